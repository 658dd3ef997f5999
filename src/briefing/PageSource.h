// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/JobContext.h"
#include "domain/BriefingPlan.h"
#include "flow/Retention.h"
#include "present/Fmt.h"
#include "present/Page.h"

#include <optional>
#include <string>
#include <vector>

namespace holdfast::briefing {

// A page a briefing can take from, with the basis of its answer.
struct SourcedPage {
    present::Page page;
    std::optional<flow::Basis> basis; // plans of campaigns have none
};

// Ids of the pages there are: "overview", "rfm", "indicators", …
std::vector<std::string> pageIds();
// A choice that is about the document alone: how many rows of a table are printed.
inline constexpr const char* kRows = "rows";

// Items with the same key take from the same page.
std::string sourceKey(const domain::BriefingItem& item);
// The customers and the day an item is about, in a briefing for these.
flow::Scope scopeOf(const domain::BriefingItem& item, const flow::Scope& briefing);
// The item's page with what was chosen on it, for these customers as of this day. A campaign that is not chosen is the
// last one. Failures: invalid-value {name: "briefing", value: page} for a page that does not exist; those of its analysis.
core::Result<SourcedPage> pageOf(flow::Session& session, const domain::BriefingItem& item, const flow::Scope& scope, const present::Fmt& fmt, core::JobContext& job);

} // namespace holdfast::briefing
