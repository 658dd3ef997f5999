// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/compute/Histories.h"

#include <cmath>

namespace holdfast::flow {

using core::Code;

HistorySettings historySettings(Settings& settings, SpendNeed spend, bool timed)
{
    HistorySettings result;
    result.summarised = settings.has("x");
    if (result.summarised) {
        result.x = settings.column("x");
        if (timed) {
            result.recency = settings.column("t_x");
            result.age = settings.column("T");
        }
        if (spend == SpendNeed::Needed)
            result.spend = settings.column("m");
        result.id = settings.optionalColumn("customer");
    } else {
        result.events = eventColumns(settings, spend == SpendNeed::Needed, false);
        result.end = daySetting(settings, "end");
    }
    const auto unit = settings.choice("unit", {"week", "day", "month", "year"});
    result.unitDays = unit == "day" ? 1 : unit == "month" ? 365.25 / 12 : unit == "year" ? 365.25 : 7;
    return result;
}

namespace {

core::Result<Histories> summarised(const Table& table, const HistorySettings& settings, ComputeAnswer& answer)
{
    RowFilter filter(table);
    for (const auto& column : {settings.x, settings.recency, settings.age})
        if (column)
            filter.needNumber(*column);
    if (settings.id)
        filter.needText(*settings.id);
    std::vector<bool> valid(table.rows(), true);
    const auto cell = [&](std::size_t row, const std::optional<std::size_t>& column) {
        return column ? plainNumber(table.cell(row, *column)).value_or(0) : 0;
    };
    for (const auto row : filter.rows()) {
        const double x = cell(row, settings.x), recency = cell(row, settings.recency);
        valid[row] = x >= 0 && x < 1e6 && x == std::floor(x);
        if (settings.age)
            valid[row] = valid[row] && recency >= 0 && recency <= cell(row, settings.age);
    }
    filter.leaveOut(valid, "invalid-history");
    Histories histories;
    histories.summarised = true;
    histories.unitDays = settings.unitDays;
    const auto rows = filter.rows();
    const auto column = [&](const std::optional<std::size_t>& of) {
        return of ? numbersOf(table, *of, rows) : std::vector<double>(rows.size(), 0);
    };
    histories.summary.x = column(settings.x);
    histories.summary.recency = column(settings.recency);
    histories.summary.age = column(settings.age);
    histories.summary.spend.assign(rows.size(), 0);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        histories.ids.push_back(settings.id ? std::string(table.cell(rows[i], *settings.id)) : std::to_string(rows[i] + 1));
        histories.summary.spend[i] = cell(rows[i], settings.spend); // a missing cell is no spend
        if (histories.summary.x[i] == 0)
            histories.summary.recency[i] = 0;
    }
    answer.excluded = filter.excluded();
    return histories;
}

} // namespace

core::Result<Histories> historiesOf(
    const Table& table, const HistorySettings& settings, ComputeAnswer& answer, core::JobContext& job)
{
    core::Result<Histories> histories;
    if (settings.summarised) {
        histories = summarised(table, settings, answer);
        if (!histories)
            return histories;
    } else {
        histories->unitDays = settings.unitDays;
        histories->events = eventsOf(table, settings.events, {}, {}, answer.excluded);
        histories->end = settings.end.isValid() ? settings.end : histories->events.lastDay;
        answer.parameters["end"] = core::isoText(histories->end);
        const auto purchases = histories->events.until({});
        auto summary = features::repeatSummary(purchases, histories->end, settings.unitDays, job);
        if (!summary)
            return std::unexpected(summary.error());
        histories->summary = std::move(*summary);
        for (const auto c : histories->summary.customer)
            histories->ids.push_back(histories->events.customers[c]);
        if (const auto left = histories->events.customers.size() - histories->ids.size())
            answer.excluded["customer-after-end"] = left;
    }
    if (histories->ids.empty())
        return core::fail(Code::NotEnoughData);
    return histories;
}

} // namespace holdfast::flow
