// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/sniff/DialectSniffer.h"

namespace holdfast::ingest {

struct SampleRecord {
    std::uint64_t line = 0;
    std::vector<std::string> fields;
};

// Finds the header among the first records and fills columns, firstLine, header and dialect.headerLine of `guess`.
// columns: the number of fields most records have.
void settleHeader(
    const std::vector<SampleRecord>& head, std::size_t columns, const Mapping& given, DialectGuess& guess);

// Names that are unique without regard to ASCII case, as SQLite compares: the trimmed header text, "name_2" where it
// repeats, "column5" where it is blank.
std::vector<std::string> uniqueNames(const std::vector<std::string>& labels, std::vector<core::Finding>& findings);

} // namespace holdfast::ingest
