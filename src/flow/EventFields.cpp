// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/EventFields.h"

#include "analytics/compare/Quantile.h"
#include "features/Purchases.h"
#include "flow/value/ValueMethods.h"

#include <algorithm>
#include <cmath>
#include <map>

namespace holdfast::flow {

using core::Code;
using core::Result;
using frame::ValueType;

namespace {

constexpr int kBands = 4;
constexpr std::size_t kStep = 4096; // customers between two questions whether to stop
constexpr std::size_t kMostWords = 300; // offered to who writes a rule
constexpr const char* kFavourite = "favourite_";
constexpr const char* kBought = "bought_";

constexpr std::array<std::pair<std::string_view, std::string_view>, 4> kKinds {
    {{"category", "category"}, {"product", "product"}, {"channel", "channel"}, {"band", "price-band"}}}; // end of the field's name, kind

std::string_view kindOf(std::string_view end)
{
    const auto it = std::ranges::find(kKinds, end, &std::pair<std::string_view, std::string_view>::first);
    return it == kKinds.end() ? std::string_view() : it->second;
}

std::unexpected<core::Error> unknown(std::string_view name)
{
    return core::fail(Code::UnknownField, {{"field", std::string(name)}});
}

core::Status datedSpans(const Facts& facts, const std::string& name)
{
    if (!facts.spans)
        return std::unexpected(*facts.spansMissing);
    if (!facts.spans->dated)
        return unknown(name);
    return {};
}

bool hasHours(const Facts& facts)
{
    return !facts.snapshot->transactions.secondsOfDay.empty();
}

// Sorted in runs that are merged, asking to stop between them. False: stopped.
bool sortStoppably(std::vector<double>& values, const core::JobContext& job)
{
    constexpr std::size_t kRun = 1 << 17;
    const auto at = [&](std::size_t i) { return values.begin() + static_cast<std::ptrdiff_t>(std::min(i, values.size())); };
    for (std::size_t i = 0; i < values.size(); i += kRun) {
        if (job.shouldStop())
            return false;
        std::sort(at(i), at(i + kRun));
    }
    for (std::size_t run = kRun; run < values.size(); run *= 2)
        for (std::size_t i = 0; i < values.size(); i += 2 * run) {
            if (job.shouldStop())
                return false;
            std::inplace_merge(at(i), at(i + run), at(i + 2 * run));
        }
    return true;
}

// Calls on() for every purchase. False: stopped.
template <class On> bool eachPurchase(const Facts& facts, const core::JobContext& job, On on)
{
    const auto purchases = features::purchasesOf(*facts.snapshot);
    const std::size_t events = facts.snapshot->transactions.size();
    for (std::size_t e = 0; e < events; ++e) {
        if ((e & 0xFFFF) == 0 && job.shouldStop())
            return false;
        if (purchases.isPurchase(e))
            on(e);
    }
    return true;
}

// The limits between the price bands, made once.
Result<std::shared_ptr<const std::vector<double>>> bandCuts(const Facts& facts, const core::JobContext& job)
{
    const std::string key = "event:band-cuts";
    if (auto kept = std::static_pointer_cast<const std::vector<double>>(facts.late->find(key)))
        return kept;
    const auto& log = facts.snapshot->transactions;
    std::vector<double> amounts;
    if (!eachPurchase(facts, job, [&](std::size_t e) { amounts.push_back(facts.money(log.amounts[e])); }) || !sortStoppably(amounts, job))
        return core::fail(Code::Cancelled);
    auto cuts = std::make_shared<const std::vector<double>>(analytics::quantileCutsOfSorted(amounts, kBands));
    facts.late->keep(key, cuts);
    return cuts;
}

Result<std::vector<std::uint32_t>> bandCodes(const Facts& facts, const core::JobContext& job)
{
    const auto& log = facts.snapshot->transactions;
    const auto cuts = bandCuts(facts, job);
    if (!cuts)
        return std::unexpected(cuts.error());
    std::vector<std::uint32_t> codes(log.size(), 0);
    if (!eachPurchase(facts, job, [&](std::size_t e) { codes[e] = static_cast<std::uint32_t>(analytics::cutScore(facts.money(log.amounts[e]), **cuts)); }))
        return core::fail(Code::Cancelled);
    return codes;
}

// Made from each event; missing for what is no purchase.
template <class Number> Result<frame::CustomerColumn> numbersOf(const Facts& facts, ValueType type, const core::JobContext& job, Number number)
{
    frame::CustomerColumn column;
    column.type = type;
    column.numbers.assign(facts.snapshot->transactions.size(), frame::kMissing);
    if (!eachPurchase(facts, job, [&](std::size_t e) { column.numbers[e] = number(e); }))
        return core::fail(Code::Cancelled);
    return column;
}

std::vector<std::string> hourWords()
{
    std::vector<std::string> words;
    for (int weekday = 1; weekday <= 7; ++weekday)
        for (int hour = 0; hour < 24; ++hour)
            words.push_back(std::to_string(weekday) + (hour < 10 ? "-0" : "-") + std::to_string(hour));
    return words;
}

// Made from each event; 0 for what is no purchase.
template <class CodeOf> Result<frame::CustomerColumn> wordsOf(const Facts& facts, std::vector<std::string> words, const core::JobContext& job, CodeOf code)
{
    frame::CustomerColumn column;
    column.words = std::move(words);
    column.codes.assign(facts.snapshot->transactions.size(), 0);
    if (!eachPurchase(facts, job, [&](std::size_t e) { column.codes[e] = code(e); }))
        return core::fail(Code::Cancelled);
    return column;
}

// By customer, the code most is spent on.
Result<frame::CustomerColumn> favouritesOf(const Facts& facts, const EventCodes& codes, bool band, core::JobContext& job)
{
    const auto& shot = *facts.snapshot;
    const auto& log = shot.transactions;
    const auto purchases = features::purchasesOf(shot);
    std::vector<std::uint32_t> favourite(shot.size(), 0);
    std::map<std::uint32_t, std::int64_t> spent;
    for (std::size_t c = 0; c < shot.size(); ++c) {
        if (c % kStep == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        spent.clear();
        for (auto e = log.offsets[c]; e < log.offsets[c + 1]; ++e)
            if (purchases.isPurchase(e) && codes[e] != 0)
                spent[codes[e]] += log.amounts.empty() ? 1 : log.amounts[e];
        std::int64_t most = 0;
        for (const auto& [code, amount] : spent)
            if (amount > most) {
                most = amount;
                favourite[c] = code;
            }
    }
    frame::CustomerColumn column;
    if (!band) {
        column.words = codes.words;
        column.codes = std::move(favourite);
        return column;
    }
    column.type = ValueType::Integer;
    column.numbers.reserve(favourite.size());
    for (const auto code : favourite)
        column.numbers.push_back(code == 0 ? frame::kMissing : static_cast<std::int64_t>(code));
    return column;
}

frame::CustomerColumn cyclesOf(const Facts& facts)
{
    frame::CustomerColumn column;
    column.type = ValueType::Integer;
    column.numbers.assign(facts.snapshot->size(), frame::kMissing);
    for (std::size_t c = 0; c < column.numbers.size(); ++c)
        if (const auto days = facts.history.purchaseDays[c]; days > 1)
            column.numbers[c] = std::llround(static_cast<double>(facts.history.lastDay[c] - facts.history.firstDay[c]) / (days - 1));
    return column;
}

} // namespace

Result<std::optional<EventCodes>> eventCodes(const Facts& facts, std::string_view kind, const core::JobContext& job)
{
    const auto& log = facts.snapshot->transactions;
    for (const auto& [name, codes, words] : {std::tuple("category", &log.categories, &log.categoryWords), std::tuple("product", &log.products, &log.productWords),
             std::tuple("channel", &log.channels, &log.channelWords)})
        if (kind == name)
            return codes->empty() || words->empty() ? std::nullopt : std::optional(EventCodes {{}, codes, *words});
    if (kind != "price-band" || log.amounts.empty())
        return std::nullopt;
    auto made = bandCodes(facts, job);
    if (!made)
        return std::unexpected(made.error());
    EventCodes bands {std::move(*made), nullptr, {}};
    for (int band = 1; band <= kBands; ++band)
        bands.words.push_back(std::to_string(band));
    return std::optional(std::move(bands));
}

Result<EventField> eventField(const Facts& facts, const std::string& name, core::JobContext& job)
{
    if (!facts.hasTransactions())
        return unknown(name);
    const auto& log = facts.snapshot->transactions;
    const bool favourite = name.starts_with(kFavourite), ofCustomer = favourite || name == "purchase_cycle";
    const std::string key = "event:" + name;
    if (ofCustomer)
        if (auto kept = std::static_pointer_cast<const frame::CustomerColumn>(facts.late->find(key)))
            return EventField {std::move(kept), {}};
    Result<frame::CustomerColumn> made = unknown(name);
    if (name == "purchase_cycle")
        made = cyclesOf(facts);
    else if (name == "bought_day")
        made = numbersOf(facts, ValueType::Date, job, [&](std::size_t e) { return static_cast<std::int64_t>(log.days[e]); });
    else if (name == "bought_weekday")
        made = numbersOf(facts, ValueType::Integer, job, [&](std::size_t e) { return static_cast<std::int64_t>(core::isoWeekday({log.days[e]})); });
    else if (name == "bought_month")
        made = numbersOf(facts, ValueType::Integer, job, [&](std::size_t e) { return static_cast<std::int64_t>(core::ymd({log.days[e]}).month); });
    else if (name == "bought_hour" && hasHours(facts))
        made = wordsOf(facts, hourWords(), job, [&](std::size_t e) {
            return static_cast<std::uint32_t>((core::isoWeekday({log.days[e]}) - 1) * 24 + std::clamp(log.secondsOfDay[e], 0, 86399) / 3600 + 1);
        });
    else if (const auto kind = kindOf(std::string_view(name).substr(std::min(name.size(), std::string_view(favourite ? kFavourite : kBought).size())));
             !kind.empty() && (favourite || name.starts_with(kBought))) {
        const auto found = eventCodes(facts, kind, job);
        if (!found)
            return std::unexpected(found.error());
        if (!*found)
            return unknown(name);
        const EventCodes& codes = **found;
        const bool band = kind == "price-band";
        made = favourite ? favouritesOf(facts, codes, band, job)
            : band       ? numbersOf(facts, ValueType::Integer, job, [&](std::size_t e) { return static_cast<std::int64_t>(codes[e]); })
                         : wordsOf(facts, codes.words, job, [&](std::size_t e) { return codes[e]; });
    }
    if (!made)
        return std::unexpected(made.error());
    made->name = name;
    auto column = std::make_shared<const frame::CustomerColumn>(std::move(*made));
    if (ofCustomer)
        facts.late->keep(key, column);
    return EventField {std::move(column), ofCustomer ? std::span<const std::uint64_t>() : std::span(log.offsets)};
}

bool isWindowField(std::string_view name)
{
    return name == "left_day" || name == "joined_day" || name == "returned_day";
}

Result<frame::Selection> moversBetween(
    const Facts& facts, const std::string& name, std::optional<core::CivilDate> from, core::CivilDate to, core::JobContext& job)
{
    if (auto there = datedSpans(facts, name); !there)
        return std::unexpected(there.error());
    const auto& spans = *facts.spans;
    const std::int32_t last = std::min(to, facts.snapshot->asOf).days;
    frame::Selection moved(facts.snapshot->size());
    if (from && from->days > last)
        return moved;
    for (std::size_t c = 0; c < moved.size(); ++c) {
        if (c % kStep == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        bool before = false, after = false, ever = false, wasAway = false;
        for (auto s = spans.offsets[c]; s < spans.offsets[c + 1] && spans.begin[s] <= last; ++s) {
            wasAway = ever; // spans never touch
            ever = true;
            before = before || (from && spans.begin[s] < from->days && from->days <= spans.end[s] + std::int64_t {1});
            after = spans.end[s] >= last;
        }
        const auto first = spans.firstDay[c];
        const bool within = first != core::CivilDate::kNone && first <= last && (!from || first >= from->days);
        const bool holds = name == "left_day" ? (from ? before : ever) && !after
            : name == "joined_day"            ? after && !before && within
            : from                            ? after && !before && !within
                                              : after && wasAway;
        if (holds)
            moved.insert(c);
    }
    return moved;
}

Result<frame::Selection> neverMoved(const Facts& facts, const std::string& name, core::JobContext& job)
{
    if (auto there = datedSpans(facts, name); !there)
        return std::unexpected(there.error());
    const auto& spans = *facts.spans;
    const std::int32_t last = facts.snapshot->asOf.days;
    frame::Selection never(facts.snapshot->size());
    for (std::size_t c = 0; c < never.size(); ++c) {
        if (c % kStep == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        std::size_t begun = 0, ended = 0;
        for (auto s = spans.offsets[c]; s < spans.offsets[c + 1] && spans.begin[s] <= last; ++s) {
            ++begun;
            ended += spans.end[s] < last;
        }
        const auto first = spans.firstDay[c];
        if (name == "left_day" ? ended == 0 : name == "joined_day" ? first == core::CivilDate::kNone || first > last : begun < 2)
            never.insert(c);
    }
    return never;
}

std::vector<RuleField> eventRuleFields(const Facts& facts)
{
    std::vector<RuleField> fields;
    const auto add = [&](std::string name, ValueType type, std::vector<std::string> words, std::string least = {}, std::string most = {}) {
        fields.push_back({std::move(name), {}, {}, std::string(frame::word(type)), std::move(words), std::move(least), std::move(most)});
    };
    const auto& shot = *facts.snapshot;
    if (facts.hasTransactions()) {
        add("bought_day", ValueType::Date, {}, core::isoText(shot.firstDay), core::isoText(shot.lastDay));
        add("bought_weekday", ValueType::Integer, {}, "1", "7");
        if (hasHours(facts))
            add("bought_hour", ValueType::Text, hourWords());
        add("bought_month", ValueType::Integer, {}, "1", "12");
        for (const char* whose : {kBought, kFavourite})
            for (const auto& [end, kind] : kKinds) {
                const bool band = kind == "price-band";
                const auto& log = shot.transactions;
                if (band && !log.amounts.empty())
                    add(whose + std::string(end), ValueType::Integer, {}, "1", std::to_string(kBands));
                else if (auto codes = band ? std::nullopt : eventCodes(facts, kind, {}).value_or(std::nullopt)) {
                    codes->words.resize(std::min(codes->words.size(), kMostWords));
                    add(whose + std::string(end), ValueType::Text, std::move(codes->words));
                }
            }
        add("purchase_cycle", ValueType::Integer, {});
    }
    if (facts.spans && facts.spans->dated && facts.spans->firstFact.isValid())
        for (const char* name : {"joined_day", "left_day", "returned_day"})
            add(name, ValueType::Date, {}, core::isoText(facts.spans->firstFact), core::isoText(shot.asOf));
    return fields;
}

} // namespace holdfast::flow
