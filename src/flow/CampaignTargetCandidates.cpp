// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CampaignTargetCandidates.h"

#include "features/Lifecycle.h"
#include "flow/Motives.h"
#include "flow/risk/MotiveEvidences.h"
#include "flow/value/KeptRisk.h"
#include "flow/value/LateFields.h"

#include <algorithm>
#include <limits>
#include <set>
#include <unordered_map>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

using Index = std::unordered_map<std::string_view, std::uint32_t>;

constexpr std::size_t kAsk = 4096; // customers between two questions whether to stop

// Incomplete when the job is stopped.
Index indexOf(const frame::Snapshot& shot, const core::JobContext& job)
{
    Index index;
    index.reserve(shot.size());
    for (std::size_t c = 0; c < shot.size() && !(c % kAsk == 0 && job.shouldStop()); ++c)
        index.emplace(shot.customers[c], static_cast<std::uint32_t>(c));
    return index;
}

// Customers contacted since a day: rows of imported campaigns that were sent, and the treated of campaigns locked here.
core::Status addContacted(Session& session, const frame::Snapshot& shot, std::int32_t since, frame::Selection& contacted, core::JobContext& job)
{
    if (const auto rows = shot.tableRows.find("campaign_contact"); rows == shot.tableRows.end() || rows->second == 0)
        return {};
    const auto table = session.factTable(shot, domain::Role::CampaignContact, {"sent"}, job);
    if (!table)
        return std::unexpected(table.error());
    for (std::size_t i = 0; i < (*table)->rows(); ++i) {
        if (i % kAsk == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto c = (*table)->customers[i];
        const auto day = (*table)->days[i];
        if (c != frame::kNoCustomer && day != core::CivilDate::kNone && day > since && day <= shot.asOf.days)
            contacted.insert(c);
    }
    return {};
}

// Treated of other campaigns count as contacted on the day of the lock; everybody in one whose window is open belongs to it.
core::Status addOtherCampaigns(Session& session, const std::string& own, const frame::Snapshot& shot, const Index& index, std::int32_t since,
    frame::Selection& contacted, frame::Selection& taken, const core::JobContext& job)
{
    const auto all = campaigns(session);
    if (!all)
        return std::unexpected(all.error());
    for (const auto& summary : *all) {
        if (summary.id == own || summary.state < domain::CampaignState::Locked)
            continue;
        const auto other = lockedCampaign(session, summary.id);
        if (!other)
            continue; // locked by hand in a plan that was read in: nobody is known to be in it
        const bool open = summary.state != domain::CampaignState::Evaluated && other->lock.day + other->lock.target.windowDays >= shot.asOf;
        for (std::size_t i = 0; i < other->contacts.size(); ++i) {
            if (i % kAsk == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            const auto found = index.find(other->contacts.customers[i]);
            if (found == index.end())
                continue;
            if (open)
                taken.insert(found->second);
            if (other->contacts.control[i] == 0 && other->lock.day.days > since)
                contacted.insert(found->second);
        }
    }
    return {};
}

template <class Words> std::uint8_t placeIn(const Words& words, std::string_view word)
{
    return static_cast<std::uint8_t>(std::find(std::begin(words), std::end(words), word) - std::begin(words));
}

// Reasons that hold whether somebody is still there or gone.
struct Door {
    frame::Selection contacted, taken, complaining;
    const frame::CustomerColumn* consent = nullptr; // null: there is no such column
    bool complaintsKnown = false, asksContacts = true;
    std::string_view closedTo(std::uint32_t c) const // the first that holds; empty: none
    {
        if (consent != nullptr && consent->numbers[c] != 1) // not known counts as no
            return "no-consent";
        if (asksContacts && contacted.contains(c))
            return "contacted-lately";
        return complaining.contains(c) ? "open-complaint" : taken.contains(c) ? "other-campaign" : std::string_view();
    }
};

Result<Door> doorOf(Session& session, const domain::CampaignPlan& plan, const domain::TargetPlan& target, const frame::Snapshot& shot, const Index& index, core::JobContext& job)
{
    Door door {frame::Selection(shot.size()), frame::Selection(shot.size()), frame::Selection(shot.size())};
    const auto tables = riskTables(session, shot, job);
    if (!tables)
        return std::unexpected(tables.error());
    const std::int32_t since = shot.asOf.days - target.contactGapDays;
    door.asksContacts = target.contactGapDays > 0;
    if (auto done = addContacted(session, shot, since, door.contacted, job); !done)
        return std::unexpected(done.error());
    if (auto done = addOtherCampaigns(session, plan.id, shot, index, since, door.contacted, door.taken, job); !done)
        return std::unexpected(done.error());
    const auto& complaints = tables->complaints;
    door.complaintsKnown = complaints.present();
    for (std::size_t c = 0; door.complaintsKnown && c < shot.size(); ++c) {
        if (c % kAsk == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        for (auto i = complaints.offsets[c]; i < complaints.offsets[c + 1]; ++i)
            if (complaints.days[i] <= shot.asOf.days && (complaints.ends[i] == core::CivilDate::kNone || complaints.ends[i] > shot.asOf.days))
                door.complaining.insert(c);
    }
    if (const auto* consent = shot.column("consent"); consent != nullptr && !consent->numbers.empty())
        door.consent = consent;
    return door;
}

// The category of motives with most weight of evidence by customer; empty = none.
core::Status addMotives(Session& session, const Facts& facts, const std::vector<std::uint32_t>& customers, std::vector<std::string_view>& motive, core::JobContext& job)
{
    const auto list = motiveList(session);
    if (!list)
        return std::unexpected(list.error());
    constexpr std::size_t kCategories = std::size(domain::kMotiveCategories);
    std::vector<std::size_t> category;
    for (const auto& one : *list)
        category.push_back(static_cast<std::size_t>(
            std::find(std::begin(domain::kMotiveCategories), std::end(domain::kMotiveCategories), one.category) - std::begin(domain::kMotiveCategories)));
    std::vector<float> weight(facts.snapshot->size() * kCategories, 0);
    int tables = 0;
    const auto status = eachEvidence(session, facts, *list,
        [&](const Evidence& evidence, std::string_view) {
            if (category[evidence.motive] < kCategories)
                weight[evidence.customer * kCategories + category[evidence.motive]] += static_cast<float>(kEvidenceKinds[evidence.kind].weight);
        },
        tables, job);
    if (!status)
        return status;
    for (std::size_t i = 0; i < customers.size(); ++i) {
        const float* own = &weight[customers[i] * kCategories];
        const float* best = std::max_element(own, own + kCategories);
        if (*best > 0)
            motive[i] = domain::kMotiveCategories[best - own];
    }
    return {};
}

} // namespace

bool fits(const domain::Strategy& offer, const Candidates& candidates, std::size_t i)
{
    if (candidates.gone[i] != 0 && offer.stages.empty()) // must name them
        return false;
    // They have no tier of risk: whatever the offer says of tiers is not about them.
    const std::string_view risk = candidates.gone[i] == 0 ? domain::kRiskTiers[candidates.tier[i]] : offer.risks.empty() ? std::string_view() : std::string_view(offer.risks.front());
    return offer.fits(candidates.stage[i], risk, domain::kValueClasses[candidates.valueClass[i]], candidates.motive[i]);
}

std::vector<double> netBetween(const Facts& facts, std::int32_t from, std::int32_t to, const core::JobContext& job)
{
    const auto& log = facts.snapshot->transactions;
    std::vector<double> net(facts.snapshot->size(), 0);
    if (log.amounts.empty())
        return net;
    for (std::size_t c = 0; c + 1 < log.offsets.size(); ++c) {
        if (c % kAsk == 0 && job.shouldStop())
            break;
        for (auto e = log.offsets[c]; e < log.offsets[c + 1]; ++e)
            if (log.days[e] >= from && log.days[e] <= to)
                net[c] += facts.money(log.amounts[e]);
    }
    return net;
}

Result<Candidates> candidatesOf(Session& session, const domain::CampaignPlan& plan, const domain::TargetPlan& target, const RiskRequest& request, bool motives,
    core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    RiskRequest risk = request;
    if (!plan.audience.segment.empty()) {
        domain::Rule rule;
        rule.kind = domain::Rule::Kind::Segment;
        rule.segment = plan.audience.segment;
        risk.scope.rule = rule;
        risk.scope.name = plan.audience.segment;
    } else if (plan.audience.customers.empty()) {
        return campaignProblem("campaign-no-audience", plan.name);
    }
    auto scoped = resolve(session, risk.scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    Candidates result;
    result.facts = scoped->facts;
    const auto& facts = *scoped->facts;
    const auto& shot = *facts.snapshot;
    const Index index = indexOf(shot, job);
    if (plan.audience.segment.empty()) {
        frame::Selection fixed(shot.size());
        for (const auto& id : plan.audience.customers)
            if (const auto found = index.find(id); found != index.end())
                fixed.insert(found->second);
        scoped->selection = fixed;
    }
    result.audience = scoped->customers();
    if (!facts.spans)
        return std::unexpected(facts.spansMissing.value_or(core::Error {Code::NotEnoughData, {}, {}, {}, {}}));
    auto door = doorOf(session, plan, target, shot, index, job);
    if (!door)
        return std::unexpected(door.error());
    for (const auto& reason : exclusionReasons(target))
        result.excluded.push_back({reason, 0});
    const auto value = remainingValue(facts, job);
    if (!value)
        return std::unexpected(value.error());
    result.valueMethod = value->method;
    result.complaintsKnown = door->complaintsKnown;
    result.consentKnown = door->consent != nullptr;

    const auto inAudience = [&](std::uint32_t c) { return scoped->selected() == nullptr || scoped->selected()->contains(c); };
    const auto leaveOut = [&](std::string_view reason) {
        ++std::find_if(result.excluded.begin(), result.excluded.end(), [&](const auto& one) { return one.reason == reason; })->n;
    };
    const auto add = [&](std::uint32_t c, bool gone, double chance, double worth, std::string_view tier, ValueClass worthClass, std::string_view stage) {
        result.customers.push_back(c);
        result.gone.push_back(gone);
        result.risk.push_back(chance);
        result.value.push_back(worth);
        result.unvalued += std::isnan(worth);
        result.tier.push_back(placeIn(domain::kRiskTiers, tier));
        result.valueClass.push_back(placeIn(domain::kValueClasses, word(worthClass)));
        result.stage.push_back(stage);
    };
    std::uint64_t active = 0, left = 0;
    if (target.who != "churned") {
        const auto model = modelFor(session, facts, risk, job);
        if (!model)
            return std::unexpected(model.error());
        const auto scored = scoresOf(session, facts, *model, job);
        if (!scored)
            return std::unexpected(scored.error());
        result.basis = riskBasis(session, *scoped, risk, *model, "campaign", started);
        const auto classes = valueClasses(value->byCustomer, scored->customers);
        const auto cuts = tierCuts(risk, *scored, value->byCustomer);
        const features::StageReader stages(shot, &*facts.spans, stageRulesOf(facts));
        for (std::size_t i = 0; i < scored->customers.size(); ++i) {
            if ((i & 0x3FF) == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            const auto c = scored->customers[i];
            if (!inAudience(c))
                continue;
            ++active;
            const std::string_view tier = cuts.of(scored->risk[i]);
            if (!target.tiers.empty() && std::find(target.tiers.begin(), target.tiers.end(), tier) == target.tiers.end())
                leaveOut("other-tier");
            else if (const auto reason = door->closedTo(c); !reason.empty())
                leaveOut(reason);
            else
                add(c, false, scored->risk[i], value->byCustomer[c], tier, classes[c], features::word(stages.at(c, shot.asOf.days)));
        }
    } else {
        result.basis = basisOf(session, *scoped, risk.scope, "campaign", {}, started);
    }
    if (target.who != "active") {
        const auto& spans = *facts.spans;
        result.returns = returnChances(spans, target.windowDays, target.level);
        std::vector<std::uint32_t> gone;
        for (std::uint32_t c = 0; c < shot.size(); ++c)
            if (spans.known.contains(c) && spans.churnedNow.contains(c))
                gone.push_back(c);
        const auto classes = valueClasses(value->ifBack, gone);
        for (std::size_t i = 0; i < gone.size(); ++i) {
            if ((i & 0x3FF) == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            const auto c = gone[i];
            if (!inAudience(c))
                continue;
            ++left;
            const auto days = daysGone(spans, c, shot.asOf.days);
            if (target.goneWithinDays > 0 && days && *days > target.goneWithinDays)
                leaveOut("gone-too-long");
            else if (const auto reason = door->closedTo(c); !reason.empty())
                leaveOut(reason);
            else
                add(c, true, 1 - result.returns->after(days), value->ifBack[c], domain::kRiskTiers[0], classes[c], features::word(features::Stage::Churned));
        }
        result.basis.definitions["return"] = "share who came back within the window of those gone as long a window ago";
        result.basis.method += result.basis.method.empty() ? "Wilson (1927)" : "; Wilson (1927)";
    }
    if (target.who == "active") {
        result.excluded.front().n = result.audience - active;
    } else if (target.who == "both") {
        result.excluded.front().n = result.audience - active - left;
    } else {
        std::uint64_t known = 0;
        for (std::uint32_t c = 0; c < shot.size(); ++c)
            known += inAudience(c) && facts.spans->known.contains(c);
        result.excluded[0].n = known - left;
        result.excluded[1].n = result.audience - known;
    }
    result.motive.assign(result.customers.size(), {});
    if (motives)
        if (auto done = addMotives(session, facts, result.customers, result.motive, job); !done)
            return std::unexpected(done.error());
    result.basis.n = result.customers.size();
    for (const auto& reason : result.excluded)
        if (reason.n > 0)
            result.basis.excluded[reason.reason] = reason.n;
    result.basis.definitions["remaining-value"] = value->method;
    return result;
}

} // namespace holdfast::flow
