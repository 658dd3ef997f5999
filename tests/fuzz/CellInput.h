// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frame/CellText.h"
#include "ingest/read/CellParser.h"
#include "text/Decoder.h"
#include "text/Fold.h"
#include "text/Moment.h"
#include "text/Number.h"
#include "text/Utf8.h"

#include <cstdlib>
#include <string_view>

namespace holdfast::fuzz {

// What must hold for the text of any cell under any format: a value that is said to be exact is written back as it
// was, and no decoder gives text that is not UTF-8.
inline bool cellsSoundly(std::string_view bytes)
{
    if (bytes.size() < 2 || bytes.size() > 4096)
        return true;
    using enum frame::ValueType;
    struct Form {
        frame::ValueType type;
        int scale;
        const char* format;
    };
    static constexpr Form kForms[] = {{Integer, 0, ""}, {Decimal, 2, ""}, {Decimal, 9, ""}, {Decimal, 2, "0.00"}, {Decimal, 2, "0.0#"},
        {Decimal, 2, "#,##0.00"}, {Decimal, 2, "#.##0,0#"}, {Decimal, 2, "# ##0,00"}, {Decimal, 1, "#'##0.0"}, {Decimal, 2, "0 %"},
        {Decimal, 3, "0.0%"}, {Decimal, 2, "¥#,##0.00"}, {Decimal, 2, "0,00 €"}, {Integer, 0, "#,##0"}, {Integer, 0, "$0"},
        {Date, 0, "yyyy-MM-dd"}, {Date, 0, "dd.MM.yyyy"}, {Date, 0, "M/d/yyyy"}, {Date, 0, "yyyy年M月d日"}, {Date, 0, "d-MMM-yyyy"},
        {Date, 0, "yyyyMMdd"}, {DateTime, 0, "yyyy-MM-ddTHH:mm:ss"}, {DateTime, 0, "dd/MM/yyyy HH:mm"},
        {DateTime, 0, "M/d/yyyy h:mm a"}, {DateTime, 0, "yyyy-MM-ddTHH:mm:ssXXX"}, {Time, 0, "HH:mm"}, {Time, 0, "H:mm:ss"},
        {Boolean, 0, "Yes|No"}, {Boolean, 0, "是|否"}};
    const Form& form = kForms[static_cast<unsigned char>(bytes[0]) % std::size(kForms)];
    frame::ColumnInfo info;
    info.format = form.format;
    info.type = form.type;
    info.scale = form.scale;
    static constexpr const char* kEncodings[] = {"GB18030", "Big5", "Shift_JIS", "UTF-16LE", "windows-1252"};
    const char* const encoding = kEncodings[static_cast<unsigned char>(bytes[0]) % std::size(kEncodings)];
    bytes.remove_prefix(1);
    if (auto decoder = text::Decoder::open(encoding)) {
        std::string text;
        bool cut = false;
        if (decoder->decode(bytes, text, true) && text::validUtf8(text, cut) != text.size())
            return false;
    }
    bool cut = false;
    const std::string_view cell = bytes.substr(0, text::validUtf8(bytes, cut));
    if (cell.empty())
        return true;
    (void)text::foldName(cell);
    (void)text::foldKey(cell);
    (void)text::narrowed(cell);
    (void)text::hasInvisible(cell);
    (void)text::looksMojibake(cell);
    (void)text::irregularGroups(cell);
    (void)text::unitBehind(cell);
    (void)text::builtLikeDate(text::trimmed(cell));
    for (int style = 0; style < text::kNumberStyles; ++style)
        if (const auto number = text::parseNumber(text::trimmed(cell), static_cast<text::NumberStyle>(style)))
            if (number->places < 0 || number->places > 18)
                return false;
    const ingest::CellParser parser(info);
    std::int64_t value = 0;
    bool exact = false;
    if (parser.parse(cell, value, exact) != ingest::CellParser::Outcome::Value)
        return true;
    (void)frame::canonicalText(info, value, cell);
    const std::string back = frame::sourceText(info, value);
    return !exact || back == cell;
}

} // namespace holdfast::fuzz
