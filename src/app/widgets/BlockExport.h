// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "present/Page.h"

namespace holdfast::app {

// "1920 × 1080", "1920x1080", "1920,1080"; nothing for anything else or for sides outside 200 to 8000 pixels.
std::optional<QSize> pictureSize(const QString& text);

// The table of a block as lines and with its number cells, for programs that take more than plain text from the clipboard.
// No cell can run as a formula.
QString tableAsText(const present::TableSpec& table, QChar separator);
QString tableAsHtml(const present::TableSpec& table);

// Some table of it lists single customers.
bool listsCustomers(const present::Block& block);

void copyBlockPicture(const QWidget& frame, const Surroundings& with, const present::Block& block);
void copyBlockData(const present::Block& block);

// Asks for a file, then writes the block: png, svg, pdf, xlsx or csv. A list of customers leaves under pseudonyms, without names, contacts
// and notes, and with an entry in the log of exports, or not at all. What fails is told in a dialog.
void exportBlock(QWidget& frame, const Surroundings& with, const present::Block& block, const QString& suffix);

} // namespace holdfast::app
