// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/ItemPlotView.h"

#include "charts/PlotChart.h"

#include <QKeyEvent>
#include <QMouseEvent>

#include <algorithm>

namespace holdfast::charts {

namespace {

const auto& itemsOf(const present::QuadrantSpec& spec)
{
    return spec.points;
}
const auto& itemsOf(const present::GapSpec& spec)
{
    return spec.rows;
}
const auto& itemsOf(const present::BarsSpec& spec)
{
    return spec.bars;
}
const auto& itemsOf(const present::PartsSpec& spec)
{
    return spec.parts;
}

} // namespace

ItemPlotView::ItemPlotView(QWidget* parent)
    : ChartWidget(parent)
{
}

QSize ItemPlotView::minimumSizeHint() const
{
    const double least = std::holds_alternative<present::PartsSpec>(m_spec) ? 44 : 100;
    return {int(m_options.type.px(120)), int(m_options.type.px(least))};
}

void ItemPlotView::setSpec(const Spec& spec)
{
    m_spec = spec;
    m_options.hovered = -1;
    updateGeometry();
    update();
}

int ItemPlotView::itemCount() const
{
    // Points without a name are drawn, not read.
    return std::visit([](const auto& spec) { return int(std::ranges::count_if(itemsOf(spec), [](const auto& item) { return !item.name.isEmpty(); })); }, m_spec);
}

QString ItemPlotView::itemName(int item) const
{
    return std::visit([item](const auto& spec) { return itemsOf(spec)[item].name; }, m_spec);
}

QString ItemPlotView::detailOf(int item) const
{
    return std::visit([item](const auto& spec) { return itemsOf(spec)[item].detail; }, m_spec);
}

ItemLayout ItemPlotView::layout() const
{
    return std::visit([this](const auto& spec) { return layoutItems(body(), spec, m_options); }, m_spec);
}

void ItemPlotView::hover(int item)
{
    if (item == m_options.hovered)
        return;
    m_options.hovered = item;
    update();
}

void ItemPlotView::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::TextAntialiasing);
    std::visit([&](const auto& spec) { paint(painter, body(), spec, m_options); }, m_spec);
    const int item = m_options.hovered;
    if (item >= 0 && item < itemCount()) {
        painter.setRenderHint(QPainter::Antialiasing);
        QStringList lines {itemName(item)};
        for (const QString& line : detailOf(item).split(u'\n', Qt::SkipEmptyParts))
            lines.append(line);
        drawTooltip(painter, rect(), layout().anchors[item], lines, m_options);
    }
    drawFocus(painter);
}

void ItemPlotView::mousePressEvent(QMouseEvent* event)
{
    const int item = event->button() == Qt::LeftButton ? layout().itemAt(event->position()) : -1;
    if (item < 0)
        return ChartWidget::mousePressEvent(event);
    hover(item);
    Q_EMIT itemChosen(item);
}

void ItemPlotView::mouseMoveEvent(QMouseEvent* event)
{
    hover(layout().itemAt(event->position()));
}

void ItemPlotView::leaveEvent(QEvent*)
{
    hover(-1);
}

void ItemPlotView::focusOutEvent(QFocusEvent* event)
{
    hover(-1);
    ChartWidget::focusOutEvent(event);
}

void ItemPlotView::keyPressEvent(QKeyEvent* event)
{
    const int last = itemCount() - 1, now = m_options.hovered;
    const bool back = event->key() == Qt::Key_Left || event->key() == Qt::Key_Up;
    const bool forward = event->key() == Qt::Key_Right || event->key() == Qt::Key_Down;
    const bool chooses = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter || event->key() == Qt::Key_Space;
    if (back && last >= 0)
        hover(now < 0 ? last : std::max(0, now - 1));
    else if (forward && last >= 0)
        hover(now < 0 ? 0 : std::min(last, now + 1));
    else if (event->key() == Qt::Key_Escape && now >= 0)
        hover(-1);
    else if (chooses && now >= 0) {
        Q_EMIT itemChosen(now);
        return;
    } else {
        event->ignore();
        return;
    }
    if (m_options.hovered >= 0)
        announce(readableCell(m_options.hovered, 0));
}

QString ItemPlotView::readableCell(int row, int) const
{
    if (row < 0 || row >= itemCount())
        return {};
    const QString detail = detailOf(row).split(u'\n', Qt::SkipEmptyParts).join(QStringLiteral(", "));
    return detail.isEmpty() ? itemName(row) : itemName(row) + QStringLiteral(", ") + detail;
}

QRect ItemPlotView::readableRect(int row, int) const
{
    const ItemLayout places = layout();
    return row >= 0 && row < places.targets.size() ? places.targets[row].toAlignedRect() : QRect();
}

} // namespace holdfast::charts
