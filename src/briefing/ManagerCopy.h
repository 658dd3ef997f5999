// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "present/Page.h"

namespace holdfast::briefing {

inline constexpr int kSmallGroup = 10; // customers

// Columns that hold persons: ids of customers (also as examples) and contacts; names where the table has ids of customers beside them, for
// elsewhere they name dimensions, waves or groups.
bool holdsPersons(const present::TableSpec& table, qsizetype column);

// A block for readers who need no single customer: a list of customers says that it is left out; of groups with fewer
// than kSmallGroup customers, as a column such as "n", "customers" or "active" tells, the figures are gone, and a chart
// that would show one gives way to its table.
present::Block managerCopy(present::Block block);

} // namespace holdfast::briefing
