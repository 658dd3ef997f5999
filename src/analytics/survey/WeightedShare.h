// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"

#include <cstdint>
#include <optional>
#include <span>

namespace holdfast::analytics {

// A share of cases that is counted up with their weights (1 = not weighted).
class WeightedShare {
public:
    void add(bool in, double weight = 1)
    {
        m_n += 1;
        m_k += in;
        m_sum += weight;
        m_squares += weight * weight;
        m_in += in ? weight : 0;
    }
    // n = cases; score interval of Kish's effective number of them. No value without cases.
    // Reference: Wilson (1927); Kish (1965), Survey Sampling, section 11.7; Korn, Graubard (1998), Survey Methodology 24.
    core::Estimate estimate(double level = 0.95) const;
    double effectiveN() const { return m_squares > 0 ? m_sum * m_sum / m_squares : 0; }

private:
    std::int64_t m_n = 0, m_k = 0;
    double m_sum = 0, m_in = 0, m_squares = 0;
};

// Are the means of independent groups equal? From each mean, its standard error and its number of cases (weighted: the effective one).
// None with fewer than two groups, or a group without spread or of one case.
// Reference: Welch (1951), On the comparison of several mean values, Biometrika 38.
struct GroupMean {
    double mean = 0, se = 0, n = 0;
};
std::optional<double> welchMeansP(std::span<const GroupMean> groups);

} // namespace holdfast::analytics
