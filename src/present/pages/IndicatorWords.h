// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Words and numbers of indicators, for the pages of Early warning only.

#include "flow/Indicators.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// A change in the usual form of the unit: shares in points, scores as they are, everything else in percent of before.
QString indicatorDifferenceText(double now, double difference, domain::IndicatorUnit unit, const Fmt& fmt);
QString indicatorWithInterval(const core::Estimate& estimate, domain::IndicatorUnit unit, const QString& currency, const Fmt& fmt);
QString comparisonName(const flow::IndicatorComparison& comparison); // "a year before"
Tone toneOf(double difference, domain::Worse worse);

} // namespace holdfast::present
