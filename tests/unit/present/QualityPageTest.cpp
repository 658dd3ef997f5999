// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "PageSamples.h"
#include "present/pages/DataPages.h"

using namespace holdfast;
using namespace holdfast::present;
using namespace holdfast::tests;
using flow::Dimension;

namespace {

const Fmt en{QLocale(QLocale::English, QLocale::UnitedStates)};

flow::RuleResult rule(const char* word, Dimension dimension, const char* column, std::uint64_t checked, std::uint64_t failed)
{
    flow::RuleResult made;
    made.rule = word;
    made.dimension = dimension;
    made.table = "customer";
    made.column = column;
    made.checked = checked;
    made.failed = failed;
    made.score = checked > 0 ? 100.0 * double(checked - failed) / double(checked) : 100;
    return made;
}

// Two tables; birth_year with 8,097 of 58,252 values out of range.
flow::QualityAnswer sampleQuality()
{
    flow::QualityAnswer answer;
    answer.score = 93.2;
    answer.scores = {94.3, 94.9, 92.9, std::nullopt, 91.5};
    answer.rows = 1768000;
    answer.columns = 3;
    answer.dataTo = day("2026-06-30");
    flow::ColumnQuality id;
    id.name = id.label = "customer_id";
    id.type = "text";
    id.scores = {100, 100, 100, std::nullopt, 100};
    id.score = 100;
    flow::ColumnQuality year;
    year.name = "birth_year";
    year.label = "Birth year";
    year.type = "integer";
    year.scores = {94.1, 86.1, 97.2, std::nullopt, 88.0};
    year.score = 91.1;
    auto range = rule("out-of-range", Dimension::Accuracy, "birth_year", 58252, 8097);
    range.parameters = {{"low", "1920"}, {"high", "2008"}};
    range.examples = {{"1900", 5914}, {"2026", 12}};
    year.rules = {rule("constant", Dimension::Accuracy, "birth_year", 58252, 0), range, rule("missing", Dimension::Completeness, "birth_year", 61904, 3652)};
    for (int at = 1890; at < 2030; at += 10)
        year.distribution.push_back({double(at), double(at + 10), std::uint64_t(at == 1900 ? 5914 : 100), at < 1920 || at > 2000});
    flow::TableQuality customers;
    customers.name = "customer";
    customers.rows = 61904;
    customers.scores = {96.8, 90.2, 92.4, 97.0, 95.1};
    customers.score = 94.0;
    customers.columns = {id, year};
    customers.rules = {rule("duplicate-row", Dimension::Consistency, "", 61904, 12)};
    flow::TableQuality orders;
    orders.name = "transaction";
    orders.rows = 1142870;
    orders.score = 98.7;
    flow::ColumnQuality amount;
    amount.name = "amount";
    amount.type = "decimal";
    orders.columns = {amount};
    answer.tables = {customers, orders};
    flow::LoadScore first, second;
    first.score = 93.5;
    first.scores = {93.9, 95.7, 92.9, std::nullopt, 91.3};
    second.score = 93.2;
    second.scores = answer.scores;
    answer.loads = {first, second};
    flow::Fix fix;
    fix.ruleId = range.id();
    fix.rule = "out-of-range";
    fix.table = "customer";
    fix.column = "birth_year";
    fix.failed = 8097;
    fix.gain = 0.9;
    fix.step = "blank";
    fix.effects = {{"churn-rate", 0.0684, 0.0671}, {"nps", 31.0, 31.0}};
    answer.fixFirst = {fix};
    return answer;
}

} // namespace

class QualityPageTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void tiles()
    {
        const Page page = qualityPage(sampleQuality(), QStringLiteral("EUR"), en);
        QCOMPARE(page.tiles.size(), 6);
        QCOMPARE(page.tiles[0].value, QStringLiteral("93.2"));
        QCOMPARE(page.tiles[0].delta, QStringLiteral("0.3"));
        QCOMPARE(page.tiles[0].direction, Direction::Down);
        QCOMPARE(page.tiles[0].tone, Tone::Worse);
        QVERIFY(std::abs(page.tiles[0].ring - 0.932) < 1e-9);
        QCOMPARE(page.tiles[1].tone, Tone::Better);
        QCOMPARE(page.tiles[1].spark.size(), 2);
        QCOMPARE(page.tiles[4].value, QStringLiteral("–")); // timeliness: nothing to judge
        QCOMPARE(page.tiles[4].state, State::Empty);
        for (const Tile& tile : page.tiles)
            QVERIFY(!tile.provenance.title.isEmpty());
    }

    void scoresAndPlaces()
    {
        const flow::QualityAnswer answer = sampleQuality();
        const Page page = qualityPage(answer, {}, en);
        const auto& table = std::get<TableSpec>(page.block(QStringLiteral("quality-scores"))->body);
        QCOMPARE(table.levels, QList<int>({0, 1, 1, 0, 1}));
        QCOMPARE(table.rows.size(), 5);
        QCOMPARE(table.rows[2][0].text, QStringLiteral("Birth year"));
        QCOMPARE(table.rows[2][3].text, QStringLiteral("86.1"));
        QCOMPARE(table.rows[1][2].text, QStringLiteral("100"));
        QVERIFY(std::isnan(table.rows[2][5].number));
        // Every cell leads to its place and back.
        for (int row = 0; row < table.rows.size(); ++row)
            for (int d = 0; d < flow::kDimensions; ++d) {
                const auto place = placeAt(answer, row, 2 + d);
                QVERIFY(place);
                QCOMPARE(cellOf(answer, *place), std::pair(row, 2 + d));
            }
        QVERIFY(!placeAt(answer, 5, 2));
        QCOMPARE(cellOf(answer, {"complaint", {}, Dimension::Accuracy}), std::pair(-1, -1));
    }

    void fixFirst()
    {
        const Page page = qualityPage(sampleQuality(), QStringLiteral("EUR"), en);
        const auto& table = std::get<TableSpec>(page.block(QStringLiteral("fix-first"))->body);
        QCOMPARE(table.columns.size(), 6); // no revenue at risk: not computed
        QCOMPARE(table.rows[0][0].text, QStringLiteral("Out of range"));
        QCOMPARE(table.rows[0][1].text, QStringLiteral("Customers · Birth year"));
        QCOMPARE(table.rows[0][3].text, QStringLiteral("+0.9"));
        QCOMPARE(table.rows[0][4].text, QStringLiteral("6.84% → 6.71%"));
        QCOMPARE(table.rows[0][5].text, QStringLiteral("no change"));
    }

    void emptyWorkspace()
    {
        const Page page = qualityPage({}, {}, en);
        QVERIFY(page.tiles.isEmpty());
        QCOMPARE(page.block(QStringLiteral("quality-scores"))->emptyText, QStringLiteral("Load a table to see its quality."));
        QCOMPARE(page.block(QStringLiteral("quality-scores"))->emptyAction, QStringLiteral("import"));
        QCOMPARE(page.block(QStringLiteral("fix-first"))->state, State::Empty);
        QCOMPARE(ruleBlock({}, {}, nullptr, en).state, State::Empty);
        QVERIFY(rulesAt({}, {"customer", "birth_year", Dimension::Accuracy}).empty());
    }

    void ruleInWords()
    {
        const flow::QualityAnswer answer = sampleQuality();
        const QualityPlace place {"customer", "birth_year", Dimension::Accuracy};
        const auto rules = rulesAt(answer, place);
        QCOMPARE(rules.size(), std::size_t(2));
        QCOMPARE(rules[0].rule, std::string("out-of-range")); // failing first
        const Block block = ruleBlock(answer, place, &rules[0], en);
        QCOMPARE(block.title, QStringLiteral("Birth year, accuracy 86.1"));
        QCOMPARE(block.reading.finding, QStringLiteral("8,097 of 58,252 values fail 1920 ≤ Birth year ≤ 2008."));
        const auto& bins = std::get<DistributionSpec>(block.body);
        QCOMPARE(bins.bins.size(), 14);
        QCOMPARE(bins.bins[1].label, QStringLiteral("1900–1910")); // a year is not grouped
        QCOMPARE(bins.lowest, 1920.0);
        QCOMPARE(bins.highest, 2008.0);
        QVERIFY(bins.ticks.size() >= 4 && bins.ticks.size() <= 10);
        QCOMPARE(block.asTable.rows.size(), 14);
        QCOMPARE(block.provenance.figures, QStringLiteral("100 × 50,155 ÷ 58,252 = 86.1"));
        // A table's own place has its own rules and those of its columns.
        QCOMPARE(rulesAt(answer, {"customer", {}, Dimension::Consistency}).size(), std::size_t(1));
        QCOMPARE(rulesAt(answer, {"customer", {}, Dimension::Accuracy}).size(), std::size_t(2));
    }

    void failingRows()
    {
        const auto rules = rulesAt(sampleQuality(), {"customer", "birth_year", Dimension::Accuracy});
        flow::FailingRows rows;
        rows.total = 8097;
        rows.rows = {{"i1", "/data/customers.csv", 12, "C-10482", "1900"}, {"i1", "/data/customers.csv", 14, "C-11907", "2026"}};
        const Block block = failingRowsBlock(rows, rules[0], en);
        QCOMPARE(block.asTable.rows[0][3].text, QStringLiteral("below 1920"));
        QCOMPARE(block.asTable.rows[1][3].text, QStringLiteral("above 2008"));
        QCOMPARE(block.asTable.rows[0][4].text, QStringLiteral("customers.csv"));
        rows.rows[0].customer = rows.rows[1].customer = {};
        QCOMPARE(failingRowsBlock(rows, rules[0], en).asTable.columns.size(), 4); // no column of customers
        QCOMPARE(failingRowsBlock({}, rules[0], en).asTable.rows.size(), 0);
    }

    void recipeSteps()
    {
        domain::RecipeStep trim, words, fill, off;
        words.kind = domain::StepKind::Standardise;
        words.columns = {"region"};
        words.map = {{"N.", "North"}, {"north", "North"}};
        fill.kind = domain::StepKind::Fill;
        fill.columns = {"age"};
        fill.with = domain::FillWith::Median;
        fill.by = {"city"};
        off.kind = domain::StepKind::DropDuplicates;
        off.on = false;
        domain::Recipe draft, inForce;
        draft.steps = {trim, words, fill, off};
        inForce.steps = {trim};
        flow::StepEffect trimmed, lost;
        trimmed.cells = 2310;
        lost.step = 2;
        lost.matched = false;
        lost.missingColumn = "age";
        const QList<StepLine> lines = stepLines(draft, {trimmed, lost}, inForce, en);
        QCOMPARE(lines.size(), 4);
        QCOMPARE(lines[0].title, QStringLiteral("1. Trim spaces"));
        QCOMPARE(lines[0].detail, QStringLiteral("all texts"));
        QCOMPARE(lines[0].count, QStringLiteral("2,310 cells"));
        QCOMPARE(lines[0].state, QStringLiteral("applied"));
        QCOMPARE(lines[1].detail, QStringLiteral("“N.”, “north” → North"));
        QCOMPARE(lines[1].state, QStringLiteral("preview"));
        QCOMPARE(lines[2].state, QStringLiteral("no match"));
        QCOMPARE(lines[2].detail, QStringLiteral("no column age"));
        QCOMPARE(lines[3].state, QStringLiteral("off"));
        QVERIFY(stepLines({}, {}, {}, en).isEmpty());
    }

    void recipePreview()
    {
        flow::RecipeOutcome outcome;
        outcome.table = "customer";
        QCOMPARE(recipePage(outcome, en).block(QStringLiteral("recipe-changes"))->state, State::Empty);
        domain::RecipeStep blank;
        blank.kind = domain::StepKind::Blank;
        blank.columns = {"birth_year"};
        blank.values = {"1900"};
        outcome.recipe.steps = {blank};
        flow::StepEffect effect;
        effect.cells = 1;
        effect.examples = {{"customers.csv", 7, "birth_year", "1900", ""}};
        outcome.steps = {effect};
        const Page page = recipePage(outcome, en);
        const auto& changes = std::get<TableSpec>(page.block(QStringLiteral("recipe-changes"))->body);
        QCOMPARE(changes.rows[0][0].text, QStringLiteral("1. Convert 1900 to empty"));
        QCOMPARE(changes.rows[0][3].text, QStringLiteral("1900"));
        QCOMPARE(changes.rows[0][4].text, QStringLiteral("empty"));
    }

    void duplicates()
    {
        flow::DuplicatesAnswer answer;
        QVERIFY(duplicatesPage(answer, {}, en).block(QStringLiteral("pairs"))->emptyText.contains(QStringLiteral("not in this workspace")));
        answer.fields = {"name", "email"};
        answer.customers = 500;
        QVERIFY(duplicatesPage(answer, {}, en).block(QStringLiteral("pairs"))->emptyText.contains(QStringLiteral("500")));
        flow::DuplicatePair pair {"C-2", "C-1", 0.97, {{"email", "a@b.de", "a@b.de", 1}, {"name", "Jon Smith", "John Smith", 0.94}}};
        answer.pairs = {pair};
        answer.total = 1;
        const Page page = duplicatesPage(answer, {{"C-9", "C-8", 1782816120}}, en);
        const auto& pairs = std::get<TableSpec>(page.block(QStringLiteral("pairs"))->body);
        QCOMPARE(pairs.rows[0][0].text, QStringLiteral("97%"));
        QCOMPARE(pairs.rows[0][3].text, QStringLiteral("same e-mail; Name 94%"));
        QCOMPARE(std::get<TableSpec>(page.block(QStringLiteral("merges"))->body).rows.size(), 1);
        const Block evidence = evidenceBlock(pair, en);
        QCOMPARE(evidence.asTable.columns[1].title, QStringLiteral("C-2"));
        QCOMPARE(evidence.asTable.rows[0][3].tone, Tone::Better);
    }

    void refresh()
    {
        flow::RefreshPreview preview;
        preview.table = "customer";
        preview.reason = "nothing-gone";
        preview.earlier = {"/data/may.csv"};
        preview.rows = {120, 30, 2, 5000};
        preview.customers = {100, 20, 1, 4000};
        preview.rowsBefore = 5032;
        preview.rowsAfter = 5150;
        preview.values = {{"city", 30}};
        preview.examples = {{"new", "C-1", "", "", "", 1}, {"changed", "C-2", "city", "", "Lyon", 2}, {"gone", "C-3", "", "", "", 3}};
        flow::StepEffect lost;
        lost.kind = "trim";
        lost.matched = false;
        preview.recipe = {lost};
        const Page page = refreshPage(preview, en);
        const auto& counts = std::get<TableSpec>(page.block(QStringLiteral("refresh-counts"))->body);
        QCOMPARE(counts.rows[0][1].text, QStringLiteral("120"));
        QCOMPARE(counts.rows[0][3].tone, Tone::Worse);
        QCOMPARE(page.block(QStringLiteral("refresh-counts"))->reading.finding, QStringLiteral("5,032 → 5,150 rows."));
        const auto& examples = std::get<TableSpec>(page.block(QStringLiteral("refresh-examples"))->body);
        QCOMPARE(examples.rows[1][3].text, QStringLiteral("empty")); // was missing
        QCOMPARE(examples.rows[0][3].text, QString()); // a new row has no before
        QCOMPARE(std::get<TableSpec>(page.block(QStringLiteral("refresh-recipe"))->body).rows[0][3].text, QStringLiteral("no longer matches"));
        QCOMPARE(refreshPage({}, en).block(QStringLiteral("refresh-values"))->state, State::Empty);
    }

    void joinsAndLineage()
    {
        QCOMPARE(joinsBlock({}, en).state, State::Empty);
        flow::JoinState join;
        join.table = "transaction";
        join.keyColumn = "cust_no";
        join.rows = 1000;
        join.matched = 950;
        join.orphans = 50;
        join.examples = {{"X-00000", 50}};
        join.betterKey = "card_no";
        join.betterMatched = 1000;
        const Block block = joinsBlock({join}, en);
        QCOMPARE(block.asTable.rows[0][3].text, QStringLiteral("95.00%"));
        QCOMPARE(block.asTable.rows[0][6].text, QStringLiteral("X-00000 (50)"));
        QVERIFY(block.caveats.first().contains(QStringLiteral("card_no")));
        flow::CellLineage lineage;
        lineage.file = "customers.csv";
        lineage.row = 12;
        lineage.column = "birth_year";
        lineage.raw = "1900";
        lineage.steps = {{0, "blank", "1900", ""}};
        lineage.digest = "0123456789abcdef0123";
        const Provenance made = lineageProvenance(lineage, en);
        QCOMPARE(made.definition, QStringLiteral("In the file: 1900"));
        QCOMPARE(made.figures, QStringLiteral("In force: empty"));
        QVERIFY(made.asText().contains(QStringLiteral("1900 → empty")));
        lineage.raw.reset();
        QVERIFY(!lineageProvenance(lineage, en).definition.contains(QStringLiteral("1900")));
    }
};

HOLDFAST_TEST(QualityPageTest)
#include "QualityPageTest.moc"
