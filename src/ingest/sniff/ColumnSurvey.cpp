// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sniff/ColumnSurvey.h"

#include "core/Decimal.h"
#include "ingest/read/CellParser.h"
#include "ingest/sniff/Distinct.h"
#include "text/Fold.h"
#include "text/Utf8.h"

#include <algorithm>
#include <cstring>
#include <limits>

namespace holdfast::ingest {

using text::DateOrder;
using text::NumberStyle;

static constexpr std::size_t kMomentKinds = 24;

void NumberTally::widen(std::int64_t mantissa, int digits)
{
    static constexpr auto kPowers = [] {
        std::array<double, 19> powers{};
        std::int64_t power = 1;
        for (double& value : powers) {
            value = static_cast<double>(power);
            power = power < std::numeric_limits<std::int64_t>::max() / 10 ? power * 10 : power;
        }
        return powers;
    }();
    const double value = static_cast<double>(mantissa) / kPowers[static_cast<std::size_t>(digits)];
    if (count == 0 || value < leastValue) {
        leastValue = value;
        least = mantissa;
        leastPlaces = digits;
    }
    if (count == 0 || value > mostValue) {
        mostValue = value;
        most = mantissa;
        mostPlaces = digits;
    }
}

// An ASCII word that is neither a number in disguise (US$ 5, NaN, inf) nor a word for missing (NA, none).
static bool isPlainWord(std::string_view text)
{
    const char first = text.front();
    if (!((first >= 'a' && first <= 'z') || (first >= 'A' && first <= 'Z')) || text.back() <= ' ')
        return false;
    if (first == 'n' || first == 'N' || first == 'i' || first == 'I')
        return false;
    if (first <= 'Z' && text.size() > 2 && text.size() <= 32 && ((text[1] >= 'A' && text[1] <= 'Z') || text[1] == '$'))
        return false;
    const char* p = text.data();
    std::size_t n = text.size();
    std::uint64_t high = 0;
    for (; n >= 8; p += 8, n -= 8) {
        std::uint64_t word = 0;
        std::memcpy(&word, p, 8);
        high |= word;
    }
    for (; n > 0; ++p, --n)
        high |= static_cast<unsigned char>(*p);
    return (high & 0x8080808080808080ull) == 0;
}

// A moment with the name of a zone behind it: "2025-03-30 02:30:00 Europe/Berlin", "10:00 CET".
static bool hasNamedZone(std::string_view text)
{
    const std::size_t blank = text.rfind(' ');
    if (blank == std::string_view::npos || text.size() - blank < 3)
        return false;
    const std::string_view name = text.substr(blank + 1);
    if (!std::all_of(name.begin(), name.end(),
            [](char c) { return (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '/' || c == '_'; }))
        return false;
    for (int i = 0; i < 3; ++i)
        if (const auto moment = text::parseMoment(text.substr(0, blank), static_cast<DateOrder>(i)))
            return moment->shape.clock != text::MomentShape::Clock::None;
    return false;
}

void NumberTally::add(const NumberTally& other)
{
    if (other.count == 0)
        return;
    if (count == 0 || other.leastValue < leastValue) {
        leastValue = other.leastValue;
        least = other.least;
        leastPlaces = other.leastPlaces;
    }
    if (count == 0 || other.mostValue > mostValue) {
        mostValue = other.mostValue;
        most = other.most;
        mostPlaces = other.mostPlaces;
    }
    count += other.count;
    for (int i = 0; i < 19; ++i)
        for (int k = 0; k < 2; ++k)
            places[i][k] += other.places[i][k];
    notPlain += other.notPlain;
    grouped += other.grouped;
    largeUngrouped += other.largeUngrouped;
    leadingZero += other.leadingZero;
    cut += other.cut;
    exponents += other.exponents;
    signedPowers += other.signedPowers;
}

ColumnSurvey::ColumnSurvey()
    : m_distinct(std::make_unique<Distinct>())
{
}
ColumnSurvey::ColumnSurvey(ColumnSurvey&&) noexcept = default;
ColumnSurvey& ColumnSurvey::operator=(ColumnSurvey&&) noexcept = default;
ColumnSurvey::~ColumnSurvey() = default;

void ColumnSurvey::add(const RecordBlock& block, std::size_t column)
{
    const std::size_t rows = block.records.size();
    m_cells += rows;
    Distinct& distinct = *m_distinct;
    for (std::size_t r = 0; r < rows; ++r) {
        const Field field = block.fields[r * block.columns + column];
        const std::uint32_t size = field.size();
        if (size == 0) {
            ++m_missing;
            continue;
        }
        const std::string_view text = block.text(field);
        m_maxBytes = std::max<std::uint64_t>(m_maxBytes, size);
        if (std::int64_t moment = 0; distinct.overflow && size == 19 && text::parseIso(text.data(), size, moment)) {
            distinct.estimateWith(hashText({reinterpret_cast<const char*>(&moment), sizeof moment}));
            (text[10] == 'T' ? m_isoT : m_isoBlank).add(moment, 1);
            continue;
        }
        const Native native = field.native();
        const std::uint64_t hash = hashText(text) ^ static_cast<std::uint64_t>(native) * 0x9E3779B97F4A7C15ull;
        if (!distinct.overflow) {
            if (distinct.hold(hash, text, native))
                continue;
            if (distinct.overflow)
                release();
        }
        distinct.estimateWith(hash);
        if (native == Native::None)
            classify(text, 1);
        else
            classifyNative(text, native, 1);
    }
}

// Tells the tallies what was only counted so far.
void ColumnSurvey::release()
{
    for (Distinct::Value& value : m_distinct->values)
        if (value.held) {
            value.held = false;
            if (value.native == Native::None)
                classify(value.text, value.count);
            else
                classifyNative(value.text, value.native, value.count);
        }
}

// Cells whose source says what they are: there is nothing ambiguous about a point or a comma in them.
void ColumnSurvey::classifyNative(std::string_view text, Native native, std::uint64_t times)
{
    std::int64_t value = 0;
    int places = 0;
    if (native == Native::Broken) {
        if (m_broken == 0)
            m_brokenText = text.substr(0, 200);
        m_broken += times;
    } else if (native == Native::Duration && parseDuration(text, value)) {
        m_duration.add(value, times);
    } else if (native == Native::Number
        && text::parsePlainNumber(text.data(), text.data() + text.size(), value, places) && places > 0) {
        m_dot.add(value, places, text.back() == '0', times);
    } else {
        classify(text, times);
    }
}

// The everyday forms, fast; everything else slowly.
void ColumnSurvey::classify(std::string_view text, std::uint64_t times)
{
    const std::size_t size = text.size();
    const char first = text.front();
    if (first <= '9' && first >= '-') { // digits, and - . /
        std::int64_t value = 0;
        int places = 0;
        if (text::parsePlainNumber(text.data(), text.data() + size, value, places)) {
            if (places == 0) {
                m_whole.add(value, 0, false, times);
                if (size == 8 && first > '0' && first < '3') {
                    const auto moment = text::parseMoment(text, DateOrder::Ymd);
                    if (moment && value >= 19000000 && value < 21000000)
                        m_digits8.add(moment->days, times);
                }
                if (value >= 1000 || value <= -1000)
                    m_whole.largeUngrouped += times;
                return;
            }
            if (places != 3 || !text::oneGroup(text, '.')) {
                m_dot.add(value, places, text.back() == '0', times);
                return;
            }
        } else if (text::parseIso(text.data(), size, value)) {
            (size == 10 ? m_isoDate : text[10] == 'T' ? m_isoT : m_isoBlank).add(value, times);
            return;
        }
    } else if (isPlainWord(text)) {
        m_words += times;
        return;
    }
    classifySlowly(text, times);
}

void ColumnSurvey::classifySlowly(std::string_view raw, std::uint64_t times)
{
    const std::string_view text = text::trimmed(raw);
    if (text.empty()) {
        m_missing += times;
        m_blank += times;
        return;
    }
    const bool foreign =
        std::any_of(raw.begin(), raw.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    std::string narrow;
    std::string_view value = text;
    const auto flaw = [times](std::uint64_t& count, std::string& example, std::string_view seen) {
        if (count == 0)
            example = seen.substr(0, 200);
        count += times;
    };
    if (foreign) {
        if (text::hasWideForms(raw)) {
            // The ideographic comma and stop are everyday text; only digits in full width are odd.
            narrow = text::narrowed(text);
            const auto digit = [](char c) { return c >= '0' && c <= '9'; };
            if (std::count_if(narrow.begin(), narrow.end(), digit) > std::count_if(text.begin(), text.end(), digit)
                || narrow.starts_with('-') != text.starts_with('-')) {
                flaw(m_wide, m_wideText, text);
                value = text::trimmed(narrow);
            } else if (narrow.find('\xC2') != std::string::npos) {
                value = text::trimmed(narrow); // a full-width currency sign
            }
        }
        if (text::hasInvisible(raw))
            flaw(m_invisible, m_invisibleText, raw);
        if (text::hasReplacement(raw))
            flaw(m_replaced, m_replacedText, raw);
        if (text::looksMojibake(raw))
            flaw(m_mojibake, m_mojibakeText, raw);
    }
    if (value.empty())
        value = text;
    // What a line end left in front of the cell, or a control sign in it.
    if (raw.front() == '\r' || std::any_of(raw.begin(), raw.end(), [](char c) { return c > 0 && c < ' ' && c != '\t' && c != '\n' && c != '\r'; }))
        flaw(m_invisible, m_invisibleText, raw);
    const char first = value.front();
    if ((first == '{' && value.back() == '}') || (first == '[' && value.back() == ']'))
        m_json += times;
    const bool digit = first >= '0' && first <= '9';
    if (digit && value.size() <= 40) {
        if (addMoment(value, times))
            return;
        bool padded = false, seconds = false;
        if (const auto clock = text::parseClock(value, padded, seconds)) {
            m_clock.add(*clock, times);
            m_clockPadded += padded ? times : 0;
            m_clockSeconds += seconds ? times : 0;
            return;
        }
        if (hasNamedZone(value)) {
            flaw(m_namedZones, m_namedZone, value);
            m_words += times;
            return;
        }
        if (text::builtLikeDate(value)) {
            flaw(m_impossibleDates, m_impossibleDate, value);
            m_words += times;
            return;
        }
    }
    const bool coded = value.size() <= 32 && value.size() > 2 && first >= 'A' && first <= 'Z'
        && ((value[1] >= 'A' && value[1] <= 'Z') || value[1] == '$');
    if (digit || first == '-' || first == '+' || first == '(' || first == '.' || first == '$' || coded
        || static_cast<unsigned char>(first) >= 0xC2) {
        if (addNumber(value, times))
            return;
        if (digit && text::irregularGroups(value))
            flaw(m_irregular, m_irregularText, value);
        if (const std::string_view unit = text::unitBehind(value); !unit.empty()) {
            m_unitCells += times;
            if (m_units.size() < 8 && std::find(m_units.begin(), m_units.end(), unit) == m_units.end())
                m_units.emplace_back(unit);
        }
    }
    if (text::isErrorCell(value))
        flaw(m_errors, m_errorText, value);
    if (text::isNullToken(value)) {
        flaw(m_nullTokens, m_nullToken, value);
        if (text::nonFinite(value) != text::NonFinite::No)
            m_notNumbers += times;
        return;
    }
    if (text::nonFinite(value) == text::NonFinite::Infinite)
        m_infinite += times;
    m_words += times;
}

bool ColumnSurvey::addMoment(std::string_view value, std::uint64_t times)
{
    MomentTally tally;
    std::int64_t moments[3]{};
    text::MomentShape seen;
    for (int i = 0; i < 3; ++i) {
        const auto moment = text::parseMoment(value, static_cast<DateOrder>(i));
        if (!moment)
            continue;
        seen = moment->shape;
        if (seen.zone != text::MomentShape::Zone::None && tally.orders == 0) {
            m_offsetsDiffer = m_offsetsDiffer || (m_zoned > 0 && moment->offsetMinutes != m_offset);
            m_offset = m_zoned++ == 0 ? moment->offsetMinutes : m_offset;
        }
        tally.orders |= static_cast<std::uint8_t>(1u << i);
        moments[i] = moment->seconds();
    }
    if (tally.orders == 0)
        return false;
    if (seen.twoDigitYear) {
        if (m_twoDigitYears == 0)
            m_twoDigitYear = value;
        m_twoDigitYears += times;
        m_words += times;
        return true;
    }
    tally.shape = seen;
    tally.shape.padded = tally.shape.unpadded = tally.shape.hourPadded = tally.shape.hourUnpadded = false;
    auto it = std::find_if(m_moments.begin(), m_moments.end(),
        [&](const MomentTally& other) { return other.orders == tally.orders && other.shape == tally.shape; });
    if (it == m_moments.end()) {
        if (m_moments.size() >= kMomentKinds) {
            m_words += times;
            return true;
        }
        m_moments.push_back(tally);
        it = m_moments.end() - 1;
    }
    for (int i = 0; i < 3; ++i) {
        it->least[i] = it->count == 0 ? moments[i] : std::min(it->least[i], moments[i]);
        it->most[i] = it->count == 0 ? moments[i] : std::max(it->most[i], moments[i]);
    }
    it->count += times;
    it->padded += seen.padded ? times : 0;
    it->unpadded += seen.unpadded ? times : 0;
    it->hourPadded += seen.hourPadded ? times : 0;
    it->hourUnpadded += seen.hourUnpadded ? times : 0;
    return true;
}

bool ColumnSurvey::addNumber(std::string_view value, std::uint64_t times)
{
    bool any = false;
    text::WrittenNumber shown;
    for (int i = 0; i < text::kNumberStyles; ++i) {
        const auto number = text::parseNumber(value, static_cast<NumberStyle>(i));
        if (!number)
            continue;
        NumberTally& tally = m_styles[static_cast<std::size_t>(i)];
        tally.add(number->mantissa, number->places, number->zeroAtEnd, times);
        tally.notPlain += number->plain ? 0 : times;
        tally.grouped += number->grouped ? times : 0;
        const std::int64_t whole = number->mantissa / core::powerOfTen(number->places);
        tally.largeUngrouped += !number->grouped && (whole >= 1000 || whole <= -1000) ? times : 0;
        tally.leadingZero += number->leadingZero ? times : 0;
        tally.cut += number->cut ? times : 0;
        tally.exponents += number->exponent ? times : 0;
        tally.signedPowers += number->exponent && value.find_first_of(".+-", 1) != std::string_view::npos ? times : 0;
        if (!any)
            shown = *number;
        any = true;
    }
    if (!any)
        return false;
    m_oneDot += text::oneGroup(value, '.') ? times : 0;
    m_oneComma += text::oneGroup(value, ',') ? times : 0;
    auto it = std::find_if(m_affixes.begin(), m_affixes.end(),
        [&](const Affix& affix) { return affix.prefix == shown.prefix && text::trimmed(affix.suffix) == text::trimmed(shown.suffix); });
    if (it != m_affixes.end())
        it->count += times;
    else if (m_affixes.size() < 8)
        m_affixes.push_back({std::string(shown.prefix), std::string(shown.suffix), times});
    else
        m_otherAffixes += times;
    return true;
}

NumberTally ColumnSurvey::styleTotal(NumberStyle style) const
{
    NumberTally total = m_whole;
    if (style == NumberStyle::Dot || style == NumberStyle::Apostrophe)
        total.add(m_dot);
    total.add(m_styles[static_cast<std::size_t>(style)]);
    return total;
}

char ColumnSurvey::provedMark() const
{
    const std::uint64_t dot = styleTotal(NumberStyle::Dot).count;
    const std::uint64_t comma =
        std::max(styleTotal(NumberStyle::Comma).count, styleTotal(NumberStyle::SpaceComma).count);
    const std::uint64_t values = effective();
    if (values == 0 || m_whole.count == values || dot == comma)
        return 0;
    if (dot == values)
        return '.';
    return comma == values ? ',' : '\0';
}

bool ColumnSurvey::onlyOneGroups(char mark) const
{
    const std::uint64_t values = effective();
    const std::uint64_t ones = mark == '.' ? m_oneDot : m_oneComma;
    return ones > 0 && ones + m_whole.count == values;
}

} // namespace holdfast::ingest
