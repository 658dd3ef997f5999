// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/groups/Lloyd.h"

using namespace holdfast;
using namespace holdfast::analytics;

class LloydTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 0 1 9 10 from centres at the first two rows, by hand: {0} {1 9 10}, then {0 1} {9 10}, then nothing moves. Values are
    // shifted by their mean of 5.
    void steps()
    {
        Matrix x(4, 1);
        x.values = {0, 1, 9, 10};
        const RowBlocks rows(x);
        QCOMPARE(rows.at(2, 0), 4.0F);
        const core::JobContext job;
        const auto run = lloyd(rows, {-5, -4}, 2, 100, 1, job);
        QCOMPARE(run.of, (std::vector<std::uint32_t> {0, 0, 1, 1}));
        QCOMPARE(run.centers, (std::vector<double> {-4.5, 4.5}));
        QCOMPARE(run.inertia, 1.0);
        QVERIFY(run.settled);
        QVERIFY(!lloyd(rows, {-5, -4}, 2, 1, 1, job).settled);
    }

    // The second centre is never a row that coincides with the first; each of two far groups gets one.
    void plusPlus()
    {
        Matrix x(40, 1);
        for (std::size_t i = 0; i < 40; ++i)
            x(i, 0) = i % 2 == 0 ? 0 : 1000;
        const RowBlocks rows(x);
        const core::JobContext job;
        for (std::uint64_t seed = 0; seed < 50; ++seed) {
            const auto centers = plusPlusCenters(rows, 2, seed, job);
            QCOMPARE(centers[0], -centers[1]);
        }
        QCOMPARE(plusPlusCenters(rows, 3, 1, job).size(), std::size_t {3});
    }
};

HOLDFAST_TEST(LloydTruth)
#include "LloydTruth.moc"
