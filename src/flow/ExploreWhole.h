// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Explore.h"

namespace holdfast::flow {

// The counts of everybody in the scope of an exploration, parallel to its facets; made with it and never changed, so any thread may read
// them while another counts. Empty for an exploration that does not come from explore().
const std::vector<FacetCounts>& wholeCounts(const Exploration& exploration);

} // namespace holdfast::flow
