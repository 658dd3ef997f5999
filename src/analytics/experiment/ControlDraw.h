// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

// Drawing a control group, and how alike two arms are.
namespace holdfast::analytics {

// 1 = control. Of each group (e.g. an offer) the share is held back, rounded up, but not all of it: the treated never use more than
// (1 - share) of what the group would. Within a group the control is spread over its strata in proportion (largest remainder, ties by
// lot), within a stratum it is drawn at random. share 0 .. 1; 0 = nobody. Same seed, same draw.
// Reference: Cochran (1977), Sampling Techniques, chapter 5; Imbens, Rubin (2015), Causal Inference, chapter 9.
std::vector<std::uint8_t> drawControl(std::span<const std::uint32_t> group, std::span<const std::uint32_t> stratum, double share, std::uint64_t seed);

// Difference of the arms' means over the root of the mean of their variances. None when an arm has fewer than two known values, or
// neither varies. NaN = not known, left out.
// Reference: Austin (2009), Balance diagnostics, Stat. Med. 28. Beyond 0.1 in size is called out of balance.
std::optional<double> standardisedDifference(std::span<const double> x, std::span<const double> treated);

} // namespace holdfast::analytics
