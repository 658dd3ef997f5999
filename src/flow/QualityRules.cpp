// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/QualityRules.h"

#include "core/Period.h"
#include "text/Fold.h"

#include <algorithm>

namespace holdfast::flow {

using domain::Role;
using frame::ValueType;

namespace {

bool isOneOf(std::string_view field, std::initializer_list<std::string_view> fields)
{
    return std::find(fields.begin(), fields.end(), field) != fields.end();
}

} // namespace

std::optional<ValueRange> rangeOf(std::string_view field, core::CivilDate dataTo)
{
    const int year = std::atoi(core::isoText(dataTo.isValid() ? dataTo : core::CivilDate {20000}).substr(0, 4).c_str());
    if (field == "birth_year")
        return ValueRange {year - 106, year - 18};
    if (field == "age")
        return ValueRange {18, 106};
    if (field == "nps")
        return ValueRange {0, 10};
    if (isOneOf(field, {"csat", "ces", "satisfaction_after"}))
        return ValueRange {0, 100};
    if (isOneOf(field, {"unit_price", "monthly_fee", "tenure", "acquisition_cost", "duration", "count", "cost", "compensation"}))
        return ValueRange {0, kNoUpper};
    return std::nullopt;
}

bool isSparse(std::string_view field)
{
    return isOneOf(field, {"churn_date", "churn_reason", "churn_type", "contract_end", "closed", "responded", "resolution", "compensation",
                              "satisfaction_after", "text", "comment", "delivered", "outcome", "offer", "discount", "return", "date_paid", "region", "event", "days_late"});
}

bool isCategory(std::string_view field)
{
    return !isOneOf(field, {"customer", "name", "phone", "email", "address", "postcode", "order", "id", "product", "text", "comment", "campaign"});
}

bool mayLieAhead(Role role, std::string_view field)
{
    return isOneOf(field, {"due", "contract_end"}) || role == Role::ExternalSeries;
}

std::string_view notBefore(std::string_view field)
{
    if (field == "closed" || field == "responded")
        return "opened";
    if (field == "churn_date" || field == "contract_end")
        return "signup_date";
    if (field == "delivered")
        return "sent";
    return {};
}

std::string_view keyFieldOf(Role role)
{
    switch (role) {
    case Role::Customer:
        return "customer";
    case Role::Interaction:
    case Role::Complaint:
    case Role::Enquiry:
    case Role::SurveyResponse:
        return "id";
    default:
        return {};
    }
}

std::string_view dayFieldOf(Role role)
{
    switch (role) {
    case Role::Transaction:
    case Role::Interaction:
    case Role::SurveyResponse:
    case Role::Touchpoint:
    case Role::ExternalSeries:
        return "date";
    case Role::Complaint:
    case Role::Enquiry:
        return "opened";
    default:
        return {};
    }
}

std::vector<std::int64_t> defaultValues(const frame::ColumnInfo& info)
{
    if (info.type == ValueType::Integer)
        return {-999, -99, -1, 999, 9999, 99999, 999999, 1900};
    std::vector<std::int64_t> values;
    for (const char* day : {"0001-01-01", "1899-12-30", "1900-01-01", "1970-01-01", "1990-01-01", "2000-01-01", "2099-12-31", "9999-12-31"})
        if (const auto date = core::parseIsoDate(day))
            values.push_back(info.type == ValueType::DateTime ? std::int64_t {date->days} * 86400 : date->days);
    return values;
}

std::vector<std::vector<std::string_view>> usefulFields(Role role)
{
    switch (role) {
    case Role::Customer:
        return {{"signup_date"}, {"status", "churn_date", "contract_end"}, {"province", "city", "country"}, {"age", "birth_year", "birth_date"}, {"gender"},
            {"acquisition_channel"}, {"plan"}, {"consent"}};
    case Role::Transaction:
        return {{"order"}, {"category", "product"}, {"channel"}, {"margin", "cost"}};
    case Role::Interaction:
        return {{"channel"}};
    case Role::Renewal:
    case Role::Payment:
        return {{"outcome"}, {"amount"}};
    case Role::Complaint:
        return {{"severity"}, {"closed"}, {"resolution"}, {"text"}};
    case Role::Enquiry:
        return {{"channel"}, {"closed"}};
    case Role::SurveyResponse:
        return {{"customer"}, {"nps", "csat", "ces"}, {"comment"}};
    case Role::CampaignContact:
        return {{"sent"}, {"outcome", "responded"}, {"cost"}};
    default:
        return {};
    }
}

std::set<std::string> variantsOf(const std::map<std::string, std::uint64_t>& words)
{
    std::map<std::string, std::pair<std::string, std::uint64_t>> heads;
    for (const auto& [word, count] : words) {
        auto& head = heads[text::foldName(word)];
        if (count > head.second)
            head = {word, count};
    }
    std::set<std::string> variants;
    for (const auto& [word, count] : words) {
        const std::string folded = text::foldName(word);
        if (!folded.empty() && heads[folded].first != word)
            variants.insert(word);
    }
    return variants;
}

Timeliness timelinessOf(const std::map<std::int32_t, std::uint64_t>& days, core::CivilDate dataTo)
{
    Timeliness times;
    const std::int32_t first = days.begin()->first, last = days.rbegin()->first;
    std::vector<std::int32_t> steps;
    std::int32_t before = first;
    for (const auto& [day, count] : days) {
        if (day != before)
            steps.push_back(day - before);
        before = day;
    }
    std::sort(steps.begin(), steps.end());
    times.stepDays = steps.empty() ? 1 : steps[steps.size() / 2];
    // The usual step, and the longest step but for one in twenty, are no delay.
    const std::int32_t usual = steps.empty() ? 1 : steps[std::min(steps.size() - 1, steps.size() * 19 / 20)];
    const std::int32_t lag = dataTo.days - last - std::max(usual, times.stepDays);
    times.lateDays = static_cast<std::uint64_t>(std::clamp<std::int32_t>(lag, 0, static_cast<std::int32_t>(times.lateOf)));
    const std::int32_t span = last - first + 1;
    const core::Grain grain = times.stepDays > 7 || span >= 400 ? core::Grain::Month : span >= 60 || times.stepDays > 1 ? core::Grain::Week : core::Grain::Day;
    times.period = grain == core::Grain::Month ? "month" : grain == core::Grain::Week ? "week" : "day";
    struct Run {
        core::Period start;
        int length = 0;
    };
    std::vector<Run> runs; // of periods without rows; the last period has one
    bool open = false;
    for (core::Period period = core::periodOf(core::CivilDate {first}, grain); core::firstDay(period).days <= last; period = period + 1) {
        ++times.periods;
        const auto inside = days.lower_bound(core::firstDay(period).days);
        const bool empty = inside == days.end() || inside->first > core::lastDay(period).days;
        if (empty && !open)
            runs.push_back({period, 0});
        if (empty)
            ++runs.back().length;
        open = empty;
    }
    // A pause that comes back after the same time (a survey every quarter) is the rhythm of the table, no gap.
    const auto commonest = [](const std::map<int, int>& counts) {
        return *std::max_element(counts.begin(), counts.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    };
    int pause = 0;
    if (runs.size() >= 3) {
        std::map<int, int> lengths, spacings;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            ++lengths[runs[i].length];
            if (i > 0)
                ++spacings[runs[i].start.index - runs[i - 1].start.index];
        }
        const auto length = commonest(lengths), spacing = commonest(spacings);
        if (4 * length.second >= 3 * static_cast<int>(runs.size()) && 4 * spacing.second >= 3 * static_cast<int>(runs.size() - 1))
            pause = length.first;
    }
    for (const Run& run : runs) {
        const int missing = std::max(0, run.length - pause);
        times.periods -= static_cast<std::uint64_t>(run.length - missing);
        times.empty += static_cast<std::uint64_t>(missing);
        if (missing > 0)
            times.gaps.emplace_back(core::isoText(core::firstDay(run.start + (run.length - missing))), missing);
    }
    std::stable_sort(times.gaps.begin(), times.gaps.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    if (times.gaps.size() > 20)
        times.gaps.resize(20);
    return times;
}

} // namespace holdfast::flow
