// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/SegmentExport.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// The customers of a segment as a table, with its definition in words, its day and its count. Tile: customers. Block: segment-customers.
Page segmentExportPage(const flow::SegmentRows& rows, const flow::SegmentExportRequest& request, const Fmt& fmt);

} // namespace holdfast::present
