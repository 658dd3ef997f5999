// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/JobContext.h"

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast::analytics {

// A trait of the respondents and how it is spread in the population they stand for.
struct WeightMargin {
    std::vector<std::uint32_t> categories; // one a respondent, 0 … target.size()-1
    std::vector<double> target; // size of each category in the population, counts or shares
};

struct CaseWeights {
    std::vector<double> weights; // one a respondent, mean 1
    double designEffect = 1, effectiveN = 0; // Kish: n sum w^2 / (sum w)^2; n / designEffect
    double largest = 1;
    std::size_t trimmed = 0; // respondents cut to the cap
    double unreached = 0; // largest share of a population in categories without respondents; these are left out of the target
    double worstMargin = 0; // largest difference between weighted share and target that is left
    int rounds = 0;
    bool converged = true; // before trimming; true for cells
};

// Raking (iterative proportional fitting) to every margin in turn, until no share is off by more than 1e-9 or after 500 rounds;
// with one margin this is cell weighting. Weights above `cap` times the mean are then cut to it and the rest raised until the
// mean is 1, which moves the margins: worstMargin says how far. Stops early with what it has when the job is stopped.
// Reference: Deming, Stephan (1940), Ann. Math. Stat. 11; Holt, Smith (1979), Post stratification, J. R. Stat. Soc. A 142; Kish
// (1965), Survey Sampling, section 11.7; Potter (1990), A study of procedures to identify and trim extreme weights.
CaseWeights rakedWeights(std::span<const WeightMargin> margins, std::size_t respondents, double cap, const core::JobContext& job);

// n sum w^2 / (sum w)^2; 1 for none.
double kishDesignEffect(std::span<const double> weights);

} // namespace holdfast::analytics
