// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Drivers.h"
#include "flow/Gaps.h"
#include "flow/Loyalty.h"
#include "flow/Satisfaction.h"
#include "flow/SatisfactionBehaviour.h"
#include "flow/SurveyFactors.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Satisfaction. Pure functions, as those of Pages.h.

// Tiles "nps", "csat", "ces", as far as they are asked for; blocks "<measure>-answers" (BarsSpec), "<measure>-waves" (TrendSpec), "<measure>-groups" and
// "<measure>-touchpoints" (BarsSpec), "journey" (BarsSpec), "responses" (TableSpec).
Page surveySummaryPage(const flow::SummaryAnswer& answer, const Fmt& fmt);

// Blocks "index" (TableSpec with levels: the whole, its dimensions, their items), "index-waves" (TrendSpec), "index-groups" (BarsSpec),
// "index-sensitivity" (TableSpec), then "weights:<node>" (TableSpec, the kinds side by side) and "pairs:<node>" (GridSpec) of each group.
Page satisfactionIndexPage(const flow::IndexAnswer& answer, const Fmt& fmt);
// The weights of one group by every kind, children as rows. `names` parallel to group.children.
Block weightsBlock(const flow::GroupWeights& group, const QStringList& names, const flow::Basis& basis, const Fmt& fmt);
// Pairwise judgements of one judge, or of all together (empty), with the weights that follow; what hurts most is framed.
Block pairsBlock(const flow::GroupWeights& group, const domain::IndexSystem& system, const std::string& judge, const flow::Basis& basis, const Fmt& fmt);
QString ratioText(double ratio); // "2", "1/3"
// "slightly more important: 2", "equally important": Saaty's words.
QString judgementText(double ratio, const Fmt& fmt);
// "CR 0.026 < 0.10"; empty for fewer than three items.
QString consistencyText(const std::optional<analytics::JudgedWeights>& weights, const Fmt& fmt);
// "Delivery is 2 times Service and Service 3 times Price, yet Delivery is 1/2 Price."
QString inconsistencyText(const flow::GroupWeights& group, const QStringList& names, const Fmt& fmt);
// "Set Delivery against Price to 3: CR 0.04"
QString repairText(const flow::GroupWeights& group, const QStringList& names, const Fmt& fmt);
QString weightKindName(domain::WeightKind kind);
QString gradeName(domain::Grade grade);

// Blocks "quadrants" (QuadrantSpec) and "gaps" (GapSpec).
Page gapsPage(const flow::GapsAnswer& answer, const Fmt& fmt);
// Blocks "drivers" (BarsSpec by Lindeman-Merenda-Gold) and "driver-table" (TableSpec).
Page driversPage(const flow::DriversAnswer& answer, const Fmt& fmt);
QString outcomeName(flow::DriverOutcome outcome);
// Blocks "loadings" (GridSpec) and "reliability" (TableSpec).
Page factorsPage(const flow::FactorsAnswer& answer, const Fmt& fmt);
// Block "respondents" (GridSpec: clusters as rows, items as columns).
Page respondentsPage(const flow::RespondentsAnswer& answer, const Fmt& fmt);
// Blocks "behaviour" (TableSpec) and "worth" (TableSpec).
Page satisfactionBehaviourPage(const flow::BehaviourAnswer& answer, const Fmt& fmt);

// Blocks "loyalty-tiers" (PartsSpec), "loyalty-table", "loyalty-kinds" (GridSpec), "loyalty-moves" (GridSpec, the last pair of moments),
// "loyalty-trend" (TrendSpec), "loyalty-groups" (BarsSpec).
Page loyaltyPage(const flow::LoyaltyAnswer& answer, const Fmt& fmt);
QString loyaltyTierName(domain::LoyaltyTier tier);
QString loyaltyKindName(domain::LoyaltyKind kind);

QString satisfactionTitle(const QString& block); // of one of the blocks above, for when there is no answer
QString waveText(const std::string& wave, const Fmt& fmt); // "2026-Q2" -> "Q2 2026"; other names as they are

} // namespace holdfast::present
