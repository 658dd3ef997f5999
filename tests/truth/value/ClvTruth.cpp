// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/value/Clv.h"
#include "truth/Near.h"
#include "truth/value/Histories.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class ClvTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // CDNOW customers with the published parameters of both models: purchases expected times spend, each month at its end.
    void byHand()
    {
        const BgNbd model {0.2425945, 4.413602, 0.792922, 2.4259068};
        const GammaGamma spend {6.249572, 3.744225, 15.443521};
        ClvParameters parameters;
        parameters.months = 2;
        parameters.discountPerYear = std::pow(1.01, 12) - 1;
        const double length = parameters.monthLength, first = model.expected(length, 2, 30.43, 38.86),
                     second = model.expected(2 * length, 2, 30.43, 38.86);
        QVERIFY(close(customerValueOf(model, spend, 2, 30.43, 38.86, 22.35, parameters),
            (first / 1.01 + (second - first) / (1.01 * 1.01)) * spend.expected(2, 22.35)));
        parameters.discountPerYear = 0;
        QVERIFY(close(customerValueOf(model, spend, 0, 0, 38.86, 0, parameters),
            model.expected(2 * length, 0, 0, 38.86) * spend.expected(0, 0)));
    }

    // The interval covers the planted mean in this sample, narrows with the number of customers, and repeats with its seed.
    void interval()
    {
        core::JobContext job;
        const auto history = tests::bgHistories(5, 1200, {0.8, 6, 1.2, 3});
        core::Random random(6);
        std::vector<double> spend;
        for (const double x : history.x) {
            const double nu = random.gamma(4, 1 / 15.0);
            double sum = 0;
            for (double k = 0; k < x; ++k)
                sum += random.gamma(6, 1 / nu);
            spend.push_back(x > 0 ? sum / x : 0);
        }
        ClvParameters parameters;
        parameters.months = 3;
        parameters.resamples = 40;
        const auto a = customerValue(history.rows(), spend, parameters, job), b = customerValue(history.rows(), spend, parameters, job);
        QVERIFY(a && a->totalLower && *a->totalLower < a->total && a->total < *a->totalUpper);
        QCOMPARE(*a->totalLower, *b->totalLower);
        QVERIFY(*a->totalUpper / *a->totalLower < 2);
        QVERIFY(close(a->mean * 1200, a->total));
        ClvParameters planted = parameters;
        double truth = 0;
        for (std::size_t i = 0; i < spend.size(); ++i)
            truth += customerValueOf({0.8, 6, 1.2, 3}, {6, 4, 15}, history.x[i], history.recency[i], history.age[i], spend[i], planted);
        QVERIFY(truth > *a->totalLower * 0.8 && truth < *a->totalUpper * 1.25);
        parameters.resamples = 0;
        QVERIFY(!customerValue(history.rows(), spend, parameters, job)->totalLower);
        job.stop();
        QVERIFY(customerValue(history.rows(), spend, parameters, job).error().code == core::Code::Cancelled);
    }
};

HOLDFAST_TEST(ClvTruth)
#include "ClvTruth.moc"
