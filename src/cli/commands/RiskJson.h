// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "cli/commands/Analyses.h"
#include "flow/WatchList.h"

namespace holdfast::cli {

// Keys of --set every analysis of risk takes.
const std::vector<std::string>& riskKeys();
core::Result<flow::RiskRequest> riskRequestOf(const Asked& asked);
core::Json reasonsJson(const std::vector<flow::RiskReason>& reasons);
// A count by name: {"high": 12, …}.
core::Json countsJson(const std::vector<flow::WatchCount>& counts);

} // namespace holdfast::cli
