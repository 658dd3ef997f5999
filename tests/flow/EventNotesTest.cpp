// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened when: written, imported, cut at the day looked from, and undone.
#include "flow/Shop.h"

#include "flow/EventNotes.h"

using namespace holdfast;

class EventNotesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    core::JobContext m_job;
    core::CivilDate m_last;

    QStringList texts(core::CivilDate asOf = {})
    {
        QStringList all;
        if (const auto notes = flow::eventNotes(*m_session, asOf, m_job))
            for (const auto& note : *notes)
                all.append(QString::fromStdString(core::isoText(note.day) + " " + note.text + (note.key.empty() ? " (imported)" : "")));
        else
            all.append(QString::fromStdString(tests::told(notes.error())));
        return all;
    }

    void import(const std::string& path, const std::string& role = {})
    {
        flow::ImportRequest request;
        request.path = path;
        request.role = role;
        QVERIFY(flow::importSource(*m_session, request, m_job));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const std::string folder = m_folder.path().toStdString();
        const tests::Shop shop = tests::Shop::made(41, 60);
        m_last = shop.last;
        shop.writeLines(folder + "/t.csv");
        std::ofstream(folder + "/outside.csv") << "series,date,value,kind,event\n"
                                                  "rival,2025-06-01,1,technology,Rival app\n"
                                                  "cpi,2025-06-01,101,economy,\n";
        const auto made = flow::createWorkspace(folder + "/w.holdfast", tests::fixedClock());
        MUST(made);
        m_session = *made;
        import(folder + "/t.csv");
        import(folder + "/outside.csv", "external_series");
    }

    void importedAndWrittenStandTogether()
    {
        QCOMPARE(texts(), (QStringList {QStringLiteral("2025-06-01 Rival app (imported)")}));
        QVERIFY(flow::addEventNote(*m_session, *core::parseIsoDate("2025-09-12"), "仓库搬迁", m_job));
        QVERIFY(flow::addEventNote(*m_session, *core::parseIsoDate("2025-05-12"), "Depot move", m_job));
        QVERIFY(flow::addEventNote(*m_session, *core::parseIsoDate("2025-05-12"), "Price rise", m_job));
        QCOMPARE(texts(), (QStringList {QStringLiteral("2025-05-12 Depot move"), QStringLiteral("2025-05-12 Price rise"), QStringLiteral("2025-06-01 Rival app (imported)"), QStringLiteral("2025-09-12 仓库搬迁")}));
        // Seen from an earlier day, what comes later has not happened.
        QCOMPARE(texts(*core::parseIsoDate("2025-05-31")), (QStringList {QStringLiteral("2025-05-12 Depot move"), QStringLiteral("2025-05-12 Price rise")}));
    }

    void eachIsAStepOfUndo()
    {
        const auto before = texts();
        const auto history = flow::history(*m_session);
        MUST(history);
        QCOMPARE(history->undo, std::string("event-note"));
        QCOMPARE(history->undoSubject, std::string("Price rise"));
        QVERIFY(flow::undo(*m_session));
        QCOMPARE(texts(), (QStringList {QStringLiteral("2025-05-12 Depot move"), QStringLiteral("2025-06-01 Rival app (imported)"), QStringLiteral("2025-09-12 仓库搬迁")}));
        QVERIFY(flow::redo(*m_session));
        QCOMPARE(texts(), before);
        QVERIFY(flow::removeEventNote(*m_session, "2025-05-12 1", m_job));
        QCOMPARE(texts(), (QStringList {QStringLiteral("2025-05-12 Price rise"), QStringLiteral("2025-06-01 Rival app (imported)"), QStringLiteral("2025-09-12 仓库搬迁")}));
        QVERIFY(flow::undo(*m_session));
        QCOMPARE(texts(), before);
    }

    void whatIsNoEventIsRefused()
    {
        const auto before = texts();
        QVERIFY(!flow::addEventNote(*m_session, {}, "No day", m_job));
        QVERIFY(!flow::addEventNote(*m_session, m_last, "", m_job));
        QVERIFY(!flow::addEventNote(*m_session, m_last, " \t", m_job));
        QVERIFY(!flow::addEventNote(*m_session, m_last, std::string(201, 'x'), m_job));
        QVERIFY(!flow::removeEventNote(*m_session, "2025-06-01 1", m_job)); // an imported one has no key
        QCOMPARE(texts(), before);
    }
};

HOLDFAST_TEST(EventNotesTest)
#include "EventNotesTest.moc"
