// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Behaviour.h"
#include "flow/Holidays.h"

#include <cmath>

using namespace holdfast;

class BehaviourFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    tests::Shop m_shop;
    flow::SessionPtr m_session;
    core::JobContext m_job;

private Q_SLOTS:
    void initTestCase()
    {
        m_shop = tests::Shop::made(21, 400);
        const auto session = tests::workspaceOf(m_shop, m_folder.path().toStdString());
        MUST(session);
        m_session = *session;
    }

    void classesAgainstPlainLoops()
    {
        const auto answer = flow::measureBehaviour(*m_session, {}, m_job);
        MUST(answer);
        const auto days = m_shop.purchaseDays(m_shop.last);
        std::vector<std::uint64_t> orders(6, 0), cycles(7, 0);
        std::uint64_t once = 0;
        for (std::size_t c = 0; c < m_shop.customers.size(); ++c) {
            std::set<std::string> recent;
            for (const auto& line : m_shop.lines)
                if (line.customer == int(c) && line.amount > 0 && line.day() > m_shop.last.days - 365)
                    recent.insert(line.order);
            const auto n = recent.size();
            ++orders[n <= 2 ? n : n <= 4 ? 3 : n <= 9 ? 4 : 5];
            once += days[c].size() == 1;
            if (days[c].size() < 2)
                continue;
            const double mean = std::round(double(*days[c].rbegin() - *days[c].begin()) / double(days[c].size() - 1));
            ++cycles[mean <= 7 ? 0 : mean <= 14 ? 1 : mean <= 30 ? 2 : mean <= 60 ? 3 : mean <= 90 ? 4 : mean <= 180 ? 5 : 6];
        }
        std::uint64_t all = 0;
        for (std::size_t i = 0; i < orders.size(); ++i) {
            QCOMPARE(answer->frequency[i].n, orders[i]);
            all += answer->frequency[i].n;
            QVERIFY(answer->frequency[i].churned <= answer->frequency[i].active && answer->frequency[i].active <= answer->frequency[i].n);
        }
        QCOMPARE(all, std::uint64_t(400));
        for (std::size_t i = 0; i < cycles.size(); ++i)
            QCOMPARE(answer->cycle[i].n, cycles[i]);
        QCOMPARE(answer->oneTime, once);
    }

    void preferencesAndTimesAgainstPlainLoops()
    {
        const auto answer = flow::measureBehaviour(*m_session, {}, m_job);
        MUST(answer);
        std::map<std::string, std::int64_t> revenue;
        std::map<std::string, std::set<int>> buyers;
        std::map<int, std::map<std::string, std::int64_t>> spent;
        std::vector<std::vector<std::uint64_t>> hours(7, std::vector<std::uint64_t>(24, 0));
        std::int64_t total = 0;
        std::uint64_t purchases = 0;
        for (const auto& line : m_shop.lines) {
            if (line.amount <= 0)
                continue;
            revenue[line.category] += line.amount;
            buyers[line.category].insert(line.customer);
            spent[line.customer][line.category] += line.amount;
            total += line.amount;
            ++purchases;
            ++hours[std::size_t((line.day() + 3) % 7)][std::size_t(line.second % 86400 / 3600)]; // day 0 was a Thursday
        }
        QVERIFY(answer->hasHours);
        QCOMPARE(answer->hours, hours);
        const auto category = std::ranges::find(answer->preferences, std::string("category"), &flow::PreferenceKind::kind);
        QVERIFY(category != answer->preferences.end());
        QCOMPARE(category->values.size(), revenue.size());
        std::uint64_t favourites = 0;
        for (const auto& value : category->values) {
            QVERIFY(std::abs(value.revenue - double(revenue[value.value]) / 100) < 1e-6);
            QVERIFY(std::abs(value.share - double(revenue[value.value]) / double(total)) < 1e-9);
            QCOMPARE(value.buyers, std::uint64_t(buyers[value.value].size()));
            favourites += value.favourites;
        }
        QCOMPARE(favourites, std::uint64_t(spent.size()));
        const auto bands = std::ranges::find(answer->preferences, std::string("price-band"), &flow::PreferenceKind::kind);
        QVERIFY(bands != answer->preferences.end());
        QCOMPARE(bands->values.size(), std::size_t(4));
        std::uint64_t inBands = 0;
        for (std::size_t b = 0; b < 4; ++b) {
            inBands += bands->values[b].purchases;
            QVERIFY(b == 0 || bands->values[b].from > bands->values[b - 1].to);
            QVERIFY(std::abs(double(bands->values[b].purchases) / double(purchases) - 0.25) < 0.01);
        }
        QCOMPARE(inBands, purchases);
        std::uint64_t months = 0, monthDays = 0;
        for (const auto& month : answer->months) {
            months += month.purchases;
            monthDays += month.days;
        }
        QCOMPARE(months, purchases);
        QCOMPARE(monthDays, std::uint64_t(answer->to - answer->from + 1));
    }

    void holidaysFallWhereTheyMust()
    {
        const auto dated = [](int year, const std::string& holiday) {
            for (const auto& window : flow::holidaysOf(year))
                if (window.holiday == holiday)
                    return core::isoText(window.from) + " " + core::isoText(window.to);
            return std::string();
        };
        QCOMPARE(dated(2024, "easter"), std::string("2024-03-24 2024-04-01")); // Easter Sunday 31 March
        QCOMPARE(dated(2025, "easter"), std::string("2025-04-13 2025-04-21"));
        QCOMPARE(dated(2025, "black-friday"), std::string("2025-11-27 2025-12-01"));
        QCOMPARE(dated(2022, "black-friday"), std::string("2022-11-24 2022-11-28"));
        QCOMPARE(dated(2024, "spring-festival"), std::string("2024-01-20 2024-02-09"));
        QVERIFY(dated(1999, "spring-festival").empty());
    }

    // Purchases doubled before Christmas, one a day otherwise: the index says so.
    void plantedChristmas()
    {
        const std::string path = m_folder.filePath(QStringLiteral("christmas")).toStdString();
        std::ofstream file(path + ".csv", std::ios::binary);
        file << "Customer ID,Date,Amount\n";
        for (int day = core::daysFromCivil(2024, 10, 1); day <= core::daysFromCivil(2025, 2, 15); ++day) {
            const bool before = day >= core::daysFromCivil(2024, 12, 1) && day <= core::daysFromCivil(2024, 12, 24);
            for (int i = 0; i < (before ? 20 : 10); ++i)
                file << "c" << day % 37 << ',' << core::isoText({day}) << ",10.00\n";
        }
        file.close();
        auto session = flow::createWorkspace(path + ".holdfast", tests::fixedClock());
        MUST(session);
        flow::ImportRequest request;
        request.path = path + ".csv";
        request.role = "transaction";
        MUST(flow::importSource(**session, request, m_job));
        const auto answer = flow::measureBehaviour(**session, {}, m_job);
        MUST(answer);
        QVERIFY(!answer->hasHours && answer->hours.empty());
        const auto christmas = std::ranges::find(answer->holidays, std::string("christmas"), &flow::HolidayEffect::holiday);
        QVERIFY(christmas != answer->holidays.end());
        QCOMPARE(christmas->years, std::uint64_t(1));
        QVERIFY(std::abs(*christmas->index.value - 2) < 1e-12);
        QVERIFY(*christmas->index.lower > 1.7 && *christmas->index.upper < 2.4);
        QVERIFY(std::ranges::find(answer->holidays, std::string("easter"), &flow::HolidayEffect::holiday) == answer->holidays.end());
    }

    void refusals()
    {
        flow::Scope nobody;
        nobody.rule = domain::Rule {};
        nobody.rule->kind = domain::Rule::Kind::Ids;
        const auto none = flow::measureBehaviour(*m_session, nobody, m_job);
        QVERIFY(!none && none.error().code == core::Code::NotEnoughData);
        core::JobContext stopped;
        stopped.stop();
        const auto cancelled = flow::measureBehaviour(*m_session, {}, stopped);
        QVERIFY(!cancelled && cancelled.error().code == core::Code::Cancelled);
    }
};

HOLDFAST_TEST(BehaviourFlowTest)
#include "BehaviourFlowTest.moc"
