// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/TargetGroups.h"

#include "analytics/compare/Groups.h"
#include "analytics/compare/Mean.h"
#include "analytics/compare/Proportion.h"
#include "flow/Facts.h"
#include "flow/Spread.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::uint64_t kFewest = 30;

std::uint64_t common(frame::Selection a, const frame::Selection& b)
{
    a &= b;
    return a.count();
}

class Evaluation {
public:
    Evaluation(const Facts& facts, const CustomerTable& table, const Windows& windows, const frame::Selection& everybody)
        : m_facts(facts), m_table(table), m_windows(windows), m_everybody(everybody), m_customers(everybody.count())
    {
        const auto& log = facts.snapshot->transactions;
        for (std::size_t c = 0; c < facts.snapshot->size() && !log.amounts.empty(); ++c) {
            std::int64_t net = 0;
            for (auto e = log.offsets[c]; e < log.offsets[c + 1]; ++e)
                net += log.days[e] > facts.snapshot->asOf.days - 365 ? log.amounts[e] : 0;
            m_net.push_back(facts.money(net));
            m_netAll += everybody.contains(c) ? m_net.back() : 0;
        }
    }

    Result<SegmentWorth> group(const std::string& name, const frame::Selection& members, core::JobContext& job) const
    {
        SegmentWorth group;
        group.name = name;
        group.n = members.count();
        group.share = m_customers > 0 ? static_cast<double>(group.n) / static_cast<double>(m_customers) : 0;
        group.active = common(members, m_windows.now.activeAtStart);
        group.churned = common(members, m_windows.now.churned);
        group.activeAtEnd = common(members, m_windows.now.activeAtEnd);
        group.churnRate = analytics::wilsonInterval(static_cast<std::int64_t>(group.churned), static_cast<std::int64_t>(group.active));
        if (!m_windows.now.overall && group.active >= kFewest)
            group.growth = static_cast<double>(group.activeAtEnd) / static_cast<double>(group.active) - 1;
        reach(group, members);
        if (!m_net.empty()) {
            double sum = 0, squares = 0;
            for (std::size_t c = 0; c < m_net.size(); ++c)
                if (members.contains(c)) {
                    sum += m_net[c];
                    squares += m_net[c] * m_net[c];
                }
            group.netLastYear = sum;
            group.netShare = m_netAll > 0 ? sum / m_netAll : 0;
            group.netPerCustomer = analytics::meanInterval(static_cast<std::int64_t>(group.n), sum, squares);
        }
        if (auto done = differ(group, members, job); !done)
            return std::unexpected(done.error());
        return group;
    }

private:
    void reach(SegmentWorth& group, const frame::Selection& members) const
    {
        if (const auto* consent = m_facts.column("consent"); consent != nullptr && consent->type == frame::ValueType::Boolean) {
            std::int64_t agreed = 0;
            for (std::size_t c = 0; c < members.size(); ++c)
                agreed += members.contains(c) && consent->numbers[c] == 1;
            group.reachable = analytics::wilsonInterval(agreed, static_cast<std::int64_t>(group.n));
        }
        const auto* channel = m_facts.column("channel");
        if (channel == nullptr || channel->type != frame::ValueType::Text)
            return;
        std::vector<std::uint64_t> counts(channel->words.size() + 1, 0);
        for (std::size_t c = 0; c < members.size(); ++c)
            if (members.contains(c))
                ++counts[channel->codes[c]];
        for (std::size_t w = 1; w < counts.size(); ++w)
            if (counts[w] > 0)
                group.channels.emplace_back(channel->words[w - 1], counts[w]);
        std::stable_sort(group.channels.begin(), group.channels.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    }

    core::Status differ(SegmentWorth& group, const frame::Selection& members, core::JobContext& job) const
    {
        if (group.n < kFewest || m_customers - group.n < kFewest)
            return {};
        double sum = 0;
        int fields = 0;
        for (std::size_t f = 1; f < m_table.fields().size(); ++f) {
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            if (!m_table.fields()[f].summed)
                continue;
            Spread here, rest;
            for (std::uint32_t c = 0; c < members.size(); ++c)
                if (m_everybody.contains(c))
                    if (const auto value = m_table.number(c, f))
                        (members.contains(c) ? here : rest).add(*value);
            const auto effect = analytics::cohensD(here.summary(), rest.summary());
            if (!effect.value)
                continue;
            sum += std::abs(*effect.value);
            ++fields;
            if (std::abs(*effect.value) > std::abs(group.strongest.value_or(0))) {
                group.strongest = effect.value;
                group.strongestField = m_table.fields()[f];
            }
        }
        if (fields > 0)
            group.differentiation = sum / fields;
        return {};
    }

    const Facts& m_facts;
    const CustomerTable& m_table;
    const Windows& m_windows;
    const frame::Selection& m_everybody;
    std::uint64_t m_customers;
    std::vector<double> m_net; // by customer, last 365 days; empty without amounts
    double m_netAll = 0;
};

} // namespace

std::string_view word(MatrixField field)
{
    static constexpr std::string_view kWords[] {"grow", "protect", "test", "limit"};
    return kWords[static_cast<std::size_t>(field)];
}

Result<TargetGroupsAnswer> evaluateTargetGroups(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    if (!facts.spans)
        return std::unexpected(*facts.spansMissing);
    const auto saved = segments(session);
    if (!saved)
        return std::unexpected(saved.error());
    if (saved->empty())
        return core::fail(Code::NotEnoughData);
    const auto table = customerTable(session, scope, job);
    if (!table)
        return std::unexpected(table.error());
    const auto windows = windowsOf(facts, scoped->grain);
    const frame::Selection everybody = scoped->selection ? *scoped->selection : frame::Selection(facts.snapshot->size(), true);
    const Evaluation evaluation(facts, **table, windows, everybody);
    TargetGroupsAnswer answer;
    answer.currency = facts.settings.currency;
    auto all = evaluation.group({}, everybody, job);
    if (!all)
        return std::unexpected(all.error());
    answer.all = std::move(*all);
    for (const auto& segment : *saved) {
        auto members = select(facts, segment.rule, *saved, job);
        if (!members && members.error().code == Code::Cancelled)
            return std::unexpected(members.error());
        if (!members) {
            answer.broken.push_back(segment.name);
            continue;
        }
        *members &= everybody;
        auto group = evaluation.group(segment.name, *members, job);
        if (!group)
            return std::unexpected(group.error());
        if (group->growth && answer.all.growth && group->netPerCustomer.value && answer.all.netPerCustomer.value) {
            const bool grows = *group->growth >= *answer.all.growth, valuable = *group->netPerCustomer.value >= *answer.all.netPerCustomer.value;
            group->field = grows ? (valuable ? MatrixField::Grow : MatrixField::Test) : (valuable ? MatrixField::Protect : MatrixField::Limit);
        }
        answer.groups.push_back(std::move(*group));
    }
    answer.basis = basisOf(session, *scoped, scope, "target-groups", "Wilson (1927); Cohen (1988); Henderson (1970)", started);
    return answer;
}

} // namespace holdfast::flow
