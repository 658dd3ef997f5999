// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/SurveyModel.h"

#include "core/Json.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace holdfast::domain {

using core::Code;
using core::Json;

namespace {

constexpr std::array<std::string_view, kSurveyKinds> kKinds = {"ignore", "item", "expectation", "importance", "nps", "csat", "ces",
    "comment", "wave", "touchpoint", "duration", "weight", "attribute", "customer", "date"};
constexpr std::array<std::string_view, 3> kRepeats = {"all", "last", "first"};
constexpr std::array<std::string_view, 4> kWeightings = {"none", "column", "cells", "raking"};

std::unexpected<core::Error> refused(const std::string& name, const std::string& value)
{
    return core::fail(Code::InvalidParameter, {{"name", name}, {"value", value}});
}

template <std::size_t N> std::optional<std::size_t> placeOf(const std::array<std::string_view, N>& words, std::string_view word)
{
    const auto it = std::find(words.begin(), words.end(), word);
    return it == words.end() ? std::nullopt : std::optional(static_cast<std::size_t>(it - words.begin()));
}

Json scaleJson(const AnswerScale& scale)
{
    Json json {{"low", scale.low}, {"high", scale.high}};
    if (scale.reversed)
        json["reversed"] = true;
    if (!scale.dontKnow.empty())
        json["dont_know"] = scale.dontKnow;
    if (!scale.words.empty())
        json["words"] = scale.words;
    return json;
}

AnswerScale scaleOf(const Json& json)
{
    AnswerScale scale;
    scale.low = json.value("low", scale.low);
    scale.high = json.value("high", scale.high);
    scale.reversed = json.value("reversed", false);
    scale.dontKnow = json.value("dont_know", std::vector<double>());
    scale.words = json.value("words", std::map<std::string, double>());
    return scale;
}

bool sound(const AnswerScale& scale)
{
    return std::isfinite(scale.low) && std::isfinite(scale.high) && scale.low < scale.high
        && std::all_of(scale.words.begin(), scale.words.end(), [](const auto& entry) { return std::isfinite(entry.second); });
}

std::string rangeText(const AnswerScale& scale)
{
    return Json(scale.low).dump() + "-" + Json(scale.high).dump();
}

SurveyModel read(const Json& json, std::string& wrong)
{
    SurveyModel model;
    const auto choice = [&](const auto& words, const char* key, std::string_view fallback, const Json& at) -> std::size_t {
        const auto word = at.value(key, std::string(fallback));
        const auto place = placeOf(words, word);
        if (!place)
            wrong = word;
        return place.value_or(0);
    };
    if (json.contains("sources"))
        for (const auto& one : json.at("sources")) {
            SurveySource source;
            source.table = one.value("table", source.table);
            source.file = one.value("file", std::string());
            source.wave = one.value("wave", std::string());
            source.columns = one.value("columns", std::map<std::string, std::string>());
            if (one.contains("scales"))
                for (const auto& [column, scale] : one.at("scales").items())
                    source.scales[column] = scaleOf(scale);
            model.sources.push_back(std::move(source));
        }
    if (model.sources.empty())
        model.sources.push_back({});
    for (const auto& one : json.at("columns")) {
        SurveyColumn column;
        column.column = one.at("column").get<std::string>();
        column.label = one.value("label", std::string());
        column.kind = static_cast<SurveyKind>(choice(kKinds, "kind", "item", one));
        column.scale = scaleOf(one);
        if (column.kind == SurveyKind::Nps && !one.contains("low") && !one.contains("high")) {
            column.scale.low = 0;
            column.scale.high = 10;
        }
        column.of = one.value("of", std::string());
        model.columns.push_back(std::move(column));
    }
    if (const auto grain = core::parseGrain(json.value("waves", std::string("quarter"))))
        model.waves = *grain;
    else
        wrong = json.value("waves", std::string());
    model.repeats = static_cast<RepeatRule>(choice(kRepeats, "repeats", "all", json));
    model.straightItems = json.value("straight_items", model.straightItems);
    model.speedShare = json.value("speed_share", model.speedShare);
    for (const auto& flag : json.value("exclude", std::vector<std::string>())) {
        if (flag == "straight-line")
            model.excludeStraight = true;
        else if (flag == "speeder")
            model.excludeSpeeders = true;
        else
            wrong = flag;
    }
    if (json.contains("weighting")) {
        const Json& rule = json.at("weighting");
        model.weighting.method = static_cast<CaseWeighting>(choice(kWeightings, "method", "none", rule));
        model.weighting.fields = rule.value("fields", std::vector<std::string>());
        model.weighting.cap = rule.value("cap", model.weighting.cap);
    }
    return model;
}

} // namespace

std::string_view word(SurveyKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<SurveyKind> parseSurveyKind(std::string_view text)
{
    const auto place = placeOf(kKinds, text);
    return place ? std::optional(static_cast<SurveyKind>(*place)) : std::nullopt;
}

bool isScaled(SurveyKind kind)
{
    return kind >= SurveyKind::Item && kind <= SurveyKind::Ces;
}

std::string_view word(RepeatRule rule)
{
    return kRepeats[static_cast<std::size_t>(rule)];
}

std::string_view word(CaseWeighting method)
{
    return kWeightings[static_cast<std::size_t>(method)];
}

double scoreOf(const AnswerScale& scale, double answer)
{
    const double score = 100 * (answer - scale.low) / (scale.high - scale.low);
    return scale.reversed ? 100 - score : score;
}

double rescaled(const AnswerScale& from, double answer, const AnswerScale& to)
{
    double share = (answer - from.low) / (from.high - from.low);
    if (from.reversed != to.reversed)
        share = 1 - share;
    return to.low + share * (to.high - to.low);
}

const SurveyColumn* SurveyModel::column(std::string_view name) const
{
    const auto it = std::find_if(columns.begin(), columns.end(), [&](const auto& column) { return column.column == name; });
    return it == columns.end() ? nullptr : &*it;
}

const SurveyColumn* SurveyModel::first(SurveyKind kind) const
{
    const auto it = std::find_if(columns.begin(), columns.end(), [&](const auto& column) { return column.kind == kind; });
    return it == columns.end() ? nullptr : &*it;
}

std::string toJson(const SurveyModel& model)
{
    Json json {{"sources", Json::array()}, {"columns", Json::array()}, {"waves", core::word(model.waves)}, {"repeats", word(model.repeats)},
        {"straight_items", model.straightItems}, {"speed_share", model.speedShare}, {"exclude", Json::array()}};
    for (const auto& source : model.sources) {
        Json one {{"table", source.table}};
        if (!source.file.empty())
            one["file"] = source.file;
        if (!source.wave.empty())
            one["wave"] = source.wave;
        if (!source.columns.empty())
            one["columns"] = source.columns;
        for (const auto& [column, scale] : source.scales)
            one["scales"][column] = scaleJson(scale);
        json["sources"].push_back(std::move(one));
    }
    for (const auto& column : model.columns) {
        Json one {{"column", column.column}, {"kind", word(column.kind)}};
        if (!column.label.empty())
            one["label"] = column.label;
        if (isScaled(column.kind))
            one.update(scaleJson(column.scale));
        if (!column.of.empty())
            one["of"] = column.of;
        json["columns"].push_back(std::move(one));
    }
    if (model.excludeStraight)
        json["exclude"].push_back("straight-line");
    if (model.excludeSpeeders)
        json["exclude"].push_back("speeder");
    json["weighting"] = {{"method", word(model.weighting.method)}, {"fields", model.weighting.fields}, {"cap", model.weighting.cap}};
    return json.dump(-1, ' ', false, Json::error_handler_t::replace);
}

core::Result<SurveyModel> parseSurveyModel(std::string_view text)
{
    try {
        std::string wrong;
        const auto model = read(Json::parse(text), wrong);
        if (!wrong.empty())
            return refused("survey", wrong);
        if (auto fine = checkSurveyModel(model); !fine)
            return std::unexpected(fine.error());
        return model;
    } catch (const std::exception&) {
        return refused("survey", "not-json");
    }
}

core::Status checkSurveyModel(const SurveyModel& model)
{
    static constexpr SurveyKind kSingle[] = {SurveyKind::Wave, SurveyKind::Touchpoint, SurveyKind::Duration, SurveyKind::Weight, SurveyKind::Comment, SurveyKind::Customer, SurveyKind::Date};
    std::set<std::string> names;
    for (const auto& column : model.columns) {
        if (column.column.empty() || !names.insert(column.column).second)
            return refused("survey column", column.column);
        if (isScaled(column.kind) && !sound(column.scale))
            return refused("scale of " + column.column, rangeText(column.scale));
    }
    for (const auto& column : model.columns) {
        const bool belongs = column.kind == SurveyKind::Expectation || column.kind == SurveyKind::Importance;
        if (!belongs)
            continue;
        const SurveyColumn* item = model.column(column.of);
        if (item == nullptr || item->kind != SurveyKind::Item)
            return refused(std::string(word(column.kind)) + " " + column.column, column.of);
    }
    for (const SurveyKind kind : kSingle)
        if (std::count_if(model.columns.begin(), model.columns.end(), [&](const auto& column) { return column.kind == kind; }) > 1)
            return refused("survey column", std::string(word(kind)));
    for (const auto& source : model.sources) {
        if (source.table != "survey_response" && source.table != "other" && source.table != "customer")
            return refused("survey table", source.table);
        for (const auto& [column, scale] : source.scales)
            if (!sound(scale) || model.column(column) == nullptr)
                return refused("scale of " + column, rangeText(scale));
    }
    if (model.straightItems < 2)
        return refused("straight_items", std::to_string(model.straightItems));
    if (!(model.speedShare >= 0 && model.speedShare < 1))
        return refused("speed_share", Json(model.speedShare).dump());
    if (!(model.weighting.cap > 1))
        return refused("cap", Json(model.weighting.cap).dump());
    const bool byFields = model.weighting.method == CaseWeighting::Cells || model.weighting.method == CaseWeighting::Raking;
    if (byFields == model.weighting.fields.empty())
        return refused("weighting", std::string(word(model.weighting.method)));
    return {};
}

} // namespace holdfast::domain
