// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Calibrator.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

class CalibratorTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Outcomes 0 1 0 1 at .1 .2 .3 .8: the second and third pool to one half at .25.
    void poolsByHand()
    {
        const std::vector<double> p {.8, .3, .2, .1}, y {1, 0, 1, 0};
        const Calibrator c(CalibrationKind::Isotonic, p, y);
        QVERIFY(std::abs(c(.25) - 0.5) < 1e-12);
        QVERIFY(std::abs(c(.05) - 0.1) < 1e-12); // half a row of five
        QVERIFY(std::abs(c(.95) - 0.9) < 1e-12);
        QVERIFY(std::abs(c(.175) - 0.3) < 1e-12); // halfway between .1 and .5
        QVERIFY(c(.24) < c(.26)); // ranks survive inside a pool
    }

    // The defining property of the pools: each mean is that of its rows, and they rise.
    void risingAndUnbiased()
    {
        core::Random random(6);
        std::vector<double> p, y;
        for (int i = 0; i < 4000; ++i) {
            p.push_back(random.uniform());
            y.push_back(random.chance(p.back() * p.back()) ? 1 : 0); // true probability p squared
        }
        for (const auto kind : {CalibrationKind::Isotonic, CalibrationKind::Platt}) {
            const Calibrator c(kind, p, y);
            double last = 0;
            for (double at = 0.02; at < 1; at += 0.02) {
                QVERIFY(c(at) >= last);
                last = c(at);
            }
            QVERIFY(std::abs(c(0.5) - 0.25) < 0.06);
        }
    }

    // Platt's curve has the score equations of its softened targets.
    void plattEquation()
    {
        const std::vector<double> p {.1, .3, .4, .6, .7, .9}, y {0, 1, 0, 1, 0, 1};
        const Calibrator c(CalibrationKind::Platt, p, y);
        double sum = 0, weighted = 0;
        for (std::size_t i = 0; i < p.size(); ++i) {
            const double residual = (y[i] > 0 ? 4.0 / 5 : 1.0 / 5) - c(p[i]);
            sum += residual;
            weighted += residual * std::log(p[i] / (1 - p[i]));
        }
        QVERIFY(std::abs(sum) < 1e-9 && std::abs(weighted) < 1e-9);
    }

    void edges()
    {
        QCOMPARE(Calibrator()(0.3), 0.3);
        QCOMPARE(Calibrator(CalibrationKind::Isotonic, {}, {})(0.3), 0.3);
        const std::vector<double> flat {.4, .4, .4}, ones {1, 1, 1}, mixed {1, 0, 0};
        for (const auto kind : {CalibrationKind::Isotonic, CalibrationKind::Platt}) {
            const double sure = Calibrator(kind, flat, ones)(.4);
            QVERIFY(sure > 0.5 && sure < 1);
            QVERIFY(std::isfinite(Calibrator(kind, flat, mixed)(0)) && std::isfinite(Calibrator(kind, flat, mixed)(1)));
        }
        QVERIFY(std::abs(Calibrator(CalibrationKind::Isotonic, flat, mixed)(.4) - 1.0 / 3) < 1e-12);
    }
};

HOLDFAST_TEST(CalibratorTruth)
#include "CalibratorTruth.moc"
