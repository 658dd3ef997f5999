// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Facts.h"

#include "core/Ascii.h"
#include "core/Decimal.h"
#include "domain/OwnField.h"
#include "features/Purchases.h"
#include "flow/EventFields.h"
#include "flow/LifeFields.h"
#include "flow/value/LateFields.h"

#include <charconv>
#include <cmath>
#include <limits>
#include <regex>
#include <unordered_set>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::Rule;
using frame::Selection;
using frame::ValueType;

namespace {

constexpr std::size_t kAsk = 4096; // customers between two questions whether to stop

std::unexpected<core::Error> misfit(const Rule& rule, const std::string& value)
{
    return core::fail(Code::InvalidRule, {{"field", rule.field}, {"value", value}});
}

// A date in ISO form, or relative to the as-of day: "A", "A-90d", "A+7d".
std::optional<core::CivilDate> ruleDate(const std::string& text, core::CivilDate asOf)
{
    if (text.empty() || text[0] != 'A')
        return core::parseIsoDate(text);
    if (text.size() == 1)
        return asOf;
    int days = 0;
    const char* first = text.data() + (text[1] == '+' ? 2 : 1);
    const char* last = text.data() + text.size();
    const auto [end, error] = std::from_chars(first, last, days);
    if (error != std::errc() || last - end != 1 || *end != 'd')
        return std::nullopt;
    return asOf + days;
}

// The value of a rule in the numbers of a column; for decimals more places than the column has are kept as a fraction.
std::optional<double> ruleNumber(const frame::CustomerColumn& column, const std::string& text, core::CivilDate asOf)
{
    switch (column.type) {
    case ValueType::Boolean:
        return text == "true" ? std::optional(1.0) : text == "false" ? std::optional(0.0) : std::nullopt;
    case ValueType::Date: {
        const auto date = ruleDate(text, asOf);
        return date ? std::optional(static_cast<double>(date->days)) : std::nullopt;
    }
    case ValueType::DateTime: {
        if (const auto seconds = core::parseIsoDateTime(text))
            return static_cast<double>(*seconds);
        const auto date = ruleDate(text, asOf);
        return date ? std::optional(date->days * 86400.0) : std::nullopt;
    }
    default: {
        double value = 0;
        const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
        if (error != std::errc() || end != text.data() + text.size() || !std::isfinite(value))
            return std::nullopt;
        if (column.type == ValueType::Decimal)
            value = value * static_cast<double>(core::powerOfTen(column.scale));
        // A decimal literal is not exact in binary: what is within rounding of a whole number of minor units is meant as one.
        const double whole = std::round(value);
        return std::abs(value - whole) < 1e-6 ? whole : value;
    }
    }
}

Result<Selection> compareNumbers(const frame::CustomerColumn& column, const Rule& rule, core::CivilDate asOf, std::size_t n)
{
    std::vector<double> values;
    for (const auto& text : rule.values) {
        const auto number = ruleNumber(column, text, asOf);
        if (!number)
            return misfit(rule, text);
        values.push_back(*number);
    }
    const auto holds = [&](double v) {
        switch (rule.op) {
        case Rule::Op::Equal:
            return v == values[0];
        case Rule::Op::NotEqual:
            return v != values[0];
        case Rule::Op::Less:
            return v < values[0];
        case Rule::Op::LessEqual:
            return v <= values[0];
        case Rule::Op::Greater:
            return v > values[0];
        case Rule::Op::GreaterEqual:
            return v >= values[0];
        case Rule::Op::Between:
            return v >= values[0] && v <= values[1];
        case Rule::Op::In:
            return std::find(values.begin(), values.end(), v) != values.end();
        default:
            return false;
        }
    };
    if (rule.op == Rule::Op::Contains || rule.op == Rule::Op::Starts || rule.op == Rule::Op::Matches)
        return core::fail(Code::InvalidRule, {{"field", rule.field}, {"value", std::string(domain::word(rule.op))}});
    Selection result(n);
    for (std::size_t i = 0; i < n; ++i)
        if (column.numbers[i] != frame::kMissing && holds(static_cast<double>(column.numbers[i])))
            result.insert(i);
    return result;
}

Result<Selection> compareTexts(const frame::CustomerColumn& column, const Rule& rule, std::size_t n)
{
    std::optional<std::regex> pattern;
    if (rule.op == Rule::Op::Matches) {
        try {
            pattern.emplace(rule.values[0], std::regex::ECMAScript | std::regex::icase);
        } catch (const std::regex_error&) {
            return misfit(rule, rule.values[0]);
        }
    }
    const std::string first = rule.values.empty() ? std::string() : core::lowerAscii(rule.values[0]);
    const std::unordered_set<std::string> set(rule.values.begin(), rule.values.end());
    const auto holds = [&](const std::string& word) {
        switch (rule.op) {
        case Rule::Op::Equal:
            return word == rule.values[0];
        case Rule::Op::NotEqual:
            return word != rule.values[0];
        case Rule::Op::Less:
            return word < rule.values[0];
        case Rule::Op::LessEqual:
            return word <= rule.values[0];
        case Rule::Op::Greater:
            return word > rule.values[0];
        case Rule::Op::GreaterEqual:
            return word >= rule.values[0];
        case Rule::Op::Between:
            return word >= rule.values[0] && word <= rule.values[1];
        case Rule::Op::In:
            return set.contains(word);
        case Rule::Op::Contains:
            return core::lowerAscii(word).find(first) != std::string::npos;
        case Rule::Op::Starts:
            return core::lowerAscii(word).starts_with(first);
        case Rule::Op::Matches:
            return std::regex_search(word, *pattern);
        case Rule::Op::Missing:
            return false;
        }
        return false;
    };
    // Each distinct word is judged once.
    std::vector<bool> passes(column.words.size() + 1, false);
    for (std::size_t i = 0; i < column.words.size(); ++i)
        passes[i + 1] = holds(column.words[i]);
    Selection result(n);
    for (std::size_t i = 0; i < n; ++i)
        if (passes[column.codes[i]])
            result.insert(i);
    return result;
}

struct Evaluation {
    const Facts& facts;
    const std::vector<Segment>& segments;
    core::JobContext& job;
    std::vector<std::string> open; // segments being looked up, to find circles

    std::size_t size() const { return facts.snapshot->size(); }

    // `among`: nobody else is asked about; what is said of others does not count.
    Result<Selection> evaluate(const Rule& rule, const Selection* among = nullptr)
    {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        switch (rule.kind) {
        case Rule::Kind::All:
        case Rule::Kind::Any: {
            Selection result(size(), rule.kind == Rule::Kind::All);
            for (const auto& part : rule.parts) {
                auto inner = evaluate(part, rule.kind == Rule::Kind::All && &part != &rule.parts.front() ? &result : among);
                if (!inner)
                    return inner;
                rule.kind == Rule::Kind::All ? result &= *inner : result |= *inner;
            }
            return result;
        }
        case Rule::Kind::Not: {
            auto inner = evaluate(rule.parts.at(0), among);
            if (inner)
                inner->invert();
            return inner;
        }
        case Rule::Kind::Segment: {
            if (std::find(open.begin(), open.end(), rule.segment) != open.end())
                return core::fail(Code::InvalidRule, {{"field", "segment"}, {"value", rule.segment}});
            for (const auto& segment : segments) {
                if (segment.name != rule.segment)
                    continue;
                open.push_back(rule.segment);
                auto inner = evaluate(segment.rule, among);
                open.pop_back();
                return inner;
            }
            return core::fail(Code::UnknownSegment, {{"segment", rule.segment}});
        }
        case Rule::Kind::Ids: {
            const std::unordered_set<std::string_view> wanted(rule.values.begin(), rule.values.end());
            Selection result(size());
            for (std::size_t i = 0; i < size(); ++i)
                if (wanted.contains(facts.snapshot->customers[i]))
                    result.insert(i);
            return result;
        }
        case Rule::Kind::Compare:
            return compare(rule, among);
        }
        return core::fail(Code::InvalidRule);
    }

    const frame::CustomerColumn* computed(std::string_view name) const
    {
        const auto found = std::ranges::find(facts.computed, name, &frame::CustomerColumn::name);
        return found == facts.computed.end() ? nullptr : &*found;
    }

    Result<Selection> compare(const Rule& rule, const Selection* among)
    {
        const std::string name(domain::plainField(rule.field));
        const auto* column = domain::isOwnField(rule.field) ? computed(name) : facts.column(name);
        std::shared_ptr<const frame::CustomerColumn> late;
        if (column == nullptr) {
            if (isWindowField(name))
                return compareWindow(rule, name);
            auto made = isLifeField(name) ? lifeField(facts, name, job) : lateField(facts, name, job);
            if (!made && made.error().code == Code::UnknownField)
                return compareEvents(rule, name, among);
            if (!made)
                return std::unexpected(made.error());
            late = std::move(*made);
            column = late.get();
        }
        return holding(*column, rule, size());
    }

    // The values among the first n for which a comparison holds.
    Result<Selection> holding(const frame::CustomerColumn& column, const Rule& rule, std::size_t n) const
    {
        if (rule.op == Rule::Op::Missing) {
            Selection result(n);
            for (std::size_t i = 0; i < n; ++i)
                if (column.type == ValueType::Text ? column.codes[i] == 0 : column.numbers[i] == frame::kMissing)
                    result.insert(i);
            return result;
        }
        const std::size_t needed = rule.op == Rule::Op::Between ? 2 : rule.op == Rule::Op::In ? 0 : 1;
        if (rule.values.size() < needed)
            return core::fail(Code::InvalidRule, {{"field", rule.field}, {"value", ""}});
        return column.type == ValueType::Text ? compareTexts(column, rule, n) : compareNumbers(column, rule, facts.snapshot->asOf, n);
    }

    // Who has an event for which it holds; nobody has one where it is missing.
    Result<Selection> compareEvents(const Rule& rule, const std::string& name, const Selection* among)
    {
        if (name == "bought_day" && facts.hasTransactions())
            if (const auto days = daysOf(rule))
                return boughtWithin(days->first, days->second, among);
        const auto field = eventField(facts, name, job);
        if (!field)
            return std::unexpected(field.error());
        if (field->offsets.empty())
            return holding(*field->column, rule, size());
        auto events = holding(*field->column, rule, field->offsets.back());
        if (!events)
            return events;
        const bool missing = rule.op == Rule::Op::Missing;
        Selection result(size(), missing);
        for (std::size_t c = 0; c < size(); ++c) {
            if (c % kAsk == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            for (auto e = field->offsets[c]; e < field->offsets[c + 1]; ++e)
                if (events->contains(e) != missing) {
                    missing ? result.erase(c) : result.insert(c);
                    break;
                }
        }
        return result;
    }

    // The first and the last day a comparison of dates holds for; nothing where that is no one stretch of days.
    std::optional<std::pair<std::int32_t, std::int32_t>> daysOf(const Rule& rule) const
    {
        constexpr auto kFirst = std::numeric_limits<std::int32_t>::min(), kLast = std::numeric_limits<std::int32_t>::max();
        const auto day = [&](std::size_t i) { return i < rule.values.size() ? ruleDate(rule.values[i], facts.snapshot->asOf) : std::nullopt; };
        const auto first = day(0), second = day(1);
        if (!first || !first->isValid())
            return std::nullopt;
        switch (rule.op) {
        case Rule::Op::Equal:
            return std::pair(first->days, first->days);
        case Rule::Op::Less:
            return std::pair(kFirst, first->days - 1);
        case Rule::Op::LessEqual:
            return std::pair(kFirst, first->days);
        case Rule::Op::Greater:
            return std::pair(first->days + 1, kLast);
        case Rule::Op::GreaterEqual:
            return std::pair(first->days, kLast);
        case Rule::Op::Between:
            return second ? std::optional(std::pair(first->days, second->days)) : std::nullopt;
        default:
            return std::nullopt;
        }
    }

    // Who bought from a day to a day: the events of a customer are in order of their days.
    Result<Selection> boughtWithin(std::int32_t from, std::int32_t to, const Selection* among) const
    {
        const auto purchases = features::purchasesOf(*facts.snapshot);
        Selection result(size());
        for (std::size_t c = 0; c < std::min(size(), purchases.customers()); ++c) {
            if (c % kAsk == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            if (among != nullptr && !among->contains(c))
                continue;
            const auto end = purchases.offsets[c + 1];
            const auto own = purchases.days.subspan(purchases.offsets[c], end - purchases.offsets[c]);
            auto e = purchases.offsets[c] + static_cast<std::uint64_t>(std::ranges::lower_bound(own, from) - own.begin());
            while (e < end && purchases.days[e] <= to && !purchases.isPurchase(e))
                ++e;
            if (e < end && purchases.days[e] <= to)
                result.insert(c);
        }
        return result;
    }

    // The values are the limits of a window of days; without a lower one it opens before all facts.
    Result<Selection> compareWindow(const Rule& rule, const std::string& name)
    {
        std::vector<core::CivilDate> days;
        for (const auto& text : rule.values) {
            const auto day = ruleDate(text, facts.snapshot->asOf);
            if (!day)
                return misfit(rule, text);
            days.push_back(*day);
        }
        const core::CivilDate last = facts.snapshot->asOf;
        if (rule.op != Rule::Op::Missing && rule.op != Rule::Op::In && (days.empty() || (rule.op == Rule::Op::Between && days.size() < 2)))
            return core::fail(Code::InvalidRule, {{"field", rule.field}, {"value", ""}});
        const auto movers = [&](std::optional<core::CivilDate> from, core::CivilDate to) { return moversBetween(facts, name, from, to, job); };
        // In any of two windows.
        const auto either = [](Result<Selection> one, const Result<Selection>& other) {
            if (!one || !other)
                return one ? other : one;
            *one |= *other;
            return one;
        };
        switch (rule.op) {
        case Rule::Op::Equal:
            return movers(days[0], days[0]);
        case Rule::Op::NotEqual:
            return either(movers({}, days[0] - 1), movers(days[0] + 1, last));
        case Rule::Op::In: {
            Result<Selection> any = Selection(size());
            for (const auto day : days)
                any = either(std::move(any), movers(day, day));
            return any;
        }
        case Rule::Op::Missing:
            return neverMoved(facts, name, job);
        case Rule::Op::Between:
            return movers(days[0], days[1]);
        case Rule::Op::Less:
            return movers({}, days[0] - 1);
        case Rule::Op::LessEqual:
            return movers({}, days[0]);
        case Rule::Op::Greater:
            return movers(days[0] + 1, last);
        case Rule::Op::GreaterEqual:
            return movers(days[0], last);
        default:
            return misfit(rule, std::string(domain::word(rule.op)));
        }
    }
};

} // namespace

Result<Selection> select(const Facts& facts, const Rule& rule, const std::vector<Segment>& segments, core::JobContext& job)
{
    return Evaluation {facts, segments, job, {}}.evaluate(rule);
}

} // namespace holdfast::flow
