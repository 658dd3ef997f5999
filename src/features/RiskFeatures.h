// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"
#include "domain/ChurnDefinition.h"
#include "frame/Snapshot.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::features {

// Rows of one table by customer, in order of their days. Without offsets the workspace has no such table.
struct DatedRows {
    std::vector<std::uint64_t> offsets; // customers + 1
    std::vector<std::int32_t> days;
    std::vector<double> values; // NaN = not said
    std::vector<std::int32_t> ends; // complaints: day closed, kNone = open; else empty
    bool present() const { return !offsets.empty(); }
};

// What the model reads beside the snapshot. Rows dated after the as-of day may be in it; they are not looked at.
struct RiskTables {
    DatedRows complaints; // values: severity 1 low, 2 medium, 3 high
    DatedRows enquiries;
    DatedRows payments; // by due day; values: days late, 0 = in time, -1 = failed
    DatedRows satisfaction; // values: 0..1 of its scale
    DatedRows recommendation; // values: 0..10
};

// What a feature tells about; the reasons of a risk are summed over one of these (attributes: over one column).
enum class RiskGroup : std::uint8_t {
    Recency, Frequency, Spend, Basket, Returns, Breadth, Engagement, Complaints, Enquiries, Payments, Satisfaction, Recommendation, Tenure,
    Attribute
};
inline constexpr int kRiskGroups = 14;
std::string_view word(RiskGroup group); // "recency", "frequency", …, "attribute"

struct RiskFeature {
    std::string id; // "recency_days", "orders_change", …; attributes: "COLUMN" or "COLUMN=LEVEL"
    RiskGroup group = RiskGroup::Attribute;
    std::string column, level; // attributes: name of the customer column; 1 where it holds `level`, or its number
    bool operator==(const RiskFeature&) const = default;
};

// A customer column that is no feature, and why: "known-after" (says that somebody left), "changes" (its value today is not that
// of the past), "date", "identifies", "many-values", "constant", "leak" (alone tells churn: see leaks()).
struct LeftOutColumn {
    std::string column, label, reason;
    double area = 0; // leak: under the ROC curve
    bool operator==(const LeftOutColumn&) const = default;
};

// Which features the data allow. Fixed when a model is made; `history` = features at several days, so that only what does not
// change by itself may be taken from the customer table as it is today.
struct RiskLayout {
    int windowDays = 90;
    bool history = true;
    std::vector<RiskFeature> features;
    std::vector<LeftOutColumn> leftOut;
};
RiskLayout riskLayout(const frame::Snapshot& snapshot, const RiskTables& tables, int windowDays, bool history);
// Without the features of a column.
void leaveOut(RiskLayout& layout, const LeftOutColumn& column);

// Attribute columns that alone rank y (1 = churned) with an area of kLeakArea or more, by their values or by being empty; with history
// kLeakAreaToday: the cut-offs lie in the past, the attributes are those of today and may have been changed when somebody left. At least
// 20 rows of each outcome, else none.
inline constexpr double kLeakArea = 0.98, kLeakAreaToday = 0.85;
std::vector<LeftOutColumn> leaks(const frame::Snapshot& snapshot, const RiskLayout& layout, std::span<const std::uint32_t> customers, std::span<const double> y);

// A row for each of `customers`, a column for each feature, at the end of `day` from events on or before it: nothing later is looked
// at. NaN = can't be said. Linear in the events of the customers. Fails only with cancelled.
//   recency_days, recency_ratio (days over the own mean gap), gap_mean; orders_recent, orders_baseline, orders_change (log of
//   recent + 0.5 over baseline + 0.5), orders_year; spend_*, value_* (per order) likewise; returns_recent; categories_recent,
//   categories_stopped, channels_stopped; contacts_recent, contacts_baseline, contacts_change, contact_days; complaints_recent,
//   complaint_severity, complaints_open, complaints_ever; enquiries_recent; payments_failed, payments_late, days_late;
//   satisfaction_last, satisfaction_change; recommendation_last, recommendation_change; tenure_days
core::Result<analytics::Matrix> riskFeatures(const frame::Snapshot& snapshot, const RiskTables& tables, const RiskLayout& layout,
    std::span<const std::uint32_t> customers, core::CivilDate day, core::JobContext& job);

} // namespace holdfast::features
