// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/CampaignSchedule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <sstream>

namespace holdfast::domain {

using core::CivilDate;

namespace {

constexpr std::array<std::string_view, 8> kStandings = {"unplanned", "ahead", "late-to-start", "running", "behind", "overdue", "done", "done-late"};

// Who waits for whom, and an order in which everybody comes after those waited for; shorter than the list with a cycle.
struct Order {
    std::vector<std::size_t> order;
    std::vector<std::vector<std::size_t>> next;
};
Order orderOf(const std::vector<Activity>& activities)
{
    Order result;
    result.next.resize(activities.size());
    std::vector<std::size_t> open(activities.size());
    for (std::size_t i = 0; i < activities.size(); ++i) {
        open[i] = activities[i].after.size();
        for (const std::size_t before : activities[i].after)
            result.next[before].push_back(i);
    }
    for (std::size_t i = 0; i < activities.size(); ++i)
        if (open[i] == 0)
            result.order.push_back(i);
    for (std::size_t at = 0; at < result.order.size(); ++at)
        for (const std::size_t later : result.next[result.order[at]])
            if (--open[later] == 0)
                result.order.push_back(later);
    return result;
}

// One cycle among the activities that could not be put in order: from any of them back until one comes again.
std::string cycleOf(const std::vector<Activity>& activities, const std::vector<std::size_t>& ordered)
{
    std::vector<bool> free(activities.size());
    for (const std::size_t i : ordered)
        free[i] = true;
    std::size_t at = std::size_t(std::find(free.begin(), free.end(), false) - free.begin());
    std::vector<std::size_t> path;
    while (std::find(path.begin(), path.end(), at) == path.end()) {
        path.push_back(at);
        at = *std::find_if(activities[at].after.begin(), activities[at].after.end(), [&](std::size_t i) { return !free[i]; });
    }
    path.erase(path.begin(), std::find(path.begin(), path.end(), at));
    std::reverse(path.begin(), path.end()); // those waited for first
    std::string text;
    for (const std::size_t i : path)
        text += (text.empty() ? "" : " ") + std::to_string(i);
    return text;
}

CivilDate mondayOf(CivilDate day)
{
    return day - (core::isoWeekday(day) - 1);
}

} // namespace

core::Result<std::vector<ActivityTimes>> criticalPath(const std::vector<Activity>& activities)
{
    const Order order = orderOf(activities);
    if (order.order.size() < activities.size())
        return core::fail(core::Code::InvalidParameter, {{"problem", "plan-cycle"}, {"tasks", cycleOf(activities, order.order)}});
    std::vector<ActivityTimes> times(activities.size());
    int end = 0;
    for (const std::size_t i : order.order) {
        auto& one = times[i];
        one.earlyStart = activities[i].earliest;
        for (const std::size_t before : activities[i].after)
            one.earlyStart = std::max(one.earlyStart, times[before].earlyFinish);
        one.earlyFinish = one.earlyStart + activities[i].duration;
        end = std::max(end, one.earlyFinish);
    }
    for (std::size_t at = order.order.size(); at-- > 0;) {
        const std::size_t i = order.order[at];
        auto& one = times[i];
        one.lateFinish = end;
        int next = end;
        for (const std::size_t later : order.next[i]) {
            one.lateFinish = std::min(one.lateFinish, times[later].lateStart);
            next = std::min(next, times[later].earlyStart);
        }
        one.lateStart = one.lateFinish - activities[i].duration;
        one.slack = one.lateStart - one.earlyStart;
        one.freeSlack = next - one.earlyFinish;
        one.critical = one.slack == 0;
    }
    return times;
}

core::Status checkOrder(const CampaignPlan& plan)
{
    std::map<std::string_view, std::size_t> places;
    for (std::size_t i = 0; i < plan.tasks.size(); ++i)
        places.emplace(plan.tasks[i].id, i);
    std::vector<Activity> activities(plan.tasks.size());
    for (std::size_t i = 0; i < plan.tasks.size(); ++i)
        for (const auto& id : plan.tasks[i].after)
            if (const auto place = places.find(id); place != places.end())
                activities[i].after.push_back(place->second);
    const auto times = criticalPath(activities);
    if (times)
        return {};
    std::string names;
    std::istringstream numbers(times.error().arguments.back().second);
    for (std::size_t i = 0; numbers >> i;)
        names += (names.empty() ? "" : " → ") + (plan.tasks[i].name.empty() ? plan.tasks[i].id : plan.tasks[i].name);
    return core::fail(core::Code::InvalidParameter, {{"problem", "plan-cycle"}, {"tasks", names}});
}

core::Result<PlanTiming> timingOf(const CampaignPlan& plan)
{
    if (const auto sound = checkOrder(plan); !sound)
        return std::unexpected(sound.error());
    PlanTiming timing;
    timing.tasks.resize(plan.tasks.size());
    std::map<std::string_view, std::size_t> places; // of activities by task id
    std::vector<std::size_t> tasks; // of activities
    for (std::size_t i = 0; i < plan.tasks.size(); ++i)
        if (plan.tasks[i].start.isValid()) {
            places.emplace(plan.tasks[i].id, tasks.size());
            tasks.push_back(i);
            if (!timing.start.isValid() || plan.tasks[i].start < timing.start)
                timing.start = plan.tasks[i].start;
        }
    std::vector<Activity> activities;
    for (const std::size_t i : tasks) {
        const PlanTask& task = plan.tasks[i];
        Activity activity {task.milestone ? 0 : task.end - task.start + 1, task.start - timing.start, {}};
        for (const auto& id : task.after)
            if (const auto place = places.find(id); place != places.end())
                activity.after.push_back(place->second);
        // A milestone stands at the end of its day, so that it may come on the last day of what it closes.
        if (task.milestone)
            ++activity.earliest;
        activities.push_back(std::move(activity));
    }
    const auto times = criticalPath(activities);
    if (!times)
        return std::unexpected(times.error());
    int end = 0;
    for (std::size_t a = 0; a < tasks.size(); ++a) {
        const auto& one = (*times)[a];
        TaskTiming& out = timing.tasks[tasks[a]];
        const bool milestone = plan.tasks[tasks[a]].milestone;
        const auto startDay = [&](int day) { return timing.start + (milestone ? day - 1 : day); };
        out = {startDay(one.earlyStart), timing.start + (one.earlyFinish - 1), startDay(one.lateStart), timing.start + (one.lateFinish - 1),
            one.slack, one.freeSlack, one.critical, one.earlyStart > activities[a].earliest};
        end = std::max(end, one.earlyFinish);
    }
    if (!tasks.empty())
        timing.end = timing.start + (end - 1);
    return timing;
}

std::string_view word(Standing standing)
{
    return kStandings[static_cast<std::size_t>(standing)];
}

bool isDone(const PlanTask& task)
{
    return task.actualEnd.isValid() || task.progress >= 1;
}

double plannedProgress(const PlanTask& task, CivilDate today)
{
    if (!task.start.isValid() || !today.isValid())
        return 0;
    if (task.milestone)
        return today > task.end ? 1 : 0;
    return std::clamp(double(today - task.start) / double(task.end - task.start + 1), 0.0, 1.0);
}

Standing standingOf(const PlanTask& task, CivilDate today)
{
    if (isDone(task))
        return task.actualEnd.isValid() && task.end.isValid() && task.actualEnd > task.end ? Standing::DoneLate : Standing::Done;
    if (!task.start.isValid())
        return Standing::Unplanned;
    if (today.isValid() && today > task.end)
        return Standing::Overdue;
    const bool begun = task.actualStart.isValid() || task.progress > 0;
    if (!begun)
        return today.isValid() && today > task.start ? Standing::LateToStart : Standing::Ahead;
    return task.progress < plannedProgress(task, today) ? Standing::Behind : Standing::Running;
}

PlanProgress progressOf(const CampaignPlan& plan, CivilDate today)
{
    PlanProgress result;
    double days = 0;
    for (const auto& task : plan.tasks) {
        ++result.tasks;
        const Standing standing = standingOf(task, today);
        result.done += isDone(task);
        result.overdue += standing == Standing::Overdue;
        result.behind += standing == Standing::LateToStart || standing == Standing::Behind;
        if (!task.start.isValid())
            continue;
        const double weight = task.milestone ? 1 : task.end - task.start + 1;
        days += weight;
        result.planned += weight * plannedProgress(task, today);
        result.actual += weight * (isDone(task) ? 1 : task.progress);
    }
    if (days > 0) {
        result.planned /= days;
        result.actual /= days;
    }
    return result;
}

std::vector<ResourceLoad> resourceLoads(const CampaignPlan& plan)
{
    std::vector<ResourceLoad> loads;
    for (const auto& resource : plan.resources) {
        ResourceLoad load {resource.id, {}, 0, 0, 0};
        std::map<std::int32_t, double> weeks; // by the day number of its Monday
        for (const auto& task : plan.tasks)
            for (const auto& use : task.uses) {
                if (use.resource != resource.id || !task.start.isValid())
                    continue;
                load.total += use.amount;
                const double days = task.end - task.start + 1;
                for (CivilDate day = task.start; day <= task.end;) {
                    const CivilDate monday = mondayOf(day);
                    const CivilDate last = std::min(task.end, monday + 6);
                    weeks[monday.days] += use.amount * (last - day + 1) / days;
                    day = last + 1;
                }
            }
        if (!weeks.empty())
            for (std::int32_t monday = weeks.begin()->first; monday <= weeks.rbegin()->first; monday += 7) {
                const auto found = weeks.find(monday);
                const double amount = found == weeks.end() ? 0 : found->second;
                // Shares of days do not add up exactly; a capacity that is just used up is not over.
                const double over = resource.perWeek && amount > *resource.perWeek + 1e-9 ? amount - *resource.perWeek : 0;
                load.weeks.push_back({{monday}, amount, over});
                load.peak = std::max(load.peak, amount);
                load.weeksOver += over > 0;
            }
        loads.push_back(std::move(load));
    }
    return loads;
}

BudgetState budgetOf(const CampaignPlan& plan)
{
    std::int64_t planned = 0, spent = 0;
    for (const auto& line : plan.budget) {
        planned += std::llround(line.planned * 100);
        spent += std::llround(line.spent * 100);
    }
    BudgetState state {double(planned) / 100, double(spent) / 100, {}, false, false};
    if (plan.budgetLimit) {
        const std::int64_t limit = std::llround(*plan.budgetLimit * 100);
        state.left = double(limit - planned) / 100;
        state.overPlanned = planned > limit;
        state.overSpent = spent > limit;
    }
    return state;
}

} // namespace holdfast::domain
