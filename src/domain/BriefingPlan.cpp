// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/BriefingPlan.h"

#include "core/Json.h"

#include <algorithm>
#include <array>

namespace holdfast::domain {

using core::Code;
using core::Json;
using Kind = BriefingItem::Kind;

namespace {

constexpr std::array<std::string_view, 6> kKinds {"page", "figures", "block", "heading", "text", "break"};

std::unexpected<core::Error> refused(const std::string& value)
{
    return core::fail(Code::InvalidValue, {{"name", "briefing"}, {"value", value}});
}

core::Result<BriefingItem> itemOf(const Json& json)
{
    static constexpr std::array<std::string_view, 12> kKeys {"kind", "page", "block", "label", "words", "note", "choices", "customers", "segment", "as_of", "optional", "half"};
    for (const auto& [key, value] : json.items())
        if (std::find(kKeys.begin(), kKeys.end(), key) == kKeys.end())
            return refused(key);
    BriefingItem item;
    const std::string kind = json.at("kind").get<std::string>();
    const auto it = std::find(kKinds.begin(), kKinds.end(), kind);
    if (it == kKinds.end())
        return refused(kind);
    item.kind = static_cast<Kind>(it - kKinds.begin());
    item.page = json.value("page", std::string());
    item.block = json.value("block", std::string());
    item.label = json.value("label", std::string());
    item.words = json.value("words", std::string());
    item.note = json.value("note", std::string());
    item.segment = json.value("segment", std::string());
    item.optional = json.value("optional", false);
    item.half = json.value("half", false);
    if (json.contains("as_of")) {
        const auto day = core::parseIsoDate(json["as_of"].get<std::string>());
        if (!day)
            return refused(json["as_of"].dump());
        item.asOf = *day;
    }
    if (json.contains("choices"))
        item.choices = json["choices"].get<std::map<std::string, std::string>>();
    if (json.contains("customers")) {
        auto rule = parseRule(json["customers"].dump());
        if (!rule)
            return std::unexpected(rule.error());
        item.rule = std::move(*rule);
    }
    const bool taken = item.kind == Kind::Page || item.kind == Kind::Figures || item.kind == Kind::Block;
    if (taken == item.page.empty() || (item.kind == Kind::Block) == item.block.empty())
        return refused(json.dump());
    if ((item.kind == Kind::Heading || item.kind == Kind::Text) && item.words.empty())
        return refused(json.dump());
    return item;
}

} // namespace

std::string_view word(Kind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

std::string toJson(const BriefingPlan& plan)
{
    Json items = Json::array();
    for (const BriefingItem& item : plan.items) {
        Json one {{"kind", word(item.kind)}};
        for (const auto& [key, text] : {std::pair {"page", &item.page}, {"block", &item.block}, {"label", &item.label}, {"words", &item.words}, {"note", &item.note}, {"segment", &item.segment}})
            if (!text->empty())
                one[key] = *text;
        if (!item.choices.empty())
            one["choices"] = item.choices;
        if (item.rule)
            one["customers"] = Json::parse(toJson(*item.rule));
        if (item.asOf != core::CivilDate())
            one["as_of"] = core::isoText(item.asOf);
        if (item.optional)
            one["optional"] = true;
        if (item.half)
            one["half"] = true;
        items.push_back(std::move(one));
    }
    return Json {{"title", plan.title}, {"items", std::move(items)}}.dump(-1, ' ', false, Json::error_handler_t::replace);
}

core::Result<BriefingPlan> parseBriefingPlan(std::string_view text)
{
    BriefingPlan plan;
    try {
        const Json json = Json::parse(text);
        if (!json.is_object() || !json.contains("items") || !json["items"].is_array())
            return refused("items");
        for (const auto& [key, value] : json.items())
            if (key != "title" && key != "items")
                return refused(key);
        plan.title = json.value("title", std::string());
        for (const auto& one : json["items"]) {
            auto item = itemOf(one);
            if (!item)
                return std::unexpected(item.error());
            plan.items.push_back(std::move(*item));
        }
    } catch (const std::exception&) {
        return refused("not-json");
    }
    return plan;
}

} // namespace holdfast::domain
