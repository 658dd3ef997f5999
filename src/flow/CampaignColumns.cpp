// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CampaignColumns.h"

#include <charconv>
#include <limits>

namespace holdfast::flow {

namespace {

// Behind the bracket of "key":[. Within a string every quote has a backslash before it, so an id can't be taken for a key.
const char* listOf(std::string_view document, std::string_view key)
{
    const std::string head = '"' + std::string(key) + "\":[";
    const auto at = document.find(head);
    return at == std::string_view::npos ? nullptr : document.data() + at + head.size();
}

// Entries up to the closing bracket; `entry` reads one, moves on and says whether it could.
template <class Entry> bool eachEntry(std::string_view document, std::string_view key, Entry entry)
{
    const char* at = listOf(document, key);
    const char* const end = document.data() + document.size();
    if (at == nullptr || at == end)
        return false;
    if (*at == ']')
        return true;
    while (entry(at, end) && at < end) {
        if (*at == ']')
            return true;
        if (*at != ',')
            return false;
        ++at;
    }
    return false;
}

} // namespace

std::optional<std::vector<double>> numbersIn(std::string_view document, std::string_view key, std::size_t expected)
{
    std::vector<double> values;
    values.reserve(expected);
    const bool read = eachEntry(document, key, [&](const char*& at, const char* end) {
        double value = std::numeric_limits<double>::quiet_NaN();
        if (end - at > 4 && std::string_view(at, 4) == "null") {
            at += 4;
        } else {
            const auto [next, error] = std::from_chars(at, end, value);
            if (error != std::errc())
                return false;
            at = next;
        }
        values.push_back(value);
        return true;
    });
    return read ? std::optional(std::move(values)) : std::nullopt;
}

std::optional<std::vector<std::uint32_t>> wholesIn(std::string_view document, std::string_view key, std::uint32_t most, std::size_t expected)
{
    std::vector<std::uint32_t> values;
    values.reserve(expected);
    const bool read = eachEntry(document, key, [&](const char*& at, const char* end) {
        std::uint32_t value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        at = next;
        values.push_back(value);
        return error == std::errc() && value <= most;
    });
    return read ? std::optional(std::move(values)) : std::nullopt;
}

std::optional<std::vector<std::string>> wordsIn(std::string_view document, std::string_view key, std::size_t* listEnd)
{
    std::vector<std::string> words;
    const bool read = eachEntry(document, key, [&](const char*& at, const char* end) {
        if (*at != '"')
            return false;
        const char* const begin = ++at;
        while (at < end && *at != '"' && *at != '\\')
            ++at;
        if (at == end || *at == '\\')
            return false;
        words.emplace_back(begin, at);
        ++at;
        if (listEnd != nullptr)
            *listEnd = static_cast<std::size_t>(at - document.data());
        return true;
    });
    return read ? std::optional(std::move(words)) : std::nullopt;
}

} // namespace holdfast::flow
