// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/FacetView.h"

#include "charts/PaintFacet.h"
#include "charts/PaintSupport.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::charts {

FacetView::FacetView(QWidget* parent)
    : ChartWidget(parent)
{
    m_motion.setDuration(180);
    m_motion.setEasingCurve(QEasingCurve::OutCubic);
    m_motion.setStartValue(0.0);
    m_motion.setEndValue(1.0);
    connect(&m_motion, &QVariantAnimation::valueChanged, this, [this](const QVariant& value) {
        const double share = value.toDouble();
        for (qsizetype i = 0; i < m_shown.size() && i < m_from.size() && i < m_spec.bins.size(); ++i)
            m_shown[i] = m_from[i] + (m_spec.bins[i].selected - m_from[i]) * share;
        changed();
    });
}

QSize FacetView::minimumSizeHint() const
{
    return {int(m_options.type.px(120)), int(m_options.type.px(84))};
}

void FacetView::setAnimated(bool on)
{
    m_animated = on;
    if (!on)
        m_motion.stop();
}

void FacetView::setSpec(const present::FacetSpec& spec)
{
    const bool same = spec.field == m_spec.field && spec.bins.size() == m_spec.bins.size() && !m_spec.bins.isEmpty();
    const bool moved = same && m_rates.bins.isEmpty()
        && !std::equal(spec.bins.begin(), spec.bins.end(), m_spec.bins.begin(),
            [](const auto& a, const auto& b) { return a.selected == b.selected; });
    const bool dragging = m_drag != Drag::None;
    const QList<int> brush = chosen();
    m_motion.stop();
    m_from = m_shown;
    m_spec = spec;
    if (dragging && same) {
        // The answer of an older step must not move the brush under the pointer.
        for (qsizetype i = 0; i < m_spec.bins.size(); ++i)
            m_spec.bins[i].chosen = brush.contains(int(i));
        m_spec.filtered = !brush.isEmpty();
    }
    if (!same) {
        m_options.currentBin = m_options.hovered = m_anchor = -1;
        m_options.firstRow = 0;
        m_drag = Drag::None;
    }
    m_shown.clear();
    for (const auto& bin : m_spec.bins)
        m_shown.append(bin.selected);
    m_layoutValid = false;
    if (moved && m_animated && !dragging && isVisible() && m_from.size() == m_shown.size()) {
        m_shown = m_from;
        m_motion.start();
    }
    changed();
}

void FacetView::setRates(const present::FacetRates& rates)
{
    if (rates.bins.isEmpty() && m_rates.bins.isEmpty())
        return;
    m_rates = rates;
    m_layoutValid = false;
    changed();
}

QRectF FacetView::body() const
{
    return QRectF(rect()).adjusted(4, 3, -4, -2);
}

const FacetLayout& FacetView::layout() const
{
    if (!m_layoutValid) {
        m_layout = layoutFacet(body(), m_spec, m_options);
        m_layoutValid = true;
    }
    return m_layout;
}

QRectF FacetView::binRect(int bin) const
{
    return bin >= 0 && bin < layout().places.size() ? layout().places[bin] : QRectF();
}

QList<int> FacetView::chosen() const
{
    QList<int> bins;
    for (int bin = 0; bin < m_spec.bins.size(); ++bin)
        if (m_spec.filtered && m_spec.bins[bin].chosen)
            bins.append(bin);
    return bins;
}

void FacetView::changed()
{
    m_picture = {};
    update();
}

void FacetView::restyled()
{
    m_layoutValid = false;
    changed();
}

void FacetView::resizeEvent(QResizeEvent* event)
{
    ChartWidget::resizeEvent(event);
    restyled();
}

void FacetView::paintEvent(QPaintEvent*)
{
    const double ratio = devicePixelRatioF();
    if (m_picture.isNull() || m_picture.devicePixelRatio() != ratio) {
        m_picture = QPixmap((QSizeF(size()) * ratio).toSize());
        m_picture.setDevicePixelRatio(ratio);
        m_picture.fill(Qt::transparent);
        QPainter painter(&m_picture);
        PaintOptions still = m_options;
        still.hovered = still.currentBin = -1;
        present::FacetSpec shown = m_spec;
        for (qsizetype i = 0; i < shown.bins.size() && i < m_shown.size(); ++i)
            shown.bins[i].selected = m_shown[i];
        if (m_rates.bins.isEmpty())
            paint(painter, body(), shown, still);
        else
            paintFacet(painter, body(), m_spec, m_rates, still);
    }
    QPainter painter(this);
    painter.drawPixmap(0, 0, m_picture);
    painter.setRenderHint(QPainter::Antialiasing);
    PaintOptions over = m_options;
    over.currentBin = hasFocus() && m_byKeyboard ? m_options.currentBin : -1;
    if (m_drag != Drag::None)
        over.hovered = -1;
    paintFacetOverlay(painter, body(), m_spec, layout(), over);
    if (over.currentBin < 0)
        drawFocus(painter);
}

QList<int> FacetView::range(int from, int to) const
{
    QList<int> bins(std::abs(to - from) + 1);
    std::iota(bins.begin(), bins.end(), std::min(from, to));
    return bins;
}

void FacetView::choose(QList<int> bins, bool live)
{
    std::ranges::sort(bins);
    bins.erase(std::ranges::unique(bins).begin(), bins.end());
    // Nothing and everything are the same: no filter.
    if (bins.size() == m_spec.bins.size())
        bins.clear();
    if (bins == chosen() && m_spec.filtered == !bins.isEmpty())
        return;
    for (int bin = 0; bin < m_spec.bins.size(); ++bin)
        m_spec.bins[bin].chosen = bins.contains(bin);
    m_spec.filtered = !bins.isEmpty();
    changed();
    if (live)
        Q_EMIT brushing(bins);
}

void FacetView::finish()
{
    const QList<int> bins = chosen();
    if (bins.isEmpty())
        Q_EMIT cleared();
    else
        Q_EMIT binsChosen(bins);
}

FacetView::Drag FacetView::edgeAt(const QPointF& position) const
{
    const QList<int> bins = chosen();
    if (m_spec.horizontal || bins.isEmpty() || bins.last() - bins.first() + 1 != bins.size())
        return Drag::None;
    const double left = binRect(bins.first()).left(), right = binRect(bins.last()).right();
    const double reach = std::min(5.0, binRect(bins.first()).width() / 3);
    if (std::abs(position.x() - left) <= reach)
        return Drag::LeftEdge;
    return std::abs(position.x() - right) <= reach ? Drag::RightEdge : Drag::None;
}

void FacetView::dragEdge(double x)
{
    // Edges move from boundary to boundary and never past each other.
    const double width = binRect(0).width();
    const int boundary = width > 0 ? int(std::lround((x - layout().plot.left()) / width)) : 0;
    const auto last = int(m_spec.bins.size()) - 1;
    choose(m_drag == Drag::LeftEdge ? range(std::clamp(boundary, 0, m_anchor), m_anchor)
                                    : range(m_anchor, std::clamp(boundary - 1, m_anchor, last)),
        true);
}

void FacetView::mousePressEvent(QMouseEvent* event)
{
    m_byKeyboard = false;
    const int bin = layout().binAt(event->position());
    if (event->button() != Qt::LeftButton || bin < 0) {
        event->ignore();
        return;
    }
    m_start = m_before = chosen();
    m_moved = m_clearOnRelease = false;
    m_options.currentBin = bin;
    const bool exclude = event->modifiers() & Qt::AltModifier;
    const bool add = event->modifiers() & Qt::ControlModifier;
    m_drag = exclude ? Drag::Exclude : Drag::Range;
    if (const Drag edge = edgeAt(event->position()); edge != Drag::None && !exclude && !add) {
        m_drag = edge;
        m_anchor = edge == Drag::LeftEdge ? m_before.last() : m_before.first();
        return;
    }
    if (event->modifiers() & Qt::ShiftModifier && m_anchor >= 0) {
        m_before.clear();
        choose(range(m_anchor, bin), true);
        return;
    }
    m_anchor = bin;
    if (exclude) {
        if (m_before.isEmpty())
            m_before = range(0, int(m_spec.bins.size()) - 1);
        QList<int> bins = m_before;
        bins.removeOne(bin);
        choose(bins, true);
        return;
    }
    if (m_spec.horizontal || add) {
        QList<int> bins = m_before;
        if (!bins.removeOne(bin))
            bins.append(bin);
        choose(bins, true);
        return;
    }
    m_clearOnRelease = m_start == QList<int>{bin}; // unless this becomes a drag
    m_before.clear();
    choose({bin}, true);
}

void FacetView::mouseMoveEvent(QMouseEvent* event)
{
    const int bin = layout().binAt(event->position());
    if (m_drag == Drag::LeftEdge || m_drag == Drag::RightEdge) {
        dragEdge(event->position().x());
        return;
    }
    if (m_drag != Drag::None && m_anchor >= 0 && bin >= 0) {
        if (bin != m_anchor)
            m_moved = true;
        if (!m_moved)
            return;
        m_options.currentBin = bin;
        QList<int> bins = m_before;
        const QList<int> span = range(m_anchor, bin);
        if (m_drag == Drag::Exclude)
            bins.removeIf([&](int one) { return span.contains(one); });
        else
            bins += span;
        choose(bins, true);
        return;
    }
    setCursor(edgeAt(event->position()) != Drag::None ? Qt::SizeHorCursor : Qt::ArrowCursor);
    const int hovered = rect().contains(event->position().toPoint()) ? bin : -1;
    if (hovered != m_options.hovered) {
        m_options.hovered = hovered;
        update();
    }
}

void FacetView::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || m_drag == Drag::None)
        return;
    m_drag = Drag::None;
    if (m_clearOnRelease && !m_moved)
        choose({}, true);
    m_clearOnRelease = false;
    if (chosen() != m_start)
        finish();
    update();
}

void FacetView::leaveEvent(QEvent*)
{
    m_options.hovered = -1;
    update();
}

void FacetView::wheelEvent(QWheelEvent* event)
{
    const int most = int(m_spec.bins.size()) - layout().visibleRows;
    if (!m_spec.horizontal || most <= 0) {
        event->ignore();
        return;
    }
    m_wheel -= event->angleDelta().y() / 120.0;
    const int steps = int(m_wheel);
    m_wheel -= steps;
    const int first = std::clamp(m_options.firstRow + steps, 0, most);
    if (first == m_options.firstRow && steps != 0) {
        event->ignore(); // at the end the panel scrolls on
        return;
    }
    if (first != m_options.firstRow) {
        m_options.firstRow = first;
        restyled();
    }
    event->accept();
}

void FacetView::scrollTo(int bin)
{
    if (!m_spec.horizontal || layout().visibleRows >= m_spec.bins.size())
        return;
    const int first = std::clamp(m_options.firstRow, bin - layout().visibleRows + 1, bin);
    if (first != m_options.firstRow) {
        m_options.firstRow = first;
        restyled();
    }
}

void FacetView::moveTo(int bin, bool extend)
{
    if (m_spec.bins.isEmpty())
        return;
    bin = std::clamp(bin, 0, int(m_spec.bins.size()) - 1);
    if (!extend)
        m_anchor = bin;
    else if (m_anchor < 0)
        m_anchor = std::max(0, m_options.currentBin);
    m_options.currentBin = bin;
    m_byKeyboard = true;
    scrollTo(bin);
    if (extend) {
        const QList<int> old = chosen();
        choose(range(m_anchor, bin), false);
        if (chosen() != old)
            finish();
    }
    announce(readableCell(bin, 0));
    update();
}

void FacetView::keyPressEvent(QKeyEvent* event)
{
    const int at = m_options.currentBin;
    const bool extend = event->modifiers() & Qt::ShiftModifier;
    switch (event->key()) {
    case Qt::Key_Left:
    case Qt::Key_Up:
        moveTo(at < 0 ? 0 : at - 1, extend);
        return;
    case Qt::Key_Right:
    case Qt::Key_Down:
        moveTo(at < 0 ? 0 : at + 1, extend);
        return;
    case Qt::Key_Home:
        moveTo(0, extend);
        return;
    case Qt::Key_End:
        moveTo(int(m_spec.bins.size()) - 1, extend);
        return;
    case Qt::Key_Space:
        if (at >= 0 && at < m_spec.bins.size()) {
            QList<int> bins = chosen();
            if (event->modifiers() & Qt::AltModifier && bins.isEmpty())
                bins = range(0, int(m_spec.bins.size()) - 1);
            if (!bins.removeOne(at))
                bins.append(at);
            m_anchor = at;
            m_byKeyboard = true;
            choose(bins, false);
            finish();
        }
        return;
    case Qt::Key_Escape:
        if (!chosen().isEmpty()) {
            choose({}, false);
            finish();
            return;
        }
        [[fallthrough]];
    default:
        event->ignore();
    }
}

void FacetView::focusOutEvent(QFocusEvent* event)
{
    m_byKeyboard = false;
    ChartWidget::focusOutEvent(event);
}

bool FacetView::event(QEvent* event)
{
    if (event->type() == QEvent::ToolTip) {
        auto* help = static_cast<QHelpEvent*>(event);
        const int bin = layout().binAt(help->pos());
        if (bin >= 0 && m_drag == Drag::None)
            QToolTip::showText(help->globalPos(), plainTip(tipOf(bin).join(u'\n')), this, binRect(bin).toAlignedRect());
        else
            QToolTip::hideText();
        return true;
    }
    return ChartWidget::event(event);
}

QStringList FacetView::tipOf(int bin) const
{
    double all = 0, selected = 0;
    for (const auto& one : m_spec.bins) {
        all += one.all;
        selected += one.selected;
    }
    const auto& item = m_spec.bins[bin];
    const auto part = [&](double n, double total) {
        return tickText(n, 0, m_options.locale) + QStringLiteral(" · ")
            + percentText(total > 0 ? n / total : present::kUndefined, 1, m_options.locale);
    };
    QStringList lines{item.range.isEmpty() ? item.label : item.range, part(item.selected, selected),
        tr("all customers %1", "facet tooltip, second value").arg(part(item.all, all))};
    if (bin < m_rates.bins.size())
        lines.insert(1, m_rates.bins[bin].detail);
    return lines;
}

QString FacetView::readableCell(int row, int) const
{
    return row >= 0 && row < m_spec.bins.size() ? tipOf(row).join(QStringLiteral(", ")) : QString();
}

QRect FacetView::readableRect(int row, int) const
{
    return binRect(row).toAlignedRect();
}

bool FacetView::readableSelected(int row, int) const
{
    return m_spec.filtered && row < m_spec.bins.size() && m_spec.bins[row].chosen;
}

} // namespace holdfast::charts
