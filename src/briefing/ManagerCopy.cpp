// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/ManagerCopy.h"

#include <QCoreApplication>

#include <algorithm>
#include <cmath>

namespace holdfast::briefing {

using present::TableSpec;

namespace {

// The column that tells how many customers or answers a row is about: the first of these ids that the table has.
qsizetype sizeColumn(const TableSpec& table)
{
    for (const char* id : {"n", "customers", "active", "active-at-start", "active-now", "buyers", "answers"})
        for (qsizetype c = 0; c < table.columns.size(); ++c)
            if (table.columns[c].id == QLatin1String(id))
                return c;
    return -1;
}

bool listsPersons(const TableSpec& table)
{
    for (qsizetype c = 0; c < table.columns.size(); ++c)
        if (holdsPersons(table, c))
            return true;
    return false;
}

// Figures of small groups go; their names stay. True when there was one.
bool hideSmallGroups(TableSpec& table)
{
    const qsizetype size = sizeColumn(table);
    bool hidden = false;
    for (qsizetype r = 0; size >= 0 && r < table.rows.size(); ++r) {
        auto& row = table.rows[r];
        if (size >= row.size() || !(row[size].number < kSmallGroup))
            continue;
        hidden = true;
        for (qsizetype c = 0; c < row.size(); ++c) {
            const bool name = c < table.columns.size() && table.columns[c].kind == TableSpec::Kind::Text && !std::isfinite(row[c].number);
            if (name && c < size)
                continue;
            row[c] = {};
            row[c].text = c == size ? QStringLiteral("< %1").arg(kSmallGroup) : QStringLiteral("–");
        }
    }
    return hidden;
}

// Charts of groups whose table does not tell their size.
bool drawsSmallGroup(const present::Block& block)
{
    if (const auto* facet = std::get_if<present::FacetSpec>(&block.body))
        return std::ranges::any_of(facet->bins, [&](const auto& bin) {
            const double n = facet->filtered ? bin.selected : bin.all;
            return n > 0 && n < kSmallGroup;
        });
    return false;
}

} // namespace

present::Block managerCopy(present::Block block)
{
    auto* table = std::get_if<TableSpec>(&block.body);
    if (listsPersons(block.asTable) || (table && listsPersons(*table))) {
        block.body = {};
        block.asTable = {};
        block.reading = {};
        block.caveats.clear();
        block.footnote.clear();
        block.state = present::State::Empty;
        block.emptyText = QCoreApplication::translate("Briefing", "A manager copy has no lists of single customers.");
        return block;
    }
    const bool unknown = drawsSmallGroup(block) && sizeColumn(block.asTable) < 0;
    bool hidden = hideSmallGroups(block.asTable);
    if (table)
        hidden = hideSmallGroups(*table) || hidden;
    else if (hidden)
        block.body = block.asTable;
    if (unknown) {
        block.body = {};
        block.asTable = {};
        block.state = present::State::Empty;
        block.emptyText = QCoreApplication::translate("Briefing", "Left out of the manager copy: a group has fewer than %n customers.", nullptr, kSmallGroup);
        return block;
    }
    if (hidden) {
        block.reading = {}; // it may name the group
        block.caveats.append(QCoreApplication::translate("Briefing", "Groups of fewer than %n customers are not shown.", nullptr, kSmallGroup));
    }
    return block;
}

} // namespace holdfast::briefing
