// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/series/ProcessChart.h"
#include "truth/Near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

class ProcessChartTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // NIST/SEMATECH e-Handbook 6.3.2.4: centre 50, sigma 2.0539, lambda 0.3; limits 52.5884 and 47.4115, points to two digits.
    void nistEwma()
    {
        const std::vector<double> x {52.0, 47.0, 53.0, 49.3, 50.1, 47.0, 51.0, 50.1, 51.2, 50.5, 49.6, 47.6, 49.9, 51.3, 47.8,
            51.2, 52.6, 52.4, 53.6, 52.1};
        const std::vector<double> printed {50.60, 49.52, 50.56, 50.18, 50.16, 49.21, 49.75, 49.85, 50.26, 50.33, 50.11, 49.36,
            49.52, 50.05, 49.38, 49.92, 50.73, 51.23, 51.94, 51.99};
        const auto chart = ewmaChart(x, {50, 2.0539}, 0.3, 3, false);
        for (std::size_t i = 0; i < x.size(); ++i)
            QVERIFY(std::abs(chart->points[i] - printed[i]) < 0.0051);
        QVERIFY(std::abs(chart->upper.back() - 52.5884) < 1e-4);
        QVERIFY(std::abs(chart->lower.back() - 47.4115) < 2e-4);
        QVERIFY(chart->signals.empty());
        // The first exact limit is lambda sigma wide; far out it is the steady one.
        const auto exact = ewmaChart(x, {50, 2.0539}, 0.3, 3, true);
        QVERIFY(tests::within(exact->upper.front(), 50 + 3 * 0.3 * 2.0539, 1e-12));
        QVERIFY(tests::within(exact->upper.back(), chart->upper.back(), 1e-6));
    }

    // Montgomery, Introduction to Statistical Quality Control: the cusum example signals first at 29 with C+ = 5.28.
    void montgomeryCusum()
    {
        const std::vector<double> x {9.45, 7.99, 9.29, 11.66, 12.16, 10.18, 8.04, 11.46, 9.20, 10.34, 9.03, 11.47, 10.51, 9.40,
            10.08, 9.37, 10.62, 10.31, 8.52, 10.84, 10.90, 9.33, 12.29, 11.50, 10.60, 11.08, 10.38, 11.62, 11.31, 10.52};
        const auto chart = cusumChart(x, {10, 1}, 0.5, 5);
        QVERIFY(std::abs(chart->sums->plus[28] - 5.28) < 0.005);
        QCOMPARE(chart->signals.front(), (ChartSignal {28, ChartRule::Plus}));
        QCOMPARE(chart->sums->minus[1], 0.05 + 9.5 - 7.99);
    }

    void rulesByHand()
    {
        // Centre 0, sigma 1 given: each pattern once, at its last point only.
        const auto at = [](const std::vector<double>& x, ChartRule rule) {
            std::vector<std::size_t> found;
            const auto chart = individualsChart(x, {0, 1}, 3);
            for (const auto& signal : chart->signals)
                if (signal.rule == rule)
                    found.push_back(signal.index);
            return found;
        };
        using List = std::vector<std::size_t>;
        QCOMPARE(at({0, 3.1, 0, -3.1, 3}, ChartRule::Beyond3Sigma), (List {1, 3}));
        QCOMPARE(at({2.1, 0, 2.2, 0, 0}, ChartRule::TwoOfThree), (List {2}));
        QCOMPARE(at({2.1, 0, -2.2, 0, 0}, ChartRule::TwoOfThree), List {});
        QCOMPARE(at({2.1, 2.1, 0, 0, 0}, ChartRule::TwoOfThree), List {}); // two points are no three
        QCOMPARE(at({1.1, 1.1, 0, 1.1, 1.1, 0}, ChartRule::FourOfFive), (List {4}));
        QCOMPARE(at({1, 1, 1, 1, 1, 1, 1, 1, 1, -1}, ChartRule::EightOneSide), (List {7, 8}));
        QCOMPARE(at({1, 1, 1, 0, 1, 1, 1, 1, 1, 1, 1}, ChartRule::EightOneSide), List {});
    }

    void individualsByHand()
    {
        // 1 3 2: mean 2, ranges 2 and 1, mean 1.5, sigma 1.5 / 1.128.
        const auto chart = individualsChart(std::vector<double> {1, 3, 2}, {}, 3);
        QVERIFY(tests::within(chart->center, 2, 1e-12));
        QVERIFY(tests::within(*chart->sigma, 1.5 / 1.128, 1e-12));
        QVERIFY(tests::within(chart->upper[0], 2 + 4.5 / 1.128, 1e-12));
        QVERIFY(tests::within(chart->range->upper, 3.267 * 1.5, 1e-12));
        QVERIFY(chart->signals.empty());
    }

    void sharesAndCounts()
    {
        // 1 of 10, 3 of 10, no case, 12 of 20: centre 0.4, errors sqrt(0.24 / n).
        const auto shares = shareChart(std::vector<double> {1, 3, 0, 12}, std::vector<double> {10, 10, 0, 20}, {}, 3);
        QVERIFY(tests::within(shares->center, 0.4, 1e-12));
        QVERIFY(tests::within(shares->upper[0], 0.4 + 3 * std::sqrt(0.024), 1e-12));
        QCOMPARE(shares->lower[0], 0.0);
        QVERIFY(std::isnan(shares->points[2]) && std::isnan(shares->upper[2]));
        QVERIFY(shares->signals.empty());
        const auto counts = countChart(std::vector<double> {4, 4, 4, 20}, {}, 3);
        QCOMPARE(counts->center, 8.0);
        QVERIFY(tests::within(counts->upper[0], 8 + 3 * std::sqrt(8), 1e-12));
        QCOMPARE(counts->lower[0], 0.0);
        QCOMPARE(counts->signals, (std::vector<ChartSignal> {{3, ChartRule::BeyondLimit}}));
    }

    void edges()
    {
        QCOMPARE(individualsChart(std::vector<double> {}, {}, 3).error().code, core::Code::NotEnoughData);
        QCOMPARE(individualsChart(std::vector<double> {5}, {}, 3).error().code, core::Code::NotEnoughData);
        QVERIFY(individualsChart(std::vector<double> {5}, {4, 1}, 3).has_value());
        const auto flat = individualsChart(std::vector<double>(25, 5.0), {}, 3);
        QVERIFY(flat->signals.empty());
        QCOMPARE(flat->doubts.front().code, DoubtCode::NoVariation);
        QCOMPARE(countChart(std::vector<double> {1, -1}, {}, 3).error().code, core::Code::InvalidValue);
        QCOMPARE(shareChart(std::vector<double> {3}, std::vector<double> {2}, {}, 3).error().code, core::Code::InvalidValue);
        QCOMPARE(shareChart(std::vector<double> {0}, std::vector<double> {0}, {}, 3).error().code, core::Code::NotEnoughData);
    }
};

HOLDFAST_TEST(ProcessChartTruth)
#include "ProcessChartTruth.moc"
