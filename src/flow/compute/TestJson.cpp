// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/compute/TestJson.h"

#include "flow/compute/Analysis.h"

namespace holdfast::flow {

core::Json testJson(const analytics::TestResult& test)
{
    core::Json json {{"name", test.name}, {"statistic", numberJson(test.statistic)}, {"df", numberJson(test.df)}};
    if (test.df2)
        json["df2"] = numberJson(test.df2);
    json["p"] = numberJson(test.p);
    return json;
}

core::Json effectJson(const analytics::EffectSize& effect)
{
    return {{"name", effect.name}, {"value", numberJson(effect.value)}, {"se", numberJson(effect.se)},
        {"lower", numberJson(effect.lower)}, {"upper", numberJson(effect.upper)}};
}

void addTests(core::Json& result, const std::vector<analytics::TestResult>& tests, const std::vector<analytics::EffectSize>& effects)
{
    core::Json testList = core::Json::array(), effectList = core::Json::array();
    for (const auto& test : tests)
        testList.push_back(testJson(test));
    for (const auto& effect : effects)
        effectList.push_back(effectJson(effect));
    result["test"] = testList.empty() ? core::Json() : testList.front();
    result["effect"] = effectList.empty() ? core::Json() : effectList.front();
    result["tests"] = std::move(testList);
    result["effects"] = std::move(effectList);
}

} // namespace holdfast::flow
