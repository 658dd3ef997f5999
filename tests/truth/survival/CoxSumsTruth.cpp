// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "truth/Near.h"
#include "truth/survival/PartialLikelihood.h"

#include "analytics/survival/CoxSums.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class CoxSumsTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // One pass against the definition: value, and derivatives against differences of it. Columns are centred and scaled inside.
    void againstTheDefinition()
    {
        const auto sample = tests::coxSample(21, 150);
        core::JobContext job;
        const std::vector<std::size_t> columns {0, 1};
        for (const bool late : {false, true})
            for (const auto ties : {CoxTies::Efron, CoxTies::Breslow}) {
                const CoxRows rows(sample.input(late), columns);
                CoxSums sums;
                const Eigen::Vector2d scaled(0.3, -0.2);
                QVERIFY(sums.measure(rows, scaled, ties, job));
                CoxSums::Square information;
                QVERIFY(sums.information(rows, {}, job, information));
                const auto at = [&](double first, double second) {
                    return tests::logPartial(sample, late, ties, {first / rows.scale()[0], second / rows.scale()[1], 0});
                };
                QVERIFY(close(sums.loglik, at(0.3, -0.2)));
                const double h = 1e-4;
                QVERIFY(close(sums.score(0), (at(0.3 + h, -0.2) - at(0.3 - h, -0.2)) / (2 * h), 1e-6));
                QVERIFY(close(sums.score(1), (at(0.3, -0.2 + h) - at(0.3, -0.2 - h)) / (2 * h), 1e-6));
                const double cross = (at(0.3 + h, -0.2 + h) - at(0.3 + h, -0.2 - h) - at(0.3 - h, -0.2 + h) + at(0.3 - h, -0.2 - h)) / (4 * h * h);
                QVERIFY(close(information(0, 1), -cross, 1e-4));
                const double own = (at(0.3 + h, -0.2) - 2 * at(0.3, -0.2) + at(0.3 - h, -0.2)) / (h * h);
                QVERIFY(close(information(0, 0), -own, 1e-4));
                // As many events are expected as there are.
                double expected = 0, events = 0;
                for (const double value : sums.expected(rows, {}))
                    expected += value;
                for (const auto e : sample.event)
                    events += e;
                QVERIFY(close(expected, events));
            }
    }

    // Times that are not whole take the other way to the slots.
    void fractions()
    {
        auto sample = tests::coxSample(22, 100), half = sample;
        for (double& t : half.time)
            t /= 2;
        core::JobContext job;
        const std::vector<std::size_t> columns {0, 1, 2};
        const CoxRows a(sample.input(false), columns), b(half.input(false), columns);
        CoxSums first, second;
        const Eigen::Vector3d beta(0.1, 0.2, 0.3);
        QVERIFY(first.measure(a, beta, CoxTies::Efron, job) && second.measure(b, beta, CoxTies::Efron, job));
        QCOMPARE(first.loglik, second.loglik);
        job.stop();
        QVERIFY(!first.measure(a, beta, CoxTies::Efron, job));
    }
};

HOLDFAST_TEST(CoxSumsTruth)
#include "CoxSumsTruth.moc"
