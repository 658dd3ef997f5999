// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/MeasureChurn.h"

#include "analytics/series/ControlChart.h"
#include "analytics/compare/Proportion.h"
#include "features/ChurnTimeline.h"
#include "features/ReturnCurve.h"

#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Result;
using core::Severity;

namespace {

constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();

// As much history as a chart can show with a label to read: three years of months.
int longestSeries(core::Grain grain)
{
    static constexpr int kPeriods[] = {180, 104, 36, 24, 20};
    return kPeriods[static_cast<int>(grain)];
}

PeriodChurn describe(const features::ChurnPeriod& from)
{
    PeriodChurn to;
    to.period = from.period;
    to.activeAtStart = static_cast<std::uint64_t>(from.activeStart);
    to.churned = static_cast<std::uint64_t>(from.churned);
    to.fresh = static_cast<std::uint64_t>(from.newActive);
    to.returning = static_cast<std::uint64_t>(from.returning);
    to.activeAtEnd = static_cast<std::uint64_t>(from.activeEnd);
    to.churnRate = from.churnRate;
    to.retentionRate = from.retentionRate;
    to.lowerLimit = to.upperLimit = kUndefined;
    to.partial = from.partial;
    to.enoughHistory = !from.notEnoughHistory;
    return to;
}

// 3-sigma limits and signals over the periods that can be compared.
void addLimits(std::vector<PeriodChurn>& periods)
{
    std::vector<std::size_t> used;
    std::vector<std::int64_t> k, n;
    for (std::size_t i = 0; i < periods.size(); ++i)
        if (!periods[i].partial && periods[i].enoughHistory) {
            used.push_back(i);
            k.push_back(static_cast<std::int64_t>(periods[i].churned));
            n.push_back(static_cast<std::int64_t>(periods[i].activeAtStart));
        }
    constexpr std::size_t kFewestForLimits = 8;
    if (used.size() < kFewestForLimits)
        return;
    const auto chart = analytics::pChartLimits(k, n);
    for (std::size_t i = 0; i < used.size(); ++i) {
        periods[used[i]].lowerLimit = chart.lower[i];
        periods[used[i]].upperLimit = chart.upper[i];
    }
    for (const auto& signal : chart.signals)
        periods[used[signal.index]].signal = true;
}

} // namespace

Result<ChurnAnswer> churnOf(Session& session, const Scoped& scoped, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const Facts& facts = *scoped.facts;
    if (!facts.spans)
        return std::unexpected(*facts.spansMissing);
    auto timeline = features::churnTimeline(*facts.spans, scoped.grain, scoped.selected(), job, longestSeries(scoped.grain));
    if (!timeline)
        return std::unexpected(timeline.error());

    ChurnAnswer answer;
    answer.definition = facts.definition;
    answer.proposed = facts.proposed;
    for (const auto& period : timeline->periods)
        answer.periods.push_back(describe(period));
    addLimits(answer.periods);
    answer.overall = timeline->overall;
    answer.churnedCustomers = static_cast<std::uint64_t>(timeline->churnedNow);
    answer.knownCustomers = static_cast<std::uint64_t>(timeline->known);

    const std::size_t last = timeline->lastFull();
    if (last < answer.periods.size() && answer.periods[last].enoughHistory) {
        answer.current = answer.periods[last];
        const auto comparison = facts.settings.comparison;
        if (comparison != Comparison::None) {
            const auto wanted = comparison == Comparison::LastYear ? core::yearBefore(answer.current->period) : answer.current->period - 1;
            for (const auto& period : answer.periods)
                if (period.period == wanted && period.enoughHistory)
                    answer.previous = period;
        }
    }

    answer.basis = basisOf(session, scoped, scope, "churn", "Wilson (1927); p-chart, Shewhart (1931); Nelson (1984)", started);
    answer.basis.n = answer.knownCustomers;
    if (timeline->unknown > 0)
        answer.basis.excluded["churn-state-unknown"] = static_cast<std::uint64_t>(timeline->unknown);
    if (timeline->undated > 0)
        answer.basis.excluded["churn-date-missing"] = static_cast<std::uint64_t>(timeline->undated);
    for (const auto& text : facts.spans->notUnderstood)
        answer.basis.warnings.push_back({Code::UnsupportedValues, Severity::Warning, {{}, 0, 0, "status", 0}, text, 1, {}});
    return answer;
}

Result<ChurnAnswer> measureChurn(Session& session, const Scope& scope, core::JobContext& job)
{
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    return churnOf(session, *scoped, scope, job);
}

Result<ChurnRuleAnswer> proposeChurnRule(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto& shot = *facts.snapshot;

    ChurnRuleAnswer answer;
    answer.inForce = domain::word(facts.definition.kind);
    answer.daysInForce = facts.definition.kind == domain::ChurnKind::Inactivity ? facts.definition.inactiveDays : 0;
    if (shot.column("status") != nullptr || shot.column("churn_date") != nullptr)
        answer.possible.emplace_back("label");
    if (shot.column("contract_end") != nullptr)
        answer.possible.emplace_back("contract");
    if (facts.history.buyers > 0) {
        answer.possible.emplace_back("inactivity");
        auto curve = features::returnCurve(features::purchasesOf(shot, scoped->selected()), {}, job);
        if (!curve)
            return std::unexpected(curve.error());
        answer.proposedDays = curve->proposedDays.value_or(0);
        answer.gaps = static_cast<std::uint64_t>(curve->completedGaps);
        answer.censored = static_cast<std::uint64_t>(curve->openGaps);
        for (std::size_t day = 0; day < curve->chance.size(); ++day)
            if (curve->chance[day].value)
                answer.curve.push_back({static_cast<int>(day), curve->chance[day]});
        answer.basis = basisOf(session, *scoped, scope, "churn-rule", "Kaplan, Meier (1958); Greenwood (1926), log-log", started);
        answer.basis.parameters["horizon-days"] = std::to_string(curve->horizonDays);
        answer.basis.parameters["judged-days"] = std::to_string(curve->judgedDays);
        if (curve->doubt != features::ReturnDoubt::None)
            answer.basis.warnings.push_back(
                {Code::NotEnoughData, Severity::Warning, {}, std::string(features::word(curve->doubt)), 1, {}});
    } else {
        answer.basis = basisOf(session, *scoped, scope, "churn-rule", "", started);
    }
    return answer;
}

} // namespace holdfast::flow
