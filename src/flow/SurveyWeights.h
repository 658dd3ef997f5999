// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: respondents made to stand for the customers.

#include "flow/SurveyCases.h"

namespace holdfast::flow {

// Fields of the customers and how those the answers are to stand for (active on the as-of day, else all; of the scope) are spread over
// them.
class CustomerMargins {
public:
    // not-enough-data {needs: customer}; unknown-field {field} for one that has no categories
    static core::Result<CustomerMargins> of(const SurveyCases& cases, const domain::WeightingRule& rule);
    // Weights of these customers, mean 1 unless some are in a category that nobody they stand for is in: those weigh 0.
    std::vector<double> weights(std::span<const std::uint32_t> customers, core::JobContext& job) const;

private:
    struct Categories { // of a field: 0 = not known
        std::vector<std::uint32_t> codes;
        std::size_t count = 1;
    };
    static std::optional<Categories> categories(const frame::CustomerColumn& column, std::size_t customers);
    double m_cap = 5;
    std::vector<Categories> m_fields;
    std::vector<std::vector<double>> m_targets;
};

// Gives the cases the weights of a rule, by wave; who stands for nobody is left out and counted as excluded: "not-in-population".
// As CustomerMargins::of; not-enough-data {needs: weight}; cancelled.
core::Status weigh(SurveyCases& cases, const domain::WeightingRule& rule, core::JobContext& job);

// Weights by customer of the snapshot for figures of one row a customer; empty = not weighted. By the rule the cases are weighted by:
// post-stratified anew for `customers`; by a column: the weight of the last of their answers up to `day`. 0: stands for nobody.
core::Result<std::vector<double>> customerWeights(
    const SurveyCases& cases, const std::vector<std::uint32_t>& customers, core::CivilDate day, core::JobContext& job);

} // namespace holdfast::flow
