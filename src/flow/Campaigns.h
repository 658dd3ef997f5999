// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/CampaignPlan.h"
#include "domain/CampaignSchedule.h"
#include "domain/CampaignTemplates.h"
#include "flow/Session.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// The campaigns of a workspace. Each is a document of its own; every function that writes is one transaction and one
// undoable step, and refuses with workspace-read-only, disk-full … as any change does.
namespace holdfast::flow {

// Parts too large for the plan are documents of these kinds, named by the campaign's id or "id/…"; they go with it.
inline constexpr std::string_view kCampaignParts[] = {"campaign-target", "campaign-contacts", "campaign-outcomes"};

struct CampaignSummary {
    std::string id, name;
    domain::CampaignState state = domain::CampaignState::Draft;
    core::CivilDate start, end; // planned; none = no dates yet
    std::string segment; // audience
    std::uint64_t customers = 0; // of a fixed list
    domain::PlanProgress progress; // as of `today`
    domain::BudgetState budget;
    std::optional<double> budgetLimit;
    std::size_t risks = 0, highRisks = 0; // high: likelihood and impact not low, one of them high
};

// In order of their start, those without dates last. `today`: none = the day of the clock.
core::Result<std::vector<CampaignSummary>> campaigns(Session& session, core::CivilDate today = {});

// A plan with what follows from it.
struct CampaignView {
    domain::CampaignPlan plan;
    domain::PlanTiming timing;
    std::vector<domain::ResourceLoad> loads;
    domain::BudgetState budget;
    domain::PlanProgress progress;
    core::CivilDate today;
    std::string currency; // of the workspace, may be empty
};
// invalid-parameter {problem: campaign-unknown, value}.
core::Result<CampaignView> campaign(Session& session, const std::string& id, core::CivilDate today = {});
CampaignView viewOf(domain::CampaignPlan plan, core::CivilDate today, std::string currency); // of a sound plan

// Stores a new plan under a new id, which is returned; its state becomes draft unless it brings a later one with what
// that needs. Fails with what checkPlan finds.
core::Result<std::string> createCampaign(Session& session, domain::CampaignPlan plan, core::JobContext& job);
// From PLAN.json. Its id is not kept: a campaign read in is a new one.
core::Result<std::string> createCampaignFrom(Session& session, std::string_view json, core::JobContext& job);

// A new draft for somebody in particular: from the watch list, an alert, a segment.
struct DraftRequest {
    std::string name; // empty: the name of the template
    domain::PlanTemplate from = domain::PlanTemplate::Blank;
    bool chinese = false; // language of the template's words
    core::CivilDate start; // first day of the plan; none = the day of the clock
    domain::CampaignAudience audience; // a segment must be there (unknown-segment)
};
core::Result<std::string> createDraft(Session& session, const DraftRequest& request, core::JobContext& job);

// Puts another plan in the place of the one of the same id. From Locked on, goal, audience and the sections offers, target and lock must
// stay as they are (problem campaign-locked, value: the name), and the state may not go back.
core::Status editCampaign(Session& session, domain::CampaignPlan plan, core::JobContext& job);
// As editCampaign without the promise of the lock: for the use cases that carry a campaign on. `step` is the word of the history.
core::Status putCampaign(Session& session, const domain::CampaignPlan& plan, std::string_view step, core::JobContext& job);
// With its parts.
core::Status removeCampaign(Session& session, const std::string& id, core::JobContext& job);
// The id of a campaign by its id, else by its name when one alone has it.
core::Result<std::string> campaignId(Session& session, const std::string& idOrName);

std::int64_t nowOf(const Session& session); // seconds since 1970 UTC by the clock of the session
core::CivilDate todayOf(const Session& session); // of the same, UTC

} // namespace holdfast::flow
