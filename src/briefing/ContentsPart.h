// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/Parts.h"

namespace holdfast::briefing {

// The pages the entries of the contents name, known only once the items are placed.
struct ContentsPages {
    QStringList texts; // of the entries; empty = no contents
    QList<int> pages; // from 0, one an entry
    void take(const std::vector<Item>& items, const std::vector<Placed>& placed);
};

// Puts the contents of the items before the item `at`: all headings, or those of the chapters where all are too many.
// Fewer than three headings get none. The item paints the pages taken by the time it is painted.
std::shared_ptr<ContentsPages> insertContents(std::vector<Item>& items, std::size_t at, const Setting& setting);

} // namespace holdfast::briefing
