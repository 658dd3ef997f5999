// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Proportion.h"
#include "analytics/survival/Survival.h"
#include "flow/Lifecycle.h"
#include "flow/risk/Scoring.h"
#include "flow/value/KeptRisk.h"
#include "flow/value/LateFields.h"

#include <chrono>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;
using features::Stage;

namespace {

using Counts = std::array<std::array<std::uint64_t, kLifecycleStages>, kLifecycleStages>;

std::size_t at(Stage stage)
{
    return static_cast<std::size_t>(stage) - 1;
}

int usualPeriods(core::Grain grain)
{
    switch (grain) {
    case core::Grain::Day:
        return 30;
    case core::Grain::Week:
        return 26;
    case core::Grain::Month:
        return 24;
    case core::Grain::Quarter:
        return 12;
    case core::Grain::Year:
        return 8;
    }
    return 12;
}

constexpr std::array<const char*, kLifecycleStages> kActions {"personal-offer", "onboarding-help", "show-range", "thank-you", "care-call", "personal-offer"};

StageMove move(std::uint64_t n, std::uint64_t of)
{
    return {n, analytics::wilsonInterval(static_cast<std::int64_t>(n), static_cast<std::int64_t>(of))};
}

void fillMoves(std::array<std::array<StageMove, kLifecycleStages>, kLifecycleStages>& moves, const Counts& counts)
{
    for (std::size_t from = 0; from < counts.size(); ++from) {
        std::uint64_t of = 0;
        for (const auto n : counts[from])
            of += n;
        for (std::size_t to = 0; to < counts.size(); ++to)
            moves[from][to] = move(counts[from][to], of);
    }
}

StageMove moveTo(const Counts& counts, std::size_t from, const std::vector<std::size_t>& to)
{
    std::uint64_t of = 0, n = 0;
    for (const auto each : counts[from])
        of += each;
    for (const auto stage : to)
        n += counts[from][stage];
    return move(n, of);
}

// Stays in each stage, in periods: those that began after the first day looked at.
class Stays {
public:
    void add(const std::vector<std::vector<Stage>>& stages, std::size_t customer)
    {
        std::size_t since = 0;
        bool whole = stages[0][customer] == Stage::None;
        for (std::size_t d = 1; d < stages.size(); ++d) {
            const Stage before = stages[d - 1][customer], now = stages[d][customer];
            if (before == now)
                continue;
            close(before, d - since, true, whole);
            since = d;
            whole = true;
        }
        close(stages.back()[customer], stages.size() - 1 - since, false, whole);
    }

    StageTime timeIn(std::size_t stage) const
    {
        StageTime time;
        time.leftOut = m_leftOut[stage];
        for (const auto n : m_ended[stage])
            time.ended += static_cast<std::uint64_t>(n);
        time.stays = time.ended;
        for (const auto n : m_open[stage])
            time.stays += static_cast<std::uint64_t>(n);
        if (time.stays == 0)
            return time;
        auto ended = m_ended[stage], open = m_open[stage];
        const std::size_t size = std::max(ended.size(), open.size());
        ended.resize(size, 0);
        open.resize(size, 0);
        const auto curve = analytics::kaplanMeierOfCounts(ended, open);
        const auto median = curve.quantileWithInterval(0.5, analytics::SurvivalInterval::LogLog);
        time.median = median.value;
        time.lower = median.lower;
        time.upper = median.upper;
        for (std::size_t i = 0; i < curve.points.size(); ++i) {
            const auto reading = curve.readPoint(i, analytics::SurvivalInterval::LogLog);
            time.curve.push_back({curve.points[i].time, reading.survival, reading.lower, reading.upper});
        }
        return time;
    }

private:
    void close(Stage stage, std::size_t length, bool ended, bool whole)
    {
        if (stage == Stage::None)
            return;
        if (!whole) {
            ++m_leftOut[at(stage)];
            return;
        }
        auto& counts = (ended ? m_ended : m_open)[at(stage)];
        if (length >= counts.size())
            counts.resize(length + 1, 0);
        ++counts[length];
    }
    std::array<std::vector<std::int64_t>, kLifecycleStages> m_ended, m_open;
    std::array<std::uint64_t, kLifecycleStages> m_leftOut {};
};

} // namespace

Result<LifecycleAnswer> measureLifecycle(Session& session, const LifecycleRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (request.periods < 0 || request.periods > 400)
        return core::fail(Code::InvalidParameter, {{"parameter", "periods"}, {"value", std::to_string(request.periods)}});
    auto scoped = resolve(session, request.scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto& shot = *facts.snapshot;
    const features::StageRules rules = stageRulesOf(facts);

    LifecycleAnswer answer;
    answer.newDays = rules.newDays;
    answer.windowDays = rules.windowDays;
    answer.growth = rules.growth;
    answer.churn = facts.spans ? domain::word(facts.definition.kind) : std::string_view();
    answer.grain = scoped->grain;
    answer.currency = facts.settings.currency;
    answer.dated = !facts.spans || facts.spans->dated;
    const core::Period current = core::periodOf(shot.asOf, scoped->grain);
    answer.partial = core::lastDay(current) != shot.asOf;
    if (answer.dated) {
        const int periods = request.periods > 0 ? request.periods : usualPeriods(scoped->grain);
        for (int back = periods; back >= 1; --back)
            if (const auto day = core::lastDay(current - back); shot.firstDay.isValid() && day >= shot.firstDay) {
                answer.days.push_back(day);
                answer.periods.push_back(current - back);
            }
    }
    answer.days.push_back(shot.asOf);
    answer.periods.push_back(current);
    const features::StageReader reader(shot, facts.spans ? &*facts.spans : nullptr, rules);
    const auto stages = reader.on(answer.days, job);
    if (!stages)
        return std::unexpected(stages.error());

    // The last full period lies between two of the days.
    const std::size_t last = answer.days.size() - 1, full = answer.partial && last > 0 ? last - 1 : last;
    if (full > 0)
        answer.moved = answer.periods[full];
    answer.counts.assign(answer.days.size(), {});
    Counts moves {}, all {};
    Stays stays;
    std::uint64_t counted = 0, notYet = 0;
    for (std::size_t c = 0; c < shot.size(); ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        if (scoped->selected() != nullptr && !scoped->selected()->contains(c))
            continue;
        for (std::size_t d = 0; d < answer.days.size(); ++d) {
            const Stage stage = (*stages)[d][c];
            if (stage == Stage::None)
                continue;
            ++answer.counts[d][at(stage)];
            if (d == 0 || d > full || (*stages)[d - 1][c] == Stage::None)
                continue;
            ++all[at((*stages)[d - 1][c])][at(stage)];
            if (d == full)
                ++moves[at((*stages)[d - 1][c])][at(stage)];
        }
        stays.add(*stages, c);
        (*stages)[last][c] != Stage::None ? ++counted : ++notYet;
    }
    fillMoves(answer.moves, moves);
    fillMoves(answer.allMoves, all);
    const auto conversion = [&](Stage from, const char* to, const std::vector<std::size_t>& stagesTo) {
        answer.conversions.push_back({std::string(features::word(from)), to, moveTo(moves, at(from), stagesTo), moveTo(all, at(from), stagesTo)});
    };
    conversion(Stage::Prospect, "new", {at(Stage::New)});
    conversion(Stage::New, "growth", {at(Stage::Growth)});
    conversion(Stage::Growth, "mature", {at(Stage::Mature)});
    conversion(Stage::Mature, "decline", {at(Stage::Decline)});
    conversion(Stage::Decline, "mature", {at(Stage::Mature)});
    for (const Stage from : {Stage::New, Stage::Growth, Stage::Mature, Stage::Decline})
        conversion(from, "churned", {at(Stage::Churned)});
    conversion(Stage::Churned, "active", {at(Stage::New), at(Stage::Growth), at(Stage::Mature), at(Stage::Decline)});

    ValuePlan plan;
    plan.model = facts.value;
    auto values = chosenValues(facts, plan, job);
    if (!values && values.error().code != Code::Cancelled) { // a method that can't be had is no reason to refuse the stages
        plan.model.method.clear();
        values = chosenValues(facts, plan, job);
    }
    if (!values)
        return std::unexpected(values.error());
    const auto risk = keptRisk(session, facts, job);
    if (!risk)
        return std::unexpected(risk.error());
    answer.valueMethod = (*values)->method;
    std::array<std::vector<std::uint32_t>, kLifecycleStages> valued;
    double sum = 0;
    const auto& log = shot.transactions;
    for (std::size_t c = 0; c < shot.size(); ++c) {
        const Stage stage = (*stages)[last][c];
        if (stage == Stage::None || (scoped->selected() != nullptr && !scoped->selected()->contains(c)))
            continue;
        auto& entry = answer.stages[at(stage)];
        const double value = (*values)->ahead[c];
        if (std::isfinite(value)) {
            valued[at(stage)].push_back(static_cast<std::uint32_t>(c));
            entry.valueTotal += value;
            sum += value;
            if (*risk && std::isfinite((**risk)[c]))
                entry.revenueAtRisk = entry.revenueAtRisk.value_or(0) + (**risk)[c] * value;
        }
        if (!log.amounts.empty())
            for (auto e = log.offsets[c]; e < log.offsets[c + 1]; ++e)
                if (log.days[e] > shot.asOf.days - 365)
                    entry.revenueLastYear += facts.money(log.amounts[e]);
    }
    for (std::size_t s = 0; s < answer.stages.size(); ++s) {
        auto& entry = answer.stages[s];
        entry.name = features::word(static_cast<Stage>(s + 1));
        entry.n = answer.counts[last][s];
        entry.share = analytics::wilsonInterval(static_cast<std::int64_t>(entry.n), static_cast<std::int64_t>(counted));
        entry.after = answer.counts[full][s];
        if (full > 0)
            entry.before = answer.counts[full - 1][s];
        entry.time = stays.timeIn(s);
        entry.value = meanValue(**values, (*values)->ahead, valued[s]);
        entry.valueShare = sum > 0 ? entry.valueTotal / sum : 0;
        entry.action = kActions[s];
    }
    answer.basis = basisOf(session, *scoped, request.scope, "lifecycle",
        "stages by rule; shares: Wilson (1927); time in a stage: Kaplan, Meier (1958)", started);
    answer.basis.n = counted;
    if (notYet > 0)
        answer.basis.excluded["no-start-known"] = notYet;
    answer.basis.parameters["periods"] = std::to_string(answer.days.size());
    answer.basis.definitions["lifecycle.new-days"] = std::to_string(rules.newDays);
    answer.basis.definitions["lifecycle.growth"] = std::to_string(rules.growth);
    answer.basis.definitions["window.days"] = std::to_string(rules.windowDays);
    answer.basis.definitions["remaining-value"] = answer.valueMethod;
    return answer;
}

} // namespace holdfast::flow
