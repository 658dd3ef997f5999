// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <string>

class QWidget;

namespace holdfast::app {

// Reads the first rows of a table in force and shows them in a dialog over `parent`; a cell tells where it comes from.
void showTableRows(const Surroundings& with, const std::string& table, QWidget* parent);

} // namespace holdfast::app
