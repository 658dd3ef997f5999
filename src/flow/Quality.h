// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "flow/Session.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Can the numbers be trusted, and what should be fixed first (domain.md section 14). Every score is 0..100: of the
// rows or cells a rule looks at, the share that passes; a column's dimension is the worst of its rules, a table's the
// mean of its columns weighted by use (ColumnQuality::weight), the workspace's the mean of its tables in the same way.
namespace holdfast::flow {

enum class Dimension : std::uint8_t { Completeness, Accuracy, Consistency, Timeliness, Usability };
inline constexpr int kDimensions = 5;
std::string_view word(Dimension dimension); // "completeness", …

using Scores = std::array<std::optional<double>, kDimensions>; // none = nothing to judge there

// Rules, by code:
//   completeness  missing (a cell is empty), set-aside (rows rejected at import; table)
//   accuracy      out-of-range (parameters: low, high), future-date (after the day of loading), default-value
//                 (1900-01-01, 999…: at the edge of the values and frequent), invalid-email, invalid-phone
//   consistency   duplicate-row (table), duplicate-key, variant-spelling, orphan-keys, before (earlier than the date in
//                 the column of its parameter), mixed-currency
//   timeliness    late (table; days between the newest row and the workspace's last day beyond what is usual, of 90;
//                 parameters: newest, step = usual days between days with rows), gap (table; periods without rows;
//                 parameters: period)
//   usability     unusable (missing, or failing a rule of accuracy), not-numeric (a field of another type than the
//                 analyses need; parameters: wanted), too-few (under 30 values), missing-for (table; fields that
//                 analyses need and no column feeds; parameters: fields, blanks between)
// A field that is empty for most by its nature (the churn date, the closing of a complaint) has no rule missing.
// Rules of whole tables but duplicate-row, and unusable, have no failing rows of their own.
struct RuleResult {
    std::string rule; // code above
    Dimension dimension = Dimension::Completeness;
    std::string table, column; // column empty = of the whole table
    std::vector<std::pair<std::string, std::string>> parameters;
    std::uint64_t checked = 0, failed = 0;
    double score = 100;
    bool expected = false; // marked by the user: shown, does not count
    std::vector<std::pair<std::string, std::uint64_t>> examples; // most frequent failing values (canonical), up to 20
    std::string id() const { return table + "/" + column + "/" + rule; }
};

struct QualityBin { // of a numeric or date column
    double low = 0, high = 0; // date: days since 1970-01-01
    std::uint64_t count = 0;
    bool failing = false;
};

struct ColumnQuality {
    std::string name, label, type, field;
    double weight = 1; // 3 = required by the role, 2 = feeds a field, 1 = free attribute
    std::uint64_t present = 0, missing = 0, distinct = 0; // distinct capped at 65,536
    Scores scores;
    std::optional<double> score; // mean of the dimensions there are
    std::vector<RuleResult> rules; // that look at it, failing first
    std::vector<QualityBin> distribution;
};

struct LoadScore { // of one load, by its own rows, stored when it was loaded
    std::string importId, file;
    std::int64_t loadedAt = 0;
    Scores scores;
    double score = 0;
};

struct TableQuality {
    std::string name;
    std::uint64_t rows = 0;
    Scores scores;
    double score = 0;
    std::vector<ColumnQuality> columns;
    std::vector<RuleResult> rules; // of the whole table
    std::vector<LoadScore> loads; // the last twelve, oldest first
};

// A number of the front page with all customers, and without those who have a row that fails the rule.
struct HeadlineEffect {
    std::string figure; // "churn-rate", "nps" and, where a risk model is kept, "revenue-at-risk"
    std::optional<double> now, without; // shares 0..1, money in currency units, NPS -100..100
};
struct Fix {
    std::string ruleId; // RuleResult::id
    std::string rule, table, column;
    std::uint64_t failed = 0;
    double gain = 0; // points the workspace's score would win
    double use = 1; // weight of the column in the analyses
    std::string step; // kind of recipe step that would mend it, empty = none
    std::vector<HeadlineEffect> effects; // only figures that can be computed
};

struct QualityRequest {
    std::string table; // empty = all
    bool effects = true; // of open problems on headline numbers: takes one more reading of the facts for each of the first 5
};
struct QualityAnswer {
    double score = 0;
    Scores scores;
    std::uint64_t rows = 0, columns = 0;
    std::vector<TableQuality> tables; // with rows only, in the order of the roles
    std::vector<Fix> fixFirst; // by gain x use, best first
    std::vector<LoadScore> loads; // of the whole workspace: after each load, the last twelve
    core::CivilDate dataTo;
    double seconds = 0;
};
// Failures: unknown-table, cancelled. A workspace without rows gives an answer without tables. Stage "quality".
core::Result<QualityAnswer> measureQuality(Session& session, const QualityRequest& request, core::JobContext& job);

// The rows that fail one rule, in file order.
struct FailingRow {
    std::string importId, file;
    std::uint64_t row = 0; // data row in the file
    std::string customer; // id where the table has one
    std::string value; // canonical text of the failing cell; empty = missing or the whole row
};
struct FailingRows {
    std::vector<FailingRow> rows;
    std::uint64_t total = 0;
};
core::Result<FailingRows> failingRows(Session& session, const std::string& ruleId, std::uint64_t offset, std::uint64_t limit, core::JobContext& job);

// Marks a rule as expected or takes the mark back: one step of undo ("expected").
core::Status setExpected(Session& session, const std::string& ruleId, bool expected);

// How rows find their customer: one entry a table in force that names customers.
struct JoinState {
    std::string table, file, importId, keyColumn;
    std::uint64_t rows = 0, matched = 0, missing = 0, orphans = 0; // rows = matched + missing + orphans
    std::uint64_t orphanKeys = 0; // different ones
    std::vector<std::pair<std::string, std::uint64_t>> examples; // orphan keys with rows, most frequent first, up to 20
    // A column of the customer table that holds these keys better than the id does: proposed for a join step.
    std::string betterKey;
    std::uint64_t betterMatched = 0;
};
// Empty when there is no customer table. Stage "join".
core::Result<std::vector<JoinState>> measureJoins(Session& session, core::JobContext& job);

} // namespace holdfast::flow
