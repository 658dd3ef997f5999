// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What a mark counts is what its rule holds for: cohorts, movers, classes, preferences, times and ages, against the answers the marks
// are drawn from and against plain loops.
#include "flow/Shop.h"

#include "domain/RuleParts.h"
#include "flow/CohortGrid.h"
#include "flow/Explore.h"
#include "flow/Holidays.h"
#include "flow/MarkRules.h"
#include "flow/RuleFields.h"

using namespace holdfast;
using domain::Rule;

class MarkRulesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    tests::Shop m_shop;
    flow::SessionPtr m_session;
    core::JobContext m_job;

    std::uint64_t held(const Rule& rule, flow::Session* session = nullptr)
    {
        const auto ids = flow::segmentCustomers(session ? *session : *m_session, rule, {}, m_job);
        if (!ids)
            qWarning("%s", tests::failureOf(ids).c_str());
        return ids ? ids->size() : ~0ull;
    }
    core::Code refused(const Rule& rule)
    {
        const auto ids = flow::segmentCustomers(*m_session, rule, {}, m_job);
        return ids ? core::Code::Cancelled : ids.error().code;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shop = tests::Shop::made(33, 400);
        const auto session = tests::workspaceOf(m_shop, m_folder.path().toStdString());
        MUST(session);
        m_session = *session;
    }

    void cohortCells()
    {
        const auto grid = flow::measureCohortGrid(*m_session, {}, m_job);
        MUST(grid);
        const auto plain = flow::measureCohorts(*m_session, {}, m_job);
        MUST(plain);
        const auto& cohorts = grid->cohorts.cohorts;
        QVERIFY(cohorts.size() > 6);
        QCOMPARE(cohorts.size(), plain->cohorts.size());
        for (std::size_t i = 0; i < cohorts.size(); ++i) {
            QCOMPARE(held(flow::cohortRule(cohorts[i].cohort)), cohorts[i].n);
            for (std::size_t age = 0; age < cohorts[i].cells.size(); ++age) {
                const auto& cell = cohorts[i].cells[age];
                const auto& detail = grid->details[i][age];
                QCOMPARE(held(flow::cohortCellRule(cohorts[i].cohort, int(age), false)), cell.retained);
                QCOMPARE(held(flow::cohortCellRule(cohorts[i].cohort, int(age), true)), age == 0 ? cohorts[i].n : detail.retainedSince);
                QCOMPARE(plain->cohorts[i].cells[age].retained, cell.retained);
                QVERIFY(detail.retainedSince >= cell.retained && detail.retainedSince <= cohorts[i].n);
                QVERIFY(detail.orders >= cell.retained);
            }
            QCOMPARE(grid->details[i].front().retainedSince, cohorts[i].n);
        }
        std::uint64_t later = 0;
        for (std::size_t i = 0; i + 2 < cohorts.size(); ++i)
            later += cohorts[i].cells[2].retained;
        QCOMPARE(held(flow::cohortAgeRule(cohorts.front().cohort, cohorts[cohorts.size() - 3].cohort, 2, false)), later);
    }

    // Orders and revenue of the cohorts, counted by hand.
    void cohortOrdersAndRevenue()
    {
        const auto grid = flow::measureCohortGrid(*m_session, {}, m_job);
        MUST(grid);
        const auto days = m_shop.purchaseDays(m_shop.last);
        const auto month = [](std::int32_t day) { return core::periodOf({day}, core::Grain::Month).index; };
        const int first = grid->cohorts.cohorts.front().cohort.index;
        std::map<std::pair<int, int>, std::set<std::string>> orders;
        std::map<std::pair<int, int>, std::int64_t> revenue;
        for (const auto& line : m_shop.lines) {
            const auto& own = days[std::size_t(line.customer)];
            if (own.empty() || line.day() < *own.begin())
                continue;
            const std::pair at(month(*own.begin()) - first, month(line.day()) - month(*own.begin()));
            revenue[at] += line.amount;
            if (line.amount > 0)
                orders[at].insert(line.order);
        }
        const auto& cohorts = grid->cohorts.cohorts;
        for (int i = 0; i < int(cohorts.size()); ++i) {
            std::int64_t since = 0;
            std::uint64_t ordersSince = 0;
            for (int age = int(cohorts[std::size_t(i)].cells.size()) - 1; age >= 0; --age) {
                const auto& detail = grid->details[std::size_t(i)][std::size_t(age)];
                const auto here = std::uint64_t(orders[{i, age}].size());
                since += revenue[{i, age}];
                ordersSince += here;
                QCOMPARE(detail.orders, here);
                QCOMPARE(detail.ordersSince, ordersSince);
                QVERIFY(std::abs(cohorts[std::size_t(i)].cells[std::size_t(age)].revenue - double(revenue[{i, age}]) / 100) < 1e-6);
                QVERIFY(std::abs(detail.revenueSince - double(since) / 100) < 1e-6);
            }
        }
        QVERIFY(cohorts.front().cells.back().partial == cohorts.back().cells.back().partial);
    }

    void whoCameAndWent()
    {
        const auto churn = flow::measureChurn(*m_session, {}, m_job);
        MUST(churn);
        std::uint64_t left = 0, fresh = 0, back = 0;
        for (const auto& period : churn->periods) {
            QCOMPARE(held(flow::leftRule(period.period)), period.churned);
            QCOMPARE(held(flow::joinedRule(period.period)), period.fresh);
            QCOMPARE(held(flow::returnedRule(period.period)), period.returning);
            left += period.churned;
            fresh += period.fresh;
            back += period.returning;
        }
        QVERIFY(left > 20 && fresh > 100 && back > 5);
    }

    void classesAndPreferences()
    {
        const auto answer = flow::measureBehaviour(*m_session, {}, m_job);
        MUST(answer);
        for (const auto& each : answer->frequency)
            QCOMPARE(held(flow::frequencyRule(each)), each.n);
        for (const auto& each : answer->cycle)
            QCOMPARE(held(flow::cycleRule(each)), each.n);
        QVERIFY(answer->preferences.size() >= 2);
        for (const auto& kind : answer->preferences)
            for (const auto& value : kind.values)
                QCOMPARE(held(flow::preferenceRule(kind.kind, value.value)), value.favourites);
        // Price bands are those of everybody, whoever is looked at.
        flow::Scope some;
        some.rule = flow::frequencyRule(answer->frequency.back());
        const auto part = flow::measureBehaviour(*m_session, some, m_job);
        MUST(part);
        for (std::size_t b = 0; b < part->preferences.back().values.size(); ++b) {
            const auto& of = part->preferences.back().values[b];
            QCOMPARE(held(domain::joined(Rule::Kind::All, {*some.rule, flow::preferenceRule("price-band", of.value)})), of.favourites);
            QVERIFY(of.from >= answer->preferences.back().values[b].from && of.to <= answer->preferences.back().values[b].to);
        }
    }

    void timesAgainstPlainLoops()
    {
        for (const auto& [weekday, hour] : {std::pair(1, 0), std::pair(3, 12), std::pair(7, 23), std::pair(5, -1)}) {
            std::set<int> who;
            for (const auto& line : m_shop.lines)
                if (line.amount > 0 && core::isoWeekday({line.day()}) == weekday && (hour < 0 || line.second % 86400 / 3600 == hour))
                    who.insert(line.customer);
            QVERIFY(!who.empty());
            QCOMPARE(held(flow::hourRule(weekday, hour)), std::uint64_t(who.size()));
        }
        for (int month = 1; month <= 12; ++month) {
            std::set<int> who;
            for (const auto& line : m_shop.lines)
                if (line.amount > 0 && core::ymd({line.day()}).month == month)
                    who.insert(line.customer);
            QCOMPARE(held(flow::monthRule(month)), std::uint64_t(who.size()));
        }
        std::set<int> before;
        for (const auto& line : m_shop.lines)
            if (const auto day = core::ymd({line.day()}); line.amount > 0 && day.year == 2025 && day.month == 12 && day.day <= 24)
                before.insert(line.customer);
        QCOMPARE(held(flow::holidayRule("christmas", m_shop.first, m_shop.last)), std::uint64_t(before.size()));
        QCOMPARE(held(flow::holidayRule("christmas", m_shop.first, m_shop.first + 40)), std::uint64_t(0)); // no window lies within
        // The mark of a holiday and its rule are of the same windows: those with four weeks of data on either side.
        const auto answer = flow::measureBehaviour(*m_session, {}, m_job);
        MUST(answer);
        QVERIFY(!answer->holidays.empty());
        std::size_t lessThanAll = 0;
        for (const auto& mark : answer->holidays) {
            std::set<int> who;
            std::uint64_t purchases = 0, years = 0, touched = 0;
            for (int year = core::ymd(m_shop.first).year; year <= core::ymd(m_shop.last).year; ++year)
                for (const auto& window : flow::holidaysOf(year)) {
                    if (window.holiday != mark.holiday)
                        continue;
                    touched += window.from <= m_shop.last && window.to >= m_shop.first;
                    if (window.from - 28 < answer->from || window.to + 28 > answer->to)
                        continue;
                    ++years;
                    for (const auto& line : m_shop.lines)
                        if (line.amount > 0 && line.day() >= window.from.days && line.day() <= window.to.days) {
                            who.insert(line.customer);
                            ++purchases;
                        }
                }
            QCOMPARE(mark.years, years);
            QCOMPARE(mark.purchases, purchases);
            QCOMPARE(held(flow::holidayRule(mark.holiday, answer->from, answer->to)), std::uint64_t(who.size()));
            lessThanAll += touched > years;
        }
        QVERIFY(lessThanAll > 0); // a window at the end of the data is in neither
        // Nobody has both: missing is who never bought.
        std::uint64_t never = 0;
        for (const auto& days : m_shop.purchaseDays(m_shop.last))
            never += days.empty();
        QCOMPARE(held(domain::comparison("bought_day", Rule::Op::Missing, {})), never);
        QCOMPARE(held(domain::comparison("bought_day", Rule::Op::GreaterEqual, {"A"})), held(domain::comparison("bought_day", Rule::Op::Equal, {core::isoText(m_shop.last)})));
        QVERIFY(held(domain::comparison("bought_day", Rule::Op::GreaterEqual, {"A"})) > 0);
    }

    void wrongConditionsAreRefused()
    {
        using Op = Rule::Op;
        QCOMPARE(refused(domain::comparison("bought_day", Op::Equal, {"soon"})), core::Code::InvalidRule);
        QCOMPARE(refused(domain::comparison("left_day", Op::Between, {"2025-01-01"})), core::Code::InvalidRule);
        QCOMPARE(refused(domain::comparison("left_day", Op::Contains, {"2025-01-01"})), core::Code::InvalidRule);
        QCOMPARE(refused(domain::comparison("left_day", Op::Equal, {"x"})), core::Code::InvalidRule);
        QCOMPARE(refused(domain::comparison("bought_channel", Op::Equal, {"web"})), core::Code::UnknownField); // the shop has none
        QCOMPARE(refused(domain::comparison("bought_", Op::Equal, {"web"})), core::Code::UnknownField);
        QCOMPARE(held(domain::comparison("left_day", Op::Between, {"2025-12-31", "2025-01-01"})), std::uint64_t(0));
    }

    // Before a day, on or before it, not on it, never: against the days bought, with somebody gone after 30 silent days.
    void openWindowsOfMovers()
    {
        using Op = Rule::Op;
        constexpr int kSilent = 30;
        const auto made = tests::workspaceOf(m_shop, m_folder.path().toStdString(), "movers");
        MUST(made);
        QVERIFY(flow::changeSetting(**made, "churn.inactive-days", std::to_string(kSilent)));
        const auto days = m_shop.purchaseDays(m_shop.last);
        const auto lastUpTo = [&](std::size_t c, std::int32_t day) {
            const auto it = days[c].upper_bound(day);
            return it == days[c].begin() ? std::optional<std::int32_t>() : *std::prev(it);
        };
        const auto active = [&](std::size_t c, std::int32_t day) {
            const auto last = lastUpTo(c, day);
            return last && *last >= day - kSilent;
        };
        // Came back at least once on a day up to this one.
        const auto cameBack = [&](std::size_t c, std::int32_t day) {
            std::optional<std::int32_t> before;
            for (const auto bought : days[c]) {
                if (bought <= day && before && bought > *before + kSilent + 1)
                    return true;
                before = bought;
            }
            return false;
        };
        const auto goneOnce = [&](std::size_t c, std::int32_t day) { return cameBack(c, day) || (lastUpTo(c, day) && !active(c, day)); };
        const auto count = [&](auto holds) {
            std::uint64_t n = 0;
            for (std::size_t c = 0; c < days.size(); ++c)
                n += holds(c);
            return n;
        };
        const auto ask = [&](const char* field, Op op, std::vector<std::string> values) { return held(domain::comparison(field, op, std::move(values)), made->get()); };
        const std::int32_t end = m_shop.last.days;
        for (const int back : {200, 90, 31, 0, -50}) {
            const std::int32_t day = end - back, last = std::min(day, end);
            const std::string text = core::isoText({day}), next = core::isoText({day + 1});
            const auto left = count([&](std::size_t c) { return lastUpTo(c, last) && !active(c, last); });
            const auto joined = count([&](std::size_t c) { return active(c, last); });
            const auto returned = count([&](std::size_t c) { return active(c, last) && cameBack(c, last); });
            QVERIFY(left > 0 && returned > 0);
            for (const auto& [field, n] : {std::pair("left_day", left), {"joined_day", joined}, {"returned_day", returned}}) {
                QCOMPARE(ask(field, Op::LessEqual, {text}), n);
                QCOMPARE(ask(field, Op::Less, {next}), n);
                QCOMPARE(ask(field, Op::Equal, {text}) <= n, true);
            }
        }
        // What has not happened yet has happened to nobody; the rest of a window does not reach beyond the facts.
        for (const char* field : {"left_day", "joined_day", "returned_day"}) {
            QCOMPARE(ask(field, Op::Between, {"A+61d", "A+90d"}), std::uint64_t(0));
            QCOMPARE(ask(field, Op::Equal, {"A+5d"}), std::uint64_t(0));
            QCOMPARE(ask(field, Op::GreaterEqual, {"A+1d"}), std::uint64_t(0));
            QCOMPARE(ask(field, Op::Between, {"A-60d", "A+90d"}), ask(field, Op::Between, {"A-60d", "A"}));
            const auto ids = flow::segmentCustomers(**made, domain::comparison(field, Op::In, {"A-90d", "A-30d"}), {}, m_job);
            MUST(ids);
            const auto one = flow::segmentCustomers(**made, domain::comparison(field, Op::Equal, {"A-90d"}), {}, m_job), other = flow::segmentCustomers(**made, domain::comparison(field, Op::Equal, {"A-30d"}), {}, m_job);
            MUST(one);
            MUST(other);
            std::set<std::string> either(one->begin(), one->end());
            either.insert(other->begin(), other->end());
            QCOMPARE(ids->size(), either.size());
            QCOMPARE(ask(field, Op::NotEqual, {"A+1d"}), ask(field, Op::LessEqual, {"A"}));
        }
        QCOMPARE(ask("left_day", Op::Missing, {}), count([&](std::size_t c) { return !goneOnce(c, end); }));
        QCOMPARE(ask("joined_day", Op::Missing, {}), count([&](std::size_t c) { return days[c].empty(); }));
        QCOMPARE(ask("returned_day", Op::Missing, {}), count([&](std::size_t c) { return !cameBack(c, end); }));
    }

    // A file with columns called as fields the program makes: rules of marks are of what was counted, rules of columns of the columns.
    void columnsOfTheSameName()
    {
        const std::string base = m_folder.filePath(QStringLiteral("names")).toStdString();
        std::ofstream(base + "-customers.csv") << "Customer ID,first_purchase,purchase_cycle,left_day,orders\na,2019-05-05,7,x,40\nb,2019-05-05,7,x,40\nc,2019-05-05,7,y,40\n";
        std::ofstream(base + "-orders.csv") << "Order,Customer ID,Date,Amount\n1,a,2024-01-05,10\n2,a,2024-02-14,10\n3,b,2024-01-20,10\n4,c,2024-02-02,10\n5,c,2024-12-30,10\n";
        auto session = flow::createWorkspace(base + ".holdfast", tests::fixedClock());
        MUST(session);
        for (const auto& [file, role] : {std::pair("-customers.csv", "customer"), std::pair("-orders.csv", "transaction")}) {
            flow::ImportRequest request;
            request.path = base + file;
            request.role = role;
            MUST(flow::importSource(**session, request, m_job));
        }
        QVERIFY(flow::changeSetting(**session, "churn.definition", "inactivity"));
        QVERIFY(flow::changeSetting(**session, "churn.inactive-days", "60"));
        const auto grid = flow::measureCohortGrid(**session, {}, m_job);
        MUST(grid);
        QCOMPARE(grid->cohorts.cohorts.front().n, std::uint64_t(2));
        for (const auto& cohort : grid->cohorts.cohorts)
            QCOMPARE(held(flow::cohortRule(cohort.cohort), session->get()), cohort.n);
        const auto answer = flow::measureBehaviour(**session, {}, m_job);
        MUST(answer);
        std::uint64_t cycles = 0;
        for (const auto& each : answer->cycle) {
            QCOMPARE(held(flow::cycleRule(each), session->get()), each.n);
            cycles += each.n;
        }
        QCOMPARE(cycles, std::uint64_t(2));
        const auto churn = flow::measureChurn(**session, {}, m_job);
        MUST(churn);
        std::uint64_t left = 0;
        for (const auto& period : churn->periods) {
            QCOMPARE(held(flow::leftRule(period.period), session->get()), period.churned);
            left += period.churned;
        }
        QVERIFY(left > 0);
        QCOMPARE(held(domain::comparison("first_purchase", Rule::Op::Equal, {"2019-05-05"}), session->get()), std::uint64_t(3));
        QCOMPARE(held(domain::comparison("left_day", Rule::Op::Equal, {"x"}), session->get()), std::uint64_t(2));
        QCOMPARE(held(domain::comparison("orders", Rule::Op::Equal, {"40"}), session->get()), std::uint64_t(3));
        QCOMPARE(held(domain::comparison("own:orders", Rule::Op::Equal, {"2"}), session->get()), std::uint64_t(2));
        // Who writes a rule is offered both, each by a name of its own.
        const auto fields = flow::ruleFields(**session, {}, m_job);
        MUST(fields);
        std::multiset<std::string> names;
        for (const auto& field : *fields)
            names.insert(field.name);
        for (const char* name : {"first_purchase", "own:first_purchase", "purchase_cycle", "own:purchase_cycle", "left_day", "own:left_day", "recency_days"})
            QCOMPARE(names.count(name), std::size_t(1));
        QCOMPARE(names.count("own:recency_days"), std::size_t(0));
    }

    // Who writes a rule is offered what a rule understands.
    void everyFieldOfferedIsUnderstood()
    {
        const auto fields = flow::ruleFields(*m_session, {}, m_job);
        MUST(fields);
        int ofEvents = 0;
        for (const auto& field : *fields) {
            ofEvents += field.name.starts_with("bought_") || field.name.starts_with("favourite_") || field.name.ends_with("ed_day") || field.name == "left_day";
            const std::string value = field.type == "text" ? field.words.empty() ? "x" : field.words.front() : field.least.empty() ? "1" : field.least;
            QVERIFY2(held(domain::comparison(field.name, Rule::Op::Equal, {value})) != ~0ull, field.name.c_str());
        }
        QVERIFY(ofEvents >= 11);
    }

    void agePyramids()
    {
        // Ages, years of birth, days of birth: whole years around the limits of the bands.
        const core::CivilDate asOf {20500};
        for (const int kind : {0, 1, 2}) {
            const std::string base = m_folder.filePath(QStringLiteral("people-%1").arg(kind)).toStdString();
            std::ofstream out(base + ".csv", std::ios::binary);
            out << (kind == 0 ? "Customer ID,Gender,Age,Sign-up date\n" : kind == 1 ? "Customer ID,Gender,birth_year,Sign-up date\n" : "Customer ID,Gender,birth_date,Sign-up date\n");
            for (int i = 0; i < 300; ++i) {
                const int days = i * 110 + i % 7;
                out << "p" << i << (i % 3 == 0 ? ",f," : i % 3 == 1 ? ",m," : ",") << (i % 3 == 2 ? "," : "")
                    << (kind == 0 ? std::to_string(i % 95) : kind == 1 ? std::to_string(core::ymd(asOf - days).year) : core::isoText(asOf - days)) << ',' << core::isoText(asOf) << '\n';
            }
            out.close();
            auto session = flow::createWorkspace(base + ".holdfast", tests::fixedClock());
            MUST(session);
            flow::ImportRequest request;
            request.path = base + ".csv";
            request.role = "customer";
            MUST(flow::importSource(**session, request, m_job));
            flow::Scope scope;
            scope.asOf = asOf;
            const auto answer = flow::measureDemographics(**session, scope, m_job);
            MUST(answer);
            QVERIFY(answer->pyramid.has_value());
            QCOMPARE(answer->pyramid->fromBirth, kind != 0);
            std::uint64_t all = 0;
            for (std::size_t band = 0; band < answer->pyramid->from.size(); ++band) {
                std::uint64_t both = 0;
                for (std::size_t g = 0; g < answer->pyramid->genders.size(); ++g) {
                    const auto ids = flow::segmentCustomers(**session, flow::pyramidRule(*answer->pyramid, band, int(g), asOf), scope, m_job);
                    MUST(ids);
                    QCOMPARE(std::uint64_t(ids->size()), answer->pyramid->counts[g][band]);
                    both += ids->size();
                }
                const auto ids = flow::segmentCustomers(**session, flow::pyramidRule(*answer->pyramid, band, -1, asOf), scope, m_job);
                MUST(ids);
                QCOMPARE(std::uint64_t(ids->size()), both);
                all += both;
            }
            QCOMPARE(all, std::uint64_t(200));
        }
    }
};

HOLDFAST_TEST(MarkRulesTest)
#include "MarkRulesTest.moc"
