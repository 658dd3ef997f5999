// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/sniff/ColumnSurvey.h"

#include "core/Decimal.h"
#include "ingest/sniff/Distinct.h"
#include "text/Fold.h"
#include "text/Utf8.h"

#include <algorithm>

namespace holdfast::ingest {

using text::DateOrder;
using text::NumberStyle;

static constexpr std::size_t kMomentKinds = 24;

void NumberTally::add(std::int64_t mantissa, int digits, bool zeroAtEnd)
{
    const double value = static_cast<double>(mantissa) / static_cast<double>(core::powerOfTen(digits));
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
    ++count;
    ++places[digits][zeroAtEnd];
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
}

ColumnSurvey::ColumnSurvey() : m_distinct(std::make_unique<Distinct>()) { }
ColumnSurvey::ColumnSurvey(ColumnSurvey&&) noexcept = default;
ColumnSurvey& ColumnSurvey::operator=(ColumnSurvey&&) noexcept = default;
ColumnSurvey::~ColumnSurvey() = default;

void ColumnSurvey::add(const RecordBlock& block, std::size_t column)
{
    const std::size_t rows = block.records.size();
    m_cells += rows;
    for (std::size_t r = 0; r < rows; ++r) {
        const Field field = block.fields[r * block.columns + column];
        const std::uint32_t size = field.size();
        if (size == 0) {
            ++m_missing;
            continue;
        }
        const std::string_view text = block.text(field);
        m_maxBytes = std::max<std::uint64_t>(m_maxBytes, size);
        const std::uint64_t hash = hashText(text);
        m_distinct->add(hash, text);
        const char first = text.front();
        if (first <= '9' && first >= '-') { // digits, and - . /
            std::int64_t value = 0;
            int places = 0;
            if (text::parsePlainNumber(text.data(), text.data() + size, value, places)) {
                if (places == 0) {
                    m_whole.add(value, 0, false);
                    if (size == 8) {
                        const auto moment = text::parseMoment(text, DateOrder::Ymd);
                        const int year = static_cast<int>(value / 10000);
                        if (moment && year >= 1900 && year < 2100)
                            m_digits8.add(moment->days);
                    }
                    if (value >= 1000 || value <= -1000)
                        ++m_whole.largeUngrouped;
                    continue;
                }
                if (places != 3 || !text::oneGroup(text, '.')) {
                    m_dot.add(value, places, text.back() == '0');
                    continue;
                }
            } else if (text::parseIso(text.data(), size, value)) {
                (size == 10 ? m_isoDate : text[10] == 'T' ? m_isoT : m_isoBlank).add(value);
                continue;
            }
        }
        addSlow(text, field.stray(), block.records[r].row);
    }
}

void ColumnSurvey::addSlow(std::string_view raw, bool stray, std::uint64_t)
{
    m_stray += stray;
    const std::string_view text = text::trimmed(raw);
    if (text.empty()) {
        ++m_missing;
        ++m_blank;
        return;
    }
    const bool foreign = std::any_of(raw.begin(), raw.end(), [](char c) { return static_cast<unsigned char>(c) >= 0x80; });
    std::string narrow;
    std::string_view value = text;
    if (foreign) {
        if (text::hasWideForms(raw)) {
            // The ideographic comma and stop are everyday text; only digits and letters in full width are odd.
            narrow = text::narrowed(text);
            const bool digits = std::any_of(narrow.begin(), narrow.end(), [](char c) { return c >= '0' && c <= '9'; });
            if (digits) {
                if (m_wide++ == 0)
                    m_wideText = text;
                value = text::trimmed(narrow);
            }
        }
        if (text::hasInvisible(raw) && m_invisible++ == 0)
            m_invisibleText = raw;
        if (text::hasReplacement(raw) && m_replaced++ == 0)
            m_replacedText = raw;
        if (text::looksMojibake(raw) && m_mojibake++ == 0)
            m_mojibakeText = raw;
    }
    if (value.empty())
        value = text;
    const char first = value.front();
    if ((first == '{' && value.back() == '}') || (first == '[' && value.back() == ']'))
        ++m_json;
    const bool digit = first >= '0' && first <= '9';
    if (digit && value.size() <= 40) {
        const std::size_t before = m_moments.size();
        const std::uint64_t others = m_otherMoments, twoDigits = m_twoDigitYears;
        const auto seen = [&] {
            std::uint64_t n = m_otherMoments;
            for (const MomentTally& tally : m_moments)
                n += tally.count;
            return n;
        };
        const std::uint64_t n = seen();
        addMoment(value);
        if (seen() != n || m_moments.size() != before || m_otherMoments != others || m_twoDigitYears != twoDigits)
            return;
        bool padded = false, seconds = false;
        if (const auto clock = text::parseClock(value, padded, seconds)) {
            m_clock.add(*clock);
            m_clockPadded += padded;
            m_clockSeconds += seconds;
            return;
        }
        if (text::builtLikeDate(value)) {
            if (m_impossibleDates++ == 0)
                m_impossibleDate = value;
            ++m_words;
            return;
        }
    }
    const bool coded = value.size() <= 32 && value.size() > 2 && first >= 'A' && first <= 'Z'
        && ((value[1] >= 'A' && value[1] <= 'Z') || value[1] == '$');
    if (digit || first == '-' || first == '+' || first == '(' || first == '.' || first == '$' || coded
        || static_cast<unsigned char>(first) >= 0xC2) {
        if (addNumber(value))
            return;
        if (digit && text::irregularGroups(value)) {
            if (m_irregular++ == 0)
                m_irregularText = value;
        }
    }
    if (text::isNullToken(value)) {
        if (m_nullTokens++ == 0)
            m_nullToken = value;
        if (text::nonFinite(value) != text::NonFinite::No)
            ++m_notNumbers;
        return;
    }
    if (text::nonFinite(value) == text::NonFinite::Infinite)
        ++m_infinite;
    ++m_words;
}

void ColumnSurvey::addMoment(std::string_view value)
{
    MomentTally tally;
    std::int64_t moments[3] {};
    text::MomentShape seen;
    for (int i = 0; i < 3; ++i) {
        const auto moment = text::parseMoment(value, static_cast<DateOrder>(i));
        if (!moment)
            continue;
        seen = moment->shape;
        tally.orders |= static_cast<std::uint8_t>(1u << i);
        moments[i] = moment->seconds();
    }
    if (tally.orders == 0)
        return;
    if (seen.twoDigitYear) {
        if (m_twoDigitYears++ == 0)
            m_twoDigitYear = value;
        ++m_words;
        return;
    }
    tally.shape = seen;
    tally.shape.padded = tally.shape.unpadded = tally.shape.hourPadded = tally.shape.hourUnpadded = false;
    auto it = std::find_if(m_moments.begin(), m_moments.end(),
        [&](const MomentTally& other) { return other.orders == tally.orders && other.shape == tally.shape; });
    if (it == m_moments.end()) {
        if (m_moments.size() >= kMomentKinds) {
            ++m_otherMoments;
            ++m_words;
            return;
        }
        m_moments.push_back(tally);
        it = m_moments.end() - 1;
    }
    for (int i = 0; i < 3; ++i) {
        it->least[i] = it->count == 0 ? moments[i] : std::min(it->least[i], moments[i]);
        it->most[i] = it->count == 0 ? moments[i] : std::max(it->most[i], moments[i]);
    }
    ++it->count;
    it->padded += seen.padded;
    it->unpadded += seen.unpadded;
    it->hourPadded += seen.hourPadded;
    it->hourUnpadded += seen.hourUnpadded;
}

bool ColumnSurvey::addNumber(std::string_view value)
{
    bool any = false;
    text::WrittenNumber shown;
    for (int i = 0; i < text::kNumberStyles; ++i) {
        const auto number = text::parseNumber(value, static_cast<NumberStyle>(i));
        if (!number)
            continue;
        NumberTally& tally = m_styles[static_cast<std::size_t>(i)];
        tally.add(number->mantissa, number->places, number->zeroAtEnd);
        tally.notPlain += !number->plain;
        tally.grouped += number->grouped;
        const std::int64_t whole = number->mantissa / core::powerOfTen(number->places);
        tally.largeUngrouped += !number->grouped && (whole >= 1000 || whole <= -1000);
        tally.leadingZero += number->leadingZero;
        tally.cut += number->cut;
        tally.exponents += number->exponent;
        if (!any)
            shown = *number;
        any = true;
    }
    if (!any)
        return false;
    m_oneDot += text::oneGroup(value, '.');
    m_oneComma += text::oneGroup(value, ',');
    auto it = std::find_if(m_affixes.begin(), m_affixes.end(),
        [&](const Affix& affix) { return affix.prefix == shown.prefix && affix.suffix == shown.suffix; });
    if (it != m_affixes.end())
        ++it->count;
    else if (m_affixes.size() < 8)
        m_affixes.push_back({std::string(shown.prefix), std::string(shown.suffix), 1});
    else
        ++m_otherAffixes;
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
    const std::uint64_t comma = std::max(styleTotal(NumberStyle::Comma).count, styleTotal(NumberStyle::SpaceComma).count);
    const std::uint64_t values = m_cells - m_missing - m_nullTokens;
    if (values == 0 || m_whole.count == values || dot == comma)
        return 0;
    if (dot == values)
        return '.';
    return comma == values ? ',' : '\0';
}

bool ColumnSurvey::onlyOneGroups(char mark) const
{
    const std::uint64_t values = m_cells - m_missing - m_nullTokens;
    const std::uint64_t ones = mark == '.' ? m_oneDot : m_oneComma;
    return ones > 0 && ones + m_whole.count == values;
}

} // namespace holdfast::ingest
