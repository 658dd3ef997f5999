// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/survival/Survival.h"
#include "core/Estimate.h"
#include "domain/ChurnDefinition.h"
#include "features/Purchases.h"

#include <optional>
#include <vector>

namespace holdfast::features {

// Why a proposed D must not be taken at its word.
enum class ReturnDoubt : std::uint8_t {
    None,
    NoGaps, // nobody bought on two days: nothing can be proposed
    FewGaps, // fewer than kFewGaps completed gaps
    ShorterThanAYear, // the facts do not reach a year past D: D is proposed by a shorter horizon, see horizonDays
    NeverBelowShare // the chance stays above the share as far as the facts reach: D is the longest that can be judged
};
std::string_view word(ReturnDoubt doubt); // "none", "no-gaps", "few-gaps", "shorter-than-a-year", "never-below-share"

inline constexpr std::int64_t kFewGaps = 100;
inline constexpr std::int64_t kLeastAtRisk = 20; // a curve is read only as far as this many are still under observation

struct ReturnParameters {
    double share = 0.10; // proposed D = smallest D with chance to return within the horizon at most this
    int horizonDays = 365;
    double level = 0.95;
};

// The chance to return after D silent days (domain.md section 4).
struct ReturnCurve {
    analytics::SurvivalCurve gaps; // days between purchase days; a customer's last gap, up to asOf, censored; 0 left out
    // chance[D] = 1 - S(D + horizon)/S(D): the chance of a purchase within horizonDays after D silent days, for
    // D = 0 … as far as the facts reach. n = gaps still open after D days.
    std::vector<core::Estimate> chance;
    int horizonDays = 365; // the horizon of `chance`: as asked, or the shorter one used instead (ShorterThanAYear)
    std::optional<int> proposedDays; // none only with NoGaps
    core::Estimate chanceAtProposed; // none where it can't be said
    ReturnDoubt doubt = ReturnDoubt::None; // the gravest that holds
    std::int64_t completedGaps = 0, openGaps = 0;
    int observedDays = 0; // from the first event to asOf
    int judgedDays = 0; // the curve is read up to here
};

// When the facts are too short for the horizon asked, the horizon becomes half of judgedDays (so that D up to that
// half can be judged), and doubt says so. Gaps of one customer are treated as independent, so the intervals are
// somewhat narrow. Linear in events. Fails only with cancelled.
core::Result<ReturnCurve> returnCurve(const Purchases& purchases, const ReturnParameters& parameters, core::JobContext& job);

// The definition with inactiveDays filled from the curve of all customers when it was 0 (kind inactivity).
// Fails with not-enough-data {"needs","transaction"} when there is nothing to propose from.
core::Result<domain::ChurnDefinition> resolved(
    const domain::ChurnDefinition& definition, const frame::Snapshot& snapshot, core::JobContext& job);

} // namespace holdfast::features
