// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CampaignLibrary.h"

#include "analytics/experiment/Shrinkage.h"
#include "core/Json.h"
#include "flow/CampaignTargetState.h"
#include "flow/SessionState.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Json;
using core::Result;

namespace {

constexpr const char* kKind = "strategies";
constexpr const char* kName = "list";

Json toJson(const core::Estimate& e)
{
    const auto number = [](const std::optional<double>& v) { return v ? Json(*v) : Json(); };
    return {{"value", number(e.value)}, {"lower", number(e.lower)}, {"upper", number(e.upper)}, {"level", e.level}, {"n", e.n}, {"method", e.method}};
}

core::Estimate estimateOf(const Json& json)
{
    core::Estimate e;
    const auto number = [&](const char* key) {
        const auto it = json.find(key);
        return it != json.end() && it->is_number() ? std::optional(it->get<double>()) : std::nullopt;
    };
    e.value = number("value");
    e.lower = number("lower");
    e.upper = number("upper");
    e.level = json.value("level", 0.95);
    e.n = json.value("n", std::int64_t {0});
    e.method = json.value("method", std::string());
    return e;
}

Result<CampaignLesson> lessonOf(const std::string& text)
{
    try {
        const Json json = Json::parse(text);
        CampaignLesson lesson;
        lesson.campaign = json.at("campaign");
        lesson.campaignName = json.at("campaign_name");
        lesson.strategy = json.at("strategy");
        lesson.at = json.at("at");
        lesson.effect = estimateOf(json.at("effect"));
        lesson.saved = estimateOf(json.at("saved"));
        lesson.savedSe = json.at("saved_se");
        lesson.treated = json.at("treated");
        lesson.control = json.at("control");
        lesson.text = json.at("text");
        return lesson;
    } catch (const Json::exception&) {
        return core::fail(Code::InvalidValue, {{"name", "lesson"}});
    }
}

void learn(LibraryEntry& entry)
{
    std::vector<analytics::MeasuredEffect> cases;
    for (const auto& lesson : entry.lessons)
        cases.push_back({lesson.saved.value.value_or(0), lesson.saved.value ? lesson.savedSe : 0});
    entry.inForce = entry.strategy.effect;
    entry.learned = std::any_of(cases.begin(), cases.end(), [](const auto& c) { return c.se > 0; });
    const auto shrunken = analytics::shrunkenEffects(cases, {entry.strategy.effect.saved, entry.strategy.effect.savedSd});
    for (const auto& each : shrunken.each)
        entry.shrunken.push_back(each.effect);
    if (!entry.learned)
        return;
    entry.between = shrunken.between;
    entry.inForce.saved = std::clamp(shrunken.next, -1.0, 1.0);
    entry.inForce.savedSd = std::min(shrunken.nextSd, 1.0);
}

} // namespace

std::string textOf(const CampaignLesson& lesson)
{
    const Json json {{"campaign", lesson.campaign}, {"campaign_name", lesson.campaignName}, {"strategy", lesson.strategy}, {"at", lesson.at},
        {"effect", toJson(lesson.effect)}, {"saved", toJson(lesson.saved)}, {"saved_se", lesson.savedSe}, {"treated", lesson.treated}, {"control", lesson.control},
        {"text", lesson.text}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

Result<std::vector<CampaignLesson>> campaignLessons(Session& session)
{
    const auto stored = session.file().documents(kLessonKind);
    if (!stored)
        return std::unexpected(stored.error());
    std::vector<CampaignLesson> lessons;
    for (const auto& [name, body] : *stored) {
        auto lesson = lessonOf(body);
        if (!lesson)
            return std::unexpected(lesson.error());
        lessons.push_back(std::move(*lesson));
    }
    std::stable_sort(lessons.begin(), lessons.end(), [](const auto& a, const auto& b) { return a.at < b.at; });
    return lessons;
}

Result<std::vector<LibraryEntry>> strategyLibrary(Session& session)
{
    const auto stored = session.file().documents(kKind);
    if (!stored)
        return std::unexpected(stored.error());
    auto strategies = domain::standardStrategies();
    if (const auto own = stored->find(kName); own != stored->end()) {
        auto parsed = domain::parseStrategies(own->second);
        if (!parsed)
            return std::unexpected(parsed.error());
        strategies = std::move(*parsed);
    }
    const auto lessons = campaignLessons(session);
    if (!lessons)
        return std::unexpected(lessons.error());
    std::vector<LibraryEntry> library;
    for (auto& strategy : strategies) {
        LibraryEntry entry;
        entry.strategy = std::move(strategy);
        for (const auto& lesson : *lessons)
            if (lesson.strategy == entry.strategy.id)
                entry.lessons.push_back(lesson);
        learn(entry);
        library.push_back(std::move(entry));
    }
    return library;
}

core::Status setStrategies(Session& session, const std::vector<domain::Strategy>& strategies, core::JobContext& job)
{
    const std::string text = domain::toJson(strategies);
    if (const auto sound = domain::parseStrategies(text); !sound)
        return std::unexpected(sound.error());
    auto change = session.file().beginChange("campaign-strategies", {}, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto put = (*change)->put(kKind, kName, strategies.empty() ? std::nullopt : std::optional(text)); !put)
        return put;
    if (auto done = (*change)->commit(); !done)
        return done;
    session.forget();
    return {};
}

core::Status writeLessons(Session& session, const std::vector<CampaignLesson>& lessons, core::JobContext& job)
{
    if (lessons.empty())
        return {};
    auto change = session.file().beginChange("campaign-lesson", lessons.front().campaignName, job);
    if (!change)
        return std::unexpected(change.error());
    for (const auto& lesson : lessons)
        if (auto put = (*change)->put(kLessonKind, lesson.campaign + "/" + lesson.strategy, textOf(lesson)); !put)
            return put;
    if (auto done = (*change)->commit(); !done)
        return done;
    session.forget();
    return {};
}

} // namespace holdfast::flow
