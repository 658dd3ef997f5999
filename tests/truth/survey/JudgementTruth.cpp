// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survey/Judgement.h"
#include "truth/Near.h"

#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

// From the upper triangle, row by row; the rest is reciprocal.
Matrix judged(std::size_t n, const std::vector<double>& upper)
{
    Matrix matrix(n, n, 1);
    std::size_t at = 0;
    for (std::size_t i = 0; i < n; ++i)
        for (std::size_t j = i + 1; j < n; ++j) {
            matrix(i, j) = upper[at++];
            matrix(j, i) = 1 / matrix(i, j);
        }
    return matrix;
}

// Saaty (2008), Decision making with the analytic hierarchy process, Int. J. Services Sciences 1: drinks in the US (coffee, wine, tea,
// beer, sodas, milk, water).
Matrix drinks()
{
    return judged(7, {9, 5, 2, 1, 1, 0.5, 1.0 / 3, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 9, 1.0 / 3, 0.25, 1.0 / 3, 1.0 / 9, 0.5, 1, 1.0 / 3, 2, 0.5, 1.0 / 3});
}

// Saaty (1990), How to make a decision, Eur. J. Oper. Res. 48: eight criteria for a house.
Matrix house()
{
    return judged(8, {5, 3, 7, 6, 6, 1.0 / 3, 0.25, 1.0 / 3, 5, 3, 3, 0.2, 1.0 / 7, 6, 3, 4, 6, 0.2, 1.0 / 3, 0.25, 1.0 / 7, 1.0 / 8, 0.5, 0.2,
                         1.0 / 6, 0.2, 1.0 / 6, 0.5});
}

JudgedWeights weighed(const Matrix& matrix)
{
    return *judgedWeights(matrix, RandomIndex::Saaty1980);
}

} // namespace

class JudgementTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Weights and consistency as printed in the two papers.
    void published()
    {
        const auto drunk = weighed(drinks());
        const double weights[] {0.177, 0.019, 0.042, 0.116, 0.190, 0.129, 0.327};
        for (std::size_t i = 0; i < 7; ++i)
            QVERIFY(close(drunk.weights[i], weights[i], 0, 6e-4));
        QVERIFY(close(drunk.cr, 0.022, 0, 5e-4));
        const auto lived = weighed(house());
        QVERIFY(close(lived.lambdaMax, 9.669, 0, 5e-4));
        QVERIFY(close(lived.ci, 0.238, 0, 5e-4));
        QVERIFY(close(lived.cr, 0.169, 0, 5e-4));
        QCOMPARE(lived.doubts.front().code, DoubtCode::InconsistentJudgements);
    }

    // A w = lambda w, and the sum is 1.
    void eigenvector()
    {
        const Matrix matrix = house();
        const auto found = weighed(matrix);
        QVERIFY(close(std::accumulate(found.weights.begin(), found.weights.end(), 0.0), 1));
        for (std::size_t i = 0; i < 8; ++i) {
            double sum = 0;
            for (std::size_t j = 0; j < 8; ++j)
                sum += matrix(i, j) * found.weights[j];
            QVERIFY(close(sum, found.lambdaMax * found.weights[i], 1e-12));
        }
    }

    // Ratios of given weights are consistent: every method gives the weights back.
    void consistent()
    {
        const std::vector<double> weights {0.4, 0.3, 0.2, 0.1};
        Matrix matrix(4, 4);
        for (std::size_t i = 0; i < 4; ++i)
            for (std::size_t j = 0; j < 4; ++j)
                matrix(i, j) = weights[i] / weights[j];
        const auto found = weighed(matrix);
        for (std::size_t i = 0; i < 4; ++i)
            for (const auto* method : {&found.weights, &found.byGeometricMean, &found.byColumns})
                QVERIFY(close((*method)[i], weights[i]));
        QVERIFY(close(found.cr, 0, 0, 1e-12) && close(found.gci, 0, 0, 1e-20));
        QVERIFY(found.doubts.empty());
    }

    // The geometric mean of judges: cell by cell, and reciprocal as they are.
    void judges()
    {
        const std::vector<Matrix> both {judged(3, {2, 8, 3}), judged(3, {8, 2, 3})};
        const Matrix combined = combinedJudgements(both);
        QVERIFY(close(combined(0, 1), 4) && close(combined(0, 2), 4) && close(combined(2, 0), 0.25) && close(combined(1, 2), 3));
    }

    // One judgement spoilt on purpose is the one named, and moving it back mends the whole.
    void worst()
    {
        Matrix matrix(5, 5);
        const double weights[] {16, 8, 4, 2, 1};
        for (std::size_t i = 0; i < 5; ++i)
            for (std::size_t j = 0; j < 5; ++j)
                matrix(i, j) = std::min(9.0, std::max(1.0 / 9, weights[i] / weights[j]));
        matrix(1, 3) = 1.0 / 5; // 4 by the weights
        matrix(3, 1) = 5;
        const core::JobContext job;
        QVERIFY(*weighed(matrix).cr > 0.1);
        const auto found = **worstJudgement(matrix, RandomIndex::Saaty1980, job);
        QCOMPARE(found.row, std::size_t {1});
        QCOMPARE(found.column, std::size_t {3});
        QVERIFY(found.mends && *found.changedCr <= 0.1);
        QCOMPARE(found.changeRow, std::size_t {1});
        QCOMPARE(found.changeColumn, std::size_t {3});
        // A smaller move of the same judgement, on the scale, does not mend it.
        Matrix less = matrix;
        less(1, 3) = 1 / (1 / found.changeTo + 1);
        if (found.changeTo > 1)
            less(1, 3) = found.changeTo - 1;
        less(3, 1) = 1 / less(1, 3);
        QVERIFY(*weighed(less).cr > 0.1);
    }

    // Two criteria with weights 0.25 and 0.75 by hand.
    void synthesised()
    {
        Matrix local(2, 2);
        local(0, 0) = 0.8;
        local(0, 1) = 0.2;
        local(1, 0) = 0.4;
        local(1, 1) = 0.6;
        const auto global = synthesis(std::vector<double> {0.25, 0.75}, local);
        QVERIFY(close(global.distributive[0], 0.5) && close(global.distributive[1], 0.5));
        // Ideal: 0.25 + 0.75 x 2/3 = 0.75 against 0.0625 + 0.75 = 0.8125.
        QVERIFY(close(global.ideal[0], 0.75 / 1.5625));
    }

    void edges()
    {
        const core::JobContext job;
        QVERIFY(close(weighed(Matrix(1, 1, 1)).weights[0], 1));
        const auto two = weighed(judged(2, {3}));
        QVERIFY(close(two.weights[0], 0.75) && close(two.cr, 0));
        QVERIFY(!*worstJudgement(judged(2, {3}), RandomIndex::Saaty1980, job));
        QVERIFY(!judgedWeights(Matrix(), RandomIndex::Saaty1980));
        QVERIFY(!judgedWeights(Matrix(2, 3, 1), RandomIndex::Saaty1980));
        Matrix negative(2, 2, 1);
        negative(0, 1) = -3;
        QCOMPARE(judgedWeights(negative, RandomIndex::Saaty1980).error().code, core::Code::InvalidValue);
        Matrix lopsided(2, 2, 1);
        lopsided(0, 1) = 3;
        QCOMPARE(weighed(lopsided).doubts, (Doubts {{DoubtCode::NotReciprocal, "0,1", 3}}));
        QVERIFY(!weighed(Matrix(16, 16, 1)).cr);
        QVERIFY(randomIndex(RandomIndex::SaatyTran2007, 8) == 1.40 && !randomIndex(RandomIndex::Saaty1980, 0));
    }
};

HOLDFAST_TEST(JudgementTruth)
#include "JudgementTruth.moc"
