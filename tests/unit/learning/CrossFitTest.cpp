// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/CrossFit.h"
#include "analytics/models/Metrics.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::learning;
using analytics::CalibrationKind;
using analytics::Matrix;

namespace {

struct Sample {
    Matrix x;
    std::vector<double> y;
};
Sample planted(std::size_t n)
{
    core::Random random(1);
    Sample s {Matrix(n, 3), {}};
    for (std::size_t i = 0; i < n; ++i) {
        for (std::size_t c = 0; c < 3; ++c)
            s.x(i, c) = random.normal();
        s.y.push_back(random.chance(1 / (1 + std::exp(-1.5 * s.x(i, 0)))) ? 1 : 0);
    }
    return s;
}

CrossFitOptions options(CalibrationKind kind, int threads)
{
    CrossFitOptions o;
    o.booster.trees = 15;
    o.calibration = kind;
    o.threads = threads;
    return o;
}

} // namespace

class CrossFitTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The outcome of a row must not reach its own prediction: turned around, it changes nothing there, while others change.
    void ownOutcomeIsNotSeen()
    {
        auto s = planted(300);
        core::JobContext job;
        for (const auto kind : {CalibrationKind::Isotonic, CalibrationKind::Platt, CalibrationKind::None}) {
            const auto before = *crossFit(s.x, s.y, options(kind, 2), job);
            for (std::size_t i = 2; i < 300; i += 5) // all of fold 2
                s.y[i] = 1 - s.y[i];
            const auto after = *crossFit(s.x, s.y, options(kind, 2), job);
            bool others = false;
            for (std::size_t i = 0; i < 300; ++i) {
                if (i % 5 == 2)
                    QCOMPARE(after.calibrated[i], before.calibrated[i]);
                else
                    others = others || after.calibrated[i] != before.calibrated[i];
            }
            QVERIFY(others);
            for (std::size_t i = 2; i < 300; i += 5)
                s.y[i] = 1 - s.y[i];
        }
    }

    void sameAnswerOnAnyNumberOfThreads()
    {
        const auto s = planted(500);
        core::JobContext job;
        const auto one = *crossFit(s.x, s.y, options(CalibrationKind::Isotonic, 1), job);
        const auto three = *crossFit(s.x, s.y, options(CalibrationKind::Isotonic, 3), job);
        QVERIFY(one.raw == three.raw && one.calibrated == three.calibrated && one.importance == three.importance);
    }

    void calibrationHelpsAndFoldsAreScored()
    {
        const auto s = planted(1500);
        core::JobContext job;
        auto o = options(CalibrationKind::Isotonic, 2);
        o.booster.trees = 120; // overfitted on purpose
        o.booster.depth = 6;
        o.booster.rate = 0.3;
        const auto fit = *crossFit(s.x, s.y, o, job);
        const auto raw = analytics::predictionMetrics(s.y, fit.raw), calibrated = analytics::predictionMetrics(s.y, fit.calibrated);
        QVERIFY(*raw.calibration.ece > 0.1);
        QVERIFY(*calibrated.calibration.ece < 0.05);
        QVERIFY(*calibrated.brier < *raw.brier);
        QCOMPARE(fit.foldAuc.size(), std::size_t(5));
        std::vector<double> y, p;
        for (std::size_t i = 1; i < 1500; i += 5) {
            y.push_back(s.y[i]);
            p.push_back(fit.raw[i]);
        }
        QCOMPARE(*fit.foldAuc[1], *analytics::areaUnderCurve(y, p).value);
        const double q = fit.calibrator(fit.raw[7]);
        QVERIFY(q > 0 && q < 1 && fit.model);
    }

    void edges()
    {
        core::JobContext job;
        const auto s = planted(4);
        QCOMPARE(crossFit(s.x, s.y, options(CalibrationKind::None, 1), job).error().code, core::Code::NotEnoughData);
        auto rare = planted(30);
        std::fill(rare.y.begin(), rare.y.end(), 0.0);
        rare.y[6] = 1; // fold 1 only
        const auto fit = crossFit(rare.x, rare.y, options(CalibrationKind::Isotonic, 1), job);
        QVERIFY(fit->foldAuc[1] && !fit->foldAuc[0]);
        for (const double p : fit->calibrated)
            QVERIFY(p > 0 && p < 1);
        job.stop();
        QCOMPARE(crossFit(rare.x, rare.y, options(CalibrationKind::Isotonic, 2), job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(CrossFitTest)
#include "CrossFitTest.moc"
