// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Collinearity.h"
#include "analytics/models/Logistic.h"
#include "analytics/models/Metrics.h"
#include "analytics/models/ProfitThreshold.h"
#include "analytics/models/Stability.h"
#include "analytics/models/Tree.h"

#include "analytics/compare/Proportion.h"
#include "flow/compute/Analysis.h"
#include "flow/compute/MetricsJson.h"

namespace holdfast::flow {

using core::Code;
using core::Json;

namespace {

Json coefficientsJson(const analytics::LogisticFit& fit, const std::vector<std::string>& names, const std::vector<std::optional<double>>& vif)
{
    Json list = Json::array();
    for (std::size_t i = 0; i < fit.coefficients.size(); ++i) {
        const auto& c = fit.coefficients[i];
        list.push_back({{"name", i ? names[i - 1] : "(Intercept)"}, {"coef", numberJson(c.coef)}, {"se", numberJson(c.se)}, {"z", numberJson(c.z)},
            {"p", numberJson(c.p)}, {"lower", numberJson(c.lower)}, {"upper", numberJson(c.upper)}, {"odds_ratio", numberJson(c.oddsRatio)},
            {"odds_ratio_lower", numberJson(c.oddsRatioLower)}, {"odds_ratio_upper", numberJson(c.oddsRatioUpper)},
            {"vif", i ? numberJson(vif[i - 1]) : Json()}});
    }
    return list;
}

core::Status logistic(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto y = settings.flagged("y");
    const auto x = settings.columns("x");
    const auto references = settings.pairs("reference");
    analytics::LogisticOptions options;
    options.penalty = settings.number("penalty", 0, 0, 1e12);
    options.firth = settings.flag("firth", false);
    const auto metrics = metricOptions(settings);
    options.level = metrics.level;
    if (options.firth && options.penalty > 0)
        settings.refuse("firth", "true");
    if (auto failure = settings.failure())
        return std::unexpected(*failure);

    const Table& table = inputs.table();
    answer.method = options.firth ? "Firth (1993), Bias reduction of maximum likelihood estimates, Biometrika 80"
                                  : "McCullagh, Nelder (1989), Generalized Linear Models";
    const auto made = modelRows(table, y, x, references, answer);
    if (!made)
        return std::unexpected(made.error());
    const auto& [rows, flags, design] = *made;
    const auto fit = analytics::fitLogistic(design.x, flags, design.names, options, job, table.names()[y.column]);
    if (!fit)
        return std::unexpected(fit.error());
    answer.doubts = fit->doubts;

    Json& result = answer.result;
    result["coefficients"] = coefficientsJson(*fit, design.names, analytics::varianceInflation(design.x));
    result["events"] = fit->events;
    result["loglik"] = numberJson(fit->logLikelihood);
    result["loglik_null"] = numberJson(fit->logLikelihoodNull);
    result["lr"] = {{"chi2", numberJson(fit->lr)}, {"df", numberJson(fit->degrees)}, {"p", numberJson(fit->lrP)}};
    result["aic"] = numberJson(fit->aic);
    result["bic"] = numberJson(fit->bic);
    result["r2"] = {{"mcfadden", numberJson(fit->mcfadden)}, {"cox_snell", numberJson(fit->coxSnell)}, {"nagelkerke", numberJson(fit->nagelkerke)}};
    const auto p = analytics::logisticProbabilities(design.x, fit->beta);
    addMetrics(analytics::predictionMetrics(flags, p, metrics), result, answer.doubts);
    if (inputs.wantsRows) {
        answer.out.columns = {"row", "p"};
        for (std::size_t i = 0; i < rows.size(); ++i)
            answer.out.rows.push_back({std::to_string(rows[i] + 1), numberText(p[i])});
    }
    return {};
}

core::Status metrics(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto y = settings.flagged("y");
    const auto p = settings.column("p");
    const auto options = metricOptions(settings);
    const auto benefit = settings.number("benefit", 0, 1e300), cost = settings.number("cost", 0, 1e300);
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const Table& table = inputs.table();
    RowFilter filter(table);
    filter.needText(y.column);
    filter.needNumber(p);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    answer.method = "DeLong, DeLong, Clarke-Pearson (1988), Biometrics 44; Hosmer, Lemeshow (1980)";
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    const auto flags = flagsOf(table, y, rows);
    if (!flags)
        return std::unexpected(flags.error());
    const auto values = numbersOf(table, p, rows);
    for (const double value : values)
        if (value < 0 || value > 1)
            return core::fail(Code::InvalidValue, {{"name", table.names()[p]}, {"value", numberText(value)}});
    addMetrics(analytics::predictionMetrics(*flags, values, options), answer.result, answer.doubts);
    if (benefit || cost) {
        // Acting costs `cost` and earns `benefit` where the outcome would have been 1.
        const double c = cost.value_or(0), b = benefit.value_or(0);
        const auto best = analytics::profitThreshold(*flags, values, {b - c, -c, 0, 0});
        answer.result["profit"] = {{"threshold", numberJson(best.threshold)}, {"break_even", numberJson(best.breakEven)}, {"acted", best.acted},
            {"profit", numberJson(best.profit)}, {"profit_none", numberJson(best.profitNone)}, {"profit_all", numberJson(best.profitAll)}};
    }
    return {};
}

// How a row comes to a node, in the words of the table it was made from.
std::string ruleOf(const Design& design, std::size_t column, double threshold, bool left)
{
    std::size_t first = 0;
    for (const auto& source : design.sources) {
        const std::size_t width = source.numeric ? 1 : source.levels.size() - 1;
        if (column < first + width) {
            if (source.numeric)
                return source.name + (left ? " <= " : " > ") + numberText(threshold);
            return source.name + (left ? " != " : " = ") + source.levels[column - first + 1];
        }
        first += width;
    }
    return {};
}

core::Status tree(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto y = settings.flagged("y");
    const auto x = settings.columns("x");
    const auto references = settings.pairs("reference");
    analytics::TreeOptions options;
    options.depth = static_cast<int>(settings.whole("depth", 4, 1, 20));
    options.smallestLeaf = settings.whole("min_leaf", 20, 1, 1'000'000'000);
    const double level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    const Table& table = inputs.table();
    answer.method = "Breiman, Friedman, Olshen, Stone (1984), Classification and Regression Trees";
    const auto made = modelRows(table, y, x, references, answer);
    if (!made)
        return std::unexpected(made.error());
    const auto& [rows, flags, design] = *made;
    answer.result["nodes"] = Json::array();
    if (design.x.columns == 0)
        return core::fail(Code::NoVariation, {{"name", "x"}});
    const auto nodes = analytics::growTree(design.x, flags, options, job);
    if (!nodes)
        return std::unexpected(nodes.error());
    for (std::size_t i = 0; i < nodes->size(); ++i) {
        const auto& node = (*nodes)[i];
        const auto rate = analytics::wilsonInterval(node.events, node.n, level);
        Json json {{"id", i + 1}, {"parent", node.parent < 0 ? Json() : Json(node.parent + 1)}, {"rule", nullptr}, {"n", node.n},
            {"events", node.events}, {"rate", numberJson(rate.value)}, {"lower", numberJson(rate.lower)}, {"upper", numberJson(rate.upper)},
            {"gain", node.gain}, {"leaf", node.column < 0}};
        if (node.parent >= 0) {
            const auto& parent = (*nodes)[static_cast<std::size_t>(node.parent)];
            json["rule"] = ruleOf(design, static_cast<std::size_t>(parent.column), parent.threshold, parent.left == static_cast<int>(i));
        }
        answer.result["nodes"].push_back(std::move(json));
    }
    if (const auto& root = nodes->front(); root.events == 0 || root.events == root.n)
        answer.doubts.push_back({analytics::DoubtCode::NoVariation, table.names()[y.column], 0});
    return {};
}

core::Status psi(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto expected = settings.column("expected"), actual = settings.column("actual");
    const int bins = static_cast<int>(settings.whole("bins", 10, 2, 1000));
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    // The columns are two samples: a row without the one may hold the other.
    const Table& table = inputs.table();
    const auto sample = [&](std::size_t column) {
        RowFilter filter(table);
        filter.needNumber(column);
        const auto rows = filter.rows();
        for (const auto& [reason, count] : filter.excluded())
            answer.excluded[reason] += count;
        answer.n += rows.size();
        return numbersOf(table, column, rows);
    };
    const auto before = sample(expected), now = sample(actual);
    answer.method = "Siddiqi (2006), Credit Risk Scorecards, chapter 7";
    const auto stability = analytics::populationStability(before, now, bins);
    if (!stability)
        return core::fail(Code::NotEnoughData);
    answer.result["psi"] = numberJson(stability->psi);
    Json list = Json::array();
    for (const auto& bin : stability->bins)
        list.push_back({{"lower", numberJson(bin.lower)}, {"upper", numberJson(bin.upper)}, {"expected", bin.expected}, {"actual", bin.actual},
            {"psi", numberJson(bin.psi)}});
    answer.result["bins"] = std::move(list);
    if (stability->bins.size() < static_cast<std::size_t>(bins))
        answer.doubts.push_back({analytics::DoubtCode::AllTies, table.names()[expected], static_cast<double>(stability->bins.size())});
    if (std::min(before.size(), now.size()) < 100)
        answer.doubts.push_back({analytics::DoubtCode::FewRows, {}, static_cast<double>(std::min(before.size(), now.size()))});
    return {};
}

} // namespace

const std::vector<Analysis>& modelAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"logistic", "y, x, reference?, penalty=0, firth=false, threshold=0.5, bins=10, groups=10, level=0.95", 1, 1, logistic},
        {"metrics", "y, p, threshold=0.5, bins=10, groups=10, benefit?, cost?, level=0.95", 1, 1, metrics},
        {"psi", "expected, actual, bins=10", 1, 1, psi},
        {"tree", "y, x, reference?, depth=4, min_leaf=20, level=0.95", 1, 1, tree},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
