// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survey/Importance.h"
#include "core/Random.h"
#include "truth/Near.h"

#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

// Correlations of planted normal items with a common part, and of the outcome with each.
struct Planted {
    Matrix r;
    std::vector<double> y;
};

Planted planted(std::size_t p, std::uint64_t seed)
{
    core::Random random(seed);
    const std::size_t n = 5 * p + 20;
    Matrix x(n, p + 1);
    for (std::size_t row = 0; row < n; ++row) {
        const double common = random.normal();
        for (std::size_t c = 0; c <= p; ++c)
            x(row, c) = random.normal() + (c % 3 == 0 ? common : 0.2 * common);
    }
    const auto r = [&](std::size_t a, std::size_t b) {
        double ma = 0, mb = 0, aa = 0, bb = 0, ab = 0;
        for (std::size_t i = 0; i < n; ++i) {
            ma += x(i, a) / static_cast<double>(n);
            mb += x(i, b) / static_cast<double>(n);
        }
        for (std::size_t i = 0; i < n; ++i) {
            aa += (x(i, a) - ma) * (x(i, a) - ma);
            bb += (x(i, b) - mb) * (x(i, b) - mb);
            ab += (x(i, a) - ma) * (x(i, b) - mb);
        }
        return ab / std::sqrt(aa * bb);
    };
    Planted result {Matrix(p, p), {}};
    for (std::size_t a = 0; a < p; ++a) {
        for (std::size_t b = 0; b < p; ++b)
            result.r(a, b) = a == b ? 1 : r(a, b);
        result.y.push_back(r(a, p));
    }
    return result;
}

// R^2 of a set by Gaussian elimination, without a sweep of the others.
double r2Of(const Planted& data, const std::vector<std::size_t>& items)
{
    const std::size_t k = items.size();
    std::vector<std::vector<double>> m(k, std::vector<double>(k + 1));
    for (std::size_t i = 0; i < k; ++i) {
        for (std::size_t j = 0; j < k; ++j)
            m[i][j] = data.r(items[i], items[j]);
        m[i][k] = data.y[items[i]];
    }
    for (std::size_t i = 0; i < k; ++i)
        for (std::size_t row = 0; row < k; ++row) {
            if (row == i)
                continue;
            const double factor = m[row][i] / m[i][i];
            for (std::size_t j = i; j <= k; ++j)
                m[row][j] -= factor * m[i][j];
        }
    double r2 = 0;
    for (std::size_t i = 0; i < k; ++i)
        r2 += m[i][k] / m[i][i] * data.y[items[i]];
    return r2;
}

std::vector<double> lmg(const Planted& data, std::size_t orders = 2000)
{
    const core::JobContext job;
    return *lmgImportance(data.r, data.y, orders, 1, job);
}

} // namespace

class ImportanceTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The definition: the mean increment over every order of one to six items.
    void allOrders()
    {
        for (std::size_t p = 1; p <= 6; ++p) {
            const Planted data = planted(p, p);
            std::vector<std::size_t> order(p);
            std::iota(order.begin(), order.end(), std::size_t {0});
            std::vector<double> sums(p);
            double orders = 0;
            do {
                std::vector<std::size_t> before;
                double r2 = 0;
                for (const auto item : order) {
                    before.push_back(item);
                    const double next = r2Of(data, before);
                    sums[item] += next - r2;
                    r2 = next;
                }
                ++orders;
            } while (std::next_permutation(order.begin(), order.end()));
            const auto got = lmg(data);
            for (std::size_t i = 0; i < p; ++i)
                QVERIFY(close(got[i], sums[i] / orders, 1e-9, 1e-12));
        }
    }

    // Two items: half of the own r^2 and half of the drop.
    void twoItems()
    {
        Planted data {Matrix(2, 2, 1), {0.5, 0.4}};
        data.r(0, 1) = data.r(1, 0) = 0.3;
        const double r2 = (0.25 + 0.16 - 2 * 0.5 * 0.4 * 0.3) / (1 - 0.09);
        const auto got = lmg(data);
        QVERIFY(close(got[0], (0.25 + r2 - 0.16) / 2));
        QVERIFY(close(got[1], (0.16 + r2 - 0.25) / 2));
        // Johnson for two items: the root of the correlations is [[c, s], [s, c]], c^2 + s^2 = 1, 2cs = 0.3.
        const double c = (std::sqrt(1.3) + std::sqrt(0.7)) / 2, s = (std::sqrt(1.3) - std::sqrt(0.7)) / 2, det = c * c - s * s;
        const double b0 = (c * 0.5 - s * 0.4) / det, b1 = (c * 0.4 - s * 0.5) / det;
        const auto johnson = johnsonWeights(data.r, data.y);
        QVERIFY(close(johnson[0], c * c * b0 * b0 + s * s * b1 * b1));
        QVERIFY(close(johnson[1], s * s * b0 * b0 + c * c * b1 * b1));
    }

    // Uncorrelated items: both give r^2. Sampling meets the exact answer.
    void agree()
    {
        Planted data {Matrix(3, 3), {0.5, -0.3, 0.2}};
        for (std::size_t i = 0; i < 3; ++i)
            data.r(i, i) = 1;
        const auto exact = lmg(data), johnson = johnsonWeights(data.r, data.y);
        for (std::size_t i = 0; i < 3; ++i) {
            QVERIFY(close(exact[i], data.y[i] * data.y[i]));
            QVERIFY(close(johnson[i], data.y[i] * data.y[i]));
        }
        // One more item than is gone through, uncorrelated with all: the shares of the others stay, as near as sampling comes.
        const Planted twenty = planted(kMostExactItems, 3);
        Planted more {Matrix(kMostExactItems + 1, kMostExactItems + 1), twenty.y};
        for (std::size_t a = 0; a < kMostExactItems; ++a)
            for (std::size_t b = 0; b < kMostExactItems; ++b)
                more.r(a, b) = twenty.r(a, b);
        more.r(kMostExactItems, kMostExactItems) = 1;
        more.y.push_back(0);
        const auto all = lmg(twenty), sample = lmg(more, 4000);
        for (std::size_t i = 0; i < kMostExactItems; ++i)
            QVERIFY(close(all[i], sample[i], 0.1, 2e-3));
        QVERIFY(close(sample[kMostExactItems], 0));
    }

    void edges()
    {
        QVERIFY(lmg({Matrix(), {}}).empty());
        QVERIFY(johnsonWeights(Matrix(), {}).empty());
        Planted twins {Matrix(2, 2, 1), {0.5, 0.5}}; // the same item twice: half each
        QVERIFY(close(lmg(twins)[0], 0.125) && close(lmg(twins)[1], 0.125));
        QVERIFY(johnsonWeights(twins.r, twins.y).empty());
        core::JobContext job;
        job.stop();
        const Planted data = planted(15, 2);
        QVERIFY(!lmgImportance(data.r, data.y, 10, 1, job));
    }

    // Martilla and James: importance decides up and down, performance left and right.
    void grid()
    {
        const std::vector<double> importance {0.4, 0.3, 0.1, 0.05}, performance {2, 5, 1, 4};
        const auto map = importancePerformance(importance, performance);
        QCOMPARE(map.performanceCut, 3.0);
        QCOMPARE(map.quadrants, (std::vector {Quadrant::Concentrate, Quadrant::KeepUp, Quadrant::LowPriority, Quadrant::PossibleOverkill}));
        QVERIFY(importancePerformance({}, {}).quadrants.empty());
    }
};

HOLDFAST_TEST(ImportanceTruth)
#include "ImportanceTruth.moc"
