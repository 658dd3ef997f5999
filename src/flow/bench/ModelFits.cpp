// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/KMeans.h"
#include "analytics/models/Logistic.h"
#include "flow/bench/FitData.h"
#include "learning/Booster.h"

#include <cmath>
#include <cstdio>

namespace holdfast::flow {

using core::Result;

namespace {

Result<BenchStage> logisticOf(const char* name, std::size_t features, const FitRequest& request, core::JobContext& job)
{
    const auto data = fitData(request, "model", features);
    if (!data)
        return std::unexpected(data.error());
    const auto x = standardised(data->table, data->features);
    const auto y = doubles(data->table, "label");
    const std::string code = kPythonStart + R"(
from sklearn.linear_model import LogisticRegression
x, y = matrix(np.float64), t["label"].astype(np.int32)
t0 = time.perf_counter()
m = LogisticRegression(penalty=None, solver="lbfgs", max_iter=1000).fit(x, y)
s = time.perf_counter() - t0
z = x @ m.coef_[0] + m.intercept_[0]
say(s, "%.7f" % np.mean(np.logaddexp(0, z) - y * z))
)";
    Timing timing(name);
    forgetPeak();
    for (int i = 0; i < request.runs; ++i) {
        Result<analytics::LogisticFit> fit;
        const auto done = timing.ours([&]() -> core::Status {
            fit = analytics::fitLogistic(x, y, data->features, {}, job);
            return fit ? core::Status() : std::unexpected(fit.error());
        });
        if (!done)
            return std::unexpected(done.error());
        timing.found(figure(-fit->logLikelihood / static_cast<double>(y.size()), 7));
        if (auto told = timing.peer("scikit-learn", runPython(code, {data->base, joined(data->features)}, job)); !told)
            return std::unexpected(told.error());
    }
    return timing.stage(y.size());
}

Result<BenchStage> logistic(const FitRequest& request, core::JobContext& job)
{
    return logisticOf("logistic", 20, request, job);
}

Result<BenchStage> logisticWide(const FitRequest& request, core::JobContext& job)
{
    return logisticOf("logistic-50", 50, request, job);
}

// One start from the same rows, until no row changes its cluster.
Result<BenchStage> kmeans(const FitRequest& request, core::JobContext& job)
{
    const auto data = fitData(request, "model");
    if (!data)
        return std::unexpected(data.error());
    auto x = standardised(data->table, data->features);
    for (double& value : x.values)
        value = static_cast<float>(value); // what the other program is given
    analytics::KMeansOptions options;
    options.clusters = 8;
    options.polishRows = 0;
    for (std::size_t c = 0; c < options.clusters; ++c)
        options.startRows.push_back(c * x.rows / options.clusters);
    const std::string code = kPythonStart + R"(
from sklearn.cluster import KMeans
x, k = matrix(np.float32), 8
start = x[[c * n // k for c in range(k)]].copy()
t0 = time.perf_counter()
m = KMeans(k, init=start, n_init=1, max_iter=1000, tol=0, algorithm="lloyd").fit(x)
s = time.perf_counter() - t0
z = x.astype(np.float64); c = np.array([z[m.labels_ == i].mean(0) for i in range(k)])
say(s, "%.6g" % (((z - c[m.labels_]) ** 2).sum() / n))
)";
    Timing timing("kmeans");
    forgetPeak();
    for (int i = 0; i < request.runs; ++i) {
        Result<analytics::Clusters> clusters = core::fail(core::Code::Internal);
        const auto done = timing.ours([&]() -> core::Status {
            clusters = analytics::kMeans(x, options, job);
            return clusters ? core::Status() : std::unexpected(clusters.error());
        });
        if (!done)
            return std::unexpected(done.error());
        char text[32];
        std::snprintf(text, sizeof text, "%.6g", clusters->inertia / static_cast<double>(x.rows));
        timing.found(text);
        if (auto told = timing.peer("scikit-learn Lloyd", runPython(code, {data->base, joined(data->features)}, job)); !told)
            return std::unexpected(told.error());
    }
    return timing.stage(x.rows);
}

// Own fit and Python's front of the same library: the same trees, depth and bins, one thread each.
Result<BenchStage> boost(const FitRequest& request, core::JobContext& job)
{
    const auto data = fitData(request, "model");
    if (!data)
        return std::unexpected(data.error());
    const auto x = standardised(data->table, data->features);
    const auto y = doubles(data->table, "label");
    const std::string code = kPythonStart + R"(
import xgboost as xgb
x, y = matrix(np.float32), t["label"]
t0 = time.perf_counter()
m = xgb.train(dict(objective="binary:logistic", tree_method="hist", max_depth=6, eta=0.1, max_bin=256, nthread=1, reg_lambda=1.0), xgb.DMatrix(x, y, nthread=1), 100)
s = time.perf_counter() - t0
p = m.predict(xgb.DMatrix(x, nthread=1)).astype(np.float64)
say(s, "%.4f" % -np.mean(y * np.log(p) + (1 - y) * np.log1p(-p)))
)";
    learning::BoosterOptions options;
    options.trees = 100;
    options.depth = 6;
    options.rate = 0.1;
    Timing timing("boost");
    forgetPeak();
    for (int i = 0; i < request.runs; ++i) {
        Result<learning::Booster> booster = core::fail(core::Code::Internal);
        const auto done = timing.ours([&]() -> core::Status {
            booster = learning::Booster::train(x, y, options, job);
            return booster ? core::Status() : std::unexpected(booster.error());
        });
        if (!done)
            return std::unexpected(done.error());
        const auto p = booster->probabilities(x);
        if (!p)
            return std::unexpected(p.error());
        double loss = 0;
        for (std::size_t row = 0; row < y.size(); ++row)
            loss -= std::log(y[row] > 0 ? (*p)[row] : 1 - (*p)[row]);
        timing.found(figure(loss / static_cast<double>(y.size()), 4));
        if (auto told = timing.peer("XGBoost from Python", runPython(code, {data->base, joined(data->features)}, job)); !told)
            return std::unexpected(told.error());
    }
    return timing.stage(y.size());
}

} // namespace

const std::vector<FitBench>& modelFits()
{
    static const std::vector<FitBench> kFits {{"logistic", logistic}, {"logistic-50", logisticWide}, {"kmeans", kmeans}, {"boost", boost}};
    return kFits;
}

} // namespace holdfast::flow
