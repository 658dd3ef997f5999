// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <span>

namespace holdfast::analytics {

struct PairConcordance {
    double concordant = 0, discordant = 0, tiedScore = 0; // pairs
    std::optional<double> value, se; // (concordant + tiedScore / 2) / all; none without a pair that can be compared
};

// How often the life with the higher risk score has its event first. A pair counts when one has an event while the other
// is at risk and stays so; equal times count when just one of them is an event. n log n.
// Reference: Harrell, Lee, Mark (1996), Stat. Med. 15; standard error: infinitesimal jackknife, as R's survival::concordance.
PairConcordance pairConcordance(std::span<const double> score, std::span<const double> time, std::span<const std::uint8_t> event,
    std::span<const double> entry = {});

} // namespace holdfast::analytics
