// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The shared corpus through the built holdfast-cli, by the corpus' own scripts, as they are used from outside: every
// case of delimited files, workbooks, SQLite sources, odd files and workspaces. Archives and faults have their own tests.

#include "support/TestMain.h"

#include "support/Terminal.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTemporaryDir>

#include <map>
#include <memory>
#include <set>

#include <unistd.h>

class CorpusTest : public QObject {
    Q_OBJECT

    QString m_shared, m_python;
    QTemporaryDir m_folder;
    struct Part {
        QProcess process;
        QString results;
    };
    std::map<QString, std::unique_ptr<Part>> m_parts; // by class of cases

    // Cases we hold to be wrong, or that this user can't run, each with the reason.
    static std::map<QString, QString> excepted()
    {
        std::map<QString, QString> cases;
        if (::geteuid() == 0) {
            cases[QStringLiteral("ws-noperm")] = QStringLiteral("for root, modes mean nothing");
            cases[QStringLiteral("ws-readonly-dir")] = QStringLiteral("for root, modes mean nothing");
        }
        return cases;
    }

    // Whether the built program knows the format at all.
    bool reads(const QString& file) const
    {
        const auto run = holdfast::tests::terminal({QStringLiteral("sniff"), m_shared + QStringLiteral("/hostile/") + file, QStringLiteral("--json")});
        return run.code() != QStringLiteral("unsupported-format");
    }

    void start(const QString& name)
    {
        auto part = std::make_unique<Part>();
        part->results = m_folder.filePath(name + QStringLiteral(".jsonl"));
        part->process.start(m_python, {m_shared + QStringLiteral("/hostile/tools/run_cli.py"), QStringLiteral("--cli"),
            QStringLiteral(HOLDFAST_BINARY_DIR "/bin/holdfast-cli"), QStringLiteral("--out"), part->results, QStringLiteral("--only"), name});
        m_parts[name] = std::move(part);
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_shared = holdfast::tests::sharedFolder();
        m_python = QStandardPaths::findExecutable(QStringLiteral("python3"));
    }

    void cases_data()
    {
        QTest::addColumn<QString>("name");
        QFile file(holdfast::tests::sharedFolder() + QStringLiteral("/hostile/cases.json"));
        std::set<QString> names;
        if (!holdfast::tests::sharedFolder().isEmpty() && file.open(QIODevice::ReadOnly))
            for (const auto& value : QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("cases")].toArray()) {
                const QString format = value.toObject()[QStringLiteral("format")].toString();
                if (format != QStringLiteral("archive") && format != QStringLiteral("process") && format != QStringLiteral("postgres"))
                    names.insert(value.toObject()[QStringLiteral("class")].toString());
            }
        names.erase(QStringLiteral("fault")); // a class of its own tests
        for (const QString& name : names)
            QTest::newRow(qPrintable(name)) << name;
        if (names.empty())
            QTest::newRow("none") << QString();
    }

    void cases()
    {
        QFETCH(QString, name);
        if (name.isEmpty() || m_python.isEmpty())
            QSKIP("Left out: the shared corpus is not beside this checkout, or there is no python3 to run it.");
        if (name == QStringLiteral("xlsx") && !reads(QStringLiteral("files/xls_types.xlsx")))
            QSKIP("Left out: this build reads no workbooks.");
        if (name == QStringLiteral("sqlite_import") && !reads(QStringLiteral("files/sql_hostile.sqlite")))
            QSKIP("Left out: this build reads no SQLite sources.");
        if (m_parts.empty()) // the long ones beside the others
            for (const char* early : {"limits", "workspace", "xlsx"})
                start(QString::fromLatin1(early));
        if (!m_parts.contains(name))
            start(name);
        Part& part = *m_parts[name];
        QVERIFY(part.process.waitForFinished(550000));
        QVERIFY2(part.process.exitCode() == 0, part.process.readAllStandardError().constData());

        QProcess compare;
        compare.start(m_python, {m_shared + QStringLiteral("/hostile/tools/check.py"), QStringLiteral("compare"), QStringLiteral("--results"),
            part.results, QStringLiteral("--only"), name, QStringLiteral("--verbose")});
        QVERIFY(compare.waitForFinished(60000));
        const QString said = QString::fromUtf8(compare.readAllStandardOutput());
        QVERIFY2(said.contains(QStringLiteral("total ")), qPrintable(said));

        // "FAIL id" and its reasons below. How long a case takes says nothing on a busy machine.
        static const QRegularExpression slow(QStringLiteral("^\\s+[0-9.]+ s, limit"));
        const auto allowed = excepted();
        std::map<QString, QStringList> failed;
        QString id;
        for (const QString& line : said.split(u'\n'))
            if (line.startsWith(QStringLiteral("FAIL ")))
                id = line.mid(5).trimmed();
            else if (!id.isEmpty() && line.startsWith(u' ') && !slow.match(line).hasMatch())
                failed[id].append(line.trimmed());
            else if (!line.startsWith(u' '))
                id.clear();
        QStringList wrong;
        for (const auto& [test, why] : failed) {
            const auto reason = allowed.find(test);
            if (reason != allowed.end())
                qInfo("%s left out: %s", qPrintable(test), qPrintable(reason->second));
            else
                wrong.append(test + QStringLiteral(": ") + why.join(QStringLiteral("; ")));
        }
        QVERIFY2(wrong.isEmpty(), qPrintable(wrong.join(u'\n')));
    }
};

HOLDFAST_TEST(CorpusTest)
#include "CorpusTest.moc"
