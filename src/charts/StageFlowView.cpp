// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/StageFlowView.h"

#include "charts/PaintSupport.h"
#include "charts/PlotChart.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

using present::StageFlowSpec;

namespace {

constexpr double kGap = 0.52; // between boxes, of a box
constexpr double kArc = 34, kFoot = 20, kSide = 150, kThickest = 12;

QString arrowOf(present::Direction direction)
{
    return direction == present::Direction::Up ? QStringLiteral("▲ ") : direction == present::Direction::Down ? QStringLiteral("▼ ") : QString();
}

} // namespace

StageFlowView::StageFlowView(QWidget* parent)
    : ChartWidget(parent)
{
}

void StageFlowView::setSpec(const StageFlowSpec& spec)
{
    m_spec = spec;
    m_options.hovered = -1;
    m_options.currentBin = std::min(m_options.currentBin, int(marks().size()) - 1);
    update();
}

StageFlowView::Layout StageFlowView::layout() const
{
    Layout places;
    const QRectF all = QRectF(rect()).adjusted(4, 2, -4, -4);
    const auto n = int(m_spec.stages.size());
    if (n == 0)
        return places;
    const double side = m_spec.others.isEmpty() ? 0 : m_options.type.px(kSide);
    const double room = all.width() - side - (side > 0 ? 16 : 0);
    const double box = room / (n + (n - 1) * kGap), step = box * (1 + kGap);
    places.arcTop = all.top() + 4;
    const double top = all.top() + m_options.type.px(kArc), foot = all.bottom() - m_options.type.px(kFoot);
    const double high = std::clamp((foot - top) * 0.46, m_options.type.px(48), m_options.type.px(76));
    for (int s = 0; s < n; ++s)
        places.boxes.append({all.left() + s * step, top, box, high});
    double lost = 0, parts = 0;
    for (const auto& stage : m_spec.stages) {
        lost += stage.lost;
        parts += stage.lost > 0;
    }
    // Under the boxes, as wide as they have customers.
    const double left = all.left() + std::min(step, room / 4), right = all.left() + room;
    double x = left;
    for (const auto& stage : m_spec.stages) {
        const double wide = lost > 0 ? (right - left - 2 * (parts - 1)) * stage.lost / lost : 0;
        places.lost.append(stage.lost > 0 ? QRectF(x, foot, std::max(1.0, wide), m_options.type.px(kFoot)) : QRectF());
        x += stage.lost > 0 ? wide + 2 : 0;
    }
    if (side > 0)
        places.side = {all.right() - side, top, side, foot - top};
    return places;
}

void StageFlowView::drawBox(QPainter& painter, const QRectF& box, int stage) const
{
    const Theme& theme = m_options.theme;
    const auto& one = m_spec.stages[stage];
    painter.setPen(QPen(theme.line2, 1));
    painter.setBrush(stage == m_options.hovered ? theme.hover : theme.surface);
    painter.drawRoundedRect(box, 4, 4);
    const QFont name = m_options.type.font(Type::Table, true), figure = m_options.type.figures(Type::Kpi), small = m_options.type.figures(Type::Caption, true);
    const QRectF inner = box.adjusted(9, 5, -9, -6);
    const double line = lineHeight(name, m_options.type.chinese);
    drawElided(painter, {inner.left(), inner.top(), inner.width(), line}, Qt::AlignLeft | Qt::AlignVCenter, one.name, name, theme.ink);
    const QString change = one.change.isEmpty() ? QString() : arrowOf(one.direction) + one.change;
    const double wide = textWidth(small, change) + 4, middle = inner.top() + line, high = std::max(10.0, inner.bottom() - 6 - middle);
    const QFont fitting = textWidth(figure, one.count) + wide > inner.width() || lineHeight(figure) > high + 6 ? m_options.type.figures(Type::Body, true) : figure;
    drawElided(painter, {inner.left(), middle, inner.width(), high}, Qt::AlignLeft | Qt::AlignVCenter, one.count, fitting, theme.ink);
    if (textWidth(fitting, one.count) + wide <= inner.width())
        drawElided(painter, {inner.right() - wide, middle, wide, high}, Qt::AlignRight | Qt::AlignVCenter, change, small, toneColour(one.tone, theme));
    const QRectF bar(inner.left(), inner.bottom() - 4, inner.width(), 4);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.sunken);
    painter.drawRoundedRect(bar, 2, 2);
    painter.setBrush(theme.series[stage + 1 == m_spec.stages.size() ? Theme::Orange : Theme::Teal]);
    painter.drawRoundedRect(QRectF(bar.left(), bar.top(), std::max(3.0, bar.width() * std::clamp(one.share, 0.0, 1.0)), 4), 2, 2);
}

void StageFlowView::drawMove(QPainter& painter, const Layout& places, const StageFlowSpec::Move& move, double most) const
{
    const Theme& theme = m_options.theme;
    const QRectF &from = places.boxes[move.from], &to = places.boxes[move.to];
    const QColor colour = theme.series[move.loss ? Theme::Orange : Theme::Teal];
    const QFont rate = m_options.type.figures(Type::Caption, true), count = m_options.type.figures(Type::Caption);
    const double line = lineHeight(rate, m_options.type.chinese), thick = most > 0 ? std::max(1.5, kThickest * move.size / most) : 1.5;
    painter.setBrush(Qt::NoBrush);
    if (move.to > move.from) {
        const double y = from.center().y(), left = from.right() + 3, right = to.left() - 3, head = std::min(9.0, (right - left) / 2);
        painter.setPen(QPen(colour, thick, Qt::SolidLine, Qt::FlatCap));
        painter.drawLine(QPointF(left, y), QPointF(right - head, y));
        const double half = thick / 2 + 3;
        QPainterPath tip(QPointF(right, y));
        tip.lineTo(right - head, y - half);
        tip.lineTo(right - head, y + half);
        tip.closeSubpath();
        painter.fillPath(tip, colour);
        drawElided(painter, {left, y - half - line - 1, right - left, line}, Qt::AlignCenter, move.rate, rate, theme.ink);
        drawElided(painter, {left, y + half + 1, right - left, line}, Qt::AlignCenter, move.count, count, theme.ink2);
        return;
    }
    // Back, over the boxes.
    const double x1 = from.center().x(), x2 = to.center().x(), y = from.top() - 2, high = y - places.arcTop;
    QPainterPath path(QPointF(x1, y));
    path.cubicTo(QPointF(x1, y - high * 1.25), QPointF(x2, y - high * 1.25), QPointF(x2, y - 6));
    painter.setPen(QPen(colour, std::min(thick, 5.0), Qt::SolidLine, Qt::FlatCap));
    painter.drawPath(path);
    QPainterPath tip(QPointF(x2, y));
    tip.lineTo(x2 - 4.5, y - 7);
    tip.lineTo(x2 + 4.5, y - 7);
    tip.closeSubpath();
    painter.fillPath(tip, colour);
    drawHaloed(painter, {std::min(x1, x2), y - line - 1, std::abs(x1 - x2), line}, Qt::AlignCenter, move.rate + QStringLiteral(", ") + move.count, count, theme.ink2, theme.surface);
}

void StageFlowView::drawLost(QPainter& painter, const Layout& places) const
{
    const Theme& theme = m_options.theme;
    const QColor colour = theme.series[Theme::Orange];
    const QFont strong = m_options.type.figures(Type::Caption, true), caption = m_options.type.font(Type::Caption);
    const double line = lineHeight(strong, m_options.type.chinese);
    double leftmost = -1;
    for (int s = 0; s < m_spec.stages.size(); ++s) {
        const QRectF &bar = places.lost[s], &box = places.boxes[s];
        if (bar.isNull())
            continue;
        if (leftmost < 0)
            leftmost = bar.left();
        const double neck = std::min(box.width() * 0.3, 14.0), x = box.center().x(), top = box.bottom() + 1, bottom = bar.top(), bend = (bottom - top) * 0.55;
        QPainterPath ribbon(QPointF(x - neck, top));
        ribbon.cubicTo(QPointF(x - neck, top + bend), QPointF(bar.left(), bottom - bend), QPointF(bar.left(), bottom));
        ribbon.lineTo(bar.right(), bottom);
        ribbon.cubicTo(QPointF(bar.right(), bottom - bend), QPointF(x + neck, top + bend), QPointF(x + neck, top));
        ribbon.closeSubpath();
        painter.fillPath(ribbon, mixed(colour, theme.surface, theme.isDark ? 0.3 : 0.22));
        painter.fillRect(snapped(painter, bar), colour);
        if (textWidth(strong, m_spec.stages[s].lostText) + 4 <= bar.width())
            drawElided(painter, bar, Qt::AlignCenter, m_spec.stages[s].lostText, strong, theme.surface);
    }
    for (int s = 0; s < m_spec.stages.size(); ++s)
        if (const QRectF& box = places.boxes[s]; !places.lost[s].isNull())
            drawHaloed(painter, {box.left() - 10, box.bottom() + 5, box.width() + 20, line}, Qt::AlignCenter, m_spec.stages[s].lostRate, strong, theme.bad, theme.surface);
    // Left of the bar, under the first box.
    const double foot = rect().bottom() - 4, wide = leftmost - 12;
    if (wide > 40) {
        drawElided(painter, {4, foot - 2 * line - 2, wide, line}, Qt::AlignRight | Qt::AlignVCenter, m_spec.lostTitle, strong, theme.ink);
        drawElided(painter, {4, foot - line, wide, line}, Qt::AlignRight | Qt::AlignVCenter, m_spec.lostCount, caption, theme.ink2);
    }
}

void StageFlowView::drawOthers(QPainter& painter, const QRectF& side) const
{
    const Theme& theme = m_options.theme;
    const QFont caption = m_options.type.font(Type::Caption), strong = m_options.type.figures(Type::Caption, true);
    const double line = lineHeight(caption, m_options.type.chinese) + 3;
    drawElided(painter, {side.left(), side.top(), side.width(), line}, Qt::AlignLeft | Qt::AlignVCenter, m_spec.otherTitle, caption, theme.ink3);
    double y = side.top() + line;
    for (const auto& [name, count] : m_spec.others) {
        const double wide = textWidth(strong, count) + 6;
        drawElided(painter, {side.left(), y, side.width() - wide, line}, Qt::AlignLeft | Qt::AlignVCenter, name, caption, theme.ink);
        drawElided(painter, {side.right() - wide, y, wide, line}, Qt::AlignRight | Qt::AlignVCenter, count, strong, theme.ink);
        y += line;
    }
}

void StageFlowView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const Layout places = layout();
    if (places.boxes.isEmpty())
        return;
    double most = 0;
    for (const auto& move : m_spec.moves)
        most = std::max(most, move.size);
    drawLost(painter, places);
    for (int s = 0; s < m_spec.stages.size(); ++s)
        drawBox(painter, places.boxes[s], s);
    for (const auto& move : m_spec.moves)
        drawMove(painter, places, move, most);
    drawOthers(painter, places.side);
    if (hasFocus() && m_options.currentBin >= 0) {
        painter.setPen(QPen(m_options.theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(markRect(current())).adjusted(1, 1, -1, -1), 4, 4);
    }
    if (const QString detail = detailOf(markAt(m_pointer)); !detail.isEmpty())
        drawTooltip(painter, rect(), m_pointer, {detail}, m_options);
    drawFocus(painter);
}

QRectF StageFlowView::wayOf(const Layout& places, const StageFlowSpec::Move& move)
{
    const QRectF &from = places.boxes[move.from], &to = places.boxes[move.to];
    return move.to > move.from ? QRectF(from.right(), from.center().y() - 16, to.left() - from.right(), 32)
                               : QRectF(to.center().x(), places.arcTop, from.center().x() - to.center().x(), from.top() - places.arcTop);
}

QList<StageFlowView::Mark> StageFlowView::marks() const
{
    QList<Mark> all;
    const int stages = int(m_spec.stages.size());
    for (int s = 0; s < stages; ++s) {
        all.append({-1, s});
        for (const auto& move : m_spec.moves)
            if (move.from == s)
                all.append({s, move.to});
        if (m_spec.stages[s].lost > 0)
            all.append({s, stages});
    }
    return all;
}

StageFlowView::Mark StageFlowView::markAt(const QPointF& position) const
{
    const Layout places = layout();
    for (const auto& move : m_spec.moves)
        if (wayOf(places, move).contains(position))
            return {move.from, move.to};
    for (int s = 0; s < places.boxes.size(); ++s) {
        if (places.boxes[s].contains(position))
            return {-1, s};
        if (!places.lost[s].isNull() && places.lost[s].contains(position))
            return {s, int(places.boxes.size())};
    }
    return {};
}

QRect StageFlowView::markRect(const Mark& mark) const
{
    const Layout places = layout();
    if (mark.to < 0)
        return {};
    if (mark.from < 0)
        return places.boxes.value(mark.to).toAlignedRect();
    if (mark.to == places.boxes.size())
        return places.lost.value(mark.from).toAlignedRect();
    for (const auto& move : m_spec.moves)
        if (move.from == mark.from && move.to == mark.to)
            return wayOf(places, move).toAlignedRect();
    return {};
}

QString StageFlowView::detailOf(const Mark& mark) const
{
    for (const auto& move : m_spec.moves)
        if (mark.from >= 0 && move.from == mark.from && move.to == mark.to)
            return move.detail;
    const int stage = mark.from >= 0 ? mark.from : mark.to; // that of a ribbon is told with its box
    return stage >= 0 && stage < m_spec.stages.size() ? m_spec.stages[stage].detail : QString();
}

void StageFlowView::mouseMoveEvent(QMouseEvent* event)
{
    m_pointer = event->position();
    const Mark mark = markAt(m_pointer);
    m_options.hovered = mark.from < 0 ? mark.to : mark.to == m_spec.stages.size() ? mark.from : -1;
    setCursor(mark.to >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
    update();
}

void StageFlowView::leaveEvent(QEvent*)
{
    m_pointer = {-1, -1};
    m_options.hovered = -1;
    update();
}

void StageFlowView::keyPressEvent(QKeyEvent* event)
{
    const QList<Mark> all = marks();
    int& now = m_options.currentBin;
    if ((event->key() == Qt::Key_Left || event->key() == Qt::Key_Right) && !all.isEmpty())
        now = now < 0 ? 0 : std::clamp(now + (event->key() == Qt::Key_Right ? 1 : -1), 0, int(all.size()) - 1);
    else if (event->key() == Qt::Key_Escape && now >= 0)
        now = -1;
    else
        return ChartWidget::keyPressEvent(event);
    if (now >= 0)
        announce(detailOf(all[now]));
    update();
}

} // namespace holdfast::charts
