// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/DocumentLayout.h"

#include "briefing/ContentsPart.h"

namespace holdfast::briefing {

static constexpr int kPagesWithContents = 4;
static constexpr qreal kWholeParagraph = 138; // a fifth of the lowest sheet

void appendParagraph(std::vector<Item>& items, const Paragraph& text, qreal gap, bool keepWithNext, qreal indent)
{
    if (text.lines() == 0)
        return;
    const bool whole = text.height() <= kWholeParagraph;
    const int pieces = whole ? 1 : text.lines();
    for (int i = 0; i < pieces; ++i) {
        Item item;
        item.gap = i == 0 ? gap : 0;
        item.height = whole ? text.height() : text.lineHeight();
        // No line of a broken paragraph stands alone at its beginning or end.
        item.keepWithNext = i + 1 == pieces ? keepWithNext : i == 0 || i + 2 == pieces;
        item.paint = [text, whole, i, indent](QPainter& painter, const QRectF& box) {
            if (whole)
                text.draw(painter, box.topLeft() + QPointF(indent, 0));
            else
                text.drawLine(painter, i, box.topLeft() + QPointF(indent, 0));
        };
        items.push_back(std::move(item));
    }
}

void appendItems(std::vector<Item>& items, std::vector<Item> more)
{
    const int offset = static_cast<int>(items.size());
    for (Item& item : more) {
        if (item.tableHead >= 0)
            item.tableHead += offset;
        items.push_back(std::move(item));
    }
}

static void appendTitleBlock(std::vector<Item>& items, const Setting& setting)
{
    const Briefing& briefing = setting.briefing;
    const Typeface& face = setting.face;
    const qreal width = setting.sheet().contentWidth(), leftWidth = width * 0.55;
    QString kicker = briefing.workspace;
    if (!briefing.chapters.isEmpty() && !briefing.chapters.first().periodText.isEmpty())
        kicker += (kicker.isEmpty() ? QString() : QStringLiteral(" · ")) + briefing.chapters.first().periodText;
    const Paragraph top({{kicker, face.text(12, true), QColor::fromRgba(ink::kAccent)}}, leftWidth, face.lineHeight(12),
        Qt::AlignLeft, 3);
    const Paragraph title({{briefing.title, face.text(24, true)}}, leftWidth, face.lineHeight(22), Qt::AlignLeft, 4);
    QStringList facts;
    for (const QString& fact : {briefing.weekText, briefing.dataText})
        if (!fact.isEmpty())
            facts.append(fact);
    if (!briefing.chapters.isEmpty() && !briefing.chapters.first().scopeText.isEmpty())
        facts.append(briefing.chapters.first().scopeText);
    const Paragraph right({{facts.join(u'\n'), face.text(12), QColor::fromRgba(ink::kCaption)}},
        width - leftWidth, face.lineHeight(12), Qt::AlignRight, 12);
    Item item;
    item.kind = Item::Kind::Title;
    item.label = briefing.title;
    item.height = std::max(top.height() + title.height(), right.height()) + 12;
    item.keepWithNext = true;
    item.paint = [=](QPainter& painter, const QRectF& box) {
        top.draw(painter, box.topLeft());
        title.draw(painter, box.topLeft() + QPointF(0, top.height()));
        right.draw(painter, {box.left() + leftWidth, box.bottom() - 10 - right.height()});
        painter.fillRect(QRectF(box.left(), box.bottom() - 2, box.width(), 2), QColor::fromRgba(ink::kAccent));
    };
    items.push_back(std::move(item));
}

static void appendLead(std::vector<Item>& items, const Setting& setting)
{
    const present::Reading& lead = setting.briefing.lead;
    if (lead.finding.isEmpty() && lead.rest.isEmpty())
        return;
    const Typeface& face = setting.face;
    const QString blank = lead.finding.isEmpty() || lead.rest.isEmpty() ? QString() : QStringLiteral(" ");
    const Paragraph text({{lead.finding, face.text(13, true)}, {blank + lead.rest, face.text(13)}}, setting.sheet().contentWidth() - 36,
        face.chinese() ? 21 : 18.5, Qt::AlignLeft, 30);
    Item item;
    item.kind = Item::Kind::Lead;
    item.gap = 12;
    item.height = text.height() + 20;
    item.paint = [text](QPainter& painter, const QRectF& box) {
        painter.fillRect(box, QColor::fromRgba(ink::kAccentSoft));
        painter.fillRect(QRectF(box.left(), box.top(), 3, box.height()), QColor::fromRgba(ink::kAccent));
        text.draw(painter, box.topLeft() + QPointF(18, 10));
    };
    items.push_back(std::move(item));
}

void appendTitle(std::vector<Item>& items, const Setting& setting)
{
    appendTitleBlock(items, setting);
    appendLead(items, setting);
}

static void appendChapterHead(std::vector<Item>& items, const Chapter& chapter, const Setting& setting)
{
    const Typeface& face = setting.face;
    const QString question = chapter.question.isEmpty() ? QString() : QStringLiteral("  ") + chapter.question;
    const Paragraph text(
        {{chapter.title, face.text(17, true)}, {question, face.text(12), QColor::fromRgba(ink::kSecond)}},
        setting.sheet().contentWidth(), face.lineHeight(17), Qt::AlignLeft, 4);
    Item item;
    item.kind = Item::Kind::Heading;
    item.label = chapter.title;
    item.chapter = true;
    item.gap = 22;
    item.height = text.height();
    item.keepWithNext = true;
    item.paint = [text](QPainter& painter, const QRectF& box) { text.draw(painter, box.topLeft()); };
    items.push_back(std::move(item));
}

DocumentLayout layOut(const Briefing& briefing, const ChartPainter& chart, const core::JobContext* job)
{
    const Setting setting{briefing, chart, Typeface(briefing.language), job};
    DocumentLayout made {{}, {}, setting.face};
    appendTitle(made.items, setting);
    const std::size_t afterTitle = made.items.size();
    for (const Chapter& chapter : briefing.chapters) {
        const std::size_t first = made.items.size();
        if (&chapter != &briefing.chapters.first() && !chapter.title.isEmpty())
            appendChapterHead(made.items, chapter, setting);
        appendTiles(made.items, chapter.tiles, setting);
        for (const QString& caveat : chapter.caveats)
            appendParagraph(made.items,
                Paragraph({{caveat, setting.face.text(11), QColor::fromRgba(ink::kSecond)}}, setting.sheet().contentWidth(),
                    setting.face.lineHeight(11)),
                6, false);
        appendSections(made.items, chapter.sections, setting);
        if (chapter.newSheet && first < made.items.size())
            made.items[first].newSheet = true;
    }
    appendAbout(made.items, setting);
    made.items.back().keepWithNext = false;
    made.placed = paginate(made.items, briefing.sheet);
    if (made.pages() >= kPagesWithContents) {
        const auto contents = insertContents(made.items, afterTitle, setting);
        made.placed = paginate(made.items, briefing.sheet);
        contents->take(made.items, made.placed);
    }
    return made;
}

static void drawFooter(QPainter& painter, const Briefing& briefing, const Typeface& face, int page, int pages)
{
    const Words& words = briefing.words;
    const Sheet& sheet = briefing.sheet;
    QString left = words.internal + u' ' + (briefing.namesPersons ? words.personalData : words.noPersonalData);
    if (page > 0)
        left = briefing.title + QStringLiteral(" · ") + left;
    const QColor caption = QColor::fromRgba(ink::kCaption);
    Paragraph({{left, face.text(10), caption}}, sheet.contentWidth() - 80, face.lineHeight(10), Qt::AlignLeft, 1)
        .draw(painter, {kMargin, sheet.footerTop()});
    Paragraph({{words.pageOf.arg(page + 1).arg(pages), face.figures(10), caption}}, 80, face.lineHeight(10),
        Qt::AlignRight, 1)
        .draw(painter, {sheet.width() - kMargin - 80, sheet.footerTop()});
}

void paintPage(QPainter& painter, const DocumentLayout& layout, const Briefing& briefing, int page, const core::JobContext& job)
{
    drawFooter(painter, briefing, layout.face, page, layout.pages());
    bool rows = false; // share the painter's state, for they set the same faces and pens again and again
    for (const Placed& placed : layout.placed) {
        if (job.shouldStop())
            break;
        if (placed.page != page)
            continue;
        const Item& item = layout.items[static_cast<size_t>(placed.item)];
        const bool row = item.kind == Item::Kind::TableRow;
        if (rows && !row)
            painter.restore();
        if (!rows || !row)
            painter.save();
        item.paint(painter, placed.box);
        if (!row)
            painter.restore();
        rows = row;
    }
    if (rows)
        painter.restore();
}

} // namespace holdfast::briefing
