// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/CompareSegments.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Blocks: compared-segments (a row a segment), compared-figures (a row a figure, a column a segment; TableSpec both).
Page comparePage(const flow::ComparisonAnswer& answer, const Fmt& fmt);

} // namespace holdfast::present
