// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "flow/CustomerTable.h"
#include "flow/Explore.h"

namespace holdfast::flow {

// ---- who the customers are (analyse demographics) -------------------------------------------------------------------------
struct ProfileBin {
    FacetBin bin;
    std::uint64_t n = 0, active = 0, churned = 0; // customers; active at the start of the current period, churned in it
    core::Estimate churnRate; // Wilson
};

// One field: how its values are spread over the customers, and whether churn goes with it.
struct ProfileField {
    CustomerField field;
    std::string family; // as Facet
    bool ordered = false; // bins are ranges, else words
    std::uint64_t n = 0, missing = 0, distinct = 0;
    std::optional<double> mean, sd, least, p25, p50, p75, most; // of numbers; sd with n - 1, quantiles type 7
    std::vector<ProfileBin> bins; // with that of the missing
    // Words: chi-square of value and churn, Cramér's V. Numbers: Welch's t of those who stayed against those who left, Cohen's d.
    std::string test, effect; // "chi2", "welch_t"; "cramers_v", "cohens_d"; empty: too few for a test
    std::optional<double> statistic, df, p, pAdjusted; // Benjamini-Hochberg over the fields
    std::optional<double> effectValue, effectLower, effectUpper;
};

// Age against gender.
struct AgePyramid {
    std::vector<int> from; // age a band begins at; the last is open
    std::vector<std::string> genders; // words of the source, the commonest first; at most two, others count as no gender
    std::vector<std::vector<std::uint64_t>> counts; // [gender][band]
    std::vector<std::vector<core::Estimate>> churnRates;
    std::uint64_t without = 0; // customers without age or gender
    std::string ageField, genderField; // names, for rules
    bool fromBirth = false; // the age is that of the as-of day by the year or date of birth
};

struct DemographicsAnswer {
    Basis basis;
    std::vector<ProfileField> fields; // in the order of the source
    std::optional<AgePyramid> pyramid; // none without age or gender
    std::string currency;
};
// What the source says about customers, of every family; what the program makes of events is left out. A test needs 30 customers on either side, a
// chi-square at most a fifth of its cells with fewer than 5 expected.
// Failures: of the scope; not-enough-data {needs: customer} without such a field.
// Reference: as CompareSegments.h; quantiles: Hyndman, Fan (1996), type 7.
core::Result<DemographicsAnswer> measureDemographics(Session& session, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
