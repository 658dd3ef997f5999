// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/ComparePage.h"

#include "present/RuleText.h"
#include "present/pages/Build.h"
#include "present/pages/CustomerPages.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(ComparePage)
};

using Kind = TableSpec::Kind;

QString text(const std::string& from)
{
    return QString::fromStdString(from);
}

QString effectText(const flow::ComparedFigure& figure, const Fmt& fmt)
{
    if (!figure.effectValue)
        return figure.test.empty() ? Text::tr("Too few for a test") : fmt.missing();
    const QString name = figure.effect == "cohens_d" ? Text::tr("Cohen's d") : figure.effect == "eta_squared" ? Text::tr("η²") : figure.effect == "cramers_v" ? Text::tr("Cramér's V") : Text::tr("difference of shares");
    QString value = name + u' ' + fmt.number(*figure.effectValue, 2);
    if (figure.effectLower && figure.effectUpper)
        value = Text::tr("%1 [%2]").arg(value, fmt.interval(*figure.effectLower, *figure.effectUpper, 2));
    return value;
}

// The commonest word of a segment.
QString wordsText(const flow::ComparedFigure& figure, const std::vector<double>& shares, const Fmt& fmt)
{
    std::vector<std::size_t> order(shares.size());
    for (std::size_t i = 0; i < order.size(); ++i)
        order[i] = i;
    std::ranges::stable_sort(order, std::greater {}, [&](std::size_t word) { return shares[word]; });
    QStringList words;
    for (const auto word : order)
        if (words.isEmpty() && shares[word] > 0)
            words.append(Text::tr("%1 %2").arg(valueText(text(figure.field.name), text(figure.words[word])), fmt.share(shares[word])));
    return words.isEmpty() ? fmt.missing() : listText(words, fmt);
}

Block segmentsBlock(const flow::ComparisonAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("compared-segments");
    block.title = Text::tr("Segments");
    TableSpec table;
    table.columns = {column(Text::tr("Segments"), Kind::Text, 0, QStringLiteral("segment")), column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Active at start"), Kind::Number, 0, QStringLiteral("active")), column(Text::tr("Churned"), Kind::Number, 0, QStringLiteral("churned")),
        column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")), column(Text::tr("95% CI"), Kind::Interval, 1, QStringLiteral("interval")),
        column(Text::tr("Net amount, 365 days"), Kind::Money, 0, QStringLiteral("net"))};
    for (const auto& segment : answer.segments)
        table.columns.append(column(Text::tr("In common with %1").arg(text(segment.name)), Kind::Number));
    double top = 0;
    for (const auto& segment : answer.segments) {
        QList<TableSpec::Cell> row {textCell(text(segment.name)), countCell(segment.n, fmt), countCell(segment.activeNow, fmt), countCell(segment.churnedNow, fmt),
            rateCell(segment.churnRate, fmt), intervalCell(segment.churnRate, fmt), moneyCell(segment.netLastYear, text(answer.currency), fmt)};
        for (const auto shared : segment.shared)
            row.append(countCell(shared, fmt));
        table.rows.append(row);
        table.muted.append(segment.activeNow < std::uint64_t(kSmallSample));
        top = std::max(top, segment.churnRate.upper.value_or(0));
    }
    table.scaleHigh = scaleFor(top);
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    return block;
}

Block figuresBlock(const flow::ComparisonAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("compared-figures");
    block.title = Text::tr("Side by side");
    TableSpec table;
    table.columns = {column(Text::tr("Figure"), Kind::Text, 0, QStringLiteral("figure"))};
    for (const auto& segment : answer.segments)
        table.columns.append(column(text(segment.name), Kind::Number, 2));
    table.columns.append(column(Text::tr("Effect"), Kind::Text, 0, QStringLiteral("effect")));
    table.columns.append(column(Text::tr("Adjusted p"), Kind::Number, 4, QStringLiteral("p")));
    for (const auto& figure : answer.figures) {
        const bool churn = figure.field.name == "churn-rate";
        QList<TableSpec::Cell> row {textCell(churn ? Text::tr("Churn rate") : customerFieldTitle(figure.field))};
        for (const auto& shares : figure.shares)
            row.append(textCell(wordsText(figure, shares, fmt)));
        for (std::size_t i = 0; i < figure.values.size() && figure.shares.empty(); ++i) {
            const auto& value = figure.values[i];
            row.append(!value.mean ? textCell(fmt.missing()) : churn ? shareCell(*value.mean, fmt) : figure.field.money ? moneyCell(*value.mean, text(answer.currency), fmt) : numberCell(*value.mean, fmt, 2));
        }
        row.append(textCell(effectText(figure, fmt)));
        row.append(figure.pAdjusted ? numberCell(*figure.pAdjusted, fmt, 4) : textCell(fmt.missing()));
        if (figure.pAdjusted)
            row.last().text = fmt.pValue(*figure.pAdjusted);
        table.rows.append(row);
        table.muted.append(figure.test.empty());
    }
    block.body = table;
    block.asTable = table;
    if (answer.inSeveral > 0)
        block.caveats.append(Text::tr("Tests leave out the %Ln customers who are in several of the segments.", nullptr, int(answer.inSeveral)));
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Means, or the commonest words with their shares, over the customers who are in no other of the segments, with a value. p corrected for all figures (Benjamini–Hochberg). "
                                           "Under 30 customers in a segment: no test.");
    return block;
}

} // namespace

Page comparePage(const flow::ComparisonAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("compare");
    page.title = Text::tr("Compare segments");
    page.question = Text::tr("Where do the segments differ?");
    describePage(page, answer.basis, fmt);
    page.blocks = {segmentsBlock(answer, fmt), figuresBlock(answer, fmt)};
    return page;
}

} // namespace holdfast::present
