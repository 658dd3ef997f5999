// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "present/Fmt.h"

using namespace holdfast;
using present::Fmt;

namespace {
const Fmt en{QLocale(QLocale::English, QLocale::UnitedStates)};
const Fmt zh{QLocale(QLocale::Chinese, QLocale::China)};
constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

core::Estimate estimate(double value, double lower, double upper)
{
    return {value, lower, upper, 0.95, 100, "Wilson (1927)"};
}
} // namespace

class FmtTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void counts()
    {
        QCOMPARE(en.count(48851), QStringLiteral("48,851"));
        QCOMPARE(zh.count(48851), QStringLiteral("48,851"));
        QCOMPARE(en.count(-1200), QStringLiteral("−1,200"));
        QCOMPARE(en.count(std::numeric_limits<qint64>::min()), QStringLiteral("−9,223,372,036,854,775,808"));
        QCOMPARE(Fmt(QLocale::c()).count(48851), QStringLiteral("48,851"));
        QCOMPARE(Fmt(QLocale(QLocale::German)).number(1234.5, 1), QStringLiteral("1.234,5"));
    }

    void rates_data()
    {
        QTest::addColumn<double>("share");
        QTest::addColumn<QString>("text");
        QTest::newRow("below ten") << 0.0684 << QStringLiteral("6.84%");
        QTest::newRow("above ten") << 0.1502 << QStringLiteral("15.0%");
        QTest::newRow("rounds up to ten") << 0.09996 << QStringLiteral("10.0%");
        QTest::newRow("just below ten") << 0.09994 << QStringLiteral("9.99%");
        QTest::newRow("zero") << 0.0 << QStringLiteral("0.00%");
        QTest::newRow("all") << 1.0 << QStringLiteral("100.0%");
        QTest::newRow("negative") << -0.021 << QStringLiteral("−2.10%");
        QTest::newRow("no minus on zero") << -0.00001 << QStringLiteral("0.00%");
        QTest::newRow("undefined") << kNaN << QStringLiteral("–");
    }
    void rates()
    {
        QFETCH(double, share);
        QFETCH(QString, text);
        QCOMPARE(en.rate(share), text);
        QCOMPARE(zh.rate(share), text);
    }

    void differences()
    {
        QCOMPARE(en.rate(0.0684, false), QStringLiteral("6.84"));
        QCOMPARE(en.points(-0.0061), QStringLiteral("0.61 pp"));
        QCOMPARE(en.points(0.059, 1), QStringLiteral("5.9 pp"));
        QCOMPARE(zh.points(0.0061), QStringLiteral("0.61 个百分点"));
        QCOMPARE(en.signedPoints(0.0061), QStringLiteral("+0.61 pp"));
        QCOMPARE(en.signedPoints(-0.0061), QStringLiteral("−0.61 pp"));
        QCOMPARE(en.signedPoints(0.00001), QStringLiteral("0.00 pp"));
        QCOMPARE(en.signedNumber(24, 0), QStringLiteral("+24"));
        QCOMPARE(en.signedNumber(-0.21, 1), QStringLiteral("−0.2"));
        QCOMPARE(en.share(0.04395), QStringLiteral("4.4%"));
        QCOMPARE(en.pValue(0.0004), QStringLiteral("< 0.001"));
        QCOMPARE(en.pValue(0.0123), QStringLiteral("0.012"));
    }

    void money_data()
    {
        QTest::addColumn<double>("value");
        QTest::addColumn<QString>("currency");
        QTest::addColumn<bool>("compact");
        QTest::addColumn<QString>("english");
        QTest::addColumn<QString>("chinese");
        const auto row = [](const char* name, double value, const char* currency, bool compact, const char* english,
                             const char* chinese) {
            QTest::newRow(name) << value << QString::fromUtf8(currency) << compact << QString::fromUtf8(english)
                                << QString::fromUtf8(chinese);
        };
        row("small", 28.8, "EUR", false, "€28.80", "€28.80");
        row("hundred", 100, "EUR", false, "€100", "€100");
        row("rounds to hundred", 99.996, "EUR", false, "€100", "€100");
        row("thousands", 1920.4, "EUR", true, "€1,920", "€1,920");
        row("below ten thousand", 9999.4, "EUR", true, "€9,999", "€9,999");
        row("k", 41200, "EUR", true, "€41.2k", "€4.12 万");
        row("reaches k", 9999.6, "EUR", true, "€10.0k", "€1.00 万");
        row("hundreds of k", 312345, "EUR", true, "€312k", "€31.2 万");
        row("k to M", 999600, "EUR", true, "€1.00M", "€100 万");
        row("M", 1920000, "EUR", true, "€1.92M", "€192 万");
        row("B", 2.5e9, "GBP", true, "£2.50B", "£25.0 亿");
        row("yuan", 214000, "CNY", true, "CN¥214k", "¥21.4 万");
        row("million trillions", 3e12, "CNY", true, "CN¥3,000B", "¥3.00 万亿");
        row("yen", 98, "JPY", false, "¥98", "JP¥98");
        row("negative", -41200, "EUR", true, "−€41.2k", "−€4.12 万");
        row("no currency", 12.5, "", false, "12.50", "12.50");
        row("code", 12.5, "CHF", false, "CHF\u00a012.50", "CHF\u00a012.50");
        row("undefined", kNaN, "EUR", true, "–", "–");
    }
    void money()
    {
        QFETCH(double, value);
        QFETCH(QString, currency);
        QFETCH(bool, compact);
        QFETCH(QString, english);
        QFETCH(QString, chinese);
        QCOMPARE(en.money(value, currency, compact), english);
        QCOMPARE(zh.money(value, currency, compact), chinese);
    }

    void intervals()
    {
        QCOMPARE(en.interval(6.62, 7.07, 2), QStringLiteral("6.62–7.07"));
        QCOMPARE(en.interval(6.62, 7.07, 2, true), QStringLiteral("6.62–7.07%"));
        QCOMPARE(en.interval(-5.47, -1.76, 2), QStringLiteral("−5.47 to −1.76"));
        QCOMPARE(en.interval(-12, 16, 0), QStringLiteral("−12 to +16"));
        QCOMPARE(en.interval(-1.5, 2, 1, true), QStringLiteral("−1.5% to +2.0%"));
        QCOMPARE(zh.interval(-12, 16, 0), QStringLiteral("−12 至 +16"));
        QCOMPARE(en.interval(-0.001, 3, 1), QStringLiteral("0.0–3.0"));
        QCOMPARE(en.interval(kNaN, 1, 1), QStringLiteral("–"));
        QCOMPARE(en.rateInterval(estimate(0.0684, 0.0662, 0.0707)), QStringLiteral("6.62–7.07"));
        QCOMPARE(en.rateInterval(estimate(0.194, 0.178, 0.211)), QStringLiteral("17.8–21.1"));
        QCOMPARE(en.rateInterval({}), QStringLiteral("–"));
    }

    void dates()
    {
        const auto day = *core::parseIsoDate("2026-06-30");
        QCOMPARE(en.date(day), QStringLiteral("30 Jun 2026"));
        QCOMPARE(zh.date(day), QStringLiteral("2026-06-30"));
        QCOMPARE(en.date({}), QStringLiteral("–"));
        QCOMPARE(en.dateTime(0), QStringLiteral("1 Jan 1970 00:00"));
        QCOMPARE(zh.dateTime(60), QStringLiteral("1970-01-01 00:01"));
    }

    void periods_data()
    {
        QTest::addColumn<int>("grain");
        QTest::addColumn<QString>("day");
        QTest::addColumn<QStringList>("english");
        QTest::addColumn<QStringList>("chinese");
        const auto row = [](const char* name, core::Grain grain, const char* day, const QStringList& english,
                             const QStringList& chinese) {
            QTest::newRow(name) << int(grain) << QString::fromUtf8(day) << english << chinese;
        };
        row("month", core::Grain::Month, "2026-06-30", {"Jun 2026", "Jun", "Jun 26"},
            {"2026 年 6 月", "6月", "26年6月"});
        row("quarter", core::Grain::Quarter, "2026-06-30", {"Q2 2026", "Q2", "Q2 26"}, {"2026 年 Q2", "Q2", "26年Q2"});
        row("week", core::Grain::Week, "2026-06-30", {"W27 2026", "W27", "W27 26"},
            {"2026 年第 27 周", "27周", "26年27周"});
        row("week of the year before", core::Grain::Week, "2021-01-03", {"W53 2020", "W53", "W53 20"},
            {"2020 年第 53 周", "53周", "20年53周"});
        row("year", core::Grain::Year, "2026-06-30", {"2026", "2026", "2026"}, {"2026 年", "2026", "2026"});
        row("day", core::Grain::Day, "2009-06-03", {"3 Jun 2009", "3 Jun", "3 Jun 09"},
            {"2009-06-03", "6月3日", "09年6月3日"});
    }
    void periods()
    {
        QFETCH(int, grain);
        QFETCH(QString, day);
        QFETCH(QStringList, english);
        QFETCH(QStringList, chinese);
        const core::Period period = core::periodOf(*core::parseIsoDate(day.toStdString()), core::Grain(grain));
        QCOMPARE((QStringList{en.period(period), en.periodTick(period, false), en.periodTick(period, true)}), english);
        QCOMPARE((QStringList{zh.period(period), zh.periodTick(period, false), zh.periodTick(period, true)}), chinese);
    }

    void sizesAndTimes()
    {
        QCOMPARE(en.bytes(0), QStringLiteral("0 B"));
        QCOMPARE(en.bytes(999), QStringLiteral("999 B"));
        QCOMPARE(en.bytes(1400000), QStringLiteral("1.4 MB"));
        QCOMPARE(en.bytes(999960), QStringLiteral("1.0 MB"));
        QCOMPARE(en.bytes(340000000), QStringLiteral("340 MB"));
        QCOMPARE(en.duration(0.42), QStringLiteral("0.4 s"));
        QCOMPARE(en.duration(0.004), QStringLiteral("< 0.1 s"));
        QCOMPARE(en.duration(18), QStringLiteral("18 s"));
        QCOMPARE(en.duration(125), QStringLiteral("2 min"));
        QCOMPARE(en.duration(3900), QStringLiteral("1 h 5 min"));
        QCOMPARE(zh.duration(18), QStringLiteral("18 秒"));
        QCOMPARE(zh.duration(3900), QStringLiteral("1 小时 5 分钟"));
    }
};

HOLDFAST_TEST(FmtTest)
#include "FmtTest.moc"
