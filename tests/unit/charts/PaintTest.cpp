// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "Samples.h"

#include "charts/PaintSupport.h"
#include "charts/Render.h"
#include "charts/TableLayout.h"
#include "support/TestMain.h"

#include <QFile>
#include <QPageSize>
#include <QPdfWriter>
#include <QTemporaryDir>
#include <QXmlStreamReader>

#include <numeric>

using namespace holdfast;
using namespace holdfast::charts;
using namespace holdfast::tests;

namespace {

constexpr QRect kFrame(40, 30, 360, 220); // drawn into; the margin around must stay clean
constexpr QSize kCanvas(440, 280);

QImage drawn(const auto& spec, const PaintOptions& options, const QRect& frame = kFrame)
{
    QImage image(kCanvas, QImage::Format_RGB32);
    image.fill(options.theme.surface);
    QPainter painter(&image);
    paint(painter, QRectF(frame), spec, options);
    return image;
}

int outside(const QImage& image, const QRect& frame, const QColor& background)
{
    return inked(image, image.rect(), background) - inked(image, frame, background);
}

present::TrendSpec trendOf(int count, auto change)
{
    auto spec = sampleTrend(false, count);
    for (int i = 0; i < count; ++i)
        change(spec.points[i], i);
    return spec;
}

} // namespace

class PaintTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void nothingLeavesItsRectangle_data()
    {
        QTest::addColumn<int>("width");
        QTest::addColumn<int>("height");
        QTest::newRow("usual") << 360 << 220;
        QTest::newRow("narrow") << 90 << 220;
        QTest::newRow("flat") << 360 << 40;
        QTest::newRow("tiny") << 12 << 9;
        QTest::newRow("one pixel") << 1 << 1;
        QTest::newRow("nothing") << 0 << 0;
    }

    void nothingLeavesItsRectangle()
    {
        QFETCH(int, width);
        QFETCH(int, height);
        const QRect frame(kFrame.topLeft(), QSize(width, height));
        for (const bool chinese : {false, true}) {
            const PaintOptions options = sampleOptions(false, chinese);
            const auto check = [&](const auto& spec) {
                return outside(drawn(spec, options, frame), frame, options.theme.surface);
            };
            QCOMPARE(check(sampleTrend(chinese)), 0);
            QCOMPARE(check(sampleTrend(chinese, 200)), 0);
            QCOMPARE(check(sampleFlow(chinese)), 0);
            QCOMPARE(check(sampleCohorts(chinese)), 0);
            QCOMPARE(check(sampleRfm(chinese)), 0);
            QCOMPARE(check(sampleCurve(chinese)), 0);
            QCOMPARE(check(sampleHistogram()), 0);
            QCOMPARE(check(sampleCategories(chinese, 14)), 0);
            QCOMPARE(check(sampleTable(chinese)), 0);
            QCOMPARE(check(sampleTiles(chinese)), 0);
        }
    }

    void emptySpecsDrawNothing()
    {
        const PaintOptions options = sampleOptions();
        const auto ink = [&](const auto& spec) { return inked(drawn(spec, options), kFrame, options.theme.surface); };
        QCOMPARE(ink(present::FlowSpec{}), 0);
        QCOMPARE(ink(present::GridSpec{}), 0);
        QCOMPARE(ink(present::FacetSpec{}), 0);
        QCOMPARE(ink(QList<present::Tile>{}), 0);
        QVERIFY(ink(present::TrendSpec{}) > 0); // axes only
        QVERIFY(ink(present::CurveSpec{}) > 0);
    }

    void undefinedValues()
    {
        const PaintOptions options = sampleOptions();
        const QColor teal = options.theme.series[Theme::Teal];
        const auto tealPixels = [&](const present::TrendSpec& spec) {
            const QImage image = drawn(spec, options);
            int count = 0;
            for (int y = 0; y < image.height(); ++y)
                for (int x = 0; x < image.width(); ++x)
                    count += image.pixelColor(x, y) == teal;
            return count;
        };
        const auto none = trendOf(24, [](auto& point, int) {
            point = {};
            point.tick = QStringLiteral("x");
        });
        QCOMPARE(tealPixels(none), 0);
        const int whole = tealPixels(sampleTrend());
        QVERIFY(whole > 100);
        // A gap is a gap: the middle third missing takes about a third of the line away.
        const int gap = tealPixels(trendOf(24, [](auto& point, int i) {
            if (i >= 8 && i < 16)
                point.value = point.lower = point.upper = present::kUndefined;
        }));
        QVERIFY2(gap < whole * 0.8 && gap > whole * 0.4, qPrintable(QStringLiteral("%1 of %2").arg(gap).arg(whole)));
        // One point is a dot, not an empty plot.
        QVERIFY(tealPixels(sampleTrend(false, 1))
                + inked(drawn(sampleTrend(false, 1), options), kFrame, options.theme.surface)
            > 50);
        auto infinite = sampleTrend();
        infinite.points[3].value = std::numeric_limits<double>::infinity();
        QVERIFY(tealPixels(infinite) > 100);
    }

    void incompleteTimeIsDashed()
    {
        const PaintOptions options = sampleOptions();
        const auto flat = [&](bool partial) {
            present::TrendSpec spec;
            for (int i = 0; i < 10; ++i) {
                present::TrendSpec::Point point;
                point.value = 5;
                point.partial = partial && i >= 5;
                spec.points.append(point);
            }
            const QImage image = drawn(spec, options);
            int longest = 0, run = 0;
            // The row of the line: the one with most teal.
            for (int y = kFrame.top(); y < kFrame.bottom(); ++y) {
                run = 0;
                for (int x = kFrame.center().x() + 30; x < kFrame.right(); ++x) {
                    run = image.pixelColor(x, y) == options.theme.series[Theme::Teal] ? run + 1 : 0;
                    longest = std::max(longest, run);
                }
            }
            return longest;
        };
        QVERIFY(flat(false) > 80);
        QVERIFY(flat(true) < 20 && flat(true) > 0);
    }

    void ticks_data()
    {
        QTest::addColumn<double>("low");
        QTest::addColumn<double>("high");
        QTest::addColumn<bool>("zero");
        QTest::newRow("rate") << 1.78 << 2.69 << false;
        QTest::newRow("counts") << 0.0 << 1137.0 << true;
        QTest::newRow("both sides") << -820.0 << 1100.0 << true;
        QTest::newRow("small") << 0.0 << 0.00003 << true;
        QTest::newRow("equal") << 5.0 << 5.0 << false;
        QTest::newRow("zero only") << 0.0 << 0.0 << true;
        QTest::newRow("undefined") << double(NAN) << double(NAN) << false;
        QTest::newRow("huge") << 1e9 << 7.3e9 << false;
        QTest::newRow("2.4 steps") << 0.0 << 240.0 << true;
    }

    void ticks()
    {
        QFETCH(double, low);
        QFETCH(double, high);
        QFETCH(bool, zero);
        const Ticks ticks = ticksFor(low, high, zero);
        QVERIFY2(ticks.at.size() >= 3 && ticks.at.size() <= 5, qPrintable(QString::number(ticks.at.size())));
        const double step = ticks.at[1] - ticks.at[0];
        const double lead = step / std::pow(10, std::floor(std::log10(step) + 1e-9));
        QVERIFY(std::abs(lead - 1) < 1e-6 || std::abs(lead - 2) < 1e-6 || std::abs(lead - 5) < 1e-6);
        QVERIFY(ticks.low <= ticks.at.first() + step * 1e-6 && ticks.high >= ticks.at.last() - step * 1e-6);
        if (std::isfinite(low)) {
            QVERIFY(ticks.low <= low && ticks.high >= high);
        }
        if (zero && low >= 0) {
            QCOMPARE(ticks.low, 0.0);
        }
        QStringList texts;
        for (const double tick : ticks.at)
            texts.append(tickText(tick, ticks.decimals, QLocale::c()));
        QCOMPARE(texts.removeDuplicates(), 0);
    }

    void numbersUseTheTypographicMinus()
    {
        QCOMPARE(tickText(-1234.5, 1, QLocale(QLocale::English)), QStringLiteral("−1,234.5"));
        QCOMPARE(tickText(-0.0, 0, QLocale(QLocale::English)), QStringLiteral("0"));
        QCOMPARE(percentText(0.381, 0, QLocale(QLocale::English)), QStringLiteral("38%"));
        QCOMPARE(percentText(present::kUndefined, 0, QLocale(QLocale::English)), QStringLiteral("–"));
    }

    void labelsThatWouldTouchAreDropped()
    {
        Placer placer;
        QVERIFY(placer.place({0, 0, 10, 10}));
        QVERIFY(!placer.place({5, 5, 10, 10}));
        QVERIFY(placer.place({11, 0, 10, 10}));
    }

    void gridPutsTheEndsOfTheRamp()
    {
        const PaintOptions options = sampleOptions();
        present::GridSpec spec;
        QList<present::GridSpec::Cell> row;
        for (const double value : {0.0, 1.0}) {
            present::GridSpec::Cell cell;
            cell.value = value;
            cell.text = QStringLiteral(".");
            row.append(cell);
        }
        spec.rows = {row};
        spec.low = 0;
        spec.high = 1;
        const QImage image = drawn(spec, options);
        const GridLayout layout = layoutGrid(kFrame, spec, options);
        QCOMPARE(image.pixelColor((layout.cell(0, 0).topLeft() + QPointF(6, 6)).toPoint()),
            options.theme.tide.stops.first());
        QCOMPARE(
            image.pixelColor((layout.cell(1, 0).topLeft() + QPointF(6, 6)).toPoint()), options.theme.tide.stops.last());
        QCOMPARE(layout.cellAt(layout.cell(1, 0).center()), QPoint(1, 0));
        QCOMPARE(layout.cellAt(QPointF(0, 0)), QPoint(-1, -1));
    }

    void facetBarsAreSharesFromZero()
    {
        PaintOptions options = sampleOptions();
        present::FacetSpec spec;
        for (const double selected : {10.0, 20.0}) {
            present::FacetSpec::Bin bin;
            bin.all = 50;
            bin.selected = selected;
            spec.bins.append(bin);
        }
        const QImage image = drawn(spec, options);
        const FacetLayout layout = layoutFacet(kFrame, spec, options);
        const auto height = [&](int bin) {
            int count = 0;
            const int x = int(layout.places[bin].center().x());
            for (int y = kFrame.top(); y < kFrame.bottom(); ++y)
                count += image.pixelColor(x, y) == options.theme.series[Theme::Teal];
            return count;
        };
        QVERIFY(height(1) > 50);
        QVERIFY(std::abs(height(1) - 2 * height(0)) <= 2);
    }

    void tableLeavesOutWhatDoesNotFit()
    {
        const Typography type = sampleOptions().type;
        const auto spec = sampleTable();
        const auto wide = columnWidths(spec, 900, type), narrow = columnWidths(spec, 260, type);
        QCOMPARE(wide.count(0.0), 0);
        QVERIFY(narrow.count(0.0) > 0);
        QVERIFY(narrow.first() > 0);
        QVERIFY(std::abs(std::accumulate(wide.begin(), wide.end(), 0.0) - 900) < 0.5);
        QVERIFY(std::abs(std::accumulate(narrow.begin(), narrow.end(), 0.0) - 260) < 0.5);
        // Also where shrinking leaves the last bit of a sum over.
        present::TableSpec words;
        words.rows.emplace_back();
        for (const char* text : {"2026-04-10", "Touchpoint ratings and answers", "Search and advice in a shop", "Due date: 2 Jan 2026; Amount: 4.90; Days late: 0; Product: Pillow case"}) {
            words.columns.emplace_back().title = QString::fromUtf8(text).left(4);
            words.rows[0].emplace_back().text = QString::fromUtf8(text);
        }
        for (double room = 500; room <= 800; room += 0.37) {
            const auto widths = columnWidths(words, room, type);
            QVERIFY2(std::abs(std::accumulate(widths.begin(), widths.end(), 0.0) - room) < 1, qPrintable(QString::number(room)));
        }
    }

    void blocksRender()
    {
        present::Block block;
        block.title = QStringLiteral("Churn trend");
        block.subtitle = QStringLiteral("monthly");
        block.body = sampleTrend();
        const QImage image =
            renderBlock(block, {500, 260}, Theme::dark(), 2.0, sampleOptions().type, sampleOptions().locale);
        QCOMPARE(image.size(), QSize(1000, 520));
        QVERIFY(inked(image, image.rect(), Theme::dark().surface) > 2000);
        const QByteArray svg =
            renderSvg(block, {500, 260}, Theme::light(), sampleOptions().type, sampleOptions().locale);
        QXmlStreamReader reader(svg);
        int texts = 0, shapes = 0;
        while (!reader.atEnd()) {
            if (reader.readNext() == QXmlStreamReader::StartElement) {
                texts += reader.name() == QStringLiteral("text");
                shapes += reader.name() == QStringLiteral("polyline") || reader.name() == QStringLiteral("path");
            }
        }
        QVERIFY2(!reader.hasError(), qPrintable(reader.errorString()));
        QVERIFY2(texts > 8 && shapes > 4, qPrintable(QStringLiteral("%1 texts, %2 shapes").arg(texts).arg(shapes)));
        QVERIFY(!svg.contains("<image")); // vector through and through

        block.state = present::State::Empty;
        block.emptyText = QString(400, u'流');
        QVERIFY(inked(renderBlock(block, {300, 200}, Theme::light(), 1.0), {0, 40, 300, 160}, Theme::light().surface)
            > 500);
        QVERIFY(preferredBodyHeight(block, 300, sampleOptions()) > 0);
    }

    void pagesAreVector()
    {
        QTemporaryDir folder;
        const QString kept = qEnvironmentVariable("HOLDFAST_SCREENS");
        const QString path =
            kept.isEmpty() ? folder.filePath(QStringLiteral("page.pdf")) : kept + QStringLiteral("/charts-page.pdf");
        QPdfWriter writer(path);
        writer.setPageSize(QPageSize(QPageSize::A4));
        writer.setResolution(1200);
        writer.setPageMargins({});
        PaintOptions options = sampleOptions();
        options.forPrint = true;
        options.scale = 1200 / 96.0; // one design pixel is 1/96 inch
        QPainter painter(&writer);
        const auto place = [&](double x, double y, double width, double height) {
            return QRectF(x * options.scale, y * options.scale, width * options.scale, height * options.scale);
        };
        paint(painter, place(40, 30, 714, 97), sampleTiles().mid(0, 5), options);
        const auto body = [&](double y, double height, auto spec) {
            present::Block block;
            block.body = std::move(spec);
            paintBlockBody(painter, place(40, y, 714, height), block, options);
        };
        body(140, 220, sampleTrend());
        body(370, 180, sampleTable());
        body(560, 240, sampleCohorts());
        body(810, 140, sampleFlow());
        body(960, 140, sampleCurve(true));
        QVERIFY(painter.end());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QVERIFY(bytes.contains("/FontFile"));
        QVERIFY(!bytes.contains("/Subtype /Image"));
    }

    void scaleEnlargesEverything()
    {
        PaintOptions options = sampleOptions();
        const QImage one = drawn(sampleRfm(), options, {0, 0, 220, 140});
        options.scale = 2;
        const QImage two = drawn(sampleRfm(), options, {0, 0, 440, 280});
        const int small = inked(one, one.rect(), options.theme.surface),
                  large = inked(two, two.rect(), options.theme.surface);
        QVERIFY2(
            large > 3.5 * small && large < 4.5 * small, qPrintable(QStringLiteral("%1, %2").arg(small).arg(large)));
    }
};

HOLDFAST_TEST(PaintTest)
#include "PaintTest.moc"
