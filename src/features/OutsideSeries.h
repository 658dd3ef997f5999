// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/IndicatorSeries.h"

namespace holdfast::features {

// Outside series of a table of the role external_series, one value a period, added to the set with its dated events.
// Several values of a period: their mean (rows of no region where there are some, else over the regions). A series that
// comes less often than the periods keeps its last value until its next is due. Rows with an event text are events.
void addOutsideSeries(const frame::FactTable& table, const PeriodIndex& periods, core::CivilDate asOf, IndicatorSet& set);

} // namespace holdfast::features
