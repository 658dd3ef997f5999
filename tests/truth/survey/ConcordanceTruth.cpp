// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/compare/Correlation.h"
#include "analytics/survey/Concordance.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

Matrix ratings(const std::vector<std::vector<double>>& judges)
{
    Matrix matrix(judges.size(), judges.front().size());
    for (std::size_t j = 0; j < matrix.rows; ++j)
        for (std::size_t i = 0; i < matrix.columns; ++i)
            matrix(j, i) = judges[j][i];
    return matrix;
}

} // namespace

class ConcordanceTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Rank sums 4, 6, 8, 12 about 7.5: squares 35; W = 12 x 35 / (9 x 60), chi2 = 3 x 3 W.
    void byHand()
    {
        const auto w = concordance(ratings({{1, 2, 3, 4}, {2, 1, 3, 4}, {1, 3, 2, 4}}));
        QVERIFY(close(w.w, 420.0 / 540));
        QVERIFY(close(w.chi2, 7) && close(w.df, 3));
        QVERIFY(close(w.meanRanks[3], 4));
        QCOMPARE(w.doubts.front().code, DoubtCode::ApproximateP);
        // Ties: ranks 1.5 1.5 3 and 1 2.5 2.5; sums 2.5 4 5.5 about 4, squares 4.5; each judge's tie term is 6.
        const auto tied = concordance(ratings({{5, 5, 9}, {1, 3, 3}}));
        QVERIFY(close(tied.w, 12 * 4.5 / (4 * 24 - 2 * 12)));
    }

    // Without ties the mean of Spearman's rho over pairs of judges is (m W - 1) / (m - 1).
    void meanSpearman()
    {
        core::Random random(2);
        std::vector<std::vector<double>> judges(5, std::vector<double>(9));
        for (auto& judge : judges)
            for (std::size_t i = 0; i < 9; ++i)
                judge[i] = static_cast<double>(i) + 4 * random.uniform();
        const core::JobContext job;
        double sum = 0;
        for (std::size_t a = 0; a < 5; ++a)
            for (std::size_t b = 0; b < a; ++b)
                sum += *correlation(CorrelationKind::Spearman, judges[a], judges[b], job)->r / 10;
        QVERIFY(close(sum, (5 * *concordance(ratings(judges)).w - 1) / 4));
    }

    void edges()
    {
        QVERIFY(close(concordance(ratings({{1, 2, 3}, {10, 20, 30}})).w, 1));
        QVERIFY(close(concordance(ratings({{1, 2, 3}, {3, 2, 1}})).w, 0));
        QVERIFY(!concordance(ratings({{1, 2, 3}})).w);
        QVERIFY(!concordance(ratings({{1}, {2}})).w);
        QVERIFY(!concordance(Matrix()).w);
        const auto tied = concordance(ratings({{2, 2, 2}, {1, 1, 1}}));
        QVERIFY(!tied.w);
        QCOMPARE(tied.doubts.front().code, DoubtCode::AllTies);
    }
};

HOLDFAST_TEST(ConcordanceTruth)
#include "ConcordanceTruth.moc"
