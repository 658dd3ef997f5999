// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ReasonText.h"
#include "present/pages/Build.h"
#include "present/pages/CampaignLoopPages.h"
#include "present/pages/FigureParts.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CampaignRunPage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

Block issuesBlock(const std::vector<flow::OutcomeIssue>& issues, const flow::Basis& basis, const Fmt& fmt)
{
    const QString title = Text::tr("What is wrong in the outcomes");
    if (issues.empty())
        return emptyBlock(QStringLiteral("outcome-issues"), title, Text::tr("Nothing was found."), {});
    TableSpec table;
    table.columns = {column(Text::tr("What")), column(Text::tr("Rows"), Kind::Number, 0), column(Text::tr("Examples"), Kind::Text, 0, QStringLiteral("examples"))};
    for (const auto& issue : issues) {
        QStringList examples;
        for (const auto& example : issue.examples)
            examples.append(text(example));
        table.rows.append({textCell(outcomeIssueName(text(issue.kind))), countCell(issue.count, fmt), textCell(listText(examples, fmt))});
    }
    Block block = figureBlock("outcome-issues", title, {}, table, basis, fmt);
    block.provenance.definition = Text::tr("Rows that could not be taken as they are; all others were.");
    return block;
}

} // namespace

TableSpec contactTable(const flow::ContactList& list, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Customer"), Kind::Text, 0, QStringLiteral("customer")), column(Text::tr("Offer"), Kind::Text, 0, QStringLiteral("offer")),
        column(Text::tr("Name"), Kind::Text, 0, QStringLiteral("name")), column(Text::tr("Action"), Kind::Text, 0, QStringLiteral("action")),
        column(Text::tr("Channel"), Kind::Text, 0, QStringLiteral("channel"))};
    for (const auto& line : list.lines)
        table.rows.append({textCell(text(line.customer)), textCell(text(line.offer)), textCell(text(fmt.chinese() ? line.nameZh : line.name)), textCell(actionName(text(line.action))),
            textCell(channelName(text(line.channel)))});
    return table;
}

Page outcomesPage(const flow::OutcomesAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("campaign-outcomes");
    page.title = text(answer.name);
    page.question = Text::tr("What came of it?");
    page.tiles = {figureTile("rows", Text::tr("Rows"), fmt.count(qint64(answer.rows)), text(answer.file), {}, answer.basis, fmt),
        figureTile("matched", Text::tr("Of this campaign"), fmt.count(qint64(answer.matched)), {}, Text::tr("Rows that name a customer of the campaign, each once."), answer.basis, fmt)};
    page.blocks = {issuesBlock(answer.issues, answer.basis, fmt)};
    if (answer.adopted)
        page.caveats.append(Text::tr("The groups were not drawn here; they came with the file."));
    return page;
}

Page campaignMonitorPage(const flow::MonitorAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("campaign-monitor");
    page.title = text(answer.name);
    page.question = Text::tr("Is it going as planned?");
    page.asOfText = fmt.date(answer.today);
    const QString currency = text(answer.currency);
    const auto of = [&](std::uint64_t n) { return Text::tr("of %1 planned").arg(fmt.count(qint64(n))); };
    page.tiles = {figureTile("contacted", Text::tr("Contacted"), fmt.count(qint64(answer.contacted)), of(answer.planned), Text::tr("Treated customers of whom the outcomes say that they were contacted."), answer.basis, fmt),
        figureTile("responded", Text::tr("Responded"), rateText(answer.responseShare, fmt), answer.responseShare.value ? fmt.rateInterval(answer.responseShare) : QString(),
            Text::tr("Of those contacted."), answer.basis, fmt),
        figureTile("cost", Text::tr("Cost"), fmt.money(answer.cost, currency, true), Text::tr("of %1 planned").arg(fmt.money(answer.plannedCost, currency, true)), Text::tr("As the outcomes say."), answer.basis, fmt),
        figureTile("control", Text::tr("Control contacted"), fmt.count(qint64(answer.controlContacted)), Text::tr("of %1").arg(fmt.count(qint64(answer.control))), Text::tr("Should be none."), answer.basis, fmt),
        figureTile("fatigue", Text::tr("Contacted often"), fmt.count(qint64(answer.fatigued)), {}, Text::tr("Treated by three or more campaigns within 90 days."), answer.basis, fmt)};
    TableSpec offers;
    offers.columns = {column(Text::tr("Offer")), column(Text::tr("Planned"), Kind::Number, 0, QStringLiteral("n")), column(Text::tr("Contacted"), Kind::Number, 0), column(Text::tr("Responded"), Kind::Number, 0),
        column(Text::tr("Converted"), Kind::Number, 0), column(Text::tr("Planned cost"), Kind::Money, 0), column(Text::tr("Cost"), Kind::Money, 0)};
    for (const auto& offer : answer.offers)
        offers.rows.append({textCell(strategyName(offer.strategy, fmt)), countCell(offer.planned, fmt), countCell(offer.contacted, fmt), countCell(offer.responded, fmt),
            countCell(offer.converted, fmt), moneyCell(offer.plannedCost, currency, fmt), moneyCell(offer.cost, currency, fmt)});
    page.blocks.append(figureBlock("monitor-offers", Text::tr("Planned against actual"), Text::tr("%1 to %2").arg(fmt.date(answer.from), fmt.date(answer.to)), offers, answer.basis, fmt));
    page.blocks.last().provenance.definition = Text::tr("What the outcomes read in say of the treated, against the plan that was locked.");
    const QString alarmTitle = Text::tr("Alarms");
    if (answer.alarms.empty()) {
        page.blocks.append(emptyBlock(QStringLiteral("monitor-alarms"), alarmTitle, Text::tr("No alarm."), {}));
    } else {
        TableSpec alarms;
        alarms.columns = {column(Text::tr("Alarm"))};
        for (const auto& alarm : answer.alarms)
            alarms.rows.append({textCell(campaignAlarmName(text(alarm)))});
        page.blocks.append(figureBlock("monitor-alarms", alarmTitle, {}, alarms, answer.basis, fmt));
    }
    const QString overlapTitle = Text::tr("Overlap with other campaigns");
    if (answer.overlaps.empty()) {
        page.blocks.append(emptyBlock(QStringLiteral("monitor-overlap"), overlapTitle, Text::tr("Nobody is in two campaigns at a time."), {}));
    } else {
        TableSpec overlaps;
        overlaps.columns = {column(Text::tr("Campaign")), column(Text::tr("Customers in both"), Kind::Number, 0, QStringLiteral("customers"))};
        for (const auto& overlap : answer.overlaps)
            overlaps.rows.append({textCell(text(overlap.name)), countCell(overlap.customers, fmt)});
        page.blocks.append(figureBlock("monitor-overlap", overlapTitle, {}, overlaps, answer.basis, fmt));
    }
    page.blocks.append(issuesBlock(answer.issues, answer.basis, fmt));
    const QString exportsTitle = Text::tr("Lists written");
    if (answer.exports.empty()) {
        page.blocks.append(emptyBlock(QStringLiteral("monitor-exports"), exportsTitle, Text::tr("No contact list was written yet."), {}));
    } else {
        TableSpec exports;
        exports.columns = {column(Text::tr("When")), column(Text::tr("Rows"), Kind::Number, 0), column(Text::tr("Names")), column(Text::tr("Recipient")), column(Text::tr("Purpose")),
            column(Text::tr("Digest"))};
        for (const auto& one : answer.exports)
            exports.rows.append({textCell(fmt.dateTime(one.at)), countCell(one.rows, fmt), textCell(one.identified ? Text::tr("customer numbers") : Text::tr("pseudonyms")),
                textCell(text(one.recipient)), textCell(text(one.purpose)), textCell(text(one.digest).left(12))});
        page.blocks.append(figureBlock("monitor-exports", exportsTitle, Text::tr("no undo takes these away"), exports, answer.basis, fmt));
    }
    return page;
}

} // namespace holdfast::present
