// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/DoubtText.h"
#include "present/ReasonText.h"
#include "present/pages/Build.h"
#include "present/pages/FigureParts.h"
#include "present/pages/RiskPages.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(WatchListPage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

std::uint64_t countOf(const std::vector<flow::WatchCount>& counts, const char* name)
{
    for (const auto& count : counts)
        if (count.name == name)
            return count.n;
    return 0;
}

TableSpec::Cell days(const std::optional<double>& value, const Fmt& fmt)
{
    return value ? numberCell(*value, fmt, 0) : textCell(fmt.missing());
}

TableSpec::Cell money(const std::optional<double>& value, const QString& currency, const Fmt& fmt)
{
    return value ? moneyCell(*value, currency, fmt) : textCell(fmt.missing());
}

TableSpec reasonsTable(const std::vector<flow::RiskReason>& reasons, double base, double risk, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Reason"), Kind::Text, 0, QStringLiteral("reason")), column(Text::tr("Points"), Kind::Delta, 1, QStringLiteral("points")),
        column(Text::tr("What"), Kind::Text, 0, QStringLiteral("group"))};
    auto first = textCell(Text::tr("Without knowing anything"));
    auto last = textCell(Text::tr("Risk"));
    last.strong = true;
    table.rows.append({first, shareCell(base, fmt, 1), textCell({})});
    for (const auto& reason : reasons)
        if (reason.logOdds != 0)
            table.rows.append({textCell(reasonText(reason, fmt)), deltaCell(reason.points, fmt, -1), textCell(reasonGroupName(text(reason.id)))});
    table.rows.append({last, shareCell(risk, fmt, 1), textCell({})});
    return table;
}

} // namespace

// What is looked at row by row; the rest is in the table to copy and to export.
static TableSpec shownColumns(const TableSpec& all)
{
    TableSpec shown;
    shown.muted = all.muted;
    QList<qsizetype> kept;
    for (const char* id : {"customer", "risk", "reasons", "value", "at-risk", "value-class", "degree", "cause", "silence", "action", "note"})
        for (qsizetype column = 0; column < all.columns.size(); ++column)
            if (all.columns[column].id == QLatin1String(id))
                kept.append(column);
    for (const qsizetype column : kept)
        shown.columns.append(all.columns[column]);
    for (const auto& row : all.rows) {
        QList<TableSpec::Cell> cells;
        for (const qsizetype column : kept)
            cells.append(row[column]);
        shown.rows.append(cells);
    }
    return shown;
}

Page watchListPage(const flow::WatchAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("watchlist");
    page.title = Text::tr("Watch list");
    page.question = Text::tr("Who is slipping away, why, and what is it worth?");
    describePage(page, answer.basis, fmt);
    const QString currency = text(answer.currency);
    page.tiles = {figureTile("listed", Text::tr("Customers on the list"), fmt.count(qint64(answer.total)), {}, Text::tr("Active customers that fit tier and filters."), answer.basis, fmt),
        figureTile("revenue-at-risk", Text::tr("Revenue at risk"), fmt.money(answer.atRisk, currency, true), {}, Text::tr("Sum of risk × remaining value."), answer.basis, fmt),
        figureTile("involuntary", Text::tr("Involuntary"), answer.causesKnown ? fmt.count(qint64(countOf(answer.causes, "involuntary"))) : fmt.missing(), {},
            Text::tr("With a failed payment in the recent window."), answer.basis, fmt),
        figureTile("high-value", Text::tr("High value"), fmt.count(qint64(countOf(answer.values, "high"))), {}, Text::tr("Among the top 20% of active customers by remaining value."), answer.basis, fmt)};
    Block block;
    block.id = QStringLiteral("watch-list");
    block.title = Text::tr("At-risk watch list");
    block.subtitle = Text::tr("%1 of %2").arg(fmt.count(qint64(answer.entries.size())), fmt.count(qint64(answer.total)));
    TableSpec table;
    table.columns = {column(Text::tr("Customer"), Kind::Text, 0, QStringLiteral("customer")), column(Text::tr("Risk"), Kind::Percent, 1, QStringLiteral("risk")),
        column(Text::tr("Tier"), Kind::Text, 0, QStringLiteral("tier")), column(Text::tr("Main reasons"), Kind::Text, 0, QStringLiteral("reasons")),
        column(Text::tr("Remaining value"), Kind::Money, 2, QStringLiteral("value")), column(Text::tr("At risk"), Kind::Money, 2, QStringLiteral("at-risk")),
        column(Text::tr("Value class"), Kind::Text, 0, QStringLiteral("value-class")), column(Text::tr("Degree"), Kind::Text, 0, QStringLiteral("degree")),
        column(Text::tr("Cause"), Kind::Text, 0, QStringLiteral("cause")), column(Text::tr("Days silent"), Kind::Number, 0, QStringLiteral("silence")),
        column(Text::tr("Usual gap"), Kind::Number, 0, QStringLiteral("usual-gap")), column(Text::tr("Own gaps as long"), Kind::Percent, 0, QStringLiteral("gap-tail")),
        column(Text::tr("Next best action"), Kind::Text, 0, QStringLiteral("action")), column(Text::tr("Note"), Kind::Text, 0, QStringLiteral("note"))};
    for (const auto& entry : answer.entries) {
        QStringList reasons;
        for (const auto& reason : entry.reasons)
            reasons.append(reasonText(reason, fmt));
        table.rows.append({textCell(text(entry.customer)), shareCell(entry.risk, fmt, 1), textCell(tierName(text(entry.tier))), textCell(clausesText(reasons, fmt)),
            money(entry.value, currency, fmt), money(entry.atRisk, currency, fmt), textCell(valueClassName(text(entry.valueClass))),
            textCell(degreeName(text(entry.degree))), textCell(causeName(text(entry.cause))), days(entry.silentDays, fmt), days(entry.usualGap, fmt),
            entry.gapTail ? shareCell(*entry.gapTail, fmt, 0) : textCell(fmt.missing()), textCell(actionName(text(entry.action))), textCell(text(entry.note))});
    }
    if (answer.entries.empty()) {
        block.state = State::Empty;
        block.emptyText = Text::tr("No active customer fits tier and filters.");
    }
    block.body = shownColumns(table);
    block.asTable = table;
    block.footnote = valueMethodName(text(answer.valueMethod));
    if (!answer.causesKnown)
        block.caveats.append(Text::tr("Without payments, no cause can be told: all count as voluntary."));
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Risk × remaining value, highest first. Reasons are what raises this customer's risk most, by exact contributions of the model.");
    page.blocks = {block};
    for (const auto& doubt : answer.doubts)
        page.caveats.append(doubtText(doubt));
    return page;
}

Page customerRiskPage(const flow::CustomerRisk& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("risk-customer");
    page.title = text(answer.customer);
    page.question = Text::tr("Why is this customer leaving?");
    describePage(page, answer.basis, fmt);
    const QString currency = currencyOf(answer.basis);
    page.tiles = {figureTile("risk", Text::tr("Risk"), answer.risk ? fmt.rate(*answer.risk) : fmt.missing(), {}, Text::tr("Chance to churn within the horizon."), answer.basis, fmt),
        figureTile("base", Text::tr("Without knowing anything"), answer.risk ? fmt.rate(answer.base) : fmt.missing(), {}, Text::tr("What the model says of a customer it knows nothing about."), answer.basis, fmt),
        figureTile("value", Text::tr("Remaining value"), answer.remainingValue ? fmt.money(*answer.remainingValue, currency) : fmt.missing(), {}, {}, answer.basis, fmt)};
    const QString title = Text::tr("Why");
    if (!answer.risk) {
        page.blocks = {emptyBlock(QStringLiteral("why"), title, Text::tr("This customer has left already, or the data do not say whether."), {})};
        return page;
    }
    Block why;
    why.id = QStringLiteral("why");
    why.title = title;
    why.subtitle = Text::tr("contributions in percentage points");
    const auto table = reasonsTable(answer.reasons, answer.base, *answer.risk, fmt);
    TableSpec shown = table; // the sentence names the group already
    shown.columns.removeLast();
    for (auto& row : shown.rows)
        row.removeLast();
    why.body = shown;
    why.asTable = table;
    why.footnote = Text::tr("The contributions add up to the risk. They say what the score rests on, not what causes churn.");
    why.provenance = provenanceOf(answer.basis, title, fmt);
    page.blocks = {why};
    if (answer.changedRisk) {
        Block changed = why;
        changed.id = QStringLiteral("what-if");
        changed.title = Text::tr("What if");
        const auto other = reasonsTable(answer.changedReasons, answer.base, *answer.changedRisk, fmt);
        changed.body = other;
        changed.asTable = other;
        changed.footnote = Text::tr("What the model says of such a customer; not what would happen if the value were changed.");
        changed.reading.finding = Text::tr("Risk %1 instead of %2.").arg(fmt.rate(*answer.changedRisk), fmt.rate(*answer.risk));
        page.blocks.append(changed);
    }
    Block features;
    features.id = QStringLiteral("features");
    features.title = Text::tr("What the model knows");
    TableSpec values;
    values.columns = {column(Text::tr("Feature")), column(Text::tr("Value"), Kind::Number, 2), column(Text::tr("Typical"), Kind::Number, 2)};
    for (const auto& feature : answer.features)
        values.rows.append({textCell(featureName(text(feature.id), text(feature.label), text(feature.level))),
            feature.value ? numberCell(*feature.value, fmt, 2) : textCell(fmt.missing()), feature.typical ? numberCell(*feature.typical, fmt, 2) : textCell(fmt.missing())});
    features.body = values;
    features.asTable = values;
    features.provenance = provenanceOf(answer.basis, features.title, fmt);
    page.blocks.append(features);
    return page;
}

} // namespace holdfast::present
