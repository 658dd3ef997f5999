// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/IndicatorTiles.h"

#include "charts/TileStrip.h"

#include <QHelpEvent>
#include <QKeyEvent>
#include <QToolTip>

#include <algorithm>
#include <cmath>

namespace holdfast::charts {

static constexpr double kGap = 10, kTileHeight = 118, kLeastWidth = 196;
static constexpr int kColumns = 5;

static QString spoken(const present::IndicatorTile& tile)
{
    QStringList parts {tile.title};
    for (const QString& part : {tile.levelText, tile.value, tile.delta, tile.unit, tile.missing})
        if (!part.isEmpty())
            parts.append(part);
    return parts.join(QStringLiteral(", "));
}

IndicatorTiles::IndicatorTiles(QWidget* parent)
    : ChartWidget(parent)
{
    setFocusPolicy(Qt::StrongFocus);
    setMouseTracking(true);
    QSizePolicy policy(QSizePolicy::Expanding, QSizePolicy::Minimum);
    policy.setHeightForWidth(true);
    setSizePolicy(policy);
}

int IndicatorTiles::columns(int width) const
{
    const double gap = m_options.type.px(kGap);
    return std::clamp(int((width + gap) / (m_options.type.px(kLeastWidth) + gap)), 1, kColumns);
}

int IndicatorTiles::heightForWidth(int width) const
{
    const int wide = columns(width), rows = std::max(1, (int(m_tiles.size()) + wide - 1) / wide);
    return int(std::ceil(rows * m_options.type.px(kTileHeight) + (rows - 1) * m_options.type.px(kGap)));
}

QSize IndicatorTiles::sizeHint() const
{
    const int width = int(m_options.type.px(kColumns * (kLeastWidth + kGap)));
    return {width, heightForWidth(width)};
}

QSize IndicatorTiles::minimumSizeHint() const
{
    return {int(m_options.type.px(kLeastWidth)), int(m_options.type.px(kTileHeight))};
}

QRect IndicatorTiles::tileRect(int tile) const
{
    const int wide = columns(width());
    const double gap = m_options.type.px(kGap), room = (width() - (wide - 1) * gap) / wide, height = m_options.type.px(kTileHeight);
    const int row = tile / wide, column = tile % wide;
    const int left = int(std::lround(column * (room + gap))), right = int(std::lround(column * (room + gap) + room));
    return {left, int(std::lround(row * (height + gap))), right - left, int(std::lround(height))};
}

int IndicatorTiles::tileAt(const QPoint& position) const
{
    for (int tile = 0; tile < m_tiles.size(); ++tile)
        if (tileRect(tile).contains(position))
            return tile;
    return -1;
}

HowMark* IndicatorTiles::mark(int tile) const
{
    return tile >= 0 && tile < m_marks.size() && m_marks[tile]->isVisibleTo(this) ? m_marks[tile] : nullptr;
}

void IndicatorTiles::setTiles(const QList<present::IndicatorTile>& tiles)
{
    m_tiles = tiles;
    m_current = std::clamp(m_current, 0, std::max(0, int(tiles.size()) - 1));
    while (m_marks.size() > tiles.size())
        delete m_marks.takeLast();
    while (m_marks.size() < tiles.size()) {
        auto* mark = new HowMark(this);
        const auto tile = int(m_marks.size());
        mark->setTheme(m_options.theme);
        mark->setTypography(m_options.type);
        connect(mark, &QAbstractButton::clicked, this, [this, tile, mark] { Q_EMIT howComputed(tile, {mark->mapToGlobal(QPoint(0, 0)), mark->size()}); });
        m_marks.append(mark);
    }
    for (qsizetype i = 0; i < tiles.size(); ++i) {
        m_marks[i]->setVisible(!tiles[i].provenance.title.isEmpty());
        m_marks[i]->setAccessibleName(tiles[i].provenance.title);
        m_marks[i]->setAccessibleDescription(spoken(tiles[i]));
        m_marks[i]->setToolTip(plainTip(tiles[i].provenance.title));
    }
    placeMarks();
    updateGeometry();
    update();
}

void IndicatorTiles::setChosen(const QString& id)
{
    m_chosen = id;
    update();
}

void IndicatorTiles::placeMarks()
{
    for (qsizetype i = 0; i < m_marks.size(); ++i) {
        const QSize size = m_marks[i]->sizeHint();
        const QRect tile = tileRect(int(i));
        m_marks[i]->setGeometry(tile.right() - size.width() - int(m_options.type.px(4)), tile.top() + int(m_options.type.px(4)), size.width(), size.height());
    }
}

void IndicatorTiles::restyled()
{
    for (HowMark* mark : m_marks) {
        mark->setTheme(m_options.theme);
        mark->setTypography(m_options.type);
    }
    placeMarks();
    updateGeometry();
    update();
}

void IndicatorTiles::resizeEvent(QResizeEvent* event)
{
    ChartWidget::resizeEvent(event);
    setMinimumHeight(heightForWidth(width()));
    placeMarks();
}

void IndicatorTiles::paintEvent(QPaintEvent*)
{
    QPainter painter(this);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    const Theme& theme = m_options.theme;
    const double radius = m_options.type.px(6);
    for (int tile = 0; tile < m_tiles.size(); ++tile) {
        const QRect place = tileRect(tile);
        const bool breach = m_tiles[tile].level == present::IndicatorTile::Level::Breach;
        const bool chosen = m_tiles[tile].id == m_chosen, current = hasFocus() && tile == m_current;
        const QColor frame = chosen || current ? theme.accent : tile == m_hoveredTile ? theme.ink4 : breach ? theme.series[Theme::Orange] : theme.line;
        QPen pen(frame, chosen || current ? 2 : 1);
        if (!m_tiles[tile].missing.isEmpty())
            pen.setStyle(Qt::DashLine);
        painter.setPen(pen);
        painter.setBrush(m_tiles[tile].missing.isEmpty() ? theme.surface : theme.window);
        const double inset = chosen || current ? 1 : 0.5;
        painter.drawRoundedRect(QRectF(place).adjusted(inset, inset, -inset, -inset), radius, radius);
        paint(painter, QRectF(place).adjusted(1, 1, -1, -1), m_tiles[tile], m_options);
    }
}

void IndicatorTiles::mousePressEvent(QMouseEvent* event)
{
    const int tile = tileAt(event->position().toPoint());
    if (event->button() != Qt::LeftButton || tile < 0)
        return ChartWidget::mousePressEvent(event);
    m_current = tile;
    update();
    Q_EMIT tileChosen(m_tiles[tile].id);
}

void IndicatorTiles::mouseMoveEvent(QMouseEvent* event)
{
    const int tile = tileAt(event->position().toPoint());
    if (tile != m_hoveredTile) {
        m_hoveredTile = tile;
        setCursor(tile >= 0 ? Qt::PointingHandCursor : Qt::ArrowCursor);
        update();
    }
}

void IndicatorTiles::leaveEvent(QEvent* event)
{
    m_hoveredTile = -1;
    update();
    ChartWidget::leaveEvent(event);
}

void IndicatorTiles::keyPressEvent(QKeyEvent* event)
{
    const int wide = columns(width());
    int to = m_current;
    switch (event->key()) {
    case Qt::Key_Left:
        to -= 1;
        break;
    case Qt::Key_Right:
        to += 1;
        break;
    case Qt::Key_Up:
        to -= wide;
        break;
    case Qt::Key_Down:
        to += wide;
        break;
    case Qt::Key_Return:
    case Qt::Key_Enter:
    case Qt::Key_Space:
        if (m_current < m_tiles.size())
            Q_EMIT tileChosen(m_tiles[m_current].id);
        return;
    default:
        return ChartWidget::keyPressEvent(event);
    }
    if (to >= 0 && to < m_tiles.size()) {
        m_current = to;
        announce(spoken(m_tiles[to]));
        update();
    }
}

bool IndicatorTiles::event(QEvent* event)
{
    if (event->type() != QEvent::ToolTip)
        return ChartWidget::event(event);
    auto* help = static_cast<QHelpEvent*>(event);
    const int tile = tileAt(help->pos());
    if (tile < 0 || m_tiles[tile].points.isEmpty()) {
        QToolTip::hideText();
        return true;
    }
    const QRect place = tileRect(tile);
    const auto& points = m_tiles[tile].points;
    const double share = double(help->pos().x() - place.left()) / std::max(1, place.width());
    const auto nearest = std::clamp<qsizetype>(qsizetype(std::lround(share * double(points.size() - 1))), 0, points.size() - 1);
    QToolTip::showText(help->globalPos(), plainTip(points[nearest].text), this, place);
    return true;
}

QString IndicatorTiles::readableCell(int, int column) const
{
    return column >= 0 && column < m_tiles.size() ? spoken(m_tiles[column]) : QString();
}

} // namespace holdfast::charts
