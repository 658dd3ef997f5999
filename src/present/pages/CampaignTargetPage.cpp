// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/DoubtText.h"
#include "present/ReasonText.h"
#include "present/pages/Build.h"
#include "present/pages/CampaignLoopPages.h"
#include "present/pages/FigureParts.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>
#include <map>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CampaignTargetPage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

bool isGone(const std::string& tier)
{
    return tier == flow::kGoneTier;
}

Block offersBlock(const flow::TargetAnswer& answer, const Fmt& fmt)
{
    const QString currency = text(answer.currency);
    TableSpec table;
    table.columns = {column(Text::tr("Customers"), Kind::Text, 0, QStringLiteral("group")), column(Text::tr("Candidates"), Kind::Number, 0, QStringLiteral("n"))};
    std::vector<std::size_t> shown;
    for (std::size_t j = 0; j < answer.offers.size(); ++j)
        if (answer.offers[j].chosen > 0) {
            shown.push_back(j);
            table.columns.append(column(strategyName(answer.offers[j].strategy, fmt), Kind::Number, 0, text(answer.offers[j].strategy.id)));
        }
    table.columns.append(column(Text::tr("None"), Kind::Number, 0, QStringLiteral("none")));
    table.columns.append(column(Text::tr("Net each"), Kind::Money, 1, QStringLiteral("net-each")));
    for (const auto& group : answer.groups) {
        QList<TableSpec::Cell> row {textCell(isGone(group.tier) ? Text::tr("Gone, %1").arg(valueClassName(text(group.valueClass)))
                                                          : Text::tr("%1 risk, %2").arg(tierName(text(group.tier)), valueClassName(text(group.valueClass)))),
            countCell(group.n, fmt)};
        for (const auto j : shown)
            row.append(group.chosen[j] > 0 ? countCell(group.chosen[j], fmt) : textCell(fmt.missing()));
        row.append(countCell(group.none, fmt));
        row.append(moneyCell(group.netEach, currency, fmt));
        table.rows.append(row);
    }
    // Drawn: offers by risk tier, with what each brings a treated customer.
    GridSpec grid;
    std::map<std::string, std::vector<std::uint64_t>> byTier; // by offer, the last one: none
    for (const auto& group : answer.groups) {
        auto& counts = byTier[group.tier];
        counts.resize(shown.size() + 1);
        for (std::size_t k = 0; k < shown.size(); ++k)
            counts[k] += group.chosen[shown[k]];
        counts.back() += group.none;
    }
    std::vector<std::string> tiers(std::begin(domain::kRiskTiers), std::end(domain::kRiskTiers));
    tiers.emplace_back(flow::kGoneTier);
    std::erase_if(tiers, [&](const auto& tier) { return !byTier.contains(tier); });
    for (const auto& tier : tiers)
        grid.columnHeads.append(isGone(tier) ? Text::tr("Gone") : tierName(text(tier)));
    double most = 0;
    for (const auto j : shown)
        most = std::max(most, answer.offers[j].treated > 0 ? answer.offers[j].net / static_cast<double>(answer.offers[j].treated) : 0);
    for (std::size_t k = 0; k <= shown.size(); ++k) {
        const bool none = k == shown.size();
        std::uint64_t all = 0;
        QList<GridSpec::Cell> cells;
        for (const auto& tier : tiers) {
            const auto n = byTier[tier][k];
            all += n;
            GridSpec::Cell cell;
            cell.value = n > 0 && !none ? static_cast<double>(n) : kUndefined;
            cell.text = n > 0 ? fmt.count(qint64(n)) : fmt.missing();
            cell.plain = none;
            cells.append(cell);
        }
        grid.rows.append(cells);
        grid.rowHeads.append(none ? Text::tr("None") : strategyName(answer.offers[shown[k]].strategy, fmt));
        grid.rowCounts.append(fmt.count(qint64(all)));
        GridSpec::Bar bar;
        if (!none && answer.offers[shown[k]].treated > 0) {
            const double each = answer.offers[shown[k]].net / static_cast<double>(answer.offers[shown[k]].treated);
            bar.value = most > 0 ? std::max(0.0, each / most) : 0;
            bar.text = fmt.money(each, currency, true);
        }
        grid.rowBars.append(bar);
    }
    grid.barsFromLeft = true;
    grid.barTitle = Text::tr("Net each");
    grid.xTitle = Text::tr("Risk");
    Block block = figureBlock("target-offers", Text::tr("Who gets which offer"), Text::tr("customers, treated and held back"), table, answer.basis, fmt);
    block.body = grid;
    if (!answer.locked)
        block.footnote = answer.gap > 0 ? Text::tr("No plan within the limits is worth more than %1; this one falls short by at most %2.").arg(fmt.money(answer.bound, currency, true), fmt.share(answer.gap, 3))
                                        : Text::tr("No plan within the limits is worth more: proven best.");
    block.provenance.definition = Text::tr("At most one offer a customer, so that the sum of uplift × remaining value − expected cost is as large as budget and channels allow.");
    return block;
}

Block strategiesBlock(const flow::TargetAnswer& answer, const Fmt& fmt)
{
    const QString currency = text(answer.currency);
    TableSpec table;
    table.columns = {column(Text::tr("Offer"), Kind::Text, 0, QStringLiteral("offer")), column(Text::tr("Channel"), Kind::Text, 0, QStringLiteral("channel")),
        column(Text::tr("Expected cost"), Kind::Money, 2, QStringLiteral("cost")), column(Text::tr("Share saved"), Kind::Percent, 1, QStringLiteral("saved")),
        column(Text::tr("± sd"), Kind::Percent, 1, QStringLiteral("sd")), column(Text::tr("Rests on"), Kind::Text, 0, QStringLiteral("basis")),
        column(Text::tr("Fits"), Kind::Number, 0, QStringLiteral("eligible")), column(Text::tr("Treated"), Kind::Number, 0, QStringLiteral("treated")),
        column(Text::tr("Held back"), Kind::Number, 0, QStringLiteral("control")), column(Text::tr("Expected net"), Kind::Money, 0, QStringLiteral("net"))};
    for (const auto& offer : answer.offers)
        table.rows.append({textCell(strategyName(offer.strategy, fmt)), textCell(channelName(text(offer.strategy.channel))), moneyCell(offer.strategy.expectedCost(), currency, fmt),
            shareCell(offer.used.saved, fmt, 1), shareCell(offer.used.savedSd, fmt, 1), textCell(effectBasis(offer.strategy, offer.learned, offer.lessons)), answer.locked ? textCell(fmt.missing()) : countCell(offer.eligible, fmt), countCell(offer.treated, fmt),
            countCell(offer.control, fmt), moneyCell(offer.net, currency, fmt, true)});
    Block block = figureBlock("target-strategies", Text::tr("Offers and what they are assumed to do"),
        answer.plan.cautious ? Text::tr("cautious: lower bound of each effect") : Text::tr("share of those who would leave that stays because of it"), table, answer.basis, fmt);
    block.provenance.definition = Text::tr("uplift = share saved × risk − share woken × (1 − risk). Shares measured in earlier campaigns are weighted with the assumption by their doubt.");
    return block;
}

Block budgetBlock(const flow::TargetAnswer& answer, const Fmt& fmt)
{
    const QString currency = text(answer.currency);
    const QString title = Text::tr("Value by spend");
    if (!answer.curve || answer.curve->points.empty())
        return emptyBlock(QStringLiteral("target-budget"), title,
            answer.locked ? Text::tr("The plan is locked; the curve was shown before.") : Text::tr("Money changes nothing here: no offer costs anything."), {});
    TrendSpec trend;
    trend.seriesName = Text::tr("Best plan");
    trend.comparisonName = Text::tr("Highest risk first");
    TableSpec table;
    table.columns = {column(Text::tr("Budget"), Kind::Money, 0, QStringLiteral("budget")), column(Text::tr("Best plan"), Kind::Money, 0, QStringLiteral("best")),
        column(Text::tr("No plan above"), Kind::Money, 0, QStringLiteral("bound")), column(Text::tr("Highest risk first"), Kind::Money, 0, QStringLiteral("risk")),
        column(Text::tr("Random order"), Kind::Money, 0, QStringLiteral("random"))};
    for (const auto& point : answer.curve->points) {
        TrendSpec::Point shown;
        shown.label = Text::tr("Budget %1").arg(fmt.money(point.budget, currency, true));
        shown.tick = trend.points.size() % 4 == 0 ? fmt.money(point.budget, currency, true) : QString();
        shown.value = point.best;
        shown.lower = point.random;
        shown.upper = std::max(point.best, point.random);
        shown.comparison = point.highestRisk;
        shown.valueText = fmt.money(point.best, currency, true);
        shown.comparisonText = Text::tr("%1, random order %2").arg(fmt.money(point.highestRisk, currency, true), fmt.money(point.random, currency, true));
        trend.points.append(shown);
        table.rows.append({moneyCell(point.budget, currency, fmt), moneyCell(point.best, currency, fmt), moneyCell(point.bound, currency, fmt), moneyCell(point.highestRisk, currency, fmt),
            moneyCell(point.random, currency, fmt)});
    }
    const auto& last = answer.curve->points.back();
    Block block = figureBlock("target-budget", title, Text::tr("expected net value by budget, before anybody is held back; shaded: more than random order"), table, answer.basis, fmt);
    // Points lie evenly from 0 up.
    const auto placeOf = [&](double budget) { return last.budget > 0 ? budget / last.budget * double(trend.points.size() - 1) : 0; };
    const double room = 1 - answer.plan.holdoutShare;
    if (answer.plan.budget && *answer.plan.budget / room < last.budget)
        trend.notes.append({placeOf(*answer.plan.budget / room), Text::tr("cap")});
    if (answer.curve->knee) {
        const auto& knee = answer.curve->points[*answer.curve->knee];
        trend.notes.append({placeOf(knee.budget), Text::tr("knee at %1").arg(fmt.money(knee.budget, currency, true))});
        block.reading.rest = Text::tr("With the same budget of %1, highest risk first brings %2 and random order %3; the best plan %4.")
                                 .arg(fmt.money(knee.budget, currency, true), fmt.money(knee.highestRisk, currency, true), fmt.money(knee.random, currency, true), fmt.money(knee.best, currency, true));
    } else {
        block.reading.rest = Text::tr("Each unit of money brings about the same up to %1.").arg(fmt.money(last.budget, currency, true));
    }
    block.body = trend;
    if (answer.curve->customers < answer.candidates)
        block.caveats.append(Text::tr("From a random sample of %1 candidates, scaled up.").arg(fmt.count(qint64(answer.curve->customers))));
    return block;
}

Block powerBlock(const flow::TargetAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Holdout and power");
    CurveSpec curve;
    curve.xTitle = Text::tr("Share held back, %");
    curve.yTitle = Text::tr("Power");
    curve.yIsShare = true;
    curve.thresholdY = answer.plan.power;
    curve.thresholdText = fmt.share(answer.plan.power, 0);
    curve.markX = answer.plan.holdoutShare * 100;
    TableSpec table;
    table.columns = {column(Text::tr("Held back"), Kind::Percent, 0), column(Text::tr("Power"), Kind::Percent, 0)};
    for (const auto& point : answer.power.byShare)
        if (point.power) {
            curve.points.append({point.x * 100, *point.power});
            table.rows.append({shareCell(point.x, fmt, 0), shareCell(*point.power, fmt, 0)});
        }
    if (curve.points.isEmpty())
        return emptyBlock(QStringLiteral("target-power"), title, Text::tr("Power can't be told: nobody is held back, or the outcome is an amount."), {});
    if (answer.power.power)
        curve.markText = fmt.share(*answer.power.power, 0);
    Block block = figureBlock("target-power", title, Text::tr("chance to show the expected effect"), table, answer.basis, fmt);
    block.body = curve;
    if (answer.power.detectable)
        block.reading.rest = (answer.plan.who == "active" ? Text::tr("Of these groups a fall of churn by %1 or more would be shown with %2 power; expected are %3 of %4.")
                                                          : Text::tr("%1 or more would be shown with %2 power; expected are %3, of %4 who would be no customers."))
                                 .arg(fmt.points(*answer.power.detectable), fmt.share(answer.plan.power, 0), fmt.points(answer.power.expected), fmt.rate(answer.power.baseline));
    block.provenance.definition = Text::tr("Two-sided test of two shares. Churn without the campaign is the mean risk, brought from the horizon of the model to the window with a constant hazard.");
    return block;
}

Block waitBlock(const flow::TargetAnswer& answer, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Days"), Kind::Number, 0), column(Text::tr("Power"), Kind::Percent, 0)};
    for (const auto& point : answer.power.byDays)
        table.rows.append({countCell(static_cast<std::uint64_t>(point.x), fmt), point.power ? shareCell(*point.power, fmt, 0) : textCell(fmt.missing())});
    Block block = figureBlock("target-wait", Text::tr("How long to wait"), Text::tr("power by length of the window"), table, answer.basis, fmt);
    block.reading.finding = answer.power.waitDays ? Text::tr("Wait %n day(s).", nullptr, *answer.power.waitDays) : Text::tr("No window of up to a year shows the expected effect.");
    return block;
}

Block excludedBlock(const flow::TargetAnswer& answer, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Who"), Kind::Text, 0, QStringLiteral("who")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n"))};
    table.rows.append({textCell(Text::tr("Audience")), countCell(answer.audience, fmt)});
    for (const auto& reason : answer.excluded)
        table.rows.append({textCell(QStringLiteral("− ") + exclusionName(text(reason.reason))), countCell(reason.n, fmt)});
    auto left = textCell(Text::tr("Candidates"));
    left.strong = true;
    table.rows.append({left, countCell(answer.candidates, fmt)});
    if (answer.gone > 0)
        table.rows.append({textCell(Text::tr("of them: gone")), countCell(answer.gone, fmt)});
    table.rows.append({textCell(Text::tr("of them: leave alone, every contact would do harm")), countCell(answer.leaveAlone, fmt)});
    table.rows.append({textCell(Text::tr("of them: every offer costs more than it brings")), countCell(answer.notWorth, fmt)});
    table.rows.append({textCell(Text::tr("of them: remaining value not known")), countCell(answer.unvalued, fmt)});
    Block block = figureBlock("target-excluded", Text::tr("Who is left out"), Text::tr("the first reason that holds counts"), table, answer.basis, fmt);
    if (!answer.locked && !answer.consentKnown)
        block.caveats.append(Text::tr("The customer table has no column of consent: nobody was left out for it."));
    if (!answer.locked && !answer.complaintsKnown)
        block.caveats.append(Text::tr("There are no complaints: nobody was left out for an open one."));
    return block;
}

QString balanceName(const flow::BalanceLine& line)
{
    if (line.id == "risk")
        return Text::tr("Risk");
    if (line.id == "value")
        return Text::tr("Remaining value");
    if (line.id == "uplift")
        return Text::tr("Expected uplift");
    if (line.id == "before")
        return Text::tr("Net amount before");
    return line.label.empty() ? text(line.id) : text(line.label);
}

// Who comes back by themselves: what a win-back has to beat.
Block returnsBlock(const flow::TargetAnswer& answer, const Fmt& fmt)
{
    const auto& returns = *answer.returns;
    const QString title = Text::tr("Who comes back without being asked");
    if (!returns.all.value)
        return emptyBlock(QStringLiteral("target-returns"), title, Text::tr("Nobody was gone so long ago that a return could be seen, or churn has no dates: the chance is taken as 0."), {});
    BarsSpec bars;
    bars.isShare = true;
    TableSpec table;
    table.columns = {column(Text::tr("Gone for"), Kind::Text, 0, QStringLiteral("gone")), column(Text::tr("Were gone"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Came back"), Kind::Percent, 1, QStringLiteral("share")), column(Text::tr("95% interval"), Kind::Text, 0, QStringLiteral("interval"))};
    const auto add = [&](const QString& name, const core::Estimate& share) {
        table.rows.append({textCell(name), countCell(static_cast<std::uint64_t>(share.n), fmt), rateCell(share, fmt), textCell(share.value ? fmt.rateInterval(share) : QString())});
        bars.bars.append({name, orUndefined(share.value), orUndefined(share.lower), orUndefined(share.upper), rateText(share, fmt), false, share.n < flow::kLeastBand,
            share.value ? Text::tr("%1, n %2").arg(rateWithInterval(share, fmt), fmt.count(share.n)) : QString()});
    };
    for (const auto& band : returns.bands)
        add(band.toDays ? Text::tr("%1–%2 days").arg(fmt.count(band.fromDays), fmt.count(*band.toDays)) : Text::tr("%1 days and more").arg(fmt.count(band.fromDays)), band.share);
    add(Text::tr("All"), returns.all);
    Block block = figureBlock("target-returns", title, Text::tr("% who were customers again %n day(s) later", nullptr, returns.windowDays), table, answer.basis, fmt);
    block.body = bars;
    block.reading.rest = Text::tr("%1 of those who were gone on %2 were customers again a window later; an offer has to bring more.").arg(rateText(returns.all, fmt), fmt.date(returns.from));
    block.provenance.definition = Text::tr("Of those who were gone by the churn rule on the first day, the share who are customers on the last. The chance to stay away is 1 less that of the own time gone; "
                                           "with fewer than 30 customers that of all. uplift = share saved × chance to stay away; a return is worth what a customer of that past brings who is there.");
    block.provenance.interval = intervalLine(returns.all, fmt);
    return block;
}

Block balanceBlock(const flow::TargetAnswer& answer, const Fmt& fmt)
{
    BarsSpec bars;
    TableSpec table;
    table.columns = {column(Text::tr("What")), column(Text::tr("Standardised difference"), Kind::Number, 3)};
    int beyond = 0;
    for (const auto& line : answer.balance) {
        table.rows.append({textCell(balanceName(line)), line.difference ? numberCell(*line.difference, fmt, 3) : textCell(fmt.missing())});
        if (!line.difference)
            continue;
        const bool marked = std::abs(*line.difference) > 0.1;
        beyond += marked;
        bars.bars.append({balanceName(line), std::abs(*line.difference), kUndefined, kUndefined, fmt.number(std::abs(*line.difference), 2), marked, false, {}});
    }
    bars.reference = 0.1;
    Block block = figureBlock("target-balance", Text::tr("Balance at start"), Text::tr("treated against held back, |standardised difference|"), table, answer.basis, fmt);
    if (bars.bars.isEmpty())
        return emptyBlock(block.id, block.title, Text::tr("Nobody is held back."), {});
    block.body = bars;
    block.reading.finding = beyond == 0 ? Text::tr("The groups are alike.") : Text::tr("%n figure(s) beyond 0.1.", nullptr, beyond);
    block.provenance.definition = Text::tr("Difference of the means over the root of the mean variance (Austin 2009); beyond 0.1 is called out of balance.");
    return block;
}

Block listBlock(const flow::TargetAnswer& answer, const Fmt& fmt)
{
    const QString currency = text(answer.currency);
    TableSpec table;
    table.columns = {column(Text::tr("Customer"), Kind::Text, 0, QStringLiteral("customer")), column(Text::tr("Risk"), Kind::Percent, 1, QStringLiteral("risk")),
        column(Text::tr("Tier"), Kind::Text, 0, QStringLiteral("tier")), column(Text::tr("Remaining value"), Kind::Money, 0, QStringLiteral("value")),
        column(Text::tr("Offer"), Kind::Text, 0, QStringLiteral("offer")), column(Text::tr("Group"), Kind::Text, 0, QStringLiteral("arm")),
        column(Text::tr("Expected uplift"), Kind::Percent, 2, QStringLiteral("uplift")), column(Text::tr("Expected net"), Kind::Money, 2, QStringLiteral("net"))};
    for (const auto& one : answer.customers) {
        QString offer = text(one.offer);
        for (const auto& each : answer.offers)
            if (each.strategy.id == one.offer)
                offer = strategyName(each.strategy, fmt);
        table.rows.append({textCell(text(one.customer)), shareCell(one.risk, fmt, 1), textCell(isGone(one.tier) ? Text::tr("Gone") : tierName(text(one.tier))), moneyCell(one.value, currency, fmt), textCell(offer),
            textCell(one.control ? Text::tr("held back") : Text::tr("treated")), shareCell(one.uplift, fmt, 2), moneyCell(one.net, currency, fmt)});
    }
    return figureBlock("target-list", Text::tr("Chosen customers"), Text::tr("%1 of %2, highest net first").arg(fmt.count(qint64(answer.customers.size())), fmt.count(qint64(answer.chosen))), table,
        answer.basis, fmt);
}

} // namespace

Page campaignTargetPage(const flow::TargetAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("campaign-target");
    page.title = text(answer.name);
    page.question = Text::tr("Who gets what, and what will it show?");
    describePage(page, answer.basis, fmt);
    const QString currency = text(answer.currency);
    const auto& value = answer.value;
    page.tiles = {figureTile("audience", Text::tr("Candidates"), fmt.count(qint64(answer.candidates)), Text::tr("of %1").arg(fmt.count(qint64(answer.audience))),
                      Text::tr("Customers of the audience after all exclusions."), answer.basis, fmt),
        figureTile("arms", Text::tr("Treated / held back"), Text::tr("%1 / %2").arg(fmt.count(qint64(answer.treated)), fmt.count(qint64(answer.control))),
            Text::tr("%1 held back, seed %2").arg(fmt.share(answer.plan.holdoutShare, 0)).arg(qulonglong(answer.plan.seed)), Text::tr("Drawn at random within offer, risk tier and value class."), answer.basis, fmt),
        figureTile("spend", Text::tr("Spend"), fmt.money(answer.spent, currency, true), answer.plan.budget ? Text::tr("of %1 cap").arg(fmt.money(*answer.plan.budget, currency, true)) : Text::tr("no cap"),
            Text::tr("Expected cost of the treated: contacts and what is taken of the offers."), answer.basis, fmt),
        figureTile("value", Text::tr("Expected net value"), value.value ? fmt.money(*value.value, currency, true) : fmt.missing(),
            value.lower && value.upper ? QStringLiteral("%1 – %2").arg(fmt.money(*value.lower, currency, true), fmt.money(*value.upper, currency, true)) : QString(),
            Text::tr("Uplift × remaining value − expected cost, summed over the treated. The interval is the doubt about the effects alone."), answer.basis, fmt),
        figureTile("power", Text::tr("Power"), answer.power.power ? fmt.number(*answer.power.power, 2) : fmt.missing(),
            answer.power.detectable ? Text::tr("shows %1 or more").arg(fmt.points(*answer.power.detectable)) : QString(), Text::tr("Chance that the comparison shows the expected effect."), answer.basis, fmt),
        figureTile("leave-alone", Text::tr("Leave alone"), fmt.count(qint64(answer.leaveAlone)), {}, Text::tr("Candidates whom every contact is expected to harm."), answer.basis, fmt)};
    page.blocks = {offersBlock(answer, fmt), budgetBlock(answer, fmt), powerBlock(answer, fmt), excludedBlock(answer, fmt), balanceBlock(answer, fmt), strategiesBlock(answer, fmt),
        waitBlock(answer, fmt), listBlock(answer, fmt)};
    if (answer.returns)
        page.blocks.insert(page.blocks.size() - 1, returnsBlock(answer, fmt));
    if (answer.locked)
        page.caveats.append(Text::tr("Locked as of %1, digest %2.").arg(fmt.date(answer.lockedOn), text(answer.digest).left(12)));
    for (const auto& doubt : answer.doubts)
        page.caveats.append(doubtText(doubt));
    return page;
}

} // namespace holdfast::present
