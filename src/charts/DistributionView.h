// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/ChartWidget.h"

namespace holdfast::charts {

// The values of one column with the range that fails. Mouse and arrow keys show a bin's figures.
class DistributionView : public ChartWidget {
    Q_OBJECT
public:
    explicit DistributionView(QWidget* parent = nullptr);
    void setSpec(const present::DistributionSpec& spec);
    int hoveredBin() const { return m_options.hovered; }
    int binAt(const QPointF& position) const; // -1 = none

protected:
    void paintEvent(QPaintEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void leaveEvent(QEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void focusOutEvent(QFocusEvent* event) override;

    int readableRows() const override { return int(m_spec.bins.size()); }
    int readableColumns() const override { return 1; }
    QString readableCell(int row, int column) const override;
    QRect readableRect(int row, int column) const override;
    bool readableSelected(int row, int) const override { return row == m_options.hovered; }

private:
    void hover(int bin);
    QString countText(int bin) const;

    present::DistributionSpec m_spec;
};

} // namespace holdfast::charts
