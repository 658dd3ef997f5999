// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "workspace/Workspace.h"
#include "workspace/chunks/ChunkCodec.h"
#include "workspace/store/Store.h"

#include <optional>
#include <vector>

// What was imported, as it lies in the file. Throws Failure.
namespace holdfast::workspace {

// Position of the column of source row numbers among the chunks of an import.
inline constexpr int kSourceRows = -1;

struct StoredImport {
    std::int64_t number = 0;
    ImportRecord record;
    core::CivilDate firstDay, lastDay; // of the rows' own date; none = the role has no such date
    std::string content; // stored digest of the chunks and words, as hex

    // Column that feeds a field; -1 = none.
    int positionOf(std::string_view field) const;
};

// All imports of the workspace but those being loaded, oldest first.
std::vector<StoredImport> storedImports(Store& store, std::int64_t loading);
// Those in force, of one role.
std::vector<StoredImport> importsOf(Store& store, std::int64_t loading, domain::Role role);

// Last and first day of the facts: of event-like roles, else of the customers; none when nothing has a date.
struct DaySpan {
    core::CivilDate first, last;
};
DaySpan daySpan(const std::vector<StoredImport>& imports);

// One chunk; false: there is no such part. The view is valid until the statement runs again. With `written` the source
// texts kept beside it come too.
bool readChunk(Store& store, std::int64_t import, std::int64_t part, int position, ChunkView& view,
    std::string_view* written = nullptr);

// One part of an import with the source texts beside its cells; false: there is no such part. With `only`, the other
// columns stay empty.
bool readBatch(Store& store, const StoredImport& import, std::int64_t part, frame::Batch& batch, const std::vector<int>* only = nullptr);

// All words of a coded column, in code order.
frame::Texts readWords(Store& store, std::int64_t import, int position);


// Reads columns of an import part by part, words kept.
class ColumnTexts {
public:
    ColumnTexts(Store& store, const StoredImport& import) : m_store(store), m_import(import) { }
    // Canonical exact texts of a part, or the source's own (`asWritten`); false: no such part. Cells outside
    // [from, to) may stay empty.
    bool read(std::int64_t part, int position, bool asWritten, std::vector<std::optional<std::string>>& cells,
        std::uint64_t from = 0, std::uint64_t to = ~0ull);
    bool readNumbers(std::int64_t part, int position, std::vector<std::int64_t>& numbers);

private:
    const frame::Texts& words(int position);
    Store& m_store;
    const StoredImport& m_import;
    std::map<int, frame::Texts> m_words;
};

} // namespace holdfast::workspace
