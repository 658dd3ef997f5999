// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/CurveChart.h"

#include <QtCharts/QLineSeries>

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::charts {

using present::CurveSpec;

QString CurveChart::yText(double y, int decimals) const
{
    return m_spec.yIsShare ? percentText(y, decimals, m_options.locale) : tickText(y, decimals, m_options.locale);
}

void CurveChart::setSpec(const CurveSpec& spec, const PaintOptions& options)
{
    m_spec = spec;
    m_spec.points.removeIf([](const CurveSpec::Point& point) { return !std::isfinite(point.x); });
    restart(options);
    const double none = std::numeric_limits<double>::infinity();
    double xLow = none, xHigh = -none, yLow = none, yHigh = -none;
    const auto stretch = [](double value, double& low, double& high) {
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    };
    for (const auto& point : m_spec.points) {
        stretch(point.x, xLow, xHigh);
        for (const double y : {point.y, point.lower, point.upper})
            stretch(y, yLow, yHigh);
    }
    stretch(spec.markX, xLow, xHigh);
    stretch(spec.thresholdY, yLow, yHigh);
    if (spec.yIsShare) {
        // A share fills 0 to 100 % unless all of it lies in the lower half.
        yLow = 0;
        yHigh = yHigh > 0.5 || !std::isfinite(yHigh) ? 1.0 : std::max(yHigh * 1.06, 1e-6);
    }
    Ticks y = ticksFor(spec.yIsShare ? 0 : yLow, spec.yIsShare ? yHigh * 100 : yHigh, spec.yIsShare);
    if (spec.yIsShare) {
        for (double& tick : y.at)
            tick /= 100;
        y.low /= 100;
        y.high /= 100;
    }
    QStringList labels;
    for (const double tick : y.at)
        labels.append(yText(tick, y.decimals));
    m_xTicks = ticksFor(xLow, xHigh, false);
    const bool drawn = xHigh > xLow;
    setRanges(drawn ? xLow : m_xTicks.low, drawn ? xHigh : m_xTicks.high, y, labels);

    const QColor teal = options.theme.series[Theme::Teal];
    QList<QPointF> run, lower, upper;
    const auto flush = [&] {
        if (lower.size() > 1)
            addBand(lower, upper, teal);
        lower.clear();
        upper.clear();
    };
    for (const auto& point : m_spec.points) {
        if (!std::isfinite(point.lower) || !std::isfinite(point.upper)) {
            flush();
            continue;
        }
        lower.append({point.x, point.lower});
        upper.append({point.x, point.upper});
    }
    flush();
    const QPen pen(teal, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    for (const auto& point : m_spec.points) {
        if (std::isfinite(point.y)) {
            run.append({point.x, point.y});
            continue;
        }
        if (run.size() > 1)
            addLine(run, pen);
        run.clear();
    }
    if (run.size() > 1)
        addLine(run, pen);
}

PlotChart::Margins CurveChart::margins() const
{
    const QFont caption = m_options.type.font(Type::Caption), figures = m_options.type.figures(Type::Caption);
    double labels = 0;
    for (const QString& label : m_yLabels)
        labels = std::max(labels, textWidth(figures, label));
    const double line = std::ceil(lineHeight(caption));
    return {std::ceil(labels) + 10, line / 2 + (m_spec.yTitle.isEmpty() ? 2 : line + 4), 8,
        line + 8 + (m_spec.xTitle.isEmpty() ? 0 : line)};
}

int CurveChart::nearest(const QPointF& position) const
{
    if (m_spec.points.isEmpty() || !plotArea().adjusted(-8, -20, 8, 20).contains(position))
        return -1;
    int best = -1;
    double distance = std::numeric_limits<double>::infinity();
    for (qsizetype i = 0; i < m_spec.points.size(); ++i) {
        const double away = std::abs(place(m_spec.points[i].x, m_ticks.low).x() - position.x());
        if (away < distance) {
            distance = away;
            best = int(i);
        }
    }
    return best;
}

QPointF CurveChart::pointAt(int index) const
{
    if (index < 0 || index >= m_spec.points.size())
        return {present::kUndefined, present::kUndefined};
    const auto& point = m_spec.points[index];
    QPointF at = place(point.x, std::isfinite(point.y) ? point.y : m_ticks.low);
    if (!std::isfinite(point.y))
        at.setY(present::kUndefined);
    return at;
}

QStringList CurveChart::tooltip(int index) const
{
    if (index < 0 || index >= m_spec.points.size())
        return {};
    const auto& point = m_spec.points[index];
    const int decimals = point.x == std::floor(point.x) ? 0 : m_xTicks.decimals + 1;
    QString x = tickText(point.x, decimals, m_options.locale);
    if (!m_spec.xTitle.isEmpty())
        x = m_spec.xTitle + u' ' + x;
    QString y =
        std::isfinite(point.y) ? yText(point.y, m_spec.yIsShare ? 1 : m_ticks.decimals + 1) : QStringLiteral("–");
    if (std::isfinite(point.lower) && std::isfinite(point.upper))
        y += QStringLiteral(" [") + yText(point.lower, m_spec.yIsShare ? 1 : m_ticks.decimals + 1) + u'–'
            + yText(point.upper, m_spec.yIsShare ? 1 : m_ticks.decimals + 1) + u']';
    return {x, y};
}

void CurveChart::paintUnder(QPainter& painter) const
{
    paintGrid(painter, true);
    const QRectF area = plotArea();
    if (std::isfinite(m_spec.thresholdY)) {
        QPen pen(m_options.theme.series[Theme::Orange], 1.25);
        pen.setDashPattern({4, 3});
        painter.setPen(pen);
        const double y = snapY(painter, place(0, m_spec.thresholdY).y());
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
}

void CurveChart::paintOver(QPainter& painter) const
{
    const Theme& theme = m_options.theme;
    const QFont caption = m_options.type.font(Type::Caption);
    const QRectF area = plotArea();
    const double line = lineHeight(caption);
    Placer placer;
    if (std::isfinite(m_spec.markX)) {
        QPen pen = hairline(painter, theme.ink2, m_options);
        pen.setDashPattern({1.5, 2});
        painter.setPen(pen);
        const double x =
            snapX(painter, std::clamp(place(m_spec.markX, m_ticks.low).x(), area.left() + 0.5, area.right() - 0.5));
        painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.ink2);
        painter.drawEllipse(QPointF(x, area.bottom()), 2.5, 2.5);
        const double width = textWidth(caption, m_spec.markText);
        QRectF box(x + 6, area.top(), width, line);
        if (box.right() > area.right())
            box.moveRight(x - 6);
        if (box.left() >= area.left() && placer.place(box))
            drawHaloed(
                painter, box, Qt::AlignLeft | Qt::AlignVCenter, m_spec.markText, caption, theme.ink, theme.surface);
    }
    if (std::isfinite(m_spec.thresholdY) && !m_spec.thresholdText.isEmpty()) {
        const double y = place(0, m_spec.thresholdY).y(), width = textWidth(caption, m_spec.thresholdText);
        QRectF box(area.right() - width - 2, y - line - 2, width, line);
        if (box.top() < area.top())
            box.moveTop(y + 3);
        if (box.left() >= area.left() && placer.place(box))
            drawHaloed(painter, box, Qt::AlignLeft | Qt::AlignVCenter, m_spec.thresholdText, caption, theme.bad,
                theme.surface);
    }
    QList<std::pair<double, QString>> ticks;
    for (const double tick : m_xTicks.at) {
        const double x = place(tick, m_ticks.low).x();
        if (x >= area.left() - 1 && x <= area.right() + 1)
            ticks.append({tick, tickText(tick, m_xTicks.decimals, m_options.locale)});
    }
    paintXLabels(painter, ticks);
    if (!m_spec.xTitle.isEmpty())
        drawElided(painter, {area.left(), size().height() - line, area.width(), line},
            Qt::AlignHCenter | Qt::AlignVCenter, m_spec.xTitle, caption, theme.ink3);
    if (!m_spec.yTitle.isEmpty())
        drawElided(painter, {0, 0, size().width(), line}, Qt::AlignLeft | Qt::AlignVCenter, m_spec.yTitle, caption,
            theme.ink3);
    paintCrosshair(painter);
}

} // namespace holdfast::charts
