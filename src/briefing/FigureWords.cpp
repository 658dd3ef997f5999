// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/FigureWords.h"

#include <QCoreApplication>

#include <cmath>

namespace holdfast::briefing {

using present::TableSpec;

static constexpr int kMostColumns = 4;

QString figureInWords(const present::Block& block)
{
    const TableSpec& table = block.asTable;
    if (block.state == present::State::Empty || std::holds_alternative<std::monostate>(block.body) || std::holds_alternative<TableSpec>(block.body) || table.rows.isEmpty())
        return {};
    const auto name = [&](qsizetype row) { return table.rows[row].isEmpty() ? QString() : table.rows[row].front().text; };
    QStringList sentences {QCoreApplication::translate("Briefing", "%n rows by %1, from %2 to %3.", nullptr, int(table.rows.size()))
                               .arg(table.columns.front().title, name(0), name(table.rows.size() - 1))};
    int told = 0;
    for (qsizetype c = 1; c < table.columns.size() && told < kMostColumns; ++c) {
        qsizetype low = -1, high = -1;
        for (qsizetype r = 0; r < table.rows.size(); ++r) {
            if (c >= table.rows[r].size() || !std::isfinite(table.rows[r][c].number))
                continue;
            const double value = table.rows[r][c].number;
            low = low < 0 || value < table.rows[low][c].number ? r : low;
            high = high < 0 || value > table.rows[high][c].number ? r : high;
        }
        if (low < 0)
            continue;
        ++told;
        const QString &title = table.columns[c].title, &least = table.rows[low][c].text, &most = table.rows[high][c].text;
        sentences.append(low == high || least == most
                ? QCoreApplication::translate("Briefing", "%1: %2 throughout.").arg(title, least)
                : QCoreApplication::translate("Briefing", "%1: lowest %2 (%3), highest %4 (%5).").arg(title, least, name(low), most, name(high)));
    }
    return told > 0 ? sentences.join(u' ') : QString();
}

} // namespace holdfast::briefing
