// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/CampaignPlan.h"

// What follows from a plan: critical path, planned against actual, use of resources, budget.
namespace holdfast::domain {

struct Activity {
    int duration = 0; // days, at least 0
    int earliest = 0; // it can't start before this day, counted from day 0
    std::vector<std::size_t> after; // indexes of activities that must be done before
};
struct ActivityTimes {
    int earlyStart = 0, earlyFinish = 0, lateStart = 0, lateFinish = 0; // a finish is the day after the last
    int slack = 0; // by how many days it can slip without moving the end of all
    int freeSlack = 0; // … without moving any activity after it
    bool critical = false; // slack 0
};
// Critical path method, finish to start, no lags: earliest times forwards, latest times backwards from the end of all.
// An activity that is not linked to the end and an end are alike: both have slack up to the end of all.
// Reference: Kelley & Walker (1959), Critical-path planning and scheduling, Proc. Eastern Joint Computer Conference.
// Fails with invalid-parameter, problem plan-cycle, tasks: the indexes of one cycle in order, separated by blanks.
core::Result<std::vector<ActivityTimes>> criticalPath(const std::vector<Activity>& activities);

// Whether no task waits for itself: invalid-parameter, problem plan-cycle, tasks: the names of one cycle.
core::Status checkOrder(const CampaignPlan& plan);

struct TaskTiming {
    core::CivilDate earlyStart, earlyEnd, lateStart, lateEnd; // days included; as ActivityTimes otherwise
    int slack = 0, freeSlack = 0;
    bool critical = false;
    bool pushed = false; // planned to start before a task it waits for is done
};
// Calendar days. The planned start of a task is the earliest it may start, so a gap that was planned is slack of what
// comes before it. Tasks without dates have no times and hold nobody up. In order of plan.tasks.
struct PlanTiming {
    std::vector<TaskTiming> tasks;
    core::CivilDate start, end; // of all; end: the last day, with the pushes done
};
core::Result<PlanTiming> timingOf(const CampaignPlan& plan);

// Where a task stands on a day.
enum class Standing : std::uint8_t { Unplanned, Ahead, LateToStart, Running, Behind, Overdue, Done, DoneLate };
std::string_view word(Standing standing); // "unplanned", "ahead", "late-to-start", "running", "behind", "overdue", "done", "done-late"
// Ahead: not begun, and need not be. Behind: less progress than the share of its days that is over. Overdue: past its end, not done.
Standing standingOf(const PlanTask& task, core::CivilDate today);
bool isDone(const PlanTask& task); // progress 1 or an actual end
// Share of its planned days that is over; a milestone: 0 or 1.
double plannedProgress(const PlanTask& task, core::CivilDate today);

// Progress of a plan, tasks weighted by their days (a milestone as one day); tasks without dates are left out.
struct PlanProgress {
    double planned = 0, actual = 0; // 0..1
    std::size_t tasks = 0, done = 0, overdue = 0, behind = 0; // behind: late to start or behind
};
PlanProgress progressOf(const CampaignPlan& plan, core::CivilDate today);

struct ResourceWeek {
    core::CivilDate monday;
    double amount = 0;
    double over = 0; // beyond the capacity
};
struct ResourceLoad {
    std::string resource; // id
    std::vector<ResourceWeek> weeks; // every week from the first to the last use
    double total = 0, peak = 0;
    std::size_t weeksOver = 0;
};
std::vector<ResourceLoad> resourceLoads(const CampaignPlan& plan); // in order of plan.resources

// Sums are made in hundredths.
struct BudgetState {
    double planned = 0, spent = 0;
    std::optional<double> left; // of the limit, planned; below 0: over it
    bool overPlanned = false, overSpent = false; // of the limit; no limit = false
};
BudgetState budgetOf(const CampaignPlan& plan);

} // namespace holdfast::domain
