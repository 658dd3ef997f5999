// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/sample/Life.h"

#include "core/Period.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace holdfast::flow::sample {

using core::CivilDate;
using core::Random;

namespace {

constexpr double kLegacyShare = 0.3; // of all customers, signed up before the facts begin
constexpr double kLegacyDays = 1500;
constexpr std::int32_t kCampaignSilence = 45, kCampaignDays = 120, kComplaintDays = 75;
constexpr std::int32_t kNever = std::numeric_limits<std::int32_t>::max() / 2;

std::uint64_t mixed(std::uint64_t z)
{
    z += 0x9E3779B97F4A7C15ull;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9ull;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBull;
    return z ^ (z >> 31);
}

double complaintFactor(int severity)
{
    static constexpr double kFactors[] = {1.8, 2.8, 4.0};
    return kFactors[severity];
}

// The hazard of leaving voluntarily, a day.
double hazardAt(const Times& times, const Life& life, std::int32_t day)
{
    const Person& p = life.person;
    static constexpr double kByPlan[kPlans] = {1.15, 0.85, 0.40};
    static constexpr double kByAcquisition[kAcquisitions] = {0.85, 1, 1, 1.9, 0.85};
    double h = 0.00084 * kByPlan[p.plan] * kByAcquisition[p.acquisition] * std::exp(-0.35 * p.satisfaction);
    if (p.household == kFamily && p.priceSensitivity >= 4)
        h *= 1.7;
    if (p.region == kCoast && p.age >= 65)
        h *= 0.7;
    const std::int32_t tenure = day - p.signup;
    h *= tenure < 90 ? 1.4 : tenure < 365 ? 1.0 : 0.85;
    if (p.region == kNorth && day >= times.depot) {
        const int months = std::min((day - times.depot) / 30, 2);
        static constexpr double kFirstYear[3] = {4, 8, 11};
        h *= tenure < 365 ? kFirstYear[months] : 1.5;
    }
    double worst = 1;
    for (const auto& complaint : life.complaints)
        if (complaint.day <= day && day < complaint.day + kComplaintDays)
            worst = std::max(worst, complaintFactor(complaint.severity));
    h *= worst;
    if (life.treated && day >= times.campaign && day < times.campaign + kCampaignDays)
        h *= 0.5;
    return h;
}

struct Leaving {
    std::int32_t day = kNever;
    bool involuntary = false;
};

// The first day in [from, last] on which the cumulated hazard reaches `budget`; kNever when it does not.
Leaving leavingFrom(const Times& times, const Life& life, std::int32_t from, double budget, Random& random)
{
    const Person& p = life.person;
    const double involuntary = p.plan == kBasic ? 0 : 0.00008;
    // The hazard is constant between these days.
    std::vector<std::int32_t> changes {from, p.signup + 90, p.signup + 365, times.depot, times.depot + 30, times.depot + 60, times.last + 1};
    if (life.treated) {
        changes.push_back(times.campaign);
        changes.push_back(times.campaign + kCampaignDays);
    }
    for (const auto& complaint : life.complaints) {
        changes.push_back(complaint.day);
        changes.push_back(complaint.day + kComplaintDays);
    }
    std::sort(changes.begin(), changes.end());
    for (std::size_t i = 0; i + 1 < changes.size(); ++i) {
        const std::int32_t begin = std::max(changes[i], from), end = std::min(changes[i + 1], times.last + 1);
        if (begin >= end)
            continue;
        const double voluntary = hazardAt(times, life, begin), all = voluntary + involuntary;
        const double spent = all * (end - begin);
        if (budget < spent)
            return {begin + static_cast<std::int32_t>(budget / all), random.uniform() * all >= voluntary};
        budget -= spent;
    }
    return {};
}

LeaveReason reasonOf(const Times& times, const Life& life, const Leaving& leaving, Random& random)
{
    if (leaving.involuntary)
        return kPaymentFailed;
    const Person& p = life.person;
    if (p.region == kNorth && leaving.day >= times.depot && random.chance(0.75))
        return kDeliveryFailed;
    for (auto it = life.complaints.rbegin(); it != life.complaints.rend(); ++it) {
        if (it->day > leaving.day || leaving.day >= it->day + kComplaintDays)
            continue;
        static constexpr LeaveReason kAfter[kComplaintKinds] = {kBadQuality, kDeliveryFailed, kBadService, kTooExpensive, kBadService};
        if (random.chance(0.8))
            return kAfter[it->kind];
    }
    if (p.priceSensitivity >= 4 && random.chance(0.6))
        return random.chance(0.6) ? kTooExpensive : kCompetitor;
    return static_cast<LeaveReason>(drawn(random, {2, 1, 2, 1.5, 2, 2, 2}));
}

// Purchases in [from, until) by thinning; `slowFrom`: bought at 55 % from that day on.
void buy(const Times& times, const Life& life, std::int32_t from, std::int32_t until, std::int32_t slowFrom, Random& random,
    std::vector<std::int32_t>& purchases)
{
    constexpr double kPushed = 1.6;
    const double highest = life.person.rate * times.highestSeason() * kPushed;
    double t = from;
    for (;;) {
        t += random.exponential(1 / highest);
        if (t >= until)
            return;
        const auto day = static_cast<std::int32_t>(t);
        double rate = life.person.rate * times.season(day);
        if (day >= slowFrom)
            rate *= 0.55;
        if (life.treated && day >= times.campaign && day < times.campaign + 60)
            rate *= kPushed;
        if (random.uniform() * highest < rate)
            purchases.push_back(day);
    }
}

void complain(const Times& times, Life& life, Random& random)
{
    const Person& p = life.person;
    const bool north = p.region == kNorth;
    // Late deliveries in the North become five times as many: 40 % of 0.22 a year, times 5, is 0.44 + the other 0.13.
    constexpr double kPerDay = 0.22 / 365, kHighest = 2.6;
    const double personal = std::exp(-0.25 * p.satisfaction);
    double t = life.begin;
    for (;;) {
        t += random.exponential(1 / (kPerDay * kHighest * personal));
        if (t > times.last)
            return;
        const auto day = static_cast<std::int32_t>(t);
        const double delivery = north && day >= times.depot ? 2.0 : 0.4;
        const double u = random.uniform() * kHighest;
        if (u >= delivery + 0.6)
            continue;
        Complaint complaint;
        complaint.day = day;
        complaint.kind = u < delivery ? kDelivery
                                      : std::array {kProduct, kCustomerService, kBilling, kOther}[static_cast<std::size_t>(drawn(random, {3, 2, 2, 1}))];
        complaint.severity = drawn(random, {5, 3, 1.5});
        life.complaints.push_back(complaint);
    }
}

} // namespace

Random streamOf(std::uint64_t seed, Stream stream, std::uint64_t customer)
{
    return Random(mixed(mixed(mixed(seed) ^ static_cast<std::uint64_t>(stream)) ^ customer));
}

Times::Times(const SampleRequest& request)
{
    last = request.lastDay.days;
    const core::Period lastMonth = core::periodOf(request.lastDay, core::Grain::Month);
    const core::Period firstMonth = lastMonth - (request.months - 1);
    first = core::firstDay(firstMonth).days;
    const auto inside = [&](int back, int day) { return std::max(first + 30, core::firstDay(lastMonth - back).days + day - 1); };
    depot = inside(5, 12);
    campaign = inside(std::min(9, request.months / 2), 15);
    rival = inside(std::min(7, request.months / 2), 1);
    static constexpr double kMonths[12] = {0.92, 0.95, 1, 1.02, 1.02, 1, 0.93, 0.94, 1.02, 1.03, 1.2, 1.25};
    static constexpr double kWeekdays[7] = {0.9, 0.9, 0.95, 1, 1.1, 1.35, 0.8};
    double cumulated = 0;
    for (std::int32_t day = first; day <= last; ++day) {
        const double year = kMonths[core::civilFromDays(day).month - 1];
        m_season.push_back(year * kWeekdays[core::isoWeekday({day}) - 1]);
        m_highest = std::max(m_highest, m_season.back());
        cumulated += 0.5 + 0.5 * year;
        m_signups.push_back(cumulated);
    }
}

std::int32_t Times::signupAt(double share) const
{
    const auto at = std::upper_bound(m_signups.begin(), m_signups.end(), share * m_signups.back());
    return first + static_cast<std::int32_t>(std::min<std::ptrdiff_t>(at - m_signups.begin(), last - first));
}

Person personOf(const SampleRequest& request, const Times& times, std::uint64_t index)
{
    Random random = streamOf(request.seed, Stream::Person, index);
    Person p;
    p.index = index;
    const double place = (static_cast<double>(index) + random.uniform()) / static_cast<double>(request.customers);
    p.signup = place < kLegacyShare
        ? times.first - 1 - static_cast<std::int32_t>(kLegacyDays * std::pow(1 - place / kLegacyShare, 1.6))
        : times.signupAt((place - kLegacyShare) / (1 - kLegacyShare));
    p.age = std::clamp(static_cast<int>(std::lround(45 + 16 * random.normal())), 18, 92);
    p.gender = random.chance(0.58) ? 0 : 1;
    p.occupation = p.age >= 66 ? 7 : p.age < 24 && random.chance(0.6) ? 6 : drawn(random, {26, 14, 9, 11, 12, 14, 1});
    p.income = p.occupation == 6 ? 0 : drawn(random, {2, 4, 3, 1.4});
    p.region = static_cast<Region>(drawn(random, {27, 22, 24, 18, 9}));
    p.city = drawn(random, {5, 3, 2});
    p.household = p.age >= 66 && random.chance(0.8) ? kSenior : static_cast<Household>(drawn(random, {30, 28, 42}));
    p.priceSensitivity = std::clamp(static_cast<int>(std::lround(3.6 - 0.5 * p.income + random.normal())), 1, 5);
    p.motive = p.priceSensitivity >= 4 ? drawn(random, {6, 2.5, 1, 0.8}) : drawn(random, {1.2, 3, 3, 2});
    p.plan = static_cast<Plan>(p.income >= 2 ? drawn(random, {38, 37, 25}) : drawn(random, {52, 33, 15}));
    p.acquisition = static_cast<Acquisition>(drawn(random, {24, 30, 18, 17, 11}));
    static constexpr double kCosts[kAcquisitions] = {1200, 1800, 900, 2600, 600};
    p.acquisitionCostMinor = static_cast<int>(std::lround(random.gamma(6, kCosts[p.acquisition] / 6)));
    p.consent = random.chance(0.74);
    p.newsletter = p.consent && random.chance(0.7);
    p.prospect = index != 0 && random.chance(0.03);
    p.satisfaction = random.normal();
    p.rate = 0.036 + random.gamma(2, 0.02 / 2);
    const int favourites = 2 + static_cast<int>(random.below(3));
    for (int i = 0; i < favourites; ++i)
        p.favourites |= 1u << random.below(kCategories);
    static constexpr SalesChannel kUsual[kAcquisitions] = {kInStore, kOnline, kInApp, kMarketplace, kOnline};
    p.channel = random.chance(0.75) ? kUsual[p.acquisition] : static_cast<SalesChannel>(random.below(kSalesChannels));
    return p;
}

void live(const SampleRequest& request, const Times& times, std::uint64_t index, Life& life)
{
    life.person = personOf(request, times, index);
    life.complaints.clear();
    life.purchases.clear();
    life.reason.reset();
    life.contacted = life.treated = false;
    life.back = life.leftAgain = 0;
    const Person& p = life.person;
    life.begin = std::max(p.signup, times.first);
    life.left = times.last + 1;
    if (p.prospect)
        return;

    Random random = streamOf(request.seed, Stream::Life, index);
    complain(times, life, random);
    const double budget = index == 0 ? 1e9 : random.exponential(1);
    Leaving leaving = leavingFrom(times, life, life.begin, budget, random);
    const bool slows = random.chance(0.5), firstAtOnce = random.chance(0.8);
    const auto slowFrom = [&] { return slows ? leaving.day - 75 : kNever; };
    const bool isNew = p.signup >= times.first;
    if (isNew && firstAtOnce)
        life.purchases.push_back(p.signup);
    life.left = std::min(leaving.day, times.last + 1);
    buy(times, life, life.begin, std::min(life.left, times.campaign), slowFrom(), random, life.purchases);

    const std::int32_t lastSeen = life.purchases.empty() ? times.first - 1 : life.purchases.back();
    life.contacted = p.consent && p.signup + 90 <= times.campaign && times.campaign - lastSeen >= kCampaignSilence && random.chance(0.85);
    life.treated = life.contacted && !random.chance(0.3);
    if (leaving.day >= times.campaign) {
        if (life.treated) {
            leaving = leavingFrom(times, life, life.begin, budget, random);
            life.left = std::min(leaving.day, times.last + 1);
        }
        buy(times, life, std::max(life.begin, times.campaign), life.left, slowFrom(), random, life.purchases);
    } else if (life.treated && times.campaign - leaving.day < 180 && random.chance(0.2)) {
        life.back = times.campaign + 1 + static_cast<std::int32_t>(random.below(21));
        leaving = leavingFrom(times, life, life.back, random.exponential(1), random);
        life.leftAgain = std::min(leaving.day, times.last + 1);
        if (life.leftAgain > life.back) {
            life.purchases.push_back(life.back);
            buy(times, life, life.back, life.leftAgain, slowFrom(), random, life.purchases);
        }
    }
    if (leaving.day <= times.last)
        life.reason = reasonOf(times, life, leaving, random);
    // The first customer buys on the last day, so that the facts reach it whatever the size.
    if (index == 0)
        life.purchases.push_back(times.last);
    std::sort(life.purchases.begin(), life.purchases.end());
    std::erase_if(life.complaints, [&](const Complaint& complaint) { return !life.with(complaint.day); });
}

void idOf(const SampleRequest& request, std::uint64_t index, std::string& id)
{
    const std::size_t width = std::max<std::size_t>(6, std::to_string(request.customers).size());
    const std::string digits = std::to_string(index + 1);
    id = "C-";
    id.append(width - std::min(width, digits.size()), '0').append(digits);
}

} // namespace holdfast::flow::sample
