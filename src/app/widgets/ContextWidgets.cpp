// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/widgets/ContextWidgets.h"

#include "app/look/Icons.h"

#include <QFontMetricsF>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QEvent>
#include <QPainter>
#include <QPainterPath>

namespace holdfast::app {

using charts::Type;

// ---- ContextButton ---------------------------------------------------------------------------------------------------

ContextButton::ContextButton(const Appearance& appearance, const QString& iconName, bool chevron, QWidget* parent)
    : QAbstractButton(parent)
    , m_appearance(appearance)
    , m_iconName(iconName)
    , m_chevron(chevron)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    // Other letters are wider.
    connect(&appearance, &Appearance::changed, this, [this] {
        updateGeometry();
        update();
    });
}

void ContextButton::setTexts(const QString& label, const QString& value)
{
    m_label = label;
    m_value = value;
    setAccessibleName(label + u' ' + value);
    updateGeometry();
    update();
}

QFont ContextButton::labelFont() const
{
    return m_appearance.type().font(Type::Table);
}

QSize ContextButton::sizeHint() const
{
    const QFontMetricsF metrics(labelFont());
    double width = 10 + metrics.horizontalAdvance(m_value) + 10;
    if (!m_label.isEmpty())
        width += metrics.horizontalAdvance(m_label) + 6;
    if (!m_iconName.isEmpty())
        width += 20;
    if (m_chevron)
        width += 18;
    return {int(std::ceil(width)), 26};
}

QSize ContextButton::minimumSizeHint() const
{
    return sizeHint();
}

void ContextButton::paintEvent(QPaintEvent*)
{
    const charts::Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    const bool bordered = !property("plain").toBool();
    painter.setPen(hasFocus() ? QPen(theme.accent, 2) : bordered ? QPen(isEnabled() ? theme.line2 : theme.line) : QPen(Qt::NoPen));
    painter.setBrush((underMouse() && isEnabled()) || isDown() ? theme.hover : bordered ? theme.surface : QColor(Qt::transparent));
    painter.drawRoundedRect(hasFocus() ? frame.adjusted(0.5, 0.5, -0.5, -0.5) : frame, 5, 5);
    double x = 10;
    const QColor quiet = isEnabled() ? theme.ink3 : theme.ink4;
    if (!m_iconName.isEmpty()) {
        paintIcon(painter, QRectF(x, (height() - 14) / 2.0, 14, 14), m_iconName, quiet);
        x += 20;
    }
    painter.setFont(labelFont());
    const QFontMetricsF metrics(labelFont());
    if (!m_label.isEmpty()) {
        painter.setPen(quiet);
        painter.drawText(QRectF(x, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, m_label);
        x += metrics.horizontalAdvance(m_label) + 6;
    }
    painter.setPen(isEnabled() ? theme.ink : theme.ink4);
    if (!bordered)
        painter.setFont(m_appearance.type().font(Type::Title));
    const double room = width() - x - (m_chevron ? 26 : 8);
    painter.drawText(QRectF(x, 0, room + 4, height()), Qt::AlignVCenter | Qt::AlignLeft,
        QFontMetricsF(painter.font()).elidedText(m_value, Qt::ElideRight, room + 4));
    if (m_chevron)
        paintIcon(painter, QRectF(width() - 22, (height() - 14) / 2.0, 14, 14), QStringLiteral("chevron-down"), quiet);
}

// ---- Chip ------------------------------------------------------------------------------------------------------------

static constexpr int kLongestValue = 24;

Chip::Chip(const Appearance& appearance, const QString& label, const QString& value, QWidget* parent)
    : QAbstractButton(parent)
    , m_appearance(appearance)
    , m_label(label)
    , m_value(value.size() > kLongestValue ? value.left(kLongestValue - 1) + u'…' : value)
{
    setFocusPolicy(Qt::StrongFocus);
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
    setAttribute(Qt::WA_Hover);
    setToolTip(label + u' ' + value);
    setAccessibleName(label + u' ' + value);
}

QSize Chip::sizeHint() const
{
    const QFontMetricsF label(m_appearance.type().font(Type::Table)), value(m_appearance.type().font(Type::Table, true));
    return {int(std::ceil(10 + label.horizontalAdvance(m_label) + 5 + value.horizontalAdvance(m_value) + 24)), 24};
}

QRect Chip::cross() const
{
    return {width() - 22, 0, 22, height()};
}

void Chip::paintEvent(QPaintEvent*)
{
    const charts::Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    const QRectF frame = QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5);
    painter.setPen(hasFocus() ? QPen(theme.accent, 2) : QPen(isEnabled() ? theme.accentLine : theme.line));
    painter.setBrush(isEnabled() ? theme.accentSoft : theme.sunken);
    painter.drawRoundedRect(hasFocus() ? frame.adjusted(0.5, 0.5, -0.5, -0.5) : frame, 12, 12);
    painter.setPen(isEnabled() ? theme.accentInk : theme.ink4);
    painter.setFont(m_appearance.type().font(Type::Table));
    double x = 10;
    painter.drawText(QRectF(x, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, m_label);
    x += QFontMetricsF(painter.font()).horizontalAdvance(m_label) + 5;
    painter.setFont(m_appearance.type().font(Type::Table, true));
    painter.drawText(QRectF(x, 0, width(), height()), Qt::AlignVCenter | Qt::AlignLeft, m_value);
    paintIcon(painter, QRectF(width() - 19, (height() - 12) / 2.0, 12, 12), QStringLiteral("close"),
        isEnabled() ? theme.accentInk : theme.ink4);
}

void Chip::mouseReleaseEvent(QMouseEvent* event)
{
    const bool remove = event->button() == Qt::LeftButton && cross().contains(event->position().toPoint()) && isDown();
    QAbstractButton::mouseReleaseEvent(event);
    if (remove)
        Q_EMIT removed();
}

void Chip::keyPressEvent(QKeyEvent* event)
{
    if (event->key() == Qt::Key_Delete || event->key() == Qt::Key_Backspace)
        Q_EMIT removed();
    else
        QAbstractButton::keyPressEvent(event);
}

// ---- ScopeMeter ------------------------------------------------------------------------------------------------------

ScopeMeter::ScopeMeter(const Appearance& appearance, QWidget* parent)
    : QWidget(parent)
    , m_appearance(appearance)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void ScopeMeter::setCounts(quint64 selected, quint64 all)
{
    if (selected == m_selected && all == m_all)
        return;
    m_selected = selected;
    m_all = all;
    setAccessibleName(text());
    updateGeometry();
    update();
}

QString ScopeMeter::rest() const
{
    const present::Fmt fmt = m_appearance.fmt();
    const double share = m_all > 0 ? static_cast<double>(m_selected) / static_cast<double>(m_all) : 0;
    //: After the number of customers selected: how many there are in all, and the share in percent
    return tr("of %1 · %2").arg(fmt.count(qint64(m_all)), share >= 1 ? QStringLiteral("100%") : fmt.number(share * 100, 1) + u'%');
}

QString ScopeMeter::text() const
{
    return m_all == 0 ? QString() : m_appearance.fmt().count(qint64(m_selected)) + u' ' + rest();
}

QSize ScopeMeter::sizeHint() const
{
    if (m_all == 0)
        return {0, 26};
    const QFontMetricsF strong(m_appearance.type().figures(Type::Table, true)), plain(m_appearance.type().figures(Type::Caption));
    return {int(std::ceil(strong.horizontalAdvance(m_appearance.fmt().count(qint64(m_selected))) + 5 + plain.horizontalAdvance(rest()))) + 2,
        26};
}

void ScopeMeter::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::FontChange)
        updateGeometry(); // other words are of another length
    QWidget::changeEvent(event);
}

void ScopeMeter::paintEvent(QPaintEvent*)
{
    if (m_all == 0)
        return;
    const charts::Theme& theme = m_appearance.theme();
    QPainter painter(this);
    painter.setPen(isEnabled() ? theme.ink : theme.ink4);
    painter.setFont(m_appearance.type().figures(Type::Table, true));
    const QString count = m_appearance.fmt().count(qint64(m_selected));
    const double width = QFontMetricsF(painter.font()).horizontalAdvance(count);
    painter.drawText(QRectF(0, 1, width + 4, 18), Qt::AlignVCenter | Qt::AlignLeft, count);
    painter.setPen(isEnabled() ? theme.ink3 : theme.ink4);
    painter.setFont(m_appearance.type().figures(Type::Caption));
    painter.drawText(QRectF(width + 5, 1, this->width(), 18), Qt::AlignVCenter | Qt::AlignLeft, rest());
    const QRectF bar(0, 21, this->width(), 3);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.hover);
    painter.drawRoundedRect(bar, 1.5, 1.5);
    painter.setBrush(isEnabled() ? theme.accent : theme.ink4);
    const double share = static_cast<double>(m_selected) / static_cast<double>(m_all);
    if (m_selected > 0)
        painter.drawRoundedRect(QRectF(bar.topLeft(), QSizeF(std::max(3.0, bar.width() * std::min(1.0, share)), bar.height())), 1.5, 1.5);
}

} // namespace holdfast::app
