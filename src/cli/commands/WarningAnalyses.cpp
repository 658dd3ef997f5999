// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/Analyses.h"
#include "flow/Alerts.h"
#include "flow/Indicators.h"
#include "present/TextPage.h"
#include "present/pages/WarningPages.h"

#include <charconv>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

std::string setting(const Asked& asked, const std::string& key)
{
    const auto it = asked.set.find(key);
    return it != asked.set.end() ? it->second : std::string();
}

const char* unitWord(domain::IndicatorUnit unit)
{
    static constexpr const char* kWords[] = {"per-customer", "money", "score", "promoters", "per-hundred", "share", "level"};
    return kWords[static_cast<int>(unit)];
}
const char* worseWord(domain::Worse worse)
{
    static constexpr const char* kWords[] = {"higher", "lower", "both"};
    return kWords[static_cast<int>(worse)];
}

Json doubtsJson(const analytics::Doubts& doubts)
{
    Json list = Json::array();
    for (const auto& doubt : doubts)
        list.push_back({{"code", analytics::word(doubt.code)}, {"message", present::doubtText(doubt).toStdString()}});
    return list;
}

Json pointJson(const flow::IndicatorPoint& point)
{
    return {{"period", core::name(point.period)}, {"value", number(point.value.value)}, {"lower", number(point.value.lower)},
        {"upper", number(point.value.upper)}, {"n", point.value.n}, {"partial", point.partial}, {"comparable", point.comparable},
        {"center", number(point.center)}, {"lower_limit", number(point.lowerLimit)}, {"upper_limit", number(point.upperLimit)},
        {"ewma", number(point.ewma)}, {"ewma_lower", number(point.ewmaLower)}, {"ewma_upper", number(point.ewmaUpper)}, {"beyond", point.beyond},
        {"run", point.run}, {"anomaly", point.anomaly}, {"change", point.change}, {"level", point.level}};
}

Json trendJson(const flow::IndicatorTrend& trend)
{
    Json json {{"mann_kendall", {{"tau", number(trend.tau)}, {"p", number(trend.p)}}},
        {"theil_sen", {{"slope", number(trend.slope)}, {"lower", number(trend.slopeLower)}, {"upper", number(trend.slopeUpper)}}}};
    json["stl"] = Json();
    if (trend.seasonal) {
        json["stl"] = {{"from", core::name(trend.stlFrom)}, {"trend", Json::array()}, {"seasonal", Json::array()},
            {"strength_trend", number(trend.strengthTrend)}, {"strength_seasonal", number(trend.strengthSeasonal)}};
        for (const double value : trend.trend)
            json["stl"]["trend"].push_back(number(value));
        for (const double value : trend.season)
            json["stl"]["seasonal"].push_back(number(value));
    }
    json["changes"] = Json::array();
    for (const auto& change : trend.changes)
        json["changes"].push_back({{"period", core::name(change.period)}, {"before", number(change.before)}, {"after", number(change.after)}});
    return json;
}

Json controlJson(const flow::IndicatorSeriesAnswer& series)
{
    Json json {{"center", Json()}, {"lower_limit", Json()}, {"upper_limit", Json()}, {"signals", Json::array()}};
    if (series.current < series.points.size()) {
        const auto& now = series.points[series.current];
        json["center"] = number(now.center);
        json["lower_limit"] = number(now.lowerLimit);
        json["upper_limit"] = number(now.upperLimit);
    }
    for (const auto& point : series.points)
        for (const auto& [rule, on] : {std::pair("beyond_3s", point.beyond), std::pair("8_same_side", point.run)})
            if (on)
                json["signals"].push_back({{"period", core::name(point.period)}, {"rule", rule}});
    return json;
}

Json seriesJson(const flow::IndicatorSeriesAnswer& series, const std::vector<std::string>& segments)
{
    Json json {{"id", series.id}, {"label", series.label.empty() ? Json() : Json(series.label)}, {"unit", unitWord(series.unit)},
        {"worse", worseWord(series.worse)}, {"state", flow::word(series.state)}};
    json["points"] = Json::array();
    for (const auto& point : series.points)
        json["points"].push_back(pointJson(point));
    json["comparisons"] = Json::array();
    for (const auto& entry : series.comparisons)
        json["comparisons"].push_back({{"with", entry.with}, {"name", entry.name}, {"then", number(entry.then)},
            {"difference", number(entry.difference.value)}, {"lower", number(entry.difference.lower)}, {"upper", number(entry.difference.upper)}});
    json["control"] = controlJson(series);
    json["trend"] = trendJson(series.trend);
    json["correlation"] = Json::array();
    for (const auto& lag : series.lags)
        json["correlation"].push_back({{"lag", lag.lag}, {"r", number(lag.r)}, {"n", lag.n}, {"lower", number(lag.lower)}, {"upper", number(lag.upper)},
            {"p", number(lag.p)}, {"p_adjusted", number(lag.pAdjusted)}});
    json["strongest_lag"] = series.strongest ? Json(series.lags[*series.strongest].lag) : Json();
    json["thresholds"] = Json::array();
    for (const auto& rule : series.rules)
        json["thresholds"].push_back({{"kind", domain::word(rule.threshold.kind)}, {"on", rule.threshold.on}, {"amber", number(rule.threshold.amber)},
            {"red", number(rule.threshold.red)}, {"amber_at", number(rule.amberAt)}, {"red_at", number(rule.redAt)}, {"level", rule.level},
            {"changed", rule.changed}});
    json["segments"] = Json::array();
    for (std::size_t i = 0; i < series.segments.size(); ++i)
        json["segments"].push_back({{"name", segments[i]}, {"value", number(series.segments[i].value.value)}, {"lower", number(series.segments[i].value.lower)},
            {"upper", number(series.segments[i].value.upper)}, {"n", series.segments[i].value.n}, {"z", number(series.segments[i].z)},
            {"level", series.segments[i].level}});
    json["event_study"] = Json();
    if (series.eventChange)
        json["event_study"] = {{"change", number(series.eventChange->value)}, {"lower", number(series.eventChange->lower)},
            {"upper", number(series.eventChange->upper)}, {"p", number(series.eventP)}, {"events", series.eventsUsed}};
    json["events"] = Json::array();
    for (const auto& event : series.events)
        json["events"].push_back({{"date", core::isoText(event.day)}, {"series", event.series}, {"text", event.text}, {"before", number(event.before)},
            {"after", number(event.after)}});
    json["doubts"] = doubtsJson(series.doubts);
    return json;
}

Json groupsJson(const flow::RiskGroups& groups)
{
    Json json {{"figures", groups.figures}, {"by_silhouette", groups.bySilhouette}, {"by_gap", groups.byGap}, {"silhouette", number(groups.silhouette)},
        {"used", groups.used}, {"of", groups.of}, {"groups", Json::array()}, {"doubts", doubtsJson(groups.doubts)}};
    for (const auto& group : groups.groups) {
        Json means = Json::array(), distances = Json::array(), apart = Json::array();
        for (const double value : group.means)
            means.push_back(number(value));
        for (const double value : group.distance)
            distances.push_back(number(value));
        for (const auto figure : group.apart)
            apart.push_back(groups.figures[figure]);
        json["groups"].push_back({{"n", group.n}, {"churn_rate", estimateJson(group.churnRate)}, {"means", std::move(means)},
            {"distances", std::move(distances)}, {"apart", std::move(apart)}});
    }
    return json;
}

Json regressionJson(const flow::ChurnRegression& regression)
{
    Json json {{"n", regression.n}, {"events", regression.events},
        {"auc", {{"value", number(regression.auc)}, {"lower", number(regression.aucLower)}, {"upper", number(regression.aucUpper)}}},
        {"mcfadden", number(regression.mcfadden)}, {"coefficients", Json::array()}, {"doubts", doubtsJson(regression.doubts)}};
    for (const auto& term : regression.terms)
        json["coefficients"].push_back({{"name", term.id}, {"coef", number(term.coef)}, {"se", number(term.se)}, {"z", number(term.z)}, {"p", number(term.p)},
            {"lower", number(term.lower)}, {"upper", number(term.upper)}, {"odds_ratio", number(term.oddsRatio)},
            {"odds_ratio_lower", number(term.oddsRatioLower)}, {"odds_ratio_upper", number(term.oddsRatioUpper)}});
    return json;
}

Json indicatorsJson(const flow::IndicatorAnswer& answer)
{
    Json json {{"period", answer.current ? Json(core::name(*answer.current)) : Json()}, {"by", answer.by.empty() ? Json() : Json(answer.by)},
        {"segments", answer.segments}, {"indicators", Json::array()}};
    for (const auto& entry : answer.indicators) {
        Json one {{"id", entry.id}, {"missing", entry.missing.empty() ? Json() : Json(entry.missing)}, {"state", Json()}, {"series", Json::array()}};
        for (const auto& series : entry.series)
            one["series"].push_back(seriesJson(series, answer.segments));
        // Those of the first series, where a reader looks for one of each.
        one["control"] = entry.series.empty() ? Json() : one["series"][0]["control"];
        one["trend"] = entry.series.empty() ? Json() : one["series"][0]["trend"];
        if (!entry.series.empty())
            one["state"] = one["series"][0]["state"];
        one["customers"] = Json::array();
        for (const auto& link : entry.customers)
            one["customers"].push_back({{"id", link.id}, {"n", link.n}, {"churned", link.churned}, {"point_biserial", number(link.pointBiserial)},
                {"spearman", number(link.spearman)}, {"p", number(link.p)}, {"p_adjusted", number(link.pAdjusted)},
                {"mean_churned", number(link.meanChurned)}, {"mean_stayed", number(link.meanStayed)}});
        json["indicators"].push_back(std::move(one));
    }
    json["origin"] = answer.origin.isValid() ? Json(core::isoText(answer.origin)) : Json();
    json["horizon_days"] = answer.horizonDays;
    json["clustering"] = answer.groups ? groupsJson(*answer.groups) : Json();
    json["regression"] = answer.regression ? regressionJson(*answer.regression) : Json();
    return json;
}

Json alertJson(const flow::Alert& alert)
{
    Json kinds = Json::array();
    for (const auto kind : alert.kinds)
        kinds.push_back(domain::word(kind));
    return {{"id", alert.id}, {"indicator", alert.indicator}, {"series", alert.series}, {"kind", domain::word(alert.kind)}, {"kinds", kinds},
        {"level", alert.level == 2 ? "red" : "amber"}, {"segment", alert.segment.empty() ? Json() : Json(alert.segment)},
        {"since", core::name(alert.since)}, {"until", core::name(alert.until)}, {"open", alert.open}, {"value", number(alert.value.value)},
        {"lower", number(alert.value.lower)}, {"upper", number(alert.value.upper)}, {"n", alert.value.n}, {"unit", unitWord(alert.unit)},
        {"worse", worseWord(alert.worse)}, {"baseline", number(alert.baseline)}, {"threshold", number(alert.threshold)}, {"affected", alert.affected},
        {"state", flow::word(alert.state)}, {"reopened", alert.reopened}, {"note", alert.note.empty() ? Json() : Json(alert.note)}};
}

Result<Output> indicators(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::IndicatorRequest request;
    request.scope = asked.scope;
    request.by = setting(asked, "by");
    request.only = setting(asked, "indicator");
    if (const auto methods = setting(asked, "methods"); methods == "series")
        request.methods = false;
    else if (!methods.empty() && methods != "all")
        return core::fail(Code::InvalidParameter, {{"parameter", "methods"}, {"value", methods}});
    auto answer = flow::measureIndicators(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, indicatorsJson(*answer)), present::pageAsText(present::indicatorsPage(*answer, present::Fmt())), {}, 0};
}

Result<flow::AlertRequest> alertRequest(const Asked& asked)
{
    flow::AlertRequest request;
    request.scope = asked.scope;
    request.by = setting(asked, "by");
    const auto periods = wholeOf(asked, "periods", request.periods, 1, 1000);
    if (!periods)
        return std::unexpected(periods.error());
    request.periods = static_cast<int>(*periods);
    return request;
}

Result<Output> alerts(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const auto request = alertRequest(asked);
    if (!request)
        return std::unexpected(request.error());
    auto answer = flow::measureAlerts(session, *request, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"period", answer->current ? Json(core::name(*answer->current)) : Json()}, {"by", answer->by.empty() ? Json() : Json(answer->by)},
        {"watched", answer->seriesWatched}, {"alerts", Json::array()}};
    for (const auto& alert : answer->alerts)
        json["alerts"].push_back(alertJson(alert));
    return Output {framed(answer->basis, std::move(json)), present::pageAsText(present::alertsPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> backtest(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::BacktestRequest request;
    request.scope = asked.scope;
    request.indicator = setting(asked, "indicator");
    request.series = setting(asked, "series");
    if (request.indicator.empty())
        return core::fail(Code::MissingParameter, {{"parameter", "indicator"}});
    if (const auto kind = setting(asked, "kind"); !kind.empty()) {
        const auto parsed = domain::parseThresholdKind(kind);
        if (!parsed)
            return core::fail(Code::InvalidParameter, {{"parameter", "kind"}, {"value", kind}});
        request.kind = *parsed;
    }
    const auto within = wholeOf(asked, "within", request.within, 1, 400);
    if (!within)
        return std::unexpected(within.error());
    request.within = static_cast<int>(*within);
    auto answer = flow::backtestThreshold(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"indicator", answer->indicator}, {"series", answer->series}, {"kind", domain::word(answer->kind)}, {"periods", answer->periods},
        {"years", answer->years}, {"amber", number(answer->amber)}, {"red", number(answer->red)}, {"rises", Json::array()}, {"points", Json::array()}};
    for (const auto& period : answer->rises)
        json["rises"].push_back(core::name(period));
    for (const auto& point : answer->points)
        json["points"].push_back({{"threshold", point.threshold}, {"fired", point.fired}, {"before", point.before}, {"with", point.with},
            {"false_alarms", point.falseAlarms}, {"rises_foretold", point.risesForetold}, {"false_alarms_per_year", number(point.falseAlarmsPerYear)},
            {"lead_periods", number(point.leadPeriods)}});
    return Output {framed(answer->basis, std::move(json), answer->doubts), present::pageAsText(present::backtestPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> laboratory(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::LabRequest request;
    request.scope = asked.scope;
    request.figure = setting(asked, "figure");
    if (request.figure.empty())
        request.figure = "purchase_frequency";
    const auto origins = wholeOf(asked, "origins", 6, 1, 60), step = wholeOf(asked, "step", 30, 1, 3650), horizon = wholeOf(asked, "horizon", 0, 0, 3650);
    for (const auto* whole : {&origins, &step, &horizon})
        if (!*whole)
            return std::unexpected(whole->error());
    request.origins = static_cast<int>(*origins);
    request.stepDays = static_cast<int>(*step);
    request.horizonDays = static_cast<int>(*horizon);
    auto answer = flow::testWarning(session, request, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"figure", answer->figure}, {"worse", answer->higherIsWorse ? "higher" : "lower"}, {"horizon_days", answer->horizonDays},
        {"auc", number(answer->auc)}, {"origins", Json::array()}, {"points", Json::array()}};
    for (const auto& origin : answer->origins)
        json["origins"].push_back({{"date", core::isoText(origin.day)}, {"n", origin.n}, {"known", origin.known}, {"churned", origin.churned},
            {"auc", {{"value", number(origin.auc)}, {"lower", number(origin.aucLower)}, {"upper", number(origin.aucUpper)}}}});
    for (const auto& point : answer->points)
        json["points"].push_back({{"share", point.share}, {"threshold", number(point.threshold)}, {"flagged", point.flagged}, {"hits", point.hits},
            {"hit_rate", estimateJson(point.hitRate)}, {"precision", estimateJson(point.precision)}, {"false_alarm_rate", estimateJson(point.falseAlarmRate)},
            {"value_caught", number(point.valueCaught)}, {"lead_days", number(point.leadDays)}, {"lead_days_median", number(point.leadDaysMedian)}});
    return Output {framed(answer->basis, std::move(json), answer->doubts), present::pageAsText(present::warningLabPage(*answer, present::Fmt())), {}, 0};
}

// ---- alert W … and threshold W … --------------------------------------------------------------------------------------

Result<Output> runAlert(const Context& context)
{
    const auto& words = context.arguments.positional;
    static const std::map<std::string, flow::AlertState> kStates {{"acknowledge", flow::AlertState::Acknowledged}, {"act", flow::AlertState::ActedOn},
        {"close", flow::AlertState::Closed}, {"reopen", flow::AlertState::New}};
    const auto it = kStates.find(words[1]);
    const bool segment = words[1] == "segment";
    if (it == kStates.end() && !segment)
        return core::fail(Code::InvalidParameter, {{"parameter", "ACTION"}, {"value", words[1]}});
    if (words.size() != (segment ? 4u : 3u))
        return core::fail(Code::MissingParameter, {{"parameter", segment ? "NAME" : "ID"}});
    flow::AlertRequest request;
    request.by = context.arguments.value("by").value_or("");
    request.periods = 1000;
    if (const auto asOf = context.arguments.value("as-of")) {
        const auto date = core::parseIsoDate(*asOf);
        if (!date)
            return core::fail(Code::InvalidParameter, {{"parameter", "--as-of"}, {"value", *asOf}});
        request.scope.asOf = *date;
    }
    auto session = flow::openWorkspace(words[0]);
    if (!session)
        return std::unexpected(session.error());
    const auto done = segment ? flow::makeAlertSegment(**session, request, words[2], words[3], context.job)
                              : flow::changeAlert(**session, request, words[2], it->second, context.arguments.value("note"), context.job);
    if (!done)
        return std::unexpected(done.error());
    auto answer = flow::measureAlerts(**session, request, context.job);
    if (!answer)
        return std::unexpected(answer.error());
    std::erase_if(answer->alerts, [&](const auto& alert) { return alert.id != words[2]; });
    return Output {answer->alerts.empty() ? Json::object() : alertJson(answer->alerts.front()),
        present::pageAsText(present::alertsPage(*answer, present::Fmt())), {}, 0};
}

Result<std::optional<double>> amount(const Arguments& arguments, const std::string& name, const std::optional<double>& fallback)
{
    const auto text = arguments.value(name);
    if (!text)
        return fallback;
    if (text->empty())
        return std::optional<double>();
    double value = 0;
    const auto [end, error] = std::from_chars(text->data(), text->data() + text->size(), value);
    if (error != std::errc() || end != text->data() + text->size())
        return core::fail(Code::InvalidParameter, {{"parameter", "--" + name}, {"value", *text}});
    return std::optional(value);
}

Result<Output> runThreshold(const Context& context)
{
    const auto& words = context.arguments.positional;
    const bool list = words[1] == "list";
    if (!list && words[1] != "set" && words[1] != "reset")
        return core::fail(Code::InvalidParameter, {{"parameter", "ACTION"}, {"value", words[1]}});
    auto session = flow::openWorkspace(words[0], list);
    if (!session)
        return std::unexpected(session.error());
    if (!list) {
        if (words.size() != 4)
            return core::fail(Code::MissingParameter, {{"parameter", words.size() == 2 ? "INDICATOR" : "KIND"}});
        const auto kind = domain::parseThresholdKind(words[3]);
        if (!kind)
            return core::fail(Code::InvalidParameter, {{"parameter", "KIND"}, {"value", words[3]}});
        core::Status done;
        if (words[1] == "reset") {
            done = flow::resetThreshold(**session, words[2], *kind);
        } else {
            auto all = flow::thresholds(**session);
            if (!all)
                return std::unexpected(all.error());
            domain::Threshold threshold {words[2], *kind, std::nullopt, std::nullopt, true};
            for (const auto& known : *all)
                if (known.indicator == words[2] && known.kind == *kind)
                    threshold = known;
            const auto amber = amount(context.arguments, "amber", threshold.amber), red = amount(context.arguments, "red", threshold.red);
            if (!amber || !red)
                return std::unexpected(amber ? red.error() : amber.error());
            threshold.amber = *amber;
            threshold.red = *red;
            threshold.on = !context.arguments.has("off");
            done = flow::changeThreshold(**session, threshold);
        }
        if (!done)
            return std::unexpected(done.error());
    }
    auto all = flow::thresholds(**session);
    if (!all)
        return std::unexpected(all.error());
    Json json {{"thresholds", Json::array()}};
    for (const auto& threshold : *all)
        json["thresholds"].push_back({{"indicator", threshold.indicator}, {"kind", domain::word(threshold.kind)}, {"amber", number(threshold.amber)},
            {"red", number(threshold.red)}, {"on", threshold.on}});
    return Output {std::move(json), present::pageAsText(present::thresholdsPage(*all, present::Fmt())), {}, 0};
}

} // namespace

const std::map<std::string, Analysis>& warningAnalyses()
{
    static const std::map<std::string, Analysis> all {{"indicators", {indicators, {"by", "indicator", "methods"}}}, {"alerts", {alerts, {"by", "periods"}}},
        {"thresholds", {backtest, {"indicator", "series", "kind", "within"}}}, {"warning-lab", {laboratory, {"figure", "origins", "step", "horizon"}}}};
    return all;
}

const std::vector<Command>& warningCommands()
{
    static const std::vector<Command> commands {
        {"alert", "alert WORKSPACE acknowledge|act|close|reopen ID [--note TEXT] | segment ID NAME",
            "changes the state of an alert, or makes a segment of the customers it is about", {"note=", "by=", "as-of="}, 2, 4, runAlert},
        {"threshold", "threshold WORKSPACE list | set INDICATOR KIND [--amber N] [--red N] [--off] | reset INDICATOR KIND",
            "what raises an alert: fixed, relative, control, benchmark", {"amber=", "red=", "off"}, 2, 4, runThreshold},
    };
    return commands;
}

} // namespace holdfast::cli
