// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "features/Lifecycle.h"

using namespace holdfast;
using features::Stage;

class LifecycleTest : public QObject {
    Q_OBJECT

    // A snapshot with one customer for each list of (day, amount in cents).
    static frame::Snapshot shop(const std::vector<std::vector<std::pair<int, int>>>& customers)
    {
        std::vector<std::uint32_t> customer, orders;
        std::vector<std::int32_t> days;
        std::vector<std::int64_t> amounts;
        frame::Snapshot shot;
        for (std::size_t c = 0; c < customers.size(); ++c) {
            shot.customers.push_back(std::to_string(c));
            for (const auto& [day, amount] : customers[c]) {
                customer.push_back(std::uint32_t(c));
                days.push_back(day);
                amounts.push_back(amount);
            }
        }
        shot.transactions = features::groupEvents(customers.size(), customer, days, amounts, orders);
        shot.firstDay = {0};
        shot.lastDay = shot.asOf = shot.dataTo = {1000};
        return shot;
    }
    static std::vector<std::pair<int, int>> every(int from, int to, int gap, int amount = 1000)
    {
        std::vector<std::pair<int, int>> events;
        for (int day = from; day <= to; day += gap)
            events.push_back({day, amount});
        return events;
    }

private Q_SLOTS:
    void rules()
    {
        auto grows = every(0, 900, 30);
        for (const auto& event : every(911, 1000, 5))
            grows.push_back(event);
        const frame::Snapshot shot = shop({every(0, 1000, 30), grows, every(0, 900, 30), every(950, 1000, 10), {{990, -500}}, every(850, 1000, 30), {{800, 1000}}});
        const features::StageReader reader(shot, nullptr, {});
        QCOMPARE(int(reader.at(0, 1000)), int(Stage::Mature)); // as ever
        QCOMPARE(int(reader.at(1, 1000)), int(Stage::Growth)); // six times as often
        QCOMPARE(int(reader.at(2, 1000)), int(Stage::Decline)); // silent for a window
        QCOMPARE(int(reader.at(3, 1000)), int(Stage::New)); // 50 days since the first purchase
        QCOMPARE(int(reader.at(4, 1000)), int(Stage::Prospect)); // gave something back, bought nothing
        QCOMPARE(int(reader.at(5, 1000)), int(Stage::Growth)); // no baseline yet, buys
        QCOMPARE(int(reader.at(6, 1000)), int(Stage::Decline)); // no baseline yet, silent
        // What came later is not seen.
        QCOMPARE(int(reader.at(2, 900)), int(Stage::Mature));
        QCOMPARE(int(reader.at(3, 949)), int(Stage::None));
        QCOMPARE(int(reader.at(3, 950)), int(Stage::New));
    }

    void goneByTheDefinition()
    {
        const frame::Snapshot shot = shop({every(0, 700, 30), every(0, 1000, 30)});
        domain::ChurnDefinition silence;
        silence.kind = domain::ChurnKind::Inactivity;
        silence.inactiveDays = 100;
        core::JobContext job;
        const auto spans = features::activitySpans(shot, silence, job);
        QVERIFY(spans.has_value());
        const features::StageReader reader(shot, &*spans, {});
        QCOMPARE(int(reader.at(0, 1000)), int(Stage::Churned));
        QCOMPARE(int(reader.at(0, 790)), int(Stage::Decline)); // last bought on day 690: gone from day 791 on
        QCOMPARE(int(reader.at(0, 791)), int(Stage::Churned));
        QCOMPARE(int(reader.at(1, 1000)), int(Stage::Mature));
    }

    void edges()
    {
        core::JobContext job;
        const frame::Snapshot nobody = shop({});
        const core::CivilDate days[] = {{10}, {20}};
        const auto none = features::StageReader(nobody, nullptr, {}).on(days, job);
        QVERIFY(none && none->size() == 2 && none->front().empty());
        const frame::Snapshot one = shop({{{15, 100}}});
        const auto stages = features::StageReader(one, nullptr, {}).on(days, job);
        QVERIFY(stages && (*stages)[0][0] == Stage::None && (*stages)[1][0] == Stage::New);
        job.stop();
        QVERIFY(!features::StageReader(one, nullptr, {}).on(days, job));
    }
};

HOLDFAST_TEST(LifecycleTest)
#include "LifecycleTest.moc"
