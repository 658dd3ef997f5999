// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Shared by the pages of satisfaction: figures that are no shares.

#include "analytics/Doubt.h"
#include "present/pages/Build.h"
#include "present/pages/SatisfactionPages.h"

namespace holdfast::present {

QString figureText(const core::Estimate& estimate, const Fmt& fmt, int decimals, bool withSign = false); // "n < 5", "–"
QString figureInterval(const core::Estimate& estimate, const Fmt& fmt, int decimals); // "3.87–3.95", "−3 to +5"; empty without
QString figureWithInterval(const core::Estimate& estimate, const Fmt& fmt, int decimals, bool withSign = false); // "3.91 [3.87–3.95]"
// The line of the provenance: "95% CI, Student (1908): 3.87–3.95".
QString figureIntervalLine(const core::Estimate& estimate, const Fmt& fmt, int decimals);
TableSpec::Cell figureCell(const core::Estimate& estimate, const Fmt& fmt, int decimals, bool withSign = false);
TableSpec::Cell rangeCell(const core::Estimate& estimate, const Fmt& fmt, int decimals);
TableSpec::Cell optionalCell(const std::optional<double>& value, const Fmt& fmt, int decimals, bool withSign = false);
TableSpec::Cell pValueCell(const std::optional<double>& p, const Fmt& fmt);
// That case weights are in force but not used here; empty otherwise.
QStringList unweightedText(const flow::Basis& basis);
QStringList doubtTexts(const analytics::Doubts& doubts);
// A figure as an estimate of shares times 100, for bars and grids.
struct Span {
    double value = kUndefined, lower = kUndefined, upper = kUndefined;
};
Span spanOf(const core::Estimate& estimate, double factor = 1);
bool isSmall(const core::Estimate& estimate);

} // namespace holdfast::present
