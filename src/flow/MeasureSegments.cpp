// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Explore.h"

#include "analytics/compare/Proportion.h"
#include "flow/Facts.h"

#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::Rule;

Result<std::vector<RuleSize>> measureRules(Session& session, const Scope& scope, const std::vector<Rule>& rules, core::JobContext& job)
{
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    auto saved = segments(session);
    if (!saved)
        return std::unexpected(saved.error());
    const Facts& facts = *scoped->facts;
    std::optional<Windows> windows;
    if (facts.spans)
        windows = windowsOf(facts, scoped->grain);
    std::vector<std::int64_t> revenue; // minor units by customer
    const auto& log = facts.snapshot->transactions;
    if (facts.hasTransactions() && !log.amounts.empty()) {
        revenue.resize(facts.snapshot->size());
        for (std::size_t c = 0; c < revenue.size(); ++c)
            for (auto e = log.offsets[c]; e < log.offsets[c + 1]; ++e)
                if (log.days[e] > facts.snapshot->asOf.days - 365)
                    revenue[c] += log.amounts[e];
    }
    std::vector<RuleSize> sizes;
    for (const auto& rule : rules) {
        RuleSize size;
        auto selection = select(facts, rule, *saved, job);
        if (!selection) {
            if (selection.error().code == Code::Cancelled)
                return std::unexpected(selection.error());
            size.problem = selection.error();
            sizes.push_back(std::move(size));
            continue;
        }
        if (scoped->selection)
            *selection &= *scoped->selection;
        size.n = selection->count();
        if (windows) {
            auto active = windows->now.activeAtStart, churned = windows->now.churned;
            active &= *selection;
            churned &= *selection;
            size.churnRate = analytics::wilsonInterval(static_cast<std::int64_t>(churned.count()), static_cast<std::int64_t>(active.count()));
        }
        std::int64_t sum = 0;
        for (std::size_t c = 0; c < revenue.size(); ++c)
            sum += selection->contains(c) ? revenue[c] : 0;
        size.revenue = revenue.empty() ? std::numeric_limits<double>::quiet_NaN() : facts.money(sum);
        sizes.push_back(std::move(size));
    }
    return sizes;
}

Result<std::vector<SegmentSize>> measureSegments(Session& session, const Scope& scope, core::JobContext& job)
{
    auto saved = segments(session);
    if (!saved)
        return std::unexpected(saved.error());
    std::vector<Rule> rules;
    for (const auto& segment : *saved) {
        rules.emplace_back().kind = Rule::Kind::Segment;
        rules.back().segment = segment.name;
    }
    auto measured = measureRules(session, scope, rules, job);
    if (!measured)
        return std::unexpected(measured.error());
    std::vector<SegmentSize> sizes;
    for (std::size_t i = 0; i < saved->size(); ++i) {
        RuleSize& of = (*measured)[i];
        sizes.push_back({(*saved)[i].name, of.n, of.churnRate, of.problem ? std::string(core::word(of.problem->code)) : std::string(), of.revenue,
            (*saved)[i].rule.kind == Rule::Kind::Ids});
    }
    return sizes;
}

Result<std::vector<std::string>> segmentCustomers(Session& session, const Rule& rule, const Scope& scope, core::JobContext& job)
{
    Scope scoped = scope;
    scoped.rule = rule;
    auto resolved = resolve(session, scoped, job);
    if (!resolved)
        return std::unexpected(resolved.error());
    std::vector<std::string> ids;
    for (std::size_t c = 0; c < resolved->facts->snapshot->size(); ++c)
        if (resolved->selection->contains(c))
            ids.push_back(resolved->facts->snapshot->customers[c]);
    return ids;
}

} // namespace holdfast::flow
