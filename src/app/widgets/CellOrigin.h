// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <string>

class QWidget;

namespace holdfast::app {

// One cell of a table in force.
struct CellPlace {
    std::string table, importId;
    std::uint64_t row = 0; // data row in the file
    std::string column;
};

// Reads where the cell comes from and shows it in a popover over `anchor`: file, row, text there, recipe steps.
void showOrigin(const Surroundings& with, const CellPlace& place, QWidget* anchor);

} // namespace holdfast::app
