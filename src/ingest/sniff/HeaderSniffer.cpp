// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sniff/HeaderSniffer.h"

#include "ingest/mapping/Proposal.h"
#include "text/Fold.h"
#include "text/Moment.h"
#include "text/Number.h"
#include "text/Utf8.h"

#include <algorithm>
#include <set>

namespace holdfast::ingest {
namespace {

using core::Code;
using core::Finding;
using core::Severity;

constexpr std::size_t kMaxPreamble = 30;

// Digits, dates, times: what a column of values holds and a header hardly ever.
bool looksLikeValue(std::string_view cell)
{
    cell = text::trimmed(cell);
    if (cell.empty())
        return false;
    for (const auto style : {text::NumberStyle::Dot, text::NumberStyle::Comma})
        if (text::parseNumber(cell, style))
            return true;
    return text::builtLikeDate(cell);
}

} // namespace

void settleHeader(const std::vector<SampleRecord>& head, std::size_t columns, const Mapping& given, DialectGuess& guess)
{
    guess.columns = columns;
    std::optional<std::uint64_t> wanted = given.headerLine;
    if (const auto it = given.answers.find("ambiguous-header"); !wanted && it != given.answers.end()) {
        std::uint64_t line = 0;
        bool digits = !it->second.empty();
        for (const char c : it->second) {
            digits = digits && c >= '0' && c <= '9' && line < 1000000;
            line = line * 10 + static_cast<std::uint64_t>(c - '0');
        }
        if (digits)
            wanted = line;
    }
    std::size_t first = 0;
    if (wanted && *wanted > 0) {
        while (first + 1 < head.size() && head[first].line < *wanted)
            ++first;
    } else {
        while (first < head.size() && first < kMaxPreamble && head[first].fields.size() != columns)
            ++first;
        if (first == head.size() || first == kMaxPreamble)
            first = 0;
        // A header that is one field shorter or longer than the rows is still the header.
        if (first == 1 && columns > 1) {
            const auto& lead = head.front().fields;
            if (lead.size() + 1 == columns || lead.size() == columns + 1)
                first = 0;
        }
        if (first > 0)
            guess.findings.push_back({Code::PreambleSkipped, Severity::Warning, {{}, head.front().line, 0, {}, 0},
                head.front().fields.front(), first, {}});
    }
    const std::vector<std::string>& row = head[first].fields;
    guess.firstLine = head[first].line;

    bool isHeader = true;
    if (wanted) {
        isHeader = *wanted > 0;
    } else {
        std::size_t values = 0, known = 0, typed = 0, repeated = 0;
        const std::size_t last = std::min<std::size_t>(head.size(), first + 100);
        for (std::size_t c = 0; c < row.size(); ++c) {
            const bool value = looksLikeValue(row[c]);
            values += value;
            known += isKnownHeader(row[c]);
            std::size_t below = 0, filled = 0, same = 0;
            for (std::size_t r = first + 1; r < last; ++r) {
                if (head[r].fields.size() != columns || c >= head[r].fields.size() || head[r].fields[c].empty()
                    || head[r].fields == row)
                    continue;
                ++filled;
                below += looksLikeValue(head[r].fields[c]);
                same += head[r].fields[c] == row[c];
            }
            typed += !value && filled > 0 && below * 10 >= filled * 8;
            repeated += same > 0 && !row[c].empty();
        }
        if (known == 0 && typed == 0 && (values > 0 || repeated > 0))
            isHeader = false;
        if (!isHeader)
            guess.findings.push_back(
                {Code::NoHeader, Severity::Warning, {{}, guess.firstLine, 0, {}, 0}, row.front(), 1, {}});
        else if (known == 0 && (values > 0 || (typed == 0 && last > first + 1)))
            guess.findings.push_back({Code::AmbiguousHeader, Severity::Warning, {{}, guess.firstLine, 0, {}, 0},
                row.front(), 1, {std::to_string(guess.firstLine), "0"}});
    }
    if (!isHeader) {
        guess.dialect.headerLine = 0;
        guess.header.clear();
        guess.columns = std::max(columns, row.size() == columns ? columns : std::size_t{1});
        return;
    }
    guess.dialect.headerLine = guess.firstLine;
    guess.header = row;
    if (guess.header.size() > columns
        && std::all_of(guess.header.begin() + static_cast<std::ptrdiff_t>(columns), guess.header.end(),
            [](const std::string& label) { return text::trimmed(label).empty(); })
        && head.size() > first + 1) {
        guess.header.resize(columns); // a delimiter at the end of the header line alone
    } else if (guess.header.size() > columns && head.size() > first + 1
        && std::all_of(head.begin() + static_cast<std::ptrdiff_t>(first) + 1, head.end(),
            [&](const SampleRecord& record) { return record.fields.size() == columns; })) {
        // More names than any row has fields: the last ones name nothing.
        guess.findings.push_back({Code::AmbiguousStructure, Severity::Warning, {{}, guess.firstLine, 0, {}, 0},
            guess.header.back(), guess.header.size() - columns, {}});
        guess.header.resize(columns);
    } else if (guess.header.size() < columns) {
        // Rows that end in one delimiter more than the header, or a column without a name.
        bool extraEmpty = true;
        for (std::size_t r = first + 1; r < head.size(); ++r)
            for (std::size_t c = guess.header.size(); c < head[r].fields.size(); ++c)
                extraEmpty = extraEmpty && head[r].fields[c].empty();
        if (!extraEmpty) {
            if (guess.header.size() + 1 == columns)
                guess.findings.push_back({Code::AmbiguousStructure, Severity::Warning, {{}, guess.firstLine, 0, {}, 0},
                    guess.header.front(), 1, {}});
            guess.header.resize(columns);
        }
    }
    guess.columns = guess.header.size();
}

std::vector<std::string> uniqueNames(const std::vector<std::string>& labels, std::vector<core::Finding>& findings)
{
    const auto lower = [](std::string name) {
        for (char& c : name)
            c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
        return name;
    };
    std::set<std::string> taken;
    // Names that stand alone keep their text, so that a "name_2" of the file is not taken by a repeated "name".
    for (const std::string& label : labels)
        taken.insert(lower(std::string(text::trimmed(label))));
    std::set<std::string> used, looks;
    std::vector<std::string> names;
    for (std::size_t i = 0; i < labels.size(); ++i) {
        std::string name(text::trimmed(labels[i]));
        const bool blank = name.empty();
        // Names that only look the same (composed and decomposed letters, another width) are kept, and told.
        const bool seen = !blank && !looks.insert(text::foldKey(name)).second;
        if (blank)
            name = "column" + std::to_string(i + 1);
        const std::string base = name;
        for (int n = 2; used.contains(lower(name)) || ((n > 2 || blank) && taken.contains(lower(name))); ++n)
            name = base + "_" + std::to_string(n);
        used.insert(lower(name));
        if (blank || seen)
            findings.push_back({blank ? Code::BlankHeader : Code::DuplicateHeader, Severity::Warning,
                {{}, 0, 0, name, 0}, labels[i], 1, {}});
        if (text::hasInvisible(labels[i]))
            findings.push_back({Code::InvisibleCharacters, Severity::Warning, {{}, 0, 0, name, 0}, labels[i].substr(0, 200), 1, {}});
        names.push_back(std::move(name));
    }
    return names;
}

} // namespace holdfast::ingest
