// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <functional>
#include <string>
#include <vector>

namespace holdfast::learning {

int threadCount(int asked); // 0 = as many as there are processors
// Runs each task once, on threadCount(threads) threads, and reports how many are done under `stage`.
// Each writes to its own place, so that their order does not matter. The first failure keeps the rest from starting.
core::Status runTasks(const std::vector<std::function<core::Status()>>& tasks, int threads, const std::string& stage, core::JobContext& job);

} // namespace holdfast::learning
