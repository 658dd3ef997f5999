// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/compare/TestResult.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// What one group's values look like; sd has n-1 and needs two values.
struct GroupSummary {
    std::int64_t n = 0;
    std::optional<double> mean, sd, median;
};

// Whether groups differ in a number. Two groups (the first minus the second): welch_t (recommended), student_t,
// mann_whitney (U of the first group; normal approximation with the correction for ties and for continuity); effects difference
// (interval by Welch) and cohens_d (pooled sd; interval by the large-sample variance of Hedges and Olkin).
// More groups: anova, welch_anova (recommended), kruskal_wallis (corrected for ties), levene (about means),
// brown_forsythe (about medians); effect eta_squared (interval from the noncentral F, so it may leave out the value
// near 0). One group or none: no tests, doubt.
struct GroupComparison {
    std::vector<GroupSummary> groups;
    std::vector<TestResult> tests; // the recommended one first
    std::vector<EffectSize> effects; // the recommended one first
    Doubts doubts; // PoolOfOne, EmptyGroup, SmallGroup (subject = index of the group), NoVariation, AllTies, ApproximateP
};

// Cohen's d of the first against the second group with the interval above; none where a group has fewer than two values or
// neither varies.
EffectSize cohensD(const GroupSummary& first, const GroupSummary& second, double level = 0.95);

// `codes` gives the group of each value, below `groups`. level in (0,1). Groups without values take no part in the tests.
// Reference: Welch (1947), Biometrika 34; Welch (1951), Biometrika 38; Mann, Whitney (1947), Ann. Math. Stat. 18; Kruskal,
// Wallis (1952), JASA 47; Levene (1960); Brown, Forsythe (1974), JASA 69; Hedges, Olkin (1985); Steiger (2004), Psych. Methods 9.
GroupComparison compareGroups(
    std::span<const double> values, std::span<const std::uint32_t> codes, std::size_t groups, double level = 0.95);

} // namespace holdfast::analytics
