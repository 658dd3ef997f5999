// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Documents of the campaign loop; for this folder only.

#include "cli/commands/Analyses.h"
#include "core/Json.h"
#include "flow/CampaignEvaluate.h"
#include "flow/CampaignRun.h"
#include "flow/CampaignTarget.h"

namespace holdfast::cli {

core::Json targetJson(const flow::TargetAnswer& answer);
core::Json outcomesJson(const flow::OutcomesAnswer& answer);
core::Json monitorJson(const flow::MonitorAnswer& answer);
core::Json evaluateJson(const flow::EvaluateAnswer& answer);
core::Json libraryJson(const std::vector<flow::LibraryEntry>& library, const std::vector<flow::PromiseKept>& promises);

} // namespace holdfast::cli
