// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/models/Calibrator.h"
#include "analytics/models/Metrics.h"
#include "analytics/models/Tree.h"
#include "learning/Booster.h"
#include "learning/LogisticScore.h"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::learning {

enum class ModelKind : std::uint8_t { Logistic, Boosted };
std::string_view word(ModelKind kind); // "logistic", "boosted"
std::optional<ModelKind> parseModelKind(std::string_view word);

// A fitted churn model: features (NaN = missing) to a calibrated probability, with what each feature adds.
class ChurnModel {
public:
    ModelKind kind() const { return m_logistic ? ModelKind::Logistic : ModelKind::Boosted; }
    std::size_t features() const { return m_features; }
    // Calibrated, 0..1, a row each. Failures: invalid-value {name: model} when x has other columns; internal.
    core::Result<std::vector<double>> probabilities(const analytics::Matrix& x, core::JobContext& job) const;
    // Log-odds before calibration: a column for each feature, the last one for the base. Logistic: coefficient x deviation from the
    // mean; boosted: exact Shapley values.
    core::Result<analytics::Matrix> contributions(const analytics::Matrix& x, core::JobContext& job) const;
    // What calibration makes of a log-odds.
    double calibrated(double logOdds) const;
    const std::vector<double>& importance() const { return m_importance; } // by feature, shares of 1

    // As JSON text and back. invalid-value {name: model} when the text is no model.
    core::Result<std::string> text() const;
    static core::Result<ChurnModel> fromText(const std::string& text);

private:
    friend class ChurnFitting;
    std::optional<LogisticScore> m_logistic;
    std::optional<Booster> m_booster;
    analytics::Calibrator m_calibrator;
    std::size_t m_features = 0;
    std::vector<double> m_importance;
};

struct ChurnModelOptions {
    std::optional<ModelKind> kind; // none = the one with the smaller validation loss
    double penalty = 1; // of the logistic model
    std::optional<BoosterOptions> booster; // none = 300 trees of rate 0.05 up to 30,000 rows, else 150 of 0.1; depth 3
    std::uint64_t seed = 1;
    int threads = 0; // 0 = as many as there are processors; changes nothing but the time
};

struct CandidateReport {
    ModelKind kind = ModelKind::Logistic;
    analytics::PredictionMetrics training; // on the rows it was made of
    analytics::PredictionMetrics tested; // out of time, or cross-validated; calibrated on other rows
    // Log loss of rows it was not made of, none of them tested: the model is chosen by it. Out of time: out of fold over the rows before the
    // last cut-off. Cross-validated: over all folds.
    double validationLoss = 0;
    std::vector<std::optional<double>> foldAuc; // cross-validated: of each fold, not calibrated
};

struct ChurnModelFit {
    ChurnModel model; // of all rows
    bool outOfTime = false; // else cross-validated
    std::vector<CandidateReport> candidates;
    std::size_t chosen = 0; // of candidates
    std::vector<analytics::TreeNode> tree; // of all rows, three questions deep; missing values by the median
    std::vector<double> tested; // the chosen model's probabilities for the tested rows, in row order
    analytics::CalibrationKind calibration = analytics::CalibrationKind::Isotonic;
};

// Fits a logistic and a boosted model, chooses one by its validation loss, never by the test, and tests both. Cross-validated, the choice is
// made anew for each fold from the others; where the folds differ, the tested figures of the chosen one are those of the choice. `held` marks the rows of the last cut-off (1): they test
// models made of the others, whose calibration is fitted out of fold; afterwards the model is made of all rows. Empty, or with one
// outcome only in either part: all rows are cross-validated with nested calibration, row i from 0 in fold i mod 5 (mod 3 from 50,000
// rows up); with several rows of a customer, the folds go by customer. Calibration is isotonic, with fewer than 200 rows of the rarer outcome Platt's. `group`: customer of each row; the rows
// of one are never in two folds; empty = each row its own. Same rows and seed, same answer, whatever the number of threads.
// Failures: not-enough-data (no columns, or fewer than 10 rows of the rarer outcome), no-variation {name: churn} (one outcome only),
// cancelled, internal.
core::Result<ChurnModelFit> fitChurnModel(const analytics::Matrix& x, std::span<const double> y, std::span<const std::uint32_t> group,
    std::span<const std::uint8_t> held, const ChurnModelOptions& options, core::JobContext& job);

} // namespace holdfast::learning
