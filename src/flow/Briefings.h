// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/BriefingPlan.h"
#include "flow/Session.h"

namespace holdfast::flow {

// The briefing that pins go to.
inline constexpr std::string_view kBriefingBasket = "basket";

// Briefings kept in the workspace, by name. Each change is one undoable step ("briefing", with the name) and leaves
// the facts alone.
core::Result<std::map<std::string, domain::BriefingPlan>> briefings(Session& session);
// Failures: invalid-value {name, value} for a name that is empty or one of a template.
core::Status saveBriefing(Session& session, const std::string& name, const domain::BriefingPlan& plan, core::JobContext& job);
// Failures: invalid-parameter {parameter: "briefing", value} when there is none of that name.
core::Status removeBriefing(Session& session, const std::string& name, core::JobContext& job);
// Appends to a briefing, which is made when there is none of that name.
core::Status pinToBriefing(Session& session, const std::string& name, const domain::BriefingItem& item, core::JobContext& job);

// Names of the templates: "weekly-churn", "segment", "early-warning", "satisfaction", "value", "campaign", "one-page".
const std::vector<std::string>& briefingTemplates();
// A template as a plan without a title; the briefing layer words it. invalid-parameter {parameter: "TEMPLATE", value}.
core::Result<domain::BriefingPlan> templatePlan(const std::string& name);
// The kept briefing of this name, else the template.
core::Result<domain::BriefingPlan> briefingPlan(Session& session, const std::string& name);

} // namespace holdfast::flow
