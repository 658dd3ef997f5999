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

WavePairs::Wave WavePairs::lastAnswers(std::size_t wave) const
{
    const std::size_t customers = m_cases.snapshot->size();
    Wave last {std::vector<double>(customers, std::nan("")), std::vector<double>(customers, 1.0)};
    std::vector<std::int32_t> day(customers, core::CivilDate::kNone);
    for (const std::uint32_t i : m_places[wave]) {
        const std::uint32_t customer = m_cases.customer(i), row = m_cases.rows[i];
        if (!std::isnan(last.figures[customer]) && m_cases.survey->days[row] < day[customer])
            continue;
        last.figures[customer] = m_figure(m_series.answers[row]);
        last.weights[customer] = m_cases.weight(i);
        day[customer] = m_cases.survey->days[row];
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
    const Wave& later = m_kept->second;
    const auto found = analytics::pairedGap(later.figures, earlier.figures, m_cases.weights.empty() ? std::span<const double>() : std::span<const double>(later.weights));
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
