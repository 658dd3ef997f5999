// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/RiskJson.h"
#include "flow/CompareSegments.h"
#include "flow/CustomerCard.h"
#include "present/ErrorText.h"
#include "present/TextPage.h"
#include "present/pages/ComparePage.h"
#include "present/pages/CustomerPages.h"
#include "present/pages/WhatChangedPage.h"

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

namespace {

Json dateJson(core::CivilDate day)
{
    return day.isValid() ? Json(core::isoText(day)) : Json();
}

Json textJson(const std::string& text)
{
    return text.empty() ? Json() : Json(text);
}

Json rhythmJson(const flow::CardRhythm& rhythm)
{
    return {{"days_since_last_order", number(rhythm.silentDays)}, {"usual_gap_days", number(rhythm.usualGap)}, {"gap_tail", number(rhythm.gapTail)},
        {"orders", rhythm.orders}, {"orders_365_days", rhythm.ordersLastYear}, {"purchase_days", rhythm.purchaseDays}, {"window_days", rhythm.windowDays},
        {"baseline_windows", rhythm.baselineWindows}, {"recent_orders", number(rhythm.recentOrders)}, {"baseline_orders", number(rhythm.baselineOrders)},
        {"recent_spend", number(rhythm.recentSpend)}, {"baseline_spend", number(rhythm.baselineSpend)}, {"recent_order_value", number(rhythm.recentValue)},
        {"baseline_order_value", number(rhythm.baselineValue)}, {"stopped_categories", rhythm.stoppedCategories}, {"gaps", rhythm.gaps}};
}

Json eventJson(const flow::CardEvent& event)
{
    Json json {{"date", dateJson(event.day)}, {"table", event.role}, {"kind", textJson(event.kind)}, {"amount", number(event.amount)}, {"score", number(event.score)},
        {"score_name", textJson(event.scoreName)}, {"lines", event.lines}, {"open", event.open}, {"days_to_close", event.daysToClose ? Json(*event.daysToClose) : Json()}};
    json["details"] = Json::array();
    for (const auto& [field, value] : event.details)
        json["details"].push_back({{"field", field}, {"value", value}});
    return json;
}

Json cardJson(const flow::CustomerCard& card)
{
    Json json {{"id", card.customer}, {"name", textJson(card.name)}, {"since", dateJson(card.since)}, {"active", card.active ? Json(*card.active) : Json()},
        {"last_active", dateJson(card.leftOn)}, {"degree", textJson(card.degree)}, {"net", number(card.net)}, {"net_365_days", number(card.netLastYear)},
        {"net_share_below", number(card.netShareBelow)}, {"currency", textJson(card.currency)}, {"segments", card.segments}, {"note", textJson(card.note)},
        {"event_counts", card.eventCounts}};
    json["rhythm"] = card.rhythm ? rhythmJson(*card.rhythm) : Json();
    json["fields"] = Json::array();
    for (const auto& field : card.fields)
        json["fields"].push_back({{"name", field.field.name}, {"label", textJson(field.field.label)}, {"type", field.field.type}, {"value", textJson(field.text)}});
    json["indicators"] = Json::array();
    for (const auto& indicator : card.indicators)
        json["indicators"].push_back({{"id", indicator.id}, {"value", number(indicator.value)}, {"worrying", number(indicator.worrying)},
            {"higher_is_worse", indicator.higherIsWorse}, {"worries", indicator.worries}});
    json["risk"] = Json();
    if (card.risk)
        json["risk"] = {{"value", number(card.risk->risk)}, {"base", number(card.risk->base)}, {"tier", textJson(card.risk->tier)},
            {"remaining_value", number(card.risk->remainingValue)}, {"reasons", reasonsJson(card.risk->reasons)}};
    else if (card.riskMissing)
        json["risk_missing"] = core::word(card.riskMissing->code);
    json["events"] = Json::array();
    for (const auto& event : card.events)
        json["events"].push_back(eventJson(event));
    return json;
}

Result<Output> customer(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    flow::CustomerCardRequest request;
    request.scope = asked.scope;
    const auto id = asked.set.find("id");
    if (id == asked.set.end())
        return core::fail(Code::MissingParameter, {{"parameter", "id"}});
    request.customer = id->second;
    const auto card = flow::customerCard(session, request, job);
    if (!card)
        return std::unexpected(card.error());
    return Output {framed(card->basis, cardJson(*card)), present::pageAsText(present::customerPage(*card, present::Fmt())), {}, 0};
}

Result<Output> compare(flow::Session& session, const Asked& asked, core::JobContext& job)
{
    const auto names = asked.set.find("segments");
    if (names == asked.set.end())
        return core::fail(Code::MissingParameter, {{"parameter", "segments"}});
    const auto answer = flow::compareSegments(session, asked.scope, namesOf(names->second), job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json {{"in_several", answer->inSeveral}};
    json["segments"] = Json::array();
    for (const auto& segment : answer->segments)
        json["segments"].push_back({{"name", segment.name}, {"n", segment.n}, {"active_at_start", segment.activeNow}, {"churned", segment.churnedNow},
            {"churn_rate", estimateJson(segment.churnRate)}, {"net_365_days", number(segment.netLastYear)}, {"shared", segment.shared}});
    json["figures"] = Json::array();
    for (const auto& figure : answer->figures) {
        Json one {{"name", figure.field.name}, {"label", textJson(figure.field.label)}, {"test", textJson(figure.test)}, {"statistic", number(figure.statistic)},
            {"p", number(figure.p)}, {"p_adjusted", number(figure.pAdjusted)}, {"effect", textJson(figure.effect)}, {"effect_value", number(figure.effectValue)},
            {"lower", number(figure.effectLower)}, {"upper", number(figure.effectUpper)}};
        one["groups"] = Json::array();
        for (const auto& value : figure.values)
            one["groups"].push_back({{"n", value.n}, {"mean", number(value.mean)}, {"median", number(value.median)}, {"sd", number(value.sd)}});
        if (!figure.words.empty()) {
            one["words"] = figure.words;
            one["shares"] = figure.shares;
        }
        json["figures"].push_back(std::move(one));
    }
    return Output {framed(answer->basis, std::move(json)), present::pageAsText(present::comparePage(*answer, present::Fmt())), {}, 0};
}

} // namespace

Result<Json> whatChangedJson(flow::Session& session, const Asked& asked, QString& text, core::JobContext& job)
{
    const auto answer = flow::measureWhatChanged(session, asked.scope, job);
    if (!answer)
        return std::unexpected(answer.error());
    Json json;
    json["changes"] = Json::array();
    for (const auto& change : answer->changes) {
        const bool how = change.kind == flow::ChurnChange::Kind::How;
        const double now = how ? change.rateNow() : change.shareNow, before = how ? change.rateBefore() : change.shareBefore;
        json["changes"].push_back({{"kind", how ? "how" : "who"}, {"field", change.field}, {"label", change.fieldLabel}, {"value", change.value},
            {"effect", number(change.effect.value)}, {"lower", number(change.effect.lower)}, {"upper", number(change.effect.upper)}, {"now", number(now)},
            {"before", number(before)}, {"difference", number(now - before)}, {"n", change.activeNow}, {"n_before", change.activeBefore}, {"churned", change.churnedNow},
            {"churned_before", change.churnedBefore}, {"share", number(change.shareNow)}, {"share_before", number(change.shareBefore)},
            {"extra_losses", number(change.extraLosses)}, {"p", number(change.p)}, {"p_adjusted", number(change.pAdjusted)}});
    }
    json["change"] = estimateJson(answer->total);
    json["change"]["tested"] = answer->tested;
    json["change"]["missing"] = textJson(answer->missing);
    json["accounts"] = Json::array();
    for (const auto& account : answer->accounts)
        json["accounts"].push_back({{"field", account.field}, {"label", account.fieldLabel}, {"who", estimateJson(account.who)}, {"how", estimateJson(account.how)}});
    if (answer->period)
        text = present::pageAsText(present::whatChangedPage(*answer, present::Fmt()));
    return json;
}

const std::map<std::string, Analysis>& exploreAnalyses()
{
    static const std::map<std::string, Analysis> all {{"customer", {customer, {"id"}}}, {"compare", {compare, {"segments"}}}};
    return all;
}

} // namespace holdfast::cli
