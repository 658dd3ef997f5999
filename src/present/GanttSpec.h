// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "present/Page.h"

namespace holdfast::present {

// A schedule: phases and tasks as bars over days, with what waits for what and the use of one resource below.
struct GanttSpec {
    enum class Kind : std::uint8_t { Phase, Task, Milestone };
    struct Row {
        Kind kind = Kind::Task;
        QString id; // of the phase or task
        QString name, owner;
        core::CivilDate start, end; // planned, both days included; none = no bar
        core::CivilDate actualStart, actualEnd; // end none = still running
        double progress = 0; // 0..1
        bool critical = false, late = false, done = false;
        QString label; // beside the bar: the day of a milestone
        QStringList tip; // at most four lines
    };
    struct Link { // of rows: the second waits for the first
        int from = 0, to = 0;
        bool broken = false; // it starts before the first is done
    };
    struct Week {
        core::CivilDate monday;
        double amount = 0, over = 0;
        QString text; // "13 Jul: 45 of 40 hours"
    };
    struct Strip { // use of a resource, by week
        QString name, note; // "Call centre", "hours per week, max 160"
        double capacity = kUndefined;
        QList<Week> weeks;
        int worst = -1; // week with the largest excess
        QString worstText; // "W32: 22 over"
    };
    QList<Row> rows;
    QList<Link> links;
    core::CivilDate first, last; // days shown, both included
    core::CivilDate today;
    QString todayText, taskHead, ownerHead;
    Strip strip; // without a name: none
};

} // namespace holdfast::present
