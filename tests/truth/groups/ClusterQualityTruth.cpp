// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/groups/ClusterQuality.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

Matrix line(const std::vector<double>& values)
{
    Matrix x(values.size(), 1);
    x.values = values;
    return x;
}

Clusters clustered(const Matrix& x, std::size_t k)
{
    core::JobContext job;
    KMeansOptions options;
    options.clusters = k;
    return *kMeans(x, options, job);
}

ClusterQuality quality(const Matrix& x, std::size_t k)
{
    const core::JobContext job;
    return *clusterQuality(x, clustered(x, k), 1, job);
}

} // namespace

class ClusterQualityTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // 0 1 2 and 10 12 by hand.
    void byHand()
    {
        const auto q = quality(line({0, 1, 2, 10, 12}), 2);
        // Silhouettes: (11-1.5)/11, (10-1)/10, (9-1.5)/9; (9-2)/9, (11-2)/11.
        const double first = (9.5 / 11 + 0.9 + 7.5 / 9) / 3, second = (7.0 / 9 + 9.0 / 11) / 2;
        QVERIFY(close(q.silhouettes[0], first) && close(q.silhouettes[1], second));
        QVERIFY(close(q.silhouette, (3 * first + 2 * second) / 5));
        // Between 3 x 4^2 + 2 x 6^2 = 120, within 2 + 2.
        QVERIFY(close(q.calinskiHarabasz, 120 / (4.0 / 3)));
        QVERIFY(close(q.daviesBouldin, (2.0 / 3 + 1) / 10));
    }

    void sampled()
    {
        core::Random random(3);
        std::vector<double> values;
        for (std::size_t i = 0; i <= kMostSilhouetteRows; ++i)
            values.push_back(random.normal() + (i % 2 == 0 ? 0 : 8));
        const auto q = quality(line(values), 2);
        QCOMPARE(q.doubts.front().code, DoubtCode::SampledNotExact);
        values.resize(2000);
        QVERIFY(close(q.silhouette, *quality(line(values), 2).silhouette, 0, 0.02)); // another sample of the same
    }

    // Three far groups are found as three; even rows as one.
    void gap()
    {
        core::Random random(4);
        Matrix groups(90, 2), even(90, 2);
        for (std::size_t i = 0; i < 90; ++i)
            for (std::size_t f = 0; f < 2; ++f) {
                groups(i, f) = random.normal() + (i % 3 == f + 1 ? 15.0 : 0.0);
                even(i, f) = random.uniform();
            }
        core::JobContext job;
        KMeansOptions options;
        options.starts = 5;
        QCOMPARE(gapStatistic(groups, 6, 10, options, job)->chosen, std::size_t {3});
        QCOMPARE(gapStatistic(even, 4, 10, options, job)->chosen, std::size_t {1});
        QVERIFY(std::isnan(gapStatistic(Matrix(10, 1, 2), 2, 3, options, job)->gap[0]));
        QVERIFY(!gapStatistic(Matrix(), 2, 3, options, job));
    }

    void edges()
    {
        const auto one = quality(line({1, 2, 3}), 1);
        QVERIFY(!one.silhouette && !one.calinskiHarabasz && !one.daviesBouldin);
        QCOMPARE(one.silhouettes.size(), std::size_t {1});
        const auto each = quality(line({1, 2, 4}), 3);
        QVERIFY(close(each.silhouette, 0) && !each.calinskiHarabasz && close(each.daviesBouldin, 0));
        core::JobContext stopped;
        stopped.stop();
        QVERIFY(!clusterQuality(line({1, 2, 9}), clustered(line({1, 2, 9}), 2), 1, stopped));
    }
};

HOLDFAST_TEST(ClusterQualityTruth)
#include "ClusterQualityTruth.moc"
