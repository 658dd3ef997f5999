// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/compute/Events.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

features::Purchases CustomerEvents::until(core::CivilDate day) const
{
    auto purchases = features::purchasesOf(log, day, amountScale);
    purchases.zeroCounts = true;
    return purchases;
}

double CustomerEvents::unit() const
{
    return std::pow(10.0, -amountScale);
}

EventColumns eventColumns(Settings& settings, bool amountNeeded, bool withOrder)
{
    EventColumns columns;
    columns.customer = settings.column("customer");
    columns.date = settings.column("date");
    if (amountNeeded)
        columns.amount = settings.column("amount");
    else
        columns.amount = settings.optionalColumn("amount");
    if (withOrder)
        columns.order = settings.optionalColumn("order");
    return columns;
}

core::CivilDate daySetting(Settings& settings, const std::string& key)
{
    const std::string text = settings.text(key);
    if (text.empty())
        return {};
    const auto day = core::parseIsoDate(text);
    if (!day)
        settings.refuse(key, text);
    return day.value_or(core::CivilDate {});
}

namespace {

std::vector<std::int64_t> minorUnits(const std::vector<double>& amounts, int& scale)
{
    double total = 0;
    for (const double amount : amounts)
        total += std::abs(amount);
    while (scale > 0 && total * std::pow(10.0, scale) > 4e18)
        --scale;
    const double factor = std::pow(10.0, scale);
    std::vector<std::int64_t> units(amounts.size());
    for (std::size_t i = 0; i < amounts.size(); ++i)
        units[i] = static_cast<std::int64_t>(std::llround(std::clamp(amounts[i] * factor, -4e18, 4e18)));
    return units;
}

} // namespace

CustomerEvents eventsOf(const Table& table, const EventColumns& columns, core::CivilDate last, const std::string& afterWord,
    std::map<std::string, std::uint64_t>& excluded)
{
    RowFilter filter(table);
    filter.needText(columns.customer);
    filter.needDay(columns.date);
    if (columns.amount)
        filter.needNumber(*columns.amount);
    if (columns.order)
        filter.needText(*columns.order);
    if (last.isValid()) {
        std::vector<bool> keep(table.rows(), true);
        const auto rows = filter.rows();
        const auto days = daysOf(table, columns.date, rows);
        for (std::size_t i = 0; i < rows.size(); ++i)
            keep[rows[i]] = days[i] <= last.days;
        filter.leaveOut(keep, "after-" + afterWord);
    }
    const auto rows = filter.rows();
    excluded = filter.excluded();

    CustomerEvents events;
    events.rows = rows.size();
    Groups customers = groupsOf(table, columns.customer, rows);
    std::vector<std::int32_t> days(rows.size());
    {
        const auto wide = daysOf(table, columns.date, rows);
        for (std::size_t i = 0; i < wide.size(); ++i)
            days[i] = static_cast<std::int32_t>(wide[i]);
    }
    std::vector<std::int64_t> amounts;
    if (columns.amount)
        amounts = minorUnits(numbersOf(table, *columns.amount, rows), events.amountScale);
    std::vector<std::uint32_t> orders;
    if (columns.order) {
        orders = groupsOf(table, *columns.order, rows).codes;
        for (auto& code : orders)
            ++code; // 0 means no order
    }
    if (!days.empty()) {
        const auto [low, high] = std::minmax_element(days.begin(), days.end());
        events.firstDay.days = *low;
        events.lastDay.days = *high;
    }
    events.log = features::groupEvents(customers.names.size(), customers.codes, days, amounts, orders);
    events.customers = std::move(customers.names);
    return events;
}

} // namespace holdfast::flow
