// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/CampaignLoopJson.h"

namespace holdfast::cli {

using core::Json;

namespace {

Json effectJson(const domain::AssumedEffect& effect)
{
    return {{"saved_share", number(effect.saved)}, {"saved_sd", number(effect.savedSd)}, {"woken_share", number(effect.woken)}};
}

Json balanceJson(const std::vector<flow::BalanceLine>& lines)
{
    Json list = Json::array();
    for (const auto& line : lines)
        list.push_back({{"id", line.id}, {"difference", number(line.difference)}});
    return list;
}

Json issuesJson(const std::vector<flow::OutcomeIssue>& issues)
{
    Json list = Json::array();
    for (const auto& issue : issues)
        list.push_back({{"kind", issue.kind}, {"n", issue.count}, {"examples", issue.examples}});
    return list;
}

Json armJson(const flow::ArmFigure& arm)
{
    return {{"n", arm.n}, {"sum", number(arm.sum)}, {"mean", number(arm.mean.value)}, {"lower", number(arm.mean.lower)}, {"upper", number(arm.mean.upper)}};
}

Json powerJson(const flow::TargetPower& power)
{
    Json json {{"baseline", number(power.baseline)}, {"expected", number(power.expected)}, {"power", number(power.power)}, {"detectable", number(power.detectable)},
        {"wait_days", power.waitDays ? Json(*power.waitDays) : Json()}, {"by_share", Json::array()}, {"by_days", Json::array()}};
    for (const auto& point : power.byShare)
        json["by_share"].push_back({{"share", point.x}, {"power", number(point.power)}});
    for (const auto& point : power.byDays)
        json["by_days"].push_back({{"days", point.x}, {"power", number(point.power)}});
    return json;
}

Json lessonJson(const flow::CampaignLesson& lesson)
{
    return {{"campaign", lesson.campaign}, {"strategy", lesson.strategy}, {"effect", estimateJson(lesson.effect)}, {"saved", estimateJson(lesson.saved)}, {"saved_se", number(lesson.savedSe)},
        {"treated", lesson.treated}, {"control", lesson.control}, {"text", lesson.text}};
}

} // namespace

Json targetJson(const flow::TargetAnswer& answer)
{
    Json json {{"id", answer.id}, {"name", answer.name}, {"locked", answer.locked}, {"digest", answer.digest.empty() ? Json() : Json(answer.digest)},
        {"target", Json::parse(domain::toJson(answer.plan))}, {"audience", answer.audience}, {"candidates", answer.candidates}, {"unvalued", answer.unvalued},
        {"leave_alone", answer.leaveAlone}, {"not_worth", answer.notWorth}, {"chosen", answer.chosen}, {"treated", answer.treated}, {"control", answer.control},
        {"value", estimateJson(answer.value)}, {"spent", number(answer.spent)}, {"bound", number(answer.bound)}, {"gap", number(answer.gap)}, {"value_method", answer.valueMethod}};
    json["who"] = answer.plan.who;
    json["gone"] = answer.gone;
    json["returns"] = Json();
    if (answer.returns) {
        json["returns"] = {{"from", core::isoText(answer.returns->from)}, {"window_days", answer.returns->windowDays}, {"all", estimateJson(answer.returns->all)}, {"bands", Json::array()}};
        for (const auto& band : answer.returns->bands)
            json["returns"]["bands"].push_back({{"from_days", band.fromDays}, {"to_days", band.toDays ? Json(*band.toDays) : Json()}, {"share", estimateJson(band.share)}});
    }
    json["excluded"] = Json::object();
    for (const auto& reason : answer.excluded)
        json["excluded"][reason.reason] = reason.n;
    json["offers"] = Json::array();
    for (const auto& offer : answer.offers)
        json["offers"].push_back({{"id", offer.strategy.id}, {"channel", offer.strategy.channel}, {"expected_cost", number(offer.strategy.expectedCost())},
            {"effect", effectJson(offer.used)}, {"learned", offer.learned}, {"lessons", offer.lessons}, {"source", offer.learned ? std::string("measured") : offer.strategy.source},
            {"eligible", offer.eligible}, {"chosen", offer.chosen}, {"treated", offer.treated}, {"control", offer.control}, {"uplift", number(offer.uplift)},
            {"cost", number(offer.cost)}, {"net", number(offer.net)}});
    json["groups"] = Json::array();
    for (const auto& group : answer.groups)
        json["groups"].push_back({{"tier", group.tier}, {"value_class", group.valueClass}, {"n", group.n}, {"chosen", group.chosen}, {"none", group.none}, {"net_each", number(group.netEach)}});
    json["curve"] = Json();
    if (answer.curve) {
        json["curve"] = {{"knee", answer.curve->knee ? number(answer.curve->points[*answer.curve->knee].budget) : Json()}, {"whole_budget", number(answer.curve->wholeBudget)},
            {"customers", answer.curve->customers}, {"points", Json::array()}};
        for (const auto& point : answer.curve->points)
            json["curve"]["points"].push_back({{"budget", number(point.budget)}, {"value", number(point.best)}, {"bound", number(point.bound)}, {"highest_risk", number(point.highestRisk)},
                {"random", number(point.random)}});
    }
    json["balance"] = balanceJson(answer.balance);
    json["power"] = powerJson(answer.power);
    json["customers"] = Json::array();
    for (const auto& one : answer.customers)
        json["customers"].push_back({{"id", one.customer}, {"tier", one.tier}, {"value_class", one.valueClass}, {"offer", one.offer}, {"arm", one.control ? "control" : "treated"},
            {"risk", number(one.risk)}, {"remaining_value", number(one.value)}, {"uplift", number(one.uplift)}, {"cost", number(one.cost)}, {"net", number(one.net)}});
    return json;
}

Json outcomesJson(const flow::OutcomesAnswer& answer)
{
    return {{"id", answer.campaign}, {"file", answer.file}, {"rows", answer.rows}, {"matched", answer.matched}, {"adopted", answer.adopted}, {"columns", answer.columns},
        {"issues", issuesJson(answer.issues)}};
}

Json monitorJson(const flow::MonitorAnswer& answer)
{
    Json json {{"id", answer.id}, {"state", answer.state}, {"from", core::isoText(answer.from)}, {"to", core::isoText(answer.to)}, {"planned", answer.planned}, {"contacted", answer.contacted},
        {"responded", answer.responded}, {"converted", answer.converted}, {"control", answer.control}, {"control_contacted", answer.controlContacted}, {"response", estimateJson(answer.responseShare)},
        {"planned_cost", number(answer.plannedCost)}, {"cost", number(answer.cost)}, {"alarms", answer.alarms}, {"fatigued", answer.fatigued}, {"issues", issuesJson(answer.issues)}};
    json["offers"] = Json::array();
    for (const auto& offer : answer.offers)
        json["offers"].push_back({{"id", offer.strategy.id}, {"planned", offer.planned}, {"contacted", offer.contacted}, {"responded", offer.responded}, {"converted", offer.converted},
            {"planned_cost", number(offer.plannedCost)}, {"cost", number(offer.cost)}});
    json["overlaps"] = Json::array();
    for (const auto& overlap : answer.overlaps)
        json["overlaps"].push_back({{"id", overlap.campaign}, {"name", overlap.name}, {"customers", overlap.customers}});
    json["exports"] = Json::array();
    for (const auto& one : answer.exports)
        json["exports"].push_back({{"at", one.at}, {"rows", one.rows}, {"pseudonymous", !one.identified}, {"digest", one.digest}, {"purpose", one.purpose}, {"recipient", one.recipient}});
    return json;
}

Json evaluateJson(const flow::EvaluateAnswer& answer)
{
    Json json {{"id", answer.id}, {"name", answer.name}, {"digest", answer.digest}, {"drawn", answer.drawn}, {"unchanged", answer.unchanged}, {"locked_on", core::isoText(answer.lockedOn)},
        {"from", core::isoText(answer.from)}, {"to", core::isoText(answer.to)}, {"open", answer.open}, {"outcome", answer.plan.outcome}, {"decision_rule", answer.plan.decision},
        {"decision", answer.decision}, {"outcome_missing", answer.notKnown}, {"sample_ratio", {{"planned", number(answer.plannedRatio)}, {"p", number(answer.ratioP)}, {"broken", answer.ratioBroken}}},
        {"treated", armJson(answer.treated)}, {"control", armJson(answer.control)}};
    json["effect"] = number(answer.effect.value);
    json["lower"] = number(answer.effect.lower);
    json["upper"] = number(answer.effect.upper);
    json["p"] = number(answer.p);
    json["cuped"] = Json();
    if (answer.cuped) {
        const auto& c = *answer.cuped;
        json["cuped"] = {{"theta", number(c.theta)}, {"correlation", number(c.correlation)}, {"variance_reduction", number(c.varianceReduction)}, {"effect", number(c.adjusted.effect)},
            {"se", number(c.adjusted.se)}, {"z", number(c.adjusted.z)}, {"p", number(c.adjusted.p)}, {"lower", number(c.adjusted.lower)}, {"upper", number(c.adjusted.upper)}};
    }
    const auto& money = answer.money;
    json["money"] = {{"value", estimateJson(money.value)}, {"cost", number(money.cost)}, {"cost_known", money.costKnown}, {"profit", estimateJson(money.profit)}, {"roi", estimateJson(money.roi)},
        {"kept", estimateJson(money.kept)}, {"promised", {{"value", number(answer.promisedValue)}, {"lower", number(answer.promisedLower)}, {"upper", number(answer.promisedUpper)}}}};
    json["groups"] = Json::array();
    for (const auto& line : answer.lines)
        json["groups"].push_back({{"field", line.field}, {"value", line.value}, {"treated", line.treated}, {"control", line.control}, {"effect", number(line.difference.value)},
            {"lower", number(line.difference.lower)}, {"upper", number(line.difference.upper)}, {"p", number(line.p)}, {"p_adjusted", number(line.pAdjusted)}, {"exploratory", line.field != "all"}});
    json["qini"] = Json();
    if (answer.qini)
        json["qini"] = {{"qini", number(answer.qini->qini)}, {"lower", number(answer.qini->qiniLower)}, {"upper", number(answer.qini->qiniUpper)}, {"random", number(answer.qini->qiniRandom)},
            {"area", number(answer.qini->qiniArea)}};
    json["before_after"] = Json();
    if (answer.beforeAfter) {
        const auto& b = *answer.beforeAfter;
        json["before_after"] = {{"treated_before", estimateJson(b.treatedBefore)}, {"treated_after", estimateJson(b.treatedAfter)}, {"control_before", estimateJson(b.controlBefore)},
            {"control_after", estimateJson(b.controlAfter)}, {"did", estimateJson(b.did)}, {"matched", b.matched}};
    }
    json["matched"] = Json();
    if (answer.matched)
        json["matched"] = {{"pairs", answer.matched->pairs}, {"unmatched", answer.matched->unmatched}, {"effect", estimateJson(answer.matched->difference)}, {"balance", balanceJson(answer.matched->balance)}};
    json["balance"] = balanceJson(answer.balance);
    json["retention"] = Json::array();
    for (const auto& point : answer.retention)
        json["retention"].push_back({{"day", point.day}, {"treated", estimateJson(point.treated)}, {"control", estimateJson(point.control)}});
    json["funnel"] = {{"assigned", answer.funnel.assigned}, {"contacted", answer.funnel.contacted}, {"responded", answer.funnel.responded}, {"converted", answer.funnel.converted}};
    json["issues"] = issuesJson(answer.issues);
    json["lessons"] = Json::array();
    for (const auto& lesson : answer.lessons)
        json["lessons"].push_back(lessonJson(lesson));
    return json;
}

Json libraryJson(const std::vector<flow::LibraryEntry>& library, const std::vector<flow::PromiseKept>& promises)
{
    Json json {{"strategies", Json::array()}, {"promises", Json::array()}};
    for (const auto& entry : library) {
        Json one = Json::parse(domain::toJson(std::vector {entry.strategy})).front();
        one["in_force"] = effectJson(entry.inForce);
        one["learned"] = entry.learned;
        one["between"] = number(entry.between);
        one["lessons"] = Json::array();
        for (const auto& lesson : entry.lessons)
            one["lessons"].push_back(lessonJson(lesson));
        json["strategies"].push_back(std::move(one));
    }
    for (const auto& one : promises)
        json["promises"].push_back({{"campaign", one.campaign}, {"name", one.name}, {"strategy", one.strategy.empty() ? Json() : Json(one.strategy)}, {"promised", number(one.promised)},
            {"measured", estimateJson(one.measured)}});
    return json;
}

} // namespace holdfast::cli
