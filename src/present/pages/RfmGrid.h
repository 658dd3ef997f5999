// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Basis.h"
#include "present/Fmt.h"
#include "present/Page.h"

#include <array>
#include <cstdint>
#include <vector>

namespace holdfast::present {

// Counts of the 25 cells, [r * 5 + f] with r, f = score - 1.
struct RfmCounts {
    std::array<std::uint64_t, 25> n{}, active{}, churned{};
};

// The 5 x 5 grid of churn by recency and frequency score. Row 0 is R5, so that the best customers stand at the top:
// the cell in row i, column f has bin (4 - i) * 5 + f. `chosen` are such bins.
Block rfmGridBlock(const QString& id, const RfmCounts& counts, const std::vector<int>& chosen, const flow::Basis& basis,
    const Fmt& fmt);

} // namespace holdfast::present
