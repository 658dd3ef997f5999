// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/CampaignPlan.h"

#include "domain/CampaignSchedule.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace holdfast::domain {

using core::CivilDate;
using core::Code;
using core::Status;

namespace {

constexpr std::array<std::string_view, 5> kStates = {"draft", "targeted", "locked", "running", "evaluated"};
constexpr std::array<std::string_view, 3> kLevels = {"low", "medium", "high"};
constexpr std::size_t kMaxTasks = 2000, kMaxPhases = 200, kMaxLines = 500, kMaxText = 4000;
constexpr int kLongestDays = 3660;
constexpr double kLargestAmount = 1e12;

std::unexpected<core::Error> wrong(std::string_view problem, std::vector<std::pair<std::string, std::string>> arguments = {})
{
    arguments.insert(arguments.begin(), {"problem", std::string(problem)});
    return core::fail(Code::InvalidParameter, std::move(arguments));
}

std::unexpected<core::Error> wrongValue(const std::string& key, double value)
{
    std::string text = std::to_string(value);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.ends_with('.'))
        text.pop_back();
    return wrong("plan-value", {{"key", key}, {"value", text}});
}

bool isAmount(double value)
{
    return std::isfinite(value) && value >= 0 && value <= kLargestAmount;
}

std::string shown(const PlanTask& task)
{
    return task.name.empty() ? task.id : task.name;
}

// Both days or none, in order, not absurdly far apart.
bool isSpan(CivilDate start, CivilDate end)
{
    return start.isValid() == end.isValid() && (!start.isValid() || (start <= end && end - start <= kLongestDays));
}

Status checkSizes(const CampaignPlan& plan)
{
    const std::pair<std::size_t, std::size_t> sizes[] = {{plan.tasks.size(), kMaxTasks}, {plan.phases.size(), kMaxPhases},
        {plan.budget.size(), kMaxLines}, {plan.resources.size(), kMaxLines}, {plan.risks.size(), kMaxLines}};
    for (const auto& [size, most] : sizes)
        if (size > most)
            return core::fail(Code::LimitsExceeded, {{"limit", std::to_string(most)}, {"what", "rows"}});
    return {};
}

Status checkTexts(const CampaignPlan& plan)
{
    if (plan.name.find_first_not_of(" \t\r\n") == std::string::npos)
        return wrong("plan-name");
    std::vector<const std::string*> texts {&plan.name, &plan.goal.text, &plan.goal.kpi, &plan.audience.segment};
    for (const auto& phase : plan.phases)
        texts.push_back(&phase.name);
    for (const auto& task : plan.tasks)
        for (const auto* text : {&task.name, &task.owner, &task.department, &task.note})
            texts.push_back(text);
    for (const auto& risk : plan.risks)
        for (const auto* text : {&risk.name, &risk.owner, &risk.contingency})
            texts.push_back(text);
    for (const auto& line : plan.budget)
        texts.push_back(&line.name);
    for (const auto& resource : plan.resources)
        for (const auto* text : {&resource.name, &resource.unit})
            texts.push_back(text);
    for (const auto* text : texts)
        if (text->size() > kMaxText)
            return wrong("plan-value", {{"key", "name"}, {"value", text->substr(0, 80)}});
    return {};
}

Status checkIds(const CampaignPlan& plan)
{
    const auto once = [](const auto& list) -> Status {
        std::set<std::string_view> ids;
        for (const auto& one : list)
            if (one.id.empty() || !ids.insert(one.id).second)
                return wrong("plan-twice", {{"value", one.id.empty() ? one.name : one.id}});
        return {};
    };
    for (const Status& status : {once(plan.phases), once(plan.tasks), once(plan.budget), once(plan.resources), once(plan.risks)})
        if (!status)
            return status;
    return {};
}

template <class List>
bool holds(const List& list, std::string_view id)
{
    return std::ranges::any_of(list, [&](const auto& one) { return one.id == id; });
}

Status checkTasks(const CampaignPlan& plan)
{
    std::set<std::string_view> ids;
    for (const auto& task : plan.tasks)
        ids.insert(task.id);
    for (const auto& task : plan.tasks) {
        const bool actualSound = !task.actualEnd.isValid() || (task.actualStart.isValid() && isSpan(task.actualStart, task.actualEnd));
        if (!isSpan(task.start, task.end) || (task.milestone && task.start != task.end) || !actualSound)
            return wrong("plan-dates", {{"task", shown(task)}});
        if (!(task.progress >= 0 && task.progress <= 1))
            return wrongValue("progress", task.progress);
        if (!task.phase.empty() && !holds(plan.phases, task.phase))
            return wrong("plan-reference", {{"task", shown(task)}, {"value", task.phase}});
        for (const auto& id : task.after)
            if (!ids.contains(id) || std::ranges::count(task.after, id) > 1)
                return wrong("plan-reference", {{"task", shown(task)}, {"value", id}});
        for (const auto& use : task.uses) {
            if (!holds(plan.resources, use.resource))
                return wrong("plan-reference", {{"task", shown(task)}, {"value", use.resource}});
            if (!isAmount(use.amount))
                return wrongValue("amount", use.amount);
        }
    }
    return checkOrder(plan);
}

} // namespace

std::string_view word(CampaignState state)
{
    return kStates[static_cast<std::size_t>(state)];
}

std::optional<CampaignState> parseCampaignState(std::string_view text)
{
    for (std::size_t i = 0; i < kStates.size(); ++i)
        if (kStates[i] == text)
            return static_cast<CampaignState>(i);
    return std::nullopt;
}

std::string_view word(Level level)
{
    return kLevels[static_cast<std::size_t>(level)];
}

std::optional<Level> parseLevel(std::string_view text)
{
    for (std::size_t i = 0; i < kLevels.size(); ++i)
        if (kLevels[i] == text)
            return static_cast<Level>(i);
    return std::nullopt;
}

bool isShareKpi(std::string_view kpi)
{
    return kpi.ends_with("-rate");
}

Status checkPlan(const CampaignPlan& plan)
{
    for (const auto check : {checkSizes, checkTexts, checkIds, checkTasks})
        if (auto status = check(plan); !status)
            return status;
    for (const auto& goal : {plan.goal.baseline, plan.goal.target})
        if (goal && (!std::isfinite(*goal) || (isShareKpi(plan.goal.kpi) && (*goal < 0 || *goal > 1))))
            return wrongValue("goal", *goal);
    if (plan.goal.windowDays < 1 || plan.goal.windowDays > 730)
        return wrongValue("window_days", plan.goal.windowDays);
    for (const auto& phase : plan.phases)
        if (!isSpan(phase.start, phase.end))
            return wrong("plan-dates", {{"task", phase.name.empty() ? phase.id : phase.name}});
    if (plan.budgetLimit && !isAmount(*plan.budgetLimit))
        return wrongValue("limit", *plan.budgetLimit);
    for (const auto& line : plan.budget)
        for (const double amount : {line.planned, line.spent})
            if (!isAmount(amount))
                return wrongValue("planned", amount);
    for (const auto& resource : plan.resources)
        if (resource.perWeek && !isAmount(*resource.perWeek))
            return wrongValue("per_week", *resource.perWeek);
    return {};
}

std::string freeId(const CampaignPlan& plan, char prefix)
{
    for (std::size_t n = 1;; ++n) {
        const std::string id = prefix + std::to_string(n);
        if (!holds(plan.phases, id) && !holds(plan.tasks, id) && !holds(plan.budget, id) && !holds(plan.resources, id) && !holds(plan.risks, id))
            return id;
    }
}

const PlanTask* taskOf(const CampaignPlan& plan, std::string_view id)
{
    const auto found = std::ranges::find(plan.tasks, id, &PlanTask::id);
    return found == plan.tasks.end() ? nullptr : &*found;
}

PlanTask* taskOf(CampaignPlan& plan, std::string_view id)
{
    const auto found = std::ranges::find(plan.tasks, id, &PlanTask::id);
    return found == plan.tasks.end() ? nullptr : &*found;
}

std::vector<const PlanTask*> tasksOf(const CampaignPlan& plan, std::string_view phase)
{
    std::vector<const PlanTask*> result;
    for (const auto& task : plan.tasks)
        if (task.phase == phase)
            result.push_back(&task);
    return result;
}

namespace {
void widen(PlanSpan& span, CivilDate start, CivilDate end)
{
    if (!start.isValid())
        return;
    span.start = span.start.isValid() ? std::min(span.start, start) : start;
    span.end = span.end.isValid() ? std::max(span.end, end) : end;
}
}

PlanSpan spanOf(const CampaignPlan& plan)
{
    PlanSpan span;
    for (const auto& phase : plan.phases)
        widen(span, phase.start, phase.end);
    for (const auto& task : plan.tasks)
        widen(span, task.start, task.end);
    return span;
}

PlanSpan spanOf(const CampaignPlan& plan, const PlanPhase& phase)
{
    PlanSpan span {phase.start, phase.end};
    for (const PlanTask* task : tasksOf(plan, phase.id))
        widen(span, task->start, task->end);
    return span;
}

void shiftPlan(CampaignPlan& plan, int days)
{
    const auto shift = [days](CivilDate& day) {
        if (day.isValid())
            day = day + days;
    };
    for (auto& phase : plan.phases) {
        shift(phase.start);
        shift(phase.end);
    }
    for (auto& task : plan.tasks) {
        shift(task.start);
        shift(task.end);
    }
}

} // namespace holdfast::domain
