// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/ShareInterval.h"

#include "analytics/compare/Tail.h"

#include <algorithm>
#include <cmath>

namespace holdfast::analytics {

std::pair<double, double> shareInterval(ShareMethod method, double k, double n, double level)
{
    const double z = normalHalfWidth(level), share = k / n;
    const auto wald = [&](double center, double cases) {
        const double half = z * std::sqrt(std::max(0.0, center * (1 - center)) / cases);
        return std::pair {center - half, center + half};
    };
    switch (method) {
    case ShareMethod::Wald:
        return wald(share, n);
    case ShareMethod::AgrestiCoull:
        return wald((k + z * z / 2) / (n + z * z), n + z * z);
    case ShareMethod::ClopperPearson:
        return {k > 0 ? betaQuantile((1 - level) / 2, k, n - k + 1) : 0, k < n ? betaQuantile((1 + level) / 2, k + 1, n - k) : 1};
    case ShareMethod::Wilson:
        break;
    }
    const double center = (share + z * z / (2 * n)) / (1 + z * z / n);
    const double half = z / (1 + z * z / n) * std::sqrt(share * (1 - share) / n + z * z / (4 * n * n));
    // At k = 0 and k = n the bound is 0 or 1 exactly; rounding must not leave the range.
    return {k <= 0 ? 0 : std::max(0.0, center - half), k >= n ? 1 : std::min(1.0, center + half)};
}

} // namespace holdfast::analytics
