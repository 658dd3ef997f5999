// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/JobContext.h"
#include "flow/Retention.h"
#include "present/Fmt.h"
#include "present/Page.h"

#include <string>
#include <vector>

namespace holdfast::briefing {

// A page a briefing can take from, with the basis of its answer.
struct SourcedPage {
    present::Page page;
    flow::Basis basis;
};

// Ids of the pages there are: "overview", "rfm", "indicators", …
std::vector<std::string> pageIds();
// The page for these customers as of this day, as the window shows it before anything is chosen there. Failures:
// invalid-value {name: "briefing", value: id} for a page that does not exist; those of its analysis.
core::Result<SourcedPage> pageOf(flow::Session& session, const std::string& id, const flow::Scope& scope, const present::Fmt& fmt, core::JobContext& job);

} // namespace holdfast::briefing
