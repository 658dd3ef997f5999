// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "features/SurveyFacts.h"
#include "features/SurveyIndex.h"

#include <cmath>

using namespace holdfast;
using namespace holdfast::features;
using domain::SurveyKind;

// Loads to respondents by items, by the rules of the model; scores of a tree over them.
class SurveyFactsTest : public QObject {
    Q_OBJECT

    static constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
    core::JobContext m_job;

    static SurveyRowsColumn numbers(const char* name, std::vector<double> values)
    {
        return {name, name, frame::ValueType::Integer, std::move(values), {}, {}};
    }
    static SurveyRowsColumn texts(const char* name, std::vector<std::uint32_t> codes, std::vector<std::string> words)
    {
        return {name, name, frame::ValueType::Text, {}, std::move(codes), std::move(words)};
    }
    static SurveyRows load(const char* file, std::vector<std::int32_t> days, std::vector<SurveyRowsColumn> columns)
    {
        SurveyRows rows;
        rows.table = "survey_response";
        rows.file = file;
        rows.customers.assign(days.size(), frame::kNoCustomer);
        rows.days = std::move(days);
        rows.columns = std::move(columns);
        return rows;
    }
    static domain::SurveyModel modelOf(std::vector<domain::SurveyColumn> columns)
    {
        domain::SurveyModel model;
        model.sources = {{}};
        model.columns = std::move(columns);
        return model;
    }
    static domain::SurveyColumn item(const char* name, domain::AnswerScale scale = {}) { return {name, {}, SurveyKind::Item, std::move(scale), {}}; }

private Q_SLOTS:
    void answersAndTheRest()
    {
        domain::AnswerScale scale {1, 5, false, {0, 9}, {{"great", 5}}};
        const std::vector<SurveyRows> loads {
            load("a", {0, 0, 0, 0, 0, 0, 0}, {texts("q", {1, 2, 3, 4, 5, 0, 6}, {"great", "3", " 4 ", "9", "7", "no idea"})})};
        const auto facts = surveyFacts(loads, modelOf({item("q", scale)}), {100}, m_job);
        QVERIFY(facts.has_value());
        const auto& q = facts->series.front();
        QCOMPARE(q.n, std::uint64_t(3));
        QCOMPARE(q.answers[0], 5.0);
        QCOMPARE(q.answers[2], 4.0);
        QVERIFY(std::isnan(q.answers[3]) && std::isnan(q.answers[4]));
        QCOMPARE(q.dontKnow, std::uint64_t(1));
        QCOMPARE(q.outOfScale, std::uint64_t(1));
        QCOMPARE(q.missing, std::uint64_t(1));
        QCOMPARE(q.notUnderstood, std::uint64_t(1));
        QCOMPARE(q.score(0), 100.0);
    }

    // Two loads: other name, other scale, one undated and named as a wave.
    void pooled()
    {
        auto model = modelOf({item("quality")});
        model.sources = {{"survey_response", "old.csv", "2023", {{"Q1", "quality"}}, {{"quality", {0, 10, false, {}, {}}}}},
            {"survey_response", "new.csv", "", {}, {}}};
        model.waves = core::Grain::Year;
        const std::int32_t y2024 = core::daysFromCivil(2024, 5, 1), y2025 = core::daysFromCivil(2025, 1, 1);
        const std::vector<SurveyRows> loads {load("old.csv", {core::CivilDate::kNone, core::CivilDate::kNone}, {numbers("Q1", {10, 5})}),
            load("new.csv", {y2025, y2024}, {numbers("quality", {4, 2})}), load("else.csv", {0}, {numbers("quality", {1})})};
        const auto facts = surveyFacts(loads, model, {y2025}, m_job);
        QVERIFY(facts.has_value());
        QCOMPARE(facts->rows(), std::size_t(4));
        QCOMPARE(facts->series.front().answers, (std::vector<double> {5, 3, 4, 2}));
        QCOMPARE(facts->waves.size(), std::size_t(3));
        QCOMPARE(facts->waves[0].name, std::string("2023"));
        QCOMPARE(facts->waves[2].name, std::string("2025"));
        QVERIFY(!facts->waves[1].partial && facts->waves[2].partial);
        QCOMPARE(facts->wave, (std::vector<std::uint32_t> {0, 0, 2, 1}));
    }

    void flags()
    {
        std::vector<domain::SurveyColumn> columns;
        std::vector<SurveyRowsColumn> given;
        for (const char* name : {"a", "b", "c", "d", "e"}) {
            columns.push_back(item(name));
            given.push_back(numbers(name, {3, 3, 4, 3}));
        }
        given[4].numbers = {3, 2, 4, kNone};
        columns.push_back({"time", {}, SurveyKind::Duration, {}, {}});
        given.push_back(numbers("time", {100, 100, 20, kNone}));
        const std::vector<SurveyRows> loads {load("a", {0, 0, 0, 0}, given)};
        const auto facts = surveyFacts(loads, modelOf(columns), {1}, m_job);
        QVERIFY(facts.has_value());
        QCOMPARE(facts->straight, (std::vector<char> {1, 0, 1, 0})); // the last one answered four only
        QCOMPARE(facts->speeder, (std::vector<char> {0, 0, 1, 0}));
        QCOMPARE(facts->medianDuration, 100.0);
    }

    void repeated()
    {
        auto rows = load("a", {5, 3, 4, 4}, {numbers("q", {1, 2, 3, 4})});
        rows.customers = {7, 7, 8, frame::kNoCustomer};
        auto model = modelOf({item("q")});
        QCOMPARE(surveyFacts(std::vector {rows}, model, {9}, m_job)->repeated, (std::vector<char> {0, 0, 0, 0}));
        model.repeats = domain::RepeatRule::Last;
        QCOMPARE(surveyFacts(std::vector {rows}, model, {9}, m_job)->repeated, (std::vector<char> {0, 1, 0, 0}));
        model.repeats = domain::RepeatRule::First;
        QCOMPARE(surveyFacts(std::vector {rows}, model, {9}, m_job)->repeated, (std::vector<char> {1, 0, 0, 0}));
    }

    void edges()
    {
        QCOMPARE(surveyFacts({}, modelOf({item("q")}), {1}, m_job).error().code, core::Code::NotEnoughData);
        const std::vector<SurveyRows> outside {load("a", {0}, {numbers("q", {77})})};
        QCOMPARE(surveyFacts(outside, modelOf({item("q")}), {1}, m_job).error().code, core::Code::NotEnoughData);
        const std::vector<SurveyRows> one {load("a", {0}, {numbers("q", {5})})};
        QCOMPARE(surveyFacts(one, modelOf({item("q"), item("gone")}), {1}, m_job)->find("gone")->present, false);
        core::JobContext stopped;
        stopped.stop();
        QCOMPARE(surveyFacts(one, modelOf({item("q")}), {1}, stopped).error().code, core::Code::Cancelled);
    }

    // By hand: items 50 and 100 (n = 2), weights 1/4 and 3/4; the error of the sum is that of the respondents' weighted sums.
    void treeScores()
    {
        ScoreTree tree;
        tree.nodes = {{-1, -1, 1}, {0, 0, 0.25}, {0, 1, 0.75}, {0, -1, 0}};
        ScoreSheet sheet {2, 2, {0, 100, 100, 100}, {}};
        const std::vector<std::uint32_t> all {0, 1};
        const auto scores = nodeScores(sheet, tree, all, {});
        QCOMPARE(*scores[0].score, 87.5);
        QCOMPARE(*scores[1].score, 50.0);
        QCOMPARE(*scores[1].se, 50.0); // sd 70.7 / sqrt(2)
        QCOMPARE(*scores[0].se, 12.5);
        QVERIFY(!scores[3].score);
        // Without answers to an item its sibling takes the weight.
        sheet.scores = {0, kNone, 100, kNone};
        const auto some = nodeScores(sheet, tree, all, {});
        QCOMPARE(*some[0].score, 50.0);
        QVERIFY(!some[2].score);
        // Not allowed is as not answered; one respondent has no error; nobody has no score.
        QCOMPARE(*nodeScores({2, 2, {0, 100, 100, 100}, {}}, tree, all, {1, 0})[0].score, 50.0);
        const std::vector<std::uint32_t> one {1};
        QVERIFY(!nodeScores(sheet, tree, one, {})[0].se);
        QVERIFY(!nodeScores(sheet, tree, {}, {})[0].score);
    }
};

HOLDFAST_TEST(SurveyFactsTest)
#include "SurveyFactsTest.moc"
