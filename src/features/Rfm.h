// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "analytics/value/Concentration.h"
#include "features/Purchases.h"

#include <array>
#include <optional>
#include <string_view>
#include <vector>

namespace holdfast::features {

enum class RfmScore : std::uint8_t {
    Quantile, // 1 + type-7 cuts strictly below: equal values share a score
    Ntile // equal groups, ties by customer id
};

// The named groups of domain.md section 8, in display order.
enum class RfmGroup : std::uint8_t {
    Champions, Loyal, Potential, New, Promising, NeedAttention, AboutToSleep, AtRisk, CannotLose, Hibernating, Lost
};
inline constexpr int kRfmGroups = 11;
std::string_view word(RfmGroup group); // "champions", "loyal", "potential", "new", "promising", "need-attention", …

// The rule: by recency score r and value score v = (f + m + 1) / 2 rounded down, both 1..5 with 5 best:
//          v=1            2               3               4            5
//   r=5    new            potential       loyal           champions    champions
//   r=4    promising      potential       loyal           champions    champions
//   r=3    about to sleep need attention  need attention  loyal        loyal
//   r=2    hibernating    about to sleep  at risk         at risk      cannot lose
//   r=1    lost           hibernating     at risk         cannot lose  cannot lose
// With another number of bins a score s counts as ceil(5 s / bins).
RfmGroup rfmGroup(int r, int f, int m, int bins = 5);

// One entry a buyer, in any order; tieOrder = rank of the customer id in code-point order (only Ntile reads it).
struct RfmInput {
    std::vector<std::uint32_t> customer;
    std::vector<double> recencyDays; // whole days from last purchase to asOf
    std::vector<double> frequency; // orders
    std::vector<double> monetary; // currency units
    std::vector<std::uint32_t> tieOrder;
};

enum class RfmMoney : std::uint8_t { Net, PurchasesOnly };

// Buyers of the history. `ids` (all customers, may be empty) gives the tie order.
RfmInput rfmInput(const PurchaseHistory& history, core::CivilDate asOf, int amountScale, RfmMoney money,
    std::span<const std::string> ids = {});

struct RfmAxis {
    std::vector<double> cuts; // bins - 1, type 7 (also shown with Ntile)
    std::optional<double> mean, sd, median;
    std::vector<std::int64_t> counts; // per score 1..bins
};

struct RfmCount {
    std::int64_t n = 0;
    double share = 0; // of customers
    double revenue = 0; // sum of monetary
};

struct Rfm {
    int bins = 5;
    RfmScore score = RfmScore::Quantile;
    std::int64_t customers = 0;
    RfmAxis recency, frequency, monetary;
    std::vector<std::uint8_t> r, f, m; // per entry of the input, 1..bins, 5 = best
    std::vector<RfmGroup> group; // per entry
    std::vector<std::vector<std::int64_t>> grid; // [r-1][f-1] customers
    std::array<RfmCount, kRfmGroups> groups {};
    std::array<RfmCount, 8> halves {}; // HHH, HHL, HLH, HLL, LHH, LHL, LLH, LLL by the means: R high = recency <= mean
    analytics::Concentration concentration; // of monetary, top 20 %
};
std::string_view halfName(int half); // 0 = "HHH" … 7 = "LLL"

// bins 2..10, else invalid-parameter. n log n for the cuts.
core::Result<Rfm> rfm(const RfmInput& input, RfmScore score, int bins, core::JobContext& job);

} // namespace holdfast::features
