// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/ReturnCurve.h"

#include <algorithm>
#include <array>

namespace holdfast::features {

std::string_view word(ReturnDoubt doubt)
{
    static constexpr std::array<std::string_view, 5> kWords {
        "none", "no-gaps", "few-gaps", "shorter-than-a-year", "never-below-share"};
    return kWords[static_cast<std::size_t>(doubt)];
}

namespace {

struct GapCounts {
    std::vector<std::int64_t> closed, open; // by days
};

core::Result<GapCounts> countGaps(const Purchases& purchases, core::JobContext& job)
{
    GapCounts counts;
    if (!purchases.firstDay.isValid() || purchases.asOf < purchases.firstDay)
        return counts;
    const auto length = static_cast<std::size_t>(purchases.asOf - purchases.firstDay) + 1;
    counts.closed.assign(length, 0);
    counts.open.assign(length, 0);
    for (std::size_t c = 0; c < purchases.customers(); ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        if (!purchases.counts(c))
            continue;
        std::int32_t last = core::CivilDate::kNone;
        for (std::uint64_t i = purchases.offsets[c]; i < purchases.offsets[c + 1]; ++i) {
            const std::int32_t day = purchases.days[i];
            if (day == last || !purchases.isPurchase(i))
                continue;
            if (last != core::CivilDate::kNone)
                ++counts.closed[static_cast<std::size_t>(day - last)];
            last = day;
        }
        // A purchase on asOf itself has been watched for no time at all.
        if (last != core::CivilDate::kNone && last < purchases.asOf.days)
            ++counts.open[static_cast<std::size_t>(purchases.asOf.days - last)];
    }
    return counts;
}

// chance[D] for all D that can be judged with this horizon.
std::vector<core::Estimate> chances(const analytics::SurvivalCurve& gaps, int horizon, int judged)
{
    std::vector<core::Estimate> result;
    for (int silent = 0; silent + horizon <= judged; ++silent) {
        core::Estimate estimate = gaps.conditional(silent, silent + horizon);
        if (!estimate.value)
            break;
        estimate.value = 1 - *estimate.value;
        if (estimate.lower) {
            const double lower = 1 - *estimate.upper;
            estimate.upper = 1 - *estimate.lower;
            estimate.lower = lower;
        }
        result.push_back(std::move(estimate));
    }
    return result;
}

} // namespace

core::Result<ReturnCurve> returnCurve(const Purchases& purchases, const ReturnParameters& parameters, core::JobContext& job)
{
    auto counts = countGaps(purchases, job);
    if (!counts)
        return std::unexpected(counts.error());
    ReturnCurve curve;
    curve.gaps = analytics::kaplanMeierOfCounts(counts->closed, counts->open, parameters.level);
    curve.horizonDays = parameters.horizonDays;
    curve.completedGaps = curve.gaps.events;
    curve.openGaps = curve.gaps.n - curve.gaps.events;
    if (purchases.firstDay.isValid())
        curve.observedDays = std::max(0, purchases.asOf - purchases.firstDay);
    if (curve.completedGaps == 0) {
        curve.doubt = ReturnDoubt::NoGaps;
        return curve;
    }
    // The far end of the curve hangs on a handful of cases: it is not read. With few cases in all, half of them.
    const std::int64_t least = std::min(kLeastAtRisk, std::max<std::int64_t>(1, curve.gaps.n / 2));
    for (const auto& point : curve.gaps.points)
        if (point.atRisk >= least)
            curve.judgedDays = static_cast<int>(point.time);
    // Once every gap has closed the curve is known for ever after.
    const bool ended = curve.gaps.points.back().survival == 0;
    const int reach = ended ? curve.judgedDays + parameters.horizonDays : curve.judgedDays;

    const auto propose = [&](int horizon, int until) {
        curve.chance = chances(curve.gaps, horizon, until);
        curve.horizonDays = horizon;
        const auto found = std::find_if(curve.chance.begin(), curve.chance.end(),
            [&](const core::Estimate& e) { return *e.value <= parameters.share; });
        if (found == curve.chance.end())
            return false;
        // D = 0 would call everybody gone the day after a purchase.
        curve.proposedDays = std::max(1, static_cast<int>(found - curve.chance.begin()));
        return true;
    };
    if (propose(parameters.horizonDays, reach)) {
        curve.doubt = curve.completedGaps < kFewGaps ? ReturnDoubt::FewGaps : ReturnDoubt::None;
    } else if (reach >= 2 * parameters.horizonDays) {
        curve.doubt = ReturnDoubt::NeverBelowShare;
    } else {
        curve.doubt = propose(std::max(1, reach / 2), reach) ? ReturnDoubt::ShorterThanAYear : ReturnDoubt::NeverBelowShare;
    }
    if (!curve.proposedDays)
        curve.proposedDays = std::max(1, static_cast<int>(curve.chance.size()) - 1);
    if (static_cast<std::size_t>(*curve.proposedDays) < curve.chance.size())
        curve.chanceAtProposed = curve.chance[static_cast<std::size_t>(*curve.proposedDays)];
    return curve;
}

core::Result<domain::ChurnDefinition> resolved(
    const domain::ChurnDefinition& definition, const frame::Snapshot& snapshot, core::JobContext& job)
{
    if (definition.kind != domain::ChurnKind::Inactivity || definition.inactiveDays > 0)
        return definition;
    const auto curve = returnCurve(purchasesOf(snapshot), {}, job);
    if (!curve)
        return std::unexpected(curve.error());
    if (!curve->proposedDays)
        return core::fail(core::Code::NotEnoughData, {{"needs", "transaction"}});
    domain::ChurnDefinition result = definition;
    result.inactiveDays = *curve->proposedDays;
    return result;
}

} // namespace holdfast::features
