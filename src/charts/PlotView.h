// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"

#include <QtCharts/QChartView>

namespace holdfast::charts {

class PlotChart;

// A Qt Charts view with a crosshair that mouse and arrow keys move. Connect `hovered` of one time chart to `setHovered`
// of the others for a shared crosshair.
class PlotView : public QChartView, public Readable {
    Q_OBJECT
public:
    void setTheme(const Theme& theme);
    void setTypography(const Typography& type);
    void describe(const present::Block& block);
    int hoveredPoint() const;
    const PlotChart& plot() const { return *m_chart; }
    QSize sizeHint() const override { return {480, 220}; }
    QSize minimumSizeHint() const override;

public Q_SLOTS:
    void setHovered(int point); // -1 = none

Q_SIGNALS:
    void hovered(int point);
    void chosen(int point); // a click, or Enter on the crosshair

protected:
    PlotView(PlotChart* chart, QWidget* parent);
    virtual void rebuild() = 0; // hands spec and m_options to the chart
    virtual int pointCount() const = 0;
    void restyle(); // rebuilds and arranges

    void resizeEvent(QResizeEvent* event) override;
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusInEvent(QFocusEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;
    void changeEvent(QEvent* event) override;

    int readableRows() const override { return pointCount(); }
    int readableColumns() const override { return 1; }
    QString readableCell(int row, int column) const override;
    QRect readableRect(int row, int column) const override;
    bool readableSelected(int row, int) const override { return row == hoveredPoint(); }

    PaintOptions m_options;

private:
    void hover(int point);
    PlotChart* m_chart;
};

class TrendView : public PlotView {
    Q_OBJECT
public:
    explicit TrendView(QWidget* parent = nullptr);
    void setSpec(const present::TrendSpec& spec);

protected:
    void rebuild() override;
    int pointCount() const override { return int(m_spec.points.size()); }

private:
    present::TrendSpec m_spec;
};

class CurveView : public PlotView {
    Q_OBJECT
public:
    explicit CurveView(QWidget* parent = nullptr);
    void setSpec(const present::CurveSpec& spec);
    // On: what lies under the line and what lies above it are two marks of a point. The mouse chooses by where it is, the keys with Up and Down.
    void setSided(bool on) { m_sided = on; }
    int side() const { return m_side; } // 1 above the line, 0 under it
    int sideAt(const QPoint& position) const;

protected:
    void rebuild() override;
    int pointCount() const override { return int(m_spec.points.size()); }
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;

private:
    void setSide(int side);
    present::CurveSpec m_spec;
    bool m_sided = false;
    int m_side = 0;
};

} // namespace holdfast::charts
