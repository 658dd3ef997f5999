// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/pages/SatisfactionWords.h"

#include "present/DoubtText.h"

#include <QCoreApplication>
#include <QRegularExpression>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(Satisfaction)
};

} // namespace

QString figureText(const core::Estimate& estimate, const Fmt& fmt, int decimals, bool withSign)
{
    if (!estimate.value)
        return fmt.missing();
    if (estimate.n < kTinySample)
        return QStringLiteral("n < 5");
    return withSign ? fmt.signedNumber(*estimate.value, decimals) : fmt.number(*estimate.value, decimals);
}

QString figureInterval(const core::Estimate& estimate, const Fmt& fmt, int decimals)
{
    if (!estimate.value || !estimate.lower || !estimate.upper || estimate.n < kTinySample)
        return {};
    return fmt.interval(*estimate.lower, *estimate.upper, decimals);
}

QString figureWithInterval(const core::Estimate& estimate, const Fmt& fmt, int decimals, bool withSign)
{
    const QString text = figureText(estimate, fmt, decimals, withSign), interval = figureInterval(estimate, fmt, decimals);
    return interval.isEmpty() ? text : QStringLiteral("%1 [%2]").arg(text, interval);
}

QString figureIntervalLine(const core::Estimate& estimate, const Fmt& fmt, int decimals)
{
    const QString interval = figureInterval(estimate, fmt, decimals);
    if (interval.isEmpty())
        return {};
    const QString level = fmt.number(estimate.level * 100, 0);
    return estimate.method.empty() ? Text::tr("%1% CI: %2").arg(level, interval)
                                   : Text::tr("%1% CI, %2: %3").arg(level, QString::fromStdString(estimate.method), interval);
}

TableSpec::Cell figureCell(const core::Estimate& estimate, const Fmt& fmt, int decimals, bool withSign)
{
    TableSpec::Cell cell = textCell(figureText(estimate, fmt, decimals, withSign));
    if (estimate.n >= kTinySample)
        cell.number = orUndefined(estimate.value);
    return cell;
}

TableSpec::Cell rangeCell(const core::Estimate& estimate, const Fmt& fmt, int decimals)
{
    const QString interval = figureInterval(estimate, fmt, decimals);
    return textCell(interval.isEmpty() ? fmt.missing() : interval);
}

TableSpec::Cell optionalCell(const std::optional<double>& value, const Fmt& fmt, int decimals, bool withSign)
{
    TableSpec::Cell cell = textCell(!value ? fmt.missing() : withSign ? fmt.signedNumber(*value, decimals) : fmt.number(*value, decimals));
    cell.number = orUndefined(value);
    return cell;
}

TableSpec::Cell pValueCell(const std::optional<double>& p, const Fmt& fmt)
{
    TableSpec::Cell cell = textCell(p ? fmt.pValue(*p) : fmt.missing());
    cell.number = orUndefined(p);
    cell.strong = p && *p < 0.05;
    return cell;
}

QStringList doubtTexts(const analytics::Doubts& doubts)
{
    QStringList texts;
    for (const auto& doubt : doubts)
        if (const QString text = doubtText(doubt); !texts.contains(text))
            texts.append(text);
    return texts;
}

QStringList unweightedText(const flow::Basis& basis)
{
    const auto rule = basis.parameters.find("weighting");
    const auto used = basis.definitions.find("weights");
    const bool weighted = rule != basis.parameters.end() && !rule->second.empty() && rule->second != "none";
    if (!weighted || used == basis.definitions.end() || !used->second.starts_with("none"))
        return {};
    return {Text::tr("The case weights of the survey are not used here: everybody counts the same.")};
}

Span spanOf(const core::Estimate& estimate, double factor)
{
    if (!estimate.value || estimate.n < kTinySample)
        return {};
    return {*estimate.value * factor, orUndefined(estimate.lower) * factor, orUndefined(estimate.upper) * factor};
}

bool isSmall(const core::Estimate& estimate)
{
    return estimate.n < kSmallSample;
}

QString satisfactionTitle(const QString& block)
{
    static constexpr std::pair<const char*, const char*> kTitles[] = {{"index", QT_TRANSLATE_NOOP("Satisfaction", "Index system")},
        {"index-waves", QT_TRANSLATE_NOOP("Satisfaction", "Index by wave")}, {"index-groups", QT_TRANSLATE_NOOP("Satisfaction", "Index by group")},
        {"index-sensitivity", QT_TRANSLATE_NOOP("Satisfaction", "How much hangs on the weights")},
        {"index-structure", QT_TRANSLATE_NOOP("Satisfaction", "Do the dimensions hold?")}, {"quadrants", QT_TRANSLATE_NOOP("Satisfaction", "Importance–performance")},
        {"gaps", QT_TRANSLATE_NOOP("Satisfaction", "Gap")}, {"drivers", QT_TRANSLATE_NOOP("Satisfaction", "Drivers")}, {"driver-table", QT_TRANSLATE_NOOP("Satisfaction", "All figures")},
        {"loadings", QT_TRANSLATE_NOOP("Satisfaction", "Factor loadings")}, {"reliability", QT_TRANSLATE_NOOP("Satisfaction", "Reliability")},
        {"respondents", QT_TRANSLATE_NOOP("Satisfaction", "Kinds of respondents")}, {"behaviour", QT_TRANSLATE_NOOP("Satisfaction", "What people did after they answered")},
        {"worth", QT_TRANSLATE_NOOP("Satisfaction", "What 5 points more go along with")}, {"loyalty-tiers", QT_TRANSLATE_NOOP("Satisfaction", "Loyalty tiers")},
        {"loyalty-table", QT_TRANSLATE_NOOP("Satisfaction", "Tiers in figures")}, {"loyalty-kinds", QT_TRANSLATE_NOOP("Satisfaction", "Attitude × behaviour")},
        {"loyalty-moves", QT_TRANSLATE_NOOP("Satisfaction", "Moves between tiers")}, {"loyalty-trend", QT_TRANSLATE_NOOP("Satisfaction", "Loyalty index")},
        {"loyalty-groups", QT_TRANSLATE_NOOP("Satisfaction", "Loyalty by group")}, {"motives", QT_TRANSLATE_NOOP("Satisfaction", "Churn motives")},
        {"journey", QT_TRANSLATE_NOOP("Satisfaction", "Satisfaction along the journey")}, {"responses", QT_TRANSLATE_NOOP("Satisfaction", "Responses")}};
    for (const auto& [id, title] : kTitles)
        if (block == QLatin1String(id))
            return Text::tr(title);
    const qsizetype dash = block.indexOf(u'-');
    const QString measure = block.left(dash).toUpper(), kind = block.mid(dash + 1);
    return kind == QStringLiteral("waves")   ? Text::tr("%1 by wave").arg(measure)
        : kind == QStringLiteral("groups")   ? Text::tr("%1 by group").arg(measure)
        : kind == QStringLiteral("answers")  ? Text::tr("%1: answers").arg(measure)
        : kind == QStringLiteral("touchpoints") ? Text::tr("%1 by touchpoint").arg(measure)
                                                : block;
}

QString waveText(const std::string& wave, const Fmt& fmt)
{
    const QString name = QString::fromStdString(wave);
    static const QRegularExpression quarter(QStringLiteral("^(\\d{4})-Q([1-4])$")), month(QStringLiteral("^(\\d{4})-(\\d{2})$"));
    if (name.isEmpty())
        return Text::tr("Undated");
    if (const auto match = quarter.match(name); match.hasMatch())
        return fmt.period(core::periodOf(*core::civilDate(match.captured(1).toInt(), 3 * match.captured(2).toInt() - 2, 1), core::Grain::Quarter));
    if (const auto match = month.match(name); match.hasMatch() && match.captured(2).toInt() >= 1 && match.captured(2).toInt() <= 12)
        return fmt.period(core::periodOf(*core::civilDate(match.captured(1).toInt(), match.captured(2).toInt(), 1), core::Grain::Month));
    return name;
}

} // namespace holdfast::present
