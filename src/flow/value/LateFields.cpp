// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/value/LateFields.h"

#include "analytics/compare/Quantile.h"
#include "core/Decimal.h"

#include <charconv>
#include <cmath>

namespace holdfast::flow {

using core::Result;

namespace {

constexpr int kTenths = 10;

Result<frame::CustomerColumn> stageColumn(const Facts& facts, core::CivilDate day, core::JobContext& job)
{
    const auto& shot = *facts.snapshot;
    const features::StageReader reader(shot, facts.spans ? &*facts.spans : nullptr, stageRulesOf(facts));
    const core::CivilDate days[] = {day};
    auto stages = reader.on(days, job);
    if (!stages)
        return std::unexpected(stages.error());
    frame::CustomerColumn column;
    column.type = frame::ValueType::Text;
    for (int s = 1; s <= features::kStages; ++s)
        column.words.emplace_back(features::word(static_cast<features::Stage>(s)));
    column.codes.reserve(shot.size());
    for (const auto stage : stages->front())
        column.codes.push_back(static_cast<std::uint32_t>(stage));
    return column;
}

Result<frame::CustomerColumn> valueColumn(const Facts& facts, bool tenths, core::JobContext& job)
{
    ValuePlan plan;
    plan.model = facts.value;
    const auto values = chosenValues(facts, plan, job);
    if (!values)
        return std::unexpected(values.error());
    const auto& ahead = (*values)->ahead;
    frame::CustomerColumn column;
    column.numbers.assign(ahead.size(), frame::kMissing);
    if (tenths) {
        column.type = frame::ValueType::Integer;
        const auto of = tenthsOf(ahead);
        for (std::size_t c = 0; c < of.size(); ++c)
            if (of[c] != 0)
                column.numbers[c] = of[c];
        return column;
    }
    column.type = frame::ValueType::Decimal;
    column.scale = facts.snapshot->amountScale;
    const auto unit = static_cast<double>(core::powerOfTen(column.scale));
    for (std::size_t c = 0; c < ahead.size(); ++c)
        if (std::isfinite(ahead[c]))
            column.numbers[c] = std::llround(ahead[c] * unit);
    return column;
}

} // namespace

std::vector<std::uint8_t> tenthsOf(const std::vector<double>& values)
{
    std::vector<std::uint32_t> known;
    std::vector<double> amounts;
    for (std::size_t c = 0; c < values.size(); ++c)
        if (std::isfinite(values[c])) {
            known.push_back(static_cast<std::uint32_t>(c));
            amounts.push_back(values[c]);
        }
    std::vector<std::uint8_t> tenths(values.size(), 0);
    const auto tile = analytics::ntile(amounts, kTenths);
    for (std::size_t i = 0; i < known.size(); ++i)
        tenths[known[i]] = tile[i];
    return tenths;
}

features::StageRules stageRulesOf(const Facts& facts)
{
    features::StageRules rules;
    rules.windowDays = facts.settings.windowDays;
    const auto& settings = facts.late->settings;
    if (const auto it = settings.find("lifecycle.new-days"); it != settings.end())
        std::from_chars(it->second.data(), it->second.data() + it->second.size(), rules.newDays);
    if (const auto it = settings.find("lifecycle.growth"); it != settings.end())
        std::from_chars(it->second.data(), it->second.data() + it->second.size(), rules.growth);
    return rules;
}

Result<std::shared_ptr<const frame::CustomerColumn>> lateField(const Facts& facts, const std::string& name, core::JobContext& job)
{
    const auto day = name.starts_with(kStageOn) ? core::parseIsoDate(name.substr(kStageOn.size())) : std::nullopt;
    const bool known = day ? *day <= facts.snapshot->asOf : std::find(kLateFields.begin(), kLateFields.end(), name) != kLateFields.end();
    if (!known)
        return core::fail(core::Code::UnknownField, {{"field", name}});
    const std::string key = "field:" + name;
    if (auto kept = std::static_pointer_cast<const frame::CustomerColumn>(facts.late->find(key)))
        return kept;
    auto made = day || name == "lifecycle_stage" ? stageColumn(facts, day.value_or(facts.snapshot->asOf), job) : valueColumn(facts, name == "value_tenth", job);
    if (!made)
        return std::unexpected(made.error());
    made->name = name;
    const auto column = std::make_shared<const frame::CustomerColumn>(std::move(*made));
    facts.late->keep(key, column);
    return column;
}

} // namespace holdfast::flow
