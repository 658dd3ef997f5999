// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sniff/DialectSniffer.h"

#include "ingest/csv/RecordReader.h"
#include "ingest/sniff/HeaderSniffer.h"
#include "text/Number.h"
#include "text/Utf8.h"

#include <algorithm>
#include <map>

namespace holdfast::ingest {
namespace {

using core::Code;
using core::Finding;
using core::Severity;

constexpr std::size_t kTrialRecords = 3000;

// How a sample falls apart under one dialect.
struct Trial {
    struct Record {
        std::uint64_t line = 0;
        std::size_t fields = 0;
    };
    std::vector<Record> records;
    std::size_t columns = 1; // the most frequent number of fields
    double share = 0; // of records with that many
    std::uint64_t strays = 0;
    bool open = false; // a quote swallows the rest of the sample
};

core::Result<Trial> tryDialect(std::string_view sample, bool whole, const Dialect& dialect)
{
    Trial trial;
    MemoryText source(sample);
    RecordReader reader(source, dialect, 0);
    reader.bearOpenQuote();
    RecordBlock block;
    std::map<std::size_t, std::size_t> counts;
    while (trial.records.size() < kTrialRecords) {
        auto more = reader.next(block);
        if (!more)
            return std::unexpected(std::move(more.error()));
        if (!*more)
            break;
        for (const RecordBlock::Record& record : block.ragged)
            trial.records.push_back({record.line, record.fields});
    }
    trial.open = reader.openQuoteAtEnd();
    // The last record of a cut-off sample is cut off too.
    if ((!whole || trial.open) && trial.records.size() > 1)
        trial.records.pop_back();
    for (const Trial::Record& record : trial.records)
        ++counts[record.fields];
    std::size_t most = 0;
    for (const auto& [fields, n] : counts)
        if (n >= most) {
            most = n;
            trial.columns = fields;
        }
    trial.share = trial.records.empty() ? 0 : static_cast<double>(most) / static_cast<double>(trial.records.size());
    trial.strays = reader.strayQuotes();
    return trial;
}

struct LineEnds {
    std::uint64_t feeds = 0, pairs = 0, carriages = 0;
};

// Line ends outside quotes, as far as pairs of quotes tell.
LineEnds countLineEnds(std::string_view sample)
{
    LineEnds ends;
    bool quoted = false;
    for (std::size_t i = 0; i < sample.size(); ++i) {
        if (sample[i] == '"') {
            quoted = !quoted;
        } else if (quoted) {
            continue;
        } else if (sample[i] == '\n') {
            ++ends.feeds;
        } else if (sample[i] == '\r') {
            std::size_t k = i + 1;
            while (k < sample.size() && sample[k] == '\r')
                ++k;
            if (k < sample.size() && sample[k] == '\n') {
                ++ends.pairs;
                i = k;
            } else if (k < sample.size()) {
                ++ends.carriages;
            }
        }
    }
    return ends;
}

struct Rating {
    char delimiter = 0;
    Trial trial;
    bool headerFits = false; // the first record has as many fields as the rest
};

// Common delimiters first; the others only where none of these splits anything.
constexpr std::string_view kCommon = ",;\t|";
constexpr std::string_view kRare = ":^~\x1f\x01";

core::Result<std::vector<Rating>> rate(
    std::string_view sample, bool whole, Dialect dialect, std::string_view delimiters)
{
    std::vector<Rating> ratings;
    for (const char delimiter : delimiters) {
        if (sample.find(delimiter) == std::string_view::npos)
            continue;
        dialect.delimiter = delimiter;
        auto trial = tryDialect(sample, whole, dialect);
        if (!trial) {
            if (trial.error().code == Code::TooManyColumns || trial.error().code == Code::FieldTooLarge) {
                if (delimiters.size() == 1)
                    return std::unexpected(std::move(trial.error()));
                ratings.push_back({delimiter, {{}, static_cast<std::size_t>(kMaxColumns) + 1, 1, 0, false}, true});
            }
            continue;
        }
        if (trial->columns < 2 || trial->share < 0.5)
            continue;
        const bool fits = !trial->records.empty() && trial->records.front().fields == trial->columns;
        ratings.push_back({delimiter, std::move(*trial), fits});
    }
    std::sort(ratings.begin(), ratings.end(), [](const Rating& a, const Rating& b) {
        if (a.trial.share != b.trial.share)
            return a.trial.share > b.trial.share;
        return a.trial.columns > b.trial.columns;
    });
    return ratings;
}

// One name above nothing but "12,50": numbers with a decimal comma as well as two columns.
bool isColumnOfDecimals(std::string_view sample, const Trial& trial)
{
    if (trial.columns != 2 || trial.records.size() < 2 || trial.records.front().fields != 1)
        return false;
    std::size_t lines = 0;
    for (bool header = true; !sample.empty(); header = false) {
        const std::size_t end = sample.find('\n');
        const std::string_view line = text::trimmed(sample.substr(0, end));
        if (!header && !line.empty()) {
            const auto number = text::parseNumber(line, text::NumberStyle::Comma);
            if (!number || number->places == 0)
                return false;
            ++lines;
        }
        sample.remove_prefix(end == std::string_view::npos ? sample.size() : end + 1);
    }
    return lines > 0;
}

// Which sign quotes, and how a quote inside is written.
core::Status settleQuote(std::string_view sample, bool whole, Dialect& dialect)
{
    if (sample.find('"') != std::string_view::npos) {
        auto quoted = tryDialect(sample, whole, dialect);
        if (!quoted)
            return std::unexpected(std::move(quoted.error()));
        if (quoted->strays > 0) {
            Dialect other = dialect;
            other.skipBlanks = true;
            auto blanks = tryDialect(sample, whole, other);
            if (blanks && blanks->strays < quoted->strays && blanks->share >= quoted->share) {
                dialect.skipBlanks = true;
                quoted = std::move(blanks);
            }
        }
        if ((quoted->strays > 0 || quoted->open || quoted->share < 1)
            && sample.find("\\\"") != std::string_view::npos) {
            Dialect escaped = dialect;
            escaped.escape = '\\';
            auto trial = tryDialect(sample, whole, escaped);
            if (trial && (trial->strays < quoted->strays || (quoted->open && !trial->open))
                && trial->share >= quoted->share) {
                dialect = escaped;
                return {};
            }
        }
        Dialect bare = dialect;
        bare.quote = 0;
        auto plain = tryDialect(sample, whole, bare);
        if (!plain)
            return {};
        // Quotes that open no field are ordinary text (inch marks).
        bool opens = false;
        for (std::size_t i = 0; i < sample.size() && !opens; ++i)
            if (sample[i] == '"')
                opens = i == 0 || sample[i - 1] == dialect.delimiter || sample[i - 1] == '\n' || sample[i - 1] == '\r'
                    || (dialect.skipBlanks && sample[i - 1] == ' ');
        if (!opens
            || (quoted->open && whole && plain->share == 1 && plain->records.size() > quoted->records.size() + 1
                && plain->columns == quoted->columns && quoted->strays > 2))
            dialect.quote = 0;
        return {};
    }
    if (sample.find('\'') != std::string_view::npos) {
        Dialect single = dialect;
        single.quote = '\'';
        auto trial = tryDialect(sample, whole, single);
        Dialect bare = dialect;
        bare.quote = 0;
        auto plain = tryDialect(sample, whole, bare);
        if (!trial || !plain || trial->strays > 0 || trial->open || trial->share < plain->share)
            return {};
        std::size_t opening = 0, fields = 0;
        for (const Trial::Record& record : trial->records)
            fields += record.fields;
        for (std::size_t i = 0; i < sample.size(); ++i)
            opening += sample[i] == '\''
                && (i == 0 || sample[i - 1] == dialect.delimiter || sample[i - 1] == '\n' || sample[i - 1] == '\r');
        // Or they alone make every record as long as the first.
        if (opening * 2 >= fields || (opening > 0 && trial->share == 1 && plain->share < 1))
            dialect.quote = '\'';
    }
    return {};
}

} // namespace

core::Result<DialectGuess> sniffDialect(std::string_view sample, bool whole, const Dialect& start, const Mapping& given)
{
    DialectGuess guess;
    Dialect& dialect = guess.dialect;
    dialect = start;
    const LineEnds ends = countLineEnds(sample);
    dialect.carriageEnds = ends.feeds == 0 && ends.pairs == 0 && ends.carriages > 0;
    dialect.lineEnd = (ends.feeds > 0) + (ends.pairs > 0) + (ends.carriages > 0) > 1 ? "mixed"
        : ends.pairs > 0                                                             ? "CRLF"
        : ends.carriages > 0                                                         ? "CR"
                                                                                     : "LF";
    // "sep=;" is a hint for spreadsheets, not data.
    std::uint64_t hinted = 0;
    bool hintFits = true;
    if (sample.size() > 5 && sample.starts_with("sep=") && (sample[5] == '\r' || sample[5] == '\n')) {
        dialect.delimiter = sample[4];
        hinted = 1;
        const std::size_t lineEnd = sample.find_first_of("\n", 4);
        sample.remove_prefix(lineEnd == std::string_view::npos ? sample.size() : lineEnd + 1);
        hintFits = sample.find(dialect.delimiter) != std::string_view::npos;
    }

    std::string answer = given.delimiter;
    if (const auto it = given.answers.find("ambiguous-delimiter"); answer.empty() && it != given.answers.end())
        answer = it->second;
    if (!answer.empty()) {
        dialect.delimiter = answer == "none" ? '\0' : answer == "\\t" || answer == "tab" ? '\t' : answer.front();
    } else if (hinted == 0 || !hintFits) {
        auto ratings = rate(sample, whole, dialect, kCommon);
        if (ratings && ratings->empty())
            ratings = rate(sample, whole, dialect, kRare);
        if (!ratings)
            return std::unexpected(std::move(ratings.error()));
        if (ratings->empty()) {
            dialect.delimiter = 0;
        } else {
            const Rating& best = ratings->front();
            if (best.trial.columns > static_cast<std::size_t>(kMaxColumns))
                return core::fail(Code::TooManyColumns, {{"limit", std::to_string(kMaxColumns)}});
            dialect.delimiter = best.delimiter;
            Finding finding{Code::AmbiguousDelimiter, Severity::NeedsChoice, {}, {}, 1, {}};
            for (const Rating& rating : *ratings)
                if (rating.trial.share >= 0.95 * best.trial.share && rating.headerFits == best.headerFits)
                    finding.choices.push_back(delimiterWord(rating.delimiter));
            if (finding.choices.size() == 1 && (!hintFits || (best.delimiter == ',' && isColumnOfDecimals(sample, best.trial))))
                finding.choices.push_back("none");
            guess.delimiterAlternatives = finding.choices;
            if (finding.choices.size() > 1)
                guess.findings.push_back(std::move(finding));
        }
    }
    if (ends.carriages > 0 && !dialect.carriageEnds) {
        Dialect other = dialect;
        other.carriageEnds = true;
        auto with = tryDialect(sample, whole, other), without = tryDialect(sample, whole, dialect);
        dialect.carriageEnds = with && without && with->columns >= 2
            && (with->share > without->share
                || (with->share == without->share && with->records.size() > without->records.size()));
    }
    if (auto settled = settleQuote(sample, whole, dialect); !settled)
        return std::unexpected(std::move(settled.error()));
    // Anything but doubled double quotes is a reading among others.
    const bool unquoted = dialect.quote == 0 && sample.find('"') != std::string_view::npos;
    if (dialect.quote == '\'' || dialect.escape != 0 || unquoted)
        guess.findings.push_back({Code::AmbiguousQuote, Severity::Warning, {},
            dialect.escape != 0 ? "\\\"" : unquoted ? "\"" : "'", 1, {}});

    auto trial = tryDialect(sample, whole, dialect);
    if (!trial)
        return std::unexpected(std::move(trial.error()));
    // Rows for the header question, split again from the sample: the first few dozen suffice.
    std::vector<SampleRecord> head;
    {
        MemoryText source(sample);
        RecordReader reader(source, dialect, 0);
        reader.bearOpenQuote();
        RecordBlock block;
        while (head.size() < 200) {
            auto more = reader.next(block);
            if (!more || !*more)
                break;
            for (const RecordBlock::Record& record : block.ragged)
                if (head.size() < 200)
                    head.push_back({record.line + hinted, splitRecord(block.text(record), dialect)});
        }
    }
    if (head.empty())
        return core::fail(Code::EmptyFile);
    settleHeader(head, trial->columns, given, guess);
    return guess;
}

std::string delimiterWord(char delimiter)
{
    return delimiter == 0 ? "none" : delimiter == '\t' ? "\\t" : std::string(1, delimiter);
}

} // namespace holdfast::ingest
