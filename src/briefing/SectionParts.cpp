// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Numbered sections: heading, reading, chart or table, footnote; two narrow ones side by side.
#include "briefing/Parts.h"
#include "briefing/TablePart.h"

#include <algorithm>

namespace holdfast::briefing {

using present::Block;

namespace {

constexpr qreal kGutter = 26;
constexpr qreal kNarrow = 500; // a chart this wide stands beside another
constexpr qreal kSectionGap = 24; // with the line in its middle

int widestRow(const present::GridSpec& grid)
{
    qsizetype cells = grid.columnHeads.size();
    for (const auto& row : grid.rows)
        cells = std::max(cells, row.size());
    return static_cast<int>(cells);
}

bool narrow(const Block& block)
{
    if (std::holds_alternative<std::monostate>(block.body) && block.state != present::State::Empty)
        return false;
    if (block.state == present::State::Empty)
        return true;
    if (const auto* grid = std::get_if<present::GridSpec>(&block.body))
        return widestRow(*grid) <= 6;
    if (const auto* table = std::get_if<present::TableSpec>(&block.body))
        return table->columns.size() <= 3 && table->rows.size() <= 12;
    return std::holds_alternative<present::CurveSpec>(block.body)
        || std::holds_alternative<present::FacetSpec>(block.body);
}

struct Key {
    QString name;
    QRgb colour;
    bool line, dashed;
};

// What the colours of a chart mean; stands at the right of the heading.
QList<Key> legendOf(const Block& block)
{
    QList<Key> keys;
    if (const auto* trend = std::get_if<present::TrendSpec>(&block.body)) {
        keys.append({trend->seriesName, ink::kTeal, true, false});
        keys.append({trend->comparisonName, ink::kSlate, true, true});
    } else if (const auto* flow = std::get_if<present::FlowSpec>(&block.body)) {
        keys = {{flow->gainedName, ink::kTeal, false, false}, {flow->returnedName, ink::kTealLight, false, false},
            {flow->lostName, ink::kOrange, false, false}};
    }
    if (block.state == present::State::Empty)
        keys.clear();
    keys.removeIf([](const Key& key) { return key.name.isEmpty(); });
    return keys;
}

constexpr qreal kKeyWidth = 18, kKeyGap = 14;

qreal legendWidth(const QList<Key>& keys, const Typeface& face)
{
    qreal width = 0;
    for (const Key& key : keys)
        width += kKeyGap + kKeyWidth + std::ceil(textWidth(key.name, face.text(11)) + 1);
    return width;
}

void drawLegend(QPainter& painter, QPointF topRight, const QList<Key>& keys, const Typeface& face)
{
    qreal x = topRight.x() - legendWidth(keys, face);
    const qreal lineHeight = face.lineHeight(11);
    for (const Key& key : keys) {
        x += kKeyGap;
        const qreal y = topRight.y() + lineHeight / 2;
        if (key.line) {
            QPen pen(QColor::fromRgba(key.colour), 2, Qt::SolidLine, Qt::FlatCap);
            if (key.dashed)
                pen.setDashPattern({2.5, 1.5});
            painter.setPen(pen);
            painter.drawLine(QPointF(x, y), QPointF(x + kKeyWidth - 5, y));
        } else {
            painter.fillRect(QRectF(x + 3, y - 4.5, 9, 9), QColor::fromRgba(key.colour));
        }
        x += kKeyWidth;
        const Paragraph name(
            {{key.name, face.text(11), QColor::fromRgba(ink::kSecond)}}, 1e4, lineHeight, Qt::AlignLeft, 1);
        name.draw(painter, {x, topRight.y()});
        x += std::ceil(name.naturalWidth() + 1);
    }
}

void appendHeading(std::vector<Item>& items, const Section& section, qreal width, const Typeface& face)
{
    const QString subtitle =
        section.block.subtitle.isEmpty() ? QString() : QStringLiteral("  ") + section.block.subtitle;
    const QList<Key> keys = legendOf(section.block);
    const qreal legend = legendWidth(keys, face);
    const bool beside = legend <= width / 2; // otherwise on a line of its own, or on one a key
    const int lines = beside ? 0 : legend <= width ? 1 : static_cast<int>(keys.size());
    const Paragraph text(
        {{section.heading(), face.text(14, true)}, {subtitle, face.text(12), QColor::fromRgba(ink::kSecond)}},
        beside ? width - legend : width, face.lineHeight(14), Qt::AlignLeft, 6);
    Item item;
    item.kind = Item::Kind::Heading;
    item.label = section.heading();
    item.gap = kSectionGap;
    item.height = text.height() + 2 + lines * face.lineHeight(11);
    item.keepWithNext = true;
    item.paint = [=](QPainter& painter, const QRectF& box) {
        text.draw(painter, box.topLeft());
        if (lines <= 1 && !keys.isEmpty())
            drawLegend(painter,
                beside ? QPointF(box.left() + width, box.top() + 2)
                       : QPointF(box.left() + legend, box.bottom() - face.lineHeight(11)),
                keys, face);
        for (int i = 0; lines > 1 && i < lines; ++i)
            drawLegend(painter, QPointF(box.left() + legendWidth({keys[i]}, face), box.bottom() - (lines - i) * face.lineHeight(11)), {keys[i]}, face);
    };
    items.push_back(std::move(item));
}

void appendChart(std::vector<Item>& items, const Block& block, qreal width, const Setting& setting)
{
    Item item;
    item.kind = Item::Kind::Chart;
    item.label = block.id;
    item.gap = 6;
    item.height = chartHeight(block, width, setting.sheet());
    item.paint = [&block, chart = setting.chart, width](QPainter& painter, const QRectF& box) {
        if (!chart)
            return;
        painter.save();
        chart(painter, QRectF(box.topLeft(), QSizeF(width, box.height())), block);
        painter.restore();
    };
    items.push_back(std::move(item));
}

// Rows a page can't hold with labels that can be read: the chart gives way to its table.
bool hasTooManyRows(const Block& block, const Sheet& sheet)
{
    constexpr qreal kLeastRow = 16;
    qsizetype rows = 0;
    if (const auto* grid = std::get_if<present::GridSpec>(&block.body))
        rows = grid->rows.size();
    else if (const auto* gap = std::get_if<present::GapSpec>(&block.body))
        rows = gap->rows.size();
    else if (const auto* bars = std::get_if<present::BarsSpec>(&block.body))
        rows = bars->bars.size();
    else if (const auto* facet = std::get_if<present::FacetSpec>(&block.body); facet != nullptr && facet->horizontal)
        rows = facet->bins.size();
    return !block.asTable.columns.isEmpty() && kLeastRow * static_cast<qreal>(rows) > sheet.contentHeight() - 220 - 58;
}

std::vector<Item> sectionItems(const Section& section, qreal width, const Setting& setting)
{
    const Typeface& face = setting.face;
    const Block& block = section.block;
    const QColor second = QColor::fromRgba(ink::kSecond), caption = QColor::fromRgba(ink::kCaption);
    std::vector<Item> items;
    if (section.number > 0)
        appendHeading(items, section, width, face);
    const auto paragraph = [&](const QList<Run>& runs, qreal lineHeight, qreal gap, bool keep) {
        appendParagraph(items, Paragraph(runs, width, lineHeight), gap, keep);
    };
    const present::Reading& reading = block.reading;
    if (!reading.finding.isEmpty() || !reading.rest.isEmpty()) {
        const QString blank = reading.finding.isEmpty() || reading.rest.isEmpty() ? QString() : QStringLiteral(" ");
        paragraph({{reading.finding, face.text(12, true)}, {blank + reading.rest, face.text(12), second}},
            face.lineHeight(12), 2, true);
    }
    for (const QString& caveat : block.caveats)
        paragraph({{caveat, face.text(11), second}}, face.lineHeight(11), 2, true);
    if (block.state == present::State::Empty) {
        paragraph({{block.emptyText, face.text(12), caption}}, face.lineHeight(12), 6, false);
    } else if (const auto* table = std::get_if<present::TableSpec>(&block.body)) {
        appendTable(items, *table, width, setting.sheet().contentHeight(), face, setting.job);
        if (!block.footnote.isEmpty())
            items.back().keepWithNext = true;
    } else if (hasTooManyRows(block, setting.sheet())) {
        appendTable(items, block.asTable, width, setting.sheet().contentHeight(), face, setting.job);
        if (!block.footnote.isEmpty())
            items.back().keepWithNext = true;
    } else if (chartHeight(block, width, setting.sheet()) > 0) {
        appendChart(items, block, width, setting);
        items.back().keepWithNext = !block.footnote.isEmpty();
    }
    if (!block.footnote.isEmpty())
        paragraph({{block.footnote, face.text(10), caption}}, face.lineHeight(10), 4, false);
    if (!items.empty())
        items.back().keepWithNext = false;
    return items;
}

qreal stackedHeight(const std::vector<Item>& items)
{
    qreal height = 0;
    for (const Item& item : items)
        height += item.height + (&item == &items.front() ? 0 : item.gap);
    return height;
}

void paintStacked(QPainter& painter, const std::vector<Item>& items, QPointF at, qreal width)
{
    for (const Item& item : items) {
        if (&item != &items.front())
            at.ry() += item.gap;
        item.paint(painter, QRectF(at, QSizeF(width, item.height)));
        at.ry() += item.height;
    }
}

void drawRule(QPainter& painter, const QRectF& box)
{
    painter.setPen(QPen(QColor::fromRgba(ink::kLine), 1));
    painter.drawLine(
        QPointF(box.left(), box.top() - kSectionGap / 2), QPointF(box.right(), box.top() - kSectionGap / 2));
}

// The line above a section belongs to its first item; at the top of a page it falls away with the gap.
void addRule(Item& item)
{
    item.paint = [paint = item.paint](QPainter& painter, const QRectF& box) {
        if (box.top() > kContentTop + 1)
            drawRule(painter, box);
        paint(painter, box);
    };
}

} // namespace

qreal chartHeight(const Block& block, qreal width, const Sheet& sheet)
{
    if (block.state == present::State::Empty)
        return 0;
    if (const auto* grid = std::get_if<present::GridSpec>(&block.body)) {
        bool second = false;
        for (const auto& row : grid->rows)
            for (const auto& cell : row)
                second |= !cell.second.isEmpty();
        const qreal height = 58 + (second ? 32 : 20) * static_cast<qreal>(grid->rows.size());
        return std::clamp(height, 90.0, sheet.contentHeight() - 220);
    }
    if (const auto* facet = std::get_if<present::FacetSpec>(&block.body))
        return facet->horizontal
            ? std::clamp(24 + 20.0 * static_cast<qreal>(facet->bins.size()), 80.0, sheet.contentHeight() - 220)
            : 150;
    if (std::holds_alternative<present::TrendSpec>(block.body) || std::holds_alternative<present::FlowSpec>(block.body))
        return width > kNarrow ? 192 : 170;
    if (std::holds_alternative<present::DistributionSpec>(block.body))
        return 120;
    if (std::holds_alternative<present::QuadrantSpec>(block.body))
        return width > kNarrow ? 240 : 200;
    if (const auto* gap = std::get_if<present::GapSpec>(&block.body))
        return std::clamp(30 + 18.0 * static_cast<qreal>(gap->rows.size()), 80.0, sheet.contentHeight() - 220);
    if (const auto* bars = std::get_if<present::BarsSpec>(&block.body))
        return std::clamp(24 + 18.0 * static_cast<qreal>(bars->bars.size()), 60.0, sheet.contentHeight() - 220);
    if (std::holds_alternative<present::PartsSpec>(block.body))
        return 64;
    if (std::holds_alternative<present::CurveSpec>(block.body))
        return width > kNarrow ? 200 : 170;
    return 0;
}

void appendSections(std::vector<Item>& items, const QList<Section>& sections, const Setting& setting)
{
    const qreal width = setting.sheet().contentWidth(), half = (width - kGutter) / 2;
    for (qsizetype i = 0; i < sections.size(); ++i) {
        const bool wanted = i + 1 < sections.size() && sections[i].half && sections[i + 1].half;
        if (wanted || (i + 1 < sections.size() && narrow(sections[i].block) && narrow(sections[i + 1].block))) {
            auto left = sectionItems(sections[i], half, setting);
            auto right = sectionItems(sections[i + 1], half, setting);
            const qreal height = std::max(stackedHeight(left), stackedHeight(right));
            if (height <= setting.sheet().contentHeight() * (wanted ? 0.9 : 0.6)) {
                Item pair;
                pair.kind = Item::Kind::Side;
                pair.label = sections[i].heading() + u'\n' + sections[i + 1].heading();
                pair.gap = kSectionGap;
                pair.height = height;
                pair.paint = [half, left = std::move(left), right = std::move(right)](QPainter& painter, const QRectF& box) {
                    paintStacked(painter, left, box.topLeft(), half);
                    paintStacked(painter, right, box.topLeft() + QPointF(half + kGutter, 0), half);
                };
                addRule(pair);
                items.push_back(std::move(pair));
                ++i;
                continue;
            }
        }
        auto alone = sectionItems(sections[i], width, setting);
        if (alone.empty())
            continue;
        if (sections[i].number > 0)
            addRule(alone.front());
        appendItems(items, std::move(alone));
    }
}

} // namespace holdfast::briefing
