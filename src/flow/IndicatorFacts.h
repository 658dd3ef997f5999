// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what indicators and alerts both start from.

#include "features/IndicatorSeries.h"
#include "features/IndicatorValues.h"
#include "flow/ControlBase.h"
#include "flow/Facts.h"
#include "flow/Indicators.h"

#include <map>
#include <memory>
#include <set>

namespace holdfast::flow {

struct Benchmark {
    double value = 0;
    std::string source;
};

struct IndicatorFacts {
    Scoped scoped;
    std::vector<std::shared_ptr<const frame::FactTable>> held; // the tables below point into these
    features::IndicatorTables tables;
    std::shared_ptr<const std::vector<float>> polarity;
    features::IndicatorSettings settings;
    std::string by;
    std::vector<std::string> segments; // names
    std::vector<domain::Rule> rules; // of the segments
    std::vector<frame::Selection> members; // of the segments, within the scope
    features::IndicatorSet set;
    core::Period first; // of the series
    std::vector<domain::Threshold> thresholds;
    std::set<std::pair<std::string, domain::ThresholdKind>> changed; // thresholds that are not the default
    std::map<std::string, Benchmark> benchmarks; // by series or indicator

    const frame::Snapshot& shot() const { return *scoped.facts->snapshot; }
    core::Period period(std::int32_t index) const { return first + index; }
    bool partial(std::int32_t index) const { return core::lastDay(period(index)) > shot().asOf; }
    // Group 0 is everybody, 1 … the segments. As many as the series has periods.
    std::vector<SeriesPoint> points(const features::IndicatorSeries& series, std::uint32_t group) const;
    // The value a series is to be held against: of its own name, else of its indicator where it is the first series of it.
    std::optional<double> benchmarkOf(const features::IndicatorSeries& series) const;
    bool isFirst(const features::IndicatorSeries& series) const;
    const Benchmark* benchmarkEntry(const features::IndicatorSeries& series) const;
};

// `by` as IndicatorRequest::by, or "watched": saved segments with a rule (not lists of ids, which are made of who crossed already) and the
// first fit attribute. Failures: as measureIndicators.
core::Result<std::shared_ptr<const IndicatorFacts>> indicatorFacts(Session& session, const Scope& scope, const std::string& by, core::JobContext& job);

// Adds the tables that went in to the basis.
void cite(const IndicatorFacts& facts, Basis& basis);

// The per-customer figures on a day; kept beside the snapshot.
core::Result<std::shared_ptr<const std::vector<features::CustomerFigure>>> customerFigures(
    Session& session, const IndicatorFacts& facts, core::CivilDate day, core::JobContext& job);

} // namespace holdfast::flow
