// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/StrategyLibrary.h"

#include "core/Json.h"
#include "domain/Motives.h"

#include <algorithm>
#include <cmath>
#include <set>
#include <span>

namespace holdfast::domain {

using core::Code;
using core::Json;

namespace {

std::unexpected<core::Error> wrong(const char* problem, const std::string& id, const std::string& key = {})
{
    return core::fail(Code::InvalidParameter, {{"problem", problem}, {"parameter", "strategies"}, {"value", id}, {"key", key}});
}

bool holds(const std::vector<std::string>& list, std::string_view word)
{
    return list.empty() || std::find(list.begin(), list.end(), word) != list.end();
}

bool allOf(const std::vector<std::string>& words, std::span<const std::string_view> known)
{
    return std::all_of(words.begin(), words.end(), [&](const auto& w) { return std::find(known.begin(), known.end(), w) != known.end(); });
}

std::vector<std::string> wordsOf(const Json& json, const char* key)
{
    std::vector<std::string> words;
    if (const auto it = json.find(key); it != json.end() && it->is_array())
        for (const auto& one : *it)
            if (one.is_string())
                words.push_back(one.get<std::string>());
    return words;
}

std::string textOf(const Json& json, const char* key)
{
    const auto it = json.find(key);
    return it != json.end() && it->is_string() ? it->get<std::string>() : std::string();
}

double numberOf(const Json& json, const char* key)
{
    const auto it = json.find(key);
    if (it == json.end())
        return 0;
    return it->is_number() ? it->get<double>() : std::nan("");
}

std::vector<Strategy> made()
{
    // Effects are rules of thumb, cautious ones: a call saves more than a message, any contact wakes a few.
    const auto make = [](const char* id, const char* name, const char* nameZh, std::vector<std::string> stages, std::vector<std::string> risks,
                          std::vector<std::string> values, std::vector<std::string> motives, const char* action, const char* channel, double contact,
                          double reward, double take, double saved, double savedSd, double woken) {
        return Strategy {id, name, nameZh, std::move(stages), std::move(risks), std::move(values), std::move(motives), action, channel, contact, reward, take,
            {saved, savedSd, woken}, "assumption"};
    };
    return {
        make("care-call", "Care call by a named person", "专人关怀电话", {}, {"high", "medium"}, {"high"}, {}, "care-call", "phone", 8, 0, 0, 0.15, 0.06, 0.005),
        make("apology-credit", "Problem solved, apology and credit", "解决问题并致歉补偿", {}, {"high", "medium"}, {}, {"service"}, "apology", "phone", 7, 10, 0.6, 0.2, 0.08, 0.002),
        make("service-message", "Written apology with a direct contact", "书面致歉并提供直接联系人", {}, {"high", "medium"}, {}, {"service"}, "solve-complaint", "email", 0.5, 0, 0, 0.06, 0.04, 0.004),
        make("product-help", "Help to get more from the product", "产品使用帮助", {"new", "growth", "mature"}, {}, {}, {"product"}, "show-range", "email", 0.4, 0, 0, 0.05, 0.03, 0.003),
        make("price-review", "Plan review: the cheaper fitting plan", "套餐复核：更合适的低价方案", {}, {"high", "medium"}, {}, {"price"}, "plan-review", "phone", 6, 12, 0.4, 0.18, 0.08, 0.01),
        make("voucher", "Personal voucher", "个人代金券", {}, {"high", "medium"}, {"high", "ordinary"}, {}, "personal-offer", "email", 0.3, 15, 0.25, 0.1, 0.05, 0.004),
        make("small-voucher", "Small voucher", "小额代金券", {}, {"high", "medium"}, {"ordinary", "low", "unknown"}, {}, "personal-offer", "app", 0.1, 5, 0.2, 0.05, 0.03, 0.004),
        make("loyalty-points", "Bonus loyalty points", "赠送忠诚积分", {"growth", "mature", "decline"}, {"medium", "high"}, {}, {}, "loyalty-points", "app", 0.1, 4, 0.3, 0.05, 0.03, 0.003),
        make("onboarding", "Onboarding help in the first weeks", "新客户前几周引导", {"new"}, {}, {}, {}, "onboarding-help", "email", 0.5, 0, 0, 0.07, 0.04, 0.001),
        make("onboarding-call", "Welcome call", "欢迎电话", {"new"}, {"high", "medium"}, {"high", "ordinary"}, {}, "onboarding-help", "phone", 6, 0, 0, 0.12, 0.06, 0.002),
        make("re-engage", "What you have missed: news for you", "您错过的精彩：专属资讯", {"mature", "decline"}, {}, {}, {}, "re-engage", "email", 0.2, 0, 0, 0.03, 0.02, 0.004),
        make("thank-you", "Thank-you letter", "感谢信", {"mature"}, {}, {"high"}, {"relationship", "external"}, "thank-you", "mail", 2, 0, 0, 0.04, 0.03, 0.001),
        make("win-back", "Win-back offer", "挽回优惠", {"decline", "churned"}, {"high"}, {"high", "ordinary"}, {}, "win-back", "mail", 1.5, 20, 0.15, 0.08, 0.05, 0),
        make("exit-question", "One question: what went wrong?", "一个问题：哪里做得不好？", {}, {"high"}, {"ordinary", "low", "unknown"}, {}, "ask-what-went-wrong", "email", 0.2, 0, 0, 0.02, 0.02, 0.006),
    };
}

core::Status checked(const std::vector<Strategy>& strategies)
{
    std::set<std::string> ids;
    for (const auto& s : strategies) {
        if (s.id.empty() || s.name.empty())
            return wrong("strategy-value", s.id, s.id.empty() ? "id" : "name");
        if (!ids.insert(s.id).second)
            return wrong("strategy-twice", s.id);
        if (!allOf(s.stages, kStages))
            return wrong("strategy-value", s.id, "stages");
        if (!allOf(s.risks, kRiskTiers))
            return wrong("strategy-value", s.id, "risks");
        if (!allOf(s.values, kValueClasses))
            return wrong("strategy-value", s.id, "values");
        if (!allOf(s.motives, kMotiveCategories))
            return wrong("strategy-value", s.id, "motives");
        if (s.channel.empty())
            return wrong("strategy-value", s.id, "channel");
        for (const auto& [key, amount] : {std::pair("contact_cost", s.contactCost), {"reward_cost", s.rewardCost}})
            if (!(amount >= 0) || std::isinf(amount))
                return wrong("strategy-value", s.id, key);
        for (const auto& [key, share] :
            {std::pair("take_share", s.takeShare), {"saved_share", s.effect.saved}, {"saved_sd", s.effect.savedSd}, {"woken_share", s.effect.woken}})
            if (!(share >= (std::string_view(key) == "saved_share" ? -1 : 0)) || !(share <= 1))
                return wrong("strategy-value", s.id, key);
    }
    return {};
}

} // namespace

bool Strategy::fits(std::string_view stage, std::string_view risk, std::string_view value, std::string_view motive) const
{
    return holds(stages, stage) && holds(risks, risk) && holds(values, value) && holds(motives, motive);
}

const std::vector<Strategy>& standardStrategies()
{
    static const auto all = made();
    return all;
}

const Strategy* strategyOf(const std::vector<Strategy>& list, std::string_view id)
{
    const auto it = std::find_if(list.begin(), list.end(), [&](const auto& s) { return s.id == id; });
    return it == list.end() ? nullptr : &*it;
}

std::string toJson(const std::vector<Strategy>& strategies)
{
    Json list = Json::array();
    for (const auto& s : strategies) {
        Json one {{"id", s.id}, {"name", s.name}};
        if (!s.nameZh.empty())
            one["name_zh"] = s.nameZh;
        for (const auto& [key, words] : {std::pair("stages", &s.stages), {"risks", &s.risks}, {"values", &s.values}, {"motives", &s.motives}})
            if (!words->empty())
                one[key] = *words;
        one["action"] = s.action;
        one["channel"] = s.channel;
        one["contact_cost"] = s.contactCost;
        one["reward_cost"] = s.rewardCost;
        one["take_share"] = s.takeShare;
        one["saved_share"] = s.effect.saved;
        one["saved_sd"] = s.effect.savedSd;
        one["woken_share"] = s.effect.woken;
        one["source"] = s.source;
        list.push_back(std::move(one));
    }
    return list.dump(-1, ' ', false, Json::error_handler_t::replace);
}

core::Result<std::vector<Strategy>> parseStrategies(std::string_view json)
{
    const Json list = Json::parse(json, nullptr, false);
    if (!list.is_array())
        return wrong("strategy-json", {});
    std::vector<Strategy> strategies;
    for (const auto& one : list) {
        if (!one.is_object())
            return wrong("strategy-json", {});
        Strategy s;
        s.id = textOf(one, "id");
        s.name = textOf(one, "name");
        s.nameZh = textOf(one, "name_zh");
        s.stages = wordsOf(one, "stages");
        s.risks = wordsOf(one, "risks");
        s.values = wordsOf(one, "values");
        s.motives = wordsOf(one, "motives");
        s.action = textOf(one, "action");
        s.channel = textOf(one, "channel");
        s.contactCost = numberOf(one, "contact_cost");
        s.rewardCost = numberOf(one, "reward_cost");
        s.takeShare = numberOf(one, "take_share");
        s.effect = {numberOf(one, "saved_share"), numberOf(one, "saved_sd"), numberOf(one, "woken_share")};
        s.source = textOf(one, "source");
        if (s.source.empty())
            s.source = "assumption";
        strategies.push_back(std::move(s));
    }
    if (auto sound = checked(strategies); !sound)
        return std::unexpected(sound.error());
    return strategies;
}

} // namespace holdfast::domain
