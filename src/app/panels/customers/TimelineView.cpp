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

static constexpr double kTitles = 112, kAxis = 22, kDisc = 18, kIcon = 14, kSpan = 22;
static constexpr double kLeastDays = 45;
using LaneKind = present::TimelineSpec::Lane::Kind;

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
    const bool same = spec.days == m_spec.days && spec.shownFrom == m_spec.shownFrom;
    m_spec = spec;
    if (!same)
        showAll();
    m_lane = m_mark = -1;
    update();
}

QRectF TimelineView::plot() const
{
    return QRectF(rect()).adjusted(kTitles, 4, -14, -kAxis);
}

// How high a lane is, in parts.
static double partOf(const present::TimelineSpec::Lane& lane)
{
    switch (lane.kind) {
    case LaneKind::Line:
        return 3.2;
    case LaneKind::Bars:
        return 2.4;
    case LaneKind::Spans:
        return 0.9;
    default:
        return 1;
    }
}

QRectF TimelineView::laneRect(int lane) const
{
    double parts = 0, before = 0;
    for (int i = 0; i < m_spec.lanes.size(); ++i) {
        before += i < lane ? partOf(m_spec.lanes[i]) : 0;
        parts += partOf(m_spec.lanes[i]);
    }
    const QRectF area = plot();
    const double unit = area.height() / std::max(parts, 1.0);
    return {area.left(), area.top() + before * unit, area.width(), partOf(m_spec.lanes[lane]) * unit};
}

double TimelineView::x(double day) const
{
    const QRectF area = plot();
    return area.left() + (day - m_from) / std::max(1e-9, m_to - m_from) * area.width();
}

// Where a share of a line's height lies.
static double lineY(const QRectF& row, double share)
{
    return row.bottom() - 6 - share * (row.height() - 20);
}

QRectF TimelineView::markRect(int lane, int mark) const
{
    const auto& drawn = m_spec.lanes[lane].marks[mark];
    const QRectF row = laneRect(lane);
    const double at = x(drawn.at);
    switch (m_spec.lanes[lane].kind) {
    case LaneKind::Bars: {
        const double height = std::max(2.0, drawn.height * (row.height() - 18));
        return {at - 2.5, row.bottom() - 4 - height, 5, height};
    }
    case LaneKind::Line:
        return {at - 4, lineY(row, drawn.height) - 4, 8, 8};
    case LaneKind::Spans: {
        const double high = std::min(row.height() - 6, kSpan);
        return {at, row.center().y() - high / 2, std::max(1.0, x(drawn.to) - at), high};
    }
    default:
        break;
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
    if (m_spec.lanes.isEmpty()) {
        painter.setPen(theme.ink3);
        painter.drawText(rect().adjusted(24, 0, -24, 0), Qt::AlignCenter | Qt::TextWordWrap, m_spec.emptyText);
        drawFocus(painter);
        return;
    }
    // Every month, quarter, half year … that leaves room for its name.
    const double wide = type.px(58), month = (x(30.4) - x(0));
    int step = 1;
    for (const int next : {3, 6, 12, 24, 60, 120})
        if (month * step < wide)
            step = next;
    int year = 0;
    for (const auto& tick : m_spec.ticks) {
        const double at = x(tick.at);
        if (tick.month % step != 0 || at < area.left() - 1 || at > area.right() + 1)
            continue;
        painter.setPen(theme.grid);
        painter.drawLine(QPointF(at, area.top()), QPointF(at, area.bottom()));
        painter.setPen(theme.ink3);
        painter.drawText(QRectF(at - wide / 2, area.bottom() + 3, wide, kAxis - 4), Qt::AlignCenter, tick.month / 12 == year ? tick.text : tick.withYear);
        year = tick.month / 12;
    }
    for (int lane = 0; lane < m_spec.lanes.size(); ++lane)
        paintLane(painter, lane);
    drawFocus(painter);
}

void TimelineView::paintLane(QPainter& painter, int lane) const
{
    const charts::Theme& theme = m_with.appearance.theme();
    const charts::Typography& type = m_with.appearance.type();
    const auto& drawn = m_spec.lanes[lane];
    const QRectF area = plot(), row = laneRect(lane);
    painter.setPen(theme.line);
    painter.drawLine(QPointF(4, row.bottom()), QPointF(area.right(), row.bottom()));
    painter.setPen(theme.ink2);
    painter.setFont(type.font(charts::Type::Caption));
    const double room = drawn.kind == LaneKind::Line ? kTitles - 42 : kTitles - 12; // the scale stands beside
    if (drawn.below.isEmpty()) {
        painter.drawText(QRectF(8, row.top(), room, row.height()), Qt::AlignVCenter | Qt::AlignLeft | Qt::TextWordWrap, drawn.title);
    } else {
        painter.drawText(QRectF(8, row.top() + 4, room, row.height() - 4), Qt::AlignTop | Qt::AlignLeft | Qt::TextWordWrap, drawn.title + u'\n' + drawn.below);
    }
    painter.save();
    painter.setClipRect(area.adjusted(-kDisc / 2, 0, kDisc / 2, 0));
    if (drawn.kind == LaneKind::Line)
        paintLine(painter, drawn, row);
    else if (drawn.kind == LaneKind::Spans)
        paintSpans(painter, lane);
    else
        paintMarks(painter, lane);
    painter.restore();
    if (lane == m_lane && m_mark >= 0 && m_mark < drawn.marks.size() && hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(markRect(lane, m_mark).intersected(area.adjusted(-kDisc, 0, kDisc, 0)).adjusted(-3, -3, 3, 3), 3, 3);
    }
    if (drawn.kind == LaneKind::Line)
        paintScale(painter, drawn, row);
    if (drawn.kind == LaneKind::Bars)
        paintSilence(painter, row);
}

void TimelineView::paintMarks(QPainter& painter, int lane) const
{
    const charts::Theme& theme = m_with.appearance.theme();
    const charts::Typography& type = m_with.appearance.type();
    const auto& drawn = m_spec.lanes[lane];
    const QRectF area = plot(), row = laneRect(lane);
    const QFontMetricsF metrics(painter.font());
    double labelEnd = -1e9;
    for (int mark = 0; mark < drawn.marks.size(); ++mark) {
        const auto& each = drawn.marks[mark];
        if (each.at < m_from - 1 || each.at > m_to + 1)
            continue;
        // Icons that would lie over one another are one icon with their number.
        int together = 1;
        bool worse = each.tone == present::Tone::Worse;
        while (drawn.kind == LaneKind::Marks && !each.icon.isEmpty() && each.text.isEmpty() && mark + together < drawn.marks.size()
            && x(drawn.marks[mark + together].at) < x(each.at) + (together > 1 ? kIcon + 14 : kIcon)) {
            worse = worse || drawn.marks[mark + together].tone == present::Tone::Worse;
            ++together;
        }
        if (together > 1) {
            const QRectF place = markRect(lane, mark);
            paintIcon(painter, place, each.icon, worse ? theme.bad : theme.ink2);
            painter.setPen(worse ? theme.bad : theme.ink2);
            painter.drawText(QRectF(place.right() + 1, row.top(), 16, row.height()), Qt::AlignVCenter | Qt::AlignLeft, QString::number(together));
            mark += together - 1;
            continue;
        }
        const QRectF place = markRect(lane, mark);
        const QColor colour = each.tone == present::Tone::Worse ? theme.series[charts::Theme::Orange] : theme.series[charts::Theme::Teal];
        painter.setPen(Qt::NoPen);
        if (drawn.kind == LaneKind::Bars) {
            painter.fillRect(place, colour);
        } else if (!each.icon.isEmpty()) {
            paintIcon(painter, place, each.icon, each.hollow ? theme.ink4 : each.tone == present::Tone::Worse ? theme.bad : theme.ink2);
            const double wide = metrics.horizontalAdvance(each.text);
            // To the left where the right has no room.
            const bool right = place.right() + 4 + wide < area.right() + kDisc / 2;
            const double from = right ? place.right() + 3 : place.left() - 5 - wide;
            if (!each.text.isEmpty() && from > labelEnd && from > area.left()) {
                painter.setPen(each.hollow ? theme.ink3 : theme.ink2);
                painter.drawText(QRectF(from, row.top(), wide + 2, row.height()), Qt::AlignVCenter, each.text);
                labelEnd = std::max(place.right(), from + wide) + 10;
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
}

void TimelineView::paintSpans(QPainter& painter, int lane) const
{
    const charts::Theme& theme = m_with.appearance.theme();
    const auto& drawn = m_spec.lanes[lane];
    const QRectF area = plot();
    const QFontMetricsF metrics(painter.font());
    for (int mark = 0; mark < drawn.marks.size(); ++mark) {
        const auto& each = drawn.marks[mark];
        const QRectF place = markRect(lane, mark).intersected(area).adjusted(0, 0, -1, 0);
        if (place.width() < 1)
            continue;
        const QColor full = each.tone == present::Tone::Worse ? theme.series[charts::Theme::Orange] : theme.series[charts::Theme::Teal];
        const QColor colour = charts::mixed(full, theme.surface, each.height);
        painter.setPen(Qt::NoPen);
        painter.setBrush(colour);
        painter.drawRoundedRect(place, 2, 2);
        if (metrics.horizontalAdvance(each.text) + 6 > place.width())
            continue;
        const QColor over = theme.isDark ? theme.onAccent : QColor(Qt::white);
        painter.setPen(charts::contrast(over, colour) >= charts::contrast(theme.ink, colour) ? over : theme.ink);
        painter.drawText(place, Qt::AlignCenter, each.text);
    }
}

// The area under the line, the line, dots where it is high, and its last value.
void TimelineView::paintLine(QPainter& painter, const present::TimelineSpec::Lane& lane, const QRectF& row) const
{
    const charts::Theme& theme = m_with.appearance.theme();
    const QColor calm = theme.series[charts::Theme::Teal], high = theme.series[charts::Theme::Orange];
    const QRectF area = plot();
    if (std::isfinite(lane.threshold)) {
        const double y = lineY(row, lane.threshold);
        painter.fillRect(QRectF(area.left(), row.top() + 1, area.width(), y - row.top() - 1), charts::withAlpha(theme.badSoft, 0.55));
        painter.setPen(QPen(theme.bad, 1, Qt::DashLine));
        painter.drawLine(QPointF(area.left(), y), QPointF(area.right(), y));
    }
    QPolygonF line;
    for (const auto& mark : lane.marks)
        line.append({x(mark.at), lineY(row, mark.height)});
    QPolygonF under = line;
    under.append({line.last().x(), lineY(row, 0)});
    under.append({line.first().x(), lineY(row, 0)});
    painter.setPen(Qt::NoPen);
    painter.setBrush(charts::withAlpha(calm, theme.bandOpacity));
    painter.drawPolygon(under);
    painter.setBrush(Qt::NoBrush);
    for (qsizetype i = 1; i < line.size(); ++i) {
        painter.setPen(QPen(lane.marks[i].tone == present::Tone::Worse ? high : calm, 2));
        painter.drawLine(line[i - 1], line[i]);
    }
    for (qsizetype i = 0; i < line.size(); ++i)
        if (i + 1 == line.size() || line.size() == 1) {
            painter.setPen(QPen(lane.marks[i].tone == present::Tone::Worse ? high : calm, 2));
            painter.setBrush(theme.surface);
            painter.drawEllipse(line[i], 3.5, 3.5);
        }
}

void TimelineView::paintScale(QPainter& painter, const present::TimelineSpec::Lane& lane, const QRectF& row) const
{
    const charts::Theme& theme = m_with.appearance.theme();
    const charts::Typography& type = m_with.appearance.type();
    const QRectF area = plot();
    painter.setFont(type.figures(charts::Type::Caption));
    const double high = QFontMetricsF(painter.font()).height();
    const auto mark = [&](double share, const QString& text, const QColor& colour) {
        const double y = lineY(row, share);
        painter.setPen(colour);
        painter.drawText(QRectF(4, y - high / 2, kTitles - 8, high), Qt::AlignRight | Qt::AlignVCenter, text);
    };
    mark(0, QStringLiteral("0"), theme.ink3);
    const double apart = high / std::max(1.0, row.height() - 20); // as a share of the height
    const bool there = std::isfinite(lane.threshold) && lane.threshold > apart;
    if (there)
        mark(lane.threshold, lane.thresholdText, theme.bad);
    if (!there || 1 - lane.threshold > apart)
        mark(1, lane.topText, theme.ink3);
    const auto& last = lane.marks.last();
    if (last.at > m_to + 0.5)
        return;
    painter.setFont(type.figures(charts::Type::Caption, true));
    painter.setPen(last.tone == present::Tone::Worse ? theme.bad : theme.ink);
    const double at = x(last.at), y = lineY(row, last.height), wide = QFontMetricsF(painter.font()).horizontalAdvance(last.text) + 4;
    const double top = y - high - 4 >= row.top() ? y - high - 4 : y + 5;
    painter.drawText(QRectF(std::min(at + 4, area.right() + 12) - wide, top, wide, high), Qt::AlignRight | Qt::AlignVCenter, last.text);
}

// The silence since the last purchase.
void TimelineView::paintSilence(QPainter& painter, const QRectF& row) const
{
    const charts::Theme& theme = m_with.appearance.theme();
    const QRectF area = plot();
    if (!std::isfinite(m_spec.silentFrom) || m_spec.silentFrom >= m_to)
        return;
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
    painter.setFont(m_with.appearance.type().font(charts::Type::Caption, true));
    painter.drawText(QRectF(area.left(), row.top() + 1, area.width(), 14), Qt::AlignRight | Qt::AlignVCenter, m_spec.silentText);
}

void TimelineView::zoom(double factor, double about)
{
    const double length = std::clamp((m_to - m_from) * factor, std::min(kLeastDays, m_spec.days), m_spec.days);
    const double share = (about - m_from) / std::max(1e-9, m_to - m_from);
    m_from = std::clamp(about - share * length, 0.0, m_spec.days - length);
    m_to = m_from + length;
    update();
}

void TimelineView::showAll()
{
    m_from = m_spec.shownFrom;
    m_to = std::max(m_from + 1, m_spec.days);
    update();
}

void TimelineView::pan(double lengths)
{
    const double length = m_to - m_from;
    m_from = std::clamp(m_from + lengths * length, 0.0, std::max(0.0, m_spec.days - length));
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

void TimelineView::choose()
{
    const auto mark = m_spec.lanes[m_lane].marks[m_mark]; // a choice may bring another spec
    // Into view, where the keys have gone beyond.
    const double length = m_to - m_from, end = std::isfinite(mark.to) ? mark.to : mark.at;
    if (end < m_from || mark.at > m_to) {
        m_from = std::clamp(mark.at - length / 2, 0.0, std::max(0.0, m_spec.days - length));
        m_to = m_from + length;
    }
    if (mark.event >= 0)
        Q_EMIT eventChosen(mark.event);
    announce(mark.detail);
    update();
}

void TimelineView::mousePressEvent(QMouseEvent* event)
{
    m_pressed = event->position();
    m_pressedFrom = m_from;
    if (hit(m_pressed, m_lane, m_mark))
        choose();
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
        choose();
    };
    switch (event->key()) {
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        zoom(0.8, (m_from + m_to) / 2);
        return;
    case Qt::Key_Minus:
        zoom(1.25, (m_from + m_to) / 2);
        return;
    case Qt::Key_PageUp:
        pan(-0.5);
        return;
    case Qt::Key_PageDown:
        pan(0.5);
        return;
    case Qt::Key_0:
        showAll();
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
