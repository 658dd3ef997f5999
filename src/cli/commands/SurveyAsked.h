// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the analyses of surveys read from --set; for this folder only.

#include "cli/commands/Analyses.h"
#include "flow/Survey.h"

namespace holdfast::cli {

// wave, touchpoint and the scope.
inline flow::SurveyRequest surveyAsked(const Asked& asked)
{
    flow::SurveyRequest request;
    request.scope = asked.scope;
    if (const auto it = asked.set.find("wave"); it != asked.set.end())
        request.wave = it->second;
    if (const auto it = asked.set.find("touchpoint"); it != asked.set.end())
        request.touchpoint = it->second;
    return request;
}

// A list by comma; "\," stands for a comma within a name.
inline std::vector<std::string> listOf(const Asked& asked, const std::string& key)
{
    std::vector<std::string> list;
    const auto it = asked.set.find(key);
    if (it == asked.set.end() || it->second.empty())
        return list;
    list.emplace_back();
    const std::string& text = it->second;
    for (std::size_t i = 0; i < text.size(); ++i)
        if (text[i] == '\\' && i + 1 < text.size())
            list.back() += text[++i];
        else if (text[i] == ',')
            list.emplace_back();
        else
            list.back() += text[i];
    return list;
}

// Columns of texts, right but the first.
inline QString rowText(const QString& first, const QStringList& others)
{
    QString line = first.leftJustified(32, u' ', true);
    for (const auto& other : others)
        line += u' ' + other.rightJustified(16);
    return line + u'\n';
}

} // namespace holdfast::cli
