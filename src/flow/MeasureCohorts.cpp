// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/Cohorts.h"
#include "flow/CohortGrid.h"
#include "flow/MeasureChurn.h"

#include "analytics/compare/Proportion.h"

#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

Result<features::CohortTriangle> triangleOf(const Scoped& scoped, core::JobContext& job)
{
    if (scoped.facts->history.buyers == 0)
        return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
    return features::cohortTriangle(features::purchasesOf(*scoped.facts->snapshot, scoped.selected()), scoped.grain, false, job);
}

CohortAnswer answerOf(Session& session, const Scoped& scoped, const Scope& scope, const features::CohortTriangle& made, std::chrono::steady_clock::time_point started)
{
    const Facts& facts = *scoped.facts;
    const auto* triangle = &made;
    CohortAnswer answer;
    for (const auto& cohort : triangle->cohorts) {
        CohortRow row {cohort.period, static_cast<std::uint64_t>(cohort.size), {}};
        for (const auto& cell : cohort.cells)
            row.cells.push_back({static_cast<std::uint64_t>(cell.retained), cell.retention, facts.money(cell.revenue), cell.partial});
        answer.cohorts.push_back(std::move(row));
    }
    constexpr double kUndefined = std::numeric_limits<double>::quiet_NaN();
    for (const auto& mean : triangle->means) {
        answer.weighted.push_back(mean.weighted.value_or(kUndefined));
        answer.plain.push_back(mean.plain.value_or(kUndefined));
    }
    answer.basis = basisOf(session, scoped, scope, "cohorts", "Wilson (1927)", started);
    answer.basis.n = static_cast<std::uint64_t>(triangle->customers);
    if (triangle->withoutPurchase > 0)
        answer.basis.excluded["customer-without-purchase"] = static_cast<std::uint64_t>(triangle->withoutPurchase);
    if (triangle->eventsBeforeFirst > 0)
        answer.basis.excluded["return-before-first-purchase"] = static_cast<std::uint64_t>(triangle->eventsBeforeFirst);
    return answer;
}

} // namespace

Result<CohortAnswer> cohortsOf(Session& session, const Scoped& scoped, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto triangle = triangleOf(scoped, job);
    if (!triangle)
        return std::unexpected(triangle.error());
    return answerOf(session, scoped, scope, *triangle, started);
}

Result<CohortGrid> measureCohortGrid(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const auto triangle = triangleOf(*scoped, job);
    if (!triangle)
        return std::unexpected(triangle.error());
    CohortGrid grid {answerOf(session, *scoped, scope, *triangle, started), {}};
    for (const auto& cohort : triangle->cohorts) {
        auto& row = grid.details.emplace_back(cohort.cells.size());
        std::uint64_t orders = 0;
        std::int64_t revenue = 0;
        for (std::size_t age = cohort.cells.size(); age-- > 0;) {
            const auto& cell = cohort.cells[age];
            orders += static_cast<std::uint64_t>(cell.orders);
            revenue += cell.revenue;
            row[age] = {static_cast<std::uint64_t>(cell.orders), orders, static_cast<std::uint64_t>(cell.retainedSince),
                analytics::wilsonInterval(cell.retainedSince, cohort.size), scoped->facts->money(revenue)};
        }
    }
    return grid;
}

Result<CohortAnswer> measureCohorts(Session& session, const Scope& scope, core::JobContext& job)
{
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    return cohortsOf(session, *scoped, scope, job);
}

} // namespace holdfast::flow
