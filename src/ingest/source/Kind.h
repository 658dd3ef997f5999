// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Ingest.h"

namespace holdfast::ingest {

// What a file is, by its first bytes; its name only tells that something else was meant. legacy-xls (BIFF in an OLE
// container), encrypted-container (a workbook with a password), unsupported-format (another OLE container), not-a-zip
// (a name that ends in .xlsx or .xlsm on anything else), and what ByteFile::open fails with.
core::Result<SourceKind> sourceKind(const std::string& path);

} // namespace holdfast::ingest
