// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/groups/KMeans.h"
#include "analytics/groups/Lloyd.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

namespace {

// Groups of a hundred rows about far-apart points.
Matrix planted(std::size_t groups, std::size_t features, std::size_t each, std::uint64_t seed)
{
    core::Random random(seed);
    Matrix x(groups * each, features);
    for (std::size_t g = 0; g < groups; ++g)
        for (std::size_t f = 0; f < features; ++f) {
            const double center = 20 * random.normal();
            for (std::size_t i = 0; i < each; ++i)
                x(g * each + i, f) = center + random.normal();
        }
    return x;
}

Clusters clustered(const Matrix& x, std::size_t k, unsigned threads = 0)
{
    core::JobContext job;
    KMeansOptions options;
    options.clusters = k;
    options.threads = threads;
    return *kMeans(x, options, job);
}

double inertiaOf(const Matrix& x, const std::vector<std::uint32_t>& of, std::size_t k)
{
    double sum = 0;
    for (std::size_t c = 0; c < k; ++c)
        for (std::size_t f = 0; f < x.columns; ++f) {
            double mean = 0, n = 0;
            for (std::size_t i = 0; i < x.rows; ++i)
                if (of[i] == c) {
                    mean += x(i, f);
                    ++n;
                }
            for (std::size_t i = 0; i < x.rows; ++i)
                if (of[i] == c)
                    sum += (x(i, f) - mean / n) * (x(i, f) - mean / n);
        }
    return sum;
}

} // namespace

class KMeansTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Four points on a line. Begun at 0 and 1, Lloyd's means go to (0, 1), (10, 11); begun at both ends the same; begun at 10 and 11
    // {0, 1, 10} and {11} is left at once, for the mean of the first is 11/3 and 10 is nearer to 11.
    void startsFromRowsGiven()
    {
        Matrix x(4, 1);
        x.values = {0, 1, 10, 11};
        for (const std::vector<std::size_t>& start : {std::vector<std::size_t> {0, 1}, {0, 3}, {2, 3}}) {
            KMeansOptions options;
            options.startRows = start;
            options.polishRows = 0;
            core::JobContext job;
            const auto clusters = kMeans(x, options, job);
            QVERIFY(clusters);
            QVERIFY(close(clusters->inertia, 1, 1e-12));
            QVERIFY(close(clusters->total, 101, 1e-12));
            QCOMPARE(clusters->of, (std::vector<std::uint32_t> {0, 0, 1, 1}));
            QVERIFY(close(clusters->centers(0, 0), 0.5, 1e-12) && close(clusters->centers(1, 0), 10.5, 1e-12));
        }
    }

    // A table too large to polish gives what its clusters say, counted the long way.
    void largeTablesAreMeasuredAlike()
    {
        const Matrix x = planted(5, 3, 400, 8);
        KMeansOptions options;
        options.clusters = 5;
        options.polishRows = 0;
        core::JobContext job;
        const auto clusters = kMeans(x, options, job);
        QVERIFY(clusters);
        QVERIFY(close(clusters->inertia, inertiaOf(x, clusters->of, 5), 1e-12));
        QVERIFY(close(clusters->total, inertiaOf(x, std::vector<std::uint32_t>(x.rows, 0), 1), 1e-12));
    }

    // Every assignment of nine rows to two and three clusters: none is lower.
    void bruteForce()
    {
        core::Random random(21);
        for (int round = 0; round < 5; ++round) {
            Matrix x(9, 2);
            for (double& value : x.values)
                value = random.normal();
            for (const std::size_t k : {2UL, 3UL}) {
                double best = std::numeric_limits<double>::infinity();
                std::vector<std::uint32_t> of(9);
                const int all = static_cast<int>(std::pow(k, 9));
                for (int code = 0; code < all; ++code) {
                    int rest = code;
                    std::vector<bool> used(k);
                    for (auto& c : of) {
                        c = static_cast<std::uint32_t>(rest % static_cast<int>(k));
                        rest /= static_cast<int>(k);
                        used[c] = true;
                    }
                    if (std::find(used.begin(), used.end(), false) == used.end())
                        best = std::min(best, inertiaOf(x, of, k));
                }
                QVERIFY(close(clustered(x, k).inertia, best));
            }
        }
    }

    // Planted groups come back whole, with their means, sizes in order and the inertia of the definition.
    void recovers()
    {
        const Matrix x = planted(6, 5, 100, 3);
        const auto found = clustered(x, 6);
        QCOMPARE(found.sizes, std::vector<std::uint64_t>(6, 100));
        for (std::size_t g = 0; g < 6; ++g)
            for (std::size_t i = 1; i < 100; ++i)
                QCOMPARE(found.of[g * 100 + i], found.of[g * 100]);
        QVERIFY(close(found.inertia, inertiaOf(x, found.of, 6), 1e-9));
        double mean = 0;
        for (std::size_t i = 0; i < 100; ++i)
            mean += x(i, 2) / 100;
        QVERIFY(close(found.centers(found.of[0], 2), mean, 1e-9));
        QVERIFY(found.doubts.empty());
    }

    // No row is nearer to another centre when Lloyd has settled: sizes that fill no block, odd features, many clusters.
    void lloydSettles()
    {
        const core::JobContext job;
        for (const std::size_t n : {1UL, 15UL, 17UL, 333UL}) {
            Matrix x = planted(1, 3, n, n);
            const RowBlocks rows(x);
            const std::size_t k = std::min<std::size_t>(n, 7);
            const auto run = lloyd(rows, plusPlusCenters(rows, k, 5, job), k, 1000, 1, job);
            QVERIFY(run.settled);
            double inertia = 0;
            for (std::size_t i = 0; i < n; ++i) {
                double own = 0, least = std::numeric_limits<double>::infinity();
                for (std::size_t c = 0; c < k; ++c) {
                    double square = 0;
                    for (std::size_t f = 0; f < 3; ++f)
                        square += std::pow(static_cast<double>(rows.at(i, f)) - run.centers[c * 3 + f], 2);
                    least = std::min(least, square);
                    if (c == run.of[i])
                        own = square;
                }
                QVERIFY(own <= least * (1 + 1e-4) + 1e-4); // single precision
                inertia += own;
            }
            QVERIFY(close(run.inertia, inertia, 1e-4, 1e-4));
        }
    }

    // The same answer for the same seed on one thread and on many; the order of the rows does not matter to planted groups.
    void repeats()
    {
        const Matrix x = planted(4, 20, 8000, 11); // over the rows that are polished, over several chunks
        const auto one = clustered(x, 4, 1), many = clustered(x, 4, 3);
        QCOMPARE(one.of, many.of);
        QCOMPARE(one.inertia, many.inertia);
        QCOMPARE(one.centers.values, many.centers.values);
        Matrix turned = x;
        for (std::size_t f = 0; f < x.columns; ++f)
            std::reverse(turned.column(f).begin(), turned.column(f).end());
        QVERIFY(close(clustered(turned, 4).inertia, one.inertia));
    }

    void edges()
    {
        core::JobContext job;
        QCOMPARE(kMeans(Matrix(), {}, job).error().code, core::Code::NotEnoughData);
        KMeansOptions options;
        options.clusters = 3;
        QCOMPARE(kMeans(Matrix(2, 1), options, job).error().code, core::Code::InvalidParameter);
        KMeansOptions given;
        for (const std::vector<std::size_t>& start : {std::vector<std::size_t> {0}, {0, 2}}) {
            given.startRows = start;
            QCOMPARE(kMeans(Matrix(2, 1), given, job).error().code, core::Code::InvalidParameter);
        }
        const auto equal = clustered(Matrix(10, 2, 5), 3);
        QCOMPARE(equal.sizes, std::vector<std::uint64_t> {10});
        QCOMPARE(equal.doubts.front().code, DoubtCode::EmptyGroup);
        QVERIFY(close(equal.inertia, 0) && close(equal.total, 0));
        Matrix three(3, 1);
        three.values = {1, 5, 9};
        const auto each = clustered(three, 3);
        QVERIFY(close(each.inertia, 0));
        QCOMPARE(each.sizes, (std::vector<std::uint64_t> {1, 1, 1}));
        const auto whole = clustered(three, 1);
        QVERIFY(close(whole.inertia, whole.total) && close(whole.inertia, 32));
        core::JobContext stopped;
        stopped.stop();
        QCOMPARE(kMeans(three, options, stopped).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(KMeansTruth)
#include "KMeansTruth.moc"
