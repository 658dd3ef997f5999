// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/value/Sbg.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class SbgTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Fader, Hardie (2007), tables 1 and 2: high-end customers over seven renewals, alpha 0.668, beta 3.806, log likelihood -1611.2
    // of 1,000; regular ones alpha 0.704, beta 1.182, -1680.3.
    void asPublished()
    {
        core::JobContext job;
        const std::vector<double> high {1000, 869, 743, 653, 593, 551, 517, 491}, regular {1000, 631, 468, 382, 326, 289, 262, 241};
        const auto a = fitSbg(high, job), b = fitSbg(regular, job);
        QVERIFY(close(a->model.alpha, 0.668, 0, 0.0005) && close(a->model.beta, 3.806, 0, 0.0005));
        QVERIFY(close(a->fit.loglik, -1611.2, 0, 0.05));
        QVERIFY(close(b->model.alpha, 0.704, 0, 0.0005) && close(b->model.beta, 1.182, 0, 0.0005));
        QVERIFY(close(b->fit.loglik, -1680.3, 0, 0.05));
        QVERIFY(!a->model.expectedLifetime());
    }

    void equations()
    {
        const Sbg m {2.5, 4};
        double survival = 1, lifetime = 0, discounted = 0;
        for (int k = 0; k < 2000000; ++k) {
            lifetime += survival;
            if (k < 2000)
                discounted += survival / std::pow(1.1, k);
            survival *= m.retention(k + 1);
            if (k == 4)
                QVERIFY(close(m.survival(5), survival));
        }
        QVERIFY(close(m.expectedLifetime(), lifetime, 1e-5)); // the tail of the sum is cut
        QVERIFY(close(m.discountedLifetime(0.1), discounted));
    }

    void refusals()
    {
        core::JobContext job;
        QVERIFY(fitSbg(std::vector<double> {10, 5}, job).error().code == core::Code::NotEnoughData);
        QVERIFY(fitSbg(std::vector<double> {10, 5, 6}, job).error().code == core::Code::InvalidValue);
        QVERIFY(fitSbg(std::vector<double> {10, 10, 10}, job).error().code == core::Code::NoVariation);
        QVERIFY(fitSbg(std::vector<double> {10, 0, 0}, job)); // all left at once: an answer with doubts, no crash
        QVERIFY(!fitSbg(std::vector<double> {10, 0, 0}, job)->fit.doubts.empty());
    }
};

HOLDFAST_TEST(SbgTruth)
#include "SbgTruth.moc"
