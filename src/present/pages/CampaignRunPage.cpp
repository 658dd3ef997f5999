// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ReasonText.h"
#include "present/pages/Build.h"
#include "present/pages/CampaignLoopPages.h"

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

Tile tile(const char* id, const QString& label, const QString& value, const QString& interval, const QString& definition)
{
    Tile made;
    made.id = QLatin1String(id);
    made.label = label;
    made.value = value;
    made.interval = interval;
    made.provenance.title = label;
    made.provenance.definition = definition;
    return made;
}

Block tableBlock(const char* id, const QString& title, const QString& subtitle, const TableSpec& table, const QString& definition)
{
    Block block;
    block.id = QLatin1String(id);
    block.title = title;
    block.subtitle = subtitle;
    block.body = table;
    block.asTable = table;
    block.provenance.title = title;
    block.provenance.definition = definition;
    return block;
}

Block issuesBlock(const std::vector<flow::OutcomeIssue>& issues, const Fmt& fmt)
{
    const QString title = Text::tr("What is wrong in the outcomes");
    if (issues.empty())
        return emptyBlock(QStringLiteral("outcome-issues"), title, Text::tr("Nothing was found."), {});
    TableSpec table;
    table.columns = {column(Text::tr("What")), column(Text::tr("Rows"), Kind::Number, 0), column(Text::tr("Examples"))};
    for (const auto& issue : issues) {
        QStringList examples;
        for (const auto& example : issue.examples)
            examples.append(text(example));
        table.rows.append({textCell(outcomeIssueName(text(issue.kind))), countCell(issue.count, fmt), textCell(listText(examples, fmt))});
    }
    return tableBlock("outcome-issues", title, {}, table, Text::tr("Rows that could not be taken as they are; all others were."));
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
    page.tiles = {tile("rows", Text::tr("Rows"), fmt.count(qint64(answer.rows)), text(answer.file), {}),
        tile("matched", Text::tr("Of this campaign"), fmt.count(qint64(answer.matched)), {}, Text::tr("Rows that name a customer of the campaign, each once."))};
    page.blocks = {issuesBlock(answer.issues, fmt)};
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
    page.tiles = {tile("contacted", Text::tr("Contacted"), fmt.count(qint64(answer.contacted)), of(answer.planned), Text::tr("Treated customers of whom the outcomes say that they were contacted.")),
        tile("responded", Text::tr("Responded"), rateText(answer.responseShare, fmt), answer.responseShare.value ? fmt.rateInterval(answer.responseShare) : QString(),
            Text::tr("Of those contacted.")),
        tile("cost", Text::tr("Cost"), fmt.money(answer.cost, currency, true), Text::tr("of %1 planned").arg(fmt.money(answer.plannedCost, currency, true)), Text::tr("As the outcomes say.")),
        tile("control", Text::tr("Control contacted"), fmt.count(qint64(answer.controlContacted)), Text::tr("of %1").arg(fmt.count(qint64(answer.control))), Text::tr("Should be none.")),
        tile("fatigue", Text::tr("Contacted often"), fmt.count(qint64(answer.fatigued)), {}, Text::tr("Treated by three or more campaigns within 90 days."))};
    TableSpec offers;
    offers.columns = {column(Text::tr("Offer")), column(Text::tr("Planned"), Kind::Number, 0), column(Text::tr("Contacted"), Kind::Number, 0), column(Text::tr("Responded"), Kind::Number, 0),
        column(Text::tr("Converted"), Kind::Number, 0), column(Text::tr("Planned cost"), Kind::Money, 0), column(Text::tr("Cost"), Kind::Money, 0)};
    for (const auto& offer : answer.offers)
        offers.rows.append({textCell(strategyName(offer.strategy, fmt)), countCell(offer.planned, fmt), countCell(offer.contacted, fmt), countCell(offer.responded, fmt),
            countCell(offer.converted, fmt), moneyCell(offer.plannedCost, currency, fmt), moneyCell(offer.cost, currency, fmt)});
    page.blocks.append(tableBlock("monitor-offers", Text::tr("Planned against actual"), Text::tr("%1 to %2").arg(fmt.date(answer.from), fmt.date(answer.to)), offers,
        Text::tr("What the outcomes read in say of the treated, against the plan that was locked.")));
    const QString alarmTitle = Text::tr("Alarms");
    if (answer.alarms.empty()) {
        page.blocks.append(emptyBlock(QStringLiteral("monitor-alarms"), alarmTitle, Text::tr("No alarm."), {}));
    } else {
        TableSpec alarms;
        alarms.columns = {column(Text::tr("Alarm"))};
        for (const auto& alarm : answer.alarms)
            alarms.rows.append({textCell(campaignAlarmName(text(alarm)))});
        page.blocks.append(tableBlock("monitor-alarms", alarmTitle, {}, alarms, {}));
    }
    const QString overlapTitle = Text::tr("Overlap with other campaigns");
    if (answer.overlaps.empty()) {
        page.blocks.append(emptyBlock(QStringLiteral("monitor-overlap"), overlapTitle, Text::tr("Nobody is in two campaigns at a time."), {}));
    } else {
        TableSpec overlaps;
        overlaps.columns = {column(Text::tr("Campaign")), column(Text::tr("Customers in both"), Kind::Number, 0)};
        for (const auto& overlap : answer.overlaps)
            overlaps.rows.append({textCell(text(overlap.name)), countCell(overlap.customers, fmt)});
        page.blocks.append(tableBlock("monitor-overlap", overlapTitle, {}, overlaps, {}));
    }
    page.blocks.append(issuesBlock(answer.issues, fmt));
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
        page.blocks.append(tableBlock("monitor-exports", exportsTitle, Text::tr("no undo takes these away"), exports, {}));
    }
    return page;
}

} // namespace holdfast::present
