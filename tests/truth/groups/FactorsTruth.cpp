// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/groups/Factors.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

Correlations impliedBy(const Matrix& loadings, std::int64_t n)
{
    const std::size_t p = loadings.rows;
    Correlations c {n, std::vector<double>(p), std::vector<double>(p, 1), Matrix(p, p, 0)};
    for (std::size_t i = 0; i < p; ++i)
        for (std::size_t j = 0; j < p; ++j) {
            for (std::size_t k = 0; k < loadings.columns; ++k)
                c.r(i, j) += loadings(i, k) * loadings(j, k);
            if (i == j)
                c.r(i, j) = 1;
        }
    return c;
}

// Two groups of items, each on its own factor.
Matrix simpleStructure()
{
    Matrix loadings(7, 2, 0);
    const double values[] {0.8, 0.7, 0.6, 0.5, 0.9, 0.6, 0.4};
    for (std::size_t i = 0; i < 7; ++i)
        loadings(i, i < 4 ? 0 : 1) = values[i];
    return loadings;
}

FactorModel fitted(const Correlations& c, const FactorOptions& options)
{
    const core::JobContext job;
    return *fitFactors(c, options, job);
}

} // namespace

class FactorsTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Correlations that a model implies exactly give the model back: discrepancy 0, loadings and uniquenesses as planted.
    void recovers()
    {
        const Matrix planted = simpleStructure();
        FactorOptions options;
        options.factors = 2;
        for (const auto rotation : {FactorRotation::Varimax, FactorRotation::Promax}) {
            options.rotation = rotation;
            const auto model = fitted(impliedBy(planted, 500), options);
            QVERIFY(close(model.objective, 0, 0, 1e-10));
            QVERIFY(close(model.p, 1, 1e-6));
            for (std::size_t i = 0; i < 7; ++i) {
                const double own = i < 4 ? planted(i, 0) : planted(i, 1);
                QVERIFY(close(model.uniquenesses[i], 1 - own * own, 1e-5));
                for (std::size_t k = 0; k < 2; ++k)
                    QVERIFY(close(model.loadings(i, k), planted(i, k), 1e-4, 1e-5));
            }
            QVERIFY(close(model.factorCorrelations(0, 1), 0, 0, 1e-4));
            QVERIFY(model.ssLoadings[0] > model.ssLoadings[1]);
        }
        QCOMPARE(fitted(impliedBy(planted, 500), options).degrees, 8.0);
    }

    // Maximum likelihood: at the minimum the implied correlations reproduce the variances, and the discrepancy is
    // log det implied - log det observed when the trace is p. One factor and three items by hand: loadings from products.
    void oneFactor()
    {
        Correlations c {200, {0, 0, 0}, {1, 1, 1}, Matrix(3, 3, 1)};
        c.r(0, 1) = c.r(1, 0) = 0.48;
        c.r(0, 2) = c.r(2, 0) = 0.40;
        c.r(1, 2) = c.r(2, 1) = 0.30;
        const auto model = fitted(c, {});
        QVERIFY(close(model.loadings(0, 0), 0.8, 1e-6)); // sqrt(0.48 x 0.40 / 0.30)
        QVERIFY(close(model.loadings(1, 0), 0.6, 1e-6));
        QVERIFY(close(model.loadings(2, 0), 0.5, 1e-6));
        QVERIFY(!model.p && close(model.degrees, 0));
        // Regression scores of the factor: weights R^-1 l.
        double check = 0;
        for (std::size_t j = 0; j < 3; ++j)
            check += c.r(0, j) * model.scoreWeights(j, 0);
        QVERIFY(close(check, model.loadings(0, 0)));
    }

    // Data drawn from the model: loadings come back within chance, and the gradient is zero (a second start finds the same).
    void sampled()
    {
        const Matrix planted = simpleStructure();
        core::Random random(12);
        Matrix x(4000, 7);
        for (std::size_t row = 0; row < x.rows; ++row) {
            const double f[] {random.normal(), random.normal()};
            for (std::size_t i = 0; i < 7; ++i) {
                const double l = i < 4 ? planted(i, 0) : planted(i, 1);
                x(row, i) = 10 + 3 * (l * f[i < 4 ? 0 : 1] + std::sqrt(1 - l * l) * random.normal());
            }
        }
        FactorOptions options;
        options.factors = 2;
        const auto model = fitted(*correlationMatrix(x), options);
        for (std::size_t i = 0; i < 7; ++i)
            for (std::size_t k = 0; k < 2; ++k)
                QVERIFY(close(model.loadings(i, k), planted(i, k), 0, 0.08)); // four standard errors of some 0.02
        QVERIFY(*model.p > 0.001);
        options.scores = FactorScores::Bartlett;
        const auto bartlett = fitted(*correlationMatrix(x), options);
        // Bartlett's weights are unbiased: weights' loadings is the identity.
        for (std::size_t a = 0; a < 2; ++a)
            for (std::size_t b = 0; b < 2; ++b) {
                double sum = 0;
                for (std::size_t i = 0; i < 7; ++i)
                    sum += bartlett.scoreWeights(i, a) * bartlett.loadings(i, b);
                QVERIFY(close(sum, a == b ? 1 : 0, 1e-8, 1e-8));
            }
    }

    void edges()
    {
        const core::JobContext job;
        const auto c = impliedBy(simpleStructure(), 500);
        FactorOptions options;
        for (const std::size_t factors : {0UL, 4UL, 7UL, 50UL}) {
            options.factors = factors;
            QCOMPARE(fitFactors(c, options, job).error().code, core::Code::InvalidParameter);
        }
        options.factors = 1;
        Correlations twins = c;
        for (std::size_t j = 0; j < 7; ++j)
            twins.r(0, j) = twins.r(j, 0) = c.r(1, j);
        twins.r(0, 0) = twins.r(1, 0) = twins.r(0, 1) = 1;
        QCOMPARE(fitFactors(twins, options, job).error().code, core::Code::SingularMatrix);
        // An item that wants more than its whole variance stops at the lower bound.
        Correlations heywood {300, {0, 0, 0}, {1, 1, 1}, Matrix(3, 3, 1)};
        heywood.r(0, 1) = heywood.r(1, 0) = 0.8;
        heywood.r(0, 2) = heywood.r(2, 0) = 0.7;
        heywood.r(1, 2) = heywood.r(2, 1) = 0.4;
        const auto model = fitted(heywood, options);
        QCOMPARE(model.doubts.front().code, DoubtCode::HeywoodCase);
        QVERIFY(close(model.uniquenesses[0], 0.001, 1e-6));
        core::JobContext stopped;
        stopped.stop();
        QVERIFY(!fitFactors(c, options, stopped));
    }
};

HOLDFAST_TEST(FactorsTruth)
#include "FactorsTruth.moc"
