// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/Indicators.h"

#include "core/Ascii.h"
#include "core/Json.h"

#include <array>
#include <cmath>

namespace holdfast::domain {

using core::Code;

namespace {

constexpr IndicatorInfo kIndicators[] = {
    {"purchase_frequency", IndicatorUnit::PerCustomer, Worse::Lower, Role::Transaction},
    {"order_value", IndicatorUnit::Money, Worse::Lower, Role::Transaction},
    {"engagement", IndicatorUnit::PerCustomer, Worse::Lower, Role::Interaction},
    {"satisfaction", IndicatorUnit::Score, Worse::Lower, Role::SurveyResponse},
    {"complaints", IndicatorUnit::PerHundred, Worse::Higher, Role::Complaint},
    {"sentiment", IndicatorUnit::Share, Worse::Higher, Role::SurveyResponse},
    {"churn_rate", IndicatorUnit::Share, Worse::Higher, Role::Transaction},
    {"competitor", IndicatorUnit::Level, Worse::Higher, Role::ExternalSeries},
    {"economy", IndicatorUnit::Level, Worse::Both, Role::ExternalSeries},
    {"technology", IndicatorUnit::Level, Worse::Both, Role::ExternalSeries},
    {"enquiries", IndicatorUnit::PerHundred, Worse::Higher, Role::Enquiry},
    {"renewal", IndicatorUnit::Share, Worse::Lower, Role::Renewal},
    {"payment", IndicatorUnit::Share, Worse::Higher, Role::Payment},
};

constexpr std::array<std::string_view, kThresholdKinds> kKinds = {"fixed", "relative", "control", "benchmark"};

// Relative changes that matter differ with how much a figure moves by itself.
struct Usual {
    std::string_view indicator;
    double amber, red;
};
constexpr Usual kRelative[] = {{"purchase_frequency", 0.10, 0.20}, {"order_value", 0.10, 0.20}, {"engagement", 0.15, 0.30},
    {"satisfaction", 0.05, 0.10}, {"complaints", 0.30, 0.60}, {"sentiment", 0.25, 0.50}, {"churn_rate", 0.15, 0.30},
    {"enquiries", 0.30, 0.60}, {"renewal", 0.05, 0.10}, {"payment", 0.30, 0.60}};

bool contains(std::string_view text, std::initializer_list<std::string_view> words)
{
    const std::string lower = core::lowerAscii(text);
    for (const auto word : words)
        if (lower.find(word) != std::string::npos)
            return true;
    return false;
}

std::optional<OutsideKind> kindIn(std::string_view text)
{
    if (contains(text, {"compet", "rival", "竞争", "競爭", "对手", "對手"}))
        return OutsideKind::Competitor;
    if (contains(text, {"tech", "技术", "技術", "科技"}))
        return OutsideKind::Technology;
    if (contains(text, {"econom", "macro", "gdp", "cpi", "inflation", "unemployment", "jobless", "consumer confidence", "interest rate", "经济",
            "經濟", "宏观", "失业", "失業", "通胀", "通膨", "物价", "信心指数", "利率"}))
        return OutsideKind::Economy;
    return std::nullopt;
}

} // namespace

std::span<const IndicatorInfo> indicators()
{
    return kIndicators;
}

const IndicatorInfo* indicator(std::string_view id)
{
    for (const auto& info : kIndicators)
        if (info.id == id)
            return &info;
    return nullptr;
}

std::string_view word(ThresholdKind kind)
{
    return kKinds[static_cast<std::size_t>(kind)];
}

std::optional<ThresholdKind> parseThresholdKind(std::string_view text)
{
    for (std::size_t i = 0; i < kKinds.size(); ++i)
        if (kKinds[i] == text)
            return static_cast<ThresholdKind>(i);
    return std::nullopt;
}

std::vector<Threshold> defaultThresholds()
{
    std::vector<Threshold> all;
    for (const auto& info : kIndicators) {
        const std::string id(info.id);
        all.push_back({id, ThresholdKind::Fixed, std::nullopt, std::nullopt, false});
        Threshold relative {id, ThresholdKind::Relative, 0.10, 0.20, false};
        for (const auto& usual : kRelative)
            if (usual.indicator == info.id) {
                relative.amber = usual.amber;
                relative.red = usual.red;
            }
        all.push_back(relative);
        all.push_back({id, ThresholdKind::Control, 2.0, 3.0, true});
        all.push_back({id, ThresholdKind::Benchmark, 0.10, 0.25, info.id == "churn_rate"});
    }
    return all;
}

core::Status checkThreshold(const Threshold& threshold)
{
    const IndicatorInfo* info = indicator(threshold.indicator);
    if (info == nullptr)
        return core::fail(Code::UnknownIndicator, {{"indicator", threshold.indicator}});
    const auto refuse = [&](double value) {
        return core::fail(Code::InvalidParameter, {{"parameter", std::string(word(threshold.kind))}, {"value", core::Json(value).dump()}});
    };
    for (const auto& value : {threshold.amber, threshold.red})
        if (value && (!std::isfinite(*value) || (threshold.kind != ThresholdKind::Fixed && *value <= 0)))
            return refuse(*value);
    if (threshold.amber && threshold.red) {
        const bool lower = threshold.kind == ThresholdKind::Fixed && info->worse == Worse::Lower;
        if (lower ? *threshold.amber < *threshold.red : *threshold.amber > *threshold.red)
            return refuse(*threshold.amber);
    }
    return {};
}

core::Result<Threshold> parseThreshold(std::string_view indicator, ThresholdKind kind, std::string_view json)
{
    const auto refuse = [&] { return core::fail(Code::InvalidParameter, {{"parameter", std::string(word(kind))}, {"value", std::string(json)}}); };
    const core::Json parsed = core::Json::parse(json, nullptr, false);
    if (!parsed.is_object())
        return refuse();
    Threshold threshold {std::string(indicator), kind, std::nullopt, std::nullopt, true};
    for (const auto& [key, value] : parsed.items()) {
        if ((key == "amber" || key == "red") && (value.is_number() || value.is_null())) {
            if (value.is_number())
                (key == "red" ? threshold.red : threshold.amber) = value.get<double>();
        } else if (key == "on" && value.is_boolean()) {
            threshold.on = value.get<bool>();
        } else {
            return refuse();
        }
    }
    if (auto fine = checkThreshold(threshold); !fine)
        return std::unexpected(fine.error());
    return threshold;
}

std::string toJson(const Threshold& threshold)
{
    core::Json json;
    json["amber"] = threshold.amber ? core::Json(*threshold.amber) : core::Json();
    json["red"] = threshold.red ? core::Json(*threshold.red) : core::Json();
    json["on"] = threshold.on;
    return json.dump();
}

std::optional<OutsideKind> outsideKind(std::string_view kind, std::string_view series)
{
    if (const auto told = kindIn(kind))
        return told;
    return kind.empty() ? kindIn(series) : std::nullopt;
}

Worse worseOf(OutsideKind kind, std::string_view series)
{
    if (kind == OutsideKind::Technology)
        return Worse::Both;
    if (kind == OutsideKind::Economy) {
        if (contains(series, {"unemploy", "jobless", "cpi", "inflation", "price", "interest", "失业", "失業", "通胀", "物价", "利率"}))
            return Worse::Higher;
        if (contains(series, {"gdp", "growth", "confidence", "sentiment", "income", "增长", "增長", "信心", "收入"}))
            return Worse::Lower;
        return Worse::Both;
    }
    // A rival that is cheaper pulls customers away; whatever else it does more of does too.
    return contains(series, {"price index", "rival price", "competitor price", "价格指数", "價格指數"}) ? Worse::Lower : Worse::Higher;
}

} // namespace holdfast::domain
