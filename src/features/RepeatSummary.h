// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/Purchases.h"

#include <vector>

namespace holdfast::features {

// What the purchase models see of each buyer: purchases of one day are one. Times in units of `unitDays` days.
struct RepeatSummary {
    std::vector<std::uint32_t> customer; // with a purchase up to the end
    std::vector<std::int32_t> firstDay;
    std::vector<double> x; // purchase days after the first
    std::vector<double> recency, age; // from the first purchase to the last, to the end
    std::vector<double> spend; // mean net amount of the purchase days after the first, currency units; 0 without
};

// Of the purchases up to and with `end`; later ones are not looked at.
core::Result<RepeatSummary> repeatSummary(const Purchases& purchases, core::CivilDate end, double unitDays, core::JobContext& job);

// Purchase days of each buyer of the summary in (from, to].
std::vector<double> purchaseDaysIn(const Purchases& purchases, const RepeatSummary& summary, double fromDay, double toDay);

} // namespace holdfast::features
