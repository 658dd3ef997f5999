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

// A year and the same period of the year before: more does not fit the panel at a readable size.
constexpr std::size_t kShown = 13;
constexpr double kWidth = 3; // standard errors below the mean that mark a cell, as the control limits of the trend

// Mean retention by age over the cells that are over, weighted by size; NaN where none is.
struct Mean {
    std::uint64_t retained = 0, n = 0;
    double share() const { return n > 0 ? double(retained) / double(n) : kUndefined; }
};

std::vector<Mean> fullMeans(const flow::CohortAnswer& answer)
{
    std::size_t ages = 0;
    for (const auto& row : answer.cohorts)
        ages = std::max(ages, row.cells.size());
    std::vector<Mean> means(ages);
    // Customers whose first purchases lie before the data fall into the first cohort and keep better than new ones.
    constexpr std::size_t kEnoughWithoutFirst = 4;
    const std::size_t first = answer.cohorts.size() >= kEnoughWithoutFirst ? 1 : 0;
    for (std::size_t i = first; i < answer.cohorts.size(); ++i) {
        const auto& row = answer.cohorts[i];
        for (std::size_t age = 0; age < row.cells.size(); ++age) {
            if (!row.cells[age].partial && row.n > 0) {
                means[age].retained += row.cells[age].retained;
                means[age].n += row.n;
            }
        }
    }
    return means;
}

bool clearlyBelow(const flow::CohortRow& row, const flow::CohortCell& cell, double mean)
{
    if (cell.partial || row.n < std::uint64_t(kSmallSample) || !cell.retention.value || !std::isfinite(mean)
        || mean <= 0 || mean >= 1)
        return false;
    return *cell.retention.value < mean - kWidth * std::sqrt(mean * (1 - mean) / double(row.n));
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

QString subtitleText(core::Grain grain)
{
    switch (grain) {
    case core::Grain::Day:
        return Text::tr("% buying again, by days since the first purchase");
    case core::Grain::Week:
        return Text::tr("% buying again, by weeks since the first purchase");
    case core::Grain::Month:
        return Text::tr("% buying again, by months since the first purchase");
    case core::Grain::Quarter:
        return Text::tr("% buying again, by quarters since the first purchase");
    case core::Grain::Year:
        return Text::tr("% buying again, by years since the first purchase");
    }
    return {};
}

GridSpec::Cell gridCell(const flow::CohortRow& row, std::size_t age, double mean, const Fmt& fmt)
{
    const auto& cell = row.cells[age];
    GridSpec::Cell shown;
    shown.partial = cell.partial;
    shown.plain = age == 0;
    shown.small = row.n < std::uint64_t(kSmallSample);
    if (row.n < std::uint64_t(kTinySample)) {
        shown.text = row.n == 0 ? fmt.missing() : QStringLiteral("n < 5");
    } else {
        shown.value = orUndefined(cell.retention.value);
        shown.text = fmt.number(shown.value * 100, age == 0 ? 0 : 1);
    }
    shown.marked = clearlyBelow(row, cell, mean);
    QStringList detail{
        Text::tr("Cohort %1, %2: %3, %4 of %5")
            .arg(fmt.period(row.cohort), agesText(row.cohort.grain, int(age)), rateWithInterval(cell.retention, fmt),
                fmt.count(qint64(cell.retained)), fmt.count(qint64(row.n)))};
    if (cell.partial)
        detail.append(Text::tr("The period is not over."));
    if (shown.marked)
        detail.append(Text::tr("More than 3σ below the mean of all cohorts, %1.").arg(fmt.rate(mean)));
    shown.detail = detail.join(u'\n');
    return shown;
}

TableSpec cohortTable(const flow::CohortAnswer& answer, const QString& currency, const Fmt& fmt)
{
    TableSpec table;
    table.columns = {column(Text::tr("Cohort"), Kind::Text, 0, QStringLiteral("cohort")),
        column(Text::tr("Customers in cohort"), Kind::Number, 0, QStringLiteral("n")),
        column(Text::tr("Periods later"), Kind::Number, 0, QStringLiteral("age")),
        column(Text::tr("Bought again"), Kind::Number, 0, QStringLiteral("retained")),
        column(Text::tr("Retention"), Kind::Percent, 1, QStringLiteral("retention")),
        column(Text::tr("95% CI from"), Kind::Percent, 1, QStringLiteral("lower")),
        column(Text::tr("95% CI to"), Kind::Percent, 1, QStringLiteral("upper")),
        column(currency.isEmpty() ? Text::tr("Revenue") : Text::tr("Revenue, %1").arg(currency), Kind::Money, 2,
            QStringLiteral("revenue")),
        column(Text::tr("Note"), Kind::Text, 0, QStringLiteral("note"))};
    for (const auto& row : answer.cohorts)
        for (std::size_t age = 0; age < row.cells.size() && row.n > 0; ++age) {
            const auto& cell = row.cells[age];
            table.rows.append({textCell(fmt.period(row.cohort)), countCell(row.n, fmt), countCell(age, fmt),
                countCell(cell.retained, fmt), rateCell(cell.retention, fmt),
                shareCell(orUndefined(cell.retention.lower), fmt), shareCell(orUndefined(cell.retention.upper), fmt),
                moneyCell(cell.revenue, currency, fmt), textCell(cell.partial ? Text::tr("partial") : QString())});
            table.muted.append(row.n < std::uint64_t(kSmallSample));
        }
    return table;
}

} // namespace

Block cohortBlock(const flow::CohortAnswer* answer, const Fmt& fmt)
{
    const QString title = Text::tr("Cohort retention");
    if (answer == nullptr || answer->cohorts.empty())
        return emptyBlock(QStringLiteral("cohort-retention"), title, needsText(QStringLiteral("transaction")),
            QStringLiteral("import"));
    Block block;
    block.id = QStringLiteral("cohort-retention");
    block.title = title;
    const auto& cohorts = answer->cohorts;
    const core::Grain grain = cohorts.front().cohort.grain;
    block.subtitle = subtitleText(grain);
    const auto means = fullMeans(*answer);

    GridSpec grid;
    grid.ramp = GridSpec::Ramp::Tide;
    const std::size_t first = cohorts.size() > kShown ? cohorts.size() - kShown : 0;
    std::size_t ages = 0;
    for (std::size_t i = first; i < cohorts.size(); ++i)
        ages = std::max(ages, std::min(kShown, cohorts[i].cells.size()));
    for (std::size_t age = 0; age < ages; ++age)
        grid.columnHeads.append(QString::number(age));
    int marked = 0;
    bool anyPartial = false;
    QList<double> values;
    for (std::size_t i = first; i < cohorts.size(); ++i) {
        const auto& row = cohorts[i];
        grid.rowHeads.append(fmt.periodTick(row.cohort, true));
        grid.rowCounts.append(fmt.count(qint64(row.n)));
        QList<GridSpec::Cell> cells;
        for (std::size_t age = 0; age < std::min(ages, row.cells.size()); ++age) {
            cells.append(gridCell(row, age, means[age].share(), fmt));
            marked += cells.last().marked ? 1 : 0;
            anyPartial = anyPartial || cells.last().partial;
            if (age > 0 && !cells.last().small && std::isfinite(cells.last().value))
                values.append(cells.last().value);
        }
        grid.rows.append(cells);
    }
    if (!values.isEmpty()) {
        const auto [low, high] = std::minmax_element(values.begin(), values.end());
        grid.legendLow = fmt.share(*low, 0);
        grid.legendHigh = fmt.share(*high, 0);
    }
    block.body = grid;
    block.asTable = cohortTable(*answer, currencyOf(answer->basis), fmt);

    // One age is read out: a quarter of a year where there is one, else the oldest with a mean.
    std::size_t age = 0;
    for (std::size_t candidate = 1; candidate <= 3 && candidate < means.size(); ++candidate)
        if (means[candidate].n >= std::uint64_t(kSmallSample))
            age = candidate;
    block.provenance = provenanceOf(answer->basis, title, fmt);
    block.provenance.definition =
        Text::tr("A cohort is the customers whose first purchase fell in a period. A cell is the share of the "
                 "cohort that bought in the period so many periods later. The mean leaves out the first cohort, which "
                 "may hold customers "
                 "from before the data, where there are at least four.");
    block.provenance.formula = Text::tr("customers buying in the period ÷ customers of the cohort");
    if (age > 0) {
        const auto mean = analytics::wilsonInterval(std::int64_t(means[age].retained), std::int64_t(means[age].n));
        block.reading.finding =
            Text::tr("%1 buy again %2.").arg(fmt.rate(means[age].share()), agesText(grain, int(age)));
        block.reading.rest =
            Text::tr("Mean over the cohorts old enough, weighted by size [%1].").arg(fmt.rateInterval(mean));
        if (marked > 0)
            block.reading.rest =
                Text::tr("%1 %2", "two sentences")
                    .arg(block.reading.rest,
                        Text::tr("%Ln cells lie clearly below the mean of their age.", nullptr, marked));
        block.provenance.figures = ratioLine(
            fmt.count(qint64(means[age].retained)), fmt.count(qint64(means[age].n)), fmt.rate(means[age].share()));
        block.provenance.interval = intervalLine(mean, fmt);
    }
    if (anyPartial) {
        block.state = State::Partial;
        block.caveats.append(Text::tr("Hatched cells are of the period that is not over; they are not compared."));
    }
    if (first > 0)
        block.caveats.append(
            Text::tr("The latest %1 of %2 cohorts are drawn; the table has all.").arg(kShown).arg(cohorts.size()));
    block.footnote = Text::tr(
        "Orange frame or *: more than 3σ below the mean of all cohorts at that age. Grey: fewer than 30 customers.");
    return block;
}

} // namespace holdfast::present
