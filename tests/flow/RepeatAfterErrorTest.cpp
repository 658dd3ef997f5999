// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

using namespace holdfast;

// An import that failed has left nothing; an import that arrived does not arrive twice.
class RepeatAfterErrorTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

private Q_SLOTS:
    void theSameImportTwice()
    {
        const std::string folder = m_folder.path().toStdString();
        const tests::Shop shop = tests::Shop::made(51, 80);
        shop.writeLines(folder + "/t.csv");
        const auto made = flow::createWorkspace(folder + "/w.holdfast", tests::fixedClock());
        MUST(made);
        core::JobContext job;
        flow::ImportRequest request;
        request.path = folder + "/t.csv";
        request.id = "load-2026-07";
        const auto first = flow::importSource(**made, request, job);
        MUST(first);
        QCOMPARE(first->importId, request.id);
        const auto content = tests::contentOf(**made);
        MUST(content);
        const auto second = flow::importSource(**made, request, job);
        QVERIFY(!second);
        QCOMPARE(second.error().code, core::Code::AlreadyImported);
        const auto after = tests::contentOf(**made);
        MUST(after);
        QCOMPARE(*after, *content);
        // Without an id the same bytes in the same second are one import (the clock stands still here).
        flow::ImportRequest plain;
        plain.path = request.path;
        const auto third = flow::importSource(**made, plain, job);
        MUST(third);
        const auto fourth = flow::importSource(**made, plain, job);
        QVERIFY(!fourth);
        QCOMPARE(fourth.error().code, core::Code::AlreadyImported);
        const auto state = flow::describeWorkspace(**made);
        MUST(state);
        QCOMPARE(state->imports.size(), 2u);
    }

    void anErrorThenTheSameAgain()
    {
        const std::string folder = m_folder.path().toStdString();
        const tests::Shop shop = tests::Shop::made(52, 80);
        const auto made = tests::workspaceOf(shop, folder, "again");
        MUST(made);
        const auto content = tests::contentOf(**made);
        MUST(content);
        shop.writeLines(folder + "/more.csv", "X-1,000001,2025-09-01 10:00:00,broken,Garden\n");
        core::JobContext job;
        flow::ImportRequest request;
        request.path = folder + "/more.csv";
        request.id = "more";
        request.onError = flow::OnError::Stop;
        for (int i = 0; i < 2; ++i) {
            const auto stopped = flow::importSource(**made, request, job);
            QVERIFY(!stopped);
            QCOMPARE(stopped.error().code, core::Code::UnreadableValue);
            QCOMPARE(stopped.error().where.line, shop.lines.size() + 2);
            const auto after = tests::contentOf(**made);
            MUST(after);
            QCOMPARE(*after, *content);
        }
        // The id is free still, for the import that works.
        shop.writeLines(folder + "/more.csv");
        const auto loaded = flow::importSource(**made, request, job);
        MUST(loaded);
        QCOMPARE(loaded->loaded, shop.lines.size());
        const auto state = flow::describeWorkspace(**made);
        MUST(state);
        for (const auto& table : state->tables)
            if (table.name == "transaction")
                QCOMPARE(table.rows, 2 * shop.lines.size());
    }

    void refusalsBeforeTheFirstRow()
    {
        const std::string folder = m_folder.path().toStdString();
        const auto made = flow::createWorkspace(folder + "/empty.holdfast", tests::fixedClock());
        MUST(made);
        const auto content = tests::contentOf(**made);
        MUST(content);
        core::JobContext job;
        const auto codeOf = [&](const std::string& text, const std::string& role) {
            std::ofstream(folder + "/bad.csv", std::ios::binary) << text;
            flow::ImportRequest request;
            request.path = folder + "/bad.csv";
            request.role = role;
            request.id = "bad";
            const auto refused = flow::importSource(**made, request, job);
            return refused ? core::Code::Internal : refused.error().code;
        };
        QCOMPARE(codeOf("", "customer"), core::Code::EmptyFile);
        QCOMPARE(codeOf("Customer ID,Region\n1,North\n2,South\n", "transaction"), core::Code::MissingField);
        QCOMPARE(codeOf("Customer ID,Date,Amount\n1,03/04/2025,5\n2,04/05/2025,6\n", "transaction"), core::Code::AmbiguousDate);
        flow::ImportRequest missing;
        missing.path = folder + "/not there.csv";
        const auto refused = flow::importSource(**made, missing, job);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, core::Code::FileNotFound);
        const auto after = tests::contentOf(**made);
        MUST(after);
        QCOMPARE(*after, *content);
    }
};

HOLDFAST_TEST(RepeatAfterErrorTest)
#include "RepeatAfterErrorTest.moc"
