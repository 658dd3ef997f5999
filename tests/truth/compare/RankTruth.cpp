// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/compare/Rank.h"

using namespace holdfast::analytics;

class RankTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        const auto ranks = midRanks(std::vector<double> {3, 1, 3, 2, 3, 2});
        QCOMPARE(ranks.ranks, (std::vector<double> {5, 1, 5, 2.5, 5, 2.5}));
        QCOMPARE(ranks.tieTerm, 24.0 + 6.0); // three and two equal ones
        QVERIFY(!ranks.allTied);
    }

    void edges()
    {
        QVERIFY(midRanks({}).ranks.empty() && !midRanks({}).allTied);
        QVERIFY(midRanks(std::vector<double> {7}).allTied);
        const auto tied = midRanks(std::vector<double> {7, 7, 7});
        QVERIFY(tied.allTied);
        QCOMPARE(tied.ranks, (std::vector<double> {2, 2, 2}));
    }
};

HOLDFAST_TEST(RankTruth)
#include "RankTruth.moc"
