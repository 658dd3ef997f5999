// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/RuleText.h"

#include "core/CivilDate.h"
#include "present/Fmt.h"
#include "present/Words.h"
#include "present/pages/ValuePages.h"

#include <QCoreApplication>
#include <QRegularExpression>
#include <QStringList>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(RuleText)
};

QString compareText(const domain::Rule& rule)
{
    using Op = domain::Rule::Op;
    const QString field = fieldName(QString::fromStdString(rule.field));
    QStringList values;
    for (const auto& value : rule.values)
        values.append(valueText(QString::fromStdString(rule.field), QString::fromStdString(value)));
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
    if (field == QStringLiteral("lifecycle_stage"))
        return lifecycleStageName(value);
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
