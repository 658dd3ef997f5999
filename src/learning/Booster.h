// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace holdfast::learning {

struct BoosterOptions {
    int trees = 300, depth = 3; // at least 1
    double rate = 0.05; // 0..1: how much of each tree is taken
    double subsample = 1; // share of rows a tree sees, drawn by `seed`
    double lambda = 1, smallestChildWeight = 1;
    std::uint64_t seed = 1;
    int threads = 1; // makes it faster, changes nothing: gradients are rounded so that every sum is exact
};

// Gradient-boosted trees for a 0/1 outcome. NaN in x = missing.
// Reference: Chen, Guestrin (2016), XGBoost, KDD; histograms of 128 bins, logistic loss, from the base rate.
class Booster {
public:
    // not-enough-data (no rows or no columns), cancelled, internal (words of the library as detail). Asks `job` after each tree.
    static core::Result<Booster> train(const analytics::Matrix& x, std::span<const double> y, const BoosterOptions& options, core::JobContext& job);

    // Probability of 1 for each row; x has the columns of the training.
    core::Result<std::vector<double>> probabilities(const analytics::Matrix& x) const;
    // Log-odds by row, exact Shapley values: a column of the result for each of x and a last one for the base; a row sums to its log-odds.
    // Reference: Lundberg, Erion, Lee (2018), Consistent individualized feature attribution for tree ensembles.
    core::Result<analytics::Matrix> contributions(const analytics::Matrix& x) const;
    // Total gain of all splits on each column; 0 for a column never used.
    core::Result<std::vector<double>> importance() const;

    // The model as bytes, for keeping, and back. invalid-value {name model} when the bytes are no model.
    core::Result<std::string> bytes() const;
    static core::Result<Booster> fromBytes(const std::string& bytes, std::size_t columns);

private:
    struct Handle;
    std::shared_ptr<Handle> m_handle;
    std::size_t m_columns = 0;
};

} // namespace holdfast::learning
