// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/Matrix.h"
#include "analytics/groups/Components.h"
#include "core/Error.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// How far items measure one thing. Alpha is 1 at best and may be below 0.
struct Reliability {
    std::int64_t n = 0;
    double alpha = 0; // from covariances
    std::optional<double> lower, upper; // Feldt, F with n-1 and (n-1)(k-1)
    std::optional<double> standardised, meanCorrelation; // none with a constant item
    struct Item {
        double mean = 0, sd = 0;
        std::optional<double> withTotal, withRest; // correlation with the sum of all items; of the others
        std::optional<double> alphaWithout; // none for two items
    };
    std::vector<Item> items;
    Doubts doubts; // FewRows under 30; ConstantColumn (subject = index of the item)
};

// A row a respondent, a column an item, no missing cells.
//   not-enough-data   fewer than two items or two rows
//   no-variation      the sum of the items is the same in every row
// Reference: Cronbach (1951), Psychometrika 16; Feldt, Woodruff, Salih (1987), Appl. Psych. Measurement 11.
core::Result<Reliability> reliability(const Matrix& items, double level = 0.95);
// Of some columns of a correlation matrix, weighted as that is; those in `turned` (by place in `columns`; empty = none) count from the
// other end of their scale.
core::Result<Reliability> reliability(
    const Correlations& all, std::span<const std::size_t> columns, const std::vector<bool>& turned = {}, double level = 0.95);

} // namespace holdfast::analytics
