// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

// What to do for whom, and what it is assumed to do (domain.md section 12).
namespace holdfast::domain {

inline constexpr std::string_view kStages[] = {"prospect", "new", "growth", "mature", "decline", "churned"};
inline constexpr std::string_view kRiskTiers[] = {"high", "medium", "low"};
inline constexpr std::string_view kValueClasses[] = {"high", "ordinary", "low", "unknown"};

// What a contact does, as shares: of those who would leave, `saved` stay because of it; of those who would stay, `woken` leave
// because of it. uplift = saved x risk - woken x (1 - risk). Of those who are gone, risk is the chance to stay away: `saved` come back
// because of it, and `woken` would have come back and do not.
struct AssumedEffect {
    double saved = 0, savedSd = 0; // sd: how unsure it is
    double woken = 0;
    double uplift(double risk) const { return saved * risk - woken * (1 - risk); }
    bool operator==(const AssumedEffect&) const = default;
};

// An offer with its action and for whom it is. Empty lists: for everybody who is still there; those who are gone get only what names
// the stage "churned".
struct Strategy {
    std::string id; // stable word
    std::string name, nameZh; // as shown; empty nameZh: name
    std::vector<std::string> stages, risks, values, motives; // words above; motives: kMotiveCategories
    std::string action; // words of NextAction and kMoreActions
    std::string channel; // a word: "phone", "email", "app", "mail", "visit", or the user's own
    double contactCost = 0; // of one contact, currency units
    double rewardCost = 0, takeShare = 0; // what the offer costs when taken, and the share of those contacted who take it
    AssumedEffect effect;
    std::string source; // where the effect is from: "assumption", or the user's words
    double expectedCost() const { return contactCost + takeShare * rewardCost; }
    bool fits(std::string_view stage, std::string_view risk, std::string_view value, std::string_view motive) const; // an empty word fits only an empty list
    bool operator==(const Strategy&) const = default;
};
inline constexpr std::string_view kMoreActions[] = {"loyalty-points", "apology", "win-back", "referral-thanks"};

// The set the program comes with: fourteen, all effects stated as assumptions to be measured.
const std::vector<Strategy>& standardStrategies();
const Strategy* strategyOf(const std::vector<Strategy>& list, std::string_view id); // null: none

// The list as JSON [{"id","name","name_zh"?,"stages":[…]?,"risks":[…]?,"values":[…]?,"motives":[…]?,"action","channel","contact_cost",
// "reward_cost"?,"take_share"?,"saved_share","saved_sd"?,"woken_share"?,"source"?},…] and back.
// invalid-parameter with `problem`: strategy-json; strategy-twice {value: id}; strategy-value {value: id, key} for an unknown word, a
// share outside 0..1, a negative or infinite cost, an empty id, name or channel.
std::string toJson(const std::vector<Strategy>& strategies);
core::Result<std::vector<Strategy>> parseStrategies(std::string_view json);

} // namespace holdfast::domain
