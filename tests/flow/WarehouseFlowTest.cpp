// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Shop.h"

#include "support/PostgresServer.h"

#include <QDirIterator>

using namespace holdfast;

// A query's answer in a workspace, from a real PostgreSQL that this test starts itself.
class WarehouseFlowTest : public QObject {
    Q_OBJECT

    QTemporaryDir m_folder;
    tests::PostgresServer m_server;

private Q_SLOTS:
    void passwordStaysOut()
    {
        const QString missing = m_server.start();
        if (!missing.isEmpty())
            QSKIP(qPrintable(missing));
        QVERIFY(
            !m_server
                 .run(QStringLiteral("CREATE TABLE orders (customer_id text, day date, amount numeric(12,2));"
                                     "INSERT INTO orders VALUES ('a', '2025-03-01', 1.10), ('b', '2025-03-02', 2.20)"))
                 .isNull());
        const std::string path = m_folder.filePath(QStringLiteral("w.holdfast")).toStdString();
        auto session = flow::createWorkspace(path, tests::fixedClock());
        MUST(session);
        core::JobContext job;
        flow::ImportRequest request;
        request.path = m_server.uri();
        request.mapping = R"({"query":"SELECT * FROM orders"})";
        const auto answer = flow::importSource(**session, request, job);
        MUST(answer);
        QCOMPARE(answer->read, std::uint64_t{2});
        session->reset();
        QDirIterator files(m_folder.path(), QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
        int seen = 0;
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY(file.open(QIODevice::ReadOnly));
            const QByteArray bytes = file.readAll();
            QVERIFY2(!bytes.contains(tests::PostgresServer::kPassword), qPrintable(file.fileName()));
            seen += bytes.contains("SELECT * FROM orders");
        }
        QVERIFY(seen > 0); // what was asked is on record
    }
};

HOLDFAST_TEST(WarehouseFlowTest)
#include "WarehouseFlowTest.moc"
