// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Multiplicity.h"
#include "support/TestMain.h"

#include "core/Random.h"

#include <cmath>

using namespace holdfast::analytics;

class MultiplicityTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void benjaminiHochbergByHand()
    {
        // Benjamini, Hochberg (1995), section 4: the 15 ordered p-values of the myocardial infarction study.
        const std::vector<double> p {0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459, 0.3240, 0.4262,
            0.5719, 0.6528, 0.7590, 1.0000};
        const auto adjusted = benjaminiHochberg(p);
        QCOMPARE(adjusted[0], 0.0015);
        QCOMPARE(adjusted[3], 0.0095 * 15 / 4);
        // 0.0278 x 15/6 = 0.0695 is over 0.0298 x 15/7 = 0.06386: the later, smaller one holds for both.
        QCOMPARE(adjusted[5], 0.0298 * 15 / 7);
        QCOMPARE(adjusted[14], 1.0);
        // The procedure rejects four at 0.05.
        QCOMPARE(std::count_if(adjusted.begin(), adjusted.end(), [](double q) { return q <= 0.05; }), 4);
    }

    void orderAndGaps()
    {
        const double gap = std::nan("");
        const std::vector<double> p {0.04, gap, 0.01, 0.03};
        const auto adjusted = benjaminiHochberg(p);
        QVERIFY(std::isnan(adjusted[1]));
        QCOMPARE(adjusted[2], 0.03);
        QCOMPARE(adjusted[3], 0.04);
        QCOMPARE(adjusted[0], 0.04);
        QVERIFY(benjaminiHochberg({}).empty());
    }

    // By hand for 0.01 0.02 0.03 0.5: see each line. Hommel by Simes' test of every set.
    void methodsByHand()
    {
        const std::vector<double> p {0.5, 0.01, 0.03, 0.02};
        const holdfast::core::JobContext job;
        const auto check = [&](Adjustment how, std::vector<double> wanted) {
            const auto got = *adjustedP(p, how, job);
            for (std::size_t i = 0; i < p.size(); ++i)
                if (std::abs(got[i] - wanted[i]) > 1e-12)
                    return false;
            return true;
        };
        QVERIFY(check(Adjustment::Bonferroni, {1, 0.04, 0.12, 0.08}));
        QVERIFY(check(Adjustment::Holm, {0.5, 0.04, 0.06, 0.06})); // 4 x 0.01, 3 x 0.02, 2 x 0.03, 0.5
        QVERIFY(check(Adjustment::Hochberg, {0.5, 0.04, 0.06, 0.06}));
        QVERIFY(check(Adjustment::Hommel, {0.5, 0.04, 0.06, 0.045}));
        QVERIFY(check(Adjustment::BenjaminiHochberg, {0.5, 0.04, 0.04, 0.04}));
        const double c = 1 + 1.0 / 2 + 1.0 / 3 + 1.0 / 4;
        QVERIFY(check(Adjustment::BenjaminiYekutieli, {1, 0.04 * c, 0.04 * c, 0.04 * c}));
        QVERIFY(check(Adjustment::None, p));
    }

    // Hommel's p is the least level at which Simes' test rejects every set of hypotheses that holds the one: all sets listed.
    void hommelByClosedTesting()
    {
        holdfast::core::Random random(4);
        const holdfast::core::JobContext job;
        for (int round = 0; round < 30; ++round) {
            std::vector<double> p(6);
            for (double& value : p)
                value = std::pow(random.uniform(), 3);
            const auto got = *adjustedP(p, Adjustment::Hommel, job);
            for (std::size_t one = 0; one < p.size(); ++one) {
                double worst = 0;
                for (unsigned set = 0; set < 64; ++set) {
                    if (!(set >> one & 1U))
                        continue;
                    std::vector<double> members;
                    for (std::size_t i = 0; i < p.size(); ++i)
                        if (set >> i & 1U)
                            members.push_back(p[i]);
                    std::sort(members.begin(), members.end());
                    double simes = 1;
                    for (std::size_t i = 0; i < members.size(); ++i)
                        simes = std::min(simes, members[i] * static_cast<double>(members.size()) / static_cast<double>(i + 1));
                    worst = std::max(worst, simes);
                }
                QVERIFY(std::abs(got[one] - worst) < 1e-12);
            }
        }
    }

    void adjustmentEdges()
    {
        holdfast::core::JobContext job;
        for (const auto how : {Adjustment::BenjaminiHochberg, Adjustment::BenjaminiYekutieli, Adjustment::Holm, Adjustment::Hochberg,
                 Adjustment::Hommel, Adjustment::Bonferroni, Adjustment::None}) {
            QVERIFY(adjustedP({}, how, job)->empty());
            QCOMPARE(adjustedP(std::vector<double> {0.2}, how, job)->front(), 0.2);
            const auto gap = *adjustedP(std::vector<double> {std::nan(""), 0.2}, how, job);
            QVERIFY(std::isnan(gap[0]));
            QCOMPARE(gap[1], 0.2);
        }
        job.stop();
        QVERIFY(!adjustedP(std::vector<double>(1000, 0.5), Adjustment::Hommel, job));
    }

    void twoShares()
    {
        // By hand: 15/100 against 5/100, pooled 0.1, z = 0.1 / sqrt(0.09 x 0.02) = 2.357023, p = 0.018422.
        QVERIFY(std::abs(twoShareP(15, 100, 5, 100) - 0.018422) < 1e-6);
        QCOMPARE(twoShareP(5, 100, 5, 100), 1.0);
        QVERIFY(std::isnan(twoShareP(0, 10, 0, 10)));
        QVERIFY(std::isnan(twoShareP(0, 0, 1, 10)));
    }
};

HOLDFAST_TEST(MultiplicityTest)
#include "MultiplicityTest.moc"
