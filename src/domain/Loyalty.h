// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace holdfast::domain {

// What the loyalty index is made of, each 0..100 (domain.md section 11).
enum class LoyaltyPart : std::uint8_t { Satisfaction, Recommendation, Repeat, Retention };
inline constexpr std::size_t kLoyaltyParts = 4;
std::string_view word(LoyaltyPart part); // "satisfaction", "recommendation", "repeat", "retention"
std::optional<LoyaltyPart> parseLoyaltyPart(std::string_view text);

enum class LoyaltyTier : std::uint8_t { Loyal, Potential, AtRisk, Lost };
inline constexpr std::size_t kLoyaltyTiers = 4;
std::string_view word(LoyaltyTier tier); // "loyal", "potential", "at-risk", "lost"
std::optional<LoyaltyTier> parseLoyaltyTier(std::string_view text);

// Attitude against behaviour, each high or low.
// Reference: Dick, Basu (1994), Customer loyalty: toward an integrated conceptual framework, J. Acad. Marketing Sci. 22.
enum class LoyaltyKind : std::uint8_t {
    True, // both high
    Latent, // likes it, buys little
    Spurious, // buys, does not like it
    None
};
inline constexpr std::size_t kLoyaltyKinds = 4;
std::string_view word(LoyaltyKind kind); // "true", "latent", "spurious", "none"
std::optional<LoyaltyKind> parseLoyaltyKind(std::string_view text);

struct LoyaltyRules {
    // By part; >= 0, at least one of satisfaction and recommendation above 0. They are divided by the sum of those a customer has.
    std::array<double, kLoyaltyParts> weights {0.25, 0.25, 0.25, 0.25};
    // An index at or above these is loyal, potential, at risk; below the last, and whoever is gone, is lost. Falling, 0..100.
    std::array<double, kLoyaltyTiers - 1> cuts {75, 55, 35};
    double attitudeCut = 70, behaviourCut = 70; // high at or above
    int windowDays = 90; // repeat: share of the last four such windows with a purchase
    int answerDays = 365; // an older answer says nothing about today
    bool operator==(const LoyaltyRules&) const = default;
};
// invalid-parameter {parameter, value} for rules that cannot be.
core::Status checkLoyaltyRules(const LoyaltyRules& rules);

// The parts of one customer: none = not known. Parts with weight 0 do not count.
struct LoyaltyScore {
    std::optional<double> index; // none without attitude
    std::optional<double> attitude, behaviour; // means of satisfaction and recommendation, of repeat and retention, by weight
};
LoyaltyScore loyaltyScore(const std::array<std::optional<double>, kLoyaltyParts>& parts, const LoyaltyRules& rules);
LoyaltyTier loyaltyTier(double index, bool gone, const LoyaltyRules& rules);
LoyaltyKind loyaltyKind(double attitude, double behaviour, const LoyaltyRules& rules);

// {"weights":{"satisfaction":0.25,…},"cuts":[75,55,35],"attitude":70,"behaviour":70,"window_days":90,"answer_days":365}; what is
// left out is as in the standard rules. invalid-parameter.
std::string toJson(const LoyaltyRules& rules);
core::Result<LoyaltyRules> parseLoyaltyRules(std::string_view json);

} // namespace holdfast::domain
