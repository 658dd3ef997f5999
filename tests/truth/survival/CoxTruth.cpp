// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "truth/Near.h"
#include "truth/survival/Arms.h"
#include "truth/survival/PartialLikelihood.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;
using holdfast::tests::logPartial;

namespace {

bool has(const Doubts& doubts, DoubtCode code)
{
    return std::any_of(doubts.begin(), doubts.end(), [code](const Doubt& doubt) { return doubt.code == code; });
}

core::Result<CoxFit> fitted(const CoxInput& input, CoxOptions options = {})
{
    core::JobContext job;
    return fitCox(input, options, job);
}

std::vector<double> coefficients(const CoxFit& fit)
{
    std::vector<double> result;
    for (const auto& value : fit.coef)
        result.push_back(value.value_or(0));
    return result;
}

} // namespace

class CoxTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Leukaemia arms: 1.572 (0.412) with Efron's ties, 1.509 (0.410) with Breslow's; Kleinbaum, Klein (2012), Survival Analysis.
    void asPublished()
    {
        const tests::Remission data;
        Matrix x(42, 1);
        for (std::size_t i = 0; i < 42; ++i)
            x(i, 0) = data.group[i];
        const auto efron = fitted({x, data.time, data.event});
        QVERIFY(close(efron->coef[0], 1.572, 0, 0.0005) && close(std::sqrt(efron->covariance(0, 0)), 0.412, 0, 0.0005));
        const auto breslow = fitted({x, data.time, data.event}, {.ties = CoxTies::Breslow});
        QVERIFY(close(breslow->coef[0], 1.509, 0, 0.0005) && close(std::sqrt(breslow->covariance(0, 0)), 0.410, 0, 0.0005));
        // The score test of one 0/1 column without ties correction is nearly the log-rank test: 15.9 with Breslow, 16.8.
        QVERIFY(*breslow->score.chi2 > 15 && *breslow->score.chi2 < 17);
    }

    // At the fit the likelihood of the definition is at its top.
    void definingEquation()
    {
        const auto sample = tests::coxSample(1, 250);
        for (const bool late : {false, true})
            for (const auto ties : {CoxTies::Efron, CoxTies::Breslow}) {
                const auto fit = fitted(sample.input(late), {.ties = ties});
                const auto beta = coefficients(*fit);
                QVERIFY(close(fit->loglik, logPartial(sample, late, ties, beta)));
                QVERIFY(close(fit->loglikNull, logPartial(sample, late, ties, {0, 0, 0})));
                for (std::size_t j = 0; j < 3; ++j) {
                    const double h = 0.01 * std::sqrt(fit->covariance(j, j));
                    auto up = beta, down = beta;
                    up[j] += h;
                    down[j] -= h;
                    const double slope = (logPartial(sample, late, ties, up) - logPartial(sample, late, ties, down)) / (2 * h);
                    QVERIFY(std::abs(slope) * std::sqrt(fit->covariance(j, j)) < 1e-6);
                }
                double sum = 0;
                for (const double m : fit->martingale)
                    sum += m;
                QVERIFY(std::abs(sum) < 1e-9);
            }
    }

    void recoversWhatWasPlanted()
    {
        const auto sample = tests::coxSample(2, 20000);
        const auto fit = fitted(sample.input(true));
        const double planted[] = {0.8, -0.5, 0};
        for (std::size_t j = 0; j < 3; ++j)
            QVERIFY(std::abs(*fit->coef[j] - planted[j]) < 4 * std::sqrt(fit->covariance(j, j)) + 0.03); // days are rounded up
        QVERIFY(!has(fit->doubts, DoubtCode::FewEvents));
    }

    // Score test of x g(t), with gradient and curvature by differences of the definition.
    void proportionality()
    {
        const auto sample = tests::coxSample(3, 120);
        const auto fit = fitted(sample.input(false), {.transform = CoxTransform::Identity});
        const auto beta = coefficients(*fit);
        const auto at = [&](const std::vector<double>& move) { // in units of the standard errors
            auto b = beta;
            std::vector<double> gamma(3);
            for (std::size_t j = 0; j < 3; ++j) {
                b[j] += move[j] * std::sqrt(fit->covariance(j, j));
                gamma[j] = move[j + 3] * std::sqrt(fit->covariance(j, j)) / 5;
            }
            return logPartial(sample, false, CoxTies::Efron, b, gamma, [](double t) { return t - 5; });
        };
        // The test of the second covariate alone: parameters 0, 1, 2 and 4.
        const std::size_t used[] = {0, 1, 2, 4};
        const double h = 0.02;
        double gradient = 0, curvature[4][4];
        for (int i = 0; i < 4; ++i)
            for (int j = 0; j < 4; ++j) {
                double sum = 0;
                for (const int a : {1, -1})
                    for (const int b : {1, -1}) {
                        std::vector<double> move(6, 0);
                        move[used[i]] += a * h;
                        move[used[j]] += b * h;
                        sum += a * b * at(move);
                    }
                curvature[i][j] = -sum / (4 * h * h);
            }
        std::vector<double> up(6, 0), down(6, 0);
        up[4] = h;
        down[4] = -h;
        gradient = (at(up) - at(down)) / (2 * h);
        for (int k = 0; k < 3; ++k) // eliminate the coefficients
            for (int i = k + 1; i < 4; ++i) {
                const double factor = curvature[i][k] / curvature[k][k];
                for (int j = 0; j < 4; ++j)
                    curvature[i][j] -= factor * curvature[k][j];
            }
        QVERIFY(close(fit->phTest[1].chi2, gradient * gradient / curvature[3][3], 2e-3)); // differences
        QCOMPARE(fit->phGlobal.df, 3);
    }

    // Variance of the predicted cumulative hazard: Breslow's sum at the coefficients, and its change with them.
    void prediction()
    {
        const auto sample = tests::coxSample(4, 150);
        const CoxOptions options {.ties = CoxTies::Breslow};
        const auto fit = fitted(sample.input(false), options);
        const auto beta = coefficients(*fit);
        const std::vector<double> x {1, 0.5, 110}, times {0.5, 4, 9, 1000};
        double variance = 0;
        const auto hazard = [&](const std::vector<double>& b, double until, bool squares) {
            double sum = 0;
            const auto linear = [&](auto value) {
                double result = 0;
                for (std::size_t j = 0; j < 3; ++j)
                    result += value(j) * b[j];
                return result;
            };
            const double own = linear([&](std::size_t j) { return x[j]; });
            for (std::size_t i = 0; i < sample.time.size(); ++i) {
                if (!sample.event[i] || sample.time[i] > until)
                    continue;
                double risk = 0;
                for (std::size_t k = 0; k < sample.time.size(); ++k)
                    if (sample.time[k] >= sample.time[i])
                        risk += std::exp(linear([&](std::size_t j) { return sample.x(k, j); }) - own);
                sum += squares ? 1 / (risk * risk) : 1 / risk;
            }
            return sum;
        };
        const auto got = predictCox(*fit, x, times, 0.9);
        QCOMPARE(got[0].survival, 1.0);
        QVERIFY(close(got[3].survival, got[3].survival));
        for (const std::size_t t : {1u, 2u}) {
            variance = hazard(beta, times[t], true);
            std::vector<double> slope(3);
            for (std::size_t j = 0; j < 3; ++j) {
                const double h = 1e-3 * std::sqrt(fit->covariance(j, j));
                auto up = beta, down = beta;
                up[j] += h;
                down[j] -= h;
                slope[j] = (hazard(up, times[t], false) - hazard(down, times[t], false)) / (2 * h);
            }
            for (std::size_t i = 0; i < 3; ++i)
                for (std::size_t j = 0; j < 3; ++j)
                    variance += slope[i] * fit->covariance(i, j) * slope[j];
            const double survival = std::exp(-hazard(beta, times[t], false));
            QVERIFY(close(got[t].survival, survival));
            QVERIFY(close(got[t].se, survival * std::sqrt(variance), 1e-6));
            QVERIFY(close(got[t].lower, survival * std::exp(-1.6448536269514722 * std::sqrt(variance)), 1e-6));
        }
        const std::vector<double> zero {0, 0, 0};
        QVERIFY(close(fit->baselineHazard(9), -std::log(predictCox(*fit, zero, times)[2].survival)));
    }

    // Each row twice as a cluster of two: the robust errors are those of the rows once; the others shrink.
    void robustErrors()
    {
        const auto sample = tests::coxSample(5, 300);
        const std::size_t n = sample.time.size();
        tests::CoxSample twice {Matrix(2 * n, 3), {}, {}, {}};
        std::vector<std::uint32_t> clusters;
        for (std::size_t i = 0; i < 2 * n; ++i) {
            for (std::size_t j = 0; j < 3; ++j)
                twice.x(i, j) = sample.x(i % n, j);
            twice.time.push_back(sample.time[i % n]);
            twice.event.push_back(sample.event[i % n]);
            clusters.push_back(static_cast<std::uint32_t>(i % n));
        }
        const auto once = fitted(sample.input(false), {.ties = CoxTies::Breslow, .robust = true});
        const auto both = fitted(twice.input(false), {.ties = CoxTies::Breslow, .clusters = clusters});
        for (std::size_t j = 0; j < 3; ++j) {
            QVERIFY(close(both->coef[j], *once->coef[j], 1e-8, 1e-10));
            QVERIFY(close(both->robustCovariance(j, j), once->robustCovariance(j, j), 1e-7));
            QVERIFY(close(both->covariance(j, j), once->covariance(j, j) / 2, 1e-7));
            // A right model: both ways tell about the same.
            QVERIFY(close(std::sqrt(once->robustCovariance(j, j) / once->covariance(j, j)), 1, 0.25));
        }
    }

    void unitsAndOrder()
    {
        const auto sample = tests::coxSample(6, 200);
        auto other = sample;
        const std::size_t n = sample.time.size();
        for (std::size_t i = 0; i < n; ++i) {
            for (std::size_t j = 0; j < 3; ++j)
                other.x(i, j) = sample.x(n - 1 - i, j) * (j == 2 ? 1e6 : 1) + (j == 2 ? 3 : 0);
            other.time[i] = sample.time[n - 1 - i];
            other.event[i] = sample.event[n - 1 - i];
            other.entry[i] = sample.entry[n - 1 - i];
        }
        const auto a = fitted(sample.input(true)), b = fitted(other.input(true));
        QVERIFY(close(b->loglik, a->loglik) && close(b->coef[0], *a->coef[0]) && close(*b->coef[2] * 1e6, *a->coef[2], 1e-6));
        QVERIFY(close(b->phGlobal.chi2, *a->phGlobal.chi2, 1e-6));
        QVERIFY(close(b->martingale.front(), a->martingale.back(), 1e-7));
    }

    void doubtsAndRefusals()
    {
        core::JobContext job;
        const Matrix none(0, 1);
        QVERIFY(fitCox({none, {}, {}}, {}, job).error().code == core::Code::NotEnoughData);
        Matrix x(6, 3);
        for (std::size_t i = 0; i < 6; ++i) {
            x(i, 0) = static_cast<double>(i % 2);
            x(i, 1) = 2 * x(i, 0) + 1; // collinear
            x(i, 2) = 7; // constant
        }
        const std::vector<double> time {1, 2, 3, 4, 5, 6};
        const std::vector<std::uint8_t> all(6, 1), nobody(6, 0);
        QVERIFY(fitted({x, time, nobody}).error().code == core::Code::NoVariation);
        const auto fit = fitted({x, time, all});
        QVERIFY(fit->coef[0] && !fit->coef[1] && !fit->coef[2]);
        QVERIFY(has(fit->doubts, DoubtCode::Collinear) && has(fit->doubts, DoubtCode::ConstantColumn)
            && has(fit->doubts, DoubtCode::FewEvents));
        const Matrix constant(6, 1, 5);
        QVERIFY(fitted({constant, time, all}).error().code == core::Code::NoVariation);
        // Those with 1 all go before those with 0.
        Matrix apart(6, 1);
        for (std::size_t i = 0; i < 3; ++i)
            apart(i, 0) = 1;
        const auto separated = fitted({apart, time, all});
        QVERIFY(has(separated->doubts, DoubtCode::Separation));
        QVERIFY(std::isfinite(*separated->coef[0]));
        // All events at once: nothing about the order, no crash.
        const std::vector<double> same(6, 3);
        Matrix single(6, 1);
        for (std::size_t i = 0; i < 6; ++i)
            single(i, 0) = static_cast<double>(i);
        (void)fitted({single, same, all});
        job.stop();
        QVERIFY(fitCox({single, time, all}, {}, job).error().code == core::Code::Cancelled);
    }
};

HOLDFAST_TEST(CoxTruth)
#include "CoxTruth.moc"
