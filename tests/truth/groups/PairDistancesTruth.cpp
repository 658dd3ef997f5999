// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/groups/ClusterQuality.h"
#include "analytics/groups/PairDistances.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class PairDistancesTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 0, 1 | 4, 6 on a line: (5-1)/5, (4-1)/4, (3.5-2)/3.5, (5.5-2)/5.5.
    void byHand()
    {
        Matrix line(4, 1);
        line.values = {0, 1, 4, 6};
        const PairDistances distances(line, core::JobContext());
        const std::vector<std::uint32_t> of {0, 0, 1, 1};
        const auto found = distances.silhouettes(of, 2);
        QVERIFY(close(found.mean, (0.8 + 0.75 + 1.5 / 3.5 + 3.5 / 5.5) / 4, 1e-6));
        QVERIFY(close(found.byCluster[0], 0.775, 1e-6));
        const std::vector<std::uint32_t> alone {0, 0, 0, 2};
        const auto with = distances.silhouettes(alone, 3);
        QVERIFY(!with.byCluster[1] && close(with.byCluster[2], 0));
    }

    void asTheQualityOfClusters()
    {
        core::Random random(2);
        Matrix rows(120, 3);
        for (double& value : rows.values)
            value = random.normal();
        KMeansOptions options;
        options.clusters = 4;
        core::JobContext job;
        const auto clusters = *kMeans(rows, options, job);
        QVERIFY(close(PairDistances(rows, job).silhouettes(clusters.of, 4).mean, *clusterQuality(rows, clusters, 1, job)->silhouette, 1e-5));
    }

    void edges()
    {
        const core::JobContext job;
        QVERIFY(close(PairDistances(Matrix(1, 2), job).silhouettes(std::vector<std::uint32_t> {0}, 1).mean, 0));
        // All equal: nobody is nearer to anybody.
        QVERIFY(close(PairDistances(Matrix(4, 2, 7), job).silhouettes(std::vector<std::uint32_t> {0, 0, 1, 1}, 2).mean, 0));
    }
};

HOLDFAST_TEST(PairDistancesTruth)
#include "PairDistancesTruth.moc"
