// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/KMeans.h"

#include "analytics/groups/Lloyd.h"
#include "core/Random.h"

#include <algorithm>
#include <cmath>
#include <numeric>
#include <string>
#include <thread>

namespace holdfast::analytics {

using core::Code;

namespace {

constexpr std::size_t kPolished = 40; // best starts that differ
constexpr int kShakes = 60; // of the best assignment, each with a few rows put elsewhere and polished again
constexpr double kSame = 1e-7; // of the inertia, in single precision
constexpr int kMostSweeps = 200;
constexpr double kGain = 1e-12; // of the inertia; less is rounding

// An assignment with means and sizes in double, row-major.
struct State {
    std::vector<std::uint32_t> of;
    std::vector<double> centers;
    std::vector<double> sizes;
};

class Doubles {
public:
    Doubles(const Matrix& rows, std::size_t clusters)
        : m_features(rows.columns)
        , m_clusters(clusters)
        , m_values(rows.rows * rows.columns)
    {
        for (std::size_t f = 0; f < m_features; ++f)
            for (std::size_t row = 0; row < rows.rows; ++row)
                m_values[row * m_features + f] = rows(row, f);
    }
    const double* row(std::size_t index) const { return m_values.data() + index * m_features; }
    std::size_t rows() const { return m_features > 0 ? m_values.size() / m_features : 0; }

    void means(State& state) const
    {
        state.centers.assign(m_clusters * m_features, 0);
        state.sizes.assign(m_clusters, 0);
        for (std::size_t i = 0; i < rows(); ++i) {
            double* sum = state.centers.data() + state.of[i] * m_features;
            for (std::size_t f = 0; f < m_features; ++f)
                sum[f] += row(i)[f];
            state.sizes[state.of[i]] += 1;
        }
        for (std::size_t c = 0; c < m_clusters; ++c)
            for (std::size_t f = 0; f < m_features && state.sizes[c] > 0; ++f)
                state.centers[c * m_features + f] /= state.sizes[c];
    }
    double distance(std::size_t i, const double* center) const
    {
        double sum = 0;
        for (std::size_t f = 0; f < m_features; ++f)
            sum += (row(i)[f] - center[f]) * (row(i)[f] - center[f]);
        return sum;
    }
    double inertia(const State& state) const
    {
        double sum = 0;
        for (std::size_t i = 0; i < rows(); ++i)
            sum += distance(i, state.centers.data() + state.of[i] * m_features);
        return sum;
    }

    // Moves single rows while that lowers the inertia: leaving saves d n/(n-1), joining costs d n/(n+1); an empty cluster costs
    // nothing to join. False when stopped.
    bool polish(State& state, double total, const core::JobContext& job) const
    {
        means(state);
        bool moved = true;
        for (int sweep = 0; moved && sweep < kMostSweeps; ++sweep) {
            moved = false;
            for (std::size_t i = 0; i < rows(); ++i) {
                if (i % 1024 == 0 && job.shouldStop())
                    return false;
                const std::uint32_t own = state.of[i];
                const double size = state.sizes[own];
                if (size <= 1)
                    continue;
                const double saved = distance(i, state.centers.data() + own * m_features) * size / (size - 1);
                double least = saved - kGain * total;
                std::uint32_t to = own;
                for (std::uint32_t c = 0; c < m_clusters; ++c) {
                    if (c == own)
                        continue;
                    const double n = state.sizes[c], cost = n > 0 ? distance(i, state.centers.data() + c * m_features) * n / (n + 1) : 0;
                    if (cost < least) {
                        least = cost;
                        to = c;
                    }
                }
                if (to == own)
                    continue;
                double *from = state.centers.data() + own * m_features, *into = state.centers.data() + to * m_features;
                const double n = state.sizes[to];
                for (std::size_t f = 0; f < m_features; ++f) {
                    from[f] = (from[f] * size - row(i)[f]) / (size - 1);
                    into[f] = n > 0 ? (into[f] * n + row(i)[f]) / (n + 1) : row(i)[f];
                }
                state.sizes[own] -= 1;
                state.sizes[to] += 1;
                state.of[i] = to;
                moved = true;
            }
            means(state); // without the rounding of many moves
        }
        return true;
    }

private:
    std::size_t m_features, m_clusters;
    std::vector<double> m_values;
};

// Centres at rows, in the units of the blocks.
std::vector<double> centersAt(const RowBlocks& blocks, const std::vector<std::size_t>& rows)
{
    std::vector<double> centers;
    for (const std::size_t row : rows)
        for (std::size_t f = 0; f < blocks.features(); ++f)
            centers.push_back(static_cast<double>(blocks.at(row, f)));
    return centers;
}

// Means, sizes, inertia and total of an assignment in double, column by column: a large table is not copied.
core::Result<Clusters> measured(State& state, const Matrix& rows, std::size_t clusters, const core::JobContext& job)
{
    Clusters result;
    state.sizes.assign(clusters, 0);
    for (const std::uint32_t c : state.of)
        state.sizes[c] += 1;
    state.centers.assign(clusters * rows.columns, 0);
    for (std::size_t f = 0; f < rows.columns; ++f) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto column = rows.column(f);
        std::vector<double> sums(clusters), means(clusters);
        for (std::size_t i = 0; i < rows.rows; ++i)
            sums[state.of[i]] += column[i];
        double all = 0;
        for (std::size_t c = 0; c < clusters; ++c) {
            all += sums[c];
            means[c] = state.sizes[c] > 0 ? sums[c] / state.sizes[c] : 0;
            state.centers[c * rows.columns + f] = means[c];
        }
        const double mean = all / static_cast<double>(rows.rows);
        double within = 0, total = 0;
        for (std::size_t i = 0; i < rows.rows; ++i) {
            const double own = column[i] - means[state.of[i]], whole = column[i] - mean;
            within += own * own;
            total += whole * whole;
        }
        result.inertia += within;
        result.total += total;
    }
    return result;
}

// Clusters by size (then by the first row they hold), empty ones left out.
void fill(Clusters& result, const State& state, const Matrix& rows, std::size_t clusters)
{
    std::vector<std::size_t> firstRow(clusters, rows.rows);
    for (std::size_t i = rows.rows; i-- > 0;)
        firstRow[state.of[i]] = i;
    std::vector<std::uint32_t> order;
    for (std::uint32_t c = 0; c < clusters; ++c)
        if (state.sizes[c] > 0)
            order.push_back(c);
    std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
        return state.sizes[a] != state.sizes[b] ? state.sizes[a] > state.sizes[b] : firstRow[a] < firstRow[b];
    });
    if (order.size() < clusters)
        result.doubts.push_back({DoubtCode::EmptyGroup, {}, static_cast<double>(clusters - order.size())});
    std::vector<std::uint32_t> place(clusters);
    result.centers = Matrix(order.size(), rows.columns);
    for (std::uint32_t k = 0; k < order.size(); ++k) {
        place[order[k]] = k;
        result.sizes.push_back(static_cast<std::uint64_t>(state.sizes[order[k]]));
        for (std::size_t f = 0; f < rows.columns; ++f)
            result.centers(k, f) = state.centers[order[k] * rows.columns + f];
    }
    result.of.resize(rows.rows);
    for (std::size_t i = 0; i < rows.rows; ++i)
        result.of[i] = place[state.of[i]];
}

} // namespace

core::Result<Clusters> kMeans(const Matrix& rows, const KMeansOptions& options, core::JobContext& job)
{
    if (rows.rows == 0 || rows.columns == 0)
        return core::fail(Code::NotEnoughData);
    const std::size_t k = options.clusters;
    if (k == 0 || k > rows.rows)
        return core::fail(Code::InvalidParameter, {{"name", "k"}, {"value", std::to_string(k)}});
    const unsigned threads = options.threads > 0 ? options.threads : std::max(1U, std::thread::hardware_concurrency());
    const auto& startRows = options.startRows;
    if (!startRows.empty() && startRows.size() != k)
        return core::fail(Code::InvalidParameter, {{"name", "startRows"}, {"value", std::to_string(startRows.size())}});
    for (const std::size_t row : startRows)
        if (row >= rows.rows)
            return core::fail(Code::InvalidParameter, {{"name", "startRows"}, {"value", std::to_string(row)}});
    const RowBlocks blocks(rows);
    const bool polished = rows.rows <= options.polishRows;
    const std::size_t keep = polished ? kPolished : 1;
    std::vector<LloydRun> runs; // the best, lowest inertia first
    const std::size_t starts = startRows.empty() ? std::max<std::size_t>(1, options.starts) : 1;
    for (std::size_t start = 0; start < starts; ++start) {
        auto centers = startRows.empty() ? plusPlusCenters(blocks, k, options.seed + 0x9E3779B97F4A7C15ull * start, job)
                                         : centersAt(blocks, startRows);
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        auto run = lloyd(blocks, std::move(centers), k, options.mostSteps, threads, job);
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        job.progress(static_cast<double>(start + 1) / static_cast<double>(starts), "clustering");
        const auto place = std::upper_bound(runs.begin(), runs.end(), run, [](const LloydRun& a, const LloydRun& b) { return a.inertia < b.inertia; });
        if (static_cast<std::size_t>(place - runs.begin()) >= keep)
            continue;
        // The same clusters met again lead to the same place.
        const auto same = [&](const LloydRun& other) { return std::abs(other.inertia - run.inertia) <= kSame * run.inertia; };
        if ((place != runs.begin() && same(*(place - 1))) || (place != runs.end() && same(*place)))
            continue;
        runs.insert(place, std::move(run));
        if (runs.size() > keep)
            runs.pop_back();
    }

    if (!polished) {
        State state {std::move(runs.front().of), {}, {}};
        auto result = measured(state, rows, k, job);
        if (!result)
            return result;
        result->steps = runs.front().steps;
        if (!runs.front().settled)
            result->doubts.push_back({DoubtCode::NotConverged, {}, static_cast<double>(result->steps)});
        fill(*result, state, rows, k);
        return result;
    }
    const Doubles values(rows, k);
    Clusters result;
    for (std::size_t f = 0; f < rows.columns; ++f) {
        const auto column = rows.column(f);
        const double mean = std::accumulate(column.begin(), column.end(), 0.0) / static_cast<double>(rows.rows);
        for (const double value : column)
            result.total += (value - mean) * (value - mean);
    }
    State best;
    for (auto& run : runs) {
        State state {std::move(run.of), {}, {}};
        values.means(state);
        if (!values.polish(state, result.total, job))
            return core::fail(Code::Cancelled);
        const double inertia = values.inertia(state);
        if (best.of.empty() || inertia < result.inertia) {
            best = std::move(state);
            result.inertia = inertia;
            result.steps = run.steps;
            result.doubts.clear();
            if (!run.settled)
                result.doubts.push_back({DoubtCode::NotConverged, {}, static_cast<double>(run.steps)});
        }
    }
    core::Random random(options.seed);
    for (int shake = 0; k > 1 && shake < kShakes; ++shake) {
        State state = best;
        const std::size_t moves = 1 + rows.rows / (shake % 3 == 0 ? 20 : shake % 3 == 1 ? 100 : 400);
        for (std::size_t move = 0; move < moves; ++move)
            state.of[random.below(rows.rows)] = static_cast<std::uint32_t>(random.below(k));
        if (!values.polish(state, result.total, job))
            return core::fail(Code::Cancelled);
        if (const double inertia = values.inertia(state); inertia < result.inertia * (1 - kGain)) {
            best = std::move(state);
            result.inertia = inertia;
        }
    }
    fill(result, best, rows, k);
    return result;
}

} // namespace holdfast::analytics
