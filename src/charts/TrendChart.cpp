// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/TrendChart.h"

#include <QPainterPath>
#include <QtCharts/QLineSeries>
#include <QtCharts/QScatterSeries>

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::charts {

using present::TrendSpec;

static constexpr int kNoteRows = 3; // of words, from the axis up; fewer in a low chart

void TrendChart::setSpec(const TrendSpec& spec, const PaintOptions& options)
{
    m_spec = spec;
    restart(options);
    double low = std::numeric_limits<double>::infinity(), high = -low;
    for (const auto& point : spec.points) {
        for (const double value :
            {point.value, point.lower, point.upper, point.lowerLimit, point.upperLimit, point.comparison}) {
            if (std::isfinite(value)) {
                low = std::min(low, value);
                high = std::max(high, value);
            }
        }
    }
    if (low < high && !spec.zeroBased) {
        const double room = (high - low) * 0.06;
        low -= low >= 0 && low < room ? low : room; // a rate does not go below zero
        high += room;
    } else if (spec.zeroBased && high > 0) {
        high *= 1.06;
    }
    const Ticks ticks = ticksFor(low, high, spec.zeroBased);
    QStringList labels;
    for (const double tick : ticks.at)
        labels.append(tickText(tick, ticks.decimals, options.locale));
    // The unit once, at the top, where reading starts.
    if (!labels.isEmpty() && !spec.unit.isEmpty())
        labels.last() += spec.unit;
    const double last = double(spec.points.size()) - 1;
    if (spec.points.size() > 1)
        setRanges(-0.25, last + std::max(0.4, last * 0.012), ticks, labels); // room for a ring at the end
    else
        setRanges(-0.5, 0.5, ticks, labels);
    addSeriesOf();
}

void TrendChart::addSeriesOf()
{
    const Theme& theme = m_options.theme;
    const QColor teal = theme.series[Theme::Teal], slate = theme.series[Theme::Slate];
    const auto& points = m_spec.points;

    // Qt Charts knows no gaps: every run of defined points is its own series.
    QList<QPointF> lower, upper;
    const auto endBand = [&] {
        if (lower.size() > 1)
            addBand(lower, upper, teal);
        lower.clear();
        upper.clear();
    };
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].lower) || !std::isfinite(points[i].upper)) {
            endBand();
            continue;
        }
        lower.append({double(i), points[i].lower});
        upper.append({double(i), points[i].upper});
    }
    endBand();

    const auto addRuns = [&](auto valueOf, const QPen& pen) {
        QList<QPointF> run;
        for (qsizetype i = 0; i <= points.size(); ++i) {
            const double value = i < points.size() ? valueOf(points[i]) : present::kUndefined;
            if (std::isfinite(value)) {
                run.append({double(i), value});
                continue;
            }
            if (run.size() > 1)
                addLine(run, pen);
            run.clear();
        }
    };
    QPen dashed(theme.isDark ? theme.ink3 : slate, 1.5, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    dashed.setDashPattern({4, 2.5});
    addRuns([](const TrendSpec::Point& point) { return point.comparison; }, dashed);

    // Complete time solid; a stretch that touches an incomplete period dashed.
    const QPen solid(teal, 2, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    QPen open(teal, 2, Qt::CustomDashLine, Qt::FlatCap, Qt::RoundJoin);
    open.setDashPattern({2.5, 2});
    addRuns([](const TrendSpec::Point& point) { return point.partial ? present::kUndefined : point.value; }, solid);
    for (qsizetype i = 1; i < points.size(); ++i)
        if ((points[i].partial || points[i - 1].partial) && std::isfinite(points[i].value)
            && std::isfinite(points[i - 1].value))
            addLine({{double(i - 1), points[i - 1].value}, {double(i), points[i].value}}, open);

    const auto addDots = [&](const QList<QPointF>& at, const QColor& fill, const QPen& border, double size) {
        if (at.isEmpty())
            return;
        auto* dots = new QScatterSeries;
        dots->append(at);
        dots->setMarkerSize(size);
        dots->setColor(fill);
        dots->setBrush(fill);
        dots->setPen(border);
        addSeries(dots);
        for (QAbstractAxis* axis : axes())
            dots->attachAxis(axis);
    };
    QList<QPointF> rings, lone;
    for (qsizetype i = 0; i < points.size(); ++i) {
        if (!std::isfinite(points[i].value))
            continue;
        const bool before = i > 0 && std::isfinite(points[i - 1].value);
        const bool after = i + 1 < points.size() && std::isfinite(points[i + 1].value);
        if (points[i].signal)
            rings.append({double(i), points[i].value});
        else if (!before && !after)
            lone.append({double(i), points[i].value}); // no line would show it
    }
    addDots(lone, teal, QPen(Qt::NoPen), 6);
    addDots(rings, theme.surface, QPen(theme.series[Theme::Orange], 2), 9);
}

PlotChart::Margins TrendChart::margins() const
{
    const QFont caption = m_options.type.font(Type::Caption), figures = m_options.type.figures(Type::Caption);
    double labels = 0;
    for (const QString& label : m_yLabels)
        labels = std::max(labels, textWidth(figures, label));
    const double line = std::ceil(lineHeight(caption));
    return {std::ceil(labels) + 10, line / 2 + (m_spec.currentLabel.isEmpty() ? 0 : line - 2), 6, line + 8};
}

int TrendChart::nearest(const QPointF& position) const
{
    const QRectF area = plotArea();
    if (m_spec.points.isEmpty() || !area.adjusted(-8, -20, 8, 20).contains(position))
        return -1;
    const double step = m_spec.points.size() > 1 ? place(1, m_ticks.low).x() - place(0, m_ticks.low).x() : area.width();
    const double index = (position.x() - place(0, m_ticks.low).x()) / std::max(1e-6, step);
    return int(std::clamp<double>(std::round(index), 0, double(m_spec.points.size() - 1)));
}

QPointF TrendChart::pointAt(int index) const
{
    if (index < 0 || index >= m_spec.points.size())
        return {present::kUndefined, present::kUndefined};
    const double value = m_spec.points[index].value;
    QPointF at = place(index, std::isfinite(value) ? value : m_ticks.low);
    if (!std::isfinite(value))
        at.setY(present::kUndefined);
    return at;
}

QStringList TrendChart::tooltip(int index) const
{
    if (index < 0 || index >= m_spec.points.size())
        return {};
    const auto& point = m_spec.points[index];
    QStringList lines{point.label};
    QString value = point.valueText.isEmpty() ? QStringLiteral("–") : point.valueText;
    if (!point.intervalText.isEmpty())
        value += QStringLiteral(" [") + point.intervalText + u']';
    lines.append(value);
    if (!point.comparisonText.isEmpty())
        lines.append(m_spec.comparisonName.isEmpty() ? point.comparisonText
                                                     : m_spec.comparisonName + u' ' + point.comparisonText);
    return lines;
}

QRectF TrendChart::shade() const
{
    qsizetype first = -1, last = -1;
    for (qsizetype i = 0; i < m_spec.points.size(); ++i) {
        if (m_spec.points[i].current) {
            first = first < 0 ? i : first;
            last = i;
        }
    }
    if (first < 0)
        return {};
    const QRectF area = plotArea();
    const double left = std::max(area.left(), place(double(first) - 0.5, m_ticks.low).x());
    const double right = std::min(area.right(), place(double(last) + 0.5, m_ticks.low).x());
    return {left, 0, right - left, area.bottom()};
}

void TrendChart::paintUnder(QPainter& painter) const
{
    const QRectF current = shade();
    if (!current.isNull()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(withAlpha(m_options.theme.accentSoft, m_options.theme.isDark ? 0.8 : 0.6));
        painter.drawRect(snapped(painter, current));
    }
    paintGrid(painter, true);
    paintLimits(painter);
}

void TrendChart::paintLimits(QPainter& painter) const
{
    // Limits of a p-chart move with n: one step a period; equal limits make one line across the plot.
    QPen pen = hairline(painter, m_options.theme.ink3, m_options);
    pen.setDashPattern({1.5, 2.5});
    painter.setPen(pen);
    painter.setBrush(Qt::NoBrush);
    const QRectF area = plotArea();
    const auto draw = [&](auto limitOf) {
        QPainterPath path;
        bool open = false;
        for (qsizetype i = 0; i < m_spec.points.size(); ++i) {
            const double limit = limitOf(m_spec.points[i]);
            if (!std::isfinite(limit)) {
                open = false;
                continue;
            }
            const double y = snapY(painter, place(0, limit).y());
            const double left = i == 0 ? area.left() : place(double(i) - 0.5, limit).x();
            const double right = i + 1 == m_spec.points.size() ? area.right() : place(double(i) + 0.5, limit).x();
            if (open)
                path.lineTo(left, y);
            else
                path.moveTo(left, y);
            path.lineTo(right, y);
            open = true;
        }
        painter.drawPath(path);
    };
    draw([](const TrendSpec::Point& point) { return point.upperLimit; });
    draw([](const TrendSpec::Point& point) { return point.lowerLimit; });
}

void TrendChart::paintNotes(QPainter& painter, Placer& placer) const
{
    const Theme& theme = m_options.theme;
    const QFont font = m_options.type.font(Type::Caption);
    const QRectF area = plotArea();
    const double line = lineHeight(font);
    const int rows = std::clamp(int(0.25 * area.height() / line), 1, kNoteRows);
    // The latest first: where there is no room for all words, its own stay. The table has all.
    for (qsizetype i = m_spec.notes.size() - 1; i >= 0; --i) {
        const auto& note = m_spec.notes[i];
        const double x = snapX(painter, place(note.at, m_ticks.low).x());
        if (!(x >= area.left() && x <= area.right()))
            continue;
        QPen pen = hairline(painter, theme.ink2, m_options);
        pen.setDashPattern({1.5, 2});
        painter.setPen(pen);
        painter.drawLine(QPointF(x, area.top() + area.height() * 0.45), QPointF(x, area.bottom()));
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme.ink2);
        painter.drawEllipse(QPointF(x, area.bottom()), 2.5, 2.5);
        const double width = textWidth(font, note.text);
        for (int row = 0; row < rows; ++row) {
            const double top = area.bottom() - (row + 1) * line - 2;
            const QRectF before(x - 5 - width, top, width, line), after(x + 5, top, width, line);
            const bool left = before.left() >= area.left() && placer.place(before);
            if (!left && !(after.right() <= area.right() && placer.place(after)))
                continue;
            drawHaloed(painter, left ? before : after, Qt::AlignLeft | Qt::AlignVCenter, note.text, font, theme.ink2, theme.surface);
            break;
        }
    }
}

void TrendChart::paintOver(QPainter& painter) const
{
    const Theme& theme = m_options.theme;
    const QFont caption = m_options.type.font(Type::Caption), strong = m_options.type.figures(Type::Table, true);
    const QRectF area = plotArea();
    const double line = lineHeight(caption);
    Placer placer;

    const QRectF current = shade();
    if (!current.isNull() && !m_spec.currentLabel.isEmpty()) {
        const double width = textWidth(caption, m_spec.currentLabel);
        QRectF box(current.center().x() - width / 2, 2, width, line);
        if (box.right() > size().width())
            box.moveRight(size().width());
        placer.block(box);
        drawElided(painter, box, Qt::AlignLeft | Qt::AlignVCenter, m_spec.currentLabel, caption, theme.accentInk);
    }

    // Values of the ringed points, latest first: it is the one that must not be dropped.
    for (qsizetype i = m_spec.points.size() - 1; i >= 0; --i)
        if (m_spec.points[i].signal && std::isfinite(m_spec.points[i].value)) {
            const QPointF at = place(double(i), m_spec.points[i].value);
            placer.block({at.x() - 4, at.y() - 4, 8, 8});
        }
    for (qsizetype i = m_spec.points.size() - 1; i >= 0; --i) {
        const auto& point = m_spec.points[i];
        if (!point.signal || !std::isfinite(point.value) || point.valueText.isEmpty())
            continue;
        const QPointF at = place(double(i), point.value);
        const double width = textWidth(strong, point.valueText), height = lineHeight(strong);
        // Up and to the left, as the line usually comes from there; below when there is no room above.
        QRectF box(at.x() - width - 3, at.y() - height - 4, width, height);
        if (box.left() < area.left())
            box.moveLeft(at.x() + 4);
        if (box.top() < 0)
            box.moveTop(at.y() + 5);
        if (box.right() <= size().width() && placer.place(box))
            drawHaloed(
                painter, box, Qt::AlignLeft | Qt::AlignVCenter, point.valueText, strong, theme.bad, theme.surface);
    }

    const auto limitLabel = [&](const QString& text, double limit, bool above) {
        if (text.isEmpty() || !std::isfinite(limit))
            return;
        const double y = place(0, limit).y();
        const QRectF box(area.left() + 4, above ? y - line - 1 : y + 2, textWidth(caption, text), line);
        if (box.right() <= area.right() && box.top() >= 0 && box.bottom() <= area.bottom() + 1 && placer.place(box))
            drawHaloed(painter, box, Qt::AlignLeft | Qt::AlignVCenter, text, caption, theme.ink2, theme.surface);
    };
    if (!m_spec.points.isEmpty()) {
        const auto named = [&](auto limitOf) {
            for (const auto& point : m_spec.points)
                if (std::isfinite(limitOf(point)))
                    return limitOf(point);
            return present::kUndefined;
        };
        limitLabel(m_spec.upperLimitText, named([](const TrendSpec::Point& point) { return point.upperLimit; }), true);
        limitLabel(m_spec.lowerLimitText, named([](const TrendSpec::Point& point) { return point.lowerLimit; }), false);
    }
    paintNotes(painter, placer);

    QList<std::pair<double, QString>> ticks;
    for (qsizetype i = 0; i < m_spec.points.size(); ++i)
        if (!m_spec.points[i].tick.isEmpty())
            ticks.append({double(i), m_spec.points[i].tick});
    paintXLabels(painter, ticks);
    paintCrosshair(painter);
}

} // namespace holdfast::charts
