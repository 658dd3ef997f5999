// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/groups/Factors.h"
#include "flow/Drivers.h"

namespace holdfast::flow {

// ---- what the items measure together (analyse factor) -----------------------------------------------------------------------
struct FactorsRequest {
    SurveyRequest survey;
    std::vector<std::string> items; // names; empty = every item that measures perception
    double mostMissing = 0.4;
    std::size_t factors = 0; // 0 = as many as beat random data
    analytics::FactorRotation rotation = analytics::FactorRotation::Varimax;
    std::uint64_t seed = 1;
};
struct FactorItem {
    std::string item, label;
    double mean = 0, sd = 0;
    std::optional<double> kmo;
    std::vector<double> loadings; // by factor
    double uniqueness = 1;
    std::size_t factor = 0; // on which it loads highest
    std::optional<double> withTotal, withRest, alphaWithout; // over all items
};
struct FactorFigure {
    double ssLoadings = 0, explained = 0, cumulative = 0; // explained: share of the variance of all items
    std::vector<std::size_t> items; // places of those that load highest on it
    std::optional<double> alpha, alphaLower, alphaUpper; // of these items, negative ones turned; none for one item
};
struct FactorsAnswer {
    Basis basis; // n: respondents without missing cells
    std::vector<FactorItem> items;
    std::vector<FactorFigure> factors;
    std::optional<double> kmo, determinant;
    std::optional<double> bartlettChi2, bartlettDf, bartlettP;
    std::vector<double> eigenvalues, randomEigenvalues; // of the correlations; 95 % point of random data of the same size
    std::size_t kaiserCount = 0, suggested = 0;
    std::optional<double> chi2, df, p; // of the factor model
    double objective = 0;
    std::optional<double> alpha, alphaLower, alphaUpper, standardisedAlpha, meanCorrelation; // over all items
    std::vector<std::vector<double>> factorCorrelations; // promax; empty otherwise
    std::vector<LeftOutItem> leftOut;
    std::vector<std::string> waves;
    analytics::Doubts doubts; // FewRows, HeywoodCase, NotConverged
};
// Failures: as measureDrivers; invalid-parameter {factors}; singular-matrix.
core::Result<FactorsAnswer> measureFactors(Session& session, const FactorsRequest& request, core::JobContext& job);

// ---- do items measure one thing (analyse alpha) --------------------------------------------------------------------------------
struct ReliabilityAnswer {
    Basis basis; // n: respondents without missing cells
    std::vector<FactorItem> items; // mean, sd, withTotal, withRest, alphaWithout
    std::optional<double> alpha, alphaLower, alphaUpper, standardisedAlpha, meanCorrelation;
    std::vector<LeftOutItem> leftOut;
    analytics::Doubts doubts;
};
// Of the request the survey, items and mostMissing count. Failures: as measureFactors; two items are enough.
core::Result<ReliabilityAnswer> measureReliability(Session& session, const FactorsRequest& request, core::JobContext& job);

// ---- kinds of respondents (analyse respondents) --------------------------------------------------------------------------------
struct RespondentsRequest {
    SurveyRequest survey;
    std::vector<std::string> items;
    double mostMissing = 0.4;
    std::size_t clusters = 0; // 0 = the number with the highest silhouette among 2 … 8
    std::uint64_t seed = 1;
};
struct RespondentCluster {
    std::uint64_t n = 0;
    double share = 0;
    std::vector<core::Estimate> scores; // by item, 0..100
    std::vector<std::size_t> apart; // places of the three items that set it apart most from the others
    core::Estimate satisfaction; // 0..100; no value where the survey does not ask
    core::Estimate promoters; // NPS, -100..100; no value where the survey does not ask
};
struct RespondentsAnswer {
    Basis basis; // n: respondents without missing cells
    std::vector<std::string> items, labels;
    std::vector<RespondentCluster> clusters; // largest first
    std::vector<std::optional<double>> silhouettes; // of 2 … 8 clusters
    std::size_t suggested = 0;
    std::optional<double> silhouette, betweenShare;
    std::vector<LeftOutItem> leftOut;
    std::vector<std::string> waves;
    analytics::Doubts doubts;
};
core::Result<RespondentsAnswer> measureRespondents(Session& session, const RespondentsRequest& request, core::JobContext& job);

} // namespace holdfast::flow
