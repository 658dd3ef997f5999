// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/Fits.h"

#include "analytics/models/Logistic.h"
#include "flow/bench/FloatTable.h"
#include "flow/bench/Timing.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace holdfast::flow {

using core::Result;

namespace {

// The 20 features the reference data are fitted on, in the order of the programs compared with.
const std::vector<std::string> kFeatures {"tenure", "n_tx", "monetary", "basket", "recency", "gap", "n_r", "n_p", "sum_r", "sum_p",
    "cats_r", "cats_p", "in_r", "in_p", "em_r", "in_recency", "co_r", "nps_last", "sat_last", "age"};

// What every program starts with: `d` the base of the files, `t` its columns by name, `x` columns of mean 0 and
// deviation 1 (missing = 0 before), `y` the outcome.
constexpr const char* kPython = R"(
import sys, json, time
import numpy as np
d = sys.argv[1]; names = sys.argv[2].split(",")
js = json.load(open(d + ".json")); n = js["rows"]
a = np.fromfile(d + ".f32", dtype=np.float32).reshape(len(js["names"]), n); t = dict(zip(js["names"], a))
def matrix(dtype):
    x = np.empty((n, len(names)), dtype=dtype)
    for j, k in enumerate(names):
        c = np.nan_to_num(t[k].astype(np.float64)); s = c.std(); x[:, j] = (c - c.mean()) / (s if s > 0 else 1)
    return x
def say(seconds, check): print(json.dumps(dict(seconds=seconds, check=check)))
)";

struct ModelData {
    std::string base;
    FloatTable table;
    std::vector<std::string> features;
};

// The table of that name in the folder asked for, else a generated one, written for the others to read.
Result<ModelData> dataOf(const FitRequest& request, const std::string& name)
{
    ModelData data;
    if (!request.dataDir.empty()) {
        data.base = request.dataDir + "/" + name;
        if (auto table = readFloatTable(data.base)) {
            data.table = std::move(*table);
            data.features = kFeatures;
            return data;
        }
    }
    data.base = request.base + "-" + name;
    data.table = name == "model" ? syntheticModel(request.rows, 11) : syntheticSurvival(request.rows, 12);
    for (const auto& column : data.table.names)
        if (column.front() == 'f' && name == "model")
            data.features.push_back(column);
    if (auto written = writeFloatTable(data.table, data.base); !written)
        return std::unexpected(written.error());
    return data;
}

std::string joined(const std::vector<std::string>& names)
{
    std::string text;
    for (const auto& name : names)
        text += (text.empty() ? "" : ",") + name;
    return text;
}

analytics::Matrix standardised(const FloatTable& table, const std::vector<std::string>& names)
{
    analytics::Matrix x(table.rows, names.size());
    for (std::size_t c = 0; c < names.size(); ++c) {
        const auto from = table.column(names[c]);
        const auto to = x.column(c);
        double sum = 0, squares = 0;
        for (std::size_t row = 0; row < table.rows; ++row)
            sum += to[row] = std::isnan(from[row]) ? 0 : static_cast<double>(from[row]);
        const double mean = sum / static_cast<double>(table.rows);
        for (double& value : to)
            squares += (value - mean) * (value - mean);
        const double deviation = std::sqrt(squares / static_cast<double>(table.rows));
        for (double& value : to)
            value = (value - mean) / (deviation > 0 ? deviation : 1);
    }
    return x;
}

std::string figure(double value, int digits)
{
    char text[48];
    std::snprintf(text, sizeof text, "%.*f", digits, value);
    return text;
}

Result<BenchStage> logistic(const FitRequest& request, core::JobContext& job)
{
    const auto data = dataOf(request, "model");
    if (!data)
        return std::unexpected(data.error());
    const auto x = standardised(data->table, data->features);
    const auto label = data->table.column("label");
    const std::vector<double> y(label.begin(), label.end());
    const std::string code = std::string(kPython) + R"(
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

} // namespace

const std::vector<FitBench>& fitBenches()
{
    static const std::vector<FitBench> kBenches {
        {"logistic", logistic},
    };
    return kBenches;
}

} // namespace holdfast::flow
