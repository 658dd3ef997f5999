// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/compare/Crosstab.h"
#include "truth/Near.h"

using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

Matrix counts(std::size_t rows, std::size_t columns, const std::vector<double>& byRow)
{
    Matrix matrix(rows, columns);
    for (std::size_t i = 0; i < byRow.size(); ++i)
        matrix(i / columns, i % columns) = byRow[i];
    return matrix;
}

} // namespace

class CrosstabTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Agresti (2007), An Introduction to Categorical Data Analysis, table 2.5: gender by party; X2 = 30.1, G2 = 30.0, the
    // standardised residuals 4.50, 0.70, -5.32.
    void gss()
    {
        const auto table = crosstab(counts(2, 3, {762, 327, 468, 484, 239, 477}));
        QVERIFY(close(table.tests[0].statistic, 30.07, 0, 5e-3));
        QVERIFY(close(table.tests[0].p, 2.954e-7, 0, 5e-11));
        QVERIFY(close(table.tests[1].statistic, 30.02, 0, 5e-3));
        QVERIFY(close(table.expected(0, 0), 703.7, 0, 0.05));
        QVERIFY(close(table.residuals(0, 0), 4.50, 0, 5e-3));
        QVERIFY(close(table.residuals(0, 1), 0.70, 0, 5e-3));
        QVERIFY(close(table.residuals(0, 2), -5.32, 0, 5e-3));
    }

    // Two by two by hand: 10 20 / 30 40; chi2 = n (ad - bc)^2 / (products of the margins) = 100 (400-600)^2 / (30 70 40 60).
    void twoByTwo()
    {
        const auto table = crosstab(counts(2, 2, {10, 20, 30, 40}));
        const double chi = 100.0 * 200 * 200 / (30.0 * 70 * 40 * 60);
        QVERIFY(close(table.tests[0].statistic, chi));
        QVERIFY(close(table.effects[0].value, std::sqrt(chi / 100)));
        QVERIFY(close(table.effects[1].value, std::sqrt(chi / (chi + 100))));
        QVERIFY(close(table.residuals(0, 0) * table.residuals(0, 0), chi));
        QCOMPARE(*table.effects[0].lower, 0.0);
    }

    // Duplicated rows double the statistics; the other way round is the same.
    void properties()
    {
        const std::vector<double> cells {5, 9, 2, 7, 7, 11};
        std::vector<double> twice = cells;
        for (double& cell : twice)
            cell *= 2;
        const auto one = crosstab(counts(2, 3, cells)), two = crosstab(counts(2, 3, twice));
        QVERIFY(close(*two.tests[0].statistic, 2 * *one.tests[0].statistic));
        QVERIFY(close(*two.tests[1].statistic, 2 * *one.tests[1].statistic));
        QVERIFY(close(*two.effects[0].value, *one.effects[0].value));
        const auto turned = crosstab(counts(3, 2, {5, 7, 9, 7, 2, 11}));
        QVERIFY(close(*turned.tests[0].statistic, *one.tests[0].statistic));
        QCOMPARE(one.doubts.front().code, DoubtCode::SmallExpectedCounts);
    }

    void edges()
    {
        for (const auto& table : {crosstab(Matrix()), crosstab(counts(1, 3, {1, 2, 3})), crosstab(counts(2, 2, {3, 0, 5, 0}))}) {
            QVERIFY(!table.tests[0].p && !table.effects[0].value);
            QCOMPARE(table.doubts.front().code, DoubtCode::PoolOfOne);
        }
        const auto complete = crosstab(counts(2, 2, {40, 0, 0, 60}));
        QVERIFY(close(complete.effects[0].value, 1));
        QVERIFY(*complete.effects[0].upper <= 1);
    }
};

HOLDFAST_TEST(CrosstabTruth)
#include "CrosstabTruth.moc"
