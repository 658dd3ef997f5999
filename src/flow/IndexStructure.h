// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/groups/Confirmatory.h"
#include "flow/Drivers.h"

namespace holdfast::flow {

// Do the answers bear out the dimensions of the index? A confirmatory factor analysis: each top dimension is a factor measured by all
// items below it.
struct StructureRequest {
    SurveyRequest survey;
    double mostMissing = 0.4; // items left empty by more are left out
};
struct StructureItem {
    std::string item, label; // survey column
    double loading = 1, se = 0; // on the item's scale; the first of a dimension is fixed to 1, se 0
    double standardised = 0;
};
struct StructureDimension {
    std::string id, name;
    std::vector<StructureItem> items; // at least two
};
struct StructureAnswer {
    Basis basis; // n: respondents without missing cells
    std::vector<StructureDimension> dimensions;
    std::vector<std::vector<double>> correlations; // between the dimensions
    analytics::MeasurementFit fit; // parameters by place of dimension and of item, items counted through all dimensions
    std::vector<LeftOutItem> leftOut; // as of drivers; "alone": the only item of its dimension, or in none
    analytics::Doubts doubts; // subjects: labels of items
};
// Without a dimension of two items, or with one alone of fewer than four (nothing is left to test), there are no dimensions in the
// answer. Failures: as measureDrivers.
core::Result<StructureAnswer> measureStructure(Session& session, const StructureRequest& request, core::JobContext& job);

} // namespace holdfast::flow
