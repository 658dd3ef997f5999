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
    struct Wave {
        std::vector<double> figures, weights; // by customer; NaN = no answer
    };
    Wave lastAnswers(std::size_t wave) const;
    std::optional<std::pair<std::size_t, Wave>> m_kept; // the later one of the pair asked for last
    const SurveyCases& m_cases;
    const features::SurveySeries& m_series;
    std::function<double(double)> m_figure;
    std::vector<std::vector<std::uint32_t>> m_places; // of cases.rows, by wave
};

} // namespace holdfast::flow
