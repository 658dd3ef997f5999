// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survey/Importance.h"

#include "core/Random.h"

#include <Eigen/Eigenvalues>

#include <algorithm>
#include <numeric>

namespace holdfast::analytics {

namespace {

constexpr double kNoPivot = 1e-10; // share of an item that those before it leave unexplained

// All subsets by choosing or leaving one item after the other. Choosing sweeps the item out of the covariances of those that
// follow, so that each subset costs a few products; a chosen set's R^2 counts u(size) for its members and, over all sets, -w(size)
// for everybody, which together is Shapley's sum of increments.
class SubsetWalk {
public:
    SubsetWalk(const Matrix& correlations, std::span<const double> withOutcome, const core::JobContext& job)
        : m_items(withOutcome.size())
        , m_stride(m_items + 1)
        , m_levels((m_items + 1) * m_stride * m_stride)
        , m_sums(m_items)
        , m_own(m_items + 1)
        , m_all(m_items + 1)
        , m_job(job)
    {
        // w(k) = k! (p-k-1)! / p!, the share of orders that have a given set of k before a given item.
        double w = 1 / static_cast<double>(m_items);
        std::vector<double> weights(m_items);
        for (std::size_t k = 0; k < m_items; ++k) {
            weights[k] = w;
            w *= static_cast<double>(k + 1) / static_cast<double>(std::max<std::size_t>(1, m_items - k - 1));
        }
        for (std::size_t k = 0; k <= m_items; ++k) {
            m_all[k] = k < m_items ? weights[k] : 0;
            m_own[k] = (k > 0 ? weights[k - 1] : 0) + m_all[k];
        }
        for (std::size_t i = 0; i < m_items; ++i) {
            for (std::size_t j = i; j < m_items; ++j)
                m_levels[i * m_stride + j] = correlations(i, j);
            m_levels[i * m_stride + m_items] = withOutcome[i];
        }
    }

    bool run(std::vector<double>& importance)
    {
        walk(m_levels.data(), 0, 0, 0);
        importance.resize(m_items);
        for (std::size_t i = 0; i < m_items; ++i)
            importance[i] = m_sums[i] - m_total;
        return !m_stopped;
    }

private:
    // The sum of u(size) R^2 over all sets that hold the items chosen so far and any of first … last.
    double walk(const double* covariances, std::size_t first, std::size_t size, double r2)
    {
        if (first == m_items) {
            m_total += m_all[size] * r2;
            return m_own[size] * r2;
        }
        if (m_items - first > 12 && m_job.shouldStop())
            m_stopped = true;
        if (m_stopped)
            return 0;
        const double without = walk(covariances, first + 1, size, r2);
        const double* pivots = covariances + first * m_stride;
        double* next = m_levels.data() + (size + 1) * m_stride * m_stride;
        const double pivot = pivots[first];
        double gain = 0;
        if (pivot > kNoPivot) {
            gain = pivots[m_items] * pivots[m_items] / pivot;
            for (std::size_t i = first + 1; i < m_items; ++i) {
                const double factor = pivots[i] / pivot;
                for (std::size_t j = i; j <= m_items; ++j)
                    next[i * m_stride + j] = covariances[i * m_stride + j] - factor * pivots[j];
            }
        } else {
            for (std::size_t i = first + 1; i < m_items; ++i)
                std::copy(covariances + i * m_stride + i, covariances + i * m_stride + m_items + 1, next + i * m_stride + i);
        }
        const double with = walk(next, first + 1, size + 1, r2 + gain);
        m_sums[first] += with;
        return without + with;
    }

    std::size_t m_items, m_stride;
    std::vector<double> m_levels; // a square of covariances for each number of items chosen
    std::vector<double> m_sums, m_own, m_all;
    double m_total = 0;
    const core::JobContext& m_job;
    bool m_stopped = false;
};

// What each item of an order adds to R^2, added to `sums`.
void addOrder(const Matrix& correlations, std::span<const double> withOutcome, const std::vector<std::size_t>& order,
    std::vector<double>& room, std::vector<double>& sums)
{
    const std::size_t p = order.size(), stride = p + 1;
    for (std::size_t i = 0; i < p; ++i) {
        for (std::size_t j = i; j < p; ++j)
            room[i * stride + j] = correlations(order[i], order[j]);
        room[i * stride + p] = withOutcome[order[i]];
    }
    for (std::size_t k = 0; k < p; ++k) {
        const double* pivots = room.data() + k * stride;
        if (pivots[k] <= kNoPivot)
            continue;
        sums[order[k]] += pivots[p] * pivots[p] / pivots[k];
        for (std::size_t i = k + 1; i < p; ++i) {
            const double factor = pivots[i] / pivots[k];
            double* row = room.data() + i * stride;
            for (std::size_t j = i; j <= p; ++j)
                row[j] -= factor * pivots[j];
        }
    }
}

} // namespace

core::Result<std::vector<double>> lmgImportance(const Matrix& correlations, std::span<const double> withOutcome, std::size_t orders,
    std::uint64_t seed, const core::JobContext& job)
{
    const std::size_t p = withOutcome.size();
    std::vector<double> importance(p);
    if (p == 0)
        return importance;
    if (p <= kMostExactItems) {
        if (!SubsetWalk(correlations, withOutcome, job).run(importance))
            return core::fail(core::Code::Cancelled);
        return importance;
    }
    core::Random random(seed);
    std::vector<std::size_t> order(p);
    std::vector<double> room(p * (p + 1));
    std::iota(order.begin(), order.end(), std::size_t {0});
    for (std::size_t round = 0; round < orders; ++round) {
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        for (std::size_t i = p - 1; i > 0; --i)
            std::swap(order[i], order[random.below(i + 1)]);
        addOrder(correlations, withOutcome, order, room, importance);
        std::reverse(order.begin(), order.end());
        addOrder(correlations, withOutcome, order, room, importance);
    }
    for (double& value : importance)
        value /= 2 * static_cast<double>(std::max<std::size_t>(1, orders));
    return importance;
}

std::vector<double> johnsonWeights(const Matrix& correlations, std::span<const double> withOutcome)
{
    const auto p = static_cast<Eigen::Index>(withOutcome.size());
    if (p == 0)
        return {};
    const Eigen::Map<const Eigen::MatrixXd> r(correlations.values.data(), p, p);
    const Eigen::Map<const Eigen::VectorXd> outcome(withOutcome.data(), p);
    const Eigen::SelfAdjointEigenSolver<Eigen::MatrixXd> eigen(r);
    if (eigen.info() != Eigen::Success || eigen.eigenvalues().minCoeff() <= kNoPivot)
        return {};
    const auto& vectors = eigen.eigenvectors();
    const Eigen::VectorXd roots = eigen.eigenvalues().cwiseSqrt();
    const Eigen::MatrixXd root = vectors * roots.asDiagonal() * vectors.transpose();
    const Eigen::VectorXd beta = vectors * (vectors.transpose() * outcome).cwiseQuotient(roots);
    const Eigen::VectorXd weights = root.cwiseAbs2() * beta.cwiseAbs2();
    return {weights.data(), weights.data() + p};
}

std::string_view word(Quadrant quadrant)
{
    switch (quadrant) {
    case Quadrant::Concentrate:
        return "concentrate";
    case Quadrant::KeepUp:
        return "keep-up";
    case Quadrant::LowPriority:
        return "low-priority";
    case Quadrant::PossibleOverkill:
        break;
    }
    return "possible-overkill";
}

ImportancePerformance importancePerformance(std::span<const double> importance, std::span<const double> performance)
{
    ImportancePerformance map;
    if (importance.empty())
        return map;
    const auto n = static_cast<double>(importance.size());
    map.importanceCut = std::accumulate(importance.begin(), importance.end(), 0.0) / n;
    map.performanceCut = std::accumulate(performance.begin(), performance.end(), 0.0) / n;
    for (std::size_t i = 0; i < importance.size(); ++i) {
        const bool important = importance[i] >= map.importanceCut, good = performance[i] >= map.performanceCut;
        map.quadrants.push_back(important ? (good ? Quadrant::KeepUp : Quadrant::Concentrate)
                                          : (good ? Quadrant::PossibleOverkill : Quadrant::LowPriority));
    }
    return map;
}

} // namespace holdfast::analytics
