// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Loyalty.h"

#include "core/Json.h"

#include <cmath>

namespace holdfast::domain {

using core::Code;
using core::Json;

namespace {

constexpr std::array<std::string_view, kLoyaltyParts> kParts {"satisfaction", "recommendation", "repeat", "retention"};
constexpr std::array<std::string_view, kLoyaltyTiers> kTiers {"loyal", "potential", "at-risk", "lost"};
constexpr std::array<std::string_view, kLoyaltyKinds> kKinds {"true", "latent", "spurious", "none"};

template <class E, std::size_t N> std::optional<E> parsed(const std::array<std::string_view, N>& words, std::string_view text)
{
    for (std::size_t i = 0; i < N; ++i)
        if (words[i] == text)
            return static_cast<E>(i);
    return std::nullopt;
}

std::unexpected<core::Error> refused(std::string parameter, double value)
{
    return core::fail(Code::InvalidParameter, {{"parameter", std::move(parameter)}, {"value", Json(value).dump()}});
}

// Mean by weight of the parts first … last that are known.
std::optional<double> meanOf(const std::array<std::optional<double>, kLoyaltyParts>& parts, const LoyaltyRules& rules, std::size_t first, std::size_t last)
{
    double sum = 0, weight = 0;
    for (std::size_t i = first; i <= last; ++i)
        if (parts[i]) {
            sum += rules.weights[i] * *parts[i];
            weight += rules.weights[i];
        }
    return weight > 0 ? std::optional(sum / weight) : std::nullopt;
}

} // namespace

std::string_view word(LoyaltyPart part) { return kParts[static_cast<std::size_t>(part)]; }
std::string_view word(LoyaltyTier tier) { return kTiers[static_cast<std::size_t>(tier)]; }
std::string_view word(LoyaltyKind kind) { return kKinds[static_cast<std::size_t>(kind)]; }
std::optional<LoyaltyPart> parseLoyaltyPart(std::string_view text) { return parsed<LoyaltyPart>(kParts, text); }
std::optional<LoyaltyTier> parseLoyaltyTier(std::string_view text) { return parsed<LoyaltyTier>(kTiers, text); }
std::optional<LoyaltyKind> parseLoyaltyKind(std::string_view text) { return parsed<LoyaltyKind>(kKinds, text); }

core::Status checkLoyaltyRules(const LoyaltyRules& rules)
{
    for (std::size_t i = 0; i < kLoyaltyParts; ++i)
        if (!(rules.weights[i] >= 0 && rules.weights[i] <= 1000))
            return refused("weights." + std::string(kParts[i]), rules.weights[i]);
    if (rules.weights[0] + rules.weights[1] <= 0)
        return refused("weights.satisfaction", rules.weights[0]);
    double above = 100;
    for (const double cut : rules.cuts) {
        if (!(cut >= 0 && cut <= above))
            return refused("cuts", cut);
        above = cut;
    }
    for (const auto& [name, cut] : {std::pair("attitude", rules.attitudeCut), std::pair("behaviour", rules.behaviourCut)})
        if (!(cut >= 0 && cut <= 100))
            return refused(name, cut);
    if (rules.windowDays < 1 || rules.windowDays > 3650)
        return refused("window_days", rules.windowDays);
    if (rules.answerDays < 1 || rules.answerDays > 36500)
        return refused("answer_days", rules.answerDays);
    return {};
}

LoyaltyScore loyaltyScore(const std::array<std::optional<double>, kLoyaltyParts>& parts, const LoyaltyRules& rules)
{
    LoyaltyScore score;
    score.attitude = meanOf(parts, rules, 0, 1);
    score.behaviour = meanOf(parts, rules, 2, 3);
    if (score.attitude)
        score.index = meanOf(parts, rules, 0, kLoyaltyParts - 1);
    return score;
}

LoyaltyTier loyaltyTier(double index, bool gone, const LoyaltyRules& rules)
{
    if (!gone)
        for (std::size_t i = 0; i < rules.cuts.size(); ++i)
            if (index >= rules.cuts[i])
                return static_cast<LoyaltyTier>(i);
    return LoyaltyTier::Lost;
}

LoyaltyKind loyaltyKind(double attitude, double behaviour, const LoyaltyRules& rules)
{
    if (attitude >= rules.attitudeCut)
        return behaviour >= rules.behaviourCut ? LoyaltyKind::True : LoyaltyKind::Latent;
    return behaviour >= rules.behaviourCut ? LoyaltyKind::Spurious : LoyaltyKind::None;
}

std::string toJson(const LoyaltyRules& rules)
{
    Json json;
    for (std::size_t i = 0; i < kLoyaltyParts; ++i)
        json["weights"][std::string(kParts[i])] = rules.weights[i];
    json["cuts"] = rules.cuts;
    json["attitude"] = rules.attitudeCut;
    json["behaviour"] = rules.behaviourCut;
    json["window_days"] = rules.windowDays;
    json["answer_days"] = rules.answerDays;
    return json.dump();
}

core::Result<LoyaltyRules> parseLoyaltyRules(std::string_view text)
{
    LoyaltyRules rules;
    try {
        const Json json = Json::parse(text);
        if (!json.is_object())
            return core::fail(Code::InvalidParameter, {{"parameter", "loyalty"}, {"value", std::string(text)}});
        for (const auto& [key, value] : json.items())
            if (key == "weights") {
                for (const auto& [name, weight] : value.items()) {
                    const auto part = parseLoyaltyPart(name);
                    if (!part)
                        return core::fail(Code::InvalidParameter, {{"parameter", "weights"}, {"value", name}});
                    rules.weights[static_cast<std::size_t>(*part)] = weight.get<double>();
                }
            } else if (key == "cuts") {
                if (value.size() != rules.cuts.size())
                    return core::fail(Code::InvalidParameter, {{"parameter", "cuts"}, {"value", value.dump()}});
                for (std::size_t i = 0; i < rules.cuts.size(); ++i)
                    rules.cuts[i] = value.at(i).get<double>();
            } else if (key == "attitude") {
                rules.attitudeCut = value.get<double>();
            } else if (key == "behaviour") {
                rules.behaviourCut = value.get<double>();
            } else if (key == "window_days") {
                rules.windowDays = value.get<int>();
            } else if (key == "answer_days") {
                rules.answerDays = value.get<int>();
            } else {
                return core::fail(Code::InvalidParameter, {{"parameter", "loyalty"}, {"value", key}});
            }
    } catch (const Json::exception&) {
        return core::fail(Code::InvalidParameter, {{"parameter", "loyalty"}, {"value", std::string(text.substr(0, 200))}});
    }
    if (auto sound = checkLoyaltyRules(rules); !sound)
        return std::unexpected(sound.error());
    return rules;
}

} // namespace holdfast::domain
