// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/TargetGroups.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Blocks: target-matrix (QuadrantSpec, a point a segment with growth and value; Empty where neither is known), target-groups (TableSpec, a
// row a segment).
Page targetGroupsPage(const flow::TargetGroupsAnswer& answer, const Fmt& fmt);

} // namespace holdfast::present
