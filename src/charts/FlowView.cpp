// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/FlowView.h"

#include "charts/PlotChart.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace holdfast::charts {

void FlowView::setSpec(const present::FlowSpec& spec)
{
    m_spec = spec;
    if (m_options.hovered >= m_spec.points.size())
        m_options.hovered = -1;
    update();
}

void FlowView::setHovered(int point)
{
    if (point != m_options.hovered)
        m_side = -1;
    m_options.hovered = point < m_spec.points.size() ? point : -1;
    update();
}

void FlowView::hover(int point)
{
    if (point == m_options.hovered)
        return;
    m_side = -1;
    setHovered(point);
    Q_EMIT hovered(point);
}

QPoint FlowView::placeAt(const QPointF& position) const
{
    const FlowLayout layout = layoutFlow(body(), m_spec, m_options);
    return {position.y() <= layout.y(0) ? 0 : 1, layout.nearest(position)};
}

QRectF FlowView::body() const
{
    return rect();
}

QStringList FlowView::tipOf(int point) const
{
    if (point < 0 || point >= m_spec.points.size())
        return {};
    const auto& item = m_spec.points[point];
    const auto part = [&](const QString& name, double n) { return name + u' ' + tickText(n, 0, m_options.locale); };
    QString above = part(m_spec.gainedName, item.gained);
    if (!m_spec.returnedName.isEmpty())
        above += QStringLiteral(" · ") + part(m_spec.returnedName, item.returned);
    QStringList tip {item.label, above};
    if (!m_spec.lostName.isEmpty())
        tip.append(part(m_spec.lostName, item.lost));
    return tip;
}

void FlowView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    paint(painter, body(), m_spec, m_options);
    if (m_options.hovered >= 0) {
        painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
        const FlowLayout layout = layoutFlow(body(), m_spec, m_options);
        if (m_side >= 0) {
            const double zero = layout.y(0), from = m_side == 0 ? layout.plot.top() : zero, to = m_side == 0 ? zero : layout.plot.bottom();
            painter.setPen(QPen(m_options.theme.accent, 2));
            painter.setBrush(Qt::NoBrush);
            painter.drawRoundedRect(QRectF(layout.plot.left() + layout.step * m_options.hovered, from, layout.step, to - from), 3, 3);
        }
        drawTooltip(painter, body(),
            {layout.plot.left() + layout.step * (m_options.hovered + 0.5), layout.plot.top() + 30},
            tipOf(m_options.hovered), m_options);
    }
    drawFocus(painter);
}

void FlowView::mouseMoveEvent(QMouseEvent* event)
{
    hover(layoutFlow(body(), m_spec, m_options).nearest(event->position()));
}

void FlowView::leaveEvent(QEvent*)
{
    hover(-1);
}

void FlowView::focusOutEvent(QFocusEvent* event)
{
    hover(-1);
    ChartWidget::focusOutEvent(event);
}

void FlowView::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_spec.points.size()) - 1, now = m_options.hovered;
    if (event->key() == Qt::Key_Left && last >= 0)
        hover(now < 0 ? last : std::max(0, now - 1));
    else if (event->key() == Qt::Key_Right && last >= 0)
        hover(now < 0 ? 0 : std::min(last, now + 1));
    else if (event->key() == Qt::Key_Escape && now >= 0)
        hover(-1);
    else if ((event->key() == Qt::Key_Up || event->key() == Qt::Key_Down) && now >= 0) {
        m_side = event->key() == Qt::Key_Up ? (m_side == 1 ? -1 : 0) : m_side == 0 ? -1 : 1;
        update();
    } else {
        event->ignore();
        return;
    }
    announce(m_side < 0 ? readableCell(m_options.hovered, 0) : tipOf(m_options.hovered).value(m_side + 1));
}

QString FlowView::readableCell(int row, int) const
{
    return tipOf(row).join(QStringLiteral(", "));
}

QRect FlowView::readableRect(int row, int) const
{
    const FlowLayout layout = layoutFlow(body(), m_spec, m_options);
    return QRectF(layout.plot.left() + layout.step * row, layout.plot.top(), layout.step, layout.plot.height())
        .toAlignedRect();
}

} // namespace holdfast::charts
