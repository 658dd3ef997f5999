// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/read/CellParser.h"

#include "core/Decimal.h"
#include "frame/CellText.h"
#include "text/Fold.h"
#include "text/Utf8.h"

#include <algorithm>

namespace holdfast::ingest {

using frame::ValueType;
using text::DateOrder;
using text::MomentShape;
using text::NumberStyle;

bool parseDuration(std::string_view text, std::int64_t& seconds)
{
    const bool negative = text.starts_with('-');
    text.remove_prefix(negative);
    const std::size_t colon = text.find(':');
    if (colon == 0 || colon > 12 || text.size() != colon + 6 || text[colon + 3] != ':')
        return false;
    std::int64_t parts[3] = {0, 0, 0};
    int part = 0;
    for (const char c : text) {
        if (c == ':') {
            ++part;
            continue;
        }
        if (c < '0' || c > '9' || part > 2)
            return false;
        parts[part] = parts[part] * 10 + (c - '0');
    }
    if (part != 2 || parts[1] > 59 || parts[2] > 59)
        return false;
    seconds = (parts[0] * 60 + parts[1]) * 60 + parts[2];
    seconds = negative ? -seconds : seconds;
    return true;
}

CellParser::CellParser(const frame::ColumnInfo& info)
    : m_info(info)
{
    switch (info.type) {
    case ValueType::Integer:
    case ValueType::Decimal:
        readNumberPattern();
        break;
    case ValueType::Date:
    case ValueType::DateTime:
        readMomentPattern();
        break;
    case ValueType::Boolean: {
        const std::size_t bar = info.format.find('|');
        m_yesText = bar == std::string::npos ? "true" : info.format.substr(0, bar);
        m_noText = bar == std::string::npos ? "false" : info.format.substr(bar + 1);
        m_yes = text::foldName(m_yesText);
        m_no = text::foldName(m_noText);
        break;
    }
    default:
        break;
    }
}

// The pattern grammar of frame/CellText.h, the other way round.
void CellParser::readNumberPattern()
{
    m_scale = m_info.type == ValueType::Integer ? 0 : m_info.scale;
    m_mostPlaces = m_scale;
    const std::string& format = m_info.format;
    const std::size_t begin = format.find_first_of("#0"), end = format.find_last_of("#0");
    if (begin != std::string::npos) {
        m_prefix = format.substr(0, begin);
        m_suffix = format.substr(end + 1);
        std::string digits = format.substr(begin, end + 1 - begin);
        std::string group;
        if (digits.front() == '#') {
            const std::size_t unit = digits.find("##0", 1);
            if (unit != std::string::npos) {
                group = digits.substr(1, unit - 1);
                digits = digits.substr(unit + 2);
            }
        }
        m_grouped = !group.empty();
        char mark = '.';
        m_mostPlaces = 0;
        if (digits.size() > 1) {
            mark = digits[1];
            for (std::size_t i = 2; i < digits.size(); ++i) {
                m_leastPlaces += digits[i] == '0';
                ++m_mostPlaces;
            }
        } else if (group == ".") {
            mark = ',';
        }
        m_style = group == "'"                    ? NumberStyle::Apostrophe
            : group == " " || group == "\xC2\xA0" ? NumberStyle::SpaceComma
            : mark == ','                         ? NumberStyle::Comma
                                                  : NumberStyle::Dot;
    }
    m_percent = m_suffix.find('%') != std::string::npos || m_suffix.find("\xEF\xBC\x85") != std::string::npos;
    m_plain = m_style == NumberStyle::Dot && m_prefix.empty() && m_suffix.empty();
}

void CellParser::readMomentPattern()
{
    std::string_view format = m_info.format;
    if (format.empty())
        format = m_info.type == ValueType::Date ? "yyyy-MM-dd" : "yyyy-MM-ddTHH:mm:ss";
    // The shape is had from a text that the pattern writes; 3 January, 04:05:06 shows every padding.
    frame::ColumnInfo info = m_info;
    const std::size_t y = format.find('y'), m = format.find('M'), d = format.find('d');
    m_order = y < m && y < d ? DateOrder::Ymd : d < m ? DateOrder::Dmy : DateOrder::Mdy;
    m_padded = format.find("dd") != std::string_view::npos;
    m_hourPadded = format.find("HH") != std::string_view::npos || format.find("hh") != std::string_view::npos;
    using Parts = MomentShape::Parts;
    if (format.find("年") != std::string_view::npos)
        m_shape.parts = Parts::Chinese;
    else if (format.starts_with("yyyyMMdd"))
        m_shape.parts = Parts::Digits8;
    else {
        const std::size_t first = std::min({y, m, d});
        const std::size_t mark = format.find_first_not_of("yMd", first);
        const char sign = mark == std::string_view::npos ? '-' : format[mark];
        if (format.find("MMM") != std::string_view::npos) {
            m_shape.parts = Parts::MonthName;
            m_shape.mark = sign;
        } else {
            m_shape.parts = sign == '/' ? Parts::Slash
                : sign == '.'           ? Parts::Dot
                : sign == ' '           ? Parts::Blank
                                        : Parts::Dash;
        }
    }
    if (const std::size_t hour = format.find_first_of("Hh"); hour != std::string_view::npos) {
        m_shape.joint = format[hour - 1];
        m_shape.clock =
            format.find("ss") != std::string_view::npos ? MomentShape::Clock::Seconds : MomentShape::Clock::Minutes;
        m_shape.half = format.find('a') != std::string_view::npos;
        m_shape.zone = format.find("XXX") != std::string_view::npos ? MomentShape::Zone::Offset
            : format.find('Z') != std::string_view::npos            ? MomentShape::Zone::Letter
                                                                    : MomentShape::Zone::None;
    }
    m_isoDate = format == "yyyy-MM-dd";
    m_isoTime = format == "yyyy-MM-dd HH:mm:ss" || format == "yyyy-MM-ddTHH:mm:ss";
}

CellParser::Outcome CellParser::parse(std::string_view text, std::int64_t& value, bool& exact) const
{
    switch (m_info.type) {
    case ValueType::Integer:
    case ValueType::Decimal: {
        std::int64_t mantissa = 0;
        int places = 0;
        if (!m_plain || !text::parsePlainNumber(text.data(), text.data() + text.size(), mantissa, places)
            || places > m_scale)
            break;
        if (places < m_scale && (mantissa > 100000000 || mantissa < -100000000))
            break; // the slow road looks after overflow
        value = mantissa * core::powerOfTen(m_scale - places);
        exact = places == m_leastPlaces || (places > m_leastPlaces && text.back() != '0');
        if (m_grouped && (value >= 1000 * core::powerOfTen(m_scale) || -value >= 1000 * core::powerOfTen(m_scale)))
            exact = false;
        return Outcome::Value;
    }
    case ValueType::Date:
        if (m_order == DateOrder::Ymd && text.size() == 10 && text::parseIso(text.data(), 10, value)) {
            exact = m_isoDate;
            return Outcome::Value;
        }
        break;
    case ValueType::DateTime:
        if (m_isoTime && text.size() == 19 && text::parseIso(text.data(), 19, value)) {
            exact = text[10] == m_shape.joint;
            return Outcome::Value;
        }
        break;
    case ValueType::Boolean:
        if (text == m_yesText || text == m_noText) {
            value = text == m_yesText;
            exact = true;
            return Outcome::Value;
        }
        break;
    default:
        break;
    }
    return parseSlow(text, value, exact);
}

bool CellParser::number(const text::WrittenNumber& written, std::int64_t& value, bool& exact) const
{
    if (written.prefix != m_prefix || text::trimmed(written.suffix) != text::trimmed(m_suffix))
        return false;
    __extension__ using Wide = __int128;
    const int places = written.places + (m_percent ? 2 : 0);
    Wide scaled = written.mantissa;
    exact = written.plain && !written.cut && written.suffix == m_suffix;
    if (places <= m_scale) {
        scaled *= core::powerOfTen(m_scale - places);
    } else {
        const Wide unit = core::powerOfTen(std::min(18, places - m_scale));
        exact = exact && scaled % unit == 0 && false;
        scaled = (scaled + (scaled < 0 ? -unit / 2 : unit / 2)) / unit;
    }
    constexpr Wide kLimit = std::numeric_limits<std::int64_t>::max();
    if (scaled > kLimit || scaled < -kLimit)
        return false;
    value = static_cast<std::int64_t>(scaled);
    const bool large = scaled >= Wide{1000} * core::powerOfTen(m_percent ? std::max(0, m_scale - 2) : m_scale)
        || -scaled >= Wide{1000} * core::powerOfTen(m_percent ? std::max(0, m_scale - 2) : m_scale);
    exact = exact && written.grouped == (m_grouped && large)
        && (written.places == m_leastPlaces || (written.places > m_leastPlaces && !written.zeroAtEnd))
        && written.places <= m_mostPlaces;
    return true;
}

CellParser::Outcome CellParser::parseSlow(std::string_view raw, std::int64_t& value, bool& exact) const
{
    std::string_view text = text::trimmed(raw);
    exact = false;
    if (text.empty())
        return Outcome::Missing;
    std::string narrow;
    bool same = text.size() == raw.size();
    if (text::hasWideForms(text)) {
        narrow = text::narrowed(text);
        if (narrow != text) {
            text = text::trimmed(narrow);
            same = false;
        }
    }
    bool read = false;
    switch (m_info.type) {
    case ValueType::Integer:
    case ValueType::Decimal:
        if (const auto written = text::parseNumber(text, m_style))
            read = (m_info.type != ValueType::Integer || written->places == 0) && number(*written, value, exact);
        // A format with one blank for grouping reads the other blanks too, but does not write them.
        if (read && m_style == NumberStyle::SpaceComma && m_grouped && text.find('\xC2') != std::string_view::npos)
            exact = false;
        break;
    case ValueType::Date:
    case ValueType::DateTime:
        if (const auto moment = text::parseMoment(text, m_order); moment && !moment->shape.twoDigitYear) {
            const bool zoned = moment->shape.zone != MomentShape::Zone::None;
            read = zoned == (m_shape.zone != MomentShape::Zone::None)
                && (m_info.type == ValueType::DateTime || moment->shape.clock == MomentShape::Clock::None);
            value = m_info.type == ValueType::Date ? moment->days : moment->seconds();
            exact = text::reproduces(moment->shape, m_shape, m_padded, m_hourPadded);
        }
        break;
    case ValueType::Time: {
        bool padded = false, seconds = false;
        if (const auto clock = text::parseClock(text, padded, seconds)) {
            read = true;
            value = *clock;
            exact = seconds == m_info.format.ends_with("ss")
                && (padded == m_info.format.starts_with("HH") || *clock >= 36000);
            exact = exact && (*clock < 36000 || padded);
        }
        break;
    }
    case ValueType::Duration:
        read = parseDuration(text, value);
        exact = read && frame::sourceText(m_info, value) == text;
        break;
    case ValueType::Boolean: {
        const std::string folded = text::foldName(text);
        read = folded == m_yes || folded == m_no;
        value = folded == m_yes;
        break;
    }
    default:
        break;
    }
    if (read) {
        exact = exact && same;
        return Outcome::Value;
    }
    return text::isNullToken(text) ? Outcome::Missing : Outcome::Unreadable;
}

} // namespace holdfast::ingest
