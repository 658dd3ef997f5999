// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/CustomerBands.h"
#include "flow/IndexMatch.h"
#include "flow/Satisfaction.h"

#include <cmath>
#include <numeric>

using namespace holdfast;

// What surveys are split by and matched to: numbers in quarters, template items by name, the same people in two waves.
class SurveyGroupsFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    core::JobContext m_job;

    static frame::CustomerColumn numbers(std::vector<std::int64_t> values, int scale = 0)
    {
        frame::CustomerColumn column;
        column.type = scale > 0 ? frame::ValueType::Decimal : frame::ValueType::Integer;
        column.scale = scale;
        column.numbers = std::move(values);
        return column;
    }
    static std::vector<std::uint32_t> everybody(std::size_t n)
    {
        std::vector<std::uint32_t> all(n);
        std::iota(all.begin(), all.end(), 0u);
        return all;
    }
    static std::string columnOf(const domain::IndexSystem& system, const char* id)
    {
        const auto* node = system.node(id);
        return node ? node->column : std::string("?");
    }

private Q_SLOTS:
    void bands()
    {
        using Names = std::vector<std::string>;
        // 1 … 8: quarters of two.
        auto bands = flow::customerBands(numbers({1, 2, 3, 4, 5, 6, 7, 8}), 8, everybody(8));
        QVERIFY(bands && bands->ordered);
        QCOMPARE(bands->names, (Names {"1–2", "3–4", "5–6", "7–8"}));
        QCOMPARE(bands->codes, (std::vector<std::uint32_t> {1, 1, 2, 2, 3, 3, 4, 4}));
        // Few values: each for itself; missing is in none.
        bands = flow::customerBands(numbers({2, 1, frame::kMissing, 2}), 4, everybody(4));
        QCOMPARE(bands->names, (Names {"1", "2"}));
        QCOMPARE(bands->codes, (std::vector<std::uint32_t> {2, 1, 0, 2}));
        // All equal, one, none, nobody.
        QCOMPARE(flow::customerBands(numbers({7, 7, 7}), 3, everybody(3))->names, (Names {"7"}));
        QCOMPARE(flow::customerBands(numbers({7}), 1, everybody(1))->codes, (std::vector<std::uint32_t> {1}));
        QVERIFY(flow::customerBands(numbers({frame::kMissing}), 1, everybody(1))->names.empty());
        QVERIFY(flow::customerBands(numbers({}), 0, {})->names.empty());
        // Ties stay together: more than half are 3.
        bands = flow::customerBands(numbers({1, 2, 3, 3, 3, 3, 3, 3, 4, 5, 6}), 11, everybody(11));
        QCOMPARE(bands->names, (Names {"1–3", "4–6"}));
        // Cents and negatives; who is not asked for is still sorted.
        bands = flow::customerBands(numbers({-150, 25, 100, 250, 1000, 1250, 9999}, 2), 7, std::vector<std::uint32_t> {0, 1, 2, 3, 4, 5});
        QCOMPARE(bands->names.front(), std::string("−1.5–0.25"));
        QCOMPARE(bands->names.back(), std::string("10–12.5"));
        QCOMPARE(bands->codes[6], bands->codes[5]);
        // Words and truth values as they are; days are no groups; a column of other customers neither.
        frame::CustomerColumn other;
        other.codes = {1, 0, 2};
        other.words = {"North", "South"};
        QCOMPARE(flow::customerBands(other, 3, everybody(3))->names, (Names {"North", "South"}));
        other = numbers({1, 0, frame::kMissing});
        other.type = frame::ValueType::Boolean;
        QCOMPARE(flow::customerBands(other, 3, everybody(3))->codes, (std::vector<std::uint32_t> {2, 1, 0}));
        other.type = frame::ValueType::Date;
        QVERIFY(!flow::customerBands(other, 3, everybody(3)));
        QVERIFY(!flow::customerBands(numbers({1, 2}), 3, everybody(3)));
    }

    void templateItems()
    {
        const auto from = [](const char* id, bool chinese) { return domain::fromTemplate(*domain::indexTemplate(id), chinese); };
        // The questions of a published airline survey.
        std::vector<std::pair<std::string, std::string>> asked;
        for (const char* name : {"Inflight wifi service", "Departure/Arrival time convenient", "Ease of Online booking", "Gate location", "Food and drink", "Online boarding", "Seat comfort",
                 "Inflight entertainment", "On-board service", "Leg room service", "Baggage handling", "Checkin service", "Inflight service", "Cleanliness"})
            asked.emplace_back(name, name);
        auto travel = from("travel", false);
        QVERIFY(flow::matchItems(travel, asked) >= 9);
        for (const auto& [id, column] : {std::pair {"food", "Food and drink"}, {"comfort", "Seat comfort"}, {"baggage", "Baggage handling"}, {"checkin", "Checkin service"}, {"cleanliness", "Cleanliness"},
                 {"boarding", "Online boarding"}, {"ease", "Ease of Online booking"}, {"entertainment", "Inflight entertainment"}, {"punctual", "Departure/Arrival time convenient"}})
            QCOMPARE(columnOf(travel, id), std::string(column));
        QCOMPARE(columnOf(travel, "value"), std::string()); // not asked
        // Each question once; what is matched already stays.
        std::set<std::string> once;
        for (const auto& node : travel.nodes)
            QVERIFY(node.column.empty() || once.insert(node.column).second);
        QCOMPARE(flow::matchItems(travel, asked), std::size_t(0));
        // Labels count, in Chinese too; the exact name before a word within it.
        const std::vector<std::pair<std::string, std::string>> chinese {{"q1", "物流查询"}, {"q2", "商品质量"}, {"q3", "退货便利程度"}};
        auto retail = from("retail", true);
        QCOMPARE(flow::matchItems(retail, chinese), std::size_t(3));
        QCOMPARE(columnOf(retail, "tracking"), std::string("q1"));
        QCOMPARE(columnOf(retail, "quality"), std::string("q2"));
        QCOMPARE(columnOf(retail, "returns"), std::string("q3"));
        auto software = from("software", false);
        QCOMPARE(flow::matchItems(software, std::vector<std::pair<std::string, std::string>> {{"a", "Happy customers"}, {"b", "Speed"}}), std::size_t(1));
        QCOMPARE(columnOf(software, "performance"), std::string("b"));
        QCOMPARE(flow::matchItems(software, {}), std::size_t(0));
        domain::IndexSystem nothing;
        QCOMPARE(flow::matchItems(nothing, asked), std::size_t(0));
    }

    // By hand: forty answer both waves, each a point lower but every fourth two; ten come new.
    void theSamePeople()
    {
        const std::string path = m_folder.filePath(QStringLiteral("same")).toStdString();
        {
            std::ofstream customers(path + "-c.csv"), answers(path + "-a.csv");
            customers << "Customer ID,Sign-up date,Age\n";
            answers << "Customer ID,Date,Wave,Satisfaction (1-5),Recommend (0-10)\n";
            for (int i = 0; i < 50; ++i) {
                customers << 'c' << i << ",2024-01-01," << 20 + i << '\n';
                if (i < 40) {
                    answers << 'c' << i << ",2025-02-01,W1,2,0\n";
                    answers << 'c' << i << ",2025-02-03,W1," << 4 << ",9\n"; // the last counts
                }
                answers << 'c' << i << ",2025-05-01,W2," << (i >= 40 ? 5 : i % 4 == 0 ? 2 : 3) << ',' << (i >= 40 ? 10 : i % 4 == 0 ? 6 : 9) << '\n';
            }
        }
        auto session = flow::createWorkspace(path + ".holdfast", tests::fixedClock());
        MUST(session);
        for (const auto& [file, role] : {std::pair {"-c.csv", "customer"}, {"-a.csv", "survey_response"}}) {
            flow::ImportRequest import;
            import.path = path + file;
            import.role = role;
            MUST(flow::importSource(**session, import, m_job));
        }
        flow::SummaryRequest request;
        request.by = "Age";
        auto answer = flow::measureSurvey(**session, request, m_job);
        if (!answer) { // a workspace that knows the field calls it so
            request.by = "age";
            answer = flow::measureSurvey(**session, request, m_job);
        }
        MUST(answer);
        const auto measureOf = [&](flow::SurveyMeasure kind) { return *std::find_if(answer->measures.begin(), answer->measures.end(), [&](const auto& measure) { return measure.measure == kind; }); };
        const auto csat = measureOf(flow::SurveyMeasure::Csat), nps = measureOf(flow::SurveyMeasure::Nps);
        QCOMPARE(csat.waves.size(), std::size_t(2));
        QVERIFY(!csat.waves[0].same);
        const auto& same = *csat.waves[1].same;
        QCOMPARE(same.difference.n, std::int64_t(40));
        QVERIFY(std::abs(*same.difference.value + 1.25) < 1e-12);
        // sd of 30 x -1 and 10 x -2: sqrt(40/39 * 0.1875); t on 39 degrees of freedom.
        const double se = std::sqrt(40.0 / 39 * 0.1875 / 40);
        QVERIFY(same.se && std::abs(*same.se - se) < 1e-12);
        QVERIFY(same.statistic && std::abs(*same.statistic + 1.25 / se) < 1e-9);
        QVERIFY(same.p && *same.p < 1e-15 && same.pAdjusted && !same.tooFew);
        QVERIFY(*same.difference.lower < -1.25 && *same.difference.upper > -1.25 && *same.difference.upper < 0);
        // All answers of the wave say less: those who came new are content.
        QVERIFY(*csat.waves[1].against->difference.value > -1.25);
        QVERIFY(std::abs(*nps.waves[1].same->difference.value + 50) < 1e-9); // ten of forty from promoter to detractor
        // Ages of 20 to 69 in quarters of all who answered.
        QCOMPARE(csat.groups.size(), std::size_t(4));
        QVERIFY2(csat.groups.front().name.starts_with("20–") && csat.groups.back().name.ends_with("–69"), csat.groups.front().name.c_str());
        std::int64_t n = 0;
        for (const auto& group : csat.groups)
            n += group.value.n;
        QCOMPARE(n, csat.overall.value.n);
    }

    // A model that is not kept: another table's columns are proposed, what was said stays, and nothing is stored.
    void draft()
    {
        const std::string path = m_folder.filePath(QStringLiteral("draft")).toStdString();
        std::ofstream(path + ".csv") << "Date,Mood (1-5),Recommend (0-10)\n2025-01-05,4,9\n2025-01-06,9,3\n";
        std::ofstream(path + "-2.csv") << "Date,Mood (1-5),Speed (1-7)\n2025-02-05,4,7\n2025-02-06,2,3\n";
        auto session = flow::createWorkspace(path + ".holdfast", tests::fixedClock());
        MUST(session);
        for (const auto& [file, role] : {std::pair {".csv", "survey_response"}, {"-2.csv", "other"}}) {
            flow::ImportRequest import;
            import.path = path + file;
            import.role = role;
            MUST(flow::importSource(**session, import, m_job));
        }
        const auto seen = flow::describeSurvey(**session, {}, m_job);
        MUST(seen);
        domain::SurveyModel model = seen->model;
        for (auto& column : model.columns)
            if (column.column == "Mood (1-5)")
                column.scale.high = 9;
        model.sources.push_back({"other", "draft-2.csv", {}, {}, {}});
        const auto draft = flow::draftSurvey(**session, model, m_job);
        MUST(draft);
        QCOMPARE(draft->sources.size(), std::size_t(2));
        QVERIFY(draft->sources[0].used && draft->sources[1].used);
        const auto* mood = draft->model.column("Mood (1-5)");
        const auto* speed = draft->model.column("Speed (1-7)");
        QVERIFY(mood && mood->scale.high == 9 && speed && speed->scale.high == 7 && speed->kind == domain::SurveyKind::Item);
        QVERIFY(!flow::surveyModel(**session, m_job)->column("Speed (1-7)"));
        model.sources.clear();
        const auto none = flow::draftSurvey(**session, model, m_job);
        MUST(none);
        QVERIFY(none->columns.empty() && !none->sources[0].used);
    }
};

HOLDFAST_TEST(SurveyGroupsFlowTest)
#include "SurveyGroupsFlowTest.moc"
