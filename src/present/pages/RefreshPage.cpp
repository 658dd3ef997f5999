// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ErrorText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/DataPages.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RefreshPage)
};

using Kind = TableSpec::Kind;

QString whatText(const std::string& what)
{
    return what == "new" ? Text::tr("new") : what == "gone" ? Text::tr("gone") : Text::tr("changed");
}

QString reasonText(const QString& reason)
{
    if (reason == QStringLiteral("first-load"))
        return Text::tr("First load of this kind of file.");
    if (reason == QStringLiteral("nothing-gone"))
        return Text::tr("Every earlier row is in the file.");
    if (reason == QStringLiteral("remembered"))
        return Text::tr("As chosen before for files of this kind.");
    if (reason == QStringLiteral("chosen"))
        return Text::tr("As chosen.");
    if (reason == QStringLiteral("no-overlap"))
        return Text::tr("The file's dates do not overlap the earlier loads.");
    return Text::tr("Earlier rows are not in the file: say what that means.");
}

Block countsBlock(const flow::RefreshPreview& preview, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("refresh-counts");
    block.title = Text::tr("What changes");
    QStringList earlier;
    for (const auto& file : preview.earlier)
        earlier.append(QString::fromStdString(file).section(u'/', -1));
    block.subtitle = earlier.isEmpty() ? Text::tr("first load")
                                       : Text::tr("against %1").arg(earlier.size() > 2 ? Text::tr("%1 and %2 more").arg(earlier.last()).arg(earlier.size() - 1)
                                                                                        : earlier.join(Text::tr(", ")));
    block.reading.finding = Text::tr("%1 → %2 rows.").arg(fmt.count(qint64(preview.rowsBefore)), fmt.count(qint64(preview.rowsAfter)));
    block.reading.rest = reasonText(QString::fromStdString(preview.reason));
    TableSpec table;
    table.columns = {column(roleName(QString::fromStdString(preview.table)), Kind::Text, 0, QStringLiteral("what")),
        column(Text::tr("New"), Kind::Number, 0, QStringLiteral("new")), column(Text::tr("Changed"), Kind::Number, 0, QStringLiteral("changed")),
        column(Text::tr("Gone"), Kind::Number, 0, QStringLiteral("gone")), column(Text::tr("Same"), Kind::Number, 0, QStringLiteral("same"))};
    const auto add = [&](const QString& name, const flow::RefreshSide& side) {
        auto gone = countCell(side.gone, fmt);
        if (side.gone > 0)
            gone.tone = Tone::Worse;
        table.rows.append({textCell(name), countCell(side.fresh, fmt), countCell(side.changed, fmt), gone, countCell(side.same, fmt)});
    };
    add(Text::tr("Rows"), preview.rows);
    add(Text::tr("Customers"), preview.customers);
    block.body = block.asTable = table;
    if (preview.firstDay.isValid() && preview.lastDay.isValid())
        block.caveats.append(Text::tr("The file covers %1 to %2.").arg(fmt.date(preview.firstDay), fmt.date(preview.lastDay)));
    for (const auto& finding : preview.findings)
        block.caveats.append(findingText(finding));
    return block;
}

Block valuesBlock(const flow::RefreshPreview& preview, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("refresh-values");
    block.title = Text::tr("Changed values");
    if (preview.values.empty())
        return emptyBlock(block.id, block.title, Text::tr("No value of an earlier row changes."), {});
    TableSpec table;
    table.columns = {column(Text::tr("Column"), Kind::Text, 0, QStringLiteral("column")), column(Text::tr("Cells"), Kind::Number, 0, QStringLiteral("cells"))};
    for (const auto& value : preview.values)
        table.rows.append({textCell(QString::fromStdString(value.column)), countCell(value.cells, fmt)});
    block.body = block.asTable = table;
    return block;
}

Block examplesBlock(const flow::RefreshPreview& preview, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("refresh-examples");
    block.title = Text::tr("Examples");
    if (preview.examples.empty())
        return emptyBlock(block.id, block.title, Text::tr("Nothing is new, changed or gone."), {});
    TableSpec table;
    table.columns = {column(Text::tr("Change"), Kind::Text, 0, QStringLiteral("what")), column(Text::tr("Key"), Kind::Text, 0, QStringLiteral("key")),
        column(Text::tr("Column"), Kind::Text, 0, QStringLiteral("column")), column(Text::tr("Before"), Kind::Text, 0, QStringLiteral("before")),
        column(Text::tr("After"), Kind::Text, 0, QStringLiteral("after")), column(Text::tr("Row"), Kind::Number, 0, QStringLiteral("row"))};
    for (const auto& example : preview.examples) {
        auto what = textCell(whatText(example.what));
        what.tone = example.what == "gone" ? Tone::Worse : example.what == "new" ? Tone::Better : Tone::Neutral;
        const bool changed = example.what == "changed";
        const auto value = [&](const std::string& text) {
            return textCell(!changed ? QString() : text.empty() ? Text::tr("empty") : QString::fromStdString(text));
        };
        table.rows.append({what, textCell(QString::fromStdString(example.key)), textCell(QString::fromStdString(example.column)), value(example.before),
            value(example.after), countCell(example.row, fmt)});
    }
    block.body = block.asTable = table;
    return block;
}

Block recipeBlock(const flow::RefreshPreview& preview, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("refresh-recipe");
    block.title = Text::tr("Cleaning recipe");
    block.subtitle = Text::tr("replayed on the new file");
    if (preview.recipe.empty())
        return emptyBlock(block.id, block.title, Text::tr("No recipe is kept for files of this kind."), {});
    TableSpec table;
    table.columns = {column(Text::tr("Step"), Kind::Text, 0, QStringLiteral("step")), column(Text::tr("Cells"), Kind::Number, 0, QStringLiteral("cells")),
        column(Text::tr("Rows"), Kind::Number, 0, QStringLiteral("rows")), column(Text::tr("State"), Kind::Text, 0, QStringLiteral("state"))};
    for (const auto& effect : preview.recipe) {
        QString name = QString::fromStdString(effect.kind);
        for (int kind = 0; kind < domain::kStepKinds; ++kind)
            if (domain::word(domain::StepKind(kind)) == effect.kind)
                name = stepKindName(domain::StepKind(kind));
        auto state = textCell(effect.matched                  ? Text::tr("replayed")
                : effect.missingColumn.empty() ? Text::tr("no longer matches")
                                               : Text::tr("no column %1").arg(QString::fromStdString(effect.missingColumn)));
        state.tone = effect.matched ? Tone::Neutral : Tone::Worse;
        table.rows.append({textCell(Text::tr("%1. %2").arg(fmt.count(qint64(effect.step) + 1), name)), countCell(effect.cells, fmt), countCell(effect.rows, fmt), state});
    }
    block.body = block.asTable = table;
    return block;
}

} // namespace

QString refreshRuleText(const QString& rule)
{
    if (rule == QStringLiteral("replace"))
        return Text::tr("The file is the whole table: earlier rows that are not in it go");
    if (rule == QStringLiteral("replace-dates"))
        return Text::tr("The file is everything of its dates: earlier rows of those days go");
    if (rule == QStringLiteral("update"))
        return Text::tr("The file holds new and changed rows: all other rows stay");
    return rule;
}

Page refreshPage(const flow::RefreshPreview& preview, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("refresh");
    page.title = Text::tr("Refresh");
    page.question = Text::tr("What would this file change?");
    page.blocks = {countsBlock(preview, fmt), valuesBlock(preview, fmt), examplesBlock(preview, fmt), recipeBlock(preview, fmt)};
    return page;
}

} // namespace holdfast::present
