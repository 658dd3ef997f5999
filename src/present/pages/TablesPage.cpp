// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/Pages.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TablesPage)
};

using Kind = TableSpec::Kind;

QString feedsText(const std::string& role)
{
    if (role == "customer")
        return Text::tr("churn by attribute, segments, churn label and contract");
    if (role == "transaction")
        return Text::tr("purchases, revenue, cohorts, RFM, inactivity");
    if (role == "interaction")
        return Text::tr("engagement, churn by missing activity, risk model");
    if (role == "renewal")
        return Text::tr("renewal rate, contract churn, risk model");
    if (role == "payment")
        return Text::tr("late payments, involuntary churn, risk model");
    if (role == "complaint")
        return Text::tr("complaints, motives, risk model");
    if (role == "enquiry")
        return Text::tr("enquiries and repeat contacts, risk model");
    if (role == "survey_response")
        return Text::tr("satisfaction, NPS, mood of comments, motives");
    if (role == "external_series")
        return Text::tr("competitor, economy and technology in Early warning");
    if (role == "benchmark")
        return Text::tr("benchmark lines in Early warning");
    return Text::tr("kept, and open to SQL by export");
}

Block tablesBlock(const flow::WorkspaceState& state, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("tables");
    block.title = Text::tr("Tables");
    TableSpec table;
    table.columns = {column(Text::tr("Table"), Kind::Text, 0, QStringLiteral("table")),
        column(Text::tr("Rows"), Kind::Number, 0, QStringLiteral("rows")),
        column(Text::tr("Feeds"), Kind::Text, 0, QStringLiteral("feeds"))};
    for (const auto& entry : state.tables)
        if (entry.rows > 0)
            table.rows.append({textCell(roleName(QString::fromStdString(entry.name))), countCell(entry.rows, fmt),
                textCell(feedsText(entry.name))});
    if (table.rows.isEmpty())
        return emptyBlock(block.id, block.title,
            Text::tr("The workspace has no data yet. Import a table of customers or transactions."),
            QStringLiteral("import"));
    if (state.firstDay.isValid() && state.dataTo.isValid())
        block.subtitle = Text::tr("%1 to %2").arg(fmt.date(state.firstDay), fmt.date(state.dataTo));
    block.body = table;
    block.asTable = table;
    return block;
}

QString rejectedText(const flow::ImportState& entry, const Fmt& fmt)
{
    QStringList reasons;
    for (const auto& [reason, rows] : entry.rejectedBy)
        if (rows > 0)
            reasons.append(Text::tr("%1 %2").arg(fmt.count(qint64(rows)), reasonName(QString::fromStdString(reason))));
    return reasons.isEmpty() ? fmt.missing() : reasons.join(Text::tr("; "));
}

Block importsBlock(const flow::WorkspaceState& state, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("imports");
    block.title = Text::tr("Imports");
    block.subtitle = Text::tr("newest first");
    if (state.imports.empty())
        return emptyBlock(block.id, block.title, Text::tr("Nothing was imported yet."), QStringLiteral("import"));
    TableSpec table;
    table.columns = {column(Text::tr("File"), Kind::Text, 0, QStringLiteral("file")),
        column(Text::tr("Table"), Kind::Text, 0, QStringLiteral("table")),
        column(Text::tr("Read"), Kind::Number, 0, QStringLiteral("read")),
        column(Text::tr("Loaded"), Kind::Number, 0, QStringLiteral("loaded")),
        column(Text::tr("Set aside"), Kind::Number, 0, QStringLiteral("rejected")),
        column(Text::tr("Reasons"), Kind::Text, 0, QStringLiteral("reasons")),
        column(Text::tr("Imported"), Kind::Text, 0, QStringLiteral("loaded-at")),
        column(Text::tr("State"), Kind::Text, 0, QStringLiteral("state"))};
    std::uint64_t read = 0, loaded = 0, rejected = 0;
    for (auto it = state.imports.rbegin(); it != state.imports.rend(); ++it) {
        auto set = countCell(it->rejected, fmt);
        if (it->rejected > 0)
            set.tone = Tone::Worse;
        table.rows.append({textCell(QString::fromStdString(it->file).section(u'/', -1)),
            textCell(roleName(QString::fromStdString(it->table))), countCell(it->read, fmt), countCell(it->loaded, fmt),
            set, textCell(rejectedText(*it, fmt)),
            textCell(it->loadedAt != 0 ? fmt.dateTime(it->loadedAt) : fmt.missing()),
            textCell(it->inForce ? Text::tr("in force") : Text::tr("undone"))});
        table.muted.append(!it->inForce);
        if (it->inForce) {
            read += it->read;
            loaded += it->loaded;
            rejected += it->rejected;
        }
    }
    block.body = table;
    block.asTable = table;
    block.reading.finding = rejected == 0
        ? Text::tr("Every row read was loaded.")
        : Text::tr("%Ln rows were set aside.", nullptr, int(std::min<std::uint64_t>(rejected, INT_MAX)));
    block.reading.rest = Text::tr("%1 read = %2 loaded + %3 set aside.")
                             .arg(fmt.count(qint64(read)), fmt.count(qint64(loaded)), fmt.count(qint64(rejected)));
    return block;
}

} // namespace

Page tablesPage(const flow::WorkspaceState& state, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("tables");
    page.title = Text::tr("Sources");
    page.question = Text::tr("Where do the figures come from?");
    if (state.asOf.isValid())
        page.asOfText = fmt.date(state.asOf);
    if (const auto name = state.settings.find("workspace.name"); name != state.settings.end())
        page.workspaceName = QString::fromStdString(name->second);
    const Block tables = tablesBlock(state, fmt), imports = importsBlock(state, fmt);
    page.blocks = {tables, imports};
    // Both are lists of what was loaded: their provenance is the workspace itself.
    for (Block& block : page.blocks) {
        block.provenance.title = block.title;
        block.provenance.definition =
            Text::tr("Rows in force in the workspace, counted when they were loaded. Undone imports do not count.");
        block.provenance.facts = {{Text::tr("Workspace"), QString::fromStdString(state.path)},
            {Text::tr("Size"), fmt.bytes(qint64(state.bytes))}};
        if (state.dataTo.isValid())
            block.provenance.facts.append({Text::tr("Data to"), fmt.date(state.dataTo)});
    }
    return page;
}

} // namespace holdfast::present
