// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/value/BgNbd.h"
#include "features/RepeatSummary.h"
#include "flow/compute/Events.h"

namespace holdfast::flow {

// Purchase histories of customers as the settings name them: a row each with x, t_x and T (and m), or rows of purchases with
// customer, date (and amount), end and unit.
struct HistorySettings {
    bool summarised = false;
    std::optional<std::size_t> x, recency, age, spend; // of a table of histories
    std::optional<std::size_t> id;
    EventColumns events;
    core::CivilDate end;
    double unitDays = 7;
};

enum class SpendNeed : std::uint8_t { None, Needed };
// `timed`: t_x and T are wanted too.
HistorySettings historySettings(Settings& settings, SpendNeed spend, bool timed);

struct Histories {
    std::vector<std::string> ids;
    features::RepeatSummary summary; // customer and firstDay only from rows of purchases
    CustomerEvents events; // empty when summarised
    core::CivilDate end;
    double unitDays = 7;
    bool summarised = false;

    analytics::RepeatPurchases purchases() const { return {summary.x, summary.recency, summary.age}; }
    // Purchases after the end are known.
    bool hasLater() const { return !summarised && events.lastDay > end; }
};

// Rows that are no history are left out as "invalid-history" (x not whole or below 0, t_x below 0 or above T), customers
// whose first purchase is after the end as "customer-after-end". not-enough-data: nothing is left.
core::Result<Histories> historiesOf(
    const Table& table, const HistorySettings& settings, ComputeAnswer& answer, core::JobContext& job);

} // namespace holdfast::flow
