// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "frame/FactTable.h"
#include "unit/workspace/Fixture.h"

using namespace holdfast;
using namespace holdfast::tests;

class FactTableTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<ws::WorkspaceFile> fresh()
    {
        return got(ws::create((m_folder.path() + QStringLiteral("/w%1.holdfast").arg(++m_count)).toStdString(), fixedClock()));
    }
    static Table customers()
    {
        Table table;
        table.role = domain::Role::Customer;
        table.id = "people";
        table.columns = {column("ID", ValueType::Text, "customer"), column("Signup", ValueType::Date, "signup_date")};
        table.rows = {{"A", "2024-01-01"}, {"B", "2024-01-01"}, {"C", "2024-12-01"}};
        return table;
    }
    static Table payments()
    {
        Table table;
        table.role = domain::Role::Payment;
        table.id = "bills";
        table.columns = {column("Who", ValueType::Text, "customer", true), column("Due", ValueType::Date, "due"),
            column("Outcome", ValueType::Text, "outcome", true), column("Late", ValueType::Integer, "days_late"),
            column("Paid", ValueType::Date, "date"), column("Note", ValueType::Text)};
        table.rows = {{"B", "2024-03-01", "late", "20", "2024-03-21", "x"}, {"A", "2024-02-01", "paid", "0", "2024-02-01", ""},
            {"A", "2024-03-01", "late", "5", "", "y"}, {"Z", "2024-03-01", "paid", "0", "2024-03-01", ""},
            {"A", "", "paid", "0", "2024-03-01", ""}, {"A", "2024-04-01", "failed", "", "", ""}};
        return table;
    }
    static std::string textOf(const frame::CustomerColumn& column, std::size_t row)
    {
        if (!column.codes.empty())
            return column.codes[row] == 0 ? "-" : column.words[column.codes[row] - 1];
        return column.numbers[row] == frame::kMissing ? "-" : std::to_string(column.numbers[row]);
    }

private Q_SLOTS:
    void rowsComeInOrderOfTheirDayForTheCustomersOfTheSnapshot()
    {
        const auto file = fresh();
        QVERIFY(load(*file, customers()));
        QVERIFY(load(*file, payments()));
        core::JobContext job;
        const auto shot = got(file->snapshot({}, job));
        const auto table = got(file->factTable(*shot, domain::Role::Payment, {}, job));
        QCOMPARE(table->rows(), std::size_t {4});
        QCOMPARE(table->days, (std::vector<std::int32_t> {core::parseIsoDate("2024-02-01")->days, core::parseIsoDate("2024-03-01")->days,
                                  core::parseIsoDate("2024-03-01")->days, core::parseIsoDate("2024-04-01")->days}));
        QCOMPARE(table->customers, (std::vector<std::uint32_t> {0, 1, 0, 0}));
        QCOMPARE(textOf(*table->column("outcome"), 1), std::string("late"));
        QCOMPARE(textOf(*table->column("Note"), 1), std::string("x"));
        QCOMPARE(textOf(*table->column("Note"), 2), std::string("y"));
        QCOMPARE(table->leftOut.at("customer-unknown"), std::uint64_t {1});
        QCOMPARE(table->leftOut.at("date-missing"), std::uint64_t {1});
        QVERIFY(table->column("customer") == nullptr);
        const auto some = got(file->factTable(*shot, domain::Role::Payment, {"outcome"}, job));
        QCOMPARE(some->columns.size(), std::size_t {1});
        QCOMPARE(some->rows(), std::size_t {4});
    }

    // On 10 March nobody knows yet that the bill of 1 March is paid 20 days late.
    void whatIsDecidedLaterIsNotKnown()
    {
        const auto file = fresh();
        QVERIFY(load(*file, customers()));
        QVERIFY(load(*file, payments()));
        core::JobContext job;
        const auto shot = got(file->snapshot(*core::parseIsoDate("2024-03-10"), job));
        const auto table = got(file->factTable(*shot, domain::Role::Payment, {}, job));
        QCOMPARE(table->rows(), std::size_t {3});
        QCOMPARE(table->leftOut.at("after-as-of"), std::uint64_t {1});
        QCOMPARE(textOf(*table->column("outcome"), 1), std::string("-"));
        QCOMPARE(textOf(*table->column("days_late"), 1), std::string("-"));
        QCOMPARE(textOf(*table->column("date"), 1), std::string("-"));
        QCOMPARE(textOf(*table->column("outcome"), 2), std::string("late")); // 5 days after 1 March: known, without a date
        const auto earlier = got(file->snapshot(*core::parseIsoDate("2024-03-05"), job));
        const auto before = got(file->factTable(*earlier, domain::Role::Payment, {}, job));
        QCOMPARE(textOf(*before->column("outcome"), 2), std::string("-"));
        QVERIFY(before->fingerprint != table->fingerprint);
    }

    void aRoleWithoutRowsIsAnEmptyTable()
    {
        const auto file = fresh();
        QVERIFY(load(*file, customers()));
        core::JobContext job;
        const auto shot = got(file->snapshot({}, job));
        const auto table = got(file->factTable(*shot, domain::Role::Complaint, {}, job));
        QCOMPARE(table->rows(), std::size_t {0});
        QVERIFY(table->columns.empty());
    }
};

HOLDFAST_TEST(FactTableTest)
#include "FactTableTest.moc"
