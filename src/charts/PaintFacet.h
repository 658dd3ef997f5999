// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "charts/Paint.h"
#include "present/pages/FacetRates.h"

namespace holdfast::charts {

// A facet as rates instead of shares of customers: the frame of names and labels is the same.
void paintFacet(QPainter& painter, const QRectF& rect, const present::FacetSpec& spec, const present::FacetRates& rates, const PaintOptions& options);
// The marks alone.
void paintFacetRates(QPainter& painter, const present::FacetSpec& spec, const FacetLayout& layout, const present::FacetRates& rates, const PaintOptions& options);

} // namespace holdfast::charts
