// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PaintSupport.h"

#include <QHash>
#include <QPaintDevice>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

DesignSpace::DesignSpace(QPainter& painter, const QRectF& rect, const PaintOptions& options)
    : m_painter(painter)
{
    const double scale = options.scale > 0 ? options.scale : 1.0;
    painter.save();
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.translate(rect.topLeft());
    painter.scale(scale, scale);
    m_rect = {0, 0, rect.width() / scale, rect.height() / scale};
}

// Device pixels a unit of the painter's space takes.
static double deviceScale(const QPainter& painter)
{
    const double scale = std::abs(painter.deviceTransform().m22());
    return scale > 0 ? scale : 1.0;
}

QPen hairline(const QPainter& painter, const QColor& colour, const PaintOptions& options, Qt::PenStyle style)
{
    QPen pen(colour, options.forPrint ? 0.75 : std::max(1.0, std::floor(deviceScale(painter) / options.scale + 0.25)),
        style);
    pen.setCosmetic(!options.forPrint);
    pen.setCapStyle(Qt::FlatCap);
    return pen;
}

double snapX(const QPainter& painter, double value)
{
    const QTransform device = painter.deviceTransform();
    const double scale = std::abs(device.m11()) > 0 ? device.m11() : 1.0;
    return (std::floor(value * scale + device.dx()) + 0.5 - device.dx()) / scale;
}

double snapY(const QPainter& painter, double value)
{
    const QTransform device = painter.deviceTransform();
    const double scale = std::abs(device.m22()) > 0 ? device.m22() : 1.0;
    return (std::floor(value * scale + device.dy()) + 0.5 - device.dy()) / scale;
}

QRectF snapped(const QPainter& painter, const QRectF& rect)
{
    const QTransform device = painter.deviceTransform();
    if (device.m11() == 0 || device.m22() == 0)
        return rect;
    const auto x = [&](double value) {
        return (std::round(value * device.m11() + device.dx()) - device.dx()) / device.m11();
    };
    const auto y = [&](double value) {
        return (std::round(value * device.m22() + device.dy()) - device.dy()) / device.m22();
    };
    return {QPointF(x(rect.left()), y(rect.top())), QPointF(x(rect.right()), y(rect.bottom()))};
}

// Laying out a text to measure it costs more than painting the bar beside it, and the same labels come again with every
// move of a brush: they are kept, for each thread by itself.
double textWidth(const QFont& font, const QString& text)
{
    static constexpr qsizetype kMostKept = 8192;
    thread_local QHash<std::pair<QFont, QString>, double> kept;
    const std::pair key(font, text);
    if (const auto it = kept.constFind(key); it != kept.constEnd())
        return *it;
    if (kept.size() >= kMostKept)
        kept.clear();
    return *kept.insert(key, QFontMetricsF(font).horizontalAdvance(text));
}

double lineHeight(const QFont& font, bool chinese)
{
    const double height = QFontMetricsF(font).height();
    return chinese ? std::max(height, 1.5 * font.pixelSize()) : height;
}

static QPointF baselineIn(const QRectF& rect, Qt::Alignment align, double width, const QFontMetricsF& metrics)
{
    double x = rect.left();
    if (align & Qt::AlignRight)
        x = rect.right() - width;
    else if (align & Qt::AlignHCenter)
        x = rect.center().x() - width / 2;
    // Centred by capital height: digits and capitals sit in the middle, whatever the fallback face's ascent.
    double y = rect.top() + metrics.ascent();
    if (align & Qt::AlignBottom)
        y = rect.bottom() - metrics.descent();
    else if (align & Qt::AlignVCenter)
        y = rect.center().y() + metrics.capHeight() / 2;
    return {x, y};
}

void drawHaloed(QPainter& painter, const QRectF& rect, Qt::Alignment align, const QString& text, const QFont& font,
    const QColor& ink, const QColor& halo)
{
    const QFontMetricsF metrics(font);
    const QPointF baseline = baselineIn(rect, align, metrics.horizontalAdvance(text), metrics);
    QPainterPath outline;
    outline.addText(baseline, font, text);
    painter.strokePath(outline, QPen(halo, 3, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(baseline, text);
}

void drawElided(QPainter& painter, const QRectF& rect, Qt::Alignment align, const QString& text, const QFont& font,
    const QColor& ink)
{
    const QFontMetricsF metrics(font);
    // Half a pixel of grace: columns are made as wide as their widest text.
    const double width = textWidth(font, text);
    const QString shown = width <= rect.width() + 0.5
        ? text
        : metrics.elidedText(text, Qt::ElideRight, rect.width());
    if (shown.isEmpty() || shown == QStringLiteral("…"))
        return;
    painter.setFont(font);
    painter.setPen(ink);
    painter.drawText(baselineIn(rect, align, shown == text ? width : metrics.horizontalAdvance(shown), metrics), shown);
}

bool Placer::fits(const QRectF& rect) const
{
    return std::ranges::none_of(m_taken, [&](const QRectF& taken) { return taken.intersects(rect); });
}

bool Placer::place(const QRectF& rect)
{
    if (!fits(rect))
        return false;
    m_taken.append(rect);
    return true;
}

Ticks ticksFor(double low, double high, bool zeroBased)
{
    if (!std::isfinite(low) || !std::isfinite(high)) {
        low = 0;
        high = 1;
    }
    if (zeroBased) {
        low = std::min(low, 0.0);
        high = std::max(high, 0.0);
    }
    if (!(high > low)) {
        const double room = high == 0 ? 1.0 : std::abs(high) * 0.5;
        low = zeroBased && high >= 0 ? 0 : low - room;
        high += room;
    }
    const double span = high - low;
    double power = std::pow(10.0, std::floor(std::log10(span)) - 1);
    static constexpr std::array<double, 3> kSteps{1, 2, 5};
    for (int round = 0; round < 4; ++round, power *= 10) {
        for (const double factor : kSteps) {
            const double step = factor * power;
            double first = std::ceil(low / step - 1e-9), last = std::floor(high / step + 1e-9);
            if (last - first > 4)
                continue;
            Ticks ticks;
            ticks.low = low;
            ticks.high = high;
            // A coarser step may leave too few ticks: the range then grows at the end that is nearer to a tick.
            while (last - first < 2) {
                const double below = low - (first - 1) * step, above = (last + 1) * step - high;
                if (below < above && !(zeroBased && low >= 0))
                    ticks.low = --first * step;
                else
                    ticks.high = ++last * step;
            }
            for (double tick = first; tick <= last; ++tick)
                ticks.at.append(tick * step);
            ticks.decimals = std::max(0, int(-std::floor(std::log10(step) + 1e-9)));
            return ticks;
        }
    }
    return {{low, high}, low, high, 0};
}

QString tickText(double value, int decimals, const QLocale& locale)
{
    if (std::abs(value) < 1e-12)
        value = 0;
    QString text = locale.toString(std::abs(value), 'f', decimals);
    return value < 0 ? QChar(0x2212) + text : text;
}

QString percentText(double share, int decimals, const QLocale& locale)
{
    return std::isfinite(share) ? tickText(share * 100, decimals, locale) + u'%' : QStringLiteral("–");
}

void drawHatch(QPainter& painter, const QRectF& rect, const QColor& colour, const PaintOptions& options)
{
    painter.save();
    painter.setClipRect(rect, Qt::IntersectClip);
    painter.setPen(hairline(painter, colour, options));
    for (double x = rect.left() - rect.height(); x < rect.right(); x += 5)
        painter.drawLine(QPointF(x, rect.bottom()), QPointF(x + rect.height(), rect.top()));
    painter.restore();
}

} // namespace holdfast::charts
