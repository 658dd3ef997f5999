// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/RowRule.h"
#include "flow/TableRows.h"

using namespace holdfast;

// Rows by a rule, with their lineage; tables without a role; keys without a customer; a source read without a workspace.
class TableRowsTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    core::JobContext m_job;

    std::string write(const char* name, const std::string& text) const
    {
        const std::string path = m_folder.filePath(QString::fromLatin1(name)).toStdString();
        std::ofstream(path, std::ios::binary) << text;
        return path;
    }
    core::Result<flow::ImportAnswer> load(const char* name, const std::string& text)
    {
        return flow::importSource(*m_session, {write(name, text), {}, {}, flow::OnError::Quarantine, false, {}}, m_job);
    }
    static const core::Finding* found(const std::vector<core::Finding>& findings, core::Code code)
    {
        for (const auto& finding : findings)
            if (finding.code == code)
                return &finding;
        return nullptr;
    }
    static domain::Rule ruleOf(const std::string& json)
    {
        const auto rule = domain::parseRule(json);
        return rule ? *rule : domain::Rule();
    }
    core::Result<flow::TableRowsAnswer> rows(const flow::TableRowsRequest& request, std::vector<flow::RowCells>& all)
    {
        all.clear();
        return flow::tableRows(
            *m_session, request, false,
            [&](const auto& some, const auto&) {
                all.insert(all.end(), some.begin(), some.end());
                return core::Status();
            },
            m_job);
    }

private Q_SLOTS:
    void init()
    {
        static int number = 0;
        auto session = flow::createWorkspace(
            m_folder.filePath(QStringLiteral("w%1.holdfast").arg(++number)).toStdString(), tests::fixedClock());
        MUST(session);
        m_session = *session;
    }

    void tablesWithoutARole()
    {
        const auto first = load("parts.csv", "part,size\nP1,10\nP2,\n");
        MUST(first);
        QCOMPARE(first->table, std::string("other"));
        const auto second = load("colours.csv", "colour,size\nred,2.5\n");
        MUST(second);
        std::vector<flow::RowCells> all;
        const auto answer = rows({.table = "other"}, all);
        MUST(answer);
        QCOMPARE(answer->total, std::uint64_t {3});
        QCOMPARE(answer->columns.size(), std::size_t {3});
        QCOMPARE(answer->columns[1].type, std::string("decimal")); // 10 here, 2.5 there
        const std::vector<flow::RowCells> want {{"P1", "10", {}}, {"P2", {}, {}}, {{}, "2.5", "red"}};
        QVERIFY(all == want);
        // What was not recognised is nobody's choice: the same shape is looked at anew.
        flow::PreviewRequest again {write("more.csv", "part,size\nP3,3\n"), {}, {}};
        const auto preview = flow::previewSource(m_session.get(), again, m_job);
        MUST(preview);
        QVERIFY(preview->role.empty() && preview->rememberedFrom.empty());
        // A role that is given still needs its fields.
        again.role = "transaction";
        const auto refused = flow::importSource(*m_session, {again.path, "transaction", {}, flow::OnError::Quarantine, false, {}}, m_job);
        QVERIFY(!refused && refused.error().code == core::Code::MissingField);
        const auto undone = flow::undo(*m_session);
        MUST(undone);
        const auto left = rows({.table = "other"}, all);
        MUST(left);
        QCOMPARE(left->total, std::uint64_t {2});
    }

    void keysWithoutACustomer()
    {
        const std::string orders = "order_id,customer_id,amount\nO1,001,10\nO2,002,20\nO3,999,30\nO4,1,40\nO5,,50\nO6,003x,60\n";
        const auto alone = load("orders.csv", orders);
        MUST(alone);
        QVERIFY(found(alone->issues, core::Code::OrphanKeys) != nullptr);
        const auto loaded = load("customers.csv", "customer_id,name\n001,Ann\n002,Bob\n003,Cy\n");
        MUST(loaded);
        const auto answer = flow::importSource(*m_session, {write("orders.csv", orders), {}, {}, flow::OnError::Quarantine, false, "second"}, m_job);
        MUST(answer);
        QCOMPARE(answer->loaded, std::uint64_t {6});
        const core::Finding* orphans = found(answer->issues, core::Code::OrphanKeys);
        QVERIFY(orphans != nullptr);
        QCOMPARE(orphans->count, std::uint64_t {4}); // 999, 1, none, 003x
        QCOMPARE(orphans->value, std::string("999"));
        QCOMPARE(orphans->where.row, std::uint64_t {3});
        const auto sound = load("sound.csv", "order_id,customer_id,date,amount\n1,001,2024-01-01,5\n2,002,2024-01-02,6\n");
        MUST(sound);
        QCOMPARE(sound->table, std::string("transaction"));
        QVERIFY(found(sound->issues, core::Code::OrphanKeys) == nullptr);
    }

    void purchasesMayStandAlone()
    {
        const auto answer = load("sales.csv", "order_id,customer_id,date,amount\n1,001,2024-01-01,5\n2,,2024-01-02,6\n");
        MUST(answer);
        QVERIFY(found(answer->issues, core::Code::OrphanKeys) == nullptr);
        QVERIFY(found(answer->issues, core::Code::MissingRequired) != nullptr);
    }

    void rules_data()
    {
        QTest::addColumn<QByteArray>("rule");
        QTest::addColumn<QByteArray>("orders"); // that fit
        QTest::newRow("all") << QByteArray(R"({"all":[]})") << QByteArray("1 2 3 4 ");
        QTest::newRow("number") << QByteArray(R"({"field":"amount","op":">","value":9.5})") << QByteArray("2 3 ");
        QTest::newRow("number as text") << QByteArray(R"({"field":"Amount","op":"<=","value":"-2.50"})") << QByteArray("4 ");
        QTest::newRow("between") << QByteArray(R"({"field":"amount","op":"between","value":[9,10]})") << QByteArray("1 2 ");
        QTest::newRow("in numbers") << QByteArray(R"({"field":"amount","op":"in","value":["9.50","100"]})") << QByteArray("1 3 ");
        QTest::newRow("day") << QByteArray(R"({"field":"date","op":">=","value":"2024-02-01"})") << QByteArray("3 4 ");
        QTest::newRow("relative day") << QByteArray(R"({"field":"date","op":">","value":"A-30d"})") << QByteArray("3 4 ");
        QTest::newRow("ids") << QByteArray(R"({"ids":["C1"]})") << QByteArray("1 3 ");
        QTest::newRow("contains") << QByteArray(R"({"field":"note","op":"contains","value":"RED"})") << QByteArray("1 ");
        QTest::newRow("matches") << QByteArray(R"({"field":"note","op":"matches","value":"^b.*e$"})") << QByteArray("2 ");
        QTest::newRow("missing") << QByteArray(R"({"field":"note","op":"missing"})") << QByteArray("3 ");
        QTest::newRow("a missing cell is not different") << QByteArray(R"({"field":"note","op":"!=","value":"blue"})") << QByteArray("1 4 ");
        QTest::newRow("not") << QByteArray(R"({"not":{"field":"note","op":"=","value":"blue"}})") << QByteArray("1 3 4 ");
        QTest::newRow("any") << QByteArray(R"({"any":[{"ids":["C2"]},{"field":"note","op":"starts","value":"re"}]})") << QByteArray("1 2 ");
    }
    void rules()
    {
        QFETCH(QByteArray, rule);
        QFETCH(QByteArray, orders);
        const std::string text = "order,customer,date,amount,note\n1,C1,2024-01-01,9.50,red\n2,C2,2024-01-31,10,blue\n"
                                 "3,C1,2024-02-15,100,\n4,,2024-03-01,-2.5,a b\n";
        const auto loaded = load("sales.csv", text);
        MUST(loaded);
        std::vector<flow::RowCells> all;
        flow::TableRowsRequest request;
        request.table = "transaction";
        request.where = ruleOf(rule.toStdString());
        const auto answer = rows(request, all);
        MUST(answer);
        std::string seen;
        for (const auto& row : all)
            seen += *row[0] + " ";
        QCOMPARE(seen, orders.toStdString());
        QCOMPARE(answer->total, all.size());
        // The first and the second page of the same rows.
        request.limit = 1;
        request.offset = 1;
        std::vector<flow::RowCells> second;
        QCOMPARE(rows(request, second)->total, all.size());
        QCOMPARE(second.size(), all.size() > 1 ? 1u : 0u);
        if (!second.empty())
            QVERIFY(second[0] == all[1]);
        // The same without a workspace.
        flow::ReadTableRequest read;
        read.path = m_folder.filePath(QStringLiteral("sales.csv")).toStdString();
        read.where = request.where;
        const auto table = flow::readTable(read, m_job);
        MUST(table);
        QVERIFY(table->rows == all);
    }

    void rulesThatDoNotFit()
    {
        const auto loaded = load("sales.csv", "order,customer,date,amount\n1,C1,2024-01-01,9.50\n");
        MUST(loaded);
        std::vector<flow::RowCells> all;
        for (const auto& [rule, code] : {std::pair(R"({"field":"mood","op":"=","value":"good"})", core::Code::UnknownField),
                 std::pair(R"({"field":"amount","op":"=","value":"much"})", core::Code::InvalidRule),
                 std::pair(R"({"field":"amount","op":"contains","value":"9"})", core::Code::InvalidRule),
                 std::pair(R"({"field":"date","op":">","value":"A-soon"})", core::Code::InvalidRule),
                 std::pair(R"({"segment":"none"})", core::Code::UnknownSegment)}) {
            flow::TableRowsRequest request;
            request.table = "transaction";
            request.where = ruleOf(rule);
            const auto answer = rows(request, all);
            QVERIFY2(!answer && answer.error().code == code, rule);
        }
        QVERIFY(rows({.table = "nonsense"}, all).error().code == core::Code::UnknownTable);
    }

    void lineage()
    {
        const auto loaded = load("kunden.csv", "Kundennr;Umsatz;Seit\n007;1.234,50;28.02.2024\n008;;01.03.2024\n");
        MUST(loaded);
        std::vector<flow::RowCells> all;
        flow::TableRowsRequest request;
        request.table = "customer";
        request.lineage = true;
        const auto answer = rows(request, all);
        MUST(answer);
        QCOMPARE(answer->columns.size(), std::size_t {9});
        QCOMPARE(answer->columns[4].name, std::string("_file"));
        QCOMPARE(answer->columns[7].name, std::string("_raw_Umsatz"));
        QCOMPARE(*all[0][1], std::string("1234.5"));
        QCOMPARE(*all[0][4], std::string("kunden.csv"));
        QCOMPARE(*all[1][5], std::string("2"));
        QCOMPARE(*all[0][7], std::string("1.234,50"));
        QCOMPARE(*all[0][8], std::string("28.02.2024"));
        QVERIFY(!all[1][7]);
    }

    void exactOrder()
    {
        for (const auto& [a, b, order] : {std::tuple("2", "10", -1), std::tuple("-2", "-10", 1), std::tuple("1.50", "1.5", 0),
                 std::tuple("0.1", "0.09999999999999999999", 1), std::tuple("-0", "0", 0), std::tuple("00012", "12.000", 0),
                 std::tuple("9007199254740993", "9007199254740992", 1), std::tuple("-1", "1", -1)}) {
            const int got = flow::compareDecimals(a, b);
            QCOMPARE((got > 0) - (got < 0), order);
        }
    }

    void stops()
    {
        const auto loaded = load("sales.csv", "order,customer,date,amount\n1,C1,2024-01-01,9.50\n");
        MUST(loaded);
        core::JobContext stopped;
        stopped.stop();
        const std::string target = m_folder.filePath(QStringLiteral("stopped.sqlite")).toStdString();
        const auto done = flow::exportWorkspace(*m_session, target, stopped);
        QVERIFY(!done && done.error().code == core::Code::Cancelled);
        QVERIFY(!QFile::exists(QString::fromStdString(target)));
        const auto written = flow::exportWorkspace(*m_session, target, m_job);
        MUST(written);
    }
};

HOLDFAST_TEST(TableRowsTest)
#include "TableRowsTest.moc"
