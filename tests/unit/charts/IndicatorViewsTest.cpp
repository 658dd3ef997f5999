// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Indicator tiles and the heat map of indicators by segment. Set HOLDFAST_SCREENS to a folder to keep the pictures.
#include "support/TestMain.h"

#include "charts/GridView.h"
#include "charts/IndicatorTiles.h"
#include "charts/TileStrip.h"

#include <QDir>
#include <QSignalSpy>

#include <cmath>

using namespace holdfast;
using namespace holdfast::charts;
using present::GridSpec;
using present::IndicatorTile;

class IndicatorViewsTest : public QObject {
    Q_OBJECT

    static IndicatorTile tile(int number)
    {
        IndicatorTile made;
        made.id = QStringLiteral("indicator-%1").arg(number);
        made.title = QStringLiteral("Purchase frequency");
        if (number == 3) {
            made.missing = QStringLiteral("Needs a table of renewals.");
            return made;
        }
        made.level = number % 3 == 0 ? IndicatorTile::Level::Breach : number % 3 == 1 ? IndicatorTile::Level::Watch : IndicatorTile::Level::InControl;
        made.levelText = number % 3 == 0 ? QStringLiteral("Breach") : number % 3 == 1 ? QStringLiteral("Watch") : QStringLiteral("In control");
        made.value = QStringLiteral("0.62");
        made.unit = QStringLiteral("orders / customer, month");
        made.delta = QStringLiteral("−6.1%");
        made.tone = present::Tone::Worse;
        for (int i = 0; i < 24; ++i)
            made.points.append({0.66 + 0.02 * std::sin(i * 1.7) - (i > 20 ? 0.02 * (i - 20) : 0), i > 22, i == 23, QStringLiteral("month %1").arg(i)});
        made.lowerLimit = 0.64;
        made.upperLimit = 0.69;
        made.lines = {{IndicatorTile::Line::Kind::Threshold, 0.63, QStringLiteral("0.63")}, {IndicatorTile::Line::Kind::Benchmark, 0.68, QStringLiteral("0.68")}};
        made.firstLabel = QStringLiteral("Jul 24");
        made.lastLabel = QStringLiteral("Jun 26");
        made.provenance.title = QStringLiteral("How purchase frequency is computed");
        return made;
    }
    static QList<IndicatorTile> tiles(int n)
    {
        QList<IndicatorTile> made;
        for (int i = 0; i < n; ++i)
            made.append(tile(i));
        return made;
    }
    static void keep(QWidget& widget, const QString& name)
    {
        const QString folder = qEnvironmentVariable("HOLDFAST_SCREENS");
        if (!folder.isEmpty())
            widget.grab().save(QDir(folder).filePath(name));
    }

private Q_SLOTS:
    void tilesAreChosenByMouseAndKeys()
    {
        IndicatorTiles view;
        view.resize(1180, 400);
        view.setTiles(tiles(13));
        QCOMPARE(view.heightForWidth(1180), view.tileRect(12).bottom() + 1);
        QCOMPARE(view.tileRect(5).top(), view.tileRect(9).top());
        QVERIFY(view.tileRect(5).top() > view.tileRect(4).bottom());
        QVERIFY(view.mark(0) && !view.mark(3));
        QSignalSpy chosen(&view, &IndicatorTiles::tileChosen), how(&view, &IndicatorTiles::howComputed);
        QTest::mouseClick(&view, Qt::LeftButton, {}, view.tileRect(7).center());
        QCOMPARE(chosen.takeFirst().at(0).toString(), QStringLiteral("indicator-7"));
        QTest::keyClick(&view, Qt::Key_Up);
        QTest::keyClick(&view, Qt::Key_Right);
        QTest::keyClick(&view, Qt::Key_Return);
        QCOMPARE(chosen.takeFirst().at(0).toString(), QStringLiteral("indicator-3"));
        QTest::keyClick(&view, Qt::Key_Up); // no tile there
        QTest::keyClick(&view, Qt::Key_Space);
        QCOMPARE(chosen.takeFirst().at(0).toString(), QStringLiteral("indicator-3"));
        QTest::mouseClick(view.mark(1), Qt::LeftButton);
        QCOMPARE(how.takeFirst().at(0).toInt(), 1);
        view.setTiles(tiles(2));
        QVERIFY(!view.mark(2));
        QVERIFY(static_cast<Readable&>(view).readableCell(0, 1).contains(QStringLiteral("Watch")));
    }

    void narrowTilesWrap()
    {
        IndicatorTiles view;
        view.resize(430, 900);
        view.setTiles(tiles(4));
        QCOMPARE(view.tileRect(2).left(), 0);
        view.setTiles({});
        QVERIFY(view.heightForWidth(430) > 0);
        view.grab(); // nothing to draw, nothing fails
    }

    void pictures()
    {
        for (const bool dark : {false, true}) {
            IndicatorTiles view;
            view.setTheme(Theme::of(dark));
            view.resize(1180, 374);
            view.setTiles(tiles(13));
            view.setChosen(QStringLiteral("indicator-1"));
            keep(view, dark ? QStringLiteral("indicator-tiles-dark.png") : QStringLiteral("indicator-tiles-light.png"));
            GridView map;
            map.setTheme(Theme::of(dark));
            map.resize(640, 420);
            GridSpec spec;
            spec.ramp = GridSpec::Ramp::Diverging;
            spec.low = -5;
            spec.high = 5;
            spec.barTitle = QStringLiteral("r with churn (lag)");
            for (int column = 0; column < 6; ++column)
                spec.columnHeads.append(QStringLiteral("Group %1").arg(column));
            for (int row = 0; row < 10; ++row) {
                spec.rowHeads.append(QStringLiteral("Negative sentiment"));
                spec.rowCounts.append(QString());
                QList<GridSpec::Cell> cells;
                for (int column = 0; column < 6; ++column) {
                    GridSpec::Cell cell;
                    cell.value = 5 * std::sin(row * 1.3 + column);
                    cell.text = QLocale().toString(cell.value, 'f', 1);
                    cell.marked = cell.value > 4.6;
                    cells.append(cell);
                }
                spec.rows.append(cells);
                spec.rowBars.append({row == 6 ? present::kUndefined : std::cos(row * 2.0), row == 6 ? QStringLiteral("target") : QStringLiteral("+0.58 (1)")});
            }
            map.setSpec(spec);
            keep(map, dark ? QStringLiteral("indicator-map-dark.png") : QStringLiteral("indicator-map-light.png"));
            // The bars leave room for every cell.
            QVERIFY(map.cellRect(5, 0).right() < map.width() - 100);
            QVERIFY(map.cellRect(5, 9).bottom() <= map.height());
            // A high cell is painted in the warm half, a low one in the cool half.
            const QImage picture = map.grab().toImage();
            const auto colour = [&](int column, int row) { return picture.pixelColor((map.cellRect(column, row).topLeft() + QPointF(4, 4)).toPoint()); };
            spec.rows[0][0].value = 5;
            spec.rows[0][1].value = -5;
            spec.rows[0][0].marked = spec.rows[0][1].marked = false;
            map.setSpec(spec);
            const QImage ends = map.grab().toImage();
            const auto end = [&](int column) { return ends.pixelColor((map.cellRect(column, 0).topLeft() + QPointF(4, 4)).toPoint()); };
            QVERIFY(end(0).red() > end(0).blue() && end(1).blue() > end(1).red());
            QVERIFY(colour(0, 0).isValid());
        }
    }
};

HOLDFAST_TEST(IndicatorViewsTest)
#include "IndicatorViewsTest.moc"
