// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "core/Error.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

// The plan of a retention campaign (domain.md section 12): what is to be reached, by whom, when, at what cost.
namespace holdfast::domain {

// How far the loop has gone. From Locked on, goal, audience and offers are what the evaluation will be held to.
enum class CampaignState : std::uint8_t { Draft, Targeted, Locked, Running, Evaluated };
std::string_view word(CampaignState state); // "draft", "targeted", "locked", "running", "evaluated"
std::optional<CampaignState> parseCampaignState(std::string_view word);

enum class Level : std::uint8_t { Low, Medium, High };
std::string_view word(Level level); // "low", "medium", "high"
std::optional<Level> parseLevel(std::string_view word);

// Figures a goal can be set for; any other word is the user's own KPI.
inline constexpr std::string_view kCampaignKpis[]
    = {"churn-rate", "retention-rate", "repeat-rate", "response-rate", "revenue-per-customer", "nps", "csat", "complaints-per-hundred"};
bool isShareKpi(std::string_view kpi); // its baseline and target are shares 0..1; others are in their own unit

struct CampaignGoal {
    std::string text; // in the user's words
    std::string kpi = "churn-rate";
    std::optional<double> baseline, target;
    int windowDays = 90; // 1..730, over which the KPI is judged
    bool operator==(const CampaignGoal&) const = default;
};

// Whom the campaign is for, before exclusions: a saved segment or fixed ids; neither = not chosen yet.
struct CampaignAudience {
    std::string segment;
    std::vector<std::string> customers; // ids
    std::string from; // where it came from: "watch-list", "alert", "segment", "selection", or empty
    std::vector<std::string> reasons; // why these, as words of the risk model or texts
    bool operator==(const CampaignAudience&) const = default;
};

struct PlanPhase {
    std::string id, name;
    core::CivilDate start, end; // the frame set for it, both days included; none = as its tasks
    bool operator==(const PlanPhase&) const = default;
};

// Use of a resource, spread evenly over the days of its task.
struct TaskUse {
    std::string resource; // id
    double amount = 0; // over the whole task, in the unit of the resource
    bool operator==(const TaskUse&) const = default;
};

struct PlanTask {
    std::string id, name;
    std::string phase; // id, or empty
    std::string owner, department, note;
    bool milestone = false; // takes no time: start = end
    core::CivilDate start, end; // planned, both days included
    core::CivilDate actualStart, actualEnd; // none = not yet
    double progress = 0; // 0..1
    std::vector<std::string> after; // ids of tasks that must be done before it starts
    std::vector<TaskUse> uses;
    bool operator==(const PlanTask&) const = default;
};

// Amounts are in currency units, at most hundredths of one.
struct BudgetLine {
    std::string id, name;
    double planned = 0;
    double spent = 0;
    bool operator==(const BudgetLine&) const = default;
};

struct PlanResource {
    std::string id, name, unit; // unit: "hours"
    std::optional<double> perWeek; // capacity; none = without limit
    bool operator==(const PlanResource&) const = default;
};

struct PlanRisk {
    std::string id, name;
    Level likelihood = Level::Medium, impact = Level::Medium;
    std::string owner, contingency;
    bool operator==(const PlanRisk&) const = default;
};

// A change made after the plan was locked.
struct PlanAmendment {
    std::int64_t at = 0; // seconds since 1970 UTC
    std::string what;
    bool operator==(const PlanAmendment&) const = default;
};

struct CampaignPlan {
    std::string id; // "C1"; empty until it is stored
    std::string name;
    CampaignState state = CampaignState::Draft;
    core::CivilDate created;
    CampaignGoal goal;
    CampaignAudience audience;
    std::vector<PlanPhase> phases; // in order
    std::vector<PlanTask> tasks; // in order; those of a phase need not be together
    std::optional<double> budgetLimit;
    std::vector<BudgetLine> budget;
    std::vector<PlanResource> resources;
    std::vector<PlanRisk> risks;
    std::vector<PlanAmendment> amendments; // oldest first
    // Parts with types of their own, as JSON objects by name (kPlanSections); written and read by CampaignOffers and
    // CampaignTarget. A part that is not there is empty.
    std::map<std::string, std::string> sections;
    bool operator==(const CampaignPlan&) const = default;
};

inline constexpr int kPlanFormat = 1;
inline constexpr std::string_view kPlanSections[] = {"offers", "target", "lock", "run", "evaluation"};

// PLAN.json, format 1. Only "name" must be there; ids that are missing are given.
//   {"format":1,"id":"C1","name":N,"state":"draft","created":D,
//    "goal":{"text":T,"kpi":"churn-rate","baseline":0.194,"target":0.145,"window_days":90},
//    "audience":{"segment":S} or {"customers":[…]}, with "from" and "reasons":[…],
//    "phases":[{"id","name","start":D,"end":D}],
//    "tasks":[{"id","name","phase","owner","department","note","milestone":true,"start":D,"end":D,"actual_start":D,"actual_end":D,
//              "progress":0.5,"after":["t1"],"uses":[{"resource":R,"amount":40}]}],
//    "budget":{"limit":48000,"lines":[{"id","name","planned":17200,"spent":0}]},
//    "resources":[{"id","name","unit":"hours","per_week":160}],
//    "risks":[{"id","name","likelihood":"high","impact":"medium","owner","contingency"}],
//    "amendments":[{"at":SECONDS,"what":T}],
//    "offers":{…},"target":{…},"lock":{…},"run":{…},"evaluation":{…}}
// invalid-parameter with `problem`: plan-json (no JSON), plan-newer (a later format), plan-key {key}: a key that is none;
// plan-value {key, value}; and those of checkPlan.
core::Result<CampaignPlan> parsePlan(std::string_view json);
std::string toJson(const CampaignPlan& plan);

// Whether a plan holds together. invalid-parameter with `problem`: plan-name (empty), plan-dates {task} (end before start,
// one of two missing), plan-value {key, value} (a share outside 0..1, a negative or infinite amount), plan-reference {task, value}
// (a task, phase or resource that is not there), plan-twice {value} (an id that comes twice), plan-cycle {tasks}.
// limits-exceeded above 2,000 tasks, 200 phases, 500 lines of a kind.
core::Status checkPlan(const CampaignPlan& plan);

// A new id with this prefix that no part of the plan has: "t7".
std::string freeId(const CampaignPlan& plan, char prefix);
const PlanTask* taskOf(const CampaignPlan& plan, std::string_view id); // null: none
PlanTask* taskOf(CampaignPlan& plan, std::string_view id);
std::vector<const PlanTask*> tasksOf(const CampaignPlan& plan, std::string_view phase); // in order

// First and last planned day of tasks and phase frames; no dates when there are none.
struct PlanSpan {
    core::CivilDate start, end;
    bool operator==(const PlanSpan&) const = default;
};
PlanSpan spanOf(const CampaignPlan& plan);
PlanSpan spanOf(const CampaignPlan& plan, const PlanPhase& phase); // of its tasks and its frame

// Moves every date of the plan that is planned, not what has happened, by some days.
void shiftPlan(CampaignPlan& plan, int days);

} // namespace holdfast::domain
