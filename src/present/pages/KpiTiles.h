// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Retention.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// The strip of the overview: one tile a KPI, those without data say what they need.
QList<Tile> kpiTiles(const flow::OverviewAnswer& answer, const Fmt& fmt);

} // namespace holdfast::present
