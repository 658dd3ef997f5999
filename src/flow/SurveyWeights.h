// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: respondents made to stand for the customers.

#include "flow/SurveyCases.h"

namespace holdfast::flow {

// Fields of the customers, by which answers are made to stand for those of the scope who were active at some time from `first` to
// `last` (all of the scope where the facts know nobody's days, or nobody was). Who left later still counts there: weights never look
// ahead of the days they are asked for. Days that are not valid: the as-of day.
class CustomerMargins {
public:
    // not-enough-data {needs: customer}; unknown-field {field} for one that has no categories; cancelled
    static core::Result<CustomerMargins> of(const SurveyCases& cases, const domain::WeightingRule& rule, core::JobContext& job);
    // Weights of these customers, mean 1 unless some are in a category that nobody they stand for is in: those weigh 0. Cancelled.
    core::Result<std::vector<double>> weights(
        const SurveyCases& cases, std::span<const std::uint32_t> customers, core::CivilDate first, core::CivilDate last, core::JobContext& job) const;

private:
    struct Categories { // of a field: 0 = not known
        std::vector<std::uint32_t> codes;
        std::size_t count = 1;
    };
    static std::optional<Categories> categories(const frame::CustomerColumn& column, std::size_t customers);
    static core::Result<Categories> crossed(const std::vector<Categories>& fields, core::JobContext& job);
    double m_cap = 5;
    std::vector<Categories> m_fields;
};

// Gives the cases the weights of a rule, by wave, each for the customers of its own days; who stands for nobody is left out and counted
// as excluded: "not-in-population". As CustomerMargins::of; not-enough-data {needs: weight}; cancelled.
core::Status weigh(SurveyCases& cases, const domain::WeightingRule& rule, core::JobContext& job);

// Weights for figures of one row a customer, by the rule the cases are weighted by. Made once, asked for any day.
class CustomerWeights {
public:
    // As CustomerMargins::of. `cases` must outlive it.
    static core::Result<CustomerWeights> of(const SurveyCases& cases, core::JobContext& job);
    // By customer of the snapshot; empty = not weighted. By fields: `customers` stand for who was active on `day`; by a column: the weight
    // of the last of their answers up to `day`. 0: stands for nobody. Cancelled.
    core::Result<std::vector<double>> on(core::CivilDate day, std::span<const std::uint32_t> customers, core::JobContext& job) const;

private:
    const SurveyCases* m_cases = nullptr;
    std::optional<CustomerMargins> m_margins; // none: not weighted by fields
};

} // namespace holdfast::flow
