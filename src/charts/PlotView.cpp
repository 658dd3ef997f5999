// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/PlotView.h"

#include "charts/CurveChart.h"
#include "charts/TrendChart.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace holdfast::charts {

PlotView::PlotView(PlotChart* chart, QWidget* parent)
    : QChartView(chart, parent)
    , m_chart(chart)
{
    installAccessibility();
    setFrameShape(NoFrame);
    setRenderHint(QPainter::Antialiasing);
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    viewport()->setMouseTracking(true);
    setBackgroundBrush(m_options.theme.surface);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize PlotView::minimumSizeHint() const
{
    return {int(m_options.type.px(160)), int(m_options.type.px(160))};
}

void PlotView::restyle()
{
    setBackgroundBrush(m_options.theme.surface);
    rebuild();
    m_chart->arrange(size());
    viewport()->update();
}

void PlotView::setTheme(const Theme& theme)
{
    m_options.theme = theme;
    restyle();
}

void PlotView::setTypography(const Typography& type)
{
    m_options.type = type;
    updateGeometry();
    restyle();
}

void PlotView::describe(const present::Block& block)
{
    setAccessibleName(accessibleTitle(block));
    setAccessibleDescription(accessibleReading(block));
}

int PlotView::hoveredPoint() const
{
    return m_chart->hovered();
}

void PlotView::setHovered(int point)
{
    m_chart->setHovered(point < pointCount() ? point : -1);
}

void PlotView::hover(int point)
{
    if (point == hoveredPoint())
        return;
    setHovered(point);
    Q_EMIT hovered(point);
}

void PlotView::resizeEvent(QResizeEvent* event)
{
    QChartView::resizeEvent(event);
    m_chart->arrange(size());
}

void PlotView::paintEvent(QPaintEvent* event)
{
    QChartView::paintEvent(event);
    if (!hasFocus())
        return;
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_options.theme.accent, 2));
    painter.drawRoundedRect(QRectF(viewport()->rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void PlotView::mouseMoveEvent(QMouseEvent* event)
{
    // No rubber band of QChartView: nothing is zoomed here.
    hover(m_chart->nearest(m_chart->mapFromScene(mapToScene(event->position().toPoint()))));
}

void PlotView::mousePressEvent(QMouseEvent* event)
{
    const int point = m_chart->nearest(m_chart->mapFromScene(mapToScene(event->position().toPoint())));
    if (event->button() == Qt::LeftButton && point >= 0)
        Q_EMIT chosen(point);
    QChartView::mousePressEvent(event);
}

void PlotView::leaveEvent(QEvent* event)
{
    hover(-1);
    QChartView::leaveEvent(event);
}

void PlotView::wheelEvent(QWheelEvent* event)
{
    event->ignore(); // the panel scrolls
}

void PlotView::keyPressEvent(QKeyEvent* event)
{
    const int last = pointCount() - 1, now = hoveredPoint();
    int next = now;
    switch (event->key()) {
    case Qt::Key_Left:
        next = now < 0 ? last : std::max(0, now - 1);
        break;
    case Qt::Key_Right:
        next = now < 0 ? 0 : std::min(last, now + 1);
        break;
    case Qt::Key_Home:
        next = 0;
        break;
    case Qt::Key_End:
        next = last;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (now >= 0)
            Q_EMIT chosen(now);
        else
            event->ignore();
        return;
    case Qt::Key_Escape:
        if (now < 0) {
            event->ignore();
            return;
        }
        next = -1;
        break;
    default:
        event->ignore(); // block keys (P, I, T …) belong to the frame around
        return;
    }
    hover(last < 0 ? -1 : next);
    if (QAccessible::isActive() && next >= 0) {
        QAccessibleValueChangeEvent change(this, readableCell(next, 0));
        QAccessible::updateAccessibility(&change);
    }
}

void PlotView::focusInEvent(QFocusEvent* event)
{
    QChartView::focusInEvent(event);
    viewport()->update();
}

void PlotView::focusOutEvent(QFocusEvent* event)
{
    hover(-1);
    QChartView::focusOutEvent(event);
    viewport()->update();
}

void PlotView::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        m_options.locale = QLocale();
        m_options.type = Typography::of(QLocale(), m_options.type.zoom);
        restyle();
    }
    QChartView::changeEvent(event);
}

QString PlotView::readableCell(int row, int) const
{
    return m_chart->tooltip(row).join(QStringLiteral(", "));
}

QRect PlotView::readableRect(int row, int) const
{
    const QPointF at = m_chart->pointAt(row);
    return QRectF(at.x() - 6, m_chart->plotArea().top(), 12, m_chart->plotArea().height()).toRect();
}

TrendView::TrendView(QWidget* parent)
    : PlotView(new TrendChart, parent)
{
}

void TrendView::setSpec(const present::TrendSpec& spec)
{
    m_spec = spec;
    restyle();
}

void TrendView::rebuild()
{
    static_cast<TrendChart*>(chart())->setSpec(m_spec, m_options);
}

CurveView::CurveView(QWidget* parent)
    : PlotView(new CurveChart, parent)
{
}

void CurveView::setSpec(const present::CurveSpec& spec)
{
    m_spec = spec;
    m_spec.points.removeIf([](const present::CurveSpec::Point& point) { return !std::isfinite(point.x); });
    restyle();
}

int CurveView::sideAt(const QPoint& position) const
{
    const QPointF at = plot().mapFromScene(mapToScene(position));
    const int point = plot().nearest(at);
    return m_sided && point >= 0 && at.y() < plot().pointAt(point).y() ? 1 : 0;
}

void CurveView::setSide(int side)
{
    if (side == m_side)
        return;
    m_side = side;
    viewport()->update();
}

void CurveView::mouseMoveEvent(QMouseEvent* event)
{
    PlotView::mouseMoveEvent(event);
    setSide(sideAt(event->position().toPoint()));
}

void CurveView::keyPressEvent(QKeyEvent* event)
{
    if (m_sided && hoveredPoint() >= 0 && (event->key() == Qt::Key_Up || event->key() == Qt::Key_Down))
        setSide(event->key() == Qt::Key_Up ? 1 : 0);
    else
        PlotView::keyPressEvent(event);
}

// The side that a click would take.
void CurveView::paintEvent(QPaintEvent* event)
{
    PlotView::paintEvent(event);
    if (!m_sided || hoveredPoint() < 0)
        return;
    const QPointF point = plot().pointAt(hoveredPoint());
    const QRectF area = plot().plotArea();
    QPainter painter(viewport());
    painter.setPen(QPen(m_options.theme.accent, 3));
    painter.drawLine(point, QPointF(point.x(), m_side == 1 ? area.top() : area.bottom()));
}

void CurveView::rebuild()
{
    static_cast<CurveChart*>(chart())->setSpec(m_spec, m_options);
}

} // namespace holdfast::charts
