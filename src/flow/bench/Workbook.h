// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <string>

namespace holdfast::flow {

// Writes a workbook of one sheet as spreadsheets store it: a header, then `rows` rows of 20 columns, four of them shared
// strings, one a date and fifteen numbers of which one in ten is missing. The same for the same number of rows.
// io-error, cancelled.
core::Status writeBenchWorkbook(const std::string& path, std::uint64_t rows, core::JobContext& job);

} // namespace holdfast::flow
