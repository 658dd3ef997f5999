// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "charts/Theme.h"
#include "support/TestMain.h"

#include <QFontMetricsF>

#include <cmath>
#include <limits>

using namespace holdfast::charts;

class ThemeTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void rampEndsAndMiddle()
    {
        for (const Theme& theme : {Theme::light(), Theme::dark()}) {
            for (const Ramp& ramp : {theme.tide, theme.ember, theme.diverging, theme.divergingPlain, theme.scores}) {
                QCOMPARE(ramp.at(0), ramp.stops.first());
                QCOMPARE(ramp.at(1), ramp.stops.last());
                QCOMPARE(ramp.at(-3), ramp.stops.first());
                QCOMPARE(ramp.at(7), ramp.stops.last());
                QCOMPARE(ramp.at(std::numeric_limits<double>::quiet_NaN()), ramp.stops.first());
            }
        }
        QCOMPARE(Theme::light().tide.at(0).name(), QStringLiteral("#f4f9f9"));
        QCOMPARE(Theme::light().ember.at(1).name(), QStringLiteral("#e2804e"));
        QCOMPARE(Theme::dark().tide.at(1).name(), QStringLiteral("#22757f"));
        // Half-way between two stops, channel by channel in sRGB: F4F9F9 and E0F0F0.
        QCOMPARE(Theme::light().tide.at(0.1).name(), QStringLiteral("#eaf5f5"));
    }

    void rampIsClampedAtPercentiles()
    {
        QList<double> values;
        for (int i = 0; i <= 100; ++i)
            values.append(i);
        values.append(std::numeric_limits<double>::quiet_NaN());
        const auto [low, high] = rampEnds(values);
        QCOMPARE(low, 2.0);
        QCOMPARE(high, 98.0);
        QCOMPARE(rampPosition(1, low, high), 0.0);
        QCOMPARE(rampPosition(50, low, high), 0.5);
        QCOMPARE(rampPosition(99, low, high), 1.0);
        QCOMPARE(rampPosition(5, 5, 5), 0.5);
        QCOMPARE(rampEnds({}), (std::pair{0.0, 0.0}));
    }

    void contrastOfKnownPairs()
    {
        QCOMPARE(contrast(Qt::black, Qt::white), 21.0);
        QCOMPARE(contrast(Qt::white, Qt::white), 1.0);
        QVERIFY(std::abs(contrast(QColor(0x76, 0x76, 0x76), Qt::white) - 4.54) < 0.01); // the well-known AA grey
    }

    void textReadsOnEverySurface_data()
    {
        QTest::addColumn<bool>("dark");
        QTest::newRow("light") << false;
        QTest::newRow("dark") << true;
    }

    void textReadsOnEverySurface()
    {
        QFETCH(bool, dark);
        const Theme t = Theme::of(dark);
        const auto reads = [](const QColor& ink, const QColor& surface, double least) {
            const double found = contrast(ink, surface);
            if (found < least)
                qWarning("%s on %s is %.2f", qPrintable(ink.name()), qPrintable(surface.name()), found);
            return found >= least;
        };
        for (const QColor& surface : {t.window, t.rail, t.surface, t.sunken, t.hover}) {
            for (const QColor& ink : {t.ink, t.ink2, t.ink3, t.accent, t.accentInk, t.bad, t.warn, t.good, t.info})
                QVERIFY(reads(ink, surface, 4.5));
            QVERIFY(reads(t.ink4, surface, 3.0));
        }
        QVERIFY(reads(t.accentInk, t.accentSoft, 4.5));
        QVERIFY(reads(t.ink, t.accentSoft, 4.5));
        QVERIFY(reads(t.bad, t.badSoft, 4.5));
        QVERIFY(reads(t.warn, t.warnSoft, 4.5));
        QVERIFY(reads(t.good, t.goodSoft, 4.5));
        QVERIFY(reads(t.info, t.infoSoft, 4.5));
        QVERIFY(reads(t.onAccent, t.accent, 4.5));
        QVERIFY(reads(t.tooltipInk, t.tooltip, 4.5));
        QVERIFY(reads(t.tooltipInk2, t.tooltip, 4.5));
        // One text colour passes on every step of the ramps that carry text.
        for (double position = 0; position <= 1.0; position += 0.05) {
            QVERIFY(reads(t.ink, t.tide.at(position), 4.5));
            QVERIFY(reads(t.ink, t.ember.at(position), 4.5));
            QVERIFY(reads(t.rampInk, t.diverging.at(position), 4.5));
            QVERIFY(reads(t.rampInk, t.scores.at(position), 4.5));
        }
    }

    void digitsOfOneWidth()
    {
        for (const QLocale& locale : {QLocale(QLocale::English), QLocale(QLocale::Chinese)}) {
            QFont font = Typography::of(locale).figures(Type::Table);
            font.setPixelSize(100);
            const QFontMetricsF metrics(font);
            for (char16_t digit = u'1'; digit <= u'9'; ++digit)
                QVERIFY(std::abs(metrics.horizontalAdvance(QChar(digit)) - metrics.horizontalAdvance(u'0')) <= 0.5);
        }
    }

    void chineseIsNeverSmallerThanTwelve()
    {
        const Typography chinese = Typography::of(QLocale(QLocale::Chinese)),
                         english = Typography::of(QLocale(QLocale::English));
        QCOMPARE(english.font(Type::Caption).pixelSize(), 11);
        QCOMPARE(chinese.font(Type::Caption).pixelSize(), 12);
        QCOMPARE(Typography::of(QLocale(QLocale::English), 1.5).font(Type::Kpi).pixelSize(), 32);
        QCOMPARE(chinese.font(Type::Kpi).letterSpacing(), 0.0); // none in Chinese
        QCOMPARE(english.font(Type::Kpi).letterSpacingType(), QFont::PercentageSpacing); // scales with a page
        // A Simplified Chinese face comes before any other for Han characters.
        const QStringList families = chinese.font(Type::Body).families();
        QVERIFY(families.indexOf(QStringLiteral("Noto Sans CJK SC")) == 1);
    }

    void everyTokenOfTheSheetIsKnown()
    {
        for (const Theme& theme : {Theme::light(), Theme::dark()}) {
            const QString sheet = styleSheet(theme, Typography{});
            QVERIFY(!sheet.contains(QStringLiteral("magenta")));
            QVERIFY(!sheet.contains(QStringLiteral("${")) && !sheet.contains(QStringLiteral("#{")));
            QVERIFY(sheet.contains(theme.accent.name()));
        }
        QVERIFY(styleSheet(Theme::light(), {false, 1.5}).contains(QStringLiteral("font-size: 18px")));
    }

    void strongerBorders() { QCOMPARE(Theme::light().withStrongerBorders().line2, Theme::light().ink4); }
};

HOLDFAST_TEST(ThemeTest)
#include "ThemeTest.moc"
