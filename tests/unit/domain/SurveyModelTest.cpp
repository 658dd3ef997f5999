// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "domain/IndexSystem.h"
#include "domain/SurveyModel.h"

#include <set>

using namespace holdfast::domain;
using holdfast::core::Code;

// Settings of surveys and of the index as text and back, and what is refused.
class SurveyModelTest : public QObject {
    Q_OBJECT

    static std::string refusal(const auto& result)
    {
        if (result)
            return "accepted";
        std::string text(holdfast::core::word(result.error().code));
        for (const auto& [key, value] : result.error().arguments)
            text += " " + value;
        return text;
    }

private Q_SLOTS:
    void scales()
    {
        const AnswerScale five {1, 5, false, {}, {}}, ten {0, 10, false, {}, {}}, turned {1, 7, true, {}, {}};
        QCOMPARE(scoreOf(five, 4), 75.0);
        QCOMPARE(scoreOf(turned, 1), 100.0);
        QCOMPARE(scoreOf(turned, 7), 0.0);
        QCOMPARE(rescaled(ten, 10, five), 5.0);
        QCOMPARE(rescaled(ten, 5, five), 3.0);
        QCOMPARE(rescaled(five, 5, turned), 1.0);
        QVERIFY(!five.holds(0) && five.holds(1) && five.holds(5) && !five.holds(6));
    }

    void modelAndBack()
    {
        SurveyModel model;
        model.sources = {{"survey_response", "a.csv", "first", {{"Q1", "quality"}}, {{"quality", {0, 10, true, {99}, {}}}}}, {"other", "", "", {}, {}}};
        model.columns = {{"quality", "Quality", SurveyKind::Item, {1, 5, false, {0, 9}, {{"very good", 5}}}, {}},
            {"wanted", "", SurveyKind::Expectation, {1, 5, false, {}, {}}, "quality"}, {"nps", "", SurveyKind::Nps, {0, 10, false, {}, {}}, {}},
            {"region", "", SurveyKind::Attribute, {}, {}}};
        model.waves = holdfast::core::Grain::Month;
        model.repeats = RepeatRule::Last;
        model.excludeSpeeders = true;
        model.weighting = {CaseWeighting::Raking, {"region", "plan"}, 3};
        const auto back = parseSurveyModel(toJson(model));
        QVERIFY2(back.has_value(), refusal(back).c_str());
        QVERIFY(*back == model);
    }

    void refused_data()
    {
        QTest::addColumn<QString>("json");
        QTest::addColumn<QString>("told");
        const auto row = [](const char* name, const char* json, const char* told) {
            QTest::newRow(name) << QString::fromUtf8(json) << QString::fromUtf8(told);
        };
        row("no json", "{", "not-json");
        row("no columns", "{}", "not-json");
        row("turned scale", R"({"columns":[{"column":"q","low":5,"high":1}]})", "scale of q");
        row("twice", R"({"columns":[{"column":"q"},{"column":"q"}]})", "q");
        row("kind", R"({"columns":[{"column":"q","kind":"mood"}]})", "mood");
        row("of nobody", R"({"columns":[{"column":"q","kind":"expectation","of":"x"}]})", "expectation q");
        row("two waves", R"({"columns":[{"column":"a","kind":"wave"},{"column":"b","kind":"wave"}]})", "wave");
        row("weights of nothing", R"({"columns":[],"weighting":{"method":"raking"}})", "raking");
        row("cap", R"({"columns":[],"weighting":{"cap":1}})", "cap");
        row("table", R"({"columns":[],"sources":[{"table":"payment"}]})", "payment");
    }
    void refused()
    {
        QFETCH(QString, json);
        QFETCH(QString, told);
        const auto model = parseSurveyModel(json.toStdString());
        QVERIFY(!model);
        QCOMPARE(model.error().code, Code::InvalidParameter);
        QVERIFY2(refusal(model).find(told.toStdString()) != std::string::npos, refusal(model).c_str());
    }

    void indexAndBack()
    {
        IndexSystem system;
        system.name = "Index";
        system.nodes = {{"a", "A", "", ""}, {"b", "B", "", "q3"}, {"a1", "A1", "a", "q1"}, {"a2", "A2", "a", "q2"}};
        auto& group = system.groupOf("a");
        group.inForce = WeightKind::Ahp;
        group.direct = {{"a1", 3}, {"a2", 1}};
        group.experts = {{"Ann", {{"a1", 80}, {"a2", 20}}}};
        group.judges = {{"Ben", {{"a1", "a2", 1.0 / 9}}}};
        system.grades = {90, 70, 50};
        const auto back = parseIndexSystem(toJson(system));
        QVERIFY2(back.has_value(), refusal(back).c_str());
        QVERIFY(*back == system);
        QCOMPARE(back->depth(), 2);
        QVERIFY(gradeOf(90, back->grades) == Grade::Excellent && gradeOf(89.9, back->grades) == Grade::Good && gradeOf(10, back->grades) == Grade::Poor);
    }

    void indexRefused()
    {
        const auto told = [](const char* json) { return refusal(parseIndexSystem(json)); };
        QVERIFY(told(R"({"nodes":[{"id":"a","parent":"b"},{"id":"b","parent":"a"}]})").starts_with("invalid-parameter"));
        QVERIFY(told(R"({"nodes":[{"id":"a","parent":"x"}]})").starts_with("invalid-parameter"));
        QVERIFY(told(R"({"nodes":[{"id":"a"},{"id":"a"}]})").starts_with("invalid-parameter"));
        QVERIFY(told(R"({"nodes":[{"id":"a"},{"id":"b"}],"groups":[{"judges":[{"pairs":[{"a":"a","b":"b","ratio":10}]}]}]})").starts_with("invalid-parameter"));
        QVERIFY(told(R"({"nodes":[{"id":"a"}],"groups":[{"direct":{"a":0}}]})").starts_with("invalid-parameter"));
        QVERIFY(told(R"({"nodes":[{"id":"a"}],"groups":[{"experts":[{"scores":{"a":101}}]}]})").starts_with("invalid-parameter"));
        QVERIFY(told(R"({"nodes":[],"grades":{"excellent":70,"good":75,"fair":60}})").starts_with("invalid-parameter"));
        QCOMPARE(told(R"({"nodes":[]})"), std::string("accepted"));
    }

    void judgements()
    {
        IndexSystem system;
        system.nodes = {{"a", "", "", ""}, {"b", "", "", ""}, {"c", "", "", ""}};
        const PairJudge judge {"", {{"c", "a", 4}, {"a", "b", 2}, {"gone", "a", 9}}};
        const auto matrix = judgementMatrix(judge, system.children(""));
        QCOMPARE(matrix, (std::vector<double> {1, 2, 0.25, 0.5, 1, 1, 4, 1, 1}));
        QCOMPARE(pairsMissing(judge, system.children("")), std::size_t(1));
    }

    void templates()
    {
        QCOMPARE(indexTemplates().size(), std::size_t(5));
        for (const auto& one : indexTemplates())
            for (const bool chinese : {false, true}) {
                const auto system = fromTemplate(one, chinese);
                QVERIFY2(checkIndexSystem(system), std::string(one.id).c_str());
                QCOMPARE(system.depth(), 2);
                std::set<std::string> names;
                for (const auto& node : system.nodes) {
                    QVERIFY(!node.name.empty());
                    names.insert(node.parent + "/" + node.name);
                }
                QCOMPARE(names.size(), system.nodes.size());
                for (const auto* dimension : system.children(""))
                    QVERIFY(!system.isItem(*dimension));
            }
    }
};

HOLDFAST_TEST(SurveyModelTest)
#include "SurveyModelTest.moc"
