// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/compare/Proportion.h"
#include "flow/Explore.h"
#include "flow/Retention.h"

#include <QLocale>

#include <limits>

namespace holdfast::tests {

inline constexpr double kNaN = std::numeric_limits<double>::quiet_NaN();

inline core::CivilDate day(const char* iso)
{
    return *core::parseIsoDate(iso);
}

inline flow::Basis sampleBasis(const char* analysis)
{
    flow::Basis basis;
    basis.analysis = analysis;
    basis.parameters = {{"period", "month"}, {"as-of", "2026-06-30"}};
    basis.definitions = {
        {"churn", "inactivity"}, {"churn.inactive-days", "120"}, {"churn.proposed", "true"}, {"currency", "EUR"}};
    basis.sources = {{"transaction", "orders.csv", 1142259}, {"customer", "customers.csv", 48851}};
    basis.asOf = basis.dataTo = day("2026-06-30");
    basis.n = 48851;
    basis.excluded = {{"customer-missing", 611}};
    basis.method = "Wilson (1927)";
    basis.fingerprint = "0123456789abcdef0123456789abcdef";
    basis.seconds = 0.4;
    basis.computedAt = 1782816120;
    return basis;
}

inline flow::PeriodChurn samplePeriod(const char* month, std::uint64_t active, std::uint64_t churned)
{
    flow::PeriodChurn period;
    period.period = core::periodOf(day(month), core::Grain::Month);
    period.activeAtStart = active;
    period.churned = churned;
    period.fresh = 900;
    period.returning = 100;
    period.activeAtEnd = active - churned + 1000;
    period.churnRate = analytics::wilsonInterval(std::int64_t(churned), std::int64_t(active));
    period.retentionRate = analytics::wilsonInterval(std::int64_t(active - churned), std::int64_t(active));
    period.lowerLimit = period.upperLimit = kNaN;
    return period;
}

// Two months, 6.23 % then 6.84 % of some 48,851, and a running third.
inline flow::OverviewAnswer sampleOverview()
{
    flow::OverviewAnswer answer;
    answer.basis = sampleBasis("overview");
    answer.settings.name = "Northlight Home";
    answer.settings.currency = "EUR";
    answer.churn.basis = sampleBasis("churn");
    answer.churn.definition.inactiveDays = 120;
    answer.churn.periods = {samplePeriod("2026-05-01", 48000, 2990), samplePeriod("2026-06-01", 48851, 3341)};
    auto running = samplePeriod("2026-07-01", 48216, 10);
    running.partial = true;
    answer.churn.periods.push_back(running);
    answer.churn.previous = answer.churn.periods[0];
    answer.churn.current = answer.churn.periods[1];
    flow::Kpi rate;
    rate.id = "churn-rate";
    rate.unit = flow::Kpi::Unit::Share;
    rate.now = answer.churn.current->churnRate;
    rate.before = *answer.churn.previous->churnRate.value;
    rate.numerator = 3341;
    rate.denominator = 48851;
    rate.upIsGood = -1;
    rate.series = {0.0623, 0.0684};
    flow::Kpi arpu;
    arpu.id = "arpu";
    arpu.unit = flow::Kpi::Unit::Money;
    arpu.needs = "transaction";
    answer.kpis = {rate, arpu};
    flow::GroupRisk north;
    north.field = "province";
    north.fieldLabel = "Region";
    north.value = "North";
    north.n = north.active = 3604;
    north.churned = 541;
    north.churnRate = analytics::wilsonInterval(541, 3604);
    north.before = 0.091;
    north.revenue = 312000;
    north.pAdjusted = 0.0001;
    flow::GroupRisk few = north;
    few.value = "Islands";
    few.n = few.active = 4;
    few.churned = 4;
    few.churnRate = analytics::wilsonInterval(4, 4);
    few.pAdjusted = 1;
    answer.groups = {north, few};
    return answer;
}

inline flow::CohortAnswer sampleCohorts(std::size_t cohorts)
{
    flow::CohortAnswer answer;
    answer.basis = sampleBasis("cohorts");
    const core::Period last = core::periodOf(day("2026-06-30"), core::Grain::Month);
    for (std::size_t i = 0; i < cohorts; ++i) {
        flow::CohortRow row;
        row.cohort = last - int(cohorts - 1 - i);
        row.n = i == 0 ? 4 : 1000;
        for (std::size_t age = 0; age < cohorts - i; ++age) {
            flow::CohortCell cell;
            // One cohort falls far behind in its first month.
            cell.retained = age == 0 ? row.n : row.n * (i == 2 && age == 1 ? 20 : 38) / 100;
            cell.retention = analytics::wilsonInterval(std::int64_t(cell.retained), std::int64_t(row.n));
            row.cells.push_back(cell);
        }
        answer.cohorts.push_back(row);
    }
    return answer;
}

class SampleExploration : public flow::Exploration {
public:
    SampleExploration()
        : m_basis(sampleBasis("segments"))
    {
        flow::Facet region;
        region.field = "province";
        region.label = "Region";
        region.family = "geographic";
        region.ordered = false;
        region.type = "text";
        for (const char* name : {"North", "Coast", "South"})
            region.bins.push_back({name, name, name, false, false});
        region.bins.push_back({"", "", "", true, false});
        flow::Facet age;
        age.field = "age";
        age.label = "age";
        age.family = "demographic";
        age.type = "integer";
        age.bins = {{"", "", "25", false, false}, {"25", "25", "35", false, false}, {"35", "35", "", false, false}};
        m_facets = {region, age};
    }
    const flow::Basis& basis() const override { return m_basis; }
    const std::vector<flow::Facet>& facets() const override { return m_facets; }
    bool hasRfm() const override { return m_rfm; }
    core::Result<flow::BrushAnswer> count(const std::vector<flow::FacetFilter>&, core::JobContext&) override
    {
        return answer();
    }
    domain::Rule ruleOf(const std::vector<flow::FacetFilter>&) const override { return {}; }
    core::Result<std::vector<flow::FacetFilter>> filtersOf(const domain::Rule&) const override
    {
        return std::vector<flow::FacetFilter>{};
    }
    core::Result<std::vector<std::string>> customers(
        const std::vector<flow::FacetFilter>&, std::size_t, core::JobContext&) override
    {
        return std::vector<std::string>{};
    }
    flow::BrushAnswer answer() const
    {
        flow::BrushAnswer answer;
        answer.facets = {{{500, 300, 190, 10}, {200, 100, 50, 3}, {200, 100, 40, 3}, {40, 10, 2, 0}},
            {{300, 400, 300}, {100, 150, 103}, {100, 140, 53}, {20, 20, 12}}};
        answer.rfm.n.assign(25, 40);
        answer.rfm.active.assign(25, 35);
        answer.rfm.churned.assign(25, 7);
        answer.rfm.active[24] = 4;
        answer.summary.customers = 353;
        answer.summary.all = 1000;
        answer.summary.active = 293;
        answer.summary.churned = 52;
        answer.summary.churnRate = analytics::wilsonInterval(52, 293);
        answer.summary.churnRateAll = analytics::wilsonInterval(68, 1000);
        answer.summary.revenue = 214000;
        answer.summary.revenueAll = 1920000;
        answer.summary.orderValueMedian = 31.8;
        answer.summary.orderValueMedianAll = 53.1;
        answer.summary.index = 100 * *answer.summary.churnRate.value / *answer.summary.churnRateAll.value;
        return answer;
    }
    bool m_rfm = true;

private:
    flow::Basis m_basis;
    std::vector<flow::Facet> m_facets;
};

} // namespace holdfast::tests
