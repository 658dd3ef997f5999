// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/BlockExport.h"

#include "briefing/XlsxWriter.h"
#include "charts/Render.h"

#include <QPageSize>
#include <QPdfWriter>
#include <QRegularExpression>

#include <cmath>

namespace holdfast::app {

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

QString tableAsHtml(const present::TableSpec& table)
{
    QString html = QStringLiteral("<table><tr>");
    for (const auto& column : table.columns)
        html += QStringLiteral("<th>") + column.title.toHtmlEscaped() + QStringLiteral("</th>");
    html += QStringLiteral("</tr>");
    for (const auto& row : table.rows) {
        html += QStringLiteral("<tr>");
        for (const auto& cell : row)
            html += (std::isfinite(cell.number) ? QStringLiteral("<td align=\"right\">") : QStringLiteral("<td>")) + cell.text.toHtmlEscaped() + QStringLiteral("</td>");
        html += QStringLiteral("</tr>");
    }
    return html + QStringLiteral("</table>");
}

bool writeBlockPdf(const present::Block& block, const QLocale& locale, QIODevice& device, const present::FacetRates& rates)
{
    constexpr int kResolution = 1200;
    constexpr double kScale = kResolution / 96.0;
    const QSizeF size(960, 540);
    QPdfWriter writer(&device);
    writer.setPageSize(QPageSize(size * 72 / 96, QPageSize::Point));
    writer.setPageMargins(QMarginsF());
    writer.setResolution(kResolution);
    writer.setTitle(block.title);
    QPainter painter(&writer);
    if (!painter.isActive())
        return false;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.scale(kScale, kScale);
    charts::PaintOptions options;
    options.type = charts::Typography::of(locale);
    options.locale = locale;
    options.forPrint = true;
    charts::paintBlock(painter, QRectF(QPointF(), size), block, options, rates);
    return painter.end();
}

core::Status writeBlockWorkbook(const present::Block& block, bool chinese, const QString& path)
{
    present::Page page;
    page.title = block.title;
    page.blocks = {block};
    briefing::ComposeOptions options;
    options.title = block.title;
    options.language = chinese ? QStringLiteral("zh") : QStringLiteral("en");
    options.pseudonymous = false; // as it is seen
    core::JobContext job;
    if (const auto written = briefing::writeXlsx(briefing::compose({page}, options), path, job); !written)
        return std::unexpected(written.error());
    return {};
}

} // namespace holdfast::app
