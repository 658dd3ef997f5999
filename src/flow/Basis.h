// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "core/Error.h"
#include "domain/Rule.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace holdfast::flow {

struct SourceUsed {
    std::string table; // role word
    std::string file;
    std::uint64_t rows = 0;
};

// What every answer says about itself: how it was asked for, what it used and left out, and its doubts. present makes
// the "how computed" text from this and nothing else.
struct Basis {
    std::string analysis; // headless.md name, e.g. "cohorts"
    std::map<std::string, std::string> parameters; // all, defaults too
    std::map<std::string, std::string> definitions; // e.g. "churn" -> "inactivity", "churn.inactive-days" -> "120"
    std::vector<SourceUsed> sources;
    core::CivilDate asOf, dataTo;
    std::uint64_t n = 0; // rows (customers unless the analysis says otherwise) used
    std::map<std::string, std::uint64_t> excluded; // reason word -> rows
    std::vector<core::Finding> warnings;
    std::string scope; // "" = all customers, else RULE.json or the segment's name
    std::string method; // citation
    std::string fingerprint; // of the snapshot
    double seconds = 0;
    std::int64_t computedAt = 0;
};

} // namespace holdfast::flow
