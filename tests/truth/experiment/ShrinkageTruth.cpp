// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/experiment/Shrinkage.h"
#include "core/Random.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

class ShrinkageTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // DerSimonian-Laird by hand: effects 1, 2, 6 with error 1. Q = 14, tau2 = (14 - 2) / (3 - 1) = 6; without an assumption the mean is
    // 3 with error sqrt(7 / 3), and each case keeps 6/7 of itself.
    void byHand()
    {
        const std::vector<MeasuredEffect> cases {{1, 1}, {2, 1}, {6, 1}};
        const auto s = shrunkenEffects(cases, {0, 0});
        QVERIFY(std::abs(s.between - 6) < 1e-12);
        QVERIFY(std::abs(s.mean - 3) < 1e-12 && std::abs(s.meanSe - std::sqrt(7.0 / 3)) < 1e-12);
        QVERIFY(std::abs(s.nextSd - std::sqrt(7.0 / 3 + 6)) < 1e-12);
        QVERIFY(std::abs(s.each[2].effect - (6.0 / 7 * 6 + 3.0 / 7)) < 1e-12);
    }
    // One measured case of the same doubt as the assumption: the middle of both.
    void oneCase()
    {
        const auto s = shrunkenEffects(std::vector<MeasuredEffect> {{0.3, 0.1}}, {0.1, 0.1});
        QVERIFY(std::abs(s.next - 0.2) < 1e-12 && std::abs(s.nextSd - 0.1 / std::sqrt(2)) < 1e-12);
        QVERIFY(s.between == 0 && std::abs(s.each[0].effect - 0.2) < 1e-12);
    }
    void edges()
    {
        const auto none = shrunkenEffects({}, {0.2, 0.05});
        QVERIFY(std::abs(none.next - 0.2) < 1e-15 && std::abs(none.nextSd - 0.05) < 1e-15);
        const auto broken = shrunkenEffects(std::vector<MeasuredEffect> {{9, 0}}, {0.2, 0.05});
        QVERIFY(std::abs(broken.next - 0.2) < 1e-15 && broken.each.size() == 1 && broken.each[0].effect == 9);
        const auto nothing = shrunkenEffects({}, {0.2, 0});
        QVERIFY(nothing.next == 0.2 && nothing.nextSd == 0);
    }
    // Recovery: true effects N(0.2, 0.05^2), forty cases each. Shrunken ones are nearer to the truth than the measured, and the next
    // case lies within two standard deviations nearly always (the spread is estimated: at least 88 of 100).
    void recoversThePlanted()
    {
        core::Random random(11);
        double measured = 0, shrunken = 0;
        int within = 0, rounds = 400;
        for (int r = 0; r < rounds; ++r) {
            std::vector<MeasuredEffect> cases;
            std::vector<double> truth;
            for (int k = 0; k < 40; ++k) {
                truth.push_back(0.2 + 0.05 * random.normal());
                const double se = 0.03 + 0.05 * random.uniform();
                cases.push_back({truth.back() + se * random.normal(), se});
            }
            const auto s = shrunkenEffects(cases, {0.1, 0.2});
            for (std::size_t k = 0; k < 40; ++k) {
                measured += std::pow(cases[k].effect - truth[k], 2);
                shrunken += std::pow(s.each[k].effect - truth[k], 2);
            }
            within += std::abs(0.2 + 0.05 * random.normal() - s.next) < 1.96 * s.nextSd;
        }
        QVERIFY(shrunken < 0.85 * measured);
        QVERIFY2(within >= 0.88 * rounds && within <= 0.99 * rounds, qPrintable(QString::number(within)));
    }
};

HOLDFAST_TEST(ShrinkageTruth)
#include "ShrinkageTruth.moc"
