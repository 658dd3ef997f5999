// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Tail.h"
#include "analytics/groups/Components.h"
#include "analytics/groups/Confirmatory.h"
#include "analytics/groups/Factors.h"
#include "analytics/survey/Reliability.h"
#include "flow/compute/Analysis.h"

#include <algorithm>
#include <cstdlib>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;

namespace {

struct Items {
    std::vector<std::string> names;
    RowNumbers rows;
    analytics::Matrix x;
};

Items itemsOf(const Table& table, const std::vector<std::size_t>& columns, ComputeAnswer& answer)
{
    RowFilter filter(table);
    Items items;
    for (const auto column : columns) {
        filter.needNumber(column);
        items.names.push_back(table.names()[column]);
    }
    items.rows = filter.rows();
    answer.n = items.rows.size();
    answer.excluded = filter.excluded();
    items.x = analytics::Matrix(items.rows.size(), columns.size());
    for (std::size_t c = 0; c < columns.size(); ++c) {
        const auto values = numbersOf(table, columns[c], items.rows);
        std::copy(values.begin(), values.end(), items.x.column(c).begin());
    }
    return items;
}

const std::string& nameAt(const std::vector<std::string>& names, const std::string& index)
{
    return names[std::strtoul(index.c_str(), nullptr, 10)];
}

// Errors and doubts speak of items by their index; the caller knows them by name.
core::Error named(core::Error error, const std::vector<std::string>& names)
{
    if (error.code == Code::NoVariation)
        for (auto& [key, value] : error.arguments)
            if (key == "name")
                value = nameAt(names, value);
    return error;
}

analytics::Doubts named(analytics::Doubts doubts, const std::vector<std::string>& names)
{
    for (auto& doubt : doubts)
        if (doubt.code == DoubtCode::HeywoodCase || doubt.code == DoubtCode::ConstantColumn)
            doubt.subject = nameAt(names, doubt.subject);
    return doubts;
}

void addCommon(core::Json& result, const analytics::Correlations& correlations, const analytics::Components& components, analytics::Doubts& doubts)
{
    const auto adequacy = analytics::adequacy(correlations);
    result["eigenvalues"] = numbersJson(components.eigenvalues);
    result["kaiser_count"] = components.kaiserCount;
    result["determinant"] = numberJson(adequacy.determinant);
    result["kmo"] = numberJson(adequacy.kmo);
    result["kmo_items"] = adequacy.kmoItems.empty() ? core::Json() : numbersJson(adequacy.kmoItems);
    result["bartlett"] = {{"chi2", numberJson(adequacy.chi2)}, {"df", numberJson(adequacy.df)}, {"p", numberJson(adequacy.p)}};
    if (!adequacy.kmo)
        doubts.push_back({DoubtCode::NearlySingular});
}

void addScores(ComputeAnswer& answer, const Items& items, const analytics::Correlations& correlations, const analytics::Matrix& weights, const char* name)
{
    const auto scores = analytics::scores(items.x, correlations, weights);
    answer.out.columns = {"row"};
    for (std::size_t k = 0; k < scores.columns; ++k)
        answer.out.columns.push_back(name + std::to_string(k + 1));
    for (std::size_t row = 0; row < scores.rows; ++row) {
        auto& line = answer.out.rows.emplace_back();
        line.push_back(std::to_string(items.rows[row] + 1));
        for (std::size_t k = 0; k < scores.columns; ++k)
            line.push_back(numberText(scores(row, k)));
    }
}

core::Status pca(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto x = settings.columns("x");
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const Items items = itemsOf(inputs.table(), x, answer);
    const auto correlations = analytics::correlationMatrix(items.x);
    if (!correlations)
        return std::unexpected(named(correlations.error(), items.names));
    const auto components = analytics::principalComponents(*correlations);
    addCommon(answer.result, *correlations, components, answer.doubts);
    answer.result.update({{"explained", numbersJson(components.explained)}, {"cumulative", numbersJson(components.cumulative)},
        {"loadings", matrixJson(components.loadings)}, {"vectors", matrixJson(components.vectors)}});
    if (inputs.wantsRows)
        addScores(answer, items, *correlations, components.vectors, "component_");
    answer.method = "Hotelling (1933), correlations; Kaiser (1960, 1974); Bartlett (1951)";
    return {};
}

core::Status factor(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto x = settings.columns("x");
    const bool given = settings.has("factors");
    const auto factors = settings.whole("factors", 0, given ? 1 : 0, 1000);
    const std::string rotation = settings.choice("rotation", {"varimax", "promax", "none"});
    analytics::FactorOptions options;
    options.power = settings.number("power", 4, 1, 20);
    options.lowestUniqueness = settings.number("lowest_uniqueness", 0.001, 1e-6, 0.5);
    options.scores = settings.choice("scores", {"regression", "bartlett"}) == "bartlett" ? analytics::FactorScores::Bartlett : analytics::FactorScores::Regression;
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    using enum analytics::FactorRotation;
    options.rotation = rotation == "promax" ? Promax : rotation == "none" ? None : Varimax;
    const Items items = itemsOf(inputs.table(), x, answer);
    const auto correlations = analytics::correlationMatrix(items.x);
    if (!correlations)
        return std::unexpected(named(correlations.error(), items.names));
    const auto components = analytics::principalComponents(*correlations);
    options.factors = given ? static_cast<std::size_t>(factors) : std::max<std::size_t>(1, components.kaiserCount);
    const auto model = analytics::fitFactors(*correlations, options, job);
    if (!model)
        return std::unexpected(model.error());
    addCommon(answer.result, *correlations, components, answer.doubts);
    answer.result.update({{"factors", options.factors}, {"explained", numbersJson(model->explained)}, {"cumulative", numbersJson(model->cumulative)},
        {"loadings", matrixJson(model->loadings)}, {"uniquenesses", numbersJson(model->uniquenesses)}, {"ss_loadings", numbersJson(model->ssLoadings)},
        {"factor_correlations", matrixJson(model->factorCorrelations)}, {"objective", numberJson(model->objective)}, {"chi2", numberJson(model->chi2)},
        {"df", model->degrees}, {"p", numberJson(model->p)}});
    const auto doubts = named(model->doubts, items.names);
    answer.doubts.insert(answer.doubts.end(), doubts.begin(), doubts.end());
    if (inputs.wantsRows)
        addScores(answer, items, *correlations, model->scoreWeights, "factor_");
    answer.method = std::string("Jöreskog (1967), maximum likelihood") + (options.rotation == Varimax ? "; Kaiser (1958)" : options.rotation == Promax ? "; Hendrickson, White (1964)" : "");
    return {};
}

core::Status alpha(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto x = settings.columns("x");
    const double level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const Items items = itemsOf(inputs.table(), x, answer);
    const auto found = analytics::reliability(items.x, level);
    if (!found)
        return std::unexpected(found.error());
    core::Json dropped = core::Json::array(), list = core::Json::array();
    for (std::size_t i = 0; i < found->items.size(); ++i) {
        const auto& item = found->items[i];
        dropped.push_back(numberJson(item.alphaWithout));
        list.push_back({{"name", items.names[i]}, {"mean", numberJson(item.mean)}, {"sd", numberJson(item.sd)}, {"r_total", numberJson(item.withTotal)},
            {"r_rest", numberJson(item.withRest)}});
    }
    answer.result = {{"cronbach_alpha", numberJson(found->alpha)}, {"lower", numberJson(found->lower)}, {"upper", numberJson(found->upper)},
        {"standardised_alpha", numberJson(found->standardised)}, {"mean_r", numberJson(found->meanCorrelation)}, {"if_dropped", std::move(dropped)},
        {"items", std::move(list)}};
    answer.doubts = named(found->doubts, items.names);
    answer.method = "Cronbach (1951); Feldt, Woodruff, Salih (1987)";
    return {};
}

// `F=~a+b+c;…`, also `a~~b` for errors that go together. A name is a column; blanks around it do not count.
struct ModelText {
    std::vector<std::string> factors;
    std::vector<std::vector<std::string>> items;
    std::vector<std::pair<std::string, std::string>> errors;
};

std::optional<ModelText> modelText(const std::string& text)
{
    const auto split = [](const std::string& line, const std::string& sign) {
        std::vector<std::string> parts;
        for (std::size_t begin = 0;;) {
            const auto end = std::min(line.find(sign, begin), line.size());
            auto first = line.find_first_not_of(" \t\r\n", begin), last = line.find_last_not_of(" \t\r\n", end == 0 ? 0 : end - 1);
            parts.push_back(first >= end || last == std::string::npos ? std::string() : line.substr(first, last - first + 1));
            if (end == line.size())
                return parts;
            begin = end + sign.size();
        }
    };
    ModelText model;
    for (const auto& statement : split(text, ";")) {
        if (statement.empty())
            continue;
        const auto measured = split(statement, "=~"), together = split(statement, "~~");
        if (measured.size() == 2 && !measured[0].empty()) {
            const auto items = split(measured[1], "+");
            if (std::any_of(items.begin(), items.end(), [](const auto& item) { return item.empty(); }))
                return {};
            const auto known = std::find(model.factors.begin(), model.factors.end(), measured[0]);
            if (known != model.factors.end())
                return {};
            model.factors.push_back(measured[0]);
            model.items.push_back(items);
        } else if (together.size() == 2 && !together[0].empty() && !together[1].empty()) {
            model.errors.emplace_back(together[0], together[1]);
        } else {
            return {};
        }
    }
    return model.factors.empty() ? std::nullopt : std::optional(model);
}

core::Status cfa(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const std::string text = settings.text("model");
    const double level = settings.level(), rmseaLevel = settings.number("rmsea_level", 0.9, 0.5, 0.9999);
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    if (text.empty())
        return core::fail(Code::MissingParameter, {{"name", "model"}});
    const auto parsed = modelText(text);
    const auto refused = [&](const std::string& value) { return core::fail(Code::InvalidParameter, {{"name", "model"}, {"value", value}}); };
    if (!parsed)
        return refused(text);
    const Table& table = inputs.table();
    std::vector<std::size_t> columns;
    analytics::MeasurementModel model;
    for (const auto& factor : parsed->items) {
        auto& own = model.factors.emplace_back();
        for (const auto& name : factor) {
            const auto column = table.find(name);
            if (!column)
                return core::fail(Code::UnknownColumn, {{"name", name}, {"path", table.path()}});
            const auto known = std::find(columns.begin(), columns.end(), *column);
            const auto index = static_cast<std::size_t>(known - columns.begin());
            if (known == columns.end())
                columns.push_back(*column);
            if (std::find(own.begin(), own.end(), index) != own.end())
                return refused(name);
            own.push_back(index);
        }
    }
    for (const auto& [a, b] : parsed->errors) {
        const auto indexOf = [&](const std::string& name) -> std::optional<std::size_t> {
            const auto column = table.find(name);
            const auto known = column ? std::find(columns.begin(), columns.end(), *column) : columns.end();
            return known == columns.end() ? std::nullopt : std::optional(static_cast<std::size_t>(known - columns.begin()));
        };
        const auto first = indexOf(a), second = indexOf(b);
        if (!first || !second || first == second)
            return refused(a + "~~" + b);
        model.correlatedErrors.emplace_back(*first, *second);
    }
    const Items items = itemsOf(table, columns, answer);
    const auto fit = analytics::fitMeasurement(items.x, model, job, rmseaLevel);
    if (!fit)
        return std::unexpected(named(fit.error(), items.names));
    core::Json parameters = core::Json::array();
    const double half = analytics::normalHalfWidth(level);
    using Kind = analytics::MeasurementParameter::Kind;
    for (const auto& p : fit->parameters) {
        const bool ofFactors = p.kind != Kind::ErrorCovariance;
        core::Json entry {{"lhs", ofFactors ? parsed->factors[p.left] : items.names[p.left]}, {"op", p.kind == Kind::Loading ? "=~" : "~~"},
            {"rhs", p.kind == Kind::FactorCovariance ? parsed->factors[p.right] : items.names[p.right]}, {"value", numberJson(p.value)},
            {"se", numberJson(p.se)}, {"std", numberJson(p.standardised)}};
        if (!p.fixed && p.se > 0) {
            entry["z"] = numberJson(p.value / p.se);
            entry["p"] = numberJson(analytics::normalTwoSided(p.value / p.se));
            entry["lower"] = numberJson(p.value - half * p.se);
            entry["upper"] = numberJson(p.value + half * p.se);
        }
        parameters.push_back(std::move(entry));
    }
    answer.result = {{"chi2", numberJson(fit->chi2)}, {"df", fit->df}, {"p", numberJson(fit->p)}, {"cfi", numberJson(fit->cfi)},
        {"tli", numberJson(fit->tli)}, {"rmsea", numberJson(fit->rmsea)}, {"rmsea_lower", numberJson(fit->rmseaLower)},
        {"rmsea_upper", numberJson(fit->rmseaUpper)}, {"srmr", numberJson(fit->srmr)}, {"loglik", numberJson(fit->loglik)},
        {"aic", numberJson(fit->aic)}, {"bic", numberJson(fit->bic)}, {"free", fit->free}, {"parameters", std::move(parameters)}};
    answer.doubts = named(fit->doubts, items.names);
    answer.method = "Jöreskog (1969); Bentler (1990); Steiger (1990); Hu, Bentler (1999)";
    return {};
}

} // namespace

const std::vector<Analysis>& structureAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"alpha", "x, level=0.95", 1, 1, alpha},
        {"cfa", "model (F=~a+b+c;…; a~~b), level=0.95, rmsea_level=0.9", 1, 1, cfa},
        {"factor",
            "x, factors (eigenvalues above 1), rotation=varimax|promax|none, power=4, lowest_uniqueness=0.001, scores=regression|bartlett", 1, 1,
            factor},
        {"pca", "x", 1, 1, pca},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
