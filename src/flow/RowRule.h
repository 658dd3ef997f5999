// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "domain/Rule.h"
#include "frame/Batch.h"

#include <functional>
#include <optional>
#include <regex>
#include <unordered_set>

namespace holdfast::flow {

// The cells of a row as canonical texts; none = missing.
using RowCells = std::vector<std::optional<std::string>>;

// A rule (RULE.json) over the rows of one table. Fields are columns by name, header text or domain field, without
// regard to ASCII case. Numbers compare as exact decimals, dates by day or second, texts by their bytes (contains,
// starts and matches without regard to case); a missing cell fits `missing` only.
class RowRule {
public:
    // asOf: what "A" in a date stands for. customersOf: the ids of a segment. Failures: unknown-field, invalid-rule,
    // and those of customersOf.
    using CustomersOf = std::function<core::Result<std::vector<std::string>>(const std::string& segment)>;
    static core::Result<RowRule> over(const domain::Rule& rule, const std::vector<frame::ColumnInfo>& columns,
        core::CivilDate asOf, const CustomersOf& customersOf);
    bool holds(const RowCells& row) const;

private:
    bool compares(const std::string& cell) const;

    domain::Rule::Kind m_kind = domain::Rule::Kind::All;
    domain::Rule::Op m_op = domain::Rule::Op::Equal;
    std::vector<RowRule> m_parts;
    std::size_t m_column = 0;
    enum class By : std::uint8_t { Text, Number, Moment } m_by = By::Text;
    std::vector<std::string> m_values;
    std::unordered_set<std::string> m_set; // Ids, and In by text
    std::optional<std::regex> m_pattern;
};

// Orders plain decimal numbers ("-12.30") exactly: below 0, 0 or above 0.
int compareDecimals(std::string_view a, std::string_view b);

} // namespace holdfast::flow
