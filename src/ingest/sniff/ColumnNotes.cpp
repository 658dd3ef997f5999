// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ingest/mapping/Proposal.h"
#include "ingest/sniff/ColumnSurvey.h"

#include <algorithm>

namespace holdfast::ingest {

using core::Code;
using core::Finding;
using core::Severity;
using frame::ValueType;
using text::NumberStyle;

// The flaws of a column, with one example each.
void ColumnSurvey::notes(
    const SniffedColumn& column, bool ambiguousNumber, bool ambiguousDate, std::vector<Finding>& findings) const
{
    const auto note = [&](Code code, std::uint64_t count, const std::string& value,
                          std::vector<std::string> choices = {}) {
        core::Place place;
        place.column = column.name;
        findings.push_back({code, choices.empty() ? Severity::Warning : Severity::NeedsChoice, std::move(place), value,
            count, std::move(choices)});
    };
    const std::string example = column.examples.empty() ? "" : column.examples.front();
    const std::uint64_t values = m_cells - m_missing;
    const std::uint64_t numbers = std::max(styleTotal(NumberStyle::Dot).count, styleTotal(NumberStyle::Comma).count);
    const bool kept = column.type == ValueType::Text;
    const bool isNumber = column.type == ValueType::Integer || column.type == ValueType::Decimal;

    if (ambiguousNumber)
        note(Code::AmbiguousNumber, m_oneDot + m_oneComma, example, {"decimal_comma", "grouping_comma"});
    if (ambiguousDate) {
        std::vector<std::string> choices;
        std::uint64_t most = 0;
        for (const Reading& reading : column.readings)
            if (reading.type == ValueType::Date || reading.type == ValueType::DateTime) {
                choices.push_back(reading.answer);
                most = std::max(most, reading.fits);
            }
        note(Code::AmbiguousDate, most, example, choices);
    }
    if (m_irregular > 0 && numbers + m_irregular >= values / 2)
        note(Code::IrregularGrouping, m_irregular, m_irregularText);
    // Among names NA may be a name; among numbers and keys it is none.
    if (m_errors > 0)
        note(Code::ErrorCells, m_errors, m_errorText);
    if (m_nullTokens > 0 && (!kept || isIdHeader(column.label) || (numbers > 0 && numbers + m_nullTokens >= values)))
        note(Code::NullToken, m_nullTokens, m_nullToken);
    if (m_notNumbers + m_infinite > 0 && (numbers > 0 || isNumber))
        note(Code::NonFiniteNumbers, m_notNumbers + m_infinite, m_nullToken);
    if (affixesDiffer() && numbers * 2 >= effective()) {
        const auto signs = [](const Affix& affix) {
            return affix.suffix.find('%') == std::string::npos && affix.prefix.size() + affix.suffix.size() > 0;
        };
        const bool money = std::all_of(m_affixes.begin(), m_affixes.end(),
            [&](const Affix& a) { return signs(a) || (a.prefix.empty() && a.suffix.empty()); });
        note(money ? Code::MixedCurrency : Code::MixedUnits, numbers, example);
    } else if (m_units.size() + (numbers > 0) > 1 && (m_unitCells + numbers) * 2 >= effective()) {
        note(Code::MixedUnits, m_unitCells, example);
    }
    if (kept && !ambiguousNumber && m_dot.count + m_styles[0].count > 0 && m_styles[1].count > 0 && m_words == 0
        && styleTotal(NumberStyle::Dot).count < effective() && styleTotal(NumberStyle::Comma).count < effective())
        note(Code::MixedNumberFormats, m_styles[1].count, example);
    if (m_styles[0].exponents > 0 && kept && numbers * 2 >= effective() && m_maxBytes >= 8)
        note(Code::PrecisionLostInSource, m_styles[0].exponents, example);

    std::uint64_t moments = m_isoDate.count + m_isoBlank.count + m_isoT.count, forms = 0;
    for (const MomentTally& tally : m_moments)
        moments += tally.count;
    std::vector<text::MomentShape::Parts> parts;
    for (const MomentTally& tally : m_moments)
        if (std::find(parts.begin(), parts.end(), tally.shape.parts) == parts.end())
            parts.push_back(tally.shape.parts);
    forms = parts.size()
        + (m_isoDate.count + m_isoBlank.count + m_isoT.count > 0
            && std::find(parts.begin(), parts.end(), text::MomentShape::Parts::Dash) == parts.end())
        + (m_digits8.count > 0 && moments > 0);
    if (forms > 1 && moments * 2 >= effective())
        note(Code::InconsistentDates, moments, example);
    if (m_impossibleDates > 0 && (moments + m_impossibleDates) * 2 >= effective())
        note(Code::InvalidDate, m_impossibleDates, m_impossibleDate);
    if (m_twoDigitYears > 0 && (m_twoDigitYears + moments) * 2 >= effective())
        note(Code::AmbiguousYear, m_twoDigitYears, m_twoDigitYear);
    if (zonesDiffer() || m_offsetsDiffer)
        note(Code::MixedTimeZones, moments, example);
    // A local time beside moments with a zone, or the name of a zone, leaves open which moment is meant.
    if (zonesDiffer() || (m_namedZones > 0 && (m_namedZones + moments) * 2 >= effective()))
        note(Code::AmbiguousTimeZone, std::max<std::uint64_t>(1, m_namedZones), m_namedZones > 0 ? m_namedZone : example);

    // One value of another kind keeps a column of a million numbers as text: worth saying.
    if (kept && !ambiguousNumber && !ambiguousDate && values >= 10) {
        for (const Reading& reading : column.readings)
            if (reading.type != ValueType::Text && reading.fits < effective() && reading.fits * 10 >= effective() * 9) {
                note(Code::MixedTypes, effective() - reading.fits, example);
                break;
            }
    }
    if (m_wide > 0)
        note(Code::FullwidthCharacters, m_wide, m_wideText);
    if (m_invisible > 0)
        note(Code::InvisibleCharacters, m_invisible, m_invisibleText.substr(0, 200));
    if (m_replaced > 0)
        note(Code::ReplacementCharactersInSource, m_replaced, m_replacedText.substr(0, 200));
    if (m_mojibake > 0)
        note(Code::PossibleMojibake, m_mojibake, m_mojibakeText.substr(0, 200));
    if (m_json > 0 && m_json * 2 >= values)
        note(Code::LooksLikeJson, m_json, example);
}

} // namespace holdfast::ingest
