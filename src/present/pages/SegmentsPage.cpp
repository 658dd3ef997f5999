// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/ChurnWords.h"
#include "present/pages/FacetWords.h"
#include "present/pages/Pages.h"
#include "present/pages/RfmGrid.h"
#include "present/pages/ShownSegmentsPage.h"

#include "analytics/compare/Proportion.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(SegmentsPage)
};

using Kind = TableSpec::Kind;

struct Context {
    const flow::Basis& basis;
    const flow::BrushAnswer& answer;
    QString scope; // the filters in words
    QString currency;
    const Fmt& fmt;
};

// The basis is that of the exploration; a selection of it says its filters and how many customers pass.
Provenance selectionProvenance(const Context& context, const QString& subject)
{
    flow::Basis basis = context.basis;
    basis.n = context.answer.summary.customers;
    basis.seconds = context.answer.seconds;
    Provenance provenance = provenanceOf(basis, subject, context.fmt);
    for (auto& [label, value] : provenance.facts)
        if (label == filtersLabel() && !context.scope.isEmpty())
            value = context.scope;
    return provenance;
}

// Different from all customers only where the interval of the selection leaves their rate out.
Tone toneAgainstAll(const flow::SelectionSummary& summary)
{
    const auto& rate = summary.churnRate;
    if (!rate.value || !rate.lower || !rate.upper || !summary.churnRateAll.value || rate.n < kSmallSample)
        return Tone::Neutral;
    if (*rate.lower > *summary.churnRateAll.value)
        return Tone::Worse;
    return *rate.upper < *summary.churnRateAll.value ? Tone::Better : Tone::Neutral;
}

Tile tileOf(const QString& id, const QString& label, const Context& context)
{
    Tile tile;
    tile.id = id;
    tile.label = label;
    tile.value = context.fmt.missing();
    tile.provenance = selectionProvenance(context, label);
    return tile;
}

Tile customersTile(const Context& context)
{
    const auto& summary = context.answer.summary;
    Tile tile = tileOf(QStringLiteral("customers"), Text::tr("Customers in selection"), context);
    tile.value = context.fmt.count(qint64(summary.customers));
    const double share = summary.all > 0 ? double(summary.customers) / double(summary.all) : kUndefined;
    tile.versus = Text::tr("%1 of %2").arg(context.fmt.share(share), context.fmt.count(qint64(summary.all)));
    tile.provenance.definition = Text::tr("Customers that pass every filter.");
    tile.provenance.formula = Text::tr("customers in the selection ÷ all customers");
    tile.provenance.figures = ratioLine(tile.value, context.fmt.count(qint64(summary.all)), context.fmt.share(share));
    return tile;
}

// Marks a figure about churn of too few customers.
void markSmall(Tile& tile, const core::Estimate& rate)
{
    if (rate.n >= kSmallSample)
        return;
    tile.state = State::SmallN;
    tile.note = Text::tr("%Ln customers active at the start: too few to judge.", nullptr, int(rate.n));
}

Tile churnTile(const Context& context)
{
    const auto& summary = context.answer.summary;
    Tile tile = tileOf(QStringLiteral("churn-rate"), Text::tr("Churn rate"), context);
    if (!summary.churnRate.value) {
        tile.state = State::Empty;
        tile.note = Text::tr("Not defined: nobody in the selection was active at the start of the period.");
        return tile;
    }
    tile.value = rateText(summary.churnRate, context.fmt);
    if (summary.churnRate.n >= kTinySample)
        tile.interval = context.fmt.rateInterval(summary.churnRate);
    if (summary.churnRateAll.value)
        tile.versus = Text::tr("all %1").arg(context.fmt.rate(*summary.churnRateAll.value));
    tile.tone = toneAgainstAll(summary);
    markSmall(tile, summary.churnRate);
    const auto period = lastFullPeriod(context.basis);
    tile.provenance.definition = churnRateDefinition(context.basis, period, context.fmt);
    tile.provenance.formula = sharedChurnFormula(period.has_value());
    tile.provenance.figures =
        ratioLine(context.fmt.count(qint64(summary.churned)), context.fmt.count(qint64(summary.active)), tile.value);
    tile.provenance.interval = intervalLine(summary.churnRate, context.fmt);
    return tile;
}

Tile revenueTile(const Context& context)
{
    const auto& summary = context.answer.summary;
    Tile tile = tileOf(QStringLiteral("revenue"), Text::tr("Revenue, 365 days"), context);
    if (!std::isfinite(summary.revenue)) {
        tile.state = State::Empty;
        tile.note = needsText(QStringLiteral("transaction"));
        return tile;
    }
    tile.value = context.fmt.money(summary.revenue, context.currency, true);
    const QString all = context.fmt.money(summary.revenueAll, context.currency, true);
    tile.versus = summary.revenueAll > 0
        ? Text::tr("%1 of %2").arg(context.fmt.share(summary.revenue / summary.revenueAll), all)
        : Text::tr("all %1").arg(all);
    tile.provenance.definition =
        Text::tr("Net revenue of the selected customers over the 365 days to the as-of day. Returns are netted.");
    if (summary.revenueAll > 0)
        tile.provenance.figures = ratioLine(context.fmt.money(summary.revenue, context.currency),
            context.fmt.money(summary.revenueAll, context.currency),
            context.fmt.share(summary.revenue / summary.revenueAll));
    tile.provenance.formula = Text::tr("revenue of the selection ÷ revenue of all");
    return tile;
}

Tile orderValueTile(const Context& context)
{
    const auto& summary = context.answer.summary;
    Tile tile = tileOf(QStringLiteral("order-value"), Text::tr("Median order value"), context);
    if (!std::isfinite(summary.orderValueMedian)) {
        tile.state = State::Empty;
        tile.note = std::isfinite(summary.orderValueMedianAll) ? Text::tr("Nobody in the selection has bought.")
                                                               : needsText(QStringLiteral("transaction"));
        return tile;
    }
    tile.value = context.fmt.money(summary.orderValueMedian, context.currency, true);
    tile.versus = Text::tr("all %1").arg(context.fmt.money(summary.orderValueMedianAll, context.currency, true));
    tile.provenance.definition =
        Text::tr("Half of the selected customers with a purchase have a lower average order value, half a higher "
                 "one. All orders up to the as-of day count.");
    tile.provenance.formula = Text::tr("median over customers of net amount ÷ orders");
    if (summary.customers < std::uint64_t(kSmallSample)) {
        tile.state = State::SmallN;
        tile.note = Text::tr("%Ln customers only: the median is uncertain.", nullptr, int(summary.customers));
    }
    return tile;
}

Tile indexTile(const Context& context)
{
    const auto& summary = context.answer.summary;
    Tile tile = tileOf(QStringLiteral("churn-index"), Text::tr("Churn index"), context);
    tile.versus = Text::tr("100 = all customers");
    tile.provenance.definition =
        Text::tr("The churn rate of the selection as a percentage of the churn rate of all customers.");
    tile.provenance.formula = Text::tr("100 × churn rate of the selection ÷ churn rate of all");
    if (!std::isfinite(summary.index)) {
        tile.state = State::Empty;
        tile.note = Text::tr("Not defined without a churn rate of the selection and of all customers.");
        return tile;
    }
    const bool tiny = summary.churnRate.n < kTinySample;
    tile.value = tiny ? QStringLiteral("n < 5") : context.fmt.number(summary.index, 0);
    tile.tone = toneAgainstAll(summary);
    markSmall(tile, summary.churnRate);
    if (!tiny)
        tile.provenance.figures =
            QStringLiteral("100 × %1 ÷ %2 = %3")
                .arg(rateText(summary.churnRate, context.fmt), rateText(summary.churnRateAll, context.fmt), tile.value);
    return tile;
}

const flow::FacetFilter* filterOf(const std::vector<flow::FacetFilter>& filters, const std::string& field)
{
    for (const auto& filter : filters)
        if (filter.field == field && !filter.bins.empty())
            return &filter;
    return nullptr;
}

template <class T> std::uint64_t at(const std::vector<T>& values, std::size_t index)
{
    return index < values.size() ? values[index] : 0;
}

Block facetBlock(
    const flow::Facet& facet, const flow::FacetCounts& counts, const flow::FacetFilter* filter, const Context& context)
{
    const Fmt& fmt = context.fmt;
    Block block;
    block.id = QStringLiteral("facet:") + QString::fromStdString(facet.field);
    block.title = facetName(facet);
    block.subtitle = familyName(QString::fromStdString(facet.family));
    FacetSpec spec;
    spec.field = QString::fromStdString(facet.field);
    spec.horizontal = !facet.ordered;
    spec.filtered = filter != nullptr;
    if (filter != nullptr)
        spec.filterText = chosenText(facet, filter->bins, fmt);
    std::uint64_t all = 0, selected = 0;
    for (std::size_t i = 0; i < facet.bins.size(); ++i) {
        all += at(counts.all, i);
        selected += at(counts.selected, i);
    }
    TableSpec& table = block.asTable;
    table.columns = {column(block.title, Kind::Text, 0, QStringLiteral("value")),
        column(Text::tr("All customers"), Kind::Number, 0, QStringLiteral("all")),
        column(Text::tr("Share of all"), Kind::Percent, 1, QStringLiteral("share-all")),
        column(Text::tr("Selection"), Kind::Number, 0, QStringLiteral("selected")),
        column(Text::tr("Share of selection"), Kind::Percent, 1, QStringLiteral("share-selected")),
        column(Text::tr("Active at start"), Kind::Number, 0, QStringLiteral("active")),
        column(Text::tr("Churned"), Kind::Number, 0, QStringLiteral("churned")),
        column(Text::tr("Churn rate"), Kind::Percent, 2, QStringLiteral("churn-rate")),
        column(Text::tr("95% CI from"), Kind::Percent, 2, QStringLiteral("lower")),
        column(Text::tr("95% CI to"), Kind::Percent, 2, QStringLiteral("upper"))};
    for (std::size_t i = 0; i < facet.bins.size(); ++i) {
        const auto rate =
            analytics::wilsonInterval(std::int64_t(at(counts.churned, i)), std::int64_t(at(counts.active, i)));
        const bool tiny = rate.n < kTinySample;
        FacetSpec::Bin bin;
        bin.label = binLabel(facet, facet.bins[i], fmt);
        bin.range = binRange(facet, facet.bins[i], fmt);
        bin.all = double(at(counts.all, i));
        bin.selected = double(at(counts.selected, i));
        if (!tiny) {
            bin.rate = orUndefined(rate.value);
            bin.rateLower = orUndefined(rate.lower);
            bin.rateUpper = orUndefined(rate.upper);
        }
        bin.chosen =
            filter != nullptr && std::find(filter->bins.begin(), filter->bins.end(), int(i)) != filter->bins.end();
        const double lower = tiny ? kUndefined : orUndefined(rate.lower),
                     upper = tiny ? kUndefined : orUndefined(rate.upper);
        table.rows.append({textCell(bin.range), countCell(at(counts.all, i), fmt),
            shareCell(all > 0 ? bin.all / double(all) : kUndefined, fmt, 1), countCell(at(counts.selected, i), fmt),
            shareCell(selected > 0 ? bin.selected / double(selected) : kUndefined, fmt, 1),
            countCell(at(counts.active, i), fmt), countCell(at(counts.churned, i), fmt), rateCell(rate, fmt),
            shareCell(lower, fmt), shareCell(upper, fmt)});
        table.muted.append(rate.n < kSmallSample);
        spec.bins.append(bin);
    }
    block.body = spec;
    block.provenance = selectionProvenance(context, block.title);
    block.provenance.definition =
        Text::tr("Wide bars: all customers; narrow bars: the selection without this block's own filter. Both are "
                 "shares of their total.");
    block.provenance.formula = Text::tr("customers in the bar ÷ customers in all bars");
    block.footnote = Text::tr("Wide bars: share of all customers; narrow bars: share of the selection.");
    return block;
}

Block gridBlock(
    const flow::Exploration& exploration, const std::vector<flow::FacetFilter>& filters, const Context& context)
{
    if (!exploration.hasRfm())
        return emptyBlock(QStringLiteral("rfm"), Text::tr("RFM grid"), needsText(QStringLiteral("transaction")),
            QStringLiteral("import"));
    RfmCounts counts;
    for (std::size_t bin = 0; bin < 25; ++bin) {
        counts.n[bin] = at(context.answer.rfm.n, bin);
        counts.active[bin] = at(context.answer.rfm.active, bin);
        counts.churned[bin] = at(context.answer.rfm.churned, bin);
    }
    const auto* filter = filterOf(filters, "rfm");
    Block block = rfmGridBlock(QStringLiteral("rfm"), counts, filter != nullptr ? filter->bins : std::vector<int>{},
        context.basis, context.fmt);
    const Provenance selection = selectionProvenance(context, block.title);
    block.provenance.facts = selection.facts;
    return block;
}

Page pageOf(const flow::Exploration& exploration, const flow::BrushAnswer& answer,
    const std::vector<flow::FacetFilter>& filters, const QStringList* shown, const Fmt& fmt)
{
    const auto& basis = exploration.basis();
    Context context{basis, answer, {}, currencyOf(basis), fmt};
    const auto& facets = exploration.facets();
    QStringList chips;
    for (const auto& filter : filters) {
        if (filter.rule) {
            chips.append(ruleText(*filter.rule));
            continue;
        }
        if (filter.bins.empty())
            continue;
        if (filter.field == "rfm") {
            flow::Facet grid;
            grid.field = "rfm";
            chips.append(Text::tr("%1: %2").arg(facetName(grid), chosenText(grid, filter.bins, fmt)));
        }
        for (const auto& facet : facets)
            if (facet.field == filter.field)
                chips.append(Text::tr("%1: %2").arg(facetName(facet), chosenText(facet, filter.bins, fmt)));
    }
    context.scope = chips.join(Text::tr("; "));

    Page page;
    page.id = QStringLiteral("segments");
    page.title = Text::tr("Segments");
    page.question = Text::tr("Which customers leave more than others?");
    describePage(page, basis, fmt);
    if (const auto period = lastFullPeriod(basis))
        page.periodText = fmt.period(*period);
    if (!context.scope.isEmpty())
        page.scopeText = context.scope;
    page.tiles = {
        customersTile(context), churnTile(context), revenueTile(context), orderValueTile(context), indexTile(context)};
    if (answer.summary.customers == 0)
        page.caveats.append(Text::tr("No customer passes all filters. Remove one to see figures."));
    for (std::size_t i = 0; i < facets.size() && i < answer.facets.size(); ++i)
        if (shown == nullptr || shown->contains(QString::fromStdString(facets[i].field)))
            page.blocks.append(facetBlock(facets[i], answer.facets[i], filterOf(filters, facets[i].field), context));
    page.blocks.append(gridBlock(exploration, filters, context));
    return page;
}

} // namespace

Page segmentsPage(const flow::Exploration& exploration, const flow::BrushAnswer& answer,
    const std::vector<flow::FacetFilter>& filters, const Fmt& fmt)
{
    return pageOf(exploration, answer, filters, nullptr, fmt);
}

Page shownSegmentsPage(const flow::Exploration& exploration, const flow::BrushAnswer& answer, const std::vector<flow::FacetFilter>& filters,
    const QStringList& fields, const Fmt& fmt)
{
    return pageOf(exploration, answer, filters, &fields, fmt);
}

} // namespace holdfast::present
