// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/Statement.h"
#include "workspace/File.h"

#include <algorithm>

namespace holdfast::workspace {

using core::Code;

namespace {

frame::ColumnInfo lineageColumn(const char* name, frame::ValueType type)
{
    frame::ColumnInfo info;
    info.name = info.label = name;
    info.type = type;
    return info;
}

bool sameName(std::string_view a, std::string_view b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](char x, char y) {
        const auto fold = [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; };
        return fold(x) == fold(y);
    });
}

// Texts of a cleaned version as the source wrote them: they are kept with the import as loaded, under the same row
// numbers. Rows are asked for in file order.
class OriginTexts {
public:
    OriginTexts(Store& store, std::int64_t loading, std::int64_t origin)
    {
        for (StoredImport& import : storedImports(store, loading))
            if (import.number == origin)
                m_import.emplace(std::move(import));
        if (!m_import)
            refuse(Code::WorkspaceDamaged, "a cleaned import without its origin");
        m_texts.emplace(store, *m_import);
    }

    std::optional<std::string> cell(std::int64_t row, const std::string& name)
    {
        while (m_part < 0 || (!m_rows.empty() && m_rows.back() < row)) {
            m_cells.clear();
            ++m_part;
            if (!m_texts->readNumbers(m_part, kSourceRows, m_rows))
                refuse(Code::WorkspaceDamaged, "a cleaned row without its origin");
            for (std::size_t i = 0; i < m_rows.size(); ++i)
                m_rows[i] += static_cast<std::int64_t>(i);
        }
        const auto found = std::lower_bound(m_rows.begin(), m_rows.end(), row);
        if (found == m_rows.end() || *found != row)
            refuse(Code::WorkspaceDamaged, "a cleaned row without its origin");
        auto& cells = m_cells[name];
        if (cells.empty()) {
            const auto& columns = m_import->record.header.columns;
            const auto column = std::find_if(columns.begin(), columns.end(), [&](const auto& info) { return sameName(info.name, name); });
            if (column == columns.end())
                return std::nullopt;
            m_texts->read(m_part, static_cast<int>(column - columns.begin()), true, cells);
        }
        return cells[static_cast<std::size_t>(found - m_rows.begin())];
    }

private:
    std::optional<StoredImport> m_import;
    std::optional<ColumnTexts> m_texts;
    std::int64_t m_part = -1;
    std::vector<std::int64_t> m_rows;
    std::map<std::string, std::vector<std::optional<std::string>>> m_cells; // of the part
};

} // namespace

JoinedColumns joinedColumns(const std::vector<StoredImport>& imports)
{
    JoinedColumns joined;
    for (const StoredImport& import : imports) {
        std::vector<int>& place = joined.places.emplace_back();
        for (const frame::ColumnInfo& info : import.record.header.columns) {
            const auto found = std::find_if(joined.columns.begin(), joined.columns.end(),
                [&](const frame::ColumnInfo& known) { return sameName(known.name, info.name); });
            place.push_back(static_cast<int>(found - joined.columns.begin()));
            if (found == joined.columns.end()) {
                joined.columns.push_back(info);
            } else if (found->type == frame::ValueType::Empty) {
                found->type = info.type;
            } else if (found->type != info.type && info.type != frame::ValueType::Empty) {
                const auto isNumber = [](frame::ValueType type) { return type == frame::ValueType::Integer || type == frame::ValueType::Decimal; };
                found->type = isNumber(found->type) && isNumber(info.type) ? frame::ValueType::Decimal : frame::ValueType::Text;
            }
        }
    }
    return joined;
}

RowsAnswer rowsOf(Store& store, std::int64_t loading, const RowsRequest& request, core::JobContext& job)
{
    const auto role = domain::parseRole(request.table);
    if (!role)
        refuse(Code::UnknownTable, {}, {{"table", request.table}});
    const auto imports = importsOf(store, loading, *role);
    RowsAnswer answer;
    // An import without one of the columns gives nulls there.
    const auto [columns, places] = joinedColumns(imports);
    answer.columns = columns;
    for (const StoredImport& import : imports)
        answer.total += import.record.loaded;
    const std::size_t width = answer.columns.size();
    if (request.lineage) {
        answer.columns.push_back(lineageColumn("_import", frame::ValueType::Text));
        answer.columns.push_back(lineageColumn("_file", frame::ValueType::Text));
        answer.columns.push_back(lineageColumn("_row", frame::ValueType::Integer));
    }
    std::uint64_t skip = request.offset, left = request.limit;
    for (std::size_t i = 0; i < imports.size() && left > 0; ++i) {
        const StoredImport& import = imports[i];
        if (skip >= import.record.loaded) {
            skip -= import.record.loaded;
            continue;
        }
        ColumnTexts texts(store, import);
        std::optional<OriginTexts> origin;
        if (request.asWritten && import.record.origin != 0)
            origin.emplace(store, loading, import.record.origin);
        for (std::int64_t part = static_cast<std::int64_t>(skip / frame::Batch::kRows); left > 0; ++part) {
            const std::uint64_t from = skip % frame::Batch::kRows;
            skip = 0;
            std::vector<std::int64_t> sourceRows;
            if (!texts.readNumbers(part, kSourceRows, sourceRows))
                break;
            const std::uint64_t to = std::min<std::uint64_t>(sourceRows.size(), from + left);
            if (from >= to)
                break;
            const std::size_t base = answer.rows.size();
            answer.rows.resize(base + to - from, std::vector<std::optional<std::string>>(answer.columns.size()));
            for (std::size_t c = 0; c < places[i].size(); ++c) {
                if (job.shouldStop())
                    refuse(Code::Cancelled);
                std::vector<std::optional<std::string>> cells;
                if (!texts.read(part, static_cast<int>(c), request.asWritten, cells, from, to) || cells.size() != sourceRows.size())
                    refuse(Code::WorkspaceDamaged, "columns of different lengths");
                for (std::uint64_t row = from; row < to; ++row)
                    answer.rows[base + row - from][static_cast<std::size_t>(places[i][c])] = std::move(cells[row]);
            }
            if (origin)
                for (std::uint64_t row = from; row < to; ++row)
                    for (std::size_t c = 0; c < places[i].size(); ++c)
                        answer.rows[base + row - from][static_cast<std::size_t>(places[i][c])]
                            = origin->cell(sourceRows[row] + static_cast<std::int64_t>(row), import.record.header.columns[c].name);
            if (request.lineage)
                for (std::uint64_t row = from; row < to; ++row) {
                    auto& cells = answer.rows[base + row - from];
                    cells[width] = import.record.header.id;
                    cells[width + 1] = import.record.header.file;
                    cells[width + 2] = std::to_string(sourceRows[row] + static_cast<std::int64_t>(row));
                }
            left -= to - from;
        }
    }
    return answer;
}

RowsAnswer queryOf(Store& store, const std::string& sql, const std::vector<std::string>& parameters, core::JobContext& job)
{
    auto statement = store.database().prepare(sql);
    for (std::size_t i = 0; i < parameters.size(); ++i)
        statement.bind(static_cast<int>(i) + 1, parameters[i]);
    // A stop can come while the statement is compiled.
    if (job.shouldStop())
        refuse(Code::Cancelled);
    if (!statement.reads())
        refuse(Code::InvalidParameter, "not one reading statement", {{"parameter", "sql"}});
    RowsAnswer answer;
    for (int i = 0; i < statement.columns(); ++i) {
        frame::ColumnInfo info;
        info.name = info.label = statement.name(i);
        answer.columns.push_back(std::move(info));
    }
    while (must(statement.step())) {
        auto& row = answer.rows.emplace_back();
        for (int i = 0; i < statement.columns(); ++i) {
            const sqlite::ColumnType type = statement.type(i);
            const bool shown = type != sqlite::ColumnType::Null && type != sqlite::ColumnType::Blob;
            row.push_back(shown ? std::optional(std::string(statement.text(i))) : std::nullopt);
        }
    }
    answer.total = answer.rows.size();
    return answer;
}

} // namespace holdfast::workspace
