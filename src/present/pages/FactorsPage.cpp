// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/SatisfactionWords.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(FactorsPage)
};

using Kind = TableSpec::Kind;

// ".84", "−.12": loadings without their leading zero.
QString loadingText(double loading, const Fmt& fmt)
{
    QString text = fmt.number(std::abs(loading), 2);
    if (text.startsWith(u'0'))
        text.remove(0, 1);
    return loading < -0.005 ? QString(QChar(0x2212)) + text : text;
}

Block loadingsBlock(const flow::FactorsAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("loadings");
    block.title = Text::tr("Factor loadings");
    block.subtitle = answer.kmo ? Text::tr("varimax, KMO %1").arg(fmt.number(*answer.kmo, 2)) : Text::tr("varimax");
    if (answer.factors.empty())
        return emptyBlock(block.id, block.title, Text::tr("No common factor beats random data: the items measure different things."), {});
    // Items by the factor they belong to, strongest first.
    std::vector<const flow::FactorItem*> items;
    for (const auto& item : answer.items)
        items.push_back(&item);
    std::ranges::stable_sort(items, [](const auto* a, const auto* b) {
        if (a->factor != b->factor)
            return a->factor < b->factor;
        return a->factor < a->loadings.size() && b->factor < b->loadings.size() && std::abs(a->loadings[a->factor]) > std::abs(b->loadings[b->factor]);
    });
    GridSpec spec;
    spec.low = 0;
    spec.high = 1;
    TableSpec table;
    table.columns.append(column(Text::tr("Item"), Kind::Text, 0, QStringLiteral("item")));
    for (std::size_t factor = 0; factor < answer.factors.size(); ++factor) {
        const QString name = Text::tr("F%1 %2").arg(factor + 1).arg(fmt.share(answer.factors[factor].explained, 0));
        spec.columnHeads.append(name);
        table.columns.append(column(name, Kind::Number, 2, QStringLiteral("factor-%1").arg(factor + 1)));
    }
    table.columns.append({column(Text::tr("Uniqueness"), Kind::Number, 2, QStringLiteral("uniqueness")), column(Text::tr("KMO"), Kind::Number, 2, QStringLiteral("kmo")),
        column(Text::tr("Item–rest r"), Kind::Number, 2, QStringLiteral("with-rest")), column(Text::tr("α without"), Kind::Number, 2, QStringLiteral("alpha-without"))});
    for (const auto* item : items) {
        const QString name = QString::fromStdString(item->label.empty() ? item->item : item->label);
        spec.rowHeads.append(name);
        QList<GridSpec::Cell> cells;
        QList<TableSpec::Cell> row {textCell(name)};
        for (std::size_t factor = 0; factor < item->loadings.size(); ++factor) {
            GridSpec::Cell cell;
            cell.value = std::abs(item->loadings[factor]);
            cell.text = loadingText(item->loadings[factor], fmt);
            cell.detail = Text::tr("%1 on factor %2: %3").arg(name).arg(factor + 1).arg(cell.text);
            cells.append(cell);
            row.append(numberCell(item->loadings[factor], fmt, 2));
        }
        row.append({numberCell(item->uniqueness, fmt, 2), optionalCell(item->kmo, fmt, 2), optionalCell(item->withRest, fmt, 2), optionalCell(item->alphaWithout, fmt, 2)});
        spec.rows.append(cells);
        table.rows.append(row);
    }
    block.body = spec;
    block.asTable = table;
    const double explained = answer.factors.back().cumulative;
    block.reading = {Text::tr("%Ln factors hold %1 of the variance.", nullptr, int(answer.factors.size())).arg(fmt.share(explained, 0)), {}};
    block.caveats = doubtTexts(answer.doubts) + unweightedText(answer.basis);
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Maximum likelihood factors after varimax rotation; as many as have eigenvalues above the 95% point of random data of the same size.");
    QStringList figures;
    if (answer.kmo)
        figures.append(Text::tr("KMO %1").arg(fmt.number(*answer.kmo, 2)));
    if (answer.bartlettChi2 && answer.bartlettDf && answer.bartlettP)
        figures.append(Text::tr("Bartlett χ² %1, df %2, p %3").arg(fmt.number(*answer.bartlettChi2, 0), fmt.number(*answer.bartlettDf, 0), fmt.pValue(*answer.bartlettP)));
    block.provenance.figures = figures.join(Text::tr("; "));
    return block;
}

Block reliabilityBlock(const flow::FactorsAnswer& answer, const Fmt& fmt)
{
    Block block;
    block.id = QStringLiteral("reliability");
    block.title = Text::tr("Reliability");
    block.subtitle = Text::tr("Cronbach's α");
    TableSpec table;
    table.columns = {column(Text::tr("Items of"), Kind::Text, 0, QStringLiteral("name")), column(Text::tr("Items"), Kind::Number, 0, QStringLiteral("items")),
        column(Text::tr("α"), Kind::Number, 2, QStringLiteral("alpha")), column(Text::tr("95% CI"), Kind::Text, 0, QStringLiteral("interval")),
        column(Text::tr("Variance"), Kind::Percent, 0, QStringLiteral("explained"))};
    const auto add = [&](const QString& name, std::size_t items, const std::optional<double>& alpha, const std::optional<double>& lower, const std::optional<double>& upper, std::optional<double> explained) {
        table.rows.append({textCell(name), countCell(items, fmt), optionalCell(alpha, fmt, 2), textCell(lower && upper ? fmt.interval(*lower, *upper, 2) : fmt.missing()),
            explained ? shareCell(*explained, fmt, 0) : textCell(fmt.missing())});
    };
    for (std::size_t factor = 0; factor < answer.factors.size(); ++factor) {
        const auto& figure = answer.factors[factor];
        add(Text::tr("Factor %1").arg(factor + 1), figure.items.size(), figure.alpha, figure.alphaLower, figure.alphaUpper, figure.explained);
    }
    add(Text::tr("All items"), answer.items.size(), answer.alpha, answer.alphaLower, answer.alphaUpper, {});
    block.body = table;
    block.asTable = table;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("Share of the variance of the sum that the items have in common; 0.7 and more is usually called enough.");
    return block;
}

} // namespace

Page factorsPage(const flow::FactorsAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("factor");
    page.title = Text::tr("Factors");
    page.question = Text::tr("What do the items measure together?");
    describePage(page, answer.basis, fmt);
    page.blocks = {loadingsBlock(answer, fmt), reliabilityBlock(answer, fmt)};
    return page;
}

Page respondentsPage(const flow::RespondentsAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("respondents");
    page.title = Text::tr("Respondents");
    page.question = Text::tr("What kinds of respondents are there?");
    describePage(page, answer.basis, fmt);
    Block block;
    block.id = QStringLiteral("respondents");
    block.title = Text::tr("Kinds of respondents");
    block.subtitle = answer.silhouette ? Text::tr("mean scores 0–100; silhouette %1").arg(fmt.number(*answer.silhouette, 2)) : Text::tr("mean scores 0–100");
    if (answer.clusters.empty()) {
        page.blocks.append(emptyBlock(block.id, block.title, Text::tr("The respondents fall into no groups."), {}));
        return page;
    }
    GridSpec spec;
    spec.low = 0;
    spec.high = 100;
    TableSpec table;
    table.columns = {column(Text::tr("Group"), Kind::Text, 0, QStringLiteral("name")), column(Text::tr("n"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Share"), Kind::Percent, 1, QStringLiteral("share")), column(Text::tr("Satisfaction"), Kind::Number, 1, QStringLiteral("satisfaction")),
        column(Text::tr("NPS"), Kind::Number, 0, QStringLiteral("nps"))};
    for (const std::string& label : answer.labels) {
        spec.columnHeads.append(QString::fromStdString(label));
        table.columns.append(column(QString::fromStdString(label), Kind::Number, 1));
    }
    for (std::size_t i = 0; i < answer.clusters.size(); ++i) {
        const auto& cluster = answer.clusters[i];
        const QString name = Text::tr("Group %1").arg(i + 1);
        spec.rowHeads.append(name);
        spec.rowCounts.append(fmt.share(cluster.share, 0));
        QList<GridSpec::Cell> cells;
        QList<TableSpec::Cell> row {textCell(name), countCell(cluster.n, fmt), shareCell(cluster.share, fmt, 1), figureCell(cluster.satisfaction, fmt, 1), figureCell(cluster.promoters, fmt, 0, true)};
        for (std::size_t item = 0; item < cluster.scores.size(); ++item) {
            GridSpec::Cell cell;
            cell.value = spanOf(cluster.scores[item]).value;
            cell.text = figureText(cluster.scores[item], fmt, 0);
            cell.detail = Text::tr("%1, %2: %3").arg(name, spec.columnHeads.value(qsizetype(item)), figureWithInterval(cluster.scores[item], fmt, 1));
            cells.append(cell);
            row.append(figureCell(cluster.scores[item], fmt, 1));
        }
        spec.rows.append(cells);
        table.rows.append(row);
    }
    block.body = spec;
    block.asTable = table;
    block.caveats = doubtTexts(answer.doubts) + unweightedText(answer.basis);
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("k-means of the standardised items; as many groups as have the highest silhouette.");
    page.blocks.append(block);
    return page;
}

} // namespace holdfast::present
