// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "charts/ChartWidget.h"
#include "present/pages/CustomerPages.h"

namespace holdfast::app {

// Everything that happened with one customer, a lane a kind. The wheel zooms about the pointer, a drag moves. Arrow keys go from mark to mark,
// plus and minus zoom, Page Up and Page Down move, 0 is the view at first.
class TimelineView : public charts::ChartWidget {
    Q_OBJECT
public:
    TimelineView(const Surroundings& with, QWidget* parent);
    void setSpec(const present::TimelineSpec& spec);
    const present::TimelineSpec& spec() const { return m_spec; }
    QRectF markRect(int lane, int mark) const;
    double shownDays() const { return m_to - m_from; }
    QSize sizeHint() const override { return {560, 300}; }

Q_SIGNALS:
    void eventChosen(int event); // index of the card's events

protected:
    void paintEvent(QPaintEvent* event) override;
    void wheelEvent(QWheelEvent* event) override;
    void mousePressEvent(QMouseEvent* event) override;
    void mouseMoveEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    bool event(QEvent* event) override; // tooltips
    int readableRows() const override { return int(m_spec.lanes.size()); }
    int readableColumns() const override;
    QString readableCell(int row, int column) const override;
    QRect readableRect(int row, int column) const override;
    bool readableSelected(int row, int column) const override { return row == m_lane && column == m_mark; }

private:
    QRectF plot() const;
    QRectF laneRect(int lane) const;
    double x(double day) const;
    void zoom(double factor, double about);
    void pan(double lengths);
    void showAll(); // from where something happened
    void choose(); // the mark in hand
    void paintLane(QPainter& painter, int lane) const;
    void paintMarks(QPainter& painter, int lane) const;
    void paintSpans(QPainter& painter, int lane) const;
    void paintLine(QPainter& painter, const present::TimelineSpec::Lane& lane, const QRectF& row) const;
    void paintScale(QPainter& painter, const present::TimelineSpec::Lane& lane, const QRectF& row) const;
    void paintSilence(QPainter& painter, const QRectF& row) const;
    bool hit(const QPointF& at, int& lane, int& mark) const;
    Surroundings m_with;
    present::TimelineSpec m_spec;
    double m_from = 0, m_to = 1; // days shown
    int m_lane = -1, m_mark = -1;
    QPointF m_pressed;
    double m_pressedFrom = 0;
};

} // namespace holdfast::app
