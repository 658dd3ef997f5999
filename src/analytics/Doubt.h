// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::analytics {

// Why an answer is to be read with care. Part of the answer, never a failure; worded in present/DoubtText.
#define HOLDFAST_DOUBTS(X) \
    X(FewEvents, "few-events") \
    X(FewRows, "few-rows") \
    X(NotConverged, "not-converged") \
    X(Separation, "separation") \
    X(Collinear, "collinear") \
    X(ConstantColumn, "constant-column") \
    X(NoVariation, "no-variation") \
    X(AllTies, "all-ties") \
    X(NonPositiveLeftOut, "non-positive-left-out") \
    X(OutOfScale, "out-of-scale") \
    X(SmallExpectedCounts, "small-expected-counts") \
    X(AtBoundary, "at-boundary") \
    X(HeywoodCase, "heywood-case") \
    X(NearlySingular, "nearly-singular") \
    X(SampledNotExact, "sampled-not-exact") \
    X(InconsistentJudgements, "inconsistent-judgements") \
    X(NotReciprocal, "not-reciprocal") \
    X(SampleRatioMismatch, "sample-ratio-mismatch") \
    X(NotProportional, "not-proportional") \
    X(NotIndependent, "not-independent") \
    X(NotReached, "not-reached") \
    X(IntervalNotDefined, "interval-not-defined") \
    X(ApproximateP, "approximate-p") \
    X(ShortSeries, "short-series") \
    X(Extrapolated, "extrapolated") \
    X(EmptyGroup, "empty-group") \
    X(SmallGroup, "small-group") \
    X(PoolOfOne, "pool-of-one") \
    X(LeakSuspected, "leak-suspected") \
    X(GapOpen, "gap-open") \
    X(GapsClosed, "gaps-closed") \
    X(Infeasible, "infeasible") \
    X(UnknownWords, "unknown-words")

enum class DoubtCode : std::uint8_t {
#define X(name, word) name,
    HOLDFAST_DOUBTS(X)
#undef X
};

// The stable word of a doubt, e.g. "few-events".
std::string_view word(DoubtCode code);

struct Doubt {
    DoubtCode code;
    std::string subject {}; // the column, group or term it is about; empty = the whole answer
    double value = 0; // the figure behind it (a count, an iteration number, a p), 0 when there is none
    bool operator==(const Doubt&) const = default;
};
using Doubts = std::vector<Doubt>;

} // namespace holdfast::analytics
