// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/RowRule.h"

#include "core/Ascii.h"

#include <algorithm>
#include <charconv>
#include <cstdio>

namespace holdfast::flow {

using core::Code;
using domain::Rule;
using frame::ValueType;

namespace {

std::optional<std::size_t> columnNamed(const std::vector<frame::ColumnInfo>& columns, const std::string& field)
{
    const std::string wanted = core::lowerAscii(field);
    for (const auto member : {&frame::ColumnInfo::name, &frame::ColumnInfo::field, &frame::ColumnInfo::label})
        for (std::size_t i = 0; i < columns.size(); ++i)
            if (core::lowerAscii(columns[i].*member) == wanted)
                return i;
    return std::nullopt;
}

// A day, a moment, or a day relative to the as-of day ("A", "A-90d"), in the text form of the cells.
std::optional<std::string> momentValue(const std::string& text, core::CivilDate asOf, bool withClock)
{
    std::optional<core::CivilDate> day;
    if (text.starts_with('A')) {
        if (!asOf.isValid())
            return std::nullopt;
        int days = 0;
        const char* first = text.data() + (text.size() > 1 && text[1] == '+' ? 2 : 1);
        const char* last = text.data() + text.size();
        const auto [end, error] = std::from_chars(first, last, days);
        if (text.size() > 1 && (error != std::errc() || last - end != 1 || *end != 'd'))
            return std::nullopt;
        day = asOf + days;
    } else {
        day = core::parseIsoDate(text);
    }
    if (day)
        return core::isoText(*day) + (withClock ? "T00:00:00" : "");
    if (!core::parseIsoDateTime(text))
        return std::nullopt;
    std::string moment = text.substr(0, 19);
    if (moment.size() > 10)
        moment[10] = 'T';
    return moment;
}

// A number of a rule without an exponent.
std::optional<std::string> plainNumber(const std::string& text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (text.empty() || error != std::errc() || end != text.data() + text.size() || !(value - value == 0))
        return std::nullopt;
    if (text.find_first_of("eE") == std::string::npos)
        return text;
    char digits[400];
    std::snprintf(digits, sizeof digits, "%.18f", value);
    return std::string(digits);
}

} // namespace

int compareDecimals(std::string_view a, std::string_view b)
{
    const auto isZero = [](std::string_view n) { return n.find_first_of("123456789") == std::string_view::npos; };
    const auto sign = [&](std::string_view n) { return isZero(n) ? 0 : n.starts_with('-') ? -1 : 1; };
    if (sign(a) != sign(b) || sign(a) == 0)
        return sign(a) - sign(b);
    const auto parts = [](std::string_view n) {
        n.remove_prefix(std::min(n.find_first_of("0123456789."), n.size()));
        const std::size_t mark = n.find('.');
        std::string_view whole = n.substr(0, mark), rest = mark == std::string_view::npos ? "" : n.substr(mark + 1);
        whole.remove_prefix(std::min(whole.find_first_not_of('0'), whole.size()));
        while (rest.ends_with('0'))
            rest.remove_suffix(1);
        return std::pair(whole, rest);
    };
    const auto [wholeA, restA] = parts(a);
    const auto [wholeB, restB] = parts(b);
    int order = wholeA.size() != wholeB.size() ? (wholeA.size() < wholeB.size() ? -1 : 1) : wholeA.compare(wholeB);
    if (order == 0)
        order = restA.compare(restB);
    return sign(a) * (order > 0 ? 1 : order < 0 ? -1 : 0);
}

core::Result<RowRule> RowRule::over(const Rule& rule, const std::vector<frame::ColumnInfo>& columns,
    core::CivilDate asOf, const CustomersOf& customersOf)
{
    RowRule bound;
    bound.m_kind = rule.kind;
    bound.m_op = rule.op;
    if (rule.kind == Rule::Kind::Segment || rule.kind == Rule::Kind::Ids) {
        std::vector<std::string> ids = rule.values;
        if (rule.kind == Rule::Kind::Segment) {
            auto found = customersOf(rule.segment);
            if (!found)
                return std::unexpected(std::move(found.error()));
            ids = std::move(*found);
        }
        const auto column = columnNamed(columns, "customer");
        if (!column)
            return core::fail(Code::UnknownField, {{"field", "customer"}});
        bound.m_kind = Rule::Kind::Ids;
        bound.m_column = *column;
        bound.m_set.insert(ids.begin(), ids.end());
        return bound;
    }
    for (const Rule& part : rule.parts) {
        auto inner = over(part, columns, asOf, customersOf);
        if (!inner)
            return inner;
        bound.m_parts.push_back(std::move(*inner));
    }
    if (rule.kind != Rule::Kind::Compare)
        return bound;

    const auto column = columnNamed(columns, rule.field);
    if (!column)
        return core::fail(Code::UnknownField, {{"field", rule.field}});
    bound.m_column = *column;
    const auto misfit = [&](const std::string& value) {
        return core::fail(Code::InvalidRule, {{"field", rule.field}, {"value", value}});
    };
    const std::size_t needed = rule.op == Rule::Op::Between ? 2 : rule.op == Rule::Op::In || rule.op == Rule::Op::Missing ? 0 : 1;
    if (rule.values.size() < needed)
        return misfit("");
    const ValueType type = columns[*column].type;
    const bool moment = type == ValueType::Date || type == ValueType::DateTime;
    const bool number = type == ValueType::Integer || type == ValueType::Decimal;
    bound.m_by = moment ? By::Moment : number ? By::Number : By::Text;
    const bool textual = rule.op == Rule::Op::Contains || rule.op == Rule::Op::Starts || rule.op == Rule::Op::Matches;
    if (textual && type != ValueType::Text && type != ValueType::Empty)
        return misfit(std::string(domain::word(rule.op)));
    for (const std::string& value : rule.values) {
        const auto text = moment ? momentValue(value, asOf, type == ValueType::DateTime)
            : number             ? plainNumber(value)
                                 : std::optional(value);
        if (!text)
            return misfit(value);
        bound.m_values.push_back(textual && rule.op != Rule::Op::Matches ? core::lowerAscii(*text) : *text);
    }
    if (rule.op == Rule::Op::In)
        bound.m_set.insert(bound.m_values.begin(), bound.m_values.end());
    if (rule.op == Rule::Op::Matches) {
        try {
            bound.m_pattern.emplace(rule.values[0], std::regex::ECMAScript | std::regex::icase);
        } catch (const std::regex_error&) {
            return misfit(rule.values[0]);
        }
    }
    return bound;
}

bool RowRule::compares(const std::string& cell) const
{
    const auto order = [&](const std::string& value) {
        if (m_by == By::Number)
            return compareDecimals(cell, value);
        // A moment with a zone is written in UTC with a Z behind.
        return m_by == By::Moment ? std::string_view(cell).substr(0, 19).compare(value) : cell.compare(value);
    };
    switch (m_op) {
    case Rule::Op::Equal:
        return order(m_values[0]) == 0;
    case Rule::Op::NotEqual:
        return order(m_values[0]) != 0;
    case Rule::Op::Less:
        return order(m_values[0]) < 0;
    case Rule::Op::LessEqual:
        return order(m_values[0]) <= 0;
    case Rule::Op::Greater:
        return order(m_values[0]) > 0;
    case Rule::Op::GreaterEqual:
        return order(m_values[0]) >= 0;
    case Rule::Op::Between:
        return order(m_values[0]) >= 0 && order(m_values[1]) <= 0;
    case Rule::Op::In:
        return m_by == By::Text ? m_set.contains(cell)
                                : std::any_of(m_values.begin(), m_values.end(), [&](const auto& v) { return order(v) == 0; });
    case Rule::Op::Contains:
        return core::lowerAscii(cell).find(m_values[0]) != std::string::npos;
    case Rule::Op::Starts:
        return core::lowerAscii(cell).starts_with(m_values[0]);
    case Rule::Op::Matches:
        return std::regex_search(cell, *m_pattern);
    case Rule::Op::Missing:
        return false;
    }
    return false;
}

bool RowRule::holds(const RowCells& row) const
{
    const auto inner = [&](const RowRule& part) { return part.holds(row); };
    switch (m_kind) {
    case Rule::Kind::All:
        return std::all_of(m_parts.begin(), m_parts.end(), inner);
    case Rule::Kind::Any:
        return std::any_of(m_parts.begin(), m_parts.end(), inner);
    case Rule::Kind::Not:
        return !m_parts.at(0).holds(row);
    case Rule::Kind::Segment:
    case Rule::Kind::Ids:
        return row[m_column] && m_set.contains(*row[m_column]);
    case Rule::Kind::Compare:
        return m_op == Rule::Op::Missing ? !row[m_column] : row[m_column] && compares(*row[m_column]);
    }
    return false;
}

} // namespace holdfast::flow
