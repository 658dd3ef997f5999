// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/DocumentLayout.h"
#include "flow/Bench.h"

namespace holdfast::briefing {

// "brief-open": a workspace is opened and its overview measured; "brief-weekly": in a workspace just opened so, the weekly
// report with the early warnings, over twelve pages, as PDF and Excel; "brief-xlsx": a table of 100,000 rows and 20 columns
// to Excel beside libxlsxwriter's constant-memory mode alone; "brief-pages": twelve charts and a table of 5,000 rows and 8
// columns as PDF beside Qt's page writer with the same texts and charts at fixed places.
std::vector<std::string> briefingBenchStages();

// `workspace`: a .holdfast file, opened read-only; "" = a generated one of `customers` over 24 months. `only`: one stage, "" = all.
// Works in a folder of its own under the system's temporary one and removes it. `chart` draws on the thread that calls.
// Failures: invalid-parameter (no such stage), those of makeSample, openWorkspace and writeBriefing, cancelled.
core::Result<std::vector<flow::BenchStage>> runBriefingBench(const std::string& workspace, const std::string& only, const ChartPainter& chart,
    core::JobContext& job, std::uint64_t customers = 200'000);

} // namespace holdfast::briefing
