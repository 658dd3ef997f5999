// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ErrorText.h"
#include "present/ReasonText.h"
#include "present/pages/Build.h"
#include "present/pages/CampaignLoopPages.h"
#include "present/pages/CustomerPages.h"
#include "present/pages/FigureParts.h"
#include "present/pages/ValuePages.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CustomerCounsel)
};

using Kind = TableSpec::Kind;

constexpr std::size_t kMostReasons = 7; // drawn; the rest is one step
constexpr std::size_t kMostOffers = 3; // at a glance; the table has all

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

QString amountInterval(const core::Estimate& estimate, const QString& currency, const Fmt& fmt)
{
    return estimate.lower && estimate.upper ? Text::tr("%1 to %2").arg(fmt.money(*estimate.lower, currency, true), fmt.money(*estimate.upper, currency, true)) : fmt.missing();
}

// Why a part of the story is not there.
QString missingText(const core::Error& error)
{
    const auto needs = std::find_if(error.arguments.begin(), error.arguments.end(), [](const auto& argument) { return argument.first == "needs"; });
    const std::string what = error.code == core::Code::NotEnoughData && needs != error.arguments.end() ? needs->second : std::string();
    if (what == "dates")
        return Text::tr("The data say who left, but not when: there is no course over time.");
    if (what == "past")
        return Text::tr("There is no day in the past on which this could be looked at.");
    if (what == "active")
        return Text::tr("This customer has left already, or the data do not say whether.");
    return errorText(error);
}

QString flagText(const std::optional<bool>& flag, const Fmt& fmt)
{
    return !flag ? fmt.missing() : *flag ? Text::tr("yes") : Text::tr("no");
}

QString treatmentsText(const std::vector<flow::Treatment>& treatments, const Fmt& fmt)
{
    QStringList parts;
    for (const auto& treatment : treatments)
        parts.append(treatment.control ? Text::tr("%1 (held back)").arg(text(treatment.campaign)) : text(treatment.campaign));
    parts.removeDuplicates();
    return parts.isEmpty() ? Text::tr("no action") : listText(parts, fmt);
}

} // namespace

Block whyBlock(const flow::CustomerRisk& risk, const Fmt& fmt)
{
    const double base = risk.base * 100, last = *risk.risk * 100;
    GapSpec steps;
    TableSpec table;
    table.columns = {column(Text::tr("Reason"), Kind::Text, 0, QStringLiteral("reason")), column(Text::tr("Points"), Kind::Delta, 1, QStringLiteral("points")),
        column(Text::tr("Risk up to here"), Kind::Percent, 1, QStringLiteral("risk")), column(Text::tr("What"), Kind::Text, 0, QStringLiteral("group"))};
    const auto whole = [&](const QString& name, double share, Tone tone) {
        auto cell = textCell(name);
        cell.strong = true;
        steps.rows.append({name, 0, share * 100, fmt.rate(share), tone, false, Text::tr("risk %1").arg(fmt.rate(share))});
        table.rows.append({cell, textCell({}), shareCell(share, fmt, 1), textCell({})});
    };
    whole(Text::tr("Base rate"), risk.base, Tone::Neutral);
    std::vector<const flow::RiskReason*> reasons;
    for (const auto& reason : risk.reasons)
        if (reason.logOdds != 0)
            reasons.push_back(&reason);
    const std::size_t named = reasons.size() > kMostReasons ? kMostReasons - 1 : reasons.size();
    double at = base;
    const auto step = [&](const QString& name, double points, const QString& detail) {
        const double to = at + points * 100;
        steps.rows.append({name, at, to, fmt.signedNumber(points * 100, 1), points > 0 ? Tone::Worse : Tone::Better, false,
            Text::tr("%1 points, risk up to here %2").arg(fmt.signedNumber(points * 100, 1), fmt.rate(to / 100)) + (detail.isEmpty() ? QString() : u'\n' + detail)});
        at = to;
    };
    double rest = 0, told = risk.base;
    QStringList others;
    for (std::size_t i = 0; i < reasons.size(); ++i) {
        const QString words = reasonText(*reasons[i], fmt), group = reasonGroupName(text(reasons[i]->id));
        told += reasons[i]->points;
        table.rows.append({textCell(words), deltaCell(reasons[i]->points, fmt, -1), shareCell(told, fmt, 1), textCell(group)});
        if (i < named) {
            step(words, reasons[i]->points, group);
        } else {
            rest += reasons[i]->points;
            others.append(Text::tr("%1: %2").arg(words, fmt.signedNumber(reasons[i]->points * 100, 1)));
        }
    }
    if (!others.isEmpty())
        step(Text::tr("%Ln other reasons", nullptr, int(others.size())), rest, others.join(u'\n'));
    whole(Text::tr("Risk"), *risk.risk, last > base ? Tone::Worse : Tone::Better);
    Block block = figureBlock("why", Text::tr("Why %1").arg(fmt.rate(*risk.risk)), Text::tr("contribution, percentage points"), table, risk.basis, fmt);
    block.body = steps;
    block.footnote = Text::tr("The contributions add up to the risk. They say what the score rests on, not what causes churn.");
    block.provenance.definition = Text::tr("Risk: chance to churn within %Ln days. Base rate: what the model says of a customer it knows nothing about. Contributions: exact, of each group of features, "
                                           "as differences of probability; they add up to the risk. They say what the score rests on, not what causes churn.", nullptr, risk.card.horizonDays);
    block.provenance.formula = Text::tr("base rate + contributions = risk");
    return block;
}

Block nextActionMissing(const core::Error& error)
{
    Block block = emptyBlock(QStringLiteral("next-action"), Text::tr("Next best action"), errorText(error), {});
    if (error.code == core::Code::ModelMissing)
        block.emptyAction = QStringLiteral("train");
    return block;
}

Block nextActionBlock(const flow::CustomerAdvice& advice, const Fmt& fmt)
{
    const QString title = Text::tr("Next best action"), currency = text(advice.currency);
    if (!advice.excluded.empty())
        return emptyBlock(QStringLiteral("next-action"), title,
            Text::tr("No offer for now: %1. The rules of campaigns leave this customer out.").arg(exclusionName(text(advice.excluded)).toLower()), {});
    TableSpec shown, table;
    shown.columns = {column(Text::tr("Action"), Kind::Text, 0, QStringLiteral("action")), column(Text::tr("Cost"), Kind::Money, 2, QStringLiteral("cost")),
        column(Text::tr("Risk, pp"), Kind::Delta, 1, QStringLiteral("risk")), column(Text::tr("Saved value"), Kind::Money, 0, QStringLiteral("net")),
        column(Text::tr("95% CI"), Kind::Interval, 0, QStringLiteral("interval"))};
    shown.scaleLow = 0;
    shown.scaleHigh = 0;
    shown.reference = 0;
    table.columns = {column(Text::tr("Action"), Kind::Text, 0, QStringLiteral("action")), column(Text::tr("Channel"), Kind::Text, 0, QStringLiteral("channel")),
        column(Text::tr("Expected cost"), Kind::Money, 2, QStringLiteral("cost")), column(Text::tr("Change of risk, points"), Kind::Delta, 1, QStringLiteral("risk")),
        column(Text::tr("Share saved"), Kind::Percent, 1, QStringLiteral("saved")), column(Text::tr("Saved value less cost"), Kind::Money, 2, QStringLiteral("net")),
        column(Text::tr("95% interval"), Kind::Text, 0, QStringLiteral("interval")), column(Text::tr("Rests on"), Kind::Text, 0, QStringLiteral("basis"))};
    const auto nothing = [&] {
        shown.rows.append({textCell(Text::tr("No action")), moneyCell(0, currency, fmt), deltaCell(0, fmt, -1), moneyCell(0, currency, fmt), textCell({})});
        table.rows.append({textCell(Text::tr("No action")), textCell({}), moneyCell(0, currency, fmt), deltaCell(0, fmt, -1), textCell(fmt.missing()), moneyCell(0, currency, fmt),
            textCell(fmt.missing()), textCell({})});
    };
    bool told = false;
    std::size_t listed = 0;
    for (const auto& offer : advice.offers) {
        if (!told && offer.net.value && *offer.net.value <= 0) {
            nothing();
            told = true;
        }
        const bool best = shown.rows.isEmpty() && !told;
        const auto strong = [&](TableSpec::Cell cell) {
            cell.strong = best;
            return cell;
        };
        const double change = -offer.saved.value.value_or(0);
        const QString name = strategyName(offer.strategy, fmt);
        const auto net = offer.net.value ? moneyCell(*offer.net.value, currency, fmt) : textCell(fmt.missing());
        auto interval = textCell(amountInterval(offer.net, currency, fmt));
        interval.number = orUndefined(offer.net.value);
        interval.lower = orUndefined(offer.net.lower);
        interval.upper = orUndefined(offer.net.upper);
        shown.scaleLow = std::min(shown.scaleLow, offer.net.lower.value_or(0));
        shown.scaleHigh = std::max(shown.scaleHigh, offer.net.upper.value_or(0));
        if (listed++ < kMostOffers)
            shown.rows.append({strong(textCell(name)), moneyCell(offer.cost, currency, fmt), deltaCell(change, fmt, -1), strong(net), interval});
        table.rows.append({strong(textCell(name)), textCell(channelName(text(offer.strategy.channel))), moneyCell(offer.cost, currency, fmt), deltaCell(change, fmt, -1),
            shareCell(offer.effect.saved, fmt, 1), net, textCell(amountInterval(offer.net, currency, fmt)),
            textCell(effectBasis(offer.strategy, offer.learned, offer.lessons))});
    }
    if (!told)
        nothing();
    if (shown.scaleHigh <= shown.scaleLow)
        shown.columns.removeLast(); // no amount is known
    Block block = figureBlock("next-action", title, Text::tr("net of cost, expected"), table, advice.basis, fmt);
    block.body = shown;
    if (advice.offers.empty()) {
        block.reading.finding = Text::tr("No offer of the library is for this customer.");
    } else if (const auto& best = advice.offers.front(); !best.net.value) {
        block.reading.rest = Text::tr("The remaining value of this customer is not known: nothing can be said about money.");
    } else if (*best.net.value <= 0) {
        block.reading.finding = Text::tr("No offer is expected to pay.");
        block.reading.rest = Text::tr("Remaining value %1, risk %2.").arg(advice.value ? fmt.money(*advice.value, currency) : fmt.missing(), advice.risk ? fmt.rate(*advice.risk) : fmt.missing());
    } else {
        block.reading.rest = Text::tr("%1: %2, 95% interval %3. Rests on: %4.").arg(strategyName(best.strategy, fmt), fmt.money(*best.net.value, currency), amountInterval(best.net, currency, fmt),
            effectBasis(best.strategy, best.learned, best.lessons));
    }
    if (!advice.consentKnown)
        block.caveats.append(Text::tr("The data have no column of consent."));
    block.provenance.definition = (advice.gone ? Text::tr("Offers of the strategy library that are for this customer, by stage, risk, value and motive, and by the exclusions of a campaign. Risk is the chance to stay away. ")
                                               : Text::tr("Offers of the strategy library that are for this customer, by stage, risk, value and motive, and by the exclusions of a campaign. "))
        + Text::tr("The interval holds the doubt about the effect of the offer; what one customer will do spreads far more.");
    block.provenance.formula = Text::tr("(share saved × risk − share woken × (1 − risk)) × remaining value − expected cost");
    block.provenance.facts.append({Text::tr("Remaining value"), advice.value ? fmt.money(*advice.value, currency) + QStringLiteral(" · ") + valueMethodName(text(advice.valueMethod)) : fmt.missing()});
    if (!advice.stage.empty())
        block.provenance.facts.append({Text::tr("Stage"), lifecycleStageName(text(advice.stage))});
    if (!advice.motive.empty())
        block.provenance.facts.append({Text::tr("Motive"), motiveCategoryName(text(advice.motive))});
    return block;
}

Block similarBlock(const flow::CustomerStory& story, const Fmt& fmt)
{
    const QString title = Text::tr("Similar customers");
    if (!story.similar)
        return emptyBlock(QStringLiteral("similar"), title, story.similarMissing ? missingText(*story.similarMissing) : QString(), {});
    const auto& similar = *story.similar;
    TableSpec table;
    table.columns = {column(Text::tr("Customer"), Kind::Text, 0, QStringLiteral("customer")), column(Text::tr("Distance"), Kind::Number, 2, QStringLiteral("distance")),
        column(Text::tr("Outcome"), Kind::Text, 0, QStringLiteral("outcome")), column(Text::tr("Campaigns"), Kind::Text, 0, QStringLiteral("campaigns"))};
    for (const auto& one : similar.nearest) {
        auto outcome = textCell(one.left ? Text::tr("left") : Text::tr("stayed"));
        outcome.tone = one.left ? Tone::Worse : Tone::Better;
        table.rows.append({textCell(text(one.customer)), numberCell(one.distance, fmt, 2), outcome, textCell(treatmentsText(one.treatments, fmt))});
    }
    Block block = figureBlock("similar", title,
        similar.day.isValid() ? Text::tr("as they were on %1; outcome by %2").arg(fmt.date(similar.day), fmt.date(similar.until)) : Text::tr("as they are; outcome as labelled"), table, story.basis, fmt);
    block.reading.rest = Text::tr("%1 of the %2 most alike left: %3 [%4].").arg(fmt.count(qint64(std::llround(similar.left.value.value_or(0) * double(similar.peers)))), fmt.count(qint64(similar.peers)), rateText(similar.left, fmt),
        fmt.rateInterval(similar.left));
    if (similar.treated > 0)
        block.reading.rest += Text::tr(" %1 of them were contacted by a campaign; %2 of those left.").arg(fmt.count(qint64(similar.treated)), fmt.count(qint64(similar.treatedLeft)));
    if (similar.among < similar.candidates)
        block.caveats.append(Text::tr("Compared with %1 of %2 customers, evenly drawn.").arg(fmt.count(qint64(similar.among)), fmt.count(qint64(similar.candidates))));
    block.provenance.definition = similar.day.isValid()
        ? Text::tr("Customers who were active on %1, nearest first to what this customer is now, and whether they were active on %2. Enter or a double click opens one.").arg(fmt.date(similar.day), fmt.date(similar.until))
        : Text::tr("All customers whose label is known, nearest first to this one, and their label. The label has no dates, so what they are like may be what leaving has made of them.");
    block.provenance.formula = similar.measure == "rfm"
        ? Text::tr("distance² = mean of squared differences of recency, logarithm of purchase days and of net amount, in standard deviations (at most 4)")
        : Text::tr("distance² = sum of squared differences of the risk model's features, in standard deviations (at most 4), weighted by importance");
    block.provenance.interval = intervalLine(similar.left, fmt);
    block.provenance.facts.append({Text::tr("Compared with"), fmt.count(qint64(similar.among))});
    return block;
}

Block courseBlock(const flow::CustomerStory& story, const Fmt& fmt)
{
    const QString title = Text::tr("Course of the risk");
    if (!story.course)
        return emptyBlock(QStringLiteral("course"), title, story.courseMissing ? missingText(*story.courseMissing) : QString(), {});
    const auto& course = *story.course;
    TableSpec table;
    table.columns = {column(Text::tr("Date"), Kind::Text, 0, QStringLiteral("date")), column(Text::tr("Risk"), Kind::Percent, 1, QStringLiteral("risk"))};
    for (const auto& point : course.points) {
        auto date = textCell(fmt.date(point.day));
        date.number = point.day.days;
        auto risk = shareCell(point.risk, fmt);
        risk.tone = point.risk >= course.alert ? Tone::Worse : Tone::Neutral;
        table.rows.append({date, risk});
    }
    Block block = figureBlock("course", title, Text::tr("next %Ln days", nullptr, course.horizonDays), table, story.basis, fmt);
    block.provenance.definition = Text::tr("At the end of each month, what the model in use says from what was known on that day. It was made of the facts up to %1: the days before lie within what it has learned from. "
                                           "Months in which the customer was not active by the churn rule in force are left out. High risk from %2: the riskiest tenth of all customers now.").arg(fmt.date(course.trainedAsOf), fmt.rate(course.alert));
    return block;
}

Block customerCampaignsBlock(const flow::CustomerStory& story, const Fmt& fmt)
{
    const QString title = Text::tr("Campaigns of this workspace");
    if (story.campaigns.empty())
        return emptyBlock(QStringLiteral("campaigns"), title, Text::tr("No locked campaign was drawn for this customer."), {});
    TableSpec table;
    table.columns = {column(Text::tr("Date"), Kind::Text, 0, QStringLiteral("date")), column(Text::tr("Campaign"), Kind::Text, 0, QStringLiteral("campaign")),
        column(Text::tr("Offer"), Kind::Text, 0, QStringLiteral("offer")), column(Text::tr("Group"), Kind::Text, 0, QStringLiteral("group")),
        column(Text::tr("Contacted"), Kind::Text, 0, QStringLiteral("contacted")), column(Text::tr("Responded"), Kind::Text, 0, QStringLiteral("responded")),
        column(Text::tr("Converted"), Kind::Text, 0, QStringLiteral("converted")), column(Text::tr("Still a customer"), Kind::Text, 0, QStringLiteral("stayed"))};
    for (const auto& campaign : story.campaigns)
        table.rows.append({textCell(fmt.date(campaign.day)), textCell(text(campaign.name)), textCell(strategyName(campaign.offer, fmt)),
            textCell(campaign.control ? Text::tr("held back") : Text::tr("treated")), textCell(flagText(campaign.contacted, fmt)), textCell(flagText(campaign.responded, fmt)),
            textCell(flagText(campaign.converted, fmt)), textCell(flagText(campaign.stayed, fmt))});
    return figureBlock("campaigns", title, {}, table, story.basis, fmt);
}

} // namespace holdfast::present
