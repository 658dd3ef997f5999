// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/snapshot/Customers.h"

// Who and when: what is read of the rows of every event-like role, part by part. Throw Failure.
namespace holdfast::workspace {

inline constexpr std::int64_t kSecondsPerDay = 86400;

// Day and second of a part's date column; kMissing days where there is none.
struct Moments {
    std::vector<std::int64_t> values;
    bool seconds = false; // values are seconds, not days

    void read(Store& store, const StoredImport& import, std::int64_t part, int position, std::uint32_t rows)
    {
        values.assign(rows, frame::kMissing);
        if (position < 0)
            return;
        const frame::ValueType type = import.record.header.columns[static_cast<std::size_t>(position)].type;
        seconds = type == frame::ValueType::DateTime;
        if (type != frame::ValueType::Date && type != frame::ValueType::DateTime)
            return;
        ChunkView view;
        if (!readChunk(store, import.number, part, position, view) || view.rows != rows)
            refuse(core::Code::WorkspaceDamaged, "columns of different lengths");
        decodeNumbers<std::int64_t>(view, frame::kMissing, [this](std::uint32_t i, std::int64_t value) { values[i] = value; });
    }
};

// Who the rows of a part belong to: kNobody for an unknown id, kMissingId for none.
class CustomerCodes {
public:
    static constexpr std::uint32_t kMissingId = 0xFFFFFFFE;

    CustomerCodes(Store& store, const StoredImport& import, Customers& customers, bool add)
        : m_store(store)
        , m_import(import)
        , m_customers(customers)
        , m_add(add)
        , m_position(import.positionOf("customer"))
        , m_texts(store, import)
    {
        if (m_position < 0)
            return;
        const frame::ColumnInfo& info = import.record.header.columns[static_cast<std::size_t>(m_position)];
        m_coded = info.type == frame::ValueType::Text && info.coded;
        if (!m_coded)
            return;
        const frame::Texts words = readWords(store, import.number, m_position);
        m_codes.assign(words.size() + 1, kMissingId);
        if (add)
            customers.ids.reserve(customers.ids.size() + words.size());
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::string_view id = customers.known(words[i]);
            m_codes[i + 1] = add ? customers.ids.add(id) : customers.ids.find(id);
        }
    }

    void read(std::int64_t part, std::uint32_t rows, std::vector<std::uint32_t>& customers)
    {
        customers.resize(rows);
        if (m_position < 0 || !m_coded)
            std::fill(customers.begin(), customers.end(), kMissingId);
        if (m_position < 0)
            return;
        if (m_coded) {
            ChunkView view;
            if (!readChunk(m_store, m_import.number, part, m_position, view) || view.rows != rows)
                refuse(core::Code::WorkspaceDamaged, "columns of different lengths");
            std::uint32_t largest = 0, *const out = customers.data();
            decodeNumbers<std::uint32_t>(view, 0, [out, &largest](std::uint32_t i, std::uint32_t code) {
                largest = std::max(largest, code);
                out[i] = code;
            });
            if (largest >= m_codes.size())
                refuse(core::Code::WorkspaceDamaged, "code without a word");
            const std::uint32_t* const codes = m_codes.data();
            for (std::uint32_t i = 0; i < rows; ++i)
                out[i] = codes[out[i]];
            return;
        }
        if (!m_texts.read(part, m_position, false, m_cells) || m_cells.size() != rows)
            refuse(core::Code::WorkspaceDamaged, "columns of different lengths");
        for (std::uint32_t i = 0; i < rows; ++i)
            if (m_cells[i]) {
                const std::string_view id = m_customers.known(*m_cells[i]);
                customers[i] = m_add ? m_customers.ids.add(id) : m_customers.ids.find(id);
            }
    }

private:
    Store& m_store;
    const StoredImport& m_import;
    Customers& m_customers;
    bool m_add;
    int m_position;
    bool m_coded = false;
    ColumnTexts m_texts;
    std::vector<std::uint32_t> m_codes;
    std::vector<std::optional<std::string>> m_cells;
};

} // namespace holdfast::workspace
