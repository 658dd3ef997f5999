// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast::analytics {

enum class CoxTies : std::uint8_t { Efron, Breslow };
// g(t) of the test of proportionality.
enum class CoxTransform : std::uint8_t {
    KaplanMeier, // 1 - S(t-) of all rows
    Identity // t
};

// Columns of one length. No NaN; time > entry where entry is given.
struct CoxInput {
    const Matrix& x; // rows x covariates, without a constant
    std::span<const double> time;
    std::span<const std::uint8_t> event; // 1 = event, 0 = censored
    std::span<const double> entry {}; // at risk only after it; empty = from the start
    std::span<const std::string> names {}; // of the covariates, for doubts
};

struct CoxOptions {
    CoxTies ties = CoxTies::Efron;
    CoxTransform transform = CoxTransform::KaplanMeier;
    bool robust = false; // sandwich variance; implied by clusters
    std::span<const std::uint32_t> clusters {}; // a code per row: rows of one code are not independent
    bool proportionality = true; // make the test
    bool residuals = true; // fill martingale
};

struct CoxTest {
    std::optional<double> chi2, p; // none when it can't be computed
    int df = 0;
};

struct CoxFit {
    std::uint64_t n = 0, events = 0;
    std::vector<std::optional<double>> coef; // per covariate; none = left out (constant or collinear, see doubts)
    std::vector<std::size_t> kept; // the covariates with a coefficient
    Matrix covariance; // of the kept coefficients, from the information
    Matrix robustCovariance; // empty unless asked for
    double loglik = 0, loglikNull = 0; // log partial likelihood
    CoxTest lr, wald, score; // wald uses the robust covariance where there is one
    double aic = 0;
    int iterations = 0;
    bool converged = true;
    std::vector<CoxTest> phTest; // per kept covariate
    CoxTest phGlobal;
    std::vector<double> martingale; // per row: event less expected events
    std::vector<double> linear; // per row: sum of coef * (x - mean)
    Doubts doubts; // few-events, constant-column, collinear, separation, not-converged, not-proportional

    // The curve of a life with all covariates at their means, by event time; what predictions need.
    std::vector<double> times; // distinct event times, ascending
    std::vector<double> hazard; // cumulative, up to and with times[k]
    std::vector<double> variance; // of it, without the coefficients' share
    Matrix meanHazard; // times x kept: sum of (mean covariates at risk - mean of all) times the hazard's steps
    std::vector<double> means; // of the kept covariates

    // Cumulative hazard at `time` of a life with all covariates at 0; held constant beyond the last event.
    double baselineHazard(double time) const;
};

struct CoxPrediction {
    double time = 0, survival = 1, se = 0; // of the survival
    double lower = 0, upper = 1; // on the log scale
};

// Newton from 0 with step halving on centred and scaled covariates. About 5 passes over the rows; linear but for one sort.
// Errors: not-enough-data (no rows), no-variation (no events, or no covariate left), cancelled.
// Reference: Cox (1972), JRSS B 34; Efron (1977), JASA 72; Breslow (1974); robust variance: Lin, Wei (1989), JASA 84;
// test of proportionality: score test of Grambsch, Therneau (1994), Biometrika 81, with the information at the fit as R's
// cox.zph since survival 3.0.
core::Result<CoxFit> fitCox(const CoxInput& input, const CoxOptions& options, core::JobContext& job);

// Survival of a life with covariates `x` (all columns of the fit's input). Reference: Therneau, Grambsch (2000), Modeling
// Survival Data, section 10.2; ties as in the fit.
std::vector<CoxPrediction> predictCox(const CoxFit& fit, std::span<const double> x, std::span<const double> times, double level = 0.95);

// Signed root of the deviance of each row.
std::vector<double> devianceResiduals(const CoxFit& fit, std::span<const std::uint8_t> event);

} // namespace holdfast::analytics
