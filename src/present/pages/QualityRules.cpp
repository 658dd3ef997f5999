// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Rules of data quality in words.
#include "present/Words.h"
#include "present/pages/QualityRules.h"

#include <QCoreApplication>

#include <array>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(QualityRules)
};

struct Titled {
    const char* rule;
    const char* title;
};

constexpr std::array kTitles {
    Titled {"missing", QT_TRANSLATE_NOOP("QualityRules", "Empty cells")},
    Titled {"set-aside", QT_TRANSLATE_NOOP("QualityRules", "Rows set aside")},
    Titled {"out-of-range", QT_TRANSLATE_NOOP("QualityRules", "Out of range")},
    Titled {"future-date", QT_TRANSLATE_NOOP("QualityRules", "Dates in the future")},
    Titled {"default-value", QT_TRANSLATE_NOOP("QualityRules", "Default values")},
    Titled {"invalid-email", QT_TRANSLATE_NOOP("QualityRules", "E-mail addresses that can't exist")},
    Titled {"invalid-phone", QT_TRANSLATE_NOOP("QualityRules", "Phone numbers that can't exist")},
    Titled {"constant", QT_TRANSLATE_NOOP("QualityRules", "Always the same value")},
    Titled {"duplicate-row", QT_TRANSLATE_NOOP("QualityRules", "Repeated rows")},
    Titled {"duplicate-key", QT_TRANSLATE_NOOP("QualityRules", "Repeated keys")},
    Titled {"variant-spelling", QT_TRANSLATE_NOOP("QualityRules", "Several spellings of one word")},
    Titled {"orphan-keys", QT_TRANSLATE_NOOP("QualityRules", "Unknown customers")},
    Titled {"before", QT_TRANSLATE_NOOP("QualityRules", "Dates in the wrong order")},
    Titled {"mixed-currency", QT_TRANSLATE_NOOP("QualityRules", "Several currencies")},
    Titled {"late", QT_TRANSLATE_NOOP("QualityRules", "Late data")},
    Titled {"gap", QT_TRANSLATE_NOOP("QualityRules", "Periods without rows")},
    Titled {"not-numeric", QT_TRANSLATE_NOOP("QualityRules", "Not the type that analyses need")},
    Titled {"too-few", QT_TRANSLATE_NOOP("QualityRules", "Too few values")},
    Titled {"missing-for", QT_TRANSLATE_NOOP("QualityRules", "Missing for analyses")},
};

QString parameter(const flow::RuleResult& rule, const char* key)
{
    for (const auto& [name, value] : rule.parameters)
        if (name == key)
            return QString::fromStdString(value);
    return {};
}

} // namespace

QString ruleTitle(const std::string& rule)
{
    for (const Titled& entry : kTitles)
        if (rule == entry.rule)
            return Text::tr(entry.title);
    return QString::fromStdString(rule);
}

QString dimensionName(flow::Dimension dimension)
{
    switch (dimension) {
    case flow::Dimension::Completeness:
        return Text::tr("Completeness");
    case flow::Dimension::Accuracy:
        return Text::tr("Accuracy");
    case flow::Dimension::Consistency:
        return Text::tr("Consistency");
    case flow::Dimension::Timeliness:
        return Text::tr("Timeliness");
    case flow::Dimension::Usability:
        return Text::tr("Usability");
    }
    return {};
}

QString dimensionNote(flow::Dimension dimension)
{
    switch (dimension) {
    case flow::Dimension::Completeness:
        return Text::tr("values present");
    case flow::Dimension::Accuracy:
        return Text::tr("values pass rules");
    case flow::Dimension::Consistency:
        return Text::tr("same thing, same form");
    case flow::Dimension::Timeliness:
        return Text::tr("newest row, gaps");
    case flow::Dimension::Usability:
        return Text::tr("ready for analyses");
    }
    return {};
}

QString ruleCondition(const flow::RuleResult& rule, const QString& name)
{
    const QString low = parameter(rule, "low"), high = parameter(rule, "high");
    if (rule.rule == "out-of-range" && !low.isEmpty() && !high.isEmpty())
        return QStringLiteral("%1 ≤ %2 ≤ %3").arg(low, name, high);
    if (rule.rule == "out-of-range" && !low.isEmpty())
        return QStringLiteral("%1 ≥ %2").arg(name, low);
    if (rule.rule == "out-of-range" && !high.isEmpty())
        return QStringLiteral("%1 ≤ %2").arg(name, high);
    return {};
}

QString ruleSentence(const flow::RuleResult& rule, const QString& name, const Fmt& fmt)
{
    const QString failed = fmt.count(qint64(rule.failed)), checked = fmt.count(qint64(rule.checked));
    const std::string& word = rule.rule;
    if (word == "missing-for") {
        QStringList fields;
        for (const QString& field : parameter(rule, "fields").split(u' ', Qt::SkipEmptyParts))
            fields.append(fieldName(field));
        return Text::tr("No column holds: %1. Analyses that need it leave it out.").arg(fields.join(Text::tr(", ")));
    }
    if (word == "late") {
        const QString days = parameter(rule, "days");
        return Text::tr("The newest row is %1 days older than the newest day of the workspace.").arg(days.isEmpty() ? failed : days);
    }
    if (word == "too-few")
        return Text::tr("Only %1 values; analyses need 30.").arg(checked);
    if (rule.failed == 0)
        return Text::tr("All %1 pass.").arg(checked);
    if (word == "missing")
        return Text::tr("%1 of %2 cells are empty.").arg(failed, checked);
    if (word == "set-aside")
        return Text::tr("%1 of %2 rows were set aside at import.").arg(failed, checked);
    if (word == "out-of-range") {
        const QString condition = ruleCondition(rule, name);
        return condition.isEmpty() ? Text::tr("%1 of %2 values are out of range.").arg(failed, checked)
                                   : Text::tr("%1 of %2 values fail %3.").arg(failed, checked, condition);
    }
    if (word == "future-date")
        return Text::tr("%1 of %2 dates lie in the future.").arg(failed, checked);
    if (word == "default-value")
        return Text::tr("%1 of %2 values look like a default that nobody changed.").arg(failed, checked);
    if (word == "invalid-email")
        return Text::tr("%1 of %2 e-mail addresses can't exist.").arg(failed, checked);
    if (word == "invalid-phone")
        return Text::tr("%1 of %2 phone numbers can't exist.").arg(failed, checked);
    if (word == "constant")
        return Text::tr("All %1 values are the same.").arg(checked);
    if (word == "duplicate-row")
        return Text::tr("%1 of %2 rows repeat an earlier row.").arg(failed, checked);
    if (word == "duplicate-key")
        return Text::tr("%1 of %2 rows repeat a key.").arg(failed, checked);
    if (word == "variant-spelling")
        return Text::tr("%1 of %2 values are another spelling of a more frequent one.").arg(failed, checked);
    if (word == "orphan-keys")
        return Text::tr("%1 of %2 rows name a customer who is not in the customer table.").arg(failed, checked);
    if (word == "before")
        return Text::tr("%1 of %2 dates lie before %3.").arg(failed, checked, parameter(rule, "column"));
    if (word == "mixed-currency")
        return Text::tr("%1 of %2 rows are in another currency than most.").arg(failed, checked);
    if (word == "gap")
        return parameter(rule, "period") == QStringLiteral("month") ? Text::tr("%1 of %2 months have no rows.").arg(failed, checked)
            : parameter(rule, "period") == QStringLiteral("week")   ? Text::tr("%1 of %2 weeks have no rows.").arg(failed, checked)
                                                                     : Text::tr("%1 of %2 days have no rows.").arg(failed, checked);
    if (word == "not-numeric")
        return Text::tr("%1 of %2 values are not of the type that analyses need.").arg(failed, checked);
    return Text::tr("%1 of %2 fail.").arg(failed, checked);
}

QString failureReason(const flow::RuleResult& rule, const QString& value)
{
    if (rule.rule == "out-of-range") {
        const QString low = parameter(rule, "low"), high = parameter(rule, "high");
        bool isNumber = false, lowIsNumber = false;
        const double number = value.toDouble(&isNumber), least = low.toDouble(&lowIsNumber);
        const bool below = !low.isEmpty() && (isNumber && lowIsNumber ? number < least : value < low);
        if (below)
            return Text::tr("below %1").arg(low);
        if (!high.isEmpty())
            return Text::tr("above %1").arg(high);
    }
    return ruleTitle(rule.rule);
}

} // namespace holdfast::present
