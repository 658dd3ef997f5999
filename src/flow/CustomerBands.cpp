// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CustomerBands.h"

#include "analytics/compare/Quantile.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::flow {

namespace {

constexpr std::size_t kMostValues = 5;

// 1250 at scale 2 -> "12.5".
std::string decimalText(std::int64_t value, int scale)
{
    std::string digits = std::to_string(value < 0 ? -value : value);
    if (scale > 0) {
        const auto places = static_cast<std::size_t>(scale);
        if (digits.size() <= places)
            digits.insert(0, places + 1 - digits.size(), '0');
        digits.insert(digits.size() - places, ".");
        while (digits.back() == '0')
            digits.pop_back();
        if (digits.back() == '.')
            digits.pop_back();
    }
    return value < 0 ? "−" + digits : digits;
}

CustomerBands numberBands(const frame::CustomerColumn& column, std::size_t customers, std::span<const std::uint32_t> among)
{
    std::vector<std::int64_t> values;
    for (const auto customer : among)
        if (customer < customers && column.numbers[customer] != frame::kMissing)
            values.push_back(column.numbers[customer]);
    std::sort(values.begin(), values.end());
    std::vector<std::int64_t> uppers = values; // of the bands: a value belongs to the first that is not below it
    uppers.erase(std::unique(uppers.begin(), uppers.end()), uppers.end());
    if (uppers.size() > kMostValues) {
        std::vector<double> sorted(values.begin(), values.end());
        uppers.clear();
        for (const double cut : analytics::quantileCutsOfSorted(sorted, 4))
            uppers.push_back(static_cast<std::int64_t>(std::floor(cut)));
        uppers.push_back(values.back());
        uppers.erase(std::unique(uppers.begin(), uppers.end()), uppers.end());
    }
    CustomerBands bands;
    bands.ordered = true;
    bands.codes.assign(customers, 0);
    std::vector<std::int64_t> low(uppers.size(), std::numeric_limits<std::int64_t>::max()), high(uppers.size(), std::numeric_limits<std::int64_t>::min());
    for (const std::int64_t value : values) {
        const auto band = static_cast<std::size_t>(std::lower_bound(uppers.begin(), uppers.end(), value) - uppers.begin());
        low[band] = std::min(low[band], value);
        high[band] = std::max(high[band], value);
    }
    for (std::size_t band = 0; band < uppers.size(); ++band) {
        const std::string from = decimalText(low[band], column.scale);
        bands.names.push_back(high[band] < low[band] ? std::string() : low[band] == high[band] ? from : from + "–" + decimalText(high[band], column.scale));
    }
    for (std::size_t customer = 0; customer < customers && !uppers.empty(); ++customer)
        if (const std::int64_t value = column.numbers[customer]; value != frame::kMissing) {
            const auto band = static_cast<std::size_t>(std::lower_bound(uppers.begin(), uppers.end(), value) - uppers.begin());
            bands.codes[customer] = static_cast<std::uint32_t>(std::min(band, uppers.size() - 1) + 1);
        }
    return bands;
}

} // namespace

std::optional<CustomerBands> customerBands(const frame::CustomerColumn& column, std::size_t customers, std::span<const std::uint32_t> among)
{
    if (!column.codes.empty())
        return column.codes.size() == customers ? std::optional(CustomerBands {column.codes, column.words}) : std::nullopt;
    if (column.numbers.size() != customers)
        return std::nullopt;
    if (column.type == frame::ValueType::Boolean) {
        CustomerBands bands {std::vector<std::uint32_t>(customers, 0), {"false", "true"}};
        for (std::size_t customer = 0; customer < customers; ++customer)
            if (column.numbers[customer] != frame::kMissing)
                bands.codes[customer] = static_cast<std::uint32_t>(column.numbers[customer]) + 1;
        return bands;
    }
    if (column.type != frame::ValueType::Integer && column.type != frame::ValueType::Decimal)
        return std::nullopt;
    return numberBands(column, customers, among);
}

} // namespace holdfast::flow
