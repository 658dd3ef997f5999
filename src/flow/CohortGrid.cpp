// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CohortGrid.h"

#include <algorithm>

namespace holdfast::flow {

std::size_t firstSettled(const CohortAnswer& answer)
{
    constexpr std::size_t kEnoughWithoutFirst = 4;
    return answer.cohorts.size() >= kEnoughWithoutFirst ? 1 : 0;
}

std::vector<CohortMean> settledMeans(const CohortAnswer& answer, const CohortValue& value, const CohortCount& retained)
{
    const auto& cohorts = answer.cohorts;
    std::size_t ages = 0;
    for (const auto& row : cohorts)
        ages = std::max(ages, row.cells.size());
    std::vector<CohortMean> means(ages);
    for (std::size_t age = 0; age < ages; ++age) {
        CohortMean& mean = means[age];
        double total = 0, sum = 0;
        for (std::size_t i = firstSettled(answer); i < cohorts.size(); ++i) {
            if (age >= cohorts[i].cells.size() || cohorts[i].cells[age].partial || cohorts[i].n == 0)
                continue;
            const double of = value(i, age);
            mean.retained += retained(i, age);
            mean.n += cohorts[i].n;
            ++mean.cohorts;
            total += of * static_cast<double>(cohorts[i].n);
            sum += of;
        }
        if (mean.cohorts > 0) {
            mean.weighted = total / static_cast<double>(mean.n);
            mean.plain = sum / static_cast<double>(mean.cohorts);
        }
    }
    return means;
}

std::vector<CohortMean> settledMeans(const CohortAnswer& answer)
{
    return settledMeans(answer,
        [&](std::size_t i, std::size_t age) { return double(answer.cohorts[i].cells[age].retained) / double(answer.cohorts[i].n); },
        [&](std::size_t i, std::size_t age) { return answer.cohorts[i].cells[age].retained; });
}

} // namespace holdfast::flow
