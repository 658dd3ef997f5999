// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/compute/Settings.h"

#include <algorithm>

namespace holdfast::flow {

using core::Code;

namespace {

// Parts of `text` between the separator where no backslash stands before it; escapes are kept.
std::vector<std::string> splitRaw(std::string_view text, char separator)
{
    std::vector<std::string> parts(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size()) {
            parts.back() += text[i];
            parts.back() += text[++i];
        } else if (text[i] == separator) {
            parts.emplace_back();
        } else {
            parts.back() += text[i];
        }
    }
    return parts;
}

std::string unescaped(std::string_view text)
{
    std::string plain;
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size() && (text[i + 1] == ',' || text[i + 1] == ':' || text[i + 1] == '\\'))
            ++i;
        plain += text[i];
    }
    return plain;
}

} // namespace

std::vector<std::string> commaList(std::string_view text)
{
    std::vector<std::string> parts = splitRaw(text, ',');
    for (auto& part : parts)
        part = unescaped(part);
    return parts;
}

Settings::Settings(const std::vector<std::pair<std::string, std::string>>& given, const Table* table)
    : m_given(given)
    , m_table(table)
{
}

bool Settings::has(std::string_view key) const
{
    return std::any_of(m_given.begin(), m_given.end(), [&](const auto& pair) { return pair.first == key && !pair.second.empty(); });
}

// The last one wins, as on any command line.
const std::string* Settings::given(const std::string& key)
{
    m_read.insert(key);
    for (auto pair = m_given.rbegin(); pair != m_given.rend(); ++pair)
        if (pair->first == key)
            return pair->second.empty() ? nullptr : &pair->second;
    return nullptr;
}

void Settings::keep(core::Error error)
{
    if (!m_error)
        m_error = std::move(error);
}

void Settings::refuse(const std::string& key, const std::string& value)
{
    keep({Code::InvalidParameter, {{"name", key}, {"value", value}}});
}

std::optional<std::size_t> Settings::lookUp(const std::string& name)
{
    const auto found = m_table ? m_table->find(name) : std::nullopt;
    if (!found)
        keep({Code::UnknownColumn, {{"name", name}, {"path", m_table ? m_table->path() : std::string()}}});
    return found;
}

std::string Settings::text(const std::string& key, const std::string& fallback)
{
    const std::string* value = given(key);
    const std::string text = value ? *value : fallback;
    m_parameters[key] = text.empty() ? core::Json() : core::Json(text);
    return text;
}

double Settings::number(const std::string& key, double fallback, double low, double high)
{
    double result = fallback;
    if (const std::string* value = given(key)) {
        const auto parsed = plainNumber(*value);
        if (!parsed || *parsed < low || *parsed > high)
            refuse(key, *value);
        else
            result = *parsed;
    }
    m_parameters[key] = result;
    return result;
}

std::optional<double> Settings::number(const std::string& key, double low, double high)
{
    if (!given(key)) {
        m_parameters[key] = nullptr;
        return {};
    }
    return number(key, low, low, high);
}

std::int64_t Settings::whole(const std::string& key, std::int64_t fallback, std::int64_t low, std::int64_t high)
{
    const double value = number(key, static_cast<double>(fallback), static_cast<double>(low), static_cast<double>(high));
    const auto result = static_cast<std::int64_t>(value);
    if (static_cast<double>(result) != value)
        refuse(key, *given(key));
    m_parameters[key] = result;
    return result;
}

bool Settings::flag(const std::string& key, bool fallback)
{
    bool result = fallback;
    if (const std::string* value = given(key)) {
        if (*value != "true" && *value != "false")
            refuse(key, *value);
        result = *value == "true";
    }
    m_parameters[key] = result;
    return result;
}

std::string Settings::choice(const std::string& key, const std::vector<std::string>& words)
{
    std::string result = words.front();
    if (const std::string* value = given(key)) {
        if (std::find(words.begin(), words.end(), *value) == words.end())
            refuse(key, *value);
        else
            result = *value;
    }
    m_parameters[key] = result;
    return result;
}

std::vector<double> Settings::numbers(const std::string& key, const std::vector<double>& fallback)
{
    std::vector<double> result = fallback;
    if (const std::string* value = given(key)) {
        result.clear();
        for (const auto& part : commaList(*value)) {
            const auto parsed = plainNumber(part);
            if (!parsed)
                refuse(key, part);
            else
                result.push_back(*parsed);
        }
    }
    m_parameters[key] = result;
    return result;
}

std::size_t Settings::column(const std::string& key)
{
    if (!given(key)) {
        keep({Code::MissingParameter, {{"name", key}}});
        return 0;
    }
    return optionalColumn(key).value_or(0);
}

std::optional<std::size_t> Settings::optionalColumn(const std::string& key)
{
    const std::string* value = given(key);
    m_parameters[key] = value ? core::Json(unescaped(*value)) : core::Json();
    return value ? lookUp(unescaped(*value)) : std::nullopt;
}

std::vector<std::size_t> Settings::columns(const std::string& key)
{
    if (!given(key))
        keep({Code::MissingParameter, {{"name", key}}});
    return optionalColumns(key);
}

std::vector<std::size_t> Settings::optionalColumns(const std::string& key)
{
    std::vector<std::size_t> result;
    const std::string* value = given(key);
    m_parameters[key] = core::Json::array();
    if (!value)
        return result;
    for (const auto& name : commaList(*value)) {
        m_parameters[key].push_back(name);
        if (const auto found = lookUp(name))
            result.push_back(*found);
    }
    return result;
}

Flagged Settings::flagged(const std::string& key)
{
    if (!given(key))
        keep({Code::MissingParameter, {{"name", key}}});
    return optionalFlagged(key).value_or(Flagged {});
}

std::optional<Flagged> Settings::optionalFlagged(const std::string& key)
{
    const std::string* value = given(key);
    m_parameters[key] = value ? core::Json(*value) : core::Json();
    if (!value)
        return {};
    const auto parts = splitRaw(*value, ':');
    const auto found = lookUp(unescaped(parts.front()));
    if (!found)
        return {};
    Flagged flagged {*found, {}, parts.size() > 1};
    for (std::size_t i = 1; i < parts.size(); ++i)
        flagged.value += (i > 1 ? ":" : "") + unescaped(parts[i]);
    return flagged;
}

std::vector<std::pair<std::string, std::string>> Settings::pairs(const std::string& key)
{
    std::vector<std::pair<std::string, std::string>> result;
    const std::string* value = given(key);
    m_parameters[key] = value ? core::Json(*value) : core::Json();
    if (!value)
        return result;
    for (const auto& part : splitRaw(*value, ',')) {
        const auto halves = splitRaw(part, ':');
        if (halves.size() != 2)
            refuse(key, part);
        else
            result.emplace_back(unescaped(halves[0]), unescaped(halves[1]));
    }
    return result;
}

std::optional<core::Error> Settings::failure() const
{
    if (m_error)
        return m_error;
    for (const auto& [key, value] : m_given)
        if (!m_read.contains(key))
            return core::Error {Code::UnknownParameter, {{"name", key}}};
    return {};
}

} // namespace holdfast::flow
