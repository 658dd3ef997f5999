// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Paint.h"
#include "present/GanttSpec.h"

namespace holdfast::charts {

// Where the parts of a schedule are, in painter units; same arithmetic as paint.
struct GanttLayout {
    QRectF head, names, owners, plot, strip; // plot: the bars of the rows in sight
    double rowHeight = 0, dayWidth = 0;
    int firstRow = 0, visibleRows = 0;
    core::CivilDate first, last;
    double x(core::CivilDate day) const { return plot.left() + dayWidth * (day - first); } // its first moment
    core::CivilDate dayAt(double x) const;
    QRectF rowRect(int row) const; // over the whole width; null when out of sight
    QRectF bar(const present::GanttSpec& spec, int row) const; // null: no dates
    int rowAt(const QPointF& position) const; // -1: none
};
GanttLayout layoutGantt(const QRectF& rect, const present::GanttSpec& spec, const PaintOptions& options);

// options.firstRow: rows scrolled away; hovered: row under the pointer; currentBin: row under the keyboard.
void paint(QPainter& painter, const QRectF& rect, const present::GanttSpec& spec, const PaintOptions& options);

} // namespace holdfast::charts
