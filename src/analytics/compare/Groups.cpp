// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Groups.h"

#include "analytics/compare/Quantile.h"
#include "analytics/compare/Rank.h"
#include "analytics/compare/Tail.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace holdfast::analytics {

namespace {

constexpr std::int64_t kSmallGroup = 30;
constexpr std::int64_t kSmallRankGroup = 8; // below it the normal approximation of U is rough

struct Moments {
    double n = 0, mean = 0, squares = 0; // squares: sum about the mean
    double variance() const { return squares / (n - 1); }
};

Moments momentsOf(std::span<const double> values)
{
    Moments m;
    m.n = static_cast<double>(values.size());
    double sum = 0;
    for (const double value : values)
        sum += value;
    m.mean = sum / m.n;
    // Rounding of the mean must not make equal values differ.
    if (!values.empty() && std::all_of(values.begin(), values.end(), [&](double v) { return v == values.front(); }))
        m.mean = values.front();
    for (const double value : values)
        m.squares += (value - m.mean) * (value - m.mean);
    return m;
}

std::optional<double> defined(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

TestResult test(const char* name, double statistic, double df, double df2, double p)
{
    return {name, defined(statistic), defined(df), defined(df2), defined(p)};
}

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

struct Variation {
    double between = 0, within = 0, n = 0, groups = 0;
    double f() const { return between / (groups - 1) / (within / (n - groups)); }
};

Variation variationOf(const std::vector<Moments>& groups)
{
    Variation v;
    double sum = 0;
    for (const auto& g : groups) {
        v.n += g.n;
        sum += g.n * g.mean;
        v.within += g.squares;
    }
    v.groups = static_cast<double>(groups.size());
    const double mean = sum / v.n;
    for (const auto& g : groups)
        v.between += g.n * (g.mean - mean) * (g.mean - mean);
    return v;
}

TestResult welchAnova(const std::vector<Moments>& groups)
{
    double weights = 0, weighted = 0;
    for (const auto& g : groups) {
        const double w = g.n / g.variance();
        weights += w;
        weighted += w * g.mean;
    }
    const double mean = weighted / weights, k = static_cast<double>(groups.size());
    double between = 0, lambda = 0;
    for (const auto& g : groups) {
        const double w = g.n / g.variance();
        between += w * (g.mean - mean) * (g.mean - mean);
        lambda += (1 - w / weights) * (1 - w / weights) / (g.n - 1);
    }
    const double f = between / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * lambda), df2 = (k * k - 1) / (3 * lambda);
    return test("welch_anova", f, k - 1, df2, fisherUpper(f, k - 1, df2));
}

// ANOVA of the distances from each group's centre.
TestResult spreadTest(const char* name, const std::vector<std::vector<double>>& values, const std::vector<double>& centers)
{
    std::vector<Moments> groups;
    for (std::size_t g = 0; g < values.size(); ++g) {
        std::vector<double> distances = values[g];
        for (double& d : distances)
            d = std::abs(d - centers[g]);
        groups.push_back(momentsOf(distances));
    }
    const Variation v = variationOf(groups);
    return test(name, v.f(), v.groups - 1, v.n - v.groups, fisherUpper(v.f(), v.groups - 1, v.n - v.groups));
}

struct Ranked {
    MidRanks ranks;
    std::vector<double> sums; // by group
};

Ranked rankedOf(const std::vector<std::vector<double>>& values)
{
    std::vector<double> all;
    for (const auto& group : values)
        all.insert(all.end(), group.begin(), group.end());
    Ranked ranked {midRanks(all), {}};
    std::size_t at = 0;
    for (const auto& group : values) {
        double sum = 0;
        for (std::size_t i = 0; i < group.size(); ++i)
            sum += ranked.ranks.ranks[at++];
        ranked.sums.push_back(sum);
    }
    return ranked;
}

EffectSize effectOf(double d, double n1, double n2, double level)
{
    const double n = n1 + n2, se = std::sqrt(n / (n1 * n2) + d * d / (2 * n)), half = normalHalfWidth(level) * se;
    return {"cohens_d", defined(d), defined(se), defined(d - half), defined(d + half)};
}

void compareTwo(GroupComparison& result, const std::vector<std::vector<double>>& values, const std::vector<Moments>& m, double level)
{
    const Moments &a = m[0], &b = m[1];
    const double difference = a.mean - b.mean;
    const double va = a.variance() / a.n, vb = b.variance() / b.n, se = std::sqrt(va + vb);
    const double df = (va + vb) * (va + vb) / (va * va / (a.n - 1) + vb * vb / (b.n - 1));
    result.tests.push_back(test("welch_t", difference / se, df, kNone, studentTwoSided(difference / se, df)));
    const double pooledDf = a.n + b.n - 2, pooled = std::sqrt((a.squares + b.squares) / pooledDf);
    const double t = difference / (pooled * std::sqrt(1 / a.n + 1 / b.n));
    result.tests.push_back(test("student_t", t, pooledDf, kNone, studentTwoSided(t, pooledDf)));

    const Ranked ranked = rankedOf(values);
    const double u = ranked.sums[0] - a.n * (a.n + 1) / 2, n = a.n + b.n;
    const double spread = std::sqrt(a.n * b.n / 12 * (n + 1 - ranked.ranks.tieTerm / (n * (n - 1))));
    const double z = (std::max(u, a.n * b.n - u) - a.n * b.n / 2 - 0.5) / spread;
    const double p = std::min(1.0, std::erfc(z / std::sqrt(2.0)));
    result.tests.push_back(test("mann_whitney", u, kNone, kNone, ranked.ranks.allTied ? kNone : p));
    if (ranked.ranks.allTied)
        result.doubts.push_back({DoubtCode::AllTies});
    else if (std::min(a.n, b.n) < kSmallRankGroup)
        result.doubts.push_back({DoubtCode::ApproximateP, "mann_whitney", std::min(a.n, b.n)});

    const double half = studentHalfWidth(level, df) * se;
    result.effects.push_back({"difference", defined(difference), defined(se), defined(difference - half), defined(difference + half)});
    result.effects.push_back(effectOf(difference / pooled, a.n, b.n, level));
}

void compareMore(GroupComparison& result, const std::vector<std::vector<double>>& values, const std::vector<Moments>& m, double level)
{
    result.tests.push_back(welchAnova(m));
    const Variation v = variationOf(m);
    const double df1 = v.groups - 1, df2 = v.n - v.groups;
    result.tests.push_back(test("anova", v.f(), df1, df2, fisherUpper(v.f(), df1, df2)));

    const Ranked ranked = rankedOf(values);
    double h = 0;
    for (std::size_t g = 0; g < m.size(); ++g)
        h += ranked.sums[g] * ranked.sums[g] / m[g].n;
    h = 12 / (v.n * (v.n + 1)) * h - 3 * (v.n + 1);
    h /= 1 - ranked.ranks.tieTerm / (v.n * v.n * v.n - v.n);
    result.tests.push_back(test("kruskal_wallis", ranked.ranks.allTied ? kNone : h, df1, kNone, ranked.ranks.allTied ? kNone : chiSquaredUpper(std::max(0.0, h), df1)));
    if (ranked.ranks.allTied)
        result.doubts.push_back({DoubtCode::AllTies});

    std::vector<double> means, medians;
    for (std::size_t g = 0; g < m.size(); ++g) {
        means.push_back(m[g].mean);
        medians.push_back(*quantile7(sorted(values[g]), 0.5));
    }
    result.tests.push_back(spreadTest("levene", values, means));
    result.tests.push_back(spreadTest("brown_forsythe", values, medians));

    EffectSize eta {"eta_squared", defined(v.between / (v.between + v.within)), {}, {}, {}};
    if (std::isfinite(v.f()) && df2 > 0) {
        const double low = fisherNoncentrality(v.f(), df1, df2, (1 + level) / 2), high = fisherNoncentrality(v.f(), df1, df2, (1 - level) / 2);
        eta.lower = defined(low / (low + v.n));
        eta.upper = defined(high / (high + v.n));
    }
    result.effects.push_back(eta);
}

} // namespace

EffectSize cohensD(const GroupSummary& first, const GroupSummary& second, double level)
{
    if (!first.sd || !second.sd || (*first.sd <= 0 && *second.sd <= 0))
        return {"cohens_d", {}, {}, {}, {}};
    const auto n1 = static_cast<double>(first.n), n2 = static_cast<double>(second.n);
    const double pooled = std::sqrt(((n1 - 1) * *first.sd * *first.sd + (n2 - 1) * *second.sd * *second.sd) / (n1 + n2 - 2));
    return effectOf((*first.mean - *second.mean) / pooled, n1, n2, level);
}

GroupComparison compareGroups(std::span<const double> values, std::span<const std::uint32_t> codes, std::size_t groups, double level)
{
    GroupComparison result;
    std::vector<std::vector<double>> byGroup(groups);
    for (std::size_t i = 0; i < values.size(); ++i)
        byGroup[codes[i]].push_back(values[i]);

    std::vector<Moments> moments;
    std::vector<std::vector<double>> filled;
    double within = 0;
    for (std::size_t g = 0; g < groups; ++g) {
        GroupSummary& summary = result.groups.emplace_back();
        summary.n = static_cast<std::int64_t>(byGroup[g].size());
        if (summary.n == 0) {
            result.doubts.push_back({DoubtCode::EmptyGroup, std::to_string(g)});
            continue;
        }
        if (summary.n < kSmallGroup)
            result.doubts.push_back({DoubtCode::SmallGroup, std::to_string(g), static_cast<double>(summary.n)});
        const Moments m = momentsOf(byGroup[g]);
        summary.mean = m.mean;
        if (summary.n > 1)
            summary.sd = std::sqrt(m.variance());
        summary.median = quantile7(sorted(byGroup[g]), 0.5);
        within += m.squares;
        moments.push_back(m);
        filled.push_back(std::move(byGroup[g]));
    }
    if (moments.size() < 2) {
        result.doubts.push_back({DoubtCode::PoolOfOne});
        return result;
    }
    if (within == 0)
        result.doubts.push_back({DoubtCode::NoVariation});
    if (moments.size() == 2)
        compareTwo(result, filled, moments, level);
    else
        compareMore(result, filled, moments, level);
    return result;
}

} // namespace holdfast::analytics
