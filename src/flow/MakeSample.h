// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "flow/Session.h"

#include <cstdint>

namespace holdfast::flow {

struct SampleRequest {
    std::uint64_t customers = 5000; // 10 … 1,000,000
    int months = 24; // 6 … 60
    std::uint64_t seed = 1;
    bool chinese = false; // names, categories and comments in Chinese
    core::CivilDate lastDay {20634}; // of the facts, 2026-06-30; a valid day of 1971 … 2999. Months count back from it.
};

// Makes a workspace at `path` (which must not exist) and fills every role with generated, seeded data with planted churn
// (flow/sample/Life.h says what is planted). Same request, same content. On failure or cancel nothing is left at `path`.
// Linear in customers x months, memory does not grow with the events. Stage "sample".
// Failures: workspace-exists; invalid-parameter outside the ranges above; those of createWorkspace and of imports.
core::Result<SessionPtr> makeSample(const std::string& path, const SampleRequest& request, core::JobContext& job,
    core::Clock clock = core::systemClock());

} // namespace holdfast::flow
