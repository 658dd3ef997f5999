// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/Recipe.h"
#include "flow/Session.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace holdfast::flow {

// One column as the sniffer sees it and as it would be loaded.
struct SourceColumn {
    std::string name, label;
    std::string type; // headless.md type word
    double typeConfidence = 0; // 0..1
    double validShare = 0; // share of non-missing cells that have the type
    std::uint64_t missing = 0, distinct = 0; // distinct is capped at 65,536
    std::vector<std::string> examples;
    std::string field; // proposed or chosen domain field, empty = kept as free attribute
    std::string format; // e.g. date pattern
    bool ignored = false; // left out by choice
    std::string personal; // what makes it identify people: "name", "phone", "email", "address", "national-id", "card"; else empty
    std::string privacy; // "keep-out", "mask", "pseudonymise", "keep"; empty = not said
};

struct SourceCell {
    std::uint64_t row = 0; // data row
    int column = 0;
    core::Code code = core::Code::UnreadableValue;
};

// What an import would see; nothing is written.
struct SourcePreview {
    std::string path, file;
    std::string kind; // "text", "workbook", "database", "warehouse"
    std::string part; // sheet or table shown, of those in `parts`
    std::vector<std::string> parts;
    std::uint64_t bytes = 0, rows = 0; // data rows of the whole file
    std::string encoding;
    double encodingConfidence = 0;
    std::vector<std::string> encodingAlternatives;
    std::string delimiter, quote, decimalMark, dateOrder; // "," "\t"; "\""; "." ","; "ymd" "dmy" "mdy" or empty
    std::uint64_t headerLine = 1; // 0 = none
    std::string role; // proposed or chosen role word, empty = not recognised
    double roleConfidence = 0;
    std::vector<SourceColumn> columns;
    std::vector<std::vector<std::string>> sampleRows; // text as in the source, first rows
    std::vector<SourceCell> problems; // cells to mark among the sample rows
    std::vector<core::Finding> findings; // severity NeedsChoice = must be answered first; choices inside
    std::vector<std::string> missingFields; // required fields of the role that no column feeds
    std::string shape; // by which the mapping is remembered
    std::string rememberedFrom; // not empty: the mapping of an earlier import was applied
    std::string mapping; // MAP.json in force, to be handed to importSource
    bool ready() const; // no open choice, no missing field, a role
};

struct PreviewRequest {
    std::string path;
    std::string role; // empty = propose
    std::string mapping; // MAP.json; empty = propose (or remembered, where a session is given)
    // What becomes of columns that identify people and that no mapping speaks of: "keep-out", "mask", "pseudonymise" or
    // "keep"; empty = they are kept, and told (personal-data). A preview for a workspace proposes "keep-out".
    std::string personal {};
};
// session may be null (sniff without a workspace).
core::Result<SourcePreview> previewSource(Session* session, const PreviewRequest& request, core::JobContext& job);

// Every field a column of this role may feed: (name, required, type word).
struct FieldChoice {
    std::string name;
    bool required = false;
    std::string type;
};
std::vector<FieldChoice> fieldChoices(const std::string& role);

// One edit of a mapping (MAP.json text in, MAP.json text out).
std::string withColumn(const std::string& mapping, const std::string& column, const std::string& field, const std::string& type);
std::string withAnswer(const std::string& mapping, const std::string& columnOrCode, const std::string& answer);
std::string withPrivacy(const std::string& mapping, const std::string& column, const std::string& privacy);
std::string withDialect(const std::string& mapping, const std::string& key, const std::string& value); // encoding, delimiter, header_line, sheet, table; drops what was said of columns

// What one step of a cleaning recipe did; see flow/Cleaning.h.
struct CellChange {
    std::string file;
    std::uint64_t row = 0; // data row in the file
    std::string column;
    std::string before, after; // canonical texts; empty = missing
};
struct StepEffect {
    std::size_t step = 0; // index in the recipe as it will be in force
    std::string kind; // domain::word(StepKind)
    std::uint64_t cells = 0; // changed
    std::uint64_t rows = 0; // removed by drop-duplicates; customers merged by merge-customers
    std::uint64_t unmatched = 0; // convert, units: texts that became missing; join: keys without a customer
    bool matched = true; // false: no load of the table has its columns, or none of its variants, values or pairs occurs
    std::string missingColumn; // the first of its columns that no load has
    std::vector<CellChange> examples; // up to 20
};

enum class OnError : std::uint8_t { Quarantine, Skip, Stop };

struct ImportRequest {
    std::string path;
    std::string role; // empty = as proposed
    std::string mapping; // empty = proposed or remembered
    OnError onError = OnError::Quarantine;
    bool dryRun = false;
    std::string id; // unique id of this import; empty = made from the source's digest and time
    // Cleans the rows once they are loaded and is remembered for files of this shape. None: the one remembered, if any;
    // a recipe without steps: none at all.
    std::optional<domain::Recipe> recipe {};
    std::string personal {}; // as in PreviewRequest
};

struct ImportAnswer {
    std::string table;
    std::string importId;
    std::uint64_t read = 0, loaded = 0, rejected = 0;
    std::map<std::string, std::uint64_t> rejectedBy;
    std::vector<SourceColumn> columns; // with nulls in `missing`
    std::vector<core::Finding> issues; // the first 1,000
    std::uint64_t issuesTotal = 0;
    std::vector<StepEffect> recipe; // what its steps did; steps without effect are among the issues too
    std::uint64_t inForce = 0; // rows, after the recipe
    std::string keyFile; // where the key of the pseudonyms lies; empty = none were made
    double seconds = 0;
};
// One transaction, one step of undo; on any failure or cancel the workspace is as before. Stages: "survey", "load".
core::Result<ImportAnswer> importSource(Session& session, const ImportRequest& request, core::JobContext& job);

// Quarantined rows of an import, in file order.
struct Quarantined {
    std::uint64_t row = 0, line = 0;
    std::string column, reason, value, text;
};
core::Result<std::vector<Quarantined>> quarantinedRows(Session& session, const std::string& importId, std::uint64_t limit);

} // namespace holdfast::flow
