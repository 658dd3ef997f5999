// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/ChartWidget.h"

#include <QAccessible>
#include <QEvent>
#include <QTextDocument>

namespace holdfast::charts {

static void addPart(QStringList& parts, const QString& text)
{
    if (!text.trimmed().isEmpty())
        parts.append(text.trimmed());
}

QString accessibleTitle(const present::Block& block)
{
    QStringList parts;
    addPart(parts, block.title);
    addPart(parts, block.subtitle);
    return parts.join(QStringLiteral(", "));
}

QString accessibleReading(const present::Block& block)
{
    QStringList parts;
    addPart(parts, block.reading.finding + u' ' + block.reading.rest);
    for (const QString& caveat : block.caveats)
        addPart(parts, caveat);
    addPart(parts, block.emptyText);
    return parts.join(u' ');
}

QString accessibleText(const present::Tile& tile)
{
    QStringList parts;
    addPart(parts, tile.label);
    addPart(parts, tile.value);
    if (!tile.delta.isEmpty()) {
        const QString arrow = tile.direction == present::Direction::Up ? QStringLiteral("+")
            : tile.direction == present::Direction::Down               ? QString(QChar(0x2212))
                                                                       : QString();
        addPart(parts, arrow + tile.delta + u' ' + tile.versus);
    }
    addPart(parts, tile.interval);
    addPart(parts, tile.note);
    return parts.join(QStringLiteral(", "));
}

QString plainTip(const QString& text)
{
    return Qt::mightBeRichText(text) ? Qt::convertFromPlainText(text, Qt::WhiteSpacePre) : text;
}

ChartWidget::ChartWidget(QWidget* parent)
    : QWidget(parent)
{
    installAccessibility();
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Expanding);
}

QSize ChartWidget::minimumSizeHint() const
{
    return {int(m_options.type.px(120)), int(m_options.type.px(160))};
}

void ChartWidget::setTheme(const Theme& theme)
{
    m_options.theme = theme;
    restyled();
}

void ChartWidget::setTypography(const Typography& type)
{
    m_options.type = type;
    updateGeometry();
    restyled();
}

void ChartWidget::describe(const present::Block& block)
{
    setAccessibleName(accessibleTitle(block));
    setAccessibleDescription(accessibleReading(block));
}

void ChartWidget::changeEvent(QEvent* event)
{
    if (event->type() == QEvent::LanguageChange || event->type() == QEvent::LocaleChange) {
        m_options.locale = QLocale();
        m_options.type = Typography::of(QLocale(), m_options.type.zoom);
        restyled();
    }
    QWidget::changeEvent(event);
}

void ChartWidget::focusInEvent(QFocusEvent* event)
{
    QWidget::focusInEvent(event);
    update();
}

void ChartWidget::focusOutEvent(QFocusEvent* event)
{
    QWidget::focusOutEvent(event);
    update();
}

void ChartWidget::drawFocus(QPainter& painter) const
{
    if (!hasFocus())
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_options.theme.accent, 2));
    painter.setBrush(Qt::NoBrush);
    painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
}

void ChartWidget::announce(const QString& text)
{
    if (text.isEmpty() || !QAccessible::isActive())
        return;
    QAccessibleValueChangeEvent event(this, text);
    QAccessible::updateAccessibility(&event);
}

} // namespace holdfast::charts
