// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "core/Estimate.h"
#include "features/ChurnState.h"

#include <optional>
#include <vector>

// Who comes back without being asked (the baseline of a win-back campaign, domain.md section 12).
namespace holdfast::flow {

struct ReturnBand {
    int fromDays = 0; // gone for at least so many days,
    std::optional<int> toDays; // and at most so many; none = longer
    core::Estimate share; // who are customers again at the end of the window; n = who were gone; Wilson (1927); no value: nobody was
};

// Measured on the window that ends with the facts: of those who were gone on the day before it, the share who are customers at its end, by
// how long they had been gone. A day looks only at what had happened by then. Kumar, Bhagat, Zhang (2015), J. Marketing 79: the longer
// gone, the rarer the return.
struct ReturnChances {
    core::CivilDate from; // day before the window
    int windowDays = 90;
    std::vector<ReturnBand> bands; // shortest first; empty: churn has no dates
    core::Estimate all; // of everybody who was gone
    // A band of fewer than kLeastBand customers lends the share of all; 0 where nothing is known. No days: gone on a day that is not known.
    double after(std::optional<int> daysGone) const;
};
inline constexpr std::int64_t kLeastBand = 30;

ReturnChances returnChances(const features::ActivitySpans& spans, int windowDays, double level);
// Days since the last active day of somebody who is gone on `day`; none: no dates, or not gone.
std::optional<int> daysGone(const features::ActivitySpans& spans, std::size_t customer, std::int32_t day);

} // namespace holdfast::flow
