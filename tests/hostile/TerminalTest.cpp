// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// Exit status, one clear sentence and one JSON document for every kind of wrong use (headless.md).

#include "support/Terminal.h"
#include "support/TestMain.h"

#include <QFile>
#include <QTemporaryDir>

using holdfast::tests::terminal;

class TerminalTest : public QObject {
    Q_OBJECT
private:
    QTemporaryDir m_folder;
    QString path(const char* name) const { return m_folder.filePath(QString::fromUtf8(name)); }
    void write(const char* name, const QByteArray& bytes) const
    {
        QFile file(path(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(bytes);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(m_folder.isValid());
        QCOMPARE(terminal({QStringLiteral("new"), path("w.holdfast")}).status, 0);
        write("orders.csv", "order,customer,date,amount\n1,A,2025-01-03,10.50\n2,B,2025-02-03,7\n3,A,2025-03-01,-2.25\n");
        write("ambiguous.csv", "order,customer,date,amount\n1,A,03/04/2025,10.50\n2,B,05/06/2025,7\n");
        write("empty.csv", "");
    }

    void wrongUse_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("status");
        QTest::addColumn<QString>("code");
        const auto row = [this](const char* name, QStringList arguments, int status, const char* code) {
            for (QString& argument : arguments)
                if (argument.startsWith(u'@'))
                    argument = m_folder.filePath(argument.mid(1));
            QTest::newRow(name) << arguments << status << QString::fromUtf8(code);
        };
        const QString w = QStringLiteral("@w.holdfast");
        row("unknown command", {QStringLiteral("dance")}, 1, "unknown-command");
        row("unknown analysis", {QStringLiteral("analyse"), w, QStringLiteral("astrology")}, 1, "unknown-analysis");
        row("unknown option", {QStringLiteral("info"), w, QStringLiteral("--colour")}, 1, "unknown-parameter");
        row("missing argument", {QStringLiteral("import"), w}, 1, "missing-parameter");
        row("unknown setting", {QStringLiteral("set"), w, QStringLiteral("mood"), QStringLiteral("good")}, 1, "unknown-parameter");
        row("bad value", {QStringLiteral("set"), w, QStringLiteral("churn.inactive-days"), QStringLiteral("soon")}, 2, "invalid-parameter");
        row("no such file", {QStringLiteral("import"), w, QStringLiteral("@nowhere.csv")}, 2, "file-not-found");
        row("empty file", {QStringLiteral("import"), w, QStringLiteral("@empty.csv")}, 2, "empty-file");
        row("a folder", {QStringLiteral("import"), w, QStringLiteral("@.")}, 2, "not-regular-file");
        row("two readings of a date", {QStringLiteral("import"), w, QStringLiteral("@ambiguous.csv"), QStringLiteral("--role"), QStringLiteral("transaction")}, 2, "ambiguous-date");
        row("nothing to undo", {QStringLiteral("undo"), w}, 2, "nothing-to-undo");
        row("nothing to analyse", {QStringLiteral("analyse"), w, QStringLiteral("overview")}, 2, "not-enough-data");
        row("workspace is there already", {QStringLiteral("new"), w}, 3, "workspace-exists");
        row("no workspace", {QStringLiteral("info"), QStringLiteral("@none.holdfast")}, 3, "workspace-missing");
        row("not a workspace", {QStringLiteral("info"), QStringLiteral("@orders.csv")}, 3, "");
    }

    void wrongUse()
    {
        QFETCH(QStringList, arguments);
        QFETCH(int, status);
        QFETCH(QString, code);
        QFile workspace(path("w.holdfast"));
        QVERIFY(workspace.open(QIODevice::ReadOnly));
        const QByteArray before = workspace.readAll();
        workspace.close();

        const auto run = terminal(arguments + QStringList {QStringLiteral("--json")});
        QVERIFY2(run.status == status, run.err.constData());
        if (!code.isEmpty())
            QCOMPARE(run.code(), code);
        QVERIFY2(!run.code().isEmpty(), run.out.constData());
        QVERIFY(!run.json()[QStringLiteral("error")].toObject()[QStringLiteral("message")].toString().isEmpty());
        QCOMPARE(run.err.count('\n'), 1);
        QVERIFY2(run.err.startsWith("holdfast-cli: " + run.code().toUtf8() + ": "), run.err.constData());

        QVERIFY(workspace.open(QIODevice::ReadOnly));
        QVERIFY2(workspace.readAll() == before, "the workspace changed");
    }

    void asksAndTakesTheAnswer()
    {
        write("map.json", R"({"answers":{"date":"dmy"}})");
        const auto asked = terminal({QStringLiteral("import"), path("w.holdfast"), path("ambiguous.csv"), QStringLiteral("--role"),
            QStringLiteral("transaction"), QStringLiteral("--json")});
        const auto choices = asked.json()[QStringLiteral("error")].toObject()[QStringLiteral("choices")].toArray().toVariantList();
        QVERIFY(choices.contains(QStringLiteral("dmy")) && choices.contains(QStringLiteral("mdy")));
        const auto answered = terminal({QStringLiteral("import"), path("w.holdfast"), path("ambiguous.csv"), QStringLiteral("--role"),
            QStringLiteral("transaction"), QStringLiteral("--map"), path("map.json"), QStringLiteral("--json")});
        QVERIFY2(answered.status == 0, answered.err.constData());
        const auto rows = terminal({QStringLiteral("rows"), path("w.holdfast"), QStringLiteral("transaction"), QStringLiteral("--json")});
        QVERIFY2(rows.out.contains("2025-04-03"), rows.out.constData());
        QCOMPARE(terminal({QStringLiteral("undo"), path("w.holdfast")}).status, 0);
    }

    void helpAndVersion()
    {
        QCOMPARE(terminal({QStringLiteral("--version")}).status, 0);
        const auto help = terminal({QStringLiteral("--help")});
        QCOMPARE(help.status, 0);
        for (const char* command : {"new", "sample", "info", "check", "set", "get", "import", "sniff", "rows", "analyse", "brief", "segment", "undo"}) {
            QVERIFY2(help.out.contains(QByteArray("  ") + command + " "), command);
            const auto one = terminal({QString::fromUtf8(command), QStringLiteral("--help")});
            QVERIFY2(one.status == 0 && one.out.startsWith("Usage: "), command);
        }
        QCOMPARE(terminal({}).status, 1);
    }

    void chineseSentences()
    {
        const auto run = terminal({QStringLiteral("info"), path("none.holdfast"), QStringLiteral("--lang"), QStringLiteral("zh")});
        QCOMPARE(run.status, 3);
        const QString text = QString::fromUtf8(run.err);
        QVERIFY2(std::any_of(text.begin(), text.end(), [](QChar c) { return c.unicode() >= 0x4E00 && c.unicode() <= 0x9FFF; }), run.err.constData());
    }
};

HOLDFAST_TEST(TerminalTest)
#include "TerminalTest.moc"
