// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/bench/BriefingBench.h"
#include "charts/PagePainter.h"
#include "cli/commands/Analyses.h"
#include "flow/Bench.h"
#include "flow/CohortGrid.h"
#include "flow/EventNotes.h"
#include "flow/Explore.h"
#include "flow/Retention.h"
#include "present/ErrorText.h"
#include "present/TextPage.h"
#include "present/pages/EventNotes.h"
#include "present/pages/Pages.h"

#include <cmath>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

Json numbers(const std::vector<double>& values)
{
    Json json = Json::array();
    for (const double value : values)
        json.push_back(number(value));
    return json;
}

Json periodJson(const flow::PeriodChurn& period)
{
    return {{"name", core::name(period.period)}, {"active_at_start", period.activeAtStart}, {"churned", period.churned},
        {"new", period.fresh}, {"returning", period.returning}, {"active_at_end", period.activeAtEnd},
        {"churn_rate", number(period.churnRate.value)}, {"lower", number(period.churnRate.lower)}, {"upper", number(period.churnRate.upper)},
        {"retention_rate", number(period.retentionRate.value)}, {"lower_limit", number(period.lowerLimit)},
        {"upper_limit", number(period.upperLimit)}, {"signal", period.signal}, {"partial", period.partial},
        {"enough_history", period.enoughHistory}};
}

Json churnJson(const flow::ChurnAnswer& answer)
{
    Json json;
    json["definition"] = {{"kind", domain::word(answer.definition.kind)}, {"inactive_days", answer.definition.inactiveDays},
        {"grace_days", answer.definition.graceDays}, {"proposed", answer.proposed}};
    json["periods"] = Json::array();
    for (const auto& period : answer.periods)
        json["periods"].push_back(periodJson(period));
    json["current"] = answer.current ? periodJson(*answer.current) : Json();
    json["previous"] = answer.previous ? periodJson(*answer.previous) : Json();
    json["overall"] = estimateJson(answer.overall);
    json["churned_customers"] = answer.churnedCustomers;
    json["known_customers"] = answer.knownCustomers;
    return json;
}

Json groupJson(const flow::GroupRisk& group)
{
    return {{"field", group.field}, {"label", group.fieldLabel}, {"value", group.value}, {"n", group.n}, {"active_at_start", group.active},
        {"churned", group.churned}, {"churn_rate", number(group.churnRate.value)}, {"lower", number(group.churnRate.lower)},
        {"upper", number(group.churnRate.upper)}, {"before", number(group.before)}, {"revenue", number(group.revenue)},
        {"p_adjusted", number(group.pAdjusted)}};
}

Json eventsJson(const std::vector<flow::EventNote>& notes)
{
    Json list = Json::array();
    for (const auto& note : notes)
        list.push_back({{"date", core::isoText(note.day)}, {"text", note.text}, {"key", note.key.empty() ? Json() : Json(note.key)}});
    return list;
}

Json overviewJson(const flow::OverviewAnswer& answer)
{
    Json json;
    const auto& churn = answer.churn;
    json["churn_rate"] = estimateJson(churn.current ? churn.current->churnRate : churn.overall);
    json["kpis"] = Json::array();
    for (const auto& kpi : answer.kpis)
        json["kpis"].push_back({{"id", kpi.id}, {"value", number(kpi.now.value)}, {"lower", number(kpi.now.lower)},
            {"upper", number(kpi.now.upper)}, {"n", kpi.now.n}, {"before", number(kpi.before)}, {"numerator", number(kpi.numerator)},
            {"denominator", number(kpi.denominator)}, {"series", numbers(kpi.series)}, {"needs", kpi.needs.empty() ? Json() : Json(kpi.needs)}});
    json["groups"] = Json::array();
    for (const auto& group : answer.groups)
        json["groups"].push_back(groupJson(group));
    json["churn"] = churnJson(churn);
    return json;
}

Json cohortsJson(const flow::CohortAnswer& answer)
{
    Json json;
    json["cohorts"] = Json::array();
    for (const auto& cohort : answer.cohorts) {
        Json retained = Json::array(), retention = Json::array(), revenue = Json::array(), lower = Json::array(), upper = Json::array();
        for (const auto& cell : cohort.cells) {
            retained.push_back(cell.retained);
            retention.push_back(number(cell.retention.value));
            lower.push_back(number(cell.retention.lower));
            upper.push_back(number(cell.retention.upper));
            revenue.push_back(number(cell.revenue));
        }
        json["cohorts"].push_back({{"name", core::name(cohort.cohort)}, {"n", cohort.n}, {"retained", std::move(retained)},
            {"retention", std::move(retention)}, {"lower", std::move(lower)}, {"upper", std::move(upper)}, {"revenue", std::move(revenue)},
            {"last_partial", !cohort.cells.empty() && cohort.cells.back().partial}});
    }
    json["retention_weighted"] = numbers(answer.weighted);
    json["retention_plain"] = numbers(answer.plain);
    // As the panel and the briefings show them: over periods that are over.
    for (const auto& mean : flow::settledMeans(answer)) {
        json["settled_weighted"].push_back(number(mean.weighted));
        json["settled_plain"].push_back(number(mean.plain));
    }
    return json;
}

Json rfmJson(const flow::RfmAnswer& answer)
{
    Json json {{"customers", answer.customers}};
    const char* names[] = {"recency", "frequency", "monetary"};
    for (int i = 0; i < 3; ++i) {
        json["cuts"][names[i]] = answer.cuts[i];
        json["mean"][names[i]] = answer.mean[i];
        json["sd"][names[i]] = answer.sd[i];
        json["median"][names[i]] = answer.median[i];
        json["counts"][names[i]] = answer.counts[i];
    }
    json["grid"] = Json::array();
    for (const auto& row : answer.grid) {
        Json cells = Json::array();
        for (const auto& cell : row)
            cells.push_back({{"n", cell.n}, {"active_at_start", cell.active}, {"churned", cell.churned}, {"churn_rate", number(cell.churnRate.value)}});
        json["grid"].push_back(std::move(cells));
    }
    json["groups"] = Json::array();
    for (const auto& group : answer.groups)
        json["groups"].push_back({{"name", group.name}, {"n", group.n}, {"share", group.share}, {"revenue", group.revenue}});
    json["halves"] = Json::array();
    for (const auto& half : answer.halves)
        json["halves"].push_back({{"name", half.name}, {"n", half.n}, {"revenue", half.revenue}});
    json["gini"] = answer.gini;
    json["top20"] = {{"customers", answer.topCustomers}, {"share", answer.topShare}};
    return json;
}

Json ruleJson(const flow::ChurnRuleAnswer& answer)
{
    Json json {{"proposed_days", answer.proposedDays}, {"days_in_force", answer.daysInForce}, {"in_force", answer.inForce},
        {"possible", answer.possible}, {"gaps", answer.gaps}, {"censored", answer.censored}};
    json["curve"] = Json::array();
    for (const auto& point : answer.curve)
        json["curve"].push_back({{"days", point.days}, {"chance", number(point.chance.value)}, {"lower", number(point.chance.lower)},
            {"upper", number(point.chance.upper)}, {"n", point.chance.n}});
    return json;
}

Json segmentsJson(const std::vector<flow::SegmentSize>& sizes)
{
    Json list = Json::array();
    for (const auto& size : sizes)
        list.push_back({{"name", size.name}, {"n", size.n}, {"churn_rate", number(size.churnRate.value)},
            {"lower", number(size.churnRate.lower)}, {"upper", number(size.churnRate.upper)}});
    return {{"segments", std::move(list)}};
}

Result<Output> overview(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    auto answer = flow::measureOverview(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    QString changesText;
    const auto changes = whatChangedJson(session, asked, changesText, job);
    if (!changes)
        return std::unexpected(changes.error());
    Json result = overviewJson(*answer);
    result.update(*changes);
    const auto notes = flow::eventNotes(session, answer->basis.asOf, job);
    if (!notes)
        return std::unexpected(notes.error());
    result["events"] = eventsJson(*notes);
    present::Page page = present::overviewPage(*answer, present::Fmt());
    present::noteEvents(page, answer->churn, *notes, present::Fmt());
    return Output {framed(answer->basis, std::move(result)), present::pageAsText(page) + changesText, {}, 0};
}

Result<Output> churn(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    auto answer = flow::measureChurn(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    QString classesText;
    const auto classes = churnClassesJson(session, asked, classesText, job);
    if (!classes)
        return std::unexpected(classes.error());
    Json result = churnJson(*answer);
    result.update(*classes);
    const Json json = framed(answer->basis, std::move(result));
    flow::OverviewAnswer shown;
    shown.basis = answer->basis;
    shown.churn = std::move(*answer);
    return Output {json, present::pageAsText(present::overviewPage(shown, present::Fmt())) + classesText, {}, 0};
}

Result<Output> cohorts(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    auto answer = flow::measureCohorts(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    const Json json = framed(answer->basis, cohortsJson(*answer));
    QString text;
    for (const auto& cohort : answer->cohorts) {
        text += QStringLiteral("%1 %2 ").arg(QString::fromStdString(core::name(cohort.cohort))).arg(cohort.n, 8);
        for (const auto& cell : cohort.cells)
            text += QStringLiteral("%1").arg(cell.retention.value.value_or(0) * 100, 7, 'f', 1);
        text += u'\n';
    }
    return Output {json, text, {}, 0};
}

Result<Output> rfm(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    auto answer = flow::measureRfm(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, rfmJson(*answer)), present::pageAsText(present::rfmPage(*answer, present::Fmt())), {}, 0};
}

Result<Output> churnRule(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    auto answer = flow::proposeChurnRule(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    return Output {framed(answer->basis, ruleJson(*answer)), present::pageAsText(present::churnRulePage(*answer, present::Fmt())), {}, 0};
}

Result<Output> segmentList(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    auto exploration = flow::explore(session, asked.scope, job);
    if (!exploration)
        return std::unexpected(exploration.error());
    auto sizes = flow::measureSegments(session, asked.scope, job);
    if (!sizes)
        return std::unexpected(sizes.error());
    return Output {framed((*exploration)->basis(), segmentsJson(*sizes)),
        present::pageAsText(present::savedSegmentsPage(*sizes, present::Fmt())), {}, 0};
}

const std::map<std::string, Analysis>& analyses()
{
    static const auto all = [] {
        std::map<std::string, Analysis> known {{"overview", {overview}}, {"churn", {churn}}, {"churn-rule", {churnRule}},
            {"cohorts", {cohorts}}, {"rfm", {rfm}}, {"segments", {segmentList}}};
        known.insert(riskAnalyses().begin(), riskAnalyses().end());
        known.insert(warningAnalyses().begin(), warningAnalyses().end());
        known.insert(surveyAnalyses().begin(), surveyAnalyses().end());
        known.insert(driverAnalyses().begin(), driverAnalyses().end());
        known.insert(loyaltyAnalyses().begin(), loyaltyAnalyses().end());
        known.insert(campaignAnalyses().begin(), campaignAnalyses().end());
        known.insert(exploreAnalyses().begin(), exploreAnalyses().end());
        known.insert(groupAnalyses().begin(), groupAnalyses().end());
        known.insert(valueAnalyses().begin(), valueAnalyses().end());
        return known;
    }();
    return all;
}

Result<Output> runAnalyse(const Context& context)
{
    const auto& words = context.arguments.positional;
    const auto it = analyses().find(words[1]);
    if (it == analyses().end())
        return core::fail(Code::UnknownAnalysis, {{"analysis", words[1]}});
    const Analysis& analysis = it->second;
    auto asked = askedFor(context.arguments, analysis.keys);
    if (!asked)
        return std::unexpected(asked.error());
    auto session = flow::openWorkspace(words[0], analysis.writes == nullptr || !analysis.writes(*asked));
    if (!session)
        return std::unexpected(session.error());
    return analysis.run(**session, *asked, context.job);
}

Result<Output> runBench(const Context& context)
{
    const Arguments& arguments = context.arguments;
    const auto customers = wholeOption(arguments, "customers", 200000, 100, 1000000);
    if (!customers)
        return std::unexpected(customers.error());
    const std::string only = arguments.value("only").value_or(""), data = arguments.positional.empty() ? "" : arguments.positional[0];
    const bool workspace = data.ends_with(".holdfast");
    const auto briefs = briefing::briefingBenchStages();
    const bool isBrief = std::ranges::find(briefs, only) != briefs.end();
    auto names = workspace ? std::vector<std::string>() : flow::benchStages(); // a workspace serves the briefings alone
    names.insert(names.end(), briefs.begin(), briefs.end());
    if (workspace || only != "surveys") // all stages of surveys on one that is loaded once
        if (auto asked = flow::stageAsked(only, names); !asked)
            return std::unexpected(asked.error());
    Result<std::vector<flow::BenchStage>> stages;
    if (!isBrief && !workspace)
        stages = flow::runBench(data, only, context.job, static_cast<std::uint64_t>(*customers));
    if (stages && (isBrief || only.empty())) {
        auto more = briefing::runBriefingBench(workspace ? data : "", only, charts::pagePainter(QLocale(QLocale::English)), context.job, static_cast<std::uint64_t>(*customers));
        if (!more)
            return std::unexpected(more.error());
        std::ranges::move(*more, std::back_inserter(*stages));
    }
    if (!stages)
        return std::unexpected(stages.error());
    Output output;
    output.json["stages"] = Json::array();
    output.text = QStringLiteral("%1%2%3%4%5\n").arg(QStringLiteral("stage"), -14).arg(QStringLiteral("median s"), 12).arg(
        QStringLiteral("p99 s"), 12).arg(QStringLiteral("rows/s"), 14).arg(QStringLiteral("MB"), 8);
    for (const auto& stage : *stages) {
        output.json["stages"].push_back({{"name", stage.name}, {"seconds", stage.seconds}, {"p95", number(stage.p95)}, {"p99", number(stage.p99)}, {"max", number(stage.slowest)}, {"runs", stage.runs},
            {"rows", stage.rows}, {"rows_per_second", number(stage.rowsPerSecond)}, {"peak_mb", number(stage.peakMb)}, {"check", stage.check.empty() ? Json() : Json(stage.check)}});
        auto& peers = output.json["stages"].back()["peers"] = Json::array();
        output.text += QStringLiteral("%1%2%3%4%5\n").arg(QString::fromStdString(stage.name), -14).arg(stage.seconds, 12, 'f', 4)
            .arg(stage.p99, 12, 'f', 4).arg(stage.rowsPerSecond, 14, 'f', 0).arg(stage.peakMb, 8, 'f', 0);
        for (const auto& peer : stage.peers) {
            peers.push_back({{"name", peer.name}, {"seconds", peer.seconds}, {"ratio", number(peer.ratio)},
                {"check", peer.check.empty() ? Json() : Json(peer.check)}});
            output.text += QStringLiteral("  %1 s by %2: ratio %3   %4 %5\n").arg(peer.seconds, 0, 'f', 3).arg(QString::fromStdString(peer.name))
                .arg(peer.ratio, 0, 'f', 3).arg(QString::fromStdString(stage.check), QString::fromStdString(peer.check));
        }
    }
    return output;
}

Result<Output> runEvent(const Context& context)
{
    const auto& words = context.arguments.positional;
    const bool list = words[1] == "list" && words.size() == 2, add = words[1] == "add" && words.size() == 4, remove = words[1] == "remove" && words.size() == 3;
    if (!list && !add && !remove)
        return core::fail(Code::InvalidParameter, {{"parameter", "event"}, {"value", words[1]}});
    auto session = flow::openWorkspace(words[0], list);
    if (!session)
        return std::unexpected(session.error());
    if (add) {
        const auto day = core::parseIsoDate(words[2]);
        if (!day)
            return core::fail(Code::InvalidParameter, {{"parameter", "date"}, {"value", words[2]}});
        if (auto done = flow::addEventNote(**session, *day, words[3], context.job); !done)
            return std::unexpected(done.error());
    } else if (remove) {
        if (auto done = flow::removeEventNote(**session, words[2], context.job); !done)
            return std::unexpected(done.error());
    }
    const auto notes = flow::eventNotes(**session, {}, context.job);
    if (!notes)
        return std::unexpected(notes.error());
    QString text;
    for (const auto& note : *notes)
        text += QString::fromStdString(core::isoText(note.day) + "  " + note.text + (note.key.empty() ? "" : "  [" + note.key + "]")) + u'\n';
    return Output {{{"events", eventsJson(*notes)}}, text, {}, 0};
}

} // namespace

core::Result<Asked> askedFor(const Arguments& arguments, const std::vector<std::string>& keys)
{
    Asked asked;
    asked.arguments = &arguments;
    flow::Scope& scope = asked.scope;
    std::map<std::string, std::string> set;
    if (const auto it = arguments.options.find("set"); it != arguments.options.end())
        for (const auto& pair : it->second) {
            const auto equal = pair.find('=');
            if (equal == std::string::npos)
                return core::fail(Code::InvalidParameter, {{"parameter", "--set"}, {"value", pair}});
            set[pair.substr(0, equal)] = pair.substr(equal + 1);
        }
    if (const auto asOf = arguments.value("as-of"))
        set["as-of"] = *asOf;
    for (const auto& [key, value] : set) {
        if (key == "period") {
            scope.period = core::parseGrain(value);
            if (!scope.period)
                return core::fail(Code::InvalidParameter, {{"parameter", key}, {"value", value}});
        } else if (key == "as-of" || key == "as_of") {
            const auto date = core::parseIsoDate(value);
            if (!date)
                return core::fail(Code::InvalidParameter, {{"parameter", key}, {"value", value}});
            scope.asOf = *date;
        } else if (std::find(keys.begin(), keys.end(), key) != keys.end()) {
            asked.set[key] = value;
        } else {
            return core::fail(Code::UnknownParameter, {{"parameter", key}});
        }
    }
    if (const auto segment = arguments.value("segment")) {
        domain::Rule rule;
        rule.kind = domain::Rule::Kind::Segment;
        rule.segment = *segment;
        scope.rule = rule;
        scope.name = *segment;
    }
    return asked;
}

const std::vector<Command>& analysisCommands()
{
    static const std::string names = [] {
        std::string all;
        for (const auto& [name, analysis] : analyses())
            all += (all.empty() ? "" : ", ") + name;
        return all;
    }();
    static const std::vector<Command> commands {
        {"event", "event WORKSPACE list | add DATE TEXT | remove KEY", "what happened when: shown on the churn trend beside the events of external series", {}, 2, 4, runEvent},
        {"analyse", "analyse WORKSPACE NAME [--segment S] [--as-of D] [--set k=v]", names.c_str(),
            {"segment=", "as-of=", "set=", "out=", "identified"}, 2, 2, runAnalyse},
        {"bench", "bench [DATA-DIR | WORKSPACE] [--only STAGE]", "times import, snapshot, analyses, brushes and briefings; of a workspace, the briefings alone",
            {"only=", "customers="}, 0, 1, runBench},
    };
    return commands;
}

} // namespace holdfast::cli
