// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/Build.h"
#include "present/pages/CampaignLoopPages.h"
#include "present/pages/CustomerPages.h"
#include "present/pages/ValuePages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CustomerTimeline)
};

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

QString iconOf(const flow::CardEvent& event)
{
    const QString words = (text(event.kind) + (event.details.empty() ? QString() : u' ' + text(event.details.front().second))).toLower();
    if (words.contains(QStringLiteral("phone")) || words.contains(QStringLiteral("call")) || words.contains(QStringLiteral("电话")))
        return QStringLiteral("phone");
    if (words.contains(QStringLiteral("mail")) || words.contains(QStringLiteral("newsletter")) || words.contains(QStringLiteral("邮")))
        return QStringLiteral("mail");
    if (words.contains(QStringLiteral("store")) || words.contains(QStringLiteral("shop")) || words.contains(QStringLiteral("门店")))
        return QStringLiteral("store");
    return QStringLiteral("globe");
}

Tone scoreTone(const flow::CardEvent& event)
{
    if (!event.score)
        return Tone::Neutral;
    const double low = event.scoreName == "nps" ? 6 : event.scoreName == "csat" ? 2 : -1;
    return *event.score <= low ? Tone::Worse : Tone::Neutral;
}

using Lane = TimelineSpec::Lane;
using Mark = TimelineSpec::Mark;

// The line of risk, with the least risk of the high tier as threshold.
void addRisk(TimelineSpec& spec, const flow::CustomerStory& story, core::CivilDate first, const Fmt& fmt)
{
    if (!story.course)
        return;
    const auto& course = *story.course;
    const bool anyHigh = course.alert <= 1;
    double most = anyHigh ? course.alert : 0;
    for (const auto& point : course.points)
        most = std::max(most, point.risk);
    const double top = scaleFor(most);
    Lane lane;
    lane.kind = Lane::Kind::Line;
    lane.title = Text::tr("Churn risk");
    lane.below = Text::tr("next %Ln days", nullptr, course.horizonDays);
    lane.topText = fmt.share(top, 0);
    if (anyHigh) {
        lane.threshold = course.alert / top;
        lane.thresholdText = fmt.rate(course.alert);
        spec.note = Text::tr("dashed: high risk from %1").arg(lane.thresholdText);
    }
    for (const auto& point : course.points) {
        if (point.day < first)
            continue;
        Mark mark;
        mark.at = point.day - first;
        mark.height = point.risk / top;
        mark.tone = anyHigh && point.risk >= course.alert ? Tone::Worse : Tone::Neutral;
        mark.detail = fmt.date(point.day) + u'\n' + Text::tr("risk %1").arg(fmt.rate(point.risk))
            + (point.day < course.trainedAsOf ? u'\n' + Text::tr("before the model was made (%1)").arg(fmt.date(course.trainedAsOf)) : QString());
        lane.marks.append(mark);
    }
    if (lane.marks.isEmpty())
        return;
    lane.marks.last().text = fmt.rate(course.points.back().risk);
    spec.lanes.append(lane);
    spec.provenance = courseBlock(story, fmt).provenance;
}

void addStages(TimelineSpec& spec, const flow::CustomerCard& card, core::CivilDate first, const Fmt& fmt)
{
    if (card.stages.empty())
        return;
    Lane lane;
    lane.kind = Lane::Kind::Spans;
    lane.title = Text::tr("Stage");
    for (const auto& stage : card.stages) {
        Mark mark;
        mark.at = std::max(0, stage.from - first);
        mark.to = stage.to + 1 - first;
        mark.height = stage.stage == "prospect" ? 0.1 : stage.stage == "new" ? 0.35 : stage.stage == "growth" ? 0.6 : stage.stage == "decline" ? 0.75 : 1;
        mark.tone = stage.stage == "decline" || stage.stage == "churned" ? Tone::Worse : Tone::Neutral;
        mark.text = lifecycleStageName(text(stage.stage));
        mark.detail = mark.text + u'\n' + Text::tr("%1 to %2").arg(fmt.date(stage.from), fmt.date(stage.to));
        lane.marks.append(mark);
    }
    spec.lanes.append(lane);
}

QString campaignDetail(const flow::CustomerCampaign& campaign, const Fmt& fmt)
{
    QStringList lines {fmt.date(campaign.day), text(campaign.name), strategyName(campaign.offer, fmt), campaign.control ? Text::tr("held back as control") : Text::tr("treated")};
    if (campaign.contacted && *campaign.contacted)
        lines.append(campaign.responded && *campaign.responded ? Text::tr("contacted, responded") : Text::tr("contacted"));
    if (campaign.converted && *campaign.converted)
        lines.append(Text::tr("converted"));
    if (campaign.stayed)
        lines.append(*campaign.stayed ? Text::tr("still a customer on %1").arg(fmt.date(campaign.until)) : Text::tr("no customer on %1").arg(fmt.date(campaign.until)));
    else
        lines.append(Text::tr("window open until %1").arg(fmt.date(campaign.until)));
    return lines.join(u'\n');
}

} // namespace

TimelineSpec customerTimeline(const flow::CustomerCard& card, const Fmt& fmt, const flow::CustomerStory* story)
{
    TimelineSpec spec;
    const core::CivilDate last = card.basis.asOf;
    core::CivilDate first = card.since.isValid() && card.since < last ? card.since : last;
    for (const auto& event : card.events)
        if (event.day.isValid() && event.day.days < first.days)
            first = event.day;
    spec.days = std::max(1, last.days - first.days);
    spec.provenance = provenanceOf(card.basis, Text::tr("Timeline"), fmt);
    if (story)
        addRisk(spec, *story, first, fmt);
    addStages(spec, card, first, fmt);
    double largest = 0;
    for (const auto& event : card.events)
        if (event.role == "transaction")
            largest = std::max(largest, event.amount.value_or(1));
    const auto laneOf = [&](const QString& title, std::initializer_list<const char*> roles, auto make) {
        Lane lane;
        lane.title = title;
        bool there = false;
        for (std::size_t i = card.events.size(); i-- > 0;) {
            const auto& event = card.events[i];
            if (std::find(roles.begin(), roles.end(), event.role) == roles.end() || !event.day.isValid())
                continue;
            there = true;
            Mark mark;
            mark.at = event.day.days - first.days;
            mark.event = int(i);
            mark.detail = fmt.date(event.day);
            make(event, mark, lane);
            lane.marks.append(mark);
        }
        if (there)
            spec.lanes.append(lane);
    };
    const QString currency = text(card.currency);
    laneOf(currency.isEmpty() ? Text::tr("Orders") : Text::tr("Orders, %1").arg(currency), {"transaction"}, [&](const auto& event, auto& mark, auto& lane) {
        lane.kind = Lane::Kind::Bars;
        mark.height = largest > 0 ? std::clamp(event.amount.value_or(1) / largest, 0.03, 1.0) : 1;
        mark.tone = event.amount && *event.amount < 0 ? Tone::Worse : Tone::Neutral;
        mark.detail += event.amount ? u'\n' + fmt.money(*event.amount, currency) : QString();
        mark.detail += event.kind.empty() ? QString() : u'\n' + text(event.kind);
    });
    laneOf(Text::tr("Contacts"), {"interaction", "enquiry"}, [&](const auto& event, auto& mark, auto&) {
        mark.icon = event.role == "enquiry" ? QStringLiteral("info") : iconOf(event);
        mark.detail += u'\n' + text(event.kind);
    });
    laneOf(Text::tr("Complaints"), {"complaint"}, [&](const auto& event, auto& mark, auto&) {
        mark.tone = event.open ? Tone::Worse : Tone::Neutral;
        mark.icon = QStringLiteral("warn");
        mark.detail += u'\n' + text(event.kind) + u'\n'
            + (event.open           ? Text::tr("open for %Ln days", nullptr, last.days - event.day.days)
                  : event.daysToClose ? Text::tr("closed after %Ln days", nullptr, *event.daysToClose)
                                      : QString());
    });
    laneOf(Text::tr("Surveys"), {"survey_response", "touchpoint"}, [&](const auto& event, auto& mark, auto&) {
        mark.tone = scoreTone(event);
        mark.text = event.score ? fmt.number(*event.score, 0) : QStringLiteral("–");
    });
    laneOf(Text::tr("Bills and renewals"), {"payment", "renewal"}, [&](const auto& event, auto& mark, auto&) {
        mark.icon = QStringLiteral("doc");
        mark.detail += u'\n' + text(event.kind) + (event.amount ? u'\n' + fmt.money(*event.amount, currency) : QString());
    });
    const auto lanes = spec.lanes.size();
    laneOf(Text::tr("Campaigns"), {"campaign_contact"}, [&](const auto& event, auto& mark, auto&) {
        mark.icon = QStringLiteral("flag");
        mark.text = text(event.kind);
        mark.detail += u'\n' + text(event.kind);
    });
    if (story && !story->campaigns.empty()) {
        if (spec.lanes.size() == lanes) {
            spec.lanes.append(Lane());
            spec.lanes.last().title = Text::tr("Campaigns");
        }
        auto& marks = spec.lanes.last().marks;
        for (const auto& campaign : story->campaigns) {
            Mark mark;
            mark.at = campaign.day - first;
            mark.icon = QStringLiteral("flag");
            mark.text = text(campaign.name);
            mark.detail = campaignDetail(campaign, fmt);
            mark.hollow = campaign.control;
            if (mark.at >= 0)
                marks.append(mark);
        }
        std::ranges::stable_sort(marks, {}, &Mark::at);
    }
    if (spec.lanes.isEmpty()) {
        spec.emptyText = Text::tr("No day is known of this customer: nothing can be put on a line of time.");
        return spec;
    }
    for (core::Period month = core::periodOf(first, core::Grain::Month) + 1; core::firstDay(month) <= last; month = month + 1)
        spec.ticks.append({double(core::firstDay(month) - first), month.index, fmt.periodTick(month, false), fmt.periodTick(month, true)});
    // Long before the first thing that happened there is nothing to see but on request.
    if (!card.events.empty()) {
        double earliest = spec.days;
        for (const auto& event : card.events)
            if (event.day.isValid())
                earliest = std::min(earliest, double(event.day - first));
        if (const double room = 0.03 * (spec.days - earliest); earliest > 0.15 * spec.days)
            spec.shownFrom = std::max(0.0, earliest - room);
    }
    if (card.rhythm && card.rhythm->silentDays) {
        spec.silentFrom = spec.days - *card.rhythm->silentDays;
        spec.silentText = card.rhythm->usualGap ? Text::tr("%1 days, usual %2").arg(fmt.number(*card.rhythm->silentDays, 0), fmt.number(*card.rhythm->usualGap, 0))
                                                : Text::tr("%Ln days", nullptr, int(*card.rhythm->silentDays));
        constexpr double kUnusual = 0.1; // of the own gaps
        spec.silentTone = card.rhythm->gapTail && *card.rhythm->gapTail <= kUnusual ? Tone::Worse : Tone::Neutral;
    }
    return spec;
}

} // namespace holdfast::present
