// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow/sample: who the customers of the sample are, and what became of them.
//
// PLANTED TRUTH (no analysis reads this; it is what they should find):
//   purchases   Poisson with a rate per customer, 0.036 + Gamma(2, mean 0.02) a day, times year (November, December
//               +20 %, +25 %; January -8 %, July -7 %) and weekday (Saturday +35 %) until the customer leaves; half of
//               those who leave buy at 55 % of their rate in the last 75 days. 3 % of sign-ups never buy.
//   leaving     hazard 0.00084 a day, times
//                 plan              Basic 1.15, Silver 0.85, Gold 0.40
//                 acquired by       Marketplace 1.9, Store and Referral 0.85
//                 price-sensitive families (household Family, sensitivity 4 or 5)   1.7
//                 Coast and 65 or older   0.7
//                 first 90 days 1.4, from the second year on 0.85
//                 75 days after a complaint   low 1.8, medium 2.8, high 4
//                 since the North depot moved: first-year customers of the North 4, 8 and from the third month on 11,
//                 others of the North 1.5
//                 satisfaction, standard normal   exp(-0.35 s)
//                 120 days after the campaign, treated arm only   0.5
//               plus 0.00008 a day for failed payments with a paid plan (involuntary).
//   depot       moved on the 12th of the fifth month before the last; late deliveries in the North times 5 from then
//               on. Silence is taken for leaving only after some months, so the churn rate rises in the last two or three.
//   campaign    nine months before the last, to customers silent for 45 days who consent, 30 % held out. Treated: rate
//               times 1.6 for 60 days, hazard as above, and 20 % of those who had left within 180 days come back.
//   rival       a competitor cuts prices seven months before the last: baskets of sensitivity 4 and 5 times 0.92.

#include "core/CivilDate.h"
#include "core/Random.h"
#include "flow/MakeSample.h"
#include "flow/sample/SampleWords.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace holdfast::flow::sample {

// What a number is drawn for: streams don't disturb one another.
enum class Stream : std::uint64_t { Person = 1, Names, Life, Orders, Interactions, Renewals, Payments, Complaints, Enquiries, Surveys, Touchpoints, Outside };
core::Random streamOf(std::uint64_t seed, Stream stream, std::uint64_t customer = 0);

// The days of the sample and what happened in them.
struct Times {
    explicit Times(const SampleRequest& request);
    std::int32_t first = 0, last = 0; // days of the facts
    std::int32_t depot = 0, campaign = 0, rival = 0;
    // Purchases on a day relative to a common one, first … last.
    double season(std::int32_t day) const { return m_season[static_cast<std::size_t>(day - first)]; }
    double highestSeason() const { return m_highest; }
    // Sign-up day at share 0..1 of all sign-ups in the window.
    std::int32_t signupAt(double share) const;

private:
    std::vector<double> m_season, m_signups; // m_signups: cumulated
    double m_highest = 0;
};

struct Person {
    std::uint64_t index = 0;
    std::int32_t signup = 0;
    int age = 0, gender = 0, occupation = 0, income = 0, motive = 0, priceSensitivity = 1; // 1..5
    Region region = kNorth;
    int city = 0;
    Household household = kSingle;
    Plan plan = kBasic;
    Acquisition acquisition = kByStore;
    int acquisitionCostMinor = 0;
    bool consent = false, newsletter = false, prospect = false; // prospect: never buys
    double satisfaction = 0; // standard normal
    double rate = 0; // purchases a day
    unsigned favourites = 0; // bit per category
    SalesChannel channel = kInStore; // used most
};

struct Complaint {
    std::int32_t day = 0;
    ComplaintKind kind = kProduct;
    int severity = 0; // 0..2
};

struct Life {
    Person person;
    std::int32_t begin = 0; // first day a purchase is possible
    // Days with the firm: [begin, left) and, for who came back, [back, leftAgain).
    std::int32_t left = 0, back = 0, leftAgain = 0;
    std::optional<LeaveReason> reason; // of the last leaving; none = still with the firm on the last day
    std::vector<std::int32_t> purchases; // days, ascending
    std::vector<Complaint> complaints; // while with the firm, ascending
    bool contacted = false, treated = false; // by the campaign
    bool with(std::int32_t day) const { return (day >= begin && day < left) || (day >= back && day < leftAgain); }
    std::int32_t end() const { return leftAgain > 0 ? leftAgain : left; }
    bool involuntary() const { return reason == kPaymentFailed; }
};

// The same for the same request and index, whatever was asked before. Customers come in the order they signed up.
Person personOf(const SampleRequest& request, const Times& times, std::uint64_t index);
void live(const SampleRequest& request, const Times& times, std::uint64_t index, Life& life);

// "C-000123": index + 1 with as many digits as the request needs, at least six.
void idOf(const SampleRequest& request, std::uint64_t index, std::string& id);

// Index by weights.
template <std::size_t N> int drawn(core::Random& random, const double (&weights)[N])
{
    double sum = 0;
    for (const double w : weights)
        sum += w;
    double u = random.uniform() * sum;
    for (std::size_t i = 0; i + 1 < N; ++i) {
        if (u < weights[i])
            return static_cast<int>(i);
        u -= weights[i];
    }
    return static_cast<int>(N) - 1;
}

} // namespace holdfast::flow::sample
