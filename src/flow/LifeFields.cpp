// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/LifeFields.h"

#include "flow/value/ValueMethods.h"

#include <algorithm>

namespace holdfast::flow {

using core::Code;

namespace {

constexpr const char* kDays = "life_days";
constexpr const char* kEnded = "life_ended";
constexpr const char* kSeenFrom = "life_seen_from";
constexpr std::size_t kStep = 4096; // customers between two questions whether to stop

} // namespace

FirstLife firstLife(const Facts& facts, std::uint32_t customer)
{
    const auto& spans = *facts.spans;
    const auto& shot = *facts.snapshot;
    FirstLife life;
    const auto first = spans.offsets[customer]; // who comes back lives another one
    if (first == spans.offsets[customer + 1] || spans.begin[first] == features::ActivitySpans::kAlways) {
        life.startUnknown = true;
        return life;
    }
    const std::int32_t begin = spans.begin[first], seenFrom = shot.firstDay.isValid() ? shot.firstDay.days : spans.firstFact.days;
    life.ended = spans.end[first] < shot.asOf.days;
    life.days = (life.ended ? spans.end[first] + 1 : shot.asOf.days) - begin;
    life.seenFrom = std::max(0, seenFrom - begin);
    return life;
}

bool isLifeField(std::string_view name)
{
    return name == kDays || name == kEnded || name == kSeenFrom;
}

core::Result<std::shared_ptr<const frame::CustomerColumn>> lifeField(const Facts& facts, const std::string& name, core::JobContext& job)
{
    if (!facts.spans)
        return std::unexpected(*facts.spansMissing);
    if (!facts.spans->dated)
        return core::fail(Code::UnknownField, {{"field", name}});
    const std::string key = "life:" + name;
    if (auto kept = std::static_pointer_cast<const frame::CustomerColumn>(facts.late->find(key)))
        return kept;
    frame::CustomerColumn column;
    column.name = name;
    column.type = frame::ValueType::Integer;
    column.numbers.assign(facts.snapshot->size(), frame::kMissing);
    for (std::uint32_t c = 0; c < column.numbers.size(); ++c) {
        if (c % kStep == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        const FirstLife life = firstLife(facts, c);
        if (life.isSeen() && (name != kEnded || life.ended))
            column.numbers[c] = name == kSeenFrom ? life.seenFrom : life.days;
    }
    auto made = std::make_shared<const frame::CustomerColumn>(std::move(column));
    facts.late->keep(key, made);
    return made;
}

std::vector<RuleField> lifeRuleFields(const Facts& facts)
{
    std::vector<RuleField> fields;
    if (facts.spans && facts.spans->dated)
        for (const char* name : {kDays, kEnded})
            fields.push_back({name, {}, {}, std::string(frame::word(frame::ValueType::Integer)), {}, "0", {}});
    return fields;
}

} // namespace holdfast::flow
