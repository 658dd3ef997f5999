// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "flow/Retention.h"

using namespace holdfast;

class UndoFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;

    std::string contentAfterReopening(const flow::SessionPtr& session) const
    {
        const auto content = tests::contentOf(*session);
        return content ? *content : tests::told(content.error());
    }

private Q_SLOTS:
    void everyStepBackAndForth()
    {
        const std::string folder = m_folder.path().toStdString();
        const tests::Shop shop = tests::Shop::made(41, 60);
        shop.writeCustomers(folder + "/c.csv");
        shop.writeLines(folder + "/t.csv");
        const auto made = flow::createWorkspace(folder + "/w.holdfast", tests::fixedClock());
        MUST(made);
        flow::Session& session = **made;
        core::JobContext job;

        std::vector<std::string> contents {contentAfterReopening(*made)}; // after 0, 1, … steps
        std::vector<std::string> kinds {""}, subjects {""};
        const auto took = [&](const char* kind, const std::string& subject) {
            contents.push_back(contentAfterReopening(*made));
            QVERIFY2(contents.back() != contents[contents.size() - 2], kind);
            kinds.emplace_back(kind);
            subjects.push_back(subject);
            const auto history = flow::history(session);
            MUST(history);
            QCOMPARE(history->undo, std::string(kind));
            QCOMPARE(history->undoSubject, subject);
            QVERIFY(history->redo.empty());
        };
        flow::ImportRequest customers, orders;
        customers.path = folder + "/c.csv";
        orders.path = folder + "/t.csv";
        const auto one = flow::importSource(session, customers, job);
        MUST(one);
        took("import", "c.csv");
        const auto two = flow::importSource(session, orders, job);
        MUST(two);
        took("import", "t.csv");
        const auto rule = domain::parseRule(R"({"field":"plan","op":"=","value":"Gold"})");
        const auto saved = flow::saveSegment(session, {"gold", *rule});
        MUST(saved);
        took("segment-save", "gold");
        const auto other = domain::parseRule(R"({"field":"plan","op":"in","value":["Gold","Silver"]})");
        const auto changed = flow::saveSegment(session, {"gold", *other});
        MUST(changed);
        took("segment-save", "gold");
        const auto set = flow::changeSetting(session, "churn.inactive-days", "75");
        MUST(set);
        took("setting", "churn.inactive-days");
        const auto removed = flow::removeSegment(session, "gold");
        MUST(removed);
        took("segment-remove", "gold");

        for (int round = 0; round < 2; ++round) {
            for (std::size_t step = contents.size() - 1; step > 0; --step) {
                const auto before = flow::history(session);
                MUST(before);
                QCOMPARE(before->undo, kinds[step]);
                QCOMPARE(before->undoSubject, subjects[step]);
                const auto undone = flow::undo(session);
                MUST(undone);
                QCOMPARE(contentAfterReopening(*made), contents[step - 1]);
            }
            const auto nothing = flow::undo(session);
            QVERIFY(!nothing);
            QCOMPARE(nothing.error().code, core::Code::NothingToUndo);
            for (std::size_t step = 1; step < contents.size(); ++step) {
                const auto before = flow::history(session);
                MUST(before);
                QCOMPARE(before->redo, kinds[step]);
                const auto redone = flow::redo(session);
                MUST(redone);
                QCOMPARE(contentAfterReopening(*made), contents[step]);
            }
            QVERIFY(!flow::redo(session));
        }

        // An analysis sees the undone import at once.
        for (int i = 0; i < 5; ++i) {
            const auto undone = flow::undo(session);
            MUST(undone);
        }
        const auto churn = flow::measureChurn(session, {}, job);
        QVERIFY(!churn);
        QCOMPARE(churn.error().code, core::Code::NotEnoughData);
        // A new step ends what could be redone.
        const auto named = flow::changeSetting(session, "workspace.name", "Shop");
        MUST(named);
        QVERIFY(!flow::redo(session));
        const auto back = flow::undo(session);
        MUST(back);
        QCOMPARE(contentAfterReopening(*made), contents[1]);
    }

    void undoOutlivesTheProgram()
    {
        const std::string folder = m_folder.path().toStdString();
        const tests::Shop shop = tests::Shop::made(42, 30);
        std::string before;
        {
            const auto made = tests::workspaceOf(shop, folder, "later");
            MUST(made);
            before = contentAfterReopening(*made);
            const auto set = flow::changeSetting(**made, "window.days", "30");
            MUST(set);
        }
        const auto again = flow::openWorkspace(folder + "/later.holdfast");
        MUST(again);
        const auto undone = flow::undo(**again);
        MUST(undone);
        QCOMPARE(contentAfterReopening(*again), before);
    }
};

HOLDFAST_TEST(UndoFlowTest)
#include "UndoFlowTest.moc"
