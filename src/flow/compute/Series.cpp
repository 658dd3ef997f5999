// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/series/Autocorrelation.h"
#include "analytics/series/ChangePoints.h"
#include "analytics/series/Decomposition.h"
#include "analytics/series/Outliers.h"
#include "analytics/series/Smoothing.h"
#include "analytics/series/Trend.h"

#include "flow/compute/Analysis.h"
#include "flow/compute/SeriesValues.h"

namespace holdfast::flow {

using analytics::Composition;
using core::Code;
using core::Json;

Json indexesJson(const std::vector<std::size_t>& indexes)
{
    Json list = Json::array();
    for (const std::size_t index : indexes)
        list.push_back(index + 1);
    return list;
}

core::Result<std::vector<double>> seriesOf(Settings& settings, std::size_t column, const Inputs& inputs, bool seasonal,
    ComputeAnswer& answer)
{
    if (auto failure = settings.failure())
        return std::unexpected(*failure);
    RowFilter filter(inputs.table());
    filter.needNumber(column);
    const auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    const std::size_t gaps = rows.back() - rows.front() + 1 - rows.size();
    if (seasonal && gaps > 0)
        answer.doubts.push_back({analytics::DoubtCode::GapsClosed, {}, static_cast<double>(gaps)});
    return numbersOf(inputs.table(), column, rows);
}

core::Status checkPositive(const std::vector<double>& values, bool zeroAllowed, const std::string& name)
{
    for (const double value : values)
        if (value < 0 || (value == 0 && !zeroAllowed))
            return core::fail(Code::InvalidValue, {{"name", name}, {"value", numberText(value)}});
    return {};
}

namespace {

void addDoubts(ComputeAnswer& answer, const analytics::Doubts& doubts)
{
    answer.doubts.insert(answer.doubts.end(), doubts.begin(), doubts.end());
}

Json decompositionJson(const analytics::Decomposition& parts)
{
    Json json {{"trend", numbersJson(parts.trend)}, {"seasonal", numbersJson(parts.seasonal)},
        {"remainder", numbersJson(parts.remainder)}, {"figure", numbersJson(parts.figure)}, {"windows", nullptr},
        {"strength_trend", numberJson(parts.strengthTrend)}, {"strength_seasonal", numberJson(parts.strengthSeasonal)}};
    if (parts.windows)
        json["windows"] = {{"s", parts.windows->seasonal}, {"t", parts.windows->trend}, {"l", parts.windows->lowPass}};
    return json;
}

Composition compositionOf(Settings& settings)
{
    return settings.choice("type", {"additive", "multiplicative"}) == "additive" ? Composition::Additive
                                                                                : Composition::Multiplicative;
}

Json mannKendallJson(const analytics::MannKendall& test)
{
    return {{"s", test.s}, {"var", numberJson(test.variance)}, {"z", numberJson(test.z)}, {"tau", numberJson(test.tau)},
        {"p", numberJson(test.p)}};
}

core::Status trend(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto column = settings.column("value");
    const auto season = settings.number("season", 2, 1e6);
    const double level = settings.level();
    if (season && *season != std::floor(*season))
        settings.refuse("season", numberText(*season));
    const auto x = seriesOf(settings, column, inputs, season.has_value(), answer);
    if (!x)
        return std::unexpected(x.error());
    const std::size_t period = season ? static_cast<std::size_t>(*season) : 0;
    const auto slope = analytics::theilSen(*x, level, job);
    const auto line = analytics::linearTrend(*x);
    const auto change = analytics::pettitt(*x);
    for (const auto* error : {slope ? nullptr : &slope.error(), line ? nullptr : &line.error(), change ? nullptr : &change.error()})
        if (error)
            return std::unexpected(*error);

    answer.method = "Mann (1945); Kendall (1975); Sen (1968); Pettitt (1979)";
    Json& result = answer.result;
    const auto test = analytics::mannKendall(*x);
    result["mann_kendall"] = mannKendallJson(test);
    result["seasonal_mann_kendall"] = period ? mannKendallJson(analytics::mannKendallSeasonal(*x, period)) : Json();
    result["theil_sen"] = {{"slope", numberJson(slope->slope)}, {"intercept", numberJson(slope->intercept)},
        {"lower", numberJson(slope->lower)}, {"upper", numberJson(slope->upper)}};
    result["ols"] = {{"slope", numberJson(line->slope)}, {"intercept", numberJson(line->intercept)}, {"se", numberJson(line->se)},
        {"r", numberJson(line->r)}, {"p", numberJson(line->p)}};
    result["pettitt"] = {{"u", numberJson(change->u)}, {"index", change->index}, {"p", numberJson(change->p)}};
    if (!test.p)
        answer.doubts.push_back({analytics::DoubtCode::AllTies});
    else if (x->size() < 10)
        answer.doubts.push_back({analytics::DoubtCode::ShortSeries, {}, static_cast<double>(x->size())});
    std::vector<double> rest;
    for (std::size_t i = 0; i < x->size(); ++i)
        rest.push_back((*x)[i] - slope->intercept - slope->slope * static_cast<double>(i));
    if (const auto r = analytics::dependence(rest))
        answer.doubts.push_back({analytics::DoubtCode::NotIndependent, {}, *r});

    // The changes of the mean, as `changepoints method=optimal` finds them; short series have none to find.
    result["changepoints"] = Json::array();
    const std::size_t shortest = std::max<std::size_t>(2, x->size() * 15 / 100);
    if (const auto breaks = analytics::changePointsOptimal(*x, shortest, 5, job))
        result["changepoints"] = breaks->breaks[breaks->chosen].index;
    else if (breaks.error().code == Code::Cancelled)
        return std::unexpected(breaks.error());

    result["stl"] = nullptr;
    std::vector<std::size_t> anomalies;
    using Parts = core::Result<analytics::Decomposition>;
    const auto parts = period ? analytics::decomposeStl(*x, {period, {}, true}, Composition::Additive, job)
                              : Parts(core::fail(Code::NotEnoughData));
    if (parts) {
        result["stl"] = decompositionJson(*parts);
        anomalies = analytics::outliersOf(parts->remainder)->modifiedZ;
    } else if (parts.error().code == Code::Cancelled) {
        return std::unexpected(parts.error());
    } else {
        anomalies = analytics::anomaliesAlong(*x, 7);
    }
    result["anomalies"] = indexesJson(anomalies);
    return {};
}

core::Status decompose(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto column = settings.column("value");
    if (!settings.has("season"))
        settings.column("season"); // says that it is missing
    const auto period = static_cast<std::size_t>(settings.whole("season", 12, 2, 1'000'000));
    const bool stl = settings.choice("method", {"stl", "classical"}) == "stl";
    const auto composition = compositionOf(settings);
    const std::string window = settings.text("s_window", "periodic");
    const bool robust = settings.flag("robust", false);
    analytics::StlSettings how {period, {}, robust};
    if (window != "periodic") {
        const auto span = plainNumber(window);
        if (!span || *span < 3 || *span > 1e6 || *span != std::floor(*span))
            settings.refuse("s_window", window);
        else
            how.seasonalWindow = static_cast<std::int64_t>(*span);
    }
    const auto x = seriesOf(settings, column, inputs, true, answer);
    if (!x)
        return std::unexpected(x.error());
    if (composition == Composition::Multiplicative)
        if (auto status = checkPositive(*x, false, inputs.table().names()[column]); !status)
            return status;
    const auto parts = stl ? analytics::decomposeStl(*x, how, composition, job) : analytics::decomposeClassical(*x, period, composition);
    if (!parts)
        return std::unexpected(parts.error());
    answer.method = stl ? "Cleveland, Cleveland, McRae, Terpenning (1990)" : "Kendall, Stuart (1983)";
    answer.result = decompositionJson(*parts);
    if (!parts->strengthSeasonal)
        answer.doubts.push_back({analytics::DoubtCode::NoVariation});
    if (x->size() < 3 * period)
        answer.doubts.push_back({analytics::DoubtCode::ShortSeries, {}, static_cast<double>(x->size())});
    return {};
}

Json stateJson(const analytics::Smoothing::State& state)
{
    return {{"level", numberJson(state.level)}, {"trend", numberJson(state.trend)}, {"seasonal", numbersJson(state.seasonal)}};
}

core::Status forecast(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto column = settings.column("value");
    analytics::SmoothingSettings how;
    const std::string method = settings.choice("method", {"holt-winters", "holt", "ses"});
    how.model = method == "ses" ? analytics::SmoothingModel::Level
        : method == "holt"      ? analytics::SmoothingModel::Trend
                                : analytics::SmoothingModel::Seasonal;
    const bool seasonal = how.model == analytics::SmoothingModel::Seasonal;
    const auto season = settings.number("season", 2, 1e6);
    if (season && *season != std::floor(*season))
        settings.refuse("season", numberText(*season));
    if (seasonal && !season)
        settings.column("season"); // says that it is missing
    how.period = season && seasonal ? static_cast<std::size_t>(*season) : 0;
    how.composition = compositionOf(settings);
    how.alpha = settings.number("alpha", 0, 1);
    how.beta = settings.number("beta", 0, 1);
    how.gamma = settings.number("gamma", 0, 1);
    how.horizon = static_cast<std::size_t>(settings.whole("horizon", 12, 1, 10'000));
    how.level = settings.level();
    how.variance = settings.choice("interval", {"r", "chatfield"}) == "r" ? analytics::ForecastVariance::AsR
                                                                         : analytics::ForecastVariance::Chatfield;
    const auto x = seriesOf(settings, column, inputs, seasonal, answer);
    if (!x)
        return std::unexpected(x.error());
    if (seasonal && how.composition == Composition::Multiplicative)
        if (auto status = checkPositive(*x, false, inputs.table().names()[column]); !status)
            return status;
    const auto fit = analytics::smoothExponentially(*x, how, job);
    if (!fit)
        return std::unexpected(fit.error());
    answer.method = seasonal ? "Winters (1960); Yar, Chatfield (1990)" : "Holt (1957); Yar, Chatfield (1990)";
    addDoubts(answer, fit->doubts);
    Json& result = answer.result;
    result = {{"alpha", numberJson(fit->alpha)}, {"beta", numberJson(fit->beta)}, {"gamma", numberJson(fit->gamma)},
        {"sse", numberJson(fit->sse)}, {"start", stateJson(fit->start)}, {"end", stateJson(fit->end)},
        {"fitted", numbersJson(fit->fitted)}, {"first", fit->first + 1}, {"forecast", Json::array()}};
    for (const auto& step : fit->forecast)
        result["forecast"].push_back(
            {{"value", numberJson(step.value)}, {"lower", numberJson(step.lower)}, {"upper", numberJson(step.upper)}});
    return {};
}

core::Status changePoints(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext& job)
{
    const auto column = settings.column("value");
    const bool pelt = settings.choice("method", {"pelt", "optimal"}) == "pelt";
    const std::string penalty = settings.text("penalty", "bic");
    const double shortest = settings.number("min_segment", 0.15, 0, 1e9);
    const auto most = static_cast<std::size_t>(settings.whole("max_breaks", 5, 0, 1000));
    const double trim = settings.number("trim", 0.15, 0, 0.5);
    const auto number = plainNumber(penalty);
    if (penalty != "bic" && (!pelt || (penalty != "aic" && !(number && *number >= 0))))
        settings.refuse("penalty", penalty);
    if (shortest >= 1 && shortest != std::floor(shortest))
        settings.refuse("min_segment", numberText(shortest));
    const auto x = seriesOf(settings, column, inputs, false, answer);
    if (!x)
        return std::unexpected(x.error());
    const double n = static_cast<double>(x->size());
    const auto segment = static_cast<std::size_t>(shortest < 1 ? shortest * n + 1e-9 : shortest);
    const double cost = number ? *number : penalty == "aic" ? 4 : 2 * std::log(n);
    const auto found = pelt ? analytics::changePointsPelt(*x, segment, cost, job)
                            : analytics::changePointsOptimal(*x, segment, most, job);
    if (!found)
        return std::unexpected(found.error());
    answer.method = pelt ? "Killick, Fearnhead, Eckley (2012)" : "Bai, Perron (2003)";
    addDoubts(answer, found->doubts);
    Json& result = answer.result;
    result["breaks"] = Json::array();
    for (const auto& cut : found->breaks)
        result["breaks"].push_back(
            {{"count", cut.index.size()}, {"rss", numberJson(cut.rss)}, {"bic", numberJson(cut.bic)}, {"index", cut.index}});
    result["chosen"] = found->breaks[found->chosen].index;
    result["means"] = numbersJson(found->means);
    const auto testJson = [](const core::Result<analytics::StabilityTest>& test) {
        return test ? Json {{"statistic", numberJson(test->statistic)}, {"p", numberJson(test->p)}} : Json();
    };
    result["cusum"] = testJson(analytics::cusumTest(*x));
    result["sup_f"] = testJson(analytics::supFTest(*x, trim));
    return {};
}

core::Status acf(Settings& settings, const Inputs& inputs, ComputeAnswer& answer, core::JobContext&)
{
    const auto column = settings.column("value");
    const auto lags = static_cast<std::size_t>(settings.whole("lags", 10, 1, 100'000));
    const auto x = seriesOf(settings, column, inputs, true, answer);
    if (!x)
        return std::unexpected(x.error());
    const auto found = analytics::autocorrelation(*x, lags);
    if (!found)
        return std::unexpected(found.error().code == Code::NoVariation
                ? core::Error {Code::NoVariation, {{"name", inputs.table().names()[column]}}}
                : found.error());
    answer.method = "Box, Jenkins, Reinsel (1994); Ljung, Box (1978)";
    if (found->acf.size() < lags)
        answer.doubts.push_back({analytics::DoubtCode::ShortSeries, {}, static_cast<double>(x->size())});
    const auto testJson = [](const analytics::PortmanteauTest& test) {
        return Json {{"chi2", numberJson(test.statistic)}, {"df", test.df}, {"p", numberJson(test.p)}};
    };
    answer.result = {{"acf", numbersJson(found->acf)}, {"pacf", numbersJson(found->pacf)},
        {"ljung_box", testJson(found->ljungBox)}, {"box_pierce", testJson(found->boxPierce)}};
    return {};
}

} // namespace

const std::vector<Analysis>& seriesAnalyses()
{
    static const std::vector<Analysis> kAnalyses {
        {"trend", "value (date order), season?", 1, 1, trend},
        {"decompose", "value, season, method=stl|classical, type=additive|multiplicative, s_window=periodic, robust=false", 1, 1,
            decompose},
        {"forecast",
            "value, season?, method=holt-winters|holt|ses, type, alpha?, beta?, gamma?, horizon=12, interval=r|chatfield", 1, 1,
            forecast},
        {"changepoints", "value, method=pelt|optimal, penalty=bic, min_segment=0.15, max_breaks=5, trim=0.15", 1, 1,
            changePoints},
        {"acf", "value, lags=10", 1, 1, acf},
    };
    return kAnalyses;
}

} // namespace holdfast::flow
