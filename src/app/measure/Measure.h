// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/jobs/Watchdog.h"
#include "app/model/Workbench.h"

#include <QElapsedTimer>
#include <QObject>
#include <QPointer>
#include <QSet>

#include <ctime>
#include <functional>
#include <vector>

namespace holdfast::charts {
class FacetView;
}

namespace holdfast::app {

class CustomersList;
class MainWindow;

// A scripted session with real events: opens a workspace, switches panels 20 times, waits until no job runs, drags a brush
// over 200 places and jumps now and then, lists the customers, scrolls, sorts and filters the list. Prints as JSON how
// long the interface thread was blocked, how long each move took until every chart in view was painted, how long the
// panels took to show their content, and what a frame of the list took.
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
    void whenIdle(void (Measure::*next)());
    void goToSegments();
    void startBrushing();
    void brush();
    void brushPainted();
    void openCustomers();
    void scroll();
    void scrolled();
    void order();
    void ordered();
    void finish(int status);

    MainWindow& m_window;
    Workbench& m_workbench;
    QString m_path;
    Watchdog m_watchdog;
    QElapsedTimer m_whole, m_brushed;
    double m_openMs = 0, m_firstOverviewMs = 0, m_exploredMs = 0, m_segmentsMs = 0, m_customersMs = 0;
    double m_openBlock = 0, m_overviewBlock = 0, m_switchBlock = 0, m_brushBlock = 0, m_customersBlock = 0, m_orderBlock = 0;
    int m_switches = 0, m_brushes = 0, m_unpaintedMoves = 0, m_scrolls = 0, m_orders = 0, m_at = 0;
    bool m_counted = false, m_waiting = false;
    std::vector<double> m_brushMs, m_brushCpuMs, m_scrollMs, m_scrollCpuMs, m_orderMs; // Cpu: of all threads
    std::clock_t m_clock = 0;
    QPointer<charts::FacetView> m_target;
    QList<charts::FacetView*> m_views; // in view
    QSet<QObject*> m_unpainted; // of them, since the counts came
    QPointer<CustomersList> m_list;
    QMetaObject::Connection m_step;
};

} // namespace holdfast::app
