// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Bench.h"

namespace holdfast::flow {

struct FitRequest {
    std::string dataDir; // where model.json/.f32 and survival.json/.f32 may be; empty = generate
    std::string base; // of files that may be written for the programs compared with
    std::uint64_t rows = 0; // of generated data
    int runs = 3;
};

// A fit on columns of floats, in turn with the programs that do the same.
struct FitBench {
    const char* name;
    core::Result<BenchStage> (*run)(const FitRequest& request, core::JobContext& job);
};
const std::vector<FitBench>& fitBenches(); // all of them

const std::vector<FitBench>& modelFits(); // of the table model
const std::vector<FitBench>& lifeFits(); // of the table survival
const std::vector<FitBench>& campaignFits(); // generated: offers to customers, and a campaign evaluated

} // namespace holdfast::flow
