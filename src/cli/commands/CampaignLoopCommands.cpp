// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/CampaignCommands.h"

namespace holdfast::cli {

const std::map<std::string, CampaignVerb>& campaignLoopVerbs()
{
    static const std::map<std::string, CampaignVerb> verbs;
    return verbs;
}

} // namespace holdfast::cli
