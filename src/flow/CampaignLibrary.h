// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "domain/StrategyLibrary.h"
#include "flow/Session.h"

#include <cstdint>
#include <string>
#include <vector>

// The strategy library of a workspace, and what evaluated campaigns have taught about it.
namespace holdfast::flow {

// What one campaign measured of one offer.
struct CampaignLesson {
    std::string campaign, campaignName, strategy; // ids; one lesson a campaign and strategy
    std::int64_t at = 0; // seconds since 1970 UTC
    core::Estimate effect; // difference of the outcome, treated less control
    core::Estimate saved; // of those who would have left, the share who stayed for it; no value where the outcome is an amount
    double savedSe = 0;
    std::int64_t treated = 0, control = 0;
    std::string text; // the user's words, may be empty
};

struct LibraryEntry {
    domain::Strategy strategy; // with its stated assumption
    domain::AssumedEffect inForce; // the next campaign reckons with it
    bool learned = false; // inForce rests on lessons: else it is the assumption
    double between = 0; // variance of the true effects of campaigns
    std::vector<CampaignLesson> lessons; // oldest first
    std::vector<double> shrunken; // share saved, by lesson, drawn towards the common mean
};

// In force for each: mean of the assumption and the lessons, weighted by their doubt (analytics/experiment/Shrinkage.h).
core::Result<std::vector<LibraryEntry>> strategyLibrary(Session& session);
// One undoable step; empty = the standard set again. Fails as parseStrategies.
core::Status setStrategies(Session& session, const std::vector<domain::Strategy>& strategies, core::JobContext& job);
// Writes lessons, those of the same campaign and strategy replaced; one undoable step.
core::Status writeLessons(Session& session, const std::vector<CampaignLesson>& lessons, core::JobContext& job);
core::Result<std::vector<CampaignLesson>> campaignLessons(Session& session); // oldest first

} // namespace holdfast::flow
