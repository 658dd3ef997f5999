// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/IndicatorWords.h"

#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/WarningPages.h"

#include <QCoreApplication>

#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EarlyWarning)
};

} // namespace

// Four significant digits at most, two places at most.
static int decimalsOf(double value)
{
    const double size = std::abs(value);
    return size >= 1000 ? 0 : size >= 20 ? 1 : 2;
}

QString indicatorDifferenceText(double now, double difference, domain::IndicatorUnit unit, const Fmt& fmt)
{
    using Unit = domain::IndicatorUnit;
    if (!std::isfinite(difference))
        return {};
    if (unit == Unit::Share)
        return fmt.signedPoints(difference, Fmt::rateDecimals(now));
    if (unit == Unit::Score || unit == Unit::Promoters)
        return fmt.signedNumber(difference, 1);
    const double then = now - difference;
    if (unit == Unit::Level || std::abs(then) < 1e-12)
        return fmt.signedNumber(difference, decimalsOf(difference));
    return fmt.signedNumber(difference / std::abs(then) * 100, 1) + QLatin1Char('%');
}

QString indicatorWithInterval(const core::Estimate& estimate, domain::IndicatorUnit unit, const QString& currency, const Fmt& fmt)
{
    const QString value = indicatorValueText(unit, orUndefined(estimate.value), currency, fmt);
    if (!estimate.lower || !estimate.upper)
        return value;
    return QStringLiteral("%1 [%2–%3]").arg(value, indicatorValueText(unit, *estimate.lower, currency, fmt), indicatorValueText(unit, *estimate.upper, currency, fmt));
}

QString comparisonName(const flow::IndicatorComparison& comparison)
{
    const QString name = QString::fromStdString(comparison.name);
    if (comparison.with == "previous")
        return Text::tr("the period before");
    if (comparison.with == "last-year")
        return Text::tr("a year before");
    if (comparison.with == "baseline")
        return Text::tr("own baseline");
    return name.isEmpty() ? Text::tr("benchmark") : Text::tr("benchmark (%1)").arg(name);
}

Tone toneOf(double difference, domain::Worse worse)
{
    if (!(std::abs(difference) > 0) || worse == domain::Worse::Both)
        return Tone::Neutral;
    return (difference > 0) == (worse == domain::Worse::Higher) ? Tone::Worse : Tone::Better;
}

} // namespace holdfast::present
