// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// What happened when: written, imported, cut at the day looked from, undone, and set on the churn trend.
#include "flow/Shop.h"

#include "flow/EventNotes.h"
#include "present/pages/EventNotes.h"
#include "present/pages/Pages.h"

using namespace holdfast;

class EventNotesTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    flow::SessionPtr m_session;
    core::JobContext m_job;
    core::CivilDate m_last;

    std::vector<std::string> texts(core::CivilDate asOf = {})
    {
        std::vector<std::string> all;
        if (const auto notes = flow::eventNotes(*m_session, asOf, m_job))
            for (const auto& note : *notes)
                all.push_back(core::isoText(note.day) + " " + note.text + (note.key.empty() ? " (imported)" : ""));
        else
            all.push_back(tests::told(notes.error()));
        return all;
    }

    void import(const std::string& path, const std::string& role = {})
    {
        flow::ImportRequest request;
        request.path = path;
        request.role = role;
        MUST(flow::importSource(*m_session, request, m_job));
    }

private Q_SLOTS:
    void initTestCase()
    {
        const std::string folder = m_folder.path().toStdString();
        const tests::Shop shop = tests::Shop::made(41, 60);
        m_last = shop.last;
        shop.writeLines(folder + "/t.csv");
        std::ofstream(folder + "/outside.csv") << "series,date,value,kind,event\n"
                                                  "rival,2025-06-01,,technology,Rival app\n"
                                                  "cpi,2025-06-01,101,economy,\n";
        const auto made = flow::createWorkspace(folder + "/w.holdfast", tests::fixedClock());
        MUST(made);
        m_session = *made;
        import(folder + "/t.csv");
        import(folder + "/outside.csv", "external_series");
    }

    void importedAndWrittenStandTogether()
    {
        QCOMPARE(texts(), (std::vector<std::string> {"2025-06-01 Rival app (imported)"}));
        MUST(flow::addEventNote(*m_session, *core::parseIsoDate("2025-09-12"), "仓库搬迁", m_job));
        MUST(flow::addEventNote(*m_session, *core::parseIsoDate("2025-05-12"), "Depot move", m_job));
        MUST(flow::addEventNote(*m_session, *core::parseIsoDate("2025-05-12"), "Price rise", m_job));
        QCOMPARE(texts(), (std::vector<std::string> {"2025-05-12 Depot move", "2025-05-12 Price rise", "2025-06-01 Rival app (imported)", "2025-09-12 仓库搬迁"}));
        // Seen from an earlier day, what comes later has not happened.
        QCOMPARE(texts(*core::parseIsoDate("2025-05-31")), (std::vector<std::string> {"2025-05-12 Depot move", "2025-05-12 Price rise"}));
    }

    void eachIsAStepOfUndo()
    {
        const auto before = texts();
        const auto history = flow::history(*m_session);
        MUST(history);
        QCOMPARE(history->undo, std::string("event-note"));
        QCOMPARE(history->undoSubject, std::string("Price rise"));
        MUST(flow::undo(*m_session));
        QCOMPARE(texts(), (std::vector<std::string> {"2025-05-12 Depot move", "2025-06-01 Rival app (imported)", "2025-09-12 仓库搬迁"}));
        MUST(flow::redo(*m_session));
        QCOMPARE(texts(), before);
        MUST(flow::removeEventNote(*m_session, "2025-05-12 1", m_job));
        QCOMPARE(texts(), (std::vector<std::string> {"2025-05-12 Price rise", "2025-06-01 Rival app (imported)", "2025-09-12 仓库搬迁"}));
        MUST(flow::undo(*m_session));
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

    void theTrendShowsEachOnItsDay()
    {
        const auto overview = flow::measureOverview(*m_session, {}, m_job);
        MUST(overview);
        present::Page page = present::overviewPage(*overview, present::Fmt());
        const auto notes = flow::eventNotes(*m_session, {}, m_job);
        MUST(notes);
        auto far = *notes;
        far.push_back({*core::parseIsoDate("1999-01-01"), "Long ago", {}});
        present::noteEvents(page, overview->churn, far, present::Fmt());
        const present::Block* block = page.block(QStringLiteral("churn-trend"));
        QVERIFY(block);
        const auto* trend = std::get_if<present::TrendSpec>(&block->body);
        QVERIFY(trend);
        const auto& periods = overview->churn.periods;
        QCOMPARE(trend->notes.size(), qsizetype(std::count_if(far.begin(), far.end(), [&](const flow::EventNote& note) {
            return note.day >= core::firstDay(periods.front().period) && note.day <= core::lastDay(periods.back().period);
        })));
        QVERIFY(trend->notes.size() >= 1);
        for (const auto& drawn : trend->notes) {
            const auto note = std::ranges::find_if(far, [&](const flow::EventNote& n) { return drawn.text == QStringLiteral("%1: %2").arg(present::Fmt().date(n.day), QString::fromStdString(n.text)); });
            QVERIFY(note != far.end());
            const auto& period = periods[std::size_t(std::lround(drawn.at))].period;
            QVERIFY(core::firstDay(period) <= note->day && note->day <= core::lastDay(period));
            const auto& row = block->asTable.rows[std::lround(drawn.at)];
            QVERIFY(row.last().text.contains(QString::fromStdString(note->text)));
        }
    }
};

HOLDFAST_TEST(EventNotesTest)
#include "EventNotesTest.moc"
