// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/groups/Confirmatory.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;
using Kind = MeasurementParameter::Kind;

namespace {

// Two factors with covariance 0.5 (variances 1 and 2), six items in units that differ by far.
Matrix planted(std::size_t n, std::uint64_t seed)
{
    core::Random random(seed);
    const double loadings[] {1, 0.8, 0.6, 1, -0.7, 1.2}, scales[] {1, 10, 0.1, 1, 5, 1};
    Matrix x(n, 6);
    for (std::size_t row = 0; row < n; ++row) {
        const double f = random.normal(), g = 0.5 * f + std::sqrt(1.75) * random.normal();
        for (std::size_t i = 0; i < 6; ++i)
            x(row, i) = 7 + scales[i] * (loadings[i] * (i < 3 ? f : g) + 0.6 * random.normal());
    }
    return x;
}

const MeasurementModel kTwo {{{0, 1, 2}, {3, 4, 5}}, {}};

MeasurementFit fitted(const Matrix& x, const MeasurementModel& model)
{
    const core::JobContext job;
    return *fitMeasurement(x, model, job);
}

const MeasurementParameter& parameter(const MeasurementFit& fit, Kind kind, std::size_t left, std::size_t right)
{
    return *std::find_if(fit.parameters.begin(), fit.parameters.end(), [&](const auto& p) { return p.kind == kind && p.left == left && p.right == right; });
}

Matrix someColumns(const Matrix& x, std::size_t count)
{
    Matrix y(x.rows, count);
    std::copy(x.values.begin(), x.values.begin() + static_cast<std::ptrdiff_t>(x.rows * count), y.values.begin());
    return y;
}

double covariance(const Matrix& x, std::size_t a, std::size_t b)
{
    double ma = 0, mb = 0, sum = 0;
    const auto n = static_cast<double>(x.rows);
    for (std::size_t i = 0; i < x.rows; ++i) {
        ma += x(i, a) / n;
        mb += x(i, b) / n;
    }
    for (std::size_t i = 0; i < x.rows; ++i)
        sum += (x(i, a) - ma) * (x(i, b) - mb) / n;
    return sum;
}

} // namespace

class ConfirmatoryTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // What was planted lies within four standard errors.
    void recovers()
    {
        const auto fit = fitted(planted(3000, 4), kTwo);
        const auto near = [&](Kind kind, std::size_t left, std::size_t right, double value) {
            const auto& p = parameter(fit, kind, left, right);
            return p.se > 0 && std::abs(p.value - value) < 4 * p.se;
        };
        QVERIFY(near(Kind::Loading, 0, 1, 8) && near(Kind::Loading, 0, 2, 0.06));
        QVERIFY(near(Kind::Loading, 1, 4, -3.5) && near(Kind::Loading, 1, 5, 1.2));
        QVERIFY(near(Kind::FactorCovariance, 0, 0, 1) && near(Kind::FactorCovariance, 1, 1, 2) && near(Kind::FactorCovariance, 0, 1, 0.5));
        QVERIFY(near(Kind::ErrorCovariance, 1, 1, 36));
        QCOMPARE(fit.free, std::size_t {13});
        QVERIFY(close(fit.df, 8) && *fit.p > 0.001 && *fit.cfi > 0.99 && fit.srmr < 0.03);
        QVERIFY(close(fit.aic, -2 * fit.loglik + 26) && close(fit.bic, -2 * fit.loglik + 13 * std::log(3000.0)));
        QVERIFY(*fit.rmseaLower <= *fit.rmsea && *fit.rmsea <= *fit.rmseaUpper);
    }

    // Three items of one factor are met exactly: the loadings are ratios of covariances.
    void justIdentified()
    {
        const Matrix x = someColumns(planted(200, 8), 3);
        const auto fit = fitted(x, {{{0, 1, 2}}, {}});
        QVERIFY(close(fit.df, 0) && close(fit.chi2, 0, 0, 1e-8) && !fit.p && !fit.rmsea && close(fit.cfi, 1));
        QVERIFY(close(parameter(fit, Kind::Loading, 0, 1).value, covariance(x, 1, 2) / covariance(x, 0, 2), 1e-6));
        QVERIFY(close(parameter(fit, Kind::Loading, 0, 2).value, covariance(x, 1, 2) / covariance(x, 0, 1), 1e-6));
        QVERIFY(close(parameter(fit, Kind::FactorCovariance, 0, 0).value, covariance(x, 0, 1) * covariance(x, 0, 2) / covariance(x, 1, 2), 1e-6));
    }

    // Standardised figures and the fit do not depend on units; a factor of one item is that item.
    void invariant()
    {
        Matrix x = planted(400, 2), other = x;
        for (double& value : other.column(4))
            value = 3 - 50 * value;
        const auto a = fitted(x, kTwo), b = fitted(other, kTwo);
        QVERIFY(close(a.chi2, b.chi2, 1e-6) && close(a.srmr, b.srmr, 1e-5));
        QVERIFY(close(parameter(a, Kind::Loading, 1, 4).standardised, -parameter(b, Kind::Loading, 1, 4).standardised, 1e-6));
        const auto single = fitted(someColumns(x, 4), {{{0, 1, 2}, {3}}, {}});
        QVERIFY(parameter(single, Kind::ErrorCovariance, 3, 3).fixed);
        QVERIFY(close(parameter(single, Kind::FactorCovariance, 1, 1).value, covariance(x, 3, 3), 1e-6));
    }

    // Errors that go together: one degree of freedom less and a better fit.
    void correlatedErrors()
    {
        Matrix x = planted(600, 5);
        core::Random random(77);
        for (std::size_t row = 0; row < x.rows; ++row) {
            const double both = random.normal();
            x(row, 0) += 0.7 * both;
            x(row, 3) += 0.7 * both;
        }
        MeasurementModel with = kTwo;
        with.correlatedErrors = {{0, 3}};
        const auto plain = fitted(x, kTwo), better = fitted(x, with);
        QVERIFY(close(better.df, plain.df - 1) && better.chi2 < plain.chi2 - 10);
        const auto& p = parameter(better, Kind::ErrorCovariance, 0, 3);
        QVERIFY(std::abs(p.value - 0.49) < 4 * p.se);
    }

    void edges()
    {
        const core::JobContext job;
        const Matrix x = planted(100, 1);
        QCOMPARE(fitMeasurement(x, {}, job).error().code, core::Code::NotEnoughData);
        QCOMPARE(fitMeasurement(planted(4, 1), kTwo, job).error().code, core::Code::NotEnoughData);
        QCOMPARE(fitMeasurement(someColumns(x, 2), {{{0, 1}}, {}}, job).error().code, core::Code::NotEnoughData); // four from three
        Matrix twins = x;
        std::copy(twins.column(0).begin(), twins.column(0).end(), twins.column(1).begin());
        QCOMPARE(fitMeasurement(twins, kTwo, job).error().code, core::Code::SingularMatrix);
        std::fill(twins.column(1).begin(), twins.column(1).end(), 1.0);
        QCOMPARE(fitMeasurement(twins, kTwo, job).error().code, core::Code::NoVariation);
        core::JobContext stopped;
        stopped.stop();
        QCOMPARE(fitMeasurement(x, kTwo, stopped).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(ConfirmatoryTruth)
#include "ConfirmatoryTruth.moc"
