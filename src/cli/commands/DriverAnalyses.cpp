// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/SurveyAsked.h"
#include "flow/Gaps.h"
#include "flow/IndexStructure.h"
#include "flow/SurveyFactors.h"
#include "present/TextPage.h"
#include "present/pages/IndexStructurePage.h"
#include "present/pages/SatisfactionPages.h"

#include <algorithm>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

QString named(const std::string& label, const std::string& item)
{
    return QString::fromStdString(label.empty() ? item : label);
}

Json textOrNull(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

Json leftOutJson(const std::vector<flow::LeftOutItem>& items)
{
    Json json = Json::array();
    for (const auto& item : items)
        json.push_back({{"name", item.item}, {"label", item.label}, {"reason", item.reason}, {"missing_share", item.missingShare}});
    return json;
}

Json shareJson(const flow::DriverFigure& item, const core::Estimate& value, double share)
{
    return {{"name", item.item}, {"value", number(value.value)}, {"share", number(share)}, {"lower", number(value.lower)}, {"upper", number(value.upper)}};
}

Json driversJson(const flow::DriversAnswer& answer)
{
    Json lmg = Json::array(), johnson = Json::array(), coefficients = Json::array();
    coefficients.push_back({{"name", "(Intercept)"}, {"coef", number(answer.intercept)}, {"se", number(answer.interceptSe)}, {"t", number(answer.interceptT)},
        {"p", number(answer.interceptP)}, {"lower", number(answer.interceptLower)}, {"upper", number(answer.interceptUpper)}});
    for (const auto& item : answer.items) {
        lmg.push_back(shareJson(item, item.lmg, item.lmgShare));
        johnson.push_back(shareJson(item, item.johnson, item.johnsonShare));
        coefficients.push_back({{"name", item.item}, {"label", item.label}, {"coef", number(item.coef.value)}, {"se", number(item.se)},
            {"t", number(item.t)}, {"p", number(item.p)}, {"lower", number(item.coef.lower)}, {"upper", number(item.coef.upper)}, {"mean", number(item.mean)}, {"beta", number(item.beta.value)}, {"beta_lower", number(item.beta.lower)},
            {"beta_upper", number(item.beta.upper)}, {"correlation", number(item.correlation)}, {"pratt", number(item.pratt)}, {"first", number(item.first)},
            {"last", number(item.last)}, {"vif", number(item.vif)}, {"performance", estimateJson(item.performance)}, {"odds_ratio", number(item.oddsRatio)},
            {"odds_ratio_lower", number(item.oddsRatioLower)}, {"odds_ratio_upper", number(item.oddsRatioUpper)}});
    }
    return {{"outcome", answer.y.empty() ? std::string(flow::word(answer.outcome)) : answer.y}, {"binary", answer.binary},
        {"events", answer.binary ? Json(answer.events) : Json()}, {"r2", number(answer.r2.value)}, {"r2_lower", number(answer.r2.lower)},
        {"r2_upper", number(answer.r2.upper)}, {"adj_r2", number(answer.adjustedR2)},
        {"f", {{"statistic", number(answer.f)}, {"df", number(answer.df)}, {"df2", number(answer.df2)}, {"p", number(answer.p)}}},
        {"mcfadden", number(answer.mcfadden)}, {"nagelkerke", number(answer.nagelkerke)}, {"lmg", std::move(lmg)}, {"johnson", std::move(johnson)},
        {"coefficients", std::move(coefficients)}, {"left_out", leftOutJson(answer.leftOut)}, {"waves", answer.waves}};
}

Result<double> mostMissingOf(const Asked& asked)
{
    return numberOf(asked, "missing", 0.4, 0, 1);
}

Result<Output> drivers(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::DriversRequest request;
    request.survey = surveyAsked(asked);
    if (const auto it = asked.set.find("outcome"); it != asked.set.end()) {
        const auto outcome = flow::parseDriverOutcome(it->second);
        if (!outcome)
            return core::fail(Code::InvalidParameter, {{"parameter", "outcome"}, {"value", it->second}});
        request.outcome = *outcome;
    }
    if (const auto it = asked.set.find("y"); it != asked.set.end())
        request.y = it->second;
    request.items = listOf(asked, "x");
    const auto missing = mostMissingOf(asked);
    const auto horizon = wholeOf(asked, "horizon", request.horizonDays, 1, 3650), bootstrap = wholeOf(asked, "bootstrap", 1000, 0, 100000),
               seed = wholeOf(asked, "seed", 1, 0, 0x7fffffff);
    if (!missing)
        return std::unexpected(missing.error());
    for (const auto* whole : {&horizon, &bootstrap, &seed})
        if (!*whole)
            return std::unexpected(whole->error());
    request.mostMissing = *missing;
    request.horizonDays = static_cast<int>(*horizon);
    request.bootstrap = static_cast<std::size_t>(*bootstrap);
    request.seed = static_cast<std::uint64_t>(*seed);
    const auto answer = flow::measureDrivers(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, driversJson(*answer), answer->doubts), present::pageAsText(present::driversPage(*answer, present::Fmt())), {}, 0};
}

Json gapsJson(const flow::GapsAnswer& answer)
{
    Json json {{"importance", answer.importance ? Json(flow::word(*answer.importance)) : Json()}, {"outcome", textOrNull(answer.y)}, {"r2", number(answer.r2)},
        {"importance_cut", number(answer.importanceCut)}, {"performance_cut", number(answer.performanceCut)}, {"possible", Json::array()}, {"items", Json::array()}};
    for (const auto kind : answer.possible)
        json["possible"].push_back(flow::word(kind));
    for (const auto& item : answer.items)
        json["items"].push_back({{"name", item.item}, {"label", item.label}, {"against", textOrNull(item.expectation)}, {"n", item.gap.n},
            {"expected", number(item.expected.value)}, {"perceived", number(item.perceived.value)}, {"gap", number(item.gap.value)}, {"lower", number(item.gap.lower)},
            {"upper", number(item.gap.upper)}, {"gap_points", number(item.gapPoints)}, {"p", number(item.p)}, {"p_adjusted", number(item.pAdjusted)},
            {"performance", estimateJson(item.performance)}, {"importance", estimateJson(item.importance)},
            {"quadrant", item.quadrant ? Json(analytics::word(*item.quadrant)) : Json()}, {"importance_unclear", item.importanceUnclear},
            {"performance_unclear", item.performanceUnclear}});
    json["left_out"] = leftOutJson(answer.leftOut);
    json["waves"] = answer.waves;
    return json;
}

Result<Output> gap(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::GapsRequest request;
    request.survey = surveyAsked(asked);
    if (const auto it = asked.set.find("importance"); it != asked.set.end()) {
        request.importance = flow::parseImportanceKind(it->second);
        if (!request.importance)
            return core::fail(Code::InvalidParameter, {{"parameter", "importance"}, {"value", it->second}});
    }
    if (const auto it = asked.set.find("outcome"); it != asked.set.end()) {
        const auto outcome = flow::parseDriverOutcome(it->second);
        if (!outcome)
            return core::fail(Code::InvalidParameter, {{"parameter", "outcome"}, {"value", it->second}});
        request.outcome = *outcome;
    }
    const auto horizon = wholeOf(asked, "horizon", request.horizonDays, 1, 3650), bootstrap = wholeOf(asked, "bootstrap", 0, 0, 100000),
               seed = wholeOf(asked, "seed", 1, 0, 0x7fffffff);
    for (const auto* whole : {&horizon, &bootstrap, &seed})
        if (!*whole)
            return std::unexpected(whole->error());
    request.horizonDays = static_cast<int>(*horizon);
    request.bootstrap = static_cast<std::size_t>(*bootstrap);
    request.seed = static_cast<std::uint64_t>(*seed);
    const auto answer = flow::measureGaps(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, gapsJson(*answer), answer->doubts), present::pageAsText(present::gapsPage(*answer, present::Fmt())), {}, 0};
}

Result<flow::FactorsRequest> factorsAsked(const Asked& asked)
{
    flow::FactorsRequest request;
    request.survey = surveyAsked(asked);
    request.items = listOf(asked, "x");
    const auto missing = mostMissingOf(asked);
    const auto factors = wholeOf(asked, "factors", 0, 1, 100), seed = wholeOf(asked, "seed", 1, 0, 0x7fffffff);
    if (!missing)
        return std::unexpected(missing.error());
    for (const auto* whole : {&factors, &seed})
        if (!*whole)
            return std::unexpected(whole->error());
    request.mostMissing = *missing;
    request.factors = static_cast<std::size_t>(*factors);
    request.seed = static_cast<std::uint64_t>(*seed);
    if (const auto it = asked.set.find("rotation"); it != asked.set.end()) {
        using enum analytics::FactorRotation;
        static const std::map<std::string, analytics::FactorRotation> kRotations {{"varimax", Varimax}, {"promax", Promax}, {"none", None}};
        const auto rotation = kRotations.find(it->second);
        if (rotation == kRotations.end())
            return core::fail(Code::InvalidParameter, {{"parameter", "rotation"}, {"value", it->second}});
        request.rotation = rotation->second;
    }
    return request;
}

template <class Value> Json listJson(const std::vector<flow::FactorItem>& items, Value value)
{
    Json json = Json::array();
    for (const auto& item : items)
        json.push_back(value(item));
    return json;
}

Json numbersJson(const std::vector<double>& values)
{
    Json json = Json::array();
    for (const double value : values)
        json.push_back(number(value));
    return json;
}

Json factorsJson(const flow::FactorsAnswer& answer)
{
    Json explained = Json::array(), cumulative = Json::array(), ss = Json::array(), factors = Json::array(), correlations = Json::array();
    for (const auto& factor : answer.factors) {
        explained.push_back(number(factor.explained));
        cumulative.push_back(number(factor.cumulative));
        ss.push_back(number(factor.ssLoadings));
        Json items = Json::array();
        for (const auto place : factor.items)
            items.push_back(answer.items[place].item);
        factors.push_back({{"items", std::move(items)}, {"cronbach_alpha", number(factor.alpha)}, {"lower", number(factor.alphaLower)}, {"upper", number(factor.alphaUpper)}});
    }
    for (const auto& row : answer.factorCorrelations)
        correlations.push_back(numbersJson(row));
    return {{"items", listJson(answer.items, [](const auto& item) { return Json(item.item); })},
        {"eigenvalues", numbersJson(answer.eigenvalues)}, {"random_eigenvalues", numbersJson(answer.randomEigenvalues)}, {"kaiser_count", answer.kaiserCount},
        {"suggested", answer.suggested}, {"determinant", number(answer.determinant)}, {"kmo", number(answer.kmo)},
        {"kmo_items", listJson(answer.items, [](const auto& item) { return number(item.kmo); })},
        {"bartlett", {{"chi2", number(answer.bartlettChi2)}, {"df", number(answer.bartlettDf)}, {"p", number(answer.bartlettP)}}},
        {"explained", std::move(explained)}, {"cumulative", std::move(cumulative)},
        {"loadings", listJson(answer.items, [](const auto& item) { return numbersJson(item.loadings); })},
        {"uniquenesses", listJson(answer.items, [](const auto& item) { return number(item.uniqueness); })}, {"ss_loadings", std::move(ss)},
        {"factor_correlations", std::move(correlations)}, {"objective", number(answer.objective)}, {"chi2", number(answer.chi2)}, {"df", number(answer.df)},
        {"p", number(answer.p)}, {"factors", std::move(factors)}, {"cronbach_alpha", number(answer.alpha)}, {"alpha_lower", number(answer.alphaLower)},
        {"alpha_upper", number(answer.alphaUpper)}, {"left_out", leftOutJson(answer.leftOut)}, {"waves", answer.waves}};
}

Result<Output> factor(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const auto request = factorsAsked(asked);
    if (!request)
        return std::unexpected(request.error());
    const auto answer = flow::measureFactors(session, *request, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, factorsJson(*answer), answer->doubts), present::pageAsText(present::factorsPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> alpha(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const auto request = factorsAsked(asked);
    if (!request)
        return std::unexpected(request.error());
    const auto answer = flow::measureReliability(session, *request, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"cronbach_alpha", number(answer->alpha)}, {"lower", number(answer->alphaLower)}, {"upper", number(answer->alphaUpper)},
        {"standardised_alpha", number(answer->standardisedAlpha)}, {"mean_r", number(answer->meanCorrelation)},
        {"if_dropped", listJson(answer->items, [](const auto& item) { return number(item.alphaWithout); })},
        {"items", listJson(answer->items, [](const auto& item) {
            return Json {{"name", item.item}, {"mean", number(item.mean)}, {"sd", number(item.sd)}, {"r_total", number(item.withTotal)}, {"r_rest", number(item.withRest)}};
        })}, {"left_out", leftOutJson(answer->leftOut)}};
    QString text = rowText(QStringLiteral("alpha %1").arg(answer->alpha.value_or(0), 0, 'f', 3), {"r with rest", "alpha without"});
    for (const auto& item : answer->items)
        text += rowText(named(item.label, item.item), {QString::number(item.withRest.value_or(0), 'f', 3), QString::number(item.alphaWithout.value_or(0), 'f', 3)});
    return Output {framed(answer->basis, std::move(json), answer->doubts), text, {}, 0};
}

// Of the dimensions of the index; keys as `compute cfa`.
Result<Output> cfa(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::StructureRequest request;
    request.survey = surveyAsked(asked);
    const auto missing = mostMissingOf(asked);
    if (!missing)
        return std::unexpected(missing.error());
    request.mostMissing = *missing;
    const auto answer = flow::measureStructure(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    const auto& fit = answer->fit;
    Json json {{"chi2", fit.chi2}, {"df", fit.df}, {"p", number(fit.p)}, {"cfi", number(fit.cfi)}, {"tli", number(fit.tli)}, {"rmsea", number(fit.rmsea)},
        {"rmsea_lower", number(fit.rmseaLower)}, {"rmsea_upper", number(fit.rmseaUpper)}, {"srmr", fit.srmr}, {"loglik", fit.loglik}, {"aic", fit.aic}, {"bic", fit.bic},
        {"free", fit.free}, {"parameters", Json::array()}, {"correlations", answer->correlations}, {"left_out", leftOutJson(answer->leftOut)}};
    for (const auto& dimension : answer->dimensions)
        for (const auto& item : dimension.items)
            json["parameters"].push_back({{"lhs", dimension.name}, {"op", "=~"}, {"rhs", item.item}, {"value", item.loading}, {"se", item.se}, {"std", item.standardised}});
    return Output {framed(answer->basis, std::move(json), answer->doubts), present::pageAsText(present::indexStructurePage(*answer, present::Fmt())), {}, 0};
}

Result<Output> respondents(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::RespondentsRequest request;
    request.survey = surveyAsked(asked);
    request.items = listOf(asked, "x");
    const auto missing = mostMissingOf(asked);
    const auto k = wholeOf(asked, "k", 0, 2, 20), seed = wholeOf(asked, "seed", 1, 0, 0x7fffffff);
    if (!missing)
        return std::unexpected(missing.error());
    for (const auto* whole : {&k, &seed})
        if (!*whole)
            return std::unexpected(whole->error());
    request.mostMissing = *missing;
    request.clusters = static_cast<std::size_t>(*k);
    request.seed = static_cast<std::uint64_t>(*seed);
    const auto answer = flow::measureRespondents(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"items", answer->items}, {"suggested", answer->suggested}, {"silhouette", number(answer->silhouette)}, {"between_share", number(answer->betweenShare)},
        {"silhouettes", Json::array()}, {"clusters", Json::array()}, {"left_out", leftOutJson(answer->leftOut)}};
    for (const auto& value : answer->silhouettes)
        json["silhouettes"].push_back(number(value));
    for (const auto& cluster : answer->clusters) {
        Json scores = Json::array(), apart = Json::array();
        for (const auto& score : cluster.scores)
            scores.push_back(estimateJson(score));
        for (const auto place : cluster.apart)
            apart.push_back(answer->items[place]);
        json["clusters"].push_back({{"n", cluster.n}, {"share", cluster.share}, {"scores", std::move(scores)}, {"apart", std::move(apart)},
            {"satisfaction", estimateJson(cluster.satisfaction)}, {"nps", estimateJson(cluster.promoters)}});
    }
    return Output {framed(answer->basis, std::move(json), answer->doubts), present::pageAsText(present::respondentsPage(*answer, present::Fmt())), {}, 0};
}

} // namespace

const std::map<std::string, Analysis>& driverAnalyses()
{
    static const std::map<std::string, Analysis> all {
        {"drivers", {drivers, {"wave", "touchpoint", "outcome", "y", "x", "missing", "horizon", "bootstrap", "seed"}}},
        {"gap", {gap, {"wave", "touchpoint", "importance", "outcome", "horizon", "bootstrap", "seed"}}},
        {"factor", {factor, {"wave", "touchpoint", "x", "factors", "rotation", "missing", "seed"}}},
        {"alpha", {alpha, {"wave", "touchpoint", "x", "missing"}}},
        {"cfa", {cfa, {"wave", "touchpoint", "missing"}}},
        {"respondents", {respondents, {"wave", "touchpoint", "x", "k", "missing", "seed"}}},
    };
    return all;
}

} // namespace holdfast::cli
