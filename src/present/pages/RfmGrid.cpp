// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/RfmGrid.h"

#include "present/pages/Build.h"

#include "analytics/compare/Proportion.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RfmGrid)
};

using Kind = TableSpec::Kind;

// Cells are narrow: whole percent from 10 up, one place below.
QString shortRate(double share, const Fmt& fmt)
{
    return fmt.share(share, std::abs(share) < 0.0995 ? 1 : 0);
}

} // namespace

Block rfmGridBlock(const QString& id, const RfmCounts& counts, const std::vector<int>& chosen, const flow::Basis& basis,
    const Fmt& fmt)
{
    Block block;
    block.id = id;
    block.title = Text::tr("RFM grid");
    block.subtitle = Text::tr("churn rate and customers by recency and frequency score");
    GridSpec grid;
    grid.ramp = GridSpec::Ramp::Ember;
    grid.xTitle = Text::tr("Frequency →");
    grid.yTitle = Text::tr("Recency →");
    TableSpec& table = block.asTable;
    table.columns = {column(Text::tr("Recency score"), Kind::Number, 0, QStringLiteral("recency")),
        column(Text::tr("Frequency score"), Kind::Number, 0, QStringLiteral("frequency")),
        column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Active at start"), Kind::Number, 0, QStringLiteral("active")),
        column(Text::tr("Churned"), Kind::Number, 0, QStringLiteral("churned")),
        column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")),
        column(Text::tr("95% CI from"), Kind::Percent, 2, QStringLiteral("lower")),
        column(Text::tr("95% CI to"), Kind::Percent, 2, QStringLiteral("upper"))};
    QList<double> values;
    std::uint64_t churned = 0, active = 0;
    for (int f = 0; f < 5; ++f)
        grid.columnHeads.append(QStringLiteral("F%1").arg(f + 1));
    for (int r = 4; r >= 0; --r) {
        grid.rowHeads.append(QStringLiteral("R%1").arg(r + 1));
        QList<GridSpec::Cell> row;
        for (int f = 0; f < 5; ++f) {
            const std::size_t bin = std::size_t(r) * 5 + std::size_t(f);
            const auto rate =
                analytics::wilsonInterval(std::int64_t(counts.churned[bin]), std::int64_t(counts.active[bin]));
            churned += counts.churned[bin];
            active += counts.active[bin];
            GridSpec::Cell cell;
            cell.second = fmt.count(qint64(counts.n[bin]));
            cell.small = rate.n < kSmallSample;
            cell.selected = std::find(chosen.begin(), chosen.end(), int(bin)) != chosen.end();
            if (!rate.value) {
                cell.text = fmt.missing();
            } else if (rate.n < kTinySample) {
                cell.text = QStringLiteral("n < 5");
            } else {
                cell.value = *rate.value;
                cell.text = shortRate(*rate.value, fmt);
                if (!cell.small)
                    values.append(*rate.value);
            }
            cell.detail =
                Text::tr("R%1 F%2: %3, %4 of %5 active churned; %6 customers")
                    .arg(QString::number(r + 1), QString::number(f + 1), rateWithInterval(rate, fmt),
                        fmt.count(qint64(counts.churned[bin])), fmt.count(qint64(counts.active[bin])), cell.second);
            const bool tiny = rate.n < kTinySample;
            table.rows.append({countCell(std::uint64_t(r + 1), fmt), countCell(std::uint64_t(f + 1), fmt),
                countCell(counts.n[bin], fmt), countCell(counts.active[bin], fmt), countCell(counts.churned[bin], fmt),
                rateCell(rate, fmt), shareCell(tiny ? kUndefined : orUndefined(rate.lower), fmt),
                shareCell(tiny ? kUndefined : orUndefined(rate.upper), fmt)});
            table.muted.append(cell.small);
            row.append(cell);
        }
        grid.rows.append(row);
    }
    if (!values.isEmpty()) {
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        grid.legendLow = shortRate(*low, fmt);
        grid.legendHigh = shortRate(*high, fmt);
    }
    block.body = grid;
    block.footnote = Text::tr(
        "First line: churn rate; second line: customers. Scores are quintiles, 5 is best; equal values share a score. "
        "Grey: fewer than 30 customers active at the start.");
    // A customer who stopped buying in the period has, at its end, a low recency score for that very reason.
    if (const auto churn = basis.definitions.find("churn");
        churn != basis.definitions.end() && churn->second == "inactivity")
        block.caveats.append(
            Text::tr("Scores are of the as-of day, after the period in which churn is counted: by inactivity, low "
                     "recency and churn go together by definition."));
    block.provenance = provenanceOf(basis, block.title, fmt);
    block.provenance.definition =
        Text::tr("Recency: days since the last purchase. Frequency: orders. Each is cut at its quintiles over all "
                 "customers with a purchase; a value above a cut scores one more, recency the other way round.");
    block.provenance.formula = Text::tr("churned in the period ÷ active at its start, for each cell");
    if (active > 0)
        block.provenance.figures = ratioLine(
            fmt.count(qint64(churned)), fmt.count(qint64(active)), fmt.rate(double(churned) / double(active)));
    return block;
}

} // namespace holdfast::present
