// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Uplift.h"

#include "analytics/compare/Proportion.h"
#include "analytics/compare/Quantile.h"
#include "analytics/experiment/Cuped.h"
#include "analytics/models/Metrics.h"
#include "core/Random.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

struct Row {
    double y;
    bool treated;
};

// Counts and sums of the rows so far.
struct Running {
    double nt = 0, nc = 0, yt = 0, yc = 0;
    void add(const Row& row, double weight)
    {
        (row.treated ? nt : nc) += weight;
        (row.treated ? yt : yc) += weight * row.y;
    }
    double qini() const { return yt - (nc > 0 ? yc * nt / nc : 0); }
    double gain() const { return ((nt > 0 ? yt / nt : 0) - (nc > 0 ? yc / nc : 0)) * (nt + nc); }
};

// How often a row is drawn when as many are drawn as there are: Poisson with mean 1, by its distribution function.
double drawn(core::Random& random)
{
    static constexpr double kBelow[] = {0.36787944117144233, 0.73575888234288467, 0.91969860292860584, 0.98101184312384626,
        0.99634015317265634, 0.99940581518241835, 0.99991675885071202, 0.99998975080332542, 0.99999887479740186, 0.99999988857456814};
    const double u = random.uniform();
    int k = 0;
    while (k < 10 && u >= kBelow[k])
        ++k;
    return k;
}

// Area under the Qini curve less that of the straight line, for rows in order with weights; the axis runs over the weights.
double weightedQini(const std::vector<Row>& rows, core::Random& random)
{
    Running running;
    double area = 0, before = 0;
    for (const Row& row : rows) {
        const double weight = drawn(random);
        if (weight == 0)
            continue;
        running.add(row, weight);
        const double now = running.qini();
        area += weight * 0.5 * (before + now);
        before = now;
    }
    const double n = running.nt + running.nc;
    return n > 0 ? area / n - before / 2 : 0;
}

UpliftGroup groupOf(const std::vector<Row>& rows, std::size_t begin, std::size_t end, bool binary, double level)
{
    UpliftGroup group;
    Running running;
    std::vector<double> y, treated;
    for (std::size_t i = begin; i < end; ++i) {
        running.add(rows[i], 1);
        y.push_back(rows[i].y);
        treated.push_back(rows[i].treated ? 1 : 0);
    }
    group.treated = static_cast<std::int64_t>(running.nt);
    group.control = static_cast<std::int64_t>(running.nc);
    if (running.nt > 0)
        group.rateTreated = running.yt / running.nt;
    if (running.nc > 0)
        group.rateControl = running.yc / running.nc;
    if (!group.rateTreated || !group.rateControl)
        return group;
    group.uplift = *group.rateTreated - *group.rateControl;
    if (binary) {
        const auto interval = differenceOfShares(
            static_cast<std::int64_t>(running.yt), group.treated, static_cast<std::int64_t>(running.yc), group.control, level);
        group.lower = interval.lower;
        group.upper = interval.upper;
    } else if (const auto difference = meanDifference(y, treated, level)) {
        group.lower = difference->lower;
        group.upper = difference->upper;
    }
    return group;
}

} // namespace

core::Result<UpliftMetrics> upliftMetrics(std::span<const double> y, std::span<const double> treated, std::span<const double> score,
    const UpliftOptions& options, core::JobContext& job)
{
    if (y.empty())
        return core::fail(core::Code::NotEnoughData);
    std::vector<Row> rows;
    rows.reserve(y.size());
    for (const auto row : descendingOrder(score))
        rows.push_back({y[row], treated[row] > 0});

    UpliftMetrics result;
    const auto n = static_cast<double>(rows.size());
    std::vector<double> qini(rows.size() + 1), gain(rows.size() + 1);
    Running running;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        running.add(rows[k], 1);
        qini[k + 1] = running.qini();
        gain[k + 1] = running.gain();
        result.qiniArea += 0.5 * (qini[k] + qini[k + 1]) / n;
        result.gainArea += 0.5 * (gain[k] + gain[k + 1]) / n;
    }
    result.qiniRandom = qini.back() / 2;
    result.qini = result.qiniArea - result.qiniRandom;
    if (running.nt > 0)
        result.qiniPerTreated = result.qini / running.nt;
    result.gainPerRow = result.gainArea / n;
    result.gainAboveRandom = (result.gainArea - gain.back() / 2) / n;
    for (const double share : options.at) {
        const auto k = static_cast<std::size_t>(std::nearbyint(std::clamp(share, 0.0, 1.0) * n));
        result.curve.push_back({share, qini[k], gain[k]});
    }

    const bool binary = std::all_of(y.begin(), y.end(), [](double v) { return v == 0 || v == 1; });
    const auto groups = static_cast<std::size_t>(std::max(options.groups, 1));
    std::size_t begin = 0;
    for (std::size_t g = 0; g < groups && begin < rows.size(); ++g) {
        const std::size_t end = begin + rows.size() / groups + (g < rows.size() % groups ? 1 : 0);
        result.groups.push_back(groupOf(rows, begin, end, binary, options.level));
        result.groups.back().group = static_cast<int>(g) + 1;
        begin = end;
    }

    core::Random random(options.seed);
    std::vector<double> replicates;
    for (int i = 0; i < options.replicates; ++i) {
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        replicates.push_back(weightedQini(rows, random));
    }
    std::sort(replicates.begin(), replicates.end());
    result.qiniLower = quantile7(replicates, (1 - options.level) / 2);
    result.qiniUpper = quantile7(replicates, (1 + options.level) / 2);
    return result;
}

} // namespace holdfast::analytics
