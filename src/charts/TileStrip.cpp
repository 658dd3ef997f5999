// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/TileStrip.h"

#include "charts/PaintSupport.h"

#include <cmath>

namespace holdfast::charts {

HowMark::HowMark(QWidget* parent)
    : QAbstractButton(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setCursor(Qt::PointingHandCursor);
    setText(QStringLiteral("ƒ"));
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void HowMark::setTheme(const Theme& theme)
{
    m_theme = theme;
    update();
}

void HowMark::setTypography(const Typography& type)
{
    m_type = type;
    updateGeometry();
    update();
}

void HowMark::setOpen(bool open)
{
    m_open = open;
    update();
}

QSize HowMark::sizeHint() const
{
    const int side = int(std::lround(m_type.px(22)));
    return {side, side};
}

void HowMark::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const bool lit = underMouse() || m_open || isDown();
    if (hasFocus()) {
        painter.setPen(QPen(m_theme.accent, 2));
        painter.setBrush(Qt::NoBrush);
        painter.drawRoundedRect(QRectF(rect()).adjusted(1, 1, -1, -1), 4, 4);
    } else if (underMouse()) {
        painter.setPen(Qt::NoPen);
        painter.setBrush(m_theme.hover);
        painter.drawRoundedRect(QRectF(rect()), 4, 4);
    }
    painter.setFont(m_type.mark());
    painter.setPen(lit ? m_theme.accent : m_theme.ink3);
    painter.drawText(rect(), Qt::AlignCenter, QStringLiteral("ƒ"));
}

void HowMark::enterEvent(QEnterEvent* event)
{
    QAbstractButton::enterEvent(event);
    update();
}

void HowMark::leaveEvent(QEvent* event)
{
    QAbstractButton::leaveEvent(event);
    update();
}

TileStrip::TileStrip(QWidget* parent)
    : ChartWidget(parent)
{
    setFocusPolicy(Qt::NoFocus); // its marks take the focus
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

QSize TileStrip::sizeHint() const
{
    return {int(m_options.type.px(900)), int(std::lround(m_options.type.px(m_twoLines ? 64 : 97)))};
}

QSize TileStrip::minimumSizeHint() const
{
    return {int(m_options.type.px(110)) * int(std::max<qsizetype>(1, m_tiles.size())), sizeHint().height()};
}

QRectF TileStrip::tileRect(int tile) const
{
    const QRectF inner = QRectF(rect()).adjusted(1, 1, -1, -1);
    const double width = m_tiles.isEmpty() ? inner.width() : inner.width() / double(m_tiles.size());
    return {inner.left() + tile * width, inner.top(), width, inner.height()};
}

HowMark* TileStrip::mark(int tile) const
{
    return tile >= 0 && tile < m_marks.size() && m_marks[tile]->isVisibleTo(this) ? m_marks[tile] : nullptr;
}

void TileStrip::setTiles(const QList<present::Tile>& tiles)
{
    m_tiles = tiles;
    // Marks are kept where the strip only gets new figures: the focus stays where it was.
    while (m_marks.size() > tiles.size())
        delete m_marks.takeLast();
    while (m_marks.size() < tiles.size()) {
        auto* mark = new HowMark(this);
        const auto tile = int(m_marks.size());
        mark->setTheme(m_options.theme);
        mark->setTypography(m_options.type);
        connect(mark, &QAbstractButton::clicked, this, [this, tile, mark] {
            Q_EMIT howComputed(tile, {mark->mapToGlobal(QPoint(0, 0)), mark->size()});
        });
        m_marks.append(mark);
    }
    QStringList readings;
    for (qsizetype i = 0; i < tiles.size(); ++i) {
        m_marks[i]->setVisible(!tiles[i].provenance.title.isEmpty());
        m_marks[i]->setAccessibleName(tiles[i].provenance.title);
        m_marks[i]->setAccessibleDescription(accessibleText(tiles[i]));
        m_marks[i]->setToolTip(plainTip(tiles[i].provenance.title));
        readings.append(accessibleText(tiles[i]));
    }
    setAccessibleName(readings.join(QStringLiteral("; ")));
    chooseHeight();
    placeMarks();
    updateGeometry();
    update();
}

void TileStrip::chooseHeight()
{
    const bool before = m_twoLines;
    m_twoLines = !m_tiles.isEmpty() && tilesFitTwoLines(m_tiles, width(), m_options.type);
    if (m_twoLines != before)
        updateGeometry();
}

void TileStrip::placeMarks()
{
    for (qsizetype i = 0; i < m_marks.size(); ++i) {
        const QSize size = m_marks[i]->sizeHint();
        const QRectF tile = tileRect(int(i));
        m_marks[i]->setGeometry(int(tile.right() - size.width() - m_options.type.px(5)),
            int(tile.top() + m_options.type.px(5)), size.width(), size.height());
    }
}

void TileStrip::restyled()
{
    for (HowMark* mark : m_marks) {
        mark->setTheme(m_options.theme);
        mark->setTypography(m_options.type);
    }
    chooseHeight();
    placeMarks();
    update();
}

void TileStrip::resizeEvent(QResizeEvent* event)
{
    ChartWidget::resizeEvent(event);
    chooseHeight();
    placeMarks();
}

void TileStrip::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(m_options.theme.line, 1));
    painter.setBrush(m_options.theme.surface);
    const double radius = m_options.type.px(6);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), radius, radius);
    paint(painter, QRectF(rect()).adjusted(1, 1, -1, -1), m_tiles, m_options);
}

QString TileStrip::readableCell(int, int column) const
{
    return column >= 0 && column < m_tiles.size() ? accessibleText(m_tiles[column]) : QString();
}

QRect TileStrip::readableRect(int, int column) const
{
    return tileRect(column).toAlignedRect();
}

} // namespace holdfast::charts
