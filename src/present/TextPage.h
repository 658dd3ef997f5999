// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "present/Page.h"

namespace holdfast::present {

// A page for a terminal of 100 columns: title, scope, tiles, and each block with its reading, its table (at most
// `rows` rows, and a line that says how many more there are) and its caveats. Ends with a newline.
QString pageAsText(const Page& page, int rows = 20);
// One table, each line at most `width` columns of the terminal (CJK characters take two); wide texts are cut with "…",
// columns that do not fit are left out from the right and named in a last line.
QString tableAsText(const TableSpec& table, int rows = 20, int width = 100);

} // namespace holdfast::present
