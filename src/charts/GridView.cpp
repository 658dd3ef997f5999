// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/GridView.h"

#include "charts/PaintSupport.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>

namespace holdfast::charts {

static constexpr QPoint kNowhere(-1, -1);

GridView::GridView(QWidget* parent)
    : ChartWidget(parent)
{
}

void GridView::setSpec(const present::GridSpec& spec)
{
    m_spec = spec;
    if (!exists(m_options.currentCell) && !isHead(m_options.currentCell))
        m_options.currentCell = m_place = m_anchor = kNowhere;
    m_options.hoveredCell = kNowhere;
    changed();
}

void GridView::setSelectable(bool on)
{
    m_selectable = on;
}

void GridView::setHeadsChoosable(bool on)
{
    m_headsChoosable = on;
}

bool GridView::isHead(QPoint place) const
{
    return m_headsChoosable
        && ((place.x() == -1 && place.y() >= 0 && place.y() < m_spec.rowHeads.size()) || (place.y() == -1 && place.x() >= 0 && place.x() < m_spec.columnHeads.size()));
}

QString GridView::headText(QPoint head) const
{
    return head.y() < 0 ? m_spec.columnHeads[head.x()] : m_spec.rowHeads[head.y()] + u' ' + m_spec.rowCounts.value(head.y());
}

void GridView::chooseHead(QPoint head)
{
    QList<QPoint> cells;
    for (int row = 0; row < m_spec.rows.size(); ++row)
        for (int column = 0; column < m_spec.rows[row].size(); ++column)
            if (column == head.x() || row == head.y())
                cells.append({column, row});
    choose(cells);
    m_options.currentCell = m_place = head;
    Q_EMIT headChosen(head);
}

QRectF GridView::placeRect(QPoint place) const
{
    const GridLayout layout = layoutGrid(body(), m_spec, m_options);
    if (!isHead(place))
        return layout.cell(place.x(), place.y());
    const QRectF head = place.y() < 0 ? layout.columnHeads.value(place.x()) : layout.rowHeads.value(place.y());
    return place.y() < 0 ? head : head.united(layout.rowCounts.value(place.y()));
}

QPoint GridView::placeAt(const QPointF& position) const
{
    const QPoint cell = layoutGrid(body(), m_spec, m_options).cellAt(position);
    if (exists(cell))
        return cell;
    for (int row = 0; row < m_spec.rowHeads.size(); ++row)
        if (isHead({-1, row}) && placeRect({-1, row}).contains(position))
            return {-1, row};
    for (int column = 0; column < m_spec.columnHeads.size(); ++column)
        if (isHead({column, -1}) && placeRect({column, -1}).contains(position))
            return {column, -1};
    return kNowhere;
}

bool GridView::exists(QPoint cell) const
{
    return cell.y() >= 0 && cell.y() < m_spec.rows.size() && cell.x() >= 0 && cell.x() < m_spec.rows[cell.y()].size()
        && !m_spec.rows[cell.y()][cell.x()].text.isEmpty();
}

QRectF GridView::body() const
{
    return QRectF(rect()).adjusted(4, 3, -4, -3); // room for the focus frame
}

QRectF GridView::cellRect(int column, int row) const
{
    return layoutGrid(body(), m_spec, m_options).cell(column, row);
}

QList<QPoint> GridView::chosen() const
{
    QList<QPoint> cells;
    for (int row = 0; row < m_spec.rows.size(); ++row)
        for (int column = 0; column < m_spec.rows[row].size(); ++column)
            if (m_spec.rows[row][column].selected)
                cells.append({column, row});
    return cells;
}

void GridView::setCurrent(QPoint cell)
{
    m_showsCurrent = true;
    m_options.currentCell = m_place = m_anchor = cell;
    update();
}

void GridView::choose(const QList<QPoint>& cells)
{
    for (auto& row : m_spec.rows)
        for (auto& cell : row)
            cell.selected = false;
    for (const QPoint cell : cells)
        if (exists(cell))
            m_spec.rows[cell.y()][cell.x()].selected = true;
    changed();
}

QList<QPoint> GridView::rectangle(QPoint from, QPoint to) const
{
    QList<QPoint> cells;
    for (int row = std::min(from.y(), to.y()); row <= std::max(from.y(), to.y()); ++row)
        for (int column = std::min(from.x(), to.x()); column <= std::max(from.x(), to.x()); ++column)
            if (exists({column, row}))
                cells.append({column, row});
    return cells;
}

void GridView::changed()
{
    m_picture = {};
    update();
}

void GridView::restyled()
{
    changed();
}

void GridView::resizeEvent(QResizeEvent* event)
{
    ChartWidget::resizeEvent(event);
    m_picture = {};
}

void GridView::paintEvent(QPaintEvent*)
{
    const double ratio = devicePixelRatioF();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio) {
        m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter painter(&m_picture);
        PaintOptions still = m_options;
        still.hoveredCell = still.currentCell = kNowhere;
        paint(painter, body(), m_spec, still);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(Qt::NoBrush);
    const auto frame = [&](QPoint cell, const QColor& colour, double width) {
        if (!exists(cell) && !isHead(cell))
            return;
        painter.setPen(QPen(colour, width));
        painter.drawRoundedRect(placeRect(cell).adjusted(1.5, 1.5, -1.5, -1.5), 2, 2);
    };
    frame(m_options.hoveredCell, m_options.theme.ink3, 1);
    if ((hasFocus() && m_byKeyboard) || m_showsCurrent)
        frame(m_options.currentCell, m_options.theme.accent, 2);
    else
        drawFocus(painter);
}

void GridView::mousePressEvent(QMouseEvent* event)
{
    const QPoint cell = placeAt(event->position());
    m_byKeyboard = false;
    if (event->button() == Qt::LeftButton && isHead(cell)) {
        chooseHead(cell);
        return;
    }
    if (event->button() != Qt::LeftButton || !m_selectable || !exists(cell)) {
        if (exists(cell)) {
            m_options.currentCell = m_place = cell;
            Q_EMIT cellMovedTo(cell);
        }
        event->ignore();
        return;
    }
    m_dragging = true;
    m_before = event->modifiers() & Qt::ControlModifier ? chosen() : QList<QPoint>{};
    if (!(event->modifiers() & Qt::ShiftModifier) || !exists(m_anchor))
        m_anchor = cell;
    m_options.currentCell = m_place = cell;
    if (event->modifiers() & Qt::ControlModifier && m_before.contains(cell)) {
        m_before.removeOne(cell);
        choose(m_before);
        m_anchor = kNowhere; // a removing click does not drag
    } else {
        choose(m_before + rectangle(m_anchor, cell));
    }
}

void GridView::mouseMoveEvent(QMouseEvent* event)
{
    const GridLayout layout = layoutGrid(body(), m_spec, m_options);
    if (m_dragging && exists(m_anchor)) {
        // Outside the grid the nearest cell counts, so a drag may overshoot.
        const QPointF at(std::clamp(event->position().x(), layout.cells.left() + 0.5, layout.cells.right() - 0.5),
            std::clamp(event->position().y(), layout.cells.top() + 0.5, layout.cells.bottom() - 0.5));
        const QPoint cell = layout.cellAt(at);
        if (cell != m_place && cell != kNowhere) {
            m_place = cell;
            if (exists(cell))
                m_options.currentCell = cell;
            choose(m_before + rectangle(m_anchor, cell));
        }
        return;
    }
    const QPoint cell = placeAt(event->position());
    if (cell != m_options.hoveredCell) {
        m_options.hoveredCell = cell;
        update();
    }
}

void GridView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragging)
        return;
    m_dragging = false;
    Q_EMIT cellsChosen(chosen());
}

void GridView::mouseDoubleClickEvent(QMouseEvent* event)
{
    const QPoint cell = layoutGrid(body(), m_spec, m_options).cellAt(event->position());
    if (event->button() == Qt::LeftButton && exists(cell))
        Q_EMIT cellOpened(cell);
    else
        event->ignore();
}

void GridView::leaveEvent(QEvent*)
{
    m_options.hoveredCell = kNowhere;
    update();
}

void GridView::focusOutEvent(QFocusEvent* event)
{
    m_byKeyboard = false;
    ChartWidget::focusOutEvent(event);
}

void GridView::moveTo(QPoint cell, bool extend)
{
    if (isHead(cell)) {
        m_options.currentCell = m_place = cell;
        m_byKeyboard = true;
        announce(headText(cell));
        update();
        return;
    }
    if (!exists(cell))
        return;
    if (!extend || !exists(m_anchor))
        m_anchor = extend && exists(m_options.currentCell) ? m_options.currentCell : cell;
    m_options.currentCell = m_place = cell;
    m_byKeyboard = true;
    if (extend && m_selectable) {
        choose(rectangle(m_anchor, cell));
        Q_EMIT cellsChosen(chosen());
    }
    announce(readableCell(cell.y(), cell.x()));
    update();
    Q_EMIT cellMovedTo(cell);
}

void GridView::keyPressEvent(QKeyEvent* event)
{
    QPoint at = m_options.currentCell;
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    QPoint step;
    switch (event->key()) {
    case Qt::Key_Left:
        step = {-1, 0};
        break;
    case Qt::Key_Right:
        step = {1, 0};
        break;
    case Qt::Key_Up:
        step = {0, -1};
        break;
    case Qt::Key_Down:
        step = {0, 1};
        break;
    case Qt::Key_Space:
        if (isHead(at)) {
            chooseHead(at);
        } else if (m_selectable && exists(at)) {
            QList<QPoint> cells = chosen();
            if (!cells.removeOne(at))
                cells.append(at);
            m_anchor = at;
            choose(cells);
            Q_EMIT cellsChosen(chosen());
        }
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (exists(at))
            Q_EMIT cellOpened(at);
        return;
    case Qt::Key_Escape:
        if (m_selectable && !chosen().isEmpty()) {
            choose({});
            Q_EMIT cellsChosen({});
            return;
        }
        [[fallthrough]];
    default:
        event->ignore();
        return;
    }
    if (!exists(at) && !isHead(at)) {
        // The first key enters the grid at its first cell.
        for (int row = 0; row < m_spec.rows.size(); ++row)
            for (int column = 0; column < m_spec.rows[row].size(); ++column)
                if (exists({column, row})) {
                    moveTo({column, row}, false);
                    return;
                }
        return;
    }
    moveTo(at + step, extend);
}

bool GridView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const QPoint cell = layoutGrid(body(), m_spec, m_options).cellAt(help->pos());
        if (exists(cell) && !m_spec.rows[cell.y()][cell.x()].detail.isEmpty())
            QToolTip::showText(help->globalPos(), plainTip(m_spec.rows[cell.y()][cell.x()].detail), this,
                cellRect(cell.x(), cell.y()).toAlignedRect());
        else
            QToolTip::hideText();
        return true;
    }
    return ChartWidget::event(event);
}

int GridView::readableColumns() const
{
    qsizetype columns = 0;
    for (const auto& row : m_spec.rows)
        columns = std::max(columns, row.size());
    return int(columns);
}

QString GridView::readableCell(int row, int column) const
{
    if (!exists({column, row}))
        return {};
    const auto& cell = m_spec.rows[row][column];
    if (!cell.detail.isEmpty())
        return cell.detail;
    QStringList parts;
    if (row < m_spec.rowHeads.size())
        parts.append(m_spec.rowHeads[row]);
    if (column < m_spec.columnHeads.size())
        parts.append(m_spec.columnHeads[column]);
    parts.append(cell.text);
    if (!cell.second.isEmpty())
        parts.append(cell.second);
    return parts.join(QStringLiteral(", "));
}

bool GridView::readableSelected(int row, int column) const
{
    return exists({column, row}) && m_spec.rows[row][column].selected;
}

} // namespace holdfast::charts
