// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SelectionFigures.h"

#include <algorithm>
#include <bit>
#include <limits>
#include <numeric>
#include <utility>

namespace holdfast::flow {

static constexpr std::size_t kSteps = 4096;

SelectionFigures::SelectionFigures(std::vector<std::int64_t> revenue, const std::vector<double>& values)
    : m_revenue(std::move(revenue)), m_total(std::accumulate(m_revenue.begin(), m_revenue.end(), std::int64_t {0})), m_steps(values.size(), kSteps), m_all(kSteps + 1, 0)
{
    std::vector<std::pair<double, std::uint32_t>> sorted;
    sorted.reserve(values.size());
    for (std::size_t c = 0; c < values.size(); ++c)
        if (values[c] == values[c])
            sorted.emplace_back(values[c], static_cast<std::uint32_t>(c));
    std::sort(sorted.begin(), sorted.end());
    m_width = std::max<std::size_t>(1, (sorted.size() + kSteps - 1) / kSteps);
    for (std::size_t place = 0; place < sorted.size(); ++place) {
        m_values.push_back(sorted[place].first);
        m_order.push_back(sorted[place].second);
        m_steps[sorted[place].second] = static_cast<std::uint16_t>(place / m_width);
    }
    for (const std::uint16_t step : m_steps)
        ++m_all[step];
}

SelectionFigures::Figures SelectionFigures::of(const frame::Selection& selection) const
{
    Figures figures;
    figures.median = std::numeric_limits<double>::quiet_NaN();
    const bool inverted = selection.count() * 2 > selection.size();
    frame::Selection fewer = selection;
    if (inverted)
        fewer.invert();
    std::vector<std::uint32_t> counts(kSteps + 1, 0);
    for (std::size_t w = 0; w < fewer.words().size(); ++w)
        for (std::uint64_t rest = fewer.words()[w]; rest != 0; rest &= rest - 1) {
            const std::size_t c = w * 64 + static_cast<std::size_t>(std::countr_zero(rest));
            figures.revenue += m_revenue[c];
            ++counts[m_steps[c]];
        }
    if (inverted) {
        figures.revenue = m_total - figures.revenue;
        for (std::size_t step = 0; step <= kSteps; ++step)
            counts[step] = m_all[step] - counts[step];
    }
    const std::size_t n = std::accumulate(counts.begin(), counts.end() - 1, std::size_t {0});
    if (n == 0)
        return figures;
    // The value of the wanted place, counted from 0.
    const auto valueAt = [&](std::size_t wanted) {
        std::size_t step = 0;
        for (; wanted >= counts[step]; ++step)
            wanted -= counts[step];
        std::size_t place = step * m_width;
        for (;; ++place)
            if (selection.contains(m_order[place]) && wanted-- == 0)
                return m_values[place];
    };
    figures.median = n % 2 == 1 ? valueAt(n / 2) : (valueAt(n / 2) + valueAt(n / 2 - 1)) / 2;
    return figures;
}

} // namespace holdfast::flow
