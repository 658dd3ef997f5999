// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "PageSamples.h"
#include "present/TextPage.h"
#include "present/pages/Pages.h"

using namespace holdfast;
using namespace holdfast::present;
using namespace holdfast::tests;

namespace {
const Fmt en{QLocale(QLocale::English, QLocale::UnitedStates)};
}

class PagesTest : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void segments()
    {
        const SampleExploration exploration;
        const std::vector<flow::FacetFilter> filters{{"province", {0}}, {"rfm", {0, 1, 2, 3, 4}}};
        const Page page = segmentsPage(exploration, exploration.answer(), filters, en);
        QCOMPARE(page.tiles.size(), 5);
        QCOMPARE(page.tiles[0].value, QStringLiteral("353"));
        QCOMPARE(page.tiles[0].versus, QStringLiteral("35.3% of 1,000"));
        QCOMPARE(page.tiles[1].value, QStringLiteral("17.7%"));
        QCOMPARE(page.tiles[1].versus, QStringLiteral("all 6.80%"));
        QCOMPARE(page.tiles[1].tone, Tone::Worse);
        QCOMPARE(page.tiles[1].provenance.figures, QStringLiteral("52 ÷ 293 = 17.7%"));
        QCOMPARE(page.tiles[2].value, QStringLiteral("€214k"));
        QCOMPARE(page.tiles[4].value, QStringLiteral("261"));
        QCOMPARE(page.scopeText, QStringLiteral("Region: North; RFM: R 1"));
        const auto& region = std::get<FacetSpec>(page.block(QStringLiteral("facet:province"))->body);
        QVERIFY(region.horizontal && region.filtered);
        QCOMPARE(region.filterText, QStringLiteral("North"));
        QVERIFY(region.bins[0].chosen && !region.bins[1].chosen);
        QCOMPARE(region.bins[3].label, QStringLiteral("(missing)"));
        QVERIFY(std::isnan(region.bins[3].rate)); // n < 5
        const auto& age = std::get<FacetSpec>(page.block(QStringLiteral("facet:age"))->body);
        QVERIFY(!age.horizontal);
        QCOMPARE(page.block(QStringLiteral("facet:age"))->title, QStringLiteral("Age"));
        QCOMPARE(
            QStringList({age.bins[0].label, age.bins[1].label, age.bins[2].label}), QStringList({"<25", "25", "35+"}));
        QCOMPARE(QStringList({age.bins[0].range, age.bins[1].range, age.bins[2].range}),
            QStringList({"under 25", "25–34", "35 or more"}));
        const auto& grid = std::get<GridSpec>(page.block(QStringLiteral("rfm"))->body);
        QCOMPARE(grid.rowHeads, QStringList({"R5", "R4", "R3", "R2", "R1"}));
        QVERIFY(grid.rows[4][0].selected && grid.rows[4][4].selected && !grid.rows[3][0].selected);
        QCOMPARE(grid.rows[0][4].text, QStringLiteral("n < 5"));
        QVERIFY(grid.rows[0][4].small);
        QCOMPARE(grid.rows[1][1].text, QStringLiteral("20%"));
        for (const Block& block : page.blocks)
            QVERIFY2(!block.asTable.rows.isEmpty(), qPrintable(block.id));
    }

    void segmentsWithoutTransactionsOrCustomers()
    {
        SampleExploration exploration;
        exploration.m_rfm = false;
        auto answer = exploration.answer();
        answer.summary.customers = answer.summary.active = answer.summary.churned = 0;
        answer.summary.churnRate = {};
        answer.summary.revenue = answer.summary.orderValueMedian = answer.summary.orderValueMedianAll = kNaN;
        answer.summary.index = kNaN;
        const Page page = segmentsPage(exploration, answer, {}, en);
        QCOMPARE(page.block(QStringLiteral("rfm"))->state, State::Empty);
        for (int tile = 1; tile < 5; ++tile) {
            QCOMPARE(page.tiles[tile].state, State::Empty);
            QVERIFY(!page.tiles[tile].note.isEmpty());
        }
        QCOMPARE(page.caveats.size(), 1);
    }

    void chips()
    {
        const SampleExploration exploration;
        const auto& region = exploration.facets()[0];
        const auto& age = exploration.facets()[1];
        QCOMPARE(chipText(region, {"province", {0, 2}}, en).value, QStringLiteral("2 of 4"));
        QCOMPARE(chipText(region, {"province", {0}}, en).label, QStringLiteral("Region"));
        QCOMPARE(chipText(age, {"age", {0, 1}}, en).value, QStringLiteral("under 35"));
        QCOMPARE(chipText(age, {"age", {1, 2}}, en).value, QStringLiteral("25 or more"));
        QCOMPARE(chipText(age, {"age", {1}}, en).value, QStringLiteral("25–34"));
        flow::Facet grid;
        grid.field = "rfm";
        std::vector<int> rows;
        for (int bin = 0; bin < 15; ++bin)
            rows.push_back(bin);
        QCOMPARE(chipText(grid, {"rfm", rows}, en).label, QStringLiteral("RFM"));
        QCOMPARE(chipText(grid, {"rfm", rows}, en).value, QStringLiteral("R 1–3"));
        QCOMPARE(chipText(grid, {"rfm", {0, 5, 10, 15, 20}}, en).value, QStringLiteral("F 1"));
        QCOMPARE(chipText(grid, {"rfm", {0, 6}}, en).value, QStringLiteral("2 of 25 cells"));
        QCOMPARE(chipText(grid, {"rfm", {6, 7, 11, 12}}, en).value, QStringLiteral("R 2–3 F 2–3"));
        flow::Facet date;
        date.field = "signup_date";
        date.type = "date";
        date.bins = {{"2026-01", "2026-01-01", "2026-02-01", false, false},
            {"2026-02", "2026-02-01", "2026-03-01", false, false}};
        QCOMPARE(chipText(date, {"signup_date", {0}}, en).value, QStringLiteral("Jan 2026"));
        QCOMPARE(chipText(date, {"signup_date", {0, 1}}, en).value, QStringLiteral("1 Jan 2026 to 28 Feb 2026"));
    }

    void savedSegments()
    {
        QCOMPARE(savedSegmentsPage({}, en).blocks[0].state, State::Empty);
        const Page page =
            savedSegmentsPage({{"First-year North", 3604, analytics::wilsonInterval(541, 3604), {}},
                                  {"Few", 12, analytics::wilsonInterval(2, 12), {}}, {"Old", 0, {}, "unknown-field"}},
                en);
        const auto& table = std::get<TableSpec>(page.blocks[0].body);
        QCOMPARE(table.rows[0][2].text, QStringLiteral("15.0%"));
        QCOMPARE(table.muted, QList<bool>({false, true, true}));
        QVERIFY(page.blocks[0].caveats.join(u' ').contains(QStringLiteral("Old")));
        QCOMPARE(table.scaleHigh, 0.2);
    }

    void churnRule()
    {
        flow::ChurnRuleAnswer answer;
        answer.basis = sampleBasis("churn-rule");
        answer.basis.parameters["horizon-days"] = "365";
        for (int days = 0; days <= 1000; ++days)
            answer.curve.push_back({days, {1.0 / (1 + days / 13.0), 0.0, 1.0, 0.95, 500, "Greenwood (1926)"}});
        answer.proposedDays = answer.daysInForce = 120;
        answer.inForce = "inactivity";
        answer.possible = {"inactivity"};
        Page page = churnRulePage(answer, en);
        const Block* curve = page.block(QStringLiteral("return-curve"));
        const auto& spec = std::get<CurveSpec>(curve->body);
        QVERIFY(spec.yIsShare && spec.points.size() <= 400);
        QCOMPARE(spec.markX, 120.0);
        QCOMPARE(curve->asTable.rows.size(), 1001);
        QCOMPARE(curve->reading.finding, QStringLiteral("After 120 silent days at most one customer in ten returns."));
        core::Finding doubt{core::Code::NotEnoughData};
        doubt.value = "few-gaps";
        answer.basis.warnings = {doubt};
        page = churnRulePage(answer, en);
        QCOMPARE(page.block(QStringLiteral("return-curve"))->reading.finding,
            QStringLiteral("The proposal of 120 days is uncertain."));
        answer.curve.clear();
        answer.basis.warnings.clear();
        QCOMPARE(churnRulePage(answer, en).block(QStringLiteral("return-curve"))->state, State::Empty);
    }

    void tables()
    {
        flow::WorkspaceState state;
        QCOMPARE(tablesPage(state, en).block(QStringLiteral("tables"))->emptyAction, QStringLiteral("import"));
        state.tables = {{"transaction", 541000}, {"customer", 0}};
        state.imports = {{"a", "transaction", "first.csv", false, 10, 10, 0, {}, 0},
            {"b", "transaction", "/x/second.csv", true, 541909, 541000, 909,
                {{"customer-missing", 900}, {"null-token", 9}}, 60}};
        const Page page = tablesPage(state, en);
        const auto& imports = std::get<TableSpec>(page.block(QStringLiteral("imports"))->body);
        QCOMPARE(imports.rows[0][0].text, QStringLiteral("second.csv"));
        QCOMPARE(imports.rows[0][5].text, QStringLiteral("900 rows without a customer; 9 Word for missing"));
        QVERIFY(imports.muted[1]);
        QCOMPARE(page.block(QStringLiteral("imports"))->reading.rest,
            QStringLiteral("541,909 read = 541,000 loaded + 909 set aside."));
        QCOMPARE(std::get<TableSpec>(page.block(QStringLiteral("tables"))->body).rows.size(), 1);
    }

    void rfm()
    {
        flow::RfmAnswer answer;
        answer.basis = sampleBasis("rfm");
        answer.customers = 4338;
        answer.grid.assign(5, std::vector<flow::RfmCell>(5));
        for (auto& row : answer.grid)
            for (auto& cell : row)
                cell = {100, 100, 10, analytics::wilsonInterval(10, 100)};
        answer.grid[0][0] = {400, 400, 112, analytics::wilsonInterval(112, 400)};
        answer.groups = {{"champions", 1000, 0.23, 900000}, {"lost", 20, 0.005, 1000}};
        answer.topCustomers = 868;
        answer.topShare = 0.746;
        answer.gini = 0.76;
        const Page page = rfmPage(answer, en);
        const Block& grid = *page.block(QStringLiteral("rfm-grid"));
        QCOMPARE(std::get<GridSpec>(grid.body).rows[4][0].text, QStringLiteral("28%"));
        QVERIFY(grid.caveats.join(u' ').contains(QStringLiteral("by definition")));
        const auto& groups = std::get<TableSpec>(page.block(QStringLiteral("rfm-groups"))->body);
        QCOMPARE(groups.rows[0][0].text, QStringLiteral("Champions"));
        QCOMPARE(groups.rows[0][3].text, QStringLiteral("€900k"));
        QCOMPARE(groups.muted, QList<bool>({false, true}));
        QCOMPARE(page.block(QStringLiteral("rfm-groups"))->reading.finding,
            QStringLiteral("The top 20% of customers bring 74.6% of net revenue."));
    }

    void asText()
    {
        auto overview = sampleOverview();
        overview.cohorts = sampleCohorts(8);
        const QString text = pageAsText(overviewPage(overview, en), 10);
        QVERIFY(text.endsWith(u'\n'));
        for (const QString& line : text.split(u'\n'))
            QVERIFY2(line.size() <= 100 && !line.endsWith(u' '), qPrintable(line));
        for (const char* part :
            {"Northlight Home", "6.84%", "▲ 0.61 pp", "vs 6.23%", "Churn rose by 0.61 pp.", "Region: North", "20.0*"})
            QVERIFY2(text.contains(QString::fromUtf8(part)), part);

        TableSpec table;
        table.columns = {{QStringLiteral("名称"), TableSpec::Kind::Text, 0, {}},
            {QStringLiteral("n"), TableSpec::Kind::Number, 0, {}}};
        TableSpec::Cell name, number;
        name.text = QStringLiteral("北区客户");
        number.text = QStringLiteral("12");
        table.rows = {{name, number}};
        QCOMPARE(tableAsText(table), QStringLiteral("名称       n\n--------  --\n北区客户  12\n"));
        TableSpec wide;
        for (int c = 0; c < 30; ++c)
            wide.columns.append({QStringLiteral("column %1").arg(c), TableSpec::Kind::Number, 0, {}});
        for (const QString& line : tableAsText(wide).split(u'\n'))
            QVERIFY(line.size() <= 100);
        QVERIFY(tableAsText(wide).contains(QStringLiteral("column 29")));
    }
};

HOLDFAST_TEST(PagesTest)
#include "PagesTest.moc"
