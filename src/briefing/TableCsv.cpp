// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/TableCsv.h"

#include "briefing/CellText.h"

#include <QLocale>

#include <cmath>

namespace holdfast::briefing {

namespace {

QString field(const QString& text)
{
    QString safe = cellText(text).text;
    if (!safe.contains(u',') && !safe.contains(u'"') && !safe.contains(u'\n') && !safe.contains(u'\r'))
        return safe;
    safe.replace(QStringLiteral("\""), QStringLiteral("\"\""));
    return u'"' + safe + u'"';
}

} // namespace

QByteArray tableCsv(const present::TableSpec& table)
{
    QString csv;
    const auto line = [&](const QStringList& fields) { csv += fields.join(u',') + QStringLiteral("\r\n"); };
    QStringList heads;
    for (const auto& column : table.columns)
        heads.append(field(column.id.isEmpty() ? column.title : column.id));
    line(heads);
    for (const auto& row : table.rows) {
        QStringList fields;
        for (const auto& cell : row)
            fields.append(std::isfinite(cell.number) ? QString::number(cell.number, 'g', QLocale::FloatingPointShortest) : field(cell.text));
        line(fields);
    }
    return csv.toUtf8();
}

} // namespace holdfast::briefing
