// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/RuleFields.h"

#include "domain/OwnField.h"
#include "flow/EventFields.h"
#include "flow/Facts.h"
#include "flow/LifeFields.h"
#include "flow/value/LateFields.h"
#include "frame/CellText.h"

#include <algorithm>
#include <numeric>

namespace holdfast::flow {

using core::Code;
using frame::ValueType;

namespace {

constexpr std::size_t kMostWords = 300;

RuleField fieldOf(const frame::CustomerColumn& column)
{
    RuleField field {column.name, column.label, column.field, std::string(frame::word(column.type)), {}, {}, {}};
    if (column.type == ValueType::Text) {
        std::vector<std::uint32_t> met(column.words.size() + 1, 0);
        for (const auto code : column.codes)
            ++met[code];
        std::vector<std::uint32_t> order(column.words.size());
        std::iota(order.begin(), order.end(), 1u);
        const std::size_t shown = std::min(order.size(), kMostWords);
        std::partial_sort(order.begin(), order.begin() + static_cast<std::ptrdiff_t>(shown), order.end(),
            [&](std::uint32_t a, std::uint32_t b) { return met[a] != met[b] ? met[a] > met[b] : a < b; });
        for (std::size_t i = 0; i < shown && met[order[i]] > 0; ++i)
            field.words.push_back(column.words[order[i] - 1]);
        return field;
    }
    std::int64_t least = frame::kMissing, most = frame::kMissing;
    for (const auto number : column.numbers)
        if (number != frame::kMissing) {
            least = least == frame::kMissing ? number : std::min(least, number);
            most = most == frame::kMissing ? number : std::max(most, number);
        }
    if (least != frame::kMissing) {
        frame::ColumnInfo info;
        info.type = column.type;
        info.scale = column.scale;
        field.least = frame::canonicalText(info, least);
        field.most = frame::canonicalText(info, most);
    }
    return field;
}

} // namespace

core::Result<std::vector<RuleField>> ruleFields(Session& session, const Scope& scope, core::JobContext& job)
{
    Scope all = scope;
    all.rule.reset();
    const auto scoped = resolve(session, all, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    std::vector<RuleField> fields;
    const auto addOwn = [&](RuleField field) {
        if (facts.snapshot->column(field.name) != nullptr)
            field.name = domain::ownField(field.name);
        fields.push_back(std::move(field));
    };
    for (const auto* columns : {&facts.snapshot->columns, &facts.computed})
        for (const auto& column : *columns) {
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            if (column.codes.empty() && column.numbers.empty())
                continue;
            if (columns == &facts.computed)
                addOwn(fieldOf(column));
            else
                fields.push_back(fieldOf(column));
        }
    for (const char* name : {"lifecycle_stage", "value_tenth"}) {
        const auto late = lateField(facts, name, job);
        if (late)
            addOwn(fieldOf(**late));
        else if (late.error().code == Code::Cancelled)
            return std::unexpected(late.error());
    }
    for (const auto& more : {lifeRuleFields(facts), eventRuleFields(facts)})
        for (const auto& field : more)
            addOwn(field);
    return fields;
}

} // namespace holdfast::flow
