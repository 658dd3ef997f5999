// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CampaignTargetParts.h"

#include "analytics/compare/Proportion.h"
#include "analytics/experiment/Power.h"

#include <algorithm>
#include <numeric>

namespace holdfast::flow {

namespace {

constexpr int kWaits[] = {7, 14, 30, 45, 60, 90, 120, 180, 270, 365};

std::optional<double> powerAt(double baseline, double expected, double treated, double control, double alpha)
{
    const double after = baseline - expected;
    if (!(baseline > 0 && baseline < 1 && after > 0 && after < 1 && expected != 0 && treated > 1 && control > 1))
        return {};
    return analytics::powerForShares(baseline, after, control, {alpha, treated / control, analytics::SharePower::Pooled});
}

double within(double share, double days, double window)
{
    return 1 - std::pow(1 - std::clamp(share, 0.0, 1.0), days / window);
}

} // namespace

TargetPower powerOf(const PowerGround& ground, std::uint64_t treated, std::uint64_t control, const domain::TargetPlan& plan)
{
    TargetPower result;
    const double alpha = 1 - plan.level, n = static_cast<double>(treated + control), all = ground.active + ground.gone;
    // Who are no customers after so many days, without the campaign, and how many fewer with it.
    const auto awayAfter = [&](double days) {
        const double window = plan.windowDays, leave = within(ground.leave, days, window), back = within(ground.back, days, window);
        const double saved = leave - within(ground.leave - ground.saved, days, window), won = within(ground.back + ground.won, days, window) - back;
        return std::pair((ground.active * leave + ground.gone * (1 - back)) / all, (ground.active * saved + ground.gone * won) / all);
    };
    const auto [baseline, expected] = awayAfter(plan.windowDays);
    result.baseline = baseline;
    result.expected = expected;
    result.power = powerAt(baseline, expected, static_cast<double>(treated), static_cast<double>(control), alpha);
    if (control > 1 && treated > 1 && baseline > 0 && baseline < 1) {
        const auto rise = analytics::detectableShare(1 - baseline, plan.power, static_cast<double>(control),
            {alpha, static_cast<double>(treated) / static_cast<double>(control), analytics::SharePower::Pooled});
        result.detectable = rise; // of those who stay: the same size as a fall of those who leave
    }
    for (int percent = 5; percent <= 50; percent += 5) {
        const double held = n * percent / 100;
        result.byShare.push_back({percent / 100.0, powerAt(baseline, expected, n - held, held, alpha)});
    }
    for (const int days : kWaits) {
        const auto [then, fewer] = awayAfter(days);
        const auto power = powerAt(then, fewer, static_cast<double>(treated), static_cast<double>(control), alpha);
        result.byDays.push_back({static_cast<double>(days), power});
        if (!result.waitDays && power && *power >= plan.power)
            result.waitDays = days;
    }
    return result;
}

std::vector<TargetGroup> targetGroups()
{
    std::vector<TargetGroup> groups;
    std::vector<std::string_view> tiers(std::begin(domain::kRiskTiers), std::end(domain::kRiskTiers));
    tiers.push_back(kGoneTier);
    for (const auto tier : tiers)
        for (const auto& valueClass : domain::kValueClasses)
            groups.push_back({std::string(tier), std::string(valueClass), 0, {}, 0, 0});
    return groups;
}

std::size_t groupOf(bool gone, std::uint8_t tier, std::uint8_t valueClass)
{
    return (gone ? std::size(domain::kRiskTiers) : tier) * std::size(domain::kValueClasses) + valueClass;
}

core::Estimate promisedValue(const CampaignLock& lock, const CampaignContacts& contacts)
{
    // One doubt per offer, shared by all who get it.
    std::vector<double> lever(lock.offers.size(), 0);
    core::Estimate value;
    double sum = 0, variance = 0;
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        if (contacts.control[i] != 0)
            continue;
        const auto& offer = lock.offers[contacts.offer[i]];
        sum += offer.inForce.uplift(contacts.risk[i]) * contacts.value[i] - offer.strategy.expectedCost();
        lever[contacts.offer[i]] += contacts.risk[i] * contacts.value[i];
        ++value.n;
    }
    for (std::size_t j = 0; j < lever.size(); ++j)
        variance += std::pow(lever[j] * lock.offers[j].inForce.savedSd, 2);
    const double half = analytics::normalQuantileTwoSided(lock.target.level) * std::sqrt(variance);
    value.value = sum;
    value.lower = sum - half;
    value.upper = sum + half;
    value.level = lock.target.level;
    value.method = "normal, from the doubt about each offer's effect";
    return value;
}

void fillFromContacts(TargetAnswer& answer, const CampaignLock& lock, const CampaignContacts& contacts, int horizonDays, const TargetRequest& request)
{
    answer.chosen = contacts.size();
    answer.treated = static_cast<std::uint64_t>(lock.treated);
    answer.control = static_cast<std::uint64_t>(lock.control);
    answer.value = promisedValue(lock, contacts);
    answer.spent = 0;
    for (std::size_t j = 0; j < lock.offers.size(); ++j) {
        const auto& locked = lock.offers[j];
        auto it = std::find_if(answer.offers.begin(), answer.offers.end(), [&](const auto& o) { return o.strategy.id == locked.strategy.id; });
        if (it == answer.offers.end()) {
            TargetOffer offer;
            offer.strategy = locked.strategy;
            offer.inForce = offer.used = locked.inForce;
            offer.learned = locked.learned;
            it = answer.offers.insert(answer.offers.end(), std::move(offer));
        }
    }
    const auto placeOf = [&](std::uint32_t j) {
        const auto& id = lock.offers[j].strategy.id;
        return static_cast<std::size_t>(std::find_if(answer.offers.begin(), answer.offers.end(), [&](const auto& o) { return o.strategy.id == id; }) - answer.offers.begin());
    };
    std::vector<std::size_t> place;
    for (std::uint32_t j = 0; j < lock.offers.size(); ++j)
        place.push_back(placeOf(j));

    struct Sums {
        double n = 0, risk = 0, uplift = 0;
    } sums[2]; // active, gone
    if (answer.groups.empty())
        answer.groups = targetGroups();
    std::vector<double> net(answer.groups.size(), 0);
    for (auto& group : answer.groups)
        group.chosen.assign(answer.offers.size(), 0);
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        auto& offer = answer.offers[place[contacts.offer[i]]];
        const bool control = contacts.control[i] != 0;
        ++offer.chosen;
        ++(control ? offer.control : offer.treated);
        if (!control) {
            offer.uplift += contacts.uplift[i];
            offer.cost += offer.strategy.expectedCost();
            offer.net += contacts.net[i];
            answer.spent += offer.strategy.expectedCost();
        }
        auto& own = sums[contacts.gone[i] != 0];
        own.n += 1;
        own.risk += contacts.risk[i];
        own.uplift += lock.offers[contacts.offer[i]].inForce.uplift(contacts.risk[i]);
        const std::size_t g = groupOf(contacts.gone[i] != 0, contacts.tier[i], contacts.valueClass[i]);
        ++answer.groups[g].chosen[place[contacts.offer[i]]];
        net[g] += contacts.net[i];
    }
    for (auto& offer : answer.offers)
        if (offer.treated > 0)
            offer.uplift /= static_cast<double>(offer.treated);
    for (std::size_t g = 0; g < answer.groups.size(); ++g) {
        auto& group = answer.groups[g];
        const auto chosen = std::accumulate(group.chosen.begin(), group.chosen.end(), std::uint64_t {0});
        if (chosen > 0)
            group.netEach = net[g] / static_cast<double>(chosen);
        group.n = std::max(group.n, chosen);
        group.none = group.n - chosen;
    }
    std::erase_if(answer.groups, [](const auto& group) { return group.n == 0; });

    if (contacts.size() > 0 && lock.target.outcome != "amount") {
        PowerGround ground;
        ground.active = sums[0].n;
        ground.gone = sums[1].n;
        if (ground.active > 0) { // the risk is that of the model's horizon; the outcome is looked at over the window
            ground.leave = within(sums[0].risk / ground.active, lock.target.windowDays, horizonDays);
            ground.saved = ground.leave - within((sums[0].risk - sums[0].uplift) / ground.active, lock.target.windowDays, horizonDays);
        }
        if (ground.gone > 0) {
            ground.back = 1 - sums[1].risk / ground.gone;
            ground.won = sums[1].uplift / ground.gone;
        }
        answer.power = powerOf(ground, answer.treated, answer.control, lock.target);
    }

    std::vector<std::size_t> order(contacts.size());
    std::iota(order.begin(), order.end(), std::size_t {0});
    std::stable_sort(order.begin(), order.end(), [&](auto a, auto b) { return contacts.net[a] > contacts.net[b]; });
    const std::size_t first = std::min<std::size_t>(request.offset, order.size());
    const std::size_t last = request.limit >= order.size() - first ? order.size() : first + request.limit;
    for (std::size_t k = first; k < last; ++k) {
        const std::size_t i = order[k];
        const auto& strategy = lock.offers[contacts.offer[i]].strategy;
        answer.customers.push_back({contacts.customers[i], std::string(contacts.tierWord(i)), std::string(domain::kValueClasses[contacts.valueClass[i]]), strategy.id,
            contacts.control[i] != 0, contacts.risk[i], contacts.value[i], contacts.uplift[i], strategy.expectedCost(), contacts.net[i]});
    }
}

} // namespace holdfast::flow
