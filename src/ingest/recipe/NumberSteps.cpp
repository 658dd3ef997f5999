// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/Decimal.h"
#include "frame/CellText.h"
#include "ingest/recipe/StepRun.h"
#include "text/Fold.h"
#include "text/Moment.h"
#include "text/Number.h"

namespace holdfast::ingest {
namespace {

using domain::StepKind;
using frame::ValueType;

constexpr int kMostPlaces = 9;
__extension__ using Wide = __int128;

std::string_view unblanked(std::string_view text)
{
    const auto from = text.find_first_not_of(" \t");
    return from == std::string_view::npos ? std::string_view() : text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

// mantissa / 10^places brought to `scale`; none where digits would be lost or the value does not fit.
std::optional<std::int64_t> atScale(Wide mantissa, int places, int scale)
{
    for (; places > scale; --places) {
        if (mantissa % 10 != 0)
            return std::nullopt;
        mantissa /= 10;
    }
    for (; places < scale; ++places) {
        mantissa *= 10;
        if (mantissa > std::numeric_limits<std::int64_t>::max() || mantissa < -std::numeric_limits<std::int64_t>::max())
            return std::nullopt;
    }
    if (mantissa > std::numeric_limits<std::int64_t>::max() || mantissa < -std::numeric_limits<std::int64_t>::max())
        return std::nullopt;
    return static_cast<std::int64_t>(mantissa);
}

// A number without anything around it.
std::optional<text::WrittenNumber> bareNumber(std::string_view text)
{
    const auto number = text::parseNumber(unblanked(text), text::NumberStyle::Dot);
    if (!number || number->cut || number->exponent || !number->prefix.empty() || !number->suffix.empty())
        return std::nullopt;
    return number;
}

std::optional<bool> truthOf(std::string_view text)
{
    const std::string folded = text::foldName(text);
    for (const auto* yes : {"true", "yes", "y", "t", "1", "是", "真"})
        if (folded == yes)
            return true;
    for (const auto* no : {"false", "no", "n", "f", "0", "否", "假"})
        if (folded == no)
            return false;
    return std::nullopt;
}

// The only day (and time) a text can mean.
std::optional<std::int64_t> momentOf(std::string_view text, bool withTime)
{
    std::optional<std::int64_t> found;
    for (const auto order : {text::DateOrder::Ymd, text::DateOrder::Dmy, text::DateOrder::Mdy}) {
        const auto moment = text::parseMoment(unblanked(text), order);
        if (!moment || moment->shape.twoDigitYear)
            continue;
        const std::int64_t seconds = moment->seconds();
        const std::int64_t value = withTime ? seconds : seconds / 86400 - (seconds % 86400 < 0);
        if (found && *found != value)
            return std::nullopt;
        found = value;
    }
    return found;
}

// Convert and Units: one column changes its type.
class ConvertStep final : public StepRun {
public:
    ConvertStep(RecipeTable& table, const domain::RecipeStep& step, int column)
        : StepRun(table, step)
        , m_column(column)
        , m_from(m_infos[static_cast<std::size_t>(column)])
        , m_type(step.kind == StepKind::Units ? ValueType::Decimal : step.type)
    {
        for (const auto& [unit, factor] : step.map) {
            Factor made;
            const auto mark = factor.find('.');
            std::string digits = factor;
            if (mark != std::string::npos) {
                digits.erase(mark, 1);
                made.places = static_cast<int>(factor.size() - mark - 1);
            }
            made.mantissa = std::atoll(digits.c_str());
            m_factors.emplace(text::foldKey(unit), made);
        }
    }

    bool observes() const override { return m_type == ValueType::Decimal && m_from.type == ValueType::Text; }

    void observe(const frame::Batch& batch) override
    {
        const auto c = static_cast<std::size_t>(m_column);
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            if (frame::isMissing(m_from, batch.columns[c], row))
                continue;
            if (m_from.coded) {
                const std::size_t code = batch.columns[c].codes[row];
                if (m_looked.size() <= code)
                    m_looked.resize(code + 1, false);
                if (m_looked[code])
                    continue;
                m_looked[code] = true;
            }
            m_scale = std::max(m_scale, std::min(kMostPlaces, needed(textAt(batch, m_column, row))));
        }
    }

    core::Status settle() override
    {
        RecipeColumn& target = m_table.columns[static_cast<std::size_t>(m_column)];
        const ValueType from = m_from.type;
        const bool number = from == ValueType::Integer || from == ValueType::Decimal, moment = from == ValueType::Date || from == ValueType::DateTime;
        const bool toNumber = m_type == ValueType::Integer || m_type == ValueType::Decimal,
                   toMoment = m_type == ValueType::Date || m_type == ValueType::DateTime;
        if (m_step.kind == StepKind::Units && from != ValueType::Text) {
            m_idle = true;
            return {};
        }
        if (from == m_type || from == ValueType::Empty) {
            m_idle = true;
            return {};
        }
        if (from != ValueType::Text && m_type != ValueType::Text && !(number && toNumber) && !(moment && toMoment)
            && !(from == ValueType::Boolean && m_type == ValueType::Integer) && !(from == ValueType::Integer && m_type == ValueType::Boolean))
            return notFor(m_step, m_from.name);
        target.info.type = m_type;
        target.info.format.clear();
        target.info.coded = false;
        target.info.scale = m_type == ValueType::Decimal ? (from == ValueType::Decimal ? m_from.scale : m_scale) : 0;
        m_scale = target.info.scale;
        return {};
    }

    core::Status apply(frame::Batch& batch, core::JobContext& job) override
    {
        if (m_idle)
            return {};
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        const auto c = static_cast<std::size_t>(m_column);
        const frame::BatchColumn before = std::move(batch.columns[c]);
        frame::BatchColumn& after = batch.columns[c];
        after = {};
        frame::ColumnInfo info = m_from;
        info.type = m_type;
        info.scale = m_scale;
        info.coded = false;
        info.format.clear();
        for (std::uint32_t row = 0; row < batch.rows; ++row) {
            const auto text = frame::cellText(m_from, before, row, m_table.columns[c].words);
            std::optional<std::int64_t> value;
            if (m_type == ValueType::Text) {
                after.texts.push(text.value_or(""));
                after.missing.push_back(!text);
            } else {
                if (text)
                    value = converted(*text, before, row);
                after.numbers.push_back(value.value_or(frame::kMissing));
            }
            if (tally == nullptr || !text)
                continue;
            const std::string now = m_type == ValueType::Text ? *text : value ? frame::canonicalText(info, *value) : std::string();
            tally->matched = true;
            tally->unmatched += m_type != ValueType::Text && !value;
            if (now != *text) {
                ++tally->cells;
                told(batch.sourceRows[row], m_column, *text, now);
            }
        }
        return {};
    }

private:
    struct Factor {
        std::int64_t mantissa = 1;
        int places = 0;
    };

    // The number of a text with its unit, as mantissa and places.
    bool measured(std::string_view text, Wide& mantissa, int& places) const
    {
        const std::string plain = text::narrowed(unblanked(text));
        const std::size_t end = std::min(plain.size(), plain.find_first_not_of("+-0123456789.,"));
        const auto number = bareNumber(std::string_view(plain).substr(0, end));
        if (!number)
            return false;
        const auto factor = m_factors.find(text::foldKey(unblanked(std::string_view(plain).substr(end))));
        if (factor == m_factors.end())
            return false;
        mantissa = static_cast<Wide>(number->mantissa) * factor->second.mantissa;
        places = number->places + factor->second.places;
        while (places > 0 && mantissa % 10 == 0) {
            mantissa /= 10;
            --places;
        }
        return true;
    }

    int needed(std::string_view text) const
    {
        if (m_step.kind != StepKind::Units)
            return placesOf(text);
        Wide mantissa = 0;
        int places = 0;
        return measured(text, mantissa, places) ? places : 0;
    }

    std::optional<std::int64_t> converted(const std::string& text, const frame::BatchColumn& before, std::uint32_t row) const
    {
        if (m_step.kind == StepKind::Units) {
            Wide mantissa = 0;
            int places = 0;
            if (!measured(text, mantissa, places))
                return std::nullopt;
            for (; places > m_scale; --places) // more places than are kept: rounded, half away from zero
                mantissa = places == m_scale + 1 ? (mantissa + (mantissa < 0 ? -5 : 5)) / 10 : mantissa / 10;
            return atScale(mantissa, places, m_scale);
        }
        if (m_from.type == ValueType::Date && m_type == ValueType::DateTime)
            return before.numbers[row] * 86400;
        if (m_from.type == ValueType::DateTime && m_type == ValueType::Date)
            return before.numbers[row] / 86400 - (before.numbers[row] % 86400 < 0);
        if (m_from.type == ValueType::Boolean && m_type == ValueType::Integer)
            return before.numbers[row];
        return valueOf(m_type, m_scale, text);
    }

    int m_column;
    frame::ColumnInfo m_from;
    ValueType m_type;
    std::map<std::string, Factor> m_factors; // by folded unit
    std::vector<bool> m_looked;
    int m_scale = 0;
    bool m_idle = false; // the column is of the type already
};

} // namespace

int placesOf(std::string_view text)
{
    const auto number = bareNumber(text);
    if (!number)
        return -1;
    int places = number->places;
    for (std::int64_t mantissa = number->mantissa; places > 0 && mantissa % 10 == 0; mantissa /= 10)
        --places;
    return places;
}

std::optional<std::int64_t> valueOf(ValueType type, int scale, std::string_view text)
{
    switch (type) {
    case ValueType::Integer:
    case ValueType::Decimal:
        if (const auto number = bareNumber(text))
            return atScale(number->mantissa, number->places, type == ValueType::Integer ? 0 : scale);
        return std::nullopt;
    case ValueType::Boolean:
        if (const auto truth = truthOf(text))
            return *truth ? 1 : 0;
        return std::nullopt;
    case ValueType::Date:
        return momentOf(text, false);
    case ValueType::DateTime:
        return momentOf(text, true);
    default:
        return std::nullopt;
    }
}

std::unique_ptr<StepRun> makeNumberStep(RecipeTable& table, const domain::RecipeStep& step)
{
    return std::make_unique<ConvertStep>(table, step, table.find(step.columns.front()));
}

} // namespace holdfast::ingest
