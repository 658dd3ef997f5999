// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// How tables find their customers, and where one cell comes from.
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/DataPages.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(JoinsPage)
};

using Kind = TableSpec::Kind;

} // namespace

Block joinsBlock(const std::vector<flow::JoinState>& joins, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("joins");
    block.title = Text::tr("Joins");
    block.subtitle = Text::tr("share of rows whose customer is found");
    if (joins.empty())
        return emptyBlock(block.id, block.title, Text::tr("Load a customer table and another table to see how they fit together."), {});
    TableSpec table;
    table.columns = {column(Text::tr("Table"), Kind::Text, 0, QStringLiteral("table")), column(Text::tr("Key"), Kind::Text, 0, QStringLiteral("key")),
        column(Text::tr("Rows"), Kind::Number, 0, QStringLiteral("rows")), column(Text::tr("Found"), Kind::Percent, 2, QStringLiteral("matched")),
        column(Text::tr("Without a key"), Kind::Number, 0, QStringLiteral("missing")),
        column(Text::tr("Unknown customer"), Kind::Number, 0, QStringLiteral("orphans")),
        column(Text::tr("Most frequent unknown keys"), Kind::Text, 0, QStringLiteral("examples"))};
    for (const auto& join : joins) {
        const double share = join.rows > 0 ? double(join.matched) / double(join.rows) : kUndefined;
        auto found = shareCell(share, fmt, share >= 0.99995 ? 0 : 2);
        found.tone = !(share < 0.999) ? Tone::Better : share < 0.95 ? Tone::Worse : Tone::Neutral;
        found.strong = true;
        auto orphans = countCell(join.orphans, fmt);
        if (join.orphans > 0)
            orphans.tone = Tone::Worse;
        QStringList examples;
        for (const auto& [key, rows] : join.examples) {
            if (examples.size() == 5)
                break;
            examples.append(Text::tr("%1 (%2)").arg(QString::fromStdString(key), fmt.count(qint64(rows))));
        }
        table.rows.append({textCell(roleName(QString::fromStdString(join.table))), textCell(QString::fromStdString(join.keyColumn)),
            countCell(join.rows, fmt), found, countCell(join.missing, fmt), orphans, textCell(examples.join(Text::tr(", ")))});
        if (!join.betterKey.empty())
            block.caveats.append(Text::tr("%1: column %2 of the customer table holds %3 of its keys; add a step “Find customers by another key” to its recipe.")
                                     .arg(roleName(QString::fromStdString(join.table)), QString::fromStdString(join.betterKey), fmt.count(qint64(join.betterMatched))));
    }
    block.body = block.asTable = table;
    block.provenance.title = Text::tr("How joins are measured");
    block.provenance.definition = Text::tr("Rows in force whose key is an id of the customer table, of all rows. Rows without a key and rows of unknown customers "
                                           "are kept, and left out where an analysis needs a customer.");
    return block;
}

Provenance lineageProvenance(const flow::CellLineage& lineage, const Fmt& fmt)
{
    Provenance made;
    const auto value = [&](const std::string& text) { return text.empty() ? Text::tr("empty") : QString::fromStdString(text); };
    made.title = Text::tr("Where %1 of row %2 comes from").arg(QString::fromStdString(lineage.column), fmt.count(qint64(lineage.row)));
    made.definition = lineage.raw ? Text::tr("In the file: %1").arg(QString::fromStdString(*lineage.raw))
                                  : Text::tr("In the file the cell is empty, or the value is computed.");
    made.figures = Text::tr("In force: %1").arg(lineage.value ? QString::fromStdString(*lineage.value) : Text::tr("empty"));
    made.facts = {{Text::tr("File"), QString::fromStdString(lineage.file)}, {Text::tr("Row of the file"), fmt.count(qint64(lineage.row))},
        {Text::tr("Column of the file"), QString::fromStdString(lineage.label.empty() ? lineage.column : lineage.label)}};
    for (const auto& step : lineage.steps) {
        QString name = QString::fromStdString(step.kind);
        for (int kind = 0; kind < domain::kStepKinds; ++kind)
            if (domain::word(domain::StepKind(kind)) == step.kind)
                name = stepKindName(domain::StepKind(kind));
        made.facts.append({Text::tr("Step %1, %2").arg(fmt.count(qint64(step.step) + 1), name), Text::tr("%1 → %2").arg(value(step.before), value(step.after))});
    }
    if (lineage.steps.empty())
        made.facts.append({Text::tr("Recipe"), Text::tr("no step changed it")});
    if (lineage.loadedAt != 0)
        made.facts.append({Text::tr("Loaded"), fmt.dateTime(lineage.loadedAt)});
    made.facts.append({Text::tr("Digest of the file"), QString::fromStdString(lineage.digest).left(16)});
    return made;
}

} // namespace holdfast::present
