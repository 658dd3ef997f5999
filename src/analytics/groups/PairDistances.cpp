// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/groups/PairDistances.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::analytics {

Silhouettes silhouettesOf(const std::vector<double>& sums, std::span<const std::uint32_t> of, std::size_t clusters)
{
    std::vector<double> sizes(clusters), total(clusters);
    for (const auto c : of)
        sizes[c] += 1;
    Silhouettes result;
    for (std::size_t i = 0; i < of.size(); ++i) {
        const auto own = of[i];
        if (sizes[own] <= 1)
            continue;
        const double inside = sums[i * clusters + own] / (sizes[own] - 1);
        double outside = std::numeric_limits<double>::infinity();
        for (std::size_t c = 0; c < clusters; ++c)
            if (c != own && sizes[c] > 0)
                outside = std::min(outside, sums[i * clusters + c] / sizes[c]);
        const double larger = std::max(inside, outside);
        const double value = larger > 0 && std::isfinite(outside) ? (outside - inside) / larger : 0;
        total[own] += value;
        result.mean += value;
    }
    result.mean /= static_cast<double>(of.size());
    for (std::size_t c = 0; c < clusters; ++c)
        result.byCluster.push_back(sizes[c] > 0 ? std::optional(total[c] / sizes[c]) : std::nullopt);
    return result;
}

PairDistances::PairDistances(const Matrix& rows, const core::JobContext& job) : m_rows(rows.rows), m_distances(rows.rows * (rows.rows - (rows.rows > 0)) / 2)
{
    std::vector<float> squares(m_rows);
    float* to = m_distances.data();
    for (std::size_t i = 0; i < m_rows && !job.shouldStop(); ++i) {
        const std::size_t after = m_rows - i - 1;
        std::fill_n(squares.begin(), after, 0.0F);
        for (std::size_t f = 0; f < rows.columns; ++f) {
            const double* column = rows.column(f).data() + i;
            for (std::size_t j = 0; j < after; ++j) {
                const auto difference = static_cast<float>(column[j + 1] - column[0]);
                squares[j] += difference * difference;
            }
        }
        for (std::size_t j = 0; j < after; ++j)
            *to++ = std::sqrt(squares[j]);
    }
}

Silhouettes PairDistances::silhouettes(std::span<const std::uint32_t> of, std::size_t clusters) const
{
    std::vector<double> sums(m_rows * clusters);
    const float* distance = m_distances.data();
    for (std::size_t i = 0; i < m_rows; ++i)
        for (std::size_t j = i + 1; j < m_rows; ++j, ++distance) {
            sums[i * clusters + of[j]] += static_cast<double>(*distance);
            sums[j * clusters + of[i]] += static_cast<double>(*distance);
        }
    return silhouettesOf(sums, of, clusters);
}

} // namespace holdfast::analytics
