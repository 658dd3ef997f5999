// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/xlsx/NumberFormat.h"

#include "core/Ascii.h"

#include <algorithm>
#include <string>

namespace holdfast::ingest {
namespace {

bool isElapsed(std::string_view bracket)
{
    return !bracket.empty()
        && (core::lowerAscii(bracket.front()) == 'h' || core::lowerAscii(bracket.front()) == 'm' || core::lowerAscii(bracket.front()) == 's')
        && std::all_of(bracket.begin(), bracket.end(), [&](char c) { return core::lowerAscii(c) == core::lowerAscii(bracket.front()); });
}

} // namespace

NumberFormat numberFormat(std::string_view code)
{
    NumberFormat format;
    std::string signs; // what counts, in lower case
    bool elapsed = false;
    for (std::size_t i = 0; i < code.size(); ++i) {
        const char c = code[i];
        if (c == ';') {
            if (!signs.empty())
                break;
        } else if (c == '"') {
            const std::size_t close = code.find('"', i + 1);
            if (close == std::string_view::npos)
                break;
            i = close;
        } else if (c == '\\' || c == '_' || c == '*') {
            ++i;
        } else if (c == '[') {
            const std::size_t close = code.find(']', i + 1);
            if (close == std::string_view::npos)
                break;
            const std::string_view inside = code.substr(i + 1, close - i - 1);
            if (isElapsed(inside)) {
                elapsed = true;
                signs += core::lowerAscii(inside.front());
            }
            i = close;
        } else {
            signs += core::lowerAscii(c);
        }
    }
    const auto erase = [&](std::string_view word) {
        for (std::size_t at = signs.find(word); at != std::string::npos; at = signs.find(word))
            signs.erase(at, word.size());
    };
    if (signs.starts_with("general"))
        return format;
    erase("am/pm");
    erase("a/p");
    if (elapsed) {
        format.kind = NumberKind::Elapsed;
        return format;
    }
    if (signs.find('@') != std::string::npos) {
        format.kind = NumberKind::Text;
        return format;
    }
    // Parts of a second look like digits.
    for (const std::string_view mark : {"s.0", "s,0"})
        for (std::size_t at = signs.find(mark); at != std::string::npos; at = signs.find(mark)) {
            format.fraction = true;
            std::size_t end = at + 2;
            while (end < signs.size() && signs[end] == '0')
                ++end;
            signs.erase(at + 1, end - at - 1);
        }
    if (signs.find_first_of("0#?") != std::string::npos || signs.find("e+") != std::string::npos) {
        format.fraction = false;
        if (signs.size() > 1 && signs.size() < 30 && signs.find_first_not_of('0') == std::string::npos) {
            format.kind = NumberKind::Padded;
            format.digits = static_cast<std::uint8_t>(signs.size());
        }
        return format;
    }
    // An m next to hours or seconds is a minute.
    std::string letters;
    for (const char c : signs)
        if (c == 'y' || c == 'm' || c == 'd' || c == 'h' || c == 's' || c == 'e' || c == 'g' || c == 'b')
            if (letters.empty() || letters.back() != c)
                letters += c;
    bool date = false, time = false;
    for (std::size_t i = 0; i < letters.size(); ++i) {
        const char c = letters[i];
        if (c == 'h' || c == 's')
            time = true;
        else if (c == 'm' && ((i > 0 && letters[i - 1] == 'h') || (i + 1 < letters.size() && letters[i + 1] == 's')))
            time = true;
        else if (c == 'y' || c == 'm' || c == 'd' || c == 'e')
            date = true;
    }
    format.kind = date && time ? NumberKind::DateTime
        : date                 ? NumberKind::Date
        : time                 ? NumberKind::Time
                               : NumberKind::Number;
    if (format.kind == NumberKind::Number)
        format.fraction = false;
    return format;
}

NumberFormat builtInFormat(unsigned id)
{
    NumberFormat format;
    if ((id >= 14 && id <= 17) || (id >= 27 && id <= 31) || id == 36 || (id >= 50 && id <= 54) || id == 57 || id == 58)
        format.kind = NumberKind::Date;
    else if ((id >= 18 && id <= 21) || (id >= 32 && id <= 35) || id == 45 || id == 55 || id == 56)
        format.kind = NumberKind::Time;
    else if (id == 22)
        format.kind = NumberKind::DateTime;
    else if (id == 46)
        format.kind = NumberKind::Elapsed;
    else if (id == 47) {
        format.kind = NumberKind::Time;
        format.fraction = true;
    } else if (id == 49)
        format.kind = NumberKind::Text;
    return format;
}

} // namespace holdfast::ingest
