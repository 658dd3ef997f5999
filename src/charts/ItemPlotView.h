// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"

#include <variant>

namespace holdfast::charts {

// A plot of named items: quadrant, gaps, bars or the parts of a whole. Mouse and arrow keys show an item's figures; a click,
// Enter or Space chooses it.
class ItemPlotView : public ChartWidget {
    Q_OBJECT
public:
    using Spec = std::variant<present::QuadrantSpec, present::GapSpec, present::BarsSpec, present::PartsSpec>;
    explicit ItemPlotView(QWidget* parent = nullptr);
    void setSpec(const Spec& spec);
    const Spec& spec() const { return m_spec; }
    int itemCount() const;
    QString itemName(int item) const;
    int hoveredItem() const { return m_options.hovered; }
    QRect itemRect(int item) const { return readableRect(item, 0); } // empty: not drawn
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void itemChosen(int item);

protected:
    void paintEvent(QPaintEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

    int readableRows() const override { return itemCount(); }
    int readableColumns() const override { return 1; }
    QString readableCell(int row, int column) const override;
    QRect readableRect(int row, int column) const override;
    bool readableSelected(int row, int) const override { return row == m_options.hovered; }

private:
    ItemLayout layout() const;
    QString detailOf(int item) const;
    void hover(int item);
    QRectF body() const { return QRectF(rect()).adjusted(2, 0, -2, 0); }

    Spec m_spec;
};

} // namespace holdfast::charts
