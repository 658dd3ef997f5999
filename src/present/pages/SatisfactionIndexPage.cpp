// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/SatisfactionWords.h"

#include "present/Words.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SatisfactionIndex)
};

using Kind = TableSpec::Kind;

QString missingWord(const std::string& why)
{
    if (why == "no-column")
        return Text::tr("no column");
    if (why == "no-answers")
        return Text::tr("no answers");
    if (why == "not-in-wave")
        return Text::tr("not asked in this wave");
    return QString::fromStdString(why);
}

TableSpec::Cell changeCell(const std::optional<flow::MeasureDifference>& change, const Fmt& fmt)
{
    if (!change || !change->difference.value)
        return textCell(fmt.missing());
    TableSpec::Cell cell = textCell(fmt.signedNumber(*change->difference.value, 1));
    cell.number = *change->difference.value;
    if (change->pAdjusted && *change->pAdjusted < 0.05)
        cell.tone = *change->difference.value < 0 ? Tone::Worse : Tone::Better;
    return cell;
}

// Among its siblings the lowest, and clearly below the whole.
bool isWeak(const flow::IndexAnswer& answer, const flow::IndexPart& part)
{
    if (!part.score.value || !part.score.upper || !answer.score.value || *part.score.upper >= *answer.score.value)
        return false;
    return std::ranges::none_of(answer.parts,
        [&](const flow::IndexPart& other) { return other.parent == part.parent && other.score.value && *other.score.value < *part.score.value; });
}

Block indexBlock(const flow::IndexAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("index");
    block.title = Text::tr("Index system");
    const auto items = std::ranges::count_if(answer.parts, &flow::IndexPart::item);
    const domain::IndexGroup* top = answer.system.group("");
    block.subtitle = Text::tr("%Ln items, %1", nullptr, int(items)).arg(weightKindName(top ? top->inForce : domain::WeightKind::Equal));
    TableSpec table;
    table.columns = {column(Text::tr("Index"), Kind::Text, 0, QStringLiteral("name")), column(Text::tr("Weight, %"), Kind::Number, 1, QStringLiteral("weight")),
        column(Text::tr("Score, 0–100"), Kind::Meter, 1, QStringLiteral("score")), column(Text::tr("Change"), Kind::Number, 1, QStringLiteral("change"))};
    TableSpec full = table;
    full.columns.append({column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")), column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Overall weight, %"), Kind::Number, 1, QStringLiteral("overall")), column(Text::tr("Grade"), Kind::Text, 0, QStringLiteral("grade")),
        column(Text::tr("Keeps its rank"), Kind::Percent, 0, QStringLiteral("keeps-rank"))});
    const auto add = [&](const QString& name, double weight, const core::Estimate& score, const std::optional<flow::MeasureDifference>& change, int level, bool weak,
                         const std::optional<domain::Grade>& grade, double overall, double keeps, const std::string& missing) {
        TableSpec::Cell head = textCell(name);
        head.strong = level == 0;
        TableSpec::Cell meter = figureCell(score, fmt, 1);
        if (!missing.empty())
            meter.text = fmt.missing();
        meter.tone = weak ? Tone::Worse : Tone::Neutral;
        const QList<TableSpec::Cell> row {head, numberCell(weight * 100, fmt, 1), meter, changeCell(change, fmt)};
        table.rows.append(row);
        table.levels.append(level);
        table.muted.append(score.value && isSmall(score));
        QList<TableSpec::Cell> whole = row;
        whole.append({missing.empty() ? rangeCell(score, fmt, 1) : textCell(missingWord(missing)), countCell(std::uint64_t(std::max<std::int64_t>(0, score.n)), fmt), numberCell(overall * 100, fmt, 1),
            textCell(grade ? gradeName(*grade) : fmt.missing()), std::isfinite(keeps) ? shareCell(keeps, fmt, 0) : textCell(fmt.missing())});
        full.rows.append(whole);
    };
    add(answer.system.name.empty() ? Text::tr("Satisfaction index") : QString::fromStdString(answer.system.name), 1, answer.score, answer.change, 0, false, answer.grade, 1, kUndefined, {});
    for (const auto& part : answer.parts)
        add(QString::fromStdString(part.name), part.weight, part.score, part.change, part.parent.empty() ? 0 : 1, isWeak(answer, part), part.grade, part.overallWeight, part.keepsRank, part.missing);
    full.levels = table.levels;
    full.muted = table.muted;
    block.body = table;
    block.asTable = full;
    if (answer.score.value)
        block.reading = {answer.grade ? Text::tr("%1, %2.").arg(figureWithInterval(answer.score, fmt, 1), gradeName(*answer.grade)) : figureWithInterval(answer.score, fmt, 1), {}};
    block.caveats = doubtTexts(answer.doubts);
    if (!answer.chosen)
        block.caveats.prepend(Text::tr("No index was built yet: all items count the same."));
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Each answer as a score of 0 (worst) to 100 (best); a dimension is the mean of its parts by their weights. Parts without answers share their weight among their siblings.");
    block.provenance.formula = Text::tr("Σ weight × score");
    QStringList figures;
    for (const auto& part : answer.parts)
        if (part.parent.empty() && part.score.value)
            figures.append(QStringLiteral("%1 × %2").arg(fmt.number(part.weight, 3), fmt.number(*part.score.value, 1)));
    block.provenance.figures = QStringLiteral("%1 = %2").arg(figures.join(QStringLiteral(" + ")), figureText(answer.score, fmt, 1));
    block.provenance.interval = figureIntervalLine(answer.score, fmt, 1);
    return block;
}

TableSpec cutsTable(const flow::IndexAnswer& answer, const std::vector<flow::IndexCut>& cuts, bool waves, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(waves ? Text::tr("Wave") : Text::tr("Group"), Kind::Text, 0, QStringLiteral("name")), column(Text::tr("Index"), Kind::Number, 1, QStringLiteral("index")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")), column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n")),
        column(waves ? Text::tr("vs wave before") : Text::tr("vs others"), Kind::Number, 1, QStringLiteral("difference")), column(Text::tr("p, adjusted"), Kind::Number, 3, QStringLiteral("p"))};
    for (const auto& part : answer.parts)
        if (part.parent.empty())
            table.columns.append(column(QString::fromStdString(part.name), Kind::Number, 1, QString::fromStdString(part.id)));
    for (const auto& cut : cuts) {
        if (cut.scores.empty())
            continue;
        const QString name = waves ? waveText(cut.name, fmt) : cut.name.empty() ? Text::tr("(not known)") : QString::fromStdString(cut.name);
        QList<TableSpec::Cell> row {textCell(cut.partial ? Text::tr("%1, partial").arg(name) : name), figureCell(cut.scores.front(), fmt, 1), rangeCell(cut.scores.front(), fmt, 1),
            countCell(std::uint64_t(std::max<std::int64_t>(0, cut.scores.front().n)), fmt), changeCell(cut.against, fmt),
            cut.against && cut.against->tooFew ? textCell(Text::tr("too few")) : pValueCell(cut.against ? cut.against->pAdjusted : std::nullopt, fmt)};
        for (std::size_t i = 0; i < answer.parts.size(); ++i)
            if (answer.parts[i].parent.empty())
                row.append(i + 1 < cut.scores.size() ? figureCell(cut.scores[i + 1], fmt, 1) : textCell(fmt.missing()));
        table.rows.append(row);
        table.muted.append(isSmall(cut.scores.front()));
    }
    return table;
}

Block indexWaves(const flow::IndexAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("index-waves");
    block.title = Text::tr("Index by wave");
    block.subtitle = Text::tr("0–100");
    if (answer.waves.size() < 2)
        return emptyBlock(block.id, block.title, Text::tr("A trend needs two waves."), {});
    TrendSpec spec;
    spec.seriesName = Text::tr("Index");
    const std::size_t every = std::max<std::size_t>(1, (answer.waves.size() + 7) / 8);
    for (std::size_t i = 0; i < answer.waves.size(); ++i) {
        const auto& wave = answer.waves[i];
        if (wave.scores.empty())
            continue;
        const Span span = spanOf(wave.scores.front());
        TrendSpec::Point point;
        point.label = waveText(wave.name, fmt);
        point.tick = i % every == 0 ? point.label : QString();
        point.value = span.value;
        point.lower = span.lower;
        point.upper = span.upper;
        point.partial = wave.partial;
        point.valueText = figureText(wave.scores.front(), fmt, 1);
        point.intervalText = figureInterval(wave.scores.front(), fmt, 1);
        spec.points.append(point);
    }
    block.body = spec;
    block.asTable = cutsTable(answer, answer.waves, true, fmt);
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    return block;
}

Block indexGroups(const flow::IndexAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("index-groups");
    block.title = Text::tr("Index by %1").arg(answer.by.empty() ? Text::tr("group") : fieldName(QString::fromStdString(answer.by)));
    block.subtitle = Text::tr("0–100");
    if (answer.cuts.empty())
        return emptyBlock(block.id, block.title, Text::tr("Choose an attribute above to see the index by group."), {});
    BarsSpec spec;
    for (const auto& cut : answer.cuts) {
        if (cut.scores.empty())
            continue;
        const Span span = spanOf(cut.scores.front());
        BarsSpec::Bar bar;
        bar.name = cut.name.empty() ? Text::tr("(not known)") : QString::fromStdString(cut.name);
        bar.value = span.value;
        bar.lower = span.lower;
        bar.upper = span.upper;
        bar.text = figureText(cut.scores.front(), fmt, 1);
        bar.muted = isSmall(cut.scores.front());
        bar.marked = cut.against && cut.against->pAdjusted && *cut.against->pAdjusted < 0.05 && cut.against->difference.value.value_or(0) < 0;
        bar.detail = QStringLiteral("%1\n%2").arg(figureWithInterval(cut.scores.front(), fmt, 1), Text::tr("n %1").arg(fmt.count(cut.scores.front().n)));
        spec.bars.append(bar);
    }
    spec.reference = orUndefined(answer.score.value);
    block.body = spec;
    block.asTable = cutsTable(answer, answer.cuts, false, fmt);
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    return block;
}

Block sensitivityBlock(const flow::IndexAnswer& answer, const Fmt& fmt)
{
    const auto& sensitivity = answer.sensitivity;
    Block block;
    block.id = QStringLiteral("index-sensitivity");
    block.title = Text::tr("How much hangs on the weights");
    block.subtitle = Text::tr("weights ±%1, %2 draws").arg(fmt.share(sensitivity.spread, 0), fmt.count(sensitivity.draws));
    if (sensitivity.draws == 0)
        return emptyBlock(block.id, block.title, Text::tr("Needs two parts with answers."), {});
    TableSpec table;
    table.columns = {column(Text::tr("Part"), Kind::Text, 0, QStringLiteral("name")), column(Text::tr("Weight, %"), Kind::Number, 1, QStringLiteral("weight")),
        column(Text::tr("Keeps its rank"), Kind::Percent, 0, QStringLiteral("keeps-rank"))};
    for (const auto& part : answer.parts)
        if (part.score.value)
            table.rows.append({textCell(QString::fromStdString(part.name)), numberCell(part.overallWeight * 100, fmt, 1), shareCell(part.keepsRank, fmt, 0)});
    block.body = table;
    block.asTable = table;
    block.reading = {Text::tr("The index stays between %1.").arg(fmt.interval(sensitivity.lower, sensitivity.upper, 1)),
        Text::tr("The order stays the same in %1 of the draws.").arg(fmt.share(sensitivity.keepsOrder, 0))};
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Every weight is moved at random within this range, made to sum 1 again, and the index is computed anew; 95% of the draws lie in between.");
    return block;
}

} // namespace

QString weightKindName(domain::WeightKind kind)
{
    switch (kind) {
    case domain::WeightKind::Equal:
        return Text::tr("Equal");
    case domain::WeightKind::Direct:
        return Text::tr("Direct");
    case domain::WeightKind::Expert:
        return Text::tr("Expert scores");
    case domain::WeightKind::Ahp:
        return Text::tr("AHP");
    case domain::WeightKind::Derived:
        return Text::tr("From data");
    }
    return {};
}

QString gradeName(domain::Grade grade)
{
    switch (grade) {
    case domain::Grade::Excellent:
        return Text::tr("excellent");
    case domain::Grade::Good:
        return Text::tr("good");
    case domain::Grade::Fair:
        return Text::tr("fair");
    case domain::Grade::Poor:
        return Text::tr("poor");
    }
    return {};
}

Page satisfactionIndexPage(const flow::IndexAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("satisfaction-index");
    page.title = Text::tr("Index & weights");
    page.question = Text::tr("How good are we, and what counts?");
    describePage(page, answer.basis, fmt);
    page.blocks = {indexBlock(answer, fmt), indexWaves(answer, fmt), indexGroups(answer, fmt), sensitivityBlock(answer, fmt)};
    for (const auto& group : answer.groups) {
        QStringList names;
        for (const std::string& child : group.children) {
            const domain::IndexNode* node = answer.system.node(child);
            names.append(QString::fromStdString(node ? node->name : child));
        }
        page.blocks.append(weightsBlock(group, names, answer.basis, fmt));
        page.blocks.append(pairsBlock(group, answer.system, {}, answer.basis, fmt));
    }
    return page;
}

} // namespace holdfast::present
