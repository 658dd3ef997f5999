// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/LeastSquares.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::analytics;

namespace {

Matrix columnOf(const std::vector<double>& values)
{
    Matrix x(values.size(), 1);
    x.values = values;
    return x;
}

} // namespace

class LeastSquaresTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Anscombe (1973), Am. Stat. 27, first set: y = 3.0001 + 0.5001 x, standard error of the slope 0.1179, r2 = 0.6665.
    void anscombe()
    {
        const std::vector<double> x {10, 8, 13, 9, 11, 14, 6, 4, 12, 7, 5}, y {8.04, 6.95, 7.58, 8.81, 8.33, 9.96, 7.24, 4.26, 10.84, 4.82, 5.68};
        const auto fit = fitLeastSquares(columnOf(x), y, {"x"});
        QVERIFY(std::abs(fit->coefficients[0].coef - 3.000091) < 1e-6);
        QVERIFY(std::abs(fit->coefficients[1].coef - 0.500091) < 1e-6);
        QVERIFY(std::abs(*fit->coefficients[1].se - 0.117906) < 1e-6);
        QVERIFY(std::abs(*fit->coefficients[0].se - 1.124747) < 1e-6);
        QVERIFY(std::abs(*fit->r2 - 0.666542) < 1e-6);
        QVERIFY(std::abs(*fit->coefficients[1].t - 4.241455) < 1e-6);
        QVERIFY(std::abs(*fit->coefficients[1].p - 0.002170) < 1e-6);
        // HC1 of a slope by its formula: sum of ((x - mean) e)^2 over the square of sum (x - mean)^2, times n / (n - 2).
        double meat = 0, bread = 0;
        for (std::size_t i = 0; i < x.size(); ++i) {
            meat += std::pow((x[i] - 9) * fit->residuals[i], 2);
            bread += (x[i] - 9) * (x[i] - 9);
        }
        QVERIFY(std::abs(*fit->coefficients[1].seHc1 - std::sqrt(meat / (bread * bread) * 11 / 9)) < 1e-12);
    }

    void edges()
    {
        const std::vector<double> x {1, 2}, y {5, 7};
        const auto exact = fitLeastSquares(columnOf(x), y, {"x"});
        QVERIFY(std::abs(exact->coefficients[1].coef - 2) < 1e-12);
        QVERIFY(!exact->coefficients[1].se && !exact->coefficients[1].p);
        QCOMPARE(fitLeastSquares(columnOf({1}), std::vector<double> {5}, {"x"}).error().code, core::Code::NotEnoughData);
        const auto constant = fitLeastSquares(columnOf({3, 3, 3}), std::vector<double> {1, 2, 3}, {"x"});
        QCOMPARE(constant.error().code, core::Code::SingularMatrix);
        QCOMPARE(constant.error().arguments[0].second, std::string("x"));
        const auto flat = fitLeastSquares(columnOf({1, 2, 3}), std::vector<double> {4, 4, 4}, {"x"});
        QVERIFY(!flat->r2 && std::abs(flat->coefficients[1].coef) < 1e-12);
    }

    // Large sizes and tiny ones side by side: the columns are scaled before they are decomposed.
    void unitsChangeNothing()
    {
        const std::vector<double> y {1, 4, 2, 8, 5, 7};
        Matrix x(6, 2), wide(6, 2);
        for (std::size_t i = 0; i < 6; ++i) {
            x(i, 0) = static_cast<double>(i);
            x(i, 1) = static_cast<double>(i * i % 5);
            wide(i, 0) = x(i, 0) * 1e9;
            wide(i, 1) = x(i, 1) * 1e-9;
        }
        const auto a = fitLeastSquares(x, y, {"a", "b"}), b = fitLeastSquares(wide, y, {"a", "b"});
        QVERIFY(std::abs(a->coefficients[1].coef - b->coefficients[1].coef * 1e9) < 1e-10);
        QVERIFY(std::abs(*a->coefficients[2].t - *b->coefficients[2].t) < 1e-9);
    }
};

HOLDFAST_TEST(LeastSquaresTruth)
#include "LeastSquaresTruth.moc"
