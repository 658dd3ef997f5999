// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ErrorText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/DataPages.h"

#include <QCoreApplication>

#include <algorithm>
#include <climits>
#include <map>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RecipePage)
};

using Kind = TableSpec::Kind;
using domain::FillWith;
using domain::RecipeStep;
using domain::StepKind;

QString list(const std::vector<std::string>& words)
{
    QStringList texts;
    for (const auto& word : words)
        texts.append(QString::fromStdString(word));
    return texts.join(Text::tr(", "));
}

QString quoted(const std::string& word)
{
    return Text::tr("“%1”").arg(QString::fromStdString(word));
}

QString mapText(const std::map<std::string, std::string>& map)
{
    // By the word that stands: "N.", "north" → North; then how many more.
    std::map<std::string, QStringList> byWord;
    for (const auto& [variant, word] : map)
        byWord[word].append(quoted(variant));
    if (byWord.empty())
        return {};
    const auto& [word, variants] = *byWord.begin();
    const QString first = Text::tr("%1 → %2").arg(variants.mid(0, 3).join(Text::tr(", ")), QString::fromStdString(word));
    const int all = int(map.size());
    return all > int(std::min<qsizetype>(3, variants.size())) ? Text::tr("%1; %Ln variants", nullptr, all).arg(first) : first;
}

QString titleOf(const RecipeStep& step)
{
    const QString column = step.columns.empty() ? QString() : QString::fromStdString(step.columns.front());
    switch (step.kind) {
    case StepKind::Trim:
        return Text::tr("Trim spaces");
    case StepKind::Standardise:
        return Text::tr("Standardise %1").arg(column);
    case StepKind::Units:
        return Text::tr("Convert %1 to %2").arg(column, QString::fromStdString(step.unit));
    case StepKind::Convert:
        return Text::tr("Change the type of %1").arg(column);
    case StepKind::Blank:
        return step.values.size() == 1 ? Text::tr("Convert %1 to empty").arg(QString::fromStdString(step.values.front()))
                                       : Text::tr("Convert %Ln values to empty", nullptr, int(step.values.size()));
    case StepKind::Fill:
        return Text::tr("Fill %1").arg(column);
    case StepKind::DropDuplicates:
        return Text::tr("Drop duplicate rows");
    case StepKind::MergeCustomers:
        return Text::tr("Merge duplicate customers");
    case StepKind::Join:
        return Text::tr("Find customers by another key");
    }
    return {};
}

QString fillText(const RecipeStep& step)
{
    const QString groups = list(step.by);
    switch (step.with) {
    case FillWith::Leave:
        return Text::tr("left empty");
    case FillWith::Constant:
        return Text::tr("with %1").arg(quoted(step.value));
    case FillWith::Median:
        return groups.isEmpty() ? Text::tr("with the median") : Text::tr("with the median of the same %1").arg(groups);
    case FillWith::Mode:
        return groups.isEmpty() ? Text::tr("with the most frequent value") : Text::tr("with the most frequent value of the same %1").arg(groups);
    }
    return {};
}

QString detailOf(const RecipeStep& step)
{
    switch (step.kind) {
    case StepKind::Trim:
        return step.columns.empty() ? Text::tr("all texts") : list(step.columns);
    case StepKind::Standardise:
        return mapText(step.map);
    case StepKind::Units: {
        QStringList units;
        for (const auto& [unit, factor] : step.map)
            units.append(Text::tr("%1 × %2").arg(QString::fromStdString(unit), QString::fromStdString(factor)));
        return units.join(Text::tr(", "));
    }
    case StepKind::Convert:
        return Text::tr("to %1").arg(typeName(QString::fromStdString(std::string(frame::word(step.type)))).toLower());
    case StepKind::Blank:
        return step.values.size() == 1 ? list(step.columns) : Text::tr("%1: %2").arg(list(step.columns), list(step.values));
    case StepKind::Fill:
        return fillText(step);
    case StepKind::DropDuplicates:
        return step.columns.empty() ? Text::tr("same in all columns; the first stays") : Text::tr("same %1; the first stays").arg(list(step.columns));
    case StepKind::MergeCustomers:
        return Text::tr("%Ln confirmed pairs", nullptr, int(step.pairs.size()));
    case StepKind::Join:
        return Text::tr("%1 = %2 of the customer table").arg(list(step.columns), QString::fromStdString(step.key));
    }
    return {};
}

const flow::StepEffect* effectOf(const std::vector<flow::StepEffect>& effects, std::size_t step)
{
    const auto found = std::ranges::find(effects, step, &flow::StepEffect::step);
    return found != effects.end() ? &*found : nullptr;
}

QString countText(const flow::StepEffect& effect, const Fmt&)
{
    const int rows = int(std::min<std::uint64_t>(effect.rows, INT_MAX)), cells = int(std::min<std::uint64_t>(effect.cells, INT_MAX));
    return effect.rows > 0 || effect.kind == "drop-duplicates" || effect.kind == "merge-customers" ? Text::tr("%Ln rows", nullptr, rows)
                                                                                                  : Text::tr("%Ln cells", nullptr, cells);
}

TableSpec changesTable(const flow::RecipeOutcome& outcome, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Step"), Kind::Text, 0, QStringLiteral("step")), column(Text::tr("Row"), Kind::Number, 0, QStringLiteral("row")),
        column(Text::tr("Column"), Kind::Text, 0, QStringLiteral("column")), column(Text::tr("Before"), Kind::Text, 0, QStringLiteral("before")),
        column(Text::tr("After"), Kind::Text, 0, QStringLiteral("after")), column(Text::tr("File"), Kind::Text, 0, QStringLiteral("file"))};
    const auto value = [&](const std::string& text) { return textCell(text.empty() ? Text::tr("empty") : QString::fromStdString(text)); };
    for (const auto& effect : outcome.steps) {
        if (effect.step >= outcome.recipe.steps.size())
            continue;
        const QString title = Text::tr("%1. %2").arg(fmt.count(qint64(effect.step) + 1), titleOf(outcome.recipe.steps[effect.step]));
        for (const auto& change : effect.examples) {
            auto after = value(change.after);
            after.strong = true;
            table.rows.append({textCell(title), countCell(change.row, fmt), textCell(QString::fromStdString(change.column)), value(change.before), after,
                textCell(QString::fromStdString(change.file).section(u'/', -1))});
        }
    }
    return table;
}

} // namespace

QString stepKindName(StepKind kind)
{
    switch (kind) {
    case StepKind::Trim:
        return Text::tr("Trim spaces");
    case StepKind::Standardise:
        return Text::tr("Standardise words");
    case StepKind::Units:
        return Text::tr("Convert units");
    case StepKind::Convert:
        return Text::tr("Change type");
    case StepKind::Blank:
        return Text::tr("Convert values to empty");
    case StepKind::Fill:
        return Text::tr("Fill empty cells");
    case StepKind::DropDuplicates:
        return Text::tr("Drop duplicate rows");
    case StepKind::MergeCustomers:
        return Text::tr("Merge duplicate customers");
    case StepKind::Join:
        return Text::tr("Find customers by another key");
    }
    return {};
}

QList<StepLine> stepLines(
    const domain::Recipe& recipe, const std::vector<flow::StepEffect>& effects, const domain::Recipe& inForce, const Fmt& fmt)
{
    QList<StepLine> lines;
    for (std::size_t i = 0; i < recipe.steps.size(); ++i) {
        const RecipeStep& step = recipe.steps[i];
        StepLine line;
        line.title = Text::tr("%1. %2").arg(fmt.count(qint64(i) + 1), titleOf(step));
        line.detail = detailOf(step);
        const bool applied = i < inForce.steps.size() && inForce.steps[i] == step;
        line.state = !step.on ? Text::tr("off") : applied ? Text::tr("applied") : Text::tr("preview");
        if (const flow::StepEffect* effect = effectOf(effects, i); effect != nullptr && step.on) {
            line.count = countText(*effect, fmt);
            if (!effect->matched) {
                line.state = Text::tr("no match");
                line.tone = Tone::Worse;
                if (!effect->missingColumn.empty())
                    line.detail = Text::tr("no column %1").arg(QString::fromStdString(effect->missingColumn));
            }
        }
        lines.append(line);
    }
    return lines;
}

Page recipePage(const flow::RecipeOutcome& outcome, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("recipe");
    page.title = Text::tr("Cleaning recipe of %1").arg(roleName(QString::fromStdString(outcome.table)));
    Block changes;
    changes.id = QStringLiteral("recipe-changes");
    changes.title = Text::tr("Before → after");
    changes.subtitle = Text::tr("%1 cells change; %2 → %3 rows")
                           .arg(fmt.count(qint64(outcome.cells)), fmt.count(qint64(outcome.rowsBefore)), fmt.count(qint64(outcome.rowsAfter)));
    const TableSpec table = changesTable(outcome, fmt);
    if (table.rows.isEmpty())
        changes = emptyBlock(changes.id, changes.title, Text::tr("No cell changes."), {});
    else
        changes.body = changes.asTable = table;
    Block steps;
    steps.id = QStringLiteral("recipe-steps");
    steps.title = page.title;
    TableSpec list;
    list.columns = {column(Text::tr("Step"), Kind::Text, 0, QStringLiteral("step")), column(Text::tr("What"), Kind::Text, 0, QStringLiteral("what")),
        column(Text::tr("Changes"), Kind::Text, 0, QStringLiteral("changes")), column(Text::tr("State"), Kind::Text, 0, QStringLiteral("state"))};
    for (const StepLine& line : stepLines(outcome.recipe, outcome.steps, outcome.recipe, fmt)) {
        auto state = textCell(line.state);
        state.tone = line.tone;
        list.rows.append({textCell(line.title), textCell(line.detail), textCell(line.count), state});
    }
    steps.body = steps.asTable = list;
    if (list.rows.isEmpty())
        steps = emptyBlock(steps.id, steps.title, Text::tr("The recipe has no steps."), {});
    for (const auto& finding : outcome.findings)
        steps.caveats.append(findingText(finding));
    page.blocks = {steps, changes};
    return page;
}

} // namespace holdfast::present
