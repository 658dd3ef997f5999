// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/Workspace.h"
#include "workspace/store/Store.h"

#include <set>

namespace holdfast::workspace {

// Writes the rows of an import, beside its chunks, into the table of its role, so that SQL finds things as rows.
// Transactions and interactions have no table: the virtual tables show their chunks; tables of no role have chunks only. Throws Failure.
class DomainRows {
public:
    DomainRows(Store& store, std::int64_t import, const ImportHeader& header);
    void addWords(int column, const frame::Texts& words);
    void append(const frame::Batch& batch, core::JobContext& job);
    // Hands over the digests of what was written.
    void finish(Step& step);

private:
    struct Target {
        int column = -1;
        int parameter = 0;
        frame::ValueType wanted = frame::ValueType::Text;
    };
    void bindCell(sqlite::Statement& insert, RowBytes& bytes, const Target& target, const frame::BatchColumn& cells, std::uint32_t row);
    void appendAnswers(const frame::Batch& batch, core::JobContext& job);
    void put(sqlite::Statement& insert, Fold& fold);

    Store& m_store;
    std::int64_t m_import;
    const ImportHeader& m_header;
    std::vector<Target> m_targets; // one a column of the table, in its order
    std::vector<int> m_items; // survey: columns that are items
    sqlite::Statement m_insert, m_insertAnswer;
    std::map<int, frame::Texts> m_words; // of coded columns that feed a field
    std::set<std::string> m_campaigns;
    std::map<std::string, Fold> m_folds; // by table
    RowBytes m_bytes;
};

} // namespace holdfast::workspace
