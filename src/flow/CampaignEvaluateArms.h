// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the figures of two arms, from arrays alone.

#include "flow/CampaignEvaluate.h"

#include <span>

namespace holdfast::flow {

// A row a member whose outcome is known. NaN = not known.
struct ArmRows {
    std::vector<double> y, treated; // outcome (0 and 1 for a share); 0 and 1
    std::vector<double> before, worth; // covariate; what a kept customer is worth (a share), unused for amounts
    std::vector<double> score; // puts first whom the campaign moves
    bool share = true;
};

struct ArmEffect {
    ArmFigure treated, control;
    core::Estimate difference;
    std::optional<double> p;
};
// Nothing when an arm is empty.
std::optional<ArmEffect> armEffect(std::span<const double> y, std::span<const double> treated, bool share, double level);

// Sample ratio, effect, CUPED, money and Qini of an answer whose plan, plannedRatio and money.cost are there.
core::Status fillEffects(EvaluateAnswer& answer, const ArmRows& rows, const EvaluateRequest& request, core::JobContext& job);

// The line of one group; refuses a test where an arm has fewer than kLeastArm rows.
inline constexpr std::int64_t kLeastArm = 10;
EffectLine effectLine(const ArmRows& rows, std::span<const std::uint32_t> members, double level);
void adjustLines(std::vector<EffectLine>& lines);

// Share saved of those who would have left, with its error (delta method); no value for amounts or when nobody of the control left.
struct SavedShare {
    core::Estimate saved;
    double se = 0;
};
SavedShare savedShare(const ArmFigure& treated, const ArmFigure& control, double woken, double level);

} // namespace holdfast::flow
