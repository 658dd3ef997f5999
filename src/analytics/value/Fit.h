// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/value/BgNbd.h"
#include "analytics/value/Maximise.h"

#include <initializer_list>
#include <span>
#include <vector>

// What the fits of the value models share; inside the layer only.
namespace holdfast::analytics {

// not-enough-data: fewer than 4 rows; no-variation: no repeat purchase.
core::Status checkRepeatPurchases(const RepeatPurchases& purchases);

double meanOf(std::span<const double> values);

// Every so-manieth row, some 20,000 in all; the rows themselves when they are fewer.
class SampledRows {
public:
    explicit SampledRows(const RepeatPurchases& purchases);
    const RepeatPurchases& rows() const { return m_rows; }

private:
    std::vector<double> m_x, m_recency, m_age;
    RepeatPurchases m_rows;
};

// The better of the tops reached from `starts` with `few`, then the top of `all` from there.
template <std::size_t N, class Start>
core::Result<Maximum> maximiseFrom(const Start (&starts)[N], const LikelihoodAt& few, const LikelihoodAt& all)
{
    std::optional<Maximum> best;
    for (const auto& start : starts) {
        auto top = maximise(few, start);
        if (!top)
            return top;
        if (!best || top->at.value > best->at.value + 1e-9)
            best = std::move(*top);
    }
    return maximise(all, best->atBoundary ? Eigen::VectorXd(starts[0]) : best->parameters);
}

// Standard errors and doubts of a top of up to four parameters.
ValueFit valueFit(const Maximum& top, std::initializer_list<const char*> names, const RepeatPurchases& purchases);

} // namespace holdfast::analytics
