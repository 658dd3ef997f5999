// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/csv/RecordReader.h"
#include "text/Moment.h"
#include "text/Number.h"

#include <array>
#include <memory>
#include <span>

namespace holdfast::ingest {

// What numbers of one kind of writing were seen in a column.
struct NumberTally {
    std::uint64_t count = 0;
    std::uint64_t places[19][2]{}; // by places written, and whether the last of them is 0
    std::uint64_t notPlain = 0, grouped = 0, largeUngrouped = 0, leadingZero = 0, cut = 0, exponents = 0;
    std::uint64_t signedPowers = 0; // of these, written as no code is: with a point or a sign of the power
    std::int64_t least = 0, most = 0; // mantissas of the extremes with their places
    int leastPlaces = 0, mostPlaces = 0;
    double leastValue = 0, mostValue = 0;

    void add(std::int64_t mantissa, int digits, bool zeroAtEnd, std::uint64_t times)
    {
        if (count == 0 || digits != leastPlaces || digits != mostPlaces || mantissa < least || mantissa > most)
            widen(mantissa, digits);
        count += times; // mostly between the extremes
        places[digits][zeroAtEnd] += times;
    }
    void add(const NumberTally& other);

private:
    void widen(std::int64_t mantissa, int digits);
};

struct MomentTally {
    text::MomentShape shape; // without its padding marks
    std::uint8_t orders = 0; // bit of each DateOrder that the texts fit
    std::uint64_t count = 0, padded = 0, unpadded = 0, hourPadded = 0, hourUnpadded = 0;
    std::int64_t least[3]{}, most[3]{}; // seconds, by order
};

// Sees every cell of one column and says how it can be read. Holds some kilobytes, whatever the length.
class ColumnSurvey {
public:
    ColumnSurvey();
    ColumnSurvey(ColumnSurvey&&) noexcept;
    ColumnSurvey& operator=(ColumnSurvey&&) noexcept;
    ~ColumnSurvey();

    void add(const RecordBlock& block, std::size_t column);
    // After the last block, before what follows.
    void close() { release(); }
    // Fills what the cells say: type, readings, counts, examples; findings get this column's name. fileMark: the
    // decimal mark that other columns prove, 0 = none.
    void finish(SniffedColumn& column, char fileMark, std::vector<core::Finding>& findings) const;

    // Whether the cells prove a decimal mark: '.' or ','; 0 = neither or both.
    char provedMark() const;
    // Every cell with a mark is a single group of three behind it: "1.234".
    bool onlyOneGroups(char mark) const;

private:
    // Each text `times` times.
    void classify(std::string_view text, std::uint64_t times);
    void classifyNative(std::string_view text, Native native, std::uint64_t times);
    void classifySlowly(std::string_view text, std::uint64_t times);
    bool addMoment(std::string_view text, std::uint64_t times);
    bool addNumber(std::string_view text, std::uint64_t times);
    void release();
    NumberTally styleTotal(text::NumberStyle style) const;
    void numberReadings(std::vector<Reading>& readings) const;
    void momentReadings(std::vector<Reading>& readings) const;
    void booleanReadings(std::vector<Reading>& readings) const;
    bool affixesDiffer() const;
    bool zonesDiffer() const;
    bool numberIsAmbiguous(char fileMark) const;
    bool dateIsAmbiguous(const std::vector<Reading>& readings) const;
    void notes(const SniffedColumn& column, bool ambiguousNumber, bool ambiguousDate,
        std::vector<core::Finding>& findings) const;

    struct Distinct;
    std::unique_ptr<Distinct> m_distinct;
    std::uint64_t m_cells = 0, m_missing = 0, m_blank = 0, m_words = 0, m_nullTokens = 0, m_maxBytes = 0;
    std::string m_nullToken;
    NumberTally m_whole, m_dot; // plain ones; the others by style
    std::array<NumberTally, text::kNumberStyles> m_styles;
    std::uint64_t m_oneDot = 0, m_oneComma = 0, m_irregular = 0, m_notNumbers = 0, m_infinite = 0;
    std::string m_irregularText;
    struct Affix {
        std::string prefix, suffix;
        std::uint64_t count = 0;
    };
    std::vector<Affix> m_affixes;
    std::uint64_t m_otherAffixes = 0;
    std::vector<std::string> m_units; // behind numbers, up to 8 different ones
    std::uint64_t m_unitCells = 0;
    std::uint64_t m_namedZones = 0, m_zoned = 0;
    std::string m_namedZone;
    int m_offset = 0; // of the first moment with one
    bool m_offsetsDiffer = false;
    struct IsoTally {
        std::uint64_t count = 0;
        std::int64_t least = 0, most = 0;
        void add(std::int64_t value, std::uint64_t times)
        {
            least = count == 0 || value < least ? value : least;
            most = count == 0 || value > most ? value : most;
            count += times;
        }
    };
    IsoTally m_isoDate, m_isoBlank, m_isoT, m_digits8;
    std::vector<MomentTally> m_moments;
    std::uint64_t m_impossibleDates = 0, m_twoDigitYears = 0;
    std::string m_impossibleDate, m_twoDigitYear;
    IsoTally m_clock;
    std::uint64_t m_clockPadded = 0, m_clockSeconds = 0;
    IsoTally m_duration;
    std::uint64_t m_broken = 0, m_errors = 0;
    std::string m_brokenText, m_errorText;
    std::uint64_t m_wide = 0, m_invisible = 0, m_replaced = 0, m_mojibake = 0;
    std::string m_wideText, m_invisibleText, m_replacedText, m_mojibakeText;
    std::uint64_t m_json = 0;
    std::uint64_t effective() const { return m_cells - m_missing - m_nullTokens - m_broken; }
};

// A yes and a no as tables write them.
struct BooleanWords {
    std::string_view yes, no; // folded
    enum class Kind : std::uint8_t { Neutral, Churn, Digits } kind;
};
// The pair that a folded word belongs to with another one; nullptr = none.
std::span<const BooleanWords> booleanWords();

} // namespace holdfast::ingest
