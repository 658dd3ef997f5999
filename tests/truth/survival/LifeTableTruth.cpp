// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "analytics/survival/Survival.h"
#include "core/Random.h"
#include "truth/Near.h"

using namespace holdfast;
using namespace holdfast::analytics;
using holdfast::tests::close;

class LifeTableTruth : public QObject {
    Q_OBJECT
private Q_SLOTS:
    // Whole numbers are counted, others sorted: the same curve, and at each time as many at risk as entry < t <= time says.
    void bothWays()
    {
        core::Random random(11);
        std::vector<double> time, half, entry, halfEntry;
        std::vector<std::uint8_t> event;
        for (int i = 0; i < 400; ++i) {
            entry.push_back(static_cast<double>(random.below(20)) - 3);
            time.push_back(std::max(0.0, entry.back() + 1 + static_cast<double>(random.below(30))));
            half.push_back(time.back() / 2);
            halfEntry.push_back(entry.back() / 2);
            event.push_back(random.chance(0.5));
        }
        const auto a = curveOf(lifeTable({time, event, entry}), 0), b = curveOf(lifeTable({half, event, halfEntry}), 0);
        QCOMPARE(a.points.size(), b.points.size());
        for (std::size_t k = 0; k < a.points.size(); ++k) {
            std::int64_t atRisk = 0, events = 0;
            for (std::size_t i = 0; i < time.size(); ++i) {
                atRisk += entry[i] < a.points[k].time && a.points[k].time <= time[i];
                events += event[i] && time[i] == a.points[k].time && entry[i] < time[i];
            }
            QCOMPARE(a.points[k].atRisk, atRisk);
            QCOMPARE(a.points[k].events, events);
            QCOMPARE(b.points[k].survival, a.points[k].survival);
            QCOMPARE(b.points[k].time, a.points[k].time / 2);
        }
    }

    void edges()
    {
        QVERIFY(lifeTable({}).times.empty());
        const std::vector<double> time {3, 4}, entry {3, 1};
        const std::vector<std::uint8_t> event {1, 1};
        QCOMPARE(curveOf(lifeTable({time, event, entry}), 0).n, 1); // entry at its own time: never at risk
        const std::vector<double> wide {1, 1e15};
        QCOMPARE(curveOf(lifeTable({wide, event}), 0).lastTime(), 1e15); // not counted by whole numbers
        const std::vector<std::uint32_t> group {1, 1};
        QCOMPARE(curveOf(lifeTable({time, event, {}, group, 2}), 0).n, 0);
    }
};

HOLDFAST_TEST(LifeTableTruth)
#include "LifeTableTruth.moc"
