// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "support/TestMain.h"

#include <QDir>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>

// The shared reference numbers, each file a row of data, compared by their own runner with what holdfast-cli prints.
namespace holdfast::tests {

// One row a reference file whose place in the list leaves `part` when divided by `parts`: the classes run side by side.
inline void referenceRows(int part, int parts)
{
    QTest::addColumn<QString>("id");
    const QString shared = sharedFolder();
    const QStringList files = QDir(shared + QStringLiteral("/truth")).entryList({QStringLiteral("*.json")}, QDir::Files, QDir::Name);
    if (shared.isEmpty() || files.isEmpty() || QStandardPaths::findExecutable(QStringLiteral("python3")).isEmpty())
        QSKIP("Left out: the shared reference numbers are not beside this checkout, or there is no python3 to run them.");
    for (qsizetype i = part; i < files.size(); i += parts)
        QTest::newRow(qPrintable(files[i].chopped(5))) << files[i].chopped(5);
}

inline void referenceFile()
{
    QFETCH(QString, id);
    QTemporaryDir folder;
    const QString results = folder.filePath(QStringLiteral("results.json"));
    QProcess run;
    run.start(QStandardPaths::findExecutable(QStringLiteral("python3")),
        {sharedFolder() + QStringLiteral("/truth/tools/run_cli.py"), QStringLiteral("--cli"), QStringLiteral(HOLDFAST_BINARY_DIR "/bin/holdfast-cli"),
            QStringLiteral("--only"), id, QStringLiteral("--json"), results, QStringLiteral("-v")});
    QVERIFY(run.waitForFinished(400000));
    const QByteArray said = run.readAllStandardOutput() + run.readAllStandardError();
    QFile file(results);
    QVERIFY2(file.open(QIODevice::ReadOnly), said.constData());
    const QJsonObject summary = QJsonDocument::fromJson(file.readAll()).object()[QStringLiteral("summary")].toObject();
    QVERIFY2(run.exitCode() == 0 && summary[QStringLiteral("PASS")].toInt() >= 1, said.constData());
}

} // namespace holdfast::tests
