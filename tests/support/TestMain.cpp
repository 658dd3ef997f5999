// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "support/TestMain.h"

#include <QDir>
#include <QFileInfo>
#ifdef HOLDFAST_TEST_GUI
#include <QApplication>
#include <QStandardPaths>
#else
#include <QCoreApplication>
#endif

#include <cstdio>
#include <map>
#include <string>

namespace holdfast::tests {

static std::map<std::string, std::function<std::unique_ptr<QObject>()>>& classes()
{
    static std::map<std::string, std::function<std::unique_ptr<QObject>()>> all;
    return all;
}

bool enlist(const char* name, std::function<std::unique_ptr<QObject>()> make)
{
    return classes().emplace(name, std::move(make)).second;
}

QString sharedFolder()
{
    const QString path = QDir::cleanPath(QStringLiteral(HOLDFAST_SOURCE_DIR "/../shared"));
    return QFileInfo(path + QStringLiteral("/domain.md")).exists() ? path : QString();
}

} // namespace holdfast::tests

// Usage: PROGRAM CLASS [Qt Test options]. Without a class every class runs in turn.
int main(int argc, char** argv)
{
#ifdef HOLDFAST_TEST_GUI
    QStandardPaths::setTestModeEnabled(true);
    Q_INIT_RESOURCE(holdfast);
    QApplication application(argc, argv);
#else
    QCoreApplication application(argc, argv);
#endif
    using namespace holdfast::tests;
    QStringList arguments = application.arguments();
    QString wanted;
    if (arguments.size() > 1 && !arguments[1].startsWith(u'-'))
        wanted = arguments.takeAt(1);
    int failures = 0, ran = 0;
    for (const auto& [name, make] : classes()) {
        if (!wanted.isEmpty() && wanted != QString::fromStdString(name))
            continue;
        const auto object = make();
        failures += QTest::qExec(object.get(), arguments);
        ++ran;
    }
    if (ran == 0) {
        std::fprintf(stderr, "no test class named %s\n", qPrintable(wanted));
        return 1;
    }
    return failures == 0 ? 0 : 1;
}
