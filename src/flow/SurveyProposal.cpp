// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SurveyProposal.h"

#include "domain/Roles.h"
#include "text/Fold.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace holdfast::flow {

using domain::AnswerScale;
using domain::SurveyColumn;
using domain::SurveyKind;

namespace {

constexpr std::size_t kWordsShown = 12;
constexpr std::uint64_t kMostAttributeNumbers = 10, kMostAttributeTexts = 60;

std::optional<double> numberIn(std::string_view text)
{
    double value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

std::string textOf(double number)
{
    std::array<char, 32> buffer;
    const auto [end, error] = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    return std::string(buffer.data(), end);
}

// Values of one column over all loads, by their text.
struct Tally {
    std::map<std::string, std::uint64_t> texts;
    std::map<double, std::uint64_t> numbers;
    std::uint64_t n = 0, missing = 0;
    double low = INFINITY, high = -INFINITY;
};

void count(Tally& tally, const features::SurveyRowsColumn& column)
{
    if (!column.codes.empty()) {
        std::vector<std::uint64_t> times(column.words.size() + 1, 0);
        for (const auto code : column.codes)
            ++times[code];
        tally.missing += times[0];
        for (std::size_t i = 0; i < column.words.size(); ++i)
            if (times[i + 1] > 0) {
                tally.n += times[i + 1];
                tally.texts[column.words[i]] += times[i + 1];
            }
        return;
    }
    for (const double value : column.numbers) {
        if (std::isnan(value)) {
            ++tally.missing;
            continue;
        }
        ++tally.n;
        tally.low = std::min(tally.low, value);
        tally.high = std::max(tally.high, value);
        if (const auto it = tally.numbers.find(value); it != tally.numbers.end())
            ++it->second;
        else if (tally.numbers.size() < kMostSurveyTexts)
            tally.numbers.emplace(value, 1);
    }
}

// "(1-5)" in a header text.
std::optional<std::pair<double, double>> rangeIn(std::string_view label, std::size_t* at = nullptr, std::size_t* end = nullptr)
{
    static constexpr std::string_view kOpen[] = {"(", "（", "["}, kDash[] = {"-", "–", "—", "~", "～", " to ", "至", "到"}, kClose[] = {")", "）", "]"};
    const auto skip = [&](std::size_t& place, const auto& words) {
        for (const std::string_view word : words)
            if (label.substr(place).starts_with(word)) {
                place += word.size();
                return true;
            }
        return false;
    };
    const auto digits = [&](std::size_t& place) -> std::optional<double> {
        std::size_t last = place;
        while (last < label.size() && label[last] >= '0' && label[last] <= '9' && last - place < 3)
            ++last;
        const auto value = numberIn(label.substr(place, last - place));
        place = last;
        return value;
    };
    for (std::size_t i = 0; i < label.size(); ++i) {
        std::size_t place = i;
        if (!skip(place, kOpen))
            continue;
        const auto low = digits(place);
        if (!low || !skip(place, kDash))
            continue;
        const auto high = digits(place);
        if (!high || *low >= *high || !skip(place, kClose))
            continue;
        if (at != nullptr) {
            *at = i;
            *end = place;
        }
        return std::pair(*low, *high);
    }
    return std::nullopt;
}

std::string withoutRange(const std::string& label)
{
    std::size_t at = 0, end = 0;
    if (!rangeIn(label, &at, &end))
        return label;
    std::string rest = label.substr(0, at) + label.substr(end);
    while (!rest.empty() && rest.back() == ' ')
        rest.pop_back();
    return rest.empty() ? label : rest;
}

// Answers in words, as shares of the way from the worst to the best.
std::optional<std::map<std::string, double>> answersInWords(const std::vector<std::string>& words)
{
    static const std::map<std::string, double, std::less<>> kKnown {{"verydissatisfied", 1}, {"dissatisfied", 2}, {"neutral", 3}, {"neithernor", 3},
        {"satisfied", 4}, {"verysatisfied", 5}, {"stronglydisagree", 1}, {"disagree", 2}, {"agree", 4}, {"stronglyagree", 5}, {"verypoor", 1}, {"poor", 2},
        {"fair", 3}, {"good", 4}, {"verygood", 5}, {"excellent", 5}, {"非常不满意", 1}, {"很不满意", 1}, {"不满意", 2}, {"一般", 3}, {"满意", 4},
        {"非常满意", 5}, {"很满意", 5}, {"非常不同意", 1}, {"不同意", 2}, {"同意", 4}, {"非常同意", 5}};
    std::map<std::string, double> found;
    for (const auto& word : words) {
        const auto it = kKnown.find(text::foldName(word));
        if (it == kKnown.end())
            return std::nullopt;
        found[word] = it->second;
    }
    return found.size() >= 2 ? std::optional(found) : std::nullopt;
}

bool hasWord(std::string_view folded, std::string_view list)
{
    while (!list.empty()) {
        const auto bar = list.find('|');
        if (folded.find(list.substr(0, bar)) != std::string_view::npos)
            return true;
        list = bar == std::string_view::npos ? std::string_view() : list.substr(bar + 1);
    }
    return false;
}

bool isWord(std::string_view folded, std::string_view list)
{
    return !folded.empty() && ("|" + std::string(list) + "|").find("|" + std::string(folded) + "|") != std::string::npos;
}

// The field of the role a header text means, for tables without a role too.
std::string fieldMeant(const SurveyColumnSeen& column)
{
    if (domain::fieldOf(domain::Role::SurveyResponse, column.column) != nullptr)
        return column.column;
    const auto folded = text::foldName(withoutRange(column.label));
    for (const auto& field : domain::fieldsOf(domain::Role::SurveyResponse))
        if (isWord(folded, field.synonyms))
            return std::string(field.name);
    return {};
}

std::optional<AnswerScale> scaleGuess(const SurveyColumnSeen& column, bool promoter)
{
    AnswerScale scale;
    if (!column.low || !column.high) {
        const auto words = column.distinct <= kWordsShown ? answersInWords(column.words) : std::nullopt;
        if (words)
            scale.words = *words;
        return words ? std::optional(scale) : std::nullopt;
    }
    const double low = *column.low, high = *column.high;
    if (const auto range = rangeIn(column.label)) {
        scale.low = range->first;
        scale.high = range->second;
    } else if (promoter) {
        scale.low = low >= 1 && high <= 5 ? 1 : 0;
        scale.high = scale.low == 1 ? 5 : 10;
    } else if (low < 0 || high < 4 || high > 10) {
        return std::nullopt;
    } else if (high <= 7) {
        scale.high = std::max(5.0, std::ceil(high));
        if (low == 0)
            scale.dontKnow.push_back(0);
    } else {
        scale.low = low == 0 ? 0 : 1;
        scale.high = 10;
    }
    return scale;
}

struct Guess {
    SurveyColumn column;
    std::string name; // of an item or what belongs to one: folded
};

Guess guessed(const SurveyColumnSeen& seen)
{
    Guess guess;
    SurveyColumn& column = guess.column;
    column.column = seen.column;
    column.kind = SurveyKind::Ignore;
    const std::string shown = withoutRange(seen.label);
    if (shown != seen.label)
        column.label = shown;
    const std::string folded = text::foldName(shown);
    const std::string field = fieldMeant(seen);
    const bool number = seen.low.has_value();
    const bool asked = field == "nps" || field == "csat" || field == "ces";
    const auto scale = scaleGuess(seen, field == "nps");
    if (field == "customer" || field == "date" || field == "wave" || field == "comment") {
        column.kind = *domain::parseSurveyKind(field);
    } else if (asked && scale) {
        column.kind = *domain::parseSurveyKind(field);
        column.scale = *scale;
        column.scale.reversed = field == "ces" && hasWord(folded, "effort|费力") && !hasWord(folded, "easy|ease|不费力|省力");
    } else if (number && isWord(folded, "duration|seconds|durationseconds|timetaken|completiontime|时长|用时|答题时间|答题时长")) {
        column.kind = SurveyKind::Duration;
    } else if (number && isWord(folded, "weight|caseweight|surveyweight|权重|加权")) {
        column.kind = SurveyKind::Weight;
    } else if (!number && isWord(folded, "touchpoint|journeystep|触点|环节") && seen.distinct <= kMostAttributeTexts) {
        column.kind = SurveyKind::Touchpoint;
    } else if (scale && field.empty() && (seen.type == "integer" || seen.type == "decimal" || !number || !scale->words.empty())
        && !hasWord(folded, "code|zip|postcode|flag|编码|邮编")) {
        const bool expected = folded.starts_with("expect") || folded.starts_with("期望") || folded.starts_with("预期");
        const bool important = folded.starts_with("importance") || folded.starts_with("重要");
        column.kind = expected ? SurveyKind::Expectation : important ? SurveyKind::Importance : SurveyKind::Item;
        column.scale = *scale;
        guess.name = folded;
        for (const std::string_view before : {"expected", "expectation", "expect", "importance", "期望", "预期", "重要性", "重要程度", "重要"})
            if (column.kind != SurveyKind::Item && guess.name.starts_with(before)) {
                guess.name.erase(0, before.size());
                if (guess.name.starts_with("of"))
                    guess.name.erase(0, 2);
                break;
            }
    } else if (field.empty() && seen.distinct >= 2 && seen.type != "date" && seen.type != "datetime"
        && seen.distinct <= (number ? kMostAttributeNumbers : kMostAttributeTexts)) {
        column.kind = SurveyKind::Attribute;
    }
    return guess;
}

} // namespace

std::vector<SurveyColumnSeen> columnsSeen(const SurveyTable& table)
{
    std::vector<SurveyColumnSeen> all;
    std::vector<Tally> tallies;
    for (const auto& load : table.loads)
        for (const auto& column : load.columns) {
            const auto known = std::find_if(all.begin(), all.end(), [&](const auto& seen) { return seen.column == column.name; });
            const auto place = static_cast<std::size_t>(known - all.begin());
            if (known == all.end()) {
                all.push_back({column.name, column.label, std::string(frame::word(column.type)), 0, 0, 0, {}, {}, {}, {}, false});
                tallies.emplace_back();
            }
            count(tallies[place], column);
        }
    for (std::size_t i = 0; i < all.size(); ++i) {
        auto& seen = all[i];
        const Tally& tally = tallies[i];
        seen.n = tally.n;
        seen.missing = tally.missing;
        seen.distinct = tally.texts.size() + tally.numbers.size();
        std::vector<std::pair<std::uint64_t, std::string>> often;
        std::uint64_t numeric = 0;
        double low = tally.low, high = tally.high;
        for (const auto& [word, times] : tally.texts) {
            often.emplace_back(times, word);
            if (const auto value = numberIn(word)) {
                numeric += times;
                low = std::min(low, *value);
                high = std::max(high, *value);
            }
        }
        for (const auto& [value, times] : tally.numbers)
            often.emplace_back(times, textOf(value));
        std::stable_sort(often.begin(), often.end(), [](const auto& a, const auto& b) { return a.first > b.first; });
        for (std::size_t k = 0; k < std::min(kWordsShown, often.size()); ++k)
            seen.words.push_back(often[k].second);
        // Texts count as numbers where nine in ten are.
        if (low <= high && (tally.texts.empty() || 10 * numeric >= 9 * tally.n)) {
            seen.low = low;
            seen.high = high;
        }
    }
    return all;
}

domain::SurveyModel proposedModel(const std::vector<SurveyColumnSeen>& columns, const domain::SurveySource& source)
{
    domain::SurveyModel model;
    model.sources = {source};
    std::vector<Guess> guesses;
    for (const auto& seen : columns)
        guesses.push_back(guessed(seen));
    std::map<std::string, std::string> items;
    for (const auto& guess : guesses)
        if (guess.column.kind == SurveyKind::Item)
            items.try_emplace(guess.name, guess.column.column);
    std::map<SurveyKind, int> single;
    for (auto& guess : guesses) {
        SurveyColumn& column = guess.column;
        if (column.kind == SurveyKind::Ignore)
            continue;
        if (column.kind == SurveyKind::Expectation || column.kind == SurveyKind::Importance) {
            const auto item = items.find(guess.name);
            if (item == items.end())
                continue;
            column.of = item->second;
        }
        const bool several = domain::isScaled(column.kind) || column.kind == SurveyKind::Attribute;
        if (!several && ++single[column.kind] > 1)
            continue;
        model.columns.push_back(std::move(column));
    }
    return model;
}

} // namespace holdfast::flow
