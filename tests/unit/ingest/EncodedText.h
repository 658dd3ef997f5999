// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <unicode/ucnv.h>

#include <string>

namespace holdfast::tests {

// UTF-8 text in another encoding, by ICU's name of its converter; empty = it can't be written so.
inline std::string encodedText(const std::string& utf8, const char* converter)
{
    if (std::string_view(converter) == "UTF-8")
        return utf8;
    UErrorCode status = U_ZERO_ERROR;
    std::string out(utf8.size() * 4 + 16, '\0');
    const auto n = ucnv_convert(converter, "UTF-8", out.data(), static_cast<std::int32_t>(out.size()), utf8.data(),
        static_cast<std::int32_t>(utf8.size()), &status);
    out.resize(U_SUCCESS(status) ? static_cast<std::size_t>(n) : 0);
    return out;
}

} // namespace holdfast::tests
