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
    Q_DECLARE_TR_FUNCTIONS(LoyaltyPage)
};

using Kind = TableSpec::Kind;

QString rateOrMissing(const core::Estimate& estimate, const Fmt& fmt)
{
    return rateText(estimate, fmt);
}

Block tiersBlock(const flow::LoyaltyAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("loyalty-tiers");
    block.title = Text::tr("Loyalty tiers");
    block.subtitle = Text::tr("share of customers, churn % in grey");
    PartsSpec spec;
    TableSpec table;
    table.columns = {column(Text::tr("Tier"), Kind::Text, 0, QStringLiteral("tier")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Share"), Kind::Percent, 1, QStringLiteral("share")), column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("share-interval")),
        column(Text::tr("Index"), Kind::Number, 1, QStringLiteral("index")), column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("churn-interval")), column(Text::tr("Spend a year"), Kind::Money, 2, QStringLiteral("spend"))};
    const QString currency = currencyOf(answer.basis);
    for (const auto& tier : answer.tiers) {
        PartsSpec::Part part;
        part.name = loyaltyTierName(tier.tier);
        part.share = tier.share.value.value_or(0);
        part.text = tier.share.value ? fmt.share(*tier.share.value, 0) : fmt.missing();
        part.second = tier.churn.value && tier.churn.n >= kTinySample ? fmt.rate(*tier.churn.value, false) : fmt.missing();
        part.detail = Text::tr("%1 customers, %2").arg(fmt.count(qint64(tier.n)), rateWithInterval(tier.share, fmt)) + u'\n' + Text::tr("churn %1").arg(rateWithInterval(tier.churn, fmt));
        spec.parts.append(part);
        table.rows.append({textCell(part.name), countCell(tier.n, fmt), rateCell(tier.share, fmt), textCell(fmt.rateInterval(tier.share)), figureCell(tier.index, fmt, 1), rateCell(tier.churn, fmt),
            textCell(tier.churn.value ? fmt.rateInterval(tier.churn) : fmt.missing()), tier.spend ? moneyCell(*tier.spend, currency, fmt) : textCell(fmt.missing())});
        table.muted.append(tier.n < std::uint64_t(kSmallSample));
    }
    if (spec.parts.isEmpty())
        return emptyBlock(block.id, block.title, Text::tr("Nobody answered lately enough to be given a tier."), QStringLiteral("import"));
    block.body = spec;
    block.asTable = table;
    block.caveats = doubtTexts(answer.doubts) + unweightedText(answer.basis);
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Loyalty index of 0 to 100 from satisfaction, recommendation, repeat purchase and retention by their weights. From %1 on loyal, from %2 on potential, from %3 on at risk; below, or gone: lost.")
                                      .arg(fmt.number(answer.rules.cuts[0], 0), fmt.number(answer.rules.cuts[1], 0), fmt.number(answer.rules.cuts[2], 0));
    QStringList parts;
    for (const auto& part : answer.parts)
        if (part.weight > 0)
            parts.append(QStringLiteral("%1 × %2").arg(fmt.number(part.weight, 2), part.score.value ? fmt.number(*part.score.value, 1) : fmt.missing()));
    block.provenance.figures = QStringLiteral("%1 = %2").arg(parts.join(QStringLiteral(" + ")), figureText(answer.index, fmt, 1));
    block.provenance.interval = figureIntervalLine(answer.index, fmt, 1);
    return block;
}

Block tableBlock(const Block& tiers)
{
    Block block = tiers;
    block.id = QStringLiteral("loyalty-table");
    block.title = Text::tr("Tiers in figures");
    block.subtitle.clear();
    block.caveats.clear();
    if (block.state != State::Empty)
        block.body = tiers.asTable;
    return block;
}

// Attitude down, behaviour across.
Block kindsBlock(const flow::LoyaltyAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("loyalty-kinds");
    block.title = Text::tr("Attitude × behaviour");
    block.subtitle = Text::tr("share of customers, churn below");
    if (answer.kinds.empty())
        return emptyBlock(block.id, block.title, Text::tr("Needs purchases or churn beside the answers."), QStringLiteral("import"));
    const auto cellOf = [&](domain::LoyaltyKind kind) {
        GridSpec::Cell cell;
        for (const auto& figure : answer.kinds)
            if (figure.kind == kind) {
                cell.value = orUndefined(figure.share.value);
                cell.text = QStringLiteral("%1 %2").arg(loyaltyKindName(kind), figure.share.value ? fmt.share(*figure.share.value, 0) : fmt.missing());
                cell.second = Text::tr("churn %1").arg(rateOrMissing(figure.churn, fmt));
                cell.small = figure.n < std::uint64_t(kSmallSample);
                cell.detail = Text::tr("%1: %2 customers, %3; churn %4").arg(loyaltyKindName(kind), fmt.count(qint64(figure.n)), rateWithInterval(figure.share, fmt), rateWithInterval(figure.churn, fmt));
            }
        return cell;
    };
    GridSpec spec;
    spec.rowHeads = {Text::tr("Attitude high"), Text::tr("Attitude low")};
    spec.columnHeads = {Text::tr("Behaviour low"), Text::tr("Behaviour high")};
    spec.yTitle = Text::tr("Attitude");
    spec.rows = {{cellOf(domain::LoyaltyKind::Latent), cellOf(domain::LoyaltyKind::True)}, {cellOf(domain::LoyaltyKind::None), cellOf(domain::LoyaltyKind::Spurious)}};
    block.body = spec;
    TableSpec table;
    table.columns = {column(Text::tr("Kind"), Kind::Text, 0, QStringLiteral("kind")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Share"), Kind::Percent, 1, QStringLiteral("share")), column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval"))};
    for (const auto& figure : answer.kinds)
        table.rows.append({textCell(loyaltyKindName(figure.kind)), countCell(figure.n, fmt), rateCell(figure.share, fmt), rateCell(figure.churn, fmt),
            textCell(figure.churn.value ? fmt.rateInterval(figure.churn) : fmt.missing())});
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Attitude: satisfaction and recommendation, high from %1 on; behaviour: repeat purchase and retention, high from %2 on (Dick and Basu 1994).")
                                      .arg(fmt.number(answer.rules.attitudeCut, 0), fmt.number(answer.rules.behaviourCut, 0));
    return block;
}

Block movesBlock(const flow::LoyaltyAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("loyalty-moves");
    block.title = Text::tr("Moves between tiers");
    if (answer.moves.empty())
        return emptyBlock(block.id, block.title, Text::tr("Moves need two days with answers."), {});
    const auto& moves = answer.moves.back();
    block.subtitle = Text::tr("%1 to %2, customers").arg(fmt.date(moves.from), fmt.date(moves.to));
    GridSpec spec;
    TableSpec table;
    table.columns.append(column(Text::tr("From"), Kind::Text, 0, QStringLiteral("from")));
    QStringList names;
    for (std::size_t tier = 0; tier < domain::kLoyaltyTiers; ++tier)
        names.append(loyaltyTierName(domain::LoyaltyTier(tier)));
    names.append(Text::tr("No answer"));
    spec.columnHeads = spec.rowHeads = names;
    for (const QString& name : names)
        table.columns.append(column(name, Kind::Number, 0, QStringLiteral("customers:%1").arg(table.columns.size())));
    for (std::size_t from = 0; from < moves.counts.size(); ++from) {
        QList<GridSpec::Cell> cells;
        QList<TableSpec::Cell> row {textCell(names[qsizetype(from)])};
        for (std::size_t to = 0; to < moves.counts[from].size(); ++to) {
            GridSpec::Cell cell;
            const auto n = moves.counts[from][to];
            const bool outside = from == domain::kLoyaltyTiers || to == domain::kLoyaltyTiers;
            cell.value = outside ? kUndefined : double(n);
            cell.plain = outside;
            cell.text = outside && from == to ? QString() : fmt.count(qint64(n));
            cell.detail = Text::tr("%1 to %2: %3 customers").arg(names[qsizetype(from)], names[qsizetype(to)], fmt.count(qint64(n)));
            cells.append(cell);
            row.append(countCell(n, fmt));
        }
        spec.rows.append(cells);
        table.rows.append(row);
    }
    block.body = spec;
    block.asTable = table;
    block.reading = {Text::tr("%1 moved down, %2 up.").arg(rateWithInterval(moves.down, fmt), rateWithInterval(moves.up, fmt)), Text::tr("Of the customers with an index on both days.")};
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Tier of each customer on both days, each from what was known on that day.");
    return block;
}

Block trendBlock(const flow::LoyaltyAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("loyalty-trend");
    block.title = Text::tr("Loyalty index");
    block.subtitle = Text::tr("0–100");
    if (answer.moments.size() < 2)
        return emptyBlock(block.id, block.title, Text::tr("A trend needs two days with answers."), {});
    TrendSpec spec;
    spec.seriesName = block.title;
    TableSpec table;
    table.columns = {column(Text::tr("Day"), Kind::Text, 0, QStringLiteral("day")), column(Text::tr("Index"), Kind::Number, 1, QStringLiteral("index")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n"))};
    for (std::size_t tier = 0; tier < domain::kLoyaltyTiers; ++tier)
        table.columns.append(column(loyaltyTierName(domain::LoyaltyTier(tier)), Kind::Number, 0, QStringLiteral("customers:%1").arg(tier)));
    for (const auto& moment : answer.moments) {
        const Span span = spanOf(moment.index);
        TrendSpec::Point point;
        point.label = fmt.date(moment.day);
        point.tick = moment.wave.empty() ? point.label : waveText(moment.wave, fmt);
        point.value = span.value;
        point.lower = span.lower;
        point.upper = span.upper;
        point.valueText = figureText(moment.index, fmt, 1);
        point.intervalText = figureInterval(moment.index, fmt, 1);
        spec.points.append(point);
        QList<TableSpec::Cell> row {textCell(point.label), figureCell(moment.index, fmt, 1), rangeCell(moment.index, fmt, 1), countCell(moment.customers, fmt)};
        for (const auto n : moment.tiers)
            row.append(countCell(n, fmt));
        table.rows.append(row);
    }
    block.body = spec;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    return block;
}

Block groupsBlock(const flow::LoyaltyAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("loyalty-groups");
    block.title = Text::tr("Loyalty by %1").arg(answer.by.empty() ? Text::tr("group") : fieldName(QString::fromStdString(answer.by)));
    block.subtitle = Text::tr("index 0–100");
    if (answer.groups.empty())
        return emptyBlock(block.id, block.title, Text::tr("Choose an attribute above to see loyalty by group."), {});
    BarsSpec spec;
    TableSpec table;
    table.columns = {column(Text::tr("Group"), Kind::Text, 0, QStringLiteral("group")), column(Text::tr("Index"), Kind::Number, 1, QStringLiteral("index")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")), column(Text::tr("Loyal"), Kind::Percent, 1, QStringLiteral("loyal")),
        column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")), column(Text::tr("p, adjusted"), Kind::Number, 3, QStringLiteral("p"))};
    for (const auto& group : answer.groups) {
        const Span span = spanOf(group.index);
        BarsSpec::Bar bar;
        bar.name = group.value.empty() ? Text::tr("(not known)") : QString::fromStdString(group.value);
        bar.value = span.value;
        bar.lower = span.lower;
        bar.upper = span.upper;
        bar.text = figureText(group.index, fmt, 1);
        bar.muted = isSmall(group.index);
        bar.marked = group.pAdjusted && *group.pAdjusted < 0.05 && group.index.value && answer.index.value && *group.index.value < *answer.index.value;
        bar.detail = QStringLiteral("%1\n%2").arg(figureWithInterval(group.index, fmt, 1), Text::tr("%1 customers").arg(fmt.count(qint64(group.n))));
        spec.bars.append(bar);
        table.rows.append({textCell(bar.name), figureCell(group.index, fmt, 1), rangeCell(group.index, fmt, 1), rateCell(group.loyal, fmt), countCell(group.n, fmt), pValueCell(group.pAdjusted, fmt)});
        table.muted.append(bar.muted);
    }
    spec.reference = orUndefined(answer.index.value);
    block.body = spec;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    return block;
}

} // namespace

QString loyaltyTierName(domain::LoyaltyTier tier)
{
    switch (tier) {
    case domain::LoyaltyTier::Loyal:
        return Text::tr("Loyal");
    case domain::LoyaltyTier::Potential:
        return Text::tr("Potential");
    case domain::LoyaltyTier::AtRisk:
        return Text::tr("At risk");
    case domain::LoyaltyTier::Lost:
        return Text::tr("Lost");
    }
    return {};
}

QString loyaltyKindName(domain::LoyaltyKind kind)
{
    switch (kind) {
    case domain::LoyaltyKind::True:
        return Text::tr("True loyalty");
    case domain::LoyaltyKind::Latent:
        return Text::tr("Latent");
    case domain::LoyaltyKind::Spurious:
        return Text::tr("Spurious");
    case domain::LoyaltyKind::None:
        return Text::tr("No loyalty");
    }
    return {};
}

Page loyaltyPage(const flow::LoyaltyAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("loyalty");
    page.title = Text::tr("Loyalty");
    page.question = Text::tr("Who stays because they want to?");
    describePage(page, answer.basis, fmt);
    const Block tiers = tiersBlock(answer, fmt);
    page.blocks = {tiers, tableBlock(tiers), kindsBlock(answer, fmt), movesBlock(answer, fmt), trendBlock(answer, fmt), groupsBlock(answer, fmt)};
    return page;
}

// ---- what people do after they answered ------------------------------------------------------------------------------

static QString levelName(const std::string& id)
{
    if (id == "low")
        return Text::tr("Low");
    if (id == "middle")
        return Text::tr("Middle");
    if (id == "high")
        return Text::tr("High");
    if (id == "detractors")
        return Text::tr("Detractors");
    if (id == "passives")
        return Text::tr("Passives");
    if (id == "promoters")
        return Text::tr("Promoters");
    return QString::fromStdString(id);
}

static QString outcomeWord(const std::string& outcome)
{
    if (outcome == "repeat")
        return Text::tr("Bought again");
    if (outcome == "churn")
        return Text::tr("Left");
    if (outcome == "spend")
        return Text::tr("Spend");
    if (outcome == "recommendation")
        return Text::tr("Recommendation");
    return QString::fromStdString(outcome);
}

Page satisfactionBehaviourPage(const flow::BehaviourAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("satisfaction-behaviour");
    page.title = Text::tr("Satisfaction and behaviour");
    page.question = Text::tr("What do the satisfied do differently?");
    describePage(page, answer.basis, fmt);
    const QString currency = currencyOf(answer.basis);
    Block block;
    block.id = QStringLiteral("behaviour");
    block.title = Text::tr("What people did after they answered");
    block.subtitle = Text::tr("within %1 days").arg(fmt.count(answer.horizonDays));
    TableSpec table;
    table.columns = {column(Text::tr("Answer"), Kind::Text, 0, QStringLiteral("level")), column(Text::tr("Answers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Bought again"), Kind::Text, 1, QStringLiteral("repeat")), column(Text::tr("Spend"), Kind::Text, 0, QStringLiteral("spend")),
        column(Text::tr("NPS"), Kind::Text, 0, QStringLiteral("nps")), column(Text::tr("Left"), Kind::Text, 2, QStringLiteral("churn"))};
    for (const auto& level : answer.levels) {
        TableSpec::Cell again = textCell(rateWithInterval(level.repeat, fmt)), left = textCell(rateWithInterval(level.churn, fmt));
        again.number = orUndefined(level.repeat.value);
        left.number = orUndefined(level.churn.value);
        const QString spend = !level.spend.value ? fmt.missing()
            : level.spend.n < kTinySample        ? QStringLiteral("n < 5")
            : level.spend.lower && level.spend.upper
            ? QStringLiteral("%1 [%2–%3]").arg(fmt.money(*level.spend.value, currency), fmt.number(*level.spend.lower, 0), fmt.number(*level.spend.upper, 0))
            : fmt.money(*level.spend.value, currency);
        TableSpec::Cell money = textCell(spend);
        money.number = orUndefined(level.spend.value);
        table.rows.append({textCell(levelName(level.id)), countCell(level.answers, fmt), again, money, textCell(figureWithInterval(level.recommendation, fmt, 0, true)), left});
        table.muted.append(level.answers < std::uint64_t(kSmallSample));
    }
    block.body = table;
    block.asTable = table;
    QStringList tests;
    for (const auto& [name, p] : {std::pair {Text::tr("bought again"), answer.repeatP}, {Text::tr("spend"), answer.spendP}, {Text::tr("left"), answer.churnP}})
        if (p)
            tests.append(Text::tr("%1: p %2").arg(name, fmt.pValue(*p)));
    block.reading = {{}, tests.isEmpty() ? Text::tr("Too few cases to test whether the levels differ.") : Text::tr("Do the levels differ? %1.").arg(tests.join(Text::tr("; ")))};
    block.caveats = doubtTexts(answer.doubts) + unweightedText(answer.basis);
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Each answer is followed for the days after it; answers whose days are not over take no part. Spend is net of returns.");
    page.blocks.append(block);

    Block worth;
    worth.id = QStringLiteral("worth");
    worth.title = Text::tr("What 5 points more go along with");
    worth.subtitle = Text::tr("score 0–100; an association, not a promise");
    TableSpec gains;
    gains.columns = {column(Text::tr("Outcome"), Kind::Text, 0, QStringLiteral("outcome")), column(Text::tr("Per 5 points"), Kind::Text, 0, QStringLiteral("per5")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")), column(Text::tr("p"), Kind::Number, 3, QStringLiteral("p")),
        column(Text::tr("r"), Kind::Number, 2, QStringLiteral("r"))};
    for (const auto& gain : answer.worth) {
        const bool share = gain.outcome == "repeat" || gain.outcome == "churn", money = gain.outcome == "spend";
        TableSpec::Cell value = textCell(!gain.per5.value ? fmt.missing()
                : share                                   ? fmt.signedPoints(*gain.per5.value)
                : money                                   ? (*gain.per5.value < 0 ? QString(QChar(0x2212)) : QStringLiteral("+")) + fmt.money(std::abs(*gain.per5.value), currency)
                                                          : fmt.signedNumber(*gain.per5.value, 2));
        value.number = orUndefined(gain.per5.value);
        const double factor = share ? 100 : 1;
        gains.rows.append({textCell(outcomeWord(gain.outcome)), value,
            textCell(gain.per5.lower && gain.per5.upper ? fmt.interval(*gain.per5.lower * factor, *gain.per5.upper * factor, 2) : fmt.missing()), pValueCell(gain.p, fmt),
            optionalCell(gain.correlation, fmt, 2)});
        gains.muted.append(gain.per5.n < kSmallSample);
    }
    if (gains.rows.isEmpty()) {
        page.blocks.append(emptyBlock(worth.id, worth.title, Text::tr("Needs transactions or known churn after the answers."), QStringLiteral("import")));
        return page;
    }
    worth.body = gains;
    worth.asTable = gains;
    worth.provenance = provenanceOf(answer.basis, worth.title, fmt);
    worth.provenance.definition = Text::tr("Slope of a straight line through the answers, one cluster a customer. People who differ in satisfaction differ in other ways too.");
    page.blocks.append(worth);
    return page;
}

} // namespace holdfast::present
