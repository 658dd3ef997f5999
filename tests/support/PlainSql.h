// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Random.h"
#include "domain/RuleParts.h"
#include "flow/CustomerTable.h"
#include "flow/Session.h"
#include "sqlite/Database.h"
#include "sqlite/Statement.h"

#include <algorithm>
#include <array>
#include <map>
#include <set>
#include <string>
#include <vector>

namespace holdfast::tests {

// The customers of a sample workspace in the tables it exports, and rules about them as a reader of the documentation would write them in
// SQL: a missing cell fits nothing but `missing`. Every kind of rule has its SQL; none of it is the program's.
struct PlainTable {
    enum class Kind { Number, Text, Date, Truth };
    struct Column {
        std::string name; // in the exported table
        Kind kind = Kind::Text;
        std::vector<std::string> values; // some that occur, canonical
    };
    sqlite::Database database;
    core::CivilDate asOf;
    std::map<std::string, Column> columns; // by the field's stable name
    std::vector<std::string> ids;
    std::map<std::string, domain::Rule> segments; // those a rule may name

    static constexpr const char* kId = "\"Customer ID\"";

    bool open(flow::Session& session, const std::string& path, core::JobContext& job)
    {
        if (!flow::exportWorkspace(session, path, job))
            return false;
        auto opened = sqlite::open(path, {.access = sqlite::Access::Immutable});
        const auto table = flow::customerTable(session, {}, job);
        if (!opened || !table)
            return false;
        database = std::move(*opened);
        asOf = (*table)->basis().asOf;
        for (std::uint32_t row = 0; row < (*table)->customers(); ++row)
            ids.push_back((*table)->id(row));
        static const std::map<std::string, Kind> kKinds {{"text", Kind::Text}, {"integer", Kind::Number}, {"decimal", Kind::Number}, {"date", Kind::Date}, {"boolean", Kind::Truth}};
        for (std::size_t f = 1; f < (*table)->fields().size(); ++f) {
            const auto& field = (*table)->fields()[f];
            if (field.label.empty() || field.personal || !kKinds.contains(field.type) || !database.integer("SELECT count(" + sqlite::quoted(field.label) + ") FROM customer"))
                continue;
            std::set<std::string> some;
            for (std::uint32_t row = 0; row < (*table)->customers() && some.size() < 12; ++row)
                if (const auto text = (*table)->text(row, f); !text.empty())
                    some.insert(text);
            if (!some.empty())
                columns[field.name] = {field.label, kKinds.at(field.type), {some.begin(), some.end()}};
        }
        return true;
    }

    std::uint64_t count(const domain::Rule& rule)
    {
        const auto n = database.integer("SELECT count(*) FROM customer WHERE " + sqlOf(rule));
        return n ? static_cast<std::uint64_t>(*n) : ~0ull;
    }

    std::string sqlOf(const domain::Rule& rule) const
    {
        using Rule = domain::Rule;
        switch (rule.kind) {
        case Rule::Kind::Not:
            return "NOT (" + sqlOf(rule.parts.front()) + ")";
        case Rule::Kind::Segment:
            return "(" + sqlOf(segments.at(rule.segment)) + ")";
        case Rule::Kind::Ids:
            return std::string(kId) + " IN (" + listed(rule.values, Kind::Text) + ")";
        case Rule::Kind::All:
        case Rule::Kind::Any: {
            std::string all = rule.kind == Rule::Kind::All ? "1" : "0";
            for (const auto& part : rule.parts)
                all += (rule.kind == Rule::Kind::All ? " AND (" : " OR (") + sqlOf(part) + ")";
            return all;
        }
        case Rule::Kind::Compare:
            break;
        }
        if (rule.field == "bought_day") // of every purchase, returns left out
            return "EXISTS (SELECT 1 FROM \"transaction\" t WHERE t.\"Customer ID\" = customer.\"Customer ID\" AND t.\"Amount\" > 0 AND "
                + comparison("substr(t.\"Time\", 1, 10)", Kind::Date, rule) + ")";
        const Column& column = columns.at(rule.field);
        const std::string quoted = sqlite::quoted(column.name);
        return rule.op == Rule::Op::Missing ? quoted + " IS NULL" : "COALESCE(" + comparison(quoted, column.kind, rule) + ", 0)";
    }

    // A rule of any kind: groups, comparisons of every sort, relative days, other segments, listed customers, missing cells.
    domain::Rule randomRule(core::Random& random, int depth) const
    {
        using Rule = domain::Rule;
        using Op = Rule::Op;
        const auto pick = [&](std::size_t n) { return static_cast<std::size_t>(random.below(n)); };
        if (depth > 0 && pick(3) == 0) {
            Rule rule;
            rule.kind = std::array {Rule::Kind::All, Rule::Kind::Any, Rule::Kind::Not}[pick(3)];
            const std::size_t parts = rule.kind == Rule::Kind::Not ? 1 : 1 + pick(3);
            for (std::size_t i = 0; i < parts; ++i)
                rule.parts.push_back(randomRule(random, depth - 1));
            return rule;
        }
        if (!segments.empty() && pick(8) == 0) {
            Rule rule;
            rule.kind = Rule::Kind::Segment;
            rule.segment = std::next(segments.begin(), static_cast<std::ptrdiff_t>(pick(segments.size())))->first;
            return rule;
        }
        if (pick(10) == 0) {
            Rule rule;
            rule.kind = Rule::Kind::Ids;
            for (std::size_t i = 0, n = 1 + pick(ids.size()); i < n; ++i)
                rule.values.push_back(ids[pick(ids.size())]);
            return rule;
        }
        const auto day = [&] { return "A-" + std::to_string(pick(900)) + "d"; };
        constexpr std::array kOrders {Op::Equal, Op::NotEqual, Op::Less, Op::LessEqual, Op::Greater, Op::GreaterEqual, Op::In, Op::Between};
        if (pick(12) == 0) {
            std::vector<std::string> days {"A-" + std::to_string(120 + pick(300)) + "d", "A-" + std::to_string(pick(120)) + "d"};
            return domain::comparison("bought_day", Op::Between, days);
        }
        const auto& [field, column] = *std::next(columns.begin(), static_cast<std::ptrdiff_t>(pick(columns.size())));
        const auto value = [&] { return column.kind == Kind::Date && pick(2) == 0 ? day() : column.values[pick(column.values.size())]; };
        if (pick(8) == 0)
            return domain::comparison(field, Op::Missing, {});
        if (column.kind == Kind::Truth)
            return domain::comparison(field, std::array {Op::Equal, Op::NotEqual}[pick(2)], {value()});
        if (column.kind == Kind::Text) {
            const Op op = std::array {Op::Equal, Op::NotEqual, Op::In, Op::Contains, Op::Starts, Op::Matches}[pick(6)];
            const bool part = op == Op::Contains || op == Op::Starts || op == Op::Matches;
            return domain::comparison(field, op, part ? std::vector {value().substr(0, 2)} : op == Op::In ? std::vector {value(), value()} : std::vector {value()});
        }
        const Op op = kOrders[pick(kOrders.size())];
        std::vector<std::string> chosen {value()};
        if (op == Op::In || op == Op::Between)
            chosen.push_back(value());
        const bool swapped = op == Op::Between && (column.kind == Kind::Number ? std::stod(chosen[0]) > std::stod(chosen[1]) : dayOf(chosen[0]) > dayOf(chosen[1]));
        if (swapped)
            std::swap(chosen[0], chosen[1]);
        return domain::comparison(field, op, chosen);
    }

private:
    std::string dayOf(const std::string& value) const
    {
        return value.starts_with('A') ? core::isoText(asOf - std::stoi(value.substr(2))) : value;
    }
    std::string literal(const std::string& value, Kind kind) const
    {
        if (kind == Kind::Number)
            return value;
        if (kind == Kind::Truth)
            return value == "true" ? "1" : "0";
        std::string text = "'";
        for (const char c : kind == Kind::Date ? dayOf(value) : value)
            text += c == '\'' ? std::string("''") : std::string(1, c);
        return text + "'";
    }
    std::string listed(const std::vector<std::string>& values, Kind kind) const
    {
        std::string list;
        for (const auto& value : values)
            list += (list.empty() ? "" : ", ") + literal(value, kind);
        return list;
    }
    std::string comparison(const std::string& column, Kind kind, const domain::Rule& rule) const
    {
        using Op = domain::Rule::Op;
        switch (rule.op) {
        case Op::In:
            return column + " IN (" + listed(rule.values, kind) + ")";
        case Op::Between:
            return column + " BETWEEN " + literal(rule.values[0], kind) + " AND " + literal(rule.values[1], kind);
        case Op::Contains:
        case Op::Matches: // letters only: what matches is what contains them
            return "instr(lower(" + column + "), lower(" + literal(rule.values[0], kind) + ")) > 0";
        case Op::Starts:
            return "instr(lower(" + column + "), lower(" + literal(rule.values[0], kind) + ")) = 1";
        default:
            return column + " " + std::string(domain::word(rule.op)) + " " + literal(rule.values[0], kind);
        }
    }
};

} // namespace holdfast::tests
