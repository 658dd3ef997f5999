// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "features/CustomerRhythm.h"
#include "features/RiskFeatures.h"
#include "unit/features/MadeFacts.h"

#include <cmath>
#include <map>
#include <numeric>

using namespace holdfast;
using namespace holdfast::features;
using namespace holdfast::tests;

namespace {

constexpr std::int32_t kNone = core::CivilDate::kNone;

// Values of one customer by feature.
std::map<std::string, double> valuesOf(const frame::Snapshot& snapshot, const RiskTables& tables, const RiskLayout& layout, std::uint32_t customer, std::int32_t day)
{
    core::JobContext job;
    const std::uint32_t customers[] = {customer};
    const auto x = *riskFeatures(snapshot, tables, layout, customers, {day}, job);
    std::map<std::string, double> values;
    for (std::size_t f = 0; f < layout.features.size(); ++f)
        values[layout.features[f].id] = x(0, f);
    return values;
}

DatedRows rowsOf(std::size_t customers, std::uint32_t customer, std::vector<std::int32_t> days, std::vector<double> values, std::vector<std::int32_t> ends = {})
{
    DatedRows rows;
    rows.offsets.assign(customers + 1, 0);
    for (std::size_t c = customer; c < customers; ++c)
        rows.offsets[c + 1] = days.size();
    rows.days = std::move(days);
    rows.values = std::move(values);
    rows.ends = std::move(ends);
    return rows;
}

// Customer 0 buys on days 0, 10, … 90 and then on day 95 only; customer 1 once; customer 2 never.
MadeFacts madeFacts()
{
    MadeFacts facts;
    facts.customers = 3;
    std::uint32_t order = 1;
    for (std::int32_t day = 0; day <= 90; day += 10)
        facts.events.push_back({0, day, 1000, order++});
    facts.events.push_back({0, 95, 400, order});
    facts.events.push_back({0, 95, 100, order++}); // a second line of the same order
    facts.events.push_back({0, 97, -50, 0}); // a return
    facts.events.push_back({1, 50, 700, order++});
    return facts;
}

} // namespace

class RiskFeaturesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void countsAsByHand()
    {
        const auto snapshot = madeFacts().at(119);
        const auto layout = riskLayout(snapshot, {}, 30, true);
        // Day 119, window 30: recent 90 … 119, baseline 60-89, 30-59, 0-29: three complete windows of three orders, 3000 each.
        auto v = valuesOf(snapshot, {}, layout, 0, 119);
        QCOMPARE(v["recency_days"], 24.0);
        QCOMPARE(v["gap_mean"], 9.5);
        QCOMPARE(v["recency_ratio"], 24 / 9.5);
        QCOMPARE(v["orders_recent"], 2.0);
        QCOMPARE(v["orders_baseline"], 3.0);
        QCOMPARE(v["orders_change"], std::log(2.5 / 3.5));
        QCOMPARE(v["orders_year"], 11.0);
        QCOMPARE(v["spend_recent"], 14.5); // 10 + 5 - 0.5
        QCOMPARE(v["spend_baseline"], 30.0);
        QCOMPARE(v["value_recent"], 7.5);
        QCOMPARE(v["value_baseline"], 10.0);
        QCOMPARE(v["returns_recent"], 1.0);
        QCOMPARE(v["tenure_days"], 119.0);
        const auto rhythm = rhythmAt(snapshot, 0, 119, 30, kNone);
        QCOMPARE(rhythm.gapTail, 1.0 / 11); // none of ten gaps is as long
        QCOMPARE(degreeOf(rhythm, false), ChurnDegree::Light);
        QCOMPARE(degreeOf(rhythm, true), ChurnDegree::Severe);
        // Once: no own rhythm; never: nothing at all.
        v = valuesOf(snapshot, {}, layout, 1, 119);
        QCOMPARE(v["recency_days"], 69.0);
        QVERIFY(std::isnan(v["gap_mean"]) && std::isnan(v["orders_baseline"]) && std::isnan(v["value_recent"]));
        QCOMPARE(v["orders_recent"], 0.0);
        v = valuesOf(snapshot, {}, layout, 2, 119);
        QVERIFY(std::isnan(v["recency_days"]) && std::isnan(v["tenure_days"]));
        QCOMPARE(degreeOf(rhythmAt(snapshot, 2, 119, 30, kNone), false), ChurnDegree::None);
    }

    void stoppedCategoriesAreModerate()
    {
        auto snapshot = madeFacts().at(119);
        auto& log = snapshot.transactions;
        log.categoryWords = {"tea", "cake"};
        log.categories.assign(log.days.size(), 1);
        for (std::size_t e = 0; e < log.days.size(); ++e)
            if (log.days[e] == 10 || log.days[e] == 40) // two windows of the baseline
                log.categories[e] = 2;
        const auto rhythm = rhythmAt(snapshot, 0, 119, 30, kNone);
        QCOMPARE(rhythm.stoppedCategories, 1u);
        QCOMPARE(degreeOf(rhythm, false), ChurnDegree::Moderate);
        for (std::size_t e = 0; e < log.days.size(); ++e)
            if (log.days[e] == 40)
                log.categories[e] = 1; // one window is no habit
        QCOMPARE(rhythmAt(snapshot, 0, 119, 30, kNone).stoppedCategories, 0u);
    }

    void otherTablesAsOfTheDay()
    {
        const auto snapshot = madeFacts().at(119);
        RiskTables tables;
        tables.complaints = rowsOf(3, 0, {20, 100, 110}, {1, 3, std::nan("")}, {25, 118, kNone});
        tables.payments = rowsOf(3, 0, {80, 95, 110}, {-1, -1, 40});
        tables.satisfaction = rowsOf(3, 0, {10, 90}, {1, 0.25});
        tables.enquiries = rowsOf(3, 1, {100}, {std::nan("")});
        const auto layout = riskLayout(snapshot, tables, 30, true);
        auto v = valuesOf(snapshot, tables, layout, 0, 119);
        QCOMPARE(v["complaints_recent"], 2.0);
        QCOMPARE(v["complaint_severity"], 3.0);
        QCOMPARE(v["complaints_open"], 1.0);
        QCOMPARE(v["complaints_ever"], 3.0);
        QCOMPARE(v["payments_failed"], 1.0);
        QCOMPARE(v["payments_late"], 1.0);
        QCOMPARE(v["days_late"], 9.0); // forty in the end, nine by the day
        QCOMPARE(v["satisfaction_last"], 0.25);
        QCOMPARE(v["satisfaction_change"], -0.75);
        QCOMPARE(v["enquiries_recent"], 0.0);
        // On day 105 the second complaint was still open and the third not made.
        v = valuesOf(snapshot, tables, layout, 0, 105);
        QCOMPARE(v["complaints_open"], 1.0);
        QCOMPARE(v["complaints_ever"], 2.0);
        v = valuesOf(snapshot, tables, layout, 0, 5);
        QVERIFY(std::isnan(v["satisfaction_last"]));
        QCOMPARE(valuesOf(snapshot, tables, layout, 1, 119)["enquiries_recent"], 1.0);
    }

    void aPlantedFutureMovesNothing()
    {
        auto facts = randomFacts(3, 200, 1000, 700);
        const auto before = facts.at(1700);
        for (std::uint32_t c = 0; c < 200; c += 3) {
            facts.events.push_back({c, 1501, 99999, 0});
            facts.events.push_back({c, 1502, -99999, 0});
        }
        const auto after = facts.at(1700);
        RiskTables now, later;
        now.complaints = rowsOf(200, 7, {1400}, {2}, {kNone});
        later.complaints = rowsOf(200, 7, {1400, 1501}, {2, 3}, {1505, kNone});
        std::vector<std::uint32_t> everybody(200);
        std::iota(everybody.begin(), everybody.end(), 0u);
        core::JobContext job;
        const auto layout = riskLayout(before, now, 90, true);
        const auto was = *riskFeatures(before, now, layout, everybody, {1500}, job);
        const auto is = *riskFeatures(after, later, layout, everybody, {1500}, job);
        for (std::size_t i = 0; i < was.values.size(); ++i)
            QVERIFY2(was.values[i] == is.values[i] || (std::isnan(was.values[i]) && std::isnan(is.values[i])),
                layout.features[i / was.rows].id.c_str());
        // And the day after they do move.
        const auto moved = *riskFeatures(after, later, layout, everybody, {1502}, job);
        QVERIFY(moved.values != is.values);
    }

    void leakingColumnsAreFound()
    {
        MadeFacts facts;
        facts.customers = 400;
        std::vector<double> y;
        std::vector<std::string> plan, closing, many;
        frame::CustomerColumn fee, exit, number;
        fee.name = "fee";
        exit.name = exit.label = "exit_interview";
        number.name = "row_number";
        fee.type = exit.type = number.type = frame::ValueType::Integer;
        core::Random random(4);
        std::vector<std::uint32_t> customers;
        for (std::uint32_t c = 0; c < 400; ++c) {
            customers.push_back(c);
            const bool gone = c % 5 == 0;
            y.push_back(gone);
            plan.push_back(random.chance(gone ? 0.7 : 0.3) ? "Basic" : "Gold");
            closing.push_back(gone ? "closed" : c % 2 ? "open" : "");
            many.push_back("street " + std::to_string(c));
            fee.numbers.push_back(random.chance(0.1) ? frame::kMissing : 10 + static_cast<std::int64_t>(random.below(5)));
            exit.numbers.push_back(gone ? 1 + static_cast<std::int64_t>(random.below(2)) : frame::kMissing);
            number.numbers.push_back(c);
        }
        facts.events.push_back({0, 10, 100, 1});
        facts.columns = {wordColumn("plan", plan), wordColumn("state_of_file", closing), wordColumn("street", many), fee, exit, number, wordColumn("churn_reason", closing),
            wordColumn("country", std::vector<std::string>(400, "X"))};
        facts.columns[2].field.clear();
        const auto snapshot = facts.at(100);
        auto layout = riskLayout(snapshot, {}, 90, true);
        std::map<std::string, std::string> out;
        for (const auto& column : layout.leftOut)
            out[column.column] = column.reason;
        QCOMPARE(out["street"], std::string("many-values"));
        QCOMPARE(out["churn_reason"], std::string("known-after"));
        QCOMPARE(out["country"], std::string("constant"));
        QCOMPARE(out["row_number"], std::string("identifies"));
        const auto found = leaks(snapshot, layout, customers, y);
        QCOMPARE(found.size(), std::size_t {2});
        QCOMPARE(found[0].column, std::string("state_of_file"));
        QCOMPARE(found[1].column, std::string("exit_interview")); // told by being filled in at all
        QCOMPARE(found[1].area, 1.0);
        for (const auto& leak : found)
            leaveOut(layout, leak);
        for (const auto& feature : layout.features)
            QVERIFY(feature.column != "state_of_file" && feature.column != "exit_interview");
        // Too few churners to judge by.
        std::vector<double> few(400, 0);
        few[0] = 1;
        QVERIFY(leaks(snapshot, layout, customers, few).empty());
    }

    void levelsAndMissingCells()
    {
        MadeFacts facts;
        facts.customers = 4;
        facts.columns = {wordColumn("plan", {"Basic", "Gold", "", "Basic"})};
        const auto snapshot = facts.at(100);
        const auto layout = riskLayout(snapshot, {}, 90, false);
        QCOMPARE(layout.features.size(), std::size_t {2});
        auto v = valuesOf(snapshot, {}, layout, 0, 100);
        QCOMPARE(v["plan=Basic"], 1.0);
        QCOMPARE(v["plan=Gold"], 0.0);
        v = valuesOf(snapshot, {}, layout, 2, 100);
        QCOMPARE(v["plan=Basic"], 0.0);
        // No customers, no columns.
        core::JobContext job;
        QCOMPARE(riskFeatures(snapshot, {}, layout, {}, {100}, job)->rows, std::size_t {0});
        QVERIFY(riskLayout(MadeFacts {}.at(10), {}, 90, true).features.empty());
        job.stop();
        const std::uint32_t one[] = {0};
        QCOMPARE(riskFeatures(snapshot, {}, layout, one, {100}, job).error().code, core::Code::Cancelled);
    }
};

HOLDFAST_TEST(RiskFeaturesTest)
#include "RiskFeaturesTest.moc"
