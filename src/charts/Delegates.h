// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Paint.h"

#include <QStyledItemDelegate>

namespace holdfast::charts {

inline constexpr int kCheckWidth = 26; // of the box in the first cell of a checkable row

// Paints one cell of a table in the program's look: row background (hover, selected), rule below, focus frame, then
// text, interval or spark by TableSpecModel::KindRole. Numbers in figures of one width, tones as colours.
class CellDelegate : public QStyledItemDelegate {
    Q_OBJECT
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void setStyle(const Theme& theme, const Typography& type);
    void setScale(double low, double high, double reference); // of interval cells
    void setHoveredRow(int row) { m_hoveredRow = row; }
    void paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    QSize sizeHint(const QStyleOptionViewItem& option, const QModelIndex& index) const override;
    double contentWidth(const QModelIndex& index) const; // of its text, in pixels

protected:
    QFont fontOf(const QModelIndex& index) const;
    virtual void paintContent(QPainter& painter, const QRectF& rect, const QModelIndex& index) const;
    void paintText(QPainter& painter, const QRectF& rect, const QModelIndex& index) const;
    void paintIntervalCell(QPainter& painter, const QRectF& rect, const QModelIndex& index) const;
    void paintSparkCell(QPainter& painter, const QRectF& rect, const QModelIndex& index) const;

    PaintOptions m_options;
    present::TableSpec m_scale; // only its scale is used
    int m_hoveredRow = -1;
};

// The same for any model that offers the roles: always a spark, always an interval.
class SparkDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QRectF& rect, const QModelIndex& index) const override
    {
        paintSparkCell(painter, rect, index);
    }
};

class IntervalDelegate : public CellDelegate {
    Q_OBJECT
public:
    using CellDelegate::CellDelegate;

protected:
    void paintContent(QPainter& painter, const QRectF& rect, const QModelIndex& index) const override
    {
        paintIntervalCell(painter, rect, index);
    }
};

} // namespace holdfast::charts
