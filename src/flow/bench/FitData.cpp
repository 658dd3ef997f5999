// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/FitData.h"

#include <algorithm>
#include <cmath>
#include <cstdio>

namespace holdfast::flow {

using core::Result;

namespace {

// The 20 features the reference data are fitted on, in the order of the programs compared with.
const std::vector<std::string> kFeatures {"tenure", "n_tx", "monetary", "basket", "recency", "gap", "n_r", "n_p", "sum_r", "sum_p",
    "cats_r", "cats_p", "in_r", "in_p", "em_r", "in_recency", "co_r", "nps_last", "sat_last", "age"};
// And the 30 that come with them.
const std::vector<std::string> kMoreFeatures {"n_buy", "n_ret", "basket_r", "basket_p", "coup_r", "coup_p", "ret_r", "ret_p", "digital", "n_months",
    "in_all", "dur_r", "dur_p", "em_p", "co_all", "co_open", "co_p", "sev", "su_n", "nps_prev", "sat_prev", "contract", "plan", "channel",
    "income", "household", "optin", "region", "occupation", "first_days"};

} // namespace

const std::string kPythonStart = R"(
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

const std::string kRStart = R"(
suppressMessages(library(survival))
a <- commandArgs(TRUE)
js <- paste(readLines(paste0(a[1], ".json")), collapse = "")
n <- as.integer(sub('.*"rows":([0-9]+).*', "\\1", js))
names <- setdiff(gsub('"', "", regmatches(js, gregexpr('"[a-z_0-9]+"', js))[[1]]), c("rows", "names"))
m <- matrix(readBin(paste0(a[1], ".f32"), "numeric", n * length(names), size = 4), nrow = n); colnames(m) <- names
say <- function(seconds, check) cat(sprintf('{"seconds":%.5f,"check":"%s"}\n', seconds, check))
)";

Result<FitData> fitData(const FitRequest& request, const std::string& name, std::size_t features)
{
    FitData data;
    if (!request.dataDir.empty()) {
        data.base = request.dataDir + "/" + name;
        if (auto table = readFloatTable(data.base)) {
            data.table = std::move(*table);
            data.features = kFeatures;
            if (features > kFeatures.size())
                data.features.insert(data.features.end(), kMoreFeatures.begin(), kMoreFeatures.end());
            return data;
        }
    }
    data.base = request.base + "-" + name + std::to_string(features);
    data.table = name == "model" ? syntheticModel(request.rows, features, 11) : syntheticSurvival(request.rows, 12);
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

std::vector<double> doubles(const FloatTable& table, const std::string& name)
{
    const auto column = table.column(name);
    return {column.begin(), column.end()};
}

} // namespace holdfast::flow
