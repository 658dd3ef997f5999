// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/RuleText.h"

#include "core/Period.h"
#include "domain/OwnField.h"
#include "present/Fmt.h"
#include "present/Words.h"
#include "present/pages/ValuePages.h"

#include <QCoreApplication>
#include <QLocale>
#include <QRegularExpression>
#include <QStringList>

#include <optional>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RuleText)
};

// The month, quarter or year that two days are the first and the last of.
std::optional<core::Period> periodBetween(const std::vector<std::string>& values)
{
    const auto from = values.size() == 2 ? core::parseIsoDate(values[0]) : std::nullopt, to = values.size() == 2 ? core::parseIsoDate(values[1]) : std::nullopt;
    if (from && to)
        for (const core::Grain grain : {core::Grain::Month, core::Grain::Quarter, core::Grain::Year})
            if (const core::Period period = core::periodOf(*from, grain); core::firstDay(period) == *from && core::lastDay(period) == *to)
                return period;
    return std::nullopt;
}

bool isStageOn(const QString& field)
{
    return field.startsWith(QStringLiteral("stage_on:"));
}

// Weekdays, hours of the week and months of the year; empty for other fields.
QString timeText(const QString& field, const QString& value)
{
    const QLocale words = Fmt().chinese() ? QLocale(QLocale::Chinese, QLocale::China) : QLocale(QLocale::English);
    const int first = value.section(u'-', 0, 0).toInt();
    if (field == QStringLiteral("bought_month") && first >= 1 && first <= 12)
        return words.standaloneMonthName(first, QLocale::LongFormat);
    if ((field != QStringLiteral("bought_weekday") && field != QStringLiteral("bought_hour")) || first < 1 || first > 7)
        return {};
    const QString day = words.standaloneDayName(first, QLocale::LongFormat);
    return field == QStringLiteral("bought_hour") ? QStringLiteral("%1 %2:00–%2:59").arg(day).arg(value.section(u'-', 1, 1).toInt()) : day;
}

QString compareText(const domain::Rule& rule)
{
    using Op = domain::Rule::Op;
    const auto plain = domain::plainField(rule.field);
    const QString name = QString::fromUtf8(plain.data(), qsizetype(plain.size()));
    const auto day = isStageOn(name) ? core::parseIsoDate(name.section(u':', 1).toStdString()) : std::nullopt;
    const QString field = day ? Text::tr("Stage of life on %1").arg(Fmt().date(*day)) : fieldName(name);
    QStringList values;
    for (const auto& value : rule.values)
        values.append(valueText(name, QString::fromStdString(value)));
    const QString first = values.value(0);
    switch (rule.op) {
    case Op::Equal:
        return Text::tr("%1 = %2").arg(field, first);
    case Op::NotEqual:
        return Text::tr("%1 ≠ %2").arg(field, first);
    case Op::Less:
        return Text::tr("%1 < %2").arg(field, first);
    case Op::LessEqual:
        return Text::tr("%1 ≤ %2").arg(field, first);
    case Op::Greater:
        return Text::tr("%1 > %2").arg(field, first);
    case Op::GreaterEqual:
        return Text::tr("%1 ≥ %2").arg(field, first);
    case Op::In:
        return Text::tr("%1: %2").arg(field, values.join(Text::tr(" or ")));
    case Op::Between:
        if (const auto period = periodBetween(rule.values))
            return Text::tr("%1 in %2", "field, period").arg(field, Fmt().period(*period));
        return Text::tr("%1 from %2 to %3").arg(field, first, values.value(1));
    case Op::Contains:
        return Text::tr("%1 contains “%2”").arg(field, first);
    case Op::Starts:
        return Text::tr("%1 starts with “%2”").arg(field, first);
    case Op::Matches:
        return Text::tr("%1 matches “%2”").arg(field, first);
    case Op::Missing:
        return Text::tr("%1 is missing").arg(field);
    }
    return {};
}

QString partText(const domain::Rule& rule, bool nested)
{
    using Kind = domain::Rule::Kind;
    switch (rule.kind) {
    case Kind::All:
    case Kind::Any: {
        if (rule.parts.empty())
            return rule.kind == Kind::All ? Text::tr("all customers") : Text::tr("nobody");
        QStringList parts;
        const bool several = rule.parts.size() > 1;
        for (const auto& part : rule.parts)
            parts.append(partText(part, nested || several));
        const QString joined = parts.join(rule.kind == Kind::All ? Text::tr(" and ") : Text::tr(" or "));
        return nested && several ? Text::tr("(%1)").arg(joined) : joined;
    }
    case Kind::Not:
        return rule.parts.empty() ? QString() : Text::tr("not %1").arg(partText(rule.parts.front(), true));
    case Kind::Segment:
        return Text::tr("in segment “%1”").arg(QString::fromStdString(rule.segment));
    case Kind::Ids:
        return Text::tr("%Ln listed customers", nullptr, int(rule.values.size()));
    case Kind::Compare:
        return compareText(rule);
    }
    return {};
}

} // namespace

QString ruleText(const domain::Rule& rule)
{
    return partText(rule, false);
}

QString scopeText(const std::string& scope)
{
    if (scope.empty())
        return Text::tr("All customers");
    if (scope.front() == '{')
        if (const auto rule = domain::parseRule(scope))
            return ruleText(*rule);
    return QString::fromStdString(scope);
}

QString valueText(const QString& field, const QString& value)
{
    if (value.isEmpty())
        return Text::tr("(missing)");
    if (field == QStringLiteral("rfm.group"))
        return rfmGroupName(value);
    if (field == QStringLiteral("lifecycle_stage") || isStageOn(field))
        return lifecycleStageName(value);
    if (const QString time = timeText(field, value); !time.isEmpty())
        return time;
    if (value == QStringLiteral("true"))
        return Text::tr("yes");
    if (value == QStringLiteral("false"))
        return Text::tr("no");
    if (const auto date = core::parseIsoDate(value.toStdString()))
        return Fmt().date(*date);
    static const QRegularExpression relative(QStringLiteral("^A([+-])(\\d{1,6})d$"));
    if (const auto days = relative.match(value); days.hasMatch()) {
        const int n = days.captured(2).toInt();
        return days.captured(1) == QStringLiteral("-") ? Text::tr("%Ln day(s) before the as-of date", nullptr, n) : Text::tr("%Ln day(s) after the as-of date", nullptr, n);
    }
    return value;
}

} // namespace holdfast::present
