// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/value/Fit.h"
#include "truth/Near.h"
#include "truth/value/Histories.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class FitTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Over 40,000 rows the start comes from every second one: the same fit as from a good start on all.
    void sampledStart()
    {
        core::JobContext job;
        const auto history = tests::bgHistories(15, 45000, {0.8, 6, 1.2, 3});
        const SampledRows sample(history.rows());
        QCOMPARE(sample.rows().x.size(), std::size_t {22500});
        QCOMPARE(sample.rows().age[1], history.age[2]);
        const auto fit = fitBgNbd(history.rows(), false, job);
        for (const double factor : {0.999, 1.001}) {
            auto moved = fit->model;
            moved.alpha *= factor;
            QVERIFY(bgNbdLoglik(moved, history.rows()) < fit->fit.loglik);
        }
    }

    void fewRows()
    {
        tests::History history;
        for (int i = 0; i < 3; ++i)
            history.add(1, 1, 2);
        QVERIFY(checkRepeatPurchases(history.rows()).error().code == core::Code::NotEnoughData);
        history.add(0, 0, 2);
        QVERIFY(checkRepeatPurchases(history.rows()).has_value());
        const SampledRows sample(history.rows());
        QCOMPARE(sample.rows().x.data(), history.x.data());
        QCOMPARE(meanOf({}), 0.0);
    }

    // A top without curvature of a top has no error, and says so.
    void noCurvature()
    {
        Maximum top {Eigen::Vector2d(1, 2), Likelihood(2), {}, 5, true, false};
        const auto fit = valueFit(top, {"a", "b"}, {});
        QVERIFY(std::isnan(fit.se[0]) && std::isnan(fit.se[3]));
        QCOMPARE(fit.doubts.front().code, DoubtCode::IntervalNotDefined);
        top.atBoundary = true;
        top.parameters(1) = 1e7;
        QCOMPARE(valueFit(top, {"a", "b"}, {}).doubts.front().subject, std::string("b"));
    }
};

HOLDFAST_TEST(FitTruth)
#include "FitTruth.moc"
