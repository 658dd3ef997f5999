// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Cleaning.h"
#include "flow/Duplicates.h"
#include "flow/Lineage.h"
#include "flow/Quality.h"
#include "flow/Refresh.h"

using namespace holdfast;
using namespace holdfast::tests;

// MUST for a call that is made once.
#define DONE(call) \
    do { \
        const auto done_ = (call); \
        MUST(done_); \
    } while (false)

namespace {

// A workspace in a folder of its own, and files beside it.
struct Place {
    QTemporaryDir folder;
    flow::SessionPtr session;
    core::JobContext job;

    Place()
    {
        auto made = flow::createWorkspace(path("w.holdfast"), fixedClock());
        if (!made)
            qFatal("%s", failureOf(made).c_str());
        session = *made;
    }
    std::string path(const std::string& name) const { return folder.path().toStdString() + "/" + name; }
    std::string file(const std::string& name, const std::string& text) const
    {
        std::ofstream(path(name), std::ios::binary) << text;
        return path(name);
    }
    flow::ImportAnswer load(const std::string& name, const std::string& text, const std::string& role)
    {
        flow::ImportRequest request;
        request.path = file(name, text);
        request.role = role;
        auto answer = flow::importSource(*session, request, job);
        if (!answer)
            qFatal("%s", failureOf(answer).c_str());
        return *answer;
    }
    // All rows of a table as text: cells by "|", "-" = missing.
    std::string rows(const std::string& table)
    {
        auto answer = flow::rowsOf(*session, table, 0, 1000, false, job);
        if (!answer)
            qFatal("%s", failureOf(answer).c_str());
        std::string text;
        for (const auto& row : answer->rows) {
            for (std::size_t i = 0; i < row.size(); ++i)
                text += (i ? "|" : "") + row[i].value_or("-");
            text += "\n";
        }
        return text;
    }
    bool sound()
    {
        session.reset();
        auto check = flow::checkWorkspace(path("w.holdfast"), job);
        bool good = check && check->sound;
        if (check)
            for (const auto& issue : check->issues)
                qWarning("%s %s", issue.where.column.c_str(), issue.value.c_str());
        session = *flow::openWorkspace(path("w.holdfast"), false, fixedClock());
        return good;
    }
    core::Result<flow::RecipeOutcome> clean(const std::string& json, bool whole = false)
    {
        auto recipe = domain::parseRecipe(json);
        if (!recipe)
            return std::unexpected(recipe.error());
        return flow::cleanTable(*session, {"", *recipe, whole}, job);
    }
};

const std::string kCustomers = "customer_id,name,city,signup_date,age,weight\n"
                               "C1,  Anna  Berg ,Ulm,2024-01-05,30,1.5 kg\n"
                               "C2,Ben Cho,ULM,2024-01-06,,750 g\n"
                               "C3,Cem Dal,ulm ,2024-01-07,50,2 kg\n"
                               "C4,Dora Eck,Bonn,2024-01-08,999,\n"
                               "C5,Eva Fink,Bonn,2024-01-09,41,3 stone\n"
                               "C5,Eva Fink,Bonn,2024-01-09,41,3 stone\n";
const std::string kSteps = R"({"table":"customer","steps":[{"step":"trim"},
    {"step":"standardise","column":"city","map":{"ULM":"Ulm","ulm":"Ulm"}},
    {"step":"units","column":"weight","to":"kg","factors":{"kg":"1","g":"0.001"}},
    {"step":"blank","column":"age","values":["999"]},
    {"step":"fill","column":"age","with":"median","by":["city"]},
    {"step":"drop-duplicates"}]})";
const std::string kCleaned = "C1|Anna Berg|Ulm|2024-01-05|30|1.5\n"
                             "C2|Ben Cho|Ulm|2024-01-06|40|0.75\n"
                             "C3|Cem Dal|Ulm|2024-01-07|50|2\n"
                             "C4|Dora Eck|Bonn|2024-01-08|41|-\n"
                             "C5|Eva Fink|Bonn|2024-01-09|41|-\n";

} // namespace

class CleaningFlowTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void aRecipeChangesTheRowsInForceAndIsOneStep()
    {
        Place place;
        place.load("c.csv", kCustomers, "customer");
        const std::string before = place.rows("customer");
        auto recipe = domain::parseRecipe(kSteps);
        MUST(recipe);
        auto preview = flow::previewRecipe(*place.session, {"customer", *recipe, false}, place.job);
        MUST(preview);
        QCOMPARE(place.rows("customer"), before); // nothing is written
        QCOMPARE(preview->rowsBefore, std::uint64_t {6});
        QCOMPARE(preview->rowsAfter, std::uint64_t {5});
        QCOMPARE(preview->steps[0].cells, std::uint64_t {2});
        QCOMPARE(preview->steps[0].examples[0].before, std::string("  Anna  Berg "));
        QCOMPARE(preview->steps[1].cells, std::uint64_t {2});
        QCOMPARE(preview->steps[2].unmatched, std::uint64_t {2});
        QCOMPARE(preview->steps[3].cells, std::uint64_t {1});
        QCOMPARE(preview->steps[4].cells, std::uint64_t {2});
        QCOMPARE(preview->steps[5].rows, std::uint64_t {1});
        QVERIFY(preview->findings.empty());

        auto cleaned = place.clean(kSteps);
        MUST(cleaned);
        QCOMPARE(place.rows("customer"), kCleaned);
        QCOMPARE(flow::history(*place.session)->undo, std::string("clean"));
        QVERIFY(place.sound());
        QVERIFY(flow::undo(*place.session));
        QCOMPARE(place.rows("customer"), before);
        QVERIFY(flow::recipeInForce(*place.session, "customer")->steps.empty());
        QVERIFY(flow::redo(*place.session));
        QCOMPARE(place.rows("customer"), kCleaned);
        QCOMPARE(*flow::recipeInForce(*place.session, "customer"), *recipe);
        // The whole recipe taken back: the rows as loaded are in force again.
        DONE(place.clean(R"({"table":"customer","steps":[]})", true));
        QCOMPARE(place.rows("customer"), before);
        QVERIFY(place.sound());
    }

    void whereACellComesFrom()
    {
        Place place;
        const auto loaded = place.load("c.csv", kCustomers, "customer");
        DONE(place.clean(kSteps));
        auto age = flow::cellLineage(*place.session, "customer", loaded.importId, 4, "age", place.job);
        MUST(age);
        QCOMPARE(age->file, std::string("c.csv"));
        QCOMPARE(age->raw, std::optional<std::string>("999"));
        QCOMPARE(age->value, std::optional<std::string>("41"));
        QCOMPARE(age->steps.size(), std::size_t {2});
        QCOMPARE(age->steps[0].kind, std::string("blank"));
        QCOMPARE(age->steps[1].kind, std::string("fill"));
        QCOMPARE(age->steps[1].after, std::string("41"));
        auto name = flow::cellLineage(*place.session, "customer", loaded.importId, 1, "name", place.job);
        MUST(name);
        QCOMPARE(name->raw, std::optional<std::string>("  Anna  Berg "));
        QCOMPARE(name->value, std::optional<std::string>("Anna Berg"));
        QCOMPARE(flow::cellLineage(*place.session, "customer", loaded.importId, 99, "age", place.job).error().code, core::Code::NotEnoughData);
        QCOMPARE(flow::cellLineage(*place.session, "customer", loaded.importId, 1, "nothing", place.job).error().code, core::Code::UnknownField);
    }

    void aRecipeIsReplayedAtTheNextLoad()
    {
        Place place;
        place.load("c.csv", kCustomers, "customer");
        DONE(place.clean(kSteps));
        // The same shape: cleaned on the way in, and what no longer matches is told.
        const auto next = place.load("d.csv", "customer_id,name,city,signup_date,age,weight\nC7, Gil ,Bonn,2024-02-01,60,4 kg\n", "customer");
        QCOMPARE(next.recipe.size(), std::size_t {6});
        QCOMPARE(next.recipe[0].cells, std::uint64_t {1});
        QVERIFY(!next.recipe[1].matched);
        int told = 0;
        for (const auto& issue : next.issues)
            told += issue.code == core::Code::RecipeStepUnmatched;
        QCOMPARE(told, 2); // the spellings of the city, and the blank of 999
        QCOMPARE(place.rows("customer"), kCleaned + "C7|Gil|Bonn|2024-02-01|60|4\n");
        QVERIFY(flow::undo(*place.session));
        QCOMPARE(place.rows("customer"), kCleaned);
        QVERIFY(flow::redo(*place.session));
        // Rows of the first load are duplicates also in a later one.
        const auto again = place.load("e.csv", kCustomers, "customer");
        QCOMPARE(again.inForce, std::uint64_t {0});
        QVERIFY(place.sound());
    }

    void importWithARecipe()
    {
        Place place;
        flow::ImportRequest request;
        request.path = place.file("c.csv", kCustomers);
        request.role = "customer";
        request.recipe = *domain::parseRecipe(kSteps);
        request.dryRun = true;
        auto dry = flow::importSource(*place.session, request, place.job);
        MUST(dry);
        QCOMPARE(dry->inForce, std::uint64_t {5});
        QCOMPARE(place.rows("customer"), std::string());
        request.dryRun = false;
        DONE(flow::importSource(*place.session, request, place.job));
        QCOMPARE(place.rows("customer"), kCleaned);
        QVERIFY(flow::undo(*place.session));
        QCOMPARE(place.rows("customer"), std::string());
        QVERIFY(place.sound());
    }

    void badRecipes_data()
    {
        QTest::addColumn<QString>("json");
        for (const char* json : {"", "[]", "{}", R"({"steps":[{"step":"iron"}]})", R"({"steps":[{"step":"fill","column":"age","with":"constant"}]})",
                 R"({"steps":[{"step":"fill","column":"name","with":"median"}]})", R"({"steps":[{"step":"trim","colums":["a"]}]})",
                 R"({"steps":[{"step":"units","column":"weight","to":"kg","factors":{"g":"0"}}]})", R"({"steps":[{"step":"merge-customers","pairs":[["a","a"]]}]})",
                 R"({"steps":[{"step":"fill","column":"age","with":"constant","value":"many"}]})"})
            QTest::newRow(json) << QString::fromLatin1(json);
    }
    void badRecipes()
    {
        QFETCH(QString, json);
        Place place;
        place.load("c.csv", kCustomers, "customer");
        const std::string before = place.rows("customer");
        auto recipe = domain::parseRecipe(json.toStdString());
        if (recipe) {
            auto done = flow::cleanTable(*place.session, {"customer", *recipe, false}, place.job);
            QVERIFY(!done);
            QCOMPARE(done.error().code, core::Code::InvalidParameter);
        } else {
            QCOMPARE(recipe.error().code, core::Code::InvalidParameter);
        }
        QCOMPARE(place.rows("customer"), before);
        QCOMPARE(flow::history(*place.session)->undo, std::string("import"));
    }

    void keysAreJoinedThroughAColumn()
    {
        Place place;
        place.load("c.csv", "customer_id,name,card_no\nC1,Anna,K-11\nC2,Ben,K-22\nC3,Cem,K-22\n", "customer");
        place.load("t.csv", "customer_id,date,amount\nK-11,2024-03-01,5.00\nK-22,2024-03-02,6.00\nK-99,2024-03-03,7.00\n", "transaction");
        auto joins = flow::measureJoins(*place.session, place.job);
        MUST(joins);
        QCOMPARE(joins->size(), std::size_t {1});
        QCOMPARE((*joins)[0].orphans, std::uint64_t {3});
        QCOMPARE((*joins)[0].matched, std::uint64_t {0});
        auto done = place.clean(R"({"table":"transaction","steps":[{"step":"join","column":"customer_id","key":"card_no"}]})");
        MUST(done);
        QCOMPARE(done->steps[0].cells, std::uint64_t {1}); // K-22 is two customers, K-99 nobody
        QCOMPARE(done->steps[0].unmatched, std::uint64_t {2});
        QCOMPARE(place.rows("transaction"), std::string("C1|2024-03-01|5\nK-22|2024-03-02|6\nK-99|2024-03-03|7\n"));
        QCOMPARE((*flow::measureJoins(*place.session, place.job))[0].matched, std::uint64_t {1});
    }

    void probablyTheSamePerson()
    {
        Place place;
        place.load("c.csv", "customer_id,name,phone,email,city\n"
                            "C1,Anna Berg,+49 30 1234567,anna.berg@example.org,Ulm\n"
                            "C2,\"Berg, Anna\",0049-30-1234567,ANNA.BERG@example.org,Ulm\n"
                            "C3,Ben Cho,030 7654321,ben@example.org,Bonn\n"
                            "C4,Bea Cho,030 7654321,bea@example.org,Bonn\n" // a household shares its phone
                            "C7,Paul Thorne,,paul.thorne306@example.net,Ulm\n" // namesakes
                            "C8,Paul Thorne,,paul.thorne130@example.net,Ulm\n"
                            "C5,王小明,13800138000,wang@example.cn,上海\n"
                            "C6,王 小明,+86 138 0013 8000,,上海\n", "customer");
        auto found = flow::findDuplicates(*place.session, {}, place.job);
        MUST(found);
        QCOMPARE(found->pairs.size(), std::size_t {2});
        std::set<std::string> pairs;
        for (const auto& pair : found->pairs)
            pairs.insert(pair.first + " " + pair.second);
        QCOMPARE(pairs, (std::set<std::string> {"C2 C1", "C6 C5"}));
        QVERIFY(!found->pairs[0].evidence.empty());

        QVERIFY(flow::mergeCustomers(*place.session, {{"C2", "C1"}}, place.job));
        QCOMPARE(flow::findDuplicates(*place.session, {}, place.job)->pairs.size(), std::size_t {1});
        QCOMPARE(flow::mergesInForce(*place.session)->size(), std::size_t {1});
        QCOMPARE(flow::mergeCustomers(*place.session, {{"C1", "C2"}}, place.job).error().code, core::Code::InvalidParameter);
        QCOMPARE(flow::mergeCustomers(*place.session, {{"C1", "C77"}}, place.job).error().code, core::Code::NotEnoughData);
        QVERIFY(place.sound());
        QVERIFY(flow::undo(*place.session));
        QVERIFY(flow::mergesInForce(*place.session)->empty());
    }

    void nextMonthsExport()
    {
        Place place;
        const std::string header = "order_id,customer_id,date,amount\n";
        place.load("jan.csv", header + "O1,C1,2024-01-05,10.00\nO2,C2,2024-01-20,20.00\nO3,C1,2024-02-01,30.00\n", "transaction");
        // The same rows again and new ones: nothing is gone in its dates, nothing is counted twice.
        flow::RefreshRequest request;
        request.path = place.file("feb.csv", header + "O3,C1,2024-02-01,31.00\nO4,C3,2024-02-10,40.00\n");
        auto preview = flow::previewRefresh(*place.session, request, place.job);
        MUST(preview);
        QCOMPARE(preview->table, std::string("transaction"));
        QCOMPARE(preview->rows.fresh, std::uint64_t {1});
        QCOMPARE(preview->rows.changed, std::uint64_t {1});
        QCOMPARE(preview->rows.gone, std::uint64_t {2});
        QCOMPARE(preview->customers.fresh, std::uint64_t {1});
        QVERIFY(!preview->mustChoose);
        QCOMPARE(preview->values.size(), std::size_t {1});
        QCOMPARE(preview->values[0].column, std::string("amount"));
        QCOMPARE(preview->rowsAfter, std::uint64_t {4});
        auto done = flow::refreshSource(*place.session, request, place.job);
        MUST(done);
        const std::string after = "O1|C1|2024-01-05|10\nO2|C2|2024-01-20|20\nO3|C1|2024-02-01|31\nO4|C3|2024-02-10|40\n";
        QCOMPARE(place.rows("transaction"), after);
        QCOMPARE(flow::history(*place.session)->undo, std::string("refresh"));
        QVERIFY(place.sound());
        QVERIFY(flow::undo(*place.session));
        QCOMPARE(place.rows("transaction"), std::string("O1|C1|2024-01-05|10\nO2|C2|2024-01-20|20\nO3|C1|2024-02-01|30\n"));
        QVERIFY(flow::redo(*place.session));
        QCOMPARE(place.rows("transaction"), after);

        // A row of its dates is not in it: two readings fit.
        request.path = place.file("feb2.csv", header + "O5,C1,2024-01-01,1.00\nO4,C3,2024-02-10,40.00\n");
        auto asked = flow::refreshSource(*place.session, request, place.job);
        QVERIFY(!asked);
        QCOMPARE(asked.error().code, core::Code::AmbiguousRefresh);
        QCOMPARE(asked.error().choices, (std::vector<std::string> {"replace-dates", "update"}));
        QCOMPARE(place.rows("transaction"), after);
        request.rule = flow::RefreshRule::Update;
        DONE(flow::refreshSource(*place.session, request, place.job));
        QCOMPARE(flow::rowsOf(*place.session, "transaction", 0, 100, false, place.job)->total, std::uint64_t {5});
        QVERIFY(flow::undo(*place.session));
        request.rule = flow::RefreshRule::ReplaceDates;
        DONE(flow::refreshSource(*place.session, request, place.job));
        QCOMPARE(place.rows("transaction"), std::string("O5|C1|2024-01-01|1\nO4|C3|2024-02-10|40\n"));
        QVERIFY(place.sound());
    }

    void customersThatAreGone()
    {
        Place place;
        const std::string header = "customer_id,city,signup_date\n";
        place.load("c1.csv", header + "C1,Ulm,2024-01-01\nC2,Bonn,2024-01-02\n", "customer");
        DONE(place.clean(R"({"table":"customer","steps":[{"step":"standardise","column":"city","map":{"Bonn":"BN"}}]})"));
        flow::RefreshRequest request;
        request.path = place.file("c2.csv", header + "C1,Bonn,2024-01-01\nC3,Ulm,2024-03-01\n");
        auto preview = flow::previewRefresh(*place.session, request, place.job);
        MUST(preview);
        QVERIFY(preview->mustChoose);
        QCOMPARE(preview->choices, (std::vector<std::string> {"update", "replace"}));
        QCOMPARE(preview->rows.gone, std::uint64_t {1});
        QCOMPARE(preview->recipe.size(), std::size_t {1});
        request.rule = flow::RefreshRule::Update;
        DONE(flow::refreshSource(*place.session, request, place.job));
        QCOMPARE(place.rows("customer"), std::string("C2|BN|2024-01-02\nC1|BN|2024-01-01\nC3|Ulm|2024-03-01\n"));
        // The rule is remembered for the shape; the recipe still reaches every load.
        request.rule.reset();
        request.path = place.file("c3.csv", header + "C4,Bonn,2024-04-01\n");
        DONE(flow::refreshSource(*place.session, request, place.job));
        QCOMPARE(flow::rowsOf(*place.session, "customer", 0, 100, false, place.job)->total, std::uint64_t {4});
        DONE(place.clean(R"({"table":"customer","steps":[]})", true));
        QVERIFY(place.rows("customer").find("BN") == std::string::npos);
        QCOMPARE(flow::rowsOf(*place.session, "customer", 0, 100, false, place.job)->total, std::uint64_t {4});
        QVERIFY(place.sound());
        // The same file again: nothing changes.
        auto again = flow::previewRefresh(*place.session, request, place.job);
        MUST(again);
        QCOMPARE(again->rows.same, std::uint64_t {1});
        QCOMPARE(again->rows.fresh, std::uint64_t {0});
        QCOMPARE(again->rowsAfter, std::uint64_t {4});
    }

    void whenItIsStopped()
    {
        Place place;
        place.load("c.csv", kCustomers, "customer");
        const std::string before = place.rows("customer");
        core::JobContext stopped;
        stopped.stop();
        auto recipe = domain::parseRecipe(kSteps);
        QCOMPARE(flow::cleanTable(*place.session, {"customer", *recipe, false}, stopped).error().code, core::Code::Cancelled);
        flow::RefreshRequest request;
        request.path = place.path("c.csv");
        QCOMPARE(flow::refreshSource(*place.session, request, stopped).error().code, core::Code::Cancelled);
        QCOMPARE(place.rows("customer"), before);
        QVERIFY(place.sound());
        DONE(place.clean(kSteps));
    }
};

HOLDFAST_TEST(CleaningFlowTest)
#include "CleaningFlowTest.moc"
