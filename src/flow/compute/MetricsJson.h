// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/models/Metrics.h"
#include "core/Json.h"
#include "flow/compute/Settings.h"

namespace holdfast::flow {

// threshold, bins, groups and level, as `metrics`, `logistic` and `boost` share them.
analytics::MetricOptions metricOptions(Settings& settings);
// Adds the keys of `metrics` to `result`; a log-loss that is infinite becomes null with a doubt.
void addMetrics(const analytics::PredictionMetrics& metrics, core::Json& result, analytics::Doubts& doubts);

} // namespace holdfast::flow
