// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/IndicatorMethods.h"

#include "analytics/compare/Correlation.h"
#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/Proportion.h"
#include "analytics/groups/ClusterQuality.h"
#include "analytics/groups/KMeans.h"
#include "analytics/models/Logistic.h"
#include "analytics/models/Metrics.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::flow {

using analytics::Matrix;
using core::Code;
using core::Status;

namespace {

constexpr std::size_t kMostLinked = 50000, kMostClustered = 4000, kMostForGap = 1000;
constexpr std::size_t kMostGroups = 6;
constexpr std::size_t kFewestRows = 50, kFewestChurned = 10;
constexpr double kWinsor = 3; // standard deviations; a few extreme customers are not a group


// Evenly spread over the customers, so that it does not depend on the order of a hash.
std::vector<std::uint32_t> evenly(const std::vector<std::uint32_t>& from, std::size_t most)
{
    if (from.size() <= most)
        return from;
    std::vector<std::uint32_t> some(most);
    for (std::size_t i = 0; i < most; ++i)
        some[i] = from[i * from.size() / most];
    return some;
}

// Columns in standard deviations, what is missing at the mean. `used`: figures that vary.
struct Standardised {
    Matrix x;
    std::vector<std::size_t> used;
    std::vector<double> mean, sd;
};
Standardised standardised(const std::vector<features::CustomerFigure>& figures, const std::vector<std::uint32_t>& rows)
{
    Standardised made;
    std::vector<std::vector<double>> columns;
    for (std::size_t f = 0; f < figures.size(); ++f) {
        double sum = 0, squares = 0;
        std::size_t n = 0;
        for (const std::uint32_t c : rows)
            if (const double value = figures[f].values[c]; std::isfinite(value)) {
                sum += value;
                ++n;
            }
        if (n < std::max<std::size_t>(20, rows.size() / 20))
            continue;
        const double mean = sum / static_cast<double>(n);
        for (const std::uint32_t c : rows)
            if (const double value = figures[f].values[c]; std::isfinite(value))
                squares += (value - mean) * (value - mean);
        const double sd = std::sqrt(squares / static_cast<double>(n - 1));
        if (!(sd > 1e-12))
            continue;
        std::vector<double> column;
        column.reserve(rows.size());
        for (const std::uint32_t c : rows) {
            const double value = figures[f].values[c];
            column.push_back(std::isfinite(value) ? std::clamp((value - mean) / sd, -kWinsor, kWinsor) : 0.0);
        }
        columns.push_back(std::move(column));
        made.used.push_back(f);
        made.mean.push_back(mean);
        made.sd.push_back(sd);
    }
    made.x = Matrix(rows.size(), columns.size());
    for (std::size_t j = 0; j < columns.size(); ++j)
        std::copy(columns[j].begin(), columns[j].end(), made.x.column(j).begin());
    return made;
}

Status link(const std::vector<features::CustomerFigure>& figures, const std::vector<std::uint32_t>& rows, const frame::Selection& churned,
    IndicatorAnswer& answer, core::JobContext& job)
{
    std::vector<CustomerLink> links;
    std::vector<double> p;
    for (const auto& figure : figures) {
        std::vector<double> x, y;
        double sum[2] = {};
        std::int64_t n[2] = {};
        for (const std::uint32_t c : rows)
            if (std::isfinite(figure.values[c])) {
                const bool gone = churned.contains(c);
                x.push_back(figure.values[c]);
                y.push_back(gone);
                sum[gone] += figure.values[c];
                ++n[gone];
            }
        CustomerLink entry;
        entry.id = figure.id;
        entry.indicator = figure.indicator;
        entry.n = n[0] + n[1];
        entry.churned = n[1];
        if (n[1] > 0)
            entry.meanChurned = sum[1] / static_cast<double>(n[1]);
        if (n[0] > 0)
            entry.meanStayed = sum[0] / static_cast<double>(n[0]);
        if (x.size() >= kFewestRows) {
            const auto pearson = analytics::correlation(analytics::CorrelationKind::Pearson, x, y, job);
            const auto spearman = analytics::correlation(analytics::CorrelationKind::Spearman, x, y, job);
            if (!pearson || !spearman)
                return std::unexpected(pearson ? spearman.error() : pearson.error());
            entry.pointBiserial = pearson->r;
            entry.spearman = spearman->r;
            entry.p = spearman->p;
        }
        p.push_back(entry.p.value_or(std::numeric_limits<double>::quiet_NaN()));
        links.push_back(std::move(entry));
    }
    const auto adjusted = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < links.size(); ++i) {
        if (links[i].p)
            links[i].pAdjusted = adjusted[i];
        for (auto& entry : answer.indicators)
            if (entry.id == links[i].indicator)
                entry.customers.push_back(links[i]);
    }
    return {};
}

Matrix someRows(const Matrix& x, std::size_t most)
{
    if (x.rows <= most)
        return x;
    Matrix some(most, x.columns);
    for (std::size_t i = 0; i < most; ++i)
        for (std::size_t j = 0; j < x.columns; ++j)
            some(i, j) = x(i * x.rows / most, j);
    return some;
}

Status cluster(const std::vector<features::CustomerFigure>& figures, const std::vector<std::uint32_t>& all, const frame::Selection& churned,
    IndicatorAnswer& answer, core::JobContext& job)
{
    const auto rows = evenly(all, kMostClustered);
    const Standardised made = standardised(figures, rows);
    if (rows.size() < kFewestRows || made.used.size() < 2)
        return {};
    RiskGroups result;
    for (const std::size_t f : made.used)
        result.figures.push_back(figures[f].id);
    result.used = rows.size();
    result.of = all.size();
    if (rows.size() < all.size())
        result.doubts.push_back({analytics::DoubtCode::SampledNotExact, {}, static_cast<double>(rows.size())});
    analytics::KMeansOptions options;
    options.starts = 5;
    options.seed = 1;
    options.polishRows = 0;
    std::optional<analytics::Clusters> best;
    for (std::size_t k = 2; k <= kMostGroups; ++k) {
        options.clusters = k;
        auto clusters = analytics::kMeans(made.x, options, job);
        if (!clusters)
            return clusters.error().code == Code::Cancelled ? std::unexpected(clusters.error()) : Status();
        auto quality = analytics::clusterQuality(made.x, *clusters, options.seed, job);
        if (!quality)
            return std::unexpected(quality.error());
        if (quality->silhouette && (!result.silhouette || *quality->silhouette > *result.silhouette)) {
            result.silhouette = quality->silhouette;
            result.bySilhouette = k;
            best = std::move(*clusters);
        }
    }
    options.starts = 3;
    auto gap = analytics::gapStatistic(someRows(made.x, kMostForGap), kMostGroups, 8, options, job);
    if (gap)
        result.byGap = gap->chosen;
    else if (gap.error().code == Code::Cancelled)
        return std::unexpected(gap.error());
    if (!best)
        return {};
    for (std::size_t k = 0; k < best->sizes.size(); ++k) {
        RiskGroups::Group group;
        std::vector<double> sums(made.used.size(), 0.0);
        std::vector<std::size_t> counts(made.used.size(), 0);
        std::int64_t gone = 0;
        for (std::size_t i = 0; i < rows.size(); ++i) {
            if (best->of[i] != k)
                continue;
            ++group.n;
            gone += churned.contains(rows[i]);
            for (std::size_t j = 0; j < made.used.size(); ++j)
                if (const double value = figures[made.used[j]].values[rows[i]]; std::isfinite(value)) {
                    sums[j] += value;
                    ++counts[j];
                }
        }
        group.churnRate = analytics::wilsonInterval(gone, static_cast<std::int64_t>(group.n));
        for (std::size_t j = 0; j < made.used.size(); ++j) {
            group.means.push_back(counts[j] > 0 ? sums[j] / static_cast<double>(counts[j]) : std::numeric_limits<double>::quiet_NaN());
            group.distance.push_back(best->centers(k, j));
        }
        std::vector<std::size_t> order(made.used.size());
        std::iota(order.begin(), order.end(), std::size_t {0});
        std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return std::abs(group.distance[a]) > std::abs(group.distance[b]); });
        order.resize(std::min<std::size_t>(order.size(), 3));
        group.apart = std::move(order);
        result.groups.push_back(std::move(group));
    }
    std::stable_sort(result.groups.begin(), result.groups.end(),
        [](const auto& a, const auto& b) { return a.churnRate.value.value_or(0) > b.churnRate.value.value_or(0); });
    answer.groups = std::move(result);
    return {};
}

Status regress(const std::vector<features::CustomerFigure>& figures, const std::vector<std::uint32_t>& rows, const frame::Selection& churned,
    IndicatorAnswer& answer, core::JobContext& job)
{
    std::vector<double> y;
    y.reserve(rows.size());
    std::int64_t gone = 0;
    for (const std::uint32_t c : rows) {
        y.push_back(churned.contains(c));
        gone += churned.contains(c);
    }
    const Standardised made = standardised(figures, rows);
    if (rows.size() < kFewestRows || static_cast<std::size_t>(gone) < kFewestChurned || static_cast<std::size_t>(gone) == rows.size() || made.used.empty())
        return {};
    std::vector<std::string> names;
    std::vector<std::vector<double>> marks; // who has no figure, once for each pattern
    for (const std::size_t f : made.used)
        names.push_back(figures[f].id);
    for (const std::size_t f : made.used) {
        std::vector<double> mark;
        std::size_t n = 0;
        for (const std::uint32_t c : rows) {
            mark.push_back(!std::isfinite(figures[f].values[c]));
            n += mark.back() > 0;
        }
        if (n < 20 || rows.size() - n < 20 || std::find(marks.begin(), marks.end(), mark) != marks.end())
            continue;
        names.push_back(figures[f].id + ".missing");
        marks.push_back(std::move(mark));
    }
    Matrix x(rows.size(), names.size());
    std::copy(made.x.values.begin(), made.x.values.end(), x.values.begin());
    for (std::size_t j = 0; j < marks.size(); ++j)
        std::copy(marks[j].begin(), marks[j].end(), x.column(made.used.size() + j).begin());
    auto fit = analytics::fitLogistic(x, y, names, {}, job, "churn");
    if (!fit)
        return fit.error().code == Code::Cancelled ? std::unexpected(fit.error()) : Status();
    ChurnRegression result;
    result.n = fit->n;
    result.events = fit->events;
    result.mcfadden = fit->mcfadden;
    result.doubts = fit->doubts;
    if (rows.size() < answer.basis.n)
        result.doubts.push_back({analytics::DoubtCode::SampledNotExact, {}, static_cast<double>(rows.size())});
    for (std::size_t i = 0; i < fit->coefficients.size(); ++i) {
        const auto& c = fit->coefficients[i];
        result.terms.push_back({i == 0 ? "(Intercept)" : names[i - 1], c.coef, c.se, c.z, c.p, c.lower, c.upper, c.oddsRatio, c.oddsRatioLower, c.oddsRatioUpper});
    }
    const auto predicted = analytics::logisticProbabilities(x, fit->beta);
    const auto auc = analytics::areaUnderCurve(y, predicted);
    result.auc = auc.value;
    result.aucLower = auc.lower;
    result.aucUpper = auc.upper;
    answer.regression = std::move(result);
    return {};
}

} // namespace

Status addMethods(Session& session, const IndicatorFacts& facts, IndicatorAnswer& answer, core::JobContext& job)
{
    const Facts& base = *facts.scoped.facts;
    if (!base.spans || !base.spans->dated)
        return {};
    answer.horizonDays = base.settings.windowDays;
    answer.origin = facts.shot().asOf - answer.horizonDays;
    if (answer.origin < facts.shot().firstDay)
        return {};
    const auto figures = customerFigures(session, facts, answer.origin, job);
    if (!figures)
        return std::unexpected(figures.error());
    const auto window = features::churnWindow(*base.spans, answer.origin + 1, facts.shot().asOf);
    if (window.notEnoughHistory)
        return {};
    std::vector<std::uint32_t> active;
    const auto* scope = facts.scoped.selected();
    for (std::uint32_t c = 0; c < facts.shot().size(); ++c)
        if (window.activeAtStart.contains(c) && (scope == nullptr || scope->contains(c)))
            active.push_back(c);
    answer.basis.n = active.size();
    const auto rows = evenly(active, kMostLinked);
    if (auto done = link(**figures, rows, window.churned, answer, job); !done)
        return done;
    if (auto done = cluster(**figures, active, window.churned, answer, job); !done)
        return done;
    return regress(**figures, rows, window.churned, answer, job);
}

} // namespace holdfast::flow
