// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/DistributionView.h"

#include "charts/PlotChart.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace holdfast::charts {

DistributionView::DistributionView(QWidget* parent)
    : ChartWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
}

void DistributionView::setSpec(const present::DistributionSpec& spec)
{
    m_spec = spec;
    m_options.hovered = -1;
    update();
}

void DistributionView::hover(int bin)
{
    if (bin == m_options.hovered)
        return;
    m_options.hovered = bin;
    update();
}

QString DistributionView::countText(int bin) const
{
    return tickText(m_spec.bins[bin].count, 0, m_options.locale) + u' ' + m_spec.countName;
}

void DistributionView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::TextAntialiasing);
    paint(painter, rect(), m_spec, m_options);
    const int bin = m_options.hovered;
    if (bin >= 0 && bin < m_spec.bins.size()) {
        painter.setRenderHint(QPainter::Antialiasing);
        const DistributionLayout layout = layoutDistribution(rect(), m_spec, m_options);
        drawTooltip(painter, rect(),
            {layout.x((m_spec.bins[bin].low + m_spec.bins[bin].high) / 2), layout.plot.top() + 24},
            {m_spec.bins[bin].label, countText(bin)}, m_options);
    }
    drawFocus(painter);
}

void DistributionView::mouseMoveEvent(QMouseEvent* event)
{
    hover(binAt(event->position()));
}

int DistributionView::binAt(const QPointF& position) const
{
    return layoutDistribution(rect(), m_spec, m_options).binAt(m_spec, position);
}

void DistributionView::leaveEvent(QEvent*)
{
    hover(-1);
}

void DistributionView::focusOutEvent(QFocusEvent* event)
{
    hover(-1);
    ChartWidget::focusOutEvent(event);
}

void DistributionView::keyPressEvent(QKeyEvent* event)
{
    const int last = int(m_spec.bins.size()) - 1, now = m_options.hovered;
    if (event->key() == Qt::Key_Left && last >= 0)
        hover(now < 0 ? last : std::max(0, now - 1));
    else if (event->key() == Qt::Key_Right && last >= 0)
        hover(now < 0 ? 0 : std::min(last, now + 1));
    else if (event->key() == Qt::Key_Escape && now >= 0)
        hover(-1);
    else {
        event->ignore();
        return;
    }
    if (m_options.hovered >= 0)
        announce(readableCell(m_options.hovered, 0));
}

QString DistributionView::readableCell(int row, int) const
{
    return row >= 0 && row < m_spec.bins.size() ? m_spec.bins[row].label + QStringLiteral(", ") + countText(row) : QString();
}

QRect DistributionView::readableRect(int row, int) const
{
    const DistributionLayout layout = layoutDistribution(rect(), m_spec, m_options);
    const double left = layout.x(m_spec.bins[row].low), right = layout.x(m_spec.bins[row].high);
    return QRectF(left, layout.plot.top(), std::max(1.0, right - left), layout.plot.height()).toAlignedRect();
}

} // namespace holdfast::charts
