// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/CohortBlock.h"

#include "present/pages/Build.h"
#include "present/pages/Pages.h"

#include "analytics/compare/Proportion.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CohortBlock)
};

using Kind = TableSpec::Kind;

// A year of months and their mean: more does not fit the panel at a readable size.
constexpr std::size_t kShown = 12;
constexpr double kWidth = 3; // standard errors below the mean that mark a cell, as the control limits of the trend

// The figures of a view: those of the answer alone where there are no details.
struct Figures {
    const flow::CohortAnswer& answer;
    const std::vector<std::vector<flow::CohortDetail>>* details;
    CohortView view;

    const flow::CohortDetail& detail(std::size_t row, std::size_t age) const { return (*details)[row][age]; }
    std::uint64_t retained(std::size_t row, std::size_t age) const
    {
        return view.since ? detail(row, age).retainedSince : answer.cohorts[row].cells[age].retained;
    }
    core::Estimate retention(std::size_t row, std::size_t age) const
    {
        return view.since ? detail(row, age).retentionSince : answer.cohorts[row].cells[age].retention;
    }
    std::uint64_t orders(std::size_t row, std::size_t age) const { return view.since ? detail(row, age).ordersSince : detail(row, age).orders; }
    double revenue(std::size_t row, std::size_t age) const { return view.since ? detail(row, age).revenueSince : answer.cohorts[row].cells[age].revenue; }
    // Share of the cohort, or per customer of it; NaN for nobody.
    double value(std::size_t row, std::size_t age) const
    {
        const auto n = double(answer.cohorts[row].n);
        if (n == 0)
            return kUndefined;
        return (view.measure == CohortMeasure::Customers  ? double(retained(row, age))
                       : view.measure == CohortMeasure::Orders ? double(orders(row, age))
                                                               : revenue(row, age))
            / n;
    }
    QString text(double value, std::size_t age, const Fmt& fmt) const
    {
        if (!std::isfinite(value))
            return fmt.missing();
        return view.measure == CohortMeasure::Customers ? fmt.number(value * 100, age == 0 ? 0 : 1) : fmt.number(value, value < 100 ? 2 : 0);
    }
};

using Mean = flow::CohortMean;

double shareOf(const Mean& mean)
{
    return mean.n > 0 ? double(mean.retained) / double(mean.n) : kUndefined;
}

double valueOf(const Mean& mean, const CohortView& view)
{
    return view.plainMean ? mean.plain : mean.weighted;
}

std::vector<Mean> fullMeans(const Figures& figures)
{
    return flow::settledMeans(figures.answer, [&](std::size_t row, std::size_t age) { return figures.value(row, age); },
        [&](std::size_t row, std::size_t age) { return figures.retained(row, age); });
}

// From a period on, an older cohort has had longer to buy: a mean of such cells is no norm for a younger one.
bool clearlyBelow(const Figures& figures, std::size_t row, std::size_t age, double mean)
{
    if (figures.view.since)
        return false;
    const auto& cohort = figures.answer.cohorts[row];
    const core::Estimate retention = figures.retention(row, age);
    if (figures.view.measure != CohortMeasure::Customers || cohort.cells[age].partial || cohort.n < std::uint64_t(kSmallSample) || !retention.value
        || !std::isfinite(mean) || mean <= 0 || mean >= 1)
        return false;
    return *retention.value < mean - kWidth * std::sqrt(mean * (1 - mean) / double(cohort.n));
}

QString agesText(core::Grain grain, int age)
{
    switch (grain) {
    case core::Grain::Day:
        return Text::tr("%Ln days later", nullptr, age);
    case core::Grain::Week:
        return Text::tr("%Ln weeks later", nullptr, age);
    case core::Grain::Month:
        return Text::tr("%Ln months later", nullptr, age);
    case core::Grain::Quarter:
        return Text::tr("%Ln quarters later", nullptr, age);
    case core::Grain::Year:
        return Text::tr("%Ln years later", nullptr, age);
    }
    return {};
}

QString subtitleText(core::Grain grain, const CohortView& view, const QString& currency)
{
    const QString periods = grain == core::Grain::Day ? Text::tr("days since the first purchase")
        : grain == core::Grain::Week                  ? Text::tr("weeks since the first purchase")
        : grain == core::Grain::Month                 ? Text::tr("months since the first purchase")
        : grain == core::Grain::Quarter               ? Text::tr("quarters since the first purchase")
                                                      : Text::tr("years since the first purchase");
    const QString what = view.measure == CohortMeasure::Customers ? view.since ? Text::tr("% buying then or later") : Text::tr("% buying again")
        : view.measure == CohortMeasure::Orders ? view.since ? Text::tr("orders per customer from then on") : Text::tr("orders per customer")
        : view.since ? Text::tr("revenue per customer from then on, %1").arg(currency)
                     : Text::tr("revenue per customer, %1").arg(currency);
    return Text::tr("%1, by %2", "measure, periods").arg(what, periods);
}

GridSpec::Cell gridCell(const Figures& figures, std::size_t row, std::size_t age, double mean, const QString& currency, const Fmt& fmt)
{
    const auto& cohort = figures.answer.cohorts[row];
    const auto& cell = cohort.cells[age];
    const CohortView& view = figures.view;
    const bool customers = view.measure == CohortMeasure::Customers;
    GridSpec::Cell shown;
    shown.partial = cell.partial;
    shown.plain = age == 0 && customers;
    shown.small = cohort.n < std::uint64_t(kSmallSample);
    if (cohort.n < std::uint64_t(kTinySample)) {
        shown.text = cohort.n == 0 ? fmt.missing() : QStringLiteral("n < 5");
    } else {
        shown.value = figures.value(row, age);
        shown.text = figures.text(shown.value, age, fmt);
    }
    shown.marked = clearlyBelow(figures, row, age, mean);
    const QString whose = Text::tr("Cohort %1, %2", "period, months later").arg(fmt.period(cohort.cohort), agesText(cohort.cohort.grain, int(age)));
    const QString n = fmt.count(qint64(cohort.n));
    QStringList detail;
    if (customers)
        detail.append(Text::tr("%1: %2, %3 of %4").arg(whose, rateWithInterval(figures.retention(row, age), fmt), fmt.count(qint64(figures.retained(row, age))), n));
    else if (view.measure == CohortMeasure::Orders)
        detail.append(Text::tr("%1: %2 orders of %3 customers, %4 each").arg(whose, fmt.count(qint64(figures.orders(row, age))), n, fmt.number(figures.value(row, age), 2)));
    else
        detail.append(Text::tr("%1: %2 of %3 customers, %4 each").arg(whose, fmt.money(figures.revenue(row, age), currency), n, fmt.money(figures.value(row, age), currency)));
    if (view.since)
        detail.append(Text::tr("From this period on."));
    if (cell.partial)
        detail.append(Text::tr("The period is not over."));
    if (shown.marked)
        detail.append(Text::tr("More than 3σ below the mean of all cohorts, %1.").arg(fmt.rate(mean)));
    shown.detail = detail.join(u'\n');
    return shown;
}

TableSpec cohortTable(const Figures& figures, const QString& currency, const Fmt& fmt)
{
    const bool whole = figures.details != nullptr;
    TableSpec table;
    table.columns = {column(Text::tr("Cohort"), Kind::Text, 0, QStringLiteral("cohort")),
        column(Text::tr("Customers in cohort"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Periods later"), Kind::Number, 0, QStringLiteral("age")),
        column(figures.view.since ? Text::tr("Bought then or later") : Text::tr("Bought again"), Kind::Number, 0, QStringLiteral("retained")),
        column(Text::tr("Retention"), Kind::Percent, 1, QStringLiteral("retention")),
        column(Text::tr("95% CI from"), Kind::Percent, 1, QStringLiteral("lower")),
        column(Text::tr("95% CI to"), Kind::Percent, 1, QStringLiteral("upper")),
        column(currency.isEmpty() ? Text::tr("Revenue") : Text::tr("Revenue, %1").arg(currency), Kind::Money, 2, QStringLiteral("revenue"))};
    if (whole)
        table.columns.append(column(Text::tr("Orders"), Kind::Number, 0, QStringLiteral("orders")));
    table.columns.append(column(Text::tr("Note"), Kind::Text, 0, QStringLiteral("note")));
    const auto& cohorts = figures.answer.cohorts;
    for (std::size_t i = 0; i < cohorts.size(); ++i)
        for (std::size_t age = 0; age < cohorts[i].cells.size() && cohorts[i].n > 0; ++age) {
            const core::Estimate retention = figures.retention(i, age);
            QList<TableSpec::Cell> row {textCell(fmt.period(cohorts[i].cohort)), countCell(cohorts[i].n, fmt), countCell(age, fmt), countCell(figures.retained(i, age), fmt),
                rateCell(retention, fmt), shareCell(orUndefined(retention.lower), fmt), shareCell(orUndefined(retention.upper), fmt), moneyCell(figures.revenue(i, age), currency, fmt)};
            if (whole)
                row.append(countCell(figures.orders(i, age), fmt));
            row.append(textCell(cohorts[i].cells[age].partial ? Text::tr("partial") : QString()));
            table.rows.append(row);
            table.muted.append(cohorts[i].n < std::uint64_t(kSmallSample));
        }
    return table;
}

std::size_t firstDrawn(const flow::CohortAnswer& answer)
{
    return answer.cohorts.size() > kShown ? answer.cohorts.size() - kShown : 0;
}

GridSpec gridOf(const Figures& figures, const std::vector<Mean>& means, const QString& currency, const Fmt& fmt)
{
    const auto& cohorts = figures.answer.cohorts;
    const bool customers = figures.view.measure == CohortMeasure::Customers;
    GridSpec grid;
    grid.ramp = GridSpec::Ramp::Tide;
    const std::size_t ages = std::min(kShown, cohorts[firstDrawn(figures.answer)].cells.size());
    for (std::size_t age = 0; age < ages; ++age)
        grid.columnHeads.append(QString::number(age));
    QList<double> values;
    for (std::size_t i = firstDrawn(figures.answer); i < cohorts.size(); ++i) {
        grid.rowHeads.append(fmt.periodTick(cohorts[i].cohort, true));
        grid.rowCounts.append(fmt.count(qint64(cohorts[i].n)));
        auto& cells = grid.rows.emplaceBack();
        for (std::size_t age = 0; age < std::min(ages, cohorts[i].cells.size()); ++age) {
            cells.append(gridCell(figures, i, age, shareOf(means[age]), currency, fmt));
            if ((age > 0 || !customers) && !cells.last().small && std::isfinite(cells.last().value))
                values.append(cells.last().value);
        }
    }
    grid.rowHeads.append(figures.view.plainMean ? Text::tr("Plain mean") : Text::tr("Mean"));
    grid.rowCounts.append(QString());
    auto& last = grid.rows.emplaceBack();
    for (std::size_t age = 0; age < ages; ++age) {
        GridSpec::Cell cell;
        cell.plain = true;
        const double mean = valueOf(means[age], figures.view);
        cell.value = mean;
        cell.text = figures.text(mean, age, fmt);
        cell.detail = Text::tr("%1, mean of %Ln cohorts: %2", nullptr, int(means[age].cohorts)).arg(agesText(cohorts.front().cohort.grain, int(age)), cell.text);
        last.append(cell);
    }
    if (!values.isEmpty()) {
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        const auto end = [&](double value) { return customers ? fmt.share(value, 0) : figures.text(value, 1, fmt); };
        grid.legendLow = end(*low);
        grid.legendHigh = end(*high);
    }
    return grid;
}

Block blockOf(const Figures& figures, const Fmt& fmt)
{
    const auto& answer = figures.answer;
    const auto& cohorts = answer.cohorts;
    const CohortView& view = figures.view;
    const core::Grain grain = cohorts.front().cohort.grain;
    const QString currency = currencyOf(answer.basis);
    const auto means = fullMeans(figures);
    Block block;
    block.id = QStringLiteral("cohort-retention");
    block.title = view.measure == CohortMeasure::Customers ? Text::tr("Cohort retention")
        : view.measure == CohortMeasure::Orders            ? Text::tr("Cohort orders")
                                                           : Text::tr("Cohort revenue");
    block.subtitle = subtitleText(grain, view, currency);
    const GridSpec grid = gridOf(figures, means, currency, fmt);
    int marked = 0;
    bool anyPartial = false;
    for (const auto& row : grid.rows)
        for (const auto& cell : row) {
            marked += cell.marked ? 1 : 0;
            anyPartial = anyPartial || cell.partial;
        }
    block.body = grid;
    block.asTable = cohortTable(figures, currency, fmt);

    // One age is read out: a quarter of a year where there is one, else the oldest with a mean.
    std::size_t age = 0;
    for (std::size_t candidate = 1; candidate <= 3 && candidate < means.size(); ++candidate)
        if (means[candidate].n >= std::uint64_t(kSmallSample))
            age = candidate;
    block.provenance = provenanceOf(answer.basis, block.title, fmt);
    block.provenance.definition = Text::tr("A cohort is the customers whose first purchase fell in a period. The mean leaves out the first cohort, which may hold customers "
                                           "from before the data, where there are at least four, and periods that are not over.")
        + u' '
        + (view.measure == CohortMeasure::Customers ? Text::tr("A cell is the share of the cohort that bought in the period so many periods later.")
                : view.measure == CohortMeasure::Orders ? Text::tr("A cell is the orders of the cohort in the period so many periods later, per customer of the cohort.")
                                                        : Text::tr("A cell is the net revenue of the cohort in the period so many periods later, per customer of the cohort."))
        + (view.since ? u' ' + Text::tr("Everything from that period on counts.") : QString());
    block.provenance.formula = view.measure == CohortMeasure::Customers ? Text::tr("customers buying in the period ÷ customers of the cohort")
        : view.measure == CohortMeasure::Orders                         ? Text::tr("orders in the period ÷ customers of the cohort")
                                                                        : Text::tr("net revenue in the period ÷ customers of the cohort");
    const QString weight = view.plainMean ? Text::tr("Mean over the cohorts old enough, each counting the same.") : Text::tr("Mean over the cohorts old enough, weighted by size.");
    if (age > 0 && view.measure == CohortMeasure::Customers) {
        const double mean = valueOf(means[age], view);
        block.reading.finding = view.since ? Text::tr("%1 buy %2 or after.").arg(fmt.rate(mean), agesText(grain, int(age))) : Text::tr("%1 buy again %2.").arg(fmt.rate(mean), agesText(grain, int(age)));
        block.reading.rest = weight;
        if (!view.plainMean) {
            const auto interval = analytics::wilsonInterval(std::int64_t(means[age].retained), std::int64_t(means[age].n));
            block.reading.rest = Text::tr("Mean over the cohorts old enough, weighted by size [%1].").arg(fmt.rateInterval(interval));
            block.provenance.figures = ratioLine(fmt.count(qint64(means[age].retained)), fmt.count(qint64(means[age].n)), fmt.rate(shareOf(means[age])));
            block.provenance.interval = intervalLine(interval, fmt);
        }
        if (marked > 0)
            block.reading.rest = Text::tr("%1 %2", "two sentences").arg(block.reading.rest, Text::tr("%Ln cells lie clearly below the mean of their age.", nullptr, marked));
    } else if (age > 0) {
        const double mean = valueOf(means[age], view);
        block.reading.finding = view.measure == CohortMeasure::Orders ? Text::tr("%1 orders per customer %2.").arg(fmt.number(mean, 2), agesText(grain, int(age)))
                                                                      : Text::tr("%1 per customer %2.").arg(fmt.money(mean, currency), agesText(grain, int(age)));
        block.reading.rest = weight;
    }
    if (anyPartial) {
        block.state = State::Partial;
        block.caveats.append(view.since ? Text::tr("Hatched cells begin in the period that is not over.")
                                        : Text::tr("Hatched cells are of the period that is not over; they are not compared."));
    }
    if (view.since)
        block.caveats.append(Text::tr("Older cohorts have had longer to buy than younger ones: the cells of a column and their mean do not compare, and none is marked."));
    if (firstDrawn(answer) > 0)
        block.caveats.append(Text::tr("The latest %1 of %2 cohorts are drawn; the table has all.").arg(kShown).arg(cohorts.size()));
    block.footnote = view.measure == CohortMeasure::Customers && !view.since
        ? Text::tr("Orange frame or *: more than 3σ below the mean of all cohorts at that age. Grey: fewer than 30 customers.")
        : Text::tr("Grey: fewer than 30 customers.");
    return block;
}

Block noCohorts()
{
    return emptyBlock(QStringLiteral("cohort-retention"), Text::tr("Cohort retention"), needsText(QStringLiteral("transaction")), QStringLiteral("import"));
}

} // namespace

Block cohortBlock(const flow::CohortAnswer* answer, const Fmt& fmt)
{
    return answer == nullptr || answer->cohorts.empty() ? noCohorts() : blockOf({*answer, nullptr, {}}, fmt);
}

Block cohortBlock(const flow::CohortGrid& grid, const CohortView& view, const Fmt& fmt)
{
    return grid.cohorts.cohorts.empty() ? noCohorts() : blockOf({grid.cohorts, &grid.details, view}, fmt);
}

std::optional<CohortPlace> cohortAt(const flow::CohortAnswer& answer, int row, int column)
{
    const std::size_t first = firstDrawn(answer), count = answer.cohorts.size();
    if (row >= 0 && first + std::size_t(row) < count) {
        const std::size_t cohort = first + std::size_t(row);
        if (column >= int(answer.cohorts[cohort].cells.size()) || answer.cohorts[cohort].n == 0)
            return std::nullopt;
        return CohortPlace {cohort, cohort, column};
    }
    if (column < 0 || count == 0)
        return std::nullopt;
    const auto settled = [&](std::size_t cohort) {
        return column < int(answer.cohorts[cohort].cells.size()) && !answer.cohorts[cohort].cells[std::size_t(column)].partial;
    };
    if (row >= 0) { // the means: the cohorts they are over
        const std::size_t from = flow::firstSettled(answer);
        std::size_t to = from;
        while (to + 1 < count && settled(to + 1))
            ++to;
        return from < count && settled(from) ? std::optional(CohortPlace {from, to, column}) : std::nullopt;
    }
    // The last cohort that is old enough.
    std::size_t last = first;
    while (last + 1 < count && int(answer.cohorts[last + 1].cells.size()) > column)
        ++last;
    return CohortPlace {first, last, column};
}

std::optional<CohortPlace> cohortOfTableRow(const flow::CohortAnswer& answer, int row)
{
    for (std::size_t i = 0; i < answer.cohorts.size() && row >= 0; ++i) {
        const int cells = answer.cohorts[i].n > 0 ? int(answer.cohorts[i].cells.size()) : 0;
        if (row < cells)
            return CohortPlace {i, i, row};
        row -= cells;
    }
    return std::nullopt;
}

} // namespace holdfast::present
