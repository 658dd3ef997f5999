// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "sqlite/RowTable.h"
#include "workspace/File.h"

namespace holdfast::workspace {

namespace {

struct ShownColumn {
    const char* name;
    const char* field; // empty: computed here
    bool whole; // shown as an integer where the value is one
};

constexpr ShownColumn kTransaction[] = {{"import", "", true}, {"row", "", true}, {"customer", "customer", false}, {"day", "", false},
    {"time", "", false}, {"amount", "amount", false}, {"order_id", "order", false}, {"quantity", "quantity", false},
    {"unit_price", "unit_price", false}, {"product", "product", false}, {"category", "category", false}, {"brand", "brand", false},
    {"channel", "channel", false}, {"margin", "margin", false}, {"cost", "cost", false}, {"discount", "discount", false},
    {"returned", "return", false}, {"currency", "currency", false}};
constexpr ShownColumn kInteraction[] = {{"import", "", true}, {"row", "", true}, {"customer", "customer", false}, {"day", "", false},
    {"time", "", false}, {"type", "type", false}, {"id", "id", false}, {"duration", "duration", false}, {"count", "count", true},
    {"channel", "channel", false}};
constexpr int kImport = 0, kRow = 1, kDay = 3, kTime = 4;

class EventCursor final : public sqlite::RowCursor {
public:
    EventCursor(Store& store, domain::Role role, std::span<const ShownColumn> columns) : m_store(store), m_role(role), m_columns(columns) { }

    core::Status start(std::uint64_t used, std::optional<std::int64_t> key) override
    {
        return guarded([&] {
            m_used = used;
            m_imports = importsOf(m_store, 0, m_role);
            if (key)
                std::erase_if(m_imports, [&](const StoredImport& import) { return import.number != *key; });
            m_at = 0;
            m_part = m_row = 0;
            m_texts.reset();
            load();
        });
    }

    bool atEnd() const override { return m_at >= m_imports.size(); }

    core::Status next() override
    {
        return guarded([&] {
            if (++m_row < static_cast<std::int64_t>(m_sourceRows.size()))
                return;
            m_row = 0;
            ++m_part;
            load();
        });
    }

    sqlite::Cell cell(int column) override
    {
        const auto row = static_cast<std::size_t>(m_row);
        if (column == kImport)
            return m_imports[m_at].number;
        if (column == kRow)
            return m_sourceRows[row] + m_row;
        const auto& cells = m_cells[static_cast<std::size_t>(column == kTime ? kDay : column)];
        if (row >= cells.size() || !cells[row])
            return {};
        const std::string& text = *cells[row];
        if (column == kDay)
            return text.substr(0, 10);
        if (column == kTime)
            return text.size() > 11 ? sqlite::Cell(text.substr(11)) : sqlite::Cell();
        if (m_columns[static_cast<std::size_t>(column)].whole)
            return static_cast<std::int64_t>(std::strtoll(text.c_str(), nullptr, 10));
        return text;
    }

private:
    // Reads the part the cursor stands before, or moves on to the next import that has one.
    void load()
    {
        for (; m_at < m_imports.size(); ++m_at, m_part = 0, m_texts.reset()) {
            if (!m_texts)
                m_texts.emplace(m_store, m_imports[m_at]);
            if (!m_texts->readNumbers(m_part, kSourceRows, m_sourceRows) || m_sourceRows.empty())
                continue;
            m_cells.assign(m_columns.size(), {});
            for (std::size_t c = 0; c < m_columns.size(); ++c) {
                const bool day = c == kDay;
                const std::string_view field = day ? "date" : m_columns[c].field;
                const bool wanted = m_used >> std::min<std::size_t>(c, 63) & 1 || (day && m_used >> kTime & 1);
                const int position = field.empty() ? -1 : m_imports[m_at].positionOf(field);
                if (wanted && position >= 0)
                    m_texts->read(m_part, position, false, m_cells[c]);
            }
            return;
        }
    }

    Store& m_store;
    domain::Role m_role;
    std::span<const ShownColumn> m_columns;
    std::uint64_t m_used = 0;
    std::vector<StoredImport> m_imports;
    std::size_t m_at = 0;
    std::int64_t m_part = 0, m_row = 0;
    std::optional<ColumnTexts> m_texts;
    std::vector<std::int64_t> m_sourceRows;
    std::vector<std::vector<std::optional<std::string>>> m_cells;
};

class EventTable final : public sqlite::RowTable {
public:
    EventTable(Store& store, domain::Role role, std::span<const ShownColumn> columns) : m_store(store), m_role(role), m_columns(columns) { }

    std::string columns() const override
    {
        std::string text;
        for (const ShownColumn& column : m_columns)
            text += (text.empty() ? "" : ", ") + sqlite::quoted(column.name) + (column.whole ? " INTEGER" : " TEXT");
        return text;
    }
    int keyColumn() const override { return kImport; }
    double rowsEstimate() const override { return 1e6; }
    std::unique_ptr<sqlite::RowCursor> open() override { return std::make_unique<EventCursor>(m_store, m_role, m_columns); }

private:
    Store& m_store;
    domain::Role m_role;
    std::span<const ShownColumn> m_columns;
};

} // namespace

void showEvents(sqlite::Database& database, Store& store)
{
    must(sqlite::registerTable(database, "transaction_event", std::make_shared<EventTable>(store, domain::Role::Transaction, kTransaction)));
    must(sqlite::registerTable(database, "interaction_event", std::make_shared<EventTable>(store, domain::Role::Interaction, kInteraction)));
}

} // namespace holdfast::workspace
