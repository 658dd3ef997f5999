// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "cli/commands/Analyses.h"


#include <charconv>
#include <cmath>

namespace holdfast::cli {

using core::Code;
using core::Json;
using core::Result;

Json number(double value)
{
    return std::isfinite(value) ? Json(value) : Json();
}

Json number(const std::optional<double>& value)
{
    return value ? number(*value) : Json();
}

Json estimateJson(const core::Estimate& estimate)
{
    return {{"value", number(estimate.value)}, {"lower", number(estimate.lower)}, {"upper", number(estimate.upper)}, {"n", estimate.n}};
}

Json framed(const flow::Basis& basis, Json result, const analytics::Doubts& doubts)
{
    Json json;
    json["analysis"] = basis.analysis;
    json["parameters"] = basis.parameters;
    json["n"] = basis.n;
    json["excluded"] = basis.excluded;
    json["result"] = std::move(result);
    json["warnings"] = Json::array();
    for (const auto& warning : basis.warnings)
        json["warnings"].push_back(findingJson(warning));
    for (const auto& doubt : doubts) {
        Json warning {{"code", analytics::word(doubt.code)}, {"message", present::doubtText(doubt).toStdString()}};
        if (!doubt.subject.empty())
            warning["subject"] = doubt.subject;
        json["warnings"].push_back(std::move(warning));
    }
    Json sources = Json::array();
    for (const auto& source : basis.sources)
        sources.push_back({{"table", source.table}, {"file", source.file}, {"rows", source.rows}});
    json["provenance"] = {{"definitions", basis.definitions}, {"sources", std::move(sources)}, {"as_of", core::isoText(basis.asOf)},
        {"data_to", core::isoText(basis.dataTo)}, {"method", basis.method}, {"scope", basis.scope}, {"fingerprint", basis.fingerprint},
        {"seconds", basis.seconds}};
    return json;
}

std::vector<std::string> namesOf(const std::string& text)
{
    std::vector<std::string> names(1);
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (text[i] == '\\' && i + 1 < text.size())
            names.back() += text[++i];
        else if (text[i] == ',')
            names.emplace_back();
        else
            names.back() += text[i];
    }
    return names;
}

Result<double> numberOf(const Asked& asked, const std::string& key, double fallback, double low, double high)
{
    const auto it = asked.set.find(key);
    if (it == asked.set.end())
        return fallback;
    double value = 0;
    const char* const end = it->second.data() + it->second.size();
    const auto [rest, error] = std::from_chars(it->second.data(), end, value);
    if (error != std::errc() || rest != end || !(value >= low && value <= high))
        return core::fail(Code::InvalidParameter, {{"parameter", key}, {"value", it->second}});
    return value;
}

Result<std::int64_t> wholeOf(const Asked& asked, const std::string& key, std::int64_t fallback, std::int64_t low, std::int64_t high)
{
    const auto value = numberOf(asked, key, static_cast<double>(fallback), static_cast<double>(low), static_cast<double>(high));
    if (!value)
        return std::unexpected(value.error());
    if (*value != std::floor(*value))
        return core::fail(Code::InvalidParameter, {{"parameter", key}, {"value", asked.set.at(key)}});
    return static_cast<std::int64_t>(*value);
}

} // namespace holdfast::cli
