// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/Collinearity.h"
#include "analytics/models/Logistic.h"
#include "analytics/models/Metrics.h"

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
    RowFilter filter(table);
    filter.needText(y.column);
    for (const auto column : x)
        filter.needEither(column);
    const auto rows = filter.rows();
    answer.excluded = filter.excluded();
    answer.n = rows.size();
    answer.method = options.firth ? "Firth (1993), Bias reduction of maximum likelihood estimates, Biometrika 80"
                                  : "McCullagh, Nelder (1989), Generalized Linear Models";
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    const auto flags = flagsOf(table, y, rows);
    if (!flags)
        return std::unexpected(flags.error());
    const auto design = designOf(table, x, rows, references);
    if (!design)
        return std::unexpected(design.error());
    const auto fit = analytics::fitLogistic(design->x, *flags, design->names, options, job, table.names()[y.column]);
    if (!fit)
        return std::unexpected(fit.error());
    answer.doubts = fit->doubts;

    Json& result = answer.result;
    result["coefficients"] = coefficientsJson(*fit, design->names, analytics::varianceInflation(design->x));
    result["events"] = fit->events;
    result["loglik"] = numberJson(fit->logLikelihood);
    result["loglik_null"] = numberJson(fit->logLikelihoodNull);
    result["lr"] = {{"chi2", numberJson(fit->lr)}, {"df", numberJson(fit->degrees)}, {"p", numberJson(fit->lrP)}};
    result["aic"] = numberJson(fit->aic);
    result["bic"] = numberJson(fit->bic);
    result["r2"] = {{"mcfadden", numberJson(fit->mcfadden)}, {"cox_snell", numberJson(fit->coxSnell)}, {"nagelkerke", numberJson(fit->nagelkerke)}};
    const auto p = analytics::logisticProbabilities(design->x, fit->beta);
    addMetrics(analytics::predictionMetrics(*flags, p, metrics), result, answer.doubts);
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
    return {};
}

} // namespace

const std::vector<Analysis>& modelAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"logistic", "y, x, reference?, penalty=0, firth=false, threshold=0.5, bins=10, groups=10, level=0.95", 1, 1, logistic},
        {"metrics", "y, p, threshold=0.5, bins=10, groups=10, level=0.95", 1, 1, metrics},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
