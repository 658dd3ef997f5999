// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The contents of a document: its headings in two columns, with their pages.
#include "briefing/ContentsPart.h"

#include <algorithm>

namespace holdfast::briefing {

namespace {

constexpr qreal kGutter = 26, kNumberWidth = 30;
constexpr int kPx = 11;

struct Line {
    QString text;
    bool chapter = false;
};

// Without the sections where there are too many for a third of the sheet.
std::vector<Line> linesOf(const std::vector<Item>& items, int mostLines)
{
    std::vector<Line> all, chapters;
    for (const Item& item : items)
        if (item.kind == Item::Kind::Heading || item.kind == Item::Kind::Side)
            for (const QString& text : item.label.split(u'\n', Qt::SkipEmptyParts)) {
                all.push_back({text, item.chapter});
                if (item.chapter)
                    chapters.push_back(all.back());
            }
    const auto most = static_cast<std::size_t>(mostLines);
    if (all.size() <= most)
        return all;
    if (chapters.size() > most)
        chapters.resize(most);
    return chapters;
}

} // namespace

std::shared_ptr<ContentsPages> insertContents(std::vector<Item>& items, std::size_t at, const Setting& setting)
{
    const Typeface& face = setting.face;
    const qreal width = setting.sheet().contentWidth(), half = (width - kGutter) / 2, lineHeight = face.lineHeight(kPx) + 3;
    const auto lines = linesOf(items, 2 * static_cast<int>(setting.sheet().contentHeight() / 3 / lineHeight));
    auto pages = std::make_shared<ContentsPages>();
    if (lines.size() < 3)
        return pages;
    const Paragraph head({{setting.briefing.words.contents, face.text(14, true)}}, width, face.lineHeight(14));
    std::vector<Paragraph> texts;
    for (const Line& line : lines) {
        texts.emplace_back(QList<Run> {{line.text, face.text(kPx, line.chapter)}}, half - kNumberWidth - 10, face.lineHeight(kPx), Qt::AlignLeft, 1);
        pages->texts.append(line.text);
    }
    const std::size_t rows = (lines.size() + 1) / 2;
    Item item;
    item.kind = Item::Kind::Contents;
    item.gap = 18;
    item.height = head.height() + 6 + lineHeight * static_cast<qreal>(rows);
    item.paint = [head, texts, rows, half, lineHeight, face, pages](QPainter& painter, const QRectF& box) {
        head.draw(painter, box.topLeft());
        for (std::size_t i = 0; i < texts.size(); ++i) {
            const QPointF corner(box.left() + (i < rows ? 0 : half + kGutter), box.top() + head.height() + 6 + lineHeight * static_cast<qreal>(i % rows));
            texts[i].draw(painter, corner);
            const qreal y = corner.y() + lineHeight - 5, from = corner.x() + texts[i].naturalWidth() + 6, to = corner.x() + half - kNumberWidth;
            if (from < to) {
                painter.setPen(QPen(QColor::fromRgba(ink::kLine2), 0.75, Qt::DotLine));
                painter.drawLine(QPointF(from, y), QPointF(to, y));
            }
            const int page = pages->pages.value(static_cast<qsizetype>(i));
            Paragraph({{QString::number(page + 1), face.figures(kPx), QColor::fromRgba(ink::kSecond)}}, kNumberWidth, face.lineHeight(kPx), Qt::AlignRight, 1)
                .draw(painter, {corner.x() + half - kNumberWidth, corner.y()});
        }
    };
    for (Item& one : items)
        if (one.tableHead >= static_cast<int>(at))
            ++one.tableHead;
    items.insert(items.begin() + static_cast<std::ptrdiff_t>(at), std::move(item));
    return pages;
}

void ContentsPages::take(const std::vector<Item>& items, const std::vector<Placed>& placed)
{
    pages.clear();
    qsizetype next = 0;
    for (const Placed& one : placed) {
        const Item& item = items[static_cast<std::size_t>(one.item)];
        if (item.kind != Item::Kind::Heading && item.kind != Item::Kind::Side)
            continue;
        for (const QString& text : item.label.split(u'\n', Qt::SkipEmptyParts))
            if (next < texts.size() && texts[next] == text) {
                pages.append(one.page);
                ++next;
            }
    }
}

} // namespace holdfast::briefing
