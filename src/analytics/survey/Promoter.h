// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/survey/AnswerTally.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// Who answers how on a scale of whole numbers: 0-10 and 1-10 count 9-10 as promoters and 0-6 as detractors, a five-point
// scale its best answer and its three worst.
struct PromoterScale {
    int low = 0, high = 10;
    double promoterFrom = 9, detractorTo = 6;
};
// Of the end points given; none for a scale without a usual rule.
std::optional<PromoterScale> promoterScale(int low, int high);

// Net promoter score in points, -100 to 100. Sums of weights where there are weights, else counts.
struct PromoterScore {
    std::int64_t n = 0;
    double promoters = 0, passives = 0, detractors = 0;
    std::vector<double> distribution; // by answer, low to high; an answer between two whole ones is counted at the nearer
    double sumWeights = 0, effectiveN = 0; // effective by Kish: (sum w)^2 / sum w^2
    std::optional<double> nps, se, lower, upper;
    Doubts doubts; // SmallGroup under 30 answers; AtBoundary when all are of one kind
};

// Scores within the scale; `weights` empty or one > 0 for each. Unweighted se: sqrt((p + d - (p-d)^2) / n); weighted: ratio
// estimator with linearised variance sum e^2 n/(n-1), e = w (v - mean) / sum w. Interval by the normal quantile.
// Reference: Reichheld (2003), Harvard Business Review 81; Rocks (2016), Interval estimation for the net promoter score, Am. Stat.
// 70; Särndal, Swensson, Wretman (1992), section 5.6; Kish (1965).
PromoterScore promoterScore(
    std::span<const double> scores, std::span<const double> weights, const PromoterScale& scale, double level = 0.95);
// The same from counts; the tally spans the scale.
PromoterScore promoterScore(const AnswerTally& tally, const PromoterScale& scale, double level = 0.95);

// a minus b, two independent samples; p two-sided by the normal distribution.
struct PromoterDifference {
    std::optional<double> difference, se, z, p, lower, upper;
};
PromoterDifference promoterDifference(const PromoterScore& a, const PromoterScore& b, double level = 0.95);

} // namespace holdfast::analytics
