// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

struct UConverter;

namespace holdfast::text {

// Strict streaming conversion of one encoding to UTF-8: a byte sequence that the encoding does not know fails, and is
// never replaced. GB2312 and GBK are read as GB18030 (0x80 as the euro sign where GB18030 has nothing).
class Decoder {
public:
    // Any name or alias ICU knows; unsupported-encoding.
    static core::Result<Decoder> open(const std::string& encoding);
    Decoder(Decoder&&) noexcept;
    ~Decoder();

    // Appends the text of `bytes` to `to`; a character cut off at the end waits for the next call, and fails with
    // `last`. encoding-invalid with Place::byte = offset over all calls.
    core::Status decode(std::string_view bytes, std::string& to, bool last);

private:
    Decoder() = default;
    struct Close {
        void operator()(UConverter* converter) const;
    };
    std::unique_ptr<UConverter, Close> m_converter;
    std::unique_ptr<char16_t[]> m_units;
    std::uint64_t m_consumed = 0;
};

// The name shown and stored for an encoding word of a user ("utf8", "gbk", "cp936" …); empty = not known.
std::string encodingName(const std::string& word);

} // namespace holdfast::text
