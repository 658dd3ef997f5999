// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/survival/LogRank.h"

#include "analytics/compare/Tail.h"

#include <Eigen/Dense>

#include <numeric>

namespace holdfast::analytics {

RankTest rankTest(const LifeTable& table, RankWeight weight, std::span<const std::size_t> groups)
{
    std::vector<std::size_t> all(table.groups.size());
    std::iota(all.begin(), all.end(), std::size_t {0});
    const std::span<const std::size_t> chosen = groups.empty() ? std::span<const std::size_t>(all) : groups;
    const std::size_t count = chosen.size();
    RankTest test;
    test.observed.assign(count, 0);
    test.expected.assign(count, 0);
    Eigen::MatrixXd variance = Eigen::MatrixXd::Zero(static_cast<Eigen::Index>(count), static_cast<Eigen::Index>(count));
    std::vector<double> atRisk(count, 0);
    double survival = 1;
    for (std::size_t k = 0; k < table.times.size(); ++k) {
        double n = 0, d = 0;
        for (std::size_t g = 0; g < count; ++g) {
            const auto& counts = table.groups[chosen[g]];
            atRisk[g] += static_cast<double>(counts.entered[k]);
            n += atRisk[g];
            d += static_cast<double>(counts.events[k]);
        }
        if (d > 0) {
            const double w = weight == RankWeight::Peto ? survival : 1;
            const double spread = n > 1 ? w * w * d * (n - d) / (n - 1) : 0;
            for (std::size_t g = 0; g < count; ++g) {
                const double share = atRisk[g] / n;
                test.observed[g] += w * static_cast<double>(table.groups[chosen[g]].events[k]);
                test.expected[g] += w * d * share;
                const auto row = static_cast<Eigen::Index>(g);
                variance(row, row) += spread * share;
                for (std::size_t h = 0; h < count; ++h)
                    variance(row, static_cast<Eigen::Index>(h)) -= spread * share * atRisk[h] / n;
            }
            survival *= 1 - d / n;
        }
        for (std::size_t g = 0; g < count; ++g) {
            const auto& counts = table.groups[chosen[g]];
            atRisk[g] -= static_cast<double>(counts.events[k] + counts.censored[k]);
        }
    }
    std::vector<Eigen::Index> used;
    for (std::size_t g = 0; g < count; ++g)
        if (test.expected[g] > 0)
            used.push_back(static_cast<Eigen::Index>(g));
    test.df = used.empty() ? 0 : static_cast<int>(used.size()) - 1;
    if (test.df < 1)
        return test;
    used.erase(used.begin()); // the differences sum to 0
    Eigen::VectorXd difference(test.df);
    for (Eigen::Index i = 0; i < test.df; ++i) {
        const auto g = static_cast<std::size_t>(used[static_cast<std::size_t>(i)]);
        difference(i) = test.observed[g] - test.expected[g];
    }
    const Eigen::FullPivLU<Eigen::MatrixXd> solver(variance(used, used));
    if (!solver.isInvertible())
        return test;
    test.chi2 = difference.dot(solver.solve(difference));
    test.p = chiSquaredUpper(*test.chi2, test.df);
    return test;
}

} // namespace holdfast::analytics
