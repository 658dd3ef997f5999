// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/WavePairs.h"

#include "analytics/survey/PairedGap.h"

#include <cmath>

namespace holdfast::flow {

WavePairs::WavePairs(const SurveyCases& cases, const features::SurveySeries& series, std::function<double(double)> figure)
    : m_cases(cases)
    , m_series(series)
    , m_figure(std::move(figure))
    , m_places(cases.survey->waves.size())
{
    for (std::size_t i = 0; i < cases.rows.size(); ++i)
        if (cases.customer(i) != frame::kNoCustomer && !std::isnan(series.answers[cases.rows[i]]))
            m_places[cases.survey->wave[cases.rows[i]]].push_back(static_cast<std::uint32_t>(i));
}

WavePairs::Last* WavePairs::of(Wave& wave, std::uint32_t customer) const
{
    const std::size_t at = m_at[customer];
    return at < wave.size() && wave[at].customer == customer ? &wave[at] : nullptr;
}

WavePairs::Wave WavePairs::lastAnswers(std::size_t wave)
{
    Wave last;
    m_at.resize(m_cases.snapshot->size());
    for (const std::uint32_t i : m_places[wave]) {
        const std::uint32_t customer = m_cases.customer(i), row = m_cases.rows[i];
        const Last answer {customer, m_cases.survey->days[row], m_figure(m_series.answers[row]), m_cases.weight(i)};
        if (Last* known = of(last, customer)) {
            if (answer.day >= known->day)
                *known = answer;
            continue;
        }
        m_at[customer] = static_cast<std::uint32_t>(last.size());
        last.push_back(answer);
    }
    return last;
}

std::optional<MeasureDifference> WavePairs::difference(std::size_t before, std::size_t now)
{
    if (m_places[before].empty() || m_places[now].empty()) {
        m_kept.reset();
        return std::nullopt;
    }
    const Wave earlier = m_kept && m_kept->first == before ? std::move(m_kept->second) : lastAnswers(before);
    m_kept.emplace(now, lastAnswers(now));
    std::vector<double> then, after, weights;
    for (const Last& answer : earlier)
        if (const Last* again = of(m_kept->second, answer.customer)) {
            then.push_back(answer.figure);
            after.push_back(again->figure);
            weights.push_back(again->weight);
        }
    if (m_cases.weights.empty())
        weights.clear();
    const auto found = analytics::pairedGap(after, then, weights);
    if (found.gap.n == 0)
        return std::nullopt;
    MeasureDifference out;
    out.difference = found.gap;
    out.tooFew = found.gap.n < kLeastTested;
    if (found.t && *found.t != 0)
        out.se = *found.gap.value / *found.t;
    if (!out.tooFew) {
        out.statistic = found.t;
        out.p = found.p;
    }
    return out;
}

} // namespace holdfast::flow
