// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "features/Loyalty.h"

#include "features/Purchases.h"
#include "features/SurveyBehaviour.h"
#include "frame/FactTable.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::features {

using domain::LoyaltyPart;

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
constexpr int kWindows = 4;

std::vector<double>& partOf(LoyaltyState& state, LoyaltyPart part)
{
    return state.parts[static_cast<std::size_t>(part)];
}

// Share of the windows before `day` that hold a purchase, in percent.
double repeatScore(const Purchases& purchases, std::size_t customer, std::int32_t day, int windowDays)
{
    const std::uint64_t begin = purchases.offsets[customer], end = purchases.offsets[customer + 1];
    std::int32_t first = core::CivilDate::kNone;
    bool bought[kWindows] {};
    for (std::uint64_t i = begin; i < end && purchases.days[i] <= day; ++i) {
        if (!purchases.isPurchase(i))
            continue;
        if (first == core::CivilDate::kNone)
            first = purchases.days[i];
        if (const std::int32_t window = (day - purchases.days[i]) / windowDays; window < kWindows)
            bought[window] = true;
    }
    if (first == core::CivilDate::kNone)
        return kNone;
    const int open = std::min(kWindows, (day - first) / windowDays); // windows that begin after the first purchase
    if (open == 0)
        return kNone;
    return 100.0 * static_cast<double>(std::count(bought, bought + open, true)) / open;
}

void addAnswers(LoyaltyState& state, const AttitudeAnswers& answers, int answerDays)
{
    // In order of days: a later answer replaces an earlier one.
    for (std::size_t i = 0; i < answers.days.size() && answers.days[i] <= state.day.days; ++i) {
        if (answers.customers[i] == frame::kNoCustomer || answers.days[i] <= state.day.days - answerDays)
            continue;
        if (!std::isnan(answers.satisfaction[i]))
            partOf(state, LoyaltyPart::Satisfaction)[answers.customers[i]] = answers.satisfaction[i];
        if (!std::isnan(answers.recommendation[i]))
            partOf(state, LoyaltyPart::Recommendation)[answers.customers[i]] = answers.recommendation[i];
    }
}

} // namespace

core::Result<LoyaltyState> loyaltyOn(const frame::Snapshot& snapshot, const ActivitySpans* spans, const AttitudeAnswers& answers,
    const domain::LoyaltyRules& rules, core::CivilDate day, core::JobContext& job)
{
    const std::size_t n = snapshot.size();
    LoyaltyState state;
    state.day = day;
    for (auto& part : state.parts)
        part.assign(n, kNone);
    state.index = state.attitude = state.behaviour = std::vector<double>(n, kNone);
    state.scored = state.gone = state.sorted = frame::Selection(n);
    state.tiers.assign(n, domain::LoyaltyTier::Lost);
    state.kinds.assign(n, domain::LoyaltyKind::None);
    addAnswers(state, answers, rules.answerDays);
    const Purchases purchases = purchasesOf(snapshot);
    const bool known = spans != nullptr && (spans->dated || day == snapshot.asOf);
    for (std::size_t c = 0; c < n; ++c) {
        if (c % 4096 == 0 && job.shouldStop())
            return core::fail(core::Code::Cancelled);
        if (c < purchases.customers())
            partOf(state, LoyaltyPart::Repeat)[c] = repeatScore(purchases, c, day.days, rules.windowDays);
        if (known && spans->known.contains(c) && (!spans->dated || spans->firstDay[c] <= day.days)) {
            const bool active = spans->dated ? activeOn(*spans, c, day.days) : !spans->churnedNow.contains(c);
            partOf(state, LoyaltyPart::Retention)[c] = active ? 100 : 0;
            if (!active)
                state.gone.insert(c);
        }
        std::array<std::optional<double>, domain::kLoyaltyParts> parts;
        for (std::size_t k = 0; k < parts.size(); ++k)
            if (!std::isnan(state.parts[k][c])) {
                parts[k] = state.parts[k][c];
                state.present[k] = true;
            }
        const auto score = domain::loyaltyScore(parts, rules);
        if (score.attitude)
            state.attitude[c] = *score.attitude;
        if (score.behaviour)
            state.behaviour[c] = *score.behaviour;
        if (score.index) {
            state.index[c] = *score.index;
            state.scored.insert(c);
            state.tiers[c] = domain::loyaltyTier(*score.index, state.gone.contains(c), rules);
        }
        if (score.attitude && score.behaviour) {
            state.sorted.insert(c);
            state.kinds[c] = domain::loyaltyKind(*score.attitude, *score.behaviour, rules);
        }
    }
    return state;
}

} // namespace holdfast::features
