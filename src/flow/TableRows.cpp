// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/TableRows.h"

#include "flow/ChosenSource.h"
#include "flow/Explore.h"
#include "flow/SessionState.h"
#include "frame/CellText.h"

#include <algorithm>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Status;

namespace {

// Rows fetched at once: as many as one part of the column store holds, fewer where they are wide.
constexpr std::uint64_t kPage = 65536, kPageCells = 4u << 20;
constexpr std::size_t kIssuesKept = 1000;

// Columns that the imports of a table do not all write in one way.
std::vector<bool> writtenDifferently(Session& session, const std::string& table, const std::vector<frame::ColumnInfo>& columns)
{
    std::vector<bool> differ(columns.size());
    const auto info = session.file().info();
    if (!info)
        return std::vector<bool>(columns.size(), true);
    for (std::size_t c = 0; c < columns.size(); ++c)
        for (const auto& import : info->imports)
            if (import.inForce && domain::word(import.header.role) == table)
                for (const auto& other : import.header.columns)
                    if (other.name == columns[c].name)
                        differ[c] = differ[c] || other.type != columns[c].type || other.format != columns[c].format;
    return differ;
}

// The row with its texts in the source behind it.
RowCells withSource(RowCells row, const RowCells& source, std::size_t width)
{
    row.insert(row.end(), source.begin(), source.begin() + static_cast<std::ptrdiff_t>(width));
    return row;
}

class TableSink final : public ingest::BatchSink {
public:
    TableSink(const ReadTableRequest& request, const ingest::Sniffed& sniffed, ReadTableAnswer& answer)
        : m_request(request), m_sniffed(sniffed), m_answer(answer)
    {
    }
    Status begin(const std::vector<frame::ColumnInfo>& columns) override
    {
        m_columns = columns;
        m_words.resize(columns.size());
        core::CivilDate last;
        for (const auto& column : m_sniffed.columns)
            for (const auto& reading : column.readings)
                if (reading.type == column.type && reading.format == column.format && reading.most != frame::kMissing) {
                    if (column.type == frame::ValueType::Date)
                        last = std::max(last, core::CivilDate {static_cast<std::int32_t>(reading.most)});
                    if (column.type == frame::ValueType::DateTime)
                        last = std::max(last, core::CivilDate {static_cast<std::int32_t>(reading.most / 86400)});
                }
        if (m_request.where) {
            auto rule = RowRule::over(*m_request.where, columns, last, [](const std::string& segment) {
                return Result<std::vector<std::string>>(core::fail(Code::UnknownSegment, {{"segment", segment}}));
            });
            if (!rule)
                return std::unexpected(std::move(rule.error()));
            m_rule = std::move(*rule);
        }
        for (const auto& column : columns)
            m_answer.columns.push_back({column.name, column.label, std::string(frame::word(column.type))});
        return {};
    }
    Status words(int column, const frame::Texts& words) override
    {
        for (std::size_t i = 0; i < words.size(); ++i)
            m_words[static_cast<std::size_t>(column)].push(words[i]);
        return {};
    }
    Status batch(const frame::Batch& batch) override
    {
        std::vector<std::size_t> written(m_columns.size()); // next source text of each column
        RowCells row(m_columns.size());
        for (std::uint32_t r = 0; r < batch.rows; ++r) {
            if (!m_rule && m_answer.rows.size() >= m_request.limit) {
                m_answer.total += batch.rows - r;
                break;
            }
            for (std::size_t c = 0; c < m_columns.size(); ++c)
                row[c] = cell(c, batch.columns[c], r, written[c]);
            if (m_rule && !m_rule->holds(row))
                continue;
            ++m_answer.total;
            if (m_answer.rows.size() < m_request.limit)
                m_answer.rows.push_back(row);
        }
        return {};
    }
    Status reject(const frame::RejectedRow& row) override
    {
        return note({row.reason, core::Severity::Warning, {{}, row.line, row.row, row.column, 0}, row.value, 1, {}});
    }
    Status note(const core::Finding& finding) override
    {
        ++m_answer.issuesTotal;
        if (m_answer.issues.size() < kIssuesKept)
            m_answer.issues.push_back(finding);
        return {};
    }

private:
    std::optional<std::string> cell(std::size_t c, const frame::BatchColumn& column, std::uint32_t r, std::size_t& next) const
    {
        const frame::ColumnInfo& info = m_columns[c];
        if (info.type == frame::ValueType::Text && info.coded)
            return column.codes[r] == 0 ? std::nullopt : std::optional(std::string(m_words[c][column.codes[r] - 1]));
        if (info.type == frame::ValueType::Text)
            return column.missing[r] ? std::nullopt : std::optional(std::string(column.texts[r]));
        if (info.type == frame::ValueType::Empty || column.numbers[r] == frame::kMissing)
            return std::nullopt;
        while (next < column.asWritten.size() && column.asWritten[next].first < r)
            ++next;
        if (next < column.asWritten.size() && column.asWritten[next].first == r)
            return frame::canonicalText(info, column.numbers[r], column.asWritten[next].second);
        return frame::canonicalText(info, column.numbers[r]);
    }

    const ReadTableRequest& m_request;
    const ingest::Sniffed& m_sniffed;
    ReadTableAnswer& m_answer;
    std::vector<frame::ColumnInfo> m_columns;
    std::vector<frame::Texts> m_words;
    std::optional<RowRule> m_rule;
};

bool needsQuotes(std::string_view text)
{
    if (text.empty())
        return true;
    const auto blank = [](char c) { return c == ' ' || c == '\t'; };
    if (blank(text.front()) || blank(text.back()) || text.front() == '\'' || text.front() == '#')
        return true;
    // Whatever another reader may take for a delimiter, a quote or a line end.
    return text.find_first_of(",;\t|\"\r\n\\") != std::string_view::npos || static_cast<unsigned char>(text.front()) >= 0xC2;
}

void appendField(std::string& text, std::string_view field)
{
    text += '"';
    for (const char c : field) {
        if (c == '"')
            text += '"';
        text += c;
    }
    text += '"';
}

} // namespace

Result<TableRowsAnswer> tableRows(
    Session& session, const TableRowsRequest& request, bool sources, const TakeRows& take, core::JobContext& job)
{
    if (!domain::parseRole(request.table))
        return core::fail(Code::UnknownTable, {{"table", request.table}});
    workspace::RowsRequest page {request.table, 0, 0, request.lineage, false};
    auto head = session.file().rows(page, job);
    if (!head)
        return std::unexpected(std::move(head.error()));
    const std::size_t shown = head->columns.size(), width = request.lineage ? shown - 3 : shown;
    TableRowsAnswer answer;
    for (const auto& column : head->columns)
        answer.columns.push_back({column.name, column.label, std::string(frame::word(column.type))});
    if (request.lineage)
        for (std::size_t c = 0; c < width; ++c)
            answer.columns.push_back({"_raw_" + head->columns[c].name, head->columns[c].label, "text"});
    std::optional<RowRule> rule;
    if (request.where) {
        core::CivilDate asOf;
        if (auto settings = readSettings(session); settings && settings->asOf.isValid())
            asOf = settings->asOf;
        else if (const auto info = session.file().info())
            asOf = info->dataTo;
        auto bound = RowRule::over(*request.where, head->columns, asOf, [&](const std::string& segment) {
            domain::Rule named;
            named.kind = domain::Rule::Kind::Segment;
            named.segment = segment;
            return segmentCustomers(session, named, {}, job);
        });
        if (!bound)
            return std::unexpected(std::move(bound.error()));
        rule = std::move(*bound);
    }
    std::vector<bool> differ;
    if (sources)
        differ = writtenDifferently(session, request.table, head->columns);

    std::uint64_t fitting = 0, taken = 0;
    const std::uint64_t most = std::clamp<std::uint64_t>(kPageCells / std::max<std::size_t>(1, shown), 256, kPage);
    page.limit = most;
    if (!rule) { // nothing to judge: begin where the answer begins
        page.offset = request.offset;
        fitting = request.offset;
    }
    for (; page.offset < head->total && (rule || taken < request.limit); page.offset += page.limit) {
        if (!rule)
            page.limit = std::min(most, request.limit - taken);
        auto rows = session.file().rows(page, job);
        if (!rows)
            return std::unexpected(std::move(rows.error()));
        std::vector<RowCells> written;
        if (sources || request.lineage) {
            auto texts = session.file().rows({request.table, page.offset, page.limit, request.lineage, true}, job);
            if (!texts)
                return std::unexpected(std::move(texts.error()));
            written = std::move(texts->rows);
        }
        std::vector<RowCells> some, theirs;
        for (std::size_t r = 0; r < rows->rows.size(); ++r) {
            RowCells& row = rows->rows[r];
            if (rule && !rule->holds(row))
                continue;
            if (fitting++ < request.offset || taken >= request.limit)
                continue;
            ++taken;
            if (sources) {
                for (std::size_t c = 0; c < row.size(); ++c)
                    if (c >= differ.size() || differ[c])
                        written[r][c] = row[c];
                theirs.push_back(request.lineage ? withSource(written[r], written[r], width) : written[r]);
            }
            some.push_back(request.lineage ? withSource(std::move(row), written[r], width) : std::move(row));
        }
        if (!some.empty())
            if (auto done = take(some, theirs); !done)
                return std::unexpected(std::move(done.error()));
        job.progress(static_cast<double>(page.offset) / static_cast<double>(head->total), "reading");
    }
    answer.total = rule ? fitting : head->total;
    return answer;
}

Result<ReadTableAnswer> readTable(const ReadTableRequest& request, core::JobContext& job)
{
    auto chosen = choose(nullptr, {request.path, request.role, request.mapping}, job);
    if (!chosen)
        return std::unexpected(std::move(chosen.error()));
    auto plan = readyPlan(*chosen);
    if (!plan)
        return std::unexpected(std::move(plan.error()));
    chosen->mapping.role = plan->role;
    ReadTableAnswer answer;
    TableSink sink(request, chosen->sniffed, answer);
    for (const core::Finding& finding : surveyIssues(chosen->sniffed, *plan))
        if (auto noted = sink.note(finding); !noted)
            return std::unexpected(std::move(noted.error()));
    auto summary = ingest::readSource(chosen->sniffed, chosen->mapping, ingest::OnError::Quarantine, sink, job);
    if (!summary)
        return std::unexpected(std::move(summary.error()));
    answer.read = summary->read;
    answer.rejected = summary->rejected;
    return answer;
}

void appendCsvLine(std::string& text, const RowCells& cells, const RowCells& source)
{
    // A line of nothing would be no row at all.
    const bool blank = std::none_of(source.begin(), source.end(), [](const auto& cell) { return cell && !cell->empty(); });
    for (std::size_t i = 0; i < source.size(); ++i) {
        if (i > 0)
            text += ',';
        const std::string_view field = source[i] ? std::string_view(*source[i]) : std::string_view();
        // Blanks that were read as missing must stand bare, to be read so again.
        const bool bare = !cells[i] && field.find_first_of(",\"\r\n") == std::string_view::npos;
        if ((bare || !needsQuotes(field)) && !(blank && i == 0))
            text += field;
        else
            appendField(text, field);
    }
    text += '\n';
}

} // namespace holdfast::flow
