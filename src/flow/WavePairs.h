// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the customers who answered in two waves, against themselves.

#include "flow/Satisfaction.h"
#include "flow/SurveyCases.h"

#include <functional>

namespace holdfast::flow {

class WavePairs {
public:
    // `cases` with the answers of every wave; `figure`: what is averaged, of an answer.
    WavePairs(const SurveyCases& cases, const features::SurveySeries& series, std::function<double(double)> figure);
    // Mean of now minus before over those who answered both, the last answer of each in a wave; paired t, weighted by the weights of
    // the later answer. None when nobody did.
    std::optional<MeasureDifference> difference(std::size_t before, std::size_t now);

private:
    struct Last {
        std::uint32_t customer;
        std::int32_t day;
        double figure, weight;
    };
    using Wave = std::vector<Last>;
    Wave lastAnswers(std::size_t wave);
    Last* of(Wave& wave, std::uint32_t customer) const; // of the wave listed last; null: none
    std::optional<std::pair<std::size_t, Wave>> m_kept; // the later one of the pair asked for last
    const SurveyCases& m_cases;
    const features::SurveySeries& m_series;
    std::function<double(double)> m_figure;
    std::vector<std::uint32_t> m_at; // by customer: place in the wave listed last, where that holds the customer
    std::vector<std::vector<std::uint32_t>> m_places; // of cases.rows, by wave
};

} // namespace holdfast::flow
