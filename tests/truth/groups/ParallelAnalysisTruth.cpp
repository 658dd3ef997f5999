// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/compare/Quantile.h"
#include "analytics/groups/Components.h"
#include "analytics/groups/ParallelAnalysis.h"
#include "core/Random.h"
#include "truth/Near.h"

#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class ParallelAnalysisTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // The definition: correlations of rows that really are random.
    void againstRandomRows_data()
    {
        QTest::addColumn<int>("rows");
        QTest::addColumn<int>("columns");
        QTest::newRow("some") << 40 << 5;
        QTest::newRow("many") << 300 << 9;
        QTest::newRow("fewer rows than columns") << 6 << 9;
    }
    void againstRandomRows()
    {
        QFETCH(int, rows);
        QFETCH(int, columns);
        const auto n = static_cast<std::size_t>(rows), p = static_cast<std::size_t>(columns);
        const core::JobContext job;
        core::Random random(5);
        std::vector<std::vector<double>> drawn(p);
        for (int round = 0; round < (rows < 100 ? 6000 : 1000); ++round) {
            Matrix x(n, p);
            for (double& value : x.values)
                value = random.normal();
            const auto eigenvalues = principalComponents(*correlationMatrix(x)).eigenvalues;
            for (std::size_t i = 0; i < p; ++i)
                drawn[i].push_back(eigenvalues[i]);
        }
        for (const double q : {0.5, 0.95}) {
            const auto quick = *randomEigenvalues(rows, p, q, 6000, 3, job);
            for (std::size_t i = 0; i < p; ++i) {
                const double slow = *quantile7(sorted(drawn[i]), q);
                QVERIFY2(close(quick[i], slow, 0.02, 0.02), qPrintable(QStringLiteral("%1: %2 %3").arg(i).arg(quick[i]).arg(slow)));
            }
        }
    }

    void edges()
    {
        core::JobContext job;
        QCOMPARE(randomEigenvalues(10, 1, 0.95, 20, 1, job)->front(), 1.0);
        const auto a = *randomEigenvalues(100, 4, 0.95, 50, 1, job), b = *randomEigenvalues(100, 4, 0.95, 50, 1, job);
        QCOMPARE(a, b);
        QVERIFY(std::is_sorted(a.rbegin(), a.rend()));
        const auto middle = *randomEigenvalues(2, 3, 0.5, 50, 1, job); // two rows: all correlations are 1 or -1
        QVERIFY(close(middle[0], 3, 1e-9));
        job.stop();
        QCOMPARE(randomEigenvalues(100, 4, 0.95, 50, 1, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(ParallelAnalysisTruth)
#include "ParallelAnalysisTruth.moc"
