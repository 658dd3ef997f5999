// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Logistic.h"
#include "core/Random.h"
#include "support/TestMain.h"

#include <algorithm>
#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

// Rows of a table of counts: one 0/1 column, the outcome.
struct Sample {
    Matrix x;
    std::vector<double> y;
};
Sample twoByTwo(int a, int b, int c, int d) // x=1: a ones, b zeros; x=0: c ones, d zeros
{
    Sample s {Matrix(static_cast<std::size_t>(a + b + c + d), 1), {}};
    for (int i = 0; i < a + b + c + d; ++i) {
        s.x(static_cast<std::size_t>(i), 0) = i < a + b ? 1 : 0;
        s.y.push_back(i < a || (i >= a + b && i < a + b + c) ? 1 : 0);
    }
    return s;
}

Sample planted(std::size_t n, std::size_t columns, std::uint64_t seed)
{
    core::Random random(seed);
    Sample s {Matrix(n, columns), {}};
    for (std::size_t i = 0; i < n; ++i) {
        double eta = -0.5;
        for (std::size_t c = 0; c < columns; ++c) {
            const double unit = std::pow(10.0, static_cast<double>(c % 5) - 2); // columns of very different size
            s.x(i, c) = unit * (random.normal() + 3);
            eta += (c % 2 ? -0.4 : 0.3) * (s.x(i, c) / unit - 3);
        }
        s.y.push_back(random.chance(1 / (1 + std::exp(-eta))) ? 1 : 0);
    }
    return s;
}

std::vector<std::string> names(std::size_t n)
{
    std::vector<std::string> list;
    for (std::size_t i = 0; i < n; ++i)
        list.push_back("x" + std::to_string(i));
    return list;
}

LogisticFit fitted(const Sample& s, const LogisticOptions& options = {})
{
    core::JobContext job;
    return *fitLogistic(s.x, s.y, names(s.x.columns), options, job);
}

bool near(double a, double b, double relative)
{
    return std::abs(a - b) <= relative * std::max(1.0, std::abs(b));
}

} // namespace

class LogisticTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // With one 0/1 column the model is saturated: log odds and their Woolf error are exact.
    void oddsOfATable()
    {
        const auto fit = fitted(twoByTwo(30, 70, 12, 88));
        QVERIFY(near(*fit.coefficients[0].coef, std::log(12.0 / 88), 1e-12));
        QVERIFY(near(*fit.coefficients[1].coef, std::log(30.0 * 88 / (70.0 * 12)), 1e-12));
        QVERIFY(near(*fit.coefficients[1].se, std::sqrt(1.0 / 30 + 1.0 / 70 + 1.0 / 12 + 1.0 / 88), 1e-7));
        const double full = 30 * std::log(.3) + 70 * std::log(.7) + 12 * std::log(.12) + 88 * std::log(.88);
        const double null = 42 * std::log(.21) + 158 * std::log(.79);
        QVERIFY(near(fit.logLikelihood, full, 1e-12));
        QVERIFY(near(fit.logLikelihoodNull, null, 1e-12));
        QVERIFY(near(*fit.lr, 2 * (full - null), 1e-10));
        QVERIFY(near(fit.bic, -2 * full + 2 * std::log(200.0), 1e-12));
        QVERIFY(near(*fit.mcfadden, 1 - full / null, 1e-12));
        QVERIFY(near(*fit.coefficients[1].oddsRatio, 30.0 * 88 / (70.0 * 12), 1e-11));
    }

    // At the maximum the residuals are orthogonal to every column; here for a table larger than the part the fit starts from.
    void scoreEquation()
    {
        for (const std::size_t n : {500u, 150'000u}) {
            const auto s = planted(n, 6, 3);
            const auto fit = fitted(s);
            QVERIFY(fit.doubts.empty());
            const auto p = logisticProbabilities(s.x, fit.beta);
            for (std::size_t c = 0; c <= 6; ++c) {
                double sum = 0, size = 0;
                for (std::size_t i = 0; i < n; ++i) {
                    const double z = c ? s.x(i, c - 1) : 1;
                    sum += z * (s.y[i] - p[i]);
                    size += std::abs(z);
                }
                QVERIFY2(std::abs(sum) < 1e-9 * size, qPrintable(QString::number(sum / size)));
            }
        }
    }

    void plantedCoefficientsComeBack()
    {
        const auto s = planted(150'000, 6, 8);
        const auto fit = fitted(s);
        for (std::size_t c = 0; c < 6; ++c) {
            const double truth = (c % 2 ? -0.4 : 0.3) / std::pow(10.0, static_cast<double>(c % 5) - 2);
            QVERIFY(std::abs(*fit.coefficients[c + 1].coef - truth) < 4 * *fit.coefficients[c + 1].se);
        }
    }

    // Derivative of the penalised likelihood: X'(y - p) = penalty * variance * coefficient.
    void ridgeEquation()
    {
        const auto s = planted(400, 3, 5);
        LogisticOptions options;
        options.penalty = 7;
        const auto fit = fitted(s, options);
        const auto p = logisticProbabilities(s.x, fit.beta);
        for (std::size_t c = 0; c < 3; ++c) {
            double mean = 0, variance = 0, sum = 0;
            for (std::size_t i = 0; i < 400; ++i)
                mean += s.x(i, c) / 400;
            for (std::size_t i = 0; i < 400; ++i) {
                variance += (s.x(i, c) - mean) * (s.x(i, c) - mean) / 400;
                sum += s.x(i, c) * (s.y[i] - p[i]);
            }
            QVERIFY(std::abs(sum - 7 * variance * fit.beta[c + 1]) < 1e-7 * std::sqrt(variance) * 400);
        }
        QVERIFY(fit.degrees > 2 && fit.degrees < 3);
        QVERIFY(fit.logLikelihood < fitted(s).logLikelihood);
    }

    // In a saturated model Firth's estimate is that of the table with a half added to every cell (Firth 1993, section 3).
    void firthAddsAHalf()
    {
        LogisticOptions options;
        options.firth = true;
        const auto fit = fitted(twoByTwo(10, 0, 4, 9), options);
        QVERIFY(near(*fit.coefficients[0].coef, std::log(4.5 / 9.5), 1e-6));
        QVERIFY(near(*fit.coefficients[1].coef, std::log(10.5 / 0.5) - std::log(4.5 / 9.5), 1e-6));
        QVERIFY(fit.doubts.size() == 1 && fit.doubts[0].code == DoubtCode::FewEvents);
    }

    // The same table without Firth: the column has no finite estimate, the constant has.
    void separationIsProven()
    {
        const auto fit = fitted(twoByTwo(10, 0, 4, 9));
        QVERIFY(std::any_of(fit.doubts.begin(), fit.doubts.end(), [](const Doubt& d) { return d.code == DoubtCode::Separation && d.subject == "x0"; }));
        QVERIFY(!fit.coefficients[1].coef);
        QVERIFY(near(fit.coefficients[0].coef.value_or(99), std::log(4.0 / 9), 1e-4));
        // Complete separation by a number.
        Sample s {Matrix(20, 1), {}};
        for (std::size_t i = 0; i < 20; ++i) {
            s.x(i, 0) = static_cast<double>(i);
            s.y.push_back(i >= 10 ? 1 : 0);
        }
        const auto whole = fitted(s);
        QVERIFY(std::any_of(whole.doubts.begin(), whole.doubts.end(), [](const Doubt& d) { return d.code == DoubtCode::Separation; }));
        QVERIFY(!whole.coefficients[1].coef);
        s.y[9] = 1; // one row across: finite again
        s.y[10] = 0;
        QVERIFY(fitted(s).coefficients[1].coef);
    }

    void unitsOrderAndCopiesChangeNothing()
    {
        const auto s = planted(300, 3, 11);
        const auto fit = fitted(s);
        Sample other {Matrix(600, 3), std::vector<double>(600)};
        for (std::size_t i = 0; i < 300; ++i)
            for (const std::size_t to : {299 - i, 300 + (i * 7) % 300}) { // every row twice, in another order
                other.y[to] = s.y[i];
                for (std::size_t c = 0; c < 3; ++c)
                    other.x(to, c) = s.x(i, c) * 1000 + 17;
            }
        const auto twice = fitted(other);
        for (std::size_t c = 1; c <= 3; ++c) {
            QVERIFY(near(*twice.coefficients[c].coef * 1000, *fit.coefficients[c].coef, 1e-9));
            QVERIFY(near(*twice.coefficients[c].se * 1000 * std::sqrt(2.0), *fit.coefficients[c].se, 1e-7));
        }
        QVERIFY(near(twice.logLikelihood, 2 * fit.logLikelihood, 1e-10));
    }

    void columnsThatSayNothingAreLeftOut()
    {
        const auto s = planted(200, 2, 2);
        Sample wide {Matrix(200, 4), s.y};
        for (std::size_t i = 0; i < 200; ++i) {
            wide.x(i, 0) = s.x(i, 0);
            wide.x(i, 1) = 4.5;
            wide.x(i, 2) = s.x(i, 1);
            wide.x(i, 3) = 2 * s.x(i, 0) - 3 * s.x(i, 1) + 1;
        }
        const auto narrow = fitted(s), fit = fitted(wide);
        QVERIFY(!fit.coefficients[2].coef && !fit.coefficients[4].coef);
        QVERIFY(near(*fit.coefficients[3].coef, *narrow.coefficients[2].coef, 1e-10));
        QCOMPARE(fit.degrees, 2.0);
        QVERIFY((fit.doubts[0] == Doubt {DoubtCode::ConstantColumn, "x1", 0}));
        QVERIFY((fit.doubts[1] == Doubt {DoubtCode::Collinear, "x3", 0}));
    }

    void edges()
    {
        core::JobContext job;
        QCOMPARE(fitLogistic(Matrix(0, 1), {}, {"a"}, {}, job).error().code, core::Code::NotEnoughData);
        const std::vector<double> one {1.0}, ones {1, 1, 1}, mixed {1, 0, 1};
        QCOMPARE(fitLogistic(Matrix(1, 1), one, {"a"}, {}, job).error().code, core::Code::NoVariation);
        QCOMPARE(fitLogistic(Matrix(3, 1), ones, {"a"}, {}, job).error().code, core::Code::NoVariation);
        const auto constant = fitLogistic(Matrix(3, 0), mixed, {}, {}, job); // the constant alone
        QVERIFY(near(*constant->coefficients[0].coef, std::log(2.0), 1e-12));
        QVERIFY(!constant->lrP);
        job.stop();
        QCOMPARE(fitLogistic(Matrix(3, 0), mixed, {}, {}, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(LogisticTruth)
#include "LogisticTruth.moc"
