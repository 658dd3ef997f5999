// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/MarkRules.h"

#include "domain/OwnField.h"
#include "domain/RuleParts.h"
#include "flow/Holidays.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace holdfast::flow {

using domain::comparison;
using domain::joined;
using domain::Rule;

namespace {

// Of a field the program makes.
Rule ownComparison(std::string_view field, Rule::Op op, std::vector<std::string> values)
{
    return comparison(domain::ownField(field), op, std::move(values));
}

Rule within(const char* field, core::CivilDate from, core::CivilDate to)
{
    return ownComparison(field, Rule::Op::Between, {core::isoText(from), core::isoText(to)});
}

Rule within(const char* field, core::Period period)
{
    return within(field, core::firstDay(period), core::lastDay(period));
}

Rule classRule(const char* field, const BehaviourClass& each)
{
    const auto whole = [](double value) { return std::to_string(static_cast<long long>(value)); };
    if (std::isinf(each.to))
        return ownComparison(field, Rule::Op::GreaterEqual, {whole(each.from)});
    return each.from == each.to ? ownComparison(field, Rule::Op::Equal, {whole(each.from)})
                                : ownComparison(field, Rule::Op::Between, {whole(each.from), whole(each.to)});
}

} // namespace

Rule cohortRule(core::Period cohort)
{
    return within("first_purchase", cohort);
}

Rule cohortCellRule(core::Period cohort, int age, bool since)
{
    if (age == 0)
        return cohortRule(cohort); // everybody of it bought then
    const core::Period then = cohort + age;
    Rule bought = since ? ownComparison("bought_day", Rule::Op::GreaterEqual, {core::isoText(core::firstDay(then))}) : within("bought_day", then);
    return joined(Rule::Kind::All, {cohortRule(cohort), std::move(bought)});
}

Rule cohortAgeRule(core::Period first, core::Period last, int age, bool since)
{
    std::vector<Rule> any;
    for (core::Period cohort = first; cohort <= last; cohort = cohort + 1)
        any.push_back(cohortCellRule(cohort, age, since));
    return joined(Rule::Kind::Any, std::move(any));
}

Rule leftRule(core::Period period)
{
    return within("left_day", period);
}

Rule joinedRule(core::Period period)
{
    return within("joined_day", period);
}

Rule returnedRule(core::Period period)
{
    return within("returned_day", period);
}

Rule valueRule(const std::string& field, const std::string& value)
{
    return value.empty() ? comparison(field, Rule::Op::Missing, {}) : comparison(field, Rule::Op::Equal, {value});
}

Rule stayedRule(double days, bool lateEntry)
{
    const std::string day = std::to_string(std::max(1LL, std::llround(days))); // on the first day everybody is one
    std::vector<Rule> all {ownComparison("life_days", Rule::Op::GreaterEqual, {day})};
    if (lateEntry)
        all.push_back(ownComparison("life_seen_from", Rule::Op::Less, {day}));
    return joined(Rule::Kind::All, std::move(all));
}

Rule leftByRule(double days)
{
    return ownComparison("life_ended", Rule::Op::LessEqual, {std::to_string(std::llround(days))});
}

Rule stageRule(const std::string& stage)
{
    return comparison("lifecycle_stage", Rule::Op::Equal, {stage});
}

Rule stageOnRule(const std::string& stage, core::CivilDate day)
{
    return ownComparison("stage_on:" + core::isoText(day), Rule::Op::Equal, {stage});
}

Rule stageMoveRule(const std::string& from, const std::string& to, core::Period period)
{
    return joined(Rule::Kind::All, {stageOnRule(from, core::lastDay(period - 1)), stageOnRule(to, core::lastDay(period))});
}

Rule tenthRule(int from, int to)
{
    return from == to ? comparison("value_tenth", Rule::Op::Equal, {std::to_string(from)})
                      : comparison("value_tenth", Rule::Op::Between, {std::to_string(from), std::to_string(to)});
}

Rule remainingValueRule(double low, double high)
{
    const auto amount = [](double value) {
        std::array<char, 32> text {};
        return std::string(text.data(), std::to_chars(text.data(), text.data() + text.size(), value).ptr);
    };
    std::vector<Rule> all {ownComparison("remaining_value", Rule::Op::GreaterEqual, {amount(low)})};
    if (std::isfinite(high))
        all.push_back(ownComparison("remaining_value", Rule::Op::Less, {amount(high)}));
    return joined(Rule::Kind::All, std::move(all));
}

Rule pyramidRule(const AgePyramid& pyramid, std::size_t band, int gender, core::CivilDate asOf)
{
    const int from = pyramid.from[band];
    const bool open = band + 1 == pyramid.from.size();
    const int to = open ? 0 : pyramid.from[band + 1]; // not in it
    std::vector<Rule> all;
    const auto limit = [&](Rule::Op op, std::string value) { all.push_back(comparison(pyramid.ageField, op, {std::move(value)})); };
    constexpr double kYear = 365.2425;
    if (!pyramid.fromBirth) {
        limit(Rule::Op::GreaterEqual, std::to_string(from));
        if (!open)
            limit(Rule::Op::Less, std::to_string(to));
    } else if (pyramid.ageField == "birth_year") {
        const int year = core::ymd(asOf).year;
        limit(Rule::Op::LessEqual, std::to_string(year - from));
        if (!open)
            limit(Rule::Op::Greater, std::to_string(year - to));
    } else {
        const auto born = [&](int years) { return core::isoText(asOf - static_cast<std::int32_t>(std::ceil(years * kYear)) + 1); }; // first day of who is younger
        limit(Rule::Op::Less, born(from));
        if (!open)
            limit(Rule::Op::GreaterEqual, born(to));
    }
    all.push_back(gender < 0 ? comparison(pyramid.genderField, Rule::Op::In, pyramid.genders)
                             : comparison(pyramid.genderField, Rule::Op::Equal, {pyramid.genders[static_cast<std::size_t>(gender)]}));
    return joined(Rule::Kind::All, std::move(all));
}

Rule frequencyRule(const BehaviourClass& orders)
{
    return classRule("purchase_frequency", orders);
}

Rule cycleRule(const BehaviourClass& days)
{
    // The first class holds every shorter cycle as well.
    BehaviourClass each = days;
    each.from = days.from <= 1 ? 0 : days.from;
    return classRule("purchase_cycle", each);
}

Rule preferenceRule(const std::string& kind, const std::string& value)
{
    return ownComparison(kind == "price-band" ? "favourite_band" : "favourite_" + kind, Rule::Op::Equal, {value});
}

Rule hourRule(int weekday, int hour)
{
    const std::string day = std::to_string(weekday);
    return hour < 0 ? ownComparison("bought_weekday", Rule::Op::Equal, {day})
                    : ownComparison("bought_hour", Rule::Op::Equal, {day + (hour < 10 ? "-0" : "-") + std::to_string(hour)});
}

Rule monthRule(int month)
{
    return ownComparison("bought_month", Rule::Op::Equal, {std::to_string(month)});
}

Rule holidayRule(const std::string& holiday, core::CivilDate from, core::CivilDate to)
{
    std::vector<Rule> any;
    for (const auto& window : measuredHolidays(from, to))
        if (window.holiday == holiday)
            any.push_back(within("bought_day", window.from, window.to));
    return joined(Rule::Kind::Any, std::move(any));
}

} // namespace holdfast::flow
