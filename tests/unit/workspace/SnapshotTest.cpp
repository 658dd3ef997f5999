// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decimal.h"
#include "core/Random.h"
#include "support/TestMain.h"
#include "unit/workspace/Fixture.h"

using namespace holdfast;
using namespace holdfast::tests;

class SnapshotTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    int m_count = 0;
    std::unique_ptr<ws::WorkspaceFile> fresh()
    {
        return got(ws::create((m_folder.path() + QStringLiteral("/w%1.holdfast").arg(++m_count)).toStdString(), fixedClock()));
    }
    static std::shared_ptr<const frame::Snapshot> shotOf(ws::WorkspaceFile& file, core::CivilDate asOf = {})
    {
        core::JobContext job;
        return got(file.snapshot(asOf, job));
    }
    static std::string wordAt(const frame::CustomerColumn& column, std::size_t customer)
    {
        return column.codes[customer] == 0 ? "" : column.words[column.codes[customer] - 1];
    }
    static std::size_t indexOf(const frame::Snapshot& shot, const std::string& id)
    {
        return static_cast<std::size_t>(std::find(shot.customers.begin(), shot.customers.end(), id) - shot.customers.begin());
    }

private Q_SLOTS:
    void anEmptyWorkspaceGivesAnEmptySnapshot()
    {
        const auto file = fresh();
        const auto shot = shotOf(*file);
        QCOMPARE(shot->size(), std::size_t {0});
        QVERIFY(!shot->dataTo.isValid());
        QVERIFY(!shot->asOf.isValid());
        QCOMPARE(shot->transactions.offsets.size(), std::size_t {1});
    }

    void customersComeFromTheTransactions()
    {
        const auto file = fresh();
        QVERIFY(load(*file, transactions()));
        const auto shot = shotOf(*file);
        QVERIFY(shot->customersFromTransactions);
        QCOMPARE(shot->asOf, day("2024-05-11"));
        QCOMPARE(shot->dataTo, day("2024-05-11"));
        QCOMPARE(shot->firstDay, day("2024-01-05"));
        QCOMPARE(shot->lastDay, day("2024-05-11"));
        QCOMPARE(shot->customers, (std::vector<std::string> {"C2", "C1", "C9", "C3", "C4"}));
        QCOMPARE(shot->leftOut.at("customer-missing"), std::uint64_t {1});
        const auto& log = shot->transactions;
        QCOMPARE(log.offsets, (std::vector<std::uint64_t> {0, 2, 5, 6, 7, 8}));
        // C1: two events of one day in the order of their times, though the file has them the other way.
        QCOMPARE(log.amounts[2], std::int64_t {200});
        QCOMPARE(log.amounts[3], std::int64_t {725});
        QCOMPARE(log.amounts[4], std::int64_t {-725});
        QCOMPARE(log.secondsOfDay[2], 8 * 3600);
        QCOMPARE(log.days[4], day("2024-02-01").days);
        QCOMPARE(log.categoryWords[log.categories[3] - 1], std::string("Toys"));
        QVERIFY(log.orders[0] != log.orders[1]);
        // The country is the same for (nearly) everybody: an attribute; latest value.
        const auto* country = shot->column("country");
        QVERIFY(country);
        QCOMPARE(wordAt(*country, 1), std::string("FR"));
        QCOMPARE(wordAt(*country, 4), std::string("IT"));
        QCOMPARE(shot->columns.size(), std::size_t {1});
        QCOMPARE(shot->amountScale, 2);
    }

    void aColumnThatChangesIsNoAttribute()
    {
        const auto file = fresh();
        Table table = transactions();
        table.columns[5].name = "coupon";
        for (std::size_t r = 0; r < table.rows.size(); ++r)
            table.rows[r][5] = r % 2 ? "A" : "B";
        QVERIFY(load(*file, table));
        QVERIFY(!shotOf(*file)->column("coupon"));
    }

    void nothingOfTheFutureGetsIn()
    {
        const auto file = fresh();
        QVERIFY(load(*file, customers()));
        QVERIFY(load(*file, transactions()));
        const auto at = day("2024-02-01");
        const auto before = shotOf(*file, at);
        QCOMPARE(before->leftOut.at("after-as-of"), std::uint64_t {3});
        QCOMPARE(before->leftOut.at("customer-starts-later"), std::uint64_t {2}); // C3 by its date, C4 by its events
        QCOMPARE(before->customers, (std::vector<std::string> {"C1", "C2", "0012"}));
        const auto* left = before->column("churn_date");
        QCOMPARE(left->numbers[1], frame::kMissing);
        QCOMPARE(before->column("status")->numbers[1], frame::kMissing);
        QCOMPARE(before->column("status")->numbers[0], std::int64_t {0});
        QCOMPARE(before->transactions.size(), std::uint64_t {4});
        // A planted future: one more event and one more customer, both later. Only the count of what is left out moves.
        Table later = transactions();
        later.id = "later";
        later.rows = {{"T-100", "2024-06-01 00:00:00", "C1", "999.00", "New", "DE"}, {"T-101", "2024-02-02 00:00:00", "0012", "1.00", "Toys", "DE"}};
        QVERIFY(load(*file, later));
        Table newcomer = customers();
        newcomer.id = "newcomer";
        newcomer.rows = {{"C99", "2024-06-01", "Ulm", "", "", "1"}};
        QVERIFY(load(*file, newcomer));
        const auto after = shotOf(*file, at);
        QCOMPARE(after->customers, before->customers);
        QCOMPARE(after->transactions.offsets, before->transactions.offsets);
        QCOMPARE(after->transactions.days, before->transactions.days);
        QCOMPARE(after->transactions.amounts, before->transactions.amounts);
        QCOMPARE(after->lastDay, before->lastDay);
        for (std::size_t c = 0; c < before->columns.size(); ++c) {
            QCOMPARE(after->columns[c].numbers, before->columns[c].numbers);
            QCOMPARE(after->columns[c].codes, before->columns[c].codes);
        }
        QCOMPARE(after->leftOut.at("after-as-of"), std::uint64_t {5});
        QVERIFY(after->fingerprint != before->fingerprint); // what went in is not the same, what came out is
        QVERIFY(file->undo());
        QVERIFY(file->undo());
        QCOMPARE(shotOf(*file, at)->fingerprint, before->fingerprint);
    }

    void everyReasonIsCounted()
    {
        const auto file = fresh();
        QVERIFY(load(*file, customers()));
        Table table = transactions();
        table.rows[0][1] = "";
        table.rows[1][3] = "";
        QVERIFY(load(*file, table));
        const auto shot = shotOf(*file);
        QCOMPARE(shot->leftOut, (std::map<std::string, std::uint64_t> {{"customer-missing", 1}, {"customer-unknown", 1}, {"date-missing", 1}, {"amount-missing", 1}}));
        QCOMPARE(shot->transactions.size(), std::uint64_t {5});
        QCOMPARE(shot->tableRows.at("transaction"), std::uint64_t {9});
        QCOMPARE(shot->sources.size(), std::size_t {2});
    }

    void theNewestValueWins()
    {
        const auto file = fresh();
        QVERIFY(load(*file, customers()));
        Table update = customers();
        update.id = "update";
        update.columns = {column("id", ValueType::Text, "customer", true), column("town", ValueType::Text, "city"),
            column("points", ValueType::Decimal, "", false, 1), column("vip", ValueType::Boolean)};
        update.rows = {{"C2", "Köln", "2.5", "true"}, {"C1", "", "", ""}, {"C7", "Ulm", "7.0", ""}};
        QVERIFY(load(*file, update));
        const auto shot = shotOf(*file);
        QCOMPARE(shot->size(), std::size_t {6});
        const auto* town = shot->column("city");
        QCOMPARE(wordAt(*town, 0), std::string("Ulm"));
        QCOMPARE(wordAt(*town, 1), std::string("Köln"));
        const auto* points = shot->column("points");
        QCOMPARE(points->type, ValueType::Decimal);
        QCOMPARE(points->scale, 1);
        QCOMPARE(points->numbers[0], std::int64_t {100});
        QCOMPARE(points->numbers[1], std::int64_t {25});
        QCOMPARE(points->numbers[2], frame::kMissing);
        QCOMPARE(shot->column("vip")->numbers[1], std::int64_t {1});
        QCOMPARE(shot->column("vip")->numbers[0], frame::kMissing);
        QCOMPARE(shot->dataTo, day("2024-05-01")); // no events: the last date among the customers
    }

    void amountsMeetAtOneScale()
    {
        const auto file = fresh();
        QVERIFY(load(*file, transactions()));
        Table whole = transactions();
        whole.id = "whole";
        whole.columns[3] = column("sum", ValueType::Integer, "amount");
        whole.columns[1] = column("when", ValueType::Date, "date");
        whole.rows = {{"T-001", "2024-01-01", "C1", "3", "Toys", "DE"}};
        QVERIFY(load(*file, whole));
        const auto shot = shotOf(*file);
        const std::size_t c = indexOf(*shot, "C1");
        QCOMPARE(shot->transactions.amounts[shot->transactions.offsets[c]], std::int64_t {300});
        QCOMPARE(shot->transactions.secondsOfDay[shot->transactions.offsets[c]], 0);
    }

    // A plain second implementation on random rows.
    void agreesWithAPlainReading()
    {
        core::Random random(11);
        for (int round = 0; round < 6; ++round) {
            const auto file = fresh();
            std::map<std::string, std::vector<std::pair<std::string, std::string>>> expected;
            std::string last;
            for (int i = 0; i < 2; ++i) {
                Table table = transactions();
                table.id = "r" + std::to_string(i);
                table.columns[2].coded = random.chance(0.5);
                table.columns[0].coded = random.chance(0.5);
                table.rows.clear();
                for (int r = 0; r < 400; ++r) {
                    const std::string when = core::isoText({19000 + static_cast<std::int32_t>(random.below(60))}) + " 0"
                        + std::to_string(random.below(10)) + ":00:00";
                    const std::string who = "K" + std::to_string(random.below(30));
                    const std::string order = random.chance(0.5) ? std::to_string(random.below(100)) : "A" + std::to_string(random.below(100));
                    const std::string sum = std::to_string(random.below(1000)) + ".25";
                    table.rows.push_back({order, when, who, sum, "k" + std::to_string(random.below(4)), ""});
                    expected[who].emplace_back(when, sum + "/" + table.rows.back()[4]);
                    last = std::max(last, when);
                }
                QVERIFY(load(*file, table));
            }
            const auto asOf = core::CivilDate {19040};
            const auto shot = shotOf(*file, asOf);
            std::uint64_t kept = 0;
            for (auto& [who, events] : expected) {
                std::stable_sort(events.begin(), events.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
                std::erase_if(events, [](const auto& event) { return event.first.substr(0, 10) > "2022-02-17"; });
                const std::size_t c = indexOf(*shot, who);
                QCOMPARE(c < shot->size(), !events.empty());
                if (events.empty())
                    continue;
                const auto& log = shot->transactions;
                QCOMPARE(log.offsets[c + 1] - log.offsets[c], events.size());
                for (std::size_t i = 0; i < events.size(); ++i) {
                    const std::size_t at = log.offsets[c] + i;
                    QCOMPARE(core::isoDateTimeText(std::int64_t {log.days[at]} * 86400 + log.secondsOfDay[at]).replace(10, 1, " "), events[i].first);
                    QCOMPARE(core::plainText({log.amounts[at], 2}) + "/" + log.categoryWords[log.categories[at] - 1], events[i].second);
                }
                kept += events.size();
            }
            QCOMPARE(shot->transactions.size(), kept);
            QCOMPARE(core::isoText(asOf), std::string("2022-02-17"));
            QCOMPARE(kept + shot->leftOut.at("after-as-of"), std::uint64_t {800});
        }
    }

    void stopsWhenTold()
    {
        const auto file = fresh();
        QVERIFY(load(*file, transactions()));
        core::JobContext job;
        job.stop();
        const auto stopped = file->snapshot({}, job);
        QVERIFY(!stopped);
        QCOMPARE(stopped.error().code, core::Code::Cancelled);
        QCOMPARE(shotOf(*file)->size(), std::size_t {5});
    }
};

HOLDFAST_TEST(SnapshotTest)
#include "SnapshotTest.moc"
