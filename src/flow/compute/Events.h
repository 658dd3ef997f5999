// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "features/Purchases.h"
#include "flow/compute/Analysis.h"

#include <string>
#include <vector>

namespace holdfast::flow {

// A table of purchases, a row each, by customer in code-point order of the id and by day.
struct CustomerEvents {
    std::vector<std::string> customers; // ids
    frame::EventLog log; // amounts in units of 10^-amountScale, empty without an amount column
    int amountScale = 9; // smaller where the sums would not fit
    core::CivilDate firstDay, lastDay; // none without rows
    std::uint64_t rows = 0;

    // As of `day` (none: the last day). Rows of amount 0 are purchases, those below 0 returns.
    features::Purchases until(core::CivilDate day) const;
    double unit() const; // what one amount unit is worth
};

// The columns that tables of purchases share; read from the settings before failure() is asked.
struct EventColumns {
    std::size_t customer = 0, date = 0;
    std::optional<std::size_t> amount, order;
};
EventColumns eventColumns(Settings& settings, bool amountNeeded, bool withOrder);

// A setting that is a day; none when not given. Refuses what is no ISO date.
core::CivilDate daySetting(Settings& settings, const std::string& key);

// Rows without customer, date or (where asked) amount are left out and counted in `excluded`, as are those after `last`
// (if given) under "after-" + afterWord.
CustomerEvents eventsOf(const Table& table, const EventColumns& columns, core::CivilDate last, const std::string& afterWord,
    std::map<std::string, std::uint64_t>& excluded);

} // namespace holdfast::flow
