// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Behaviour.h"

#include "analytics/compare/Proportion.h"
#include "analytics/compare/Quantile.h"
#include "features/Purchases.h"
#include "flow/EventFields.h"
#include "flow/Facts.h"
#include "flow/Holidays.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <limits>
#include <map>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr double kOpen = std::numeric_limits<double>::infinity();
constexpr double kOrderClasses[][2] {{0, 0}, {1, 1}, {2, 2}, {3, 4}, {5, 9}, {10, kOpen}};
constexpr double kCycleClasses[][2] {{1, 7}, {8, 14}, {15, 30}, {31, 60}, {61, 90}, {91, 180}, {181, kOpen}};
constexpr std::size_t kMostValues = 12;
constexpr std::uint64_t kFewestDays = 28;
constexpr std::uint32_t kStep = 4096; // customers between two questions whether to stop

struct Fates {
    const features::ChurnWindow* window = nullptr; // null: churn is not known
    void count(std::size_t customer, std::uint64_t& active, std::uint64_t& churned) const
    {
        if (window != nullptr && window->activeAtStart.contains(customer)) {
            ++active;
            churned += window->churned.contains(customer);
        }
    }
};

core::Estimate rateOf(std::uint64_t churned, std::uint64_t active)
{
    return analytics::wilsonInterval(static_cast<std::int64_t>(churned), static_cast<std::int64_t>(active));
}

template <std::size_t N> std::vector<BehaviourClass> emptyClasses(const double (&bounds)[N][2])
{
    std::vector<BehaviourClass> classes(N);
    for (std::size_t i = 0; i < N; ++i) {
        classes[i].from = bounds[i][0];
        classes[i].to = bounds[i][1];
    }
    return classes;
}

// The class a whole number is in; the first where it is below all.
BehaviourClass& classOf(std::vector<BehaviourClass>& classes, double value)
{
    for (auto& each : classes)
        if (value <= each.to)
            return each;
    return classes.back();
}

// Events of the scope that are purchases, one pass over them for each thing that is asked.
class Reader {
public:
    Reader(const Facts& facts, const Scoped& scoped, const Fates& fates)
        : m_facts(facts), m_log(facts.snapshot->transactions), m_purchases(features::purchasesOf(*facts.snapshot, scoped.selected())), m_fates(fates)
    {
    }

    // what(customer, event); false when stopped.
    template <class What> bool eachPurchase(core::JobContext& job, What what) const
    {
        for (std::size_t c = 0; c < m_purchases.customers(); ++c) {
            if (c % kStep == 0 && job.shouldStop())
                return false;
            if (m_purchases.counts(c))
                for (auto e = m_log.offsets[c]; e < m_log.offsets[c + 1]; ++e)
                    if (m_purchases.isPurchase(e))
                        what(c, e);
        }
        return true;
    }
    double amountOf(std::size_t event) const { return m_log.amounts.empty() ? 1 : m_facts.money(m_log.amounts[event]); }

    // Every value of a kind that was bought, in the order of its codes. none: stopped or not in the data.
    std::optional<PreferenceKind> preference(std::string_view name, core::JobContext& job) const
    {
        const auto codes = eventCodes(m_facts, name, job).value_or(std::nullopt);
        if (!codes)
            return std::nullopt;
        const bool bands = name == "price-band";
        const auto favourites = eventField(m_facts, bands ? "favourite_band" : "favourite_" + std::string(name), job);
        if (!favourites)
            return std::nullopt;
        const std::size_t values = codes->words.size() + 1;
        PreferenceKind kind;
        kind.kind = name;
        std::vector<Preference> all(values);
        std::vector<std::uint64_t> active(values, 0), churned(values, 0);
        std::vector<std::size_t> lastBuyer(values, m_purchases.customers());
        double total = 0;
        const bool done = eachPurchase(job, [&](std::size_t customer, std::size_t event) {
            const std::uint32_t code = (*codes)[event];
            if (code == 0)
                return;
            Preference& value = all[code];
            const double amount = amountOf(event);
            if (lastBuyer[code] != customer)
                ++value.buyers;
            lastBuyer[code] = customer;
            value.from = value.purchases == 0 ? amount : std::min(value.from, amount);
            value.to = value.purchases == 0 ? amount : std::max(value.to, amount);
            ++value.purchases;
            value.revenue += amount;
            total += amount;
        });
        if (!done)
            return std::nullopt;
        const auto& column = *favourites->column;
        for (std::size_t c = 0; c < m_purchases.customers(); ++c) {
            const std::size_t code = !m_purchases.counts(c) ? 0 : !bands ? column.codes[c] : column.numbers[c] == frame::kMissing ? 0 : static_cast<std::size_t>(column.numbers[c]);
            if (code != 0) {
                ++all[code].favourites;
                m_fates.count(c, active[code], churned[code]);
            }
        }
        for (std::size_t code = 1; code < values; ++code) {
            Preference& value = all[code];
            value.value = codes->words[code - 1];
            value.share = total > 0 ? value.revenue / total : 0;
            value.churnRate = rateOf(churned[code], active[code]);
            if (!bands)
                value.from = value.to = 0;
            if (value.purchases > 0)
                kind.values.push_back(std::move(value));
        }
        kind.distinct = kind.values.size();
        if (!bands) {
            std::stable_sort(kind.values.begin(), kind.values.end(), [](const Preference& a, const Preference& b) { return a.revenue > b.revenue; });
            kind.values.resize(std::min(kind.values.size(), kMostValues));
        }
        return kind;
    }

private:
    const Facts& m_facts;
    const frame::EventLog& m_log;
    features::Purchases m_purchases;
    const Fates& m_fates;
};

// Ratio of the rates of two counts with the normal interval of its logarithm.
core::Estimate rateRatio(std::uint64_t inside, double daysInside, std::uint64_t around, double daysAround)
{
    core::Estimate ratio;
    ratio.n = static_cast<std::int64_t>(inside + around);
    ratio.method = "Rothman, Greenland (1998)";
    if (inside == 0 || around == 0)
        return ratio;
    ratio.value = static_cast<double>(inside) / daysInside / (static_cast<double>(around) / daysAround);
    const double half = analytics::normalQuantileTwoSided(0.95) * std::sqrt(1 / static_cast<double>(inside) + 1 / static_cast<double>(around));
    ratio.lower = *ratio.value * std::exp(-half);
    ratio.upper = *ratio.value * std::exp(half);
    return ratio;
}

// Purchases by day, from the first to the last of them.
void addSeasons(PurchaseBehaviour& answer, const std::vector<std::uint64_t>& daily)
{
    answer.months.assign(12, {});
    std::uint64_t all = 0;
    for (std::size_t d = 0; d < daily.size(); ++d) {
        auto& month = answer.months[static_cast<std::size_t>(core::ymd(answer.from + static_cast<std::int32_t>(d)).month - 1)];
        ++month.days;
        month.purchases += daily[d];
        all += daily[d];
    }
    const double usual = static_cast<double>(all) / static_cast<double>(daily.size());
    for (auto& month : answer.months)
        if (month.days >= kFewestDays)
            month.index = static_cast<double>(month.purchases) / static_cast<double>(month.days) / usual;

    struct Sums {
        std::uint64_t inside = 0, around = 0, years = 0;
        double daysInside = 0, daysAround = 0;
    };
    std::map<std::string, Sums> sums;
    std::vector<std::string> order;
    for (const auto& window : measuredHolidays(answer.from, answer.to)) {
        if (sums.try_emplace(window.holiday).second)
            order.push_back(window.holiday);
        Sums& sum = sums[window.holiday];
        ++sum.years;
        for (auto day = window.from - kAroundHoliday; day <= window.to + kAroundHoliday; day = day + 1) {
            const auto count = daily[static_cast<std::size_t>(day - answer.from)];
            const bool within = day >= window.from && day <= window.to;
            (within ? sum.inside : sum.around) += count;
            (within ? sum.daysInside : sum.daysAround) += 1;
        }
    }
    for (const auto& holiday : order) {
        const Sums& sum = sums[holiday];
        answer.holidays.push_back({holiday, sum.years, sum.inside, rateRatio(sum.inside, sum.daysInside, sum.around, sum.daysAround)});
    }
}

} // namespace

Result<PurchaseBehaviour> measureBehaviour(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto& shot = *facts.snapshot;
    const auto& log = shot.transactions;
    if (!facts.hasTransactions())
        return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
    const auto windows = facts.spans ? std::optional(windowsOf(facts, scoped->grain)) : std::nullopt;
    const Fates fates {windows ? &windows->now : nullptr};

    PurchaseBehaviour answer;
    answer.currency = facts.settings.currency;
    answer.frequency = emptyClasses(kOrderClasses);
    answer.cycle = emptyClasses(kCycleClasses);
    std::vector<double> cycles;
    std::uint64_t without = 0;
    for (std::size_t c = 0; c < shot.size(); ++c) {
        if (c % kStep == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        if (scoped->selected() != nullptr && !scoped->selected()->contains(c))
            continue;
        const auto put = [&](BehaviourClass& into) {
            ++into.n;
            into.net += facts.money(facts.history.net[c]);
            fates.count(c, into.active, into.churned);
        };
        put(classOf(answer.frequency, facts.history.ordersLastYear[c]));
        const auto days = facts.history.purchaseDays[c];
        without += days == 0;
        answer.oneTime += days == 1;
        if (days < 2)
            continue;
        cycles.push_back(static_cast<double>(facts.history.lastDay[c] - facts.history.firstDay[c]) / (days - 1));
        put(classOf(answer.cycle, std::round(cycles.back())));
    }
    for (auto* classes : {&answer.frequency, &answer.cycle})
        for (auto& each : *classes)
            each.churnRate = rateOf(each.churned, each.active);
    const auto summary = analytics::summaryOf(cycles);
    answer.cycleMedian = summary.p50;
    answer.cycleP25 = summary.p25;
    answer.cycleP75 = summary.p75;

    const Reader reader(facts, *scoped, fates);
    std::int32_t first = std::numeric_limits<std::int32_t>::max(), last = std::numeric_limits<std::int32_t>::min();
    bool going = reader.eachPurchase(job, [&](std::size_t, std::size_t event) {
        first = std::min(first, log.days[event]);
        last = std::max(last, log.days[event]);
    });
    if (going && first > last)
        return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
    answer.hasHours = !log.secondsOfDay.empty();
    answer.weekdays.assign(7, 0);
    if (answer.hasHours)
        answer.hours.assign(7, std::vector<std::uint64_t>(24, 0));
    std::vector<std::uint64_t> daily(going ? static_cast<std::size_t>(last - first) + 1 : 0, 0);
    going = going && reader.eachPurchase(job, [&](std::size_t, std::size_t event) {
        ++daily[static_cast<std::size_t>(log.days[event] - first)];
        const auto weekday = static_cast<std::size_t>(core::isoWeekday({log.days[event]}) - 1);
        ++answer.weekdays[weekday];
        if (answer.hasHours)
            ++answer.hours[weekday][static_cast<std::size_t>(std::clamp(log.secondsOfDay[event], 0, 86399) / 3600)];
    });
    if (!going)
        return core::fail(Code::Cancelled);
    answer.from = {first};
    answer.to = {last};
    addSeasons(answer, daily);
    for (const char* name : {"category", "product", "channel", "price-band"}) {
        if (auto kind = reader.preference(name, job))
            answer.preferences.push_back(std::move(*kind));
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
    }
    answer.basis = basisOf(session, *scoped, scope, "behaviour", "Wilson (1927); Rothman, Greenland (1998)", started);
    if (without > 0)
        answer.basis.excluded["customer-without-purchase"] = without;
    return answer;
}

} // namespace holdfast::flow
