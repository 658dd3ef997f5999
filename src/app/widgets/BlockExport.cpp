// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/BlockExport.h"

#include "app/look/Catalogues.h"
#include "app/widgets/BlockFrame.h"
#include "briefing/CellText.h"
#include "briefing/ManagerCopy.h"
#include "briefing/SaveFile.h"
#include "briefing/XlsxWriter.h"
#include "charts/Render.h"
#include "flow/ExportLog.h"
#include "flow/WatchList.h"
#include "present/ErrorText.h"
#include "present/pages/FacetRates.h"

#include <QBuffer>
#include <QClipboard>
#include <QFile>
#include <QGuiApplication>
#include <QMimeData>
#include <QPageSize>
#include <QPdfWriter>
#include <QRegularExpression>

#include <cmath>

namespace holdfast::app {

using present::Block;
using present::TableSpec;

static constexpr QSize kPicture {960, 540};

std::optional<QSize> pictureSize(const QString& text)
{
    static const QRegularExpression two(QStringLiteral("^\\s*(\\d+)\\s*[×xX*,; ]\\s*(\\d+)\\s*$"));
    const auto match = two.match(text);
    const QSize size(match.captured(1).toInt(), match.captured(2).toInt());
    constexpr int kLeast = 200, kMost = 8000;
    if (std::min(size.width(), size.height()) < kLeast || std::max(size.width(), size.height()) > kMost)
        return {};
    return size;
}

QString tableAsText(const TableSpec& table, QChar separator)
{
    const auto quoted = [separator](const QString& shown) {
        QString text = briefing::cellText(shown).text;
        if (!text.contains(separator) && !text.contains(u'"') && !text.contains(u'\n') && !text.contains(u'\r'))
            return text;
        return u'"' + text.replace(u'"', QStringLiteral("\"\"")) + u'"';
    };
    QString out;
    QStringList cells;
    for (const auto& column : table.columns)
        cells.append(quoted(column.title));
    out += cells.join(separator) + u'\n';
    for (const auto& row : table.rows) {
        cells.clear();
        for (int i = 0; i < row.size(); ++i) {
            const auto& cell = row[i];
            const bool number = i < table.columns.size() && table.columns[i].kind != TableSpec::Kind::Text && !std::isnan(cell.number);
            cells.append(number ? QString::number(cell.number, 'g', 15) : quoted(cell.text));
        }
        out += cells.join(separator) + u'\n';
    }
    return out;
}

QString tableAsHtml(const TableSpec& table)
{
    const auto safe = [](const QString& text) { return briefing::cellText(text).text.toHtmlEscaped(); };
    QString html = QStringLiteral("<table><tr>");
    for (const auto& column : table.columns)
        html += QStringLiteral("<th>") + safe(column.title) + QStringLiteral("</th>");
    html += QStringLiteral("</tr>");
    for (const auto& row : table.rows) {
        html += QStringLiteral("<tr>");
        for (const auto& cell : row)
            html += (std::isfinite(cell.number) ? QStringLiteral("<td align=\"right\">") : QStringLiteral("<td>")) + safe(cell.text) + QStringLiteral("</td>");
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

bool listsCustomers(const Block& block)
{
    const auto lists = [](const TableSpec& table) {
        for (qsizetype c = 0; c < table.columns.size(); ++c)
            if (briefing::holdsPersons(table, c))
                return true;
        return false;
    };
    const auto* body = std::get_if<TableSpec>(&block.body);
    return lists(block.asTable) || (body && lists(*body));
}

// A facet that shows rates is drawn with them.
static present::FacetRates ratesOf(const QWidget& frame)
{
    return frame.property("facetRates").value<present::FacetRates>();
}

void copyBlockPicture(const QWidget& frame, const Surroundings& with, const Block& block)
{
    const QLocale locale(with.appearance.language());
    QGuiApplication::clipboard()->setImage(charts::renderBlock(block, kPicture, charts::Theme::light(), 2, charts::Typography::of(locale), locale, ratesOf(frame)));
}

void copyBlockData(const Block& block)
{
    if (block.asTable.columns.isEmpty())
        return;
    auto* mime = new QMimeData;
    mime->setText(tableAsText(block.asTable, u'\t'));
    mime->setHtml(tableAsHtml(block.asTable));
    QGuiApplication::clipboard()->setMimeData(mime);
}

namespace {

struct Wanted {
    Block block;
    bool pseudonymous = false; // its ids are pseudonyms
    QString suffix, path;
    QSize picture; // pixels of a PNG
    QLocale locale;
    present::FacetRates rates;
};

// Alone on a page of its own size, as vectors with embedded fonts. False when the device refuses.
bool writePdf(const Wanted& wanted, QIODevice& device)
{
    constexpr int kResolution = 1200;
    constexpr double kScale = kResolution / 96.0;
    const QSizeF size(kPicture);
    QPdfWriter writer(&device);
    writer.setPageSize(QPageSize(size * 72 / 96, QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(kResolution);
    writer.setTitle(wanted.block.title);
    QPainter painter(&writer);
    if (!painter.isActive())
        return false;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(kScale, kScale);
    charts::PaintOptions options;
    options.type = charts::Typography::of(wanted.locale);
    options.locale = wanted.locale;
    options.forPrint = true;
    charts::paintBlock(painter, QRectF(QPointF(), size), wanted.block, options, wanted.rates);
    return painter.end();
}

// The content of any file but a workbook. Interface thread: charts are drawn.
QByteArray contentOf(const Wanted& wanted)
{
    const charts::Typography type = charts::Typography::of(wanted.locale);
    if (wanted.suffix == QStringLiteral("csv"))
        return tableAsText(wanted.block.asTable, u',').toUtf8();
    if (wanted.suffix == QStringLiteral("svg"))
        return charts::renderSvg(wanted.block, kPicture, charts::Theme::light(), type, wanted.locale, wanted.rates);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    if (wanted.suffix == QStringLiteral("pdf"))
        return writePdf(wanted, buffer) ? bytes : QByteArray();
    if (wanted.suffix == QStringLiteral("png")) {
        const int fine = wanted.picture.width() % 2 == 0 && wanted.picture.height() % 2 == 0 ? 2 : 1; // letters as large as on the screen
        charts::renderBlock(wanted.block, wanted.picture / fine, charts::Theme::light(), fine, type, wanted.locale, wanted.rates).save(&buffer, "PNG");
    }
    return bytes;
}

// A workbook: the table with typed cells, the native chart, how it was computed.
core::Status writeWorkbook(const Wanted& wanted, core::JobContext& job)
{
    present::Page page;
    page.title = wanted.block.title;
    page.blocks = {wanted.block};
    briefing::ComposeOptions options;
    options.title = wanted.block.title;
    options.language = wanted.locale.language() == QLocale::Chinese ? QStringLiteral("zh") : QStringLiteral("en");
    options.pseudonymous = wanted.pseudonymous;
    options.pseudonym = [](const QString& id) { return id; }; // they stand there already
    if (const auto written = briefing::writeXlsx(briefing::compose({page}, options), wanted.path, job); !written)
        return std::unexpected(written.error());
    return {};
}

core::Status writeFile(const Wanted& wanted, const QByteArray& content, core::JobContext& job)
{
    if (wanted.suffix == QStringLiteral("xlsx"))
        return writeWorkbook(wanted, job);
    if (content.isEmpty())
        return core::fail(core::Code::IoError, {{"path", wanted.path.toStdString()}});
    briefing::StagedFile file(wanted.path);
    auto status = file.open();
    if (status)
        status = file.write(content);
    return status ? file.commit() : status;
}

// As briefings show it: ids under pseudonyms, cut to `letters` where they are (0 = whole).
core::Result<Block> underPseudonyms(flow::Session& session, const Block& block, int letters)
{
    std::optional<core::Error> problem;
    briefing::ComposeOptions options;
    options.pseudonym = [&](const QString& id) {
        const auto made = flow::pseudonymsOf(session, {id.toStdString()});
        if (!made && !problem)
            problem = made.error();
        const QString whole = made ? QString::fromStdString(made->front()) : QString();
        return letters > 0 ? whole.left(letters) : whole;
    };
    present::Page page;
    page.blocks = {block};
    Block hidden = briefing::compose({page}, options).chapters.first().sections.first().block;
    if (problem)
        return std::unexpected(*problem);
    return hidden;
}

void refuse(QWidget& frame, const Surroundings& with, const core::Error& error)
{
    if (error.code != core::Code::Cancelled)
        with.dialogs.tell(&frame, BlockFrame::tr("Not exported"), present::errorText(error), QString::fromStdString(error.detail));
}

void exportLogged(QWidget& frame, const Surroundings& with, Wanted wanted)
{
    const flow::SessionPtr session = with.workbench.session();
    if (!session)
        return;
    JobRequest request;
    request.name = BlockFrame::tr("Exporting the customers");
    request.lane = Lane::Writer; // the log of exports gets an entry
    flow::ExportEntry entry;
    entry.what = wanted.block.id.toStdString();
    entry.asOf = with.workbench.settings().asOf.isValid() ? with.workbench.settings().asOf : with.workbench.state().asOf;
    constexpr int kShort = 12; // tells customers of one table apart where room is short
    const int letters = wanted.suffix == QStringLiteral("csv") || wanted.suffix == QStringLiteral("xlsx") ? 0 : kShort;
    with.workbench.jobs().run<Block>(
        request, &frame, [session, block = wanted.block, letters](core::JobContext&) { return underPseudonyms(*session, block, letters); },
        [&frame, with, session, request, wanted, entry](core::Result<Block> hidden) mutable {
            if (!hidden) {
                refuse(frame, with, hidden.error());
                return;
            }
            wanted.block = std::move(*hidden);
            wanted.pseudonymous = true;
            entry.rows = std::uint64_t(wanted.block.asTable.rows.size());
            for (const auto& column : wanted.block.asTable.columns)
                entry.columns.push_back(column.id.toStdString());
            const QByteArray content = wanted.suffix == QStringLiteral("xlsx") ? QByteArray() : contentOf(wanted);
            with.workbench.jobs().run<bool>(
                request, &frame,
                [session, wanted, entry, content, language = with.appearance.language()](core::JobContext& job) -> core::Result<bool> {
                    const SpeakingLanguage speaking(language);
                    if (auto written = writeFile(wanted, content, job); !written)
                        return std::unexpected(written.error());
                    if (auto logged = flow::recordExport(*session, entry, wanted.path.toStdString()); !logged) {
                        QFile::remove(wanted.path); // a file without an entry in the log does not stay
                        return std::unexpected(logged.error());
                    }
                    return true;
                },
                [&frame, with](core::Result<bool> written) {
                    if (!written)
                        refuse(frame, with, written.error());
                });
        });
}

void askFile(QWidget& frame, const Surroundings& with, const Block& block, const QString& suffix, QSize picture)
{
    const bool persons = listsCustomers(block);
    if (const auto& session = with.workbench.session(); persons && session)
        if (const auto may = flow::mayExport(*session); !may) {
            refuse(frame, with, may.error());
            return;
        }
    Dialogs::FileQuestion question;
    question.title = persons ? BlockFrame::tr("Export %1 with pseudonyms").arg(block.title) : BlockFrame::tr("Export %1").arg(block.title);
    question.filter = suffix == QStringLiteral("png") ? BlockFrame::tr("PNG pictures (*.png)")
        : suffix == QStringLiteral("svg")             ? BlockFrame::tr("SVG pictures (*.svg)")
        : suffix == QStringLiteral("pdf")             ? BlockFrame::tr("PDF documents (*.pdf)")
        : suffix == QStringLiteral("xlsx")            ? BlockFrame::tr("Excel workbooks (*.xlsx)")
                                                      : BlockFrame::tr("CSV tables (*.csv)");
    question.suggested = block.id.section(u':', -1) + u'.' + suffix;
    question.suffix = suffix;
    with.dialogs.askSaveFile(&frame, question, [&frame, with, block, persons, suffix, picture](const QString& path) {
        const Wanted wanted {block, false, suffix, path, picture, QLocale(with.appearance.language()), ratesOf(frame)};
        if (persons) {
            exportLogged(frame, with, wanted);
            return;
        }
        core::JobContext job;
        if (const auto written = writeFile(wanted, suffix == QStringLiteral("xlsx") ? QByteArray() : contentOf(wanted), job); !written)
            refuse(frame, with, written.error());
    });
}

} // namespace

void exportBlock(QWidget& frame, const Surroundings& with, const Block& block, const QString& suffix)
{
    if (suffix != QStringLiteral("png")) {
        askFile(frame, with, block, suffix, {});
        return;
    }
    const QString usual = QStringLiteral("%1 × %2").arg(kPicture.width() * 2).arg(kPicture.height() * 2);
    with.dialogs.askText(&frame, BlockFrame::tr("Size of the picture"), BlockFrame::tr("Width × height in pixels"), usual, [&frame, with, block, suffix](const QString& entered) {
        if (const auto size = pictureSize(entered))
            askFile(frame, with, block, suffix, *size);
        else
            with.dialogs.tell(&frame, BlockFrame::tr("Not exported"), BlockFrame::tr("“%1” is no size. Give two numbers from 200 to 8000, such as 1920 × 1080.").arg(entered), {});
    });
}

} // namespace holdfast::app
