// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SurveyFactors.h"

#include "analytics/groups/ParallelAnalysis.h"
#include "analytics/survey/Reliability.h"
#include "flow/SurveyItems.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::size_t kDraws = 200; // of random data
constexpr double kBeaten = 0.95;
constexpr std::size_t kLeastAnswers = 10; // more than items

// Most factors with degrees of freedom left.
std::size_t mostFactors(std::size_t items)
{
    std::size_t most = 0;
    for (std::size_t q = 1; q < items; ++q)
        if ((items - q) * (items - q) >= items + q)
            most = q;
    return most;
}

void addLoadings(FactorsAnswer& answer, const analytics::FactorModel& model)
{
    for (std::size_t f = 0; f < model.ssLoadings.size(); ++f)
        answer.factors.push_back({model.ssLoadings[f], model.explained[f], model.cumulative[f], {}, {}, {}, {}});
    for (std::size_t k = 0; k < answer.items.size(); ++k) {
        auto& item = answer.items[k];
        item.uniqueness = model.uniquenesses[k];
        for (std::size_t f = 0; f < answer.factors.size(); ++f) {
            item.loadings.push_back(model.loadings(k, f));
            if (std::abs(item.loadings[f]) > std::abs(item.loadings[item.factor]))
                item.factor = f;
        }
        answer.factors[item.factor].items.push_back(k);
    }
    answer.objective = model.objective;
    answer.chi2 = model.chi2;
    answer.df = model.degrees;
    answer.p = model.p;
}

// Alpha of the items of each factor; those that load against it are turned.
void addScales(FactorsAnswer& answer, const analytics::Correlations& correlations)
{
    for (std::size_t f = 0; f < answer.factors.size(); ++f) {
        auto& factor = answer.factors[f];
        std::vector<bool> turned;
        for (const auto item : factor.items)
            turned.push_back(answer.items[item].loadings[f] < 0);
        if (const auto scale = analytics::reliability(correlations, factor.items, turned)) {
            factor.alpha = scale->alpha;
            factor.alphaLower = scale->lower;
            factor.alphaUpper = scale->upper;
        }
    }
}

// Of all items together.
core::Result<analytics::Reliability> reliabilityOf(const analytics::Correlations& correlations)
{
    std::vector<std::size_t> all(correlations.means.size());
    std::iota(all.begin(), all.end(), std::size_t {0});
    return analytics::reliability(correlations, all);
}

template <class Answer> void addReliability(Answer& answer, const analytics::Reliability& all)
{
    answer.alpha = all.alpha;
    answer.alphaLower = all.lower;
    answer.alphaUpper = all.upper;
    answer.standardisedAlpha = all.standardised;
    answer.meanCorrelation = all.meanCorrelation;
    for (std::size_t k = 0; k < answer.items.size(); ++k) {
        answer.items[k].withTotal = all.items[k].withTotal;
        answer.items[k].withRest = all.items[k].withRest;
        answer.items[k].alphaWithout = all.items[k].alphaWithout;
    }
}

} // namespace

Result<FactorsAnswer> measureFactors(Session& session, const FactorsRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto cases = surveyCases(session, request.survey, job);
    if (!cases)
        return std::unexpected(cases.error());
    const auto table = itemTable(*cases, request.items, request.mostMissing, {}, nullptr, job);
    if (!table)
        return std::unexpected(table.error());
    const std::size_t p = table->items.size(), n = table->x.rows;
    if (p < 3)
        return core::fail(Code::NotEnoughData, {{"needs", "items"}});
    if (auto enough = atLeast(n, p + kLeastAnswers); !enough)
        return std::unexpected(enough.error());
    if (request.factors > mostFactors(p))
        return core::fail(Code::InvalidParameter, {{"parameter", "factors"}, {"value", std::to_string(request.factors)}});
    const auto correlations = analytics::correlationMatrix(table->x, table->weights);
    if (!correlations)
        return std::unexpected(correlations.error());
    // A heavy weight may leave many answers worth few.
    if (auto enough = atLeast(static_cast<std::size_t>(correlations->n), p + kLeastAnswers); !enough)
        return std::unexpected(enough.error());

    FactorsAnswer answer;
    answer.leftOut = table->leftOut;
    answer.waves = waveNames(*cases);
    const auto adequate = analytics::adequacy(*correlations);
    answer.kmo = adequate.kmo;
    answer.determinant = adequate.determinant;
    answer.bartlettChi2 = adequate.chi2;
    answer.bartlettDf = adequate.df;
    answer.bartlettP = adequate.p;
    for (std::size_t k = 0; k < p; ++k) {
        FactorItem item;
        item.item = table->items[k]->column;
        item.label = table->items[k]->label;
        item.mean = correlations->means[k];
        item.sd = correlations->sds[k];
        if (!adequate.kmoItems.empty())
            item.kmo = adequate.kmoItems[k];
        answer.items.push_back(std::move(item));
    }
    const auto components = analytics::principalComponents(*correlations);
    answer.eigenvalues = components.eigenvalues;
    answer.kaiserCount = components.kaiserCount;
    auto random = analytics::randomEigenvalues(correlations->n, p, kBeaten, kDraws, request.seed, job);
    if (!random)
        return std::unexpected(random.error());
    answer.randomEigenvalues = std::move(*random);
    while (answer.suggested < mostFactors(p) && answer.eigenvalues[answer.suggested] > answer.randomEigenvalues[answer.suggested])
        ++answer.suggested;

    analytics::FactorOptions options;
    options.factors = request.factors > 0 ? request.factors : std::max<std::size_t>(1, answer.suggested);
    options.rotation = request.rotation;
    if (mostFactors(p) >= options.factors) {
        const auto model = analytics::fitFactors(*correlations, options, job);
        if (!model)
            return std::unexpected(model.error());
        addLoadings(answer, *model);
        addScales(answer, *correlations);
        for (const auto& doubt : model->doubts)
            answer.doubts.push_back({doubt.code, doubt.code == analytics::DoubtCode::HeywoodCase ? answer.items[std::stoul(doubt.subject)].label : doubt.subject,
                doubt.value});
        if (request.rotation == analytics::FactorRotation::Promax)
            for (std::size_t f = 0; f < options.factors; ++f) {
                answer.factorCorrelations.emplace_back();
                for (std::size_t g = 0; g < options.factors; ++g)
                    answer.factorCorrelations.back().push_back(model->factorCorrelations(f, g));
            }
    }
    if (const auto all = reliabilityOf(*correlations))
        addReliability(answer, *all);
    answer.basis = basisOf(session, *cases, request.survey, "factor",
        "Jöreskog (1967); Kaiser (1958, 1974); Bartlett (1951); Horn (1965); Cronbach (1951)", started);
    answer.basis.n = n;
    if (table->missingCell > 0)
        answer.basis.excluded["missing-cell"] += table->missingCell;
    static constexpr const char* kRotations[] = {"varimax", "promax", "none"};
    answer.basis.parameters["factors"] = std::to_string(options.factors);
    answer.basis.parameters["rotation"] = kRotations[static_cast<int>(request.rotation)];
    answer.basis.parameters["seed"] = std::to_string(request.seed);
    answer.basis.definitions["weights"] = weightsUsed(*cases);
    answer.basis.definitions["suggested"] = "eigenvalues above the 95 % point of random data";
    return answer;
}

Result<ReliabilityAnswer> measureReliability(Session& session, const FactorsRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto cases = surveyCases(session, request.survey, job);
    if (!cases)
        return std::unexpected(cases.error());
    const auto table = itemTable(*cases, request.items, request.mostMissing, {}, nullptr, job);
    if (!table)
        return std::unexpected(table.error());
    const auto correlations = analytics::correlationMatrix(table->x, table->weights);
    if (!correlations)
        return std::unexpected(correlations.error());
    const auto all = reliabilityOf(*correlations);
    if (!all)
        return std::unexpected(all.error());
    ReliabilityAnswer answer;
    answer.leftOut = table->leftOut;
    for (std::size_t k = 0; k < table->items.size(); ++k) {
        FactorItem item;
        item.item = table->items[k]->column;
        item.label = table->items[k]->label;
        item.mean = all->items[k].mean;
        item.sd = all->items[k].sd;
        answer.items.push_back(std::move(item));
    }
    addReliability(answer, *all);
    answer.doubts = all->doubts;
    answer.basis = basisOf(session, *cases, request.survey, "alpha", "Cronbach (1951); Feldt, Woodruff, Salih (1987)", started);
    answer.basis.n = table->x.rows;
    if (table->missingCell > 0)
        answer.basis.excluded["missing-cell"] += table->missingCell;
    answer.basis.definitions["weights"] = weightsUsed(*cases);
    return answer;
}

} // namespace holdfast::flow
