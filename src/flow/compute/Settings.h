// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/Json.h"
#include "flow/compute/Table.h"

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace holdfast::flow {

// A column and the value of it that counts as 1 ("COLUMN:VALUE"); without a value the column holds 0 and 1 (or
// false and true).
struct Flagged {
    std::size_t column = 0;
    std::string value;
    bool named = false; // a value was given
};

// What `--set` says, read one by one by the analysis. Every reading, defaults too, is recorded for `parameters`. The first
// thing wrong is kept: read everything, then ask failure() once, before the values are used.
//   missing-parameter, invalid-parameter {name, value}, unknown-column {name, table}; failure(): also unknown-parameter.
class Settings {
public:
    // `table`: what column names are looked up in; may be null for analyses that name no column.
    Settings(const std::vector<std::pair<std::string, std::string>>& given, const Table* table);

    bool has(std::string_view key) const; // given, not empty; does not count as read

    std::string text(const std::string& key, const std::string& fallback = {});
    double number(const std::string& key, double fallback, double low, double high); // low and high allowed
    std::optional<double> number(const std::string& key, double low, double high); // none when not given
    std::int64_t whole(const std::string& key, std::int64_t fallback, std::int64_t low, std::int64_t high);
    bool flag(const std::string& key, bool fallback); // true|false
    // One of `words`, the first is the default.
    std::string choice(const std::string& key, const std::vector<std::string>& words);
    std::vector<double> numbers(const std::string& key, const std::vector<double>& fallback);
    double level() { return number("level", 0.95, 0.5, 0.9999); } // of intervals, 0..1

    std::size_t column(const std::string& key); // required
    std::optional<std::size_t> optionalColumn(const std::string& key);
    std::vector<std::size_t> columns(const std::string& key); // required, at least one
    std::vector<std::size_t> optionalColumns(const std::string& key);
    Flagged flagged(const std::string& key); // required
    std::optional<Flagged> optionalFlagged(const std::string& key);
    // Pairs of a list "COLUMN:LEVEL,…".
    std::vector<std::pair<std::string, std::string>> pairs(const std::string& key);

    // Says that a value is not allowed; kept when it is the first thing wrong.
    void refuse(const std::string& key, const std::string& value);
    // The first thing wrong, also a key that nobody read.
    std::optional<core::Error> failure() const;
    core::Json parameters() const { return m_parameters; }

private:
    const std::string* given(const std::string& key);
    std::optional<std::size_t> lookUp(const std::string& name);
    void keep(core::Error error);
    std::vector<std::pair<std::string, std::string>> m_given;
    const Table* m_table;
    std::set<std::string> m_read;
    std::optional<core::Error> m_error;
    core::Json m_parameters = core::Json::object();
};

// A list by comma; "\\," and "\\:" stand for comma and colon.
std::vector<std::string> commaList(std::string_view text);

} // namespace holdfast::flow
