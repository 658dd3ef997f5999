// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/GanttView.h"

#include "charts/PlotChart.h"
#include "present/Fmt.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using core::CivilDate;
using Kind = present::GanttSpec::Kind;

namespace {
constexpr double kEnd = 5; // px at an end of a bar that change its length
constexpr int kLeastDays = 5;
constexpr std::pair<GanttView::Zoom, int> kZooms[] = {{GanttView::Zoom::Quarter, 92}, {GanttView::Zoom::Month, 31}, {GanttView::Zoom::Week, 7}};
}

GanttView::GanttView(QWidget* parent)
    : ChartWidget(parent)
    , m_bar(new QScrollBar(Qt::Vertical, this))
{
    m_bar->setFocusPolicy(Qt::NoFocus);
    m_bar->hide();
    connect(m_bar, &QScrollBar::valueChanged, this, &GanttView::scrollTo);
}

QRectF GanttView::body() const
{
    const QRectF all = QRectF(rect()).adjusted(2, 0, -2, -2);
    return m_bar->isHidden() ? all : all.adjusted(0, 0, -m_bar->width(), 0);
}

void GanttView::setSpec(const present::GanttSpec& spec)
{
    const QString before = chosen();
    const auto [from, to] = seen();
    const bool whole = from == m_first && to == m_last;
    m_spec = spec;
    m_first = spec.first;
    m_last = spec.last;
    if (!whole && from.isValid() && m_first.isValid() && from <= m_last && to >= m_first)
        show(from, to - from + 1);
    else
        Q_EMIT zoomed();
    m_gesture = {};
    m_options.currentBin = -1;
    m_options.hovered = -1;
    for (int row = 0; row < m_spec.rows.size(); ++row)
        if (!before.isEmpty() && m_spec.rows[row].id == before)
            m_options.currentBin = row;
    refreshBar();
    update();
}

void GanttView::show(CivilDate first, int days)
{
    const int all = m_last - m_first + 1;
    days = std::clamp(days, std::min(kLeastDays, all), all);
    m_spec.first = std::clamp(first, m_first, m_last - (days - 1));
    m_spec.last = m_spec.first + (days - 1);
    update();
    Q_EMIT zoomed();
}

CivilDate GanttView::middle() const
{
    const int row = m_options.currentBin;
    if (row >= 0 && m_spec.rows[row].start.isValid())
        return m_spec.rows[row].start + (m_spec.rows[row].end - m_spec.rows[row].start) / 2;
    if (m_spec.today.isValid() && m_spec.today >= m_spec.first && m_spec.today <= m_spec.last)
        return m_spec.today;
    return m_spec.first + (m_spec.last - m_spec.first) / 2;
}

void GanttView::setZoom(Zoom zoom)
{
    if (!m_first.isValid() || zoom == Zoom::Other)
        return;
    int days = m_last - m_first + 1;
    for (const auto& [which, length] : kZooms)
        if (which == zoom)
            days = length;
    show(middle() - days / 2, days);
}

GanttView::Zoom GanttView::zoom() const
{
    if (m_spec.first == m_first && m_spec.last == m_last)
        return Zoom::All;
    for (const auto& [which, length] : kZooms)
        if (m_spec.last - m_spec.first + 1 == length)
            return which;
    return Zoom::Other;
}

// The day stays where it is.
void GanttView::zoomBy(double factor, CivilDate around)
{
    if (!m_first.isValid())
        return;
    const int now = m_spec.last - m_spec.first + 1;
    int days = int(std::lround(now * factor));
    if (days == now)
        days += factor > 1 ? 1 : -1;
    const double part = double(around - m_spec.first) / now;
    show(around - int(std::lround(part * days)), days);
}

QString GanttView::chosen() const
{
    return m_options.currentBin >= 0 && m_options.currentBin < m_spec.rows.size() ? m_spec.rows[m_options.currentBin].id : QString();
}

void GanttView::choose(const QString& id)
{
    for (int row = 0; row < m_spec.rows.size(); ++row)
        if (m_spec.rows[row].id == id)
            chooseRow(row);
}

QRect GanttView::barRect(const QString& id) const
{
    const GanttLayout now = layout();
    for (int row = 0; row < m_spec.rows.size(); ++row)
        if (m_spec.rows[row].id == id && !now.rowRect(row).isNull())
            return now.bar(m_spec, row).toAlignedRect();
    return {};
}

void GanttView::chooseRow(int row)
{
    if (row == m_options.currentBin || row < 0 || row >= m_spec.rows.size())
        return;
    m_options.currentBin = row;
    const GanttLayout now = layout();
    if (row < now.firstRow)
        scrollTo(row);
    else if (row >= now.firstRow + now.visibleRows)
        scrollTo(row - now.visibleRows + 1);
    const auto& one = m_spec.rows[row];
    if (one.start.isValid() && (one.end < m_spec.first || one.start > m_spec.last))
        show(middle() - (m_spec.last - m_spec.first) / 2, m_spec.last - m_spec.first + 1);
    update();
    announce(readableCell(row, 0));
    Q_EMIT rowChosen(m_spec.rows[row].id);
}

void GanttView::scrollTo(int first)
{
    m_options.firstRow = std::clamp(first, 0, std::max(0, m_bar->maximum()));
    m_bar->setValue(m_options.firstRow);
    update();
}

void GanttView::refreshBar()
{
    m_bar->hide();
    const GanttLayout whole = layout();
    const int hidden = int(m_spec.rows.size()) - whole.visibleRows;
    m_bar->setRange(0, std::max(0, hidden));
    m_bar->setPageStep(std::max(1, whole.visibleRows));
    m_bar->setVisible(hidden > 0);
    m_bar->setGeometry(width() - m_bar->sizeHint().width(), int(whole.head.height()), m_bar->sizeHint().width(), int(whole.plot.height()));
    m_options.firstRow = std::clamp(m_options.firstRow, 0, std::max(0, hidden));
}

void GanttView::restyled()
{
    refreshBar();
    update();
}

void GanttView::resizeEvent(QResizeEvent* event)
{
    ChartWidget::resizeEvent(event);
    refreshBar();
}

GanttView::Grip GanttView::gripAt(int row, const QPointF& position) const
{
    const GanttLayout now = layout();
    const QRectF bar = now.bar(m_spec, row);
    if (bar.isNull() || !now.plot.contains(position) || !bar.adjusted(-kEnd, -5, kEnd, 5).contains(position))
        return Grip::None;
    if (m_spec.rows[row].kind != Kind::Task)
        return Grip::Move;
    if (position.x() >= bar.right() - std::min(kEnd, bar.width() / 3))
        return Grip::End;
    return position.x() <= bar.left() + std::min(kEnd, bar.width() / 3) - 1 ? Grip::Start : Grip::Move;
}

std::pair<CivilDate, CivilDate> GanttView::changed() const
{
    const auto& row = m_spec.rows[m_gesture.row];
    CivilDate start = row.start, end = row.end;
    if (m_gesture.grip == Grip::Move || m_gesture.grip == Grip::Start)
        start = start + m_gesture.days;
    if (m_gesture.grip == Grip::Move || m_gesture.grip == Grip::End)
        end = end + m_gesture.days;
    if (m_gesture.grip == Grip::Start)
        start = std::min(start, end);
    if (m_gesture.grip == Grip::End)
        end = std::max(start, end);
    return {start, end};
}

void GanttView::finish(bool keep)
{
    const Gesture done = m_gesture;
    if (done.row < 0)
        return;
    const auto [start, end] = changed();
    m_gesture = {};
    setCursor(Qt::ArrowCursor);
    update();
    const auto& row = m_spec.rows[done.row];
    if (keep && (start != row.start || end != row.end))
        Q_EMIT moved(row.id, start, end);
}

void GanttView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, body(), m_spec, m_options);
    if (m_gesture.row >= 0 && m_gesture.days != 0) {
        const auto [start, end] = changed();
        present::GanttSpec moved = m_spec;
        moved.rows[m_gesture.row].start = start;
        moved.rows[m_gesture.row].end = end;
        const QRectF bar = layout().bar(moved, m_gesture.row);
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        painter.setPen(QPen(m_options.theme.accent, 1.5, Qt::DashLine));
        painter.setBrush(withAlpha(m_options.theme.accent, 0.15));
        painter.save();
        painter.setClipRect(layout().plot);
        painter.drawRoundedRect(bar, 2, 2);
        painter.restore();
        const present::Fmt fmt(m_options.locale);
        const QString days = fmt.signedNumber(m_gesture.days, 0);
        drawTooltip(painter, body(), bar.center() - QPointF(0, 14),
            {m_spec.rows[m_gesture.row].name, start == end ? fmt.date(start) : fmt.date(start) + QStringLiteral(" – ") + fmt.date(end), days}, m_options);
    } else if (m_options.hovered >= 0 && m_options.hovered < m_spec.rows.size() && underMouse()) {
        const GanttLayout now = layout();
        const QRectF bar = now.bar(m_spec, m_options.hovered);
        const QPointF at = mapFromGlobal(QCursor::pos());
        if (!bar.isNull() && now.plot.contains(at) && bar.adjusted(-kEnd, -5, kEnd, 5).contains(at)) {
            painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
            drawTooltip(painter, body(), bar.center() - QPointF(0, 14), m_spec.rows[m_options.hovered].tip, m_options);
        }
    }
    drawFocus(painter);
}

void GanttView::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return;
    finish(true); // of the keys
    const int row = layout().rowAt(event->position());
    const Grip grip = row >= 0 && m_editable ? gripAt(row, event->position()) : Grip::None; // of what is seen: a choice may scroll
    chooseRow(row);
    if (grip != Grip::None)
        m_gesture = {row, grip, event->position().x(), 0, false};
}

void GanttView::mouseMoveEvent(QMouseEvent* event)
{
    const GanttLayout now = layout();
    if (m_gesture.row >= 0 && !m_gesture.byKey) {
        m_gesture.days = now.dayWidth > 0 ? int(std::lround((event->position().x() - m_gesture.fromX) / now.dayWidth)) : 0;
        update();
        return;
    }
    const int row = now.rowAt(event->position());
    const Grip grip = row >= 0 && m_editable ? gripAt(row, event->position()) : Grip::None;
    setCursor(grip == Grip::Move ? Qt::OpenHandCursor : grip == Grip::None ? Qt::ArrowCursor : Qt::SizeHorCursor);
    m_options.hovered = row;
    update();
}

void GanttView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && !m_gesture.byKey)
        finish(true);
}

void GanttView::mouseDoubleClickEvent(QMouseEvent* event)
{
    finish(false);
    if (const int row = layout().rowAt(event->position()); row >= 0)
        Q_EMIT opened(m_spec.rows[row].id);
}

// Whether a key is one of its own: the others are the window's, such as Ctrl+0 and Alt+Left.
bool GanttView::takes(const QKeyEvent& event) const
{
    switch (event.key()) {
    case Qt::Key_Left:
    case Qt::Key_Right:
        return !(event.modifiers() & (Qt::AltModifier | Qt::MetaModifier));
    case Qt::Key_Plus:
    case Qt::Key_Equal:
    case Qt::Key_Minus:
    case Qt::Key_0:
        return !(event.modifiers() & (Qt::ControlModifier | Qt::AltModifier | Qt::MetaModifier));
    case Qt::Key_Escape:
        return m_gesture.row >= 0;
    default:
        return false;
    }
}

bool GanttView::event(QEvent* event)
{
    if (event->type() == QEvent::ShortcutOverride) {
        if (takes(*static_cast<QKeyEvent*>(event))) {
            event->accept();
            return true;
        }
    }
    return ChartWidget::event(event);
}

void GanttView::keyPressEvent(QKeyEvent* event)
{
    const int rows = int(m_spec.rows.size());
    const int row = m_options.currentBin;
    const bool own = takes(*event);
    switch (event->key()) {
    case Qt::Key_Up:
    case Qt::Key_Down:
        finish(true);
        return rows > 0 ? chooseRow(row < 0 ? 0 : std::clamp(row + (event->key() == Qt::Key_Down ? 1 : -1), 0, rows - 1)) : void();
    case Qt::Key_Home:
    case Qt::Key_End:
        finish(true);
        return rows > 0 ? chooseRow(event->key() == Qt::Key_Home ? 0 : rows - 1) : void();
    case Qt::Key_Plus:
    case Qt::Key_Equal: // the same key without Shift
        if (!own)
            break;
        return zoomBy(1 / 1.5, middle());
    case Qt::Key_Minus:
        if (!own)
            break;
        return zoomBy(1.5, middle());
    case Qt::Key_0:
        if (!own)
            break;
        return setZoom(Zoom::All);
    case Qt::Key_PageUp:
    case Qt::Key_PageDown: {
        const int days = m_spec.last - m_spec.first + 1, by = std::max(1, days / 2);
        if (m_first.isValid())
            show(m_spec.first + (event->key() == Qt::Key_PageDown ? by : -by), days);
        return;
    }
    case Qt::Key_Return:
    case Qt::Key_Enter:
        finish(true);
        if (row >= 0)
            Q_EMIT opened(m_spec.rows[row].id);
        return;
    case Qt::Key_Escape:
        if (m_gesture.row < 0)
            break;
        return finish(false);
    case Qt::Key_Left:
    case Qt::Key_Right: {
        if (!own)
            break;
        if (row < 0 || !m_editable || !m_spec.rows[row].start.isValid())
            return;
        const Grip grip = event->modifiers() & Qt::ShiftModifier && m_spec.rows[row].kind == Kind::Task ? Grip::End : Grip::Move;
        if (m_gesture.row >= 0 && (!m_gesture.byKey || m_gesture.row != row || m_gesture.grip != grip))
            finish(true);
        if (m_gesture.row < 0)
            m_gesture = {row, grip, 0, 0, true};
        const int by = event->modifiers() & Qt::ControlModifier ? 7 : 1;
        m_gesture.days += event->key() == Qt::Key_Right ? by : -by;
        update();
        return;
    }
    default:
        break;
    }
    ChartWidget::keyPressEvent(event);
}

void GanttView::keyReleaseEvent(QKeyEvent* event)
{
    if (!event->isAutoRepeat() && m_gesture.byKey && (event->key() == Qt::Key_Left || event->key() == Qt::Key_Right))
        return finish(true);
    ChartWidget::keyReleaseEvent(event);
}

void GanttView::focusOutEvent(QFocusEvent* event)
{
    if (m_gesture.byKey)
        finish(true);
    ChartWidget::focusOutEvent(event);
}

void GanttView::leaveEvent(QEvent*)
{
    m_options.hovered = -1;
    update();
}

void GanttView::wheelEvent(QWheelEvent* event)
{
    const GanttLayout now = layout();
    const QPoint by = event->angleDelta();
    if (event->modifiers() & Qt::ControlModifier && m_first.isValid()) {
        const CivilDate day = now.plot.contains(event->position()) ? now.dayAt(event->position().x()) : middle();
        if (by.y() != 0)
            zoomBy(std::pow(0.8, by.y() / 120.0), day);
        return event->accept();
    }
    const int along = by.x() != 0 ? by.x() : event->modifiers() & Qt::ShiftModifier ? by.y() : 0;
    if (along != 0 && zoom() != Zoom::All) {
        const int days = m_spec.last - m_spec.first + 1;
        show(m_spec.first - int(std::lround(along / 120.0 * std::max(1.0, days / 10.0))), days);
        return event->accept();
    }
    if (m_bar->isHidden())
        return event->ignore();
    scrollTo(m_options.firstRow - event->angleDelta().y() / 40);
}

QString GanttView::readableCell(int row, int) const
{
    const auto& one = m_spec.rows[row];
    return QStringList(QStringList {one.name} + one.tip).join(QStringLiteral(", "));
}

QRect GanttView::readableRect(int row, int) const
{
    return layout().rowRect(row).toAlignedRect();
}

} // namespace holdfast::charts
