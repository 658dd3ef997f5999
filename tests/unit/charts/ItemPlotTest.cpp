// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Quadrant, gaps, bars and parts: what is drawn where, what keys and the pointer find, and that little or odd data draw.
#include "charts/ItemPlotView.h"
#include "charts/Render.h"
#include "support/TestMain.h"

#include <QSignalSpy>

using namespace holdfast;
using namespace holdfast::charts;

class ItemPlotTest : public QObject {
    Q_OBJECT

    static present::QuadrantSpec quadrant(int points)
    {
        present::QuadrantSpec spec;
        for (int i = 0; i < points; ++i)
            spec.points.append({QStringLiteral("Item %1").arg(i), 50 + 7.0 * (i % 6), 0.1 * (i % 5), i % 6 < 2 && i % 5 > 2, false, QStringLiteral("detail")});
        spec.xCut = 65;
        spec.yCut = 0.2;
        spec.topLeft = QStringLiteral("Fix first");
        return spec;
    }
    static present::BarsSpec bars()
    {
        present::BarsSpec spec;
        spec.bars = {{QStringLiteral("Delivery"), 0.43, 0.39, 0.47, QStringLiteral("43%"), true, false, QStringLiteral("β 0.43")},
            {QStringLiteral("Range"), 0.16, 0.1, 0.2, QStringLiteral("16%"), false, false, {}}, {QStringLiteral("None"), present::kUndefined, present::kUndefined, present::kUndefined, {}, false, true, {}}};
        return spec;
    }

private Q_SLOTS:
    void theFieldToFixIsShaded()
    {
        const QRect frame(0, 0, 360, 260);
        QImage image(frame.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        const auto spec = quadrant(6);
        paint(painter, frame, spec, {});
        const ItemLayout layout = layoutItems(frame, spec, {});
        const Theme theme = Theme::light();
        QCOMPARE(image.pixelColor(int(layout.plot.left()) + 3, int(layout.plot.top()) + 40), theme.badSoft);
        QVERIFY(image.pixelColor(int(layout.plot.right()) - 3, int(layout.plot.top()) + 40) != theme.badSoft);
        QCOMPARE(layout.itemAt(layout.targets[0].center()), 0);
        QCOMPARE(layout.itemAt({-5, -5}), -1);
    }

    void barsStartAtZeroAndEndAtTheirValue()
    {
        const QRect frame(0, 0, 360, 120);
        QImage image(frame.size(), QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        auto spec = bars();
        spec.bars[0].lower = spec.bars[0].upper = present::kUndefined;
        paint(painter, frame, spec, {});
        const ItemLayout layout = layoutItems(frame, spec, {});
        const int y = int(layout.targets[0].center().y());
        QCOMPARE(image.pixelColor(int(layout.anchors[0].x()) + 3, y), QColor(Qt::white));
        QVERIFY(image.pixelColor(int(layout.anchors[0].x()) - 4, y) != QColor(Qt::white));
        QVERIFY(image.pixelColor(int(layout.plot.left()) + 3, y) != QColor(Qt::white));
    }

    void keysAndThePointerFindTheItems()
    {
        ItemPlotView view;
        view.setSpec(bars());
        view.resize(360, 120);
        view.show();
        QSignalSpy chosen(&view, &ItemPlotView::itemChosen);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.hoveredItem(), 0);
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(chosen.size(), 1);
        QCOMPARE(chosen.last().first().toInt(), 1);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.itemRect(0).center());
        QCOMPARE(chosen.last().first().toInt(), 0);
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(view.hoveredItem(), -1);
        view.setSpec(present::PartsSpec {{{QStringLiteral("Loyal"), 0.6, QStringLiteral("60%"), {}, {}, false}, {QStringLiteral("Lost"), 0.4, QStringLiteral("40%"), {}, {}, false}}});
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.itemRect(1).center());
        QCOMPARE(chosen.last().first().toInt(), 1);
        QCOMPARE(view.itemName(1), QStringLiteral("Lost"));
    }

    void partsShareTheStrip()
    {
        present::PartsSpec spec;
        for (const double share : {0.5, 0.25, 0.25, 0.0})
            spec.parts.append({QStringLiteral("p"), share, {}, {}, {}, false});
        const ItemLayout layout = layoutItems(QRectF(0, 0, 400, 60), spec, {});
        QCOMPARE(layout.targets[0].width(), 200.0);
        QCOMPARE(layout.targets[1].left(), 200.0);
        QVERIFY(layout.targets[3].isValid()); // a part of nothing is found by its name
    }

    void littleAndOddDataDraw()
    {
        const QRect frame(0, 0, 240, 160);
        QImage image(frame.size(), QImage::Format_RGB32);
        QPainter painter(&image);
        for (const QRectF rect : {QRectF(frame), QRectF(0, 0, 3, 3), QRectF(0, 0, 60, 10)}) {
            paint(painter, rect, present::QuadrantSpec {}, {});
            paint(painter, rect, present::GapSpec {}, {});
            paint(painter, rect, present::BarsSpec {}, {});
            paint(painter, rect, present::PartsSpec {}, {});
            for (const int points : {1, 2, 40}) // all names cannot fit
                paint(painter, rect, quadrant(points), {});
            auto same = quadrant(3);
            for (auto& point : same.points)
                point.x = point.y = 5;
            same.points[0].x = present::kUndefined;
            paint(painter, rect, same, {});
            present::GapSpec gaps;
            gaps.rows = {{QStringLiteral("A"), 4, 4, {}, present::Tone::Neutral, false, {}}, {QStringLiteral("B"), present::kUndefined, 4, {}, present::Tone::Worse, true, {}}};
            paint(painter, rect, gaps, {});
            paint(painter, rect, bars(), {});
            present::PartsSpec none;
            none.parts = {{QStringLiteral("A"), 0, {}, {}, {}, false}};
            paint(painter, rect, none, {});
        }
        present::Block block;
        block.title = QStringLiteral("Drivers");
        block.body = bars();
        QVERIFY(!renderBlock(block, {300, 200}, Theme::dark(), 2).isNull());
        QVERIFY(renderSvg(block, {300, 200}, Theme::light()).contains("Delivery"));
    }

    // A score as a bar: tables and pages draw it, the reader hears its figure.
    void metersDraw()
    {
        using Kind = present::TableSpec::Kind;
        present::TableSpec spec;
        spec.columns = {{QStringLiteral("Index"), Kind::Text, 0, {}}, {QStringLiteral("Score"), Kind::Meter, 1, {}}};
        present::TableSpec::Cell name, score;
        name.text = QStringLiteral("Delivery");
        score.text = QStringLiteral("63.1");
        score.number = 63.1;
        spec.rows = {{name, score}, {name, {}}};
        QImage image(320, 90, QImage::Format_RGB32);
        image.fill(Qt::white);
        QPainter painter(&image);
        paint(painter, QRectF(0, 0, 320, 90), spec, {});
        bool teal = false;
        for (int x = 0; x < 320 && !teal; ++x)
            teal = image.pixelColor(x, 24 + 13) == Theme::light().series[Theme::Teal];
        QVERIFY(teal);
    }
};

HOLDFAST_TEST(ItemPlotTest)
#include "ItemPlotTest.moc"
