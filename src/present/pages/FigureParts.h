// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Shared by the pages of this folder only: a figure of the strip and a table, with what is said of both by the basis of the answer.

#include "flow/Basis.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

Tile figureTile(const char* id, const QString& label, const QString& value, const QString& below, const QString& definition, const flow::Basis& basis, const Fmt& fmt);
// The table is also what the block is as a table; a chart may take the place of its body.
Block figureBlock(const char* id, const QString& title, const QString& subtitle, const TableSpec& table, const flow::Basis& basis, const Fmt& fmt);

} // namespace holdfast::present
