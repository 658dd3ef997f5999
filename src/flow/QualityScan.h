// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: one table read for its quality, and the rules that its rows are held to.

#include "domain/Roles.h"
#include "flow/Quality.h"
#include "flow/RecipeLoads.h"
#include "frame/Cells.h"

#include <functional>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace holdfast::flow {

// What a table is judged against.
struct QualityContext {
    const std::unordered_set<std::string>* customers = nullptr; // ids in force; null = no customer table, or not to be looked at
    core::CivilDate dataTo; // last day of the workspace
    std::set<std::string> expected; // ids of rules
};

// A column of the table, over all its loads.
struct ScannedColumn {
    ColumnQuality quality;
    frame::ColumnInfo info; // of the newest load that has it
    bool sparse = false; // missing is no flaw: the field is empty for most by its nature
    std::unordered_map<std::int64_t, std::uint64_t> numbers; // values, capped
    std::map<std::string, std::uint64_t> words; // values of coded columns
    std::unordered_set<frame::ContentHash, frame::ContentHashOf> texts; // different plain texts, capped
    std::int64_t least = std::numeric_limits<std::int64_t>::max(), most = std::numeric_limits<std::int64_t>::min();
};

// A rule that looks at single rows.
struct RowRule {
    RuleResult result;
    enum class Test : std::uint8_t { Missing, Range, Future, Values, Mail, Phone, Variant, Orphan, Before, Currency, DuplicateKey,
        DuplicateRow, Unusable } test = Test::Missing;
    int column = -1, other = -1; // of the table; -1 = the whole row
    std::int64_t low = 0, high = 0; // Range, in units of the column at scale `scale`
    std::set<std::int64_t> values; // Values
    std::set<std::string> words; // Variant: spellings that fail. Currency: those that are not the usual one
    std::map<std::string, std::uint64_t> seen; // failing values
};

class QualityScan {
public:
    QualityScan(Session& session, domain::Role role, std::vector<workspace::ImportRecord> loads, const QualityContext& context);

    // Reads the rows twice: what is there, then what fails.
    core::Result<TableQuality> measure(core::JobContext& job);
    // The rows that fail one rule; not-enough-data: the table has no such rule now.
    core::Result<FailingRows> failing(const std::string& ruleId, std::uint64_t offset, std::uint64_t limit, core::JobContext& job);
    // Ids of the customers who have a failing row; at most `most`.
    core::Result<std::set<std::string>> customersFailing(const std::string& ruleId, std::size_t most, core::JobContext& job);

private:
    struct View; // of one load
    using OnFailure = std::function<bool(const View&, const frame::Batch&, std::uint32_t row, RowRule&)>;
    core::Status survey(core::JobContext& job);
    void makeRules();
    void columnRules(int column);
    void tableRules();
    RowRule& rule(RowRule::Test test, const char* code, Dimension dimension, int column);
    core::Status evaluate(const std::string& only, const OnFailure& onFailure, core::JobContext& job);
    bool fails(RowRule& rule, View& view, const frame::Batch& batch, std::uint32_t row);
    std::string textOf(const View& view, const frame::Batch& batch, std::uint32_t row, int column) const; // "" = missing
    static FailingRow placeOf(const View& view, const frame::Batch& batch, std::uint32_t row);

    Session& m_session;
    domain::Role m_role;
    std::vector<workspace::ImportRecord> m_loads;
    QualityContext m_context;
    std::vector<ScannedColumn> m_columns;
    std::vector<RowRule> m_rules;
    std::vector<RuleResult> m_fixed; // of the whole table, without rows
    std::map<std::int32_t, std::uint64_t> m_days; // rows by day
    std::uint64_t m_rows = 0;
    std::unordered_set<frame::ContentHash, frame::ContentHashOf> m_seenRows;
    std::map<int, std::unordered_set<frame::ContentHash, frame::ContentHashOf>> m_seenKeys;
};

// 0..100 of what passes.
double shareScore(std::uint64_t checked, std::uint64_t failed);
// Mean of the dimensions that are there.
std::optional<double> meanOf(const Scores& scores);

} // namespace holdfast::flow
