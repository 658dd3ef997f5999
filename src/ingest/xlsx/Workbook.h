// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/xlsx/Container.h"
#include "ingest/xlsx/NumberFormat.h"

#include <string>
#include <vector>

namespace holdfast::ingest {

inline constexpr std::size_t kMaxSmallPart = 32u << 20; // of the parts that are read as a whole

// What the small parts of a workbook say. Parts are found by relationships, not by their usual names.
struct Workbook {
    struct Sheet {
        std::string name, part;
        bool hidden = false;
    };
    std::vector<Sheet> sheets; // worksheets only, in their order
    std::vector<NumberFormat> styles; // by the index a cell has; none = plain numbers
    std::string sharedStrings; // part, empty = none
    bool date1904 = false;
};

// not-a-workbook (another kind of package), xml-dtd-forbidden, corrupt-workbook, and what parts fail with.
core::Result<Workbook> readWorkbook(Container& container, const std::string& path);

} // namespace holdfast::ingest
