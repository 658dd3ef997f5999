// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/experiment/ControlDraw.h"
#include "core/Random.h"

#include <cmath>
#include <limits>
#include <map>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

class ControlDrawTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Never less than the share of a group, never all of it, and every stratum within one of its part.
    void countsByGroupAndStratum()
    {
        core::Random random(3);
        for (int round = 0; round < 200; ++round) {
            const std::size_t n = random.below(400);
            const double share = random.below(10) == 0 ? 0 : random.uniform();
            std::vector<std::uint32_t> group(n), stratum(n);
            for (std::size_t i = 0; i < n; ++i) {
                group[i] = static_cast<std::uint32_t>(random.below(3));
                stratum[i] = static_cast<std::uint32_t>(random.below(5));
            }
            const auto control = drawControl(group, stratum, share, 7);
            QCOMPARE(control, drawControl(group, stratum, share, 7));
            std::map<std::uint32_t, std::pair<double, double>> byGroup;
            std::map<std::pair<std::uint32_t, std::uint32_t>, std::pair<double, double>> byStratum;
            for (std::size_t i = 0; i < n; ++i) {
                byGroup[group[i]].first += control[i];
                byGroup[group[i]].second += 1;
                byStratum[{group[i], stratum[i]}].first += control[i];
                byStratum[{group[i], stratum[i]}].second += 1;
            }
            for (const auto& [g, count] : byGroup) {
                if (share > 0 && count.second > 1)
                    QVERIFY(count.first >= std::min(share * count.second - 1e-6, count.second - 1) && count.first < share * count.second + 1);
                if (share == 0)
                    QCOMPARE(count.first, 0.0);
                for (const auto& [key, part] : byStratum)
                    if (key.first == g)
                        QVERIFY(std::abs(part.first - count.first * part.second / count.second) < 1);
            }
        }
    }

    // Everybody has the same chance: over 4,000 draws each of ten is held back 1,200 times, within five standard deviations.
    void equalChances()
    {
        const std::vector<std::uint32_t> one(10, 0);
        std::vector<double> drawn(10, 0);
        for (std::uint64_t seed = 0; seed < 4000; ++seed) {
            const auto control = drawControl(one, one, 0.3, seed);
            QCOMPARE(std::accumulate(control.begin(), control.end(), 0), 3);
            for (std::size_t i = 0; i < 10; ++i)
                drawn[i] += control[i];
        }
        for (const double n : drawn)
            QVERIFY2(std::abs(n - 1200) < 5 * std::sqrt(4000 * 0.3 * 0.7), qPrintable(QString::number(n)));
    }

    void edges()
    {
        QVERIFY(drawControl({}, {}, 0.5, 1).empty());
        const std::vector<std::uint32_t> single {4};
        QCOMPARE(drawControl(single, single, 0.5, 1), std::vector<std::uint8_t> {0}); // the only one is treated
        QCOMPARE(drawControl(single, single, 1, 1), std::vector<std::uint8_t> {1});
        const std::vector<std::uint32_t> ten(10, 1);
        const auto two = drawControl(ten, ten, 0.2, 9);
        QCOMPARE(std::accumulate(two.begin(), two.end(), 0), 2);
    }

    // By hand: treated 1 2 3 (variance 1), control 0 2 (variance 2): difference 1 over sqrt(1.5).
    void differenceByHand()
    {
        const double missing = std::numeric_limits<double>::quiet_NaN();
        const std::vector<double> x {1, 2, 3, 0, 2, missing}, treated {1, 1, 1, 0, 0, 0};
        QVERIFY(std::abs(*standardisedDifference(x, treated) - 1 / std::sqrt(1.5)) < 1e-12);
        QVERIFY(!standardisedDifference(std::vector<double> {1, 1, 1, 1}, std::vector<double> {1, 1, 0, 0}));
        QVERIFY(!standardisedDifference(std::vector<double> {1, 2, 3}, std::vector<double> {1, 1, 0}));
        QVERIFY(!standardisedDifference({}, {}));
    }
};

HOLDFAST_TEST(ControlDrawTruth)
#include "ControlDrawTruth.moc"
