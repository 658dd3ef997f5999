// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// A campaign from the terminal, from the plan to the lesson, and the sentences for what can't be.

#include "support/Terminal.h"
#include "support/TestMain.h"

#include <QFile>
#include <QSet>
#include <QTemporaryDir>

#include <cmath>

using holdfast::tests::terminal;
using holdfast::tests::TerminalRun;

class CampaignTerminalTest : public QObject {
    Q_OBJECT
    QTemporaryDir m_folder;
    QString m_workspace, m_id;

    QString write(const char* name, const QByteArray& bytes) const
    {
        QFile file(m_folder.filePath(QString::fromLatin1(name)));
        if (!file.open(QIODevice::WriteOnly))
            return {};
        file.write(bytes);
        return file.fileName();
    }
    // `campaign W …` or `analyse W …`
    TerminalRun run(const char* command, const QStringList& arguments) const
    {
        return terminal(QStringList {QString::fromLatin1(command), m_workspace} + arguments + QStringList {QStringLiteral("--json")});
    }
    TerminalRun campaign(const QStringList& arguments) const { return run("campaign", arguments); }
    static QString told(const TerminalRun& answer) { return answer.json()[QStringLiteral("error")].toObject()[QStringLiteral("message")].toString(); }
    static QSet<QString> issues(const TerminalRun& answer)
    {
        QSet<QString> kinds;
        for (const auto& issue : answer.json()[QStringLiteral("issues")].toArray())
            kinds.insert(issue.toObject()[QStringLiteral("kind")].toString());
        return kinds;
    }
    QList<QByteArray> lines(const QString& path) const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().split('\n') : QList<QByteArray>();
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_workspace = m_folder.filePath(QStringLiteral("w.holdfast"));
        QCOMPARE(terminal({QStringLiteral("sample"), m_workspace, QStringLiteral("--customers"), QStringLiteral("900"), QStringLiteral("--months"), QStringLiteral("16")}).status, 0);
        QCOMPARE(run("analyse", {QStringLiteral("risk"), QStringLiteral("--set"), QStringLiteral("train=true"), QStringLiteral("--set"), QStringLiteral("model=logistic")}).status, 0);
        const auto values = run("analyse", {QStringLiteral("clv"), QStringLiteral("--out"), m_folder.filePath(QStringLiteral("clv.csv")), QStringLiteral("--identified")});
        QCOMPARE(values.status, 0);
    }

    // A line a customer with the columns of the contract; no number there without --identified.
    void valuesOfEveryCustomer()
    {
        const auto open = lines(m_folder.filePath(QStringLiteral("clv.csv")));
        QCOMPARE(open.front().trimmed(), QByteArray("customer,p_alive,expected,expected_spend,clv"));
        QVERIFY(open.size() > 500);
        const QString hiddenPath = m_folder.filePath(QStringLiteral("hidden.csv"));
        const auto answer = run("analyse", {QStringLiteral("clv"), QStringLiteral("--out"), hiddenPath});
        QCOMPARE(answer.status, 0);
        const auto hidden = lines(hiddenPath);
        QCOMPARE(hidden.size(), open.size());
        double sum = 0;
        QSet<QByteArray> ids;
        for (const auto& line : open.mid(1)) {
            ids.insert(line.split(',').front());
            sum += line.trimmed().split(',').back().toDouble();
        }
        for (const auto& line : hidden.mid(1))
            QVERIFY(!ids.contains(line.split(',').front()));
        const double total = answer.json()[QStringLiteral("result")].toObject()[QStringLiteral("total")].toDouble();
        QVERIFY2(std::abs(sum - total) < 1e-6 * std::abs(total), qPrintable(QStringLiteral("%1 %2").arg(sum).arg(total)));
    }

    void planAndTarget()
    {
        QByteArray customers;
        for (const auto& line : lines(m_folder.filePath(QStringLiteral("clv.csv"))).mid(1))
            customers += (customers.isEmpty() ? "\"" : ",\"") + line.split(',').front() + '"';
        const QString plan = write("plan.json", "{\"name\":\"By hand\",\"audience\":{\"customers\":[" + customers + "]}}");
        const auto made = campaign({QStringLiteral("create"), plan});
        QVERIFY2(made.status == 0, made.out + made.err);
        m_id = made.json()[QStringLiteral("id")].toString();
        QVERIFY(!m_id.isEmpty());
        const auto target = [&](const QStringList& settings) {
            QStringList arguments {QStringLiteral("target"), m_id};
            for (const QString& one : settings)
                arguments += {QStringLiteral("--set"), one};
            return campaign(arguments);
        };
        const auto broke = target({QStringLiteral("tiers=[]"), QStringLiteral("budget=0")});
        QCOMPARE(broke.status, 2);
        QCOMPARE(broke.code(), QStringLiteral("invalid-parameter"));
        QVERIFY2(told(broke).contains(QStringLiteral("budget")), qPrintable(told(broke)));
        QCOMPARE(target({QStringLiteral("holdout_share=2")}).status, 2);
        QCOMPARE(campaign({QStringLiteral("export"), m_id, m_folder.filePath(QStringLiteral("early.csv"))}).status, 2);
        QVERIFY(!QFile::exists(m_folder.filePath(QStringLiteral("early.csv"))));
        const auto answer = target({QStringLiteral("budget=400"), QStringLiteral("holdout_share=0.4"), QStringLiteral("outcome=converted")});
        QVERIFY2(answer.status == 0, answer.out + answer.err);
        const auto locked = campaign({QStringLiteral("lock"), m_id});
        QVERIFY2(locked.status == 0, locked.out + locked.err);
        QCOMPARE(campaign({QStringLiteral("lock"), m_id}).status, 2);
        QCOMPARE(terminal({QStringLiteral("undo"), m_workspace}).status, 2); // the lock is the end of undo
    }

    void outcomesAndLesson()
    {
        const QString list = m_folder.filePath(QStringLiteral("contacts.csv")), named = m_folder.filePath(QStringLiteral("named.csv"));
        QCOMPARE(campaign({QStringLiteral("export"), m_id, list}).status, 0);
        QCOMPARE(campaign({QStringLiteral("export"), m_id, named, QStringLiteral("--names")}).status, 0);
        QSet<QByteArray> treated;
        for (const auto& line : lines(named).mid(1))
            treated.insert(line.split(',').front());
        for (const auto& line : lines(list).mid(1))
            QVERIFY(!treated.contains(line.split(',').front()));
        QVERIFY(treated.size() > 20);

        QCOMPARE(campaign({QStringLiteral("evaluate"), m_id}).status, 2); // nothing is known yet
        const auto strangers = campaign({QStringLiteral("outcomes"), m_id, write("strangers.csv", "customer,converted\nx1,1\nx2,0\n")});
        QCOMPARE(strangers.status, 2);
        QCOMPARE(strangers.code(), QStringLiteral("not-enough-data"));
        // Only the treated: read in with a finding, and nothing is decided.
        QByteArray file = "customer,converted,cost\n";
        int n = 0;
        for (const auto& id : treated)
            file += id + (++n % 10 < 7 ? ",1,2\n" : ",0,2\n");
        const auto half = campaign({QStringLiteral("outcomes"), m_id, write("half.csv", file)});
        QVERIFY2(half.status == 0, half.out + half.err);
        QVERIFY(issues(half).contains(QStringLiteral("arm-missing")));
        const auto undecided = campaign({QStringLiteral("evaluate"), m_id});
        QCOMPARE(undecided.status, 0);
        QCOMPARE(undecided.json()[QStringLiteral("result")].toObject()[QStringLiteral("decision")].toString(), QStringLiteral("broken"));
        // The others of the audience with them: the control is among those, one of it contacted by mistake.
        file = "customer,contacted,converted\nx1,yes,1\n";
        n = 0;
        for (const auto& line : lines(m_folder.filePath(QStringLiteral("clv.csv"))).mid(1))
            if (const auto id = line.split(',').front(); !treated.contains(id)) {
                file += id + (n % 5 == 0 ? ",yes," : ",no,") + (n % 10 < 3 ? "1\n" : "0\n");
                ++n;
            }
        const auto whole = campaign({QStringLiteral("outcomes"), m_id, write("whole.csv", file)});
        QVERIFY2(whole.status == 0, whole.out + whole.err);
        QVERIFY(issues(whole).contains(QStringLiteral("control-contacted")) && issues(whole).contains(QStringLiteral("unknown-customer")) && !issues(whole).contains(QStringLiteral("arm-missing")));
        const auto answer = run("analyse", {QStringLiteral("campaign"), QStringLiteral("--set"), QStringLiteral("id=") + m_id});
        QVERIFY2(answer.status == 0, answer.out + answer.err);
        const auto result = answer.json()[QStringLiteral("result")].toObject();
        QCOMPARE(result[QStringLiteral("decision")].toString(), QStringLiteral("met"));
        QVERIFY(result[QStringLiteral("effect")].toDouble() > 0.2);
        QVERIFY(result[QStringLiteral("retention")].isArray());
        const auto closed = campaign({QStringLiteral("close"), m_id, QStringLiteral("It works")});
        QVERIFY2(closed.status == 0, closed.out + closed.err);
        const auto library = campaign({QStringLiteral("strategies")});
        QCOMPARE(library.status, 0);
        int learned = 0;
        for (const auto& one : library.json()[QStringLiteral("strategies")].toArray())
            learned += one.toObject()[QStringLiteral("learned")].toBool();
        QVERIFY(learned > 0);
    }
};

HOLDFAST_TEST(CampaignTerminalTest)
#include "CampaignTerminalTest.moc"
