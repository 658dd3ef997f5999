// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/CohortGrid.h"
#include "present/Fmt.h"
#include "present/Page.h"

#include <optional>

namespace holdfast::present {

enum class CohortMeasure : std::uint8_t { Customers, Orders, Revenue }; // share of the cohort; per customer of it
struct CohortView {
    CohortMeasure measure = CohortMeasure::Customers;
    bool since = false; // from the period on instead of in it
    bool plainMean = false; // each cohort counts the same instead of by its size
    bool operator==(const CohortView&) const = default;
};

// cohort-retention; no answer = no purchases. Shows the latest 12 cohorts and ages with their mean below, the table has all.
Block cohortBlock(const flow::CohortAnswer* answer, const Fmt& fmt);
Block cohortBlock(const flow::CohortGrid& grid, const CohortView& view, const Fmt& fmt);

// Which customers a mark of the block is about. Places are those of the grid as drawn; -1 for the row or the column = all of it. A mean is
// about the cohorts it is over, drawn or not.
struct CohortPlace {
    std::size_t cohort = 0, last = 0; // the same, or the first and the last of several
    int age = -1; // -1: all ages, the whole cohort
};
std::optional<CohortPlace> cohortAt(const flow::CohortAnswer& answer, int row, int column);
std::optional<CohortPlace> cohortOfTableRow(const flow::CohortAnswer& answer, int row);

} // namespace holdfast::present
