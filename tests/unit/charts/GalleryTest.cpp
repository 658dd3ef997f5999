// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Every drawing beside the others, in both themes and languages. Set HOLDFAST_SCREENS to a folder to keep the pictures.
#include "Samples.h"

#include "charts/Render.h"
#include "support/TestMain.h"

#include <QPainter>

using namespace holdfast;
using namespace holdfast::tests;

namespace {

present::Block blockOf(const QString& title, const QString& subtitle, auto spec)
{
    present::Block block;
    block.title = title;
    block.subtitle = subtitle;
    block.body = std::move(spec);
    return block;
}

QList<std::pair<QRect, present::Block>> blocks(bool zh)
{
    auto trend = blockOf(words(zh, "Churn trend", "流失趋势"),
        words(zh, "monthly, % of active customers", "按月, 占活跃客户的 %"), sampleTrend(zh));
    trend.reading = {words(zh, "Above the upper control limit for 2 months.", "连续 2 个月高于控制上限。"),
        words(zh, "June 2.49% [2.35–2.63], last year 2.08%.", "6 月 2.49% [2.35–2.63]，去年同期 2.08%。")};
    present::Block empty;
    empty.title = words(zh, "Satisfaction", "满意度");
    empty.state = present::State::Empty;
    empty.emptyText = words(zh, "Needs a table of survey answers; it would show NPS with its interval.",
        "需要问卷数据表；届时显示净推荐值及其区间。");
    return {{QRect(16, 128, 600, 290), trend},
        {QRect(628, 128, 596, 290),
            blockOf(words(zh, "Segments most at risk", "风险最高的分群"),
                words(zh, "by churn rate; dashed = all customers", "按流失率; 虚线 = 全体客户"), sampleTable(zh))},
        {QRect(16, 430, 600, 310),
            blockOf(words(zh, "Cohort retention", "同期群留存"),
                words(zh, "% active after n quarters", "n 个季度后仍活跃的 %"), sampleCohorts(zh))},
        {QRect(628, 430, 290, 310), blockOf(words(zh, "RFM grid", "RFM 网格"), {}, sampleRfm(zh))},
        {QRect(930, 430, 294, 310), blockOf(words(zh, "RFM grid", "RFM 网格"), {}, sampleRfm(zh, false))},
        {QRect(16, 752, 390, 220), blockOf(words(zh, "New, returning, lost", "新客、回流、流失"), {}, sampleFlow(zh))},
        {QRect(418, 752, 390, 220),
            blockOf(words(zh, "Return probability", "回流概率"), words(zh, "after D silent days", "沉默 D 天后"),
                sampleCurve(zh))},
        {QRect(820, 752, 404, 220), empty},
        {QRect(16, 984, 215, 140), blockOf(words(zh, "Tenure", "客龄"), words(zh, "months", "月"), sampleHistogram())},
        {QRect(243, 984, 215, 140),
            blockOf(words(zh, "Region", "区域"), words(zh, "geographic", "地理"), sampleCategories(zh))},
        {QRect(470, 984, 215, 140), blockOf(words(zh, "Age", "年龄"), {}, sampleHistogram(false, 20))},
        {QRect(697, 984, 215, 140), blockOf(words(zh, "City", "城市"), {}, sampleCategories(zh, 14, false))},
        {QRect(924, 984, 300, 140), blockOf(words(zh, "Churn trend", "流失趋势"), {}, sampleTrend(zh, 200))}};
}

} // namespace

class GalleryTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void everyBlock_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::addColumn<bool>("chinese");
        QTest::addColumn<double>("dpr");
        QTest::newRow("light-en") << false << false << 1.0;
        QTest::newRow("dark-en") << true << false << 1.0;
        QTest::newRow("light-zh") << false << true << 1.0;
        QTest::newRow("dark-zh-2x") << true << true << 2.0;
    }

    void everyBlock()
    {
        QFETCH(bool, dark);
        QFETCH(bool, chinese);
        QFETCH(double, dpr);
        const charts::PaintOptions options = sampleOptions(dark, chinese);
        QImage image((QSizeF(1240, 1140) * dpr).toSize(), QImage::Format_RGB32);
        image.setDevicePixelRatio(dpr);
        image.fill(options.theme.window);
        QPainter painter(&image);
        painter.fillRect(QRect(16, 16, 1208, 100), options.theme.surface);
        charts::paint(painter, QRectF(16, 16, 1208, 100), sampleTiles(chinese), options);
        for (const auto& [place, block] : blocks(chinese))
            charts::paintBlock(painter, place, block, options);
        painter.end();
        keepPicture(image, QStringLiteral("charts-") + QString::fromLatin1(QTest::currentDataTag()));
        for (const auto& [place, block] : blocks(chinese)) {
            const QRect inner =
                QRectF(place.x() * dpr, (place.y() + 34) * dpr, place.width() * dpr, (place.height() - 34) * dpr)
                    .toRect();
            QVERIFY2(inked(image, inner, options.theme.surface) > 300, qPrintable(block.title));
        }
        // Nothing leaves its block: the gutters keep the window colour.
        QCOMPARE(inked(image, QRectF(0, 0, 15 * dpr, 1140 * dpr).toRect(), options.theme.window), 0);
        QCOMPARE(inked(image, QRectF(0, 419 * dpr, 1240 * dpr, 10 * dpr).toRect(), options.theme.window), 0);
        QCOMPARE(inked(image, QRectF(0, 741 * dpr, 1240 * dpr, 10 * dpr).toRect(), options.theme.window), 0);
    }
};

HOLDFAST_TEST(GalleryTest)
#include "GalleryTest.moc"
