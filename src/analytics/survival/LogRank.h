// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/survival/Survival.h"

#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

enum class RankWeight : std::uint8_t {
    LogRank, // every event weighs 1 (Mantel-Haenszel)
    Peto // pooled S just before the event (Peto and Peto; rho = 1 of Harrington and Fleming)
};

struct RankTest {
    std::optional<double> chi2, p; // none with fewer than two groups at risk of an event, or a singular variance
    int df = 0; // groups with an expected number above 0, less one
    std::vector<double> observed, expected; // by group; weighted with Peto
};

// Are the hazards of the groups equal? `groups`: the groups of the table to compare; empty = all. Linear in times.
// Reference: Mantel (1966); Peto, Peto (1972), JRSS A 135; Harrington, Fleming (1982), Biometrika 69; as R's survdiff.
RankTest rankTest(const LifeTable& table, RankWeight weight, std::span<const std::size_t> groups = {});

} // namespace holdfast::analytics
