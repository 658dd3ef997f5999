// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/PaintSupport.h"

#include <QtCharts/QChart>

class QLineSeries;
class QValueAxis;

namespace holdfast::charts {

// A Qt Charts chart in the program's look: two axes coloured from the tokens, own layers below and above the series for
// what Qt Charts does not have (grid on whole pixels, shading, limits, labels, crosshair). Used on screen inside a
// QChartView and, through its scene, for pictures and pages.
class PlotChart : public QChart {
public:
    PlotChart();

    // Sets the outer size in design pixels; the plot area follows from the labels.
    void arrange(const QSizeF& size);
    void setHovered(int index);
    int hovered() const { return m_options.hovered; }
    const PaintOptions& options() const { return m_options; }

    virtual int nearest(const QPointF& position) const = 0; // index of the point nearest in x, -1 = outside
    virtual QPointF pointAt(int index) const = 0; // in chart coordinates
    virtual QStringList tooltip(int index) const = 0; // at most three lines
    virtual void paintUnder(QPainter& painter) const = 0;
    virtual void paintOver(QPainter& painter) const = 0;

protected:
    // Room the labels need around the plot.
    struct Margins {
        double left = 0, top = 0, right = 0, bottom = 0;
    };
    virtual Margins margins() const = 0;

    void restart(const PaintOptions& options); // drops series and takes new options
    void setRanges(double xLow, double xHigh, const Ticks& y, const QStringList& yLabels);
    QLineSeries* addLine(const QList<QPointF>& points, const QPen& pen);
    void addBand(const QList<QPointF>& lower, const QList<QPointF>& upper, const QColor& colour);
    QPointF place(double x, double y) const; // value -> chart coordinates
    // Grid lines on whole pixels with the tick texts beside them: the texts of a Qt axis cannot be our own and unique.
    void paintGrid(QPainter& painter, bool zeroLine) const;
    // Texts under the axis, centred at their x value, first and last before the others.
    void paintXLabels(QPainter& painter, const QList<std::pair<double, QString>>& labels) const;
    void paintCrosshair(QPainter& painter) const;

    PaintOptions m_options;
    Ticks m_ticks;
    QStringList m_yLabels;

private:
    QValueAxis* m_x;
    QValueAxis* m_y;
    QLineSeries* m_frame; // invisible; ties the axes together even when nothing is drawn
    QList<QGraphicsItem*> m_layers;
};

void drawTooltip(QPainter& painter, const QRectF& bounds, const QPointF& anchor, const QStringList& lines,
    const PaintOptions& options);

} // namespace holdfast::charts
