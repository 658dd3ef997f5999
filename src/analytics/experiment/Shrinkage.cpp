// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/Shrinkage.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

namespace {

double betweenVariance(std::span<const MeasuredEffect> cases)
{
    double k = 0, w = 0, ww = 0, wy = 0;
    for (const auto& c : cases)
        if (c.se > 0) {
            const double weight = 1 / (c.se * c.se);
            k += 1;
            w += weight;
            ww += weight * weight;
            wy += weight * c.effect;
        }
    if (k < 2)
        return 0;
    double q = 0;
    for (const auto& c : cases)
        if (c.se > 0)
            q += (c.effect - wy / w) * (c.effect - wy / w) / (c.se * c.se);
    return std::max(0.0, (q - (k - 1)) / (w - ww / w));
}

} // namespace

ShrunkenEffects shrunkenEffects(std::span<const MeasuredEffect> cases, const MeasuredEffect& assumed)
{
    ShrunkenEffects result;
    result.between = betweenVariance(cases);
    double precision = 0, sum = 0;
    if (assumed.se > 0) {
        precision = 1 / (assumed.se * assumed.se);
        sum = assumed.effect * precision;
    }
    for (const auto& c : cases)
        if (c.se > 0) {
            const double weight = 1 / (c.se * c.se + result.between);
            precision += weight;
            sum += weight * c.effect;
        }
    result.mean = precision > 0 ? sum / precision : assumed.effect;
    result.meanSe = precision > 0 ? std::sqrt(1 / precision) : 0;
    result.next = result.mean;
    result.nextSd = std::sqrt(result.meanSe * result.meanSe + result.between);
    for (const auto& c : cases) {
        if (!(c.se > 0)) {
            result.each.push_back(c);
            continue;
        }
        // With no spread between, every case is the mean.
        const double own = result.between / (result.between + c.se * c.se);
        result.each.push_back({own * c.effect + (1 - own) * result.mean,
            std::sqrt(own * c.se * c.se + (1 - own) * (1 - own) * result.meanSe * result.meanSe)});
    }
    return result;
}

} // namespace holdfast::analytics
