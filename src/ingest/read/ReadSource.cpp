// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decimal.h"
#include "ingest/csv/HeaderRows.h"
#include "ingest/mapping/Proposal.h"
#include "ingest/read/CellParser.h"
#include "ingest/read/Dictionary.h"
#include "ingest/source/RecordSource.h"
#include "text/Fold.h"
#include "text/Moment.h"
#include "text/Utf8.h"

#include <algorithm>
#include <cstring>

namespace holdfast::ingest {
namespace {

using core::Code;
using core::Finding;
using core::Severity;
using frame::Batch;
using frame::BatchColumn;
using frame::RejectedRow;
using frame::ValueType;

constexpr std::size_t kLargestWordCheck = 2'000'000; // ids that are looked at for near-duplicates

// One column on its way into batches.
struct Lane {
    Plan::Column plan;
    std::optional<CellParser> parser; // typed columns
    Dictionary words; // coded ones, and the ids of customers
    bool isId = false; // the id of a customer table: found again = duplicate key
    std::uint64_t nulls = 0, nullTokens = 0, unreadable = 0, duplicates = 0;
    std::string unreadableText, duplicateText, nullText;
    std::uint64_t unreadableRow = 0, unreadableLine = 0, duplicateRow = 0, missingRow = 0;
};

// 007 as 7: spreadsheets drop the zeros in front of an id.
std::string_view withoutZeros(std::string_view key)
{
    const bool number = !key.empty() && std::all_of(key.begin(), key.end(), [](char c) { return c >= '0' && c <= '9'; });
    while (number && key.size() > 1 && key.front() == '0')
        key.remove_prefix(1);
    return key;
}

// Blanks begin with one of these bytes: space and controls, or the first byte of U+00A0, U+202F, U+3000.
bool isBlankByte(char c)
{
    const auto byte = static_cast<unsigned char>(c);
    return byte <= ' ' || byte == 0xC2 || byte == 0xE2 || byte == 0xE3;
}

struct Rejection {
    std::uint32_t record = 0; // of the block
    std::size_t lane = 0;
    Code code = Code::UnreadableValue;
    std::string value;
};

class RowReader {
public:
    RowReader(const Sniffed& sniffed, Plan plan, OnError onError, BatchSink& sink, core::JobContext& job);
    core::Result<ReadSummary> run();

private:
    core::Status readBlock(RecordBlock& block);
    core::Status flush();
    core::Status reject(const RecordBlock& block, const RecordBlock::Record& record, const std::string& column,
        Code code, std::string value);
    void parseTyped(const RecordBlock& block, std::size_t lane);
    void parseTexts(const RecordBlock& block, std::size_t lane);
    void derive();
    core::Status findings();
    bool mayMiss(const Lane& lane) const;

    const Sniffed& m_sniffed;
    std::optional<domain::Role> m_role;
    OnError m_onError;
    BatchSink& m_sink;
    core::JobContext& m_job;
    std::vector<Lane> m_lanes;
    std::vector<std::string> m_header;
    ReadSummary m_summary;
    Batch m_batch;
    std::vector<std::uint32_t> m_kept; // records of the block that go on
    std::vector<Rejection> m_rejections;
    std::uint64_t m_missingCustomers = 0, m_missingCustomerRow = 0;
};

RowReader::RowReader(const Sniffed& sniffed, Plan plan, OnError onError, BatchSink& sink, core::JobContext& job)
    : m_sniffed(sniffed)
    , m_role(plan.role)
    , m_onError(onError)
    , m_sink(sink)
    , m_job(job)
{
    for (Plan::Column& column : plan.columns) {
        Lane lane;
        // In a table of no role, the first column where its header is that of an id.
        const bool other = !m_role || m_role == domain::Role::Other;
        lane.isId = (m_role == domain::Role::Customer && column.info.field == "customer")
            || (other && m_lanes.empty() && column.info.type == ValueType::Text && isIdHeader(column.info.label)
                && !namesCustomer(column.info.label));
        if (column.info.type != ValueType::Text)
            lane.parser.emplace(column.info);
        lane.plan = std::move(column);
        m_lanes.push_back(std::move(lane));
    }
    for (const SniffedColumn& column : sniffed.columns)
        m_header.push_back(column.label);
    if (sniffed.dialect.headerLine == 0)
        m_header.clear();
    m_batch.columns.resize(m_lanes.size());
    m_summary.nulls.resize(m_lanes.size());
}

// A purchase without a customer is still a purchase; a customer without an id is nobody.
bool RowReader::mayMiss(const Lane& lane) const
{
    return !lane.plan.required || (lane.plan.info.field == "customer" && m_role != domain::Role::Customer)
        || (lane.plan.info.type == ValueType::Text && lane.plan.info.field != "customer");
}

core::Status RowReader::reject(const RecordBlock& block, const RecordBlock::Record& record, const std::string& column,
    Code code, std::string value)
{
    ++m_summary.rejected;
    ++m_summary.rejectedBy[std::string(core::word(code))];
    if (m_onError == OnError::Stop) {
        core::Place place{m_sniffed.path, record.line, record.row, column, 0};
        return core::fail(code, {{"path", m_sniffed.path}, {"value", value}}, std::move(place));
    }
    if (m_onError == OnError::Skip)
        return {};
    return m_sink.reject({record.row, record.line, column, code, std::move(value), std::string(block.text(record))});
}

void RowReader::parseTyped(const RecordBlock& block, std::size_t index)
{
    Lane& lane = m_lanes[index];
    BatchColumn& column = m_batch.columns[index];
    const CellParser& parser = *lane.parser;
    const auto source = static_cast<std::size_t>(lane.plan.source);
    const bool required = lane.plan.required;
    const std::size_t begin = column.numbers.size();
    column.numbers.resize(begin + m_kept.size());
    std::int64_t* const out = column.numbers.data() + begin;
    for (std::size_t k = 0; k < m_kept.size(); ++k) {
        const std::uint32_t r = m_kept[k];
        const Field field = block.fields[r * block.columns + source];
        std::int64_t value = frame::kMissing;
        if (field.size() == 0) {
            out[k] = value;
            ++lane.nulls;
            if (required)
                m_rejections.push_back({r, index, Code::MissingRequired, {}});
            continue;
        }
        const std::string_view text = block.text(field);
        bool exact = true;
        const CellParser::Outcome outcome = parser.parse(text, value, exact);
        if (outcome != CellParser::Outcome::Value) {
            value = frame::kMissing;
            ++lane.nulls;
            exact = false;
            if (outcome == CellParser::Outcome::Unreadable) {
                if (required) {
                    const Code code =
                        text::builtLikeDate(text::trimmed(text)) ? Code::InvalidDate : Code::UnreadableValue;
                    m_rejections.push_back({r, index, code, std::string(text)});
                } else if (lane.unreadable++ == 0) {
                    lane.unreadableText = text;
                    lane.unreadableRow = block.records[r].row;
                    lane.unreadableLine = block.records[r].line;
                }
            } else {
                if (required)
                    m_rejections.push_back({r, index, Code::MissingRequired, std::string(text)});
                if (!text::trimmed(text).empty() && lane.nullTokens++ == 0)
                    lane.nullText = text;
            }
        }
        out[k] = value;
        if (!exact)
            column.asWritten.emplace_back(static_cast<std::uint32_t>(begin + k), text);
    }
}

void RowReader::parseTexts(const RecordBlock& block, std::size_t index)
{
    Lane& lane = m_lanes[index];
    BatchColumn& column = m_batch.columns[index];
    const auto source = static_cast<std::size_t>(lane.plan.source);
    const bool coded = lane.plan.info.coded, hashed = coded || lane.isId, known = !lane.plan.info.field.empty();
    const std::size_t kept = m_kept.size(), begin = coded ? column.codes.size() : column.texts.size();
    std::uint64_t hashes[RecordBlock::kRecords];
    std::size_t bytes = 0;
    for (std::size_t k = 0; k < kept; ++k) {
        const Field field = block.fields[m_kept[k] * block.columns + source];
        bytes += field.size();
        if (hashed && field.size() > 0) {
            hashes[k] = hashText(block.text(field));
            lane.words.prefetch(hashes[k]);
        }
    }
    // The cell of a kept record, `take` for each that is not missing.
    const auto each = [&](auto take, auto miss) {
        for (std::size_t k = 0; k < kept; ++k) {
            const std::uint32_t r = m_kept[k];
            const Field field = block.fields[r * block.columns + source];
            const std::string_view text = block.text(field);
            // Blanks in quotes are meant, except where a name or a key should stand.
            if (text.empty()
                || ((known || !field.quoted()) && isBlankByte(text.front()) && text::trimmed(text).empty())) {
                ++lane.nulls;
                if (lane.missingRow == 0)
                    lane.missingRow = block.records[r].row;
                if (!text.empty())
                    column.asWritten.emplace_back(static_cast<std::uint32_t>(begin + k), text);
                miss(k);
                continue;
            }
            std::uint32_t code = 0;
            if (hashed) {
                bool isNew = false;
                code = lane.words.code(text, hashes[k], isNew);
                if (lane.isId && !isNew && lane.duplicates++ == 0) {
                    lane.duplicateText = text;
                    lane.duplicateRow = block.records[r].row;
                }
            }
            take(k, text, code);
        }
    };
    if (coded) {
        column.codes.resize(begin + kept);
        std::uint32_t* const codes = column.codes.data() + begin;
        each([&](std::size_t k, std::string_view, std::uint32_t code) { codes[k] = code; }, [&](std::size_t k) { codes[k] = 0; });
        return;
    }
    frame::Texts& texts = column.texts;
    texts.ends.resize(begin + kept);
    column.missing.resize(begin + kept, false);
    std::size_t end = texts.bytes.size();
    texts.bytes.resize(end + bytes);
    each(
        [&](std::size_t k, std::string_view text, std::uint32_t) {
            std::memcpy(texts.bytes.data() + end, text.data(), text.size());
            end += text.size();
            texts.ends[begin + k] = end;
        },
        [&](std::size_t k) {
            texts.ends[begin + k] = end;
            column.missing[begin + k] = true;
        });
    texts.bytes.resize(end);
}

void RowReader::derive()
{
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        if (!m_lanes[i].plan.info.derived)
            continue;
        std::size_t quantity = 0, price = 0;
        for (std::size_t k = 0; k < m_lanes.size(); ++k) {
            if (m_lanes[k].plan.info.field == "quantity")
                quantity = k;
            if (m_lanes[k].plan.info.field == "unit_price")
                price = k;
        }
        auto& out = m_batch.columns[i].numbers;
        const auto& a = m_batch.columns[quantity].numbers;
        const auto& b = m_batch.columns[price].numbers;
        const int places = m_lanes[quantity].plan.info.scale + m_lanes[price].plan.info.scale;
        const int drop = places - m_lanes[i].plan.info.scale;
        for (std::size_t k = out.size(); k < a.size(); ++k) {
            __extension__ using Wide = __int128;
            std::int64_t value = frame::kMissing;
            if (a[k] != frame::kMissing && b[k] != frame::kMissing) {
                Wide product = static_cast<Wide>(a[k]) * b[k];
                if (drop > 0) {
                    const Wide unit = core::powerOfTen(std::min(18, drop));
                    product = (product + (product < 0 ? -unit / 2 : unit / 2)) / unit;
                }
                constexpr Wide kLimit = std::numeric_limits<std::int64_t>::max();
                if (product <= kLimit && product >= -kLimit)
                    value = static_cast<std::int64_t>(product);
            }
            m_lanes[i].nulls += value == frame::kMissing;
            out.push_back(value);
        }
    }
}

core::Status RowReader::readBlock(RecordBlock& block)
{
    const std::vector<RecordBlock::Record> repeated = takeRepeatedHeaders(block, m_header);
    if (m_batch.rows + block.records.size() > Batch::kRows)
        if (auto flushed = flush(); !flushed)
            return flushed;
    m_rejections.clear();
    m_kept.resize(block.records.size());
    for (std::uint32_t r = 0; r < m_kept.size(); ++r)
        m_kept[r] = r;

    // Required cells decide which records go on.
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const Lane& lane = m_lanes[i];
        const bool gate =
            lane.plan.required || lane.plan.info.field == "quantity" || lane.plan.info.field == "unit_price";
        if (lane.plan.source < 0 || !gate)
            continue;
        if (lane.parser)
            parseTyped(block, i);
        else if (!mayMiss(lane))
            for (std::uint32_t r = 0; r < block.records.size(); ++r)
                if (text::trimmed(block.text(r, static_cast<std::size_t>(lane.plan.source))).empty())
                    m_rejections.push_back({r, i, Code::MissingRequired, {}});
    }
    derive();
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        if (m_lanes[i].plan.info.derived)
            for (std::uint32_t r = 0; r < m_kept.size(); ++r)
                if (m_batch.columns[i].numbers[m_batch.rows + r] == frame::kMissing)
                    m_rejections.push_back({r, i, Code::MissingRequired, {}});

    if (!m_rejections.empty()) {
        std::stable_sort(m_rejections.begin(), m_rejections.end(),
            [](const Rejection& a, const Rejection& b) { return a.record < b.record; });
        const auto last = std::unique(m_rejections.begin(), m_rejections.end(),
            [](const Rejection& a, const Rejection& b) { return a.record == b.record; });
        m_rejections.erase(last, m_rejections.end());
        std::vector<bool> out(block.records.size());
        for (const Rejection& rejection : m_rejections)
            out[rejection.record] = true;
        std::erase_if(m_kept, [&](std::uint32_t r) { return out[r]; });
        // The typed columns are there already: close the gaps.
        for (std::size_t i = 0; i < m_lanes.size(); ++i) {
            BatchColumn& column = m_batch.columns[i];
            if (column.numbers.size() <= m_batch.rows)
                continue;
            for (std::uint32_t r = 0; r < out.size(); ++r)
                if (out[r] && column.numbers[m_batch.rows + r] == frame::kMissing)
                    --m_lanes[i].nulls;
            for (std::size_t k = 0; k < m_kept.size(); ++k)
                column.numbers[m_batch.rows + k] = column.numbers[m_batch.rows + m_kept[k]];
            column.numbers.resize(m_batch.rows + m_kept.size());
            std::vector<std::uint32_t> place(out.size());
            for (std::uint32_t k = 0; k < m_kept.size(); ++k)
                place[m_kept[k]] = k;
            std::erase_if(column.asWritten, [&](auto& entry) {
                if (entry.first < m_batch.rows)
                    return false;
                const std::uint32_t r = entry.first - m_batch.rows;
                if (!out[r])
                    entry.first = m_batch.rows + place[r];
                return static_cast<bool>(out[r]);
            });
        }
    }
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        const Lane& lane = m_lanes[i];
        if (lane.plan.source < 0)
            continue;
        if (!lane.parser)
            parseTexts(block, i);
        else if (m_batch.columns[i].numbers.size() < m_batch.rows + m_kept.size())
            parseTyped(block, i);
    }
    for (const std::uint32_t r : m_kept)
        m_batch.sourceRows.push_back(block.records[r].row);
    m_batch.rows += static_cast<std::uint32_t>(m_kept.size());
    m_summary.loaded += m_kept.size();

    // Rejected rows of all kinds, in file order.
    std::size_t a = 0, b = 0, c = 0;
    while (a < m_rejections.size() || b < block.ragged.size() || c < repeated.size()) {
        constexpr std::uint64_t kEnd = std::numeric_limits<std::uint64_t>::max();
        const std::uint64_t rowA = a < m_rejections.size() ? block.records[m_rejections[a].record].row : kEnd;
        const std::uint64_t rowB = b < block.ragged.size() ? block.ragged[b].row : kEnd;
        const std::uint64_t rowC = c < repeated.size() ? repeated[c].row : kEnd;
        core::Status done;
        if (rowA < rowB && rowA < rowC) {
            Rejection& rejection = m_rejections[a++];
            done = reject(block, block.records[rejection.record], m_lanes[rejection.lane].plan.info.name,
                rejection.code, std::move(rejection.value));
        } else if (rowB < rowC) {
            const RecordBlock::Record& record = block.ragged[b++];
            done = reject(block, record, {}, Code::RaggedRows, std::to_string(record.fields));
        } else {
            done = reject(block, repeated[c++], {}, Code::RepeatedHeader, {});
        }
        if (!done)
            return done;
    }
    return {};
}

core::Status RowReader::flush()
{
    for (std::size_t i = 0; i < m_lanes.size(); ++i)
        if (m_lanes[i].plan.info.coded && m_lanes[i].words.hasNew())
            if (auto told = m_sink.words(static_cast<int>(i), m_lanes[i].words.takeNew()); !told)
                return told;
    if (m_batch.rows > 0)
        if (auto taken = m_sink.batch(m_batch); !taken)
            return taken;
    m_batch.rows = 0;
    m_batch.sourceRows.clear();
    for (BatchColumn& column : m_batch.columns) {
        column.numbers.clear();
        column.codes.clear();
        column.texts.bytes.clear();
        column.texts.ends.clear();
        column.missing.clear();
        column.asWritten.clear();
    }
    return {};
}

core::Status RowReader::findings()
{
    const auto note = [&](Finding finding) {
        ++m_summary.findings;
        finding.where.file = m_sniffed.path;
        return m_sink.note(finding);
    };
    for (std::size_t i = 0; i < m_lanes.size(); ++i) {
        Lane& lane = m_lanes[i];
        const std::string& name = lane.plan.info.name;
        m_summary.nulls[i] = lane.nulls;
        if (lane.unreadable > 0)
            if (auto done = note({Code::UnreadableValue, Severity::Warning,
                    {{}, lane.unreadableLine, lane.unreadableRow, name, 0}, lane.unreadableText, lane.unreadable, {}});
                !done)
                return done;
        if (lane.plan.required && lane.plan.info.field == "customer" && m_role != domain::Role::Customer
            && lane.nulls > 0)
            if (auto done = note(
                    {Code::MissingRequired, Severity::Warning, {{}, 0, lane.missingRow, name, 0}, {}, lane.nulls, {}});
                !done)
                return done;
        // An id that most rows repeat is a reference to something else.
        const bool key = m_role == domain::Role::Customer || lane.duplicates * 2 <= m_summary.loaded;
        if (lane.duplicates > 0 && key)
            if (auto done = note({Code::DuplicateKey, Severity::Warning, {{}, 0, lane.duplicateRow, name, 0},
                    lane.duplicateText, lane.duplicates, {}});
                !done)
                return done;
        if ((lane.isId || (lane.plan.info.field == "customer" && lane.plan.info.coded))
            && lane.words.words().size() <= kLargestWordCheck) {
            const frame::Texts& words = lane.words.words();
            std::vector<std::pair<std::uint64_t, std::uint32_t>> folded(words.size());
            for (std::uint32_t k = 0; k < words.size(); ++k) {
                const std::string look = text::foldKey(words[k]);
                folded[k] = {hashText(withoutZeros(look)), k};
            }
            std::sort(folded.begin(), folded.end());
            std::uint64_t near = 0;
            std::string example;
            for (std::size_t k = 1; k < folded.size(); ++k)
                if (folded[k].first == folded[k - 1].first && near++ == 0)
                    example = words[folded[k].second];
            if (near > 0)
                if (auto done = note({Code::ConfusableKeys, Severity::Warning, {{}, 0, 0, name, 0}, example, near, {}});
                    !done)
                    return done;
        }
    }
    return {};
}

core::Result<ReadSummary> RowReader::run()
{
    std::vector<frame::ColumnInfo> infos;
    for (const Lane& lane : m_lanes)
        infos.push_back(lane.plan.info);
    if (auto begun = m_sink.begin(infos); !begun)
        return std::unexpected(std::move(begun.error()));
    auto records = openRecords(m_sniffed, m_job);
    if (!records)
        return std::unexpected(std::move(records.error()));
    RecordBlock block;
    for (;;) {
        if (m_job.shouldStop())
            return core::fail(Code::Cancelled);
        // Batches are full ones wherever the source gives blocks of the wanted length: they are stored as they are.
        if (m_batch.rows == Batch::kRows)
            if (auto flushed = flush(); !flushed)
                return std::unexpected(std::move(flushed.error()));
        block.most = std::min<std::size_t>(RecordBlock::kRecords, Batch::kRows - m_batch.rows);
        auto more = (*records)->next(block);
        if (!more) {
            more.error().where.file = m_sniffed.path;
            return std::unexpected(std::move(more.error()));
        }
        if (!*more)
            break;
        if (auto done = readBlock(block); !done)
            return std::unexpected(std::move(done.error()));
        m_job.progress((*records)->share(), "load");
    }
    if (auto flushed = flush(); !flushed)
        return std::unexpected(std::move(flushed.error()));
    m_summary.read = (*records)->counts().rows;
    if (auto same = (*records)->check(m_sniffed); !same)
        return std::unexpected(std::move(same.error()));
    if (m_summary.read != m_sniffed.rows)
        return core::fail(
            Code::IoError, {{"path", m_sniffed.path}, {"reason", "changed"}}, {m_sniffed.path, 0, 0, {}, 0});
    if (auto told = findings(); !told)
        return std::unexpected(std::move(told.error()));
    m_job.progress(1, "load");
    return std::move(m_summary);
}

} // namespace

core::Result<ReadSummary> readSource(
    const Sniffed& sniffed, const Mapping& mapping, OnError onError, BatchSink& sink, core::JobContext& job)
{
    auto plan = applyMapping(sniffed, mapping);
    if (!plan)
        return std::unexpected(std::move(plan.error()));
    if (!plan->open.empty()) {
        const Finding& finding = plan->open.front();
        core::Error error{
            finding.code, {{"path", sniffed.path}, {"value", finding.value}}, finding.where, finding.choices, {}};
        error.where.file = sniffed.path;
        return std::unexpected(std::move(error));
    }
    if (!plan->missingFields.empty()) {
        std::string fields;
        for (const std::string& field : plan->missingFields)
            fields += (fields.empty() ? "" : ", ") + field;
        return core::fail(
            Code::MissingField, {{"path", sniffed.path}, {"fields", fields}}, {sniffed.path, 0, 0, {}, 0});
    }
    RowReader reading(sniffed, std::move(*plan), onError, sink, job);
    return reading.run();
}

} // namespace holdfast::ingest
