// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survey/CaseWeights.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class CaseWeightsTruth : public QObject {
    Q_OBJECT

    core::JobContext m_job;

private Q_SLOTS:
    // By hand: half and half in the population, one to three among four respondents: 2 and 2/3; Kish 4 (4 + 3 4/9) / 16 = 4/3.
    void cells()
    {
        const std::vector<WeightMargin> margins {{{0, 1, 1, 1}, {50, 50}}};
        const auto made = rakedWeights(margins, 4, 10, m_job);
        QVERIFY(close(made.weights[0], 2, 1e-12, 0) && close(made.weights[1], 2.0 / 3, 1e-12, 0));
        QVERIFY(close(made.designEffect, 4.0 / 3, 1e-12, 0));
        QVERIFY(close(made.effectiveN, 3, 1e-12, 0));
        QVERIFY(made.converged && made.trimmed == 0 && made.worstMargin < 1e-9);
    }

    // The defining equations: margins are met, and the odds ratio of the sample (2 x 8) / (3 x 7) stays.
    void raking()
    {
        std::vector<WeightMargin> margins(2);
        margins[0].target = {0.5, 0.5};
        margins[1].target = {0.3, 0.7};
        const int counts[2][2] = {{2, 3}, {7, 8}};
        for (std::uint32_t a = 0; a < 2; ++a)
            for (std::uint32_t b = 0; b < 2; ++b)
                for (int i = 0; i < counts[a][b]; ++i) {
                    margins[0].categories.push_back(a);
                    margins[1].categories.push_back(b);
                }
        const auto made = rakedWeights(margins, 20, 10, m_job);
        double cell[2][2] = {};
        for (std::size_t i = 0; i < 20; ++i)
            cell[margins[0].categories[i]][margins[1].categories[i]] += made.weights[i];
        QVERIFY(made.converged);
        QVERIFY(close(cell[0][0] + cell[0][1], 10, 1e-7, 0));
        QVERIFY(close(cell[0][0] + cell[1][0], 6, 1e-7, 0));
        QVERIFY(close(cell[0][0] * cell[1][1] / (cell[0][1] * cell[1][0]), 16.0 / 21, 1e-7, 0));
    }

    void capped()
    {
        std::vector<WeightMargin> margins(1);
        margins[0].target = {0.9, 0.1};
        margins[0].categories.assign(100, 1);
        margins[0].categories[0] = 0;
        const auto made = rakedWeights(margins, 100, 5, m_job);
        QCOMPARE(made.trimmed, std::size_t(1));
        QVERIFY(close(made.largest, 5, 1e-9, 0));
        double sum = 0;
        for (const double weight : made.weights)
            sum += weight;
        QVERIFY(close(sum, 100, 1e-9, 0));
        QVERIFY(close(made.worstMargin, 0.85, 1e-9, 0));
    }

    void edges()
    {
        QCOMPARE(rakedWeights({}, 3, 5, m_job).weights, (std::vector<double> {1, 1, 1}));
        QVERIFY(rakedWeights({}, 0, 5, m_job).weights.empty());
        // A category without respondents is left out of the target, and told.
        const std::vector<WeightMargin> margins {{{0, 1}, {1, 1, 2}}};
        const auto made = rakedWeights(margins, 2, 5, m_job);
        QCOMPARE(made.unreached, 0.5);
        QVERIFY(close(made.weights[0], 1, 1e-12, 0));
        // Respondents nobody in the population is like weigh nothing.
        const std::vector<WeightMargin> strangers {{{0, 1}, {1, 0}}};
        QCOMPARE(rakedWeights(strangers, 2, 5, m_job).weights, (std::vector<double> {2, 0}));
        QCOMPARE(kishDesignEffect({}), 1.0);
    }
};

HOLDFAST_TEST(CaseWeightsTruth)
#include "CaseWeightsTruth.moc"
