// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "sqlite/Database.h"

#include <set>
#include <span>
#include <string>
#include <vector>

namespace holdfast::workspace {

// One step of the format: the SQL that turns version - 1 into version. Never changed once released.
struct Migration {
    int version = 0;
    const char* sql = nullptr;
};

extern const char* const kSchema0001; // V0001.cpp
extern const char* const kSchema0002; // V0002.cpp

// All of them, in order from 1.
std::span<const Migration> migrations();

// The rows of sqlite_schema as text, one an entry.
core::Result<std::set<std::string>> schemaOf(sqlite::Database& database);
// What schemaOf() must give for a sound workspace of this version.
core::Result<std::set<std::string>> expectedSchema(std::span<const Migration> all, int version);

} // namespace holdfast::workspace
