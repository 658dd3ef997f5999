// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/compare/Tail.h"
#include "truth/Near.h"

using namespace holdfast::analytics;
using holdfast::tests::close;

class TailTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Closed forms: Student with 1 and 2 degrees of freedom, chi-square with 2, F with 2 and 2, normal by erfc.
    void closedForms()
    {
        const double pi = std::acos(-1.0);
        for (const double t : {0.1, 1.0, 5.0, 40.0}) {
            QVERIFY(close(studentTwoSided(t, 1), 1 - 2 * std::atan(t) / pi, 1e-10));
            QVERIFY(close(studentTwoSided(-t, 2), 1 - t / std::sqrt(2 + t * t), 1e-9));
            QVERIFY(close(chiSquaredUpper(t, 2), std::exp(-t / 2)));
            QVERIFY(close(fisherUpper(t, 2, 2), 1 / (1 + t)));
        }
        QVERIFY(close(normalTwoSided(1.959963984540054), 0.05));
        QVERIFY(close(chiSquaredUpper(1200, 2), std::exp(-600.0), 1e-9, 0));
    }

    void quantilesInvert()
    {
        QVERIFY(close(normalTwoSided(normalHalfWidth(0.9)), 0.1));
        QVERIFY(close(studentTwoSided(studentHalfWidth(0.99, 7.5), 7.5), 0.01));
        QVERIFY(close(1 - fisherUpper(fisherQuantile(0.3, 4, 9), 4, 9), 0.3));
        // Beta with a = 1: 1 - (1-q)^b.
        QVERIFY(close(betaQuantile(0.75, 1, 3), 1 - std::pow(0.25, 1.0 / 3)));
    }

    // One degree of freedom: X <= x is -sqrt(x) <= Z + sqrt(lambda) <= sqrt(x).
    void noncentrality()
    {
        const double lambda = chiSquaredNoncentrality(9, 1, 0.025), root = std::sqrt(lambda);
        const auto below = [](double z) { return std::erfc(-z / std::sqrt(2.0)) / 2; };
        QVERIFY(close(below(3 - root) - below(-3 - root), 0.025, 1e-9));
        QCOMPARE(chiSquaredNoncentrality(0.001, 1, 0.975), 0.0);
        // The F with very many lower degrees of freedom is the chi-square over its own.
        QVERIFY(close(fisherNoncentrality(3, 3, 1e8, 0.025), chiSquaredNoncentrality(9, 3, 0.025), 1e-5));
    }

    void notDefined()
    {
        const double nan = std::nan("");
        for (const double p : {studentTwoSided(1, 0), studentTwoSided(nan, 3), fisherUpper(-1, 2, 3), fisherUpper(1, 2, nan),
                 chiSquaredUpper(nan, 1), chiSquaredUpper(1, -1), studentHalfWidth(0.95, 0), chiSquaredNoncentrality(nan, 1, 0.5)})
            QVERIFY(std::isnan(p));
        QCOMPARE(studentTwoSided(std::numeric_limits<double>::infinity(), 3), 0.0);
    }
};

HOLDFAST_TEST(TailTruth)
#include "TailTruth.moc"
