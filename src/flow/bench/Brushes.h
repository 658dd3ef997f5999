// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/JobContext.h"
#include "flow/Bench.h"

#include <string>

namespace holdfast::flow {

inline constexpr const char* kBrushBenches[] = {"brush-10", "brush-50"}; // by the number of fields

// Counting alone: `customers` made-up ones with 50 bins a field, two fifths of them marked. While one field lets four fifths
// pass, a window of a fifth is dragged over three others bin by bin, twice, and then jumps 60 times. crossfilter2 for node drags
// the same windows over the first ten fields, when the folder HOLDFAST_BENCH_NODE has it; its median is of the drags. The check
// is a weighted sum of all counts of the drags. `file`: where the values may be written for it.
core::Result<BenchStage> runBrushes(const std::string& name, const std::string& file, std::uint64_t customers, core::JobContext& job);

} // namespace holdfast::flow
