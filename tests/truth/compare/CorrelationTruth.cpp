// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/compare/Correlation.h"
#include "analytics/compare/Rank.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

Correlation found(CorrelationKind kind, const std::vector<double>& x, const std::vector<double>& y, double level = 0.95)
{
    const core::JobContext job;
    return *correlation(kind, x, y, job, level);
}

// Hollander, Wolfe (1973), Nonparametric Statistical Methods, p. 187: lightness of canned tuna and panel scores.
const std::vector<double> kLightness {44.4, 45.9, 41.9, 53.3, 44.7, 44.1, 50.7, 45.2, 60.1};
const std::vector<double> kPanel {2.6, 3.1, 2.5, 5.0, 3.6, 4.0, 5.2, 2.8, 3.8};

} // namespace

class CorrelationTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Figures of that book and of R's help page of cor.test, to the digits printed.
    void tuna()
    {
        const auto tau = found(CorrelationKind::Kendall, kLightness, kPanel);
        QVERIFY(close(tau.r, 16.0 / 36));
        QVERIFY(close(tau.p, 0.1194, 0, 5e-5));
        const auto r = found(CorrelationKind::Pearson, kLightness, kPanel);
        QVERIFY(close(r.r, 0.5711816, 0, 5e-8));
        QVERIFY(close(r.p, 0.1082, 0, 5e-5));
        QVERIFY(close(r.lower, -0.1497426, 0, 5e-8));
        QVERIFY(close(r.upper, 0.8955795, 0, 5e-8));
        // No ties: 1 - 6 sum d^2 / (n^3 - n) with sum d^2 = 48.
        const auto rho = found(CorrelationKind::Spearman, kLightness, kPanel);
        QVERIFY(close(rho.r, 1 - 6.0 * 48 / 720));
    }

    // tau-b by counting every pair; ranks by counting smaller and equal values.
    void bruteForce()
    {
        core::Random random(11);
        for (const std::size_t n : {2UL, 3UL, 7UL, 40UL, 90UL}) {
            std::vector<double> x(n), y(n);
            for (std::size_t i = 0; i < n; ++i) {
                x[i] = static_cast<double>(random.below(9));
                y[i] = x[i] + static_cast<double>(random.below(9));
            }
            double s = 0, a = 0, b = 0;
            for (std::size_t i = 0; i < n; ++i)
                for (std::size_t j = 0; j < i; ++j) {
                    const auto sign = [](double d) { return d > 0 ? 1.0 : d < 0 ? -1.0 : 0.0; };
                    s += sign(x[i] - x[j]) * sign(y[i] - y[j]);
                    a += x[i] != x[j];
                    b += y[i] != y[j];
                }
            if (a > 0 && b > 0)
                QVERIFY(close(found(CorrelationKind::Kendall, x, y).r, s / std::sqrt(a * b)));
            const auto ranks = midRanks(x);
            double ties = 0;
            for (std::size_t i = 0; i < n; ++i) {
                const double less = static_cast<double>(std::count_if(x.begin(), x.end(), [&](double v) { return v < x[i]; }));
                const double same = static_cast<double>(std::count(x.begin(), x.end(), x[i]));
                QCOMPARE(ranks.ranks[i], less + (same + 1) / 2);
                ties += same * same - 1; // each of t values adds (t^3 - t) / t
            }
            QCOMPARE(ranks.tieTerm, ties);
        }
    }

    // The exact p of tau by listing all orders of five.
    void exactP()
    {
        const std::vector<double> x {1, 2, 3, 4, 5}, y {2, 1, 3, 5, 4};
        const double observed = std::abs(*found(CorrelationKind::Kendall, x, y).r);
        std::vector<double> order = x;
        int extreme = 0;
        do {
            double s = 0;
            for (std::size_t i = 0; i < 5; ++i)
                for (std::size_t j = 0; j < i; ++j)
                    s += order[i] > order[j] ? 1 : -1;
            extreme += std::abs(s) / 10 >= observed - 1e-12 ? 1 : 0;
        } while (std::next_permutation(order.begin(), order.end()));
        QVERIFY(close(found(CorrelationKind::Kendall, x, y).p, extreme / 120.0));
    }

    // A planted correlation is inside its interval about as often as the level says: 400 samples, 6 standard errors.
    void coverage()
    {
        core::Random random(5);
        int inside = 0;
        for (int round = 0; round < 400; ++round) {
            std::vector<double> x(60), y(60);
            for (std::size_t i = 0; i < x.size(); ++i) {
                x[i] = random.normal();
                y[i] = 0.6 * x[i] + 0.8 * random.normal();
            }
            const auto r = found(CorrelationKind::Pearson, x, y, 0.9);
            inside += *r.lower < 0.6 && *r.upper > 0.6 ? 1 : 0;
        }
        QVERIFY(std::abs(inside / 400.0 - 0.9) < 6 * std::sqrt(0.09 / 400));
    }

    void edges()
    {
        for (const auto kind : {CorrelationKind::Pearson, CorrelationKind::Spearman, CorrelationKind::Kendall}) {
            QVERIFY(!found(kind, {}, {}).r);
            QVERIFY(!found(kind, {1}, {1}).r);
            QVERIFY(!found(kind, {1, 2, 3}, {4, 4, 4}).r);
            const auto line = found(kind, {1, 2, 3, 4, 5}, {2, 4, 6, 8, 10});
            QVERIFY(close(line.r, 1));
            QVERIFY(close(line.upper, 1));
            QCOMPARE(found(kind, {1, 2}, {5, 3}).n, 2);
        }
        core::JobContext job;
        job.stop();
        QVERIFY(correlation(CorrelationKind::Pearson, kPanel, kPanel, job).error().code == core::Code::Cancelled);
    }
};

HOLDFAST_TEST(CorrelationTruth)
#include "CorrelationTruth.moc"
