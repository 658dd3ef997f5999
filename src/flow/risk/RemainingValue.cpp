// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/risk/RemainingValue.h"

#include "analytics/value/Clv.h"
#include "core/Decimal.h"
#include "features/RepeatSummary.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::flow {

using core::Result;

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr double kWeek = 7;
constexpr double kHighShare = 0.2, kLowShare = 0.2;

std::vector<double> lastYear(const Facts& facts)
{
    const auto& shot = *facts.snapshot;
    std::vector<double> values(shot.size(), 0);
    for (std::size_t c = 0; c + 1 < shot.transactions.offsets.size(); ++c)
        for (auto e = shot.transactions.offsets[c]; e < shot.transactions.offsets[c + 1]; ++e)
            if (shot.transactions.days[e] > shot.asOf.days - 365)
                values[c] += facts.money(shot.transactions.amounts[e]);
    return values;
}

std::vector<double> fees(const Facts& facts, const frame::CustomerColumn& column)
{
    double months = 0;
    for (int m = 1; m <= kValueMonths; ++m)
        months += std::pow(1 + kValueDiscount, -m / 12.0);
    std::vector<double> values(facts.snapshot->size(), kUnknown);
    for (std::size_t c = 0; c < std::min(values.size(), column.numbers.size()); ++c)
        if (column.numbers[c] != frame::kMissing)
            values[c] = months * core::Decimal {column.numbers[c], column.scale}.toDouble();
    return values;
}

} // namespace

Result<RemainingValue> remainingValue(const Facts& facts, core::JobContext& job)
{
    const auto& shot = *facts.snapshot;
    RemainingValue result;
    if (shot.transactions.amounts.empty()) {
        const auto* fee = shot.column("monthly_fee");
        if (fee != nullptr && !fee->numbers.empty()) {
            result.byCustomer = fees(facts, *fee);
            result.method = "monthly-fee";
        } else {
            result.byCustomer.assign(shot.size(), kUnknown);
        }
        return result;
    }
    const auto summary = features::repeatSummary(features::purchasesOf(shot), shot.asOf, kWeek, job);
    if (!summary)
        return std::unexpected(summary.error());
    analytics::ClvParameters parameters;
    parameters.months = kValueMonths;
    parameters.discountPerYear = kValueDiscount;
    const auto value = analytics::customerValue({summary->x, summary->recency, summary->age}, summary->spend, parameters, job);
    if (!value && value.error().code == core::Code::Cancelled)
        return std::unexpected(value.error());
    const bool sound = value && std::all_of(value->clv.begin(), value->clv.end(), [](double v) { return std::isfinite(v); });
    if (!sound) {
        result.byCustomer = lastYear(facts);
        result.method = "last-year";
        return result;
    }
    result.byCustomer.assign(shot.size(), kUnknown);
    for (std::size_t i = 0; i < summary->customer.size(); ++i)
        result.byCustomer[summary->customer[i]] = value->clv[i];
    result.method = "bg-nbd";
    return result;
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
