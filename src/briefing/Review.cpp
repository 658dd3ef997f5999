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

PartChange changeOf(const present::Page& page, const flow::BriefingIssue& issue, bool words, const present::Fmt& fmt)
{
    PartChange made;
    for (const auto& figure : figuresOf(page)) {
        const auto before = std::ranges::find(issue.figures, figure.key, &flow::BriefingIssue::Figure::key);
        if (before == issue.figures.end() || before->text == figure.text || (figure.finding && !words))
            continue;
        made.lines.append({QString::fromStdString(figure.label), QString::fromStdString(before->text), QString::fromStdString(figure.text), changeText(before->text, figure.text, fmt)});
    }
    for (const auto& [key, digest] : tablesOf(page))
        if (const auto before = issue.tables.find(key); before != issue.tables.end() && before->second != digest)
            ++made.tables;
    return made;
}

} // namespace

core::Result<std::vector<PartChange>> changedParts(flow::Session& session, const BriefingRequest& request, const flow::BriefingIssue& issue, core::JobContext& job)
{
    const present::Fmt fmt = fmtOf(request);
    const bool words = issue.language == (request.chinese ? "zh" : "en");
    std::map<std::string, core::Result<SourcedPage>> pages;
    std::vector<PartChange> changes;
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
        PartChange change = changeOf(takenFrom(page->second->page, item), issue, words, fmt);
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
