// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "text/Likeness.h"

#include "text/Fold.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace holdfast::text {
namespace {

std::vector<char32_t> codePoints(std::string_view text)
{
    std::vector<char32_t> points;
    for (std::size_t i = 0; i < text.size();) {
        const auto byte = [&](std::size_t at) { return at < text.size() ? static_cast<unsigned char>(text[at]) : 0u; };
        const unsigned first = byte(i);
        const std::size_t length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1;
        char32_t point = length == 1 ? first : first & (0x7Fu >> length);
        bool whole = true;
        for (std::size_t k = 1; k < length; ++k) {
            whole = whole && (byte(i + k) & 0xC0) == 0x80;
            point = point << 6 | (byte(i + k) & 0x3F);
        }
        points.push_back(whole ? point : first);
        i += whole ? length : 1;
    }
    return points;
}

bool isWide(char32_t point)
{
    return (point >= 0x2E80 && point < 0xE000) || (point >= 0xF900 && point < 0xFB00) || point >= 0x20000;
}

} // namespace

double jaroWinkler(std::string_view left, std::string_view right)
{
    const auto a = codePoints(left), b = codePoints(right);
    if (a.empty() || b.empty())
        return a.size() == b.size() ? 1 : 0;
    const std::size_t longer = std::max(a.size(), b.size()), window = longer / 2 > 0 ? longer / 2 - 1 : 0;
    std::vector<bool> taken(b.size(), false);
    std::vector<char32_t> matched;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const std::size_t to = std::min(b.size(), i + window + 1);
        for (std::size_t k = i > window ? i - window : 0; k < to; ++k)
            if (!taken[k] && a[i] == b[k]) {
                taken[k] = true;
                matched.push_back(a[i]);
                break;
            }
    }
    if (matched.empty())
        return 0;
    std::size_t swapped = 0, at = 0;
    for (std::size_t k = 0; k < b.size(); ++k)
        if (taken[k])
            swapped += b[k] != matched[at++];
    const double m = static_cast<double>(matched.size());
    const double jaro = (m / static_cast<double>(a.size()) + m / static_cast<double>(b.size()) + (m - static_cast<double>(swapped) / 2) / m) / 3;
    std::size_t prefix = 0;
    while (prefix < 4 && prefix < a.size() && prefix < b.size() && a[prefix] == b[prefix])
        ++prefix;
    return jaro > 0.7 ? jaro + 0.1 * static_cast<double>(prefix) * (1 - jaro) : jaro;
}

std::string nameKey(std::string_view name)
{
    const std::string folded = foldKey(name);
    const auto points = codePoints(folded);
    if (std::any_of(points.begin(), points.end(), isWide))
        return foldName(name);
    std::vector<std::string> parts;
    std::string part;
    const auto close = [&] {
        if (std::string key = foldName(part); !key.empty())
            parts.push_back(std::move(key));
        part.clear();
    };
    for (const char c : folded) {
        if (c == ' ' || c == ',' || c == '.' || c == ';' || c == '-' || c == '_' || c == '\t')
            close();
        else
            part += c;
    }
    close();
    std::sort(parts.begin(), parts.end());
    std::string key;
    for (const std::string& p : parts)
        key += (key.empty() ? "" : " ") + p;
    return key;
}

std::string phoneKey(std::string_view phone)
{
    const std::string plain = narrowed(phone);
    std::string digits;
    for (const char c : plain)
        if (c >= '0' && c <= '9')
            digits += c;
    if (digits.size() < 7)
        return {};
    digits.erase(0, std::min(digits.find_first_not_of('0'), digits.size()));
    // +86 138…, 0086 138… and 138… are one mobile number; so are +49 30… and 030….
    if (digits.size() == 13 && digits.compare(0, 3, "861") == 0)
        digits.erase(0, 2);
    return digits.size() > 11 ? digits.substr(digits.size() - 11) : digits.size() < 7 ? std::string() : digits;
}

std::string mailKey(std::string_view mail)
{
    std::string key = foldKey(narrowed(mail));
    std::erase_if(key, [](char c) { return c == ' '; });
    const auto at = key.find('@');
    if (at == std::string::npos || at == 0 || key.find('.', at) == std::string::npos || key.find('@', at + 1) != std::string::npos)
        return {};
    if (const auto plus = key.find('+'); plus != std::string::npos && plus > 0 && plus < at)
        key.erase(plus, at - plus);
    return key;
}

} // namespace holdfast::text
