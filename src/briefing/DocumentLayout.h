// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/Briefing.h"
#include "briefing/PageLayout.h"
#include "briefing/Typeset.h"
#include "core/JobContext.h"

#include <QPainter>

namespace holdfast::briefing {

// Draws a block's chart into the rectangle in px of 1/96 inch; the painter may be scaled. Not called for tables.
using ChartPainter = std::function<void(QPainter&, const QRectF&, const present::Block&)>;

struct DocumentLayout {
    std::vector<Item> items;
    std::vector<Placed> placed; // in the order of pages
    Typeface face;
    int pages() const { return placed.empty() ? 1 : placed.back().page + 1; }
};

// Lays a briefing out on its sheets; four or more begin with the contents. The briefing must live until the items are painted. A job that is stopped ends it
// early with a layout of no use.
DocumentLayout layOut(const Briefing& briefing, const ChartPainter& chart, const core::JobContext* job = nullptr);

// One page (from 0) with its footer, in px of 1/96 inch; the painter may be scaled. A job that is stopped ends it early.
void paintPage(QPainter& painter, const DocumentLayout& layout, const Briefing& briefing, int page, const core::JobContext& job);

} // namespace holdfast::briefing
