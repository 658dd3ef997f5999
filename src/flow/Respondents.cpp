// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/ClusterQuality.h"
#include "analytics/survey/Promoter.h"
#include "core/Random.h"
#include "flow/SurveyFactors.h"
#include "flow/SurveyItems.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::size_t kFewest = 2, kMost = 8; // clusters
constexpr std::size_t kTried = 2000; // respondents among whom the number of clusters is chosen
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

analytics::Matrix sampleOf(const analytics::Matrix& rows, std::uint64_t seed)
{
    if (rows.rows <= kTried)
        return rows;
    std::vector<std::size_t> order(rows.rows);
    std::iota(order.begin(), order.end(), std::size_t {0});
    core::Random random(seed);
    for (std::size_t i = 0; i < kTried; ++i)
        std::swap(order[i], order[i + random.below(order.size() - i)]);
    analytics::Matrix sample(kTried, rows.columns);
    for (std::size_t k = 0; k < rows.columns; ++k)
        for (std::size_t r = 0; r < kTried; ++r)
            sample(r, k) = rows(order[r], k);
    return sample;
}

core::Status chooseNumber(RespondentsAnswer& answer, const analytics::Matrix& scores, std::uint64_t seed, core::JobContext& job)
{
    const auto sample = sampleOf(scores, seed);
    double best = -2;
    for (std::size_t k = kFewest; k <= kMost; ++k) {
        job.progress(static_cast<double>(k - kFewest) / static_cast<double>(kMost - kFewest + 2), "groups");
        answer.silhouettes.emplace_back();
        if (sample.rows < k * kRowsACluster)
            continue;
        analytics::KMeansOptions options;
        options.clusters = k;
        options.starts = 10;
        options.seed = seed;
        const auto clusters = analytics::kMeans(sample, options, job);
        if (!clusters)
            return std::unexpected(clusters.error());
        const auto quality = analytics::clusterQuality(sample, *clusters, seed, job);
        if (!quality)
            return std::unexpected(quality.error());
        answer.silhouettes.back() = quality->silhouette;
        if (quality->silhouette && *quality->silhouette > best) {
            best = *quality->silhouette;
            answer.suggested = k;
        }
    }
    return {};
}

core::Estimate promotersOf(const SurveyCases& cases, const features::SurveySeries& nps, const std::vector<char>& keep)
{
    core::Estimate result;
    const auto scale = analytics::promoterScale(static_cast<int>(nps.scale.low), static_cast<int>(nps.scale.high));
    if (!scale)
        return result;
    const auto answers = answersOf(cases, nps, keep);
    const auto score = analytics::promoterScore(answers.answers, answers.weights, *scale);
    result.value = score.nps;
    result.lower = score.lower;
    result.upper = score.upper;
    result.n = score.n;
    result.method = "Rocks (2016)";
    return result;
}

void describe(RespondentsAnswer& answer, const SurveyCases& cases, const ItemTable& table, const analytics::Matrix& scores, const analytics::Clusters& clusters)
{
    const auto* csat = cases.survey->first(domain::SurveyKind::Csat);
    const auto* nps = cases.survey->first(domain::SurveyKind::Nps);
    std::vector<double> whole, sd;
    for (std::size_t k = 0; k < scores.columns; ++k) {
        const auto column = scores.column(k);
        const double n = static_cast<double>(scores.rows), mean = std::accumulate(column.begin(), column.end(), 0.0) / n;
        double squares = 0;
        for (const double value : column)
            squares += (value - mean) * (value - mean);
        whole.push_back(mean);
        sd.push_back(std::sqrt(squares / std::max(1.0, n - 1)));
    }
    for (std::size_t g = 0; g < clusters.sizes.size(); ++g) {
        RespondentCluster cluster;
        cluster.n = clusters.sizes[g];
        cluster.share = static_cast<double>(cluster.n) / static_cast<double>(scores.rows);
        std::vector<char> keep(cases.rows.size(), 0);
        for (std::size_t r = 0; r < table.used.size(); ++r)
            keep[table.used[r]] = clusters.of[r] == g;
        std::vector<double> apart;
        for (std::size_t k = 0; k < scores.columns; ++k) {
            cluster.scores.push_back(meanScore(cases, *table.items[k], keep));
            apart.push_back(sd[k] > 0 ? std::abs(cluster.scores.back().value.value_or(whole[k]) - whole[k]) / sd[k] : 0);
        }
        cluster.apart.resize(scores.columns);
        std::iota(cluster.apart.begin(), cluster.apart.end(), std::size_t {0});
        std::stable_sort(cluster.apart.begin(), cluster.apart.end(), [&](std::size_t a, std::size_t b) { return apart[a] > apart[b]; });
        cluster.apart.resize(std::min<std::size_t>(3, cluster.apart.size()));
        if (csat != nullptr)
            cluster.satisfaction = meanScore(cases, *csat, keep);
        if (nps != nullptr)
            cluster.promoters = promotersOf(cases, *nps, keep);
        answer.clusters.push_back(std::move(cluster));
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
    if (auto done = chooseNumber(answer, scores, request.seed, job); !done)
        return std::unexpected(done.error());
    analytics::KMeansOptions options;
    options.clusters = request.clusters > 0 ? request.clusters : std::max(kFewest, answer.suggested);
    options.starts = scores.rows > kTried ? 5 : 25;
    options.polishRows = kTried;
    options.seed = request.seed;
    const auto clusters = analytics::kMeans(scores, options, job);
    if (!clusters)
        return std::unexpected(clusters.error());
    answer.doubts = clusters->doubts;
    if (clusters->total > 0)
        answer.betweenShare = 1 - clusters->inertia / clusters->total;
    if (options.clusters >= kFewest && options.clusters <= kMost)
        answer.silhouette = answer.silhouettes[options.clusters - kFewest];
    describe(answer, *cases, *table, scores, *clusters);
    answer.basis = basisOf(session, *cases, request.survey, "respondents", "Lloyd (1982); Arthur, Vassilvitskii (2007); Rousseeuw (1987)", started);
    answer.basis.n = table->x.rows;
    if (table->missingCell > 0)
        answer.basis.excluded["missing-cell"] += table->missingCell;
    answer.basis.parameters["clusters"] = std::to_string(options.clusters);
    answer.basis.parameters["seed"] = std::to_string(request.seed);
    answer.basis.definitions["weights"] = "none: every answer counts the same";
    answer.basis.definitions["distance"] = "Euclidean, of scores 0-100";
    if (scores.rows > kTried)
        answer.basis.definitions["suggested"] = "highest silhouette among " + std::to_string(kTried) + " respondents drawn at random";
    return answer;
}

} // namespace holdfast::flow
