// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/compare/ShareInterval.h"
#include "analytics/survey/AnswerTally.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// Answers on a rating scale of whole numbers (satisfaction, effort). Sums of weights where there are weights, else counts.
struct RatingSummary {
    std::int64_t n = 0;
    std::vector<double> counts; // by answer, low to high; an answer between two whole ones is counted at the nearer
    std::optional<double> mean, se, sd, lower, upper; // interval by Student's t with n-1 degrees of freedom
    std::optional<double> median; // weighted: where half of the weight lies below
    std::optional<double> skewness, kurtosis; // moment versions g1 and excess g2; none when all answers are equal
    double top = 0; // answers among the `top` best of the scale
    std::optional<double> topShare, topLower, topUpper; // 0..1; weighted: with the effective n of Kish
};

struct RatingScale {
    int low = 1, high = 5;
    int top = 2; // how many of the best answers count as satisfied, 1 … high-low
};

// Answers within the scale; `weights` empty or one > 0 for each. The weighted mean has the linearised error of the ratio
// estimator, which without weights is sd / sqrt(n).
// Reference: Joanes, Gill (1998), The Statistician 47 (g1, g2); Särndal, Swensson, Wretman (1992), section 5.6; Kish (1965).
RatingSummary ratingSummary(std::span<const double> answers, std::span<const double> weights, const RatingScale& scale,
    ShareMethod method = ShareMethod::Wilson, double level = 0.95);
// The same from counts; the tally spans the scale.
RatingSummary ratingSummary(
    const AnswerTally& tally, const RatingScale& scale, ShareMethod method = ShareMethod::Wilson, double level = 0.95);

// Mean of a minus mean of b for independent samples, with Welch's degrees of freedom; p two-sided.
// Reference: Welch (1947), Biometrika 34.
struct RatingDifference {
    std::optional<double> difference, se, t, df, p, lower, upper;
};
RatingDifference ratingDifference(const RatingSummary& a, const RatingSummary& b, double level = 0.95);

} // namespace holdfast::analytics
