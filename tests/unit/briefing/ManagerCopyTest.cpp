// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Groups of fewer than ten customers leave a manager copy, whatever the column is called that tells how many they are.
#include "support/TestMain.h"

#include "briefing/ManagerCopy.h"

#include <cmath>

using namespace holdfast;
using Kind = present::TableSpec::Kind;

class ManagerCopyTest : public QObject {
    Q_OBJECT

    static present::TableSpec::Cell cell(const QString& text, double number = present::kUndefined)
    {
        present::TableSpec::Cell made;
        made.text = text;
        made.number = number;
        return made;
    }
    // -1 is the text "row"; other numbers are shown as they are.
    static present::TableSpec tableOf(const QList<QPair<QString, Kind>>& columns, const QList<QList<double>>& rows)
    {
        present::TableSpec table;
        for (const auto& [id, kind] : columns)
            table.columns.append({id, kind, 0, id});
        for (const auto& values : rows) {
            QList<present::TableSpec::Cell> cells;
            for (const double value : values)
                cells.append(value == -1 ? cell(QStringLiteral("row")) : cell(QString::number(value), value));
            table.rows.append(cells);
        }
        return table;
    }
    static present::Block blockOf(const present::TableSpec& table)
    {
        present::Block made;
        made.id = made.title = QStringLiteral("block");
        made.body = table;
        made.asTable = table;
        return made;
    }
    static QString textsOf(const present::TableSpec& table, qsizetype row)
    {
        QStringList texts;
        for (const auto& one : table.rows[row])
            texts.append(one.text);
        return texts.join(u'|');
    }
    static present::Block block(const QString& sizeId, double small)
    {
        present::TableSpec table;
        for (const auto& [title, kind, id] : {std::tuple(QStringLiteral("Group"), Kind::Text, QStringLiteral("group")), {QStringLiteral("Size"), Kind::Number, sizeId},
                 {QStringLiteral("Churn rate"), Kind::Percent, QStringLiteral("rate")}}) {
            auto& column = table.columns.emplace_back();
            column.title = title;
            column.kind = kind;
            column.id = id;
        }
        table.rows.append({cell(QStringLiteral("North")), cell(QStringLiteral("120"), 120), cell(QStringLiteral("4%"), 0.04)});
        table.rows.append({cell(QStringLiteral("South")), cell(QString::number(small), small), cell(QStringLiteral("50%"), 0.5)});
        present::Block made;
        made.id = QStringLiteral("groups");
        made.reading.finding = QStringLiteral("South leaves most.");
        made.body = table;
        made.asTable = table;
        return made;
    }

private Q_SLOTS:
    void smallGroupsGo_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<double>("small");
        QTest::addColumn<bool>("hidden");
        for (const char* id : {"n", "customers", "active", "active-at-start", "active-now", "buyers", "favourites", "answers", "treated", "control", "affected"})
            QTest::newRow(id) << QString::fromLatin1(id) << 9.0 << true;
        QTest::newRow("ten are enough") << QStringLiteral("n") << 10.0 << false;
        QTest::newRow("nobody has nothing to hide") << QStringLiteral("n") << 0.0 << false;
        QTest::newRow("no number of customers") << QStringLiteral("days") << 9.0 << false;
    }
    void smallGroupsGo()
    {
        QFETCH(QString, id);
        QFETCH(double, small);
        QFETCH(bool, hidden);
        const present::Block copy = briefing::managerCopy(block(id, small));
        for (const present::TableSpec& table : {copy.asTable, std::get<present::TableSpec>(copy.body)}) {
            QCOMPARE(table.rows[0][2].text, QStringLiteral("4%"));
            QCOMPARE(table.rows[1][0].text, QStringLiteral("South"));
            QCOMPARE(table.rows[1][1].text, hidden ? QStringLiteral("< 10") : QString::number(small));
            QCOMPARE(table.rows[1][2].text, hidden ? QStringLiteral("–") : QStringLiteral("50%"));
            QCOMPARE(std::isfinite(table.rows[1][2].number), !hidden);
        }
        QCOMPARE(copy.reading.finding.isEmpty(), hidden); // it may name the group
        QCOMPARE(copy.caveats.isEmpty(), !hidden);
    }

    // A group is small by any of its sizes.
    void anySizeCounts_data()
    {
        QTest::addColumn<QString>("first");
        QTest::addColumn<QString>("second");
        QTest::newRow("of a grid") << QStringLiteral("n") << QStringLiteral("active");
        QTest::newRow("of preferences") << QStringLiteral("buyers") << QStringLiteral("favourites");
    }
    void anySizeCounts()
    {
        QFETCH(QString, first);
        QFETCH(QString, second);
        const auto table = tableOf({{QStringLiteral("name"), Kind::Text}, {first, Kind::Number}, {second, Kind::Number}, {QStringLiteral("churn-rate"), Kind::Percent}},
            {{-1, 200, 100, 0.1}, {-1, 200, 6, 0.2}, {-1, 6, 200, 0.3}, {-1, 200, 0, NAN}});
        const auto copy = briefing::managerCopy(blockOf(table)).asTable;
        QCOMPARE(textsOf(copy, 0), QStringLiteral("row|200|100|0.1"));
        QCOMPARE(textsOf(copy, 1), QStringLiteral("row|–|< 10|–"));
        QCOMPARE(textsOf(copy, 2), QStringLiteral("row|< 10|–|–"));
        QVERIFY(textsOf(copy, 3).startsWith(QStringLiteral("row|200|0|")));
    }

    // Classes that a row is named by stay, be they numbers; figures go, be they texts at the left of the size.
    void namesStayAndFiguresGo()
    {
        const auto grid = tableOf({{QStringLiteral("recency"), Kind::Number}, {QStringLiteral("frequency"), Kind::Number}, {QStringLiteral("n"), Kind::Number}, {QStringLiteral("rate"), Kind::Percent}},
            {{5, 4, 7, 0.1}});
        QCOMPARE(textsOf(briefing::managerCopy(blockOf(grid)).asTable, 0), QStringLiteral("5|4|< 10|–"));
        const auto survey = tableOf({{QStringLiteral("name"), Kind::Text}, {QStringLiteral("value"), Kind::Number}, {QStringLiteral("interval"), Kind::Text}, {QStringLiteral("n"), Kind::Number}},
            {{-1, 4.2, -1, 7}});
        QCOMPARE(textsOf(briefing::managerCopy(blockOf(survey)).asTable, 0), QStringLiteral("row|–|–|< 10"));
        const auto alert = tableOf({{QStringLiteral("level"), Kind::Text}, {QStringLiteral("what"), Kind::Text}, {QStringLiteral("affected"), Kind::Number}}, {{-1, -1, 7}});
        QCOMPARE(textsOf(briefing::managerCopy(blockOf(alert)).asTable, 0), QStringLiteral("row|–|< 10"));
    }

    // Groups side by side: the small one goes alone only where another is missing from the sum too.
    void groupsSideBySide()
    {
        const QList<QPair<QString, Kind>> columns {{QStringLiteral("age"), Kind::Text}, {QStringLiteral("customers:f"), Kind::Number}, {QStringLiteral("f-rate"), Kind::Text},
            {QStringLiteral("customers:m"), Kind::Number}, {QStringLiteral("m-rate"), Kind::Text}, {QStringLiteral("customers:x"), Kind::Number}};
        const auto copy = briefing::managerCopy(blockOf(tableOf(columns, {{-1, 300, -1, 40, -1, 4}, {-1, 300, -1, 3, -1, 4}, {-1, 300, -1, 40, -1, 0}, {-1, 300, -1, 0, -1, 4}}))).asTable;
        QCOMPARE(textsOf(copy, 0), QStringLiteral("row|300|row|–|–|< 10"));
        QCOMPARE(textsOf(copy, 1), QStringLiteral("row|300|row|< 10|–|< 10"));
        QCOMPARE(textsOf(copy, 2), QStringLiteral("row|300|row|40|row|0"));
        QCOMPARE(textsOf(copy, 3), QStringLiteral("row|–|–|0|row|< 10"));
    }

    // What a chart draws of a small group goes; where that can't be told, the table takes its place.
    void chartsHideThemToo()
    {
        const auto table = tableOf({{QStringLiteral("period"), Kind::Text}, {QStringLiteral("n"), Kind::Number}, {QStringLiteral("rate"), Kind::Percent}}, {{-1, 200, 0.1}, {-1, 7, 0.2}});
        present::Block trend = blockOf(table);
        present::TrendSpec spec;
        for (const double value : {10.0, 20.0}) {
            present::TrendSpec::Point point;
            point.label = QStringLiteral("row");
            point.value = point.lower = value;
            point.valueText = QString::number(value);
            point.signal = true;
            spec.points.append(point);
        }
        trend.body = spec;
        const auto drawn = std::get<present::TrendSpec>(briefing::managerCopy(trend).body).points;
        QCOMPARE(drawn[0].value, 10.0);
        QVERIFY(std::isnan(drawn[1].value) && std::isnan(drawn[1].lower) && drawn[1].valueText.isEmpty() && !drawn[1].signal);
        QCOMPARE(drawn[1].label, QStringLiteral("row"));
        for (const bool fewer : {true, false}) { // other points than rows
            present::TrendSpec other = spec;
            if (fewer)
                other.points.removeLast();
            else
                other.points[1].label = QStringLiteral("another");
            trend.body = other;
            QVERIFY(std::holds_alternative<present::TableSpec>(briefing::managerCopy(trend).body));
        }
        present::Block spread = blockOf(tableOf({{QStringLiteral("from"), Kind::Money}, {QStringLiteral("customers"), Kind::Number}}, {{0, 200}, {5, 3}}));
        present::DistributionSpec bins;
        bins.bins = {{0, 5, 200, false, QStringLiteral("0 – 5")}, {5, 10, 3, false, QStringLiteral("5 – 10")}};
        spread.body = bins;
        const auto copy = briefing::managerCopy(spread);
        QCOMPARE(std::get<present::DistributionSpec>(copy.body).bins[1].count, 0.0);
        QCOMPARE(std::get<present::DistributionSpec>(copy.body).bins[0].count, 200.0);
        QCOMPARE(textsOf(copy.asTable, 1), QStringLiteral("5|< 10"));
    }

    // Grids: rows by the size beside them, cells by the two heads that a row of the table names; else the table.
    void gridsHideThemToo()
    {
        present::GridSpec spec;
        spec.rowHeads = {QStringLiteral("R1"), QStringLiteral("R2")};
        spec.columnHeads = {QStringLiteral("F1"), QStringLiteral("F2")};
        for (int y = 0; y < 2; ++y) {
            auto& row = spec.rows.emplaceBack();
            for (int x = 0; x < 2; ++x) {
                present::GridSpec::Cell cell;
                cell.value = 0.5;
                cell.text = QStringLiteral("50");
                cell.second = cell.detail = QStringLiteral("of some");
                row.append(cell);
            }
        }
        const auto textsIn = [](const present::Block& block) {
            QStringList texts;
            if (const auto* grid = std::get_if<present::GridSpec>(&block.body))
                for (const auto& row : grid->rows)
                    for (const auto& cell : row)
                        texts.append(cell.text + cell.second + cell.detail + (std::isfinite(cell.value) ? QStringLiteral("!") : QString()));
            return texts.join(u'|');
        };
        const QString full = QStringLiteral("50of someof some!");
        const QList<QPair<QString, Kind>> scores {{QStringLiteral("recency"), Kind::Number}, {QStringLiteral("frequency"), Kind::Number}, {QStringLiteral("n"), Kind::Number}, {QStringLiteral("rate"), Kind::Percent}};
        present::Block cells = blockOf(tableOf(scores, {{1, 1, 200, 0.5}, {1, 2, 7, 0.5}, {2, 1, 200, 0.5}, {2, 2, 200, 0.5}}));
        cells.body = spec;
        QCOMPARE(textsIn(briefing::managerCopy(cells)), QStringList({full, QStringLiteral("–"), full, full}).join(u'|'));
        present::Block strange = blockOf(tableOf(scores, {{1, 3, 7, 0.5}}));
        strange.body = spec;
        QVERIFY(std::holds_alternative<present::TableSpec>(briefing::managerCopy(strange).body));
        present::Block rows = blockOf(tableOf({{QStringLiteral("cohort"), Kind::Text}, {QStringLiteral("n"), Kind::Number}, {QStringLiteral("age"), Kind::Number}}, {{-1, 200, 0}, {-1, 7, 0}}));
        present::GridSpec counted = spec;
        counted.rowCounts = {QStringLiteral("200"), QStringLiteral("7")};
        rows.body = counted;
        const auto copy = briefing::managerCopy(rows);
        QCOMPARE(textsIn(copy), QStringList({full, full, QStringLiteral("–"), QStringLiteral("–")}).join(u'|'));
        QCOMPARE(std::get<present::GridSpec>(copy.body).rowCounts, QStringList({QStringLiteral("200"), QStringLiteral("< 10")}));
    }

    void tilesOfSmallGroupsAreEmptied_data()
    {
        QTest::addColumn<QString>("id");
        QTest::addColumn<QString>("value");
        QTest::addColumn<QString>("interval");
        QTest::addColumn<QString>("figures");
        QTest::addColumn<int>("customers");
        QTest::addColumn<bool>("hidden");
        const QString id = QStringLiteral("churn-rate"), value = QStringLiteral("42.9%"), none;
        QTest::newRow("n 7") << id << value << QStringLiteral("n 7") << none << 0 << true;
        QTest::newRow("an interval and n 7") << id << value << QStringLiteral("9.9–81.6, n 7") << none << 0 << true;
        QTest::newRow("n 7,000") << id << value << QStringLiteral("n 7,000") << none << 0 << false;
        QTest::newRow("of 7") << id << value << none << QStringLiteral("3 ÷ 7 = 42.9%") << 0 << true;
        QTest::newRow("of 70") << id << value << none << QStringLiteral("30 ÷ 70 = 42.9%") << 0 << false;
        QTest::newRow("people") << QStringLiteral("customers") << QStringLiteral("7") << none << none << 0 << true;
        QTest::newRow("ten people") << QStringLiteral("customers") << QStringLiteral("10") << none << none << 0 << false;
        QTest::newRow("orders") << QStringLiteral("orders-per-customer") << QStringLiteral("7") << none << none << 0 << false;
        QTest::newRow("a page of 7") << id << value << none << none << 7 << true;
        QTest::newRow("a page of 10") << id << value << none << none << 10 << false;
    }
    void tilesOfSmallGroupsAreEmptied()
    {
        QFETCH(QString, id);
        QFETCH(QString, value);
        QFETCH(QString, interval);
        QFETCH(QString, figures);
        QFETCH(int, customers);
        QFETCH(bool, hidden);
        present::Page page;
        page.id = QStringLiteral("overview");
        present::Tile tile;
        tile.id = id;
        tile.label = QStringLiteral("A figure");
        tile.value = value;
        tile.interval = interval;
        tile.provenance.figures = figures;
        tile.provenance.definition = QStringLiteral("What it is.");
        tile.provenance.facts = {{QStringLiteral("Customers used"), QStringLiteral("7")}};
        tile.spark = {1, 2};
        page.tiles = {tile};
        page.blocks = {blockOf(tableOf({{QStringLiteral("name"), Kind::Text}, {QStringLiteral("rate"), Kind::Percent}}, {{-1, 0.1}}))};
        const present::Page copy = briefing::managerCopy(page, std::uint64_t(customers));
        QCOMPARE(copy.tiles.size(), 1);
        QCOMPARE(copy.blocks.size(), 1);
        const present::Tile& shown = copy.tiles[0];
        QCOMPARE(shown.value, hidden ? QStringLiteral("–") : value);
        QCOMPARE(shown.state == present::State::Empty, hidden);
        QCOMPARE(shown.note.isEmpty(), !hidden);
        QCOMPARE(shown.spark.isEmpty(), hidden);
        QVERIFY(!hidden || (shown.interval.isEmpty() && shown.provenance.figures.isEmpty() && shown.label == tile.label && !shown.provenance.definition.isEmpty()));
        const bool few = customers == 7;
        QCOMPARE(copy.blocks[0].state == present::State::Empty, few);
        QCOMPARE(copy.blocks[0].asTable.rows.isEmpty(), few);
        QCOMPARE(shown.provenance.facts.isEmpty(), few);
    }

    // What was hidden does not come back a year later, in a mean of the rows or as what a tile is compared with.
    void nothingHiddenComesBack()
    {
        present::Block trend = blockOf(tableOf({{QStringLiteral("period"), Kind::Text}, {QStringLiteral("active-at-start"), Kind::Number}, {QStringLiteral("year-before"), Kind::Percent}},
            {{-1, 9, 0.1}, {-1, 11, 2.0 / 9}}));
        present::TrendSpec spec;
        spec.comparisonName = QStringLiteral("A year before");
        for (int i = 0; i < 2; ++i) {
            auto& point = spec.points.emplace_back();
            point.label = QStringLiteral("row");
            point.value = point.comparison = 22;
            point.comparisonText = QStringLiteral("22%");
        }
        trend.body = spec;
        const present::Block copy = briefing::managerCopy(trend);
        QVERIFY(std::isnan(copy.asTable.rows[1][2].number));
        const auto& drawn = std::get<present::TrendSpec>(copy.body);
        QVERIFY(drawn.comparisonName.isEmpty() && std::isnan(drawn.points[1].comparison) && drawn.points[1].comparisonText.isEmpty());
        QCOMPARE(drawn.points[1].value, 22.0);

        present::Block cohorts = blockOf(tableOf({{QStringLiteral("cohort"), Kind::Text}, {QStringLiteral("n"), Kind::Number}}, {{-1, 7}, {-1, 40}}));
        present::GridSpec grid;
        grid.rowHeads = {QStringLiteral("a"), QStringLiteral("b"), QStringLiteral("Mean")};
        grid.rowCounts = {QStringLiteral("7"), QStringLiteral("40"), QString()};
        present::GridSpec::Cell one;
        one.text = QStringLiteral("57.1");
        grid.rows = {{one}, {one}, {one}};
        cohorts.body = grid;
        const present::Block rows = briefing::managerCopy(cohorts);
        const auto& cells = std::get<present::GridSpec>(rows.body).rows;
        QCOMPARE(cells[0][0].text + cells[1][0].text + cells[2][0].text, QStringLiteral("–57.1–"));

        present::Page page;
        present::Tile customers, rate;
        customers.id = QStringLiteral("customers");
        customers.value = QStringLiteral("11");
        customers.versus = QStringLiteral("vs 9");
        customers.delta = QStringLiteral("22%");
        rate.id = QStringLiteral("revenue");
        rate.value = QStringLiteral("€80");
        rate.versus = QStringLiteral("vs €86.09");
        page.tiles = {customers, rate};
        for (const auto& tile : briefing::managerCopy(page, 11).tiles)
            QVERIFY(tile.versus.isEmpty() && tile.delta.isEmpty() && tile.value.size() > 1);
        page.tiles[0].versus = QStringLiteral("vs 10");
        QCOMPARE(briefing::managerCopy(page, 11).tiles[1].versus, rate.versus);
    }
};

HOLDFAST_TEST(ManagerCopyTest)
#include "ManagerCopyTest.moc"
