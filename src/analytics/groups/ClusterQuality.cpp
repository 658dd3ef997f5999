// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/ClusterQuality.h"

#include "analytics/groups/PairDistances.h"
#include "core/Random.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <numeric>

namespace holdfast::analytics {

using core::Code;

namespace {

// Rows of a sample, each with its features side by side.
struct Sample {
    std::vector<double> values;
    std::vector<std::uint32_t> of;
};

Sample sampleOf(const Matrix& rows, const Clusters& clusters, std::uint64_t seed, std::size_t most)
{
    std::vector<std::uint32_t> chosen(rows.rows);
    std::iota(chosen.begin(), chosen.end(), 0U);
    if (rows.rows > most) {
        core::Random random(seed);
        for (std::size_t i = 0; i < most; ++i)
            std::swap(chosen[i], chosen[i + random.below(rows.rows - i)]);
        chosen.resize(most);
    }
    Sample sample;
    for (const auto row : chosen) {
        sample.of.push_back(clusters.of[row]);
        for (std::size_t f = 0; f < rows.columns; ++f)
            sample.values.push_back(rows(row, f));
    }
    return sample;
}

bool addSilhouettes(ClusterQuality& quality, const Sample& sample, std::size_t features, std::size_t k, const core::JobContext& job)
{
    const std::size_t n = sample.of.size();
    std::vector<double> sums(n * k); // distances of a row to each cluster
    for (std::size_t i = 0; i < n; ++i) {
        if (i % 64 == 0 && job.shouldStop())
            return false;
        const double* a = sample.values.data() + i * features;
        for (std::size_t j = i + 1; j < n; ++j) {
            const double* b = sample.values.data() + j * features;
            double square = 0;
            for (std::size_t f = 0; f < features; ++f)
                square += (a[f] - b[f]) * (a[f] - b[f]);
            const double distance = std::sqrt(square);
            sums[i * k + sample.of[j]] += distance;
            sums[j * k + sample.of[i]] += distance;
        }
    }
    auto found = silhouettesOf(sums, sample.of, k);
    quality.silhouette = found.mean;
    quality.silhouettes = std::move(found.byCluster);
    return true;
}

double distance(const Matrix& a, std::size_t i, const Matrix& b, std::size_t j)
{
    double square = 0;
    for (std::size_t f = 0; f < a.columns; ++f)
        square += (a(i, f) - b(j, f)) * (a(i, f) - b(j, f));
    return std::sqrt(square);
}

} // namespace

core::Result<ClusterQuality> clusterQuality(const Matrix& rows, const Clusters& clusters, std::uint64_t seed, const core::JobContext& job)
{
    ClusterQuality quality;
    const std::size_t k = clusters.sizes.size();
    quality.silhouettes.clear();
    if (k < 2) {
        quality.silhouettes.resize(k);
        return quality;
    }
    const auto n = static_cast<double>(rows.rows), count = static_cast<double>(k);
    if (clusters.inertia > 0 && n > count)
        quality.calinskiHarabasz = (clusters.total - clusters.inertia) / (count - 1) / (clusters.inertia / (n - count));
    std::vector<double> spread(k);
    for (std::size_t i = 0; i < rows.rows; ++i)
        spread[clusters.of[i]] += distance(rows, i, clusters.centers, clusters.of[i]) / static_cast<double>(clusters.sizes[clusters.of[i]]);
    double sum = 0;
    for (std::size_t a = 0; a < k; ++a) {
        double worst = 0;
        for (std::size_t b = 0; b < k; ++b)
            if (a != b)
                worst = std::max(worst, (spread[a] + spread[b]) / distance(clusters.centers, a, clusters.centers, b));
        sum += worst;
    }
    quality.daviesBouldin = sum / count;
    const Sample sample = sampleOf(rows, clusters, seed, kMostSilhouetteRows);
    if (!addSilhouettes(quality, sample, rows.columns, k, job))
        return core::fail(Code::Cancelled);
    if (rows.rows > kMostSilhouetteRows)
        quality.doubts.push_back({DoubtCode::SampledNotExact, "silhouette", static_cast<double>(kMostSilhouetteRows)});
    return quality;
}

core::Result<GapStatistic> gapStatistic(
    const Matrix& rows, std::size_t most, std::size_t references, const KMeansOptions& options, core::JobContext& job)
{
    const auto logs = [&](const Matrix& data) -> core::Result<std::vector<double>> {
        std::vector<double> result;
        for (std::size_t k = 1; k <= most; ++k) {
            KMeansOptions own = options;
            own.clusters = k;
            const auto clusters = kMeans(data, own, job);
            if (!clusters)
                return std::unexpected(clusters.error());
            result.push_back(std::log(clusters->inertia));
        }
        return result;
    };
    const auto found = logs(rows);
    if (!found)
        return std::unexpected(found.error());
    std::vector<double> sum(most), squares(most);
    core::Random random(options.seed);
    Matrix even(rows.rows, rows.columns);
    for (std::size_t b = 0; b < references; ++b) {
        for (std::size_t f = 0; f < rows.columns; ++f) {
            const auto [low, high] = std::minmax_element(rows.column(f).begin(), rows.column(f).end());
            for (double& value : even.column(f))
                value = *low + (*high - *low) * random.uniform();
        }
        const auto reference = logs(even);
        if (!reference)
            return std::unexpected(reference.error());
        for (std::size_t k = 0; k < most; ++k) {
            sum[k] += (*reference)[k];
            squares[k] += (*reference)[k] * (*reference)[k];
        }
    }
    GapStatistic result;
    const auto count = static_cast<double>(references);
    for (std::size_t k = 0; k < most; ++k) {
        const double mean = sum[k] / count, sd = std::sqrt(std::max(0.0, squares[k] / count - mean * mean));
        const double gap = mean - (*found)[k];
        result.gap.push_back(std::isfinite(gap) ? gap : std::numeric_limits<double>::quiet_NaN());
        result.se.push_back(sd * std::sqrt(1 + 1 / count));
    }
    result.chosen = std::max<std::size_t>(1, most);
    for (std::size_t k = 0; k + 1 < most; ++k)
        if (result.gap[k] >= result.gap[k + 1] - result.se[k + 1]) {
            result.chosen = k + 1;
            break;
        }
    return result;
}

} // namespace holdfast::analytics
