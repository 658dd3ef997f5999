// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/SegmentHistory.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Blocks: segment-size (trend of its customers), segment-history (TableSpec: day, customers, share of all, still in it, churn, revenue).
Page segmentHistoryPage(const flow::SegmentHistory& history, const Fmt& fmt);

} // namespace holdfast::present
