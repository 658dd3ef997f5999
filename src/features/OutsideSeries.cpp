// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/OutsideSeries.h"

#include "core/Decimal.h"

#include <algorithm>

namespace holdfast::features {

namespace {

std::string_view wordAt(const frame::CustomerColumn* column, std::size_t row)
{
    return column == nullptr || column->codes.empty() || column->codes[row] == 0 ? std::string_view() : std::string_view(column->words[column->codes[row] - 1]);
}

struct Values {
    domain::OutsideKind kind {};
    bool anyWithoutRegion = false;
    struct Value {
        std::int32_t day;
        double value;
        bool region;
    };
    std::vector<Value> values; // in order of day
};

// Middle distance between neighbouring days, 0 for one.
std::int32_t spacing(const Values& series)
{
    std::vector<std::int32_t> gaps;
    for (std::size_t i = 1; i < series.values.size(); ++i)
        if (series.values[i].day > series.values[i - 1].day)
            gaps.push_back(series.values[i].day - series.values[i - 1].day);
    if (gaps.empty())
        return 0;
    std::nth_element(gaps.begin(), gaps.begin() + static_cast<std::ptrdiff_t>(gaps.size() / 2), gaps.end());
    return gaps[gaps.size() / 2];
}

constexpr const char* kIndicatorOf[] = {"competitor", "economy", "technology"};

} // namespace

void addOutsideSeries(const frame::FactTable& table, const PeriodIndex& periods, core::CivilDate asOf, IndicatorSet& set)
{
    const auto *names = table.column("series"), *kinds = table.column("kind"), *values = table.column("value"), *regions = table.column("region"),
               *events = table.column("event");
    std::map<std::string, Values> found;
    for (std::size_t row = 0; row < table.rows(); ++row) {
        const std::string name(wordAt(names, row));
        const auto kind = domain::outsideKind(wordAt(kinds, row), name);
        if (const auto text = wordAt(events, row); !text.empty()) {
            set.events.push_back({table.days[row], name, std::string(text), kind});
            continue;
        }
        if (!kind || values == nullptr || values->numbers.empty() || values->numbers[row] == frame::kMissing)
            continue;
        auto& series = found[name];
        series.kind = *kind;
        const bool region = !wordAt(regions, row).empty();
        series.anyWithoutRegion |= !region;
        series.values.push_back({table.days[row], core::Decimal {values->numbers[row], values->scale}.toDouble(), region});
    }
    for (auto kind : {domain::OutsideKind::Competitor, domain::OutsideKind::Economy, domain::OutsideKind::Technology})
        for (auto& [name, series] : found) {
            if (series.kind != kind)
                continue;
            if (series.anyWithoutRegion)
                std::erase_if(series.values, [](const auto& value) { return value.region; });
            IndicatorSeries made;
            made.id = made.label = name;
            made.indicator = kIndicatorOf[static_cast<int>(kind)];
            made.unit = domain::IndicatorUnit::Level;
            made.worse = domain::worseOf(kind, name);
            made.periods = periods.count();
            made.cells.resize(static_cast<std::size_t>(periods.count()));
            const std::int32_t begins = core::firstDay(periods.period(0)).days;
            std::optional<std::pair<std::int32_t, double>> last; // newest value before the period looked at
            std::size_t next = 0;
            for (; next < series.values.size() && series.values[next].day < begins; ++next)
                last = {series.values[next].day, series.values[next].value};
            const std::int32_t keeps = spacing(series);
            for (std::int32_t p = 0; p < periods.count(); ++p) {
                auto& cell = made.cells[static_cast<std::size_t>(p)];
                const std::int32_t from = core::firstDay(periods.period(p)).days, to = std::min(core::lastDay(periods.period(p)), asOf).days;
                for (; next < series.values.size() && series.values[next].day <= to; ++next) {
                    const double value = series.values[next].value;
                    cell.sum += value;
                    cell.squares += value * value;
                    ++cell.n;
                    last = {series.values[next].day, value};
                }
                if (cell.n == 0 && last && from - last->first < keeps) {
                    cell.sum = last->second;
                    cell.squares = last->second * last->second;
                    cell.n = 1;
                }
            }
            set.series.push_back(std::move(made));
        }
}

} // namespace holdfast::features
