// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace holdfast::analytics {

// Treated rows paired with like untreated ones by their chance to be treated.
struct MatchedPairs {
    std::vector<std::pair<std::uint32_t, std::uint32_t>> pairs; // row treated, row not treated
    std::size_t treated = 0; // of all; those without a partner within the caliper are left out
    double caliper = 0; // on the scale of the logit
    std::vector<double> score; // logit of the chance, by row
};
// x without NaN. One to one, without replacement, nearest first among the treated in falling order of their chance; caliper 0.2
// standard deviations of the logit. The effect is that on the treated who were matched, and only as good as the columns of x: it is no
// experiment. Failures of fitLogistic; no-variation {name: treated}.
// Reference: Rosenbaum, Rubin (1985), Am. Stat. 39; Austin (2011), Pharm. Stat. 10 (caliper).
core::Result<MatchedPairs> matchedPairs(const Matrix& x, std::span<const double> treated, const std::vector<std::string>& names, core::JobContext& job);

} // namespace holdfast::analytics
