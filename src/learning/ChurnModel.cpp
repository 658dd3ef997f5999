// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/ChurnModel.h"

#include "core/Json.h"
#include "learning/Base64.h"
#include "learning/Tasks.h"

#include <algorithm>
#include <cmath>

namespace holdfast::learning {

using analytics::Matrix;
using core::Code;
using core::Json;
using core::Result;

namespace {

constexpr std::size_t kBlock = 8192; // rows scored between two looks at the job

double sigmoid(double t)
{
    return 1 / (1 + std::exp(-t));
}

std::unexpected<core::Error> noModel(const std::string& detail = {})
{
    return core::fail(Code::InvalidValue, {{"name", "model"}, {"value", ""}}, {}, detail);
}

Matrix block(const Matrix& x, std::size_t first, std::size_t rows)
{
    Matrix part(rows, x.columns);
    for (std::size_t c = 0; c < x.columns; ++c) {
        const auto from = x.column(c).subspan(first, rows);
        std::copy(from.begin(), from.end(), part.column(c).begin());
    }
    return part;
}

std::vector<std::pair<std::size_t, std::size_t>> blocksOf(std::size_t rows)
{
    std::vector<std::pair<std::size_t, std::size_t>> blocks;
    for (std::size_t first = 0; first < rows; first += kBlock)
        blocks.emplace_back(first, std::min(kBlock, rows - first));
    return blocks;
}

Json knots(const std::vector<double>& values)
{
    return Json(values);
}

} // namespace

std::string_view word(ModelKind kind)
{
    return kind == ModelKind::Logistic ? "logistic" : "boosted";
}

std::optional<ModelKind> parseModelKind(std::string_view text)
{
    for (const auto kind : {ModelKind::Logistic, ModelKind::Boosted})
        if (word(kind) == text)
            return kind;
    return std::nullopt;
}

double ChurnModel::calibrated(double logOdds) const
{
    return m_calibrator(sigmoid(logOdds));
}

Result<std::vector<double>> ChurnModel::probabilities(const Matrix& x, core::JobContext& job) const
{
    if (x.columns != m_features)
        return noModel();
    std::vector<double> p(x.rows);
    const auto blocks = blocksOf(x.rows);
    const auto score = [&](std::size_t first, std::size_t rows) -> core::Status {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const Matrix part = block(x, first, rows);
        if (m_logistic) {
            const auto sums = m_logistic->logOdds(part);
            for (std::size_t i = 0; i < rows; ++i)
                p[first + i] = m_calibrator(sigmoid(sums[i]));
            return {};
        }
        const auto raw = m_booster->probabilities(part);
        if (!raw)
            return std::unexpected(raw.error());
        for (std::size_t i = 0; i < rows; ++i)
            p[first + i] = m_calibrator((*raw)[i]);
        return {};
    };
    for (const auto& [first, rows] : blocks)
        if (auto status = score(first, rows); !status)
            return std::unexpected(status.error());
    return p;
}

Result<Matrix> ChurnModel::contributions(const Matrix& x, core::JobContext& job) const
{
    if (x.columns != m_features)
        return noModel();
    Matrix result(x.rows, m_features + 1);
    for (const auto& [first, rows] : blocksOf(x.rows)) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const Matrix part = block(x, first, rows);
        auto some = m_logistic ? Result<Matrix>(m_logistic->contributions(part)) : m_booster->contributions(part);
        if (!some)
            return std::unexpected(some.error());
        for (std::size_t c = 0; c <= m_features; ++c)
            std::copy(some->column(c).begin(), some->column(c).end(), result.column(c).begin() + static_cast<std::ptrdiff_t>(first));
    }
    return result;
}

Result<std::string> ChurnModel::text() const
{
    Json json {{"kind", word(kind())}, {"features", m_features}, {"importance", m_importance}};
    const auto form = m_calibrator.form();
    json["calibration"] = {{"kind", static_cast<int>(form.kind)}, {"at", knots(form.at)}, {"value", knots(form.value)},
        {"constant", form.constant}, {"slope", form.slope}};
    if (m_logistic) {
        json["columns"] = Json::array();
        for (const auto& c : m_logistic->columns.columns())
            json["columns"].push_back({c.feature, c.log, c.indicator, c.fill, c.mean, c.sd});
        json["beta"] = m_logistic->beta;
    } else {
        const auto bytes = m_booster->bytes();
        if (!bytes)
            return std::unexpected(bytes.error());
        json["trees"] = base64(*bytes);
    }
    return json.dump();
}

Result<ChurnModel> ChurnModel::fromText(const std::string& text)
{
    ChurnModel model;
    try {
        const Json json = Json::parse(text);
        model.m_features = json.at("features").get<std::size_t>();
        model.m_importance = json.at("importance").get<std::vector<double>>();
        const auto kind = parseModelKind(json.at("kind").get<std::string>());
        const auto& c = json.at("calibration");
        analytics::Calibrator::Form form {static_cast<analytics::CalibrationKind>(c.at("kind").get<int>()), c.at("at").get<std::vector<double>>(),
            c.at("value").get<std::vector<double>>(), c.at("constant").get<double>(), c.at("slope").get<double>()};
        const bool isotonic = form.kind == analytics::CalibrationKind::Isotonic;
        if (!kind || model.m_importance.size() != model.m_features || form.kind > analytics::CalibrationKind::Platt
            || form.at.size() != form.value.size() || (isotonic && form.at.empty()))
            return noModel();
        model.m_calibrator = analytics::Calibrator(std::move(form));
        if (*kind == ModelKind::Logistic) {
            std::vector<LinearColumns::Column> columns;
            for (const auto& column : json.at("columns")) {
                columns.push_back({column.at(0).get<std::size_t>(), column.at(1).get<bool>(), column.at(2).get<bool>(), column.at(3).get<double>(),
                    column.at(4).get<double>(), column.at(5).get<double>()});
                if (columns.back().feature >= model.m_features)
                    return noModel();
            }
            auto beta = json.at("beta").get<std::vector<double>>();
            if (beta.size() != columns.size() + 1)
                return noModel();
            model.m_logistic = LogisticScore {LinearColumns(std::move(columns)), std::move(beta)};
        } else {
            const auto bytes = fromBase64(json.at("trees").get<std::string>());
            if (!bytes)
                return noModel();
            auto booster = Booster::fromBytes(*bytes, model.m_features);
            if (!booster)
                return std::unexpected(booster.error());
            model.m_booster = std::move(*booster);
        }
    } catch (const std::exception& e) {
        return noModel(e.what());
    }
    return model;
}

} // namespace holdfast::learning
