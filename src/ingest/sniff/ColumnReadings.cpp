// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decimal.h"
#include "ingest/mapping/Proposal.h"
#include "ingest/sniff/ColumnSurvey.h"
#include "ingest/sniff/Distinct.h"
#include "text/Fold.h"
#include "text/Utf8.h"

#include <algorithm>
#include <map>

namespace holdfast::ingest {

using frame::ValueType;
using text::DateOrder;
using text::NumberStyle;

static constexpr BooleanWords kBooleans[] = {
    {"yes", "no", BooleanWords::Kind::Neutral},
    {"y", "n", BooleanWords::Kind::Neutral},
    {"true", "false", BooleanWords::Kind::Neutral},
    {"t", "f", BooleanWords::Kind::Neutral},
    {"on", "off", BooleanWords::Kind::Neutral},
    {"是", "否", BooleanWords::Kind::Neutral},
    {"有", "无", BooleanWords::Kind::Neutral},
    {"真", "假", BooleanWords::Kind::Neutral},
    {"对", "错", BooleanWords::Kind::Neutral},
    {"有", "没有", BooleanWords::Kind::Neutral},
    {"是", "不是", BooleanWords::Kind::Neutral},
    {"はい", "いいえ", BooleanWords::Kind::Neutral},
    {"예", "아니요", BooleanWords::Kind::Neutral},
    {"да", "нет", BooleanWords::Kind::Neutral},
    {"sí", "no", BooleanWords::Kind::Neutral},
    {"sì", "no", BooleanWords::Kind::Neutral},
    {"sim", "não", BooleanWords::Kind::Neutral},
    {"tak", "nie", BooleanWords::Kind::Neutral},
    {"ja", "nein", BooleanWords::Kind::Neutral},
    {"oui", "non", BooleanWords::Kind::Neutral},
    {"流失", "未流失", BooleanWords::Kind::Neutral},
    {"已流失", "未流失", BooleanWords::Kind::Neutral},
    {"已流失", "在网", BooleanWords::Kind::Churn},
    {"流失", "在网", BooleanWords::Kind::Churn},
    {"流失", "正常", BooleanWords::Kind::Churn},
    {"流失", "留存", BooleanWords::Kind::Churn},
    {"已流失", "留存", BooleanWords::Kind::Churn},
    {"流失", "保留", BooleanWords::Kind::Churn},
    {"流失", "活跃", BooleanWords::Kind::Churn},
    {"已流失", "活跃", BooleanWords::Kind::Churn},
    {"churned", "active", BooleanWords::Kind::Churn},
    {"churned", "retained", BooleanWords::Kind::Churn},
    {"churned", "stayed", BooleanWords::Kind::Churn},
    {"churned", "notchurned", BooleanWords::Kind::Churn},
    {"churn", "nochurn", BooleanWords::Kind::Churn},
    {"churn", "notchurn", BooleanWords::Kind::Churn},
    {"churned", "existing", BooleanWords::Kind::Churn},
    {"attritedcustomer", "existingcustomer", BooleanWords::Kind::Churn},
    {"left", "stayed", BooleanWords::Kind::Churn},
    {"lost", "active", BooleanWords::Kind::Churn},
    {"cancelled", "active", BooleanWords::Kind::Churn},
    {"canceled", "active", BooleanWords::Kind::Churn},
    {"inactive", "active", BooleanWords::Kind::Churn},
    {"exited", "active", BooleanWords::Kind::Churn},
    {"closed", "active", BooleanWords::Kind::Churn},
    {"1", "0", BooleanWords::Kind::Digits},
};

std::span<const BooleanWords> booleanWords()
{
    return kBooleans;
}

// The number at another scale, rounded half away from zero; kMissing where it does not fit.
static std::int64_t rescaled(std::int64_t mantissa, int places, int scale)
{
    __extension__ using Wide = __int128;
    Wide value = mantissa;
    if (places <= scale) {
        value *= core::powerOfTen(std::min(18, scale - places));
    } else {
        const Wide unit = core::powerOfTen(places - scale);
        value = (value + (value < 0 ? -unit / 2 : unit / 2)) / unit;
    }
    constexpr Wide kLimit = std::numeric_limits<std::int64_t>::max();
    return value > kLimit || value < -kLimit ? frame::kMissing : static_cast<std::int64_t>(value);
}

bool ColumnSurvey::affixesDiffer() const
{
    const bool plain = m_whole.count + m_dot.count > 0
        && std::none_of(
            m_affixes.begin(), m_affixes.end(), [](const Affix& a) { return a.prefix.empty() && a.suffix.empty(); });
    return m_affixes.size() + plain > 1 || m_otherAffixes > 0;
}

void ColumnSurvey::numberReadings(std::vector<Reading>& readings) const
{
    if (affixesDiffer())
        return;
    const std::string prefix = m_affixes.empty() ? "" : m_affixes.front().prefix;
    const std::string suffix = m_affixes.empty() ? "" : m_affixes.front().suffix;
    const bool percent = suffix.find('%') != std::string::npos;
    for (int s = 0; s < text::kNumberStyles; ++s) {
        const auto style = static_cast<NumberStyle>(s);
        const NumberTally total = styleTotal(style);
        if (total.count == 0 || total.count * 2 < effective())
            continue;
        if (style != NumberStyle::Dot && m_styles[static_cast<std::size_t>(s)].count == 0)
            continue; // nothing but plain numbers: the first style has them
        int most = 0;
        for (int i = 0; i < 19; ++i)
            if (total.places[i][0] + total.places[i][1] > 0)
                most = i;
        Reading reading;
        reading.fits = total.count;
        reading.answer = style == NumberStyle::Dot ? "grouping_comma"
            : style == NumberStyle::Comma          ? "decimal_comma"
                                                   : "";
        const int extra = percent ? 2 : 0;
        reading.type = most == 0 && !percent ? ValueType::Integer : ValueType::Decimal;
        reading.scale = std::min(9, most + extra);
        while (reading.scale > 0
            && (rescaled(total.least, total.leastPlaces + extra, reading.scale) == frame::kMissing
                || rescaled(total.most, total.mostPlaces + extra, reading.scale) == frame::kMissing))
            --reading.scale;
        reading.least = rescaled(total.least, total.leastPlaces + extra, reading.scale);
        reading.most = rescaled(total.most, total.mostPlaces + extra, reading.scale);
        const int shown = std::max(0, reading.scale - extra);
        int least = 0;
        std::uint64_t matches = 0;
        for (int m = 0; m <= shown; ++m) {
            std::uint64_t n = total.places[m][0] + total.places[m][1];
            for (int p = m + 1; p <= shown; ++p)
                n += total.places[p][0];
            if (n >= matches) {
                matches = n;
                least = m;
            }
        }
        const bool grouped = total.grouped > 0 && total.grouped >= total.largeUngrouped;
        const std::uint64_t lost = total.notPlain + (grouped ? total.largeUngrouped : total.grouped) + total.cut;
        reading.exactly = matches > lost ? matches - lost : 0;
        const bool comma = style == NumberStyle::Comma || style == NumberStyle::SpaceComma;
        if (grouped || shown > 0 || !prefix.empty() || !suffix.empty()) {
            static constexpr const char* kGroups[] = {",", ".", " ", "'"};
            reading.format = prefix + (grouped ? std::string("#") + kGroups[s] + "##0" : std::string("0"));
            if (shown > 0)
                reading.format += (comma ? "," : ".") + std::string(static_cast<std::size_t>(least), '0')
                    + std::string(static_cast<std::size_t>(shown - least), '#');
            reading.format += suffix;
        }
        readings.push_back(std::move(reading));
    }
}

bool ColumnSurvey::zonesDiffer() const
{
    std::uint64_t zoned = 0, local = m_isoDate.count + m_isoBlank.count + m_isoT.count;
    for (const MomentTally& tally : m_moments)
        (tally.shape.zone == text::MomentShape::Zone::None ? local : zoned) += tally.count;
    return zoned > 0 && local > 0;
}

void ColumnSurvey::momentReadings(std::vector<Reading>& readings) const
{
    if (zonesDiffer())
        return;
    struct Form {
        std::string pattern;
        std::uint64_t count = 0, exactly = 0;
    };
    static constexpr const char* kAnswers[] = {"ymd", "dmy", "mdy"};
    const bool anyDate = !m_moments.empty() || m_isoDate.count + m_isoBlank.count + m_isoT.count > 0;
    for (int o = 0; o < 3; ++o) {
        const auto order = static_cast<DateOrder>(o);
        Reading reading;
        reading.answer = kAnswers[o];
        std::vector<Form> forms;
        std::int64_t least = 0, most = 0;
        bool clock = false;
        const auto widen = [&](std::int64_t low, std::int64_t high, std::uint64_t n) {
            least = reading.fits == 0 ? low : std::min(least, low);
            most = reading.fits == 0 ? high : std::max(most, high);
            reading.fits += n;
        };
        for (const MomentTally& tally : m_moments) {
            if ((tally.orders & 1u << o) == 0)
                continue;
            const bool padded = tally.padded >= tally.unpadded, hourPadded = tally.hourPadded >= tally.hourUnpadded;
            const bool exact =
                !tally.shape.fraction && !tally.shape.odd && tally.shape.zone != text::MomentShape::Zone::Offset;
            const std::uint64_t lost =
                (padded ? tally.unpadded : tally.padded) + (hourPadded ? tally.hourUnpadded : tally.hourPadded);
            forms.push_back({text::patternOf(tally.shape, order, padded, hourPadded), tally.count,
                exact && tally.count > lost ? tally.count - lost : 0});
            widen(tally.least[o], tally.most[o], tally.count);
            clock = clock || tally.shape.clock != text::MomentShape::Clock::None;
        }
        if (order == DateOrder::Ymd) {
            if (m_isoDate.count > 0) {
                widen(m_isoDate.least * 86400, m_isoDate.most * 86400, m_isoDate.count);
                forms.push_back({"yyyy-MM-dd", m_isoDate.count, m_isoDate.count});
            }
            for (const auto& [tally, pattern] :
                {std::pair{&m_isoBlank, "yyyy-MM-dd HH:mm:ss"}, {&m_isoT, "yyyy-MM-ddTHH:mm:ss"}})
                if (tally->count > 0) {
                    widen(tally->least, tally->most, tally->count);
                    forms.push_back({pattern, tally->count, tally->count});
                    clock = true;
                }
            if (m_digits8.count > 0 && m_digits8.count == m_whole.count
                && (anyDate || m_digits8.count == effective())) {
                widen(m_digits8.least * 86400, m_digits8.most * 86400, m_digits8.count);
                forms.push_back({"yyyyMMdd", m_digits8.count, m_digits8.count});
            }
        }
        if (reading.fits == 0 || reading.fits * 2 < effective())
            continue;
        std::map<std::string, Form> byPattern;
        for (const Form& form : forms) {
            byPattern[form.pattern].count += form.count;
            byPattern[form.pattern].exactly += form.exactly;
        }
        for (const auto& [pattern, form] : byPattern)
            if (reading.format.empty() || form.exactly > reading.exactly) {
                reading.format = pattern;
                reading.exactly = form.exactly;
            }
        reading.type = clock ? ValueType::DateTime : ValueType::Date;
        reading.least = clock ? least : least / 86400;
        reading.most = clock ? most : most / 86400;
        readings.push_back(std::move(reading));
    }
}

void ColumnSurvey::booleanReadings(std::vector<Reading>& readings) const
{
    if (m_distinct->overflow || m_distinct->values.size() > 16)
        return;
    for (const BooleanWords& pair : kBooleans) {
        Reading reading;
        reading.type = ValueType::Boolean;
        std::map<std::string, std::uint64_t> spelled[2];
        for (const auto& value : m_distinct->values) {
            const std::string_view trimmed = text::trimmed(value.text);
            if (trimmed.empty() || text::isNullToken(trimmed) || value.native == Native::Broken)
                continue;
            const std::string folded = text::foldName(trimmed);
            if (folded == pair.yes || folded == pair.no) {
                reading.fits += value.count;
                spelled[folded == pair.no][value.text] += value.count;
            }
        }
        if (reading.fits == 0 || reading.fits != effective())
            continue;
        std::string words[2] = {std::string(pair.yes), std::string(pair.no)};
        for (int side = 0; side < 2; ++side) {
            std::uint64_t most = 0;
            for (const auto& [word, n] : spelled[side])
                if (n > most && word.find('|') == std::string::npos) {
                    most = n;
                    words[side] = word;
                }
            reading.exactly += most;
        }
        reading.format = words[0] + "|" + words[1];
        reading.answer = pair.kind == BooleanWords::Kind::Neutral ? ""
            : pair.kind == BooleanWords::Kind::Churn              ? "churn"
                                                                  : "digits";
        reading.least = spelled[1].empty() ? 1 : 0;
        reading.most = spelled[0].empty() ? 0 : 1;
        readings.push_back(std::move(reading));
        return;
    }
}

// Two styles fit every cell and read some of them differently.
bool ColumnSurvey::numberIsAmbiguous(char fileMark) const
{
    if (onlyOneGroups(','))
        return true;
    return onlyOneGroups('.') && fileMark != '.';
}

// No order fits every cell alone, or two do.
bool ColumnSurvey::dateIsAmbiguous(const std::vector<Reading>& readings) const
{
    std::uint64_t best = 0, second = 0;
    std::size_t bestOrder = 0;
    for (const Reading& reading : readings)
        if (reading.type == ValueType::Date || reading.type == ValueType::DateTime) {
            const std::size_t order = reading.answer == "ymd" ? 0 : reading.answer == "dmy" ? 1 : 2;
            if (reading.fits > best) {
                second = best;
                best = reading.fits;
                bestOrder = order;
            } else {
                second = std::max(second, reading.fits);
            }
        }
    if (best == 0)
        return false;
    if (best == second)
        return true;
    return best < effective() && std::any_of(m_moments.begin(), m_moments.end(), [&](const MomentTally& tally) {
        return (tally.orders & 1u << bestOrder) == 0;
    });
}

void ColumnSurvey::finish(SniffedColumn& column, char fileMark, std::vector<core::Finding>& findings) const
{
    column.missing = m_missing;
    column.nullTokens = m_nullTokens + m_broken;
    column.nullToken = m_nullToken;
    column.maxBytes = m_maxBytes;
    column.distinctEstimate = std::min(m_distinct->estimate(), m_cells - m_missing);
    column.distinct = std::min(column.distinctEstimate, kDistinctCap);
    for (const auto& value : m_distinct->values)
        if (column.examples.size() < 5 && !text::trimmed(value.text).empty())
            column.examples.push_back(value.cut ? value.text + "…" : value.text);

    const std::uint64_t values = m_cells - m_missing;
    std::vector<Reading>& readings = column.readings;
    booleanReadings(readings);
    momentReadings(readings);
    if (m_clock.count > 0 && m_clock.count * 2 >= effective()) {
        const bool padded = m_clockPadded * 2 >= m_clock.count, seconds = m_clockSeconds * 2 >= m_clock.count;
        readings.push_back({ValueType::Time, 0, std::string(padded ? "HH" : "H") + (seconds ? ":mm:ss" : ":mm"), "",
            m_clock.count, m_clock.count, m_clock.least, m_clock.most});
    }
    if (m_duration.count > 0 && m_duration.count * 2 >= effective())
        readings.push_back({ValueType::Duration, 0, "", "", m_duration.count, m_duration.count, m_duration.least,
            m_duration.most});
    numberReadings(readings);
    readings.push_back({ValueType::Text, 0, "", "", values, values, frame::kMissing, frame::kMissing});

    // The first reading that fits every cell and leaves no doubt.
    const bool ambiguousNumber = numberIsAmbiguous(fileMark), ambiguousDate = dateIsAmbiguous(readings);
    const Reading* chosen = &readings.back();
    for (const Reading& reading : readings) {
        if (reading.fits != effective() || effective() == 0)
            continue;
        const bool moment = reading.type == ValueType::Date || reading.type == ValueType::DateTime;
        const bool number = reading.type == ValueType::Integer || reading.type == ValueType::Decimal;
        if (reading.type == ValueType::Boolean && !reading.answer.empty())
            continue;
        if (moment && (ambiguousDate || (reading.format == "yyyyMMdd" && values < 3)))
            continue;
        if (number) {
            const NumberTally& dot = m_styles[0];
            if (ambiguousNumber || dot.leadingZero > 0 || m_styles[1].leadingZero > 0)
                continue;
            // Codes such as 12E5 look like powers of ten.
            if (dot.exponents > 0 && ((m_dot.count < dot.exponents && dot.signedPowers * 2 < dot.exponents) || reading.scale == 0))
                continue;
            if (reading.least == frame::kMissing || reading.most == frame::kMissing)
                continue;
            if (reading.type == ValueType::Integer && isIdHeader(column.label))
                continue;
        }
        chosen = &reading;
        break;
    }
    column.type = values == 0 ? ValueType::Empty : chosen->type;
    column.scale = chosen->type == ValueType::Decimal ? chosen->scale : 0;
    column.format = chosen->format;
    column.validShare = 1;
    column.typeConfidence = column.type == ValueType::Text && (ambiguousNumber || ambiguousDate) ? 0.5 : 1;
    notes(column, ambiguousNumber, ambiguousDate, findings);
}

} // namespace holdfast::ingest
