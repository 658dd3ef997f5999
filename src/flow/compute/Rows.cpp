// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/compute/Rows.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace holdfast::flow {

using core::Code;
using core::Result;

RowFilter::RowFilter(const Table& table)
    : m_table(table)
    , m_kept(table.rows(), true)
{
}

template <class Test> void RowFilter::need(std::size_t column, const char* reason, Test test)
{
    const auto& cells = m_table.column(column);
    for (std::size_t row = 0; row < cells.size(); ++row) {
        if (!m_kept[row])
            continue;
        if (cells[row].empty())
            ++m_excluded["missing"];
        else if (!test(cells[row]))
            ++m_excluded[reason];
        else
            continue;
        m_kept[row] = false;
    }
}

void RowFilter::needText(std::size_t column)
{
    need(column, "missing", [](std::string_view) { return true; });
}

void RowFilter::needNumber(std::size_t column)
{
    need(column, "not-a-number", [](std::string_view cell) { return plainNumber(cell).has_value(); });
}

void RowFilter::needDay(std::size_t column)
{
    need(column, "not-a-date", [](std::string_view cell) { return dayNumber(cell).has_value(); });
}

void RowFilter::needEither(std::size_t column)
{
    if (isNumeric(m_table, column))
        needNumber(column);
    else
        needText(column);
}

void RowFilter::leaveOut(const std::vector<bool>& keep, const std::string& reason)
{
    for (std::size_t row = 0; row < m_kept.size(); ++row)
        if (m_kept[row] && !keep[row]) {
            m_kept[row] = false;
            ++m_excluded[reason];
        }
}

RowNumbers RowFilter::rows() const
{
    RowNumbers rows;
    for (std::size_t row = 0; row < m_kept.size(); ++row)
        if (m_kept[row])
            rows.push_back(static_cast<std::uint32_t>(row));
    return rows;
}

bool isNumeric(const Table& table, std::size_t column)
{
    bool any = false;
    for (const auto cell : table.column(column)) {
        if (cell.empty())
            continue;
        if (!plainNumber(cell))
            return false;
        any = true;
    }
    return any;
}

std::vector<double> numbersOf(const Table& table, std::size_t column, const RowNumbers& rows)
{
    std::vector<double> values;
    values.reserve(rows.size());
    for (const auto row : rows)
        values.push_back(plainNumber(table.cell(row, column)).value_or(std::numeric_limits<double>::quiet_NaN()));
    return values;
}

std::vector<std::int64_t> daysOf(const Table& table, std::size_t column, const RowNumbers& rows)
{
    std::vector<std::int64_t> values;
    values.reserve(rows.size());
    for (const auto row : rows)
        values.push_back(dayNumber(table.cell(row, column)).value_or(std::numeric_limits<std::int64_t>::min()));
    return values;
}

Result<std::vector<double>> flagsOf(const Table& table, const Flagged& flagged, const RowNumbers& rows)
{
    std::vector<double> flags;
    flags.reserve(rows.size());
    const auto& cells = table.column(flagged.column);
    // A value written as another number of the same size counts too: 1 and 1.0.
    const auto wanted = flagged.named ? plainNumber(flagged.value) : std::nullopt;
    bool found = false;
    for (const auto row : rows) {
        const std::string_view cell = cells[row];
        bool one = false;
        if (flagged.named) {
            one = cell == flagged.value || (wanted && plainNumber(cell) == wanted);
        } else {
            const auto value = plainNumber(cell);
            one = value == 1.0 || cell == "true" || cell == "TRUE" || cell == "True";
            if (!one && value != 0.0 && cell != "false" && cell != "FALSE" && cell != "False")
                return core::fail(Code::InvalidValue, {{"name", table.names()[flagged.column]}, {"value", std::string(cell)}});
        }
        found |= one;
        flags.push_back(one ? 1 : 0);
    }
    if (flagged.named && !found)
        return core::fail(Code::InvalidValue, {{"name", table.names()[flagged.column]}, {"value", flagged.value}});
    return flags;
}

Groups groupsOf(const Table& table, std::size_t column, const RowNumbers& rows)
{
    Groups groups;
    std::unordered_map<std::string_view, std::uint32_t> codes;
    for (const auto row : rows)
        codes.try_emplace(table.cell(row, column), 0);
    std::vector<std::string_view> names;
    for (const auto& entry : codes)
        names.push_back(entry.first);
    std::sort(names.begin(), names.end()); // UTF-8 orders as code points do
    groups.sizes.resize(names.size());
    for (std::uint32_t code = 0; code < names.size(); ++code) {
        codes[names[code]] = code;
        groups.names.emplace_back(names[code]);
    }
    groups.codes.reserve(rows.size());
    for (const auto row : rows) {
        groups.codes.push_back(codes[table.cell(row, column)]);
        ++groups.sizes[groups.codes.back()];
    }
    return groups;
}

namespace {

void fill(Design& design, const Table& table, const RowNumbers& rows, const std::vector<std::size_t>& columns)
{
    std::size_t width = 0;
    for (const auto& source : design.sources)
        width += source.numeric ? 1 : source.levels.size() - 1;
    design.x = analytics::Matrix(rows.size(), width);
    std::size_t at = 0;
    for (std::size_t s = 0; s < columns.size(); ++s) {
        const auto& source = design.sources[s];
        if (source.numeric) {
            const auto values = numbersOf(table, columns[s], rows);
            std::copy(values.begin(), values.end(), design.x.column(at++).begin());
            continue;
        }
        for (std::size_t row = 0; row < rows.size(); ++row) {
            const auto found = std::find(source.levels.begin() + 1, source.levels.end(), table.cell(rows[row], columns[s]));
            if (found != source.levels.end())
                design.x(row, at + static_cast<std::size_t>(found - source.levels.begin()) - 1) = 1;
        }
        at += source.levels.size() - 1;
    }
}

} // namespace

Result<Design> designOf(const Table& table, const std::vector<std::size_t>& columns, const RowNumbers& rows,
    const std::vector<std::pair<std::string, std::string>>& references)
{
    Design design;
    for (const auto column : columns) {
        const std::string& name = table.names()[column];
        Design::Source source {column, name, isNumeric(table, column), {}};
        if (source.numeric) {
            design.names.push_back(name);
        } else {
            source.levels = groupsOf(table, column, rows).names;
            for (const auto& [of, level] : references) {
                if (of != name)
                    continue;
                const auto found = std::find(source.levels.begin(), source.levels.end(), level);
                if (found == source.levels.end())
                    return core::fail(Code::InvalidParameter, {{"name", "reference"}, {"value", of + ":" + level}});
                std::rotate(source.levels.begin(), found, found + 1);
            }
            if (source.levels.empty())
                source.levels.emplace_back();
            for (std::size_t i = 1; i < source.levels.size(); ++i)
                design.names.push_back(name + "_" + source.levels[i]);
        }
        design.sources.push_back(std::move(source));
    }
    fill(design, table, rows, columns);
    return design;
}

Result<Design> designLike(const Design& model, const Table& table, const RowNumbers& rows)
{
    Design design;
    design.names = model.names;
    design.sources = model.sources;
    std::vector<std::size_t> columns;
    for (const auto& source : design.sources) {
        const auto found = table.find(source.name);
        if (!found)
            return core::fail(Code::UnknownColumn, {{"name", source.name}, {"path", table.path()}});
        columns.push_back(*found);
    }
    fill(design, table, rows, columns);
    return design;
}

Result<ModelRows> modelRows(const Table& table, const Flagged& y, const std::vector<std::size_t>& x,
    const std::vector<std::pair<std::string, std::string>>& references, ComputeAnswer& answer)
{
    RowFilter filter(table);
    filter.needText(y.column);
    for (const auto column : x)
        filter.needEither(column);
    auto rows = filter.rows();
    answer.n = rows.size();
    answer.excluded = filter.excluded();
    if (rows.empty())
        return core::fail(Code::NotEnoughData);
    auto flags = flagsOf(table, y, rows);
    if (!flags)
        return std::unexpected(flags.error());
    auto design = designOf(table, x, rows, references);
    if (!design)
        return std::unexpected(design.error());
    return ModelRows {std::move(rows), std::move(*flags), std::move(*design)};
}

} // namespace holdfast::flow
