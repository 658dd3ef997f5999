// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Theme.h"
#include "present/Page.h"

namespace holdfast::charts {

bool isNumeric(present::TableSpec::Kind kind); // right-aligned, figures of one width
// Width that shows title and every cell of a column in full, with 8 px on both sides.
double naturalWidth(const present::TableSpec& spec, qsizetype column, const Typography& type);
// Widths that add up to `available`; 0 = column left out because nothing more could give way.
QList<double> columnWidths(const present::TableSpec& spec, double available, const Typography& type);

} // namespace holdfast::charts
