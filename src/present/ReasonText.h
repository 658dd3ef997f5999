// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/RiskModel.h"
#include "present/Fmt.h"

namespace holdfast::present {

// One reason with its figures: "No purchase for 76 days, usually every 24". Says what is, not that it caused anything.
QString reasonText(const flow::RiskReason& reason, const Fmt& fmt);
QString reasonGroupName(const QString& group); // "recency" -> "Time since the last purchase"; "attribute" -> "Customer attribute"
// A feature of the model: "Orders against own baseline", "Contract: Month-to-month".
QString featureName(const QString& id, const QString& label, const QString& level);

// Stable words of risk, watch list and motives.
QString tierName(const QString& tier); // "high" -> "High"
QString valueClassName(const QString& word); // "high" -> "High value"
QString degreeName(const QString& word); // "light" -> "Light"
QString causeName(const QString& word); // "voluntary"
QString actionName(const QString& word); // "care-call" -> "Care call"
QString modelName(const QString& word); // "boosted" -> "Boosted trees"
QString leftOutName(const QString& word); // "leak" -> "tells churn by itself: probably not known beforehand"
QString valueMethodName(const QString& word); // "bg-nbd"
QString motiveName(const QString& id); // "slow-response" -> "Slow response"
QString motiveCategoryName(const QString& id);
QString evidenceName(const QString& kind); // "complaint" -> "Complaints"

} // namespace holdfast::present
