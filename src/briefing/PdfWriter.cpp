// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/PdfWriter.h"

#include "briefing/PdfFinish.h"
#include "briefing/SaveFile.h"
#include "briefing/Typeset.h"

#include <QBuffer>
#include <QPageLayout>
#include <QPageSize>
#include <QPdfWriter>

namespace holdfast::briefing {

static constexpr int kResolution = 1200; // dots an inch

static bool drawPages(QPdfWriter& writer, const DocumentLayout& layout, const Briefing& briefing, core::JobContext& job)
{
    QPainter painter(&writer);
    if (!painter.isActive())
        return false;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(kResolution / 96.0, kResolution / 96.0);
    for (int page = 0; page < layout.pages() && !job.shouldStop(); ++page) {
        if (page > 0 && !writer.newPage())
            return false;
        paintPage(painter, layout, briefing, page, job);
        job.progress(0.2 + 0.7 * page / layout.pages(), "pages");
    }
    return painter.end();
}

static QList<Bookmark> bookmarksOf(const DocumentLayout& layout, const Sheet& sheet)
{
    QList<Bookmark> marks;
    for (const Placed& placed : layout.placed) {
        const Item& item = layout.items[static_cast<size_t>(placed.item)];
        if (item.kind != Item::Kind::Heading && item.kind != Item::Kind::Side && item.kind != Item::Kind::Title)
            continue;
        for (const QString& title : item.label.split(u'\n', Qt::SkipEmptyParts))
            marks.append({printable(title), placed.page, (sheet.height() - placed.box.top() + 8) * 72 / 96});
    }
    return marks;
}

core::Result<PdfAnswer> writePdf(
    const Briefing& briefing, const QString& path, const ChartPainter& chart, core::JobContext& job)
{
    const auto stopped = [] { return core::fail(core::Code::Cancelled); };
    StagedFile file(path); // first: a target that cannot be written is known before the work
    if (const auto opened = file.open(); !opened)
        return std::unexpected(opened.error());
    if (job.shouldStop())
        return stopped();
    job.progress(0, "layout");
    const DocumentLayout layout = layOut(briefing, chart, &job);
    if (job.shouldStop())
        return stopped();

    QByteArray bytes;
    {
        QBuffer buffer(&bytes);
        buffer.open(QIODevice::WriteOnly);
        QPdfWriter writer(&buffer);
        writer.setPageSize(QPageSize(briefing.sheet.letter ? QPageSize::Letter : QPageSize::A4));
        writer.setPageOrientation(briefing.sheet.landscape ? QPageLayout::Landscape : QPageLayout::Portrait);
        writer.setPageMargins(QMarginsF());
        writer.setResolution(kResolution);
        writer.setTitle(briefing.title);
        if (!drawPages(writer, layout, briefing, job))
            return core::fail(core::Code::IoError, {{"path", path.toStdString()}}, {}, "the PDF writer did not start");
    }
    if (job.shouldStop())
        return stopped();
    PdfAnswer answer;
    answer.pages = layout.pages();
    const PdfFacts facts{briefing.title, QStringLiteral("Holdfast " HOLDFAST_VERSION), briefing.language,
        briefing.createdAt, bookmarksOf(layout, briefing.sheet), [&layout](char16_t radical) { return layout.face.ideographLike(radical); }};
    if (const auto finished = finishPdf(bytes, facts)) {
        bytes = *finished;
        answer.bookmarks = static_cast<int>(facts.bookmarks.size());
    }
    answer.bytes = bytes.size();
    if (const auto wrote = file.write(bytes); !wrote)
        return std::unexpected(wrote.error());
    if (job.shouldStop())
        return stopped();
    if (const auto done = file.commit(); !done)
        return std::unexpected(done.error());
    job.progress(1, "written");
    return answer;
}

} // namespace holdfast::briefing
