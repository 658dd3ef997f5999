// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Judgement.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <numeric>
#include <string>

namespace holdfast::analytics {

namespace {

constexpr double kConsistent = 0.1;
constexpr double kReciprocal = 0.05; // 0.33 for 1/3 is a rounding, not a contradiction
constexpr int kMostSteps = 20000;
constexpr double kRandom1980[] {0, 0, 0.58, 0.90, 1.12, 1.24, 1.32, 1.41, 1.45, 1.49, 1.51, 1.48, 1.56, 1.57, 1.59};
constexpr double kRandom2007[] {0, 0, 0.52, 0.89, 1.11, 1.25, 1.35, 1.40, 1.45, 1.49, 1.52, 1.54, 1.56, 1.58, 1.59};

void normalise(std::vector<double>& values)
{
    const double sum = std::accumulate(values.begin(), values.end(), 0.0);
    for (double& value : values)
        value /= sum;
}

std::vector<double> times(const Matrix& matrix, const std::vector<double>& vector)
{
    std::vector<double> product(matrix.rows);
    for (std::size_t column = 0; column < matrix.columns; ++column)
        for (std::size_t row = 0; row < matrix.rows; ++row)
            product[row] += matrix(row, column) * vector[column];
    return product;
}

double meanRatio(const Matrix& matrix, const std::vector<double>& weights)
{
    const auto product = times(matrix, weights);
    double sum = 0;
    for (std::size_t i = 0; i < weights.size(); ++i)
        sum += product[i] / weights[i];
    return sum / static_cast<double>(weights.size());
}

std::vector<double> geometricWeights(const Matrix& matrix)
{
    std::vector<double> weights(matrix.rows);
    for (std::size_t row = 0; row < matrix.rows; ++row) {
        double sum = 0;
        for (std::size_t column = 0; column < matrix.columns; ++column)
            sum += std::log(matrix(row, column));
        weights[row] = std::exp(sum / static_cast<double>(matrix.columns));
    }
    normalise(weights);
    return weights;
}

// The principal eigenvector of a positive matrix by powers; every start converges (Perron).
std::vector<double> principalWeights(const Matrix& matrix, std::vector<double> weights, double tolerance)
{
    for (int step = 0; step < kMostSteps; ++step) {
        auto next = times(matrix, weights);
        normalise(next);
        double change = 0;
        for (std::size_t i = 0; i < weights.size(); ++i)
            change = std::max(change, std::abs(next[i] - weights[i]) / next[i]);
        weights = std::move(next);
        if (change < tolerance)
            break;
    }
    return weights;
}

double ratioOf(const Matrix& matrix, std::optional<double> index, const std::vector<double>& start)
{
    const auto n = static_cast<double>(matrix.rows);
    const double lambda = meanRatio(matrix, principalWeights(matrix, start, 1e-9));
    return (lambda - n) / (n - 1) / *index;
}

std::string pairText(std::size_t row, std::size_t column)
{
    return std::to_string(row) + "," + std::to_string(column);
}

} // namespace

std::optional<double> randomIndex(RandomIndex table, std::size_t items)
{
    if (items < 1 || items > std::size(kRandom1980))
        return {};
    return table == RandomIndex::Saaty1980 ? kRandom1980[items - 1] : kRandom2007[items - 1];
}

core::Result<JudgedWeights> judgedWeights(const Matrix& judgements, RandomIndex table)
{
    const auto refused = [](double value) {
        char text[32];
        const auto end = std::to_chars(text, text + sizeof text, value).ptr;
        return core::fail(core::Code::InvalidValue, {{"name", "matrix"}, {"value", std::string(text, end)}});
    };
    const std::size_t n = judgements.rows;
    if (n == 0 || judgements.columns != n)
        return refused(static_cast<double>(judgements.columns));
    for (const double value : judgements.values)
        if (!(value > 0) || !std::isfinite(value))
            return refused(value);

    JudgedWeights result;
    const auto items = static_cast<double>(n);
    result.byGeometricMean = geometricWeights(judgements);
    result.weights = principalWeights(judgements, result.byGeometricMean, 1e-15);
    result.lambdaMax = meanRatio(judgements, result.weights);
    result.byColumns.resize(n);
    for (std::size_t column = 0; column < n; ++column) {
        const auto cells = judgements.column(column);
        const double sum = std::accumulate(cells.begin(), cells.end(), 0.0);
        for (std::size_t row = 0; row < n; ++row)
            result.byColumns[row] += cells[row] / sum / items;
    }
    result.lambdaMaxByColumns = meanRatio(judgements, result.byColumns);
    result.ri = randomIndex(table, n);
    if (n > 1)
        result.ci = (result.lambdaMax - items) / (items - 1);
    if (n > 2) {
        double sum = 0;
        for (std::size_t i = 0; i < n; ++i)
            for (std::size_t j = i + 1; j < n; ++j) {
                const double gap = std::log(judgements(i, j) * result.byGeometricMean[j] / result.byGeometricMean[i]);
                sum += gap * gap;
            }
        result.gci = 2 * sum / ((items - 1) * (items - 2));
    }
    if (result.ri)
        result.cr = *result.ri > 0 ? result.ci / *result.ri : 0;
    if (result.cr && *result.cr > kConsistent)
        result.doubts.push_back({DoubtCode::InconsistentJudgements, {}, *result.cr});
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i; j < n; ++j)
            if (const double product = i == j ? judgements(i, i) : judgements(i, j) * judgements(j, i); std::abs(std::log(product)) > kReciprocal)
                result.doubts.push_back({DoubtCode::NotReciprocal, pairText(i, j), product});
    return result;
}

Matrix combinedJudgements(std::span<const Matrix> judges)
{
    Matrix combined(judges.front().rows, judges.front().columns);
    for (const auto& judge : judges)
        for (std::size_t i = 0; i < combined.values.size(); ++i)
            combined.values[i] += std::log(judge.values[i]);
    for (double& value : combined.values)
        value = std::exp(value / static_cast<double>(judges.size()));
    return combined;
}

core::Result<std::optional<Inconsistency>> worstJudgement(const Matrix& judgements, RandomIndex table, const core::JobContext& job)
{
    const std::size_t n = judgements.rows;
    const auto index = randomIndex(table, n);
    if (n < 3 || !index)
        return std::optional<Inconsistency>();
    const auto weights = principalWeights(judgements, geometricWeights(judgements), 1e-12);
    Inconsistency worst;
    double farthest = -1, contradiction = -1;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j) {
            const double implied = weights[i] / weights[j], gap = std::abs(std::log(judgements(i, j) / implied));
            if (gap > farthest) {
                farthest = gap;
                worst.row = i;
                worst.column = j;
                worst.judged = judgements(i, j);
                worst.implied = implied;
            }
            for (std::size_t k = j + 1; k < n; ++k) {
                const double product = judgements(i, j) * judgements(j, k), off = std::abs(std::log(product / judgements(i, k)));
                if (off > contradiction) {
                    contradiction = off;
                    worst.first = i;
                    worst.second = j;
                    worst.third = k;
                    worst.product = product;
                    worst.direct = judgements(i, k);
                }
            }
        }

    double least = 0, lowest = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j) {
            if (job.shouldStop())
                return core::fail(core::Code::Cancelled);
            for (int step = -8; step <= 8; ++step) {
                const double value = step < 0 ? 1.0 / (1 - step) : step + 1;
                Matrix changed = judgements;
                changed(i, j) = value;
                changed(j, i) = 1 / value;
                const double cr = ratioOf(changed, index, weights), factor = std::abs(std::log(value / judgements(i, j)));
                const bool mends = cr <= kConsistent;
                const bool better = !worst.changedCr || (mends && (!worst.mends || factor < least)) || (!mends && !worst.mends && cr < lowest);
                if (!better)
                    continue;
                worst.mends = mends;
                least = factor;
                lowest = cr;
                worst.changedCr = cr;
                worst.changeRow = i;
                worst.changeColumn = j;
                worst.changeFrom = judgements(i, j);
                worst.changeTo = value;
            }
        }
    return std::optional(worst);
}

Synthesis synthesis(std::span<const double> criteria, const Matrix& local)
{
    Synthesis result;
    result.distributive.resize(local.columns);
    result.ideal.resize(local.columns);
    for (std::size_t criterion = 0; criterion < local.rows; ++criterion) {
        double best = 0;
        for (std::size_t a = 0; a < local.columns; ++a)
            best = std::max(best, local(criterion, a));
        for (std::size_t a = 0; a < local.columns; ++a) {
            result.distributive[a] += criteria[criterion] * local(criterion, a);
            result.ideal[a] += criteria[criterion] * local(criterion, a) / best;
        }
    }
    normalise(result.ideal);
    return result;
}

} // namespace holdfast::analytics
