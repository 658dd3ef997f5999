// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Moment.h"
#include "support/TestMain.h"

#include "core/CivilDate.h"

using namespace holdfast;
using namespace holdfast::text;

class MomentTest : public QObject {
    Q_OBJECT

    static std::string shown(std::string_view text, DateOrder order)
    {
        const auto moment = parseMoment(text, order);
        return !moment                                        ? "none"
            : moment->shape.clock == MomentShape::Clock::None ? core::isoText({moment->days})
                                                              : core::isoDateTimeText(moment->seconds());
    }

private Q_SLOTS:
    void readings()
    {
        using enum DateOrder;
        struct Row {
            const char* text;
            DateOrder order;
            const char* want;
        };
        for (const Row& row : {Row{"2024-02-29", Ymd, "2024-02-29"}, {"2023-02-29", Ymd, "none"},
                 {"2024/3/5", Ymd, "2024-03-05"}, {"2024年3月5日", Ymd, "2024-03-05"}, {"20240305", Ymd, "2024-03-05"},
                 {"2024.10.9", Ymd, "2024-10-09"}, {"03/04/2025", Dmy, "2025-04-03"}, {"03/04/2025", Mdy, "2025-03-04"},
                 {"25/03/2024", Mdy, "none"}, {"28.02.2024", Dmy, "2024-02-28"}, {"5-Mar-2024", Dmy, "2024-03-05"},
                 {"5 mar 2024", Dmy, "2024-03-05"}, {"1-2", Ymd, "none"}, {"10-12", Dmy, "none"},
                 {"2024-03-05 08:30", Ymd, "2024-03-05T08:30:00"}, {"2024-03-05T08:30:15Z", Ymd, "2024-03-05T08:30:15"},
                 {"2024-03-05T08:30:00+08:00", Ymd, "2024-03-05T00:30:00"},
                 {"3/5/2024 1:05:09 PM", Mdy, "2024-03-05T13:05:09"},
                 {"12/31/1899 12:00:00 AM", Mdy, "1899-12-31T00:00:00"}, {"2024-03-05 24:00", Ymd, "none"},
                 {"2024-03-05 08:30:15.123", Ymd, "2024-03-05T08:30:15"}, {"0000-00-00", Ymd, "none"},
                 {"2024-13-01", Ymd, "none"}, {"2024-03-05x", Ymd, "none"}, {"民国114年3月1日", Ymd, "none"},
                 {"11.0.1", Dmy, "none"}, {"2024-3/5", Ymd, "none"}, {"123-45-6789", Dmy, "none"}})
            QCOMPARE(shown(row.text, row.order), std::string(row.want));
        QVERIFY(parseMoment("31/12/49", Dmy)->shape.twoDigitYear);
        QVERIFY(builtLikeDate("2023-02-30") && builtLikeDate("0000-00-00") && !builtLikeDate("12-34-56")
            && !builtLikeDate("hello world"));
    }

    void patterns()
    {
        struct Row {
            const char* text;
            DateOrder order;
            const char* pattern;
        };
        for (const Row& row :
            {Row{"28.02.2024", DateOrder::Dmy, "dd.MM.yyyy"}, {"2024年03月05日", DateOrder::Ymd, "yyyy年MM月dd日"},
                {"03/05/2024 01:05 PM", DateOrder::Mdy, "MM/dd/yyyy hh:mm a"},
                {"2024-03-05T08:30:15Z", DateOrder::Ymd, "yyyy-MM-ddTHH:mm:ssZ"},
                {"05-Mar-2024", DateOrder::Dmy, "dd-MMM-yyyy"}}) {
            const auto moment = parseMoment(row.text, row.order);
            QVERIFY2(moment, row.text);
            QCOMPARE(patternOf(moment->shape, row.order, true, true), std::string(row.pattern));
            MomentShape model = moment->shape;
            QVERIFY(reproduces(moment->shape, model, true, true));
        }
        const auto unpadded = parseMoment("3/5/2024", DateOrder::Mdy);
        QVERIFY(!reproduces(unpadded->shape, unpadded->shape, true, true));
        QVERIFY(reproduces(unpadded->shape, unpadded->shape, false, true));
    }

    void fastRoadAgrees()
    {
        for (int year : {1, 1600, 1900, 1999, 2000, 2023, 2024, 9999})
            for (int month = 0; month <= 13; ++month)
                for (int day = 0; day <= 32; ++day) {
                    char text[24];
                    std::snprintf(text, sizeof text, "%04d-%02d-%02d", year, month, day);
                    std::int64_t fast = 0;
                    const bool read = parseIso(text, 10, fast);
                    const auto slow = parseMoment(text, DateOrder::Ymd);
                    QCOMPARE(read, slow.has_value());
                    if (read)
                        QCOMPARE(fast, std::int64_t{slow->days});
                }
    }
};

HOLDFAST_TEST(MomentTest)
#include "MomentTest.moc"
