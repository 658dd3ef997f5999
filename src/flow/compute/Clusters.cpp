// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/ClusterQuality.h"
#include "analytics/groups/KMeans.h"
#include "flow/compute/Analysis.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;

namespace {

// log(1 + x) where asked; z with the population's sd (n) where asked; a constant column becomes 0.
void prepare(analytics::Matrix& rows, bool logarithm, bool standardise)
{
    for (std::size_t c = 0; c < rows.columns; ++c) {
        const auto column = rows.column(c);
        if (logarithm)
            for (double& value : column)
                value = std::log1p(value);
        if (!standardise)
            continue;
        const double n = static_cast<double>(rows.rows);
        double mean = 0, squares = 0;
        for (const double value : column)
            mean += value / n;
        for (const double value : column)
            squares += (value - mean) * (value - mean);
        const double sd = std::sqrt(squares / n);
        const bool varies = std::any_of(column.begin(), column.end(), [&](double v) { return v != column.front(); });
        for (double& value : column)
            value = varies ? (value - mean) / sd : 0;
    }
}

core::Status kmeans(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const Table& table = inputs.table();
    const auto x = settings.columns("x");
    const bool given = settings.has("k");
    analytics::KMeansOptions options;
    options.clusters = static_cast<std::size_t>(settings.whole("k", 0, given ? 1 : 0, 1000));
    options.seed = static_cast<std::uint64_t>(settings.whole("seed", 1, 0, 1LL << 53));
    options.starts = static_cast<std::size_t>(settings.whole("starts", 25, 1, 100000));
    const auto most = static_cast<std::size_t>(settings.whole("gap", 0, 0, 50));
    const bool standardise = settings.flag("standardise", true), logarithm = settings.choice("transform", {"none", "log1p"}) == "log1p";
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    if (!given)
        return core::fail(Code::MissingParameter, {{"name", "k"}});
    RowFilter filter(table);
    for (const auto column : x)
        filter.needNumber(column);
    if (logarithm) {
        std::vector<bool> keep(table.rows(), true);
        for (const auto column : x)
            for (std::size_t row = 0; row < table.rows(); ++row)
                if (const auto value = plainNumber(table.cell(row, column)); value && *value <= -1)
                    keep[row] = false;
        filter.leaveOut(keep, "not-above-minus-one");
        if (const auto left = filter.excluded().find("not-above-minus-one"); left != filter.excluded().end())
            answer.doubts.push_back({DoubtCode::NonPositiveLeftOut, {}, static_cast<double>(left->second)});
    }
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    analytics::Matrix values(rows.size(), x.size());
    for (std::size_t c = 0; c < x.size(); ++c) {
        const auto numbers = numbersOf(table, x[c], rows);
        std::copy(numbers.begin(), numbers.end(), values.column(c).begin());
        if (std::all_of(numbers.begin(), numbers.end(), [&](double v) { return v == numbers.front(); }))
            answer.doubts.push_back({DoubtCode::ConstantColumn, table.names()[x[c]]});
    }
    const analytics::Matrix raw = values;
    prepare(values, logarithm, standardise);
    const auto clusters = analytics::kMeans(values, options, job);
    if (!clusters)
        return std::unexpected(clusters.error());
    const auto quality = analytics::clusterQuality(values, *clusters, options.seed, job);
    if (!quality)
        return std::unexpected(quality.error());

    analytics::Matrix means(clusters->sizes.size(), x.size());
    for (std::size_t c = 0; c < x.size(); ++c)
        for (std::size_t i = 0; i < rows.size(); ++i)
            means(clusters->of[i], c) += raw(i, c) / static_cast<double>(clusters->sizes[clusters->of[i]]);
    core::Json silhouettes = core::Json::array(), names = core::Json::array();
    for (const auto& silhouette : quality->silhouettes)
        silhouettes.push_back(numberJson(silhouette));
    for (const auto column : x)
        names.push_back(table.names()[column]);
    answer.result = {{"columns", std::move(names)}, {"inertia", clusters->inertia},
        {"between_share", clusters->total > 0 ? numberJson(1 - clusters->inertia / clusters->total) : core::Json()}, {"sizes", clusters->sizes},
        {"centers", matrixJson(clusters->centers)}, {"means", matrixJson(means)}, {"silhouette", numberJson(quality->silhouette)},
        {"silhouettes", std::move(silhouettes)}, {"calinski_harabasz", numberJson(quality->calinskiHarabasz)},
        {"davies_bouldin", numberJson(quality->daviesBouldin)}};
    if (most > 0) { // how many clusters the data bear
        constexpr std::size_t kReferences = 10;
        options.starts = std::min<std::size_t>(options.starts, 10);
        const auto gap = analytics::gapStatistic(values, std::min(most, rows.size()), kReferences, options, job);
        if (!gap)
            return std::unexpected(gap.error());
        answer.result["gap"] = {{"value", numbersJson(gap->gap)}, {"se", numbersJson(gap->se)}, {"chosen", gap->chosen}};
    }
    for (const auto* doubts : {&clusters->doubts, &quality->doubts})
        answer.doubts.insert(answer.doubts.end(), doubts->begin(), doubts->end());
    answer.method = "Lloyd (1982); Arthur, Vassilvitskii (2007); Hartigan, Wong (1979); Rousseeuw (1987); Caliński, Harabasz (1974); Davies, Bouldin (1979)";
    if (inputs.wantsRows) {
        answer.out.columns = {"row", "cluster"};
        for (std::size_t i = 0; i < rows.size(); ++i)
            answer.out.rows.push_back({std::to_string(rows[i] + 1), std::to_string(clusters->of[i] + 1)});
    }
    return {};
}

} // namespace

const std::vector<Analysis>& clusterAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"kmeans", "x, k, seed=1, starts=25, standardise=true, transform=none|log1p, gap=0", 1, 1, kmeans},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
