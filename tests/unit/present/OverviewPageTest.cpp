// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "PageSamples.h"
#include "present/pages/CohortBlock.h"
#include "present/pages/Pages.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::present;
using namespace holdfast::tests;

namespace {

const Fmt en{QLocale(QLocale::English, QLocale::UnitedStates)};

QString fact(const Provenance& provenance, const QString& label)
{
    for (const auto& [name, value] : provenance.facts)
        if (name == label)
            return value;
    return {};
}

} // namespace

class OverviewPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void headAndTiles()
    {
        const Page page = overviewPage(sampleOverview(), en);
        QCOMPARE(page.workspaceName, QStringLiteral("Northlight Home"));
        QCOMPARE(page.asOfText, QStringLiteral("30 Jun 2026"));
        QCOMPARE(page.periodText, QStringLiteral("Jun 2026"));
        QCOMPARE(page.comparisonText, QStringLiteral("May 2026"));
        QCOMPARE(page.scopeText, QStringLiteral("All customers"));
        const Tile& rate = page.tiles[0];
        QCOMPARE(rate.value, QStringLiteral("6.84%"));
        QCOMPARE(rate.interval, QStringLiteral("6.62–7.07"));
        QCOMPARE(rate.delta, QStringLiteral("0.61 pp"));
        QCOMPARE(rate.versus, QStringLiteral("vs 6.23%"));
        // The arrow follows the direction, the colour what it means.
        QCOMPARE(rate.direction, Direction::Up);
        QCOMPARE(rate.tone, Tone::Worse);
        QCOMPARE(rate.provenance.definition,
            QStringLiteral(
                "Share of the customers active on 31 May 2026 who made no purchase for 120 days by 30 Jun 2026."));
        QCOMPARE(rate.provenance.figures, QStringLiteral("3,341 ÷ 48,851 = 6.84%"));
        QCOMPARE(rate.provenance.interval, QStringLiteral("95% CI, Wilson (1927): 6.62–7.07%"));
        QCOMPARE(fact(rate.provenance, QStringLiteral("Rows used")),
            QStringLiteral("Transactions: 1,142,259 rows from orders.csv; Customers: 48,851 rows from customers.csv"));
        QCOMPARE(fact(rate.provenance, QStringLiteral("Left out")), QStringLiteral("611 rows without a customer"));
        QCOMPARE(fact(rate.provenance, QStringLiteral("Filters")), QStringLiteral("none (all customers)"));
        QVERIFY(fact(rate.provenance, QStringLiteral("Churn definition")).contains(QStringLiteral("120")));
        QVERIFY(fact(rate.provenance, QStringLiteral("Computed")).endsWith(QStringLiteral("in 0.4 s")));
        const Tile& arpu = page.tiles[1];
        QCOMPARE(arpu.state, State::Empty);
        QCOMPARE(arpu.value, QStringLiteral("–"));
        QVERIFY(arpu.note.contains(QStringLiteral("transactions")));
        QVERIFY(!arpu.label.isEmpty());
    }

    void everyChartHasItsTable()
    {
        auto answer = sampleOverview();
        answer.cohorts = sampleCohorts(6);
        const Page page = overviewPage(answer, en);
        QCOMPARE(page.blocks.size(), 4);
        for (const Block& block : page.blocks) {
            QVERIFY2(!block.asTable.rows.isEmpty(), qPrintable(block.id));
            for (const auto& row : block.asTable.rows)
                QCOMPARE(row.size(), block.asTable.columns.size());
            QVERIFY2(
                !block.provenance.definition.isEmpty() && !block.provenance.formula.isEmpty(), qPrintable(block.id));
            QVERIFY2(!block.footnote.isEmpty(), qPrintable(block.id));
        }
        const auto& table = page.block(QStringLiteral("churn-trend"))->asTable;
        QCOMPARE(table.rows[1][3].number, 3341.0 / 48851.0);
    }

    void partialPeriodIsNeverCompared()
    {
        auto answer = sampleOverview();
        auto old = samplePeriod("2025-07-01", 40000, 2000);
        answer.churn.periods.insert(answer.churn.periods.begin(), old);
        const Page page = overviewPage(answer, en);
        const Block& block = *page.block(QStringLiteral("churn-trend"));
        const auto& spec = std::get<TrendSpec>(block.body);
        QVERIFY(spec.points.last().partial);
        QVERIFY(std::isnan(spec.points.last().comparison));
        QVERIFY(!spec.points.last().signal);
        QVERIFY(spec.points[2].current);
        QCOMPARE(block.state, State::Partial);
        QVERIFY(!block.reading.finding.contains(QStringLiteral("Jul 2026"))
            && !block.reading.rest.contains(QStringLiteral("Jul 2026")));
    }

    void readingsClaimNoMoreThanTheInterval()
    {
        auto answer = sampleOverview();
        auto reading = overviewPage(answer, en).block(QStringLiteral("churn-trend"))->reading;
        QCOMPARE(reading.finding, QStringLiteral("Churn rose by 0.61 pp."));
        QVERIFY2(reading.rest.contains(QStringLiteral("6.84% [6.62–7.07]")), qPrintable(reading.rest));

        // The same rates of a hundredth of the customers: the difference may be chance.
        auto few = sampleOverview();
        few.churn.previous = samplePeriod("2026-05-01", 480, 30);
        few.churn.current = samplePeriod("2026-06-01", 488, 33);
        few.churn.periods = {*few.churn.previous, *few.churn.current};
        reading = overviewPage(few, en).block(QStringLiteral("churn-trend"))->reading;
        QCOMPARE(reading.finding, QStringLiteral("No clear change in churn."));
        QVERIFY2(reading.rest.contains(QStringLiteral(" to +")), qPrintable(reading.rest));

        few.churn.current = samplePeriod("2026-06-01", 29, 20);
        few.churn.periods.back() = *few.churn.current;
        const auto block = *overviewPage(few, en).block(QStringLiteral("churn-trend"));
        QCOMPARE(block.reading.finding, QStringLiteral("Too few customers to judge."));
        QCOMPARE(block.state, State::SmallN);
    }

    void signalsLead()
    {
        auto answer = sampleOverview();
        for (auto& period : answer.churn.periods)
            period.upperLimit = 0.06;
        answer.churn.current = answer.churn.periods[1];
        QCOMPARE(overviewPage(answer, en).block(QStringLiteral("churn-trend"))->reading.finding,
            QStringLiteral("Above the upper control limit for 2 months."));
        for (auto& period : answer.churn.periods) {
            period.upperLimit = 0.2;
            period.lowerLimit = 0.1;
        }
        answer.churn.current = answer.churn.periods[1];
        QCOMPARE(overviewPage(answer, en).block(QStringLiteral("churn-trend"))->reading.finding,
            QStringLiteral("Below the lower control limit for 2 months."));
    }

    void groupsRankOnlyWhatHolds()
    {
        auto answer = sampleOverview();
        Block block = *overviewPage(answer, en).block(QStringLiteral("groups-at-risk"));
        QCOMPARE(block.reading.finding, QStringLiteral("Region: North churns more than the rest."));
        const auto& table = std::get<TableSpec>(block.body);
        QCOMPARE(table.rows[0][2].text, QStringLiteral("15.0%"));
        QCOMPARE(table.rows[0][4].text, QStringLiteral("+5.9"));
        QCOMPARE(table.rows[0][3].tone, Tone::Worse);
        QVERIFY(!table.muted[0]);
        QVERIFY(table.muted[1]);
        QCOMPARE(table.rows[1][2].text, QStringLiteral("n < 5"));
        QVERIFY(std::isnan(table.rows[1][2].number));
        QCOMPARE(table.reference, *answer.churn.current->churnRate.value);
        answer.groups[0].pAdjusted = 0.2;
        block = *overviewPage(answer, en).block(QStringLiteral("groups-at-risk"));
        QCOMPARE(block.reading.finding, QStringLiteral("No group churns clearly more than the rest."));
        QCOMPARE(std::get<TableSpec>(block.body).rows[0][3].tone, Tone::Neutral);
    }

    void cohorts()
    {
        auto answer = sampleOverview();
        answer.cohorts = sampleCohorts(20);
        const Block block = *overviewPage(answer, en).block(QStringLiteral("cohort-retention"));
        const auto& grid = std::get<GridSpec>(block.body);
        QCOMPARE(grid.rows.size(), 13); // the last row is the mean
        QCOMPARE(grid.rows[0].size(), 12);
        QCOMPARE(grid.rowHeads[11], QStringLiteral("Jun 26"));
        QCOMPARE(grid.rowHeads.last(), QStringLiteral("Mean"));
        QVERIFY(grid.rows[0][0].plain);
        QCOMPARE(grid.rows[0][0].text, QStringLiteral("100"));
        QCOMPARE(block.asTable.rows.size(), 20 * 21 / 2);
        QVERIFY(block.caveats.join(u' ').contains(QStringLiteral("12 of 20")));
        answer.cohorts = sampleCohorts(6);
        const Block small = *overviewPage(answer, en).block(QStringLiteral("cohort-retention"));
        const auto& triangle = std::get<GridSpec>(small.body);
        QCOMPARE(triangle.rows[0][1].text, QStringLiteral("n < 5"));
        QVERIFY(triangle.rows[2][1].marked);
        QVERIFY(!triangle.rows[3][1].marked);
        QVERIFY(triangle.rows[2][1].detail.contains(QStringLiteral("200 of 1,000")));
        // The first cohort may hold older customers: it does not move the mean the others are compared with.
        auto old = sampleCohorts(6);
        old.cohorts[0].n = 100000;
        for (auto& cell : old.cohorts[0].cells) {
            cell.retained = 90000;
            cell.retention = analytics::wilsonInterval(90000, 100000);
        }
        answer.cohorts = old;
        const Block first = *overviewPage(answer, en).block(QStringLiteral("cohort-retention"));
        QVERIFY(!std::get<GridSpec>(first.body).rows[3][1].marked);
        QCOMPARE(first.reading.finding, QStringLiteral("38.0% buy again 3 months later."));
        answer.cohorts.reset();
        QCOMPARE(overviewPage(answer, en).block(QStringLiteral("cohort-retention"))->state, State::Empty);
    }

    // Orders and revenue per customer, from then on, and both means, by hand.
    void viewsOfTheCohorts()
    {
        flow::CohortGrid grid;
        grid.cohorts.basis = sampleOverview().basis;
        const std::uint64_t sizes[] = {100, 300};
        for (int i = 0; i < 2; ++i) {
            flow::CohortRow row {{core::Grain::Month, 2026 * 12 + 3 + i}, sizes[i], {}};
            auto& details = grid.details.emplace_back();
            for (int age = 0; age < 3 - i; ++age) {
                const std::uint64_t retained = age == 0 ? sizes[i] : sizes[i] / (i == 0 ? 2 : 5), since = age == 0 ? sizes[i] : retained + 10;
                row.cells.push_back({retained, analytics::wilsonInterval(std::int64_t(retained), std::int64_t(sizes[i])), double(sizes[i]) * (age == 0 ? 20 : 5), age == 2 - i});
                details.push_back({retained * 2, retained * 3, since, analytics::wilsonInterval(std::int64_t(since), std::int64_t(sizes[i])), double(sizes[i]) * 30});
            }
            grid.cohorts.cohorts.push_back(row);
        }
        const auto shown = [&](const CohortView& view) { return std::get<GridSpec>(cohortBlock(grid, view, en).body); };
        // The mean of month 1 leaves out the unfinished period of the second cohort: the first alone.
        QCOMPARE(shown({}).rows.last()[1].text, QStringLiteral("50.0"));
        QVERIFY(shown({}).rows[1][1].partial && !shown({}).rows[0][1].partial);
        QCOMPARE(shown({CohortMeasure::Customers, true, false}).rows[0][1].text, QStringLiteral("60.0"));
        QCOMPARE(shown({CohortMeasure::Orders, false, false}).rows[0][1].text, QStringLiteral("1.00"));
        QCOMPARE(shown({CohortMeasure::Orders, true, false}).rows[1][1].text, QStringLiteral("0.60"));
        QCOMPARE(shown({CohortMeasure::Revenue, false, false}).rows[0][1].text, QStringLiteral("5.00"));
        QCOMPARE(shown({CohortMeasure::Revenue, true, false}).rows[0][1].text, QStringLiteral("30.00"));
        // Weighted by size or each cohort alike.
        for (auto& row : grid.cohorts.cohorts)
            for (auto& cell : row.cells)
                cell.partial = false;
        QCOMPARE(shown({}).rows.last()[1].text, QStringLiteral("27.5")); // (50 + 60) / 400
        QCOMPARE(shown({CohortMeasure::Customers, false, true}).rows.last()[1].text, QStringLiteral("35.0")); // (50 % + 20 %) / 2
        QCOMPARE(shown({CohortMeasure::Customers, false, true}).rowHeads.last(), QStringLiteral("Plain mean"));
        QVERIFY(cohortBlock(grid, {CohortMeasure::Customers, true, false}, en).reading.finding.contains(QStringLiteral("or after")));
        // Places of the marks.
        const auto at = cohortAt(grid.cohorts, 1, 1);
        QVERIFY(at && at->cohort == 1 && at->last == 1 && at->age == 1);
        QVERIFY(!cohortAt(grid.cohorts, 1, 2)); // not there yet
        const auto column = cohortAt(grid.cohorts, -1, 2), mean = cohortAt(grid.cohorts, 2, 1), whole = cohortAt(grid.cohorts, 0, -1), row = cohortOfTableRow(grid.cohorts, 4);
        QVERIFY(column && column->cohort == 0 && column->last == 0 && column->age == 2);
        QVERIFY(mean && mean->last == 1 && mean->age == 1);
        QVERIFY(whole && whole->age == -1);
        QVERIFY(row && row->cohort == 1 && row->age == 1);
        QVERIFY(!cohortOfTableRow(grid.cohorts, 5) && !cohortAt(grid.cohorts, -1, -1));
        grid.cohorts.cohorts.clear();
        QCOMPARE(cohortBlock(grid, {}, en).state, State::Empty);
        QVERIFY(!cohortAt(grid.cohorts, 0, 0) && !cohortAt(grid.cohorts, -1, 0));
    }

    // Thirteen cohorts who are all alike: each customer buys in three of ten later months, so older ones have bought again more often since.
    void longerFollowUpMarksNobody()
    {
        constexpr int kCohorts = 13;
        constexpr std::uint64_t kSize = 500;
        flow::CohortGrid grid;
        grid.cohorts.basis = sampleOverview().basis;
        for (int i = 0; i < kCohorts; ++i) {
            flow::CohortRow row {{core::Grain::Month, 2025 * 12 + i}, kSize, {}};
            auto& details = grid.details.emplace_back();
            for (int age = 0; age < kCohorts - i; ++age) {
                const auto in = age == 0 ? kSize : std::uint64_t(kSize * 0.3);
                const auto since = age == 0 ? kSize : std::uint64_t(kSize * (1 - std::pow(0.7, kCohorts - i - age)));
                row.cells.push_back({in, analytics::wilsonInterval(std::int64_t(in), kSize), double(in) * 20, false});
                details.push_back({in, since, since, analytics::wilsonInterval(std::int64_t(since), kSize), double(since) * 20});
            }
            grid.cohorts.cohorts.push_back(row);
        }
        const auto markedIn = [&](const CohortView& view) {
            int marked = 0;
            const auto shown = std::get<GridSpec>(cohortBlock(grid, view, en).body);
            for (const auto& row : shown.rows)
                for (const auto& cell : row)
                    marked += cell.marked;
            return marked;
        };
        const CohortView since {CohortMeasure::Customers, true, false};
        QCOMPARE(markedIn({}), 0);
        QCOMPARE(markedIn(since), 0);
        const Block block = cohortBlock(grid, since, en);
        QVERIFY(!block.footnote.contains(QStringLiteral("3σ")) && !block.reading.rest.contains(QStringLiteral("clearly below")));
        QVERIFY(block.caveats.join(u' ').contains(QStringLiteral("longer to buy")));
        // Within a period the young cohort may still stand out.
        auto& cell = grid.cohorts.cohorts[11].cells[1];
        cell.retained = 60;
        cell.retention = analytics::wilsonInterval(60, kSize);
        QCOMPARE(markedIn({}), 1);
    }

    void labelWithoutDates()
    {
        auto answer = sampleOverview();
        answer.churn.periods.clear();
        answer.churn.current.reset();
        answer.churn.previous.reset();
        answer.churn.overall = analytics::wilsonInterval(1869, 7043);
        answer.churn.definition.kind = domain::ChurnKind::Label;
        const Page page = overviewPage(answer, en);
        const Block& trend = *page.block(QStringLiteral("churn-trend"));
        QCOMPARE(trend.state, State::Empty);
        QVERIFY(trend.emptyText.contains(QStringLiteral("no dates")));
        QCOMPARE(trend.emptyAction, QStringLiteral("import"));
        QCOMPARE(std::get<TableSpec>(page.block(QStringLiteral("groups-at-risk"))->body).reference, 1869.0 / 7043.0);
        QVERIFY(page.periodText.isEmpty());
    }

    void ticksPrintTheYearOnce()
    {
        auto answer = sampleOverview();
        answer.churn.periods.clear();
        const core::Period first = core::periodOf(day("2024-07-01"), core::Grain::Month);
        for (int i = 0; i < 24; ++i) {
            auto period = samplePeriod("2024-07-01", 1000, 50);
            period.period = first + i;
            answer.churn.periods.push_back(period);
        }
        const auto& spec = std::get<TrendSpec>(overviewPage(answer, en).block(QStringLiteral("churn-trend"))->body);
        QStringList ticks;
        for (const auto& point : spec.points)
            if (!point.tick.isEmpty())
                ticks.append(point.tick);
        QCOMPARE(ticks, QStringList({"Jul 24", "Oct", "Jan 25", "Apr", "Jul", "Oct", "Jan 26", "Apr"}));
    }
};

HOLDFAST_TEST(OverviewPageTest)
#include "OverviewPageTest.moc"
