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
        {"event_counts", card.eventCounts}, {"stages", Json::array()}};
    for (const auto& stage : card.stages)
        json["stages"].push_back({{"from", dateJson(stage.from)}, {"to", dateJson(stage.to)}, {"stage", stage.stage}});
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

Json storyJson(const flow::CustomerStory& story)
{
    Json json;
    json["risk_course"] = Json();
    if (story.course) {
        json["risk_course"] = {{"alert", story.course->alert}, {"trained_as_of", dateJson(story.course->trainedAsOf)}, {"horizon_days", story.course->horizonDays}, {"points", Json::array()}};
        for (const auto& point : story.course->points)
            json["risk_course"]["points"].push_back({{"date", dateJson(point.day)}, {"risk", point.risk}});
    } else if (story.courseMissing) {
        json["risk_course_missing"] = core::word(story.courseMissing->code);
    }
    json["campaigns"] = Json::array();
    const auto flag = [](const std::optional<bool>& value) { return value ? Json(*value) : Json(); };
    for (const auto& campaign : story.campaigns)
        json["campaigns"].push_back({{"id", campaign.id}, {"name", campaign.name}, {"date", dateJson(campaign.day)}, {"until", dateJson(campaign.until)}, {"arm", campaign.control ? "control" : "treated"},
            {"offer", campaign.offer.id}, {"contacted", flag(campaign.contacted)}, {"responded", flag(campaign.responded)}, {"converted", flag(campaign.converted)}, {"stayed", flag(campaign.stayed)}});
    json["similar"] = Json();
    if (story.similar) {
        const auto& similar = *story.similar;
        json["similar"] = {{"as_of", dateJson(similar.day)}, {"until", dateJson(similar.until)}, {"measure", similar.measure}, {"among", similar.among}, {"candidates", similar.candidates},
            {"peers", similar.peers}, {"left", estimateJson(similar.left)}, {"treated", similar.treated}, {"treated_left", similar.treatedLeft}, {"nearest", Json::array()}};
        for (const auto& one : similar.nearest) {
            Json row {{"id", one.customer}, {"distance", one.distance}, {"left", one.left}, {"campaigns", Json::array()}};
            for (const auto& treatment : one.treatments)
                row["campaigns"].push_back({{"name", treatment.campaign}, {"arm", treatment.control ? "control" : "treated"}});
            json["similar"]["nearest"].push_back(std::move(row));
        }
    } else if (story.similarMissing) {
        json["similar_missing"] = core::word(story.similarMissing->code);
    }
    return json;
}

Json adviceJson(const flow::CustomerAdvice& advice)
{
    Json json {{"excluded", textJson(advice.excluded)}, {"consent_known", advice.consentKnown}, {"gone", advice.gone}, {"risk", number(advice.risk)}, {"remaining_value", number(advice.value)},
        {"tier", textJson(advice.tier)}, {"value_class", textJson(advice.valueClass)}, {"stage", textJson(advice.stage)}, {"motive", textJson(advice.motive)}, {"offers", Json::array()}};
    for (const auto& offer : advice.offers)
        json["offers"].push_back({{"id", offer.strategy.id}, {"name", offer.strategy.name}, {"channel", offer.strategy.channel}, {"cost", offer.cost}, {"saved_share", offer.effect.saved},
            {"risk_less", estimateJson(offer.saved)}, {"net", estimateJson(offer.net)}, {"learned", offer.learned}, {"campaigns", offer.lessons}, {"source", textJson(offer.strategy.source)}});
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
    const auto story = flow::customerStory(session, {asked.scope, id->second}, job);
    if (!story)
        return std::unexpected(story.error());
    const auto advice = flow::customerAdvice(session, {asked.scope, id->second}, job);
    if (!advice && advice.error().code == Code::Cancelled)
        return std::unexpected(advice.error());
    Json json = cardJson(*card);
    json.update(storyJson(*story));
    json["advice"] = advice ? adviceJson(*advice) : Json();
    if (!advice)
        json["advice_missing"] = core::word(advice.error().code);
    present::Page page = present::customerPage(*card, present::Fmt(), {}, &*story, advice ? &*advice : nullptr);
    if (!advice)
        page.blocks.append(present::nextActionMissing(advice.error()));
    return Output {framed(card->basis, std::move(json)), present::pageAsText(page), {}, 0};
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
