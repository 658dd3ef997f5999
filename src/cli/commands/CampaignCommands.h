// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/Commands.h"
#include "flow/Campaigns.h"

#include <map>
#include <string>

namespace holdfast::cli {

// One word after `campaign WORKSPACE`.
struct CampaignVerb {
    core::Result<Output> (*run)(flow::Session& session, const Context& context) = nullptr;
    std::size_t words = 2; // positional ones that must be there: WORKSPACE, verb, then the campaign and a file
    bool writes = false; // opened for writing
};
// target, export, outcomes, evaluate: what carries a plan on.
const std::map<std::string, CampaignVerb>& campaignLoopVerbs();
// The campaign that the third word names, by id or name.
core::Result<std::string> campaignOf(flow::Session& session, const Context& context);

} // namespace holdfast::cli
