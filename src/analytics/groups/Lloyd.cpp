// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/Lloyd.h"

#include "core/Random.h"

#include <algorithm>
#include <cstring>
#include <limits>
#include <thread>

// Chosen when the program starts; sanitizers are not up yet at that moment.
#if defined(__x86_64__) && defined(__GLIBC__) && defined(__GNUC__) && !defined(__clang__) \
    && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HOLDFAST_FOR_BOTH_PROCESSORS __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define HOLDFAST_FOR_BOTH_PROCESSORS
#endif

namespace holdfast::analytics {

namespace {

constexpr std::size_t kLanes = RowBlocks::kLanes;
constexpr double kWorthThreads = 4e6; // products of one pass

// Half of 16 rows; two make a block. Loads are unaligned copies.
using Lanes = float __attribute__((vector_size(32)));
using Marks = std::int32_t __attribute__((vector_size(32)));

struct Chunk {
    std::vector<double> sums; // change of the sums, clusters by features
    std::vector<std::int64_t> counts;
    double inertia = 0;
    std::uint64_t moved = 0;
};

// Nearest centres of blocks first … last: |x - c|^2 = |x|^2 + (|c|^2 - 2 x.c), of which the bracket decides. `twice` holds -2 c and
// `norms` |c|^2. Rows that changed cluster are taken from one sum and added to the other.
HOLDFAST_FOR_BOTH_PROCESSORS void assign(const float* values, std::size_t features, std::size_t clusters, const float* twice, const float* norms,
    std::size_t rows, std::size_t first, std::size_t last, std::uint32_t* of, Chunk& chunk)
{
    for (std::size_t block = first; block < last; ++block) {
        const float* x = values + block * features * kLanes;
        Lanes bestA, bestB, squareA {}, squareB {};
        Marks whoA {}, whoB {};
        for (std::size_t l = 0; l < 8; ++l)
            bestA[l] = bestB[l] = std::numeric_limits<float>::infinity();
        for (std::size_t f = 0; f < features; ++f) {
            Lanes a, b;
            std::memcpy(&a, x + f * kLanes, sizeof a);
            std::memcpy(&b, x + f * kLanes + 8, sizeof b);
            squareA += a * a;
            squareB += b * b;
        }
        std::size_t c = 0;
        // Four centres at a time: the loads of x serve all four.
        for (; c + 4 <= clusters; c += 4) {
            const float *c0 = twice + c * features, *c1 = c0 + features, *c2 = c1 + features, *c3 = c2 + features;
            Lanes a0 = Lanes {} + norms[c], b0 = a0, a1 = Lanes {} + norms[c + 1], b1 = a1, a2 = Lanes {} + norms[c + 2], b2 = a2,
                  a3 = Lanes {} + norms[c + 3], b3 = a3;
            for (std::size_t f = 0; f < features; ++f) {
                Lanes a, b;
                std::memcpy(&a, x + f * kLanes, sizeof a);
                std::memcpy(&b, x + f * kLanes + 8, sizeof b);
                a0 += a * c0[f];
                b0 += b * c0[f];
                a1 += a * c1[f];
                b1 += b * c1[f];
                a2 += a * c2[f];
                b2 += b * c2[f];
                a3 += a * c3[f];
                b3 += b * c3[f];
            }
            const Lanes as[] {a0, a1, a2, a3}, bs[] {b0, b1, b2, b3};
            for (std::size_t k = 0; k < 4; ++k) {
                const Marks index = Marks {} + static_cast<std::int32_t>(c + k);
                const Marks lessA = as[k] < bestA, lessB = bs[k] < bestB;
                whoA = (lessA & index) | (~lessA & whoA);
                whoB = (lessB & index) | (~lessB & whoB);
                bestA = lessA ? as[k] : bestA;
                bestB = lessB ? bs[k] : bestB;
            }
        }
        for (; c < clusters; ++c) {
            Lanes a0 = Lanes {} + norms[c], b0 = a0;
            const float* center = twice + c * features;
            for (std::size_t f = 0; f < features; ++f) {
                Lanes a, b;
                std::memcpy(&a, x + f * kLanes, sizeof a);
                std::memcpy(&b, x + f * kLanes + 8, sizeof b);
                a0 += a * center[f];
                b0 += b * center[f];
            }
            const Marks index = Marks {} + static_cast<std::int32_t>(c);
            const Marks lessA = a0 < bestA, lessB = b0 < bestB;
            whoA = (lessA & index) | (~lessA & whoA);
            whoB = (lessB & index) | (~lessB & whoB);
            bestA = lessA ? a0 : bestA;
            bestB = lessB ? b0 : bestB;
        }
        const std::size_t begin = block * kLanes, count = std::min(kLanes, rows - begin);
        float distances[kLanes];
        std::int32_t who[kLanes];
        const Lanes distanceA = bestA + squareA, distanceB = bestB + squareB;
        std::memcpy(distances, &distanceA, sizeof distanceA);
        std::memcpy(distances + 8, &distanceB, sizeof distanceB);
        std::memcpy(who, &whoA, sizeof whoA);
        std::memcpy(who + 8, &whoB, sizeof whoB);
        double inertia = 0;
        for (std::size_t l = 0; l < count; ++l) {
            inertia += static_cast<double>(std::max(0.0F, distances[l]));
            const auto next = static_cast<std::uint32_t>(who[l]);
            const std::uint32_t before = of[begin + l];
            if (next == before)
                continue;
            of[begin + l] = next;
            ++chunk.moved;
            ++chunk.counts[next];
            double* into = chunk.sums.data() + next * features;
            for (std::size_t f = 0; f < features; ++f)
                into[f] += static_cast<double>(x[f * kLanes + l]);
            if (before >= clusters)
                continue;
            --chunk.counts[before];
            double* from = chunk.sums.data() + before * features;
            for (std::size_t f = 0; f < features; ++f)
                from[f] -= static_cast<double>(x[f * kLanes + l]);
        }
        chunk.inertia += inertia;
    }
}

// Squared distances to one point, lowered where they are less than before; their sum in double by block.
HOLDFAST_FOR_BOTH_PROCESSORS double lowerDistances(
    const float* values, std::size_t features, const float* center, std::size_t rows, std::size_t first, std::size_t last, float* nearest)
{
    double sum = 0;
    for (std::size_t block = first; block < last; ++block) {
        const float* x = values + block * features * kLanes;
        Lanes a0 {}, b0 {};
        for (std::size_t f = 0; f < features; ++f) {
            Lanes a, b;
            std::memcpy(&a, x + f * kLanes, sizeof a);
            std::memcpy(&b, x + f * kLanes + 8, sizeof b);
            a -= center[f];
            b -= center[f];
            a0 += a * a;
            b0 += b * b;
        }
        float distances[kLanes];
        std::memcpy(distances, &a0, sizeof a0);
        std::memcpy(distances + 8, &b0, sizeof b0);
        const std::size_t begin = block * kLanes, count = std::min(kLanes, rows - begin);
        for (std::size_t l = 0; l < count; ++l) {
            nearest[begin + l] = std::min(nearest[begin + l], distances[l]);
            sum += static_cast<double>(nearest[begin + l]);
        }
    }
    return sum;
}

// Runs work(chunk) for every chunk, dealt out in turn.
template <class Work> void eachChunk(std::size_t chunks, unsigned threads, Work work)
{
    if (threads < 2 || chunks < 2) {
        for (std::size_t chunk = 0; chunk < chunks; ++chunk)
            work(chunk);
        return;
    }
    std::vector<std::jthread> team;
    for (unsigned t = 1; t < threads; ++t)
        team.emplace_back([&, t] {
            for (std::size_t chunk = t; chunk < chunks; chunk += threads)
                work(chunk);
        });
    for (std::size_t chunk = 0; chunk < chunks; chunk += threads)
        work(chunk);
}

} // namespace

RowBlocks::RowBlocks(const Matrix& rows)
    : m_rows(rows.rows)
    , m_features(rows.columns)
    , m_values(blocks() * m_features * kLanes)
{
    for (std::size_t f = 0; f < m_features; ++f) {
        const auto column = rows.column(f);
        double sum = 0;
        for (const double value : column)
            sum += value;
        const double mean = m_rows > 0 ? sum / static_cast<double>(m_rows) : 0;
        for (std::size_t row = 0; row < m_rows; ++row)
            m_values[(row / kLanes * m_features + f) * kLanes + row % kLanes] = static_cast<float>(column[row] - mean);
    }
}

LloydRun lloyd(const RowBlocks& rows, std::vector<double> centers, std::size_t clusters, std::size_t mostSteps, unsigned threads,
    const core::JobContext& job)
{
    const std::size_t features = rows.features(), chunks = rows.chunks();
    if (static_cast<double>(rows.rows()) * static_cast<double>(features) * static_cast<double>(clusters) < kWorthThreads)
        threads = 1;
    LloydRun run;
    run.of.assign(rows.rows(), std::numeric_limits<std::uint32_t>::max());
    std::vector<double> sums(clusters * features);
    std::vector<std::int64_t> counts(clusters);
    std::vector<float> twice(clusters * features), norms(clusters);
    std::vector<Chunk> parts(chunks);
    for (; run.steps < mostSteps && !job.shouldStop(); ++run.steps) {
        for (std::size_t c = 0; c < clusters; ++c) {
            double norm = 0;
            for (std::size_t f = 0; f < features; ++f) {
                const float value = static_cast<float>(centers[c * features + f]);
                twice[c * features + f] = -2 * value;
                norm += static_cast<double>(value) * static_cast<double>(value);
            }
            norms[c] = static_cast<float>(norm);
        }
        eachChunk(chunks, threads, [&](std::size_t chunk) {
            Chunk& part = parts[chunk];
            part.sums.assign(clusters * features, 0);
            part.counts.assign(clusters, 0);
            part.inertia = 0;
            part.moved = 0;
            const std::size_t first = chunk * RowBlocks::kChunk, last = std::min(rows.blocks(), first + RowBlocks::kChunk);
            if (!job.shouldStop())
                assign(rows.block(0), features, clusters, twice.data(), norms.data(), rows.rows(), first, last, run.of.data(), part);
        });
        run.inertia = 0;
        std::uint64_t moved = 0;
        for (const auto& part : parts) {
            run.inertia += part.inertia;
            moved += part.moved;
            for (std::size_t i = 0; i < sums.size(); ++i)
                sums[i] += part.sums[i];
            for (std::size_t c = 0; c < clusters; ++c)
                counts[c] += part.counts[c];
        }
        if (moved == 0) {
            run.settled = true;
            break;
        }
        // A cluster without rows keeps its place: a later pass or the polish may fill it.
        for (std::size_t c = 0; c < clusters; ++c)
            for (std::size_t f = 0; f < features && counts[c] > 0; ++f)
                centers[c * features + f] = sums[c * features + f] / static_cast<double>(counts[c]);
    }
    run.centers = std::move(centers);
    return run;
}

std::vector<double> plusPlusCenters(const RowBlocks& rows, std::size_t clusters, std::uint64_t seed, const core::JobContext& job)
{
    const std::size_t features = rows.features();
    core::Random random(seed);
    std::vector<double> centers;
    std::vector<float> nearest(rows.rows(), std::numeric_limits<float>::infinity()), center(features);
    std::vector<double> chunkSums(rows.chunks());
    std::size_t chosen = random.below(rows.rows());
    for (std::size_t c = 0; c < clusters && !job.shouldStop(); ++c) {
        for (std::size_t f = 0; f < features; ++f) {
            center[f] = rows.at(chosen, f);
            centers.push_back(static_cast<double>(center[f]));
        }
        double sum = 0;
        for (std::size_t chunk = 0; chunk < rows.chunks(); ++chunk) {
            const std::size_t first = chunk * RowBlocks::kChunk, last = std::min(rows.blocks(), first + RowBlocks::kChunk);
            chunkSums[chunk] = lowerDistances(rows.block(0), features, center.data(), rows.rows(), first, last, nearest.data());
            sum += chunkSums[chunk];
        }
        if (!(sum > 0)) { // fewer distinct rows than clusters
            chosen = random.below(rows.rows());
            continue;
        }
        double left = random.uniform() * sum;
        std::size_t chunk = 0;
        while (chunk + 1 < rows.chunks() && left >= chunkSums[chunk])
            left -= chunkSums[chunk++];
        const std::size_t begin = chunk * RowBlocks::kChunk * kLanes, end = std::min(rows.rows(), begin + RowBlocks::kChunk * kLanes);
        for (std::size_t row = begin; row < end; ++row) {
            if (nearest[row] > 0)
                chosen = row;
            left -= static_cast<double>(nearest[row]);
            if (left < 0)
                break;
        }
    }
    return centers;
}

} // namespace holdfast::analytics
