// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CampaignEvaluateCourse.h"

#include "analytics/compare/Mean.h"
#include "analytics/compare/Proportion.h"
#include "flow/CampaignTargetCandidates.h"

#include <algorithm>
#include <limits>

namespace holdfast::flow {

using core::Code;

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr int kMostSteps = 26; // a side
constexpr std::size_t kAsk = 4096; // customers between two questions whether to stop

bool isActive(const features::ActivitySpans& spans, std::uint32_t customer, std::int32_t day)
{
    for (auto s = spans.offsets[customer]; s < spans.offsets[customer + 1]; ++s)
        if (spans.begin[s] <= day && spans.end[s] >= day)
            return true;
    return false;
}

// One pass over the purchases of the members.
void addCourse(BeforeAfter& result, const Facts& facts, core::CivilDate from, int windowDays, const std::vector<std::uint32_t>& treated, const std::vector<std::uint32_t>& control,
    double level, const core::JobContext& job)
{
    const int weeks = std::max(1, windowDays / 7), step = std::min(windowDays, 7 * ((weeks + kMostSteps - 1) / kMostSteps));
    const int side = std::max(1, windowDays / step);
    const int over = std::clamp((facts.snapshot->asOf.days - from.days + 1) / step, 0, side); // steps of the window that are over
    const std::size_t steps = static_cast<std::size_t>(side + over);
    const std::int32_t first = from.days - side * step;
    struct Sums {
        std::vector<double> sum, squares;
    };
    const auto& log = facts.snapshot->transactions;
    const auto courseOf = [&](const std::vector<std::uint32_t>& customers) {
        Sums sums {std::vector<double>(steps, 0), std::vector<double>(steps, 0)};
        std::vector<std::int64_t> own(steps, 0);
        for (std::size_t i = 0; i < customers.size() && !(i % kAsk == 0 && job.shouldStop()); ++i) {
            const auto c = customers[i];
            bool any = false;
            for (auto e = log.offsets[c]; e < log.offsets[c + 1]; ++e) {
                if (log.days[e] < first || log.amounts.empty())
                    continue;
                const auto k = static_cast<std::size_t>((log.days[e] - first) / step);
                if (k < steps) {
                    own[k] += log.amounts[e];
                    any = true;
                }
            }
            for (std::size_t k = 0; any && k < steps; ++k) {
                const auto amount = static_cast<double>(own[k]);
                sums.sum[k] += amount;
                sums.squares[k] += amount * amount;
                own[k] = 0;
            }
        }
        const double unit = facts.money(1);
        for (std::size_t k = 0; k < steps; ++k) {
            sums.sum[k] *= unit;
            sums.squares[k] *= unit * unit;
        }
        return sums;
    };
    const Sums ofTreated = courseOf(treated), ofControl = courseOf(control);
    result.before = static_cast<std::size_t>(side);
    for (std::size_t k = 0; k < steps; ++k) {
        const core::CivilDate begin {first + static_cast<std::int32_t>(k) * step};
        const auto mean = [&](const Sums& sums, std::size_t n) { return analytics::meanInterval(static_cast<std::int64_t>(n), sums.sum[k], sums.squares[k], level); };
        result.course.push_back({begin, begin + (step - 1), mean(ofTreated, treated.size()), mean(ofControl, control.size())});
    }
}

} // namespace

core::Status customersAtEnd(const Facts& facts, core::CivilDate from, core::CivilDate to, const MemberPlaces& customer, std::span<const std::uint8_t> gone, std::vector<double>& y,
    const core::JobContext& job)
{
    if (!facts.spans)
        return std::unexpected(facts.spansMissing.value_or(core::Error {Code::NotEnoughData, {}, {}, {}, {}}));
    const auto& spans = *facts.spans;
    const auto day = std::min(to, facts.snapshot->asOf);
    if (spans.dated && day < from) {
        y.assign(customer.size(), kUnknown);
        return {};
    }
    for (std::size_t i = 0; i < customer.size() && !(i % kAsk == 0 && job.shouldStop()); ++i) {
        const auto& c = customer[i];
        if (!c || !spans.known.contains(*c))
            y.push_back(kUnknown);
        else if (!spans.dated)
            y.push_back(spans.churnedNow.contains(*c) ? 0 : 1);
        else
            y.push_back(isActive(spans, *c, from.days - 1) == (gone[i] != 0) ? kUnknown : isActive(spans, *c, day.days) ? 1 : 0);
    }
    return {};
}

// One pass over the spans of the members: a span raises the count of each of its days in the window.
std::vector<RetentionPoint> retentionOf(const Facts& facts, const CampaignContacts& contacts, const MemberPlaces& customer, const EvaluateAnswer& answer, const core::JobContext& job)
{
    const auto* spans = facts.spans ? &*facts.spans : nullptr;
    const auto start = answer.from.days - 1, end = std::min(answer.to, facts.snapshot->asOf).days;
    if (spans == nullptr || !spans->dated || end <= start)
        return {};
    const auto days = static_cast<std::size_t>(end - start) + 1;
    std::vector<std::int64_t> change[2] {std::vector<std::int64_t>(days + 1, 0), std::vector<std::int64_t>(days + 1, 0)}; // control, treated
    std::int64_t all[2] {0, 0};
    for (std::size_t i = 0; i < customer.size() && !(i % kAsk == 0 && job.shouldStop()); ++i) {
        if (!customer[i] || !spans->known.contains(*customer[i]) || isActive(*spans, *customer[i], start) == (contacts.gone[i] != 0))
            continue;
        const int arm = contacts.control[i] == 0;
        ++all[arm];
        for (auto s = spans->offsets[*customer[i]]; s < spans->offsets[*customer[i] + 1]; ++s)
            if (spans->end[s] >= start && spans->begin[s] <= end) {
                ++change[arm][static_cast<std::size_t>(std::max(spans->begin[s], start) - start)];
                --change[arm][static_cast<std::size_t>(std::min(spans->end[s], end) - start) + 1];
            }
    }
    std::vector<RetentionPoint> points;
    std::int64_t now[2] {0, 0};
    for (std::size_t d = 0; d < days; ++d) {
        for (const int arm : {0, 1})
            now[arm] += change[arm][d];
        const auto shareOf = [&](int arm) { return all[arm] > 0 ? analytics::wilsonInterval(now[arm], all[arm], answer.plan.level) : core::Estimate {}; };
        points.push_back({static_cast<int>(d), shareOf(1), shareOf(0)});
    }
    return all[1] > 0 ? points : std::vector<RetentionPoint> {};
}

core::Estimate meanOf(const std::vector<double>& values, double level)
{
    double sum = 0, squares = 0;
    for (const double v : values) {
        sum += v;
        squares += v * v;
    }
    return analytics::meanInterval(static_cast<std::int64_t>(values.size()), sum, squares, level);
}

BeforeAfter beforeAfterOf(const Facts& facts, core::CivilDate from, int windowDays, const std::vector<std::uint32_t>& treated, const std::vector<std::uint32_t>& control,
    double level, const core::JobContext& job)
{
    const auto before = netBetween(facts, from.days - windowDays, from.days - 1, job), after = netBetween(facts, from.days, from.days + windowDays - 1, job);
    std::vector<double> columns[4], change, arm;
    for (std::size_t k = 0; k < 4; ++k)
        columns[k].reserve(k < 2 ? treated.size() : control.size());
    change.reserve(treated.size() + control.size());
    arm.reserve(change.capacity());
    for (const bool isTreated : {true, false})
        for (const auto c : isTreated ? treated : control) {
            columns[isTreated ? 0 : 2].push_back(before[c]);
            columns[isTreated ? 1 : 3].push_back(after[c]);
            change.push_back(after[c] - before[c]);
            arm.push_back(isTreated);
        }
    BeforeAfter result;
    result.treatedBefore = meanOf(columns[0], level);
    result.treatedAfter = meanOf(columns[1], level);
    result.controlBefore = meanOf(columns[2], level);
    result.controlAfter = meanOf(columns[3], level);
    if (const auto did = analytics::meanDifference(change, arm, level))
        result.did = {did->effect, did->lower, did->upper, level, static_cast<std::int64_t>(change.size()), "difference in differences"};
    addCourse(result, facts, from, windowDays, treated, control, level, job);
    return result;
}

} // namespace holdfast::flow
