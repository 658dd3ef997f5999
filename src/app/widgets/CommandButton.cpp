// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/CommandButton.h"

#include "app/look/Icons.h"

#include <QMouseEvent>
#include <QPainter>

namespace holdfast::app {

using charts::Type;

CommandButton::CommandButton(const Appearance& appearance, const QString& iconName, bool primary, QWidget* parent)
    : QAbstractButton(parent)
    , m_appearance(appearance)
    , m_iconName(iconName)
    , m_primary(primary)
{
    setFocusPolicy(Qt::StrongFocus);
    setAttribute(Qt::WA_Hover);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void CommandButton::setTexts(const QString& title, const QString& explanation, const QString& shortcut)
{
    setText(title);
    m_explanation = explanation;
    m_shortcut = shortcut;
    setAccessibleName(title);
    setAccessibleDescription(explanation);
    update();
}

void CommandButton::paintEvent(QPaintEvent*)
{
    const charts::Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool lit = (underMouse() || isDown()) && isEnabled();
    painter.setPen(hasFocus() ? QPen(m_primary ? theme.accentInk : theme.accent, 2) : QPen(m_primary ? theme.accent : theme.line2));
    painter.setBrush(m_primary ? (lit ? charts::mixed(theme.accentInk, theme.accent, 0.5) : theme.accent)
                               : (lit ? theme.hover : theme.surface));
    painter.drawRoundedRect(hasFocus() ? frame.adjusted(0.5, 0.5, -0.5, -0.5) : frame, 6, 6);
    const QColor ink = m_primary ? theme.onAccent : theme.ink;
    const QColor quiet = m_primary ? theme.onAccent : theme.ink3;
    paintIcon(painter, QRectF(15, (height() - 18) / 2.0, 18, 18), m_iconName, ink);
    painter.setFont(m_appearance.type().font(Type::Caption));
    painter.setPen(quiet);
    const double keys = QFontMetricsF(painter.font()).horizontalAdvance(m_shortcut);
    painter.drawText(QRectF(0, 0, width() - 14, height()), Qt::AlignVCenter | Qt::AlignRight, m_shortcut);
    const double room = width() - 48 - 14 - (keys > 0 ? keys + 8 : 0);
    painter.setFont(m_appearance.type().font(Type::Table));
    painter.drawText(QRectF(48, height() / 2.0, room, 20), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetricsF(painter.font()).elidedText(m_explanation, Qt::ElideRight, room));
    painter.setFont(m_appearance.type().font(Type::Title));
    painter.setPen(ink);
    painter.drawText(QRectF(48, height() / 2.0 - 21, room, 20), Qt::AlignVCenter | Qt::AlignLeft, text());
}

DropZone::DropZone(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setCursor(Qt::PointingHandCursor);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Preferred);
    setMinimumHeight(96);
}

void DropZone::setTexts(const QString& title, const QString& kinds)
{
    m_title = title;
    m_kinds = kinds;
    setAccessibleName(title);
    update();
}

void DropZone::paintEvent(QPaintEvent*)
{
    const charts::Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QPen pen(theme.accentLine, 1);
    pen.setDashPattern({3, 3});
    painter.setPen(pen);
    painter.setBrush(theme.sunken);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const double middle = height() / 2.0;
    paintIcon(painter, QRectF(width() / 2.0 - 10, middle - 36, 20, 20), QStringLiteral("dl"), theme.accent);
    painter.setFont(m_appearance.type().font(Type::Table, true));
    painter.setPen(theme.ink2);
    painter.drawText(QRectF(8, middle - 8, width() - 16, 20), Qt::AlignCenter, m_title);
    painter.setFont(m_appearance.type().font(Type::Caption));
    painter.setPen(theme.ink3);
    painter.drawText(QRectF(8, middle + 14, width() - 16, 18), Qt::AlignCenter, m_kinds);
}

void DropZone::mouseReleaseEvent(QMouseEvent* event)
{
    if (event->button() == Qt::LeftButton && rect().contains(event->position().toPoint()))
        Q_EMIT browse();
}

} // namespace holdfast::app
