// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "flow/CustomerTable.h"

namespace holdfast::flow {

// ---- saved segments beside each other (analyse compare) ---------------------------------------------------------------------
struct ComparedSegment {
    std::string name;
    std::uint64_t n = 0; // customers, with those of other segments
    std::uint64_t activeNow = 0, churnedNow = 0;
    core::Estimate churnRate; // Wilson
    double netLastYear = 0; // net amount of the last 365 days, currency units; NaN without transactions
    std::vector<std::uint64_t> shared; // customers it has in common with each segment asked for; with itself n
};
// One figure over the segments. Tests leave out who is in several of them.
struct ComparedFigure {
    CustomerField field; // name "churn-rate": the share who churned in the period
    struct Value {
        std::uint64_t n = 0;
        std::optional<double> mean, median, sd; // churn-rate: mean only, a share
    };
    std::vector<Value> values; // by segment, over those in no other; of a field of words only n, those with a word
    // A field of 2 to 12 words, most frequent first: the share of each by segment.
    std::vector<std::string> words;
    std::vector<std::vector<double>> shares; // [segment][word]
    std::string test, effect; // "welch_t", "welch_anova", "z", "chi2"; "cohens_d", "eta_squared", "difference", "cramers_v"
    std::optional<double> statistic, p, pAdjusted; // Benjamini-Hochberg over the figures
    std::optional<double> effectValue, effectLower, effectUpper;
};
struct ComparisonAnswer {
    Basis basis;
    std::vector<ComparedSegment> segments; // as asked for
    std::uint64_t inSeveral = 0; // customers in more than one
    std::vector<ComparedFigure> figures; // churn first, then by adjusted p; figures without a test last
    std::string currency;
};
// 2 to 4 names. Failures: unknown-segment; invalid-parameter {parameter: segments}; those of the scope and of the churn definition.
// Under 30 customers in a segment no test; nor where more than a fifth of the cells of a chi-square expect fewer than 5.
// Reference: Welch (1947, 1951); Pearson (1900); Cochran (1954), Biometrics 10; Cohen (1988); Benjamini, Hochberg (1995); Newcombe (1998).
core::Result<ComparisonAnswer> compareSegments(Session& session, const Scope& scope, const std::vector<std::string>& names, core::JobContext& job);

} // namespace holdfast::flow
