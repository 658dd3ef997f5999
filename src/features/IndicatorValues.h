// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/IndicatorSeries.h"

namespace holdfast::features {

// One figure for each customer; NaN = cannot be said (too little history, no such row).
struct CustomerFigure {
    std::string id; // "purchase_frequency.ratio", …
    std::string indicator;
    bool higherIsWorse = true;
    double worrying = 0; // at or beyond this on the worse side a customer counts as affected
    std::vector<double> values;
    bool worries(std::size_t customer) const
    {
        const double value = values[customer];
        return higherIsWorse ? value >= worrying : value <= worrying; // NaN is neither
    }
};

// The indicators by customer on a day, from what was known on that day, the window W the last `windowDays` days up to it and
// the baseline up to 4, at least 2, whole windows before it within the customer's history (domain.md sections 3, 5):
//   purchase_frequency.ratio    orders in W over the mean of the baseline windows, where that is above 0
//   purchase_frequency.p        chance of so few orders or fewer (Poisson with that mean)
//   purchase_frequency.silence  share of the own gaps between purchase days that were at least as long as the silence now, (k+1)/(n+1); from 3 gaps
//   order_value.log_ratio       log of the mean order in W over that of the baseline; from 3 orders in all, one in each
//   engagement.ratio            weighted interactions in W over the mean of the baseline windows
//   satisfaction.last, .change  last CSAT, else NPS, 0..100; minus the one before
//   complaints.count, .severity in W; sum of grades 1..4 (not understood: 1)
//   sentiment.last              polarity of the last comment, -1..1
//   enquiries.count, .repeats   in W
//   renewal.lapsed              1 where the last renewal due lapsed
//   payment.days_late, .failures  most days late and failures of bills due in W; an open bill is late since it fell due
// Columns whose table is missing are left out. `day` is asOf or before. Fails only with cancelled.
core::Result<std::vector<CustomerFigure>> indicatorValues(const frame::Snapshot& snapshot, const IndicatorTables& tables, core::CivilDate day,
    int windowDays, const IndicatorSettings& settings, core::JobContext& job);

} // namespace holdfast::features
