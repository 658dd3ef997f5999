// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/KMeans.h"
#include "analytics/groups/PairDistances.h"
#include "core/Random.h"
#include "flow/SurveyFactors.h"
#include "flow/SurveyItems.h"
#include "flow/SurveyMeasured.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::size_t kFewest = 2, kMost = 8; // clusters
// Of more respondents than kTried, kSample choose the number of clusters, kLarger find them, and everybody is then assigned.
constexpr std::size_t kTried = 2000, kSample = 1000, kLarger = 8000;
constexpr std::size_t kRowsACluster = 10;

// Scores 0..100 of the respondents used.
analytics::Matrix scoresOf(const SurveyCases& cases, const ItemTable& table)
{
    analytics::Matrix scores(table.x.rows, table.x.columns);
    for (std::size_t k = 0; k < table.items.size(); ++k)
        for (std::size_t r = 0; r < table.used.size(); ++r)
            scores(r, k) = table.items[k]->score(cases.rows[table.used[r]]);
    return scores;
}

// So many respondents drawn at random, in the order drawn.
std::vector<std::size_t> drawn(std::size_t rows, std::size_t most, std::uint64_t seed)
{
    std::vector<std::size_t> order(rows);
    std::iota(order.begin(), order.end(), std::size_t {0});
    core::Random random(seed);
    for (std::size_t i = 0; i < std::min(most, rows); ++i)
        std::swap(order[i], order[i + random.below(rows - i)]);
    order.resize(std::min(rows, most));
    return order;
}

analytics::Matrix rowsOf(const analytics::Matrix& rows, const std::vector<std::size_t>& which)
{
    analytics::Matrix some(which.size(), rows.columns);
    for (std::size_t k = 0; k < rows.columns; ++k)
        for (std::size_t r = 0; r < which.size(); ++r)
            some(r, k) = rows(which[r], k);
    return some;
}

// The rows nearest to the centres, none twice: where k-means of more rows begins.
std::vector<std::size_t> nearest(const analytics::Matrix& rows, const analytics::Matrix& centers)
{
    std::vector<std::size_t> found;
    for (std::size_t c = 0; c < centers.rows; ++c) {
        double least = INFINITY;
        std::size_t best = 0;
        for (std::size_t r = 0; r < rows.rows; ++r) {
            double square = 0;
            for (std::size_t k = 0; k < rows.columns; ++k)
                square += (rows(r, k) - centers(c, k)) * (rows(r, k) - centers(c, k));
            if (square < least && std::find(found.begin(), found.end(), r) == found.end()) {
                least = square;
                best = r;
            }
        }
        found.push_back(best);
    }
    return found;
}

// Clusters of 2 … 8 groups each, with the silhouettes in the answer.
Result<std::vector<analytics::Clusters>> chooseNumber(RespondentsAnswer& answer, const analytics::Matrix& sample, bool all, std::uint64_t seed, core::JobContext& job)
{
    std::vector<analytics::Clusters> tried;
    const analytics::PairDistances distances(sample, job);
    double best = -2;
    for (std::size_t k = kFewest; k <= kMost; ++k) {
        job.progress(static_cast<double>(k - kFewest) / static_cast<double>(kMost - kFewest + 2), "groups");
        answer.silhouettes.emplace_back();
        tried.emplace_back();
        if (sample.rows < k * kRowsACluster)
            continue;
        analytics::KMeansOptions options;
        options.clusters = k;
        options.starts = all ? 10 : 5;
        options.polishRows = all ? kTried : 0;
        options.seed = seed;
        auto clusters = analytics::kMeans(sample, options, job);
        if (!clusters)
            return std::unexpected(clusters.error());
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        tried.back() = std::move(*clusters);
        if (tried.back().sizes.size() < kFewest)
            continue;
        answer.silhouettes.back() = distances.silhouettes(tried.back().of, tried.back().sizes.size()).mean;
        if (*answer.silhouettes.back() > best) {
            best = *answer.silhouettes.back();
            answer.suggested = k;
        }
    }
    return tried;
}

// Of few respondents the best of many starts; of many, from the clusters of a sample to those of a larger one to those of all.
Result<analytics::Clusters> clustered(
    RespondentsAnswer& answer, const analytics::Matrix& scores, std::size_t asked, std::uint64_t seed, core::JobContext& job)
{
    const bool all = scores.rows <= kTried;
    const auto order = all ? std::vector<std::size_t>() : drawn(scores.rows, kLarger, seed);
    const auto larger = rowsOf(scores, order);
    const auto sample = all ? scores : rowsOf(scores, {order.begin(), order.begin() + kSample});
    auto tried = chooseNumber(answer, sample, all, seed, job);
    if (!tried)
        return std::unexpected(tried.error());
    analytics::KMeansOptions options;
    options.clusters = asked > 0 ? asked : std::max(kFewest, answer.suggested);
    options.starts = 25;
    options.polishRows = all ? kTried : 0;
    options.seed = seed;
    // How far apart the groups are that are shown; of many respondents, of those drawn.
    const auto told = [&](Result<analytics::Clusters> shown) {
        if (!shown || shown->sizes.size() < kFewest)
            return shown;
        std::vector<std::uint32_t> of;
        for (std::size_t r = 0; r < sample.rows; ++r)
            of.push_back(shown->of[all ? r : order[r]]);
        if (std::ranges::count(of, of.front()) < static_cast<std::ptrdiff_t>(of.size()))
            answer.silhouette = analytics::PairDistances(sample, job).silhouettes(of, shown->sizes.size()).mean;
        return job.shouldStop() ? Result<analytics::Clusters>(core::fail(Code::Cancelled)) : shown;
    };
    if (all)
        return told(analytics::kMeans(scores, options, job));
    if (options.clusters > kMost) {
        auto found = analytics::kMeans(sample, options, job);
        if (!found)
            return found;
        tried->push_back(std::move(*found));
    }
    const auto& smallest = options.clusters > kMost ? tried->back() : (*tried)[options.clusters - kFewest];
    // The sample is the first part of the larger one.
    options.startRows = nearest(sample, smallest.centers);
    options.clusters = options.startRows.size();
    const auto found = analytics::kMeans(larger, options, job);
    if (!found)
        return found;
    options.startRows.clear();
    for (const auto place : nearest(larger, found->centers))
        options.startRows.push_back(order[place]);
    options.clusters = options.startRows.size();
    return told(analytics::kMeans(scores, options, job));
}

// Mean score of every cluster.
std::vector<core::Estimate> scoresByCluster(const SurveyCases& cases, const features::SurveySeries& series, const std::vector<std::uint32_t>& part, std::size_t clusters)
{
    std::vector<core::Estimate> scores;
    for (const auto& answers : partAnswers(cases, series, part, clusters))
        scores.push_back(meanScore(series, answers));
    return scores;
}

std::vector<core::Estimate> promotersByCluster(const SurveyCases& cases, const features::SurveySeries& nps, const std::vector<std::uint32_t>& part, std::size_t clusters)
{
    std::vector<core::Estimate> scores(clusters);
    const Measured measured(cases, nps);
    if (!measured.possible())
        return scores;
    const auto parts = partAnswers(cases, nps, part, clusters);
    for (std::size_t g = 0; g < clusters; ++g) {
        scores[g] = measured.value({}, parts[g]).value;
        scores[g].method = "Rocks (2016)";
    }
    return scores;
}

void describe(RespondentsAnswer& answer, const SurveyCases& cases, const ItemTable& table, const analytics::Matrix& scores, const analytics::Clusters& clusters)
{
    const std::size_t groups = clusters.sizes.size();
    std::vector<std::uint32_t> part(cases.rows.size(), kNoPart);
    std::vector<double> weights(groups, 0);
    for (std::size_t r = 0; r < table.used.size(); ++r) {
        part[table.used[r]] = clusters.of[r];
        weights[clusters.of[r]] += cases.weight(table.used[r]);
    }
    const double sum = std::accumulate(weights.begin(), weights.end(), 0.0);
    answer.clusters.resize(groups);
    std::vector<std::vector<double>> apart(groups);
    for (std::size_t k = 0; k < scores.columns; ++k) {
        const auto column = scores.column(k);
        const double n = static_cast<double>(scores.rows), mean = std::accumulate(column.begin(), column.end(), 0.0) / n;
        double squares = 0;
        for (const double value : column)
            squares += (value - mean) * (value - mean);
        const double sd = std::sqrt(squares / std::max(1.0, n - 1));
        auto means = scoresByCluster(cases, *table.items[k], part, groups);
        for (std::size_t g = 0; g < groups; ++g) {
            apart[g].push_back(sd > 0 ? std::abs(means[g].value.value_or(mean) - mean) / sd : 0);
            answer.clusters[g].scores.push_back(std::move(means[g]));
        }
    }
    const auto give = [&](const features::SurveySeries* series, auto make, core::Estimate RespondentCluster::*to) {
        if (series == nullptr)
            return;
        const auto found = make(cases, *series, part, groups);
        for (std::size_t g = 0; g < groups; ++g)
            answer.clusters[g].*to = found[g];
    };
    give(cases.survey->first(domain::SurveyKind::Csat), scoresByCluster, &RespondentCluster::satisfaction);
    give(cases.survey->first(domain::SurveyKind::Nps), promotersByCluster, &RespondentCluster::promoters);
    for (std::size_t g = 0; g < groups; ++g) {
        auto& cluster = answer.clusters[g];
        cluster.n = clusters.sizes[g];
        cluster.share = weights[g] / sum;
        cluster.apart.resize(scores.columns);
        std::iota(cluster.apart.begin(), cluster.apart.end(), std::size_t {0});
        std::stable_sort(cluster.apart.begin(), cluster.apart.end(), [&](std::size_t a, std::size_t b) { return apart[g][a] > apart[g][b]; });
        cluster.apart.resize(std::min<std::size_t>(3, cluster.apart.size()));
    }
}

} // namespace

Result<RespondentsAnswer> measureRespondents(Session& session, const RespondentsRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (request.clusters == 1 || request.clusters > 20)
        return core::fail(Code::InvalidParameter, {{"parameter", "clusters"}, {"value", std::to_string(request.clusters)}});
    const auto cases = surveyCases(session, request.survey, job);
    if (!cases)
        return std::unexpected(cases.error());
    const auto table = itemTable(*cases, request.items, request.mostMissing, {}, nullptr, job);
    if (!table)
        return std::unexpected(table.error());
    if (table->items.empty())
        return core::fail(Code::NoVariation);
    if (auto enough = atLeast(table->x.rows, std::max(kFewest, request.clusters) * kRowsACluster); !enough)
        return std::unexpected(enough.error());
    RespondentsAnswer answer;
    answer.leftOut = table->leftOut;
    answer.waves = waveNames(*cases);
    for (const auto* item : table->items) {
        answer.items.push_back(item->column);
        answer.labels.push_back(item->label);
    }
    const auto scores = scoresOf(*cases, *table);
    const auto clusters = clustered(answer, scores, request.clusters, request.seed, job);
    if (!clusters)
        return std::unexpected(clusters.error());
    const std::size_t asked = request.clusters > 0 ? request.clusters : std::max(kFewest, answer.suggested);
    answer.doubts = clusters->doubts;
    if (clusters->total > 0)
        answer.betweenShare = 1 - clusters->inertia / clusters->total;
    describe(answer, *cases, *table, scores, *clusters);
    answer.basis = basisOf(session, *cases, request.survey, "respondents", "Lloyd (1982); Arthur, Vassilvitskii (2007); Rousseeuw (1987)", started);
    answer.basis.n = table->x.rows;
    if (table->missingCell > 0)
        answer.basis.excluded["missing-cell"] += table->missingCell;
    answer.basis.parameters["clusters"] = std::to_string(asked);
    answer.basis.parameters["seed"] = std::to_string(request.seed);
    answer.basis.definitions["weights"]
        = cases->weights.empty() ? "none: every answer counts the same" : "case weights for shares and means of the groups; the groups are found with every answer alike";
    answer.basis.definitions["distance"] = "Euclidean, of scores 0-100";
    if (scores.rows > kTried) {
        answer.basis.definitions["suggested"] = "highest silhouette among " + std::to_string(kSample) + " respondents drawn at random";
        answer.basis.definitions["silhouette"] = "of " + std::to_string(kSample) + " respondents drawn at random, in the groups shown";
    }
    return answer;
}

} // namespace holdfast::flow
