// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/Proportion.h"
#include "analytics/compare/Tail.h"
#include "analytics/survival/PairConcordance.h"
#include "analytics/survival/Cox.h"
#include "analytics/survival/LogRank.h"
#include "flow/compute/Analysis.h"

#include <algorithm>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;
using core::Json;

namespace {

// The columns that say how long a life was under observation and how it ended.
struct LifeColumns {
    std::size_t time = 0;
    Flagged event;
    std::optional<std::size_t> entry;
};

LifeColumns lifeColumns(Settings& settings)
{
    LifeColumns columns;
    columns.time = settings.column("time");
    columns.event = settings.flagged("event");
    columns.entry = settings.optionalColumn("entry");
    return columns;
}

struct LifeRows {
    RowNumbers rows;
    std::vector<double> time, entry;
    std::vector<std::uint8_t> event;
};

// Rows of negative time, or whose entry is not before it, are left out.
core::Result<LifeRows> lifeRows(const Table& table, const LifeColumns& columns, RowFilter& filter)
{
    filter.needNumber(columns.time);
    filter.needText(columns.event.column);
    if (columns.entry)
        filter.needNumber(*columns.entry);
    LifeRows lives;
    lives.rows = filter.rows();
    lives.time = numbersOf(table, columns.time, lives.rows);
    if (columns.entry)
        lives.entry = numbersOf(table, *columns.entry, lives.rows);
    std::vector<bool> positive(table.rows(), true), ordered(table.rows(), true);
    for (std::size_t i = 0; i < lives.rows.size(); ++i) {
        positive[lives.rows[i]] = lives.time[i] >= 0;
        ordered[lives.rows[i]] = lives.entry.empty() || lives.entry[i] < lives.time[i];
    }
    filter.leaveOut(positive, "negative-time");
    filter.leaveOut(ordered, "entry-after-time");
    lives.rows = filter.rows();
    lives.time = numbersOf(table, columns.time, lives.rows);
    if (columns.entry)
        lives.entry = numbersOf(table, *columns.entry, lives.rows);
    const auto flags = flagsOf(table, columns.event, lives.rows);
    if (!flags)
        return std::unexpected(flags.error());
    lives.event.assign(flags->begin(), flags->end());
    if (lives.rows.empty())
        return core::fail(Code::NotEnoughData);
    return lives;
}

Json readingJson(const analytics::SurvivalReading& reading)
{
    return {{"time", numberJson(reading.time)}, {"at_risk", reading.atRisk}, {"events", reading.events},
        {"survival", numberJson(reading.survival)}, {"se", numberJson(reading.se)}, {"lower", numberJson(reading.lower)},
        {"upper", numberJson(reading.upper)}, {"cumulative_hazard", numberJson(reading.cumulativeHazard)}};
}

Json rankTestJson(const analytics::RankTest& test, const std::vector<std::string>& names)
{
    Json groups = Json::array();
    for (std::size_t g = 0; g < names.size(); ++g)
        groups.push_back({{"name", names[g]}, {"observed", numberJson(test.observed[g])}, {"expected", numberJson(test.expected[g])}});
    return {{"chi2", numberJson(test.chi2)}, {"df", test.df}, {"p", numberJson(test.p)}, {"groups", std::move(groups)}};
}

Json pairsJson(const analytics::LifeTable& table, const std::vector<std::string>& names)
{
    Json pairs = Json::array();
    std::vector<double> p;
    for (std::size_t a = 0; a < names.size(); ++a)
        for (std::size_t b = a + 1; b < names.size(); ++b) {
            const auto test = analytics::rankTest(table, analytics::RankWeight::LogRank, std::vector<std::size_t> {a, b});
            p.push_back(test.p.value_or(std::numeric_limits<double>::quiet_NaN()));
            pairs.push_back({{"a", names[a]}, {"b", names[b]}, {"chi2", numberJson(test.chi2)}, {"p", numberJson(test.p)}});
        }
    const auto adjusted = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < adjusted.size(); ++i)
        pairs[i]["p_adjusted"] = numberJson(adjusted[i]);
    return pairs;
}

core::Status km(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const Table& table = inputs.table();
    const auto columns = lifeColumns(settings);
    const auto group = settings.optionalColumn("group");
    const auto word = settings.choice("interval", {"log-log", "log", "plain"});
    const auto at = settings.numbers("at", {});
    const auto tau = settings.number("tau", 0, 1e300);
    const double level = settings.level();
    for (const double time : at)
        if (time < 0)
            settings.refuse("at", numberText(time));
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(table);
    if (group)
        filter.needText(*group);
    const auto lives = lifeRows(table, columns, filter);
    if (!lives)
        return std::unexpected(lives.error());
    const auto interval = word == "log" ? analytics::SurvivalInterval::Log
        : word == "plain"               ? analytics::SurvivalInterval::Plain
                                        : analytics::SurvivalInterval::LogLog;
    Groups groups {{"all"}, {}, {}};
    if (group)
        groups = groupsOf(table, *group, lives->rows);
    const auto lifeTable = analytics::lifeTable(
        {lives->time, lives->event, lives->entry, groups.codes, static_cast<std::uint32_t>(groups.names.size())});

    answer.n = lives->rows.size();
    answer.excluded = filter.excluded();
    answer.method = "Kaplan, Meier (1958); Greenwood (1926); Nelson (1972), Aalen (1978); Mantel (1966); Peto, Peto (1972); "
                    "pairs: Benjamini, Hochberg (1995)";
    std::vector<analytics::SurvivalCurve> curves;
    for (std::size_t g = 0; g < groups.names.size(); ++g)
        curves.push_back(analytics::curveOf(lifeTable, g, level));
    double shortest = curves.front().lastTime();
    for (const auto& curve : curves)
        shortest = std::min(shortest, curve.lastTime());
    Json list = Json::array();
    for (std::size_t g = 0; g < curves.size(); ++g) {
        const auto& curve = curves[g];
        const auto median = curve.quantileWithInterval(0.5, interval);
        const auto mean = curve.restrictedMean(tau.value_or(shortest));
        Json entry {{"name", groups.names[g]}, {"n", curve.n}, {"events", curve.events},
            {"q25", numberJson(curve.quantileWithInterval(0.25, interval).value)}, {"median", numberJson(median.value)},
            {"median_lower", numberJson(median.lower)}, {"median_upper", numberJson(median.upper)},
            {"q75", numberJson(curve.quantileWithInterval(0.75, interval).value)}, {"tau", numberJson(mean.tau)},
            {"rmst", numberJson(mean.value)}, {"rmst_se", numberJson(mean.se)}};
        const double z = analytics::normalQuantileTwoSided(level);
        entry["rmst_lower"] = numberJson(mean.value - z * mean.se);
        entry["rmst_upper"] = numberJson(mean.value + z * mean.se);
        Json points = Json::array(), readings = Json::array();
        for (std::size_t k = 0; k < curve.points.size(); ++k)
            points.push_back(readingJson(curve.readPoint(k, interval)));
        bool beyond = mean.extended;
        for (const double time : at) {
            readings.push_back(readingJson(curve.read(time, interval)));
            beyond = beyond || time > curve.lastTime();
        }
        entry["curve"] = std::move(points);
        entry["at"] = std::move(readings);
        list.push_back(std::move(entry));
        const std::string subject = group ? groups.names[g] : std::string();
        if (!median.value)
            answer.doubts.push_back({DoubtCode::NotReached, subject, 0.5});
        if (beyond)
            answer.doubts.push_back({DoubtCode::Extrapolated, subject, curve.lastTime()});
        if (curve.events < 5)
            answer.doubts.push_back({DoubtCode::FewEvents, subject, static_cast<double>(curve.events)});
    }
    answer.result["groups"] = std::move(list);
    if (!group)
        return {};
    const auto logrank = analytics::rankTest(lifeTable, analytics::RankWeight::LogRank);
    answer.result["logrank"] = rankTestJson(logrank, groups.names);
    answer.result["peto"] = rankTestJson(analytics::rankTest(lifeTable, analytics::RankWeight::Peto), groups.names);
    answer.result["pairs"] = pairsJson(lifeTable, groups.names);
    if (groups.names.size() < 2)
        answer.doubts.push_back({DoubtCode::PoolOfOne, groups.names.front()});
    else if (!logrank.chi2)
        answer.doubts.push_back({DoubtCode::NoVariation, "logrank"});
    return {};
}

Json chiSquareJson(const analytics::CoxTest& test)
{
    return {{"chi2", numberJson(test.chi2)}, {"df", test.df}, {"p", numberJson(test.p)}};
}

Json coefficientsJson(const analytics::CoxFit& fit, const std::vector<std::string>& names, double level)
{
    const double z = analytics::normalQuantileTwoSided(level);
    const bool robust = fit.robustCovariance.rows > 0;
    Json list = Json::array();
    for (std::size_t j = 0, at = 0; j < names.size(); ++j) {
        Json entry {{"name", names[j]}};
        if (!fit.coef[j]) {
            for (const char* key : {"coef", "se", "z", "p", "lower", "upper", "hazard_ratio", "hazard_ratio_lower", "hazard_ratio_upper"})
                entry[key] = nullptr;
            list.push_back(std::move(entry));
            continue;
        }
        const double coef = *fit.coef[j], own = std::sqrt(fit.covariance(at, at));
        const double se = robust ? std::sqrt(fit.robustCovariance(at, at)) : own;
        ++at;
        entry["coef"] = numberJson(coef);
        entry["se"] = numberJson(se);
        if (robust)
            entry["se_model"] = numberJson(own);
        entry["z"] = numberJson(coef / se);
        entry["p"] = numberJson(analytics::normalTwoSided(coef / se));
        entry["lower"] = numberJson(coef - z * se);
        entry["upper"] = numberJson(coef + z * se);
        entry["hazard_ratio"] = numberJson(std::exp(coef));
        entry["hazard_ratio_lower"] = numberJson(std::exp(coef - z * se));
        entry["hazard_ratio_upper"] = numberJson(std::exp(coef + z * se));
        list.push_back(std::move(entry));
    }
    return list;
}

core::Status predictions(const Inputs& inputs, const Design& design, const analytics::CoxFit& fit, const std::vector<double>& at,
    double level, ComputeAnswer& answer)
{
    RowFilter filter(*inputs.newRows);
    for (const auto& source : design.sources) {
        const auto column = inputs.newRows->find(source.name);
        if (!column)
            return core::fail(Code::UnknownColumn, {{"name", source.name}, {"path", inputs.newRows->path()}});
        source.numeric ? filter.needNumber(*column) : filter.needText(*column);
    }
    const auto rows = filter.rows();
    for (const auto& [reason, count] : filter.excluded())
        answer.excluded["new-row-" + reason] += count;
    const auto fresh = designLike(design, *inputs.newRows, rows);
    if (!fresh)
        return std::unexpected(fresh.error());
    const auto& times = at.empty() ? fit.times : at;
    Json list = Json::array();
    std::vector<double> x(design.x.columns);
    for (std::size_t i = 0; i < rows.size(); ++i) {
        for (std::size_t j = 0; j < x.size(); ++j)
            x[j] = fresh->x(i, j);
        Json readings = Json::array();
        for (const auto& p : analytics::predictCox(fit, x, times, level))
            readings.push_back({{"time", p.time}, {"survival", numberJson(p.survival)}, {"se", numberJson(p.se)},
                {"lower", numberJson(p.lower)}, {"upper", numberJson(p.upper)}});
        list.push_back({{"row", rows[i] + 1}, {"at", std::move(readings)}});
    }
    answer.result["predicted"] = std::move(list);
    return {};
}

core::Status cox(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const Table& table = inputs.table();
    const auto columns = lifeColumns(settings);
    const auto covariates = settings.columns("x");
    const auto references = settings.pairs("reference");
    const bool breslow = settings.choice("ties", {"efron", "breslow"}) == "breslow";
    const bool identity = settings.choice("transform", {"km", "identity"}) == "identity";
    const auto at = settings.numbers("at", {});
    const bool robust = settings.flag("robust", false);
    const auto cluster = settings.optionalColumn("cluster");
    const double level = settings.level();
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(table);
    for (const auto column : covariates)
        filter.needEither(column);
    if (cluster)
        filter.needText(*cluster);
    const auto lives = lifeRows(table, columns, filter);
    if (!lives)
        return std::unexpected(lives.error());
    const auto design = designOf(table, covariates, lives->rows, references);
    if (!design)
        return std::unexpected(design.error());
    Groups clusters;
    if (cluster)
        clusters = groupsOf(table, *cluster, lives->rows);

    analytics::CoxOptions options;
    options.ties = breslow ? analytics::CoxTies::Breslow : analytics::CoxTies::Efron;
    options.transform = identity ? analytics::CoxTransform::Identity : analytics::CoxTransform::KaplanMeier;
    options.robust = robust;
    options.clusters = clusters.codes;
    const analytics::CoxInput input {design->x, lives->time, lives->event, lives->entry, design->names};
    const auto fit = analytics::fitCox(input, options, job);
    if (!fit)
        return std::unexpected(fit.error());

    answer.n = fit->n;
    answer.excluded = filter.excluded();
    answer.doubts = fit->doubts;
    answer.method = std::string("Cox (1972); ties: ") + (breslow ? "Breslow (1974)" : "Efron (1977)")
        + "; proportionality: Grambsch, Therneau (1994)";
    Json& out = answer.result;
    out["coefficients"] = coefficientsJson(*fit, design->names, level);
    out["events"] = fit->events;
    out["loglik"] = numberJson(fit->loglik);
    out["loglik_null"] = numberJson(fit->loglikNull);
    out["lr"] = chiSquareJson(fit->lr);
    // The reference tables of this statistic give it to two decimals (R's summary.coxph): chi2 does too, so that they can
    // be laid side by side; statistic and p are not rounded.
    out["wald"] = chiSquareJson(fit->wald);
    out["wald"]["statistic"] = out["wald"]["chi2"];
    if (fit->wald.chi2)
        out["wald"]["chi2"] = numberJson(std::round(*fit->wald.chi2 * 100) / 100);
    out["score"] = chiSquareJson(fit->score);
    out["aic"] = numberJson(fit->aic);
    out["iterations"] = fit->iterations;
    const auto concordance = analytics::pairConcordance(fit->linear, lives->time, lives->event, lives->entry);
    out["concordance"] = numberJson(concordance.value);
    out["concordance_se"] = numberJson(concordance.se);
    Json tests = Json::array();
    for (std::size_t j = 0; j < fit->kept.size(); ++j) {
        Json entry = chiSquareJson(fit->phTest[j]);
        entry["name"] = design->names[fit->kept[j]];
        tests.push_back(std::move(entry));
    }
    tests.push_back(chiSquareJson(fit->phGlobal));
    tests.back()["name"] = "GLOBAL";
    out["ph_test"] = std::move(tests);
    out["baseline"] = Json::array();
    for (const double time : at.empty() ? fit->times : at)
        out["baseline"].push_back({{"time", time}, {"cumulative_hazard", numberJson(fit->baselineHazard(time))}});
    out["predicted"] = Json::array();
    if (inputs.newRows)
        if (auto status = predictions(inputs, *design, *fit, at, level, answer); !status)
            return status;
    if (inputs.wantsRows) {
        answer.out.columns = {"row", "martingale", "deviance"};
        const auto deviance = analytics::devianceResiduals(*fit, lives->event);
        for (std::size_t i = 0; i < deviance.size(); ++i)
            answer.out.rows.push_back({std::to_string(lives->rows[i] + 1), numberText(fit->martingale[i]), numberText(deviance[i])});
    }
    return {};
}

} // namespace

const std::vector<Analysis>& survivalAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"cox", "time, event, x, entry?, reference?, ties=efron|breslow, transform=km|identity, robust=false, cluster?, at?", 1, 1, cox},
        {"km", "time, event, group?, entry?, interval=log-log|log|plain, at?, tau?", 1, 1, km},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
