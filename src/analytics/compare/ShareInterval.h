// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <utility>

namespace holdfast::analytics {

enum class ShareMethod { Wilson, Wald, AgrestiCoull, ClopperPearson };

// Interval of the share k/n, 0 <= k <= n, n > 0; both may be effective counts of weighted cases. Wald and Agresti-Coull (adding
// z^2/2 on either side) are not cut off at 0 and 1. Without a correction for continuity.
// Reference: Brown, Cai, DasGupta (2001), Interval estimation for a binomial proportion, Stat. Sci. 16; Wilson (1927);
// Agresti, Coull (1998), Am. Stat. 52; Clopper, Pearson (1934), Biometrika 26.
std::pair<double, double> shareInterval(ShareMethod method, double k, double n, double level = 0.95);

} // namespace holdfast::analytics
