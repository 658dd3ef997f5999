// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// How well probabilities p of a 0/1 outcome y rank, fit and decide. All spans have a value per row; y holds 0 and 1, p is 0..1
// where it is called a probability and any finite number where it is called a score (larger = likelier).
namespace holdfast::analytics {

// Area under the ROC curve, ties one half. None when a class is empty; no interval when a class has one row only.
// Reference: DeLong, DeLong, Clarke-Pearson (1988), Biometrics 44; the interval is Wald's, cut at 0 and 1.
struct AreaUnderCurve {
    std::optional<double> value, se, lower, upper;
};
AreaUnderCurve areaUnderCurve(std::span<const double> y, std::span<const double> score, double level = 0.95);

// Sum over distinct thresholds of the recall step times the precision. None without positives.
// Reference: Davis, Goadrich (2006), ICML; the step-wise form, not the trapezoid.
std::optional<double> averagePrecision(std::span<const double> y, std::span<const double> score);

// Largest distance of the two classes' score distributions. None when a class is empty.
std::optional<double> kolmogorovDistance(std::span<const double> y, std::span<const double> score);

// Mean of -ln of the probability given to what happened; infinite when a 0 or 1 was wrong. None without rows.
std::optional<double> logLoss(std::span<const double> y, std::span<const double> p);
// Reference: Brier (1950), Monthly Weather Review 78. None without rows.
std::optional<double> brierScore(std::span<const double> y, std::span<const double> p);

// Equal-width bins [0,1/k) … [1-1/k,1]; empty bins have n = 0 and no means. ece = mean distance of observed and predicted, weighted
// by rows; mce = the largest.
// Reference: Naeini, Cooper, Hauskrecht (2015), AAAI.
struct CalibrationBin {
    std::int64_t n = 0;
    std::optional<double> predicted, observed; // means
};
struct Calibration {
    std::vector<CalibrationBin> bins;
    std::optional<double> ece, mce;
};
Calibration calibration(std::span<const double> y, std::span<const double> p, int bins = 10);

// Groups by ascending p, ties in row order, the first n mod groups have one more; df = groups - 2. None with fewer than 3 groups,
// fewer rows than groups, or a group whose expected share is 0 or 1 while its rows say otherwise.
// Reference: Hosmer, Lemeshow (1980), Communications in Statistics A9.
struct HosmerLemeshow {
    std::optional<double> chi2, p;
    int df = 0;
};
HosmerLemeshow hosmerLemeshow(std::span<const double> y, std::span<const double> p, int groups = 10);

// Predicted positive where p >= threshold. Ratios are none where their denominator is 0.
// Reference: kappa: Cohen (1960); mcc: Matthews (1975).
struct Confusion {
    std::int64_t tp = 0, fp = 0, fn = 0, tn = 0;
    std::optional<double> accuracy, precision, recall, specificity, f1, kappa, mcc;
};
Confusion confusion(std::span<const double> y, std::span<const double> p, double threshold = 0.5);

// Groups by descending score, ties in row order, the first n mod groups have one more. Fewer rows than groups: empty groups are
// left out. lift = rate over the overall rate; capture = share of all positives up to here; none without positives.
struct LiftGroup {
    int group = 0; // from 1
    std::int64_t n = 0, positives = 0;
    double rate = 0;
    std::optional<double> lift, capture, cumulativeLift;
};
std::vector<LiftGroup> liftTable(std::span<const double> y, std::span<const double> score, int groups = 10);

// Row numbers by descending score, equal ones in row order.
std::vector<std::uint32_t> descendingOrder(std::span<const double> score);

// Everything above at once.
struct PredictionMetrics {
    std::int64_t n = 0, positives = 0;
    std::optional<double> meanPredicted, gini, averagePrecision, ks, logLoss, brier;
    AreaUnderCurve auc;
    Calibration calibration;
    HosmerLemeshow hosmerLemeshow;
    Confusion confusion;
    std::vector<LiftGroup> lift;
};
struct MetricOptions {
    double threshold = 0.5, level = 0.95;
    int bins = 10, groups = 10;
};
PredictionMetrics predictionMetrics(std::span<const double> y, std::span<const double> p, const MetricOptions& options = {});

} // namespace holdfast::analytics
