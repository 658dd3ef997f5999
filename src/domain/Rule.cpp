// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Rule.h"

#include "core/Json.h"

#include <array>
#include <charconv>

namespace holdfast::domain {
namespace {

using core::Code;
using core::Json;
using core::Result;

constexpr std::array<std::string_view, 12> kOps = {
    "=", "!=", "<", "<=", ">", ">=", "in", "between", "contains", "starts", "matches", "missing"};
constexpr int kMaxDepth = 64;
constexpr std::size_t kMaxBytes = 16u << 20;

std::unexpected<core::Error> invalid(std::string_view what, std::string_view path)
{
    return core::fail(Code::InvalidRule, {{"reason", std::string(what)}, {"path", std::string(path)}});
}

// A value is text; numbers and truth values of the JSON are taken as they are written.
bool valueText(const Json& json, std::string& text)
{
    if (json.is_string())
        text = json.get<std::string>();
    else if (json.is_number() || json.is_boolean())
        text = json.dump();
    else
        return false;
    return true;
}

Result<Rule> read(const Json& json, const std::string& path, int depth)
{
    if (depth > kMaxDepth)
        return invalid("too-deep", path);
    if (!json.is_object())
        return invalid("not-an-object", path);
    Rule rule;
    for (const auto& [key, kind] : {std::pair{"all", Rule::Kind::All}, std::pair{"any", Rule::Kind::Any}}) {
        if (!json.contains(key))
            continue;
        const Json& parts = json[key];
        if (json.size() != 1 || !parts.is_array())
            return invalid("not-a-list", path + "/" + key);
        rule.kind = kind;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto part = read(parts[i], path + "/" + key + "/" + std::to_string(i), depth + 1);
            if (!part)
                return part;
            rule.parts.push_back(std::move(*part));
        }
        return rule;
    }
    if (json.contains("not")) {
        if (json.size() != 1)
            return invalid("unknown-key", path);
        auto part = read(json["not"], path + "/not", depth + 1);
        if (!part)
            return part;
        rule.kind = Rule::Kind::Not;
        rule.parts.push_back(std::move(*part));
        return rule;
    }
    if (json.contains("segment")) {
        if (json.size() != 1 || !json["segment"].is_string() || json["segment"].get<std::string>().empty())
            return invalid("not-a-name", path + "/segment");
        rule.kind = Rule::Kind::Segment;
        rule.segment = json["segment"].get<std::string>();
        return rule;
    }
    if (json.contains("ids")) {
        if (json.size() != 1 || !json["ids"].is_array())
            return invalid("not-a-list", path + "/ids");
        rule.kind = Rule::Kind::Ids;
        for (const Json& id : json["ids"])
            if (std::string text; valueText(id, text))
                rule.values.push_back(std::move(text));
            else
                return invalid("not-a-value", path + "/ids");
        return rule;
    }
    if (!json.contains("field") || !json["field"].is_string() || json["field"].get<std::string>().empty())
        return invalid("no-field", path);
    rule.kind = Rule::Kind::Compare;
    rule.field = json["field"].get<std::string>();
    if (!json.contains("op") || !json["op"].is_string())
        return invalid("no-op", path);
    const auto op = std::find(kOps.begin(), kOps.end(), json["op"].get<std::string>());
    if (op == kOps.end())
        return invalid("unknown-op", path + "/op");
    rule.op = static_cast<Rule::Op>(op - kOps.begin());
    for (const auto& [key, value] : json.items())
        if (key != "field" && key != "op" && key != "value")
            return invalid("unknown-key", path + "/" + key);
    if (rule.op == Rule::Op::Missing) {
        if (json.contains("value") && !json["value"].is_null())
            return invalid("value-not-wanted", path + "/value");
        return rule;
    }
    if (!json.contains("value"))
        return invalid("no-value", path);
    const Json& value = json["value"];
    if (value.is_array()) {
        for (const Json& one : value)
            if (std::string text; valueText(one, text))
                rule.values.push_back(std::move(text));
            else
                return invalid("not-a-value", path + "/value");
    } else if (std::string text; valueText(value, text)) {
        rule.values.push_back(std::move(text));
    } else {
        return invalid("not-a-value", path + "/value");
    }
    const bool list = rule.op == Rule::Op::In;
    if (!list && rule.values.size() != (rule.op == Rule::Op::Between ? 2u : 1u))
        return invalid("wrong-number-of-values", path + "/value");
    return rule;
}

Json write(const Rule& rule)
{
    Json json = Json::object();
    switch (rule.kind) {
    case Rule::Kind::All:
    case Rule::Kind::Any: {
        Json parts = Json::array();
        for (const Rule& part : rule.parts)
            parts.push_back(write(part));
        json[rule.kind == Rule::Kind::All ? "all" : "any"] = std::move(parts);
        break;
    }
    case Rule::Kind::Not:
        json["not"] = rule.parts.empty() ? Json::object({{"all", Json::array()}}) : write(rule.parts.front());
        break;
    case Rule::Kind::Segment:
        json["segment"] = rule.segment;
        break;
    case Rule::Kind::Ids:
        json["ids"] = rule.values;
        break;
    case Rule::Kind::Compare:
        json["field"] = rule.field;
        json["op"] = word(rule.op);
        if (rule.op == Rule::Op::In || rule.op == Rule::Op::Between)
            json["value"] = rule.values;
        else if (rule.op != Rule::Op::Missing)
            json["value"] = rule.values.empty() ? std::string() : rule.values.front();
        break;
    }
    return json;
}

// Depth of brackets outside strings: the JSON reader recurses, so a hostile text is measured first.
bool tooDeep(std::string_view text)
{
    int depth = 0;
    bool inString = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char c = text[i];
        if (inString) {
            if (c == '\\')
                ++i;
            else if (c == '"')
                inString = false;
        } else if (c == '"') {
            inString = true;
        } else if (c == '{' || c == '[') {
            if (++depth > 2 * kMaxDepth + 4)
                return true;
        } else if (c == '}' || c == ']') {
            --depth;
        }
    }
    return false;
}

} // namespace

std::string_view word(Rule::Op op)
{
    return kOps[static_cast<std::size_t>(op)];
}

Result<Rule> parseRule(std::string_view text)
{
    if (text.size() > kMaxBytes || tooDeep(text))
        return invalid("too-deep", "");
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::parse_error& error) {
        core::Place place;
        place.byte = error.byte == 0 ? 0 : error.byte - 1;
        return core::fail(Code::InvalidRule, {{"reason", "not-json"}}, std::move(place), error.what());
    } catch (const Json::exception& error) {
        return core::fail(Code::InvalidRule, {{"reason", "not-json"}}, {}, error.what());
    }
    return read(json, "", 0);
}

std::string toJson(const Rule& rule)
{
    // Texts that are not UTF-8 can't be written as JSON; they are replaced rather than thrown at the caller.
    return write(rule).dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace holdfast::domain
