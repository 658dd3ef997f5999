// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/Words.h"
#include "present/pages/Pages.h"
#include "present/pages/WarningPages.h"

#include <QCoreApplication>

#include <cmath>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(EarlyWarning)
};

struct Entry {
    const char* id;
    const char* text;
};

constexpr Entry kIndicators[] = {
    {"purchase_frequency", QT_TRANSLATE_NOOP("EarlyWarning", "Purchase frequency")},
    {"order_value", QT_TRANSLATE_NOOP("EarlyWarning", "Order value")},
    {"engagement", QT_TRANSLATE_NOOP("EarlyWarning", "Engagement")},
    {"satisfaction", QT_TRANSLATE_NOOP("EarlyWarning", "Satisfaction")},
    {"complaints", QT_TRANSLATE_NOOP("EarlyWarning", "Complaints")},
    {"sentiment", QT_TRANSLATE_NOOP("EarlyWarning", "Negative sentiment")},
    {"churn_rate", QT_TRANSLATE_NOOP("EarlyWarning", "Churn rate")},
    {"competitor", QT_TRANSLATE_NOOP("EarlyWarning", "Competitor activity")},
    {"economy", QT_TRANSLATE_NOOP("EarlyWarning", "Economic factors")},
    {"technology", QT_TRANSLATE_NOOP("EarlyWarning", "Technology change")},
    {"enquiries", QT_TRANSLATE_NOOP("EarlyWarning", "Enquiries")},
    {"renewal", QT_TRANSLATE_NOOP("EarlyWarning", "Renewal rate")},
    {"payment", QT_TRANSLATE_NOOP("EarlyWarning", "Payment difficulty")},
};

constexpr Entry kSeries[] = {
    {"orders", QT_TRANSLATE_NOOP("EarlyWarning", "Purchase frequency")},
    {"order_value", QT_TRANSLATE_NOOP("EarlyWarning", "Order value")},
    {"interactions", QT_TRANSLATE_NOOP("EarlyWarning", "Engagement")},
    {"csat", QT_TRANSLATE_NOOP("EarlyWarning", "Satisfaction (CSAT)")},
    {"nps", QT_TRANSLATE_NOOP("EarlyWarning", "Net promoter score")},
    {"complaints", QT_TRANSLATE_NOOP("EarlyWarning", "Complaints")},
    {"negative", QT_TRANSLATE_NOOP("EarlyWarning", "Negative sentiment")},
    {"churn_rate", QT_TRANSLATE_NOOP("EarlyWarning", "Churn rate")},
    {"enquiries", QT_TRANSLATE_NOOP("EarlyWarning", "Enquiries")},
    {"repeat", QT_TRANSLATE_NOOP("EarlyWarning", "Repeated enquiries")},
    {"renewed", QT_TRANSLATE_NOOP("EarlyWarning", "Renewal rate")},
    {"late", QT_TRANSLATE_NOOP("EarlyWarning", "Late or failed payments")},
};

constexpr Entry kUnits[] = {
    {"orders", QT_TRANSLATE_NOOP("EarlyWarning", "orders per active customer")},
    {"order_value", QT_TRANSLATE_NOOP("EarlyWarning", "per order")},
    {"interactions", QT_TRANSLATE_NOOP("EarlyWarning", "weighted interactions per active customer")},
    {"csat", QT_TRANSLATE_NOOP("EarlyWarning", "CSAT, 0–100")},
    {"nps", QT_TRANSLATE_NOOP("EarlyWarning", "NPS, −100 to 100")},
    {"complaints", QT_TRANSLATE_NOOP("EarlyWarning", "per 100 active customers")},
    {"negative", QT_TRANSLATE_NOOP("EarlyWarning", "of comments")},
    {"churn_rate", QT_TRANSLATE_NOOP("EarlyWarning", "of customers active at the start")},
    {"enquiries", QT_TRANSLATE_NOOP("EarlyWarning", "per 100 active customers")},
    {"repeat", QT_TRANSLATE_NOOP("EarlyWarning", "of enquiries")},
    {"renewed", QT_TRANSLATE_NOOP("EarlyWarning", "of renewals due")},
    {"late", QT_TRANSLATE_NOOP("EarlyWarning", "of bills")},
};

constexpr Entry kFigures[] = {
    {"purchase_frequency.ratio", QT_TRANSLATE_NOOP("EarlyWarning", "Orders against own baseline (ratio)")},
    {"purchase_frequency.p", QT_TRANSLATE_NOOP("EarlyWarning", "Chance of so few orders")},
    {"purchase_frequency.silence", QT_TRANSLATE_NOOP("EarlyWarning", "Chance of so long a silence")},
    {"order_value.log_ratio", QT_TRANSLATE_NOOP("EarlyWarning", "Order value against own baseline (log ratio)")},
    {"engagement.ratio", QT_TRANSLATE_NOOP("EarlyWarning", "Interactions against own baseline (ratio)")},
    {"satisfaction.last", QT_TRANSLATE_NOOP("EarlyWarning", "Last satisfaction answer")},
    {"satisfaction.change", QT_TRANSLATE_NOOP("EarlyWarning", "Change of satisfaction")},
    {"complaints.count", QT_TRANSLATE_NOOP("EarlyWarning", "Complaints in the window")},
    {"complaints.severity", QT_TRANSLATE_NOOP("EarlyWarning", "Severity of complaints in the window")},
    {"sentiment.last", QT_TRANSLATE_NOOP("EarlyWarning", "Mood of the last comment")},
    {"enquiries.count", QT_TRANSLATE_NOOP("EarlyWarning", "Enquiries in the window")},
    {"enquiries.repeats", QT_TRANSLATE_NOOP("EarlyWarning", "Repeated enquiries in the window")},
    {"renewal.lapsed", QT_TRANSLATE_NOOP("EarlyWarning", "Last renewal lapsed")},
    {"payment.days_late", QT_TRANSLATE_NOOP("EarlyWarning", "Most days late in the window")},
    {"payment.failures", QT_TRANSLATE_NOOP("EarlyWarning", "Failed payments in the window")},
    {"risk", QT_TRANSLATE_NOOP("EarlyWarning", "Risk score, refitted at each origin")},
    {"(Intercept)", QT_TRANSLATE_NOOP("EarlyWarning", "Constant")},
};

template <std::size_t N> QString lookUp(const Entry (&entries)[N], const QString& id, const QString& fallback)
{
    for (const auto& entry : entries)
        if (id == QLatin1String(entry.id))
            return QCoreApplication::translate("EarlyWarning", entry.text);
    return fallback;
}

} // namespace

QString indicatorName(const QString& id)
{
    return lookUp(kIndicators, id, id);
}

QString indicatorSeriesName(const QString& id, const QString& label)
{
    return label.isEmpty() ? lookUp(kSeries, id, id) : label;
}

QString indicatorUnitText(domain::IndicatorUnit unit, const QString& series, const QString& currency)
{
    if (unit == domain::IndicatorUnit::Level)
        return {};
    const QString text = lookUp(kUnits, series, {});
    return unit == domain::IndicatorUnit::Money && !currency.isEmpty() ? currency + u' ' + text : text;
}

QString indicatorValueText(domain::IndicatorUnit unit, double value, const QString& currency, const Fmt& fmt)
{
    if (!std::isfinite(value))
        return fmt.missing();
    switch (unit) {
    case domain::IndicatorUnit::Share:
        return fmt.rate(value);
    case domain::IndicatorUnit::Money:
        return currency.isEmpty() ? fmt.number(value, 2) : fmt.money(value, currency);
    case domain::IndicatorUnit::Score:
    case domain::IndicatorUnit::Promoters:
        return fmt.number(value, 1);
    case domain::IndicatorUnit::Level:
        return fmt.number(value, std::abs(value) < 100 ? 2 : 1);
    default:
        return fmt.number(value, 2);
    }
}

QString indicatorStateText(flow::IndicatorState state)
{
    switch (state) {
    case flow::IndicatorState::Breach:
        return Text::tr("Breach");
    case flow::IndicatorState::Watch:
        return Text::tr("Watch");
    case flow::IndicatorState::InControl:
        return Text::tr("In control");
    default:
        return Text::tr("Not enough data");
    }
}

QString thresholdKindText(domain::ThresholdKind kind)
{
    switch (kind) {
    case domain::ThresholdKind::Fixed:
        return Text::tr("Fixed value");
    case domain::ThresholdKind::Relative:
        return Text::tr("Change against own baseline");
    case domain::ThresholdKind::Control:
        return Text::tr("Control limit of own past");
    default:
        return Text::tr("Distance from benchmark");
    }
}

QString thresholdAmountText(domain::ThresholdKind kind, double amount, const Fmt& fmt)
{
    if (kind == domain::ThresholdKind::Fixed)
        return fmt.number(amount, std::abs(amount) < 10 ? 3 : 1);
    if (kind == domain::ThresholdKind::Control)
        return Text::tr("%1 σ").arg(fmt.number(amount, 2));
    return fmt.share(amount, 1);
}

static bool isPercent(domain::ThresholdKind kind, domain::IndicatorUnit unit)
{
    return kind == domain::ThresholdKind::Relative || kind == domain::ThresholdKind::Benchmark
        || (kind == domain::ThresholdKind::Fixed && unit == domain::IndicatorUnit::Share);
}

double thresholdTyped(domain::ThresholdKind kind, domain::IndicatorUnit unit, double value)
{
    return isPercent(kind, unit) ? value * 100 : value;
}

double thresholdFrom(domain::ThresholdKind kind, domain::IndicatorUnit unit, double typed)
{
    return isPercent(kind, unit) ? typed / 100 : typed;
}

QString thresholdSuffix(domain::ThresholdKind kind, domain::IndicatorUnit unit)
{
    return kind == domain::ThresholdKind::Control ? QStringLiteral(" σ") : isPercent(kind, unit) ? QStringLiteral(" %") : QString();
}

QString alertStateText(flow::AlertState state)
{
    switch (state) {
    case flow::AlertState::Acknowledged:
        return Text::tr("Acknowledged");
    case flow::AlertState::ActedOn:
        return Text::tr("Acted on");
    case flow::AlertState::Closed:
        return Text::tr("Closed");
    default:
        return Text::tr("New");
    }
}

QString alertTitle(const flow::Alert& alert, const QString& currency, const Fmt& fmt)
{
    const QString name = indicatorSeriesName(QString::fromStdString(alert.series), QString::fromStdString(alert.label));
    const QString value = indicatorValueText(alert.unit, alert.value.value.value_or(kUndefined), currency, fmt);
    if (!alert.threshold || !alert.value.value)
        return Text::tr("%1 %2").arg(name, value);
    const QString at = indicatorValueText(alert.unit, *alert.threshold, currency, fmt);
    return *alert.value.value >= *alert.threshold ? Text::tr("%1 %2, above %3").arg(name, value, at) : Text::tr("%1 %2, below %3").arg(name, value, at);
}

QString figureText(const QString& id)
{
    if (id.endsWith(QStringLiteral(".missing")))
        return Text::tr("Not known: %1").arg(figureText(id.chopped(8)));
    return lookUp(kFigures, id, id);
}

QStringList figureIds()
{
    QStringList ids;
    for (const auto& entry : kFigures)
        if (const QString id = QString::fromLatin1(entry.id); id.contains(u'.'))
            ids.append(id);
    ids.append(QStringLiteral("risk"));
    return ids;
}

QString missingText(const QString& needs)
{
    const QString role = roleName(needs);
    if (role != needs)
        return Text::tr("Needs a table: %1.").arg(role);
    return Text::tr("Needs the field %1.").arg(fieldName(needs));
}

} // namespace holdfast::present
