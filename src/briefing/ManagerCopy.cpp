// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/ManagerCopy.h"

#include "briefing/CellText.h"

#include <QCoreApplication>
#include <QRegularExpression>

#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

namespace holdfast::briefing {

using present::Block;
using present::TableSpec;
using present::Tile;
using Cell = TableSpec::Cell;

namespace {

template <std::size_t N> bool among(const std::array<const char*, N>& ids, const QString& id)
{
    return std::ranges::any_of(ids, [&](const char* one) { return id == QLatin1String(one); });
}

constexpr std::array kSizes {"n", "customers", "active", "active-at-start", "active-at-end", "active-now", "buyers", "favourites", "answers", "same-n", "treated", "control", "tested",
    "stays", "affected", "of"};
constexpr std::array kClasses {"recency", "frequency", "answer", "tenth", "from", "to"}; // numbers that name a row
constexpr std::array kCounts {"customers", "high-risk", "listed", "involuntary", "high-value", "contacted", "fatigue"}; // tiles that count people

bool standsBeside(const TableSpec::Column& column)
{
    return column.id.startsWith(QLatin1String("customers:"));
}

bool isSmall(double n)
{
    return n > 0 && n < kSmallGroup;
}

QString smallText()
{
    return QStringLiteral("< %1").arg(kSmallGroup);
}

Cell hiddenCell(bool size)
{
    Cell made;
    made.text = size ? smallText() : QStringLiteral("–");
    return made;
}

bool listsPersons(const TableSpec& table)
{
    for (qsizetype c = 0; c < table.columns.size(); ++c)
        if (holdsPersons(table, c))
            return true;
    return false;
}

bool tellsAnySize(const TableSpec& table)
{
    return std::ranges::any_of(table.columns, tellsSize);
}

// How many cells at the left name the row.
qsizetype namesOf(const TableSpec& table, const QList<Cell>& row)
{
    qsizetype c = 0;
    for (; c < std::min(table.columns.size(), row.size()); ++c) {
        const auto& column = table.columns[c];
        const bool name = column.kind == TableSpec::Kind::Text && (c == 0 || !std::isfinite(row[c].number));
        if ((!name && !among(kClasses, column.id)) || column.id == QLatin1String("what")) // what is told of the row, in words
            break;
    }
    return c;
}

bool hideRow(const TableSpec& table, QList<Cell>& row)
{
    const auto small = [&](qsizetype c) { return tellsSize(table.columns[c]) && !standsBeside(table.columns[c]) && isSmall(row[c].number); };
    bool hidden = false;
    for (qsizetype c = 0; c < std::min(table.columns.size(), row.size()); ++c)
        hidden = hidden || small(c);
    if (!hidden)
        return false;
    for (qsizetype c = namesOf(table, row); c < row.size(); ++c)
        row[c] = hiddenCell(c < table.columns.size() && small(c));
    return true;
}

// Of groups side by side only the small ones, and one more where a single one would be missing from the row's sum.
bool hideParts(const TableSpec& table, QList<Cell>& row)
{
    QList<qsizetype> parts;
    for (qsizetype c = 0; c < std::min(table.columns.size(), row.size()); ++c)
        if (standsBeside(table.columns[c]))
            parts.append(c);
    const auto hide = [&](qsizetype part) {
        const bool small = isSmall(row[part].number);
        row[part] = hiddenCell(small);
        for (qsizetype c = part + 1; c < row.size() && c < table.columns.size() && !tellsSize(table.columns[c]); ++c)
            row[c] = hiddenCell(false);
    };
    QList<qsizetype> small, others;
    for (const qsizetype part : parts)
        if (isSmall(row[part].number))
            small.append(part);
        else if (row[part].number > 0)
            others.append(part);
    if (small.size() == 1 && !others.isEmpty())
        small.append(*std::ranges::min_element(others, {}, [&](qsizetype part) { return row[part].number; }));
    for (const qsizetype part : small)
        hide(part);
    return !small.isEmpty();
}

// The places of the rows that hold a small group.
QList<qsizetype> hideSmallGroups(TableSpec& table)
{
    QList<qsizetype> hidden;
    if (tellsAnySize(table))
        for (qsizetype r = 0; r < table.rows.size(); ++r)
            if (hideRow(table, table.rows[r]) || hideParts(table, table.rows[r]))
                hidden.append(r);
    return hidden;
}

using Body = decltype(Block::body);

bool isSmall(const QString& text)
{
    const auto number = shownNumber(text);
    return number && isSmall(number->value);
}

// The one head that a row of the table names, as it is or at its end ("R5" for 5); -1: none, or several.
qsizetype placeOf(const QString& name, const QStringList& heads)
{
    if (const qsizetype exact = heads.indexOf(name); exact >= 0)
        return exact;
    const auto ends = [&](const QString& head) { return !name.isEmpty() && head.endsWith(name); };
    return std::ranges::count_if(heads, ends) == 1 ? std::ranges::find_if(heads, ends) - heads.begin() : -1;
}

// Rows of a grid that tell their size go by it, where the table knows no other; else the cells that the first two of a row of the
// table name. False where a hidden row has no cell.
bool blankGrid(present::GridSpec& grid, const TableSpec& table, const QList<qsizetype>& rows)
{
    const auto clear = [](present::GridSpec::Cell& cell) {
        cell = {};
        cell.text = QStringLiteral("–");
    };
    const bool byRows = std::ranges::count_if(table.columns, tellsSize) == 1 && grid.rowCounts.size() == grid.rows.size();
    for (const qsizetype r : byRows ? QList<qsizetype>() : rows) {
        const auto& row = table.rows[r];
        const qsizetype y = row.size() < 2 ? -1 : placeOf(row[0].text, grid.rowHeads), x = y < 0 ? -1 : placeOf(row[1].text, grid.columnHeads);
        if (x < 0 || y >= grid.rows.size() || x >= grid.rows[y].size())
            return false;
        clear(grid.rows[y][x]);
    }
    bool anyHidden = false;
    for (qsizetype y = 0; y < std::min(grid.rowCounts.size(), grid.rows.size()); ++y)
        if (isSmall(grid.rowCounts[y])) {
            grid.rowCounts[y] = smallText();
            std::ranges::for_each(grid.rows[y], clear);
            if (y < grid.rowBars.size())
                grid.rowBars[y] = {};
            anyHidden = true;
        }
    // A mean over the rows would tell of those hidden.
    for (qsizetype y = 0; anyHidden && y < std::min(grid.rowCounts.size(), grid.rows.size()); ++y)
        if (grid.rowCounts[y].isEmpty())
            std::ranges::for_each(grid.rows[y], clear);
    return true;
}

// Takes what a chart draws of some rows of its table; false where it does not draw one thing a row, in their order.
bool blankDrawn(Body& body, const TableSpec& table, const QList<qsizetype>& rows)
{
    const auto blank = [&](auto& drawn, auto name, auto clear) {
        bool same = drawn.size() == table.rows.size();
        for (qsizetype r = 0; same && r < drawn.size(); ++r)
            same = !table.rows[r].isEmpty() && !table.rows[r][0].text.isEmpty() && std::invoke(name, drawn[r]).startsWith(table.rows[r][0].text);
        for (const qsizetype r : rows)
            if (same)
                clear(drawn[r]);
        return same;
    };
    constexpr double none = present::kUndefined;
    if (auto* grid = std::get_if<present::GridSpec>(&body))
        return blankGrid(*grid, table, rows);
    if (auto* trend = std::get_if<present::TrendSpec>(&body))
        return blank(trend->points, &present::TrendSpec::Point::label, [](auto& point) { point = {point.label, point.tick, none, none, none, none, none, none, point.partial, false, point.current, {}, {}, {}}; });
    if (auto* flow = std::get_if<present::FlowSpec>(&body))
        return blank(flow->points, &present::FlowSpec::Point::label, [](auto& point) { point.gained = point.returned = point.lost = none; });
    if (auto* spread = std::get_if<present::DistributionSpec>(&body))
        return blank(spread->bins, &present::DistributionSpec::Bin::label, [](auto& bin) { bin.count = 0; });
    if (auto* bars = std::get_if<present::BarsSpec>(&body))
        return blank(bars->bars, &present::BarsSpec::Bar::name, [](auto& bar) { bar = {bar.name, none, none, none, QStringLiteral("–"), false, true, {}}; });
    if (auto* gaps = std::get_if<present::GapSpec>(&body))
        return blank(gaps->rows, &present::GapSpec::Row::name, [](auto& row) { row = {row.name, none, none, QStringLiteral("–"), present::Tone::Neutral, true, {}}; });
    return false;
}

// Charts of groups whose table does not tell their size.
bool drawsSmallGroup(const Block& block)
{
    if (const auto* facet = std::get_if<present::FacetSpec>(&block.body))
        return std::ranges::any_of(facet->bins, [&](const auto& bin) { return isSmall(facet->filtered ? bin.selected : bin.all); });
    return false;
}

Block emptied(Block block, const QString& why)
{
    block.body = {};
    block.asTable = {};
    block.reading = {};
    block.caveats.clear();
    block.footnote.clear();
    block.provenance.figures.clear();
    block.provenance.interval.clear();
    block.state = present::State::Empty;
    block.emptyText = why;
    return block;
}

QString leftOutText()
{
    return QCoreApplication::translate("Briefing", "Left out of the manager copy: a group has fewer than %n customers.", nullptr, kSmallGroup);
}

// The smallest number of people that a tile tells it rests on.
bool restsOnSmallGroup(const Tile& tile)
{
    static const QRegularExpression n(QStringLiteral("\\bn (\\d[\\d,]*)$")), divisor(QStringLiteral("÷ (\\d[\\d,]*) ="));
    for (const auto& [pattern, text] : {std::pair(&n, &tile.interval), {&divisor, &tile.provenance.figures}})
        if (const auto match = pattern->match(*text); match.hasMatch())
            if (isSmall(match.captured(1)))
                return true;
    return tile.value.startsWith(QStringLiteral("n < ")) || (among(kCounts, tile.id) && isSmall(tile.value));
}

Tile emptied(const Tile& tile)
{
    Tile made;
    made.id = tile.id;
    made.label = tile.label;
    made.value = QStringLiteral("–");
    made.state = present::State::Empty;
    made.note = leftOutText();
    made.provenance = tile.provenance;
    made.provenance.figures.clear();
    made.provenance.interval.clear();
    return made;
}

} // namespace

bool tellsSize(const TableSpec::Column& column)
{
    return column.kind == TableSpec::Kind::Number && (among(kSizes, column.id) || standsBeside(column));
}

// What a row says of the year before would bring a hidden one back a year later.
static void forgetYearBefore(Block& block)
{
    for (qsizetype c = 0; c < block.asTable.columns.size(); ++c)
        if (block.asTable.columns[c].id == QStringLiteral("year-before"))
            for (auto& row : block.asTable.rows)
                if (c < row.size())
                    row[c] = hiddenCell(false);
    if (auto* trend = std::get_if<present::TrendSpec>(&block.body)) {
        trend->comparisonName.clear();
        for (auto& point : trend->points) {
            point.comparison = present::kUndefined;
            point.comparisonText.clear();
        }
    }
}

// Comparisons of a page with a time of which so few were counted.
static bool comparesWithFew(const Tile& tile)
{
    static const QRegularExpression number(QStringLiteral("(\\d[\\d,]*)$"));
    const auto match = number.match(tile.versus);
    return among(kCounts, tile.id) && match.hasMatch() && isSmall(match.captured(1));
}

Block managerCopy(Block block)
{
    auto* table = std::get_if<TableSpec>(&block.body);
    if (listsPersons(block.asTable) || (table && listsPersons(*table)))
        return emptied(std::move(block), QCoreApplication::translate("Briefing", "A manager copy has no lists of single customers."));
    if (drawsSmallGroup(block) && !tellsAnySize(block.asTable))
        return emptied(std::move(block), leftOutText());
    const QList<qsizetype> rows = hideSmallGroups(block.asTable);
    const bool hidden = (table && !hideSmallGroups(*table).isEmpty()) || !rows.isEmpty();
    if (hidden && !table && !blankDrawn(block.body, block.asTable, rows))
        block.body = block.asTable;
    if (hidden)
        forgetYearBefore(block);
    if (hidden) {
        block.reading = {}; // it may name the group
        block.provenance.figures.clear();
        block.caveats.append(QCoreApplication::translate("Briefing", "Groups of fewer than %n customers are not shown.", nullptr, kSmallGroup));
    }
    return block;
}

present::Page managerCopy(present::Page page, std::uint64_t customers)
{
    const bool few = customers > 0 && customers < std::uint64_t(kSmallGroup);
    const bool fewBefore = std::ranges::any_of(page.tiles, comparesWithFew);
    for (Tile& tile : page.tiles) {
        if (tile.state != present::State::Empty && (few || restsOnSmallGroup(tile)))
            tile = emptied(tile);
        if (fewBefore) {
            tile.delta.clear();
            tile.versus.clear();
            tile.direction = {};
            tile.tone = {};
        }
    }
    for (Block& block : page.blocks)
        if (!few)
            block = managerCopy(std::move(block));
        else if (!block.title.isEmpty() && block.state != present::State::Empty) // own words have no title
            block = emptied(std::move(block), leftOutText());
    if (few) {
        page.caveats.clear();
        const auto forget = [](present::Provenance& from) { from.facts.clear(); }; // they count the customers used
        std::ranges::for_each(page.tiles, forget, &Tile::provenance);
        std::ranges::for_each(page.blocks, forget, &Block::provenance);
    }
    return page;
}

} // namespace holdfast::briefing
