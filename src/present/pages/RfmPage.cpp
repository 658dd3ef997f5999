// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/ChurnWords.h"
#include "present/pages/Pages.h"
#include "present/pages/RfmGrid.h"

#include <QCoreApplication>

#include <algorithm>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RfmPage)
};

using Kind = TableSpec::Kind;

Block gridBlock(const flow::RfmAnswer& answer, const Fmt& fmt)
{
    RfmCounts counts;
    for (std::size_t r = 0; r < std::min<std::size_t>(5, answer.grid.size()); ++r)
        for (std::size_t f = 0; f < std::min<std::size_t>(5, answer.grid[r].size()); ++f) {
            const auto& cell = answer.grid[r][f];
            counts.n[r * 5 + f] = cell.n;
            counts.active[r * 5 + f] = cell.active;
            counts.churned[r * 5 + f] = cell.churned;
        }
    return rfmGridBlock(QStringLiteral("rfm-grid"), counts, {}, answer.basis, fmt);
}

Block groupsBlock(const flow::RfmAnswer& answer, const Fmt& fmt)
{
    const QString currency = currencyOf(answer.basis);
    double revenue = 0;
    for (const auto& group : answer.groups)
        revenue += group.revenue;
    Block block;
    block.id = QStringLiteral("rfm-groups");
    block.title = Text::tr("RFM groups");
    block.subtitle = Text::tr("customers and net revenue");
    TableSpec shown, table;
    shown.columns = {column(Text::tr("Group"), Kind::Text, 0, QStringLiteral("group")),
        column(Text::tr("Customers"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Share"), Kind::Percent, 1, QStringLiteral("share")),
        column(Text::tr("Revenue"), Kind::Money, 0, QStringLiteral("revenue")),
        column(Text::tr("Share of revenue"), Kind::Percent, 1, QStringLiteral("revenue-share"))};
    table.columns = shown.columns;
    table.columns[3] = column(currency.isEmpty() ? Text::tr("Revenue") : Text::tr("Revenue, %1").arg(currency),
        Kind::Money, 2, QStringLiteral("revenue"));
    for (const auto& group : answer.groups) {
        const double share = revenue > 0 ? group.revenue / revenue : kUndefined;
        QList<TableSpec::Cell> row{textCell(rfmGroupName(QString::fromStdString(group.name))), countCell(group.n, fmt),
            shareCell(group.share, fmt, 1), moneyCell(group.revenue, currency, fmt, true), shareCell(share, fmt, 1)};
        shown.rows.append(row);
        row[3] = moneyCell(group.revenue, currency, fmt);
        table.rows.append(row);
        shown.muted.append(group.n < std::uint64_t(kSmallSample));
    }
    table.muted = shown.muted;
    block.body = shown;
    block.asTable = table;
    if (answer.topCustomers > 0 && revenue > 0) {
        block.reading.finding =
            Text::tr("The top 20% of customers bring %1 of net revenue.").arg(fmt.share(answer.topShare));
        block.reading.rest =
            Text::tr("%Ln customers; Gini %1.", nullptr, int(answer.topCustomers)).arg(fmt.number(answer.gini, 2));
    }
    block.footnote = Text::tr(
        "Groups by recency score and the mean of frequency and monetary score. Net revenue up to the as-of day.");
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition =
        Text::tr("Every customer with a purchase falls into one of eleven groups by the recency score and the "
                 "value score, the mean of frequency and monetary score rounded to whole scores.");
    block.provenance.formula = Text::tr("customers of the group ÷ customers with a purchase");
    if (!answer.groups.empty() && answer.customers > 0) {
        const auto& group = answer.groups.front();
        block.provenance.figures =
            ratioLine(fmt.count(qint64(group.n)), fmt.count(qint64(answer.customers)), fmt.share(group.share));
    }
    return block;
}

Tile tileOf(const char* id, const QString& label, const QString& value, const QString& definition,
    const QString& formula, const flow::RfmAnswer& answer, const Fmt& fmt)
{
    Tile tile;
    tile.id = QLatin1String(id);
    tile.label = label;
    tile.value = value;
    tile.provenance = provenanceOf(answer.basis, label, fmt);
    tile.provenance.definition = definition;
    tile.provenance.formula = formula;
    return tile;
}

} // namespace

Page rfmPage(const flow::RfmAnswer& answer, const Fmt& fmt)
{
    Page page;
    page.id = QStringLiteral("rfm");
    page.title = Text::tr("Recency, frequency and value");
    page.question = Text::tr("Who buys often, lately and much?");
    describePage(page, answer.basis, fmt);
    if (const auto period = lastFullPeriod(answer.basis))
        page.periodText = fmt.period(*period);
    const QString currency = currencyOf(answer.basis);
    page.tiles = {tileOf("customers", Text::tr("Customers with a purchase"), fmt.count(qint64(answer.customers)),
                      Text::tr("Customers with at least one purchase up to the as-of day."), {}, answer, fmt),
        tileOf("recency", Text::tr("Median days since last purchase"), fmt.number(answer.median[0], 0),
            Text::tr("Half of the customers bought more recently, half longer ago."),
            Text::tr("as-of day − day of the last purchase"), answer, fmt),
        tileOf("frequency", Text::tr("Median orders"), fmt.number(answer.median[1], 0),
            Text::tr("Half of the customers ordered less often, half more."), {}, answer, fmt),
        tileOf("monetary", Text::tr("Median net revenue"), fmt.money(answer.median[2], currency, true),
            Text::tr("Half of the customers brought less net revenue up to the as-of day, half more."), {}, answer,
            fmt),
        tileOf("top-share", Text::tr("Share of the top 20%"), fmt.share(answer.topShare),
            Text::tr("Share of net revenue brought by the fifth of customers with the highest net revenue."),
            Text::tr("net revenue of the top 20% ÷ net revenue of all"), answer, fmt)};
    if (answer.customers < std::uint64_t(kSmallSample)) {
        page.caveats.append(Text::tr(
            "Only %Ln customers with a purchase: scores of so few say little.", nullptr, int(answer.customers)));
        for (auto& tile : page.tiles)
            tile.state = State::SmallN;
    }
    page.blocks = {gridBlock(answer, fmt), groupsBlock(answer, fmt)};
    return page;
}

} // namespace holdfast::present
