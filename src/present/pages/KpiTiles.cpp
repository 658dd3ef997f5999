// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/KpiTiles.h"

#include "present/pages/Build.h"
#include "present/pages/ChurnWords.h"
#include "present/pages/Pages.h"

#include <QCoreApplication>

#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Kpi)
};

using Unit = flow::Kpi::Unit;

struct Words {
    QString label, definition, formula;
};

Words wordsOf(const std::string& id, const flow::OverviewAnswer& answer, const Fmt& fmt)
{
    const auto period = answer.churn.current ? std::optional(answer.churn.current->period) : std::nullopt;
    const QString end = period ? fmt.date(core::lastDay(*period)) : fmt.date(answer.basis.asOf);
    const QString during = period ? fmt.period(*period) : QString();
    if (id == "customers")
        return {Text::tr("Customers"),
            period ? Text::tr("Customers active on %1 by the churn definition.").arg(end)
                   : Text::tr("Customers whose churn label can be read. The label has no dates, so all of them count."),
            {}};
    if (id == "churn-rate")
        return {Text::tr("Churn rate"), churnRateDefinition(answer.churn.basis, period, fmt),
            sharedChurnFormula(period.has_value())};
    if (id == "retention-12m")
        return {Text::tr("12-month retention"),
            Text::tr("Share of the customers active a year before %1 who did not churn in that year.").arg(end),
            Text::tr("not churned ÷ active a year before")};
    if (id == "arpu")
        return {Text::tr("Revenue per customer"),
            Text::tr("Net revenue in %1 of the customers active at its end, per customer. Returns are netted.")
                .arg(during),
            Text::tr("net revenue ÷ customers")};
    if (id == "orders-per-customer")
        return {Text::tr("Orders per customer"),
            Text::tr("Orders in %1 of the customers active at its end, per customer.").arg(during),
            Text::tr("orders ÷ customers")};
    if (id == "new-customers")
        return {Text::tr("New customers"), Text::tr("Customers active for the first time in %1.").arg(during), {}};
    if (id == "revenue-lost")
        return {Text::tr("Revenue lost"),
            Text::tr("Net revenue, over the 365 days before %1, of the customers who churned in it.").arg(during), {}};
    return {QString::fromStdString(id), {}, {}};
}

QString valueText(const flow::Kpi& kpi, double value, const QString& currency, const Fmt& fmt)
{
    if (!std::isfinite(value))
        return fmt.missing();
    switch (kpi.unit) {
    case Unit::Count:
        return fmt.count(qint64(std::llround(value)));
    case Unit::Share:
        return fmt.rate(value);
    case Unit::Money:
        return fmt.money(value, currency, true);
    case Unit::Number:
        return fmt.number(value, 2);
    }
    return {};
}

// Money is written with the places of the value, so that bounds and value agree.
QString intervalText(const flow::Kpi& kpi, const Fmt& fmt)
{
    if (!kpi.now.lower || !kpi.now.upper) {
        const bool counted = kpi.unit == Unit::Count;
        return counted || kpi.now.n <= 0 ? QString() : Text::tr("n %1").arg(fmt.count(kpi.now.n));
    }
    if (kpi.unit == Unit::Share)
        return fmt.rateInterval(kpi.now);
    const double size = std::abs(kpi.now.value.value_or(0));
    return fmt.interval(*kpi.now.lower, *kpi.now.upper, kpi.unit == Unit::Money && size >= 100 ? 0 : 2);
}

void compare(Tile& tile, const flow::Kpi& kpi, const QString& currency, const Fmt& fmt)
{
    if (!kpi.before || !kpi.now.value || !std::isfinite(*kpi.before))
        return;
    tile.versus = Text::tr("vs %1").arg(valueText(kpi, *kpi.before, currency, fmt));
    const double difference = *kpi.now.value - *kpi.before;
    bool visible = false;
    if (kpi.unit == Unit::Share) {
        const int decimals = Fmt::rateDecimals(*kpi.now.value);
        tile.delta = fmt.points(difference, decimals);
        visible = std::abs(difference) * 100 >= 0.5 * std::pow(10.0, -decimals);
    } else if (*kpi.before != 0) {
        const double relative = difference / std::abs(*kpi.before);
        tile.delta = fmt.share(std::abs(relative), std::abs(relative) < 0.1 ? 1 : 0);
        visible = std::abs(relative) >= 0.0005;
    }
    if (!visible)
        return;
    tile.direction = difference > 0 ? Direction::Up : Direction::Down;
    if (kpi.upIsGood != 0)
        tile.tone = difference * kpi.upIsGood > 0 ? Tone::Better : Tone::Worse;
}

QString figuresText(const flow::Kpi& kpi, const QString& currency, const Fmt& fmt)
{
    if (kpi.denominator <= 0 || !kpi.now.value)
        return {};
    const QString top =
        kpi.unit == Unit::Money ? fmt.money(kpi.numerator, currency) : fmt.count(qint64(std::llround(kpi.numerator)));
    return ratioLine(
        top, fmt.count(qint64(std::llround(kpi.denominator))), valueText(kpi, *kpi.now.value, currency, fmt));
}

QString intervalFact(const flow::Kpi& kpi, const QString& currency, const Fmt& fmt)
{
    if (kpi.unit == Unit::Share)
        return intervalLine(kpi.now, fmt);
    if (!kpi.now.lower || !kpi.now.upper)
        return {};
    const QString bounds = kpi.unit == Unit::Money
        ? Text::tr("%1 to %2").arg(fmt.money(*kpi.now.lower, currency), fmt.money(*kpi.now.upper, currency))
        : fmt.interval(*kpi.now.lower, *kpi.now.upper, 2);
    return Text::tr("%1% CI, %2: %3")
        .arg(fmt.number(kpi.now.level * 100, 0), QString::fromStdString(kpi.now.method), bounds);
}

} // namespace

QList<Tile> kpiTiles(const flow::OverviewAnswer& answer, const Fmt& fmt)
{
    const QString currency = QString::fromStdString(answer.settings.currency);
    QList<Tile> tiles;
    for (const auto& kpi : answer.kpis) {
        const Words words = wordsOf(kpi.id, answer, fmt);
        Tile tile;
        tile.id = QString::fromStdString(kpi.id);
        tile.label = words.label;
        tile.provenance = provenanceOf(answer.basis, words.label, fmt);
        tile.provenance.definition = words.definition;
        tile.provenance.formula = words.formula;
        if (!kpi.needs.empty() || !kpi.now.value) {
            tile.value = fmt.missing();
            tile.state = State::Empty;
            tile.note = kpi.needs.empty() ? Text::tr("Not defined: no customer counts for it.")
                                          : needsText(QString::fromStdString(kpi.needs));
            tiles.append(tile);
            continue;
        }
        const bool estimated = kpi.unit != Unit::Count && kpi.id != "revenue-lost";
        for (const double value : kpi.series)
            tile.spark.append(value);
        if (estimated && kpi.now.n < kTinySample) {
            tile.value = QStringLiteral("n < 5");
            tile.state = State::SmallN;
            tile.note = Text::tr("Fewer than 5 customers: no figure is shown.");
            tiles.append(tile);
            continue;
        }
        if (estimated && kpi.now.n < kSmallSample) {
            tile.state = State::SmallN;
            tile.note = Text::tr("%Ln customers only: the interval is wide.", nullptr, int(kpi.now.n));
        }
        tile.value = valueText(kpi, *kpi.now.value, currency, fmt);
        tile.interval = intervalText(kpi, fmt);
        compare(tile, kpi, currency, fmt);
        tile.provenance.figures = figuresText(kpi, currency, fmt);
        tile.provenance.interval = intervalFact(kpi, currency, fmt);
        tiles.append(tile);
    }
    return tiles;
}

} // namespace holdfast::present
