// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/BriefingIssues.h"

#include "core/Json.h"
#include "flow/SessionState.h"

#include <algorithm>

namespace holdfast::flow {

using core::Json;

namespace {

constexpr const char* kIssues = "briefing-issue";

Json jsonOf(const BriefingIssue& issue)
{
    Json figures = Json::array();
    for (const auto& figure : issue.figures)
        figures.push_back({{"key", figure.key}, {"label", figure.label}, {"text", figure.text}, {"finding", figure.finding}, {"small", figure.small}});
    return {{"briefing", issue.briefing}, {"at", issue.at}, {"as_of", core::isoText(issue.asOf)}, {"language", issue.language},
        {"fingerprint", issue.fingerprint}, {"files", issue.files}, {"figures", std::move(figures)}, {"tables", issue.tables}};
}

core::Result<BriefingIssue> issueOf(const std::string& body)
{
    try {
        const Json json = Json::parse(body);
        BriefingIssue issue;
        issue.briefing = json.at("briefing").get<std::string>();
        issue.at = json.at("at").get<std::int64_t>();
        if (const auto day = core::parseIsoDate(json.at("as_of").get<std::string>()))
            issue.asOf = *day;
        issue.language = json.at("language").get<std::string>();
        issue.fingerprint = json.at("fingerprint").get<std::string>();
        issue.files = json.at("files").get<std::map<std::string, std::string>>();
        issue.tables = json.value("tables", std::map<std::string, std::string>());
        for (const auto& one : json.at("figures"))
            issue.figures.push_back({one.at("key").get<std::string>(), one.at("label").get<std::string>(), one.at("text").get<std::string>(), one.at("finding").get<bool>(), one.value("small", false)});
        return issue;
    } catch (const std::exception&) {
        return core::fail(core::Code::InvalidValue, {{"name", kIssues}, {"value", "not-json"}});
    }
}

} // namespace

core::Result<std::vector<BriefingIssue>> briefingIssues(Session& session, const std::string& briefing)
{
    const auto stored = session.file().documents(kIssues);
    if (!stored)
        return std::unexpected(stored.error());
    std::vector<BriefingIssue> all;
    for (const auto& [name, body] : *stored) {
        auto issue = issueOf(body);
        if (!issue)
            return std::unexpected(issue.error());
        if (issue->briefing == briefing)
            all.push_back(std::move(*issue));
    }
    std::stable_sort(all.begin(), all.end(), [](const BriefingIssue& a, const BriefingIssue& b) { return a.at < b.at; });
    return all;
}

core::Status keepBriefingIssue(Session& session, const BriefingIssue& issue, core::JobContext& job)
{
    const auto stored = session.file().documents(kIssues);
    if (!stored)
        return std::unexpected(stored.error());
    std::string name = issue.briefing + '/' + core::isoDateTimeText(issue.at);
    for (int copy = 2; stored->contains(name); ++copy)
        name = issue.briefing + '/' + core::isoDateTimeText(issue.at) + '/' + std::to_string(copy);
    auto change = session.file().beginChange(kIssues, issue.briefing, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto put = (*change)->put(kIssues, name, jsonOf(issue).dump(-1, ' ', false, Json::error_handler_t::replace)); !put)
        return put;
    return (*change)->commit();
}

} // namespace holdfast::flow
