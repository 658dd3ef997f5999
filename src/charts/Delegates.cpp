// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/Delegates.h"

#include "charts/PaintSupport.h"
#include "charts/TableLayout.h"
#include "charts/TableSpecModel.h"

#include <QAbstractItemView>
#include <QStyle>

namespace holdfast::charts {

using Kind = present::TableSpec::Kind;

void CellDelegate::setStyle(const Theme& theme, const Typography& type)
{
    m_options.theme = theme;
    m_options.type = type;
}

void CellDelegate::setScale(double low, double high, double reference)
{
    m_scale.scaleLow = low;
    m_scale.scaleHigh = high;
    m_scale.reference = reference;
}

void CellDelegate::paint(QPainter* painter, const QStyleOptionViewItem& option, const QModelIndex& index) const
{
    const Theme& theme = m_options.theme;
    const auto* view = qobject_cast<const QAbstractItemView*>(option.widget);
    painter->save();
    const QRectF rect(option.rect);
    // On the grid of the pixels a smoothed line looks the same and costs more than all the rest of a cell.
    painter->setRenderHint(QPainter::Antialiasing, false);
    if (option.state & QStyle::State_Selected)
        painter->fillRect(rect, theme.accentSoft);
    else if (index.row() == m_hoveredRow)
        painter->fillRect(rect, theme.hover);
    painter->setPen(hairline(*painter, theme.line, m_options));
    const double y = snapY(*painter, rect.bottom() - 0.5);
    painter->drawLine(QPointF(rect.left(), y), QPointF(rect.right(), y));
    painter->setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    double left = 8;
    if (const QVariant check = index.data(Qt::CheckStateRole); check.isValid() && view) {
        QStyleOptionViewItem box(option);
        box.rect = QRect(option.rect.left() + 6, option.rect.center().y() - 7, 14, 14);
        box.state = QStyle::State_Enabled | (check.toInt() == Qt::Checked ? QStyle::State_On : QStyle::State_Off);
        view->style()->drawPrimitive(QStyle::PE_IndicatorItemViewItemCheck, &box, painter, view);
        left = kCheckWidth;
    }
    paintContent(*painter, rect.adjusted(left, 0, -8, 0), index);
    // The focus frame goes round the row, not round the cell.
    if (view && view->hasFocus() && view->currentIndex().isValid() && view->currentIndex().row() == index.row()) {
        painter->setPen(QPen(theme.accent, 2));
        const QRectF frame = rect.adjusted(0, 1, 0, -1);
        painter->drawLine(frame.topLeft(), frame.topRight());
        painter->drawLine(frame.bottomLeft(), frame.bottomRight());
        const int last = index.model()->columnCount() - 1;
        if (index.column() == 0)
            painter->drawLine(frame.topLeft() + QPointF(1, 0), frame.bottomLeft() + QPointF(1, 0));
        if (index.column() == last || rect.right() >= view->viewport()->rect().right() - 1)
            painter->drawLine(frame.topRight() - QPointF(1, 0), frame.bottomRight() - QPointF(1, 0));
    }
    painter->restore();
}

void CellDelegate::paintContent(QPainter& painter, const QRectF& rect, const QModelIndex& index) const
{
    switch (Kind(index.data(TableSpecModel::KindRole).toInt())) {
    case Kind::Interval:
        paintIntervalCell(painter, rect, index);
        break;
    case Kind::Spark:
        paintSparkCell(painter, rect, index);
        break;
    case Kind::Score: {
        present::TableSpec::Cell cell;
        cell.text = index.data(Qt::DisplayRole).toString();
        cell.number = index.data(TableSpecModel::SortRole).toDouble();
        paintScore(painter, rect.adjusted(-8, 0, 8, 0), cell, false, m_options);
        break;
    }
    case Kind::Meter: {
        present::TableSpec::Cell cell;
        cell.text = index.data(Qt::DisplayRole).toString();
        cell.number = index.data(TableSpecModel::SortRole).toDouble();
        cell.tone = present::Tone(index.data(TableSpecModel::ToneRole).toInt());
        paintMeter(painter, rect, cell, index.data(TableSpecModel::MutedRole).toBool(), m_options);
        break;
    }
    default:
        paintText(painter, rect, index);
    }
}

void CellDelegate::paintText(QPainter& painter, const QRectF& rect, const QModelIndex& index) const
{
    const Theme& theme = m_options.theme;
    const QString text = index.data(Qt::DisplayRole).toString();
    const auto tone = present::Tone(index.data(TableSpecModel::ToneRole).toInt());
    QColor ink = theme.ink;
    if (index.data(TableSpecModel::MutedRole).toBool() || text == QStringLiteral("–"))
        ink = theme.ink3;
    else if (tone != present::Tone::Neutral)
        ink = toneColour(tone, theme);
    const bool figures = isNumeric(Kind(index.data(TableSpecModel::KindRole).toInt()));
    drawElided(painter, rect, (figures ? Qt::AlignRight : Qt::AlignLeft) | Qt::AlignVCenter, text, fontOf(index), ink);
}

QFont CellDelegate::fontOf(const QModelIndex& index) const
{
    const bool strong = index.data(TableSpecModel::StrongRole).toBool();
    return isNumeric(Kind(index.data(TableSpecModel::KindRole).toInt())) ? m_options.type.figures(Type::Table, strong)
                                                                        : m_options.type.font(Type::Table, strong);
}

double CellDelegate::contentWidth(const QModelIndex& index) const
{
    return textWidth(fontOf(index), index.data(Qt::DisplayRole).toString());
}

void CellDelegate::paintIntervalCell(QPainter& painter, const QRectF& rect, const QModelIndex& index) const
{
    present::TableSpec::Cell cell;
    cell.number = index.data(TableSpecModel::SortRole).toDouble();
    cell.lower = index.data(TableSpecModel::LowerRole).toDouble();
    cell.upper = index.data(TableSpecModel::UpperRole).toDouble();
    cell.tone = present::Tone(index.data(TableSpecModel::ToneRole).toInt());
    paintInterval(painter, rect, m_scale, cell, index.data(TableSpecModel::MutedRole).toBool(), m_options);
}

void CellDelegate::paintSparkCell(QPainter& painter, const QRectF& rect, const QModelIndex& index) const
{
    const bool muted = index.data(TableSpecModel::MutedRole).toBool();
    const auto tone = present::Tone(index.data(TableSpecModel::ToneRole).toInt());
    paintSpark(painter, rect.adjusted(0, 2, 0, -2), index.data(TableSpecModel::SeriesRole).value<QList<double>>(),
        muted ? m_options.theme.ink4 : toneSeries(tone, m_options.theme), m_options);
}

QSize CellDelegate::sizeHint(const QStyleOptionViewItem&, const QModelIndex& index) const
{
    return {int(contentWidth(index)) + 16, int(tableRowHeight(m_options.type))};
}

} // namespace holdfast::charts
