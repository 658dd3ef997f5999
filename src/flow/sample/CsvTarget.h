// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: a generated table as a CSV file, so that what reads files can be measured on it.

#include "flow/sample/TableWriter.h"

namespace holdfast::flow::sample {

// Each table becomes the new file `path` (one table a path). io-error, permission-denied, disk-full.
Target csvTarget(std::string path);

} // namespace holdfast::flow::sample
