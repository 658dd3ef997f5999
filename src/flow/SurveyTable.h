// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the answers of the survey tables as they lie in the workspace.

#include "features/SurveyFacts.h"
#include "flow/Basis.h"
#include "flow/SessionState.h"

#include <set>

namespace holdfast::flow {

struct SurveyTable {
    std::vector<features::SurveyRows> loads; // oldest first
    std::vector<SourceUsed> sources;
    std::map<std::string, std::uint64_t> leftOut; // as FactTable::leftOut
    std::string fingerprint; // hex digest of what went in
};

// Most different texts of one column that are told apart; further ones are kOtherText.
inline constexpr std::size_t kMostSurveyTexts = 1000;
inline constexpr std::string_view kOtherText = "…";

// The loads in force that the sources name, as of the day of the snapshot: answers dated later are not there, nor are those of
// customers it does not know (in a workspace without customers all answers are anonymous). With `columns` only these names;
// `customer` and `date`: columns that hold them in tables without such fields, or empty.
core::Result<SurveyTable> surveyTable(Session& session, const frame::Snapshot& snapshot, const std::vector<domain::SurveySource>& sources,
    const std::set<std::string>* columns, const std::string& customer, const std::string& date, core::JobContext& job);

} // namespace holdfast::flow
