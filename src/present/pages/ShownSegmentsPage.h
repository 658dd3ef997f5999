// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Explore.h"
#include "present/Fmt.h"
#include "present/Page.h"

#include <QStringList>

namespace holdfast::present {

// As segmentsPage, with the blocks of these fields and the grid only: a move of a brush makes what is in view, not all.
Page shownSegmentsPage(const flow::Exploration& exploration, const flow::BrushAnswer& answer, const std::vector<flow::FacetFilter>& filters,
    const QStringList& fields, const Fmt& fmt);

} // namespace holdfast::present
