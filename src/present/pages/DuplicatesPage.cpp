// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/DataPages.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DuplicatesPage)
};

using Kind = TableSpec::Kind;

QString fieldsText(const std::vector<std::string>& fields)
{
    QStringList names;
    for (const auto& field : fields)
        names.append(fieldName(QString::fromStdString(field)));
    return names.join(Text::tr(", "));
}

Block pairsBlock(const flow::DuplicatesAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("pairs");
    block.title = Text::tr("Probably one customer");
    if (answer.fields.empty())
        return emptyBlock(block.id, block.title,
            Text::tr("Names and contacts are not in this workspace, so customers can't be compared. Load them (kept or as pseudonyms) to find duplicates."),
            QStringLiteral("import"));
    if (answer.pairs.empty())
        return emptyBlock(block.id, block.title,
            Text::tr("No two of %1 customers look like one.").arg(fmt.count(qint64(answer.customers))), {});
    block.subtitle = Text::tr("%1 pairs among %2 customers, by %3")
                         .arg(fmt.count(qint64(answer.total)), fmt.count(qint64(answer.customers)), fieldsText(answer.fields));
    TableSpec table;
    table.columns = {column(Text::tr("Score"), Kind::Percent, 0, QStringLiteral("score")), column(Text::tr("Goes"), Kind::Text, 0, QStringLiteral("goes")),
        column(Text::tr("Stays"), Kind::Text, 0, QStringLiteral("stays")), column(Text::tr("Evidence"), Kind::Text, 0, QStringLiteral("evidence"))};
    for (const auto& pair : answer.pairs) {
        auto score = shareCell(pair.score, fmt, 0);
        score.strong = true;
        QStringList evidence;
        for (const auto& part : pair.evidence)
            evidence.append(part.first == part.second ? Text::tr("same %1").arg(fieldName(QString::fromStdString(part.field)).toLower())
                                                      : Text::tr("%1 %2").arg(fieldName(QString::fromStdString(part.field)), fmt.share(part.likeness, 0)));
        table.rows.append({score, textCell(QString::fromStdString(pair.first)), textCell(QString::fromStdString(pair.second)),
            textCell(evidence.join(Text::tr("; ")))});
    }
    block.body = block.asTable = table;
    if (answer.total > answer.pairs.size())
        block.caveats.append(Text::tr("The %1 most likely pairs are listed.").arg(fmt.count(qint64(answer.pairs.size()))));
    block.provenance.title = Text::tr("How duplicates are found");
    block.provenance.definition = Text::tr("Customers that share a phone number, an e-mail address, an address or the beginning of the name are compared field by "
                                           "field. The score is the agreement of the fields both have, from 0 to 100%. Nothing is merged unasked.");
    block.provenance.facts = {{Text::tr("Customers"), fmt.count(qint64(answer.customers))}, {Text::tr("Pairs compared"), fmt.count(qint64(answer.compared))},
        {Text::tr("Method"), QString::fromStdString(answer.method)}};
    return block;
}

Block mergesBlock(const std::vector<flow::Merge>& merges, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("merges");
    block.title = Text::tr("Merged customers");
    if (merges.empty())
        return emptyBlock(block.id, block.title, Text::tr("No customers are merged."), {});
    block.subtitle = fmt.count(qint64(merges.size()));
    TableSpec table;
    table.columns = {column(Text::tr("Id"), Kind::Text, 0, QStringLiteral("from")), column(Text::tr("Counts as"), Kind::Text, 0, QStringLiteral("to")),
        column(Text::tr("Merged"), Kind::Text, 0, QStringLiteral("at"))};
    for (const auto& merge : merges)
        table.rows.append({textCell(QString::fromStdString(merge.from)), textCell(QString::fromStdString(merge.to)), textCell(fmt.dateTime(merge.at))});
    block.body = block.asTable = table;
    return block;
}

} // namespace

Page duplicatesPage(const flow::DuplicatesAnswer& answer, const std::vector<flow::Merge>& merges, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("duplicates");
    page.title = Text::tr("Near-duplicates");
    page.question = Text::tr("Which customers are counted twice?");
    page.blocks = {pairsBlock(answer, fmt), mergesBlock(merges, fmt)};
    return page;
}

Block evidenceBlock(const flow::DuplicatePair& pair, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("evidence");
    block.title = Text::tr("Side by side");
    block.subtitle = Text::tr("score %1").arg(fmt.share(pair.score, 0));
    TableSpec table;
    table.columns = {column(Text::tr("Field"), Kind::Text, 0, QStringLiteral("field")),
        column(QString::fromStdString(pair.first), Kind::Text, 0, QStringLiteral("first")),
        column(QString::fromStdString(pair.second), Kind::Text, 0, QStringLiteral("second")),
        column(Text::tr("Alike"), Kind::Percent, 0, QStringLiteral("alike"))};
    for (const auto& part : pair.evidence) {
        const bool same = part.first == part.second;
        auto first = textCell(part.first.empty() ? fmt.missing() : QString::fromStdString(part.first));
        auto second = textCell(part.second.empty() ? fmt.missing() : QString::fromStdString(part.second));
        auto likeness = shareCell(part.likeness, fmt, 0);
        likeness.tone = same ? Tone::Better : part.likeness < 0.5 ? Tone::Worse : Tone::Neutral;
        second.strong = first.strong = !same;
        table.rows.append({textCell(fieldName(QString::fromStdString(part.field))), first, second, likeness});
    }
    block.body = block.asTable = table;
    block.reading.rest = Text::tr("%1 would count as %2.").arg(QString::fromStdString(pair.first), QString::fromStdString(pair.second));
    return block;
}

} // namespace holdfast::present
