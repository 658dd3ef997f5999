// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/customers/TimelineView.h"

#include "app/look/Icons.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QPainter>
#include <QToolTip>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>

namespace holdfast::app {

static constexpr double kTitles = 96, kAxis = 22, kDisc = 18, kIcon = 14;
static constexpr double kLeastDays = 14;

TimelineView::TimelineView(const Surroundings& with, QWidget* parent)
    : ChartWidget(parent)
    , m_with(with)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setMinimumHeight(150);
}

void TimelineView::setSpec(const present::TimelineSpec& spec)
{
    const bool same = spec.days == m_spec.days;
    m_spec = spec;
    if (!same) {
        m_from = 0;
        m_to = std::max(1.0, spec.days);
    }
    m_lane = m_mark = -1;
    update();
}

QRectF TimelineView::plot() const
{
    return QRectF(rect()).adjusted(kTitles, 4, -14, -kAxis);
}

// Bars get twice the height of the other lanes.
QRectF TimelineView::laneRect(int lane) const
{
    double parts = 0, before = 0;
    for (int i = 0; i < m_spec.lanes.size(); ++i) {
        const double part = m_spec.lanes[i].bars ? 2.4 : 1;
        before += i < lane ? part : 0;
        parts += part;
    }
    const QRectF area = plot();
    const double unit = area.height() / std::max(parts, 1.0);
    return {area.left(), area.top() + before * unit, area.width(), (m_spec.lanes[lane].bars ? 2.4 : 1) * unit};
}

double TimelineView::x(double day) const
{
    const QRectF area = plot();
    return area.left() + (day - m_from) / std::max(1e-9, m_to - m_from) * area.width();
}

QRectF TimelineView::markRect(int lane, int mark) const
{
    const auto& drawn = m_spec.lanes[lane].marks[mark];
    const QRectF row = laneRect(lane);
    const double at = x(drawn.at);
    if (m_spec.lanes[lane].bars) {
        const double height = std::max(2.0, drawn.height * (row.height() - 18));
        return {at - 2.5, row.bottom() - 4 - height, 5, height};
    }
    const double size = drawn.icon.isEmpty() ? kDisc : kIcon;
    return {at - size / 2, row.center().y() - size / 2, size, size};
}

void TimelineView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const charts::Theme& theme = m_with.appearance.theme();
    const charts::Typography& type = m_with.appearance.type();
    const QRectF area = plot();
    painter.setFont(type.font(charts::Type::Caption));
    const QFontMetricsF metrics(painter.font());
    double taken = -1e9;
    for (const auto& [day, text] : m_spec.ticks) {
        const double at = x(day);
        if (at < area.left() - 1 || at > area.right() + 1)
            continue;
        painter.setPen(theme.grid);
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
        const double wide = metrics.horizontalAdvance(text);
        if (at - wide / 2 > taken + 8 && at + wide / 2 < width()) {
            painter.setPen(theme.ink3);
            painter.drawText(QRectF(at - wide / 2 - 2, area.bottom() + 3, wide + 4, kAxis - 4), Qt::AlignCenter, text);
            taken = at + wide / 2;
        }
    }
    for (int lane = 0; lane < m_spec.lanes.size(); ++lane) {
        const auto& drawn = m_spec.lanes[lane];
        const QRectF row = laneRect(lane);
        painter.setPen(theme.line);
        painter.drawLine(QPointF(4, row.bottom()), QPointF(area.right(), row.bottom()));
        painter.setPen(theme.ink2);
        painter.setFont(type.font(charts::Type::Caption));
        painter.drawText(QRectF(8, row.top(), kTitles - 12, row.height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, drawn.title);
        painter.save();
        painter.setClipRect(area.adjusted(-kDisc / 2, 0, kDisc / 2, 0));
        double labelEnd = -1e9;
        for (int mark = 0; mark < drawn.marks.size(); ++mark) {
            const auto& each = drawn.marks[mark];
            if (each.at < m_from - 1 || each.at > m_to + 1)
                continue;
            const QRectF place = markRect(lane, mark);
            const QColor colour = each.tone == present::Tone::Worse ? theme.series[charts::Theme::Orange] : theme.series[charts::Theme::Teal];
            if (lane == m_lane && mark == m_mark && hasFocus()) {
                painter.setPen(QPen(theme.accent, 2));
                painter.setBrush(Qt::NoBrush);
                painter.drawRoundedRect(place.adjusted(-3, -3, 3, 3), 3, 3);
            }
            painter.setPen(Qt::NoPen);
            if (drawn.bars) {
                painter.fillRect(place, colour);
            } else if (!each.icon.isEmpty()) {
                paintIcon(painter, place, each.icon, each.tone == present::Tone::Worse ? theme.bad : theme.ink2);
                const double wide = metrics.horizontalAdvance(each.text);
                if (!each.text.isEmpty() && place.right() + 4 > labelEnd && place.right() + 4 + wide < area.right() + kDisc / 2) {
                    painter.setPen(theme.ink2);
                    painter.drawText(QRectF(place.right() + 3, row.top(), wide + 2, row.height()), Qt::AlignVCenter, each.text);
                    labelEnd = place.right() + 12 + wide;
                }
            } else {
                painter.setBrush(colour);
                painter.drawEllipse(place);
                painter.setPen(theme.isDark ? theme.onAccent : QColor(Qt::white));
                painter.setFont(type.figures(charts::Type::Caption, true));
                painter.drawText(place, Qt::AlignCenter, each.text);
                painter.setFont(type.font(charts::Type::Caption));
            }
        }
        painter.restore();
        // The silence since the last purchase.
        if (drawn.bars && std::isfinite(m_spec.silentFrom) && m_spec.silentFrom < m_to) {
            const QColor colour = m_spec.silentTone == present::Tone::Worse ? theme.bad : theme.ink3;
            const double from = std::max(area.left(), x(m_spec.silentFrom) + 4), to = std::min(area.right(), x(m_spec.days)), y = row.bottom() - 12;
            painter.setPen(QPen(colour, 1));
            if (to - from > 8) {
                painter.drawLine(QPointF(from, y), QPointF(to, y));
                for (const double side : {1.0, -1.0}) {
                    const double tip = side > 0 ? from : to;
                    painter.drawLine(QPointF(tip, y), QPointF(tip + side * 4, y - 3));
                    painter.drawLine(QPointF(tip, y), QPointF(tip + side * 4, y + 3));
                }
            }
            painter.setFont(type.font(charts::Type::Caption, true));
            painter.drawText(QRectF(area.left(), row.top() + 1, area.width(), 14), Qt::AlignRight | Qt::AlignVCenter, m_spec.silentText);
        }
    }
    drawFocus(painter);
}

void TimelineView::zoom(double factor, double about)
{
    const double length = std::clamp((m_to - m_from) * factor, std::min(kLeastDays, m_spec.days), m_spec.days);
    const double share = (about - m_from) / std::max(1e-9, m_to - m_from);
    m_from = std::clamp(about - share * length, 0.0, m_spec.days - length);
    m_to = m_from + length;
    update();
}

void TimelineView::wheelEvent(QWheelEvent* event)
{
    const QRectF area = plot();
    const double share = std::clamp((event->position().x() - area.left()) / area.width(), 0.0, 1.0);
    zoom(event->angleDelta().y() > 0 ? 0.8 : 1.25, m_from + share * (m_to - m_from));
    event->accept();
}

bool TimelineView::hit(const QPointF& at, int& lane, int& mark) const
{
    for (int l = 0; l < m_spec.lanes.size(); ++l)
        for (int i = int(m_spec.lanes[l].marks.size()) - 1; i >= 0; --i)
            if (markRect(l, i).adjusted(-2, -2, 2, 2).contains(at)) {
                lane = l;
                mark = i;
                return true;
            }
    return false;
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position();
    m_pressedFrom = m_from;
    if (hit(m_pressed, m_lane, m_mark)) {
        Q_EMIT eventChosen(m_spec.lanes[m_lane].marks[m_mark].event);
        update();
    }
}

void TimelineView::mouseMoveEvent(QMouseEvent* event)
{
    if (!(event->buttons() & Qt::LeftButton))
        return;
    const double length = m_to - m_from;
    m_from = std::clamp(m_pressedFrom - (event->position().x() - m_pressed.x()) / plot().width() * length, 0.0, std::max(0.0, m_spec.days - length));
    m_to = m_from + length;
    update();
}

void TimelineView::keyPressEvent(QKeyEvent* event)
{
    const auto go = [&](int lane, int mark) {
        if (lane < 0 || lane >= m_spec.lanes.size())
            return;
        m_lane = lane;
        m_mark = std::clamp(mark, 0, int(m_spec.lanes[lane].marks.size()) - 1);
        const auto& each = m_spec.lanes[m_lane].marks[m_mark];
        Q_EMIT eventChosen(each.event);
        announce(each.detail);
        update();
    };
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(0.8, (m_from + m_to) / 2);
        return;
    case Qt::Key_Minus:
        zoom(1.25, (m_from + m_to) / 2);
        return;
    case Qt::Key_Right:
        go(std::max(0, m_lane), m_mark + 1);
        return;
    case Qt::Key_Left:
        go(std::max(0, m_lane), m_mark - 1);
        return;
    case Qt::Key_Down:
        go(m_lane + 1, m_mark);
        return;
    case Qt::Key_Up:
        go(m_lane - 1, m_mark);
        return;
    default:
        ChartWidget::keyPressEvent(event);
    }
}

bool TimelineView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        int lane = -1, mark = -1;
        if (hit(help->pos(), lane, mark))
            QToolTip::showText(help->globalPos(), charts::plainTip(m_spec.lanes[lane].marks[mark].detail), this);
        else
            QToolTip::hideText();
        return true;
    }
    return ChartWidget::event(event);
}

int TimelineView::readableColumns() const
{
    qsizetype most = 0;
    for (const auto& lane : m_spec.lanes)
        most = std::max(most, lane.marks.size());
    return int(most);
}

QString TimelineView::readableCell(int row, int column) const
{
    const auto& lane = m_spec.lanes[row];
    return column < lane.marks.size() ? lane.title + QStringLiteral(": ") + lane.marks[column].detail : QString();
}

QRect TimelineView::readableRect(int row, int column) const
{
    return column < m_spec.lanes[row].marks.size() ? markRect(row, column).toRect() : QRect();
}

} // namespace holdfast::app
