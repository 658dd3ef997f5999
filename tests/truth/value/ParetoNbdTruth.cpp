// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/value/ParetoNbd.h"
#include "truth/Near.h"
#include "truth/value/Histories.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class ParetoNbdTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // CDNOW, as the vignette of the R package BTYD 2.4.3 prints it.
    void asPublished()
    {
        const ParetoNbd model {0.553, 10.58, 0.606, 11.656};
        QVERIFY(close(model.expectedNew(52), 1.473434, 1e-3)); // parameters printed with three digits
        QVERIFY(close(model.expected(52, 26, 30.857142857, 31), 25.45647, 1e-3));
        QVERIFY(close(model.alive(26, 30.857142857, 31), 0.997874, 1e-5));
    }

    // Likelihood, chance to be alive and expectation as integrals over the customer's own two rates, for alpha below and above
    // beta, and a steep end (many purchases, long silence).
    void byIntegration()
    {
        const struct { ParetoNbd model; double x, recency, age; } rows[]
            = {{{2, 3, 2, 8}, 3, 5, 8}, {{2, 8, 3, 3}, 1, 2, 12}, {{1.5, 4, 2, 5}, 0, 0, 9}, {{2, 3, 2, 1}, 12, 9, 20}};
        for (const auto& [m, x, recency, age] : rows) {
            const auto integral = [&](auto inner) {
                return tests::overSquare(700, [&](double u, double v) {
                    const double l = u / (1 - u), mu = v / (1 - v);
                    return inner(l, mu) * tests::gammaDensity(l, m.r, m.alpha) * tests::gammaDensity(mu, m.s, m.beta)
                        / ((1 - u) * (1 - u) * (1 - v) * (1 - v));
                });
            };
            const auto stays = [&](double l, double mu) { return std::pow(l, x) * std::exp(-(l + mu) * age); };
            const auto left = [&](double l, double mu) {
                return std::pow(l, x) * mu / (l + mu) * (std::exp(-(l + mu) * recency) - std::exp(-(l + mu) * age));
            };
            const double all = integral([&](double l, double mu) { return stays(l, mu) + left(l, mu); });
            const std::vector<double> xs {x}, recencies {recency}, ages {age};
            QVERIFY(close(paretoNbdLoglik(m, {xs, recencies, ages}), std::log(all), 1e-4)); // midpoints
            QVERIFY(close(m.alive(x, recency, age), integral(stays) / all, 2e-4));
            const double lived = integral([&](double l, double mu) { return stays(l, mu) * (1 - std::exp(-mu * 6)) / mu; }) / all;
            QVERIFY(close(m.remainingLifetime(6, x, recency, age), lived, 5e-4));
            const double discounted = integral([&](double l, double mu) { return stays(l, mu) * l / (mu + 0.05); }) / all;
            QVERIFY(close(m.discounted(0.05, x, recency, age), discounted, 5e-4));
        }
    }

    void frequencies()
    {
        const ParetoNbd m {0.8, 5, 0.9, 12};
        double sum = 0, mean = 0;
        for (int x = 0; x < 300; ++x) {
            sum += m.chanceOf(x, 30);
            mean += x * m.chanceOf(x, 30);
        }
        QVERIFY(close(sum, 1, 1e-8));
        QVERIFY(close(mean, m.expectedNew(30), 1e-6));
        // s = 1 is the limit of its neighbours.
        const ParetoNbd low {0.8, 5, 0.9999, 12}, one {0.8, 5, 1, 12}, high {0.8, 5, 1.0001, 12};
        QVERIFY(close(one.expectedNew(9), (low.expectedNew(9) + high.expectedNew(9)) / 2, 1e-7));
    }

    void recoversWhatWasPlanted()
    {
        core::JobContext job;
        const auto history = tests::paretoHistories(3, 6000, 0.8, 6, 0.7, 12);
        const auto got = fitParetoNbd(history.rows(), job);
        QVERIFY(got && got->fit.doubts.empty());
        const double wanted[] = {0.8, 6, 0.7, 12}, values[] = {got->model.r, got->model.alpha, got->model.s, got->model.beta};
        for (std::size_t i = 0; i < 4; ++i)
            QVERIFY(std::abs(values[i] - wanted[i]) < 4 * got->fit.se[i]);
        QVERIFY(close(got->fit.loglik, paretoNbdLoglik(got->model, history.rows())));
        // At the top no parameter can be moved with gain.
        for (const double factor : {0.99, 1.01})
            for (double ParetoNbd::* part : {&ParetoNbd::r, &ParetoNbd::alpha, &ParetoNbd::s, &ParetoNbd::beta}) {
                ParetoNbd moved = got->model;
                moved.*part *= factor;
                QVERIFY(paretoNbdLoglik(moved, history.rows()) < got->fit.loglik);
            }
    }

    void refusals()
    {
        core::JobContext job;
        tests::History history;
        QVERIFY(fitParetoNbd(history.rows(), job).error().code == core::Code::NotEnoughData);
        for (int i = 0; i < 20; ++i)
            history.add(0, 0, 10);
        QVERIFY(fitParetoNbd(history.rows(), job).error().code == core::Code::NoVariation);
        history.add(3, 5, 10);
        job.stop();
        QVERIFY(fitParetoNbd(history.rows(), job).error().code == core::Code::Cancelled);
    }
};

HOLDFAST_TEST(ParetoNbdTruth)
#include "ParetoNbdTruth.moc"
