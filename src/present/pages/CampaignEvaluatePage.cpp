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

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CampaignEvaluatePage)
};

using Kind = TableSpec::Kind;
constexpr double kTimes = 100; // a return beyond 10,000 % is told as a multiple

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

// Shares in points, amounts in currency units.
class Words {
public:
    Words(const flow::EvaluateAnswer& answer, const Fmt& fmt)
        : m_share(answer.plan.outcome != "amount")
        , m_currency(text(answer.currency))
        , m_fmt(fmt)
    {
    }
    QString effect(double value) const { return m_share ? m_fmt.signedPoints(value) : m_fmt.money(value, m_currency); }
    QString interval(const core::Estimate& e, int decimals = 2) const
    {
        if (!e.lower || !e.upper)
            return {};
        return m_share ? m_fmt.interval(*e.lower * 100, *e.upper * 100, decimals) : m_fmt.interval(*e.lower, *e.upper, decimals);
    }
    QString withInterval(const core::Estimate& e) const
    {
        if (!e.value)
            return m_fmt.missing();
        const QString bounds = interval(e);
        return bounds.isEmpty() ? effect(*e.value) : QStringLiteral("%1 [%2]").arg(effect(*e.value), bounds);
    }
    QString level(const flow::ArmFigure& arm) const { return !arm.mean.value ? m_fmt.missing() : m_share ? m_fmt.rate(*arm.mean.value) : m_fmt.money(*arm.mean.value, m_currency); }
    QString money(const core::Estimate& e) const { return e.value ? m_fmt.money(*e.value, m_currency, true) : m_fmt.missing(); }
    QString moneyInterval(const core::Estimate& e) const
    {
        return e.lower && e.upper ? QStringLiteral("%1 – %2").arg(m_fmt.money(*e.lower, m_currency, true), m_fmt.money(*e.upper, m_currency, true)) : QString();
    }
    bool share() const { return m_share; }
    const QString& currency() const { return m_currency; }

private:
    bool m_share;
    QString m_currency;
    const Fmt& m_fmt;
};

QString offerName(const flow::EvaluateAnswer& answer, const std::string& id, const Fmt& fmt)
{
    const auto* strategy = domain::strategyOf(answer.offers, id);
    return strategy ? strategyName(*strategy, fmt) : text(id);
}

QString lineName(const flow::EvaluateAnswer& answer, const flow::EffectLine& line, const Fmt& fmt)
{
    if (line.field == "all")
        return Text::tr("All customers");
    if (line.field == "tier" && line.value == flow::kGoneTier)
        return Text::tr("Gone at the lock");
    if (line.field == "tier")
        return Text::tr("%1 risk").arg(tierName(text(line.value)));
    if (line.field == "value-class")
        return valueClassName(text(line.value));
    if (line.field == "offer")
        return Text::tr("Offer: %1").arg(offerName(answer, line.value, fmt));
    return QStringLiteral("%1: %2").arg(line.label.empty() ? text(line.field) : text(line.label), text(line.value));
}

Block answerBlock(const flow::EvaluateAnswer& answer, const Words& words, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Group")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Outcome")), column(Text::tr("95% interval"))};
    for (const bool treated : {true, false}) {
        const auto& arm = treated ? answer.treated : answer.control;
        table.rows.append({textCell(treated ? Text::tr("Treated") : Text::tr("Control")), countCell(static_cast<std::uint64_t>(arm.n), fmt), textCell(words.level(arm)),
            textCell(words.share() ? fmt.rateInterval(arm.mean) : words.interval(arm.mean))});
    }
    table.rows.append({textCell(Text::tr("Difference")), textCell({}), textCell(answer.effect.value ? words.effect(*answer.effect.value) : fmt.missing()), textCell(words.interval(answer.effect))});
    if (answer.cuped) {
        const auto& adjusted = answer.cuped->adjusted;
        core::Estimate e;
        e.value = adjusted.effect;
        e.lower = adjusted.lower;
        e.upper = adjusted.upper;
        table.rows.append({textCell(Text::tr("With CUPED")), textCell({}), textCell(words.effect(adjusted.effect)), textCell(words.interval(e))});
    }
    Block block = figureBlock("evaluate-answer", Text::tr("The locked question"), outcomeName(text(answer.plan.outcome)), table, answer.basis, fmt);
    block.reading.finding = decisionName(text(answer.decision));
    block.reading.rest = Text::tr("Rule: %1. Window %2 to %3.").arg(decisionName(text(answer.plan.decision)), fmt.date(answer.from), fmt.date(answer.to));
    if (answer.ratioP)
        block.caveats.append(answer.ratioBroken ? Text::tr("Sample ratio: p %1. Members were lost on one side; what follows can't be trusted.").arg(fmt.pValue(*answer.ratioP))
                                                : Text::tr("Sample ratio as drawn (p %1).").arg(fmt.pValue(*answer.ratioP)));
    if (!answer.drawn)
        block.caveats.append(Text::tr("The groups were not drawn here; they came with the outcomes."));
    if (!answer.unchanged)
        block.caveats.append(Text::tr("The lists do not have the digest of the lock any more."));
    if (answer.notKnown > 0)
        block.caveats.append(Text::tr("The outcome of %n member(s) is not known; they are left out.", nullptr, int(answer.notKnown)));
    block.provenance.interval = intervalLine(answer.effect, fmt);
    block.provenance.definition = Text::tr("Treated less control. With CUPED: the same with what was spent before the campaign taken out, which narrows the interval.");
    return block;
}

Block groupsBlock(const flow::EvaluateAnswer& answer, const Words& words, const Fmt& fmt)
{
    const QString title = Text::tr("Effect by group");
    if (answer.lines.empty())
        return emptyBlock(QStringLiteral("evaluate-groups"), title, Text::tr("Without a control there is no effect by group."), {});
    TableSpec table;
    table.columns = {column(Text::tr("Group"), Kind::Text, 0, QStringLiteral("group")), column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Effect"), words.share() ? Kind::Interval : Kind::Text, 1, QStringLiteral("effect")), column(Text::tr("95% interval"), Kind::Number, 0, QStringLiteral("interval")),
        column(Text::tr("p, corrected"), Kind::Number, 3, QStringLiteral("p"))};
    double low = 0, high = 0;
    for (const auto& line : answer.lines) {
        TableSpec::Cell effect = textCell(fmt.missing());
        if (line.difference.value) {
            effect = textCell(words.effect(*line.difference.value));
            effect.number = *line.difference.value;
            effect.lower = orUndefined(line.difference.lower);
            effect.upper = orUndefined(line.difference.upper);
            low = std::min(low, line.difference.lower.value_or(0));
            high = std::max(high, line.difference.upper.value_or(0));
        }
        auto name = textCell(lineName(answer, line, fmt));
        name.strong = line.field == "all";
        table.rows.append({name, countCell(static_cast<std::uint64_t>(line.treated + line.control), fmt), effect, textCell(words.interval(line.difference, 1)),
            textCell(line.field == "all" && answer.p ? fmt.pValue(*answer.p) : line.pAdjusted ? fmt.pValue(*line.pAdjusted) : Text::tr("too few"))});
        const bool sure = line.difference.lower && line.difference.upper && (*line.difference.lower > 0 || *line.difference.upper < 0);
        table.muted.append(!sure);
    }
    table.scaleLow = low;
    table.scaleHigh = high > low ? high : low + 1;
    table.reference = 0;
    Block block = figureBlock("evaluate-groups", title, Text::tr("exploratory; grey where the interval holds zero"), table, answer.basis, fmt);
    block.provenance.definition = Text::tr("Treated less control within each group. p-values are corrected for the number of groups (Benjamini-Hochberg); none is given with fewer than 10 on a side.");
    return block;
}

Block qiniBlock(const flow::EvaluateAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Uplift by score");
    if (!answer.qini)
        return emptyBlock(QStringLiteral("evaluate-qini"), title, Text::tr("There is no score from before the campaign, or no control."), {});
    CurveSpec curve;
    curve.xTitle = Text::tr("Share of customers, by falling expected uplift, %");
    curve.yTitle = Text::tr("Outcomes gained");
    TableSpec table;
    table.columns = {column(Text::tr("Share"), Kind::Percent, 0), column(Text::tr("Gained"), Kind::Number, 1), column(Text::tr("Random order"), Kind::Number, 1)};
    const double last = answer.qini->curve.empty() ? 0 : answer.qini->curve.back().qini;
    for (const auto& point : answer.qini->curve) {
        curve.points.append({point.share * 100, point.qini});
        table.rows.append({shareCell(point.share, fmt, 0), numberCell(point.qini, fmt, 1), numberCell(last * point.share, fmt, 1)});
    }
    Block block = figureBlock("evaluate-qini", title, Text::tr("Qini curve, exploratory"), table, answer.basis, fmt);
    block.body = curve;
    const auto& q = *answer.qini;
    const bool better = q.qiniLower && *q.qiniLower > 0;
    block.reading.finding = better ? Text::tr("Better than random order.") : Text::tr("Not better than random order.");
    block.reading.rest = q.qiniLower && q.qiniUpper ? Text::tr("Qini %1 [%2]; a random score has 0.").arg(fmt.number(q.qini, 1), fmt.interval(*q.qiniLower, *q.qiniUpper, 1))
                                                    : Text::tr("Qini %1; a random score has 0.").arg(fmt.number(q.qini, 1));
    return block;
}

Block moneyBlock(const flow::EvaluateAnswer& answer, const Words& words, const Fmt& fmt)
{
    const QString title = Text::tr("Return");
    if (!answer.money.value.value)
        return emptyBlock(QStringLiteral("evaluate-money"), title, Text::tr("What the customers are worth is not known, or there is no control."), {});
    TableSpec table;
    table.columns = {column(Text::tr("What")), column(Text::tr("Amount"), Kind::Money, 0), column(Text::tr("95% interval"))};
    const auto row = [&](const QString& name, const core::Estimate& e) { table.rows.append({textCell(name), moneyCell(e.value.value_or(0), words.currency(), fmt), textCell(words.moneyInterval(e))}); };
    row(Text::tr("Brought"), answer.money.value);
    table.rows.append({textCell(answer.money.costKnown ? Text::tr("Cost, as the outcomes say") : Text::tr("Cost, as planned")), moneyCell(-answer.money.cost, words.currency(), fmt), textCell({})});
    row(Text::tr("Net"), answer.money.profit);
    for (const auto& [strategy, amount] : answer.money.costs)
        table.rows.append({textCell(Text::tr("Cost of %1").arg(offerName(answer, strategy, fmt))), moneyCell(-amount, words.currency(), fmt), textCell({})});
    table.rows.append({textCell(Text::tr("Promised net")), moneyCell(answer.promisedValue, words.currency(), fmt),
        textCell(answer.drawn ? QStringLiteral("%1 – %2").arg(fmt.money(answer.promisedLower, words.currency(), true), fmt.money(answer.promisedUpper, words.currency(), true)) : QString())});
    Block block = figureBlock("evaluate-money", title, Text::tr("treated, over the campaign"), table, answer.basis, fmt);
    // From what was brought, offer by offer, down to what is left.
    GapSpec steps;
    steps.fromName = Text::tr("from");
    steps.toName = Text::tr("to");
    const auto whole = [&](const QString& name, const core::Estimate& e) {
        const double value = e.value.value_or(kUndefined);
        steps.rows.append({name, 0, value, words.money(e), value < 0 ? Tone::Worse : Tone::Better, false, words.moneyInterval(e)});
    };
    whole(Text::tr("Brought"), answer.money.value);
    double left = *answer.money.value.value, others = 0;
    const auto cost = [&](const QString& name, double amount) {
        steps.rows.append({name, left, left - amount, fmt.money(-amount, words.currency(), true), amount > 0 ? Tone::Worse : Tone::Neutral, false, {}});
        left -= amount;
    };
    constexpr std::size_t kMostCosts = 5;
    const auto& costs = answer.money.costs;
    const std::size_t named = costs.size() > kMostCosts ? kMostCosts - 1 : costs.size();
    for (std::size_t k = 0; k < costs.size(); ++k)
        if (k < named)
            cost(offerName(answer, costs[k].first, fmt), costs[k].second);
        else
            others += costs[k].second;
    if (named < costs.size())
        cost(Text::tr("Other offers"), others);
    whole(Text::tr("Net"), answer.money.profit);
    block.body = steps;
    if (answer.money.profit.lower && answer.money.profit.upper)
        block.subtitle = Text::tr("net, 95% interval %1").arg(words.moneyInterval(answer.money.profit));
    block.reading.rest = answer.drawn ? Text::tr("Promised were %1.").arg(fmt.money(answer.promisedValue, words.currency(), true)) : QString();
    block.provenance.definition = Text::tr("Remaining value of those who stayed, treated less control a customer, times the treated; the value known before is taken out as covariate. Net is that less the cost.");
    return block;
}

// Who is still a customer, day by day: treated with its band, control as the line to compare with.
Block retentionBlock(const flow::EvaluateAnswer& answer, const Fmt& fmt)
{
    const auto& who = answer.plan.who;
    const QString id = QStringLiteral("evaluate-retention"), title = who == "churned" ? Text::tr("Return curve") : Text::tr("Retention curve");
    if (answer.retention.empty())
        return emptyBlock(id, title, Text::tr("The churn rule in force has no dates, so there is no course over the days."), {});
    constexpr std::size_t kMostPoints = 31;
    const std::size_t last = answer.retention.size() - 1, step = std::max<std::size_t>(1, (last + kMostPoints - 2) / (kMostPoints - 1));
    TrendSpec trend;
    trend.unit = QStringLiteral("%");
    trend.seriesName = Text::tr("Treated");
    trend.comparisonName = answer.retention.front().control.value ? Text::tr("Control") : QString();
    TableSpec table;
    table.columns = {column(Text::tr("Days since the lock"), Kind::Number, 0), column(Text::tr("Treated"), Kind::Percent, 2), column(Text::tr("95% interval")), column(Text::tr("Control"), Kind::Percent, 2),
        column(Text::tr("95% interval"))};
    const auto percent = [](const std::optional<double>& share) { return share ? *share * 100 : kUndefined; };
    std::size_t drawn = 0;
    for (std::size_t k = 0; k <= last; k = k == last ? last + 1 : std::min(k + step, last)) {
        const auto& point = answer.retention[k];
        TrendSpec::Point shown;
        shown.label = Text::tr("%n day(s)", nullptr, point.day);
        shown.tick = drawn % 5 == 0 ? fmt.count(point.day) : QString();
        shown.value = percent(point.treated.value);
        shown.lower = percent(point.treated.lower);
        shown.upper = percent(point.treated.upper);
        shown.comparison = percent(point.control.value);
        shown.valueText = rateText(point.treated, fmt);
        shown.intervalText = fmt.rateInterval(point.treated);
        shown.comparisonText = point.control.value ? rateWithInterval(point.control, fmt) : QString();
        trend.points.append(shown);
        table.rows.append({countCell(static_cast<std::uint64_t>(point.day), fmt), rateCell(point.treated, fmt), textCell(fmt.rateInterval(point.treated)), rateCell(point.control, fmt),
            textCell(point.control.value ? fmt.rateInterval(point.control) : QString())});
        ++drawn;
    }
    Block block = figureBlock("evaluate-retention", title, who == "churned" ? Text::tr("% customers again") : who == "both" ? Text::tr("% customers") : Text::tr("% still customers"), table, answer.basis, fmt);
    block.body = trend;
    const auto& end = answer.retention.back();
    block.reading.rest = end.control.value
        ? Text::tr("After %n day(s) treated %1, control %2.", nullptr, end.day).arg(rateWithInterval(end.treated, fmt), rateWithInterval(end.control, fmt))
        : Text::tr("After %n day(s) treated %1.", nullptr, end.day).arg(rateWithInterval(end.treated, fmt));
    block.provenance.definition = who == "churned" ? Text::tr("Of those who were gone by the churn rule in force when the campaign was locked, the share who are customers on that day.")
        : who == "both"                            ? Text::tr("Of all who are in the campaign, customers or gone by the churn rule in force when it was locked, the share who are customers on that day.")
                                                   : Text::tr("Of those who were customers by the churn rule in force when the campaign was locked, the share who are on that day.");
    return block;
}

Block changeBlock(const flow::EvaluateAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Before and after");
    if (!answer.beforeAfter)
        return emptyBlock(QStringLiteral("evaluate-change"), title, Text::tr("There are no purchases to compare before and after with."), {});
    const QString currency = text(answer.currency);
    const auto& b = *answer.beforeAfter;
    const QString other = b.matched ? Text::tr("Matched customers") : Text::tr("Control");
    TrendSpec trend;
    trend.seriesName = Text::tr("Treated");
    trend.comparisonName = b.controlBefore.value ? other : QString();
    TableSpec table;
    table.columns = {column(Text::tr("Days")), column(Text::tr("Treated"), Kind::Money, 2), column(Text::tr("95% interval")), column(other, Kind::Money, 2), column(Text::tr("95% interval"))};
    const auto bounds = [&](const core::Estimate& e) { return e.lower && e.upper ? fmt.interval(*e.lower, *e.upper, 2) : QString(); };
    const auto mean = [&](const core::Estimate& e) {
        return !e.value ? fmt.missing() : bounds(e).isEmpty() ? fmt.money(*e.value, currency) : QStringLiteral("%1 [%2]").arg(fmt.money(*e.value, currency), bounds(e));
    };
    const auto add = [&](const QString& days, const core::Estimate& treated, const core::Estimate& control) {
        table.rows.append({textCell(days), moneyCell(treated.value.value_or(kUndefined), currency, fmt), textCell(bounds(treated)), moneyCell(control.value.value_or(kUndefined), currency, fmt),
            textCell(bounds(control))});
    };
    const int window = answer.plan.windowDays;
    add(Text::tr("%n day(s) before the lock", nullptr, window), b.treatedBefore, b.controlBefore);
    add(Text::tr("%n day(s) after the lock", nullptr, window), b.treatedAfter, b.controlAfter);
    for (std::size_t k = 0; k < b.course.size(); ++k) {
        const auto& step = b.course[k];
        TrendSpec::Point shown;
        shown.label = step.from == step.to ? fmt.date(step.from) : QStringLiteral("%1 – %2").arg(fmt.date(step.from), fmt.date(step.to));
        shown.tick = k % 6 == 0 ? fmt.date(step.from) : QString();
        shown.value = orUndefined(step.treated.value);
        shown.lower = orUndefined(step.treated.lower);
        shown.upper = orUndefined(step.treated.upper);
        shown.comparison = orUndefined(step.control.value);
        shown.valueText = mean(step.treated);
        shown.comparisonText = mean(step.control);
        shown.current = k >= b.before;
        trend.points.append(shown);
        add(shown.label, step.treated, step.control);
    }
    trend.currentLabel = Text::tr("window");
    trend.notes.append({static_cast<double>(b.before) - 0.5, Text::tr("lock, %1").arg(fmt.date(answer.lockedOn))});
    const int days = b.course.empty() ? answer.plan.windowDays : b.course.front().to - b.course.front().from + 1;
    Block block = figureBlock("evaluate-change", title, Text::tr("net amount a customer in %n day(s)", nullptr, days), table, answer.basis, fmt);
    block.body = trend;
    if (b.did.value)
        block.reading.rest = Text::tr("In the %n day(s) before and after: treated %1 → %2, %3 %4 → %5: difference in differences %6.", nullptr, window)
                                 .arg(fmt.money(b.treatedBefore.value.value_or(kUndefined), currency), fmt.money(b.treatedAfter.value.value_or(kUndefined), currency), other.toLower(),
                                     fmt.money(b.controlBefore.value.value_or(kUndefined), currency), fmt.money(b.controlAfter.value.value_or(kUndefined), currency), mean(b.did));
    block.provenance.definition = Text::tr("Mean net amount of the members of each group, band: 95% interval of the treated. Left of the line before the lock, right of it the window of the outcome.");
    if (b.matched)
        block.caveats.append(Text::tr("Weaker: the comparison is with customers who look alike, not with a drawn control."));
    return block;
}

Block matchedBlock(const flow::EvaluateAnswer& answer, const Words& words, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("What")), column(Text::tr("Standardised difference after matching"), Kind::Number, 3)};
    for (const auto& line : answer.matched->balance)
        table.rows.append({textCell(text(line.id)), line.difference ? numberCell(*line.difference, fmt, 3) : textCell(fmt.missing())});
    Block block = figureBlock("evaluate-matched", Text::tr("Matched comparison"), Text::tr("%n pair(s)", nullptr, int(answer.matched->pairs)), table, answer.basis, fmt);
    block.reading.finding = words.withInterval(answer.matched->difference);
    block.reading.rest = Text::tr("Weaker than an experiment: who was chosen may differ in what the data do not show.");
    return block;
}

Block balanceBlock(const flow::EvaluateAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Balance at start");
    BarsSpec bars;
    TableSpec table;
    table.columns = {column(Text::tr("What")), column(Text::tr("Standardised difference"), Kind::Number, 3)};
    for (const auto& line : answer.balance) {
        if (!line.difference)
            continue;
        const QString name = line.id == "risk" ? Text::tr("Risk") : line.id == "value" ? Text::tr("Remaining value") : line.id == "before" ? Text::tr("Net amount before") : text(line.label);
        table.rows.append({textCell(name), numberCell(*line.difference, fmt, 3)});
        bars.bars.append({name, std::abs(*line.difference), kUndefined, kUndefined, fmt.number(std::abs(*line.difference), 2), std::abs(*line.difference) > 0.1, false, {}});
    }
    if (bars.bars.isEmpty())
        return emptyBlock(QStringLiteral("evaluate-balance"), title, Text::tr("Nothing from before the campaign is known of both groups."), {});
    bars.reference = 0.1;
    Block block = figureBlock("evaluate-balance", title, Text::tr("|standardised difference|"), table, answer.basis, fmt);
    block.body = bars;
    return block;
}

Block funnelBlock(const flow::EvaluateAnswer& answer, const Fmt& fmt)
{
    BarsSpec bars;
    TableSpec table;
    table.columns = {column(Text::tr("Step")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Share"), Kind::Percent, 1)};
    const double all = static_cast<double>(std::max<std::uint64_t>(answer.funnel.assigned, 1));
    for (const auto& [name, n] : {std::pair(Text::tr("Assigned"), answer.funnel.assigned), {Text::tr("Contacted"), answer.funnel.contacted}, {Text::tr("Responded"), answer.funnel.responded},
             {Text::tr("Converted"), answer.funnel.converted}}) {
        const double share = static_cast<double>(n) / all;
        table.rows.append({textCell(name), countCell(n, fmt), shareCell(share, fmt, 1)});
        bars.bars.append({name, share, kUndefined, kUndefined, QStringLiteral("%1 · %2").arg(fmt.count(qint64(n)), fmt.share(share)), false, false, {}});
    }
    bars.isShare = true;
    Block block = figureBlock("evaluate-funnel", Text::tr("Response"), Text::tr("treated"), table, answer.basis, fmt);
    block.body = bars;
    return block;
}

Block lessonsBlock(const flow::EvaluateAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Lessons");
    if (answer.lessons.empty())
        return emptyBlock(QStringLiteral("evaluate-lessons"), title,
            Text::tr("There is nothing to learn yet: the window is open, a group is too small, or the outcome is an amount."), {});
    TableSpec table;
    table.columns = {column(Text::tr("Offer")), column(Text::tr("Treated"), Kind::Number, 0, QStringLiteral("treated")), column(Text::tr("Control"), Kind::Number, 0, QStringLiteral("control")), column(Text::tr("Share saved")),
        column(Text::tr("95% interval"))};
    for (const auto& lesson : answer.lessons)
        table.rows.append({textCell(offerName(answer, lesson.strategy, fmt)), countCell(static_cast<std::uint64_t>(lesson.treated), fmt), countCell(static_cast<std::uint64_t>(lesson.control), fmt),
            textCell(lesson.saved.value ? fmt.share(*lesson.saved.value) : fmt.missing()),
            textCell(lesson.saved.lower && lesson.saved.upper ? fmt.interval(*lesson.saved.lower * 100, *lesson.saved.upper * 100, 1, true) : QString())});
    Block block = figureBlock("evaluate-lessons", title, Text::tr("what the library learns when the campaign is closed"), table, answer.basis, fmt);
    block.provenance.definition = Text::tr("Of those who would have left, the share who stayed because of it: the fall of churn over the churn of the control.");
    return block;
}

} // namespace

Page campaignEvaluatePage(const flow::EvaluateAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("campaign-evaluate");
    page.title = text(answer.name);
    page.question = Text::tr("Did it work, for whom, and was it worth it?");
    describePage(page, answer.basis, fmt);
    const Words words(answer, fmt);
    const auto& money = answer.money;
    // Points have a long name in Chinese: there the label has it.
    const bool inLabel = words.share() && fmt.chinese();
    const auto times = [&](double share) { return QStringLiteral("%1×").arg(fmt.number(share, 0)); };
    const bool asTimes = money.roi.upper && money.roi.lower && std::max(std::abs(*money.roi.lower), std::abs(*money.roi.upper)) >= kTimes;
    page.tiles = {figureTile("effect", inLabel ? Text::tr("Effect, points") : Text::tr("Effect"),
                      !answer.effect.value ? fmt.missing() : inLabel ? fmt.signedNumber(*answer.effect.value * 100, 2) : words.effect(*answer.effect.value),
                      answer.hasControl ? words.interval(answer.effect) : Text::tr("no causal estimate"), outcomeName(text(answer.plan.outcome)), answer.basis, fmt),
        figureTile("treated", Text::tr("Treated"), words.level(answer.treated), Text::tr("n %1").arg(fmt.count(answer.treated.n)), outcomeName(text(answer.plan.outcome)), answer.basis, fmt),
        figureTile("control", Text::tr("Control"), words.level(answer.control), Text::tr("n %1").arg(fmt.count(answer.control.n)), outcomeName(text(answer.plan.outcome)), answer.basis, fmt),
        figureTile("kept", Text::tr("Customers kept"), money.kept.value ? fmt.number(*money.kept.value, 0) : fmt.missing(),
            money.kept.lower && money.kept.upper ? fmt.interval(*money.kept.lower, *money.kept.upper, 0) : QString(), Text::tr("Effect × treated."), answer.basis, fmt),
        figureTile("value", Text::tr("Value saved"), words.money(money.value), words.moneyInterval(money.value), Text::tr("What the treated bring more than they would have without the campaign."), answer.basis, fmt),
        figureTile("cost", Text::tr("Cost"), fmt.money(money.cost, words.currency(), true), answer.plan.budget ? Text::tr("budget %1").arg(fmt.money(*answer.plan.budget, words.currency(), true)) : QString(),
            money.costKnown ? Text::tr("As the outcomes say.") : Text::tr("As planned; the outcomes hold no cost."), answer.basis, fmt),
        figureTile("roi", Text::tr("ROI"), !money.roi.value ? fmt.missing() : asTimes ? times(*money.roi.value) : fmt.share(*money.roi.value, 0),
            asTimes ? (*money.roi.lower < 0 ? Text::tr("%1 to %2") : QStringLiteral("%1 – %2")).arg(times(*money.roi.lower), times(*money.roi.upper)) : money.roi.lower && money.roi.upper ? fmt.interval(*money.roi.lower * 100, *money.roi.upper * 100, 0, true) : QString(), Text::tr("(value − cost) ÷ cost"), answer.basis, fmt)};
    page.blocks = {answerBlock(answer, words, fmt), retentionBlock(answer, fmt), changeBlock(answer, fmt), moneyBlock(answer, words, fmt), groupsBlock(answer, words, fmt), balanceBlock(answer, fmt), funnelBlock(answer, fmt),
        qiniBlock(answer, fmt), lessonsBlock(answer, fmt)};
    if (answer.matched)
        page.blocks.insert(1, matchedBlock(answer, words, fmt));
    for (const auto& issue : answer.issues)
        page.caveats.append(Text::tr("%1: %2.").arg(outcomeIssueName(text(issue.kind)), fmt.count(qint64(issue.count))));
    for (const auto& doubt : answer.doubts)
        page.caveats.append(doubtText(doubt));
    return page;
}

} // namespace holdfast::present
