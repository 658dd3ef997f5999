// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ChurnTimeline.h"

#include "analytics/compare/Proportion.h"
#include "features/PeriodIndex.h"

#include <algorithm>

namespace holdfast::features {

static constexpr std::int64_t kMostPeriods = 40000;

std::size_t ChurnTimeline::lastFull() const
{
    for (std::size_t i = periods.size(); i-- > 0;)
        if (!periods[i].partial)
            return i;
    return periods.size();
}

core::Result<ChurnTimeline> churnTimeline(const ActivitySpans& spans, core::Grain grain, const frame::Selection* scope,
    core::JobContext& job, int longest, double level)
{
    ChurnTimeline timeline;
    timeline.grain = grain;
    timeline.seriesMissing = !spans.dated;
    const std::size_t n = spans.size();
    for (std::size_t c = 0; c < n; ++c) {
        if (scope != nullptr && !scope->contains(c))
            continue;
        const bool known = spans.known.contains(c);
        ++(known ? timeline.known : timeline.unknown);
        timeline.undated += spans.undated.contains(c);
        timeline.churnedNow += known && spans.churnedNow.contains(c);
    }
    timeline.overall = analytics::wilsonInterval(timeline.churnedNow, timeline.known, level);
    if (!spans.dated || !spans.firstFact.isValid() || spans.firstFact > spans.asOf)
        return timeline;
    if (PeriodIndex::span(spans.firstFact, spans.asOf, grain) > kMostPeriods)
        return core::fail(core::Code::LimitsExceeded, {{"limit", std::to_string(kMostPeriods)}, {"what", "periods"}});

    // One entry a period, and one more for spans that begin before the first.
    const PeriodIndex index(spans.firstFact, spans.asOf, grain);
    const std::int32_t count = index.count();
    const std::int32_t first = spans.firstFact.days, asOf = spans.asOf.days;
    std::vector<std::int64_t> newActive(static_cast<std::size_t>(count) + 1), returning(newActive), churned(newActive), back(newActive);
    std::int64_t beforeAll = 0; // active before the first period
    // A span is, at period ends, a run of periods [a, b): active at the end of a … b-1. a = -1: since before.
    for (std::size_t c = 0; c < n; ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        if (scope != nullptr && !scope->contains(c))
            continue;
        std::int32_t openUntil = -2; // end b of the run before, not yet booked as a loss
        for (std::uint64_t i = spans.offsets[c]; i < spans.offsets[c + 1]; ++i) {
            const std::int32_t begin = spans.begin[i], end = spans.end[i];
            if (begin > asOf)
                break;
            const std::int32_t a = begin < first ? -1 : index[begin];
            const std::int32_t b = end >= asOf ? count : end + 1 < first ? -1 : index[end + 1];
            if (a >= b)
                continue;
            if (openUntil == a) {
                ++back[static_cast<std::size_t>(a)];
            } else {
                if (openUntil >= 0)
                    ++churned[static_cast<std::size_t>(openUntil)];
                if (a < 0)
                    ++beforeAll;
                else if (spans.firstDay[c] != core::CivilDate::kNone && spans.firstDay[c] >= first
                    && index[spans.firstDay[c]] == a)
                    ++newActive[static_cast<std::size_t>(a)];
                else
                    ++returning[static_cast<std::size_t>(a)];
            }
            openUntil = b;
        }
        if (openUntil >= 0 && openUntil < count)
            ++churned[static_cast<std::size_t>(openUntil)];
    }

    const bool inactivity = spans.definition.kind == domain::ChurnKind::Inactivity;
    std::int64_t active = beforeAll;
    for (std::int32_t k = 0; k < count; ++k) {
        const auto at = static_cast<std::size_t>(k);
        ChurnPeriod period;
        period.period = index.period(k);
        period.from = core::firstDay(period.period);
        const core::CivilDate last = core::lastDay(period.period);
        period.to = std::min(last, spans.asOf);
        period.partial = last > spans.asOf;
        period.activeStart = active;
        period.churned = churned[at];
        period.newActive = newActive[at];
        period.returning = returning[at];
        period.lapsedAndBack = back[at];
        active += period.newActive + period.returning - period.churned;
        period.activeEnd = active;
        period.churnRate = analytics::wilsonInterval(period.churned, period.activeStart, level);
        period.retentionRate = analytics::wilsonInterval(period.activeStart - period.churned, period.activeStart, level);
        if (period.activeStart > 0)
            period.growthRate
                = static_cast<double>(period.activeEnd - period.activeStart) / static_cast<double>(period.activeStart);
        period.notEnoughHistory
            = inactivity ? period.from - spans.firstFact < spans.definition.inactiveDays : period.from < spans.firstFact;
        timeline.periods.push_back(std::move(period));
    }
    if (longest > 0 && count > longest)
        timeline.periods.erase(timeline.periods.begin(), timeline.periods.end() - longest);
    return timeline;
}

} // namespace holdfast::features
