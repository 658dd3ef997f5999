// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "domain/Roles.h"
#include "flow/MakeSample.h"
#include "flow/Retention.h"

#include <QCryptographicHash>
#include <QDir>

using namespace holdfast;

class SampleTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    std::string at(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)).toStdString(); }

    static flow::SampleRequest small(std::uint64_t seed = 7)
    {
        flow::SampleRequest request;
        request.customers = 300;
        request.months = 12;
        request.seed = seed;
        return request;
    }

    static QByteArray digestOf(flow::Session& session)
    {
        const auto content = tests::contentOf(session);
        if (!content)
            return tests::told(content.error()).c_str();
        return QCryptographicHash::hash(QByteArrayView(content->data(), static_cast<qsizetype>(content->size())), QCryptographicHash::Sha256).toHex();
    }

private Q_SLOTS:
    void sameSeedSameContent()
    {
        core::JobContext job;
        const auto one = flow::makeSample(at("one.holdfast"), small(), job, tests::fixedClock(1'000'000'000));
        MUST(one);
        const auto same = flow::makeSample(at("same.holdfast"), small(), job, tests::fixedClock(1'700'000'000));
        MUST(same);
        const auto other = flow::makeSample(at("other.holdfast"), small(8), job);
        MUST(other);
        QCOMPARE(digestOf(**one), digestOf(**same));
        QVERIFY(digestOf(**one) != digestOf(**other));
        const auto first = flow::describeWorkspace(**one), second = flow::describeWorkspace(**same);
        MUST(first);
        MUST(second);
        QCOMPARE(first->imports.size(), second->imports.size());
        for (std::size_t i = 0; i < first->imports.size(); ++i)
            QCOMPARE(first->imports[i].id, second->imports[i].id);
        QCOMPARE(first->dataTo, *core::parseIsoDate("2026-06-30"));
        QCOMPARE(first->firstDay, *core::parseIsoDate("2025-07-01"));
    }

    void everyRoleIsFilled()
    {
        core::JobContext job;
        const auto session = flow::makeSample(at("filled.holdfast"), small(), job);
        MUST(session);
        const auto state = flow::describeWorkspace(**session);
        MUST(state);
        QCOMPARE(state->tables.size(), static_cast<std::size_t>(domain::kRoleCount));
        for (const auto& table : state->tables) {
            if (table.name == "other") // nothing in the sample is without a role
                continue;
            QVERIFY2(table.rows > 0, table.name.c_str());
            const auto rows = flow::rowsOf(**session, table.name, 0, table.rows, false, job);
            MUST(rows);
            QCOMPARE(rows->rows.size(), table.rows);
            // No column is empty from top to bottom.
            for (std::size_t c = 0; c < rows->columns.size(); ++c) {
                const bool filled = std::any_of(rows->rows.begin(), rows->rows.end(), [&](const auto& row) { return row[c] && !row[c]->empty(); });
                QVERIFY2(filled, (table.name + "." + rows->columns[c].name).c_str());
            }
        }
        QCOMPARE(state->customers, 300u);
        // Every field of customer that the sample means to show, and no label of churn.
        const auto customers = flow::rowsOf(**session, "customer", 0, 1, false, job);
        MUST(customers);
        QCOMPARE(customers->rows[0][0].value_or(""), std::string("C-000001"));
        const auto check = flow::checkWorkspace(flow::pathOf(**session), job);
        if (check)
            QVERIFY(check->sound);
    }

    void theLastMonthsStandOut()
    {
        core::JobContext job;
        flow::SampleRequest request;
        request.customers = 4000;
        const auto session = flow::makeSample(at("story.holdfast"), request, job);
        MUST(session);
        const auto overview = flow::measureOverview(**session, {}, job);
        MUST(overview);
        QCOMPARE(overview->churn.definition.kind, domain::ChurnKind::Inactivity);
        QVERIFY(overview->churn.proposed);
        QVERIFY2(overview->churn.definition.inactiveDays > 60 && overview->churn.definition.inactiveDays < 180,
            std::to_string(overview->churn.definition.inactiveDays).c_str());
        const auto& periods = overview->churn.periods;
        QVERIFY(periods.size() >= 18);
        std::uint64_t churnedNow = 0, activeNow = 0, churnedBefore = 0, activeBefore = 0;
        for (std::size_t i = periods.size() - 15; i < periods.size(); ++i) {
            const bool late = i >= periods.size() - 3;
            (late ? churnedNow : churnedBefore) += periods[i].churned;
            (late ? activeNow : activeBefore) += periods[i].activeAtStart;
        }
        const double now = static_cast<double>(churnedNow) / static_cast<double>(activeNow);
        const double before = static_cast<double>(churnedBefore) / static_cast<double>(activeBefore);
        QVERIFY2(now > 1.3 * before, (std::to_string(now) + " " + std::to_string(before)).c_str());
        QVERIFY(periods[periods.size() - 1].signal || periods[periods.size() - 2].signal);
        // The depot is in the North, and Gold keeps its customers.
        std::map<std::string, double> rates;
        for (const auto& group : overview->groups)
            if (group.field == "province" || group.field == "plan")
                rates[group.value] = group.churnRate.value.value_or(-1);
        for (const char* region : {"Coast", "Central", "South"})
            QVERIFY(rates.at("North") > rates.at(region));
        QVERIFY(rates.at("Gold") < rates.at("Basic"));
    }

    void chineseWordsAndLabels()
    {
        core::JobContext job;
        auto request = small();
        request.chinese = true;
        const auto session = flow::makeSample(at("zh.holdfast"), request, job);
        MUST(session);
        const auto rows = flow::rowsOf(**session, "customer", 0, 50, false, job);
        MUST(rows);
        std::map<std::string, std::size_t> column;
        for (std::size_t c = 0; c < rows->columns.size(); ++c)
            column[rows->columns[c].label] = c;
        QVERIFY(column.contains("地区"));
        QVERIFY(column.contains("家庭"));
        QVERIFY(column.contains("价格敏感度"));
        for (const auto& row : rows->rows)
            QVERIFY(static_cast<unsigned char>(row[column.at("地区")].value()[0]) >= 0x80);
        const auto settings = flow::readSettings(**session);
        MUST(settings);
        QCOMPARE(settings->currency, std::string("CNY"));
        // The same people in both languages: the numbers do not hang on the words.
        const auto english = flow::makeSample(at("en.holdfast"), small(), job);
        MUST(english);
        const auto a = flow::describeWorkspace(**session), b = flow::describeWorkspace(**english);
        MUST(a);
        MUST(b);
        for (std::size_t i = 0; i < a->tables.size(); ++i)
            QCOMPARE(a->tables[i].rows, b->tables[i].rows);
    }

    void smallestAndOddSizes()
    {
        core::JobContext job;
        for (const int months : {6, 13, 60}) {
            flow::SampleRequest request;
            request.customers = 10;
            request.months = months;
            const std::string path = at(("tiny" + std::to_string(months) + ".holdfast").c_str());
            const auto session = flow::makeSample(path, request, job);
            MUST(session);
            const auto state = flow::describeWorkspace(**session);
            MUST(state);
            QCOMPARE(state->dataTo, request.lastDay);
            QCOMPARE(state->customers, 10u);
        }
        for (const auto& [customers, months] : {std::pair(9u, 24), std::pair(1'000'001u, 24), std::pair(100u, 5), std::pair(100u, 61)}) {
            flow::SampleRequest request;
            request.customers = customers;
            request.months = months;
            const auto refused = flow::makeSample(at("refused.holdfast"), request, job);
            QVERIFY(!refused);
            QCOMPARE(refused.error().code, core::Code::InvalidParameter);
            QVERIFY(!QFile::exists(m_folder.filePath("refused.holdfast")));
        }
    }

    void stoppedLeavesNothing()
    {
        QTemporaryDir folder;
        const std::string path = folder.filePath("stopped.holdfast").toStdString();
        for (const double when : {-1.0, 0.0, 0.02, 0.3, 0.7, 1.0}) {
            core::JobContext* running = nullptr;
            core::JobContext job([&](double fraction, const std::string& stage) {
                if (stage == "sample" && fraction >= when)
                    running->stop();
            });
            running = &job;
            if (when < 0)
                job.stop();
            const auto stopped = flow::makeSample(path, small(), job);
            QVERIFY2(!stopped, std::to_string(when).c_str());
            QCOMPARE(stopped.error().code, core::Code::Cancelled);
            QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), QStringList());
        }
        core::JobContext job;
        const auto made = flow::makeSample(path, small(), job);
        MUST(made);
    }

    void neverOverAnotherFile()
    {
        QTemporaryDir folder;
        const QString path = folder.filePath("mine.holdfast");
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("precious");
        file.close();
        core::JobContext job;
        const auto refused = flow::makeSample(path.toStdString(), small(), job);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, core::Code::WorkspaceExists);
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), QByteArray("precious"));
    }
};

HOLDFAST_TEST(SampleTest)
#include "SampleTest.moc"
