// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: a source that was surveyed, and what is to be made of it.

#include "flow/ImportSource.h"
#include "ingest/Ingest.h"

namespace holdfast::flow {

// The mapping to use: as given, else remembered for this shape, else proposed; a role that is given wins.
struct Chosen {
    ingest::Sniffed sniffed;
    ingest::Mapping mapping;
    std::string rememberedFrom; // shape of the import whose mapping is used again
};
core::Result<Chosen> choose(Session* session, const PreviewRequest& request, core::JobContext& job);

// What would be loaded; a table that is not recognised gets Role::Other. Fails with the first choice that is open
// (ambiguous-…) or with missing-field.
core::Result<ingest::Plan> readyPlan(const Chosen& chosen);

// What the survey saw and the rows themselves will not tell: of columns that are loaded, and no question that was
// answered.
std::vector<core::Finding> surveyIssues(const ingest::Sniffed& sniffed, const ingest::Plan& plan);

} // namespace holdfast::flow
