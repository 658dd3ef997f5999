// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: a model at work on a scope.

#include "flow/risk/KeptModel.h"
#include "flow/risk/RemainingValue.h"

namespace holdfast::flow {

// A model of these facts; writes nothing.
core::Result<KeptModel> makeModel(Session& session, const Facts& facts, const RiskRequest& request, core::JobContext& job);
// The kept one, or where the request allows one made now. model-missing.
core::Result<KeptModel> modelFor(Session& session, const Facts& facts, const RiskRequest& request, core::JobContext& job);

// Where an id stands among the customers; invalid-parameter {parameter: customer} when it is none of them.
core::Result<std::uint32_t> customerIndex(const frame::Snapshot& snapshot, const std::string& id);

// The active customers of the whole workspace, in the order of their indexes.
struct Scored {
    std::vector<std::uint32_t> customers;
    analytics::Matrix x; // a row each
    std::vector<double> risk; // 0..1
};
core::Result<Scored> score(Session& session, const Facts& facts, const KeptModel& model, core::JobContext& job);

// Least risk of the high and of the medium tier.
struct TierCuts {
    double high = 1, medium = 1;
    const char* of(double risk) const { return risk >= high ? "high" : risk >= medium ? "medium" : "low"; }
};
// `values`: of every customer, NaN = not known.
TierCuts tierCuts(const RiskRequest& request, const Scored& scored, const std::vector<double>& values);

// Reasons of some rows of x, for each all groups, largest size first. `customers`: whose they are, for attributes.
core::Result<std::vector<std::vector<RiskReason>>> reasonsFor(const KeptModel& model, const frame::Snapshot& snapshot, const analytics::Matrix& x,
    std::span<const std::uint32_t> customers, core::JobContext& job);

// Only these rows of x.
analytics::Matrix rowsOf(const analytics::Matrix& x, std::span<const std::size_t> rows);

// The basis of every answer about risk: parameters, definitions and the model's citation.
Basis riskBasis(Session& session, const Scoped& scoped, const RiskRequest& request, const KeptModel& model, std::string analysis,
    std::chrono::steady_clock::time_point started);

} // namespace holdfast::flow
