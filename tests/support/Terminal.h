// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStringList>

#include <functional>

namespace holdfast::tests {

struct TerminalRun {
    int status = -1; // exit status; -1 = a signal or no end in time
    QByteArray out, err;
    QJsonObject json() const { return QJsonDocument::fromJson(out).object(); }
    QString code() const { return json()[QStringLiteral("error")].toObject()[QStringLiteral("code")].toString(); }
};

// Runs the built holdfast-cli. `inChild` runs between fork and exec, e.g. to set limits.
inline TerminalRun terminal(const QStringList& arguments, std::function<void()> inChild = {}, int milliseconds = 120000)
{
    QProcess process;
    process.setProgram(QStringLiteral(HOLDFAST_BINARY_DIR "/bin/holdfast-cli"));
    process.setArguments(arguments);
    if (inChild)
        process.setChildProcessModifier(std::move(inChild));
    process.start();
    TerminalRun run;
    if (!process.waitForFinished(milliseconds)) {
        process.kill();
        process.waitForFinished();
    } else if (process.exitStatus() == QProcess::NormalExit) {
        run.status = process.exitCode();
    }
    run.out = process.readAllStandardOutput();
    run.err = process.readAllStandardError();
    return run;
}

} // namespace holdfast::tests
