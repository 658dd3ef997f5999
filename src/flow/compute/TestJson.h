// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/compare/TestResult.h"
#include "core/Json.h"

#include <vector>

// Tests and effects as headless.md writes them: tests[]{name,statistic,df,df2,p}, effects[]{name,value,se,lower,upper}.
namespace holdfast::flow {

core::Json testJson(const analytics::TestResult& test); // without df2 where there is none
core::Json effectJson(const analytics::EffectSize& effect);
// tests, effects, and the first of each as `test` and `effect` (null where there is none).
void addTests(core::Json& result, const std::vector<analytics::TestResult>& tests, const std::vector<analytics::EffectSize>& effects);

} // namespace holdfast::flow
