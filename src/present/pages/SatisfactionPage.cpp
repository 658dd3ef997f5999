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
    Q_DECLARE_TR_FUNCTIONS(SatisfactionPage)
};

using Kind = TableSpec::Kind;
using flow::SurveyMeasure;

QString idOf(const flow::SummaryMeasure& measure)
{
    return measure.measure == SurveyMeasure::Item ? QString::fromStdString(measure.column) : QString::fromUtf8(flow::word(measure.measure).data(), qsizetype(flow::word(measure.measure).size()));
}

bool isNps(const flow::SummaryMeasure& measure)
{
    return measure.measure == SurveyMeasure::Nps;
}

int places(const flow::SummaryMeasure& measure)
{
    return isNps(measure) ? 0 : 2;
}

QString nameOf(const flow::SummaryMeasure& measure)
{
    switch (measure.measure) {
    case SurveyMeasure::Nps:
        return Text::tr("NPS");
    case SurveyMeasure::Csat:
        return Text::tr("CSAT");
    case SurveyMeasure::Ces:
        return Text::tr("CES");
    case SurveyMeasure::Item:
        break;
    }
    return QString::fromStdString(measure.label.empty() ? measure.column : measure.label);
}

QString scaleText(const flow::SummaryMeasure& measure, const Fmt& fmt)
{
    if (isNps(measure))
        return Text::tr("−100 to +100");
    return Text::tr("mean, %1").arg(fmt.interval(measure.scale.low, measure.scale.high, 0));
}

QString definitionOf(const flow::SummaryMeasure& measure, const Fmt& fmt)
{
    switch (measure.measure) {
    case SurveyMeasure::Nps:
        return Text::tr("Net promoter score: share of answers 9 and 10 minus share of answers 0 to 6, times 100.");
    case SurveyMeasure::Csat:
        return Text::tr("Mean of the answers about satisfaction on their scale of %1. Answers “don't know” are set apart.").arg(fmt.interval(measure.scale.low, measure.scale.high, 0));
    case SurveyMeasure::Ces:
        return (measure.scale.reversed ? Text::tr("Mean of the answers about effort on their scale of %1; low is easy.") : Text::tr("Mean of the answers about effort on their scale of %1; high is easy."))
            .arg(fmt.interval(measure.scale.low, measure.scale.high, 0));
    case SurveyMeasure::Item:
        break;
    }
    return Text::tr("Mean of the answers on their scale of %1.").arg(fmt.interval(measure.scale.low, measure.scale.high, 0));
}

Provenance howOf(const flow::SummaryMeasure& measure, const flow::MeasureValue& value, const flow::SummaryAnswer& answer, const Fmt& fmt)
{
    const QString name = nameOf(measure);
    Provenance how = provenanceOf(answer.basis, name, fmt);
    how.definition = definitionOf(measure, fmt);
    if (isNps(measure)) {
        how.formula = Text::tr("promoters % − detractors %");
        if (value.promoters && value.detractors)
            how.figures = QStringLiteral("%1 − %2 = %3").arg(fmt.share(*value.promoters), fmt.share(*value.detractors), figureText(value.value, fmt, places(measure), true));
    } else {
        how.formula = Text::tr("sum of answers ÷ answers");
        how.figures = QStringLiteral("%1, n %2").arg(figureText(value.value, fmt, 2), fmt.count(value.value.n));
    }
    how.interval = figureIntervalLine(value.value, fmt, isNps(measure) ? 0 : 2);
    const auto fact = [&](const QString& label, std::uint64_t n) {
        if (n > 0)
            how.facts.append({label, fmt.count(qint64(n))});
    };
    fact(Text::tr("Not answered"), measure.missing);
    fact(Text::tr("“Don't know”"), measure.dontKnow);
    fact(Text::tr("Outside the scale"), measure.outOfScale);
    if (answer.designEffect > 1.0001)
        how.facts.append({Text::tr("Design effect of the weights"), Text::tr("%1; effective n %2").arg(fmt.number(answer.designEffect, 2), fmt.count(qint64(answer.effectiveN)))});
    return how;
}

// "0.11 vs 4.02 (n 2,380)": the change against the wave before.
Tile tileOf(const flow::SummaryMeasure& measure, const flow::SummaryAnswer& answer, const Fmt& fmt)
{
    const auto& value = measure.overall;
    Tile tile;
    tile.id = idOf(measure);
    tile.label = Text::tr("%1, %2").arg(nameOf(measure), scaleText(measure, fmt));
    tile.value = figureText(value.value, fmt, places(measure), isNps(measure));
    const QString interval = figureInterval(value.value, fmt, places(measure));
    tile.interval = interval.isEmpty() ? Text::tr("n %1").arg(fmt.count(value.value.n)) : Text::tr("%1, n %2").arg(interval, fmt.count(value.value.n));
    tile.state = stateOf(value.value);
    if (tile.state == State::Empty)
        tile.note = Text::tr("No answers.");
    for (const auto& wave : measure.waves)
        tile.spark.append(wave.partial ? kUndefined : orUndefined(wave.value.value));
    tile.sparkSpan = isNps(measure) ? 10 : (measure.scale.high - measure.scale.low) * 0.1;
    if (measure.current && *measure.current > 0 && *measure.current < measure.waves.size()) {
        const auto& now = measure.waves[*measure.current];
        const auto& before = measure.waves[*measure.current - 1];
        if (now.against && now.against->difference.value && before.value.value) {
            const double change = *now.against->difference.value;
            const bool clear = now.against->pAdjusted && *now.against->pAdjusted < 0.05;
            tile.direction = change > 0 ? Direction::Up : change < 0 ? Direction::Down : Direction::None;
            tile.tone = !clear ? Tone::Neutral : change > 0 ? Tone::Better : Tone::Worse;
            tile.delta = fmt.number(std::abs(change), places(measure));
            tile.versus = now.against->tooFew ? Text::tr("vs %1, too few to test").arg(figureText(before.value, fmt, places(measure), isNps(measure)))
                : clear                       ? Text::tr("vs %1").arg(figureText(before.value, fmt, places(measure), isNps(measure)))
                                              : Text::tr("vs %1, not clear").arg(figureText(before.value, fmt, places(measure), isNps(measure)));
        }
    }
    tile.provenance = howOf(measure, value, answer, fmt);
    return tile;
}

TableSpec valuesTable(const flow::SummaryMeasure& measure, const std::vector<flow::MeasureValue>& values, const QString& head, const QString& against, bool waves, const Fmt& fmt)
{
    const int decimals = places(measure);
    TableSpec table;
    table.columns = {column(head, Kind::Text, 0, QStringLiteral("name")), column(nameOf(measure), Kind::Number, decimals, QStringLiteral("value")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")), column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n")),
        column(against, Kind::Number, decimals, QStringLiteral("difference")), column(Text::tr("p, adjusted"), Kind::Number, 3, QStringLiteral("p"))};
    // Who answered two waves is compared with himself.
    const bool same = std::ranges::any_of(values, [](const auto& value) { return value.same.has_value(); });
    if (same)
        for (const auto& one : {column(Text::tr("Same customers"), Kind::Number, decimals, QStringLiteral("same")), column(Text::tr("n of them"), Kind::Number, 0, QStringLiteral("same-n")),
                 column(Text::tr("p, adjusted"), Kind::Number, 3, QStringLiteral("same-p"))})
            table.columns.append(one);
    if (isNps(measure))
        for (const QString& title : {Text::tr("Promoters"), Text::tr("Passives"), Text::tr("Detractors")})
            table.columns.append(column(title, Kind::Percent, 1));
    else
        table.columns.append(column(Text::tr("Top two answers"), Kind::Percent, 1, QStringLiteral("top")));
    const auto share = [&](const std::optional<double>& of) { return of ? shareCell(*of, fmt, 1) : textCell(fmt.missing()); };
    for (const auto& value : values) {
        const QString name = waves ? waveText(value.name, fmt) : value.name.empty() ? Text::tr("(not known)") : QString::fromStdString(value.name);
        QList<TableSpec::Cell> row {textCell(value.partial ? Text::tr("%1, partial").arg(name) : name), figureCell(value.value, fmt, decimals, isNps(measure)), rangeCell(value.value, fmt, decimals),
            countCell(std::uint64_t(std::max<std::int64_t>(0, value.value.n)), fmt)};
        row.append(value.against ? optionalCell(value.against->difference.value, fmt, decimals, true) : textCell(fmt.missing()));
        row.append(value.against && value.against->tooFew ? textCell(Text::tr("too few")) : pValueCell(value.against ? value.against->pAdjusted : std::nullopt, fmt));
        if (same) {
            row.append(value.same ? optionalCell(value.same->difference.value, fmt, decimals, true) : textCell(fmt.missing()));
            row.append(value.same ? countCell(std::uint64_t(value.same->difference.n), fmt) : textCell(fmt.missing()));
            row.append(value.same && value.same->tooFew ? textCell(Text::tr("too few")) : pValueCell(value.same ? value.same->pAdjusted : std::nullopt, fmt));
        }
        if (isNps(measure)) {
            row.append(share(value.promoters));
            row.append(share(value.passives));
            row.append(share(value.detractors));
        } else {
            row.append(share(value.topShare));
        }
        table.rows.append(row);
        table.muted.append(isSmall(value.value));
    }
    return table;
}

Block wavesBlock(const flow::SummaryMeasure& measure, const flow::SummaryAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = idOf(measure) + QStringLiteral("-waves");
    block.title = Text::tr("%1 by wave").arg(nameOf(measure));
    block.subtitle = scaleText(measure, fmt);
    if (measure.waves.size() < 2)
        return emptyBlock(block.id, block.title, Text::tr("A trend needs two waves."), {});
    TrendSpec spec;
    spec.seriesName = nameOf(measure);
    const qsizetype every = std::max<qsizetype>(1, (qsizetype(measure.waves.size()) + 7) / 8);
    for (std::size_t i = 0; i < measure.waves.size(); ++i) {
        const auto& wave = measure.waves[i];
        const Span span = spanOf(wave.value);
        TrendSpec::Point point;
        point.label = waveText(wave.name, fmt);
        point.tick = qsizetype(i) % every == 0 ? point.label : QString();
        point.value = span.value;
        point.lower = span.lower;
        point.upper = span.upper;
        point.partial = wave.partial;
        point.current = measure.current && *measure.current == i;
        point.valueText = figureText(wave.value, fmt, places(measure), isNps(measure));
        point.intervalText = figureInterval(wave.value, fmt, places(measure));
        spec.points.append(point);
    }
    block.body = spec;
    block.asTable = valuesTable(measure, measure.waves, Text::tr("Wave"), Text::tr("vs wave before"), true, fmt);
    if (measure.current && *measure.current < measure.waves.size())
        if (const auto& now = measure.waves[*measure.current]; now.against && now.against->difference.value) {
            const QString change = fmt.signedNumber(*now.against->difference.value, places(measure)) + QStringLiteral(" [%1]").arg(figureInterval(now.against->difference, fmt, places(measure)));
            if (now.against->tooFew)
                block.reading = {Text::tr("Too few answers to test the change."), Text::tr("Change against the wave before: %1.").arg(change)};
            else if (now.against->pAdjusted && *now.against->pAdjusted < 0.05)
                block.reading = {*now.against->difference.value > 0 ? Text::tr("Better than in the wave before.") : Text::tr("Worse than in the wave before."), Text::tr("Change: %1.").arg(change)};
            else
                block.reading = {Text::tr("No clear change against the wave before."), Text::tr("Change: %1.").arg(change)};
        }
    block.caveats = doubtTexts(measure.doubts);
    if (measure.current && *measure.current < measure.waves.size())
        if (const auto& same = measure.waves[*measure.current].same; same && same->difference.value) {
            const QString interval = figureInterval(same->difference, fmt, places(measure));
            const QString change = fmt.signedNumber(*same->difference.value, places(measure)) + (interval.isEmpty() ? QString() : QStringLiteral(" [%1]").arg(interval));
            const QString n = fmt.count(same->difference.n);
            block.caveats.append(same->tooFew ? Text::tr("%1 customers answered both this wave and the one before: %2; too few to test.").arg(n, change)
                                              : Text::tr("%1 customers answered both this wave and the one before: %2, p %3 (paired).").arg(n, change, same->pAdjusted ? fmt.pValue(*same->pAdjusted) : fmt.missing()));
        }
    block.provenance = howOf(measure, measure.overall, answer, fmt);
    return block;
}

// Bars of a measure: NPS as it is, means as scores of 0 to 100, so that bars can start at zero.
Block barsBlock(const flow::SummaryMeasure& measure, const std::vector<flow::MeasureValue>& values, const QString& id, const QString& title, const QString& head,
    const flow::SummaryAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = id;
    block.title = title;
    block.subtitle = isNps(measure) ? scaleText(measure, fmt) : Text::tr("score 0–100; mean beside it");
    BarsSpec spec;
    for (const auto& value : values) {
        BarsSpec::Bar bar;
        bar.name = value.name.empty() ? Text::tr("(not known)") : QString::fromStdString(value.name);
        const Span span = isNps(measure) ? spanOf(value.value) : Span {orUndefined(value.score), orUndefined(value.scoreLower), orUndefined(value.scoreUpper)};
        bar.value = span.value;
        bar.lower = span.lower;
        bar.upper = span.upper;
        bar.text = figureText(value.value, fmt, places(measure), isNps(measure));
        bar.muted = isSmall(value.value);
        bar.marked = value.against && value.against->pAdjusted && *value.against->pAdjusted < 0.05 && value.against->difference.value.value_or(0) < 0;
        bar.detail = QStringLiteral("%1 %2\n%3").arg(nameOf(measure), figureWithInterval(value.value, fmt, places(measure), isNps(measure)), Text::tr("n %1").arg(fmt.count(value.value.n)));
        spec.bars.append(bar);
    }
    const auto marked = std::ranges::count_if(spec.bars, &BarsSpec::Bar::marked);
    if (marked > 0)
        block.reading = {Text::tr("%Ln are clearly below the others.", nullptr, int(marked)), Text::tr("Tested against everybody else, p adjusted for the number of tests.")};
    block.body = spec;
    block.asTable = valuesTable(measure, values, head, Text::tr("vs others"), false, fmt);
    block.provenance = howOf(measure, measure.overall, answer, fmt);
    return block;
}

// How often each answer was given; low ones are marked.
Block answersBlock(const flow::SummaryMeasure& measure, const flow::SummaryAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = idOf(measure) + QStringLiteral("-answers");
    block.title = Text::tr("%1: answers").arg(nameOf(measure));
    block.subtitle = Text::tr("share of answers");
    double total = 0;
    for (const double n : measure.distribution)
        total += n;
    if (!(total > 0))
        return emptyBlock(block.id, block.title, Text::tr("Only scales of a few points are shown answer by answer."), {});
    BarsSpec spec;
    spec.isShare = true;
    TableSpec table;
    table.columns = {column(Text::tr("Answer"), Kind::Number, 0, QStringLiteral("answer")), column(Text::tr("Answers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Share"), Kind::Percent, 1, QStringLiteral("share"))};
    const double middle = (measure.scale.low + measure.scale.high) / 2;
    for (std::size_t i = 0; i < measure.distribution.size(); ++i) {
        const double point = measure.scale.low + double(i), n = measure.distribution[i];
        BarsSpec::Bar bar;
        bar.name = QString::number(point, 'g', 6);
        bar.value = n / total;
        bar.text = fmt.share(bar.value, 0);
        bar.marked = isNps(measure) ? point <= 6 : measure.scale.reversed ? point > middle : point < middle;
        bar.detail = Text::tr("%1 answers, %2").arg(fmt.count(qint64(std::llround(n))), fmt.share(bar.value, 1));
        spec.bars.append(bar);
        table.rows.append({numberCell(point, fmt, 0), countCell(std::uint64_t(std::llround(n)), fmt), shareCell(bar.value, fmt, 1)});
    }
    block.body = spec;
    block.asTable = table;
    block.reading = {{}, Text::tr("A click selects the customers whose last answer it is.")};
    block.caveats = doubtTexts(measure.doubts);
    block.provenance = howOf(measure, measure.overall, answer, fmt);
    return block;
}

Block responsesBlock(const flow::SummaryAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("responses");
    block.title = Text::tr("Responses");
    TableSpec table;
    table.columns = {column(Text::tr("Wave"), Kind::Text, 0, QStringLiteral("name")), column(Text::tr("Answers"), Kind::Number, 0, QStringLiteral("answers")),
        column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Response rate"), Kind::Percent, 1, QStringLiteral("rate")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval"))};
    const auto add = [&](const QString& name, const flow::ResponseRate& rate, bool strong) {
        TableSpec::Cell head = textCell(name);
        head.strong = strong;
        table.rows.append({head, countCell(rate.answers, fmt), countCell(rate.customers, fmt), rateCell(rate.rate, fmt), textCell(rate.rate.value ? fmt.rateInterval(rate.rate) : fmt.missing())});
    };
    for (const auto& [wave, rate] : answer.responseByWave)
        add(waveText(wave, fmt), rate, false);
    add(Text::tr("Asked for"), answer.response, true);
    block.body = table;
    block.asTable = table;
    QStringList flags;
    if (answer.flaggable > 0)
        flags.append(Text::tr("%1 of %2 sheets give the same answer throughout.").arg(fmt.count(qint64(answer.straightLines)), fmt.count(qint64(answer.flaggable))));
    if (answer.timed > 0)
        flags.append(Text::tr("%1 of %2 were answered too fast to be read.").arg(fmt.count(qint64(answer.speeders)), fmt.count(qint64(answer.timed))));
    block.caveats = flags;
    if (!answer.response.baseKind.empty())
        block.subtitle = answer.response.baseKind == "active" ? Text::tr("of the customers active in the time asked") : Text::tr("of all customers in scope");
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Customers who answered, of those who could have: active in the time asked, or all where no activity is known.");
    return block;
}

} // namespace

Page surveySummaryPage(const flow::SummaryAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("satisfaction");
    page.title = Text::tr("Satisfaction");
    page.question = Text::tr("What would raise satisfaction?");
    describePage(page, answer.basis, fmt);
    for (const auto& measure : answer.measures) {
        page.tiles.append(tileOf(measure, answer, fmt));
        page.blocks.append(answersBlock(measure, answer, fmt));
        page.blocks.append(wavesBlock(measure, answer, fmt));
        if (!measure.groups.empty())
            page.blocks.append(barsBlock(measure, measure.groups, idOf(measure) + QStringLiteral("-groups"), Text::tr("%1 by %2").arg(nameOf(measure), fieldName(QString::fromStdString(answer.by))),
                Text::tr("Group"), answer, fmt));
        if (!measure.touchpoints.empty())
            page.blocks.append(barsBlock(measure, measure.touchpoints, idOf(measure) + QStringLiteral("-touchpoints"), Text::tr("%1 by touchpoint").arg(nameOf(measure)), Text::tr("Touchpoint"), answer, fmt));
    }
    if (!answer.journey.empty()) {
        flow::SummaryMeasure steps;
        steps.measure = SurveyMeasure::Item;
        steps.label = Text::tr("Satisfaction").toStdString();
        Block block = barsBlock(steps, answer.journey, QStringLiteral("journey"), Text::tr("Satisfaction along the journey"), Text::tr("Touchpoint"), answer, fmt);
        block.subtitle = Text::tr("touchpoint contacts, scale %1, as scores 0–100").arg(QString::fromStdString(answer.journeyScale));
        block.provenance.definition = Text::tr("Mean of the answers right after a contact, by step of the journey.");
        page.blocks.append(block);
    }
    page.blocks.append(responsesBlock(answer, fmt));
    return page;
}

} // namespace holdfast::present
