// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decimal.h"
#include "core/Period.h"
#include "support/TestMain.h"

using namespace holdfast::core;

class CalendarTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void daysAndBack()
    {
        for (std::int32_t day = -800000; day < 800000; day += 37) {
            const auto [y, m, d] = civilFromDays(day);
            QCOMPARE(daysFromCivil(y, m, d), day);
        }
        QCOMPARE(daysFromCivil(2000, 3, 1), 11017);
        QVERIFY(!civilDate(2023, 2, 29));
        QVERIFY(civilDate(2024, 2, 29));
        QVERIFY(!civilDate(1900, 2, 29));
    }

    void isoWeeks()
    {
        // ISO 8601: 2021-01-03 is a Sunday of 2020-W53, 2024-12-30 a Monday of 2025-W01.
        QCOMPARE(name(periodOf(*parseIsoDate("2021-01-03"), Grain::Week)), std::string("2020-W53"));
        QCOMPARE(name(periodOf(*parseIsoDate("2024-12-30"), Grain::Week)), std::string("2025-W01"));
        QCOMPARE(isoWeekday(*parseIsoDate("2024-12-30")), 1);
        QCOMPARE(isoWeekday(*parseIsoDate("1969-12-28")), 7);
    }

    void periodsTile()
    {
        for (const Grain grain : {Grain::Day, Grain::Week, Grain::Month, Grain::Quarter, Grain::Year}) {
            Period period = periodOf(*parseIsoDate("1968-02-15"), grain);
            for (int i = 0; i < 300; ++i, period = period + 1) {
                QCOMPARE(lastDay(period) + 1, firstDay(period + 1));
                QCOMPARE(periodOf(firstDay(period), grain), period);
                QCOMPARE(periodOf(lastDay(period), grain), period);
            }
        }
    }

    void dateTimes()
    {
        QCOMPARE(isoDateTimeText(*parseIsoDateTime("2010-12-01 08:26:00")), std::string("2010-12-01T08:26:00"));
        QCOMPARE(isoDateTimeText(-1), std::string("1969-12-31T23:59:59"));
        QVERIFY(!parseIsoDateTime("2010-12-01 24:00:00"));
        QVERIFY(!parseIsoDateTime("2010-12-01 08:26:0"));
    }

    void decimals()
    {
        QCOMPARE(plainText({-1230, 2}), std::string("-12.30"));
        QCOMPARE(plainText({-1230, 2}, true), std::string("-12.3"));
        QCOMPARE(plainText({5, 3}), std::string("0.005"));
        QCOMPARE(plainText({0, 2}, true), std::string("0"));
        QCOMPARE(plainText({std::numeric_limits<std::int64_t>::min(), 0}), std::string("-9223372036854775808"));
    }
};

HOLDFAST_TEST(CalendarTest)
#include "CalendarTest.moc"
