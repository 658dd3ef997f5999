// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Cleaning.h"
#include "flow/ImportSource.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

// Next month's export of a file that was loaded before: what is new, changed and gone, and the load that takes its
// place, in one transaction and one step of undo ("refresh"). The recipe remembered for the shape is replayed on it.
//
// Rows of both files are paired by the role's key: customer: id. transaction: order and product. renewal, payment:
// customer and due. complaint, enquiry, interaction, survey response: id. campaign contact: campaign and customer.
// external series: series, date, region. benchmark: indicator, period. Without these columns, or where a key repeats
// within one file, equal keys are paired in file order; without any key a row is its own key.
namespace holdfast::flow {

// Which rows of the earlier loads of the same shape and role the new file replaces. The whole new file is loaded.
enum class RefreshRule : std::uint8_t {
    Replace, // all of them: the file is the whole table
    ReplaceDates, // those dated from the file's first day to its last: the file is everything of its dates
    Update, // those whose key is in the file: what is not in it stays
};
std::string_view word(RefreshRule rule); // "replace", "replace-dates", "update"
std::optional<RefreshRule> parseRefreshRule(std::string_view word);

struct RefreshRequest {
    std::string path;
    std::string role, mapping; // as in ImportRequest
    OnError onError = OnError::Quarantine;
    std::optional<RefreshRule> rule; // none: remembered for the shape, else the one that fits
    std::string id;
};

struct RefreshSide {
    std::uint64_t fresh = 0, changed = 0, gone = 0, same = 0;
};
struct RefreshExample {
    std::string what; // "new", "changed", "gone"
    std::string key; // parts joined by " · "
    std::string column, before, after; // changed: one changed cell; else empty
    std::uint64_t row = 0; // in the new file (gone: in the earlier one)
};
struct ValueChanges {
    std::string column;
    std::uint64_t cells = 0;
};

struct RefreshPreview {
    std::string table, file, shape;
    std::vector<std::string> earlier; // files of the loads of this shape in force, oldest first; empty = first load
    std::string rule; // in force
    bool mustChoose = false; // two readings fit: rows of the earlier loads are not in the file, and nobody said which
    std::vector<std::string> choices; // rules that differ in their result, the likely one first
    std::string reason; // why the rule fits: "first-load", "nothing-gone", "remembered", "chosen", "no-overlap" (all of it is new), "asked"
    core::CivilDate firstDay, lastDay; // of the new file; none without dates
    RefreshSide rows, customers; // customers: those with a row in this table
    std::vector<ValueChanges> values; // changed cells a column, most first
    std::vector<RefreshExample> examples; // up to 20 of each kind
    std::uint64_t rowsBefore = 0, rowsAfter = 0; // of the table, in force
    std::vector<StepEffect> recipe; // replayed on the new file; empty = no recipe
    std::vector<core::Finding> findings; // steps that no longer match; columns that came or went
};
// Reads both, writes nothing. Failures as importSource. Stages "survey", "compare".
core::Result<RefreshPreview> previewRefresh(Session& session, const RefreshRequest& request, core::JobContext& job);

struct RefreshAnswer {
    RefreshPreview preview;
    ImportAnswer load;
    double seconds = 0;
};
// Fails with ambiguous-refresh (choices inside) where the preview must choose and request.rule is empty.
core::Result<RefreshAnswer> refreshSource(Session& session, const RefreshRequest& request, core::JobContext& job);

} // namespace holdfast::flow
