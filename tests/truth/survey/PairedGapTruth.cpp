// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survey/PairedGap.h"
#include "truth/Near.h"

#include <cmath>
#include <vector>

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class PairedGapTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Student (1908), hours of sleep gained with two drugs by ten patients; t and interval as R prints them for `sleep`.
    void published()
    {
        const std::vector<double> first {0.7, -1.6, -0.2, -1.2, -0.1, 3.4, 3.7, 0.8, 0.0, 2.0}, second {1.9, 0.8, 1.1, 0.1, -0.1, 4.4, 5.5, 1.6, 4.6, 3.4};
        const auto gap = pairedGap(first, second, {});
        QVERIFY(close(*gap.gap.value, -1.58));
        QVERIFY(close(*gap.t, -4.0621, 1e-5));
        QVERIFY(close(*gap.p, 0.002833, 1e-3));
        QVERIFY(close(*gap.gap.lower, -2.4598858, 1e-7));
        QVERIFY(close(*gap.gap.upper, -0.7001142, 1e-7));
        QVERIFY(close(*gap.expected.value, 2.33));
        QVERIFY(close(*gap.perceived.value, 0.75));
        QCOMPARE(gap.gap.n, std::int64_t {10});
    }

    // Weights that are all the same change nothing; a missing side takes the pair out.
    void weightsAndGaps()
    {
        const double none = std::nan("");
        const std::vector<double> perceived {3, 4, none, 2, 5, 3}, expected {4, 5, 5, none, 5, 4};
        const auto plain = pairedGap(perceived, expected, {});
        const auto same = pairedGap(perceived, expected, std::vector<double>(6, 2.5));
        QCOMPARE(plain.gap.n, std::int64_t {4});
        QVERIFY(close(*plain.gap.value, -0.75));
        QVERIFY(close(*plain.gap.lower, *same.gap.lower));
        QVERIFY(close(*plain.p, *same.p));
        // By hand: means 3.75 and 4.5 of the four pairs.
        QVERIFY(close(*plain.perceived.value, 3.75) && close(*plain.expected.value, 4.5));
        // Weights 1, 2, 1, …: gaps -1, -1, 0, -1 of weights 1, 2, 5, 6: (-1 - 2 - 6) / 14.
        const auto uneven = pairedGap(perceived, expected, std::vector<double> {1, 2, 3, 4, 5, 6});
        QVERIFY(close(*uneven.gap.value, -9.0 / 14));
    }

    void edges()
    {
        const auto nobody = pairedGap({}, {}, {});
        QVERIFY(!nobody.gap.value && !nobody.p && nobody.gap.n == 0);
        const std::vector<double> one {3}, other {4};
        const auto single = pairedGap(one, other, {});
        QVERIFY(*single.gap.value == -1 && !single.gap.lower && !single.p);
        const std::vector<double> low(5, 3), high(5, 4);
        const auto flat = pairedGap(low, high, {});
        QVERIFY(*flat.gap.value == -1 && *flat.gap.lower == -1 && !flat.p);
        QVERIFY(!weightedMean(std::vector<double> {std::nan("")}, {}).value);
    }
};

HOLDFAST_TEST(PairedGapTruth)
#include "PairedGapTruth.moc"
