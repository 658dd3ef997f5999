// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/DocumentLayout.h"
#include "briefing/Typeset.h"

namespace holdfast::briefing {

// What the parts of a document share.
struct Setting {
    const Briefing& briefing;
    const ChartPainter& chart;
    Typeface face;
    const core::JobContext* job = nullptr;
    const Sheet& sheet() const { return briefing.sheet; }
};

// A paragraph as one piece; one taller than some lines as one piece a line, so that it can be broken.
void appendParagraph(std::vector<Item>& items, const Paragraph& text, qreal gap, bool keepWithNext, qreal indent = 0);
// Appends items made elsewhere; their references to table heads move along.
void appendItems(std::vector<Item>& items, std::vector<Item> more);

void appendTitle(std::vector<Item>& items, const Setting& setting);
void appendTiles(std::vector<Item>& items, const QList<present::Tile>& tiles, const Setting& setting);
void appendSections(std::vector<Item>& items, const QList<Section>& sections, const Setting& setting);
void appendAbout(std::vector<Item>& items, const Setting& setting);
// Height a chart is given in a block `width` px wide; 0 for tables and empty blocks.
qreal chartHeight(const present::Block& block, qreal width, const Sheet& sheet);

} // namespace holdfast::briefing
