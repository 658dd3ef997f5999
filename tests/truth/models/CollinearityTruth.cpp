// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Collinearity.h"
#include "support/TestMain.h"

#include <cmath>

using namespace holdfast::analytics;

class CollinearityTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Two columns: 1 / (1 - r^2). x = 1 2 3 4, z = 1 3 2 4: r = 0.8.
    void byHand()
    {
        Matrix x(4, 2);
        const double a[] = {1, 2, 3, 4}, b[] = {1, 3, 2, 4};
        for (std::size_t i = 0; i < 4; ++i) {
            x(i, 0) = a[i];
            x(i, 1) = 1000 * b[i] - 5;
        }
        const auto vif = varianceInflation(x);
        QVERIFY(std::abs(*vif[0] - 1 / 0.36) < 1e-12);
        QVERIFY(std::abs(*vif[1] - 1 / 0.36) < 1e-12);
    }

    void edges()
    {
        QVERIFY(!varianceInflation(Matrix(0, 2))[0]);
        Matrix x(3, 3);
        x(0, 0) = 1;
        x(1, 0) = 2;
        x(2, 0) = 5;
        for (std::size_t i = 0; i < 3; ++i)
            x(i, 2) = 7 - 3 * x(i, 0); // the second column is constant, the third follows from the first
        const auto vif = varianceInflation(x);
        QVERIFY(!vif[1] && !vif[2]);
        QVERIFY(std::abs(*vif[0] - 1) < 1e-12);
        QVERIFY(varianceInflation(Matrix(3, 0)).empty());
    }

    void sweep()
    {
        Matrix products(3, 3);
        const double cells[3][3] = {{4, 2, 6}, {2, 5, 7}, {6, 7, 13}}; // the third = the sum of the first two
        for (std::size_t i = 0; i < 3; ++i)
            for (std::size_t j = 0; j < 3; ++j)
                products(i, j) = cells[i][j];
        QCOMPARE(dependentColumns(products, 1e-10), (std::vector<bool> {false, false, true}));
        QCOMPARE(dependentColumns(Matrix(1, 1), 1e-10, 1), (std::vector<bool> {false}));
    }
};

HOLDFAST_TEST(CollinearityTruth)
#include "CollinearityTruth.moc"
