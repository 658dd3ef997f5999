// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/Watchdog.h"
#include "app/model/Workbench.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>

#include <functional>
#include <vector>

namespace holdfast::charts {
class FacetView;
}

namespace holdfast::app {

class MainWindow;

// A scripted session with real events: opens a workspace, switches panels 20 times, brushes 200 times with the mouse,
// and prints as JSON how long the interface thread was blocked and how long a brush took until it was painted.
class Measure : public QObject {
    Q_OBJECT
public:
    Measure(MainWindow& window, Workbench& workbench, const QString& path);
    void start();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void whenOpened();
    void switchPanel();
    void startBrushing();
    void brush();
    void brushPainted();
    void finish(int status);

    MainWindow& m_window;
    Workbench& m_workbench;
    QString m_path;
    Watchdog m_watchdog;
    QElapsedTimer m_whole, m_brushed;
    double m_openMs = 0, m_firstOverviewMs = 0;
    double m_openBlock = 0, m_overviewBlock = 0, m_switchBlock = 0, m_brushBlock = 0;
    int m_switches = 0, m_brushes = 0;
    bool m_counted = false, m_waiting = false;
    std::vector<double> m_brushMs;
    QPointer<charts::FacetView> m_target, m_seen;
    QMetaObject::Connection m_step;
};

} // namespace holdfast::app
