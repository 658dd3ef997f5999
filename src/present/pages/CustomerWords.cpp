// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "present/RuleText.h"
#include "present/Words.h"
#include "present/pages/Build.h"
#include "present/pages/CustomerPages.h"

#include <QCoreApplication>

namespace holdfast::present {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(CustomerWords)
};

} // namespace

QString customerFieldTitle(const flow::CustomerField& field)
{
    const QString name = QString::fromStdString(field.name);
    if (field.label.empty() || (field.label == field.name && isKnownField(name)))
        return fieldName(name);
    return QString::fromStdString(field.label);
}

QString customerCellText(const flow::CustomerField& field, const QString& text, const std::optional<double>& number, const QString& currency, const Fmt& fmt)
{
    if (text.isEmpty())
        return fmt.missing();
    if (field.type == "text" || field.type == "boolean")
        return valueText(QString::fromStdString(field.name), text);
    if (field.type == "date" && number)
        return fmt.date({int(*number)});
    if (!number || field.type == "datetime" || field.type == "time")
        return text;
    if (field.money)
        return fmt.money(*number, currency);
    return field.field == "birth_year" ? text : fmt.number(*number, field.decimals);
}

Provenance customersProvenance(const flow::CustomerTable& table, const Fmt& fmt)
{
    const QString title = Text::tr("Customers");
    Provenance provenance = provenanceOf(table.basis(), title, fmt);
    provenance.definition = Text::tr("One row a customer of the selection, as of the day. What the source says is shown as it says it; what is counted from "
                                     "events looks at events up to the as-of day only.");
    provenance.formula = Text::tr("Sum and mean: over the selected rows that have a value.");
    return provenance;
}

QString customerSumsText(const flow::CustomerTable& table, const std::vector<flow::FieldSum>& sums, const std::vector<std::size_t>& fields, const Fmt& fmt)
{
    const auto& basis = table.basis();
    const QString currency = currencyOf(basis);
    QStringList parts;
    for (const std::size_t f : fields) {
        if (f >= sums.size() || !sums[f].sum)
            continue;
        const flow::CustomerField& field = table.fields()[f];
        const auto words = [&](double value, int more) {
            return field.money ? fmt.money(value, currency) : fmt.number(value, field.decimals + more);
        };
        parts.append(Text::tr("%1: sum %2, mean %3, n %4")
                         .arg(customerFieldTitle(field), words(*sums[f].sum, 0), words(*sums[f].mean, field.decimals == 0 ? 1 : 0), fmt.count(qint64(sums[f].n))));
    }
    return parts.join(QStringLiteral("   ·   "));
}

} // namespace holdfast::present
