// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/TablePart.h"

#include <QFontMetricsF>
#include <QGlyphRun>
#include <QHash>
#include <QRawFont>

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <optional>

namespace holdfast::briefing {

using present::TableSpec;
using Kind = TableSpec::Kind;

namespace {

constexpr qreal kGap = 14; // between columns
constexpr qreal kSparkWidth = 58, kPlotWidth = 110;

bool isText(const TableSpec::Column& column)
{
    return column.kind == Kind::Text;
}

// A face whose printable ASCII characters are measured once: these faces are not shaped, so the widths add up and such a
// text is drawn without being laid out.
class MeasuredFace {
public:
    MeasuredFace() = default;
    explicit MeasuredFace(const QFont& font)
        : m_face(QRawFont::fromFont(font))
    {
        const QFontMetricsF metrics(font);
        QString all;
        for (std::size_t i = 0; i < m_widths.size(); ++i) {
            all.append(QChar(static_cast<char16_t>(kFirst + i)));
            m_widths[i] = metrics.horizontalAdvance(all.back());
        }
        m_glyphs = m_face.glyphIndexesForString(all);
    }
    // Of a text of which the width is known, without looking the face up and laying the text out again.
    void draw(QPainter& painter, QPointF at, const QString& text) const
    {
        QList<quint32> glyphs;
        QList<QPointF> places;
        glyphs.reserve(text.size());
        places.reserve(text.size());
        qreal x = 0;
        for (const QChar c : text) {
            glyphs.append(m_glyphs[c.unicode() - kFirst]);
            places.append({x, 0});
            x += m_widths[c.unicode() - kFirst];
        }
        QGlyphRun run;
        run.setRawFont(m_face);
        run.setGlyphIndexes(glyphs);
        run.setPositions(places);
        painter.drawGlyphRun(at, run);
    }
    // Nothing for a text with other characters.
    std::optional<qreal> widthOf(const QString& text) const
    {
        if (m_glyphs.size() != qsizetype(m_widths.size()))
            return {};
        qreal width = 0;
        for (const QChar c : text) {
            if (c.unicode() < kFirst || c.unicode() >= kFirst + m_widths.size())
                return {};
            width += m_widths[c.unicode() - kFirst];
        }
        return width;
    }

private:
    static constexpr char16_t kFirst = 0x20;
    QRawFont m_face;
    QList<quint32> m_glyphs;
    std::array<qreal, 95> m_widths {};
};

// One band of columns at one size: what head and rows need to be drawn.
struct Band {
    const TableSpec* table = nullptr;
    Typeface face;
    int px = 11;
    std::vector<int> columns;
    std::vector<qreal> widths;
    qreal total = 0;
    qreal height = 0; // of a page
    std::shared_ptr<QHash<std::pair<QString, quint64>, Paragraph>> laidOut = std::make_shared<QHash<std::pair<QString, quint64>, Paragraph>>();
    std::array<MeasuredFace, 4> measured {}; // text, strong text, figures, strong figures

    void measure()
    {
        for (const bool strong : {false, true}) {
            measured[strong ? 1 : 0] = MeasuredFace(face.text(px, strong));
            measured[strong ? 3 : 2] = MeasuredFace(face.figures(px, strong));
        }
    }
    const MeasuredFace& faceOf(size_t k, bool strong) const { return measured[(isText(column(k)) ? 0 : 2) + (strong ? 1 : 0)]; }

    qreal left(size_t k) const
    {
        return std::accumulate(widths.begin(), widths.begin() + static_cast<std::ptrdiff_t>(k), 0.0)
            + kGap * static_cast<qreal>(k);
    }
    const TableSpec::Column& column(size_t k) const { return table->columns[columns[k]]; }
    QFont font(size_t k, bool strong) const
    {
        return isText(column(k)) ? face.text(px, strong) : face.figures(px, strong);
    }
    Qt::Alignment alignment(size_t k) const { return isText(column(k)) ? Qt::AlignLeft : Qt::AlignRight; }
    // Of a row, so that it fits on a page with its heading and its head.
    int mostLines() const { return std::max(1, static_cast<int>((height - 200) / face.lineHeight(px))); }
};

const TableSpec::Cell& cellOf(const TableSpec& table, int row, int column)
{
    static const TableSpec::Cell none;
    const auto& cells = table.rows[row];
    return column < cells.size() ? cells[column] : none;
}

bool hasPlot(const TableSpec::Cell& cell, Kind kind)
{
    return (kind == Kind::Spark && !cell.series.isEmpty()) || (kind == Kind::Interval && std::isfinite(cell.number));
}

qreal plotWidth(Kind kind)
{
    return kind == Kind::Spark ? kSparkWidth : kPlotWidth;
}

// Width the widest of a column's texts needs. Only the longest few by number of characters are shaped.
qreal widestCell(const TableSpec& table, int column, const Typeface& face, int px)
{
    const bool text = isText(table.columns[column]);
    std::vector<std::pair<qsizetype, const TableSpec::Cell*>> longest;
    bool plot = false;
    for (int row = 0; row < table.rows.size(); ++row) {
        const auto& cell = cellOf(table, row, column);
        plot |= hasPlot(cell, table.columns[column].kind);
        qsizetype size = cell.text.size();
        for (const QChar c : cell.text)
            size += c.unicode() >= 0x2E80 ? 1 : 0;
        longest.emplace_back(size, &cell);
    }
    const auto some = std::min<size_t>(longest.size(), 8);
    std::partial_sort(longest.begin(), longest.begin() + static_cast<std::ptrdiff_t>(some), longest.end(),
        [](const auto& a, const auto& b) { return a.first > b.first; });
    qreal width = 0;
    for (size_t i = 0; i < some; ++i) {
        const auto& cell = *longest[i].second;
        width =
            std::max(width, textWidth(cell.text, text ? face.text(px, cell.strong) : face.figures(px, cell.strong)));
    }
    if (plot)
        width += plotWidth(table.columns[column].kind) + (width > 0 ? 8 : 0);
    return std::ceil(width + 1);
}

qreal widestWord(const QString& text, const QFont& font)
{
    qreal width = 0;
    for (const QString& word : text.split(u' ', Qt::SkipEmptyParts))
        width = std::max(width, textWidth(word, font));
    return std::ceil(width + 1);
}

struct Need {
    qreal least, natural;
};

std::vector<Need> needs(const TableSpec& table, const Typeface& face, int px, qreal width)
{
    std::vector<Need> all;
    for (int c = 0; c < table.columns.size(); ++c) {
        const qreal cells = widestCell(table, c, face, px);
        const qreal head = std::ceil(textWidth(table.columns[c].title, face.text(px)) + 1);
        const qreal word = std::min(widestWord(table.columns[c].title, face.text(px)), 9.0 * px);
        Need need{std::max(word, isText(table.columns[c]) ? std::min(cells, 7.0 * px) : cells), std::max(head, cells)};
        need.least = std::min(need.least, width);
        need.natural = std::max(need.natural, need.least);
        all.push_back(need);
    }
    return all;
}

// Shares `width` among the band's columns: all least widths, then what they lack, then the rest.
void spread(Band& band, const std::vector<Need>& need, qreal width)
{
    qreal least = 0, lack = 0;
    for (const int c : band.columns) {
        least += need[static_cast<size_t>(c)].least;
        lack += need[static_cast<size_t>(c)].natural - need[static_cast<size_t>(c)].least;
    }
    const qreal room = std::max(0.0, width - kGap * static_cast<qreal>(band.columns.size() - 1) - least);
    const qreal part = lack > 0 ? std::min(1.0, room / lack) : 1;
    const qreal rest = std::max(0.0, room - lack);
    const qreal each = std::min(24.0, rest / static_cast<qreal>(band.columns.size()));
    band.widths.clear();
    for (const int c : band.columns) {
        const Need& n = need[static_cast<size_t>(c)];
        band.widths.push_back(n.least + part * (n.natural - n.least) + each);
    }
    band.widths.front() += rest - each * static_cast<qreal>(band.columns.size());
    band.total = width;
}

void line(QPainter& painter, qreal x1, qreal x2, qreal y, QRgb colour, qreal width = 0.75)
{
    painter.setPen(QPen(QColor::fromRgba(colour), width));
    painter.drawLine(QPointF(x1, y), QPointF(x2, y));
}

void drawInterval(QPainter& painter, const QRectF& box, const TableSpec& table, const TableSpec::Cell& cell)
{
    const qreal span = table.scaleHigh - table.scaleLow;
    if (!(span > 0))
        return;
    const auto x = [&](double value) {
        return box.left() + 3 + (box.width() - 6) * std::clamp((value - table.scaleLow) / span, 0.0, 1.0);
    };
    const qreal y = box.center().y();
    line(painter, box.left(), box.right(), y, ink::kLine);
    if (std::isfinite(table.reference)) {
        painter.setPen(QPen(QColor::fromRgba(ink::kSlate), 1, Qt::DotLine));
        painter.drawLine(QPointF(x(table.reference), box.top()), QPointF(x(table.reference), box.bottom()));
    }
    const QRgb colour = cell.tone == present::Tone::Worse ? ink::kOrange : ink::kTeal;
    if (std::isfinite(cell.lower) && std::isfinite(cell.upper)) {
        QColor soft = QColor::fromRgba(colour);
        soft.setAlphaF(0.4F);
        painter.setPen(QPen(soft, 4, Qt::SolidLine, Qt::RoundCap));
        painter.drawLine(QPointF(x(cell.lower), y), QPointF(x(cell.upper), y));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor::fromRgba(colour));
    painter.drawEllipse(QPointF(x(cell.number), y), 3, 3);
    painter.setBrush(Qt::NoBrush);
}

void drawSpark(QPainter& painter, const QRectF& box, const QList<double>& series)
{
    double low = INFINITY, high = -INFINITY;
    for (const double value : series)
        if (std::isfinite(value)) {
            low = std::min(low, value);
            high = std::max(high, value);
        }
    if (!(high >= low))
        return;
    const auto point = [&](qsizetype i) {
        const double share = high > low ? (series[i] - low) / (high - low) : 0.5;
        return QPointF(box.left()
                + (series.size() > 1 ? box.width() * static_cast<qreal>(i) / static_cast<qreal>(series.size() - 1) : 0),
            box.bottom() - share * box.height());
    };
    painter.setPen(QPen(QColor::fromRgba(ink::kTeal), 1.2));
    for (qsizetype i = 1; i < series.size(); ++i)
        if (std::isfinite(series[i - 1]) && std::isfinite(series[i]))
            painter.drawLine(point(i - 1), point(i));
}

QColor colourOf(const TableSpec::Cell& cell, bool muted)
{
    if (cell.tone == present::Tone::Worse)
        return QColor::fromRgba(ink::kBad);
    if (cell.tone == present::Tone::Better)
        return QColor::fromRgba(ink::kGood);
    return QColor::fromRgba(muted ? ink::kCaption : ink::kText);
}

// Tables repeat their words: those met last are kept as they were laid out.
Paragraph cellParagraph(const Band& band, int row, size_t k)
{
    constexpr qsizetype kKept = 512;
    const auto& cell = cellOf(*band.table, row, band.columns[k]);
    const bool muted = row < band.table->muted.size() && band.table->muted[row];
    const Kind kind = band.column(k).kind;
    const bool plot = hasPlot(cell, kind);
    const QColor colour = colourOf(cell, muted);
    const std::pair<QString, quint64> key {cell.text, (quint64(colour.rgba()) << 20) | (k << 2) | (plot ? 2 : 0) | (cell.strong ? 1 : 0)};
    if (const auto kept = band.laidOut->constFind(key); kept != band.laidOut->constEnd())
        return *kept;
    if (band.laidOut->size() >= kKept)
        band.laidOut->clear();
    const qreal width = plot ? std::max(1.0, band.widths[k] - plotWidth(kind) - 8) : band.widths[k];
    return *band.laidOut->insert(key, Paragraph({{cell.text, band.font(k, cell.strong), colour}}, width, band.face.lineHeight(band.px), band.alignment(k), band.mostLines()));
}

// The width of a cell that is one line of measured characters, with nothing drawn beside it.
std::optional<qreal> plainWidth(const Band& band, const TableSpec::Cell& cell, size_t k)
{
    if (hasPlot(cell, band.column(k).kind))
        return {};
    const auto width = band.faceOf(k, cell.strong).widthOf(cell.text);
    return width && *width <= band.widths[k] ? width : std::nullopt;
}

int linesOf(const Band& band, int row)
{
    int lines = 1;
    for (size_t k = 0; k < band.columns.size(); ++k) {
        const auto& cell = cellOf(*band.table, row, band.columns[k]);
        if (!plainWidth(band, cell, k))
            lines = std::max(lines, cellParagraph(band, row, k).lines());
    }
    return lines;
}

void drawRow(QPainter& painter, const QRectF& box, const Band& band, int row)
{
    qreal left = box.left() - kGap;
    for (size_t k = 0; k < band.columns.size(); ++k) {
        const auto& cell = cellOf(*band.table, row, band.columns[k]);
        const Kind kind = band.column(k).kind;
        left += kGap + (k > 0 ? band.widths[k - 1] : 0);
        if (const auto width = plainWidth(band, cell, k)) {
            const bool muted = row < band.table->muted.size() && band.table->muted[row];
            if (const QColor colour = colourOf(cell, muted); colour != painter.pen().color())
                painter.setPen(colour);
            // The base line of paragraphs.
            const QPointF at(isText(band.column(k)) ? left : left + band.widths[k] - *width, box.top() + 4.5 + band.face.lineHeight(band.px) / 2 + 0.36 * band.px);
            band.faceOf(k, cell.strong).draw(painter, at, cell.text);
        } else {
            cellParagraph(band, row, k).draw(painter, {left, box.top() + 4.5});
        }
        if (!hasPlot(cell, kind))
            continue;
        const qreal width = std::min(plotWidth(kind), band.widths[k]);
        const QRectF plot(left + band.widths[k] - width, box.top() + 5, width, box.height() - 10);
        painter.save();
        if (kind == Kind::Spark)
            drawSpark(painter, plot, cell.series);
        else
            drawInterval(painter, plot, *band.table, cell);
        painter.restore();
    }
    line(painter, box.left(), box.left() + band.total, box.bottom(), ink::kLine);
}

std::vector<Paragraph> headCells(const Band& band)
{
    std::vector<Paragraph> cells;
    for (size_t k = 0; k < band.columns.size(); ++k)
        cells.push_back(Paragraph({{band.column(k).title, band.face.text(band.px), QColor::fromRgba(ink::kCaption)}},
            band.widths[k], band.face.lineHeight(band.px), band.alignment(k), 6));
    return cells;
}

void appendBand(std::vector<Item>& items, Band band, const core::JobContext* job)
{
    band.measure();
    const auto head = headCells(band);
    int headLines = 1;
    for (const Paragraph& cell : head)
        headLines = std::max(headLines, cell.lines());
    const qreal lineHeight = band.face.lineHeight(band.px);
    Item top;
    top.kind = Item::Kind::TableHead;
    top.gap = 6;
    top.height = headLines * lineHeight + 8;
    top.keepWithNext = true;
    top.paint = [band, head, headLines](QPainter& painter, const QRectF& box) {
        for (size_t k = 0; k < head.size(); ++k) // short heads stand at the foot
            head[k].draw(painter,
                {box.left() + band.left(k), box.top() + 4 + (headLines - head[k].lines()) * head[k].lineHeight()});
        line(painter, box.left(), box.left() + band.total, box.bottom(), ink::kLine2, 1);
    };
    const int headIndex = static_cast<int>(items.size());
    items.push_back(std::move(top));
    band.height -= items.back().height; // a row leaves room for its head
    const auto shared = std::make_shared<const Band>(band);
    const auto rows = static_cast<int>(band.table->rows.size());
    for (int row = 0; row < rows && (job == nullptr || !job->shouldStop()); ++row) {
        Item item;
        item.kind = Item::Kind::TableRow;
        item.height = linesOf(band, row) * lineHeight + 9;
        item.tableHead = headIndex;
        // Neither the first row nor the last one stands alone.
        item.keepWithNext = row + 1 < rows && (row == 0 || row + 2 == rows);
        item.paint = [shared, row](QPainter& painter, const QRectF& box) { drawRow(painter, box, *shared, row); };
        items.push_back(std::move(item));
    }
}

} // namespace

void appendTable(
    std::vector<Item>& items, const TableSpec& table, qreal width, qreal height, const Typeface& face,
    const core::JobContext* job)
{
    if (table.columns.isEmpty())
        return;
    for (const int px : {11, 10, 9}) {
        const auto need = needs(table, face, px, width);
        qreal least = kGap * static_cast<qreal>(need.size() - 1);
        for (const Need& n : need)
            least += n.least;
        if (least > width && px > 9)
            continue;
        // Bands: as many columns as fit, every one after the first with the first column again.
        for (size_t next = 0; next < need.size();) {
            Band band{&table, face, px, {}, {}};
            band.height = height;
            qreal used = 0;
            if (next > 0) {
                band.columns.push_back(0);
                used = need[0].least + kGap;
            }
            const size_t first = next;
            while (next < need.size() && (next == first || used + need[next].least <= width)) {
                band.columns.push_back(static_cast<int>(next));
                used += need[next].least + kGap;
                ++next;
            }
            spread(band, need, width);
            const qreal sum = band.left(band.widths.size()) - kGap;
            if (sum > width) // only where one column and the first are wider than the page: both give way
                for (qreal& w : band.widths)
                    w *= (width - kGap * static_cast<qreal>(band.widths.size() - 1))
                        / (sum - kGap * static_cast<qreal>(band.widths.size() - 1));
            appendBand(items, band, job);
        }
        return;
    }
}

} // namespace holdfast::briefing
