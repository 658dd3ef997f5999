// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/ControlDraw.h"

#include "core/Random.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace holdfast::analytics {

std::vector<std::uint8_t> drawControl(std::span<const std::uint32_t> group, std::span<const std::uint32_t> stratum, double share, std::uint64_t seed)
{
    std::vector<std::uint8_t> control(group.size(), 0);
    if (!(share > 0))
        return control;
    std::map<std::uint32_t, std::map<std::uint32_t, std::vector<std::size_t>>> rows;
    for (std::size_t i = 0; i < group.size(); ++i)
        rows[group[i]][stratum[i]].push_back(i);
    core::Random random(seed);
    struct Part {
        std::vector<std::size_t>* rows;
        std::size_t take;
        double rest, lot;
    };
    for (auto& [g, strata] : rows) {
        std::size_t n = 0;
        for (const auto& [s, members] : strata)
            n += members.size();
        // A hair below, so that 0.2 of 10 is 2 and not 3.
        const auto all = static_cast<std::size_t>(std::ceil(std::min(share, 1.0) * static_cast<double>(n) - 1e-9));
        const std::size_t wanted = std::min(all, share >= 1 ? n : n - 1);
        std::vector<Part> parts;
        std::size_t taken = 0;
        for (auto& [s, members] : strata) {
            const double exact = static_cast<double>(wanted) * static_cast<double>(members.size()) / static_cast<double>(n);
            const auto whole = static_cast<std::size_t>(exact + 1e-9);
            parts.push_back({&members, whole, exact - static_cast<double>(whole), random.uniform()});
            taken += whole;
        }
        std::vector<std::size_t> order(parts.size());
        for (std::size_t p = 0; p < order.size(); ++p)
            order[p] = p;
        std::sort(order.begin(), order.end(), [&](auto a, auto b) {
            return std::abs(parts[a].rest - parts[b].rest) > 1e-9 ? parts[a].rest > parts[b].rest : parts[a].lot > parts[b].lot;
        });
        for (std::size_t k = 0; taken < wanted && k < order.size(); ++k)
            if (parts[order[k]].take < parts[order[k]].rows->size()) {
                ++parts[order[k]].take;
                ++taken;
            }
        for (auto& part : parts) {
            auto& members = *part.rows;
            for (std::size_t i = 0; i < part.take; ++i) {
                std::swap(members[i], members[i + random.below(members.size() - i)]);
                control[members[i]] = 1;
            }
        }
    }
    return control;
}

std::optional<double> standardisedDifference(std::span<const double> x, std::span<const double> treated)
{
    double n[2] = {}, mean[2] = {}, squares[2] = {};
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (std::isnan(x[i]))
            continue;
        const int arm = treated[i] > 0 ? 1 : 0;
        n[arm] += 1;
        const double distance = x[i] - mean[arm];
        mean[arm] += distance / n[arm];
        squares[arm] += distance * (x[i] - mean[arm]);
    }
    if (n[0] < 2 || n[1] < 2)
        return {};
    const double spread = std::sqrt((squares[0] / (n[0] - 1) + squares[1] / (n[1] - 1)) / 2);
    if (!(spread > 0))
        return {};
    return (mean[1] - mean[0]) / spread;
}

} // namespace holdfast::analytics
