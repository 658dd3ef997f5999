// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survey/Rating.h"
#include "truth/Near.h"

using namespace holdfast::analytics;
using holdfast::tests::close;

class RatingTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 1 2 4 5 5 by hand: mean 3.4, squares about it 13.2.
    void byHand()
    {
        const std::vector<double> answers {1, 2, 4, 5, 5};
        const auto r = ratingSummary(answers, {}, {});
        QVERIFY(close(r.mean, 3.4));
        QVERIFY(close(r.sd, std::sqrt(13.2 / 4)));
        QVERIFY(close(r.se, std::sqrt(13.2 / 4 / 5)));
        QVERIFY(close(r.upper, 3.4 + 2.7764451051977987 * *r.se)); // t with 4 degrees of freedom
        QVERIFY(close(r.median, 4));
        double m3 = 0, m4 = 0;
        for (const double a : answers) {
            m3 += std::pow(a - 3.4, 3) / 5;
            m4 += std::pow(a - 3.4, 4) / 5;
        }
        QVERIFY(close(r.skewness, m3 / std::pow(2.64, 1.5)));
        QVERIFY(close(r.kurtosis, m4 / (2.64 * 2.64) - 3));
        QCOMPARE(r.counts, (std::vector<double> {1, 1, 0, 1, 2}));
        QCOMPARE(r.top, 3.0);
        QVERIFY(close(r.topShare, 0.6));
    }

    void weights()
    {
        const std::vector<double> answers {1, 2, 4, 5, 5}, equal(5, 0.4), whole {1, 2, 1, 3, 1};
        const auto plain = ratingSummary(answers, {}, {}), same = ratingSummary(answers, equal, {});
        QVERIFY(close(*same.mean, *plain.mean) && close(*same.se, *plain.se) && close(*same.sd, *plain.sd));
        QVERIFY(close(*same.topLower, *plain.topLower) && close(*same.median, *plain.median));
        const std::vector<double> copies {1, 2, 2, 4, 5, 5, 5, 5};
        const auto weighted = ratingSummary(answers, whole, {}), copied = ratingSummary(copies, {}, {});
        QVERIFY(close(*weighted.mean, *copied.mean) && close(*weighted.skewness, *copied.skewness));
        QVERIFY(close(*weighted.median, *copied.median) && close(*weighted.topShare, *copied.topShare));
        QCOMPARE(weighted.counts, copied.counts);
    }

    // Effort on 1-7; two waves compared as Welch does: 1 2 3 against 2 4 6.
    void waves()
    {
        const RatingScale effort {1, 7, 1};
        const auto a = ratingSummary(std::vector<double> {1, 2, 3}, {}, effort), b = ratingSummary(std::vector<double> {2, 4, 6}, {}, effort);
        const auto d = ratingDifference(a, b);
        QVERIFY(close(d.difference, -2) && close(d.se, std::sqrt(5.0 / 3)));
        QVERIFY(close(d.df, (25.0 / 9) / ((1.0 / 9 + 16.0 / 9) / 2)));
        QVERIFY(*d.lower < -2 && *d.upper > -2 && *d.p > 0 && *d.p < 1);
        QCOMPARE(b.top, 0.0);
    }

    void edges()
    {
        const auto none = ratingSummary({}, {}, {});
        QVERIFY(!none.mean && !none.topShare && !none.median);
        const auto one = ratingSummary(std::vector<double> {4}, {}, {});
        QVERIFY(close(one.mean, 4) && !one.se && !one.skewness);
        const auto equal = ratingSummary(std::vector<double> {3, 3, 3}, {}, {});
        QVERIFY(close(equal.sd, 0) && !equal.kurtosis);
        QVERIFY(!ratingDifference(equal, equal).p && !ratingDifference(none, equal).difference);
    }
};

HOLDFAST_TEST(RatingTruth)
#include "RatingTruth.moc"
