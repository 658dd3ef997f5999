// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Campaigns.h"
#include "present/Fmt.h"
#include "present/GanttSpec.h"
#include "present/Page.h"

namespace holdfast::present {

// Campaigns > Plan. Tiles: goal, audience, progress, overdue, planned, spent, critical. Blocks (TableSpec): tasks (column ids phase,
// task, owner, department, start, end, days, after, progress, state, slack, actual-start, actual-end, note), budget (a row a line,
// then the sum), resources (a row a resource), risks (column ids risk, likelihood, impact, owner, contingency).
Page campaignPlanPage(const flow::CampaignView& view, const Fmt& fmt);
// Phases with their tasks, then tasks without a phase; days with a margin around plan and today. The strip is the use of the
// resource with the largest excess, else of the first that is used.
GanttSpec ganttOf(const flow::CampaignView& view, const Fmt& fmt);

// A line of the list: "20 Jul – 28 Aug"; what is said beside it: "n 3,120", a segment's name, or progress once it runs.
QString campaignDatesText(const flow::CampaignSummary& campaign, const Fmt& fmt);
QString campaignSideText(const flow::CampaignSummary& campaign, const Fmt& fmt);

} // namespace holdfast::present
