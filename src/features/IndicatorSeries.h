// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "core/JobContext.h"
#include "domain/Indicators.h"
#include "features/ChurnState.h"
#include "features/PeriodIndex.h"
#include "frame/FactTable.h"

#include <functional>
#include <map>
#include <string>
#include <vector>

namespace holdfast::features {

// Which groups each customer is counted in; groups may overlap. Group 0 is everybody in scope.
struct CustomerGroups {
    std::uint32_t count = 1;
    std::vector<std::uint32_t> offsets; // customer c is in members[offsets[c] … offsets[c+1])
    std::vector<std::uint32_t> members;
    bool everybody = true; // no scope: rows that name nobody count in group 0
    std::span<const std::uint32_t> of(std::size_t customer) const
    {
        return {members.data() + offsets[customer], members.data() + offsets[customer + 1]};
    }
};
CustomerGroups groupsOf(std::size_t customers, const frame::Selection* scope, const std::vector<frame::Selection>& groups);

// What one group came to in one period. The value is sum / n; for a share sum is the number of cases.
struct IndicatorCell {
    double sum = 0, squares = 0;
    std::int64_t n = 0;
};

struct IndicatorSeries {
    std::string id; // "orders", "order_value", "interactions", "csat", "nps", "complaints", "negative", "churn_rate", "enquiries", "repeat", "renewed", "late"
    std::string indicator;
    domain::IndicatorUnit unit = domain::IndicatorUnit::PerCustomer;
    domain::Worse worse = domain::Worse::Both;
    std::string label; // of an outside series: its name in the data
    bool perActive = false; // n counts the customers active on any day of the period
    std::int32_t periods = 0;
    std::vector<IndicatorCell> cells; // [group * periods + period]
    const IndicatorCell& at(std::uint32_t group, std::int32_t period) const
    {
        return cells[static_cast<std::size_t>(group) * static_cast<std::size_t>(periods) + static_cast<std::size_t>(period)];
    }
};

// Wilson for shares, Student's t for means, for events per 100 customers times 100.
core::Estimate estimateOf(const IndicatorSeries& series, const IndicatorCell& cell, double level = 0.95);

// A dated thing outside the firm.
struct OutsideEvent {
    std::int32_t day = 0;
    std::string series, text;
    std::optional<domain::OutsideKind> kind;
};

// Tables are null where they were not loaded or have no rows.
struct IndicatorTables {
    const frame::FactTable *surveys = nullptr, *complaints = nullptr, *enquiries = nullptr, *renewals = nullptr, *payments = nullptr,
                           *outside = nullptr;
    // For each word of the comment column: -1…1; empty = sentiment is not wanted.
    const frame::FactTable* comments = nullptr; // the table whose comments count
    const frame::CustomerColumn* comment = nullptr; // its column
    std::vector<float> polarity; // by code - 1
};

struct IndicatorSettings {
    std::map<std::string, double> weights; // of interaction types; 1 where not given
    int graceDays = 30; // a renewal or bill without outcome counts as lapsed or late so long after it fell due
    std::map<std::string, double> worrying; // by figure, in place of CustomerFigure's own
    int repeatDays = 14; // an enquiry within so many days after one of the same customer is a repeat
};

struct IndicatorSet {
    std::vector<IndicatorSeries> series; // in the order of the catalogue
    std::vector<OutsideEvent> events;
    std::map<std::string, std::string> missing; // indicator -> role word or field that would feed it
};

// All series by period and group, in one linear pass over each table. Without spans everybody is active from the first
// event on. Returned goods lower the order value of the period they come back in. `periods` must reach to asOf; events
// before its first day do not count. Outside series are the same for all groups: they have group 0 only.
// Fails only with cancelled.
core::Result<IndicatorSet> indicatorSeries(const frame::Snapshot& snapshot, const ActivitySpans* spans, const IndicatorTables& tables,
    const CustomerGroups& groups, core::Period first, const IndicatorSettings& settings, core::JobContext& job);

// What outcomes and grades say, English and Chinese; nothing = not understood.
std::optional<bool> meansRenewed(std::string_view word);
enum class Paid : std::uint8_t { OnTime, Late, Failed };
std::optional<Paid> meansPaid(std::string_view word);
double severityOf(std::string_view word); // 1 low … 4 critical; 0 = not understood
// From a score to 0..100 by the scale the scores of a column lie on (1-5, 1-7, 0-10, 0-100).
struct ScoreScale {
    double low = 1, high = 5;
    double toHundred(double score) const { return (score - low) / (high - low) * 100; }
};
ScoreScale scaleOf(const frame::CustomerColumn& column);

} // namespace holdfast::features
