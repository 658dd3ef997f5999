// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/models/Calibrator.h"
#include "learning/Booster.h"

#include <optional>

namespace holdfast::learning {

struct CrossFitOptions {
    BoosterOptions booster;
    int folds = 5; // 3 or more
    analytics::CalibrationKind calibration = analytics::CalibrationKind::Isotonic;
    int threads = 0; // models trained at once; 0 = as many as there are processors. Changes nothing but the time.
};

// Predictions for every row by models that have not seen it, and the model of all rows.
struct CrossFit {
    std::vector<double> raw; // as the trees give them
    std::vector<double> calibrated;
    std::vector<std::optional<double>> foldAuc; // of the raw predictions; none where a fold holds one class only
    std::optional<Booster> model; // trained on all rows
    analytics::Calibrator calibrator; // for that model, fitted on `raw`
    std::vector<double> importance; // of that model: total gain by column
};

// Row i from 0 is in fold i mod folds. The calibration applied to a fold is nested: it is fitted on predictions for the other folds'
// rows by models that saw neither those rows nor the fold, so that no outcome of a fold takes part in its own predictions.
// Trains 1 + folds + folds (folds - 1) / 2 models (without calibration 1 + folds). not-enough-data (fewer rows than folds), cancelled.
core::Result<CrossFit> crossFit(const analytics::Matrix& x, std::span<const double> y, const CrossFitOptions& options, core::JobContext& job);

} // namespace holdfast::learning
