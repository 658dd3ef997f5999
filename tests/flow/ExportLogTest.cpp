// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include "flow/ExportLog.h"
#include "sqlite/Database.h"

#include <QFile>
#include <QTemporaryDir>

using namespace holdfast;

class ExportLogTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    int m_number = 0;
    bool m_whole = false; // the last log

    // A workspace with entries a, b and c, each of a file of that word; then `tamper` as SQL.
    std::vector<flow::ExportEntry> logAfter(const std::string& tamper)
    {
        const std::string base = m_folder.path().toStdString() + "/" + std::to_string(++m_number);
        {
            const auto session = flow::createWorkspace(base + ".holdfast");
            for (const char* word : {"a", "b", "c"}) {
                QFile file(QString::fromStdString(base + word));
                if (!session || !file.open(QIODevice::WriteOnly) || file.write(word) != 1)
                    return {};
                file.close();
                flow::ExportEntry entry;
                entry.what = "segment";
                entry.subject = word;
                if (!flow::recordExport(**session, entry, base + word))
                    return {};
            }
        }
        if (!tamper.empty()) {
            auto database = sqlite::open(base + ".holdfast", {});
            if (!database || !database->execute(tamper))
                return {};
        }
        const auto session = flow::openWorkspace(base + ".holdfast", true);
        core::JobContext job;
        const auto whole = session ? flow::exportLogIsWhole(**session, job) : std::unexpected(session.error());
        m_whole = whole && *whole;
        auto log = session ? flow::exportLog(**session, job) : std::unexpected(session.error());
        return log ? *log : std::vector<flow::ExportEntry>();
    }
    static QString told(const std::vector<flow::ExportEntry>& log)
    {
        QString text;
        for (const auto& entry : log)
            text += QString::fromStdString(entry.subject) + (!entry.agrees ? u'?' : *entry.agrees ? u'+' : u'-');
        return text;
    }

private Q_SLOTS:
    void whatWasDoneToItShows_data()
    {
        QTest::addColumn<QString>("tamper");
        QTest::addColumn<QString>("expected");
        QTest::addColumn<bool>("whole");
        QTest::newRow("nothing") << QString() << QStringLiteral("a+b+c+") << true;
        QTest::newRow("first taken out") << QStringLiteral("DELETE FROM run_journal WHERE request LIKE '%\"subject\":\"a\"%'") << QStringLiteral("b-c-") << false;
        QTest::newRow("middle taken out") << QStringLiteral("DELETE FROM run_journal WHERE request LIKE '%\"subject\":\"b\"%'") << QStringLiteral("a+c-") << false;
        QTest::newRow("rows changed") << QStringLiteral("UPDATE run_journal SET request = replace(request, '\"rows\":0', '\"rows\":1') WHERE request LIKE '%\"subject\":\"b\"%'") << QStringLiteral("a+b+c-") << false;
        QTest::newRow("digest changed") << QStringLiteral("UPDATE run_journal SET fingerprint = 'x' WHERE request LIKE '%\"subject\":\"a\"%'") << QStringLiteral("a+b-c-") << false;
        QTest::newRow("time changed") << QStringLiteral("UPDATE run_journal SET at = at - 60 WHERE request LIKE '%\"subject\":\"b\"%'") << QStringLiteral("a+b+c-") << false;
        QTest::newRow("newest taken out") << QStringLiteral("DELETE FROM run_journal WHERE request LIKE '%\"subject\":\"c\"%'") << QStringLiteral("a+b+") << false;
        QTest::newRow("newest changed") << QStringLiteral("UPDATE run_journal SET request = replace(request, '\"rows\":0', '\"rows\":1') WHERE request LIKE '%\"subject\":\"c\"%'") << QStringLiteral("a+b+c+") << false;
        QTest::newRow("all taken out") << QStringLiteral("DELETE FROM run_journal WHERE what = 'export'") << QString() << false;
        // What the help says: who rewrites the log, here by its newest entry with the head, is not found.
        QTest::newRow("newest taken out with its head") << QStringLiteral("DELETE FROM run_journal WHERE run >= (SELECT run FROM run_journal WHERE request LIKE '%\"subject\":\"c\"%')") << QStringLiteral("a+b+") << true;
    }

    void whatWasDoneToItShows()
    {
        QFETCH(QString, tamper);
        QFETCH(QString, expected);
        QFETCH(bool, whole);
        QCOMPARE(told(logAfter(tamper.toStdString())), expected);
        QCOMPARE(m_whole, whole);
    }
};

HOLDFAST_TEST(ExportLogTest)
#include "ExportLogTest.moc"
