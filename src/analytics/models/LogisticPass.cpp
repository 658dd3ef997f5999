// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/models/LogisticPass.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstring>

#if defined(__x86_64__) && !defined(__clang__) && !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__)
#define HOLDFAST_FOR_BOTH_PROCESSORS __attribute__((target_clones("arch=x86-64-v3", "default")))
#else
#define HOLDFAST_FOR_BOTH_PROCESSORS
#endif

namespace holdfast::analytics {

namespace {

constexpr std::size_t kBlock = 256; // rows at a time: a block of twenty columns stays in the nearest caches
using Four = double __attribute__((vector_size(32), may_alias));
using FourWords = std::int64_t __attribute__((vector_size(32), may_alias));
constexpr std::size_t kFours = kBlock / 4;

// exp(x) for -700 <= x <= 0, Taylor to the 12th power around the nearest multiple of ln 2: within 2 units in the last place.
inline __attribute__((always_inline)) Four expOf(Four x)
{
    constexpr double kMagic = 0x1.8p52;
    const Four shifted = x * 1.4426950408889634 + kMagic;
    const Four whole = shifted - kMagic;
    const Four r = (x - whole * 0x1.62e42feep-1) - whole * 0x1.a39ef35793c76p-33;
    Four sum = r * (1.0 / 479001600) + 1.0 / 39916800;
    sum = sum * r + 1.0 / 3628800;
    sum = sum * r + 1.0 / 362880;
    sum = sum * r + 1.0 / 40320;
    sum = sum * r + 1.0 / 5040;
    sum = sum * r + 1.0 / 720;
    sum = sum * r + 1.0 / 120;
    sum = sum * r + 1.0 / 24;
    sum = sum * r + 1.0 / 6;
    sum = sum * r + 0.5;
    sum = sum * r + 1.0;
    sum = sum * r + 1.0;
    FourWords bits;
    std::memcpy(&bits, &shifted, sizeof bits);
    FourWords words;
    std::memcpy(&words, &sum, sizeof words);
    words += bits << 52; // times two to the whole
    std::memcpy(&sum, &words, sizeof sum);
    return sum;
}

// Room for n times four numbers, aligned.
class Fours {
public:
    explicit Fours(std::size_t n)
        : m_values(n)
    {
    }
    Four* data() { return reinterpret_cast<Four*>(m_values.data()); }
    double* numbers() { return m_values.data()->of; }

private:
    struct alignas(32) Lanes {
        double of[4] = {};
    };
    std::vector<Lanes> m_values;
};

// Memory for one block: scaled columns (a column of ones first, padded to an even number of columns), weights, residuals.
struct Scratch {
    std::size_t width = 0;
    Fours z, weighted, eta, weight, residual;
    explicit Scratch(std::size_t columns)
        : width((columns + 2) / 2 * 2)
        , z(width * kFours)
        , weighted(4 * kFours)
        , eta(kFours)
        , weight(kFours)
        , residual(kFours)
    {
    }
};

// Fetches the next block of the column while this one is scaled: twenty columns are more than the processor follows by itself.
HOLDFAST_FOR_BOTH_PROCESSORS
void loadBlock(Four* z, const double* x, std::size_t rows, double shift, double scale)
{
    using Loose = double __attribute__((vector_size(32), aligned(8), may_alias));
    if (rows == kBlock) {
        for (std::size_t i = 0; i < kFours; i += 2) {
            __builtin_prefetch(x + kBlock + 4 * i);
            z[i] = (*reinterpret_cast<const Loose*>(x + 4 * i) - shift) * scale;
            z[i + 1] = (*reinterpret_cast<const Loose*>(x + 4 * i + 4) - shift) * scale;
        }
        return;
    }
    for (std::size_t i = 0; i < kBlock; ++i)
        z[i / 4][i % 4] = i < rows ? (x[i] - shift) * scale : 0;
}

HOLDFAST_FOR_BOTH_PROCESSORS
void addScaled(Four* eta, const Four* z, double factor)
{
    for (std::size_t i = 0; i < kFours; ++i)
        eta[i] += z[i] * factor;
}

// From eta to weight p(1-p) and residual y - p of a block; returns its log-likelihood. Rows beyond `rows` weigh nothing.
HOLDFAST_FOR_BOTH_PROCESSORS
double respond(const Four* eta, const double* y, std::size_t rows, Four* weight, Four* residual)
{
    alignas(32) double outcome[kBlock] = {};
    std::copy(y, y + rows, outcome);
    Four product = {1, 1, 1, 1}, sum = {0, 0, 0, 0};
    for (std::size_t i = 0; i < kFours; ++i) {
        Four zeroOne;
        std::memcpy(&zeroOne, outcome + 4 * i, sizeof zeroOne);
        const Four e = eta[i];
        const FourWords positive = e > 0.0;
        Four low = positive ? -e : e; // -|eta|
        const FourWords far = low < -700.0;
        const Four floor = {-700, -700, -700, -700};
        low = far ? floor : low;
        const Four small = expOf(low);
        const Four inverse = 1.0 / (1.0 + small);
        const Four p = positive ? inverse : small * inverse;
        weight[i] = small * inverse * inverse;
        residual[i] = zeroOne - p;
        // ln(1 + e^eta) = max(eta, 0) + ln(1 + e^-|eta|); the logarithms are taken of products of at most 64 factors up to 2.
        const Four zero = {0, 0, 0, 0};
        product *= 1.0 + small;
        sum += zeroOne * e - (positive ? e : zero);
    }
    // Padding rows have eta 0 + constant: take them out again.
    double logLikelihood = sum[0] + sum[1] + sum[2] + sum[3];
    for (int k = 0; k < 4; ++k)
        logLikelihood -= std::log(product[k]);
    for (std::size_t i = rows; i < kBlock; ++i) {
        const double e = eta[i / 4][i % 4];
        logLikelihood += std::max(e, 0.0) + std::log1p(std::exp(-std::abs(e)));
        weight[i / 4][i % 4] = 0;
        residual[i / 4][i % 4] = 0;
    }
    return logLikelihood;
}

HOLDFAST_FOR_BOTH_PROCESSORS
double dot(const Four* a, const Four* b)
{
    Four s0 = {0, 0, 0, 0}, s1 = s0;
    for (std::size_t i = 0; i < kFours; i += 2) {
        s0 += a[i] * b[i];
        s1 += a[i + 1] * b[i + 1];
    }
    s0 += s1;
    return (s0[0] + s0[1]) + (s0[2] + s0[3]);
}

// information(j, k) += sum of w z_j z_k for k <= j, four columns j by two columns k at a time.
HOLDFAST_FOR_BOTH_PROCESSORS __attribute__((optimize("fp-contract=fast")))
void addInformation(const Four* z, const Four* weight, Four* weighted, std::size_t used, std::size_t width, double* information)
{
    for (std::size_t j = 0; j < used; j += 4) {
        const std::size_t many = std::min<std::size_t>(4, width - j);
        for (std::size_t m = 0; m < 4; ++m)
            for (std::size_t i = 0; i < kFours; ++i)
                weighted[m * kFours + i] = m < many ? z[(j + m) * kFours + i] * weight[i] : Four {0, 0, 0, 0};
        for (std::size_t k = 0; k < std::min(j + 4, width); k += 2) {
            const Four* left = z + k * kFours;
            const Four* right = left + kFours;
            Four a0 = {0, 0, 0, 0}, a1 = a0, a2 = a0, a3 = a0, b0 = a0, b1 = a0, b2 = a0, b3 = a0;
            for (std::size_t i = 0; i < kFours; ++i) {
                const Four l = left[i], r = right[i];
                a0 += weighted[i] * l;
                b0 += weighted[i] * r;
                a1 += weighted[kFours + i] * l;
                b1 += weighted[kFours + i] * r;
                a2 += weighted[2 * kFours + i] * l;
                b2 += weighted[2 * kFours + i] * r;
                a3 += weighted[3 * kFours + i] * l;
                b3 += weighted[3 * kFours + i] * r;
            }
            const Four sums[8] = {a0, a1, a2, a3, b0, b1, b2, b3};
            for (std::size_t m = 0; m < 4; ++m)
                for (std::size_t side = 0; side < 2; ++side)
                    if (j + m < used && k + side <= j + m) {
                        const Four& s = sums[4 * side + m];
                        information[(j + m) * used + k + side] += (s[0] + s[1]) + (s[2] + s[3]);
                    }
        }
    }
}

// Fills scratch.z and scratch.eta with the block that begins at `row`; returns its rows.
std::size_t readBlock(Scratch& scratch, const ScaledColumns& columns, std::span<const double> at, std::size_t row)
{
    const std::size_t rows = std::min(kBlock, columns.x->rows - row);
    std::fill(scratch.eta.numbers(), scratch.eta.numbers() + kBlock, at[0]);
    for (std::size_t c = 0; c < columns.size(); ++c) {
        loadBlock(scratch.z.data() + (c + 1) * kFours, columns.x->column(columns.columns[c]).data() + row, rows, columns.shift[c], columns.scale[c]);
        addScaled(scratch.eta.data(), scratch.z.data() + (c + 1) * kFours, at[c + 1]);
    }
    return rows;
}

} // namespace

LogisticSums logisticPass(
    const ScaledColumns& columns, std::span<const double> y, std::span<const double> at, std::size_t stride, bool information)
{
    const std::size_t used = columns.size() + 1;
    Scratch scratch(columns.size());
    std::fill(scratch.z.numbers(), scratch.z.numbers() + kBlock, 1.0);
    LogisticSums sums;
    sums.gradient.assign(used, 0);
    sums.information = Matrix(used, used);
    for (std::size_t row = 0; row < columns.x->rows; row += kBlock * stride) {
        const std::size_t rows = readBlock(scratch, columns, at, row);
        sums.logLikelihood += respond(scratch.eta.data(), y.data() + row, rows, scratch.weight.data(), scratch.residual.data());
        for (std::size_t c = 0; c < used; ++c)
            sums.gradient[c] += dot(scratch.z.data() + c * kFours, scratch.residual.data());
        if (information)
            addInformation(scratch.z.data(), scratch.weight.data(), scratch.weighted.data(), used, scratch.width, sums.information.values.data());
        sums.rows += rows;
    }
    // The kernel filled (j, k) for k <= j row by row, which is the upper triangle by column.
    for (std::size_t j = 0; j < used; ++j)
        for (std::size_t k = 0; k < j; ++k)
            sums.information(j, k) = sums.information(k, j);
    return sums;
}

std::vector<double> linearPredictor(const ScaledColumns& columns, std::span<const double> at)
{
    Scratch scratch(columns.size());
    std::vector<double> eta(columns.x->rows);
    for (std::size_t row = 0; row < columns.x->rows; row += kBlock) {
        const std::size_t rows = readBlock(scratch, columns, at, row);
        std::copy(scratch.eta.numbers(), scratch.eta.numbers() + rows, eta.begin() + static_cast<std::ptrdiff_t>(row));
    }
    return eta;
}

} // namespace holdfast::analytics
