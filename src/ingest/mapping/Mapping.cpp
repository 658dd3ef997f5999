// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Json.h"
#include "ingest/quality/PersonalData.h"
#include "ingest/Ingest.h"

namespace holdfast::ingest {
namespace {

using core::Code;
using core::Json;

std::unexpected<core::Error> invalid(const std::string& key)
{
    return core::fail(Code::InvalidParameter, {{"parameter", key}});
}

std::optional<frame::ValueType> parseType(std::string_view word)
{
    for (int i = 0; i <= static_cast<int>(frame::ValueType::Empty); ++i)
        if (frame::word(static_cast<frame::ValueType>(i)) == word)
            return static_cast<frame::ValueType>(i);
    return std::nullopt;
}

} // namespace

core::Result<Mapping> parseMapping(std::string_view text)
{
    Mapping mapping;
    if (text.empty())
        return mapping;
    if (text.size() > (4u << 20))
        return invalid("map");
    Json json;
    try {
        // A map is flat: deeper nesting is refused before the reader goes down into it.
        json = Json::parse(text, [](int depth, Json::parse_event_t, Json&) {
            if (depth > 8)
                throw Json::other_error::create(501, "too deep", nullptr);
            return true;
        });
    } catch (const Json::parse_error& error) {
        core::Place place;
        place.byte = error.byte == 0 ? 0 : error.byte - 1;
        return core::fail(Code::InvalidParameter, {{"parameter", "map"}}, std::move(place), error.what());
    } catch (const Json::exception& error) {
        return core::fail(Code::InvalidParameter, {{"parameter", "map"}}, {}, error.what());
    }
    if (!json.is_object())
        return invalid("map");
    for (const auto& [key, value] : json.items()) {
        if (key == "role") {
            if (!value.is_string())
                return invalid(key);
            mapping.role = domain::parseRole(value.get<std::string>());
            if (!mapping.role)
                return invalid(key);
        } else if (key == "sheet" || key == "table" || key == "encoding" || key == "delimiter"
            || key == "query" || key == "aggregate") {
            if (!value.is_string())
                return invalid(key);
            (key == "sheet"             ? mapping.sheet
                    : key == "table"    ? mapping.table
                    : key == "encoding" ? mapping.encoding
                    : key == "query"     ? mapping.query
                    : key == "aggregate" ? mapping.aggregate
                                        : mapping.delimiter) = value.get<std::string>();
        } else if (key == "header_line") {
            if (!value.is_number_integer() || value.get<std::int64_t>() < 0)
                return invalid(key);
            mapping.headerLine = value.get<std::uint64_t>();
        } else if (key == "columns") {
            if (!value.is_object())
                return invalid(key);
            for (const auto& [name, column] : value.items()) {
                MappedColumn& mapped = mapping.columns[name];
                if (!column.is_object())
                    return invalid("columns/" + name);
                for (const auto& [what, word] : column.items()) {
                    if (!word.is_string() && !word.is_null())
                        return invalid("columns/" + name + "/" + what);
                    const std::string text2 = word.is_null() ? "" : word.get<std::string>();
                    if (what == "field") {
                        mapped.field = text2;
                    } else if (what == "type") {
                        mapped.type = parseType(text2);
                        if (!mapped.type)
                            return invalid("columns/" + name + "/type");
                    } else if (what == "privacy") {
                        mapped.privacy = text2;
                        if (!isPrivacyWord(text2))
                            return invalid("columns/" + name + "/privacy");
                    } else {
                        return invalid("columns/" + name + "/" + what);
                    }
                }
            }
        } else if (key == "answers") {
            if (!value.is_object())
                return invalid(key);
            for (const auto& [name, answer] : value.items()) {
                if (answer.is_string())
                    mapping.answers[name] = answer.get<std::string>();
                else if (answer.is_number_unsigned())
                    mapping.answers[name] = std::to_string(answer.get<std::uint64_t>());
                else
                    return invalid("answers/" + name);
            }
        } else {
            return invalid(key);
        }
    }
    if (mapping.delimiter.size() > 1 && mapping.delimiter != "\\t" && mapping.delimiter != "tab"
        && mapping.delimiter != "none")
        return invalid("delimiter");
    return mapping;
}

std::string toJson(const Mapping& mapping)
{
    Json json = Json::object();
    if (mapping.role)
        json["role"] = domain::word(*mapping.role);
    for (const auto& [key, value] : {std::pair{"sheet", &mapping.sheet}, {"table", &mapping.table},
             {"encoding", &mapping.encoding}, {"delimiter", &mapping.delimiter}, {"query", &mapping.query},
             {"aggregate", &mapping.aggregate}})
        if (!value->empty())
            json[key] = *value;
    if (mapping.headerLine)
        json["header_line"] = *mapping.headerLine;
    Json columns = Json::object();
    for (const auto& [name, column] : mapping.columns) {
        Json entry = Json::object();
        if (column.field)
            entry["field"] = *column.field;
        if (column.type)
            entry["type"] = frame::word(*column.type);
        if (!column.privacy.empty())
            entry["privacy"] = column.privacy;
        columns[name] = std::move(entry);
    }
    if (!columns.empty())
        json["columns"] = std::move(columns);
    if (!mapping.answers.empty())
        json["answers"] = mapping.answers;
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace holdfast::ingest
