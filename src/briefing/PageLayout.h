// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QRectF>
#include <QString>

#include <functional>
#include <vector>

class QPainter;

namespace holdfast::briefing {

// Measures in px of 1/96 inch; margins 14 mm.
inline constexpr qreal kMargin = 52.91, kContentTop = 46;

// The paper, A4 portrait unless said otherwise.
struct Sheet {
    bool letter = false, landscape = false;
    qreal width() const { return landscape ? tall() : wide(); }
    qreal height() const { return landscape ? wide() : tall(); }
    qreal contentWidth() const { return width() - 2 * kMargin; }
    qreal contentBottom() const { return height() - 56.52; }
    qreal contentHeight() const { return contentBottom() - kContentTop; }
    qreal footerTop() const { return height() - 46.52; }

private:
    qreal wide() const { return letter ? 816 : 793.70; }
    qreal tall() const { return letter ? 1056 : 1122.52; }
};

// A piece that is never cut: a heading, a paragraph, a chart, one row of a table.
struct Item {
    enum class Kind { Title, Lead, Contents, Tiles, Heading, Text, Chart, Side, TableHead, TableRow };
    Kind kind = Kind::Text;
    QString label; // of headings: the bookmark
    qreal gap = 0; // above, dropped at the top of a page
    qreal height = 0; // at most the content height of the sheet
    bool keepWithNext = false;
    bool newSheet = false; // begins a page
    bool chapter = false; // of headings: of a chapter, not of a section
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
std::vector<Placed> paginate(const std::vector<Item>& items, const Sheet& sheet);

} // namespace holdfast::briefing
