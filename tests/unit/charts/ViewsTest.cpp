// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The views under real mouse and key events.
#include "Samples.h"

#include "charts/FacetView.h"
#include "charts/FlowView.h"
#include "charts/GridView.h"
#include "charts/PlotView.h"
#include "charts/TableSpecModel.h"
#include "charts/TableSpecView.h"
#include "charts/TileStrip.h"
#include "support/TestMain.h"

#include <QAccessible>
#include <QApplication>
#include <QClipboard>
#include <QHeaderView>
#include <QSignalSpy>

using namespace holdfast;
using namespace holdfast::charts;
using namespace holdfast::tests;

using Bins = QList<int>;

namespace {

Bins binsOf(const QSignalSpy& spy)
{
    return spy.isEmpty() ? Bins{-1} : spy.last().first().value<Bins>();
}

QList<QPoint> cellsOf(const QSignalSpy& spy)
{
    return spy.isEmpty() ? QList<QPoint>{{-9, -9}} : spy.last().first().value<QList<QPoint>>();
}

void drag(QWidget& view, QPointF from, QPointF to, Qt::KeyboardModifiers modifiers = Qt::NoModifier)
{
    QTest::mousePress(&view, Qt::LeftButton, modifiers, from.toPoint());
    for (int i = 1; i <= 4; ++i) {
        const QPointF at = from + (to - from) * (i / 4.0);
        QMouseEvent move(QEvent::MouseMove, at, view.mapToGlobal(at), Qt::NoButton, Qt::LeftButton, modifiers);
        QApplication::sendEvent(&view, &move);
    }
    QTest::mouseRelease(&view, Qt::LeftButton, modifiers, to.toPoint());
}

void show(QWidget& view, QSize size)
{
    view.resize(size);
    view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&view));
    view.setFocus();
}

} // namespace

class ViewsTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void dragChoosesARange()
    {
        FacetView view;
        view.setSpec(sampleHistogram(false));
        show(view, {240, 140});
        QSignalSpy chosen(&view, &FacetView::binsChosen), live(&view, &FacetView::brushing),
            cleared(&view, &FacetView::cleared);
        drag(view, view.binRect(2).center(), view.binRect(5).center());
        QCOMPARE(chosen.size(), 1); // one undo step
        QCOMPARE(binsOf(chosen), (Bins{2, 3, 4, 5}));
        QVERIFY(live.size() > 1);
        QCOMPARE(view.chosen(), (Bins{2, 3, 4, 5}));
        // Leftwards and beyond the edge.
        drag(view, view.binRect(1).center(), view.binRect(0).center() - QPointF(60, 0));
        QCOMPARE(binsOf(chosen), (Bins{0, 1}));
        // The whole range is no filter.
        drag(view, view.binRect(0).center() + QPointF(0, 20), view.binRect(7).center());
        QCOMPARE(cleared.size(), 1);
        QVERIFY(view.chosen().isEmpty());
    }

    void clickAndEdges()
    {
        FacetView view;
        view.setSpec(sampleHistogram(false));
        show(view, {400, 140});
        QSignalSpy chosen(&view, &FacetView::binsChosen), cleared(&view, &FacetView::cleared);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.binRect(3).center().toPoint());
        QCOMPARE(binsOf(chosen), Bins{3});
        QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier, view.binRect(5).center().toPoint());
        QCOMPARE(binsOf(chosen), (Bins{3, 5}));
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.binRect(3).center().toPoint());
        QCOMPARE(binsOf(chosen), Bins{3});
        // The right edge dragged two bars on, then the left one back across.
        drag(view, {view.binRect(3).right(), 60}, {view.binRect(5).right(), 60});
        QCOMPARE(binsOf(chosen), (Bins{3, 4, 5}));
        drag(view, {view.binRect(3).left(), 60}, {view.binRect(1).left(), 60});
        QCOMPARE(binsOf(chosen), (Bins{1, 2, 3, 4, 5}));
        const auto count = chosen.size();
        drag(view, {view.binRect(1).left(), 60}, {view.binRect(1).left() + 1, 60});
        QCOMPARE(chosen.size(), count); // an edge let go where it was is no step
        drag(view, view.binRect(2).center(), view.binRect(3).center(), Qt::AltModifier);
        QCOMPARE(binsOf(chosen), (Bins{1, 4, 5}));
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.binRect(6).center().toPoint());
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.binRect(6).center().toPoint());
        QCOMPARE(cleared.size(), 1);
        // Alt without a choice takes the bar out of all.
        QTest::mouseClick(&view, Qt::LeftButton, Qt::AltModifier, view.binRect(0).center().toPoint());
        QCOMPARE(binsOf(chosen), (Bins{1, 2, 3, 4, 5, 6, 7}));
    }

    void facetByKeys()
    {
        FacetView view;
        view.setSpec(sampleHistogram(false));
        show(view, {240, 140});
        QSignalSpy chosen(&view, &FacetView::binsChosen), cleared(&view, &FacetView::cleared);
        for (int i = 0; i < 3; ++i)
            QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.current(), 2);
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(binsOf(chosen), Bins{2});
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QCOMPARE(binsOf(chosen), (Bins{2, 3, 4}));
        QTest::keyClick(&view, Qt::Key_Left, Qt::ShiftModifier);
        QCOMPARE(binsOf(chosen), (Bins{2, 3}));
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(cleared.size(), 1);
        QTest::keyClick(&view, Qt::Key_Home);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(view.current(), 0);
    }

    void categoriesToggle()
    {
        FacetView view;
        view.setSpec(sampleCategories(false, 14, false));
        show(view, {240, 110});
        QSignalSpy chosen(&view, &FacetView::binsChosen), cleared(&view, &FacetView::cleared);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.binRect(1).center().toPoint());
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.binRect(3).center().toPoint());
        QCOMPARE(binsOf(chosen), (Bins{1, 3}));
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.binRect(1).center().toPoint());
        QCOMPARE(binsOf(chosen), Bins{3});
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.binRect(3).center().toPoint());
        QCOMPARE(cleared.size(), 1);
        QVERIFY(view.binRect(13).isNull()); // scrolled away
        QTest::keyClick(&view, Qt::Key_End);
        QVERIFY(!view.binRect(13).isNull());
        QVERIFY(view.binRect(0).isNull());
    }

    void newFiguresKeepTheBrushInHand()
    {
        FacetView view;
        view.setSpec(sampleHistogram(false));
        show(view, {240, 140});
        QSignalSpy chosen(&view, &FacetView::binsChosen);
        QTest::mousePress(&view, Qt::LeftButton, {}, view.binRect(2).center().toPoint());
        view.setSpec(sampleHistogram(true)); // an older answer with bins 1 and 2 arrives meanwhile
        QCOMPARE(view.chosen(), Bins{2});
        QTest::mouseRelease(&view, Qt::LeftButton, {}, view.binRect(2).center().toPoint());
        QCOMPARE(binsOf(chosen), Bins{2});
    }

    void gridByMouse()
    {
        GridView view;
        view.setSpec(sampleRfm(false, false));
        show(view, {300, 260});
        QSignalSpy chosen(&view, &GridView::cellsChosen), opened(&view, &GridView::cellOpened);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect(1, 2).center().toPoint());
        QCOMPARE(cellsOf(chosen), (QList<QPoint>{{1, 2}}));
        drag(view, view.cellRect(0, 3).center(), view.cellRect(1, 4).center());
        QCOMPARE(cellsOf(chosen), (QList<QPoint>{{0, 3}, {1, 3}, {0, 4}, {1, 4}}));
        QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier, view.cellRect(4, 0).center().toPoint());
        QCOMPARE(cellsOf(chosen).size(), 5);
        QTest::mouseClick(&view, Qt::LeftButton, Qt::ControlModifier, view.cellRect(0, 3).center().toPoint());
        QCOMPARE(cellsOf(chosen).size(), 4);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.cellRect(2, 2).center().toPoint());
        QTest::mouseClick(&view, Qt::LeftButton, Qt::ShiftModifier, view.cellRect(3, 3).center().toPoint());
        QCOMPARE(cellsOf(chosen), (QList<QPoint>{{2, 2}, {3, 2}, {2, 3}, {3, 3}}));
        QTest::mouseDClick(&view, Qt::LeftButton, {}, view.cellRect(3, 3).center().toPoint());
        QCOMPARE(opened.size(), 1);
    }

    void gridByKeys()
    {
        GridView view;
        view.setSpec(sampleCohorts());
        show(view, {600, 300});
        QSignalSpy chosen(&view, &GridView::cellsChosen), opened(&view, &GridView::cellOpened);
        QTest::keyClick(&view, Qt::Key_Down);
        QCOMPARE(view.current(), QPoint(0, 0));
        QTest::keyClick(&view, Qt::Key_Down);
        QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.current(), QPoint(1, 1));
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(cellsOf(chosen), (QList<QPoint>{{1, 1}}));
        QTest::keyClick(&view, Qt::Key_Right, Qt::ShiftModifier);
        QTest::keyClick(&view, Qt::Key_Down, Qt::ShiftModifier);
        QCOMPARE(cellsOf(chosen), (QList<QPoint>{{1, 1}, {2, 1}, {1, 2}, {2, 2}}));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(opened.last().first().toPoint(), QPoint(2, 2));
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(cellsOf(chosen), QList<QPoint>{});
        // The triangle ends: no cell below the last row, none right of the diagonal.
        for (int i = 0; i < 20; ++i)
            QTest::keyClick(&view, Qt::Key_Right);
        QCOMPARE(view.current(), QPoint(9, 2));
    }

    void trendCrosshair()
    {
        TrendView view;
        view.setSpec(sampleTrend());
        show(view, {500, 240});
        QSignalSpy hovered(&view, &PlotView::hovered);
        QTest::keyClick(&view, Qt::Key_End);
        QCOMPARE(view.hoveredPoint(), 23);
        QTest::keyClick(&view, Qt::Key_Left);
        QCOMPARE(hovered.last().first().toInt(), 22);
        const QImage with = view.grab().toImage();
        QTest::keyClick(&view, Qt::Key_Escape);
        QCOMPARE(view.hoveredPoint(), -1);
        QVERIFY(with != view.grab().toImage());
        QTest::mouseMove(view.viewport(), {250, 100});
        QMouseEvent move(QEvent::MouseMove, QPointF(250, 100), view.viewport()->mapToGlobal(QPointF(250, 100)),
            Qt::NoButton, {}, {});
        QApplication::sendEvent(view.viewport(), &move);
        QVERIFY2(
            view.hoveredPoint() >= 9 && view.hoveredPoint() <= 13, qPrintable(QString::number(view.hoveredPoint())));
        FlowView flow;
        flow.setSpec(sampleFlow());
        connect(&view, &PlotView::hovered, &flow, &FlowView::setHovered);
        QTest::keyClick(&view, Qt::Key_Home);
        QCOMPARE(flow.hoveredPoint(), 0);
    }

    void tileMarks()
    {
        TileStrip strip;
        strip.setTiles(sampleTiles());
        show(strip, {1208, 100});
        QSignalSpy asked(&strip, &TileStrip::howComputed);
        QVERIFY(strip.mark(1));
        QVERIFY(!strip.mark(6)); // the empty tile has nothing to explain
        QTest::mouseClick(strip.mark(1), Qt::LeftButton);
        QCOMPARE(asked.last().first().toInt(), 1);
        QVERIFY(QRect(strip.mapToGlobal(QPoint(0, 0)), strip.size()).contains(asked.last().at(1).toRect()));
        QTest::keyClick(strip.mark(2), Qt::Key_Space);
        QCOMPARE(asked.last().first().toInt(), 2);
        QVERIFY(strip.mark(0)->width() >= 22 && strip.mark(0)->height() >= 22);
        QCOMPARE(strip.mark(1)->accessibleName(), QStringLiteral("How it was computed"));
    }

    void screenReadersSeeCells()
    {
        GridView grid;
        grid.setSpec(sampleCohorts());
        present::Block block;
        block.title = QStringLiteral("Cohort retention");
        block.reading = {QStringLiteral("Falling."), QStringLiteral("Since Q3.")};
        grid.describe(block);
        show(grid, {600, 300});
        QAccessibleInterface* root = QAccessible::queryAccessibleInterface(&grid);
        QVERIFY(root);
        QCOMPARE(root->text(QAccessible::Name), block.title);
        QCOMPARE(root->text(QAccessible::Description), QStringLiteral("Falling. Since Q3."));
        auto* table = root->tableInterface();
        QVERIFY(table);
        QCOMPARE(table->rowCount(), 11);
        QCOMPARE(table->columnCount(), 12);
        QVERIFY(table->cellAt(2, 1)->text(QAccessible::Name).startsWith(QStringLiteral("Q3 23, 1: ")));
        QCOMPARE(root->indexOfChild(table->cellAt(2, 1)), 25);
        QVERIFY(!table->cellAt(11, 0));

        TrendView trend;
        trend.setSpec(sampleTrend());
        auto* points = QAccessible::queryAccessibleInterface(&trend)->tableInterface();
        QVERIFY(points);
        QCOMPARE(points->rowCount(), 24);
        QVERIFY(points->cellAt(23, 0)->text(QAccessible::Name).contains(QStringLiteral("Jun 2026")));
    }

    void tableSorts()
    {
        TableSpecModel model;
        auto spec = sampleTable();
        spec.rows[2][1].number = present::kUndefined;
        spec.rows[2][1].text = QStringLiteral("–");
        model.setSpec(spec);
        const auto order = [&] {
            QList<int> rows;
            for (int row = 0; row < model.rowCount(); ++row)
                rows.append(model.sourceRow(row));
            return rows;
        };
        model.sort(1, Qt::AscendingOrder);
        QCOMPARE(order(), (QList<int>{0, 1, 3, 5, 2, 4})); // row 2 is missing, row 4 has a small n
        model.sort(1, Qt::DescendingOrder);
        QCOMPARE(order(), (QList<int>{5, 3, 1, 0, 2, 4}));
        model.sort(0, Qt::AscendingOrder);
        QCOMPARE(order(), (QList<int>{0, 5, 3, 1, 2, 4}));
        QCOMPARE(model.rowOf(5), 1);
        model.sortBy({});
        QCOMPARE(order(), (QList<int>{0, 1, 2, 3, 4, 5}));
        QCOMPARE(model.data(model.index(0, 2), TableSpecModel::SortRole).toDouble(), 0.15);
    }

    void tablePages()
    {
        TableSpecModel model;
        auto spec = sampleTable();
        spec.muted.clear();
        const auto row = spec.rows.first();
        spec.rows = QList<QList<present::TableSpec::Cell>>(450, row);
        model.setSpec(spec);
        QCOMPARE(model.rowCount(), 200);
        model.fetchMore({});
        model.fetchMore({});
        QCOMPARE(model.rowCount(), 450);
        QVERIFY(!model.canFetchMore({}));
    }

    void tableCopies()
    {
        TableSpecView view;
        view.setSpec(sampleTable());
        show(view, {640, 240});
        QSignalSpy opened(&view, &TableSpecView::rowOpened), rows(&view, &TableSpecView::rowsChosen);
        const auto clickHead = [&](int column) {
            const int x = view.horizontalHeader()->sectionViewportPosition(column) + 20;
            QTest::mouseClick(view.horizontalHeader()->viewport(), Qt::LeftButton, {}, {x, 10});
        };
        clickHead(1);
        QCOMPARE(view.table()->sourceRow(0), 5); // numbers from the largest down
        QTest::mouseClick(view.viewport(), Qt::LeftButton, {}, view.visualRect(view.model()->index(0, 0)).center());
        QCOMPARE(rows.last().first().value<QList<int>>(), QList<int>{5});
        QTest::keyClick(&view, Qt::Key_C, Qt::ControlModifier);
        const QStringList lines = QApplication::clipboard()->text().split(u'\n');
        QCOMPARE(lines.size(), 3);
        QVERIFY(lines[0].startsWith(QStringLiteral("Segment\tCustomers\t")));
        const QStringList cells = lines[1].split(u'\t');
        QCOMPARE(cells[0], QStringLiteral("Gold tier"));
        QCOMPARE(cells[1], QStringLiteral("8639"));
        QVERIFY(std::abs(cells[2].toDouble() - 0.04) < 1e-12);
        QVERIFY(cells[4].startsWith(u'-')); // ASCII minus, raw value
        QVERIFY(!lines[1].contains(QChar(0x2212)));
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(opened.last().first().toInt(), 5);
        clickHead(1);
        clickHead(1);
        QCOMPARE(view.table()->sourceRow(0), 0); // the spec's own order again
    }
};

HOLDFAST_TEST(ViewsTest)
#include "ViewsTest.moc"
