// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/SurveyFacts.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>
#include <set>

namespace holdfast::features {

using core::CivilDate;
using core::Code;
using domain::AnswerScale;
using domain::SurveyKind;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

std::optional<double> numberIn(std::string_view text)
{
    while (!text.empty() && text.front() == ' ')
        text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ')
        text.remove_suffix(1);
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string textOf(double number)
{
    char buffer[32];
    const auto [end, error] = std::to_chars(buffer, buffer + sizeof buffer, number);
    return std::string(buffer, end);
}

// Numbers in a text count by value: "wave 2" before "wave 10".
bool naturalLess(std::string_view a, std::string_view b)
{
    const auto digit = [](char c) { return c >= '0' && c <= '9'; };
    std::size_t i = 0, j = 0;
    while (i < a.size() && j < b.size()) {
        if (digit(a[i]) && digit(b[j])) {
            std::size_t m = i, n = j;
            while (m < a.size() && digit(a[m]))
                ++m;
            while (n < b.size() && digit(b[n]))
                ++n;
            const auto left = numberIn(a.substr(i, m - i)), right = numberIn(b.substr(j, n - j));
            if (*left != *right)
                return *left < *right;
            i = m;
            j = n;
        } else if (a[i] != b[j]) {
            return static_cast<unsigned char>(a[i]) < static_cast<unsigned char>(b[j]);
        } else {
            ++i;
            ++j;
        }
    }
    return a.size() - i < b.size() - j;
}

bool isDay(frame::ValueType type)
{
    return type == frame::ValueType::Date || type == frame::ValueType::DateTime;
}

// Words of several loads under one code.
class Words {
public:
    std::uint32_t code(const std::string& word)
    {
        if (word.empty())
            return 0;
        const auto [it, fresh] = m_codes.try_emplace(word, static_cast<std::uint32_t>(m_words.size()) + 1);
        if (fresh)
            m_words.push_back(word);
        return it->second;
    }
    // Codes of a column's rows, as text.
    void read(const SurveyRowsColumn& column, std::size_t rows, std::vector<std::uint32_t>& into)
    {
        if (!column.codes.empty()) {
            std::vector<std::uint32_t> map {0};
            for (const auto& word : column.words)
                map.push_back(code(word));
            for (std::size_t row = 0; row < rows; ++row)
                into.push_back(map[column.codes[row]]);
            return;
        }
        double last = kNone;
        std::uint32_t known = 0;
        for (std::size_t row = 0; row < rows; ++row) {
            const double value = column.numbers[row];
            if (!std::isnan(value) && value != last) {
                known = code(isDay(column.type) ? core::isoText(CivilDate {static_cast<std::int32_t>(value)}) : textOf(value));
                last = value;
            }
            into.push_back(std::isnan(value) ? 0 : known);
        }
    }
    // In natural order, codes changed with them.
    std::vector<std::string> finish(std::vector<std::uint32_t>& codes)
    {
        std::vector<std::uint32_t> order(m_words.size()), place(m_words.size() + 1, 0);
        std::iota(order.begin(), order.end(), 0u);
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return naturalLess(m_words[a], m_words[b]); });
        std::vector<std::string> sorted;
        for (std::size_t i = 0; i < order.size(); ++i) {
            place[order[i] + 1] = static_cast<std::uint32_t>(i) + 1;
            sorted.push_back(m_words[order[i]]);
        }
        for (auto& code : codes)
            code = place[code];
        return sorted;
    }

private:
    std::map<std::string, std::uint32_t> m_codes;
    std::vector<std::string> m_words;
};

// One load with the source of the model that names it.
struct Chosen {
    const SurveyRows* rows = nullptr;
    const domain::SurveySource* source = nullptr;
    const SurveyRowsColumn* column(const std::string& name) const
    {
        for (const auto& [theirs, ours] : source->columns)
            if (ours == name)
                return rows->column(theirs);
        return source->columns.contains(name) ? nullptr : rows->column(name);
    }
};

class Pooling {
public:
    Pooling(std::span<const SurveyRows> loads, const domain::SurveyModel& model, CivilDate asOf, const core::JobContext& job)
        : m_model(model), m_job(job)
    {
        m_facts.asOf = asOf;
        for (const auto& load : loads)
            for (const auto& source : model.sources)
                if (source.table == load.table && (source.file.empty() || source.file == load.file)) {
                    m_loads.push_back({&load, &source});
                    break;
                }
        for (const auto& load : m_loads)
            m_rows += load.rows->rows();
    }

    core::Result<SurveyFacts> run()
    {
        people();
        bool any = false;
        for (const auto& column : m_model.columns) {
            if (m_job.shouldStop())
                return core::fail(Code::Cancelled);
            if (domain::isScaled(column.kind)) {
                m_facts.series.push_back(series(column));
                any = any || m_facts.series.back().n > 0;
            } else {
                other(column);
            }
        }
        if (!any)
            return core::fail(Code::NotEnoughData, {{"needs", "survey_response"}});
        waves();
        std::stable_sort(m_facts.series.begin(), m_facts.series.end(), [](const auto& a, const auto& b) { return rank(a.kind) < rank(b.kind); });
        flags();
        if (m_model.repeats != domain::RepeatRule::All)
            repeats();
        if (m_job.shouldStop())
            return core::fail(Code::Cancelled);
        return std::move(m_facts);
    }

private:
    static int rank(SurveyKind kind) { return static_cast<int>(kind); }

    void people()
    {
        m_facts.customers.reserve(m_rows);
        m_facts.days.reserve(m_rows);
        m_facts.load.reserve(m_rows);
        for (std::size_t i = 0; i < m_loads.size(); ++i) {
            const auto& rows = *m_loads[i].rows;
            m_facts.customers.insert(m_facts.customers.end(), rows.customers.begin(), rows.customers.end());
            m_facts.days.insert(m_facts.days.end(), rows.days.begin(), rows.days.end());
            m_facts.load.insert(m_facts.load.end(), rows.rows(), static_cast<std::uint32_t>(i));
            m_facts.loads.push_back({rows.table, rows.file, rows.rows()});
        }
        m_facts.straight.assign(m_rows, 0);
        m_facts.speeder.assign(m_rows, 0);
        m_facts.repeated.assign(m_rows, 0);
    }

    SurveySeries series(const domain::SurveyColumn& column)
    {
        SurveySeries out {column.column, column.label, column.kind, column.scale, column.of, {}};
        out.answers.reserve(m_rows);
        out.present = false;
        for (const auto& load : m_loads) {
            const std::size_t rows = load.rows->rows();
            const SurveyRowsColumn* from = load.column(column.column);
            if (from == nullptr || isDay(from->type)) {
                out.answers.insert(out.answers.end(), rows, kNone);
                out.missing += rows;
                continue;
            }
            out.present = true;
            if (out.label.empty())
                out.label = from->label;
            const auto own = load.source->scales.find(column.column);
            const AnswerScale& scale = own != load.source->scales.end() ? own->second : column.scale;
            const bool moved = own != load.source->scales.end();
            // What a value counts as: an answer, or none and why.
            const auto take = [&](double value, std::uint64_t times) {
                if (std::isnan(value)) {
                    out.missing += times;
                } else if (std::find(scale.dontKnow.begin(), scale.dontKnow.end(), value) != scale.dontKnow.end()) {
                    out.dontKnow += times;
                    value = kNone;
                } else if (!scale.holds(value)) {
                    out.outOfScale += times;
                    value = kNone;
                } else {
                    out.n += times;
                    if (moved)
                        value = domain::rescaled(scale, value, column.scale);
                }
                return value;
            };
            if (from->codes.empty()) {
                for (std::size_t row = 0; row < rows; ++row)
                    out.answers.push_back(take(from->numbers[row], 1));
                continue;
            }
            std::vector<std::uint64_t> times(from->words.size() + 1, 0);
            for (std::size_t row = 0; row < rows; ++row)
                ++times[from->codes[row]];
            std::vector<double> values {take(kNone, times[0])};
            for (std::size_t i = 0; i < from->words.size(); ++i) {
                const auto word = scale.words.find(from->words[i]);
                const auto number = word != scale.words.end() ? std::optional(word->second) : numberIn(from->words[i]);
                if (number) {
                    values.push_back(take(*number, times[i + 1]));
                } else {
                    out.notUnderstood += times[i + 1];
                    values.push_back(kNone);
                }
            }
            for (std::size_t row = 0; row < rows; ++row)
                out.answers.push_back(values[from->codes[row]]);
        }
        if (out.label.empty())
            out.label = column.column;
        return out;
    }

    std::vector<double> numbers(const std::string& column)
    {
        std::vector<double> all;
        all.reserve(m_rows);
        for (const auto& load : m_loads) {
            const std::size_t rows = load.rows->rows();
            const SurveyRowsColumn* from = load.column(column);
            if (from == nullptr) {
                all.insert(all.end(), rows, kNone);
            } else if (from->codes.empty()) {
                all.insert(all.end(), from->numbers.begin(), from->numbers.end());
            } else {
                std::vector<double> values {kNone};
                for (const auto& word : from->words)
                    values.push_back(numberIn(word).value_or(kNone));
                for (std::size_t row = 0; row < rows; ++row)
                    all.push_back(values[from->codes[row]]);
            }
        }
        return all;
    }

    std::string texts(const std::string& column, std::vector<std::uint32_t>& codes, std::vector<std::string>& words)
    {
        Words all;
        std::string label;
        codes.reserve(m_rows);
        for (const auto& load : m_loads) {
            const SurveyRowsColumn* from = load.column(column);
            if (from == nullptr) {
                codes.insert(codes.end(), load.rows->rows(), 0u);
                continue;
            }
            if (label.empty())
                label = from->label;
            all.read(*from, load.rows->rows(), codes);
        }
        words = all.finish(codes);
        return label;
    }

    void other(const domain::SurveyColumn& column)
    {
        if (column.kind == SurveyKind::Weight) {
            m_facts.caseWeights = numbers(column.column);
            for (double& weight : m_facts.caseWeights)
                weight = weight > 0 ? weight : 1;
        } else if (column.kind == SurveyKind::Duration) {
            m_facts.durations = numbers(column.column);
        } else if (column.kind == SurveyKind::Attribute || column.kind == SurveyKind::Touchpoint) {
            SurveyAttribute attribute {column.column, column.label, {}, {}};
            const auto label = texts(column.column, attribute.codes, attribute.words);
            if (attribute.label.empty())
                attribute.label = label.empty() ? column.column : label;
            if (column.kind == SurveyKind::Touchpoint) {
                m_facts.touchpoint = attribute.codes;
                m_facts.touchpoints = attribute.words;
            }
            m_facts.attributes.push_back(std::move(attribute));
        }
    }

    void waves()
    {
        std::vector<std::uint32_t> codes;
        std::vector<std::string> words;
        if (const auto* column = m_model.first(SurveyKind::Wave))
            texts(column->column, codes, words);
        std::map<std::string, std::uint32_t> byName;
        std::vector<std::uint32_t> ofWord(words.size() + 1, kUnset);
        std::map<std::int32_t, std::uint32_t> ofPeriod;
        std::vector<double> daySum;
        const auto named = [&](const std::string& name) {
            const auto [it, fresh] = byName.try_emplace(name, static_cast<std::uint32_t>(m_facts.waves.size()));
            if (fresh) {
                m_facts.waves.push_back({name, {}, {}, 0, false});
                daySum.push_back(0);
            }
            return it->second;
        };
        m_facts.wave.resize(m_rows);
        for (std::size_t row = 0; row < m_rows; ++row) {
            const std::int32_t day = m_facts.days[row];
            const std::string& fixed = m_loads[m_facts.load[row]].source->wave;
            std::uint32_t wave = kUnset;
            if (!fixed.empty()) {
                wave = named(fixed);
            } else if (!codes.empty() && codes[row] != 0) {
                auto& known = ofWord[codes[row]];
                if (known == kUnset)
                    known = named(words[codes[row] - 1]);
                wave = known;
            } else if (day != CivilDate::kNone) {
                const auto period = core::periodOf({day}, m_model.waves);
                const auto [it, fresh] = ofPeriod.try_emplace(period.index, 0u);
                if (fresh)
                    it->second = named(core::name(period));
                wave = it->second;
            } else {
                wave = named({});
            }
            m_facts.wave[row] = wave;
            auto& entry = m_facts.waves[wave];
            ++entry.rows;
            if (day == CivilDate::kNone)
                continue;
            daySum[wave] += day;
            if (!entry.first.isValid() || day < entry.first.days)
                entry.first = {day};
            if (!entry.last.isValid() || day > entry.last.days)
                entry.last = {day};
        }
        std::vector<std::uint32_t> order(m_facts.waves.size()), place(m_facts.waves.size());
        std::iota(order.begin(), order.end(), 0u);
        std::sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) {
            const auto &x = m_facts.waves[a], &y = m_facts.waves[b];
            if (x.first.isValid() != y.first.isValid())
                return !x.first.isValid();
            const double left = daySum[a] / static_cast<double>(x.rows), right = daySum[b] / static_cast<double>(y.rows);
            return x.first.isValid() && left != right ? left < right : naturalLess(x.name, y.name);
        });
        std::vector<SurveyWave> sorted;
        for (std::size_t i = 0; i < order.size(); ++i) {
            place[order[i]] = static_cast<std::uint32_t>(i);
            sorted.push_back(m_facts.waves[order[i]]);
            sorted.back().partial = unfinished(sorted.back());
        }
        m_facts.waves = std::move(sorted);
        for (auto& wave : m_facts.wave)
            wave = place[wave];
    }

    // A wave named as a calendar period that is not over yet.
    bool unfinished(const SurveyWave& wave) const
    {
        if (!wave.first.isValid())
            return false;
        for (const core::Grain grain : {core::Grain::Day, core::Grain::Week, core::Grain::Month, core::Grain::Quarter, core::Grain::Year}) {
            const auto period = core::periodOf(wave.last, grain);
            if (core::name(period) == wave.name)
                return core::lastDay(period) > m_facts.asOf;
        }
        return false;
    }

    void flags()
    {
        // Straight lines among the items of the commonest scale: on different scales the same answer is no sign.
        std::map<std::pair<double, double>, std::vector<const SurveySeries*>> scales;
        for (const auto& one : m_facts.series)
            if (one.kind == SurveyKind::Item && one.n > 0)
                scales[{one.scale.low, one.scale.high}].push_back(&one);
        const std::vector<const SurveySeries*>* items = nullptr;
        for (const auto& [scale, those] : scales)
            if (items == nullptr || those.size() > items->size())
                items = &those;
        if (items != nullptr && static_cast<int>(items->size()) >= m_model.straightItems)
            for (std::size_t row = 0; row < m_rows; ++row) {
                int answered = 0;
                double same = kNone;
                bool straight = true;
                for (const auto* item : *items) {
                    const double answer = item->answers[row];
                    if (std::isnan(answer))
                        continue;
                    straight = straight && (answered == 0 || answer == same);
                    same = answer;
                    ++answered;
                }
                m_facts.straight[row] = straight && answered >= m_model.straightItems;
            }
        if (m_facts.durations.empty())
            return;
        std::vector<double> known;
        for (const double duration : m_facts.durations)
            if (!std::isnan(duration))
                known.push_back(duration);
        if (known.empty())
            return;
        std::nth_element(known.begin(), known.begin() + static_cast<std::ptrdiff_t>(known.size() / 2), known.end());
        m_facts.medianDuration = known[known.size() / 2];
        for (std::size_t row = 0; row < m_rows; ++row)
            m_facts.speeder[row] = m_facts.durations[row] < m_model.speedShare * m_facts.medianDuration;
    }

    void repeats()
    {
        std::vector<std::uint32_t> order;
        for (std::size_t row = 0; row < m_rows; ++row)
            if (m_facts.customers[row] != frame::kNoCustomer)
                order.push_back(static_cast<std::uint32_t>(row));
        const auto key = [&](std::uint32_t row) { return std::tuple(m_facts.customers[row], m_facts.wave[row], m_facts.days[row], row); };
        std::sort(order.begin(), order.end(), [&](auto a, auto b) { return key(a) < key(b); });
        for (std::size_t i = 0; i + 1 < order.size(); ++i) {
            const std::uint32_t a = order[i], b = order[i + 1];
            if (m_facts.customers[a] == m_facts.customers[b] && m_facts.wave[a] == m_facts.wave[b])
                m_facts.repeated[m_model.repeats == domain::RepeatRule::Last ? a : b] = 1;
        }
    }

    static constexpr std::uint32_t kUnset = 0xFFFFFFFF;
    const domain::SurveyModel& m_model;
    const core::JobContext& m_job;
    std::vector<Chosen> m_loads;
    std::size_t m_rows = 0;
    SurveyFacts m_facts;
};

} // namespace

const SurveyRowsColumn* SurveyRows::column(std::string_view name) const
{
    const auto it = std::find_if(columns.begin(), columns.end(), [&](const auto& column) { return column.name == name; });
    return it == columns.end() ? nullptr : &*it;
}

const SurveySeries* SurveyFacts::find(std::string_view column) const
{
    const auto it = std::find_if(series.begin(), series.end(), [&](const auto& one) { return one.column == column; });
    return it == series.end() ? nullptr : &*it;
}

const SurveySeries* SurveyFacts::first(domain::SurveyKind kind) const
{
    const SurveySeries* best = nullptr;
    for (const auto& one : series)
        if (one.kind == kind && one.n > 0 && (best == nullptr || one.n > best->n))
            best = &one;
    return best;
}

std::vector<const SurveySeries*> SurveyFacts::all(domain::SurveyKind kind) const
{
    std::vector<const SurveySeries*> found;
    for (const auto& one : series)
        if (one.kind == kind)
            found.push_back(&one);
    return found;
}

const SurveySeries* SurveyFacts::belonging(const SurveySeries& item, domain::SurveyKind kind) const
{
    const auto it = std::find_if(series.begin(), series.end(), [&](const auto& one) { return one.kind == kind && one.of == item.column; });
    return it == series.end() ? nullptr : &*it;
}

const SurveyAttribute* SurveyFacts::attribute(std::string_view column) const
{
    const auto it = std::find_if(attributes.begin(), attributes.end(), [&](const auto& one) { return one.column == column; });
    return it == attributes.end() ? nullptr : &*it;
}

core::Result<SurveyFacts> surveyFacts(
    std::span<const SurveyRows> loads, const domain::SurveyModel& model, core::CivilDate asOf, const core::JobContext& job)
{
    return Pooling(loads, model, asOf, job).run();
}

} // namespace holdfast::features
