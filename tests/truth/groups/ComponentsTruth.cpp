// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/groups/Components.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

Matrix planted(std::size_t n, std::size_t p, std::uint64_t seed)
{
    core::Random random(seed);
    Matrix x(n, p);
    for (std::size_t row = 0; row < n; ++row) {
        const double common = random.normal();
        for (std::size_t c = 0; c < p; ++c)
            x(row, c) = 3 * static_cast<double>(c) + common * (c % 2 == 0 ? 1 : 0.3) + random.normal();
    }
    return x;
}

} // namespace

class ComponentsTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Equal correlations r of p columns: eigenvalues 1 + (p-1) r once and 1 - r. Partial correlations r / (1 + (p-2) r).
    void equalCorrelations()
    {
        const double r = 0.4;
        const std::size_t p = 5;
        Correlations c {100, {}, {}, Matrix(p, p, r)};
        for (std::size_t i = 0; i < p; ++i)
            c.r(i, i) = 1;
        const auto components = principalComponents(c);
        QVERIFY(close(components.eigenvalues[0], 1 + 4 * r));
        for (std::size_t i = 1; i < p; ++i)
            QVERIFY(close(components.eigenvalues[i], 1 - r));
        for (std::size_t i = 0; i < p; ++i)
            QVERIFY(close(components.vectors(i, 0), 1 / std::sqrt(5.0)));
        QCOMPARE(components.kaiserCount, std::size_t {1});
        const auto fit = adequacy(c);
        const double partial = r / (1 + 3 * r), kmo = r * r / (r * r + partial * partial);
        QVERIFY(close(fit.kmo, kmo) && close(fit.kmoItems[3], kmo));
        QVERIFY(close(fit.determinant, (1 + 4 * r) * std::pow(1 - r, 4)));
        QVERIFY(close(fit.chi2, -(99 - 15.0 / 6) * std::log(fit.determinant)) && close(fit.df, 10));
    }

    // R v = lambda v; vectors are orthonormal and sum above 0; scores have the eigenvalues as variances and no correlation.
    void definition()
    {
        const Matrix x = planted(60, 4, 3);
        const auto c = *correlationMatrix(x);
        const auto components = principalComponents(c);
        for (std::size_t k = 0; k < 4; ++k) {
            double sum = 0;
            for (std::size_t i = 0; i < 4; ++i) {
                double product = 0;
                for (std::size_t j = 0; j < 4; ++j)
                    product += c.r(i, j) * components.vectors(j, k);
                QVERIFY(close(product, components.eigenvalues[k] * components.vectors(i, k), 1e-9, 1e-12));
                sum += components.vectors(i, k);
            }
            QVERIFY(sum >= 0);
        }
        const auto s = *correlationMatrix(scores(x, c, components.vectors));
        for (std::size_t k = 0; k < 4; ++k)
            QVERIFY(close(s.sds[k] * s.sds[k], components.eigenvalues[k]));
        QVERIFY(close(s.r(0, 2), 0, 0, 1e-10));
        QVERIFY(close(components.cumulative.back(), 1));
    }

    // Another unit and another order of rows change nothing.
    void invariant()
    {
        Matrix x = planted(50, 3, 9), other = x;
        for (std::size_t c = 0; c < 3; ++c)
            std::reverse(other.column(c).begin(), other.column(c).end());
        for (double& value : other.column(1))
            value = 1e6 + 1000 * value;
        const auto a = principalComponents(*correlationMatrix(x)), b = principalComponents(*correlationMatrix(other));
        for (std::size_t k = 0; k < 3; ++k)
            QVERIFY(close(a.eigenvalues[k], b.eigenvalues[k], 1e-8));
    }

    void edges()
    {
        QCOMPARE(correlationMatrix(Matrix()).error().code, core::Code::NotEnoughData);
        QCOMPARE(correlationMatrix(Matrix(9, 1)).error().code, core::Code::NotEnoughData);
        QCOMPARE(correlationMatrix(Matrix(2, 2)).error().code, core::Code::NotEnoughData);
        Matrix constant = planted(20, 3, 1);
        std::fill(constant.column(1).begin(), constant.column(1).end(), 4.0);
        const auto refused = correlationMatrix(constant);
        QCOMPARE(refused.error().code, core::Code::NoVariation);
        QCOMPARE(refused.error().arguments.front().second, std::string("1"));
        Matrix twins = planted(20, 3, 1);
        std::copy(twins.column(0).begin(), twins.column(0).end(), twins.column(2).begin());
        const auto fit = adequacy(*correlationMatrix(twins));
        QVERIFY(!fit.kmo && !fit.chi2 && fit.determinant < 1e-12);
        QVERIFY(principalComponents(*correlationMatrix(twins)).eigenvalues.back() < 1e-12);
    }
};

HOLDFAST_TEST(ComponentsTruth)
#include "ComponentsTruth.moc"
