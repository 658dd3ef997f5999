// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/SatisfactionWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(DriversPage)
};

using Kind = TableSpec::Kind;

constexpr double kHighVif = 5;

QString labelOf(const std::string& label, const std::string& item)
{
    return QString::fromStdString(label.empty() ? item : label);
}

QStringList leftOutTexts(const std::vector<flow::LeftOutItem>& items, const Fmt& fmt)
{
    QStringList texts;
    for (const auto& item : items) {
        const QString name = labelOf(item.label, item.item);
        texts.append(item.reason == "missing"  ? Text::tr("%1 is left out: %2 did not answer it.").arg(name, fmt.share(item.missingShare, 0))
                : item.reason == "constant"    ? Text::tr("%1 is left out: all answers are equal.").arg(name)
                : item.reason == "collinear"   ? Text::tr("%1 is left out: it follows from other items.").arg(name)
                                               : name);
    }
    return texts;
}

Span shareSpan(const core::Estimate& estimate)
{
    return {orUndefined(estimate.value), orUndefined(estimate.lower), orUndefined(estimate.upper)};
}

} // namespace

QString outcomeName(flow::DriverOutcome outcome)
{
    switch (outcome) {
    case flow::DriverOutcome::Satisfaction:
        return Text::tr("satisfaction");
    case flow::DriverOutcome::Recommendation:
        return Text::tr("recommendation");
    case flow::DriverOutcome::Repurchase:
        return Text::tr("repurchase");
    case flow::DriverOutcome::Churn:
        return Text::tr("churn");
    }
    return {};
}

// ---- expectation, perception, importance -------------------------------------------------------------------------------

static Block quadrantsBlock(const flow::GapsAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("quadrants");
    block.title = Text::tr("Importance–performance");
    if (!answer.importance)
        return emptyBlock(block.id, block.title, Text::tr("Nothing tells how important the items are: ask for importance or expectation, or for overall satisfaction."), {});
    const bool derived = *answer.importance == flow::ImportanceKind::Derived;
    block.subtitle = derived ? Text::tr("share of the effect on %1 × score").arg(answer.yLabel.empty() ? outcomeName(flow::DriverOutcome::Satisfaction) : QString::fromStdString(answer.yLabel))
        : *answer.importance == flow::ImportanceKind::Stated ? Text::tr("stated importance × score")
                                                             : Text::tr("expectation × score");
    QuadrantSpec spec;
    spec.xTitle = Text::tr("Performance, score 0–100");
    spec.yTitle = Text::tr("Importance");
    spec.yIsShare = derived;
    spec.xCut = answer.performanceCut;
    spec.yCut = answer.importanceCut;
    spec.topLeft = Text::tr("Fix first");
    spec.topRight = Text::tr("Keep up");
    spec.bottomLeft = Text::tr("Low priority");
    spec.bottomRight = Text::tr("Possible overkill");
    TableSpec table;
    table.columns = {column(Text::tr("Item"), Kind::Text, 0, QStringLiteral("item")), column(Text::tr("Performance"), Kind::Number, 1, QStringLiteral("performance")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("performance-interval")), column(Text::tr("Importance"), derived ? Kind::Percent : Kind::Number, 1, QStringLiteral("importance")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("importance-interval")), column(Text::tr("Field"), Kind::Text, 0, QStringLiteral("quadrant")),
        column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n"))};
    QStringList first;
    for (const auto& item : answer.items) {
        QuadrantSpec::Point point;
        point.name = labelOf(item.label, item.item);
        point.x = spanOf(item.performance).value;
        point.y = derived ? orUndefined(item.importance.value) : spanOf(item.importance).value;
        point.marked = item.quadrant == analytics::Quadrant::Concentrate;
        point.muted = isSmall(item.performance);
        const QString importance = derived ? (item.importance.value ? fmt.share(*item.importance.value, 1) + (item.importance.lower && item.importance.upper ? QStringLiteral(" [%1]").arg(fmt.interval(*item.importance.lower * 100, *item.importance.upper * 100, 1)) : QString()) : fmt.missing())
                                           : figureWithInterval(item.importance, fmt, 1);
        point.detail = Text::tr("performance %1").arg(figureWithInterval(item.performance, fmt, 1)) + u'\n' + Text::tr("importance %1").arg(importance);
        spec.points.append(point);
        if (point.marked && !item.importanceUnclear && !item.performanceUnclear)
            first.append(point.name);
        QString field = !item.quadrant ? fmt.missing()
            : *item.quadrant == analytics::Quadrant::Concentrate ? spec.topLeft
            : *item.quadrant == analytics::Quadrant::KeepUp      ? spec.topRight
            : *item.quadrant == analytics::Quadrant::LowPriority ? spec.bottomLeft
                                                                 : spec.bottomRight;
        if (item.importanceUnclear || item.performanceUnclear)
            field = Text::tr("%1, not clear").arg(field);
        TableSpec::Cell weight = optionalCell(item.importance.value, fmt, 1);
        if (derived && item.importance.value)
            weight = shareCell(*item.importance.value, fmt, 1);
        const QString importanceRange = !item.importance.lower || !item.importance.upper ? fmt.missing()
            : derived ? fmt.interval(*item.importance.lower * 100, *item.importance.upper * 100, 1) : figureInterval(item.importance, fmt, 1);
        table.rows.append({textCell(point.name), figureCell(item.performance, fmt, 1), rangeCell(item.performance, fmt, 1), weight, textCell(importanceRange), textCell(field),
            countCell(std::uint64_t(std::max<std::int64_t>(0, item.performance.n)), fmt)});
        table.muted.append(point.muted);
    }
    block.body = spec;
    block.asTable = table;
    block.reading = first.isEmpty() ? Reading {Text::tr("No item is clearly important and weak at once."), {}}
                                    : Reading {Text::tr("Fix first: %1.").arg(first.join(Text::tr(", "))), Text::tr("Important and below the mean, both beyond their intervals.")};
    block.caveats = doubtTexts(answer.doubts) + leftOutTexts(answer.leftOut, fmt);
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = derived ? Text::tr("Performance: mean score. Importance: the item's share of what the items explain of the outcome (Johnson's relative weights). The cross stands at the means over the items.")
                                          : Text::tr("Performance and importance: mean scores. The cross stands at the means over the items.");
    if (answer.r2)
        block.provenance.figures = Text::tr("R² %1").arg(fmt.number(*answer.r2, 2));
    return block;
}

static Block gapsBlock(const flow::GapsAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("gaps");
    block.title = Text::tr("Gap");
    block.subtitle = Text::tr("perceived minus expected");
    std::vector<const flow::GapFigure*> rows;
    for (const auto& item : answer.items)
        if (!item.expectation.empty())
            rows.push_back(&item);
    if (rows.empty())
        return emptyBlock(block.id, block.title, Text::tr("Needs a question about what was expected beside one about what was perceived."), QStringLiteral("import"));
    std::ranges::stable_sort(rows, {}, [](const auto* item) { return item->gap.value.value_or(1e9); });
    GapSpec spec;
    spec.fromName = Text::tr("expected");
    spec.toName = Text::tr("perceived");
    TableSpec table;
    table.columns = {column(Text::tr("Item"), Kind::Text, 0, QStringLiteral("item")), column(Text::tr("Expected"), Kind::Number, 2, QStringLiteral("expected")),
        column(Text::tr("Perceived"), Kind::Number, 2, QStringLiteral("perceived")), column(Text::tr("Gap"), Kind::Number, 2, QStringLiteral("gap")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")), column(Text::tr("p, adjusted"), Kind::Number, 3, QStringLiteral("p")),
        column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n"))};
    int below = 0;
    for (const auto* item : rows) {
        GapSpec::Row row;
        row.name = labelOf(item->label, item->item);
        row.from = spanOf(item->expected).value;
        row.to = spanOf(item->perceived).value;
        row.text = figureText(item->gap, fmt, 1, true);
        row.muted = isSmall(item->gap);
        const bool clear = item->pAdjusted && *item->pAdjusted < 0.05;
        if (clear && item->gap.value)
            row.tone = *item->gap.value < 0 ? Tone::Worse : Tone::Better;
        below += row.tone == Tone::Worse;
        row.detail = Text::tr("gap %1").arg(figureWithInterval(item->gap, fmt, 2, true)) + u'\n' + Text::tr("n %1").arg(fmt.count(item->gap.n));
        spec.rows.append(row);
        table.rows.append({textCell(row.name), figureCell(item->expected, fmt, 2), figureCell(item->perceived, fmt, 2), figureCell(item->gap, fmt, 2, true), rangeCell(item->gap, fmt, 2),
            pValueCell(item->pAdjusted, fmt), countCell(std::uint64_t(std::max<std::int64_t>(0, item->gap.n)), fmt)});
        table.muted.append(row.muted);
    }
    block.body = spec;
    block.asTable = table;
    block.reading = {below > 0 ? Text::tr("%Ln expectations are not met.", nullptr, below) : Text::tr("No expectation is clearly missed."), Text::tr("Paired t, p adjusted for the number of items.")};
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Mean of perceived minus expected over the respondents who answered both, on the scale of the answers.");
    return block;
}

Page gapsPage(const flow::GapsAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("gap");
    page.title = Text::tr("Gaps");
    page.question = Text::tr("What should be fixed first?");
    describePage(page, answer.basis, fmt);
    page.blocks = {quadrantsBlock(answer, fmt), gapsBlock(answer, fmt)};
    return page;
}

// ---- drivers -----------------------------------------------------------------------------------------------------------

Page driversPage(const flow::DriversAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("drivers");
    page.title = Text::tr("Drivers");
    page.question = Text::tr("What goes with it?");
    describePage(page, answer.basis, fmt);
    const QString outcome = answer.yLabel.empty() ? outcomeName(answer.outcome) : QString::fromStdString(answer.yLabel);
    Block block;
    block.id = QStringLiteral("drivers");
    block.title = Text::tr("Drivers of %1").arg(outcome);
    const QString r2 = answer.r2.value ? fmt.number(*answer.r2.value, 2) : fmt.missing();
    block.subtitle = Text::tr("share of R² %1, 95% CI, n %2").arg(r2, fmt.count(qint64(answer.basis.n)));
    std::vector<const flow::DriverFigure*> order;
    for (const auto& item : answer.items)
        order.push_back(&item);
    std::ranges::stable_sort(order, std::ranges::greater {}, [](const auto* item) { return item->lmgShare; });
    // Bars are parts of R^2 as shares of it; their intervals with them.
    const double whole = answer.r2.value.value_or(0);
    BarsSpec spec;
    spec.isShare = true;
    TableSpec table;
    table.columns = {column(Text::tr("Item"), Kind::Text, 0, QStringLiteral("item")), column(Text::tr("LMG, % of R²"), Kind::Percent, 1, QStringLiteral("lmg")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("lmg-interval")), column(Text::tr("Johnson, % of R²"), Kind::Percent, 1, QStringLiteral("johnson")),
        column(Text::tr("β"), Kind::Number, 2, QStringLiteral("beta")), column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("beta-interval")),
        column(Text::tr("p"), Kind::Number, 3, QStringLiteral("p")), column(Text::tr("r"), Kind::Number, 2, QStringLiteral("correlation")),
        column(Text::tr("VIF"), Kind::Number, 1, QStringLiteral("vif")), column(Text::tr("Score"), Kind::Number, 1, QStringLiteral("performance"))};
    if (answer.binary)
        table.columns.append(column(Text::tr("Odds ratio a point"), Kind::Number, 2, QStringLiteral("odds-ratio")));
    QStringList inflated;
    for (const auto* item : order) {
        BarsSpec::Bar bar;
        bar.name = labelOf(item->label, item->item);
        const Span part = shareSpan(item->lmg);
        bar.value = item->lmgShare;
        if (whole > 0) {
            bar.lower = part.lower / whole;
            bar.upper = part.upper / whole;
        }
        bar.text = fmt.share(item->lmgShare, 0);
        bar.marked = item == order.front();
        const QString range = std::isfinite(bar.lower) && std::isfinite(bar.upper) ? fmt.interval(bar.lower * 100, bar.upper * 100, 1) : fmt.missing();
        bar.detail = Text::tr("LMG %1 [%2]").arg(fmt.share(item->lmgShare, 1), range) + u'\n'
            + Text::tr("Johnson %1, β %2").arg(fmt.share(item->johnsonShare, 1), item->beta.value ? fmt.signedNumber(*item->beta.value, 2) : fmt.missing());
        spec.bars.append(bar);
        if (item->vif > kHighVif)
            inflated.append(Text::tr("%1 (VIF %2)").arg(bar.name, fmt.number(item->vif, 1)));
        const auto interval = [&](const core::Estimate& estimate, int decimals) {
            return textCell(estimate.lower && estimate.upper ? fmt.interval(*estimate.lower, *estimate.upper, decimals) : fmt.missing());
        };
        QList<TableSpec::Cell> row {textCell(bar.name), shareCell(item->lmgShare, fmt, 1), textCell(range), shareCell(item->johnsonShare, fmt, 1), optionalCell(item->beta.value, fmt, 2, true),
            interval(item->beta, 2), pValueCell(item->p, fmt), numberCell(item->correlation, fmt, 2), numberCell(item->vif, fmt, 1), figureCell(item->performance, fmt, 1)};
        if (answer.binary)
            row.append(optionalCell(item->oddsRatio, fmt, 2));
        table.rows.append(row);
    }
    if (order.empty()) {
        block = emptyBlock(block.id, block.title, Text::tr("No item is left that could explain it."), {});
    } else {
        block.body = spec;
        block.asTable = table;
        block.reading = {Text::tr("%1 goes with it most: %2 of what the items explain.").arg(spec.bars.first().name, fmt.share(order.front()->lmgShare, 0)),
            answer.r2.value ? Text::tr("Together they explain %1 of the differences; this is an association, not an effect.").arg(fmt.share(*answer.r2.value, 0)) : QString()};
    }
    block.caveats = doubtTexts(answer.doubts) + leftOutTexts(answer.leftOut, fmt);
    if (!inflated.isEmpty())
        block.caveats.append(Text::tr("Hard to tell apart: %1.").arg(inflated.join(Text::tr(", "))));
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Shares of R² averaged over all orders in which the items can enter (Lindeman, Merenda, Gold); beside them Johnson's relative weights. Intervals: percentiles of the bootstrap.");
    block.provenance.figures = answer.adjustedR2 ? Text::tr("R² %1, adjusted %2").arg(r2, fmt.number(*answer.adjustedR2, 2)) : Text::tr("R² %1").arg(r2);
    if (answer.r2.lower && answer.r2.upper)
        block.provenance.interval = Text::tr("95% CI of R²: %1").arg(fmt.interval(*answer.r2.lower, *answer.r2.upper, 2));
    if (answer.binary)
        block.provenance.facts.append({Text::tr("Cases"), Text::tr("%1 of %2").arg(fmt.count(qint64(answer.events)), fmt.count(qint64(answer.basis.n)))});
    page.blocks.append(block);
    if (!order.empty()) {
        Block details = block;
        details.id = QStringLiteral("driver-table");
        details.title = Text::tr("All figures");
        details.subtitle = outcome;
        details.reading = {};
        details.caveats.clear();
        details.body = table;
        page.blocks.append(details);
    }
    return page;
}

} // namespace holdfast::present
