// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/series/Trend.h"
#include "core/Random.h"
#include "truth/Near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

class TheilSenTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        // 0 1 5: slopes 1, 4, 2.5; middle 2.5; rests 0, -1.5, 0.
        core::JobContext job;
        const auto line = theilSen(std::vector<double> {0, 1, 5}, 0.95, job);
        QVERIFY(tests::within(line->slope, 2.5, 1e-12));
        QVERIFY(tests::within(line->intercept, 0, 1e-12));
        QVERIFY(tests::within(*line->lower, 1, 1e-12));
        QVERIFY(tests::within(*line->upper, 4, 1e-12));
    }

    // A third of the values far off does not move the slope; the interval covers the planted one.
    void plantedSlope()
    {
        core::JobContext job;
        core::Random random(8);
        int covered = 0;
        for (int round = 0; round < 200; ++round) {
            std::vector<double> x;
            for (int i = 0; i < 40; ++i)
                x.push_back(3 - 0.7 * i + random.normal() + (i % 6 == 0 ? 50 * random.normal() : 0));
            const auto line = theilSen(x, 0.9, job);
            QVERIFY(std::abs(line->slope + 0.7) < 0.2);
            covered += *line->lower <= -0.7 && -0.7 <= *line->upper;
        }
        QVERIFY2(covered > 165 && covered < 195, qPrintable(QString::number(covered))); // 180, se 4.2
    }

    // Counting in passes finds the same slopes as ordering all of them.
    void manyValues()
    {
        core::JobContext job;
        core::Random random(12);
        std::vector<double> x, slopes;
        for (int i = 0; i < 3000; ++i)
            x.push_back(std::floor(0.01 * i + 20 * random.uniform()));
        for (std::size_t i = 0; i < x.size(); ++i)
            for (std::size_t j = i + 1; j < x.size(); ++j)
                slopes.push_back((x[j] - x[i]) / static_cast<double>(j - i));
        QVERIFY(slopes.size() > 4'000'000);
        const auto line = theilSen(x, 0.95, job);
        const auto at = [&](std::size_t k) {
            std::nth_element(slopes.begin(), slopes.begin() + static_cast<long>(k), slopes.end());
            return slopes[k];
        };
        const std::size_t n = slopes.size();
        QCOMPARE(line->slope, (at((n - 1) / 2) + at(n / 2)) / 2);
        const double reach = 1.959963984540054 * std::sqrt(mannKendall(x).variance);
        QCOMPARE(*line->lower, at(static_cast<std::size_t>(std::nearbyint((static_cast<double>(n) - reach) / 2)) - 1));
        QCOMPARE(*line->upper, at(static_cast<std::size_t>(std::nearbyint((static_cast<double>(n) + reach) / 2))));
    }

    void edges()
    {
        core::JobContext job;
        QCOMPARE(theilSen(std::vector<double> {4}, 0.95, job).error().code, core::Code::NotEnoughData);
        const auto flat = theilSen(std::vector<double>(9, 2.0), 0.95, job);
        QCOMPARE(flat->slope, 0.0);
        QVERIFY(!flat->lower && !flat->upper);
        QCOMPARE(theilSen(std::vector<double> {1, 2}, 0.95, job)->slope, 1.0);
        core::JobContext stopped;
        stopped.stop();
        QCOMPARE(theilSen(std::vector<double> {1, 2, 4}, 0.95, stopped).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(TheilSenTruth)
#include "TheilSenTruth.moc"
