// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The strip of key figures.
#include "briefing/Parts.h"

#include <cmath>

namespace holdfast::briefing {

using present::Tile;

namespace {

struct TileText {
    Paragraph label, value, delta, below;
    qreal height() const { return label.height() + value.height() + delta.height() + below.height() + 6; }
};

QColor toneColour(present::Tone tone)
{
    switch (tone) {
    case present::Tone::Better:
        return QColor::fromRgba(ink::kGood);
    case present::Tone::Worse:
        return QColor::fromRgba(ink::kBad);
    case present::Tone::Neutral:
        break;
    }
    return QColor::fromRgba(ink::kSecond);
}

QString arrow(present::Direction direction)
{
    switch (direction) {
    case present::Direction::Up:
        return QStringLiteral("▲ ");
    case present::Direction::Down:
        return QStringLiteral("▼ ");
    case present::Direction::None:
        break;
    }
    return {};
}

TileText setTile(const Tile& tile, qreal width, const Typeface& face)
{
    TileText made;
    const QColor caption = QColor::fromRgba(ink::kCaption);
    const bool empty = tile.state == present::State::Empty;
    made.label = Paragraph(
        {{tile.label, face.text(11), QColor::fromRgba(ink::kSecond)}}, width, face.lineHeight(11), Qt::AlignLeft, 3);
    int px = 21; // a figure never wraps: it gets smaller
    while (px > 11 && textWidth(tile.value, face.text(px, true)) > width)
        --px;
    made.value =
        Paragraph({{tile.value, face.text(px, true), empty ? caption : QColor::fromRgba(ink::kText)}}, width, 27);
    if (!tile.delta.isEmpty())
        made.delta = Paragraph({{arrow(tile.direction) + tile.delta, face.text(11, true), toneColour(tile.tone)},
                                   {tile.versus.isEmpty() ? QString() : u' ' + tile.versus, face.text(11), caption}},
            width, face.lineHeight(11), Qt::AlignLeft, 3);
    QStringList below;
    for (const QString& text : {tile.interval, tile.note})
        if (!text.isEmpty())
            below.append(text);
    made.below =
        Paragraph({{below.join(u'\n'), face.text(11), caption}}, width, face.lineHeight(11), Qt::AlignLeft, 12);
    return made;
}

} // namespace

void appendTiles(std::vector<Item>& items, const QList<Tile>& tiles, const Setting& setting)
{
    if (tiles.isEmpty())
        return;
    const auto count = static_cast<int>(tiles.size());
    const int strips = (count + 4) / 5;
    const int perStrip = (count + strips - 1) / strips;
    const qreal width = setting.sheet().contentWidth() / perStrip;
    for (int first = 0; first < count; first += perStrip) {
        std::vector<TileText> texts;
        qreal height = 0;
        for (int i = first; i < std::min(count, first + perStrip); ++i) {
            texts.push_back(setTile(tiles[i], width - 14, setting.face));
            height = std::max(height, texts.back().height());
        }
        Item item;
        item.kind = Item::Kind::Tiles;
        item.gap = 14;
        item.height = height;
        item.paint = [texts, width](QPainter& painter, const QRectF& box) {
            for (size_t i = 0; i < texts.size(); ++i) {
                const qreal x = box.left() + width * static_cast<qreal>(i);
                if (i > 0) {
                    painter.setPen(QPen(QColor::fromRgba(ink::kLine), 1));
                    painter.drawLine(QPointF(x - 0.5, box.top()), QPointF(x - 0.5, box.bottom()));
                }
                QPointF at(x + (i > 0 ? 10 : 0), box.top());
                for (const Paragraph* text : {&texts[i].label, &texts[i].value, &texts[i].delta, &texts[i].below}) {
                    text->draw(painter, at);
                    at.ry() += text->height();
                }
            }
        };
        items.push_back(std::move(item));
    }
}

} // namespace holdfast::briefing
