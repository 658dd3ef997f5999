// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SegmentExport.h"

#include "flow/TableRows.h"
#include "flow/WatchList.h"

#include <algorithm>
#include <fstream>

namespace holdfast::flow {

using core::Code;

// What the rule itself tells: of another segment it is the name only.
static void lookAt(const domain::Rule& rule, SegmentRows& rows)
{
    using Kind = domain::Rule::Kind;
    rows.lists = rows.lists || rule.kind == Kind::Ids;
    if (rule.kind == Kind::Compare)
        rows.personal = rows.personal || std::ranges::any_of(rows.table->fields(), [&](const CustomerField& field) { return field.personal && field.name == rule.field; });
    for (const domain::Rule& part : rule.parts)
        lookAt(part, rows);
}

core::Result<SegmentRows> segmentRows(Session& session, const SegmentExportRequest& request, core::JobContext& job)
{
    if (auto may = mayExport(session); !may)
        return std::unexpected(may.error());
    Scope scope = request.scope;
    scope.rule = request.rule;
    scope.name = request.name;
    auto table = customerTable(session, scope, job);
    if (!table)
        return std::unexpected(table.error());
    auto rows = (*table)->rows({}, job);
    if (!rows)
        return std::unexpected(rows.error());
    SegmentRows made {*table, std::move(*rows), {}, {}, request.rule, false, false, {}};
    if (request.rule.kind == domain::Rule::Kind::Segment) {
        const auto saved = segments(session);
        if (!saved)
            return std::unexpected(saved.error());
        for (const Segment& segment : *saved)
            if (segment.name == request.rule.segment)
                made.rule = segment.rule;
    }
    lookAt(made.rule, made);
    if (request.identified || !(made.lists || made.personal))
        made.definition = domain::toJson(made.rule);
    for (std::size_t f = 0; f < made.table->fields().size(); ++f)
        if (request.identified || !made.table->fields()[f].personal)
            made.fields.push_back(f);
    for (const auto row : made.rows)
        made.ids.push_back(made.table->id(row));
    if (!request.identified) {
        auto pseudonyms = pseudonymsOf(session, made.ids);
        if (!pseudonyms)
            return std::unexpected(pseudonyms.error());
        made.ids = std::move(*pseudonyms);
    }
    return made;
}

core::Status writeSegmentCsv(const SegmentRows& rows, const SegmentExportRequest& request, const std::function<std::string(const std::string&)>& guard,
    const std::string& path, core::JobContext& job)
{
    std::ofstream file(path, std::ios::binary | std::ios::trunc);
    RowCells cells;
    for (const std::size_t f : rows.fields)
        cells.emplace_back(guard(rows.table->fields()[f].name));
    const RowCells about {guard(request.name), std::to_string(rows.rows.size()), core::isoText(rows.table->basis().asOf), guard(rows.definition)};
    for (const char* name : {"segment", "customers", "as_of", "definition"})
        cells.emplace_back(name);
    std::string text;
    appendCsvLine(text, cells, cells);
    for (std::size_t r = 0; r < rows.rows.size(); ++r) {
        if (r % 1024 == 0) {
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            file << text;
            text.clear();
        }
        cells.clear();
        for (const std::size_t f : rows.fields) {
            const auto& field = rows.table->fields()[f];
            std::string value = f == 0 ? rows.ids[r] : rows.table->text(rows.rows[r], f);
            if (value.empty())
                cells.emplace_back(std::nullopt);
            else
                cells.emplace_back(f == 0 || field.type == "text" ? guard(value) : std::move(value));
        }
        cells.insert(cells.end(), about.begin(), about.end());
        appendCsvLine(text, cells, cells);
    }
    file << text;
    file.close();
    if (!file)
        return core::fail(Code::IoError, {{"path", path}}, {path, 0, 0, {}, 0});
    return {};
}

ExportEntry exportEntry(const SegmentRows& rows, const SegmentExportRequest& request)
{
    ExportEntry entry;
    entry.what = "segment";
    entry.subject = !request.name.empty() || rows.lists || rows.personal ? request.name : rows.definition;
    for (const std::size_t f : rows.fields)
        entry.columns.push_back(rows.table->fields()[f].name);
    entry.rows = rows.rows.size();
    entry.identified = request.identified;
    entry.asOf = rows.table->basis().asOf;
    entry.purpose = request.purpose;
    entry.recipient = request.recipient;
    entry.country = request.country;
    return entry;
}

} // namespace holdfast::flow
