// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Session.h"

#include <cstdint>

namespace holdfast::flow {

struct SampleRequest {
    std::uint64_t customers = 5000; // 10 … 1,000,000
    int months = 24; // 6 … 60
    std::uint64_t seed = 1;
    bool chinese = false; // names, categories and comments in Chinese
};

// Makes a workspace at `path` (which must not exist) and fills every role of domain.md with generated, seeded data with
// planted churn. Same request, same content. On failure or cancel nothing is left at `path`.
core::Result<SessionPtr> makeSample(const std::string& path, const SampleRequest& request, core::JobContext& job,
    core::Clock clock = core::systemClock());

} // namespace holdfast::flow
