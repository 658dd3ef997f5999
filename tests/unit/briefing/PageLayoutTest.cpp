// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/DocumentLayout.h"
#include "support/TestMain.h"
#include "charts/PagePainter.h"
#include "unit/briefing/Fixture.h"
#include "unit/briefing/TextRecorder.h"

#include <QRandomGenerator>

using namespace holdfast;
using namespace holdfast::briefing;
using namespace holdfast::tests;
using Kind = Item::Kind;

class PageLayoutTest : public QObject {
    Q_OBJECT

    // Every item once (heads again at the top of further pages), inside the page, in order, none over another.
    static QString fault(const DocumentLayout& layout, const Sheet& sheet = {})
    {
        std::vector<int> seen(layout.items.size(), 0);
        int lastPage = 0, lastItem = -1;
        qreal bottom = 0;
        for (const Placed& placed : layout.placed) {
            const Item& item = layout.items[size_t(placed.item)];
            if (placed.page < lastPage || placed.page > lastPage + 1)
                return QStringLiteral("pages out of order");
            const bool first = placed.page > lastPage;
            if (first)
                bottom = 0;
            if (placed.box.top() < kContentTop - 0.1 || placed.box.bottom() > sheet.contentBottom() + 0.2)
                return QStringLiteral("item %1 of kind %2 is cut: %3 to %4")
                    .arg(placed.item)
                    .arg(int(item.kind))
                    .arg(placed.box.top())
                    .arg(placed.box.bottom());
            if (placed.box.top() < bottom - 0.1)
                return QStringLiteral("item %1 lies over the one before").arg(placed.item);
            if (qAbs(placed.box.height() - item.height) > 0.01)
                return QStringLiteral("item %1 is not as high as it is").arg(placed.item);
            if (placed.repeated) {
                if (item.kind != Kind::TableHead || !first)
                    return QStringLiteral("only heads are repeated, and only at the top");
            } else {
                if (placed.item != lastItem + 1)
                    return QStringLiteral("item %1 follows %2").arg(placed.item).arg(lastItem);
                ++seen[size_t(placed.item)];
                lastItem = placed.item;
            }
            // A row that opens a page stands below its head.
            if (first && item.kind == Kind::TableRow)
                return QStringLiteral("row %1 opens a page without its head").arg(placed.item);
            bottom = placed.box.bottom();
            lastPage = placed.page;
        }
        for (size_t i = 0; i < seen.size(); ++i)
            if (seen[i] != 1)
                return QStringLiteral("item %1 is there %2 times").arg(i).arg(seen[i]);
        // Nothing that introduces something ends a page.
        for (size_t i = 0; i + 1 < layout.placed.size(); ++i) {
            const auto kind = layout.items[size_t(layout.placed[i].item)].kind;
            if (layout.placed[i + 1].page != layout.placed[i].page
                && (kind == Kind::Heading || kind == Kind::TableHead))
                return QStringLiteral("a heading ends page %1").arg(layout.placed[i].page + 1);
        }
        return {};
    }

    static QString words(QRandomGenerator& random, int most)
    {
        static const QStringList some{QStringLiteral("churn"), QStringLiteral("客户流失率"), QStringLiteral("a"),
            QStringLiteral("=1+1"), QStringLiteral("Delivery-promise"), QStringLiteral("6.84%"), QString(90, u'x'),
            QStringLiteral("上升，"), QStringLiteral("\n")};
        QStringList made;
        for (int i = random.bounded(most + 1); i > 0; --i)
            made.append(some[random.bounded(int(some.size()))]);
        return made.join(u' ');
    }

    // What a page prints: every text inside the box of its item, none over another, and none shortened when `whole`.
    static QString printed(const DocumentLayout& layout, const Briefing& briefing, bool whole)
    {
        for (const Placed& placed : layout.placed) {
            const Item& item = layout.items[size_t(placed.item)];
            TextRecorder recorder;
            QPainter painter(&recorder);
            item.paint(painter, placed.box);
            painter.end();
            const QRectF room = placed.box.adjusted(-1, -3, 1, 3);
            for (qsizetype i = 0; i < recorder.texts.size(); ++i) {
                const auto& text = recorder.texts[i];
                const auto where = [&] { return QStringLiteral("“%1” of item %2 of kind %3").arg(text.words.left(40)).arg(placed.item).arg(int(item.kind)); };
                if (!room.contains(text.box))
                    return QStringLiteral("%1 leaves its box: %2 %3 %4 %5 of %6 %7 %8 %9").arg(where())
                        .arg(text.box.left()).arg(text.box.top()).arg(text.box.right()).arg(text.box.bottom())
                        .arg(room.left()).arg(room.top()).arg(room.right()).arg(room.bottom());
                if (whole && text.words.contains(u'…'))
                    return where() + QStringLiteral(" is shortened");
                for (qsizetype j = 0; j < i; ++j) {
                    const QRectF both = text.box.intersected(recorder.texts[j].box);
                    if (both.width() > 1.5 && both.height() > 4)
                        return where() + QStringLiteral(" lies over “%1”").arg(recorder.texts[j].words.left(40));
                }
            }
        }
        TextRecorder page;
        core::JobContext job;
        QPainter painter(&page);
        paintPage(painter, layout, briefing, layout.pages() - 1, job);
        painter.end();
        const QRectF sheet(0, 0, briefing.sheet.width(), briefing.sheet.height());
        for (const auto& text : page.texts)
            if (!sheet.contains(text.box))
                return QStringLiteral("“%1” leaves the page").arg(text.words);
        return {};
    }

    // A page of findings as an analysis may make it, or one of words no analysis would make.
    static present::Page randomPage(QRandomGenerator& random, bool chinese, bool wild)
    {
        present::Page page = samplePage(chinese, random.bounded(90));
        QList<present::Block> blocks;
        for (int i = random.bounded(9); i >= 0; --i) {
            present::Block block = page.blocks[random.bounded(int(page.blocks.size()))];
            if (wild)
                makeWild(block, random);
            blocks.append(block);
        }
        page.blocks = blocks;
        for (int t = random.bounded(9); t > 0; --t)
            page.tiles.append(page.tiles[random.bounded(int(page.tiles.size()))]);
        return page;
    }

    static void makeWild(present::Block& block, QRandomGenerator& random)
    {
        block.title = words(random, 12);
        block.reading.finding = words(random, 40);
        block.reading.rest = words(random, random.bounded(20) == 0 ? 2500 : 60);
        block.footnote = words(random, 30);
        block.caveats = {words(random, 20)};
        if (auto* table = std::get_if<present::TableSpec>(&block.body)) {
            for (int c = random.bounded(14); c > 0; --c)
                table->columns.append({words(random, 5), c % 2 == 0 ? present::TableSpec::Kind::Text : present::TableSpec::Kind::Number, 0, {}});
            for (auto& row : table->rows)
                while (row.size() < table->columns.size()) {
                    present::TableSpec::Cell cell;
                    cell.text = words(random, random.bounded(300) == 0 ? 3000 : 6);
                    row.append(cell);
                }
        }
        if (auto* grid = std::get_if<present::GridSpec>(&block.body); grid != nullptr && !grid->rows.isEmpty())
            for (int r = random.bounded(80); r > 0; --r) {
                grid->rows.append(grid->rows.first());
                grid->rowHeads.append(grid->rowHeads.first());
                grid->rowCounts.append(grid->rowCounts.first());
            }
    }

private Q_SLOTS:
    // Two hundred, in both languages, on every sheet; every fourth of words no analysis would make.
    void randomBriefings()
    {
        QRandomGenerator random(20260630);
        int pages = 0, withContents = 0, sides = 0;
        for (int round = 0; round < 200; ++round) {
            const bool chinese = round % 2 == 1, wild = round % 8 < 2;
            ComposeOptions options;
            options.title = wild ? words(random, 10) : QStringLiteral("Weekly churn report");
            options.language = chinese ? QStringLiteral("zh") : QStringLiteral("en");
            options.sheet.letter = round % 3 == 0;
            options.sheet.landscape = round % 5 == 0;
            std::vector<present::Page> all;
            for (int count = 1 + random.bounded(3); count > 0; --count) {
                all.push_back(randomPage(random, chinese, wild));
                options.breaks.push_back(random.bounded(3) == 0);
                options.halves.emplace_back();
                for (qsizetype b = 0; b < all.back().blocks.size(); ++b)
                    options.halves.back().push_back(random.bounded(2) == 0);
            }
            const Briefing briefing = compose(all, options);
            const DocumentLayout layout = layOut(briefing, charts::pagePainter(QLocale(chinese ? QStringLiteral("zh_CN") : QStringLiteral("en_US"))));
            for (const QString& wrong : {fault(layout, briefing.sheet), printed(layout, briefing, !wild)})
                QVERIFY2(wrong.isEmpty(), qPrintable(QStringLiteral("round %1: %2").arg(round).arg(wrong)));
            pages += layout.pages();
            sides += int(std::ranges::count(layout.items, Kind::Side, &Item::kind));
            withContents += std::ranges::count(layout.items, Kind::Contents, &Item::kind) == 1 ? 1 : 0;
        }
        QVERIFY2(pages > 800 && withContents > 50 && withContents < 200 && sides > 200,
            qPrintable(QStringLiteral("%1 pages, %2 with contents, %3 side by side").arg(pages).arg(withContents).arg(sides)));
    }

    // Sections of half width stand beside each other in pairs; one that is left, and one too high for its page, stand alone.
    void halvesStandInPairs()
    {
        present::Page page = samplePage(false, 200);
        const present::Block trend = page.blocks[0], table = page.blocks[5]; // neither is set beside another by itself
        const auto kinds = [&](const QList<present::Block>& blocks, std::vector<bool> halves) {
            page.blocks = blocks;
            ComposeOptions options;
            options.halves = {std::move(halves)};
            const Briefing briefing = compose({page}, options);
            const DocumentLayout layout = layOut(briefing, {});
            if (const QString wrong = fault(layout); !wrong.isEmpty())
                return wrong;
            QStringList found;
            for (const Item& item : layout.items)
                if (item.kind == Kind::Side || (item.kind == Kind::Heading && item.label.front().isDigit()))
                    found.append(QString(item.label).replace(u'\n', QStringLiteral(" + ")));
            return found.join(u'|');
        };
        const QString name = trend.title;
        QCOMPARE(kinds({trend, trend, trend}, {true, true, true}), QStringLiteral("1 %1 + 2 %1|3 %1").arg(name));
        QCOMPARE(kinds({trend, trend}, {true, false}), QStringLiteral("1 %1|2 %1").arg(name));
        QCOMPARE(kinds({trend, trend}, {}), QStringLiteral("1 %1|2 %1").arg(name));
        QCOMPARE(kinds({trend, table}, {true, true}), QStringLiteral("1 %1|2 %2").arg(name, table.title));
    }

    // The contents name the pages on which the headings stand.
    void contentsNameThePages()
    {
        const Briefing briefing = sampleBriefing(false, 160);
        const DocumentLayout layout = layOut(briefing, {});
        const auto contents = std::ranges::find(layout.items, Kind::Contents, &Item::kind);
        QVERIFY(contents != layout.items.end());
        TextRecorder recorder;
        QPainter painter(&recorder);
        contents->paint(painter, QRectF(0, 0, briefing.sheet.contentWidth(), contents->height));
        painter.end();
        int named = 0;
        for (const Placed& placed : layout.placed) {
            const Item& item = layout.items[size_t(placed.item)];
            if (item.kind != Kind::Heading && item.kind != Kind::Side)
                continue;
            for (const QString& title : item.label.split(u'\n')) {
                const auto entry = std::ranges::find(recorder.texts, title, &TextRecorder::Text::words);
                QVERIFY2(entry != recorder.texts.end(), qPrintable(title));
                const auto page = std::ranges::find_if(recorder.texts, [&](const auto& text) {
                    return qAbs(text.box.center().y() - entry->box.center().y()) < 4 && text.box.left() > entry->box.right()
                        && text.box.left() - entry->box.left() < briefing.sheet.contentWidth() / 2;
                });
                QVERIFY2(page != recorder.texts.end(), qPrintable(title));
                QCOMPARE(page->words, QString::number(placed.page + 1));
                ++named;
            }
        }
        QCOMPARE(named, 9); // seven sections, how they were computed, the charts in words
        const Briefing small = sampleBriefing(false, 0);
        QVERIFY(layOut(small, {}).pages() < 4);
        QCOMPARE(std::ranges::count(layOut(small, {}).items, Kind::Contents, &Item::kind), 0);
    }

    void tableRepeatsItsHead()
    {
        const Briefing briefing = sampleBriefing(false, 120);
        const DocumentLayout layout = layOut(briefing, {});
        QCOMPARE(fault(layout), QString());
        int repeated = 0, rows = 0;
        for (const Placed& placed : layout.placed) {
            repeated += placed.repeated ? 1 : 0;
            rows += layout.items[size_t(placed.item)].kind == Kind::TableRow ? 1 : 0;
        }
        QVERIFY(repeated >= 2);
        QCOMPARE(rows % 120, 0);
    }

    void emptyBriefing()
    {
        const Briefing briefing = compose({}, {});
        const DocumentLayout layout = layOut(briefing, {});
        QCOMPARE(layout.pages(), 1);
        QCOMPARE(fault(layout), QString());
    }

    void leadComesFromReadings()
    {
        const Briefing briefing = sampleBriefing();
        QCOMPARE(briefing.lead.finding, QStringLiteral("Above the upper control limit for 2 months."));
        QVERIFY(briefing.lead.rest.contains(QStringLiteral("First-year North leaves most.")));
        QCOMPARE(briefing.sectionCount(), 7);
        QCOMPARE(briefing.definitions.size(), 6); // four tiles, two blocks say how they were computed
    }

    void personsLeaveWithTheirColumn()
    {
        present::Page page = samplePage(false, 3);
        present::Block& block = page.blocks[5];
        auto& table = std::get<present::TableSpec>(block.body);
        table.columns[0].id = QStringLiteral("customer-id");
        table.columns[8].id = QStringLiteral("name");
        block.asTable = table;
        ComposeOptions options;
        const Briefing hidden = compose({page}, options);
        QCOMPARE(hidden.chapters[0].sections[5].block.asTable.columns.size(), 7);
        QCOMPARE(hidden.chapters[0].sections[5].block.asTable.rows[0].size(), 7);
        QVERIFY(!hidden.namesPersons);
        options.pseudonym = [](const QString& id) { return QStringLiteral("p-") + QString::number(id.size()); };
        const Briefing replaced = compose({page}, options);
        QCOMPARE(replaced.chapters[0].sections[5].block.asTable.columns.size(), 8);
        QVERIFY(replaced.chapters[0].sections[5].block.asTable.rows[0][0].text.startsWith(QStringLiteral("p-")));
        // Names of dimensions, waves and groups are no persons: they stand without ids of customers.
        page.blocks[5].asTable.columns[0].id = QStringLiteral("item");
        table.columns[0].id = QStringLiteral("item");
        QCOMPARE(compose({page}, {}).chapters[0].sections[5].block.asTable.columns.size(), 9);
        options.manager = true;
        QVERIFY(compose({page}, options).chapters[0].sections[5].block.state != present::State::Empty);
        options.manager = false;
        table.columns[0].id = page.blocks[5].asTable.columns[0].id = QStringLiteral("customer-id");
        options.pseudonymous = false;
        const Briefing open = compose({page}, options);
        QCOMPARE(open.chapters[0].sections[5].block.asTable.columns.size(), 9);
        QVERIFY(open.namesPersons);
    }
};

HOLDFAST_TEST(PageLayoutTest)
#include "PageLayoutTest.moc"
