// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Ingest.h"
#include "ingest/csv/TextStream.h"

#include <memory>
#include <string_view>
#include <vector>

namespace holdfast::ingest {

// Leaves new elements of trivial types as they are: resize() costs nothing where all are written anyway.
template <class T> struct RawAllocator : std::allocator<T> {
    template <class U> struct rebind {
        using other = RawAllocator<U>;
    };
    template <class U> void construct(U* at) noexcept { ::new (static_cast<void*>(at)) U; }
    template <class U, class... A> void construct(U* at, A&&... arguments)
    {
        ::new (static_cast<void*>(at)) U{std::forward<A>(arguments)...};
    }
};

// What a source that has types of its own says of a cell; None = text, to be read like any other text.
enum class Native : std::uint8_t {
    None,
    Number, // plain digits
    Boolean, // true, false
    Moment, // ISO date, or date and time
    Time, // HH:MM:SS
    Duration, // [-]H:MM:SS, hours without a limit
    Broken, // stands where a value should be: an error, or a number that is no date
};

// One field of a record: where its text stands.
struct Field {
    static constexpr std::uint32_t kMoved = 1u << 31; // unescaped copy, in RecordBlock::moved
    static constexpr std::uint32_t kQuoted = 1u << 30;
    static constexpr std::uint32_t kStray = 1u << 29; // a quote where none may stand; the text is as in the source
    static constexpr int kNativeShift = 26;
    static constexpr std::uint32_t kSize = (1u << kNativeShift) - 1;
    std::uint32_t begin;
    std::uint32_t bits; // size and flags
    std::uint32_t size() const { return bits & kSize; }
    bool quoted() const { return (bits & kQuoted) != 0; }
    bool stray() const { return (bits & kStray) != 0; }
    Native native() const { return static_cast<Native>(bits >> kNativeShift & 7u); }
};

// Some hundred records, valid until the next call of RecordReader::next.
struct RecordBlock {
    struct Record {
        std::uint64_t row; // data row, from 1
        std::uint64_t line; // physical line, from 1
        std::uint32_t begin, end; // raw text without its line end
        std::uint32_t fields; // as found
    };
    static constexpr std::size_t kRecords = 256; // and their fields stay near the processor
    std::size_t most = kRecords; // records wanted at once, from 1; set by who asks
    const char* bytes = nullptr;
    std::string moved;
    std::size_t columns = 0;
    std::vector<Record, RawAllocator<Record>> records; // with the wanted number of fields
    std::vector<Field, RawAllocator<Field>> fields; // records.size() * columns, record by record
    std::vector<Record> ragged; // the others, without fields
    std::vector<std::uint64_t> strayLines; // lines of records with a stray quote, the first few

    std::string_view text(Field field) const
    {
        const char* base = (field.bits & Field::kMoved) != 0 ? moved.data() : bytes;
        return {base + field.begin, field.size()};
    }
    std::string_view text(const Record& record) const { return {bytes + record.begin, record.end - record.begin}; }
    std::string_view text(std::size_t record, std::size_t column) const
    {
        return text(fields[record * columns + column]);
    }
};

// Splits UTF-8 text into records of fields. Reads RFC 4180 and what the dialect says beyond it: a quote opens a field
// only at its begin; a quote elsewhere is text and marked; text behind a closing quote makes the whole field text as
// it stands. Blank lines and records whose fields are all empty are skipped and counted; empty fields beyond the
// wanted number are dropped. A field keeps every byte, line ends included.
class RecordReader {
public:
    // columns = 0: every record counts as ragged and `splitRagged` gives its fields (for looking at a sample).
    RecordReader(TextSource& source, const Dialect& dialect, std::size_t columns);
    ~RecordReader();

    // Skips physical lines before `line` (from 1).
    core::Status skipTo(std::uint64_t line);
    // Skips one record, blank ones before it too; it counts as no row.
    core::Status skipRecord();
    // False at the end. unterminated-quote, field-too-large, too-many-columns, io-error, encoding-invalid.
    core::Result<bool> next(RecordBlock& block);

    std::uint64_t rows() const { return m_row; } // data records so far
    std::uint64_t blankRows() const { return m_blank; }
    std::uint64_t strayQuotes() const { return m_strays; }
    std::uint64_t multilineFields() const { return m_multiline; }
    std::uint64_t escapes() const { return m_escapes; }
    std::uint64_t line() const { return m_line; }
    bool endsOpen() const { return m_endsOpen; } // the last record has no line end
    // A quote still open when `source` ended; only set when the reader was told to bear it (a cut-off sample).
    bool openQuoteAtEnd() const { return m_openAtEnd; }
    void bearOpenQuote() { m_bearOpen = true; }

private:
    bool readSimple(RecordBlock& block);
    bool isFull(const RecordBlock& block) const;
    core::Result<bool> refill(std::size_t keepFrom);
    void endRecord(RecordBlock& block, std::size_t end);
    void addField(RecordBlock& block, std::size_t begin, std::size_t end, std::uint32_t flags, bool escaped);

    TextSource& m_source;
    Dialect m_dialect;
    std::size_t m_columns;
    std::unique_ptr<char[]> m_buffer;
    std::size_t m_capacity = 0;
    std::vector<std::uint64_t> m_masks;
    char m_signs[5];
    std::size_t m_at = 0, m_end = 0; // unread text
    bool m_sourceEnd = false;
    std::uint64_t m_line = 1, m_row = 0, m_blank = 0, m_strays = 0, m_multiline = 0, m_escapes = 0;
    bool m_openAtEnd = false, m_endsOpen = false, m_bearOpen = false, m_single = false;

    // of the record at hand
    std::size_t m_recordBegin = 0, m_fieldCount = 0, m_firstField = 0;
    std::uint64_t m_recordLine = 1;
    bool m_anyText = false, m_anyQuoted = false, m_recordStray = false, m_extraText = false;
};

// The fields of one raw record; for records with another number of fields and for samples.
std::vector<std::string> splitRecord(std::string_view record, const Dialect& dialect);

} // namespace holdfast::ingest
