// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "present/Page.h"

namespace holdfast::briefing {

// A chart in words, for readers who can't see it: what its rows are, and of up to four columns the lowest and the
// highest figure and where they stand. Empty for tables, for empty blocks and where the chart has no table.
QString figureInWords(const present::Block& block);

} // namespace holdfast::briefing
