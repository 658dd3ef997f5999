// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"
#include "domain/Roles.h"
#include "frame/Batch.h"

#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

// From a delimited text file, a sheet of a workbook or a table of a database to typed batches, in two passes over the whole file: sniff() surveys every value, so a
// type is decided by all of them; readSource() streams typed rows into a sink. Both hold a few megabytes whatever the
// length of the file, plus the words of coded columns. Stated limits below are refused with limits-exceeded,
// field-too-large or too-many-columns.
namespace holdfast::ingest {

class Spool;

inline constexpr std::uint64_t kMaxFieldBytes = 16u << 20;
inline constexpr std::uint64_t kMaxRecordBytes = 32u << 20;
inline constexpr int kMaxColumns = 2000;
inline constexpr int kSampleRows = 200;
inline constexpr std::uint64_t kDistinctCap = 65536;

// How bytes become fields.
struct Dialect {
    std::string encoding = "UTF-8"; // IANA name
    bool byteOrderMark = false;
    char delimiter = ','; // 0 = one column, nothing separates
    char quote = '"'; // 0 = quotes are ordinary text
    char escape = 0; // 0 = quotes are doubled; '\\' = escaped by a backslash
    std::uint64_t headerLine = 1; // physical line of the header, 0 = none
    std::string lineEnd = "LF"; // "LF", "CRLF", "CR" or "mixed"
    bool carriageEnds = false; // a carriage return alone ends a line
    bool skipBlanks = false; // blanks behind a delimiter belong to no field
    bool operator==(const Dialect&) const = default;
};

// One way to read a column, and how many of its non-missing cells it fits.
struct Reading {
    frame::ValueType type = frame::ValueType::Text;
    int scale = 0;
    std::string format; // as in ColumnInfo
    std::string answer; // word that picks it: "dmy", "mdy", "ymd", "decimal_comma", "grouping_comma", …; else empty
    std::uint64_t fits = 0;
    std::uint64_t exactly = 0; // of these: cells that `format` writes back as they are
    std::int64_t least = frame::kMissing, most = frame::kMissing; // among the cells that fit
};

struct SniffedColumn {
    std::string name, label; // as in ColumnInfo
    frame::ValueType type = frame::ValueType::Text; // proposed
    int scale = 0;
    std::string format;
    double typeConfidence = 0; // 0..1
    double validShare = 1; // share of non-missing cells that have the type
    std::uint64_t missing = 0;
    std::uint64_t distinct = 0; // estimated over a few hundred, never above kDistinctCap
    std::uint64_t distinctEstimate = 0; // not capped, within some 3 %
    std::vector<std::string> examples; // up to 5 different ones
    std::string field; // proposed domain field for the proposed role; empty = free attribute
    double fieldConfidence = 0;
    std::vector<Reading> readings; // every reading that fits at least half of the cells; text always fits
    std::uint64_t nullTokens = 0; // cells such as NA or NULL
    std::string nullToken; // the first of them
    std::uint64_t maxBytes = 0; // longest cell
};

struct ProblemCell {
    std::uint64_t row = 0; // data row, from 1
    int column = -1; // -1 = the whole row
    core::Code code = core::Code::UnreadableValue;
};

enum class SourceKind : std::uint8_t { Text, Workbook, Database, Warehouse };

// What a whole-file survey saw. Findings with Severity::NeedsChoice and no column (ambiguous-encoding,
// ambiguous-delimiter, ambiguous-header …) must be answered before reading; those on a column only where a required
// field needs it, else the column is kept as text.
struct Sniffed {
    SourceKind kind = SourceKind::Text;
    std::string path;
    std::uint64_t bytes = 0;
    std::string digest; // 32 hex digits over all bytes; not cryptographic
    std::string shape; // 32 hex digits over delimiter and header texts; a mapping is remembered by it
    // Workbook: the raw text of a row is written in this dialect; headerLine is a row of the sheet.
    Dialect dialect;
    std::string part; // sheet or table, empty where a source has none
    std::vector<std::string> parts; // sheets or tables that can be read instead, hidden and empty ones last
    std::uint32_t firstColumn = 0; // Workbook: of the table, from 0
    double encodingConfidence = 1;
    std::vector<std::string> encodingAlternatives;
    std::vector<std::string> delimiterAlternatives;
    std::uint64_t rows = 0; // data rows: what readSource will count as read
    std::uint64_t raggedRows = 0, blankRows = 0;
    std::uint64_t firstDataLine = 0;
    char decimalMark = 0; // '.' or ',' where the columns agree; 0 = no decimals, or mixed
    std::string dateOrder; // "ymd", "dmy", "mdy" where the columns agree
    std::vector<SniffedColumn> columns;
    std::optional<domain::Role> role; // proposed
    double roleConfidence = 0;
    std::vector<std::vector<std::string>> sampleRows; // first rows as text; ragged ones as they are
    std::vector<ProblemCell> problems; // among the sample rows
    std::vector<core::Finding> findings;
    std::shared_ptr<const Spool> spool; // Warehouse: the rows of the result
};

struct MappedColumn {
    std::optional<std::string> field; // domain field; "" = free attribute; "-" = left out of the import
    std::optional<frame::ValueType> type;
    // What becomes of a column that identifies people: "keep-out", "mask", "pseudonymise" or "keep"; empty = not said.
    // Masked and pseudonymised columns are texts; who takes the rows does it.
    std::string privacy {};
};

// MAP.json (headless.md). Every part optional.
struct Mapping {
    std::optional<domain::Role> role; // extra key "role", so that a remembered mapping is whole
    std::string sheet, table, encoding, delimiter; // delimiter: one character, "\t" or "none"
    // Of a warehouse, extra keys too: what to ask it, and "customer-day" to have the server group the result to a line a
    // customer and day (sum of the amount, number of rows).
    std::string query, aggregate;
    std::optional<std::uint64_t> headerLine; // 0 = no header
    std::map<std::string, MappedColumn> columns; // by name (or label)
    std::map<std::string, std::string> answers; // column name or code word -> answer
};

// invalid-parameter with the key or the byte that is wrong.
core::Result<Mapping> parseMapping(std::string_view json);
std::string toJson(const Mapping& mapping);

// The name of a source without its passwords, to be stored and shown.
std::string sourceLabel(std::string_view source);

// `path`: a file, or a warehouse (ingest/database/Warehouse.h), whose query `given` has.
// Surveys the whole file (pass 1). `given` settles encoding, delimiter, header line and their ambiguous-… answers;
// its columns don't matter here. Stage "survey". Failures: file-not-found, permission-denied, not-regular-file,
// empty-file, not-text, nul-bytes, encoding-invalid, unsupported-encoding, unsupported-format, unterminated-quote,
// field-too-large, too-many-columns, io-error, cancelled.
core::Result<Sniffed> sniff(const std::string& path, const Mapping& given, core::JobContext& job);

// Fields for the columns: by header text and values. role: keep to it; else the one proposed.
Mapping proposeMapping(const Sniffed& sniffed, std::optional<domain::Role> role);

// What a mapping makes of a survey; instant, so that an edit in the interface needs no second survey.
struct Plan {
    struct Column {
        int source = -1; // column of the file; -1 = derived
        frame::ColumnInfo info;
        bool required = false;
        double validShare = 1;
        std::string privacy {}; // as mapped
        std::string personal {}; // kind of personal data (ingest/quality/PersonalData.h); empty = none
    };
    std::optional<domain::Role> role;
    std::vector<Column> columns; // in file order, left-out columns missing, derived ones last
    std::vector<std::string> missingFields; // required fields that nothing feeds
    std::vector<core::Finding> open; // choices that must be made before reading
    std::vector<core::Finding> notes; // e.g. ambiguous-date on a column kept as text
};
// A column of `sniffed` that `mapping` does not name gets what proposeMapping proposes for the role in force.
// invalid-parameter: a column, field or answer that does not exist.
core::Result<Plan> applyMapping(const Sniffed& sniffed, const Mapping& mapping);

enum class OnError : std::uint8_t { Quarantine, Skip, Stop };

// Where the rows go. A failed Status stops the reading and is handed back.
struct BatchSink {
    virtual ~BatchSink() = default;
    virtual core::Status begin(const std::vector<frame::ColumnInfo>& columns) = 0; // once, first
    // New words of a coded column, in code order, before the first batch that uses them.
    virtual core::Status words(int column, const frame::Texts& words) = 0;
    virtual core::Status batch(const frame::Batch& batch) = 0;
    virtual core::Status reject(const frame::RejectedRow& row) = 0; // Quarantine only; in file order
    virtual core::Status note(const core::Finding& finding) = 0; // at the end
};

struct ReadSummary {
    std::uint64_t read = 0, loaded = 0, rejected = 0; // read = loaded + rejected
    std::map<std::string, std::uint64_t> rejectedBy; // reason word -> rows
    std::vector<std::uint64_t> nulls; // per column of the plan
    std::uint64_t findings = 0;
};

// Pass 2. `sniffed` must come from the same bytes (else io-error: the file changed). Fails before the first row with
// the first open choice of the plan (ambiguous-…, choices inside) or missing-field. With OnError::Stop the first row
// that can't be used is the failure, with its line, row and column. Stage "load".
core::Result<ReadSummary> readSource(
    const Sniffed& sniffed, const Mapping& mapping, OnError onError, BatchSink& sink, core::JobContext& job);

// "," -> ",", "\t" -> "\\t", 0 -> "none": the word of a delimiter in MAP.json and back.
std::string delimiterWord(char delimiter);

} // namespace holdfast::ingest
