// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Clusters.h"

#include "analytics/compare/Groups.h"
#include "analytics/compare/Proportion.h"
#include "analytics/experiment/TwoShares.h"
#include "analytics/groups/ClusterQuality.h"
#include "analytics/groups/Components.h"
#include "analytics/groups/KMeans.h"
#include "core/Random.h"
#include "flow/Facts.h"
#include "flow/Spread.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numeric>

namespace holdfast::flow {

using analytics::DoubtCode;
using analytics::Matrix;
using core::Code;
using core::Result;

namespace {

constexpr std::size_t kMostSuggested = 8, kMostClusters = 12, kMostFields = 8, kTrialRows = 4000, kDrawnPoints = 500, kFewestCustomers = 30;
constexpr double kMostMissing = 0.1, kAlike = 0.9, kSkewed = 2, kSmallEffect = 0.2;
constexpr std::size_t kManyRows = 20000; // beyond it fewer starts
constexpr std::size_t kMostWords = 12; // of a field whose words are looked at

struct Column {
    std::size_t field = 0; // of the table
    std::vector<double> values; // by row of the table's order, NaN = missing
    std::size_t missing = 0;
    bool varies = false;
};

Column columnOf(const CustomerTable& table, std::size_t field, const std::vector<std::uint32_t>& rows)
{
    Column column;
    column.field = field;
    column.values.reserve(rows.size());
    double first = std::numeric_limits<double>::quiet_NaN();
    for (const auto row : rows) {
        const auto value = table.number(row, field);
        column.values.push_back(value.value_or(std::numeric_limits<double>::quiet_NaN()));
        column.missing += !value;
        if (value && std::isnan(first))
            first = *value;
        column.varies = column.varies || (value && *value != first);
    }
    return column;
}

double correlationOf(const Column& a, const Column& b)
{
    double n = 0, sa = 0, sb = 0, saa = 0, sbb = 0, sab = 0;
    for (std::size_t i = 0; i < a.values.size(); ++i) {
        const double x = a.values[i], y = b.values[i];
        if (std::isnan(x) || std::isnan(y))
            continue;
        ++n;
        sa += x;
        sb += y;
        saa += x * x;
        sbb += y * y;
        sab += x * y;
    }
    const double va = saa - sa * sa / n, vb = sbb - sb * sb / n;
    return n > 2 && va > 0 && vb > 0 ? (sab - sa * sb / n) / std::sqrt(va * vb) : 0;
}

// The figures asked for; else those that vary, are known of nearly everybody and say something of their own.
Result<std::vector<Column>> columnsFor(const CustomerTable& table, const std::vector<std::uint32_t>& rows, const ClusterRequest& request, core::JobContext& job)
{
    std::vector<Column> columns;
    const auto& fields = table.fields();
    for (const auto& name : request.fields) {
        const auto it = std::find_if(fields.begin(), fields.end(), [&](const CustomerField& field) { return field.name == name; });
        if (it == fields.end())
            return core::fail(Code::UnknownField, {{"field", name}});
        if (it->type == "text")
            return core::fail(Code::InvalidParameter, {{"parameter", "fields"}, {"value", name}});
        columns.push_back(columnOf(table, static_cast<std::size_t>(it - fields.begin()), rows));
        if (!columns.back().varies)
            return core::fail(Code::NoVariation, {{"name", name}});
    }
    for (std::size_t f = 1; f < fields.size() && request.fields.empty() && columns.size() < kMostFields; ++f) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        if (!fields[f].summed)
            continue;
        Column column = columnOf(table, f, rows);
        const bool known = static_cast<double>(column.missing) <= kMostMissing * static_cast<double>(rows.size());
        const bool own = std::none_of(columns.begin(), columns.end(), [&](const Column& other) { return std::abs(correlationOf(column, other)) >= kAlike; });
        if (column.varies && known && own)
            columns.push_back(std::move(column));
    }
    if (columns.size() < 2)
        return core::fail(Code::NotEnoughData);
    return columns;
}

double skewnessOf(std::span<const double> values)
{
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0, cubes = 0;
    for (const double value : values) {
        squares += (value - mean) * (value - mean);
        cubes += (value - mean) * (value - mean) * (value - mean);
    }
    return squares > 0 ? cubes / n / std::pow(squares / n, 1.5) : 0;
}

void standardise(std::span<double> values)
{
    const auto n = static_cast<double>(values.size());
    const double mean = std::accumulate(values.begin(), values.end(), 0.0) / n;
    double squares = 0;
    for (const double value : values)
        squares += (value - mean) * (value - mean);
    const double sd = std::sqrt(squares / n);
    for (double& value : values)
        value = sd > 0 ? (value - mean) / sd : 0;
}

// So many rows drawn at random, ascending; all when there are no more.
std::vector<std::size_t> drawn(std::size_t rows, std::size_t most, std::uint64_t seed)
{
    std::vector<std::size_t> all(rows);
    std::iota(all.begin(), all.end(), std::size_t(0));
    if (rows <= most)
        return all;
    core::Random random(seed);
    for (std::size_t i = 0; i < most; ++i)
        std::swap(all[i], all[i + random.below(rows - i)]);
    all.resize(most);
    std::sort(all.begin(), all.end());
    return all;
}

// The number of clusters whose members lie best with their own, judged on some of the rows.
Result<std::size_t> suggestion(const Matrix& values, const ClusterRequest& request, ClusterAnswer& answer, core::JobContext& job)
{
    const auto rows = drawn(values.rows, kTrialRows, request.seed);
    Matrix some(rows.size(), values.columns);
    for (std::size_t c = 0; c < values.columns; ++c)
        for (std::size_t i = 0; i < rows.size(); ++i)
            some(i, c) = values(rows[i], c);
    std::size_t best = 2;
    double highest = -2;
    for (std::size_t k = 2; k <= kMostSuggested; ++k) {
        job.progress(0.1 + 0.6 * static_cast<double>(k - 2) / kMostSuggested, "clusters");
        analytics::KMeansOptions options;
        options.clusters = k;
        options.starts = 10;
        options.polishRows = 0;
        options.seed = request.seed;
        const auto made = analytics::kMeans(some, options, job);
        if (!made)
            return std::unexpected(made.error());
        const auto quality = analytics::clusterQuality(some, *made, request.seed, job);
        if (!quality)
            return std::unexpected(quality.error());
        answer.silhouettes.push_back(quality->silhouette);
        if (quality->silhouette.value_or(-2) > highest) {
            highest = *quality->silhouette;
            best = k;
        }
    }
    if (rows.size() < values.rows)
        answer.doubts.push_back({DoubtCode::SampledNotExact, "silhouettes", static_cast<double>(rows.size())});
    return best;
}

void addNumberTraits(ClusterAnswer& answer, std::size_t field)
{
    const CustomerTable& table = *answer.customers;
    std::vector<Spread> parts(answer.clusters.size());
    for (std::size_t i = 0; i < answer.rows.size(); ++i)
        if (const auto value = table.number(answer.rows[i], field))
            parts[answer.of[i]].add(*value);
    const auto& name = table.fields()[field].name;
    for (std::size_t k = 0; k < parts.size(); ++k) {
        Spread rest; // what all others give together
        for (std::size_t other = 0; other < parts.size(); ++other)
            if (other != k)
                rest.join(parts[other]);
        const auto effect = analytics::cohensD(parts[k].summary(), rest.summary());
        if (!effect.value || std::abs(*effect.value) < kSmallEffect)
            continue;
        ClusterTrait trait;
        trait.field = table.fields()[field];
        trait.here = parts[k].mean;
        trait.rest = rest.mean;
        trait.n = static_cast<std::uint64_t>(parts[k].n);
        trait.nRest = static_cast<std::uint64_t>(rest.n);
        trait.effect = *effect.value;
        trait.lower = effect.lower;
        trait.upper = effect.upper;
        trait.clusteredBy = std::any_of(answer.fields.begin(), answer.fields.end(), [&](const CustomerField& used) { return used.name == name; });
        answer.clusters[k].traits.push_back(std::move(trait));
    }
}

void addWordTraits(ClusterAnswer& answer, const CustomerField& field, const frame::CustomerColumn& column)
{
    const std::size_t words = column.words.size();
    std::vector<std::vector<std::int64_t>> counts(answer.clusters.size(), std::vector<std::int64_t>(words + 1, 0));
    std::vector<std::int64_t> all(words + 1, 0);
    for (std::size_t i = 0; i < answer.rows.size(); ++i) {
        const auto code = column.codes[answer.rows[i]];
        ++counts[answer.of[i]][code];
        ++all[code];
    }
    const std::int64_t known = std::accumulate(all.begin() + 1, all.end(), std::int64_t(0));
    for (std::size_t k = 0; k < counts.size(); ++k) {
        const std::int64_t here = std::accumulate(counts[k].begin() + 1, counts[k].end(), std::int64_t(0));
        for (std::size_t w = 1; w <= words && here > 1 && known - here > 1; ++w) {
            const analytics::Shares shares {counts[k][w], here, all[w] - counts[k][w], known - here};
            const auto effect = analytics::cohensH(shares);
            if (!effect || std::abs(*effect) < kSmallEffect)
                continue;
            ClusterTrait trait;
            trait.field = field;
            trait.value = column.words[w - 1];
            trait.here = shares.first();
            trait.rest = shares.second();
            trait.n = static_cast<std::uint64_t>(here);
            trait.nRest = static_cast<std::uint64_t>(known - here);
            trait.effect = *effect;
            answer.clusters[k].traits.push_back(std::move(trait));
        }
    }
}

core::Status describe(ClusterAnswer& answer, const Facts& facts, core::JobContext& job)
{
    const CustomerTable& table = *answer.customers;
    for (std::size_t f = 1; f < table.fields().size(); ++f) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto& field = table.fields()[f];
        const auto* column = facts.column(field.name);
        if (field.summed)
            addNumberTraits(answer, f);
        else if (field.type == "text" && !field.personal && field.field != "status" && field.field != "churn_reason" && field.field != "churn_type" && column != nullptr
            && column->words.size() >= 2 && column->words.size() <= kMostWords)
            addWordTraits(answer, field, *column);
    }
    for (auto& cluster : answer.clusters)
        std::stable_sort(cluster.traits.begin(), cluster.traits.end(),
            [](const ClusterTrait& a, const ClusterTrait& b) { return std::abs(a.effect) > std::abs(b.effect); });
    return {};
}

core::Status map(ClusterAnswer& answer, const Matrix& values, std::uint64_t seed)
{
    const auto correlations = analytics::correlationMatrix(values);
    if (!correlations)
        return std::unexpected(correlations.error());
    const auto components = analytics::principalComponents(*correlations);
    const auto scores = analytics::scores(values, *correlations, components.vectors);
    for (std::size_t axis = 0; axis < 2; ++axis) {
        answer.explained[axis] = components.explained[axis];
        const auto weights = components.vectors.column(axis);
        const auto heaviest = std::max_element(weights.begin(), weights.end(), [](double a, double b) { return std::abs(a) < std::abs(b); });
        answer.axisField[axis] = static_cast<std::size_t>(heaviest - weights.begin());
        answer.axisUp[axis] = *heaviest > 0;
    }
    for (std::size_t i = 0; i < answer.of.size(); ++i) {
        auto& cluster = answer.clusters[answer.of[i]];
        cluster.x += scores(i, 0) / static_cast<double>(cluster.n);
        cluster.y += scores(i, 1) / static_cast<double>(cluster.n);
    }
    for (const auto i : drawn(answer.of.size(), kDrawnPoints, seed))
        answer.points.push_back({scores(i, 0), scores(i, 1), answer.of[i]});
    return {};
}

} // namespace

Result<ClusterAnswer> measureClusters(Session& session, const ClusterRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (request.fields.size() == 1)
        return core::fail(Code::InvalidParameter, {{"parameter", "fields"}, {"value", request.fields.front()}});
    if (request.clusters == 1 || request.clusters > kMostClusters)
        return core::fail(Code::InvalidParameter, {{"parameter", "clusters"}, {"value", std::to_string(request.clusters)}});
    const auto scoped = resolve(session, request.scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto table = customerTable(session, request.scope, job);
    if (!table)
        return std::unexpected(table.error());
    const auto everybody = (*table)->rows({}, job);
    if (!everybody)
        return std::unexpected(everybody.error());
    const auto columns = columnsFor(**table, *everybody, request, job);
    if (!columns)
        return std::unexpected(columns.error());

    ClusterAnswer answer;
    answer.customers = *table;
    answer.currency = facts.settings.currency;
    std::vector<std::size_t> complete;
    for (std::size_t i = 0; i < everybody->size(); ++i)
        if (std::none_of(columns->begin(), columns->end(), [&](const Column& column) { return std::isnan(column.values[i]); }))
            complete.push_back(i);
    if (complete.size() < kFewestCustomers)
        return core::fail(Code::NotEnoughData);
    Matrix values(complete.size(), columns->size());
    for (std::size_t c = 0; c < columns->size(); ++c) {
        const auto to = values.column(c);
        for (std::size_t i = 0; i < complete.size(); ++i)
            to[i] = (*columns)[c].values[complete[i]];
        const bool logarithm = request.scale == ClusterScale::Log || (request.scale == ClusterScale::Auto && std::abs(skewnessOf(to)) > kSkewed);
        for (double& value : to)
            value = logarithm ? std::copysign(std::log1p(std::abs(value)), value) : value;
        standardise(to);
        answer.fields.push_back((*table)->fields()[(*columns)[c].field]);
        answer.logs.push_back(logarithm);
    }
    for (const auto i : complete)
        answer.rows.push_back((*everybody)[i]);
    job.progress(0.1, "clusters");

    analytics::KMeansOptions options;
    options.seed = request.seed;
    options.starts = complete.size() <= kManyRows ? 25 : 5;
    options.clusters = request.clusters;
    if (request.clusters == 0) {
        const auto best = suggestion(values, request, answer, job);
        if (!best)
            return std::unexpected(best.error());
        options.clusters = *best;
        answer.suggested = true;
    }
    job.progress(0.75, "clusters");
    const auto made = analytics::kMeans(values, options, job);
    if (!made)
        return std::unexpected(made.error());
    const auto quality = analytics::clusterQuality(values, *made, request.seed, job);
    if (!quality)
        return std::unexpected(quality.error());
    answer.inertia = made->inertia;
    if (made->total > 0)
        answer.betweenShare = 1 - made->inertia / made->total;
    answer.silhouette = quality->silhouette;
    answer.calinskiHarabasz = quality->calinskiHarabasz;
    answer.daviesBouldin = quality->daviesBouldin;
    for (const auto* doubts : {&made->doubts, &quality->doubts})
        answer.doubts.insert(answer.doubts.end(), doubts->begin(), doubts->end());
    answer.of = made->of;
    answer.clusters.resize(made->sizes.size());
    const auto windows = facts.spans ? std::optional(windowsOf(facts, scoped->grain)) : std::nullopt;
    for (std::size_t k = 0; k < answer.clusters.size(); ++k) {
        answer.clusters[k].n = made->sizes[k];
        answer.clusters[k].share = static_cast<double>(made->sizes[k]) / static_cast<double>(complete.size());
        answer.clusters[k].silhouette = quality->silhouettes[k];
        answer.clusters[k].means.assign(columns->size(), 0);
    }
    for (std::size_t i = 0; i < complete.size(); ++i) {
        auto& cluster = answer.clusters[answer.of[i]];
        for (std::size_t c = 0; c < columns->size(); ++c)
            cluster.means[c] += (*columns)[c].values[complete[i]] / static_cast<double>(cluster.n);
        if (windows) {
            cluster.active += windows->now.activeAtStart.contains(answer.rows[i]);
            cluster.churned += windows->now.churned.contains(answer.rows[i]);
        }
    }
    for (auto& cluster : answer.clusters)
        cluster.churnRate = analytics::wilsonInterval(static_cast<std::int64_t>(cluster.churned), static_cast<std::int64_t>(cluster.active));
    if (auto mapped = map(answer, values, request.seed); !mapped)
        return std::unexpected(mapped.error());
    if (auto described = describe(answer, facts, job); !described)
        return std::unexpected(described.error());
    job.progress(1, "clusters");
    answer.basis = basisOf(session, *scoped, request.scope, "clusters",
        "Arthur, Vassilvitskii (2007); Hartigan, Wong (1979); Rousseeuw (1987); Cohen (1988)", started);
    answer.basis.n = complete.size();
    if (complete.size() < everybody->size())
        answer.basis.excluded["missing-value"] = everybody->size() - complete.size();
    std::string names;
    for (std::size_t f = 0; f < answer.fields.size(); ++f)
        names += (names.empty() ? "" : ",") + answer.fields[f].name;
    static constexpr const char* kScales[] = {"auto", "none", "log"};
    answer.basis.parameters["fields"] = names;
    answer.basis.parameters["k"] = std::to_string(answer.clusters.size());
    answer.basis.parameters["scale"] = kScales[static_cast<std::size_t>(request.scale)];
    answer.basis.parameters["seed"] = std::to_string(request.seed);
    return answer;
}

domain::Rule clusterRule(const ClusterAnswer& answer, std::size_t cluster)
{
    domain::Rule rule;
    rule.kind = domain::Rule::Kind::Ids;
    for (std::size_t i = 0; i < answer.of.size(); ++i)
        if (answer.of[i] == cluster)
            rule.values.push_back(answer.customers->id(answer.rows[i]));
    return rule;
}

} // namespace holdfast::flow
