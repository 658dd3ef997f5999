// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/Lifecycle.h"

#include "features/CustomerRhythm.h"

#include <algorithm>

namespace holdfast::features {

namespace {

constexpr std::int32_t kNever = core::CivilDate::kNone;

}

std::string_view word(Stage stage)
{
    static constexpr std::string_view kWords[] = {"", "prospect", "new", "growth", "mature", "decline", "churned"};
    return kWords[static_cast<std::size_t>(stage)];
}

StageReader::StageReader(const frame::Snapshot& snapshot, const ActivitySpans* spans, const StageRules& rules)
    : m_snapshot(snapshot)
    , m_spans(spans)
    , m_rules(rules)
    , m_signups(signupDays(snapshot))
{
}

bool StageReader::gone(std::size_t customer, std::int32_t day) const
{
    if (m_spans == nullptr || !m_spans->known.contains(customer))
        return false;
    // Whoever left on a day nobody wrote down is gone on the last day and there before.
    if (!m_spans->dated || m_spans->undated.contains(customer))
        return day >= m_spans->asOf.days && m_spans->churnedNow.contains(customer);
    const auto first = m_spans->offsets[customer], last = m_spans->offsets[customer + 1];
    if (first == last || m_spans->begin[first] > day)
        return false;
    for (auto s = first; s < last; ++s)
        if (m_spans->begin[s] <= day && m_spans->end[s] >= day)
            return false;
    return true;
}

Stage StageReader::at(std::size_t customer, std::int32_t day) const
{
    const std::int32_t signup = m_signups[customer];
    const bool sells = m_snapshot.transactions.size() > 0;
    if (!sells) {
        const std::int32_t start = signup != kNever ? signup : m_spans != nullptr && customer < m_spans->firstDay.size() ? m_spans->firstDay[customer] : kNever;
        if (start != kNever && start > day)
            return Stage::None;
        if (gone(customer, day))
            return Stage::Churned;
        return start != kNever && day - start < m_rules.newDays ? Stage::New : Stage::Mature;
    }
    const auto& log = m_snapshot.transactions;
    const bool early = log.offsets[customer] < log.offsets[customer + 1] && log.days[log.offsets[customer]] <= day;
    if (!early && (signup == kNever || signup > day))
        return Stage::None;
    if (gone(customer, day))
        return Stage::Churned;
    if (!early)
        return Stage::Prospect;
    const Rhythm rhythm = rhythmAt(m_snapshot, customer, day, m_rules.windowDays, signup);
    if (rhythm.firstDay == kNever) // returns only
        return Stage::Prospect;
    if (day - rhythm.firstDay < m_rules.newDays)
        return Stage::New;
    if (rhythm.baselineWindows < kFewestBaselineWindows)
        return rhythm.recentOrders > 0 ? Stage::Growth : Stage::Decline;
    if (degreeOf(rhythm, false) != ChurnDegree::None)
        return Stage::Decline;
    const double more = 1 + m_rules.growth;
    const bool above = rhythm.recentOrders >= more * rhythm.baselineOrders || rhythm.recentSpend >= more * rhythm.baselineSpend;
    const bool below = rhythm.recentOrders < rhythm.baselineOrders || rhythm.recentSpend < rhythm.baselineSpend;
    return above && !below && rhythm.recentOrders > 0 ? Stage::Growth : Stage::Mature;
}

core::Result<std::vector<std::vector<Stage>>> StageReader::on(std::span<const core::CivilDate> days, core::JobContext& job) const
{
    std::vector<std::vector<Stage>> stages(days.size(), std::vector<Stage>(m_snapshot.size(), Stage::None));
    for (std::size_t c = 0; c < m_snapshot.size(); ++c) {
        if ((c & 0x3FF) == 0) {
            if (job.shouldStop())
                return core::fail(core::Code::Cancelled);
            job.progress(static_cast<double>(c) / static_cast<double>(m_snapshot.size()), "stages");
        }
        for (std::size_t d = 0; d < days.size(); ++d)
            stages[d][c] = at(c, days[d].days);
    }
    return stages;
}

} // namespace holdfast::features
