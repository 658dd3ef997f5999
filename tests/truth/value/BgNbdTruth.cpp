// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "truth/Near.h"
#include "truth/value/Histories.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class BgNbdTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Fader, Hardie, Lee (2005) on CDNOW, as the vignette of the R package BTYD 2.4.3 prints it.
    void asPublished()
    {
        const BgNbd model {0.2425967, 4.413659, 0.7929869, 2.426164};
        QVERIFY(close(model.expectedNew(52), 1.444004, 2e-6));
        QVERIFY(close(model.expected(52, 26, 30.857142857, 31), 25.75659, 2e-6));
        QVERIFY(close(model.alive(26, 30.857142857, 31), 0.9688523, 1e-6));
        QCOMPARE(model.alive(0, 0, 39), 1.0);
    }

    // Likelihood, chance to be alive and expectation as integrals over the customer's own rate and chance to leave.
    void byIntegration()
    {
        for (const bool modified : {false, true}) {
            const BgNbd m {2, 3, 2, 3, modified};
            const double x = 3, recency = 5, age = 8, time = 6;
            const auto integral = [&](auto inner) {
                return tests::overSquare(600, [&](double u, double p) {
                    const double rate = u / (1 - u); // onto (0, infinity)
                    const double beta = std::exp(std::lgamma(5) - std::lgamma(2) - std::lgamma(3)) * p * (1 - p) * (1 - p);
                    return inner(rate, p) * tests::gammaDensity(rate, 2, 3) * beta / ((1 - u) * (1 - u));
                });
            };
            const double begin = modified ? 1 : 0; // one chance to leave more
            const auto stays = [&](double l, double p) { return std::pow(1 - p, x + begin) * std::pow(l, x) * std::exp(-l * age); };
            const auto left = [&](double l, double p) {
                return p * std::pow(1 - p, x - 1 + begin) * std::pow(l, x) * std::exp(-l * recency);
            };
            const double all = integral([&](double l, double p) { return stays(l, p) + left(l, p); });
            const std::vector<double> xs {x}, recencies {recency}, ages {age};
            QVERIFY(close(bgNbdLoglik(m, {xs, recencies, ages}), std::log(all), 1e-4)); // midpoints
            QVERIFY(close(m.alive(x, recency, age), integral(stays) / all, 1e-4));
            const double expected
                = integral([&](double l, double p) { return stays(l, p) * (1 - std::exp(-l * p * time)) / p; }) / all;
            QVERIFY(close(m.expected(time, x, recency, age), expected, 1e-4));
            const double rate = 0.05;
            // Purchases come at rate l while there, and each may be the last: l / (l p + rate).
            const double discounted = integral([&](double l, double p) { return stays(l, p) * l / (l * p + rate); }) / all;
            QVERIFY(close(m.discounted(rate, x, recency, age), discounted, 1e-4));
        }
    }

    void frequencies()
    {
        for (const bool modified : {false, true}) {
            const BgNbd m {0.7, 4, 0.9, 2.5, modified};
            double sum = 0, mean = 0;
            for (int x = 0; x < 400; ++x) {
                sum += m.chanceOf(x, 30);
                mean += x * m.chanceOf(x, 30);
            }
            QVERIFY(close(sum, 1, 1e-9));
            QVERIFY(close(mean, m.expectedNew(30), 1e-6));
        }
        // a = 1 divides by zero in the closed form; it lies between its neighbours.
        const BgNbd low {0.7, 4, 0.999, 2.5}, one {0.7, 4, 1, 2.5}, high {0.7, 4, 1.001, 2.5};
        QVERIFY(close(one.expectedNew(10), (low.expectedNew(10) + high.expectedNew(10)) / 2, 1e-6));
    }

    // One chance p for all to leave (a and b without bound): purchases tend to (1 - (alpha / (alpha + p t))^r) / p. And the two forms of
    // the expectation meet where one takes over from the other.
    void manyMoreAThanPurchases()
    {
        const BgNbd same {0.7, 4, 1e6, 2e6};
        for (const double time : {1.0, 10.0, 500.0})
            QVERIFY(close(same.expectedNew(time), 3 * (1 - std::pow(4 / (4 + time / 3), 0.7)), 1e-5));
        const BgNbd below {0.7, 4, 3.7 - 1e-9, 2.5}, above {0.7, 4, 3.7 + 1e-9, 2.5};
        QVERIFY(close(below.expected(20, 2, 5, 9), above.expected(20, 2, 5, 9), 1e-7));
    }

    void recoversWhatWasPlanted()
    {
        core::JobContext job;
        for (const bool modified : {false, true}) {
            const BgNbd planted {0.8, 6, 1.2, 3, modified};
            const auto history = tests::bgHistories(7, 12000, planted);
            const auto got = fitBgNbd(history.rows(), modified, job);
            QVERIFY(got && got->fit.doubts.empty());
            const double wanted[] = {planted.r, planted.alpha, planted.a, planted.b};
            const double values[] = {got->model.r, got->model.alpha, got->model.a, got->model.b};
            for (std::size_t i = 0; i < 4; ++i)
                QVERIFY(std::abs(values[i] - wanted[i]) < 4 * got->fit.se[i]);
            QVERIFY(close(got->fit.loglik, bgNbdLoglik(got->model, history.rows())));
            QVERIFY(got->fit.loglik >= bgNbdLoglik(planted, history.rows()));
            // Error of r from the curvature with all others free is at least that with them fixed; both of one size.
            auto up = got->model, down = got->model;
            up.r *= 1.001;
            down.r *= 0.999;
            const double own = -(bgNbdLoglik(up, history.rows()) + bgNbdLoglik(down, history.rows()) - 2 * got->fit.loglik) / 1e-6;
            QVERIFY(got->fit.se[0] / got->model.r >= 1 / std::sqrt(own) * 0.999);
            QVERIFY(got->fit.se[0] / got->model.r < 10 / std::sqrt(own));
        }
    }

    // Other units of time change alpha only; the order of rows nothing.
    void unitsAndOrder()
    {
        core::JobContext job;
        const auto history = tests::bgHistories(8, 800, {0.8, 6, 1.2, 3});
        tests::History days;
        for (std::size_t i = history.x.size(); i-- > 0;)
            days.add(history.x[i], 7 * history.recency[i], 7 * history.age[i]);
        const auto a = fitBgNbd(history.rows(), false, job), b = fitBgNbd(days.rows(), false, job);
        QVERIFY(close(b->model.alpha, 7 * a->model.alpha, 1e-5) && close(b->model.r, a->model.r, 1e-5));
        QVERIFY(close(b->model.expectedNew(70), a->model.expectedNew(10), 1e-5));
    }

    void refusals()
    {
        core::JobContext job;
        tests::History history;
        QVERIFY(fitBgNbd(history.rows(), false, job).error().code == core::Code::NotEnoughData);
        for (int i = 0; i < 50; ++i)
            history.add(0, 0, 10);
        QVERIFY(fitBgNbd(history.rows(), false, job).error().code == core::Code::NoVariation);
        for (int i = 0; i < 50; ++i)
            history.add(2, 10, 10); // nobody ever leaves: some parameter runs off
        const auto fit = fitBgNbd(history.rows(), false, job);
        QVERIFY(fit && !fit->fit.doubts.empty());
        job.stop();
        QVERIFY(fitBgNbd(history.rows(), false, job).error().code == core::Code::Cancelled);
    }
};

HOLDFAST_TEST(BgNbdTruth)
#include "BgNbdTruth.moc"
