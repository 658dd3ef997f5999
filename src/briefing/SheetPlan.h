// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/Briefing.h"

#include <functional>
#include <vector>

namespace holdfast::briefing {

// One cell: a number (Excel's own measure: a share for percent, a day number for dates), a text, or nothing.
struct SheetCell {
    double number = present::kUndefined;
    QString text;
    QString format; // number format, empty = that of the column
};

struct SheetColumn {
    QString title;
    QString format; // Excel number format; empty = text
    std::vector<SheetCell> cells;
    // Of large tables, instead of cells: made when it is written. The table must live until then.
    std::function<SheetCell(qsizetype row)> make = {};
};

// One series of a native chart, by columns of the plan.
struct SheetSeries {
    enum class Look : std::uint8_t { Subject, Comparison, Bound, Limit, Gained, Returned, Lost, Ghost, Mark };
    int categories = 0, values = 0;
    Look look = Look::Subject;
    qsizetype rows = 0;
};

// What one block becomes on its sheet. The first `tableColumns` columns are the block's table; any that follow stand
// apart and hold what the chart needs beyond it.
struct SheetPlan {
    enum class Chart : std::uint8_t { None, Line, StackedColumns, Scatter, Columns, Bars };
    std::vector<SheetColumn> columns;
    size_t tableColumns = 0;
    qsizetype rows = 0;
    Chart chart = Chart::None;
    std::vector<SheetSeries> series;
    std::vector<int> ramped; // columns with a three-colour scale
    bool ember = false; // orange instead of teal
};

// Tables of more cells than this are planned without cells, and of their columns only some cells are looked at to tell
// how they are shown; whether they hold bounds, every one.
inline constexpr qsizetype kLargeTable = 200'000;
bool isLarge(const present::TableSpec& table);
SheetPlan planTable(const present::TableSpec& table, const Words& words);
// The block's table; for a grid whose table lists the cells one below the other, only those cells (see planGrid).
SheetPlan planBlock(const present::Block& block, const Words& words);
// A grid as it is seen, heads at the left and on top. Shares that are shown in percent are stored as shares.
SheetPlan planGrid(const present::GridSpec& grid, const Words& words);
SheetPlan planTiles(const QList<Chapter>& chapters, const Words& words);
SheetPlan planDefinitions(const Briefing& briefing);

// "#,##0.00", "0.0%", "€"-prefixed money, signed differences.
QString numberFormat(int decimals, bool percent, bool withSign, const QString& currency = {});

} // namespace holdfast::briefing
