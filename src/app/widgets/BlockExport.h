// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "present/Page.h"
#include "present/pages/FacetRates.h"

namespace holdfast::app {

// "1920 × 1080", "1920x1080", "1920,1080"; nothing for anything else or for sides outside 200 to 8000 pixels.
std::optional<QSize> pictureSize(const QString& text);

// The table of a block with its number cells, for programs that take more than plain text from the clipboard.
QString tableAsHtml(const present::TableSpec& table);

// A block alone on a page of its own size, as vectors with embedded fonts. False when the device refuses.
bool writeBlockPdf(const present::Block& block, const QLocale& locale, QIODevice& device, const present::FacetRates& rates = {});

// A block as a workbook: its table with typed cells, its native chart, how it was computed.
core::Status writeBlockWorkbook(const present::Block& block, bool chinese, const QString& path);

} // namespace holdfast::app
