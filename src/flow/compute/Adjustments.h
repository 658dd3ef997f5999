// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/compare/Multiplicity.h"
#include "flow/compute/Settings.h"

namespace holdfast::flow {

// bh|by|holm|hochberg|hommel|bonferroni|none, the first is the default.
analytics::Adjustment adjustmentSetting(Settings& settings, const std::string& key);
const char* citation(analytics::Adjustment how);

} // namespace holdfast::flow
