// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Explore.h"
#include "flow/Retention.h"

#include <cmath>

using namespace holdfast;

// Two files in, every analysis out, each figure counted again by a plain loop over what was written.
class ImportFlowTest : public QObject {
    Q_OBJECT

    static constexpr int kSilent = 60;
    QTemporaryDir m_folder;
    tests::Shop m_shop = tests::Shop::made(11);
    flow::SessionPtr m_session;
    core::CivilDate m_asOf;

    // Active at the end of a day: the last purchase is at most D days back.
    static bool active(const std::set<std::int32_t>& days, std::int32_t day)
    {
        const auto after = days.upper_bound(day);
        return after != days.begin() && day - *std::prev(after) <= kSilent;
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_asOf = m_shop.last;
        const std::string folder = m_folder.path().toStdString();
        m_shop.writeCustomers(folder + "/customers.csv");
        m_shop.writeLines(folder + "/orders.csv",
            "X-1,000001,2025-09-01 10:00:00,not a number,Garden\n"
            "X-2,,2025-09-01 10:00:00,5.00,Garden\n"
            "X-3,000001,2025-13-45 10:00:00,5.00,Garden\n");
        auto session = flow::createWorkspace(folder + "/w.holdfast", tests::fixedClock());
        MUST(session);
        m_session = *session;

        core::JobContext job;
        flow::ImportRequest customers;
        customers.path = folder + "/customers.csv";
        const auto loaded = flow::importSource(*m_session, customers, job);
        MUST(loaded);
        QCOMPARE(loaded->table, std::string("customer"));
        QCOMPARE(loaded->read, m_shop.customers.size());
        QCOMPARE(loaded->loaded, m_shop.customers.size());

        flow::ImportRequest orders;
        orders.path = folder + "/orders.csv";
        const auto lines = flow::importSource(*m_session, orders, job);
        MUST(lines);
        QCOMPARE(lines->table, std::string("transaction"));
        QCOMPARE(lines->read, m_shop.lines.size() + 3);
        // A line without a customer is kept (it is somebody's revenue) and left out where customers are counted.
        QCOMPARE(lines->loaded, m_shop.lines.size() + 1);
        QCOMPARE(lines->rejected, 2u);
        std::uint64_t rejected = 0;
        for (const auto& [reason, n] : lines->rejectedBy)
            rejected += n;
        QCOMPARE(rejected, 2u);
        const auto aside = flow::quarantinedRows(*m_session, lines->importId, 10);
        MUST(aside);
        QCOMPARE(aside->size(), 2u);
        QCOMPARE(aside->at(0).line, m_shop.lines.size() + 2);
        QCOMPARE(aside->at(0).value, std::string("not a number"));
        const auto set = flow::changeSetting(*m_session, "churn.inactive-days", std::to_string(kSilent));
        MUST(set);
    }

    void everyRowIsThere()
    {
        core::JobContext job;
        const auto customers = flow::rowsOf(*m_session, "customer", 0, 10000, false, job);
        MUST(customers);
        QCOMPARE(customers->rows.size(), m_shop.customers.size());
        for (std::size_t i = 0; i < m_shop.customers.size(); ++i) {
            const auto& row = customers->rows[i];
            const auto& c = m_shop.customers[i];
            QCOMPARE(row[0].value_or(""), c.id); // leading zeros stay
            QCOMPARE(row[1].value_or(""), core::isoText({c.signup}));
            QCOMPARE(row[2].has_value(), !c.region.empty());
            QCOMPARE(row[2].value_or(""), c.region);
            QCOMPARE(row[4].value_or("-1"), std::to_string(c.age));
            QCOMPARE(row[5].value_or(""), std::string(c.consent < 0 ? "" : c.consent == 1 ? "true" : "false"));
        }
        const auto lines = flow::rowsOf(*m_session, "transaction", 0, 100000, false, job);
        MUST(lines);
        QCOMPARE(lines->rows.size(), m_shop.lines.size() + 1);
        for (std::size_t i = 0; i < m_shop.lines.size(); ++i) {
            QCOMPARE(lines->rows[i][0].value_or(""), m_shop.lines[i].order);
            QCOMPARE(lines->rows[i][2].value_or(""), core::isoDateTimeText(m_shop.lines[i].second));
            QCOMPARE(std::llround(std::stod(lines->rows[i][3].value_or("0")) * 100), m_shop.lines[i].amount);
        }
    }

    void churnByMonth()
    {
        core::JobContext job;
        const auto churn = flow::measureChurn(*m_session, {}, job);
        MUST(churn);
        QCOMPARE(churn->definition.inactiveDays, kSilent);
        QVERIFY(!churn->proposed);
        QCOMPARE(churn->basis.excluded.at("customer-missing"), 1u);
        const auto days = m_shop.purchaseDays(m_asOf);
        std::size_t checked = 0;
        for (const auto& period : churn->periods) {
            std::uint64_t start = 0, churned = 0, fresh = 0, returning = 0, end = 0;
            const std::int32_t before = core::firstDay(period.period).days - 1;
            const std::int32_t last = std::min(core::lastDay(period.period), m_asOf).days;
            for (const auto& of : days) {
                if (of.empty())
                    continue;
                const bool was = active(of, before), is = active(of, last);
                start += was;
                end += is;
                churned += was && !is;
                fresh += !was && is && *of.begin() > before;
                returning += !was && is && *of.begin() <= before;
            }
            QCOMPARE(period.activeAtStart, start);
            QCOMPARE(period.churned, churned);
            QCOMPARE(period.fresh, fresh);
            QCOMPARE(period.returning, returning);
            QCOMPARE(period.activeAtEnd, end);
            if (start > 0)
                QCOMPARE(*period.churnRate.value, static_cast<double>(churned) / static_cast<double>(start));
            QCOMPARE(period.partial, core::lastDay(period.period) > m_asOf);
            ++checked;
        }
        QVERIFY(checked >= 12);
    }

    void cohortsByMonth()
    {
        core::JobContext job;
        const auto cohorts = flow::measureCohorts(*m_session, {}, job);
        MUST(cohorts);
        const auto days = m_shop.purchaseDays(m_asOf);
        std::map<int, std::map<int, std::uint64_t>> retained;
        for (const auto& of : days) {
            std::set<int> months;
            for (const std::int32_t day : of)
                months.insert(core::periodOf({day}, core::Grain::Month).index);
            for (const int month : months)
                ++retained[*months.begin()][month - *months.begin()];
        }
        for (const auto& row : cohorts->cohorts) {
            QCOMPARE(row.n, retained[row.cohort.index][0]);
            for (std::size_t age = 0; age < row.cells.size(); ++age)
                QCOMPARE(row.cells[age].retained, retained[row.cohort.index][static_cast<int>(age)]);
        }
        std::size_t buyers = 0;
        for (const auto& of : days)
            buyers += !of.empty();
        QCOMPARE(cohorts->basis.n, buyers);
    }

    void rfm()
    {
        core::JobContext job;
        const auto rfm = flow::measureRfm(*m_session, {}, job);
        MUST(rfm);
        const std::size_t n = m_shop.customers.size();
        std::vector<std::set<std::string>> orders(n);
        std::vector<std::int64_t> net(n, 0);
        for (const auto& line : m_shop.lines) {
            net[static_cast<std::size_t>(line.customer)] += line.amount;
            if (line.amount > 0)
                orders[static_cast<std::size_t>(line.customer)].insert(line.order);
        }
        const auto days = m_shop.purchaseDays(m_asOf);
        double recency = 0, frequency = 0, monetary = 0;
        std::vector<double> values;
        for (std::size_t i = 0; i < n; ++i) {
            if (days[i].empty())
                continue;
            recency += m_asOf.days - *days[i].rbegin();
            frequency += static_cast<double>(orders[i].size());
            monetary += static_cast<double>(net[i]) / 100;
            values.push_back(static_cast<double>(net[i]) / 100);
        }
        const auto buyers = static_cast<double>(values.size());
        QCOMPARE(rfm->customers, values.size());
        QVERIFY(std::abs(rfm->mean[0] - recency / buyers) < 1e-9);
        QVERIFY(std::abs(rfm->mean[1] - frequency / buyers) < 1e-9);
        QVERIFY(std::abs(rfm->mean[2] - monetary / buyers) < 1e-6);
        // Gini as the mean difference of all pairs over twice the mean.
        double differences = 0;
        for (const double a : values)
            for (const double b : values)
                differences += std::abs(a - b);
        QVERIFY(std::abs(rfm->gini - differences / (2 * buyers * buyers * (monetary / buyers))) < 1e-9);
        std::uint64_t inGrid = 0;
        for (const auto& row : rfm->grid)
            for (const auto& cell : row)
                inGrid += cell.n;
        QCOMPARE(inGrid, rfm->customers);
    }

    void facetsAndOverview()
    {
        core::JobContext job;
        const auto exploration = flow::explore(*m_session, {}, job);
        MUST(exploration);
        const auto counted = (*exploration)->count({}, job);
        MUST(counted);
        QCOMPARE(counted->summary.customers, m_shop.customers.size());
        bool sawRegion = false;
        for (std::size_t f = 0; f < (*exploration)->facets().size(); ++f) {
            const auto& facet = (*exploration)->facets()[f];
            if (facet.field != "province" && facet.label != "Region")
                continue;
            sawRegion = true;
            for (std::size_t b = 0; b < facet.bins.size(); ++b) {
                const std::string region = facet.bins[b].missing ? "" : facet.bins[b].from;
                const auto n = std::count_if(m_shop.customers.begin(), m_shop.customers.end(), [&](const auto& c) { return c.region == region; });
                QCOMPARE(counted->facets[f].selected[b], static_cast<std::uint32_t>(n));
            }
        }
        QVERIFY(sawRegion);
        const auto overview = flow::measureOverview(*m_session, {}, job);
        MUST(overview);
        const auto churn = flow::measureChurn(*m_session, {}, job);
        MUST(churn);
        QCOMPARE(overview->churn.periods.size(), churn->periods.size());
        for (const auto& kpi : overview->kpis)
            if (kpi.id == "churn-rate")
                QCOMPARE(*kpi.now.value, *churn->current->churnRate.value);
    }
};

HOLDFAST_TEST(ImportFlowTest)
#include "ImportFlowTest.moc"
