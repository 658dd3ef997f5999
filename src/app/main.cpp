// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/JobRunner.h"
#include "app/look/Appearance.h"
#include "app/measure/Measure.h"
#include "app/model/Viewing.h"
#include "app/shell/MainWindow.h"

#include <QApplication>
#include <QCommandLineParser>

int main(int argc, char** argv)
{
    using namespace holdfast::app;
    QApplication::setHighDpiScaleFactorRoundingPolicy(Qt::HighDpiScaleFactorRoundingPolicy::PassThrough);
    QApplication application(argc, argv);
    Q_INIT_RESOURCE(holdfast);
    QApplication::setApplicationName(QStringLiteral("Holdfast"));
    QApplication::setOrganizationName(QStringLiteral("Holdfast"));
    QApplication::setApplicationVersion(QStringLiteral(HOLDFAST_VERSION));
    QApplication::setDesktopFileName(QStringLiteral("org.holdfast.Holdfast"));
    QApplication::setEffectEnabled(Qt::UI_AnimateMenu, false);

    QCommandLineParser parser;
    parser.setApplicationDescription(QStringLiteral("Customer churn and retention workbench"));
    parser.addHelpOption();
    parser.addVersionOption();
    const QCommandLineOption measure(QStringLiteral("measure"),
        QStringLiteral("Run a scripted session over WORKSPACE and print how long the window blocked."), QStringLiteral("WORKSPACE"));
    const QCommandLineOption settings(QStringLiteral("settings"), QStringLiteral("Keep the settings in FILE."), QStringLiteral("FILE"));
    const QCommandLineOption view(QStringLiteral("view"), QStringLiteral("Open the workspace FILE to look at it, at its briefings, without the commands that change it."), QStringLiteral("FILE"));
    parser.addOption(view);
    parser.addOption(measure);
    parser.addOption(settings);
    parser.addPositionalArgument(QStringLiteral("files"), QStringLiteral("A .holdfast file to open, or files to import."), QStringLiteral("[FILE…]"));
    parser.process(application);

    Preferences preferences(parser.value(settings));
    Appearance appearance(preferences);
    JobRunner jobs;
    Workbench workbench(jobs);
    WindowDialogs dialogs;
    MainWindow window({appearance, preferences, workbench, dialogs}, {});
    window.show();
    if (parser.isSet(measure)) {
        Measure script(window, workbench, parser.value(measure));
        script.start();
        return QApplication::exec();
    }
    if (parser.isSet(view))
        openToView(workbench, parser.value(view));
    else if (!parser.positionalArguments().isEmpty())
        window.openPaths(parser.positionalArguments());
    return QApplication::exec();
}
