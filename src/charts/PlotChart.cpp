// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PlotChart.h"

#include <QGraphicsItem>
#include <QGraphicsLayout>
#include <QtCharts/QAreaSeries>
#include <QtCharts/QLegend>
#include <QtCharts/QLineSeries>
#include <QtCharts/QValueAxis>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

namespace {

class Layer : public QGraphicsItem {
public:
    Layer(PlotChart* chart, bool over)
        : QGraphicsItem(chart)
        , m_chart(chart)
        , m_over(over)
    {
        // Below the series (Qt Charts puts its grid at 2) or above all of them.
        setZValue(over ? 1000 : 1);
        setAcceptedMouseButtons(Qt::NoButton);
    }
    QRectF boundingRect() const override { return {QPointF(0, 0), m_chart->size()}; }
    void paint(QPainter* painter, const QStyleOptionGraphicsItem*, QWidget*) override
    {
        painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        if (m_over)
            m_chart->paintOver(*painter);
        else
            m_chart->paintUnder(*painter);
    }
    void resized() { prepareGeometryChange(); }

private:
    PlotChart* m_chart;
    bool m_over;
};

} // namespace

PlotChart::PlotChart()
    : m_x(new QValueAxis)
    , m_y(new QValueAxis)
    , m_frame(new QLineSeries)
{
    legend()->hide();
    setBackgroundVisible(false);
    setPlotAreaBackgroundVisible(false);
    setAnimationOptions(NoAnimation);
    setMargins({});
    layout()->setContentsMargins(0, 0, 0, 0);
    for (QValueAxis* axis : {m_x, m_y}) {
        axis->setLabelsVisible(false);
        axis->setGridLineVisible(false);
        axis->setLineVisible(false);
    }
    addSeries(m_frame);
    addAxis(m_x, Qt::AlignBottom);
    addAxis(m_y, Qt::AlignLeft);
    m_frame->attachAxis(m_x);
    m_frame->attachAxis(m_y);
    m_layers = {new Layer(this, false), new Layer(this, true)};
}

void PlotChart::restart(const PaintOptions& options)
{
    const int hovered = m_options.hovered;
    m_options = options;
    m_options.hovered = std::max(hovered, options.hovered);
    for (QAbstractSeries* series : series())
        if (series != m_frame) {
            removeSeries(series);
            delete series;
        }
}

void PlotChart::setRanges(double xLow, double xHigh, const Ticks& y, const QStringList& yLabels)
{
    m_ticks = y;
    m_yLabels = yLabels;
    m_x->setRange(xLow, xHigh);
    m_y->setRange(y.low, y.high);
}

QLineSeries* PlotChart::addLine(const QList<QPointF>& points, const QPen& pen)
{
    auto* line = new QLineSeries;
    line->append(points);
    line->setPen(pen);
    addSeries(line);
    line->attachAxis(m_x);
    line->attachAxis(m_y);
    return line;
}

void PlotChart::addBand(const QList<QPointF>& lower, const QList<QPointF>& upper, const QColor& colour)
{
    auto* top = new QLineSeries;
    auto* bottom = new QLineSeries;
    top->append(upper);
    bottom->append(lower);
    auto* band = new QAreaSeries(top, bottom);
    top->setParent(band);
    bottom->setParent(band);
    band->setPen(Qt::NoPen);
    band->setBrush(withAlpha(colour, m_options.theme.bandOpacity));
    addSeries(band);
    band->attachAxis(m_x);
    band->attachAxis(m_y);
}

QPointF PlotChart::place(double x, double y) const
{
    // mapToPosition is const in meaning only.
    return const_cast<PlotChart*>(this)->mapToPosition(
        {x, y}, m_frame); // NOLINT(cppcoreguidelines-pro-type-const-cast)
}

void PlotChart::arrange(const QSizeF& size)
{
    for (QGraphicsItem* layer : m_layers)
        static_cast<Layer*>(layer)->resized();
    resize(size);
    const Margins m = margins();
    setPlotArea({m.left, m.top, std::max(1.0, size.width() - m.left - m.right),
        std::max(1.0, size.height() - m.top - m.bottom)});
    layout()->activate();
}

void PlotChart::setHovered(int index)
{
    if (index == m_options.hovered)
        return;
    m_options.hovered = index;
    m_layers.last()->update();
}

void PlotChart::paintGrid(QPainter& painter, bool zeroLine) const
{
    const QRectF area = plotArea();
    const QFont figures = m_options.type.figures(Type::Caption);
    const double line = lineHeight(figures);
    // In a low plot every second or third text, counted from the top, where the unit stands.
    const double apart =
        m_ticks.at.size() > 1 ? std::abs(place(0, m_ticks.at[1]).y() - place(0, m_ticks.at[0]).y()) : area.height();
    const auto every = std::max<qsizetype>(1, qsizetype(std::ceil(line / std::max(1.0, apart))));
    for (qsizetype i = 0; i < m_ticks.at.size(); ++i) {
        const double tick = m_ticks.at[i];
        const bool zero = zeroLine && std::abs(tick) < 1e-12;
        painter.setPen(hairline(painter, zero ? m_options.theme.line2 : m_options.theme.grid, m_options));
        const double y = snapY(painter, place(0, tick).y());
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
        if (i < m_yLabels.size() && (m_yLabels.size() - 1 - i) % every == 0)
            drawElided(painter, {0, y - line / 2, area.left() - 8, line}, Qt::AlignRight | Qt::AlignVCenter,
                m_yLabels[i], figures, m_options.theme.ink2);
    }
    painter.setPen(hairline(painter, m_options.theme.line2, m_options));
    const double bottom = snapY(painter, area.bottom());
    painter.drawLine(QPointF(area.left(), bottom), QPointF(area.right(), bottom));
}

void PlotChart::paintXLabels(QPainter& painter, const QList<std::pair<double, QString>>& labels) const
{
    const QFont font = m_options.type.font(Type::Caption);
    const double line = lineHeight(font);
    const QRectF area = plotArea();
    Placer placer;
    const auto draw = [&](const std::pair<double, QString>& label) {
        const double width = textWidth(font, label.second);
        double x = place(label.first, m_ticks.low).x() - width / 2;
        x = std::clamp(x, 0.0, std::max(0.0, size().width() - width));
        const QRectF box(x, area.bottom() + 5, width, line);
        if (placer.place(box.adjusted(-4, 0, 4, 0)))
            drawElided(painter, box, Qt::AlignHCenter | Qt::AlignTop, label.second, font, m_options.theme.ink2);
    };
    if (!labels.isEmpty())
        draw(labels.last());
    for (qsizetype i = 0; i + 1 < labels.size(); ++i)
        draw(labels[i]);
}

void PlotChart::paintCrosshair(QPainter& painter) const
{
    const QPointF at = pointAt(m_options.hovered);
    if (m_options.hovered < 0 || !std::isfinite(at.x()))
        return;
    const QRectF area = plotArea();
    painter.setPen(hairline(painter, m_options.theme.ink2, m_options));
    const double x = snapX(painter, at.x());
    painter.drawLine(QPointF(x, area.top()), QPointF(x, area.bottom()));
    if (std::isfinite(at.y())) {
        painter.setPen(QPen(m_options.theme.surface, 1.5));
        painter.setBrush(m_options.theme.series[Theme::Teal]);
        painter.drawEllipse(at, 4, 4);
    }
    drawTooltip(painter, {QPointF(0, 0), size()}, at, tooltip(m_options.hovered), m_options);
}

void drawTooltip(QPainter& painter, const QRectF& bounds, const QPointF& anchor, const QStringList& lines,
    const PaintOptions& options)
{
    if (lines.isEmpty())
        return;
    const QFont strong = options.type.font(Type::Caption, true), plain = options.type.figures(Type::Caption);
    const double line = std::ceil(lineHeight(plain, options.type.chinese)) + 1;
    double width = 0;
    for (qsizetype i = 0; i < lines.size(); ++i)
        width = std::max(width, textWidth(i == 0 ? strong : plain, lines[i]));
    QRectF box(0, 0, std::ceil(width) + 16, double(lines.size()) * line + 10);
    // Beside the point, on the side with more room, never over it.
    box.moveLeft(anchor.x() - 10 - box.width() >= bounds.left() ? anchor.x() - 10 - box.width() : anchor.x() + 10);
    box.moveLeft(std::clamp(box.left(), bounds.left(), std::max(bounds.left(), bounds.right() - box.width())));
    const double y = std::isfinite(anchor.y()) ? anchor.y() : bounds.center().y();
    box.moveTop(std::clamp(y - box.height() / 2, bounds.top(), std::max(bounds.top(), bounds.bottom() - box.height())));
    painter.setPen(options.theme.isDark ? QPen(options.theme.line2, 1) : QPen(Qt::NoPen));
    painter.setBrush(options.theme.tooltip);
    painter.drawRoundedRect(box, 4, 4);
    for (qsizetype i = 0; i < lines.size(); ++i)
        drawElided(painter, {box.left() + 8, box.top() + 5 + double(i) * line, box.width() - 16, line},
            Qt::AlignLeft | Qt::AlignVCenter, lines[i], i == 0 ? strong : plain,
            i < 2 ? options.theme.tooltipInk : options.theme.tooltipInk2);
}

} // namespace holdfast::charts
