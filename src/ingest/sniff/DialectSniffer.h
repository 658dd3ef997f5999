// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Ingest.h"

#include <string>
#include <string_view>
#include <vector>

namespace holdfast::ingest {

// What the begin of a text says about how its fields are told apart.
struct DialectGuess {
    Dialect dialect; // encoding is left as it was
    std::size_t columns = 1;
    std::uint64_t firstLine = 1; // of the header, or of the first data row when there is none
    std::vector<std::string> header; // header texts; empty when there is none
    std::vector<core::Finding> findings;
    std::vector<std::string> delimiterAlternatives;
};

// `sample`: some hundred kilobytes from the begin, whole = it is all of the text. `given` settles what it names.
core::Result<DialectGuess> sniffDialect(
    std::string_view sample, bool whole, const Dialect& start, const Mapping& given);

} // namespace holdfast::ingest
