// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Proportion.h"
#include "core/Decimal.h"
#include "flow/Facts.h"
#include "flow/value/ValueMethods.h"

#include <charconv>
#include <cmath>
#include <cstdlib>
#include <limits>

namespace holdfast::flow {

using core::Result;

namespace {

std::string shortest(double value)
{
    char text[32];
    return {text, std::to_chars(text, text + sizeof text, value).ptr};
}

std::vector<std::pair<std::string, std::string>> asTexts(const ValueModel& model)
{
    return {{"value.method", model.method}, {"value.months", std::to_string(model.months)}, {"value.discount", shortest(model.discountPerYear)},
        {"value.margin", shortest(model.margin)}};
}

} // namespace

ValueModel valueModelFrom(const std::map<std::string, std::string>& settings)
{
    ValueModel model;
    const auto number = [&](const char* key, double fallback) {
        const auto it = settings.find(key);
        if (it == settings.end())
            return fallback;
        double value = fallback;
        std::from_chars(it->second.data(), it->second.data() + it->second.size(), value);
        return value;
    };
    if (const auto it = settings.find("value.method"); it != settings.end())
        model.method = it->second;
    model.months = static_cast<int>(number("value.months", model.months));
    model.discountPerYear = number("value.discount", model.discountPerYear);
    model.margin = number("value.margin", model.margin);
    return model;
}

Result<ValueModel> valueModel(Session& session)
{
    const auto texts = settingsAsText(session);
    if (!texts)
        return std::unexpected(texts.error());
    return valueModelFrom(*texts);
}

int differences(const ValueModel& a, const ValueModel& b)
{
    const auto x = asTexts(a), y = asTexts(b);
    int n = 0;
    for (std::size_t i = 0; i < x.size(); ++i)
        n += x[i] != y[i];
    return n;
}

Result<int> changeValueModel(Session& session, const ValueModel& model)
{
    const auto now = valueModel(session);
    if (!now)
        return std::unexpected(now.error());
    const auto before = asTexts(*now), after = asTexts(model);
    int changed = 0;
    for (std::size_t i = 0; i < after.size(); ++i)
        if (after[i] != before[i]) {
            if (auto status = changeSetting(session, after[i].first, after[i].second); !status)
                return std::unexpected(status.error());
            ++changed;
        }
    return changed;
}

Result<std::shared_ptr<const RemainingValues>> remainingValues(Session& session, core::CivilDate asOf, core::JobContext& job)
{
    const auto made = facts(session, asOf, job);
    if (!made)
        return std::unexpected(made.error());
    const Facts& ground = **made;
    if (auto kept = std::static_pointer_cast<const RemainingValues>(ground.late->find("remaining-values")))
        return kept;
    ValuePlan plan;
    plan.model = ground.value;
    const auto values = chosenValues(ground, plan, job);
    if (!values)
        return std::unexpected(values.error());
    auto result = std::make_shared<RemainingValues>();
    result->method = (*values)->method;
    result->model = ground.value;
    result->asOf = ground.snapshot->asOf;
    result->value = (*values)->ahead;
    result->doubts = (*values)->doubts;
    const double wide = analytics::normalQuantileTwoSided(0.95);
    result->lower.assign(result->value.size(), std::numeric_limits<double>::quiet_NaN());
    result->upper = result->lower;
    if (!(*values)->slopes.empty())
        for (std::size_t c = 0; c < result->value.size(); ++c)
            if (!std::isnan(result->value[c])) {
                const double spread = wide * std::sqrt(std::max(0.0, (*values)->logVariance((*values)->slopes[c])));
                result->lower[c] = result->value[c] * std::exp(-spread);
                result->upper[c] = result->value[c] * std::exp(spread);
            }
    ground.late->keep("remaining-values", result);
    return result;
}

} // namespace holdfast::flow
