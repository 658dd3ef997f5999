// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/risk/RemainingValue.h"

#include "flow/value/ValueMethods.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using core::Result;

namespace {

constexpr double kHighShare = 0.2, kLowShare = 0.2;

} // namespace

Result<RemainingValue> remainingValue(const Facts& facts, core::JobContext& job)
{
    ValuePlan plan;
    plan.model = facts.value;
    const auto values = chosenValues(facts, plan, job);
    if (!values)
        return std::unexpected(values.error());
    return RemainingValue {(*values)->ahead, (*values)->ifBack.empty() ? (*values)->ahead : (*values)->ifBack, (*values)->method};
}

std::string_view word(ValueClass value)
{
    static constexpr std::string_view kWords[] = {"unknown", "low", "ordinary", "high"};
    return kWords[static_cast<std::size_t>(value)];
}

std::vector<ValueClass> valueClasses(std::span<const double> values, std::span<const std::uint32_t> customers)
{
    std::vector<ValueClass> classes(values.size(), ValueClass::Unknown);
    std::vector<double> sorted;
    for (const auto c : customers)
        if (!std::isnan(values[c]))
            sorted.push_back(values[c]);
    if (sorted.empty())
        return classes;
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    const auto n = static_cast<double>(sorted.size());
    const double high = sorted[static_cast<std::size_t>(std::ceil(kHighShare * n)) - 1];
    const auto above = static_cast<std::size_t>(std::ceil((1 - kLowShare) * n));
    const double ordinary = sorted[above - 1];
    for (const auto c : customers)
        if (!std::isnan(values[c]))
            classes[c] = values[c] >= high ? ValueClass::High : values[c] >= ordinary ? ValueClass::Ordinary : ValueClass::Low;
    return classes;
}

} // namespace holdfast::flow
