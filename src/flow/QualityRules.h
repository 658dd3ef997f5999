// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what is sound for the fields of each role.

#include "core/CivilDate.h"
#include "core/Decimal.h"
#include "domain/Roles.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::flow {

inline constexpr std::int64_t kNoUpper = std::numeric_limits<std::int64_t>::max() / 2;
struct ValueRange {
    std::int64_t low = 0, high = kNoUpper;
};
// Bounds of a number field, both sound; none = any value is.
std::optional<ValueRange> rangeOf(std::string_view field, core::CivilDate dataTo);
// Empty for most rows by its nature: the churn date of those who stay, the closing of what is open.
bool isSparse(std::string_view field);
// A few words that mean something, not names or texts.
bool isCategory(std::string_view field);
// A date that may be later than the day of loading.
bool mayLieAhead(domain::Role role, std::string_view field);
// The field that must not be later than this one; empty = none.
std::string_view notBefore(std::string_view field);
// The field that no two rows share; empty = none.
std::string_view keyFieldOf(domain::Role role);
// The field that dates a row for timeliness; empty = none.
std::string_view dayFieldOf(domain::Role role);
// Values that stand for "not known" in many programs.
std::vector<std::int64_t> defaultValues(const frame::ColumnInfo& info);
// Fields that analyses need beyond the required ones; any one of an inner list will do.
std::vector<std::vector<std::string_view>> usefulFields(domain::Role role);
// Spellings that differ from a more frequent one by case, width, blanks or punctuation only.
std::set<std::string> variantsOf(const std::map<std::string, std::uint64_t>& words);

struct Timeliness {
    std::uint64_t lateDays = 0, lateOf = 90; // beyond what is usual
    int stepDays = 1; // usual days between days with rows
    std::string period; // "day", "week", "month"
    std::uint64_t periods = 0, empty = 0; // periods in which rows are expected, and those of them without
    std::vector<std::pair<std::string, std::uint64_t>> gaps; // first day of an empty run, its periods; longest first, up to 20
};
Timeliness timelinessOf(const std::map<std::int32_t, std::uint64_t>& days, core::CivilDate dataTo);

} // namespace holdfast::flow
