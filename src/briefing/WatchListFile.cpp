// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/WatchListFile.h"

#include "briefing/Briefing.h"
#include "briefing/SaveFile.h"
#include "briefing/TableCsv.h"
#include "briefing/XlsxWriter.h"
#include "flow/ExportLog.h"
#include "present/pages/RiskPages.h"

#include <QFile>

namespace holdfast::briefing {

// The columns written.
static core::Result<std::vector<std::string>> writeFile(flow::Session& session, flow::WatchAnswer answer, bool identified, const present::Fmt& fmt, const QString& path, core::JobContext& job)
{
    if (!identified) {
        std::vector<std::string> ids;
        for (const auto& entry : answer.entries)
            ids.push_back(entry.customer);
        const auto pseudonyms = flow::pseudonymsOf(session, ids);
        if (!pseudonyms)
            return std::unexpected(pseudonyms.error());
        for (std::size_t i = 0; i < answer.entries.size(); ++i) {
            answer.entries[i].customer = (*pseudonyms)[i];
            answer.entries[i].note.clear();
        }
    }
    present::Page page = present::watchListPage(answer, fmt);
    std::vector<std::string> columns;
    for (const auto& column : page.blocks.front().asTable.columns)
        columns.push_back(column.id.toStdString());
    if (job.shouldStop())
        return core::fail(core::Code::Cancelled);
    if (path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive)) {
        page.blocks.front().body = page.blocks.front().asTable; // all columns
        ComposeOptions options;
        options.templateId = QStringLiteral("watch-list");
        options.title = page.title;
        options.language = fmt.chinese() ? QStringLiteral("zh") : QStringLiteral("en");
        options.createdAt = answer.basis.computedAt;
        options.createdText = fmt.dateTime(answer.basis.computedAt);
        options.pseudonymous = !identified;
        options.pseudonym = [](const QString& id) { return id; }; // they stand there already
        const Briefing made = compose({page}, options);
        const auto written = writeXlsx(made, path, job);
        if (!written)
            return std::unexpected(written.error());
        columns.clear();
        for (const auto& column : made.chapters.first().sections.first().block.asTable.columns)
            columns.push_back(column.id.toStdString());
        return columns;
    }
    StagedFile file(path);
    auto status = file.open();
    if (status)
        status = file.write(tableCsv(page.blocks.front().asTable));
    if (status && job.shouldStop())
        return core::fail(core::Code::Cancelled);
    if (status)
        status = file.commit();
    if (!status)
        return std::unexpected(status.error());
    return columns;
}

core::Status writeWatchList(flow::Session& session, flow::WatchAnswer answer, bool identified, const present::Fmt& fmt, const QString& path, core::JobContext& job)
{
    if (auto may = flow::mayExport(session); !may)
        return may;
    flow::ExportEntry entry;
    entry.what = "watch-list";
    entry.rows = answer.entries.size();
    entry.identified = identified;
    entry.asOf = answer.basis.asOf;
    auto columns = writeFile(session, std::move(answer), identified, fmt, path, job);
    if (!columns)
        return std::unexpected(columns.error());
    entry.columns = std::move(*columns);
    auto logged = flow::recordExport(session, entry, path.toStdString());
    if (!logged)
        QFile::remove(path); // a file without an entry in the log does not stay
    return logged;
}

} // namespace holdfast::briefing
