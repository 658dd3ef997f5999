// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/WatchListFile.h"

#include "briefing/Briefing.h"
#include "briefing/SaveFile.h"
#include "briefing/TableCsv.h"
#include "briefing/XlsxWriter.h"
#include "present/pages/RiskPages.h"

namespace holdfast::briefing {

core::Status writeWatchList(flow::Session& session, flow::WatchAnswer answer, bool identified, const present::Fmt& fmt, const QString& path, core::JobContext& job)
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
        const auto written = writeXlsx(compose({page}, options), path, job);
        return written ? core::Status {} : core::Status(std::unexpected(written.error()));
    }
    StagedFile file(path);
    auto status = file.open();
    if (status)
        status = file.write(tableCsv(page.blocks.front().asTable));
    if (status && job.shouldStop())
        return core::fail(core::Code::Cancelled);
    return status ? file.commit() : status;
}

} // namespace holdfast::briefing
