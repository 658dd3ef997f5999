// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Explore.h"
#include "present/Fmt.h"

#include <QString>

namespace holdfast::present {

QString facetName(const flow::Facet& facet);
// Axis text of a bin ("25", "85+", "Jun 26") and its full words ("25–34", "85 or more", "Jun 2026").
QString binLabel(const flow::Facet& facet, const flow::FacetBin& bin, const Fmt& fmt);
QString binRange(const flow::Facet& facet, const flow::FacetBin& bin, const Fmt& fmt);
// What is chosen: "3–12", "North", "1 of 5", "R 1–3".
QString chosenText(const flow::Facet& facet, const std::vector<int>& bins, const Fmt& fmt);

} // namespace holdfast::present
