// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/IndexStructure.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Block "index-structure" (TableSpec): items under their dimensions with their loadings, and how well the whole fits.
Page indexStructurePage(const flow::StructureAnswer& answer, const Fmt& fmt);

} // namespace holdfast::present
