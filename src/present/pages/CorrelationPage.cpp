// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/WarningPages.h"

#include "present/DoubtText.h"
#include "present/pages/Build.h"
#include "present/pages/IndicatorWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EarlyWarning)
};

using Kind = TableSpec::Kind;

TableSpec::Cell figure(const std::optional<double>& value, const Fmt& fmt, int decimals = 2)
{
    TableSpec::Cell cell = textCell(value ? fmt.signedNumber(*value, decimals) : fmt.missing());
    cell.number = orUndefined(value);
    return cell;
}

TableSpec::Cell pCell(const std::optional<double>& p, const Fmt& fmt)
{
    TableSpec::Cell cell = textCell(p ? fmt.pValue(*p) : fmt.missing());
    cell.number = orUndefined(p);
    cell.strong = p && *p < 0.05;
    return cell;
}

QString rangeText(const std::optional<double>& lower, const std::optional<double>& upper, const Fmt& fmt)
{
    return lower && upper ? fmt.interval(*lower, *upper, 2) : fmt.missing();
}

Block lagsBlock(const flow::IndicatorAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Indicators and the churn rate");
    TableSpec table;
    table.columns = {column(Text::tr("Indicator"), Kind::Text, 0, QStringLiteral("indicator")),
        column(Text::tr("Lag"), Kind::Number, 0, QStringLiteral("lag")), column(Text::tr("r"), Kind::Number, 2, QStringLiteral("r")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")), column(Text::tr("p, adjusted"), Kind::Number, 3, QStringLiteral("p")),
        column(Text::tr("Periods"), Kind::Number, 0, QStringLiteral("n"))};
    struct Row {
        double p;
        QList<TableSpec::Cell> cells;
    };
    std::vector<Row> rows;
    int clear = 0;
    for (const auto& entry : answer.indicators)
        for (const auto& series : entry.series)
            if (series.strongest) {
                const auto& lag = series.lags[*series.strongest];
                QString name = indicatorName(QString::fromStdString(entry.id));
                if (entry.series.size() > 1)
                    name = QStringLiteral("%1: %2").arg(name, indicatorSeriesName(QString::fromStdString(series.id), QString::fromStdString(series.label)));
                const double p = lag.pAdjusted.value_or(2);
                clear += p < 0.05;
                TableSpec::Cell shift = textCell(fmt.count(lag.lag));
                shift.number = lag.lag;
                rows.push_back({p, {textCell(name), shift, figure(lag.r, fmt),
                                       textCell(rangeText(lag.lower, lag.upper, fmt)), pCell(lag.pAdjusted, fmt), countCell(std::uint64_t(std::max<std::int64_t>(0, lag.n)), fmt)}});
            }
    if (rows.empty())
        return emptyBlock(QStringLiteral("lags"), title, Text::tr("Correlation needs at least 8 full periods of an indicator and of the churn rate."), {});
    std::ranges::stable_sort(rows, {}, &Row::p);
    for (const Row& row : rows)
        table.rows.append(row.cells);
    Block block;
    block.id = QStringLiteral("lags");
    block.title = title;
    block.subtitle = Text::tr("strongest of lags 0–6: the indicator so many periods earlier");
    block.reading = {clear > 0 ? Text::tr("%Ln indicators move with later churn.", nullptr, clear) : Text::tr("No indicator clearly moves with later churn."),
        Text::tr("Correlation is not cause: both can follow something else.")};
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.definition = Text::tr("Pearson correlation of the full periods; p adjusted over all series and lags (Benjamini and Hochberg 1995).");
    return block;
}

Block linksBlock(const flow::IndicatorAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Customers: figures before, churn after");
    TableSpec table;
    table.columns = {column(Text::tr("Figure"), Kind::Text, 0, QStringLiteral("figure")), column(Text::tr("Left"), Kind::Number, 2, QStringLiteral("left")),
        column(Text::tr("Stayed"), Kind::Number, 2, QStringLiteral("stayed")), column(Text::tr("r"), Kind::Number, 2, QStringLiteral("r")),
        column(Text::tr("ρ"), Kind::Number, 2, QStringLiteral("rho")), column(Text::tr("p, adj."), Kind::Number, 3, QStringLiteral("p")),
        column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n"))};
    for (const auto& entry : answer.indicators)
        for (const auto& link : entry.customers) {
            table.rows.append({textCell(figureText(QString::fromStdString(link.id))), figure(link.meanChurned, fmt), figure(link.meanStayed, fmt), figure(link.pointBiserial, fmt), figure(link.spearman, fmt),
                pCell(link.pAdjusted, fmt), countCell(std::uint64_t(std::max<std::int64_t>(0, link.n)), fmt)});
            table.muted.append(link.n < kSmallSample);
        }
    if (table.rows.isEmpty())
        return emptyBlock(QStringLiteral("customer-links"), title, Text::tr("Needs customers who left within the horizon and a past before it."), QStringLiteral("churn-rule"));
    Block block;
    block.id = QStringLiteral("customer-links");
    block.title = title;
    block.subtitle = Text::tr("figures of %1, churn in the %2 days after").arg(fmt.date(answer.origin), fmt.count(answer.horizonDays));
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.definition = Text::tr("Means of those who left and of those who stayed; r: point-biserial, ρ: Spearman. Each figure uses events up to its day only. p of Spearman's rank correlation, adjusted over all figures (Benjamini and Hochberg 1995).");
    return block;
}

Block groupsBlock(const flow::IndicatorAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Customers of like risk");
    if (!answer.groups || answer.groups->groups.empty())
        return emptyBlock(QStringLiteral("risk-groups"), title, Text::tr("Too few customers with figures to form groups."), {});
    const auto& groups = *answer.groups;
    TableSpec table;
    table.columns = {column(Text::tr("Group"), Kind::Text, 0, QStringLiteral("group")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Later churn"), Kind::Percent, 1, QStringLiteral("churn")), column(Text::tr("95% CI"), Kind::Interval, 1, QStringLiteral("interval")),
        column(Text::tr("What sets it apart"), Kind::Text, 0, QStringLiteral("apart"))};
    double highest = 0;
    int number = 0;
    for (const auto& group : groups.groups) {
        QStringList apart;
        for (const std::size_t at : group.apart)
            apart.append(QStringLiteral("%1 %2 σ").arg(figureText(QString::fromStdString(groups.figures[at])), fmt.signedNumber(group.distance[at], 1)));
        highest = std::max(highest, group.churnRate.upper.value_or(0));
        table.rows.append({textCell(fmt.count(++number)), countCell(group.n, fmt), rateCell(group.churnRate, fmt), intervalCell(group.churnRate, fmt), textCell(clausesText(apart, fmt))});
        table.muted.append(group.n < std::uint64_t(kSmallSample));
    }
    table.scaleHigh = scaleFor(highest);
    Block block;
    block.id = QStringLiteral("risk-groups");
    block.title = title;
    block.subtitle = Text::tr("k-means++ on the figures; silhouette proposes %1 groups, gap %2").arg(fmt.count(qint64(groups.bySilhouette)), fmt.count(qint64(groups.byGap)));
    block.body = table;
    block.asTable = table;
    for (const auto& doubt : groups.doubts)
        block.caveats.append(doubtText(doubt));
    block.provenance = provenanceOf(answer.basis, title, fmt);
    block.provenance.facts.append({Text::tr("Customers used"), Text::tr("%1 of %2").arg(fmt.count(qint64(groups.used)), fmt.count(qint64(groups.of)))});
    return block;
}

Block regressionBlock(const flow::IndicatorAnswer& answer, const Fmt& fmt)
{
    const QString title = Text::tr("Later churn explained by all figures together");
    if (!answer.regression || answer.regression->terms.empty())
        return emptyBlock(QStringLiteral("regression"), title, Text::tr("Needs at least 10 customers who left and 10 who stayed."), {});
    const auto& model = *answer.regression;
    TableSpec table;
    table.columns = {column(Text::tr("Figure"), Kind::Text, 0, QStringLiteral("figure")), column(Text::tr("Odds ratio per σ"), Kind::Number, 2, QStringLiteral("odds-ratio")),
        column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")), column(Text::tr("Coefficient"), Kind::Number, 2, QStringLiteral("coefficient")),
        column(Text::tr("p"), Kind::Number, 3, QStringLiteral("p"))};
    for (const auto& term : model.terms) {
        const bool constant = term.id == "(Intercept)"; // its odds ratio says nothing
        TableSpec::Cell odds = textCell(term.oddsRatio && !constant ? fmt.number(*term.oddsRatio, 2) : fmt.missing());
        odds.number = constant ? kUndefined : orUndefined(term.oddsRatio);
        odds.strong = term.p && *term.p < 0.05;
        table.rows.append({textCell(figureText(QString::fromStdString(term.id))), odds, textCell(constant ? fmt.missing() : rangeText(term.oddsRatioLower, term.oddsRatioUpper, fmt)), figure(term.coef, fmt), pCell(term.p, fmt)});
    }
    Block block;
    block.id = QStringLiteral("regression");
    block.title = title;
    block.subtitle = Text::tr("logistic; %1 customers, %2 left").arg(fmt.count(model.n), fmt.count(model.events));
    if (model.auc && model.aucLower && model.aucUpper)
        block.reading = {Text::tr("AUC %1 [%2] in the sample itself.").arg(fmt.number(*model.auc, 2), fmt.interval(*model.aucLower, *model.aucUpper, 2)),
            Text::tr("The risk model is tested on later days; this one describes.")};
    block.body = table;
    block.asTable = table;
    for (const auto& doubt : model.doubts)
        block.caveats.append(doubtText(doubt));
    block.provenance = provenanceOf(answer.basis, title, fmt);
    return block;
}

} // namespace

QList<Block> correlationBlocks(const flow::IndicatorAnswer& answer, const Fmt& fmt)
{
    return {lagsBlock(answer, fmt), linksBlock(answer, fmt), groupsBlock(answer, fmt), regressionBlock(answer, fmt)};
}

} // namespace holdfast::present
