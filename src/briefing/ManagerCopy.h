// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "present/Page.h"

namespace holdfast::briefing {

inline constexpr int kSmallGroup = 10; // customers

// Columns that hold persons: ids of customers (also as examples) and contacts; names and notes where the table has ids of customers beside
// them, for elsewhere they name dimensions, waves or groups.
bool holdsPersons(const present::TableSpec& table, qsizetype column);

// Columns that count the people (or their answers) a row is about: ids such as "n", "customers", "active", "buyers",
// "favourites". A column "customers:…" counts those of one of several groups that stand side by side in a row; the
// columns up to the next such one are about the same group. Events in a group ("churned", "moved up") are no size.
bool tellsSize(const present::TableSpec::Column& column);

// A block for readers who need no single customer: a list of customers says that it is left out; the figures of groups
// with fewer than kSmallGroup customers are gone, be it by any of the columns that tell sizes. What a chart draws of
// them is gone too; a chart of which that can't be told gives way to its table. Where one group alone of several side by side would be hidden, the smallest other goes with it,
// for a total that stands elsewhere would give it away. The names of rows stay: the texts before their first figure, and the
// classes that they are cut by (scores, limits). A group of nobody is not hidden.
present::Block managerCopy(present::Block block);

// All of a page for such readers. Its tiles are emptied, with the reason, where they rest on a small group: what they tell of
// their n, the divisor of their figures, or their own value where it counts people. `customers` is how many the page is about; 0 =
// not told. Are these too few, nothing of the page is left but its titles. Tiles and blocks stay in their number and order.
present::Page managerCopy(present::Page page, std::uint64_t customers);

} // namespace holdfast::briefing
