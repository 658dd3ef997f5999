// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/imports/ImportReader.h"

#include "frame/CellText.h"

#include <algorithm>

#include <charconv>

namespace holdfast::workspace {

using core::Code;
using domain::Role;

namespace {

frame::ValueType typeOf(std::string_view text)
{
    for (int i = 0; i <= static_cast<int>(frame::ValueType::Empty); ++i)
        if (frame::word(static_cast<frame::ValueType>(i)) == text)
            return static_cast<frame::ValueType>(i);
    refuse(Code::WorkspaceDamaged, "column type " + std::string(text));
}

std::map<std::string, std::uint64_t> countsOf(std::string_view text)
{
    std::map<std::string, std::uint64_t> counts;
    while (!text.empty()) {
        const auto end = text.find('\n');
        const std::string_view line = text.substr(0, end);
        text.remove_prefix(end == std::string_view::npos ? text.size() : end + 1);
        const auto mark = line.find('\t');
        std::uint64_t count = 0;
        if (mark != std::string_view::npos)
            std::from_chars(line.data() + mark + 1, line.data() + line.size(), count);
        counts[std::string(line.substr(0, mark))] = count;
    }
    return counts;
}

core::CivilDate dayAt(const sqlite::Statement& statement, int column)
{
    return statement.isNull(column) ? core::CivilDate {} : core::CivilDate {static_cast<std::int32_t>(statement.integer(column))};
}

void readColumns(Store& store, StoredImport& import)
{
    auto& columns = store.statement("SELECT name, label, type, scale, format, field, coded, derived FROM import_column "
                                    "WHERE import=?1 ORDER BY position");
    columns.bind(1, import.number);
    while (must(columns.step())) {
        frame::ColumnInfo info;
        info.name = columns.text(0);
        info.label = columns.text(1);
        info.type = typeOf(columns.text(2));
        info.scale = static_cast<int>(columns.integer(3));
        info.format = columns.text(4);
        info.field = columns.text(5);
        info.coded = columns.integer(6) != 0;
        info.derived = columns.integer(7) != 0;
        import.record.header.columns.push_back(std::move(info));
    }
}

void readContent(Store& store, StoredImport& import)
{
    auto& digest = store.statement("SELECT digest FROM digest WHERE scope IN (?1, ?2, ?3) ORDER BY scope");
    digest.bind(1, scopeOf("column_chunk", import.number));
    digest.bind(2, scopeOf("dictionary", import.number));
    digest.bind(3, scopeOf("import_column", import.number));
    std::string bytes;
    while (must(digest.step()))
        bytes.append(digest.blob(0));
    import.content = seal::hexDigest(bytes);
}

} // namespace

int StoredImport::positionOf(std::string_view field) const
{
    for (std::size_t i = 0; i < record.header.columns.size(); ++i)
        if (record.header.columns[i].field == field)
            return static_cast<int>(i);
    return -1;
}

std::vector<StoredImport> storedImports(Store& store, std::int64_t loading)
{
    std::vector<StoredImport> all;
    // A workspace of the first format, opened for reading, has no cleaned versions.
    auto& rows = store.statement(store.opened().identity.format < 2
            ? "SELECT import, id, role, file, bytes, source_digest, shape, mapping, encoding, dialect, read, loaded, rejected, "
              "rejected_by, loaded_at, first_day, last_day, in_force, "
              "coalesce((SELECT step FROM history WHERE kind='import' AND after=CAST(import.import AS TEXT)), 0), NULL, '' "
              "FROM import ORDER BY import"
            : "SELECT import, id, role, file, bytes, source_digest, shape, mapping, encoding, dialect, read, loaded, rejected, "
              "rejected_by, loaded_at, first_day, last_day, in_force, "
              "coalesce((SELECT step FROM history WHERE kind='import' AND after=CAST(import.import AS TEXT)), 0), origin, recipe "
              "FROM import ORDER BY import");
    while (must(rows.step())) {
        StoredImport import;
        import.number = rows.integer(0);
        if (loading != 0 && import.number >= loading)
            continue;
        ImportHeader& header = import.record.header;
        header.id = rows.text(1);
        const auto role = domain::parseRole(rows.text(2));
        if (!role)
            refuse(Code::WorkspaceDamaged, "role " + std::string(rows.text(2)));
        header.role = *role;
        header.file = rows.text(3);
        header.bytes = static_cast<std::uint64_t>(rows.integer(4));
        header.digest = rows.text(5);
        header.shape = rows.text(6);
        header.mapping = rows.text(7);
        header.encoding = rows.text(8);
        header.dialect = rows.text(9);
        import.record.read = static_cast<std::uint64_t>(rows.integer(10));
        import.record.loaded = static_cast<std::uint64_t>(rows.integer(11));
        import.record.rejected = static_cast<std::uint64_t>(rows.integer(12));
        import.record.rejectedBy = countsOf(rows.text(13));
        import.record.loadedAt = rows.integer(14);
        import.firstDay = dayAt(rows, 15);
        import.lastDay = dayAt(rows, 16);
        import.record.inForce = rows.integer(17) == 1;
        // A replaced import is part of another one's story, not an import that was taken back.
        import.record.step = rows.integer(17) == 2 ? 0 : static_cast<int>(rows.integer(18));
        import.record.number = import.number;
        import.record.origin = rows.isNull(19) ? 0 : rows.integer(19);
        import.record.recipe = rows.text(20);
        all.push_back(std::move(import));
    }
    // A cleaned version was read from the same file: what was set aside there stays set aside.
    for (StoredImport& import : all)
        for (const StoredImport& origin : all)
            if (import.record.origin == origin.number) {
                import.record.read = origin.record.read;
                import.record.rejected = origin.record.rejected;
                import.record.rejectedBy = origin.record.rejectedBy;
                import.record.loadedAt = origin.record.loadedAt;
            }
    for (StoredImport& import : all) {
        readColumns(store, import);
        readContent(store, import);
    }
    return all;
}

std::vector<StoredImport> importsOf(Store& store, std::int64_t loading, Role role)
{
    auto all = storedImports(store, loading);
    std::erase_if(all, [role](const StoredImport& import) { return !import.record.inForce || import.record.header.role != role; });
    return all;
}

DaySpan daySpan(const std::vector<StoredImport>& imports)
{
    const auto over = [&imports](auto counts) {
        DaySpan span;
        for (const StoredImport& import : imports) {
            if (!import.record.inForce || !import.lastDay.isValid() || !counts(import.record.header.role))
                continue;
            if (!span.first.isValid() || import.firstDay < span.first)
                span.first = import.firstDay;
            if (!span.last.isValid() || import.lastDay > span.last)
                span.last = import.lastDay;
        }
        return span;
    };
    const DaySpan events = over([](Role role) { return role != Role::Customer; });
    return events.last.isValid() ? events : over([](Role role) { return role == Role::Customer; });
}

bool readChunk(Store& store, std::int64_t import, std::int64_t part, int position, ChunkView& view, std::string_view* written)
{
    auto& row = store.statement("SELECT rows, encoding, width, lo, data, written FROM column_chunk "
                                "WHERE import=?1 AND part=?2 AND position=?3");
    row.bind(1, import).bind(2, part).bind(3, position);
    if (!must(row.step()))
        return false;
    const std::int64_t rows = row.integer(0), encoding = row.integer(1), width = row.integer(2);
    if (rows < 0 || rows > frame::Batch::kRows || encoding < 0 || encoding > static_cast<int>(Encoding::Numbered) || width < 0
        || width > 8)
        refuse(Code::WorkspaceDamaged, "column chunk");
    view = {static_cast<std::uint32_t>(rows), static_cast<Encoding>(encoding), static_cast<int>(width), row.integer(3), row.blob(4)};
    if (written)
        *written = row.blob(5);
    return true;
}

bool readBatch(Store& store, const StoredImport& import, std::int64_t part, frame::Batch& batch, const std::vector<int>* only)
{
    ChunkView view;
    if (!readChunk(store, import.number, part, kSourceRows, view))
        return false;
    const auto& columns = import.record.header.columns;
    batch.rows = view.rows;
    batch.sourceRows.resize(view.rows);
    decodeNumbers<std::int64_t>(view, frame::kMissing,
        [&](std::uint32_t i, std::int64_t distance) { batch.sourceRows[i] = static_cast<std::uint64_t>(distance + i); });
    batch.columns.assign(columns.size(), {});
    for (std::size_t c = 0; c < columns.size(); ++c) {
        if (only && std::find(only->begin(), only->end(), static_cast<int>(c)) == only->end())
            continue;
        frame::BatchColumn& cells = batch.columns[c];
        std::string_view written;
        if (!readChunk(store, import.number, part, static_cast<int>(c), view, &written) || view.rows != batch.rows)
            refuse(Code::WorkspaceDamaged, "columns of different lengths");
        if (columns[c].type == frame::ValueType::Text && columns[c].coded) {
            cells.codes.resize(view.rows);
            decodeNumbers<std::int64_t>(view, 0, [&](std::uint32_t i, std::int64_t code) { cells.codes[i] = static_cast<std::uint32_t>(code); });
        } else if (columns[c].type == frame::ValueType::Text) {
            decodeTexts(view, cells.texts, cells.missing);
        } else {
            cells.numbers.resize(view.rows);
            decodeNumbers<std::int64_t>(view, frame::kMissing, [&](std::uint32_t i, std::int64_t value) { cells.numbers[i] = value; });
        }
        cells.asWritten = decodeWritten(written);
    }
    return true;
}

frame::Texts readWords(Store& store, std::int64_t import, int position)
{
    frame::Texts words;
    auto& row = store.statement("SELECT words, data FROM dictionary WHERE import=?1 AND position=?2 ORDER BY first");
    row.bind(1, import).bind(2, position);
    while (must(row.step()))
        decodeWords(row.blob(1), static_cast<std::uint64_t>(row.integer(0)), words);
    return words;
}

const frame::Texts& ColumnTexts::words(int position)
{
    auto found = m_words.find(position);
    if (found == m_words.end())
        found = m_words.emplace(position, readWords(m_store, m_import.number, position)).first;
    return found->second;
}

bool ColumnTexts::readNumbers(std::int64_t part, int position, std::vector<std::int64_t>& numbers)
{
    ChunkView view;
    if (!readChunk(m_store, m_import.number, part, position, view))
        return false;
    numbers.resize(view.rows);
    decodeNumbers<std::int64_t>(view, frame::kMissing, [&](std::uint32_t i, std::int64_t value) { numbers[i] = value; });
    return true;
}

bool ColumnTexts::read(std::int64_t part, int position, bool asWritten, std::vector<std::optional<std::string>>& cells,
    std::uint64_t from, std::uint64_t to)
{
    const frame::ColumnInfo& info = m_import.record.header.columns[static_cast<std::size_t>(position)];
    const bool coded = info.type == frame::ValueType::Text && info.coded;
    const frame::Texts* known = coded ? &words(position) : nullptr;
    ChunkView view;
    std::string_view written;
    if (!readChunk(m_store, m_import.number, part, position, view, &written))
        return false;
    cells.assign(view.rows, std::nullopt);
    // Cells whose source text may say more than the number: places of a decimal, parts of a second.
    const bool longer = !asWritten && !written.empty()
        && (info.type == frame::ValueType::Decimal || info.type == frame::ValueType::DateTime);
    std::vector<std::int64_t> numbers;
    if (coded) {
        decodeNumbers<std::int64_t>(view, 0, [&](std::uint32_t i, std::int64_t code) {
            if (code < 0 || code > static_cast<std::int64_t>(known->size()))
                refuse(Code::WorkspaceDamaged, "code without a word");
            if (code > 0 && i >= from && i < to)
                cells[i] = std::string((*known)[static_cast<std::size_t>(code - 1)]);
        });
    } else if (info.type == frame::ValueType::Text) {
        frame::Texts texts;
        std::vector<bool> missing;
        decodeTexts(view, texts, missing);
        for (std::uint64_t i = from; i < std::min<std::uint64_t>(to, view.rows); ++i)
            if (!missing[i])
                cells[i] = std::string(texts[i]);
    } else {
        numbers.resize(longer ? view.rows : 0);
        decodeNumbers<std::int64_t>(view, frame::kMissing, [&](std::uint32_t i, std::int64_t value) {
            if (longer)
                numbers[i] = value;
            if (value != frame::kMissing && i >= from && i < to)
                cells[i] = asWritten ? frame::sourceText(info, value) : frame::canonicalText(info, value);
        });
    }
    if (asWritten || longer)
        for (auto& [row, text] : decodeWritten(written)) {
            if (row >= cells.size())
                refuse(Code::WorkspaceDamaged, "source text without a row");
            if (asWritten)
                cells[row] = std::move(text);
            else if (cells[row] && row < numbers.size())
                cells[row] = frame::canonicalText(info, numbers[row], text);
        }
    return true;
}

} // namespace holdfast::workspace
