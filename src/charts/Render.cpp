// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/Render.h"
#include "charts/PaintFacet.h"
#include "charts/PaintSupport.h"

#include <QBuffer>
#include <QTextLayout>
#include <QtSvg/QSvgGenerator>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using present::Block;

// Wrapped text of two weights, from `rect`'s top; returns the height used. Draws only when `painter` is given.
static double flowText(QPainter* painter, const QRectF& rect, const QString& strong, const QString& plain,
    const QFont& font, const QColor& strongInk, const QColor& plainInk, bool chinese,
    Qt::Alignment align = Qt::AlignLeft)
{
    // After full-width punctuation a space would be a hole.
    const bool gap = !strong.isEmpty() && !plain.isEmpty() && strong.back().unicode() < 0x3000;
    const QString text = strong + (gap ? QStringLiteral(" ") : QString()) + plain;
    if (text.isEmpty() || rect.width() <= 0)
        return 0;
    QTextLayout layout(text, font);
    QTextOption option(align);
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    layout.setTextOption(option);
    QTextLayout::FormatRange bold, normal;
    bold.start = 0;
    bold.length = int(strong.size());
    bold.format.setFontWeight(QFont::DemiBold);
    bold.format.setForeground(strongInk);
    normal.start = bold.length;
    normal.length = int(text.size()) - bold.length;
    normal.format.setForeground(plainInk);
    layout.setFormats({bold, normal});
    const double line = std::ceil(lineHeight(font, chinese) * (chinese ? 1.0 : 1.12));
    double y = 0;
    layout.beginLayout();
    for (QTextLine part = layout.createLine(); part.isValid(); part = layout.createLine()) {
        part.setLineWidth(rect.width());
        part.setPosition({0, y + (line - part.height()) / 2});
        y += line;
    }
    layout.endLayout();
    if (painter)
        layout.draw(painter, rect.topLeft());
    return y;
}

void paintBlockBody(QPainter& painter, const QRectF& rect, const Block& block, const PaintOptions& options)
{
    if (block.state == present::State::Empty || std::holds_alternative<std::monostate>(block.body)) {
        const DesignSpace space(painter, rect, options);
        const QFont font = options.type.font(Type::Body);
        const QRectF area = space.rect().adjusted(12, 0, -12, 0);
        const double height = flowText(
            nullptr, area, {}, block.emptyText, font, options.theme.ink, options.theme.ink2, options.type.chinese);
        flowText(&painter, area.adjusted(0, std::max(0.0, (area.height() - height) / 2), 0, 0), {}, block.emptyText,
            font, options.theme.ink, options.theme.ink2, options.type.chinese, Qt::AlignHCenter);
        return;
    }
    std::visit(
        [&](const auto& spec) {
            if constexpr (!std::is_same_v<std::decay_t<decltype(spec)>, std::monostate>)
                paint(painter, rect, spec, options);
        },
        block.body);
}

double preferredBodyHeight(const Block& block, double width, const PaintOptions& options)
{
    const Typography& type = options.type;
    if (block.state == present::State::Empty)
        return type.px(60);
    if (const auto* table = std::get_if<present::TableSpec>(&block.body))
        return tableHeadHeight(type) + double(table->rows.size()) * tableRowHeight(type) + 2;
    if (const auto* grid = std::get_if<present::GridSpec>(&block.body)) {
        bool second = false;
        for (const auto& row : grid->rows)
            for (const auto& cell : row)
                second = second || !cell.second.isEmpty();
        const double heads = type.px(22) + (grid->xTitle.isEmpty() ? 0 : type.px(18));
        return heads + double(grid->rows.size()) * type.px(second ? 38 : 22);
    }
    if (const auto* facet = std::get_if<present::FacetSpec>(&block.body); facet && facet->horizontal)
        return std::max(1.0, double(facet->bins.size())) * type.px(24);
    if (const auto* gap = std::get_if<present::GapSpec>(&block.body))
        return type.px(26) + std::max(1.0, double(gap->rows.size())) * type.px(24);
    if (const auto* bars = std::get_if<present::BarsSpec>(&block.body))
        return type.px(20) + std::max(1.0, double(bars->bars.size())) * type.px(22);
    if (std::holds_alternative<present::PartsSpec>(block.body))
        return type.px(64);
    if (std::holds_alternative<present::DistributionSpec>(block.body))
        return std::clamp(width / 3.5, type.px(90), type.px(200));
    return std::clamp(width / 2.6, type.px(160), type.px(320));
}

void paintBlock(QPainter& painter, const QRectF& rect, const Block& block, const PaintOptions& options, const present::FacetRates& rates)
{
    const DesignSpace space(painter, rect, options);
    const Theme& theme = options.theme;
    const Typography& type = options.type;
    PaintOptions inside = options;
    inside.scale = 1;
    painter.fillRect(space.rect(), theme.surface);
    QRectF area = space.rect().adjusted(12, 9, -12, -12);
    const QFont title = type.font(Type::Title), caption = type.font(Type::Caption);
    const double head = type.px(20);
    const double titleWidth = std::min(textWidth(title, block.title), area.width());
    drawElided(painter, {area.left(), area.top(), area.width(), head}, Qt::AlignLeft | Qt::AlignVCenter, block.title,
        title, theme.ink);
    const QRectF rest(area.left() + titleWidth + 8, area.top(), std::max(0.0, area.width() - titleWidth - 8), head);
    const double legend = paintLegend(painter, rest, block, inside);
    drawElided(painter, rest.adjusted(0, 0, -(legend > 0 ? legend + 12 : 0), 0), Qt::AlignLeft | Qt::AlignVCenter,
        block.subtitle, caption, theme.ink3);
    area.setTop(area.top() + head + 2);
    area.setTop(area.top()
        + flowText(&painter, area, block.reading.finding, block.reading.rest, type.font(Type::Table), theme.ink,
            theme.ink2, type.chinese));
    for (const QString& caveat : block.caveats)
        area.setTop(area.top() + flowText(&painter, area, {}, caveat, caption, theme.ink, theme.ink3, type.chinese));
    const double foot = flowText(nullptr, area, {}, block.footnote, caption, theme.ink, theme.ink3, type.chinese);
    if (foot > 0) {
        area.setBottom(area.bottom() - foot);
        flowText(&painter, {area.left(), area.bottom(), area.width(), foot}, {}, block.footnote, caption, theme.ink,
            theme.ink3, type.chinese);
    }
    const QRectF body = area.adjusted(0, 6, 0, foot > 0 ? -4 : 0);
    const auto* facet = std::get_if<present::FacetSpec>(&block.body);
    if (facet != nullptr && !rates.bins.isEmpty() && block.state != present::State::Empty)
        paintFacet(painter, body, *facet, rates, inside);
    else
        paintBlockBody(painter, body, block, inside);
}

static PaintOptions optionsFor(const Theme& theme, const Typography& type, const QLocale& locale, bool forPrint)
{
    PaintOptions options;
    options.theme = theme;
    options.type = type;
    options.locale = locale;
    options.forPrint = forPrint;
    return options;
}

QImage renderBlock(
    const Block& block, QSize size, const Theme& theme, qreal dpr, const Typography& type, const QLocale& locale, const present::FacetRates& rates)
{
    QImage image((QSizeF(size) * dpr).toSize().expandedTo({1, 1}), QImage::Format_ARGB32_Premultiplied);
    image.setDevicePixelRatio(dpr);
    image.fill(theme.surface);
    QPainter painter(&image);
    paintBlock(painter, {QPointF(0, 0), QSizeF(size)}, block, optionsFor(theme, type, locale, false), rates);
    return image;
}

QByteArray renderSvg(const Block& block, QSize size, const Theme& theme, const Typography& type, const QLocale& locale, const present::FacetRates& rates)
{
    QByteArray bytes;
    QBuffer buffer(&bytes);
    QSvgGenerator generator;
    generator.setOutputDevice(&buffer);
    generator.setSize(size);
    generator.setViewBox(QRect({0, 0}, size));
    generator.setTitle(block.title);
    generator.setDescription((block.reading.finding + u' ' + block.reading.rest).trimmed());
    QPainter painter(&generator);
    paintBlock(painter, {QPointF(0, 0), QSizeF(size)}, block, optionsFor(theme, type, locale, true), rates);
    painter.end();
    return bytes;
}

} // namespace holdfast::charts
