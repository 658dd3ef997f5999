// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"

namespace holdfast::charts {

// New, returning and lost customers by period. Mouse and arrow keys show a period's figures, Up and Down go to what lies above or below
// the line; shares the crosshair of the time charts by `hovered` and `setHovered`.
class FlowView : public ChartWidget {
    Q_OBJECT
public:
    explicit FlowView(QWidget* parent = nullptr)
        : ChartWidget(parent)
    {
    }
    void setSpec(const present::FlowSpec& spec);
    int hoveredPoint() const { return m_options.hovered; }
    int side() const { return m_side; } // of the keyboard: 0 above the line, 1 below, -1 both
    QPoint placeAt(const QPointF& position) const; // side and point; point -1 = outside

public Q_SLOTS:
    void setHovered(int point);

Q_SIGNALS:
    void hovered(int point);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

    int readableRows() const override { return int(m_spec.points.size()); }
    int readableColumns() const override { return 1; }
    QString readableCell(int row, int column) const override;
    QRect readableRect(int row, int column) const override;
    bool readableSelected(int row, int) const override { return row == m_options.hovered; }

private:
    QRectF body() const;
    void hover(int point);
    QStringList tipOf(int point) const;

    present::FlowSpec m_spec;
    int m_side = -1;
};

} // namespace holdfast::charts
