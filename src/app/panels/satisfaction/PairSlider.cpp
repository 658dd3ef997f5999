// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/satisfaction/PairSlider.h"

#include "charts/PaintSupport.h"

#include <QKeyEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace holdfast::app {

static constexpr int kMost = 8; // places on each side of the middle

PairSlider::PairSlider(const Appearance& appearance, QWidget* parent)
    : QSlider(Qt::Horizontal, parent)
    , m_appearance(appearance)
{
    setRange(-kMost, kMost);
    setPageStep(2);
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize PairSlider::sizeHint() const
{
    return {300, int(m_appearance.type().px(38))};
}

QSize PairSlider::minimumSizeHint() const
{
    return {160, int(m_appearance.type().px(38))};
}

void PairSlider::setRatio(double ratio)
{
    const QSignalBlocker quiet(this);
    const double strength = std::max(ratio, 1 / ratio);
    const int steps = std::clamp(int(std::lround(strength)) - 1, 0, kMost);
    setValue(ratio >= 1 ? -steps : steps);
    update();
}

double PairSlider::ratio() const
{
    return value() <= 0 ? double(1 - value()) : 1.0 / (value() + 1);
}

QRectF PairSlider::track() const
{
    return QRectF(rect()).adjusted(8, m_appearance.type().px(10), -8, -m_appearance.type().px(26));
}

int PairSlider::placeAt(double x) const
{
    const QRectF line = track();
    return std::clamp(int(std::lround((x - line.left()) / std::max(1.0, line.width()) * 2 * kMost)) - kMost, -kMost, kMost);
}

void PairSlider::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const charts::Theme& theme = m_appearance.theme();
    const QRectF line = track();
    const double y = line.center().y();
    const auto x = [&](int place) { return line.left() + line.width() * double(place + kMost) / (2 * kMost); };
    const QFont figures = m_appearance.type().figures(charts::Type::Caption);
    painter.setPen(QPen(theme.line2, 1.5));
    painter.drawLine(QPointF(line.left(), y), QPointF(line.right(), y));
    const double high = charts::lineHeight(figures);
    for (int place = -kMost; place <= kMost; ++place) {
        painter.setPen(QPen(theme.line2, 1));
        painter.drawLine(QPointF(x(place), y - 4), QPointF(x(place), y + 4));
        if (place % 2 == 0)
            charts::drawElided(painter, {x(place) - 12, y + 7, 24, high}, Qt::AlignCenter, QString::number(std::abs(place) + 1), figures, theme.ink3);
    }
    const QColor colour = isEnabled() ? theme.accent : theme.ink4;
    painter.setPen(QPen(colour, 3, Qt::SolidLine, Qt::RoundCap));
    if (value() != 0)
        painter.drawLine(QPointF(x(value()), y), QPointF(x(0), y));
    painter.setPen(QPen(colour, 2));
    painter.setBrush(theme.surface);
    painter.drawEllipse(QPointF(x(value()), y), 6, 6);
    if (hasFocus()) {
        painter.setPen(QPen(theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    }
}

void PairSlider::mousePressEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton)
        return event->ignore();
    m_dragging = true;
    mouseMoveEvent(event);
}

void PairSlider::mouseMoveEvent(QMouseEvent* event)
{
    if (!m_dragging)
        return;
    const int place = placeAt(event->position().x());
    if (place == value())
        return;
    setValue(place);
    Q_EMIT ratioPreviewed(ratio());
}

void PairSlider::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() != Qt::LeftButton || !m_dragging)
        return;
    m_dragging = false;
    Q_EMIT ratioChosen(ratio());
}

void PairSlider::keyPressEvent(QKeyEvent* event)
{
    const int before = value();
    QSlider::keyPressEvent(event);
    if (value() != before)
        Q_EMIT ratioChosen(ratio());
}

} // namespace holdfast::app
