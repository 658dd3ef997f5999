// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "briefing/Review.h"

#include "briefing/Issue.h"
#include "briefing/PageSource.h"

#include <algorithm>

namespace holdfast::briefing {

using Kind = domain::BriefingItem::Kind;

namespace {

// What a part takes from its page.
present::Page takenFrom(const present::Page& page, const domain::BriefingItem& item)
{
    present::Page taken = page;
    if (item.kind != Kind::Page)
        taken.blocks.clear();
    if (item.kind == Kind::Block) {
        taken.tiles.clear();
        if (const present::Block* block = page.block(QString::fromStdString(item.block)))
            taken.blocks.append(*block);
    }
    return taken;
}

PartChange changeOf(const flow::BriefingIssue& now, const flow::BriefingIssue& issue, const present::Fmt& fmt)
{
    const bool words = issue.language == now.language;
    PartChange made;
    for (const auto& figure : now.figures) {
        const auto before = std::ranges::find(issue.figures, figure.key, &flow::BriefingIssue::Figure::key);
        if (before == issue.figures.end() || readsAlike(before->text, figure.text, words) || (figure.finding && !words))
            continue;
        made.lines.append({QString::fromStdString(figure.label), QString::fromStdString(before->text), QString::fromStdString(figure.text), changeText(before->text, figure.text, fmt)});
    }
    for (const auto& [key, digest] : now.tables)
        if (const auto before = issue.tables.find(key); before != issue.tables.end() && before->second != digest)
            ++made.tables;
    return made;
}

} // namespace

// Whether the issue holds anything of a part.
static bool tells(const flow::BriefingIssue& issue, const std::string& key)
{
    const std::string start = key + '\n';
    return std::ranges::any_of(issue.figures, [&](const auto& figure) { return figure.key.starts_with(start); })
        || std::ranges::any_of(issue.tables, [&](const auto& table) { return table.first.starts_with(start); });
}

core::Result<std::vector<PartChange>> changedParts(flow::Session& session, const BriefingRequest& request, const flow::BriefingIssue& issue, core::JobContext& job)
{
    const present::Fmt fmt = fmtOf(request);
    std::map<std::string, core::Result<SourcedPage>> pages;
    std::vector<PartChange> changes;
    const auto sourced = [](const domain::BriefingItem& item) { return !item.page.empty(); };
    const auto told = [&](const domain::BriefingItem& item) { return sourced(item) && tells(issue, issueKey(item, request.scope)); };
    if (std::ranges::any_of(request.plan.items, sourced) && std::ranges::none_of(request.plan.items, told))
        return core::fail(core::Code::InvalidParameter, {{"problem", "issue-of-others"}, {"value", issue.briefing}});
    for (std::size_t i = 0; i < request.plan.items.size(); ++i) {
        if (job.shouldStop())
            return core::fail(core::Code::Cancelled);
        domain::BriefingItem item = request.plan.items[i];
        if (item.page.empty())
            continue;
        item.asOf = {};
        const std::string key = sourceKey(item);
        auto page = pages.find(key);
        if (page == pages.end())
            page = pages.emplace(key, pageOf(session, item, scopeOf(item, request.scope), fmt, job)).first;
        if (!page->second) {
            if (core::faultOf(page->second.error().code) != core::Fault::Input)
                return std::unexpected(page->second.error());
            continue;
        }
        flow::BriefingIssue now;
        now.language = std::string(request.chinese ? "zh" : "en");
        addToIssue(now, takenFrom(page->second->page, item), issueKey(item, request.scope), 0);
        PartChange change = changeOf(now, issue, fmt);
        change.part = i;
        if (!change.lines.isEmpty() || change.tables > 0)
            changes.push_back(std::move(change));
    }
    return changes;
}

domain::BriefingPlan reviewedPlan(domain::BriefingPlan plan, const std::vector<PartChange>& changes, const std::set<std::size_t>& kept, core::CivilDate day)
{
    for (const PartChange& change : changes) {
        if (change.part >= plan.items.size())
            continue;
        core::CivilDate& asOf = plan.items[change.part].asOf;
        if (!kept.contains(change.part))
            asOf = {};
        else if (!asOf.isValid())
            asOf = day;
    }
    return plan;
}

} // namespace holdfast::briefing
