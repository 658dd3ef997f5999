// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/CivilDate.h"
#include "core/Clock.h"
#include "core/Decimal.h"
#include "ingest/csv/Digest.h"
#include "ingest/csv/HeaderRows.h"
#include "ingest/mapping/Proposal.h"
#include "ingest/sniff/ColumnSurvey.h"
#include "ingest/sniff/EncodingSniffer.h"
#include "ingest/sniff/HeaderSniffer.h"
#include "ingest/sniff/RecordNotes.h"
#include "ingest/source/RecordSource.h"
#include "text/Fold.h"
#include "text/Utf8.h"

#include <algorithm>

namespace holdfast::ingest {
namespace {

using core::Code;
using core::Finding;
using core::Severity;
using frame::ValueType;

constexpr std::size_t kHead = 512 * 1024;

// The begin of the text, up to a line end where there is more.
core::Result<std::string> headOf(const std::string& path, const std::string& encoding, bool& whole)
{
    auto stream = TextStream::open(path, encoding);
    if (!stream)
        return std::unexpected(std::move(stream.error()));
    std::string head(static_cast<std::size_t>(std::min<std::uint64_t>(kHead, stream->atMost() + 1)), '\0');
    std::size_t have = 0;
    whole = false;
    while (have < head.size()) {
        auto n = stream->read(head.data() + have, head.size() - have);
        if (!n)
            return std::unexpected(std::move(n.error()));
        if (*n == 0) {
            whole = true;
            break;
        }
        have += *n;
    }
    head.resize(have);
    return head;
}

Finding finding(Code code, std::uint64_t count, std::uint64_t line = 0, std::string value = {})
{
    core::Place place;
    place.line = line;
    return {code, Severity::Warning, std::move(place), std::move(value), count, {}};
}

// What is no table of fields though it is text.
bool isMarkup(std::string_view head)
{
    head = text::trimmed(head);
    std::string begin(head.substr(0, 64));
    for (char& c : begin)
        c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
    for (const std::string_view mark : {"<!doctype", "<html", "<?xml", "<table", "<?mso", "{\\rtf"})
        if (begin.starts_with(mark))
            return true;
    // JSON: an object, or an array of them.
    std::string_view rest = head;
    if (rest.starts_with('['))
        rest = text::trimmed(rest.substr(1));
    if (!rest.starts_with('{'))
        return false;
    rest = text::trimmed(rest.substr(1));
    const std::size_t close = rest.starts_with('"') ? rest.find('"', 1) : std::string_view::npos;
    return close != std::string_view::npos && text::trimmed(rest.substr(close + 1)).starts_with(':');
}

// Values that no such quantity has, by what the header says it is.
void plausibility(const SniffedColumn& column, std::vector<Finding>& findings)
{
    const auto it = std::find_if(column.readings.begin(), column.readings.end(),
        [&](const Reading& r) { return r.type == column.type && r.format == column.format; });
    if (it == column.readings.end() || it->least == frame::kMissing)
        return;
    const std::string name = text::foldName(column.label);
    const auto says = [&](std::initializer_list<std::string_view> words) {
        return std::any_of(
            words.begin(), words.end(), [&](std::string_view w) { return name.starts_with(w) || name.ends_with(w); });
    };
    const auto note = [&](Code code, const std::string& value) {
        core::Place place;
        place.column = column.name;
        findings.push_back({code, Severity::Warning, std::move(place), value, 1, {}});
    };
    if (column.type == ValueType::Date || column.type == ValueType::DateTime) {
        const std::int64_t day = column.type == ValueType::Date ? it->most : it->most / 86400;
        const std::int64_t today = core::systemClock()() / 86400;
        const std::int64_t first = column.type == ValueType::Date ? it->least : it->least / 86400;
        if (says({"birth", "birthdate", "dob", "出生日期", "生日"}) && first < core::daysFromCivil(1900, 1, 1))
            note(Code::OutOfRange, core::isoText({static_cast<std::int32_t>(first)}));
        if (day > today + 1
            && !says({"end", "due", "expir", "renew", "contract", "deadline", "valid", "到期", "截止", "预计"}))
            note(Code::FutureDate, core::isoText({static_cast<std::int32_t>(day)}));
        return;
    }
    if (column.type != ValueType::Integer && column.type != ValueType::Decimal)
        return;
    const std::int64_t one = core::powerOfTen(column.scale);
    const auto text = [&](std::int64_t value) { return core::plainText({value, column.scale}, true); };
    // What a quantity of this name can be.
    struct Range {
        std::string_view name;
        std::int64_t least, most;
    };
    static constexpr Range kRanges[] = {{"age", 0, 120}, {"customerage", 0, 120}, {"ageyears", 0, 120}, {"alter", 0, 120},
        {"年龄", 0, 120}, {"年齡", 0, 120}, {"birthyear", 1900, 2100}, {"yearofbirth", 1900, 2100}, {"出生年份", 1900, 2100},
        {"nps", 0, 10}, {"npsscore", 0, 10}, {"month", 1, 12}, {"hour", 0, 24}, {"latitude", -90, 90}, {"lat", -90, 90},
        {"longitude", -180, 180}, {"lon", -180, 180}, {"lng", -180, 180}};
    const auto range = std::find_if(
        std::begin(kRanges), std::end(kRanges), [&](const Range& r) { return r.name == name; });
    if (range != std::end(kRanges) && (it->least < range->least * one || it->most > range->most * one))
        note(Code::OutOfRange, text(it->most > range->most * one ? it->most : it->least));
    else if (it->least < 0
        && says({"tenure", "tenuremonths", "tenuredays", "tenureyears", "duration", "dayslate", "visits", "logins", "sessions",
            "numorders", "ordercount", "household", "在网时长", "在网月数", "时长", "次数", "会龄"}))
        note(Code::OutOfRange, text(it->least));
}

// Ambiguities in what is asked for by column, but not what a column is: settled before.
std::string shapeOf(const Sniffed& sniffed)
{
    Digest digest;
    const std::string delimiter =
        delimiterWord(sniffed.dialect.delimiter) + (sniffed.dialect.headerLine > 0 ? "h" : "-");
    digest.add(delimiter.data(), delimiter.size());
    for (const SniffedColumn& column : sniffed.columns) {
        digest.add("\x1f", 1);
        digest.add(column.label.data(), column.label.size());
    }
    return digest.hex();
}

struct Surveyor {
    Sniffed& sniffed;
    core::JobContext& job;
    std::vector<std::string> header;
    std::vector<ColumnSurvey> surveys{};
    std::uint64_t repeatedHeaders = 0, repeatedAt = 0, stray = 0, firstStray = 0, firstRagged = 0;
    RecordNotes notes{sniffed};

    core::Status run(RecordSource& records);
    void sample(const RecordBlock& block);
};

void Surveyor::sample(const RecordBlock& block)
{
    std::size_t good = 0, bad = 0;
    while (sniffed.sampleRows.size() < static_cast<std::size_t>(kSampleRows)
        && (good < block.records.size() || bad < block.ragged.size())) {
        const bool ragged = good == block.records.size()
            || (bad < block.ragged.size() && block.ragged[bad].row < block.records[good].row);
        if (ragged) {
            const RecordBlock::Record& record = block.ragged[bad++];
            sniffed.sampleRows.push_back(splitRecord(block.text(record), sniffed.dialect));
            sniffed.problems.push_back({record.row, -1, Code::RaggedRows});
        } else {
            std::vector<std::string> row;
            for (std::size_t c = 0; c < block.columns; ++c) {
                row.emplace_back(block.text(good, c).substr(0, 2000));
                if (block.fields[good * block.columns + c].stray())
                    sniffed.problems.push_back({block.records[good].row, static_cast<int>(c), Code::StrayQuote});
            }
            sniffed.sampleRows.push_back(std::move(row));
            ++good;
        }
    }
}

core::Status Surveyor::run(RecordSource& records)
{
    surveys.resize(sniffed.columns.size());
    RecordBlock block;
    for (;;) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        auto more = records.next(block);
        if (!more)
            return std::unexpected(std::move(more.error()));
        if (!*more)
            break;
        if (sniffed.sampleRows.size() < static_cast<std::size_t>(kSampleRows))
            sample(block);
        notes.see(block);
        if (!block.ragged.empty() && firstRagged == 0)
            firstRagged = block.ragged.front().line;
        sniffed.raggedRows += block.ragged.size();
        if (!block.strayLines.empty() && firstStray == 0)
            firstStray = block.strayLines.front();
        const auto repeated = takeRepeatedHeaders(block, header);
        if (!repeated.empty() && repeatedHeaders == 0)
            repeatedAt = repeated.front().line;
        repeatedHeaders += repeated.size();
        for (std::size_t c = 0; c < surveys.size(); ++c)
            surveys[c].add(block, c);
        job.progress(0.15 + 0.85 * records.share(), "survey");
    }
    sniffed.rows = records.counts().rows;
    sniffed.blankRows = records.counts().blankRows;
    stray = records.counts().strayQuotes;
    return {};
}

} // namespace

// The survey of a text in an encoding. bytes: Proved, when `encoding` is only taken from its begin.
static core::Result<Sniffed> sniffIn(
    EncodingGuess&& encoding, TextBytes bytes, const std::string& path, const Mapping& given, core::JobContext& job)
{
    Sniffed sniffed;
    sniffed.path = path;
    sniffed.bytes = encoding.bytes;
    sniffed.digest = encoding.digest;
    sniffed.encodingConfidence = encoding.confidence;
    sniffed.encodingAlternatives = encoding.alternatives;
    bool whole = false;
    auto head = headOf(path, encoding.encoding, whole);
    if (!head)
        return std::unexpected(std::move(head.error()));
    const auto located = [&](core::Error error) {
        error.where.file = path;
        if (std::none_of(
                error.arguments.begin(), error.arguments.end(), [](const auto& a) { return a.first == "path"; }))
            error.arguments.emplace_back("path", path);
        return std::unexpected(std::move(error));
    };
    if (text::trimmed(*head).empty() && whole)
        return located({Code::EmptyFile});
    if (isMarkup(*head))
        return located({Code::UnsupportedFormat});
    Dialect start;
    start.encoding = encoding.encoding;
    start.byteOrderMark = encoding.byteOrderMark;
    auto guess = sniffDialect(*head, whole, start, given);
    if (!guess)
        return located(std::move(guess.error()));
    if (guess->columns > static_cast<std::size_t>(kMaxColumns))
        return located({Code::TooManyColumns, {{"limit", std::to_string(kMaxColumns)}}});
    sniffed.dialect = guess->dialect;
    sniffed.delimiterAlternatives = guess->delimiterAlternatives;
    sniffed.findings = std::move(encoding.findings);
    sniffed.findings.insert(sniffed.findings.end(), guess->findings.begin(), guess->findings.end());
    sniffed.firstDataLine = guess->firstLine;

    std::vector<std::string> labels = guess->header;
    labels.resize(guess->columns);
    std::vector<Finding> headerFindings;
    const std::vector<std::string> names = uniqueNames(labels, headerFindings);
    if (sniffed.dialect.headerLine > 0)
        sniffed.findings.insert(sniffed.findings.end(), headerFindings.begin(), headerFindings.end());
    for (std::size_t i = 0; i < labels.size(); ++i) {
        SniffedColumn column;
        column.name = names[i];
        column.label = labels[i];
        sniffed.columns.push_back(std::move(column));
    }

    auto records = openTextRecords(sniffed, bytes);
    if (!records)
        return located(std::move(records.error()));
    if (auto done = surveyRecords(sniffed, guess->header, **records, job); !done)
        return located(std::move(done.error()));
    if (bytes == TextBytes::Proved) {
        const RecordCounts counts = (*records)->counts();
        if (!counts.endsWhole)
            return located({Code::EncodingInvalid});
        sniffed.bytes = counts.bytes;
        sniffed.digest = counts.digest;
    }
    return sniffed;
}

core::Result<Sniffed> sniffText(const std::string& path, const Mapping& given, core::JobContext& job)
{
    // A long file that begins as UTF-8 is read once less: what proves its bytes is the survey itself. Whatever is wrong
    // then is found once more and told by the careful way.
    if (auto guess = assumedUtf8(path, given)) {
        auto sniffed = sniffIn(std::move(*guess), TextBytes::Proved, path, given, job);
        if (sniffed || sniffed.error().code == Code::Cancelled)
            return sniffed;
    }
    auto encoding = sniffEncoding(path, given, job);
    if (!encoding)
        return std::unexpected(std::move(encoding.error()));
    return sniffIn(std::move(*encoding), TextBytes::Plain, path, given, job);
}

core::Status surveyRecords(
    Sniffed& sniffed, const std::vector<std::string>& header, RecordSource& records, core::JobContext& job)
{
    Surveyor surveyor{.sniffed = sniffed, .job = job, .header = header};
    if (auto done = surveyor.run(records); !done)
        return done;

    for (ColumnSurvey& survey : surveyor.surveys)
        survey.close();
    char mark = 0;
    bool marksDiffer = false;
    for (const ColumnSurvey& survey : surveyor.surveys)
        if (const char proved = survey.provedMark(); proved != 0) {
            marksDiffer = marksDiffer || (mark != 0 && mark != proved);
            mark = proved;
        }
    sniffed.decimalMark = marksDiffer ? '\0' : mark;
    std::string order;
    bool ordersDiffer = false;
    for (std::size_t i = 0; i < surveyor.surveys.size(); ++i) {
        SniffedColumn& column = sniffed.columns[i];
        surveyor.surveys[i].finish(column, sniffed.decimalMark, sniffed.findings);
        plausibility(column, sniffed.findings);
        if (column.type == ValueType::Date || column.type == ValueType::DateTime)
            for (const Reading& reading : column.readings)
                if (reading.type == column.type && reading.format == column.format) {
                    ordersDiffer = ordersDiffer || (!order.empty() && order != reading.answer);
                    order = reading.answer;
                }
    }
    sniffed.dateOrder = ordersDiffer ? "" : order;

    auto& findings = sniffed.findings;
    if (sniffed.rows == 0)
        findings.push_back(finding(Code::NoDataRows, 1, sniffed.firstDataLine));
    if (sniffed.raggedRows > 0)
        findings.push_back(finding(Code::RaggedRows, sniffed.raggedRows, surveyor.firstRagged));
    if (sniffed.blankRows > 0)
        findings.push_back(finding(Code::BlankRows, sniffed.blankRows));
    if (surveyor.stray > 0)
        findings.push_back(finding(Code::StrayQuote, surveyor.stray, surveyor.firstStray));
    if (surveyor.repeatedHeaders > 0)
        findings.push_back(finding(Code::RepeatedHeader, surveyor.repeatedHeaders, surveyor.repeatedAt));
    for (Finding& odd : surveyor.notes.findings(records.counts().endsOpen))
        findings.push_back(std::move(odd));
    const auto blanks = static_cast<std::uint64_t>(std::count_if(sniffed.columns.begin(), sniffed.columns.end(),
        [&](const SniffedColumn& c) { return c.type == ValueType::Empty && sniffed.rows > 0; }));
    if (blanks > 0)
        findings.push_back(finding(Code::BlankColumns, blanks));

    // Two columns that both name the customer: one of them is taken, and it may be the wrong one.
    std::vector<std::string> keys;
    for (const SniffedColumn& column : sniffed.columns)
        if (namesCustomer(column.label) && isIdHeader(column.label))
            keys.push_back(column.name);
    if (keys.size() > 1) {
        Finding question = finding(Code::AmbiguousKey, keys.size(), 0, keys[1]);
        question.where.column = keys[1];
        question.choices = keys;
        findings.push_back(std::move(question));
    }

    const RoleProposal role = proposeRole(sniffed.columns);
    sniffed.role = role.role;
    sniffed.roleConfidence = role.confidence;
    if (role.role) {
        const auto fields = proposeFields(sniffed.columns, *role.role);
        for (std::size_t i = 0; i < fields.size(); ++i) {
            sniffed.columns[i].field = fields[i].field;
            sniffed.columns[i].fieldConfidence = fields[i].confidence;
        }
    }
    sniffed.shape = shapeOf(sniffed);
    job.progress(1, "survey");
    return {};
}

} // namespace holdfast::ingest
