// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Alerts.h"
#include "flow/Indicators.h"

#include <cmath>
#include <sstream>

using namespace holdfast;

namespace {

// Customers who buy every ten days or so for two years. Some leave on a written day; 70 % of those slump and complain in their last
// sixty days. 4 % of the loyal slump for a while and recover. From month 20 on the North complains four times as much.
struct Planted {
    struct Customer {
        std::string id;
        bool north = false, warns = false;
        std::int32_t left = -1;
        std::vector<std::int32_t> buys, complains;
    };
    static constexpr std::int32_t kFirst = 19723; // 2024-01-01
    std::int32_t last = 20452; // 2025-12-30: December is not over
    std::vector<Customer> customers;

    static Planted made(std::uint64_t seed, int n, std::int32_t until = 20452)
    {
        Planted planted;
        core::Random random(seed);
        const std::int32_t risen = core::civilDate(2025, 9, 1)->days;
        for (int i = 0; i < n; ++i) {
            Customer c;
            c.id = "C" + std::to_string(10000 + i);
            c.north = i % 2 == 0;
            const bool leaves = random.chance(0.35);
            c.left = leaves ? kFirst + 250 + static_cast<std::int32_t>(random.below(470)) : -1;
            c.warns = leaves && random.chance(0.7);
            const bool scare = !leaves && random.chance(0.04);
            const std::int32_t slump = kFirst + 200 + static_cast<std::int32_t>(random.below(450));
            for (std::int32_t day = kFirst; day <= planted.last && (c.left < 0 || day < c.left); ++day) {
                const bool down = (c.warns && day >= c.left - 60) || (scare && day >= slump && day < slump + 60);
                if (random.chance(down ? 0.02 : 0.1))
                    c.buys.push_back(day);
                if (random.chance((down ? 6 : 1) * (c.north && day >= risen ? 4 : 1) * 0.0015))
                    c.complains.push_back(day);
            }
            planted.customers.push_back(std::move(c));
        }
        planted.last = until;
        return planted;
    }

    // Facts up to `last`; what happens later is not in the files.
    core::Result<flow::SessionPtr> workspace(const std::string& folder, const std::string& name, bool withFuture = false) const
    {
        const std::int32_t end = withFuture ? std::numeric_limits<std::int32_t>::max() : last;
        {
            std::ofstream people(folder + "/" + name + "-people.csv"), orders(folder + "/" + name + "-orders.csv"), complaints(folder + "/" + name + "-complaints.csv");
            people << "Customer ID,Sign-up date,Region,Cancelled on\n";
            orders << "Order,Customer ID,Date,Amount\n";
            complaints << "Customer ID,Opened,Kind,Severity\n";
            int order = 0;
            for (const auto& c : customers) {
                people << c.id << ",2024-01-01," << (c.north ? "North" : "South") << ',' << (c.left >= 0 && c.left <= end ? core::isoText({c.left}) : "") << '\n';
                for (const auto day : c.buys)
                    if (++order; day <= end)
                        orders << "O" << order << ',' << c.id << ',' << core::isoText({day}) << ",20.00\n";
                for (const auto day : c.complains)
                    if (day <= end)
                        complaints << c.id << ',' << core::isoText({day}) << ",delivery,high\n";
            }
        }
        auto session = flow::createWorkspace(folder + "/" + name + ".holdfast", tests::fixedClock());
        if (!session)
            return session;
        core::JobContext job;
        for (const auto& [file, role] : {std::pair("-people.csv", "customer"), std::pair("-orders.csv", "transaction"), std::pair("-complaints.csv", "complaint")}) {
            flow::ImportRequest request;
            request.path = folder + "/" + name + file;
            request.role = role;
            if (auto imported = flow::importSource(**session, request, job); !imported)
                return std::unexpected(imported.error());
        }
        return session;
    }
};

const flow::IndicatorSeriesAnswer* seriesOf(const flow::IndicatorAnswer& answer, const std::string& indicator, const std::string& id)
{
    for (const auto& entry : answer.indicators)
        if (entry.id == indicator)
            for (const auto& series : entry.series)
                if (series.id == id)
                    return &series;
    return nullptr;
}

std::string textOf(const flow::IndicatorAnswer& answer)
{
    std::ostringstream out;
    out.precision(17);
    const auto put = [&](const std::optional<double>& value) { out << (value ? *value : -999.0) << ' '; };
    for (const auto& entry : answer.indicators) {
        out << entry.id << entry.missing << '\n';
        for (const auto& series : entry.series) {
            out << series.id << flow::word(series.state);
            for (const auto& point : series.points) {
                put(point.value.value);
                put(point.lowerLimit);
                out << point.value.n << point.comparable << point.partial << point.level;
            }
            for (const auto& segment : series.segments)
                put(segment.z);
            put(series.trend.slope);
            for (const auto& lag : series.lags)
                put(lag.pAdjusted);
        }
        for (const auto& link : entry.customers)
            put(link.spearman);
    }
    if (answer.regression)
        for (const auto& term : answer.regression->terms)
            put(term.coef);
    return out.str();
}

} // namespace

class IndicatorFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    Planted m_planted = Planted::made(7, 600);
    flow::SessionPtr m_session;
    std::string folder() const { return m_folder.path().toStdString(); }
    static flow::IndicatorRequest byRegion()
    {
        flow::IndicatorRequest request;
        request.by = "province";
        return request;
    }

private Q_SLOTS:
    void initTestCase()
    {
        auto session = m_planted.workspace(folder(), "planted");
        MUST(session);
        m_session = *session;
    }

    void seriesAreWhatAPlainLoopCounts()
    {
        core::JobContext job;
        auto answer = flow::measureIndicators(*m_session, {}, job);
        MUST(answer);
        QCOMPARE(answer->indicators.size(), std::size_t {13});
        QCOMPARE(core::name(*answer->current), std::string("2025-11"));
        std::map<std::string, double> orders, complaints, active;
        for (const auto& c : m_planted.customers) {
            for (const auto day : c.buys)
                if (day <= m_planted.last)
                    ++orders[core::name(core::periodOf({day}, core::Grain::Month))];
            for (const auto day : c.complains)
                if (day <= m_planted.last)
                    ++complaints[core::name(core::periodOf({day}, core::Grain::Month))];
            for (auto month = core::periodOf({Planted::kFirst}, core::Grain::Month); core::firstDay(month).days <= m_planted.last; month = month + 1)
                if (c.left < 0 || c.left > m_planted.last || c.left > core::firstDay(month).days)
                    ++active[core::name(month)];
        }
        const auto* bought = seriesOf(*answer, "purchase_frequency", "orders");
        const auto* complained = seriesOf(*answer, "complaints", "complaints");
        QVERIFY(bought && complained);
        QCOMPARE(bought->points.size(), std::size_t {24});
        for (std::size_t i = 0; i < bought->points.size(); ++i) {
            const std::string month = core::name(bought->points[i].period);
            QCOMPARE(bought->points[i].value.n, static_cast<std::int64_t>(active[month]));
            QVERIFY(std::abs(*bought->points[i].value.value - orders[month] / active[month]) < 1e-9);
            QVERIFY(std::abs(*complained->points[i].value.value - 100 * complaints[month] / active[month]) < 1e-9);
            QCOMPARE(bought->points[i].partial, month == "2025-12");
            QVERIFY(month != "2025-12" || !bought->points[i].comparable);
        }
        // Twenty a line everywhere.
        const auto* value = seriesOf(*answer, "order_value", "order_value");
        QVERIFY(std::abs(*value->points[5].value.value - 20) < 1e-9);
        QCOMPARE(value->state, flow::IndicatorState::InControl);
    }

    void churnIsThatOfTheOverview()
    {
        core::JobContext job;
        auto churn = flow::measureChurn(*m_session, {}, job);
        MUST(churn);
        auto answer = flow::measureIndicators(*m_session, {}, job);
        MUST(answer);
        const auto* series = seriesOf(*answer, "churn_rate", "churn_rate");
        QVERIFY(series);
        std::size_t compared = 0;
        for (const auto& period : churn->periods)
            for (const auto& point : series->points)
                if (point.period == period.period && period.activeAtStart > 0) {
                    QCOMPARE(point.value.n, static_cast<std::int64_t>(period.activeAtStart));
                    QVERIFY(std::abs(*point.value.value - *period.churnRate.value) < 1e-12);
                    QCOMPARE(*point.value.lower, *period.churnRate.lower);
                    ++compared;
                }
        QVERIFY(compared > 20);
    }

    void whatLacksDataSaysWhatWouldFeedIt()
    {
        core::JobContext job;
        auto answer = flow::measureIndicators(*m_session, {}, job);
        MUST(answer);
        std::map<std::string, std::string> missing;
        for (const auto& entry : answer->indicators)
            missing[entry.id] = entry.missing;
        QCOMPARE(missing["engagement"], std::string("interaction"));
        QCOMPARE(missing["satisfaction"], std::string("survey_response"));
        QCOMPARE(missing["payment"], std::string("payment"));
        QCOMPARE(missing["technology"], std::string("external_series"));
        QVERIFY(missing["complaints"].empty());
        flow::IndicatorRequest request;
        request.only = "moon_phase";
        const auto unknown = flow::measureIndicators(*m_session, request, job);
        QVERIFY(!unknown && unknown.error().code == core::Code::UnknownIndicator);
    }

    // The North complains four times as much from September 2025 on: found there, not in the South.
    void aPlantedRiseIsFoundWhereItIs()
    {
        core::JobContext job;
        auto answer = flow::measureIndicators(*m_session, byRegion(), job);
        MUST(answer);
        QCOMPARE(answer->segments, (std::vector<std::string> {"North", "South"}));
        const auto* series = seriesOf(*answer, "complaints", "complaints");
        QVERIFY(*series->segments[0].z > 3);
        QVERIFY2(*series->segments[1].z < *series->segments[0].z, std::to_string(*series->segments[1].z).c_str());
        QCOMPARE(series->state, flow::IndicatorState::Breach);
        QVERIFY(!series->trend.changes.empty());
        QCOMPARE(core::name(series->trend.changes.back().period), std::string("2025-09"));

        flow::AlertRequest request;
        request.by = "province";
        auto alerts = flow::measureAlerts(*m_session, request, job);
        MUST(alerts);
        bool north = false;
        for (const auto& alert : alerts->alerts)
            if (alert.indicator == "complaints" && alert.kind == domain::ThresholdKind::Control && alert.open) {
                QVERIFY(alert.segment != "South" || core::name(alert.since) != "2025-09");
                if (alert.segment == "North") {
                    QCOMPARE(core::name(alert.since), std::string("2025-09"));
                    QCOMPARE(core::name(alert.until), std::string("2025-11")); // one alert, however long it lasts
                    QCOMPARE(alert.level, 2);
                    QVERIFY(alert.affected > 0);
                    auto rule = flow::affectedBy(*m_session, request, alert.id, job);
                    MUST(rule);
                    QCOMPARE(rule->values.size(), std::size_t(alert.affected));
                    north = true;
                }
            }
        QVERIFY(north);
    }

    void anAlertKeepsItsStateAndCanBeTakenBack()
    {
        core::JobContext job;
        flow::AlertRequest request;
        request.by = "province";
        auto before = flow::measureAlerts(*m_session, request, job);
        MUST(before);
        QVERIFY(!before->alerts.empty());
        const std::string id = before->alerts.front().id;
        MUST(flow::changeAlert(*m_session, request, id, flow::AlertState::Acknowledged, "depot called", job));
        const auto found = [&]() -> flow::Alert {
            auto answer = flow::measureAlerts(*m_session, request, job);
            for (const auto& alert : answer->alerts)
                if (alert.id == id)
                    return alert;
            return {};
        };
        QVERIFY(found().state == flow::AlertState::Acknowledged);
        QCOMPARE(found().note, std::string("depot called"));
        MUST(flow::changeAlert(*m_session, request, id, flow::AlertState::Closed, std::nullopt, job));
        QCOMPARE(found().note, std::string("depot called"));
        MUST(flow::undo(*m_session));
        QVERIFY(found().state == flow::AlertState::Acknowledged);
        MUST(flow::undo(*m_session));
        QVERIFY(found().state == flow::AlertState::New);
        const auto unknown = flow::changeAlert(*m_session, request, "nothing", flow::AlertState::Closed, std::nullopt, job);
        QVERIFY(!unknown && unknown.error().code == core::Code::UnknownAlert);
    }

    // Every alert of an earlier day is there on a later day with the same id and beginning.
    void alertsStayAsTimeGoesOn()
    {
        core::JobContext job;
        flow::AlertRequest now, then;
        now.by = then.by = "province";
        now.periods = then.periods = 100;
        then.scope.asOf = *core::civilDate(2025, 10, 31);
        auto later = flow::measureAlerts(*m_session, now, job), earlier = flow::measureAlerts(*m_session, then, job);
        MUST(later);
        MUST(earlier);
        QVERIFY(!earlier->alerts.empty());
        for (const auto& alert : earlier->alerts) {
            const auto same = std::find_if(later->alerts.begin(), later->alerts.end(), [&](const auto& each) { return each.id == alert.id; });
            QVERIFY2(same != later->alerts.end(), (alert.series + " " + core::name(alert.since)).c_str());
            QCOMPARE(core::name(same->since), core::name(alert.since));
            QVERIFY(same->level >= alert.level);
        }
    }

    void aThresholdIsChangedCheckedAndUndone()
    {
        core::JobContext job;
        const domain::Threshold fixed {"complaints", domain::ThresholdKind::Fixed, 1.0, 2.0, true};
        MUST(flow::changeThreshold(*m_session, fixed));
        auto answer = flow::measureIndicators(*m_session, {}, job);
        MUST(answer);
        bool found = false;
        for (const auto& rule : seriesOf(*answer, "complaints", "complaints")->rules)
            if (rule.threshold.kind == domain::ThresholdKind::Fixed) {
                QVERIFY(rule.changed && rule.level == 2 && *rule.redAt == 2.0);
                found = true;
            }
        QVERIFY(found);
        MUST(flow::undo(*m_session));
        auto all = flow::thresholds(*m_session);
        MUST(all);
        QVERIFY(*all == domain::defaultThresholds());
        auto wrong = fixed;
        wrong.amber = 3.0;
        QVERIFY(flow::changeThreshold(*m_session, wrong).error().code == core::Code::InvalidParameter);
        wrong.indicator = "moon";
        QVERIFY(flow::changeThreshold(*m_session, wrong).error().code == core::Code::UnknownIndicator);
    }

    // 70 % of churners slump to a fifth over their last 60 days, 4 % of the loyal slump for a while.
    void thePlantedWarningsAreFound()
    {
        core::JobContext job;
        flow::LabRequest request;
        request.figure = "purchase_frequency.ratio";
        request.horizonDays = 45;
        request.origins = 8;
        auto lab = flow::testWarning(*m_session, request, job);
        MUST(lab);
        QCOMPARE(lab->origins.size(), std::size_t {8});
        QVERIFY2(*lab->auc > 0.65 && *lab->auc < 0.95, std::to_string(*lab->auc).c_str());
        const auto& tenth = lab->points[3];
        QCOMPARE(tenth.share, 0.1);
        QVERIFY2(*tenth.hitRate.value > 0.3, std::to_string(*tenth.hitRate.value).c_str());
        QVERIFY2(*tenth.falseAlarmRate.value < 0.1, std::to_string(*tenth.falseAlarmRate.value).c_str());
        QVERIFY(*tenth.leadDays > 1 && *tenth.leadDays < 45);
        // A score that knows nothing.
        core::Random random(3);
        request.score = [&](core::CivilDate) -> core::Result<std::vector<double>> {
            std::vector<double> score(m_planted.customers.size());
            for (double& each : score)
                each = random.uniform();
            return score;
        };
        request.scoreName = "chance";
        auto chance = flow::testWarning(*m_session, request, job);
        MUST(chance);
        QVERIFY2(std::abs(*chance->auc - 0.5) < 0.06, std::to_string(*chance->auc).c_str());

        auto answer = flow::measureIndicators(*m_session, {}, job);
        MUST(answer);
        QVERIFY(answer->regression);
        for (const auto& entry : answer->indicators)
            for (const auto& link : entry.customers)
                if (link.id == "purchase_frequency.ratio")
                    QVERIFY(*link.spearman < 0 && *link.pAdjusted < 0.05);
    }

    void aBacktestCountsWhatFired()
    {
        core::JobContext job;
        flow::BacktestRequest request;
        request.indicator = "complaints";
        auto answer = flow::backtestThreshold(*m_session, request, job);
        MUST(answer);
        QVERIFY(answer->periods > 0);
        std::uint64_t before = std::numeric_limits<std::uint64_t>::max();
        for (const auto& point : answer->points) {
            QCOMPARE(point.fired, point.before + point.with + point.falseAlarms);
            before = point.fired;
        }
        QVERIFY(before <= answer->points.front().fired);
        request.indicator = "engagement";
        const auto missing = flow::backtestThreshold(*m_session, request, job);
        QVERIFY(!missing && missing.error().code == core::Code::NotEnoughData);
    }

    void aPlantedFutureMovesNothing()
    {
        core::JobContext job;
        const Planted half = Planted::made(7, 600, core::civilDate(2025, 6, 20)->days);
        auto innocent = half.workspace(folder(), "innocent"), knowing = half.workspace(folder(), "knowing", true);
        MUST(innocent);
        MUST(knowing);
        auto request = byRegion();
        request.scope.asOf = {half.last};
        auto a = flow::measureIndicators(**innocent, request, job), b = flow::measureIndicators(**knowing, request, job);
        MUST(a);
        MUST(b);
        QCOMPARE(textOf(*a), textOf(*b));
        QVERIFY(textOf(*a).size() > 1000);
    }

    void aStopIsHeardAndLeavesNothing()
    {
        core::JobContext job;
        job.stop();
        const auto stopped = flow::measureIndicators(*m_session, byRegion(), job);
        QVERIFY(!stopped && stopped.error().code == core::Code::Cancelled);
        core::JobContext again;
        MUST(flow::measureIndicators(*m_session, byRegion(), again));
    }

    void oneCustomerAndOnePurchase()
    {
        Planted one;
        one.customers.resize(1);
        one.customers[0].id = "A";
        one.customers[0].buys = {Planted::kFirst + 3};
        one.customers[0].complains = {Planted::kFirst + 4};
        auto session = one.workspace(folder(), "one");
        MUST(session);
        core::JobContext job;
        auto answer = flow::measureIndicators(**session, {}, job);
        MUST(answer);
        for (const auto& entry : answer->indicators)
            for (const auto& series : entry.series)
                QCOMPARE(series.state, flow::IndicatorState::NotEnoughData);
        auto alerts = flow::measureAlerts(**session, {}, job);
        MUST(alerts);
        QVERIFY(alerts->alerts.empty());
        flow::LabRequest lab;
        lab.figure = "purchase_frequency";
        QVERIFY(!flow::testWarning(**session, lab, job));
        auto empty = flow::createWorkspace(folder() + "/empty.holdfast", tests::fixedClock());
        MUST(empty);
        const auto nothing = flow::measureIndicators(**empty, {}, job);
        QVERIFY(!nothing && nothing.error().code == core::Code::NotEnoughData);
    }
};

HOLDFAST_TEST(IndicatorFlowTest)
#include "IndicatorFlowTest.moc"
