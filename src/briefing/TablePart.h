// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/PageLayout.h"
#include "briefing/Typeset.h"
#include "core/JobContext.h"
#include "present/Page.h"

namespace holdfast::briefing {

// Appends a table `width` px wide, on pages `height` px high: a head and one item a row. Text columns wrap, then the size falls to 9 px, then the
// columns are split into bands that each repeat the first column. The table must live until the items are painted.
// When the job is stopped, the rows that are still missing are left out.
void appendTable(std::vector<Item>& items, const present::TableSpec& table, qreal width, qreal height, const Typeface& face,
    const core::JobContext* job = nullptr);

} // namespace holdfast::briefing
