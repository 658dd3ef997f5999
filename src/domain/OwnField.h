// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>
#include <string_view>

// A name in a rule is that of a column of the source where there is one, else of a field the program makes of the facts. "own:" before it
// asks for the latter in any case: rules of marks are about what was counted, whatever the columns of a file are called.
namespace holdfast::domain {

inline constexpr std::string_view kOwnField = "own:";

inline bool isOwnField(std::string_view field)
{
    return field.starts_with(kOwnField);
}
inline std::string ownField(std::string_view name)
{
    return std::string(kOwnField).append(name);
}
// "own:first_purchase" and "first_purchase" -> "first_purchase".
inline std::string_view plainField(std::string_view field)
{
    return isOwnField(field) ? field.substr(kOwnField.size()) : field;
}

} // namespace holdfast::domain
