// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// "About these figures": how each figure and each chart was computed.
#include "briefing/FigureWords.h"
#include "briefing/Parts.h"

#include <QHash>

#include <utility>

namespace holdfast::briefing {

namespace {

constexpr qreal kTermWidth = 150, kTermGap = 14;

// Facts that every definition states alike are said once.
QList<QPair<QString, QString>> commonFacts(const QList<Definition>& definitions)
{
    QList<QPair<QString, QString>> common;
    if (definitions.size() < 2)
        return common;
    for (const auto& fact : definitions.first().facts) {
        bool everywhere = true;
        for (const Definition& definition : definitions)
            everywhere &= definition.facts.contains(fact);
        if (everywhere)
            common.append(fact);
    }
    return common;
}

QString joined(const QList<QPair<QString, QString>>& facts)
{
    QStringList parts;
    for (const auto& [label, value] : facts)
        parts.append(label + QStringLiteral(": ") + value);
    return parts.join(QStringLiteral(" · "));
}

void appendHead(std::vector<Item>& items, const QString& words, const Setting& setting)
{
    const Typeface& face = setting.face;
    const Paragraph text({{words, face.text(14, true)}}, setting.sheet().contentWidth(), face.lineHeight(14));
    Item item;
    item.kind = Item::Kind::Heading;
    item.label = words;
    item.chapter = true;
    item.gap = 24;
    item.height = text.height() + 2;
    item.keepWithNext = true;
    item.paint = [text](QPainter& painter, const QRectF& box) {
        if (box.top() > kContentTop + 1) {
            painter.setPen(QPen(QColor::fromRgba(ink::kLine), 1));
            painter.drawLine(QPointF(box.left(), box.top() - 12), QPointF(box.right(), box.top() - 12));
        }
        text.draw(painter, box.topLeft());
    };
    items.push_back(std::move(item));
}

// The facts of a definition that not all share. What one before it stated alike is not said again.
QString ownFacts(const Definition& definition, const QList<QPair<QString, QString>>& common, QHash<QString, QString>& told)
{
    constexpr qsizetype kShort = 80;
    QList<QPair<QString, QString>> own;
    for (const auto& fact : definition.facts)
        if (!common.contains(fact))
            own.append(fact);
    const QString words = joined(own);
    if (words.size() < kShort)
        return words;
    if (const auto before = told.constFind(words); before != told.constEnd())
        return QCoreApplication::translate("Briefing", "Data and method as for “%1”.").arg(*before);
    told.insert(words, definition.term);
    return words;
}

void appendDefinition(std::vector<Item>& items, const Definition& definition, const QString& facts, const Setting& setting)
{
    const Typeface& face = setting.face;
    const QColor second = QColor::fromRgba(ink::kSecond), caption = QColor::fromRgba(ink::kCaption);
    const qreal left = kTermWidth + kTermGap, width = setting.sheet().contentWidth() - left;
    QString figures = definition.formula;
    if (!definition.figures.isEmpty())
        figures += (figures.isEmpty() ? QString() : QStringLiteral(": ")) + definition.figures;
    std::vector<Item> texts;
    const auto add = [&](const QString& text, const QColor& colour) {
        if (!text.isEmpty())
            appendParagraph(
                texts, Paragraph({{text, face.text(10), colour}}, width, face.lineHeight(10)), 1, true, left);
    };
    add(definition.definition, QColor::fromRgba(ink::kText));
    add(figures, second);
    add(definition.interval, second);
    add(facts, caption);
    if (texts.empty())
        return;
    // The term stands beside the first lines.
    const Paragraph term(
        {{definition.term, face.text(10, true)},
            {definition.value.isEmpty() ? QString() : QStringLiteral("  ") + definition.value, face.text(10)}},
        kTermWidth, face.lineHeight(10), Qt::AlignLeft, 8);
    constexpr qreal kGap = 7;
    qreal height = 0;
    for (const Item& item : texts)
        height += item.height + (&item == &texts.front() ? 0 : item.gap);
    if (height <= setting.sheet().contentHeight() / 2) {
        Item whole;
        whole.gap = kGap;
        whole.height = std::max(height, term.height());
        whole.paint = [term, texts](QPainter& painter, const QRectF& box) {
            term.draw(painter, box.topLeft());
            QPointF at = box.topLeft();
            for (const Item& item : texts) {
                if (&item != &texts.front())
                    at.ry() += item.gap;
                item.paint(painter, QRectF(at, QSizeF(box.width(), item.height)));
                at.ry() += item.height;
            }
        };
        items.push_back(std::move(whole));
        return;
    }
    // Long enough to be broken: the first piece is as high as the term beside it.
    texts.front().gap = kGap;
    texts.front().height = std::max(texts.front().height, term.height());
    texts.front().paint = [term, paint = texts.front().paint](QPainter& painter, const QRectF& box) {
        term.draw(painter, box.topLeft());
        paint(painter, box);
    };
    texts.back().keepWithNext = false;
    appendItems(items, std::move(texts));
}

void appendFiguresInWords(std::vector<Item>& items, const Setting& setting)
{
    bool first = true;
    for (const Chapter& chapter : setting.briefing.chapters)
        for (const Section& section : chapter.sections) {
            const QString words = section.number > 0 ? figureInWords(section.block) : QString();
            if (words.isEmpty())
                continue;
            if (std::exchange(first, false))
                appendHead(items, QCoreApplication::translate("Briefing", "Charts in words"), setting);
            Definition one;
            one.term = section.heading();
            one.definition = words;
            appendDefinition(items, one, {}, setting);
        }
}

} // namespace

void appendAbout(std::vector<Item>& items, const Setting& setting)
{
    const Briefing& briefing = setting.briefing;
    const Typeface& face = setting.face;
    if (briefing.definitions.isEmpty() && briefing.sources.isEmpty())
        return;
    appendHead(items, briefing.words.about, setting);
    const auto common = commonFacts(briefing.definitions);
    const auto add = [&](const QString& text) {
        if (!text.isEmpty())
            appendParagraph(items,
                Paragraph({{text, face.text(10), QColor::fromRgba(ink::kSecond)}}, setting.sheet().contentWidth(), face.lineHeight(10)),
                2, false);
    };
    add(joined(common));
    add(joined(briefing.sources));
    if (!briefing.createdText.isEmpty())
        add(briefing.words.created + QStringLiteral(": ") + briefing.createdText);
    QHash<QString, QString> told;
    for (const Definition& definition : briefing.definitions)
        appendDefinition(items, definition, ownFacts(definition, common, told), setting);
    appendFiguresInWords(items, setting);
}

} // namespace holdfast::briefing
