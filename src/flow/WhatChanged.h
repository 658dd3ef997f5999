// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "flow/Retention.h"

namespace holdfast::flow {

// ---- what moved the churn rate between two periods (overview changes[]) ----------------------------------------------------
// One group's part in the difference of the churn rates, in points of share.
struct ChurnChange {
    enum class Kind : std::uint8_t { How, Who } kind = Kind::How; // its own rate, or its share of the customers
    std::string field, fieldLabel, value; // field "segment": value is the name of a saved one
    core::Estimate effect; // n: active customers of the group in both periods
    std::uint64_t activeNow = 0, churnedNow = 0, activeBefore = 0, churnedBefore = 0;
    double shareNow = 0, shareBefore = 0; // of the active customers
    double extraLosses = 0; // effect x active customers now
    double p = 1, pAdjusted = 1; // of no difference; Benjamini-Hochberg over everything tested
    double rateNow() const { return static_cast<double>(churnedNow) / static_cast<double>(activeNow); }
    double rateBefore() const { return static_cast<double>(churnedBefore) / static_cast<double>(activeBefore); }
};
// A field's account of the whole difference: who + how = total.
struct FieldAccount {
    std::string field, fieldLabel;
    core::Estimate who, how;
};
struct WhatChangedAnswer {
    Basis basis;
    std::optional<core::Period> period, before; // none: nothing to compare with
    std::string missing; // why not: "history", "churn_date" (label without dates), "comparison" (switched off)
    std::uint64_t activeNow = 0, churnedNow = 0, activeBefore = 0, churnedBefore = 0;
    core::Estimate total; // difference of the two rates, Newcombe
    std::vector<ChurnChange> changes; // those that chance does not explain, largest effect first
    std::vector<FieldAccount> accounts; // by field
    std::uint64_t tested = 0; // group effects compared; groups under 30 active customers in either period are not
};

// Kitagawa's decomposition of the difference over the values of each attribute with at most 12 of them, and over each saved segment
// against the rest. A group's part: how = mean of its two shares x difference of its rates; who = difference of its shares x distance of
// its mean rate from the mean rate of all. Normal intervals with the rates as binomial and the shares as multinomial, the two periods
// taken as independent, which is cautious where they share customers. A part is listed when its rates (how) or shares (who) differ at 5 %
// after Benjamini-Hochberg.
// Reference: Kitagawa (1955), Components of a difference between two rates, JASA 50; Oaxaca (1973), Int. Econ. Rev. 14; Blinder
// (1973), J. Hum. Resour. 8; Benjamini, Hochberg (1995), JRSS B 57.
// Failures: those of the scope and of the churn definition; cancelled.
core::Result<WhatChangedAnswer> measureWhatChanged(Session& session, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
