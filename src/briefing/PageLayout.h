// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace holdfast::briefing {

// Measures in px of 1/96 inch: A4 is 793.7 x 1122.5, margins 14 mm.
inline constexpr qreal kPageWidth = 793.70, kPageHeight = 1122.52, kMargin = 52.91;
inline constexpr qreal kContentWidth = kPageWidth - 2 * kMargin;
inline constexpr qreal kContentTop = 46, kContentBottom = 1066, kFooterTop = 1076;
inline constexpr qreal kContentHeight = kContentBottom - kContentTop;

// A piece that is never cut: a heading, a paragraph, a chart, one row of a table.
struct Item {
    enum class Kind { Title, Lead, Tiles, Heading, Text, Chart, Side, TableHead, TableRow };
    Kind kind = Kind::Text;
    QString label; // of headings: the bookmark
    qreal gap = 0; // above, dropped at the top of a page
    qreal height = 0; // at most kContentHeight
    bool keepWithNext = false;
    bool newSheet = false; // begins a page
    int tableHead = -1; // of rows: index of the head that is repeated on every page
    std::function<void(QPainter&, const QRectF&)> paint;
};

struct Placed {
    int item = 0;
    int page = 0; // from 0
    QRectF box; // on the page
    bool repeated = false; // a table's head on a further page
};

// Puts the items on pages in their order. Items kept together share a page unless together they are taller than one.
std::vector<Placed> paginate(const std::vector<Item>& items);

} // namespace holdfast::briefing
