// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Recipe.h"

#include "core/Json.h"

#include <algorithm>
#include <array>
#include <set>

namespace holdfast::domain {
namespace {

using core::Code;
using core::Json;
using core::Result;
using frame::ValueType;

constexpr std::array<std::string_view, kStepKinds> kKinds = {
    "trim", "standardise", "units", "convert", "blank", "fill", "drop-duplicates", "merge-customers", "join"};
constexpr std::array<std::string_view, 4> kFills = {"leave", "constant", "median", "mode"};
constexpr std::array<ValueType, 6> kTargets
    = {ValueType::Text, ValueType::Integer, ValueType::Decimal, ValueType::Boolean, ValueType::Date, ValueType::DateTime};
constexpr std::size_t kMaxBytes = 16u << 20;
constexpr std::size_t kMaxSteps = 1000;

std::unexpected<core::Error> invalid(const std::string& key, const std::string& value)
{
    return core::fail(Code::InvalidParameter, {{"parameter", key}, {"value", value}});
}

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

// Reads the keys of one step; each key asked for is ticked off, so that a misspelt one is found.
class StepReader {
public:
    StepReader(const Json& json, std::string path) : m_json(json), m_path(std::move(path)) { }

    bool text(const char* key, std::string& value, bool required)
    {
        m_known.insert(key);
        if (!m_json.contains(key))
            return required ? wrong(key, "") : true;
        return valueText(m_json[key], value) && (!required || !value.empty()) ? true : wrong(key, m_json[key].dump());
    }

    bool list(const char* key, std::vector<std::string>& values, bool required)
    {
        m_known.insert(key);
        if (!m_json.contains(key))
            return required ? wrong(key, "") : true;
        if (!m_json[key].is_array())
            return wrong(key, m_json[key].dump());
        for (const Json& entry : m_json[key])
            if (!valueText(entry, values.emplace_back()))
                return wrong(key, entry.dump());
        return !required || !values.empty() ? true : wrong(key, "[]");
    }

    bool map(const char* key, std::map<std::string, std::string>& values)
    {
        m_known.insert(key);
        if (!m_json.contains(key) || !m_json[key].is_object() || m_json[key].empty())
            return wrong(key, m_json.contains(key) ? m_json[key].dump() : "");
        for (const auto& [name, entry] : m_json[key].items())
            if (!valueText(entry, values[name]))
                return wrong(key, entry.dump());
        return true;
    }

    bool pairs(const char* key, std::vector<std::pair<std::string, std::string>>& values)
    {
        m_known.insert(key);
        if (!m_json.contains(key) || !m_json[key].is_array() || m_json[key].empty())
            return wrong(key, m_json.contains(key) ? m_json[key].dump() : "");
        for (const Json& entry : m_json[key]) {
            auto& pair = values.emplace_back();
            if (!entry.is_array() || entry.size() != 2 || !valueText(entry[0], pair.first) || !valueText(entry[1], pair.second)
                || pair.first.empty() || pair.second.empty() || pair.first == pair.second)
                return wrong(key, entry.dump());
        }
        return true;
    }

    bool flag(const char* key, bool& value)
    {
        m_known.insert(key);
        if (!m_json.contains(key))
            return true;
        if (!m_json[key].is_boolean())
            return wrong(key, m_json[key].dump());
        value = m_json[key].get<bool>();
        return true;
    }

    bool nothingElse()
    {
        for (const auto& [key, value] : m_json.items())
            if (!m_known.contains(key))
                return wrong(key, value.dump());
        return true;
    }

    bool wrong(const std::string& key, const std::string& value)
    {
        m_wrong = {m_path + "/" + key, value.substr(0, 200)};
        return false;
    }
    std::unexpected<core::Error> error() const { return invalid(m_wrong.first, m_wrong.second); }

private:
    const Json& m_json;
    std::string m_path;
    std::set<std::string, std::less<>> m_known;
    std::pair<std::string, std::string> m_wrong;
};

bool readColumn(StepReader& reader, RecipeStep& step)
{
    return reader.text("column", step.columns.emplace_back(), true);
}

bool isFactor(const std::string& text)
{
    bool digit = false, mark = false, positive = false;
    for (const char c : text) {
        if (c == '.' && !mark)
            mark = true;
        else if (c >= '0' && c <= '9')
            digit = true, positive = positive || c > '0';
        else
            return false;
    }
    return digit && positive && text.size() <= 18;
}

bool readRest(StepReader& reader, RecipeStep& step)
{
    std::string word;
    switch (step.kind) {
    case StepKind::Trim:
        return reader.list("columns", step.columns, false);
    case StepKind::Standardise:
        return readColumn(reader, step) && reader.map("map", step.map);
    case StepKind::Units:
        if (!readColumn(reader, step) || !reader.text("to", step.unit, true) || !reader.map("factors", step.map))
            return false;
        for (const auto& [unit, factor] : step.map)
            if (!isFactor(factor))
                return reader.wrong("factors", unit + ": " + factor);
        return true;
    case StepKind::Convert:
        if (!readColumn(reader, step) || !reader.text("type", word, true))
            return false;
        for (const ValueType type : kTargets)
            if (frame::word(type) == word) {
                step.type = type;
                return true;
            }
        return reader.wrong("type", word);
    case StepKind::Blank:
        return readColumn(reader, step) && reader.list("values", step.values, true);
    case StepKind::Fill: {
        if (!readColumn(reader, step) || !reader.text("with", word, true) || !reader.text("value", step.value, false)
            || !reader.list("by", step.by, false))
            return false;
        const auto found = std::find(kFills.begin(), kFills.end(), word);
        if (found == kFills.end())
            return reader.wrong("with", word);
        step.with = static_cast<FillWith>(found - kFills.begin());
        return step.with != FillWith::Constant || !step.value.empty() ? true : reader.wrong("value", "");
    }
    case StepKind::DropDuplicates:
        return reader.list("columns", step.columns, false);
    case StepKind::MergeCustomers:
        return reader.pairs("pairs", step.pairs);
    case StepKind::Join:
        return readColumn(reader, step) && reader.text("key", step.key, true);
    }
    return false;
}

Result<RecipeStep> readStep(const Json& json, const std::string& path)
{
    if (!json.is_object())
        return invalid(path, json.dump().substr(0, 200));
    StepReader reader(json, path);
    RecipeStep step;
    std::string word;
    if (!reader.text("step", word, true))
        return reader.error();
    const auto kind = std::find(kKinds.begin(), kKinds.end(), word);
    if (kind == kKinds.end())
        return invalid(path + "/step", word);
    step.kind = static_cast<StepKind>(kind - kKinds.begin());
    if (!reader.flag("on", step.on) || !readRest(reader, step) || !reader.nothingElse())
        return reader.error();
    return step;
}

} // namespace

std::string_view word(StepKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

std::string_view word(FillWith with)
{
    return kFills[static_cast<std::size_t>(with)];
}

Result<Recipe> parseRecipe(std::string_view text)
{
    if (text.size() > kMaxBytes)
        return core::fail(Code::LimitsExceeded, {{"limit", "16 MB"}});
    Json json;
    try {
        json = Json::parse(text);
    } catch (const Json::parse_error& error) {
        core::Place where;
        where.byte = error.byte;
        return core::fail(Code::InvalidParameter, {{"parameter", "recipe"}, {"value", ""}}, where, error.what());
    }
    if (!json.is_object() || !json.contains("steps") || !json["steps"].is_array() || json["steps"].size() > kMaxSteps)
        return invalid("recipe/steps", "");
    Recipe recipe;
    for (const auto& [key, value] : json.items()) {
        if (key == "table" ? !value.is_string() : key != "steps")
            return invalid("recipe/" + key, value.dump().substr(0, 200));
        if (key == "table")
            recipe.table = value.get<std::string>();
    }
    for (std::size_t i = 0; i < json["steps"].size(); ++i) {
        auto step = readStep(json["steps"][i], "steps/" + std::to_string(i));
        if (!step)
            return std::unexpected(step.error());
        recipe.steps.push_back(std::move(*step));
    }
    return recipe;
}

std::string toJson(const Recipe& recipe)
{
    Json json = Json::object();
    if (!recipe.table.empty())
        json["table"] = recipe.table;
    json["steps"] = Json::array();
    for (const RecipeStep& step : recipe.steps) {
        Json out {{"step", word(step.kind)}};
        const std::string column = step.columns.empty() ? std::string() : step.columns.front();
        switch (step.kind) {
        case StepKind::Trim:
        case StepKind::DropDuplicates:
            if (!step.columns.empty())
                out["columns"] = step.columns;
            break;
        case StepKind::Standardise:
            out["column"] = column;
            out["map"] = step.map;
            break;
        case StepKind::Units:
            out["column"] = column;
            out["to"] = step.unit;
            out["factors"] = step.map;
            break;
        case StepKind::Convert:
            out["column"] = column;
            out["type"] = frame::word(step.type);
            break;
        case StepKind::Blank:
            out["column"] = column;
            out["values"] = step.values;
            break;
        case StepKind::Fill:
            out["column"] = column;
            out["with"] = word(step.with);
            if (step.with == FillWith::Constant)
                out["value"] = step.value;
            if (!step.by.empty())
                out["by"] = step.by;
            break;
        case StepKind::MergeCustomers:
            out["pairs"] = Json::array();
            for (const auto& [from, to] : step.pairs)
                out["pairs"].push_back({from, to});
            break;
        case StepKind::Join:
            out["column"] = column;
            out["key"] = step.key;
            break;
        }
        if (!step.on)
            out["on"] = false;
        json["steps"].push_back(std::move(out));
    }
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

} // namespace holdfast::domain
