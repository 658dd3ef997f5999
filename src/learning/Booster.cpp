// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Booster.h"

#include "learning/ShallowShap.h"

#include <xgboost/c_api.h>

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstring>
#include <mutex>
#include <numeric>

namespace holdfast::learning {

using core::Code;
using core::Result;

// The library's own object; its predictions lie in memory that the next call reuses, so callers of one Booster take turns.
struct Booster::Handle {
    BoosterHandle booster = nullptr;
    Handle() = default;
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() { XGBoosterFree(booster); }
    // Made when reasons are first asked for; nothing: the trees are too deep for tables.
    std::once_flag once;
    std::optional<ShallowShap> shap;
};

namespace {

std::unexpected<core::Error> libraryFault()
{
    return core::fail(Code::Internal, {{"name", "xgboost"}}, {}, XGBGetLastError());
}

struct Rows {
    DMatrixHandle handle = nullptr;
    Rows() = default;
    Rows(const Rows&) = delete;
    Rows& operator=(const Rows&) = delete;
    ~Rows()
    {
        if (handle)
            XGDMatrixFree(handle);
    }
};

// Reads the columns where they lie; `threads` as everywhere here.
bool load(Rows& rows, const analytics::Matrix& x, int threads)
{
    const std::string view = "{\"data\":[" + std::to_string(reinterpret_cast<std::uintptr_t>(x.values.data())) + ",true],\"shape\":["
        + std::to_string(x.rows) + "," + std::to_string(x.columns) + "],\"strides\":[8," + std::to_string(8 * x.rows)
        + "],\"typestr\":\"<f8\",\"version\":3}";
    const std::string config = "{\"missing\":NaN,\"nthread\":" + std::to_string(threads) + "}";
    return XGDMatrixCreateFromDense(view.c_str(), config.c_str(), &rows.handle) == 0;
}

enum class Kind { Probability = 0, Margin = 1, Contributions = 2 };

// The library's array for `kind`; valid until the next call on this booster.
bool predict(BoosterHandle booster, const Rows& rows, Kind kind, bool training, const float*& values, std::size_t& count)
{
    const std::string config = "{\"type\":" + std::to_string(static_cast<int>(kind)) + ",\"training\":" + (training ? "true" : "false")
        + ",\"iteration_begin\":0,\"iteration_end\":0,\"strict_shape\":false}";
    bst_ulong const* shape = nullptr;
    bst_ulong dimensions = 0;
    if (XGBoosterPredictFromDMatrix(booster, rows.handle, config.c_str(), &shape, &dimensions, &values) != 0)
        return false;
    count = 1;
    for (bst_ulong d = 0; d < dimensions; ++d)
        count *= shape[d];
    return true;
}

std::string text(double value)
{
    char buffer[32];
    return {buffer, std::to_chars(buffer, buffer + sizeof buffer, value).ptr};
}

// The nearest multiple of 2^-28 (of 2^-24 for the largest): sums of up to 2^24 of them are exact in double, so that neither the
// order of rows within a histogram nor the number of threads can change a tree.
float exactlySummable(float value)
{
    constexpr float kMagic = 0x1.8p-5f;
    const float shifted = value + kMagic;
    return shifted - kMagic;
}

} // namespace

Result<Booster> Booster::train(const analytics::Matrix& x, std::span<const double> y, const BoosterOptions& options, core::JobContext& job)
{
    if (x.rows == 0 || x.columns == 0)
        return core::fail(Code::NotEnoughData);
    Rows rows;
    if (!load(rows, x, options.threads))
        return libraryFault();
    const auto n = static_cast<double>(y.size());
    const double rate = std::clamp(std::accumulate(y.begin(), y.end(), 0.0) / n, 1 / (n + 2), 1 - 1 / (n + 2));

    Booster model;
    model.m_columns = x.columns;
    model.m_handle = std::make_shared<Handle>();
    BoosterHandle& booster = model.m_handle->booster;
    if (XGBoosterCreate(&rows.handle, 1, &booster) != 0)
        return libraryFault();
    const std::pair<const char*, std::string> parameters[] = {{"verbosity", "0"}, {"objective", "binary:logistic"}, {"tree_method", "hist"},
        {"max_bin", "128"}, {"max_depth", std::to_string(options.depth)}, {"learning_rate", text(options.rate)}, {"lambda", text(options.lambda)},
        {"min_child_weight", text(options.smallestChildWeight)}, {"subsample", text(options.subsample)}, {"base_score", text(rate)},
        {"seed", std::to_string(options.seed % 0x7fffffff)}, {"nthread", std::to_string(options.threads)}};
    for (const auto& [name, value] : parameters)
        if (XGBoosterSetParam(booster, name, value.c_str()) != 0)
            return libraryFault();

    std::vector<float> gradient(y.size()), curvature(y.size());
    for (int tree = 0; tree < options.trees; ++tree) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const float* margin = nullptr;
        std::size_t count = 0;
        if (!predict(booster, rows, Kind::Margin, true, margin, count))
            return libraryFault();
        for (std::size_t i = 0; i < count; ++i) {
            const float p = 1 / (1 + std::exp(-margin[i]));
            gradient[i] = exactlySummable(p - static_cast<float>(y[i]));
            curvature[i] = exactlySummable(p * (1 - p));
        }
        if (XGBoosterBoostOneIter(booster, rows.handle, gradient.data(), curvature.data(), count) != 0)
            return libraryFault();
    }
    return model;
}

Result<std::vector<double>> Booster::probabilities(const analytics::Matrix& x) const
{
    if (x.rows == 0)
        return std::vector<double> {};
    Rows rows;
    const float* values = nullptr;
    std::size_t count = 0;
    if (!load(rows, x, 1) || !predict(m_handle->booster, rows, Kind::Probability, false, values, count))
        return libraryFault();
    return std::vector<double>(values, values + count);
}

Result<analytics::Matrix> Booster::contributions(const analytics::Matrix& x) const
{
    analytics::Matrix result(x.rows, m_columns + 1);
    if (x.rows == 0)
        return result;
    std::call_once(m_handle->once, [this] {
        bst_ulong length = 0;
        char const* data = nullptr;
        if (XGBoosterSaveModelToBuffer(m_handle->booster, "{\"format\":\"json\"}", &length, &data) == 0)
            m_handle->shap = ShallowShap::of(std::string(data, length));
    });
    if (m_handle->shap) {
        std::vector<float> row(m_columns);
        std::vector<double> sums(m_columns + 1);
        for (std::size_t i = 0; i < x.rows; ++i) {
            for (std::size_t c = 0; c < m_columns; ++c)
                row[c] = static_cast<float>(x(i, c));
            std::fill(sums.begin(), sums.end(), 0.0);
            m_handle->shap->add(row.data(), sums.data());
            for (std::size_t c = 0; c <= m_columns; ++c)
                result(i, c) = sums[c];
        }
        return result;
    }
    Rows rows;
    const float* values = nullptr;
    std::size_t count = 0;
    if (!load(rows, x, 1) || !predict(m_handle->booster, rows, Kind::Contributions, false, values, count))
        return libraryFault();
    for (std::size_t row = 0; row < x.rows; ++row)
        for (std::size_t column = 0; column <= m_columns; ++column)
            result(row, column) = values[row * (m_columns + 1) + column];
    return result;
}

Result<std::vector<double>> Booster::importance() const
{
    bst_ulong count = 0, dimensions = 0;
    char const** names = nullptr;
    bst_ulong const* shape = nullptr;
    float const* scores = nullptr;
    if (XGBoosterFeatureScore(m_handle->booster, "{\"importance_type\":\"total_gain\"}", &count, &names, &dimensions, &shape, &scores) != 0)
        return libraryFault();
    std::vector<double> gains(m_columns);
    for (bst_ulong i = 0; i < count; ++i) { // the library calls its columns f0, f1, …
        std::size_t column = 0;
        std::from_chars(names[i] + 1, names[i] + std::strlen(names[i]), column);
        if (column < gains.size())
            gains[column] = scores[i];
    }
    return gains;
}

Result<std::string> Booster::bytes() const
{
    bst_ulong length = 0;
    char const* data = nullptr;
    if (XGBoosterSaveModelToBuffer(m_handle->booster, "{\"format\":\"ubj\"}", &length, &data) != 0)
        return libraryFault();
    return std::string(data, length);
}

Result<Booster> Booster::fromBytes(const std::string& bytes, std::size_t columns)
{
    Booster model;
    model.m_columns = columns;
    model.m_handle = std::make_shared<Handle>();
    if (XGBoosterCreate(nullptr, 0, &model.m_handle->booster) != 0)
        return libraryFault();
    bst_ulong has = 0;
    if (XGBoosterSetParam(model.m_handle->booster, "verbosity", "0") != 0
        || XGBoosterLoadModelFromBuffer(model.m_handle->booster, bytes.data(), bytes.size()) != 0
        || XGBoosterGetNumFeature(model.m_handle->booster, &has) != 0 || has != columns)
        return core::fail(Code::InvalidValue, {{"name", "model"}, {"value", std::to_string(bytes.size())}}, {}, XGBGetLastError());
    return model;
}

} // namespace holdfast::learning
