// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Mean.h"
#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/Proportion.h"
#include "flow/MeasureChurn.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Period;
using core::Result;

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
constexpr int kSeriesPeriods = 8;
constexpr std::uint32_t kMostGroupsOfAField = 12; // a field with more values is no segmentation but a list
constexpr std::uint64_t kSmallN = 30; // design.md section 8

// Net revenue and orders of one period, over the customers active at its end.
struct Spending {
    core::Estimate revenue, orders; // per customer
    double revenueTotal = 0, ordersTotal = 0;
};

Spending spendingIn(const Scoped& scoped, Period period, const features::ChurnWindow& window)
{
    const Facts& facts = *scoped.facts;
    const auto& log = facts.snapshot->transactions;
    const std::int32_t from = core::firstDay(period).days, to = core::lastDay(period).days;
    double sum = 0, squares = 0, orderSum = 0, orderSquares = 0;
    std::int64_t n = 0;
    std::vector<std::uint32_t> seen;
    for (std::size_t c = 0; c < facts.snapshot->size(); ++c) {
        if (!window.activeAtEnd.contains(c) || (scoped.selected() != nullptr && !scoped.selected()->contains(c)))
            continue;
        ++n;
        const auto first = log.days.begin() + static_cast<std::ptrdiff_t>(log.offsets[c]);
        const auto last = log.days.begin() + static_cast<std::ptrdiff_t>(log.offsets[c + 1]);
        auto at = std::lower_bound(first, last, from);
        std::int64_t net = 0;
        double orders = 0;
        seen.clear();
        for (; at != last && *at <= to; ++at) {
            const auto event = static_cast<std::size_t>(at - log.days.begin());
            net += log.amounts.empty() ? 0 : log.amounts[event];
            if (!log.amounts.empty() && log.amounts[event] <= 0)
                continue;
            const std::uint32_t order = log.orders.empty() ? 0 : log.orders[event];
            if (order == 0)
                ++orders;
            else if (std::find(seen.begin(), seen.end(), order) == seen.end())
                seen.push_back(order);
        }
        orders += static_cast<double>(seen.size());
        const double money = facts.money(net);
        sum += money;
        squares += money * money;
        orderSum += orders;
        orderSquares += orders * orders;
    }
    return {analytics::meanInterval(n, sum, squares), analytics::meanInterval(n, orderSum, orderSquares), sum, orderSum};
}

// Net revenue of each customer in (until - 365, until], minor units.
std::vector<std::int64_t> yearRevenue(const Facts& facts, core::CivilDate until)
{
    const auto& log = facts.snapshot->transactions;
    std::vector<std::int64_t> revenue(facts.snapshot->size(), 0);
    if (log.amounts.empty())
        return revenue;
    for (std::size_t c = 0; c < revenue.size(); ++c)
        for (auto e = log.offsets[c]; e < log.offsets[c + 1]; ++e)
            if (log.days[e] <= until.days && log.days[e] > until.days - 365)
                revenue[c] += log.amounts[e];
    return revenue;
}

struct Marked {
    Period period;
    features::ChurnWindow window;
};

// The last periods up to `current` that have enough history, oldest first; the entry of `current` is always there.
std::vector<Marked> recentWindows(const Facts& facts, Period current)
{
    std::vector<Marked> result;
    for (int back = kSeriesPeriods - 1; back >= 0; --back) {
        const Period period = current - back;
        auto window = features::churnWindow(*facts.spans, core::firstDay(period), core::lastDay(period));
        if (!window.notEnoughHistory || back == 0)
            result.push_back({period, std::move(window)});
    }
    return result;
}

std::uint64_t countIn(const frame::Selection& selection, const frame::Selection* scope)
{
    if (scope == nullptr)
        return selection.count();
    auto both = selection;
    both &= *scope;
    return both.count();
}

class Kpis {
public:
    Kpis(const Scoped& scoped, const ChurnAnswer& churn) : m_scoped(scoped), m_facts(*scoped.facts), m_churn(churn) { }

    std::vector<Kpi> all()
    {
        const auto windows = windowsOf(m_facts, m_scoped.grain);
        if (!m_facts.spans->dated) {
            undated();
            return m_kpis;
        }
        m_recent = recentWindows(m_facts, windows.current);
        customers();
        churnRate();
        twelveMonths(windows);
        newCustomers();
        if (!m_facts.hasTransactions()) {
            for (const char* id : {"arpu", "orders-per-customer", "revenue-lost"})
                add(id, std::string(id) == "orders-per-customer" ? Kpi::Unit::Number : Kpi::Unit::Money, 0).needs = "transaction";
            return m_kpis;
        }
        spending(windows);
        revenueLost(windows);
        return m_kpis;
    }

private:
    Kpi& add(std::string id, Kpi::Unit unit, int upIsGood)
    {
        Kpi kpi;
        kpi.id = std::move(id);
        kpi.unit = unit;
        kpi.upIsGood = upIsGood;
        m_kpis.push_back(std::move(kpi));
        return m_kpis.back();
    }

    // A label without dates: how many are there, and how many have left by now.
    void undated()
    {
        Kpi& customers = add("customers", Kpi::Unit::Count, 1);
        customers.now.value = static_cast<double>(m_churn.knownCustomers);
        customers.now.n = static_cast<std::int64_t>(m_churn.knownCustomers);
        Kpi& rate = add("churn-rate", Kpi::Unit::Share, -1);
        rate.now = m_churn.overall;
        rate.numerator = static_cast<double>(m_churn.churnedCustomers);
        rate.denominator = static_cast<double>(m_churn.knownCustomers);
        add("retention-12m", Kpi::Unit::Share, 1).needs = "churn_date";
        add("new-customers", Kpi::Unit::Count, 1).needs = "signup_date";
        for (const char* id : {"arpu", "orders-per-customer", "revenue-lost"})
            add(id, std::string(id) == "orders-per-customer" ? Kpi::Unit::Number : Kpi::Unit::Money, 0).needs = "transaction";
    }

    const PeriodChurn* periodOf(Period period) const
    {
        for (const auto& entry : m_churn.periods)
            if (entry.period == period)
                return &entry;
        return nullptr;
    }

    template <class Value> std::vector<double> series(Value value) const
    {
        std::vector<double> result;
        for (const auto& recent : m_recent) {
            const auto* period = periodOf(recent.period);
            result.push_back(period != nullptr ? value(*period) : kUndefined);
        }
        return result;
    }

    void customers()
    {
        Kpi& kpi = add("customers", Kpi::Unit::Count, 1);
        if (!m_churn.current) {
            kpi.needs = "history";
            return;
        }
        kpi.now.value = static_cast<double>(m_churn.current->activeAtEnd);
        kpi.now.n = static_cast<std::int64_t>(m_churn.current->activeAtEnd);
        if (m_churn.previous)
            kpi.before = static_cast<double>(m_churn.previous->activeAtEnd);
        kpi.series = series([](const PeriodChurn& p) { return static_cast<double>(p.activeAtEnd); });
    }

    void churnRate()
    {
        Kpi& kpi = add("churn-rate", Kpi::Unit::Share, -1);
        if (!m_churn.current) {
            kpi.needs = "history";
            return;
        }
        kpi.now = m_churn.current->churnRate;
        kpi.numerator = static_cast<double>(m_churn.current->churned);
        kpi.denominator = static_cast<double>(m_churn.current->activeAtStart);
        if (m_churn.previous)
            kpi.before = m_churn.previous->churnRate.value;
        kpi.series = series([](const PeriodChurn& p) { return p.churnRate.value.value_or(kUndefined); });
    }

    // Of the customers active a year before the end of the period: the share still active at its end.
    std::optional<core::Estimate> stillActive(Period period, double* kept, double* of) const
    {
        const core::CivilDate to = core::lastDay(period);
        const auto window = features::churnWindow(*m_facts.spans, to - 364, to);
        if (window.notEnoughHistory)
            return std::nullopt;
        const auto active = static_cast<std::int64_t>(countIn(window.activeAtStart, m_scoped.selected()));
        const auto churned = static_cast<std::int64_t>(countIn(window.churned, m_scoped.selected()));
        if (kept != nullptr)
            *kept = static_cast<double>(active - churned);
        if (of != nullptr)
            *of = static_cast<double>(active);
        return analytics::wilsonInterval(active - churned, active);
    }

    void twelveMonths(const Windows& windows)
    {
        Kpi& kpi = add("retention-12m", Kpi::Unit::Share, 1);
        const auto now = stillActive(windows.current, &kpi.numerator, &kpi.denominator);
        if (!now) {
            kpi.needs = "history";
            return;
        }
        kpi.now = *now;
        if (windows.previous)
            if (const auto before = stillActive(*windows.previous, nullptr, nullptr))
                kpi.before = before->value;
        for (const auto& recent : m_recent) {
            const auto at = stillActive(recent.period, nullptr, nullptr);
            kpi.series.push_back(at && at->value ? *at->value : kUndefined);
        }
    }

    void newCustomers()
    {
        Kpi& kpi = add("new-customers", Kpi::Unit::Count, 1);
        if (!m_churn.current) {
            kpi.needs = "history";
            return;
        }
        kpi.now.value = static_cast<double>(m_churn.current->fresh);
        kpi.now.n = static_cast<std::int64_t>(m_churn.current->fresh);
        if (m_churn.previous)
            kpi.before = static_cast<double>(m_churn.previous->fresh);
        kpi.series = series([](const PeriodChurn& p) { return static_cast<double>(p.fresh); });
    }

    void spending(const Windows& windows)
    {
        std::vector<double> revenue, orders;
        Spending now;
        for (const auto& recent : m_recent) {
            now = spendingIn(m_scoped, recent.period, recent.window);
            revenue.push_back(now.revenue.value.value_or(kUndefined));
            orders.push_back(now.orders.value.value_or(kUndefined));
        }
        std::optional<Spending> before;
        if (windows.before)
            before = spendingIn(m_scoped, *windows.previous, *windows.before);
        Kpi& arpu = add("arpu", Kpi::Unit::Money, 1);
        arpu.now = now.revenue;
        arpu.numerator = now.revenueTotal;
        arpu.denominator = static_cast<double>(now.revenue.n);
        arpu.series = std::move(revenue);
        Kpi& perCustomer = add("orders-per-customer", Kpi::Unit::Number, 1);
        perCustomer.now = now.orders;
        perCustomer.numerator = now.ordersTotal;
        perCustomer.denominator = static_cast<double>(now.orders.n);
        perCustomer.series = std::move(orders);
        if (before) {
            m_kpis[m_kpis.size() - 2].before = before->revenue.value;
            perCustomer.before = before->orders.value;
        }
    }

    // What the customers who left in the period had spent in the year before it.
    double lostIn(Period period, const features::ChurnWindow& window, std::int64_t* customers) const
    {
        const auto revenue = yearRevenue(m_facts, core::firstDay(period) - 1);
        std::int64_t lost = 0, n = 0;
        for (std::size_t c = 0; c < revenue.size(); ++c)
            if (window.churned.contains(c) && (m_scoped.selected() == nullptr || m_scoped.selected()->contains(c))) {
                lost += revenue[c];
                ++n;
            }
        if (customers != nullptr)
            *customers = n;
        return m_facts.money(lost);
    }

    void revenueLost(const Windows& windows)
    {
        Kpi& kpi = add("revenue-lost", Kpi::Unit::Money, -1);
        std::int64_t n = 0;
        for (const auto& recent : m_recent)
            kpi.series.push_back(lostIn(recent.period, recent.window, &n));
        kpi.now.value = kpi.series.back();
        kpi.now.n = n;
        if (windows.before)
            kpi.before = lostIn(*windows.previous, *windows.before, nullptr);
    }

    const Scoped& m_scoped;
    const Facts& m_facts;
    const ChurnAnswer& m_churn;
    std::vector<Marked> m_recent;
    std::vector<Kpi> m_kpis;
};

// Every value of every field with few values, as a group: its churn against the rest.
std::vector<GroupRisk> groupsAtRisk(const Scoped& scoped, core::JobContext& job)
{
    const Facts& facts = *scoped.facts;
    const auto& shot = *facts.snapshot;
    const auto windows = windowsOf(facts, scoped.grain);
    std::vector<Marked> recent;
    if (facts.spans->dated)
        recent = recentWindows(facts, windows.current);
    const auto revenue = yearRevenue(facts, shot.asOf);
    const auto activeAll = static_cast<std::int64_t>(countIn(windows.now.activeAtStart, scoped.selected()));
    const auto churnedAll = static_cast<std::int64_t>(countIn(windows.now.churned, scoped.selected()));

    std::vector<GroupRisk> groups;
    for (const auto& column : shot.columns) {
        if (job.shouldStop())
            return {};
        // The columns that say who churned would only find themselves.
        if (column.field == "status" || column.field == "churn_reason" || column.field == "churn_type" || column.field == "name")
            continue;
        std::vector<std::string> names;
        std::vector<std::uint32_t> bins(shot.size());
        if (column.type == frame::ValueType::Text && !column.words.empty() && column.words.size() <= kMostGroupsOfAField) {
            names = column.words;
            bins = column.codes;
        } else if (column.type == frame::ValueType::Boolean) {
            names = {"false", "true"};
            for (std::size_t c = 0; c < shot.size(); ++c)
                bins[c] = column.numbers[c] == frame::kMissing ? 0 : static_cast<std::uint32_t>(column.numbers[c] + 1);
        } else {
            continue;
        }
        std::vector<GroupRisk> of(names.size());
        struct Tally {
            std::int64_t active = 0, churned = 0;
        };
        std::vector<Tally> before(names.size());
        std::vector<std::vector<Tally>> past(recent.size(), std::vector<Tally>(names.size()));
        std::vector<std::int64_t> money(names.size(), 0);
        for (std::size_t c = 0; c < shot.size(); ++c) {
            if (bins[c] == 0 || (scoped.selected() != nullptr && !scoped.selected()->contains(c)))
                continue;
            const std::size_t g = bins[c] - 1;
            ++of[g].n;
            of[g].active += windows.now.activeAtStart.contains(c);
            of[g].churned += windows.now.churned.contains(c);
            money[g] += revenue[c];
            if (windows.before) {
                before[g].active += windows.before->activeAtStart.contains(c);
                before[g].churned += windows.before->churned.contains(c);
            }
            for (std::size_t p = 0; p < recent.size(); ++p) {
                past[p][g].active += recent[p].window.activeAtStart.contains(c);
                past[p][g].churned += recent[p].window.churned.contains(c);
            }
        }
        if (std::count_if(of.begin(), of.end(), [](const auto& g) { return g.active > 0; }) < 2)
            continue;
        for (std::size_t g = 0; g < names.size(); ++g) {
            if (of[g].active == 0)
                continue;
            auto& group = of[g];
            group.field = column.name;
            group.fieldLabel = column.label.empty() ? column.name : column.label;
            group.value = names[g];
            const auto churned = static_cast<std::int64_t>(group.churned), active = static_cast<std::int64_t>(group.active);
            group.churnRate = analytics::wilsonInterval(churned, active);
            if (windows.before && before[g].active > 0)
                group.before = static_cast<double>(before[g].churned) / static_cast<double>(before[g].active);
            for (std::size_t p = 0; p < recent.size(); ++p)
                group.series.push_back(past[p][g].active > 0
                        ? static_cast<double>(past[p][g].churned) / static_cast<double>(past[p][g].active)
                        : kUndefined);
            group.revenue = facts.hasTransactions() ? facts.money(money[g]) : kUndefined;
            group.pAdjusted = analytics::twoShareP(churned, active, churnedAll - churned, activeAll - active);
            groups.push_back(std::move(group));
        }
    }
    std::vector<double> p;
    for (const auto& group : groups)
        p.push_back(group.pAdjusted);
    p = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i].pAdjusted = p[i];
    std::stable_sort(groups.begin(), groups.end(), [](const GroupRisk& a, const GroupRisk& b) {
        const bool smallA = a.active < kSmallN, smallB = b.active < kSmallN;
        if (smallA != smallB)
            return smallB;
        return a.churnRate.value.value_or(-1) > b.churnRate.value.value_or(-1);
    });
    return groups;
}

} // namespace

Result<OverviewAnswer> measureOverview(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    auto churn = churnOf(session, *scoped, scope, job);
    if (!churn)
        return std::unexpected(churn.error());
    OverviewAnswer answer;
    answer.settings = scoped->facts->settings;
    answer.settings.period = scoped->grain;
    answer.settings.asOf = scoped->facts->snapshot->asOf;
    answer.churn = std::move(*churn);
    job.progress(0.3, "measure");
    answer.kpis = Kpis(*scoped, answer.churn).all();
    job.progress(0.6, "measure");
    if (scoped->facts->history.buyers > 0) {
        auto cohorts = cohortsOf(session, *scoped, scope, job);
        if (!cohorts)
            return std::unexpected(cohorts.error());
        answer.cohorts = std::move(*cohorts);
    }
    job.progress(0.8, "measure");
    answer.groups = groupsAtRisk(*scoped, job);
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    answer.basis = basisOf(session, *scoped, scope, "overview", "Wilson (1927); Student (1908); Benjamini, Hochberg (1995)", started);
    answer.basis.excluded.insert(answer.churn.basis.excluded.begin(), answer.churn.basis.excluded.end());
    answer.basis.warnings = answer.churn.basis.warnings;
    return answer;
}

} // namespace holdfast::flow
