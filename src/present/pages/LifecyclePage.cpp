// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/ReasonText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/ValuePages.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(LifecyclePage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

Block blockOf(const char* id, const QString& title, const QString& subtitle, const QString& definition, const flow::LifecycleAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QLatin1String(id);
    block.title = title;
    block.subtitle = subtitle;
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.definition = definition;
    return block;
}

QString rulesText(const flow::LifecycleAnswer& answer, const Fmt& fmt)
{
    return Text::tr("Churned: gone by the churn rule in force. Prospect: signed up, never bought. New: first purchase less than %1 days ago. Decline: orders or spend of the last %2 days at "
                    "least 30% under the own baseline, or a category given up. Growth: at least %3 above the own baseline, or still without a baseline. Mature: everybody else.")
        .arg(fmt.count(answer.newDays), fmt.count(answer.windowDays), fmt.share(answer.growth, 0));
}

Block stagesBlock(const flow::LifecycleAnswer& answer, const Fmt& fmt)
{
    Block block = blockOf("lifecycle-stages", Text::tr("Stages of life"), Text::tr("customers on %1; click to filter").arg(fmt.date(answer.basis.asOf)), rulesText(answer, fmt), answer, fmt);
    PartsSpec parts;
    TableSpec table;
    table.columns = {column(Text::tr("Stage")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Share"), Kind::Percent, 1), column(Text::tr("95% CI")),
        column(Text::tr("Change in the period"), Kind::Number), column(Text::tr("Usual action"))};
    for (const auto& stage : answer.stages) {
        PartsSpec::Part part;
        part.name = lifecycleStageName(text(stage.name));
        part.share = stage.share.value.value_or(0);
        part.text = fmt.count(qint64(stage.n));
        const QString change = stage.before && *stage.before > 0 ? fmt.signedNumber((double(stage.after) / double(*stage.before) - 1) * 100, 1) + u'%' : QString();
        part.second = change.isEmpty() ? rateText(stage.share, fmt) : Text::tr("%1, %2").arg(rateText(stage.share, fmt), change);
        part.detail = Text::tr("%1: %2 customers, %3").arg(part.name, part.text, rateWithInterval(stage.share, fmt));
        parts.parts.append(part);
        table.rows.append({textCell(part.name), countCell(stage.n, fmt), stage.share.value ? shareCell(*stage.share.value, fmt, 1) : textCell(fmt.missing()),
            textCell(fmt.rateInterval(stage.share)),
            stage.before ? numberCell(double(stage.after) - double(*stage.before), fmt, 0) : textCell(fmt.missing()), textCell(actionName(text(stage.action)))});
    }
    block.body = parts;
    block.asTable = table;
    if (!answer.dated)
        block.caveats.append(Text::tr("The label has no dates: nobody knows when customers left, so moves between stages can't be told."));
    if (answer.churn.empty())
        block.caveats.append(Text::tr("No churn rule can be applied to these data: nobody counts as churned."));
    return block;
}

Block transitionsBlock(const flow::LifecycleAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Stage transitions");
    if (!answer.moved)
        return emptyBlock(QStringLiteral("stage-transitions"), title, Text::tr("Less than one full period of history."), QStringLiteral("widen-period"));
    Block block = blockOf("stage-transitions", title, Text::tr("% of the stage at the start of %1").arg(fmt.period(*answer.moved)),
        Text::tr("Row: stage at the end of the period before, 100% across; column: stage at the end of the period."), answer, fmt);
    GridSpec grid;
    TableSpec table;
    table.columns = {column(Text::tr("From")), column(Text::tr("To")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Of"), Kind::Number, 0, QStringLiteral("of")), column(Text::tr("Share"), Kind::Percent, 1), column(Text::tr("95% CI")),
        column(Text::tr("Share, all periods"), Kind::Percent, 1), column(Text::tr("n, all periods"), Kind::Number, 0, QStringLiteral("n"))};
    for (const auto& stage : answer.stages)
        grid.columnHeads.append(lifecycleStageName(text(stage.name)));
    for (std::size_t from = 0; from < answer.moves.size(); ++from) {
        grid.rowHeads.append(grid.columnHeads[qsizetype(from)]);
        const std::int64_t of = answer.moves[from][0].share.n;
        grid.rowCounts.append(fmt.count(of));
        QList<GridSpec::Cell> row;
        for (std::size_t to = 0; to < answer.moves.size(); ++to) {
            const auto& move = answer.moves[from][to];
            const auto& all = answer.allMoves[from][to];
            GridSpec::Cell cell;
            cell.text = move.n == 0 || !move.share.value ? fmt.missing() : fmt.number(*move.share.value * 100, 1);
            cell.value = move.n == 0 ? kUndefined : orUndefined(move.share.value);
            cell.small = of < kSmallSample;
            cell.marked = to == answer.moves.size() - 1 && from != to && move.n > 0;
            cell.detail = Text::tr("%1 to %2: %3, %4 of %5").arg(grid.rowHeads.last(), grid.columnHeads[qsizetype(to)], rateWithInterval(move.share, fmt), fmt.count(qint64(move.n)), fmt.count(of));
            row.append(cell);
            if (move.n > 0 || all.n > 0)
                table.rows.append({textCell(grid.rowHeads.last()), textCell(grid.columnHeads[qsizetype(to)]), countCell(move.n, fmt), countCell(std::uint64_t(of), fmt),
                    move.share.value ? shareCell(*move.share.value, fmt, 1) : textCell(fmt.missing()), textCell(fmt.rateInterval(move.share)),
                    all.share.value ? shareCell(*all.share.value, fmt, 1) : textCell(fmt.missing()), countCell(std::uint64_t(all.share.n), fmt)});
        }
        grid.rows.append(row);
    }
    grid.low = 0;
    grid.high = 1;
    grid.legendLow = QStringLiteral("0%");
    grid.legendHigh = QStringLiteral("100%");
    grid.xTitle = Text::tr("stage at the end");
    block.body = grid;
    block.asTable = table;
    return block;
}

Block timeBlock(const flow::LifecycleAnswer& answer, const Fmt& fmt)
{
    Block block = blockOf("stage-time", Text::tr("Time in a stage"), Text::tr("median, in periods: %1").arg(grainName(answer.grain)),
        Text::tr("Kaplan-Meier over the stays that began in the periods looked at; stays still open are censored, stays that had begun before are left out. "
                 "Stages are read on the last day of each period."), answer, fmt);
    TableSpec table;
    table.columns = {column(Text::tr("Stage")), column(Text::tr("Median"), Kind::Number, 1), column(Text::tr("95% CI")), column(Text::tr("Stays"), Kind::Number, 0, QStringLiteral("stays")),
        column(Text::tr("Still open"), Kind::Number), column(Text::tr("Left out"), Kind::Number)};
    for (const auto& stage : answer.stages) {
        const auto& time = stage.time;
        const QString upper = time.upper ? fmt.number(*time.upper, 1) : Text::tr("not reached");
        table.rows.append({textCell(lifecycleStageName(text(stage.name))),
            time.median ? numberCell(*time.median, fmt, 1) : textCell(time.stays > 0 ? Text::tr("not reached") : fmt.missing()),
            textCell(time.lower ? QStringLiteral("%1–%2").arg(fmt.number(*time.lower, 1), upper) : fmt.missing()), countCell(time.stays, fmt),
            countCell(time.stays - time.ended, fmt), countCell(time.leftOut, fmt)});
        table.muted.append(time.stays < std::uint64_t(kSmallSample));
    }
    block.body = table;
    block.asTable = table;
    return block;
}

Block conversionsBlock(const flow::LifecycleAnswer& answer, const Fmt& fmt)
{
    Block block = blockOf("stage-conversions", Text::tr("Conversions"), answer.moved ? fmt.period(*answer.moved) : QString(),
        Text::tr("Of those in the stage at the start of a period, the share in the other at its end; all periods together beside it."), answer, fmt);
    TableSpec table;
    table.columns = {column(Text::tr("From")), column(Text::tr("To")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Of"), Kind::Number, 0, QStringLiteral("of")), column(Text::tr("Share"), Kind::Interval),
        column(Text::tr("Rate")), column(Text::tr("All periods"), Kind::Percent, 1)};
    double most = 0;
    for (const auto& conversion : answer.conversions) {
        const QString to = conversion.to == "active" ? Text::tr("Active again") : lifecycleStageName(text(conversion.to));
        const auto& share = conversion.last.share;
        table.rows.append({textCell(lifecycleStageName(text(conversion.from))), textCell(to), countCell(conversion.last.n, fmt), countCell(std::uint64_t(share.n), fmt), intervalCell(share, fmt),
            textCell(rateWithInterval(share, fmt)), conversion.all.share.value ? shareCell(*conversion.all.share.value, fmt, 1) : textCell(fmt.missing())});
        table.muted.append(share.n < kSmallSample);
        most = std::max(most, share.upper.value_or(0));
    }
    table.scaleHigh = scaleFor(most);
    block.body = table;
    block.asTable = table;
    return block;
}

Block valueBlock(const flow::LifecycleAnswer& answer, const Fmt& fmt)
{
    const QString currency = text(answer.currency);
    Block block = blockOf("stage-value", Text::tr("Value by stage"), valueMethodTitle(text(answer.valueMethod)), Text::tr("Remaining value of the customers of each stage on the as-of day."), answer, fmt);
    TableSpec table;
    table.columns = {column(Text::tr("Stage")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("customers")), column(Text::tr("Remaining value, mean"), Kind::Money, 2), column(Text::tr("95% CI")),
        column(Text::tr("Share of value"), Kind::Percent, 1), column(Text::tr("Last 365 days"), Kind::Money, 2), column(Text::tr("Revenue at risk"), Kind::Money, 2),
        column(Text::tr("Usual action"))};
    for (const auto& stage : answer.stages) {
        const auto& value = stage.value;
        table.rows.append({textCell(lifecycleStageName(text(stage.name))), countCell(stage.n, fmt), value.value ? moneyCell(*value.value, currency, fmt) : textCell(fmt.missing()),
            textCell(value.lower && value.upper ? fmt.interval(*value.lower, *value.upper, std::abs(*value.value) < 100 ? 2 : 0) : fmt.missing()), shareCell(stage.valueShare, fmt, 1),
            moneyCell(stage.revenueLastYear, currency, fmt, true), stage.revenueAtRisk ? moneyCell(*stage.revenueAtRisk, currency, fmt, true) : textCell(fmt.missing()),
            textCell(actionName(text(stage.action)))});
        table.muted.append(stage.n < std::uint64_t(kSmallSample));
    }
    block.body = table;
    block.asTable = table;
    return block;
}

Block historyBlock(const flow::LifecycleAnswer& answer, const Fmt& fmt)
{
    Block block = blockOf("stage-history", Text::tr("Stages over time"), Text::tr("customers on the last day of each period"), rulesText(answer, fmt), answer, fmt);
    TableSpec table;
    table.columns = {column(Text::tr("Day"))};
    for (const auto& stage : answer.stages)
        table.columns.append(column(lifecycleStageName(text(stage.name)), Kind::Number, 0, QStringLiteral("customers:") + text(stage.name)));
    for (std::size_t d = answer.days.size(); d-- > 0;) {
        QList<TableSpec::Cell> row {textCell(fmt.date(answer.days[d]))};
        for (const auto n : answer.counts[d])
            row.append(countCell(n, fmt));
        table.rows.append(row);
    }
    block.body = table;
    block.asTable = table;
    if (answer.partial && answer.days.size() > 1)
        block.caveats.append(Text::tr("The newest period is not over."));
    return block;
}

} // namespace

QString lifecycleStageName(const QString& stage)
{
    return stage == QLatin1String("prospect") ? Text::tr("Prospect")
        : stage == QLatin1String("new")       ? Text::tr("New")
        : stage == QLatin1String("growth")    ? Text::tr("Growth")
        : stage == QLatin1String("mature")    ? Text::tr("Mature")
        : stage == QLatin1String("decline")   ? Text::tr("Decline")
        : stage == QLatin1String("churned")   ? Text::tr("Churned")
                                              : stage;
}

Page lifecyclePage(const flow::LifecycleAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("lifecycle");
    page.title = Text::tr("Lifecycle");
    page.question = Text::tr("At which stage is value lost?");
    describePage(page, answer.basis, fmt);
    if (answer.moved)
        page.periodText = fmt.period(*answer.moved);
    page.blocks = {stagesBlock(answer, fmt), transitionsBlock(answer, fmt), timeBlock(answer, fmt), conversionsBlock(answer, fmt), valueBlock(answer, fmt), historyBlock(answer, fmt)};
    return page;
}

} // namespace holdfast::present
