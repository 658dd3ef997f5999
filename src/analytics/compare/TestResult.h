// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <optional>
#include <string>

namespace holdfast::analytics {

// One test of a comparison; what the data do not define is none.
struct TestResult {
    std::string name; // stable word, e.g. "welch_t"
    std::optional<double> statistic, df, df2, p; // p two-sided or of the upper tail, 0..1
};

// How large a difference is, with its interval at the level asked for.
struct EffectSize {
    std::string name; // stable word, e.g. "cohens_d"
    std::optional<double> value, se, lower, upper;
};

} // namespace holdfast::analytics
