// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: a trained model with its card, as it is kept in the workspace (document "risk-model").

#include "flow/RiskModel.h"
#include "flow/risk/RiskGround.h"
#include "learning/ChurnModel.h"

namespace holdfast::flow {

inline constexpr const char* kModelKind = "risk-model";
inline constexpr const char* kModelName = "current";

struct KeptModel {
    RiskCard card; // without psi
    features::RiskLayout layout;
    learning::ChurnModel model;
    std::vector<double> typical; // by feature: median of the learning rows, NaN = never there
    // Percentiles 0..100 at the training day of the scores and of each feature, for drift; empty = none.
    std::vector<double> scoreBefore;
    std::vector<std::vector<double>> before;
};

core::Result<std::string> textOf(const KeptModel& model);
// invalid-value {name: model} when the text is none of this version.
core::Result<KeptModel> keptModel(const std::string& text);

RiskMetrics metricsOf(const analytics::PredictionMetrics& metrics);
std::vector<double> percentiles(std::span<const double> values); // NaN left out; empty without values

} // namespace holdfast::flow
