// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/experiment/AssignmentDual.h"

#include <algorithm>
#include <cmath>
#include <limits>

#if defined(__x86_64__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HOLDFAST_FOR_BOTH_PROCESSORS __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define HOLDFAST_FOR_BOTH_PROCESSORS
#endif

namespace holdfast::analytics {

namespace {

constexpr std::size_t kBlock = 1024;

// best[i] = the larger of best[i] and value[i] - price; taken[i] = the offer it is from. NaN never wins.
HOLDFAST_FOR_BOTH_PROCESSORS
void raise(double* best, double* taken, const double* value, double price, double offer)
{
    using Four = double __attribute__((vector_size(32), aligned(8), may_alias));
    for (std::size_t i = 0; i < kBlock; i += 4) {
        Four& b = *reinterpret_cast<Four*>(best + i);
        Four& t = *reinterpret_cast<Four*>(taken + i);
        const Four& v = *reinterpret_cast<const Four*>(value + i);
        const Four surplus = v - price;
        const Four zero = {0, 0, 0, 0};
        // A value of 0 or below is never given, whatever its price.
        const auto better = (surplus > b) & (v > zero);
        const Four index = {offer, offer, offer, offer};
        b = better ? surplus : b;
        t = better ? index : t;
    }
}

} // namespace

PricedChoice pricedChoice(const Matrix& value, std::span<const double> price, std::size_t stride)
{
    PricedChoice result;
    result.count.assign(value.columns, 0);
    result.value.assign(value.columns, 0);
    alignas(32) double best[kBlock], taken[kBlock], padded[kBlock];
    for (std::size_t begin = 0; begin < value.rows; begin += kBlock * stride) {
        const std::size_t rows = std::min(kBlock, value.rows - begin);
        std::fill(std::begin(best), std::end(best), 0.0);
        std::fill(std::begin(taken), std::end(taken), -1.0);
        for (std::size_t j = 0; j < value.columns; ++j) {
            if (std::isinf(price[j]))
                continue;
            const double* column = value.column(j).data() + begin;
            if (rows < kBlock) {
                std::copy(column, column + rows, padded);
                std::fill(padded + rows, padded + kBlock, -1.0);
                column = padded;
            }
            raise(best, taken, column, price[j], static_cast<double>(j));
        }
        for (std::size_t i = 0; i < rows; ++i) {
            if (taken[i] < 0)
                continue;
            const auto j = static_cast<std::size_t>(taken[i]);
            result.surplus += best[i];
            result.count[j] += 1;
            result.value[j] += value(begin + i, j);
        }
    }
    return result;
}

MixAnswer bestMix(const std::vector<MixColumn>& columns)
{
    // Rows: the limits with their slacks, then the sum of weights, whose first basic column is the one that uses nothing.
    const std::size_t limits = columns.front().use.size(), rows = limits + 1, width = columns.size() + limits;
    std::vector<std::vector<double>> table(rows + 1, std::vector<double>(width + 1, 0));
    for (std::size_t k = 0; k < columns.size(); ++k) {
        for (std::size_t l = 0; l < limits; ++l)
            table[l][k] = columns[k].use[l];
        table[limits][k] = 1;
        table[rows][k] = columns[k].value - columns.front().value; // reduced for the first basis
    }
    std::vector<std::size_t> basis(rows);
    for (std::size_t l = 0; l < limits; ++l) {
        table[l][columns.size() + l] = 1;
        table[l][width] = 1;
        basis[l] = columns.size() + l;
    }
    table[limits][width] = 1;
    basis[limits] = 0;
    double scale = 0;
    for (const auto& column : columns)
        scale = std::max(scale, std::abs(column.value));
    for (int step = 0; step < 5000; ++step) {
        std::size_t enter = width;
        double largest = 1e-12 * scale;
        for (std::size_t k = 0; k < width; ++k)
            if (table[rows][k] > largest) {
                enter = k;
                if (step > 500) // Bland: the first that helps
                    break;
                largest = table[rows][k];
            }
        if (enter == width)
            break;
        std::size_t leave = rows;
        double least = std::numeric_limits<double>::infinity();
        for (std::size_t r = 0; r < rows; ++r)
            if (table[r][enter] > 1e-11) {
                const double ratio = table[r][width] / table[r][enter];
                if (ratio < least || (ratio == least && basis[r] < basis[leave])) {
                    least = ratio;
                    leave = r;
                }
            }
        if (leave == rows)
            break;
        const double pivot = table[leave][enter];
        for (double& cell : table[leave])
            cell /= pivot;
        for (std::size_t r = 0; r <= rows; ++r) {
            const double factor = table[r][enter];
            if (r == leave || factor == 0)
                continue;
            for (std::size_t k = 0; k <= width; ++k)
                table[r][k] -= factor * table[leave][k];
        }
        basis[leave] = enter;
    }
    MixAnswer answer;
    answer.value = columns.front().value - table[rows][width];
    for (std::size_t l = 0; l < limits; ++l)
        answer.prices.push_back(std::max(0.0, -table[rows][columns.size() + l]));
    answer.weights.assign(columns.size(), 0);
    for (std::size_t r = 0; r < rows; ++r)
        if (basis[r] < columns.size())
            answer.weights[basis[r]] = std::max(0.0, table[r][width]);
    return answer;
}

} // namespace holdfast::analytics
