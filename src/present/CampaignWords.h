// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "domain/CampaignSchedule.h"
#include "domain/CampaignTemplates.h"

#include <QString>

#include <optional>

namespace holdfast::present {

// Words of campaigns in the user's language.
QString campaignStateName(domain::CampaignState state); // "Draft"
QString levelName(domain::Level level); // "High"
QString levelLetter(domain::Level level); // "H"; zh "高"
QString standingName(domain::Standing standing); // "Behind"
QString kpiName(const QString& kpi); // "Churn rate"; an own KPI as it is
QString planTemplateName(domain::PlanTemplate from);
QString campaignStepName(const QString& step, const QString& subject); // of the history: "campaign-edit", "Win-back"

// The sentence of an error that names its `problem`: what is wrong with a plan or an issue; nothing for other errors. Values in braces.
const char* problemSentence(const std::string& problem); // untranslated, context "Problem"; null: none

} // namespace holdfast::present
