// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Session.h"

#include <map>
#include <string>
#include <vector>

namespace holdfast::flow {

// A briefing as it once went out: what it said and the digests of its files, by which a copy is known to be that one.
struct BriefingIssue {
    struct Figure {
        std::string key, label, text; // the key names page, choices, customers and figure, in no language
        bool finding = false; // a sentence, not a figure
        bool small = false; // of a small group: not for a manager copy
        bool operator==(const Figure&) const = default;
    };
    std::string briefing; // the name it is kept by, or of its template
    std::int64_t at = 0; // seconds since 1970-01-01 UTC
    core::CivilDate asOf;
    std::string language; // "en", "zh"
    std::string fingerprint; // of the facts
    std::map<std::string, std::string> files; // name to digest, BLAKE2b of 256 bits in hexadecimal digits
    std::vector<Figure> figures;
    std::map<std::string, std::string> tables; // digests of the numbers in a block's table, by such keys
    bool operator==(const BriefingIssue&) const = default;
};

// Of a briefing, oldest first.
core::Result<std::vector<BriefingIssue>> briefingIssues(Session& session, const std::string& briefing);
// One undoable step ("briefing-issue", with the name of the briefing).
core::Status keepBriefingIssue(Session& session, const BriefingIssue& issue, core::JobContext& job);

} // namespace holdfast::flow
