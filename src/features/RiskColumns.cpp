// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/RiskColumns.h"

#include "analytics/models/Metrics.h"
#include "core/Decimal.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <unordered_set>

namespace holdfast::features {

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostLevels = 12, kMostWords = 50;
constexpr double kFewestOfALevel = 0.01;
constexpr std::int64_t kFewestForLeak = 20;
constexpr std::size_t kIdentifiesFrom = 100; // so many whole numbers, all different: a number, not a quantity

bool among(std::string_view field, std::initializer_list<std::string_view> fields)
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

// Why a column can't be a feature by what it is; empty = it can.
std::string_view barred(const frame::CustomerColumn& column, bool history)
{
    if (among(column.field, {"customer", "name", "phone", "email", "address", "postcode"}))
        return "identifies";
    if (among(column.field, {"status", "churn_date", "churn_reason", "churn_type"}))
        return "known-after";
    if (history && among(column.field, {"tenure", "contract_end"}))
        return "changes";
    if (among(column.field, {"signup_date", "contract_end", "birth_date"}) || column.type == frame::ValueType::Date
        || column.type == frame::ValueType::DateTime || column.type == frame::ValueType::Time)
        return "date";
    return {};
}

double numberAt(const frame::CustomerColumn& column, std::size_t customer)
{
    const std::int64_t value = column.numbers[customer];
    return value == frame::kMissing ? kUnknown : core::Decimal {value, column.scale}.toDouble();
}

std::string_view addNumbers(RiskLayout& layout, const frame::CustomerColumn& column)
{
    std::unordered_set<std::int64_t> distinct;
    std::size_t there = 0;
    for (const std::int64_t value : column.numbers)
        if (value != frame::kMissing) {
            ++there;
            distinct.insert(value);
        }
    if (distinct.size() < 2)
        return "constant";
    if (column.type == frame::ValueType::Integer && column.field.empty() && distinct.size() == there && there >= kIdentifiesFrom)
        return "identifies";
    layout.features.push_back({column.name, RiskGroup::Attribute, column.name, {}});
    return {};
}

std::string_view addWords(RiskLayout& layout, const frame::CustomerColumn& column)
{
    std::vector<std::size_t> counts(column.words.size() + 1, 0);
    for (const auto code : column.codes)
        ++counts[code];
    std::vector<std::uint32_t> levels;
    for (std::uint32_t code = 1; code < counts.size(); ++code)
        if (counts[code] > 0)
            levels.push_back(code);
    if (levels.size() > kMostWords)
        return "many-values";
    if (levels.empty() || (levels.size() == 1 && counts[0] == 0))
        return "constant";
    std::stable_sort(levels.begin(), levels.end(), [&](auto a, auto b) { return counts[a] > counts[b]; });
    const double least = kFewestOfALevel * static_cast<double>(column.codes.size());
    for (std::size_t i = 0; i < std::min(levels.size(), kMostLevels); ++i) {
        const auto& level = column.words[levels[i] - 1];
        if (i == 0 || static_cast<double>(counts[levels[i]]) >= least)
            layout.features.push_back({column.name + "=" + level, RiskGroup::Attribute, column.name, level});
    }
    return {};
}

// Each cell by what its level, or its number, says about y: the rank of the best single rule.
double areaOf(const frame::CustomerColumn& column, std::span<const std::uint32_t> customers, std::span<const double> y)
{
    std::vector<double> score(customers.size());
    const auto area = [&] {
        const auto value = analytics::areaUnderCurve(y, score).value;
        return value ? std::max(*value, 1 - *value) : 0.5;
    };
    if (!column.codes.empty()) {
        std::vector<double> ones(column.words.size() + 1), all(column.words.size() + 1);
        for (std::size_t i = 0; i < customers.size(); ++i) {
            ones[column.codes[customers[i]]] += y[i];
            ++all[column.codes[customers[i]]];
        }
        for (std::size_t i = 0; i < customers.size(); ++i)
            score[i] = ones[column.codes[customers[i]]] / all[column.codes[customers[i]]];
        return area();
    }
    // Being there at all, then the number with the missing ones in the middle.
    for (std::size_t i = 0; i < customers.size(); ++i)
        score[i] = column.numbers[customers[i]] == frame::kMissing;
    const double presence = area();
    std::vector<double> numbers;
    for (const auto c : customers)
        if (column.numbers[c] != frame::kMissing)
            numbers.push_back(numberAt(column, c));
    if (numbers.empty())
        return presence;
    std::nth_element(numbers.begin(), numbers.begin() + static_cast<std::ptrdiff_t>(numbers.size() / 2), numbers.end());
    const double middle = numbers[numbers.size() / 2];
    for (std::size_t i = 0; i < customers.size(); ++i) {
        const double value = numberAt(column, customers[i]);
        score[i] = std::isnan(value) ? middle : value;
    }
    return std::max(presence, area());
}

} // namespace

void addAttributes(RiskLayout& layout, const frame::Snapshot& snapshot)
{
    for (const auto& column : snapshot.columns) {
        std::string_view why = barred(column, layout.history);
        if (why.empty())
            why = column.codes.empty() ? addNumbers(layout, column) : addWords(layout, column);
        if (!why.empty())
            layout.leftOut.push_back({column.name, column.label, std::string(why), 0});
    }
}

void leaveOut(RiskLayout& layout, const LeftOutColumn& column)
{
    std::erase_if(layout.features, [&](const RiskFeature& feature) { return !feature.column.empty() && feature.column == column.column; });
    layout.leftOut.push_back(column);
}

std::vector<LeftOutColumn> leaks(const frame::Snapshot& snapshot, const RiskLayout& layout, std::span<const std::uint32_t> customers, std::span<const double> y)
{
    std::vector<LeftOutColumn> found;
    const auto ones = std::count(y.begin(), y.end(), 1.0);
    if (ones < kFewestForLeak || static_cast<std::int64_t>(y.size()) - ones < kFewestForLeak)
        return found;
    for (const auto& column : snapshot.columns) {
        if (std::none_of(layout.features.begin(), layout.features.end(), [&](const RiskFeature& f) { return f.column == column.name; }))
            continue;
        if (const double area = areaOf(column, customers, y); area >= (layout.history ? kLeakAreaToday : kLeakArea))
            found.push_back({column.name, column.label, "leak", area});
    }
    return found;
}

void fillAttribute(const RiskFeature& feature, const frame::Snapshot& snapshot, std::span<const std::uint32_t> customers, std::span<double> to)
{
    const auto* column = snapshot.column(feature.column);
    if (column == nullptr)
        return;
    if (feature.level.empty()) {
        if (column->numbers.empty())
            return;
        for (std::size_t i = 0; i < customers.size(); ++i)
            to[i] = numberAt(*column, customers[i]);
        return;
    }
    std::uint32_t code = 0;
    for (std::size_t w = 0; w < column->words.size() && code == 0; ++w)
        if (column->words[w] == feature.level)
            code = static_cast<std::uint32_t>(w) + 1;
    for (std::size_t i = 0; i < customers.size(); ++i)
        to[i] = code != 0 && !column->codes.empty() && column->codes[customers[i]] == code;
}

} // namespace holdfast::features
