// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frame/Batch.h"
#include "text/Moment.h"
#include "text/Number.h"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::ingest {

// "[-]H:MM:SS" with any number of hours, as sources with types of their own give it, to seconds.
bool parseDuration(std::string_view text, std::int64_t& seconds);

// Reads the cells of one typed column as ColumnInfo says, as strictly as the survey did.
class CellParser {
public:
    enum class Outcome : std::uint8_t {
        Value,
        Missing, // blank, or a word for missing
        Unreadable,
    };
    explicit CellParser(const frame::ColumnInfo& info);

    // `exact`: type and format give the source text back (an empty cell is exactly missing). The text is not empty.
    Outcome parse(std::string_view text, std::int64_t& value, bool& exact) const;

private:
    Outcome parseSlow(std::string_view text, std::int64_t& value, bool& exact) const;
    bool number(const text::WrittenNumber& number, std::int64_t& value, bool& exact) const;
    void readNumberPattern();
    void readMomentPattern();

    frame::ColumnInfo m_info;
    // numbers
    text::NumberStyle m_style = text::NumberStyle::Dot;
    std::string m_prefix, m_suffix;
    bool m_grouped = false, m_percent = false, m_plain = false;
    int m_leastPlaces = 0, m_mostPlaces = 0, m_scale = 0;
    // moments
    text::DateOrder m_order = text::DateOrder::Ymd;
    text::MomentShape m_shape;
    bool m_padded = true, m_hourPadded = true, m_isoDate = false, m_isoTime = false;
    // truth values, folded and as written
    std::string m_yes, m_no, m_yesText, m_noText;
};

} // namespace holdfast::ingest
