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

static void drawFooter(QPainter& painter, const Briefing& briefing, const Typeface& face, int page, int pages)
{
    const Words& words = briefing.words;
    QString left = words.internal + u' ' + (briefing.namesPersons ? words.personalData : words.noPersonalData);
    if (page > 0)
        left = briefing.title + QStringLiteral(" · ") + left;
    const QColor caption = QColor::fromRgba(ink::kCaption);
    Paragraph({{left, face.text(10), caption}}, kContentWidth - 80, face.lineHeight(10), Qt::AlignLeft, 1)
        .draw(painter, {kMargin, kFooterTop});
    Paragraph({{words.pageOf.arg(page + 1).arg(pages), face.figures(10), caption}}, 80, face.lineHeight(10),
        Qt::AlignRight, 1)
        .draw(painter, {kPageWidth - kMargin - 80, kFooterTop});
}

static bool drawPages(QPdfWriter& writer, const DocumentLayout& layout, const Briefing& briefing, core::JobContext& job)
{
    const Typeface face(briefing.language);
    QPainter painter(&writer);
    if (!painter.isActive())
        return false;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(kResolution / 96.0, kResolution / 96.0);
    int page = 0;
    drawFooter(painter, briefing, face, 0, layout.pages());
    for (size_t i = 0; i < layout.placed.size() && !job.shouldStop(); ++i) {
        const Placed& placed = layout.placed[i];
        for (; page < placed.page; ++page) {
            if (!writer.newPage())
                return false;
            drawFooter(painter, briefing, face, page + 1, layout.pages());
        }
        painter.save();
        layout.items[static_cast<size_t>(placed.item)].paint(painter, placed.box);
        painter.restore();
        job.progress(0.2 + 0.7 * static_cast<double>(i) / static_cast<double>(layout.placed.size()), "pages");
    }
    return painter.end();
}

static QList<Bookmark> bookmarksOf(const DocumentLayout& layout)
{
    QList<Bookmark> marks;
    for (const Placed& placed : layout.placed) {
        const Item& item = layout.items[static_cast<size_t>(placed.item)];
        if (item.kind != Item::Kind::Heading && item.kind != Item::Kind::Side && item.kind != Item::Kind::Title)
            continue;
        for (const QString& title : item.label.split(u'\n', Qt::SkipEmptyParts))
            marks.append({printable(title), placed.page, (kPageHeight - placed.box.top() + 8) * 72 / 96});
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
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setPageOrientation(QPageLayout::Portrait);
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
    const Typeface face(briefing.language);
    const PdfFacts facts{briefing.title, QStringLiteral("Holdfast " HOLDFAST_VERSION), briefing.language,
        briefing.createdAt, bookmarksOf(layout), [&face](char16_t radical) { return face.ideographLike(radical); }};
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
