// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/MakeSample.h"
#include "flow/Quality.h"
#include "flow/RiskModel.h"

using namespace holdfast;
using namespace holdfast::tests;

// Quality counted by hand on a table of forty rows.
class QualityFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    core::JobContext m_job;

    void load(const std::string& name, const std::string& text, const std::string& role)
    {
        const std::string path = m_folder.path().toStdString() + "/" + name;
        std::ofstream(path, std::ios::binary) << text;
        flow::ImportRequest request;
        request.path = path;
        request.role = role;
        const auto answer = flow::importSource(*m_session, request, m_job);
        if (!answer)
            qFatal("%s", failureOf(answer).c_str());
    }
    static const flow::RuleResult* ruleOf(const std::vector<flow::RuleResult>& rules, const std::string& code)
    {
        for (const auto& rule : rules)
            if (rule.rule == code)
                return &rule;
        return nullptr;
    }
    static const flow::ColumnQuality* columnOf(const flow::TableQuality& table, const std::string& name)
    {
        for (const auto& column : table.columns)
            if (column.name == name)
                return &column;
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        m_session.reset();
        const std::string path = m_folder.path().toStdString() + "/" + QTest::currentTestFunction() + ".holdfast";
        m_session = *flow::createWorkspace(path, fixedClock());
    }

    void anEmptyWorkspace()
    {
        const auto answer = flow::measureQuality(*m_session, {}, m_job);
        MUST(answer);
        QVERIFY(answer->tables.empty() && answer->fixFirst.empty());
        QCOMPARE(flow::measureQuality(*m_session, {"nothing", true}, m_job).error().code, core::Code::UnknownTable);
    }

    // A survey of one month a quarter has a rhythm; only the wave that is left out is a gap.
    void aRhythmIsNoGap()
    {
        std::string survey = "customer_id,date,nps\n", orders = "customer_id,date,amount\n";
        for (int month = 0; month < 36; ++month) {
            const std::string date = std::to_string(2023 + month / 12) + (month % 12 < 9 ? "-0" : "-") + std::to_string(month % 12 + 1) + "-05";
            if (month % 3 == 0 && month != 18)
                survey += "C1," + date + ",9\n";
            if (month != 2 && month != 9 && month != 11 && month != 20)
                orders += "C1," + date + ",1.00\n";
        }
        load("s.csv", survey, "survey_response");
        load("t.csv", orders, "transaction");
        const auto answer = flow::measureQuality(*m_session, {}, m_job);
        MUST(answer);
        QCOMPARE(answer->tables.size(), std::size_t {2});
        for (const auto& table : answer->tables) {
            const auto* gap = ruleOf(table.rules, "gap");
            if (table.name == "survey_response") {
                QVERIFY(gap);
                QCOMPARE(gap->failed, std::uint64_t {3});
                QCOMPARE(gap->examples, (decltype(gap->examples) {{"2024-07-01", 3}}));
            } else if (table.name == "transaction") {
                QVERIFY(gap);
                QCOMPARE(gap->failed, std::uint64_t {4});
                QCOMPARE(gap->checked, std::uint64_t {36});
            }
        }
    }

    // With a risk model kept, an open problem says what it does to the revenue at risk; without one, nothing is said.
    void revenueAtRiskFollowsTheModel()
    {
        flow::SampleRequest request;
        request.customers = 500;
        request.months = 18;
        const auto session = flow::makeSample(m_folder.filePath("risk.holdfast").toStdString(), request, m_job);
        MUST(session);
        const auto effectsOf = [&](const flow::QualityAnswer& answer) {
            int effects = 0;
            for (const auto& fix : answer.fixFirst)
                for (const auto& effect : fix.effects)
                    if (effect.figure == "revenue-at-risk") {
                        ++effects;
                        if (!effect.now || !effect.without || *effect.now < *effect.without)
                            return -1; // fewer customers, less revenue
                    }
            return effects;
        };
        const auto before = flow::measureQuality(**session, {}, m_job);
        MUST(before);
        QCOMPARE(effectsOf(*before), 0);
        const auto trained = flow::trainRisk(**session, {}, m_job);
        MUST(trained);
        const auto after = flow::measureQuality(**session, {}, m_job);
        MUST(after);
        QVERIFY(effectsOf(*after) > 0);
    }

    void countedByHand()
    {
        std::string customers = "customer_id,city,birth_year,signup_date,email\n";
        for (int i = 0; i < 40; ++i) {
            const std::string year = i < 4 ? "1900" : i == 4 ? "" : std::to_string(1950 + i);
            const std::string mail = i == 7 ? "nobody" : "p" + std::to_string(i) + "@example.org";
            customers += "C" + std::to_string(i) + "," + (i == 5 ? "ulm" : "Ulm") + "," + year + ",2024-01-" + (i % 28 < 9 ? "0" : "")
                + std::to_string(i % 28 + 1) + "," + mail + "\n";
        }
        load("c.csv", customers, "customer");
        load("t.csv", "customer_id,date,amount\nC1,2024-02-01,1.00\nC1,2024-02-02,2.00\nX9,2024-02-03,3.00\nX9,2024-02-04,3.00\nC2,2024-02-05,4.00\n", "transaction");
        const auto answer = flow::measureQuality(*m_session, {}, m_job);
        MUST(answer);
        QCOMPARE(answer->tables.size(), std::size_t {2});
        const auto& table = answer->tables[0];
        const auto* year = columnOf(table, "birth_year");
        QVERIFY(year);
        const auto* missing = ruleOf(year->rules, "missing");
        QVERIFY(missing);
        QCOMPARE(missing->failed, std::uint64_t {1});
        QCOMPARE(missing->score, 97.5);
        const auto* range = ruleOf(year->rules, "out-of-range");
        QVERIFY(range);
        QCOMPARE(range->checked, std::uint64_t {39});
        QCOMPARE(range->failed, std::uint64_t {4});
        QCOMPARE(range->examples.front(), (std::pair<std::string, std::uint64_t> {"1900", 4}));
        QVERIFY(ruleOf(year->rules, "default-value"));
        const auto* usable = ruleOf(year->rules, "unusable");
        QVERIFY(usable);
        QCOMPARE(usable->failed, std::uint64_t {5});
        QCOMPARE(*year->scores[int(flow::Dimension::Usability)], 87.5);
        std::uint64_t drawn = 0;
        for (const auto& bin : year->distribution)
            drawn += bin.count;
        QCOMPARE(drawn, std::uint64_t {39});
        QCOMPARE(ruleOf(columnOf(table, "email")->rules, "invalid-email")->failed, std::uint64_t {1});
        QCOMPARE(ruleOf(columnOf(table, "city")->rules, "variant-spelling")->failed, std::uint64_t {1});
        const auto* orphans = ruleOf(columnOf(answer->tables[1], "customer_id")->rules, "orphan-keys");
        QVERIFY(orphans);
        QCOMPARE(orphans->failed, std::uint64_t {2});
        QVERIFY(answer->score > 0 && answer->score < 100);
        QCOMPARE(table.loads.size(), std::size_t {1});
        QVERIFY(!answer->fixFirst.empty());
        for (std::size_t i = 1; i < answer->fixFirst.size(); ++i)
            QVERIFY(answer->fixFirst[i - 1].gain * answer->fixFirst[i - 1].use >= answer->fixFirst[i].gain * answer->fixFirst[i].use);

        const auto rows = flow::failingRows(*m_session, "customer/birth_year/out-of-range", 1, 2, m_job);
        MUST(rows);
        QCOMPARE(rows->total, std::uint64_t {4});
        QCOMPARE(rows->rows.size(), std::size_t {2});
        QCOMPARE(rows->rows[0].row, std::uint64_t {2});
        QCOMPARE(rows->rows[0].customer, std::string("C1"));
        QCOMPARE(rows->rows[0].value, std::string("1900"));
        QCOMPARE(flow::failingRows(*m_session, "customer/city/nothing", 0, 1, m_job).error().code, core::Code::NotEnoughData);

        // Expected: shown, does not count, one step of undo.
        const double before = *year->scores[int(flow::Dimension::Accuracy)];
        QVERIFY(flow::setExpected(*m_session, "customer/birth_year/out-of-range", true));
        QVERIFY(flow::setExpected(*m_session, "customer/birth_year/default-value", true));
        const auto after = flow::measureQuality(*m_session, {"customer", false}, m_job);
        MUST(after);
        QVERIFY(before < 100);
        QVERIFY(!columnOf(after->tables[0], "birth_year")->scores[int(flow::Dimension::Accuracy)]); // nothing is left to judge
        QVERIFY(flow::undo(*m_session));
        QVERIFY(flow::undo(*m_session));
        QCOMPARE(*columnOf(flow::measureQuality(*m_session, {"customer", false}, m_job)->tables[0], "birth_year")->scores[int(flow::Dimension::Accuracy)], before);
    }

    void oneRowAndAllEqual()
    {
        load("c.csv", "customer_id,city\nC1,Ulm\n", "customer");
        const auto one = flow::measureQuality(*m_session, {}, m_job);
        MUST(one);
        QVERIFY(!ruleOf(one->tables[0].rules, "late"));
        load("t.csv", "customer_id,date,amount\nC1,2024-02-01,1.00\nC1,2024-02-01,1.00\nC1,2024-02-01,1.00\n", "transaction");
        const auto equal = flow::measureQuality(*m_session, {}, m_job);
        MUST(equal);
        QCOMPARE(ruleOf(equal->tables[1].rules, "duplicate-row")->failed, std::uint64_t {2});
        core::JobContext stopped;
        stopped.stop();
        QCOMPARE(flow::measureQuality(*m_session, {}, stopped).error().code, core::Code::Cancelled);
    }

    void monthsWithoutRows()
    {
        std::string text = "customer_id,date,amount\n";
        for (int year = 2022; year <= 2024; ++year)
            for (int month = 1; month <= 12; ++month)
                if (year != 2023 || month < 4 || month > 5)
                    for (int day = 1; day <= 28; day += 9)
                        text += "C1," + std::to_string(year) + (month < 10 ? "-0" : "-") + std::to_string(month) + (day < 10 ? "-0" : "-") + std::to_string(day) + ",1.00\n";
        load("t.csv", text, "transaction");
        load("i.csv", "customer_id,date,type\nC1,2024-12-28,visit\nC1,2024-12-29,visit\n", "interaction");
        const auto answer = flow::measureQuality(*m_session, {}, m_job);
        MUST(answer);
        const auto* gap = ruleOf(answer->tables[0].rules, "gap");
        QVERIFY(gap);
        QCOMPARE(gap->checked, std::uint64_t {36});
        QCOMPARE(gap->failed, std::uint64_t {2});
        QCOMPARE(gap->examples.front(), (std::pair<std::string, std::uint64_t> {"2023-04-01", 2}));
        QCOMPARE(ruleOf(answer->tables[0].rules, "late")->failed, std::uint64_t {0});
    }
};

HOLDFAST_TEST(QualityFlowTest)
#include "QualityFlowTest.moc"
