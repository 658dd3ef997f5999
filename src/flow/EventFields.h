// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what rules can ask beside the columns of customers.
//
// Of every purchase up to the as-of day, returns left out; a condition holds for who has at least one such purchase:
//   bought_day (date), bought_weekday (1..7, Monday first), bought_hour ("1-09" = Mondays from 9:00 to 9:59), bought_month (1..12),
//   bought_category, bought_product, bought_channel (words of the source), bought_band (price band 1..4, cheapest first)
// Of the customer, one value:
//   favourite_category, favourite_product, favourite_channel, favourite_band: what most of the own spending goes to, the first in the
//     source of those with as much
//   purchase_cycle (whole days): own mean of the days between purchase days; missing with fewer than two
// Of the state under the churn definition in force; the values limit a window of days, which ends on the as-of day at the latest:
//   left_day      active the day before the window and not on its last, as churn rates count
//   joined_day    not active the day before and active on the last, first seen within the window
//   returned_day  the same, first seen before the window
// Without a lower limit (before, on or before a day) nobody was there before the window: left = was active and is not on its last day;
// joined = active on it; returned = active on it after a time of not being so. Missing: it never came to that up to the as-of day.
// Price bands hold a quarter each of the purchases of all customers.

#include "flow/Facts.h"
#include "flow/RuleFields.h"

namespace holdfast::flow {

// One value an event, or one a customer where there are no offsets: customer c owns values [offsets[c], offsets[c+1]).
struct EventField {
    std::shared_ptr<const frame::CustomerColumn> column;
    std::span<const std::uint64_t> offsets;
};
// unknown-field where the data have no such field; cancelled.
core::Result<EventField> eventField(const Facts& facts, const std::string& name, core::JobContext& job);

bool isWindowField(std::string_view name); // left_day, joined_day, returned_day
// `name` is one of those. Failures: those of the churn definition; unknown-field where its label has no dates.
// cancelled. No `from`: no lower limit. Empty where the window ends before it begins or begins after the as-of day.
core::Result<frame::Selection> moversBetween(
    const Facts& facts, const std::string& name, std::optional<core::CivilDate> from, core::CivilDate to, core::JobContext& job);

// Who never left, was never first seen, or never came back up to the as-of day. Failures as moversBetween.
core::Result<frame::Selection> neverMoved(const Facts& facts, const std::string& name, core::JobContext& job);

// Those the data have.
std::vector<RuleField> eventRuleFields(const Facts& facts);

// "category", "product", "channel", "price-band": the code of each event (0 = none) and its words.
struct EventCodes {
    std::vector<std::uint32_t> made; // empty: those of the log
    const std::vector<std::uint32_t>* log = nullptr;
    std::vector<std::string> words;
    std::uint32_t operator[](std::size_t event) const { return log != nullptr ? (*log)[event] : made[event]; }
};
// none: the data have no such thing. Fails only with cancelled, over price bands.
core::Result<std::optional<EventCodes>> eventCodes(const Facts& facts, std::string_view kind, const core::JobContext& job);

} // namespace holdfast::flow
