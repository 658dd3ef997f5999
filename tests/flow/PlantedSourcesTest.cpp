// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Alerts.h"
#include "flow/Indicators.h"

#include <algorithm>
#include <array>
#include <cmath>

using namespace holdfast;

// Renewals, bills, surveys and outside series over two years, with what happens in them planted month by month: from September 2025 on
// fewer renew, more bills fail, satisfaction falls and the rival is cheaper. Unemployment moves at random, and churn follows it two
// months later.
class PlantedSourcesTest : public QObject {
    Q_OBJECT

    static constexpr int kMonths = 24, kTurn = 20, kLag = 2; // January 2024 … December 2025, which is not over
    static constexpr int kCustomers = 600;
    struct Month {
        int due = 0, renewed = 0, billed = 0, bad = 0, answers = 0;
        double satisfaction = 0, rival = 0, unemployment = 0;
        int active = 0, left = 0;
    };
    std::array<Month, kMonths> m_months;
    QTemporaryDir m_folder;
    flow::SessionPtr m_session;

    static core::CivilDate day(int month, int inMonth) { return *core::civilDate(2024 + month / 12, static_cast<unsigned>(month % 12 + 1), static_cast<unsigned>(inMonth)); }

    const flow::IndicatorSeriesAnswer* seriesOf(const flow::IndicatorAnswer& answer, const std::string& indicator, const std::string& id) const
    {
        for (const auto& entry : answer.indicators)
            if (entry.id == indicator)
                for (const auto& series : entry.series)
                    if (series.id == id || series.label == id)
                        return &series;
        return nullptr;
    }
    flow::IndicatorAnswer measured() const
    {
        core::JobContext job;
        flow::IndicatorRequest request;
        request.by = "none";
        auto answer = flow::measureIndicators(*m_session, request, job);
        if (!answer)
            qFatal("%s", std::string(core::word(answer.error().code)).c_str());
        return std::move(*answer);
    }
    // Every full month as the files say.
    void compareMonths(const flow::IndicatorSeriesAnswer* series, double (*of)(const Month&))
    {
        QVERIFY(series != nullptr);
        int compared = 0;
        for (const auto& point : series->points) {
            const int month = static_cast<int>(point.period.index - core::periodOf(day(0, 1), core::Grain::Month).index);
            if (month < 0 || month >= kMonths - 1 || !point.value.value)
                continue;
            QVERIFY2(std::abs(*point.value.value - of(m_months[std::size_t(month)])) < 1e-9, (series->id + " " + core::name(point.period)).c_str());
            ++compared;
        }
        QCOMPARE(compared, kMonths - 1);
    }

private Q_SLOTS:
    void initTestCase()
    {
        core::Random random(31);
        std::string people = "Customer ID,Sign-up date,Cancelled on\n", orders = "Order,Customer ID,Date,Amount\n", renewals = "Customer ID,Due date,Outcome\n",
                    bills = "Customer ID,Due date,Outcome,Days late\n", surveys = "Customer ID,Date,CSAT\n", outside = "Series,Date,Value,Kind,Event\n";
        for (int m = 0; m < kMonths; ++m) {
            auto& month = m_months[std::size_t(m)];
            month.unemployment = std::round((5 + random.uniform()) * 100) / 100;
            month.rival = (m < kTurn ? 100 : 92) + std::round(random.normal() * 50) / 100;
            outside += "Unemployment," + core::isoText(day(m, 1)) + "," + std::to_string(month.unemployment) + ",economy,\n";
            outside += "Rival price index," + core::isoText(day(m, 1)) + "," + std::to_string(month.rival) + ",competitor,\n";
        }
        outside += "App," + core::isoText(day(12, 10)) + ",1,technology,App retired\n";
        int order = 0;
        for (int c = 0; c < kCustomers; ++c) {
            const std::string id = "S" + std::to_string(1000 + c);
            int leaves = kMonths;
            for (int m = kLag; m < kMonths && leaves == kMonths; ++m)
                if (random.chance(0.005 + 0.05 * (m_months[std::size_t(m - kLag)].unemployment - 5)))
                    leaves = m;
            people += id + "," + core::isoText(day(0, 1)) + "," + (leaves < kMonths ? core::isoText(day(leaves, 20)) : "") + "\n";
            for (int m = 0; m < std::min(leaves + 1, kMonths); ++m) {
                auto& month = m_months[std::size_t(m)];
                ++month.active;
                month.left += m == leaves;
                orders += "O" + std::to_string(++order) + "," + id + "," + core::isoText(day(m, 5)) + ",20.00\n";
                const bool after = m >= kTurn;
                if (c % 4 == m % 4) {
                    const bool renews = random.chance(after ? 0.6 : 0.9);
                    ++month.due;
                    month.renewed += renews;
                    renewals += id + "," + core::isoText(day(m, 8)) + "," + (renews ? "renewed" : "lapsed") + "\n";
                }
                const bool fails = random.chance(after ? 0.2 : 0.05);
                ++month.billed;
                month.bad += fails;
                bills += id + "," + core::isoText(day(m, 10)) + "," + (fails ? "failed" : "paid") + "," + (fails ? "" : "0") + "\n";
                if (c % 3 == m % 3) {
                    const int score = std::clamp(static_cast<int>(std::lround((after ? 3.0 : 4.2) + 0.8 * random.normal())), 1, 5);
                    ++month.answers;
                    month.satisfaction += (score - 1) / 4.0 * 100;
                    surveys += id + "," + core::isoText(day(m, 12)) + "," + std::to_string(score) + "\n";
                }
            }
        }
        const std::string folder = m_folder.path().toStdString();
        auto session = flow::createWorkspace(folder + "/sources.holdfast", tests::fixedClock());
        MUST(session);
        m_session = *session;
        const std::tuple<const char*, const std::string*, const char*> files[] {{"people", &people, "customer"}, {"orders", &orders, "transaction"}, {"renewals", &renewals, "renewal"},
            {"bills", &bills, "payment"}, {"surveys", &surveys, "survey_response"}, {"outside", &outside, "external_series"}};
        for (const auto& [name, text, role] : files) {
            const std::string path = folder + "/" + name + ".csv";
            std::ofstream(path, std::ios::binary) << *text;
            flow::ImportRequest request;
            request.path = path;
            request.role = role;
            core::JobContext job;
            MUST(flow::importSource(*m_session, request, job));
        }
        MUST(flow::changeSetting(*m_session, "as-of", core::isoText(day(kMonths - 1, 21))));
    }

    void seriesAreWhatWasPlanted()
    {
        const auto answer = measured();
        compareMonths(seriesOf(answer, "renewal", "renewed"), [](const Month& m) { return double(m.renewed) / m.due; });
        compareMonths(seriesOf(answer, "payment", "late"), [](const Month& m) { return double(m.bad) / m.billed; });
        compareMonths(seriesOf(answer, "satisfaction", "csat"), [](const Month& m) { return m.satisfaction / m.answers; });
        compareMonths(seriesOf(answer, "competitor", "Rival price index"), [](const Month& m) { return m.rival; });
        compareMonths(seriesOf(answer, "economy", "Unemployment"), [](const Month& m) { return m.unemployment; });
    }

    // One alert for each, from the month it was planted in; none for unemployment, in which nothing was.
    void theTurnIsFoundWhereItIs()
    {
        core::JobContext job;
        flow::AlertRequest request;
        request.by = "none";
        auto alerts = flow::measureAlerts(*m_session, request, job);
        MUST(alerts);
        std::map<std::string, int> found;
        for (const auto& alert : alerts->alerts) {
            qInfo("%s %s since %s", alert.indicator.c_str(), alert.series.c_str(), core::name(alert.since).c_str());
            if (alert.open && core::name(alert.since) == "2025-09")
                ++found[alert.indicator];
            QVERIFY(alert.indicator != "economy");
        }
        for (const char* indicator : {"renewal", "payment", "satisfaction", "competitor"})
            QCOMPARE(found[indicator], 1);
        // The turn is a change of level of the series too.
        const auto answer = measured();
        for (const auto& [indicator, id] : {std::pair("renewal", "renewed"), std::pair("payment", "late"), std::pair("satisfaction", "csat"), std::pair("competitor", "Rival price index")}) {
            const auto* series = seriesOf(answer, indicator, id);
            QVERIFY(!series->trend.changes.empty());
            QCOMPARE(core::name(series->trend.changes.back().period), std::string("2025-09"));
        }
    }

    // Churn follows unemployment by two months: the strongest correlation is at that lag.
    void theLagIsFound()
    {
        const auto answer = measured();
        const auto* series = seriesOf(answer, "economy", "Unemployment");
        QVERIFY(series->strongest);
        const auto& lag = series->lags[*series->strongest];
        qInfo("lag %d, r %.3f, adjusted p %.4g, n %lld", lag.lag, *lag.r, *lag.pAdjusted, static_cast<long long>(lag.n));
        QCOMPARE(lag.lag, kLag);
        QVERIFY(*lag.lower > 0.4 && *lag.pAdjusted < 0.05);
    }

    void anEventIsStudiedWhereItHappened()
    {
        const auto answer = measured();
        const auto* series = seriesOf(answer, "satisfaction", "csat");
        const auto told = std::find_if(series->events.begin(), series->events.end(), [](const auto& event) { return event.day == day(12, 10); });
        QVERIFY(told != series->events.end() && told->before && told->after);
        QVERIFY(std::abs(*told->after - *told->before) < 8); // nothing changed with it
        QCOMPARE(series->eventsUsed, std::size_t {1});
    }
};

HOLDFAST_TEST(PlantedSourcesTest)
#include "PlantedSourcesTest.moc"
