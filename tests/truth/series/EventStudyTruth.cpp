// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/series/EventStudy.h"
#include "core/Random.h"
#include "truth/Near.h"

#include <algorithm>
#include <cmath>
#include <numeric>

using namespace holdfast;
using namespace holdfast::analytics;

class EventStudyTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void byHand()
    {
        // Events at 2 and 7, two values on both sides: before 1.5 and 3.5, after 5.5 and 5.5; changes 4 and 2.
        const std::vector<double> x {1, 2, 9, 5, 6, 3, 4, 9, 5, 6};
        const auto study = eventStudy(x, std::vector<std::size_t> {7, 2, 2}, 2, 2, 0.95);
        QCOMPARE(study->used, std::size_t(2));
        QVERIFY(tests::within(*study->before.value, 2.5, 1e-12));
        QVERIFY(tests::within(*study->after.value, 5.5, 1e-12));
        QVERIFY(tests::within(*study->change.value, 3, 1e-12));
        // Standard error 1, one degree of freedom: half width tan(0.475 pi), p = 1 - 2/pi atan(3).
        QVERIFY(tests::within(*study->change.upper - 3, std::tan(0.475 * M_PI), 1e-9));
        QVERIFY(tests::within(study->p, 1 - 2 / M_PI * std::atan(3), 1e-9));
        QCOMPARE(study->profile.size(), std::size_t(5));
        QCOMPARE(study->profile[0].steps, std::int64_t(-2));
        QVERIFY(tests::within(*study->profile[2].mean.value, 9, 1e-12));
        QCOMPARE(study->overlapping, std::size_t(0));
    }

    void plantedChange()
    {
        core::Random random(14);
        std::vector<double> x(2000);
        for (double& value : x)
            value = 1e6 + random.normal();
        std::vector<std::size_t> events;
        for (std::size_t day = 50; day < 1950; day += 40) {
            events.push_back(day);
            for (std::size_t i = day + 1; i <= day + 10; ++i)
                x[i] += 0.5;
        }
        const auto study = eventStudy(x, events, 10, 10, 0.95);
        QVERIFY(*study->change.lower > 0.2 && *study->change.upper < 0.8);
        QVERIFY(*study->change.lower < 0.5 && *study->change.upper > 0.5);
        QVERIFY(study->p < 1e-4);
    }

    void edges()
    {
        const std::vector<double> x(10, 2.0);
        QCOMPARE(eventStudy(x, std::vector<std::size_t> {}, 2, 2, 0.95).error().code, core::Code::NotEnoughData);
        QCOMPARE(eventStudy(x, std::vector<std::size_t> {1, 9, 50}, 2, 2, 0.95).error().code, core::Code::NotEnoughData);
        const auto one = eventStudy(x, std::vector<std::size_t> {5}, 2, 2, 0.95);
        QVERIFY(one.has_value() && !one->change.lower);
        QCOMPARE(one->p, 1.0);
        const auto close = eventStudy(x, std::vector<std::size_t> {1, 4, 6}, 2, 2, 0.95);
        QCOMPARE(close->leftOut, std::size_t(1));
        QCOMPARE(close->overlapping, std::size_t(2));
    }
};

HOLDFAST_TEST(EventStudyTruth)
#include "EventStudyTruth.moc"
