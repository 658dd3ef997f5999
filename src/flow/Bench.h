// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <string>
#include <vector>

namespace holdfast::flow {

// Another program on the same work in the same run, where it is installed.
struct BenchPeer {
    std::string name; // "sqlite3 .import", "scikit-learn", …
    double seconds = 0; // median
    double ratio = 0; // our seconds / its seconds
    std::string check; // the figure it found
};

// One stage of the way from two files to a brushed chart, measured; or one fit.
struct BenchStage {
    std::string name; // of benchStages()
    double seconds = 0; // median over the runs
    double p95 = 0; // 95th percentile of the runs
    double p99 = 0; // 99th percentile of the runs; with few runs the slowest
    double slowest = 0; // of all runs
    int runs = 0;
    std::uint64_t rows = 0; // handled in one run: lines of the files, events, or customers (explore, cross-filter)
    double rowsPerSecond = 0; // rows / seconds
    double peakMb = 0; // most memory the process held during the stage, 10^6 bytes; 0 where the system does not tell
    std::string check; // the figure found, to be laid beside the peers'
    std::vector<BenchPeer> peers;
};

// "import", "snapshot", "features", "closed-file", "cohorts", "overview", "explore", "cross-filter", "brush-10", "brush-50", "xlsx-import", the views of a
// survey ("survey-summary" … "survey-lmg"), then the fits "logistic", "logistic-50", "kmeans", "boost", "km", "cox", "bgnbd", "campaign-assign",
// "campaign-evaluate": the order they run in.
std::vector<std::string> benchStages();

// Nothing, or invalid-parameter {parameter: "only", value} with the stages to choose from where there is none of this name;
// "" = all of them.
core::Status stageAsked(const std::string& only, const std::vector<std::string>& stages);

// Runs the stages on customers.csv (may be missing) and transactions.csv of a folder; "" = on a generated shop of
// `customers` over 24 months, written as such files first. `only`: one stage, "" = all; what it needs is done unmeasured.
// "xlsx-import" writes its own workbook of up to 100,000 rows of 20 columns and loads it; it needs no folder.
// Views of surveys write their own answers, of 13 people for 20 customers, to 22 items.
// The stages of campaigns generate `customers` of them: eight offers under a budget and two channels, and a campaign with every customer in it.
// Fits run on the float columns model and survival of the folder where they are, else on generated ones of `customers`
// rows. Each stage that other programs can do runs them too, in turn with ours, one thread each. DuckDB is also found as a module of node in
// the folder that HOLDFAST_BENCH_NODE in the environment names.
// Works in a folder of its own under the system's temporary one and removes it. Stage "bench".
// Failures: invalid-parameter (no such stage), file-not-found, those of imports and analyses, cancelled.
core::Result<std::vector<BenchStage>> runBench(
    const std::string& dataDir, const std::string& only, core::JobContext& job, std::uint64_t customers = 200'000);

} // namespace holdfast::flow
