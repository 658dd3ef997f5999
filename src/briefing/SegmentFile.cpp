// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/SegmentFile.h"

#include "briefing/Briefing.h"
#include "briefing/CellText.h"
#include "briefing/SaveFile.h"
#include "briefing/XlsxWriter.h"
#include "present/pages/SegmentExportPage.h"

#include <QFile>

namespace holdfast::briefing {

namespace {

constexpr std::size_t kMostCells = 4'000'000; // of a workbook: they are held in memory

core::Status writeWorkbook(const flow::SegmentRows& rows, const flow::SegmentExportRequest& request, const present::Fmt& fmt, const QString& path, core::JobContext& job)
{
    if (rows.rows.size() * rows.fields.size() > kMostCells)
        return core::fail(core::Code::LimitsExceeded, {{"path", path.toStdString()}, {"rows", std::to_string(rows.rows.size())}});
    const present::Page page = present::segmentExportPage(rows, request, fmt);
    ComposeOptions options;
    options.templateId = QStringLiteral("segment-customers");
    options.title = page.title;
    options.language = fmt.chinese() ? QStringLiteral("zh") : QStringLiteral("en");
    options.createdAt = rows.table->basis().computedAt;
    options.createdText = fmt.dateTime(options.createdAt);
    options.pseudonymous = !request.identified;
    options.pseudonym = [](const QString& id) { return id; }; // they stand there already
    const auto written = writeXlsx(compose({page}, options), path, job);
    return written ? core::Status {} : core::Status(std::unexpected(written.error()));
}

} // namespace

core::Result<std::uint64_t> writeSegment(flow::Session& session, const flow::SegmentExportRequest& request, const present::Fmt& fmt, const QString& path,
    core::JobContext& job)
{
    const auto rows = flow::segmentRows(session, request, job);
    if (!rows)
        return std::unexpected(rows.error());
    const flow::ExportEntry entry = flow::exportEntry(*rows, request);
    // A file without an entry in the log does not stay.
    if (path.endsWith(QStringLiteral(".xlsx"), Qt::CaseInsensitive)) {
        if (auto status = writeWorkbook(*rows, request, fmt, path, job); !status)
            return std::unexpected(status.error());
        if (auto status = flow::recordExport(session, entry, path.toStdString()); !status) {
            QFile::remove(path);
            return std::unexpected(status.error());
        }
        return entry.rows;
    }
    StagedFile file(path);
    auto status = file.open();
    const auto guard = [](const std::string& text) { return cellText(QString::fromStdString(text)).text.toStdString(); };
    if (status)
        status = flow::writeSegmentCsv(*rows, request, guard, file.path().toStdString(), job);
    if (status)
        status = flow::recordExport(session, entry, file.path().toStdString());
    if (status)
        status = file.commit();
    if (!status)
        return std::unexpected(status.error());
    return entry.rows;
}

} // namespace holdfast::briefing
