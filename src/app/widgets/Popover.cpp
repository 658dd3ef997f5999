// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/Popover.h"

#include <QKeyEvent>
#include <QPainter>
#include <QScreen>
#include <QVBoxLayout>

namespace holdfast::app {

static constexpr int kShadow = 10;

Popover::Popover(const Appearance& appearance, QWidget* parent)
    : QFrame(parent, Qt::Popup | Qt::FramelessWindowHint | Qt::NoDropShadowWindowHint)
    , m_appearance(appearance)
    , m_body(new QWidget(this))
{
    setAttribute(Qt::WA_TranslucentBackground);
    setAttribute(Qt::WA_DeleteOnClose);
    auto* layout = new QVBoxLayout(this);
    layout->setContentsMargins(kShadow, kShadow, kShadow, kShadow);
    layout->addWidget(m_body);
}

void Popover::showAt(const QRect& anchor, bool above)
{
    adjustSize();
    QRect place(QPoint(anchor.center().x() - width() / 2, anchor.bottom() - kShadow + 4), size());
    const QRect screen = parentWidget() && parentWidget()->screen() ? parentWidget()->screen()->availableGeometry() : QRect();
    if (above || (screen.isValid() && place.bottom() > screen.bottom()))
        place.moveBottom(anchor.top() + kShadow - 4);
    if (parentWidget()) {
        const QWidget* window = parentWidget()->window();
        const QRect inside(window->mapToGlobal(QPoint(0, 0)), window->size());
        place.moveLeft(std::clamp(place.left(), inside.left(), std::max(inside.left(), inside.right() - place.width())));
        place.moveTop(std::clamp(place.top(), inside.top(), std::max(inside.top(), inside.bottom() - place.height())));
    }
    move(place.topLeft());
    show();
    setFocus(Qt::PopupFocusReason);
}

void Popover::paintEvent(QPaintEvent*)
{
    const charts::Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(kShadow + 0.5, kShadow + 0.5, -kShadow - 0.5, -kShadow - 0.5);
    painter.setPen(Qt::NoPen);
    for (int i = kShadow; i > 0; --i) {
        painter.setBrush(charts::withAlpha(Qt::black, theme.isDark ? 0.035 : 0.012));
        painter.drawRoundedRect(frame.adjusted(-i, -i + 2, i, i + 2 > kShadow ? kShadow : i + 2), 8 + i, 8 + i);
    }
    painter.setPen(theme.line2);
    painter.setBrush(theme.surface);
    painter.drawRoundedRect(frame, 8, 8);
}

void Popover::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Escape)
        close();
    else
        QFrame::keyPressEvent(event);
}

} // namespace holdfast::app
