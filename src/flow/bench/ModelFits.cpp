// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Logistic.h"
#include "flow/bench/FitData.h"
#include "learning/Booster.h"

#include <cmath>

namespace holdfast::flow {

using core::Result;

namespace {

Result<BenchStage> logistic(const FitRequest& request, core::JobContext& job)
{
    const auto data = fitData(request, "model");
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
    Timing timing("logistic");
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
    static const std::vector<FitBench> kFits {{"logistic", logistic}, {"boost", boost}};
    return kFits;
}

} // namespace holdfast::flow
