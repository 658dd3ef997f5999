// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SegmentHistory.h"

#include "flow/Facts.h"

#include <algorithm>
#include <chrono>
#include <unordered_set>

namespace holdfast::flow {

using core::Code;
using domain::Rule;

core::Result<SegmentHistory> segmentHistory(Session& session, const Scope& scope, const std::string& name, int periods, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (periods < 1 || periods > 60)
        return core::fail(Code::InvalidParameter, {{"parameter", "periods"}, {"value", std::to_string(periods)}});
    const auto saved = segments(session);
    if (!saved)
        return std::unexpected(saved.error());
    const auto segment = std::find_if(saved->begin(), saved->end(), [&](const Segment& one) { return one.name == name; });
    if (segment == saved->end())
        return core::fail(Code::UnknownSegment, {{"segment", name}});
    Scope all = scope;
    all.rule.reset();
    const auto now = resolve(session, all, job);
    if (!now)
        return std::unexpected(now.error());
    const auto& shot = *now->facts->snapshot;
    SegmentHistory history;
    history.name = name;
    history.rule = segment->rule;
    history.frozen = segment->rule.kind == Rule::Kind::Ids;
    const auto today = select(*now->facts, segment->rule, *saved, job);
    if (!today)
        return std::unexpected(today.error());
    std::unordered_set<std::string_view> inNow;
    for (std::size_t c = 0; c < shot.size(); ++c)
        if (today->contains(c))
            inNow.insert(shot.customers[c]);

    // No earlier than the data: the first event, else the first day a customer states.
    const auto& log = shot.transactions;
    const std::int32_t first = log.days.empty() ? shot.asOf.days - 1 : *std::min_element(log.days.begin(), log.days.end());
    const core::Period current = core::periodOf(shot.asOf, now->grain);
    for (int back = periods - 1; back >= 0; --back) {
        SegmentPoint point;
        point.period = current - back;
        point.day = std::min(core::lastDay(point.period), shot.asOf);
        if (point.day.days < first)
            continue;
        job.progress(static_cast<double>(periods - 1 - back) / periods, {});
        Scope then = all;
        then.asOf = point.day;
        const auto scoped = resolve(session, then, job);
        if (!scoped) {
            if (scoped.error().code == Code::NotEnoughData)
                continue; // nobody was known yet
            return std::unexpected(scoped.error());
        }
        Rule rule;
        rule.kind = Rule::Kind::Segment;
        rule.segment = name;
        auto size = measureRules(session, then, {rule}, job);
        if (!size)
            return std::unexpected(size.error());
        point.size = std::move(size->front());
        const auto& before = *scoped->facts->snapshot;
        point.all = before.size();
        const auto members = select(*scoped->facts, segment->rule, *saved, job);
        if (members)
            for (std::size_t c = 0; c < before.size(); ++c)
                point.stillIn += members->contains(c) && inNow.contains(before.customers[c]);
        else if (members.error().code == Code::Cancelled)
            return std::unexpected(members.error());
        history.points.push_back(std::move(point));
    }
    Scope named = all;
    named.name = name;
    history.basis = basisOf(session, *now, named, "segment-history", "Wilson (1927)", started);
    history.basis.parameters["periods"] = std::to_string(periods);
    return history;
}

} // namespace holdfast::flow
