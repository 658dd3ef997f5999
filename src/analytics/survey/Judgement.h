// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/Doubt.h"
#include "analytics/Matrix.h"
#include "core/Error.h"
#include "core/JobContext.h"

#include <optional>
#include <span>
#include <vector>

namespace holdfast::analytics {

// Mean consistency index of random judgements, by which the index found is divided.
enum class RandomIndex { Saaty1980, SaatyTran2007 };
// For 1 … 15 items; none for more.
std::optional<double> randomIndex(RandomIndex table, std::size_t items);

// Weights from a matrix of pairwise judgements (row i against column j: how many times as important), all > 0, sum 1.
struct JudgedWeights {
    std::vector<double> weights; // principal right eigenvector
    std::vector<double> byGeometricMean, byColumns; // row geometric means; means of the normalised columns
    double lambdaMax = 0, lambdaMaxByColumns = 0;
    double ci = 0, gci = 0; // (lambda_max - n) / (n - 1); geometric consistency index
    std::optional<double> ri, cr; // cr = ci / ri; 0 for two items or fewer; none beyond the table
    Doubts doubts; // InconsistentJudgements with cr over 0.1; NotReciprocal with the product of a pair off 1 by over 5 %
};

// A square matrix of at least one row.
//   invalid-value {name: matrix, value}   a judgement not above zero, or a matrix that is not square
// Reference: Saaty (1980), The Analytic Hierarchy Process; Saaty, Tran (2007), Math. Comput. Modelling 46; Crawford, Williams (1985),
// J. Math. Psych. 29; Aguarón, Moreno-Jiménez (2003), Eur. J. Oper. Res. 147 (gci).
core::Result<JudgedWeights> judgedWeights(const Matrix& judgements, RandomIndex table);

// Several judges' matrices into one, cell by cell by the geometric mean; all of the same size.
// Reference: Aczél, Saaty (1983), Procedures for synthesizing ratio judgements, J. Math. Psych. 27.
Matrix combinedJudgements(std::span<const Matrix> judges);

// The judgement that contradicts the others most, and the least change that makes the whole consistent (cr <= 0.1).
struct Inconsistency {
    std::size_t row = 0, column = 0; // the judgement farthest from the ratio of the weights, by ratio
    double judged = 1, implied = 1; // what was said, what the weights say
    std::size_t first = 0, second = 0, third = 0; // the three items that contradict each other most: a/b times b/c against a/c
    double product = 1, direct = 1;
    // One judgement moved on Saaty's scale 1/9 … 9, the fewest times itself. When no single one mends the whole: the one that
    // brings cr lowest, mends = false.
    std::size_t changeRow = 0, changeColumn = 0;
    double changeFrom = 1, changeTo = 1;
    std::optional<double> changedCr;
    bool mends = false;
};
// Matrix as for judgedWeights, which it passed; none below three items or without a random index. `cancelled`.
// Reference: Saaty (2003), Decision-making with the AHP: why is the principal eigenvector necessary, Eur. J. Oper. Res. 145;
// Koczkodaj (1993), A new definition of consistency of pairwise comparisons, Math. Comput. Modelling 18.
core::Result<std::optional<Inconsistency>> worstJudgement(const Matrix& judgements, RandomIndex table, const core::JobContext& job);

// Weights of alternatives over all criteria: `local` has a row for each criterion (its alternatives' weights), `criteria` their
// weights. Distributive: as they are; ideal: each criterion's best counts 1 before summing. Both sum to 1.
// Reference: Saaty (1994), Fundamentals of Decision Making; Millet, Saaty (2000), Eur. J. Oper. Res. 121.
struct Synthesis {
    std::vector<double> distributive, ideal;
};
Synthesis synthesis(std::span<const double> criteria, const Matrix& local);

} // namespace holdfast::analytics
