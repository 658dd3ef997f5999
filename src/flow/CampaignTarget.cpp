// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CampaignTarget.h"

#include "analytics/compare/Proportion.h"
#include "analytics/experiment/ControlDraw.h"
#include "core/Decimal.h"
#include "flow/CampaignTargetCandidates.h"
#include "flow/CampaignTargetParts.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace holdfast::flow {

using analytics::Matrix;
using core::Code;
using core::Result;

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostBalanceColumns = 6;
constexpr double kWantedGap = 0.001;

Result<domain::TargetPlan> targetOf(const domain::CampaignPlan& plan, const TargetRequest& request)
{
    return request.plan ? *request.plan : domain::targetOf(plan);
}

Result<std::vector<LibraryEntry>> offersOf(Session& session, const domain::TargetPlan& target)
{
    auto library = strategyLibrary(session);
    if (!library)
        return library;
    if (target.strategies.empty())
        return library;
    std::vector<LibraryEntry> chosen;
    for (const auto& id : target.strategies) {
        const auto it = std::find_if(library->begin(), library->end(), [&](const auto& e) { return e.strategy.id == id; });
        if (it == library->end())
            return core::fail(Code::InvalidParameter, {{"problem", "target-strategy"}, {"parameter", "strategies"}, {"value", id}});
        chosen.push_back(*it);
    }
    return chosen;
}

struct Drawn {
    Candidates candidates;
    analytics::AssignmentProblem problem;
    std::optional<std::size_t> budget; // index of that limit
    analytics::Assignment plan;
    CampaignLock lock;
    CampaignContacts contacts;
    std::vector<TargetOffer> offers;
    std::uint64_t leaveAlone = 0, notWorth = 0;
};

core::Status fillValues(Drawn& drawn, const core::JobContext& job)
{
    const auto& c = drawn.candidates;
    drawn.problem.value = Matrix(c.customers.size(), drawn.offers.size(), kUnknown);
    for (std::size_t i = 0; i < c.customers.size(); ++i) {
        if ((i & 0xFFF) == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        bool offered = false, lifts = false, pays = false;
        for (std::size_t j = 0; j < drawn.offers.size(); ++j) {
            auto& offer = drawn.offers[j];
            if (!fits(offer.strategy, c, i))
                continue;
            ++offer.eligible;
            offered = true;
            const double uplift = offer.used.uplift(c.risk[i]);
            lifts = lifts || uplift > 0;
            if (std::isnan(c.value[i]))
                continue;
            const double net = uplift * c.value[i] - offer.strategy.expectedCost();
            drawn.problem.value(i, j) = net;
            pays = pays || net > 0;
        }
        drawn.leaveAlone += offered && !lifts;
        drawn.notWorth += lifts && !pays;
    }
    return {};
}

// Money and contacts are for the treated: with a share held back the plan may choose so many more.
void addLimits(Drawn& drawn, const domain::TargetPlan& target)
{
    const double room = 1 / (1 - target.holdoutShare);
    for (const auto& [channel, most] : target.capacity) {
        analytics::AssignmentLimit limit {std::vector<double>(drawn.offers.size(), 0), most * room};
        for (std::size_t j = 0; j < drawn.offers.size(); ++j)
            limit.use[j] = drawn.offers[j].strategy.channel == channel ? 1 : 0;
        drawn.problem.limits.push_back(std::move(limit));
    }
    analytics::AssignmentLimit money {{}, target.budget.value_or(std::numeric_limits<double>::infinity())};
    money.most *= room;
    for (const auto& offer : drawn.offers)
        money.use.push_back(offer.strategy.expectedCost());
    drawn.budget = drawn.problem.limits.size();
    drawn.problem.limits.push_back(std::move(money));
}

void drawArms(Drawn& drawn, const domain::TargetPlan& target, const core::JobContext& job)
{
    const auto& c = drawn.candidates;
    std::vector<std::size_t> rows;
    std::vector<std::uint32_t> group, stratum;
    for (std::size_t i = 0; i < drawn.plan.offer.size(); ++i)
        if (drawn.plan.offer[i] >= 0) {
            rows.push_back(i);
            group.push_back(static_cast<std::uint32_t>(drawn.plan.offer[i]));
            stratum.push_back(static_cast<std::uint32_t>(groupOf(c.gone[i], c.tier[i], c.valueClass[i])));
        }
    const auto control = analytics::drawControl(group, stratum, target.holdoutShare, target.seed);
    // An offer for a single customer holds nobody back; where that breaks a limit it is not given.
    std::vector<double> used(drawn.problem.limits.size(), 0);
    std::vector<std::size_t> chosen(drawn.offers.size(), 0);
    for (std::size_t k = 0; k < rows.size(); ++k) {
        ++chosen[group[k]];
        for (std::size_t l = 0; l < used.size(); ++l)
            used[l] += control[k] == 0 ? drawn.problem.limits[l].use[group[k]] : 0;
    }
    const double room = 1 - target.holdoutShare;
    const auto before = netBetween(*c.facts, c.facts->snapshot->asOf.days - target.windowDays + 1, c.facts->snapshot->asOf.days, job);
    auto& contacts = drawn.contacts;
    for (std::size_t k = 0; k < rows.size(); ++k) {
        const std::uint32_t j = group[k];
        bool over = false;
        for (std::size_t l = 0; l < used.size(); ++l)
            over = over || (drawn.problem.limits[l].use[j] > 0 && used[l] > drawn.problem.limits[l].most * room * (1 + 1e-9));
        if (over && chosen[j] == 1) {
            for (std::size_t l = 0; l < used.size(); ++l)
                used[l] -= drawn.problem.limits[l].use[j];
            continue;
        }
        const std::size_t i = rows[k];
        contacts.customers.push_back(c.facts->snapshot->customers[c.customers[i]]);
        contacts.offer.push_back(j);
        contacts.control.push_back(control[k]);
        contacts.gone.push_back(c.gone[i]);
        contacts.risk.push_back(c.risk[i]);
        contacts.value.push_back(c.value[i]);
        contacts.uplift.push_back(drawn.offers[j].used.uplift(c.risk[i]));
        contacts.net.push_back(drawn.problem.value(i, j));
        contacts.before.push_back(before[c.customers[i]]);
        contacts.tier.push_back(c.tier[i]);
        contacts.valueClass.push_back(c.valueClass[i]);
    }
}

Result<Drawn> draw(Session& session, const domain::CampaignPlan& plan, const domain::TargetPlan& target, const TargetRequest& request, core::JobContext& job)
{
    const auto library = offersOf(session, target);
    if (!library)
        return std::unexpected(library.error());
    if (library->empty())
        return campaignProblem("target-no-offer", plan.name);
    const bool motives = std::any_of(library->begin(), library->end(), [](const auto& e) { return !e.strategy.motives.empty(); });
    auto candidates = candidatesOf(session, plan, target, request.risk, motives, job);
    if (!candidates)
        return std::unexpected(candidates.error());
    if (candidates->customers.empty()) {
        const auto most = std::max_element(candidates->excluded.begin(), candidates->excluded.end(), [](const auto& a, const auto& b) { return a.n < b.n; });
        return campaignProblem("campaign-nobody", candidates->audience == 0 ? "empty" : most->reason);
    }
    Drawn drawn;
    drawn.candidates = std::move(*candidates);
    const double half = analytics::normalQuantileTwoSided(target.level);
    for (const auto& entry : *library) {
        TargetOffer offer;
        offer.strategy = entry.strategy;
        offer.inForce = offer.used = entry.inForce;
        if (target.cautious)
            offer.used.saved -= half * offer.used.savedSd;
        offer.learned = entry.learned;
        offer.lessons = entry.lessons.size();
        drawn.offers.push_back(std::move(offer));
    }
    if (auto done = fillValues(drawn, job); !done)
        return std::unexpected(done.error());
    addLimits(drawn, target);
    auto assigned = analytics::assignOffers(drawn.problem, {}, job);
    if (!assigned)
        return std::unexpected(assigned.error());
    drawn.plan = std::move(*assigned);
    drawArms(drawn, target, job);
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    if (drawn.contacts.size() == 0)
        return campaignProblem("campaign-nothing-pays", plan.name);

    auto& lock = drawn.lock;
    lock.day = drawn.candidates.facts->snapshot->asOf;
    lock.target = target;
    for (const auto& offer : drawn.offers)
        lock.offers.push_back({offer.strategy, offer.inForce, offer.learned, 0, 0});
    for (std::size_t i = 0; i < drawn.contacts.size(); ++i) {
        auto& offer = lock.offers[drawn.contacts.offer[i]];
        const bool control = drawn.contacts.control[i] != 0;
        ++(control ? offer.control : offer.treated);
        ++(control ? lock.control : lock.treated);
        if (!control) {
            lock.promise.cost += offer.strategy.expectedCost();
            lock.promise.uplift += offer.inForce.uplift(drawn.contacts.risk[i]);
        }
    }
    lock.promise.uplift /= static_cast<double>(std::max<std::int64_t>(lock.treated, 1));
    const auto value = promisedValue(lock, drawn.contacts);
    lock.promise.value = value.value.value_or(0);
    lock.promise.lower = value.lower.value_or(0);
    lock.promise.upper = value.upper.value_or(0);
    lock.counts = {{"audience", drawn.candidates.audience}, {"candidates", drawn.candidates.customers.size()}, {"leave-alone", drawn.leaveAlone},
        {"not-worth", drawn.notWorth}, {"unvalued", drawn.candidates.unvalued}};
    if (const auto gone = std::count(drawn.candidates.gone.begin(), drawn.candidates.gone.end(), 1); gone > 0)
        lock.counts["gone"] = static_cast<std::uint64_t>(gone);
    for (const auto& reason : drawn.candidates.excluded)
        lock.counts["excluded/" + reason.reason] = reason.n;
    return drawn;
}

// Without the columns of the customers when the job is stopped.
void addBalance(TargetAnswer& answer, const Facts* facts, const CampaignContacts& contacts, const core::JobContext& job)
{
    std::vector<double> treated;
    for (const auto control : contacts.control)
        treated.push_back(control != 0 ? 0 : 1);
    const auto add = [&](const std::string& id, const std::string& label, std::span<const double> x) {
        answer.balance.push_back({id, label, analytics::standardisedDifference(x, treated)});
    };
    add("risk", {}, contacts.risk);
    add("value", {}, contacts.value);
    add("uplift", {}, contacts.uplift);
    add("before", {}, contacts.before);
    if (facts == nullptr)
        return;
    const auto& shot = *facts->snapshot;
    std::unordered_map<std::string_view, std::uint32_t> index;
    index.reserve(shot.size());
    for (std::uint32_t c = 0; c < shot.size(); ++c) {
        if ((c & 0xFFF) == 0 && job.shouldStop())
            return;
        index.emplace(shot.customers[c], c);
    }
    std::vector<std::optional<std::uint32_t>> rows;
    for (const auto& id : contacts.customers) {
        const auto it = index.find(id);
        rows.push_back(it == index.end() ? std::optional<std::uint32_t>() : it->second);
    }
    std::size_t columns = 0;
    for (const auto& column : shot.columns) {
        const bool numeric = column.type == frame::ValueType::Integer || column.type == frame::ValueType::Decimal;
        if (!numeric || column.numbers.empty() || column.field == "phone" || columns == kMostBalanceColumns)
            continue;
        std::vector<double> x;
        for (const auto& row : rows)
            x.push_back(row && column.numbers[*row] != frame::kMissing ? core::Decimal {column.numbers[*row], column.scale}.toDouble() : kUnknown);
        add(column.name, column.label, x);
        ++columns;
    }
}

TargetAnswer lockedAnswer(const LockedCampaign& locked, const TargetRequest& request)
{
    TargetAnswer answer;
    const auto& lock = locked.lock;
    const auto count = [&](const std::string& key) {
        const auto it = lock.counts.find(key);
        return it == lock.counts.end() ? std::uint64_t {0} : it->second;
    };
    answer.locked = true;
    answer.lockedOn = lock.day;
    answer.digest = lock.digest;
    answer.plan = lock.target;
    answer.audience = count("audience");
    answer.candidates = count("candidates");
    answer.leaveAlone = count("leave-alone");
    answer.notWorth = count("not-worth");
    answer.unvalued = count("unvalued");
    answer.gone = count("gone");
    for (const auto& reason : exclusionReasons(lock.target))
        answer.excluded.push_back({reason, count("excluded/" + reason)});
    fillFromContacts(answer, lock, locked.contacts, request.risk.horizonDays, request);
    return answer;
}

} // namespace

std::vector<std::string> exclusionReasons(const domain::TargetPlan& plan)
{
    std::vector<std::string> reasons;
    if (plan.who == "active")
        reasons = {"churned", "other-tier"};
    else if (plan.who == "churned")
        reasons = {"still-customer", "state-unknown", "gone-too-long"};
    else
        reasons = {"state-unknown", "gone-too-long", "other-tier"};
    reasons.insert(reasons.end(), {"no-consent", "contacted-lately", "open-complaint", "other-campaign"});
    return reasons;
}

Result<TargetAnswer> targetCampaign(Session& session, const TargetRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto id = campaignId(session, request.campaign);
    if (!id)
        return std::unexpected(id.error());
    auto view = campaign(session, *id);
    if (!view)
        return std::unexpected(view.error());
    TargetAnswer answer;
    if (view->plan.state >= domain::CampaignState::Locked) {
        const auto locked = lockedCampaign(session, *id);
        if (!locked)
            return std::unexpected(locked.error());
        Scope scope = request.risk.scope;
        scope.asOf = locked->lock.day;
        const auto scoped = resolve(session, scope, job);
        if (!scoped)
            return std::unexpected(scoped.error());
        answer = lockedAnswer(*locked, request);
        addBalance(answer, &*scoped->facts, locked->contacts, job);
        answer.basis = basisOf(session, *scoped, scope, "campaign", "Fisher (1981), Management Science 27", started);
        answer.basis.n = answer.candidates;
        answer.currency = scoped->facts->settings.currency;
    } else {
        const auto target = targetOf(view->plan, request);
        if (!target)
            return std::unexpected(target.error());
        auto drawn = draw(session, view->plan, *target, request, job);
        if (!drawn)
            return std::unexpected(drawn.error());
        const Candidates& c = drawn->candidates;
        answer.basis = c.basis;
        answer.basis.method = "Fisher (1981), The Lagrangian relaxation method, Management Science 27; " + c.basis.method;
        answer.plan = *target;
        answer.audience = c.audience;
        answer.candidates = c.customers.size();
        answer.unvalued = c.unvalued;
        answer.excluded = c.excluded;
        answer.gone = static_cast<std::uint64_t>(std::count(c.gone.begin(), c.gone.end(), 1));
        answer.returns = c.returns;
        answer.consentKnown = c.consentKnown;
        answer.complaintsKnown = c.complaintsKnown;
        answer.leaveAlone = drawn->leaveAlone;
        answer.notWorth = drawn->notWorth;
        answer.valueMethod = c.valueMethod;
        answer.currency = c.facts->settings.currency;
        answer.bound = drawn->plan.bound;
        answer.gap = drawn->plan.gap;
        answer.offers = drawn->offers;
        answer.groups = targetGroups();
        for (std::size_t i = 0; i < c.customers.size(); ++i)
            ++answer.groups[groupOf(c.gone[i], c.tier[i], c.valueClass[i])].n;
        fillFromContacts(answer, drawn->lock, drawn->contacts, request.risk.horizonDays, request);
        addBalance(answer, &*c.facts, drawn->contacts, job);
        if (request.curve) {
            auto curve = analytics::budgetCurve(drawn->problem, *drawn->budget, c.risk, {}, job);
            if (!curve)
                return std::unexpected(curve.error());
            answer.curve = std::move(*curve);
        }
        if (answer.gap > kWantedGap)
            answer.doubts.push_back({analytics::DoubtCode::GapOpen, {}, answer.gap});
        answer.basis.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    }
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    answer.id = *id;
    answer.name = view->plan.name;
    answer.basis.parameters["campaign"] = *id;
    answer.basis.parameters["target"] = domain::toJson(answer.plan);
    return answer;
}

core::Status setTarget(Session& session, const std::string& campaignName, const domain::TargetPlan& target, core::JobContext& job)
{
    const auto id = campaignId(session, campaignName);
    if (!id)
        return std::unexpected(id.error());
    auto view = campaign(session, *id);
    if (!view)
        return std::unexpected(view.error());
    if (view->plan.state >= domain::CampaignState::Locked)
        return campaignProblem("campaign-locked", view->plan.name);
    const std::string text = domain::toJson(target);
    if (const auto sound = domain::parseTarget(text); !sound)
        return std::unexpected(sound.error());
    view->plan.sections["target"] = text;
    view->plan.state = domain::CampaignState::Targeted;
    return putCampaign(session, view->plan, "campaign-target", job);
}

Result<TargetAnswer> lockCampaign(Session& session, const TargetRequest& request, core::JobContext& job)
{
    const auto id = campaignId(session, request.campaign);
    if (!id)
        return std::unexpected(id.error());
    auto view = campaign(session, *id);
    if (!view)
        return std::unexpected(view.error());
    if (view->plan.state >= domain::CampaignState::Locked)
        return campaignProblem("campaign-locked", view->plan.name);
    const auto target = targetOf(view->plan, request);
    if (!target)
        return std::unexpected(target.error());
    auto drawn = draw(session, view->plan, *target, request, job);
    if (!drawn)
        return std::unexpected(drawn.error());
    drawn->lock.at = session.now();
    const std::string contacts = textOf(drawn->contacts);
    drawn->lock.digest = digestOf(drawn->lock, contacts);
    view->plan.sections["target"] = domain::toJson(*target);
    std::vector<domain::Strategy> frozen;
    for (const auto& offer : drawn->lock.offers)
        frozen.push_back(offer.strategy);
    view->plan.sections["offers"] = "{\"strategies\":" + domain::toJson(frozen) + "}";
    view->plan.sections["lock"] = textOf(drawn->lock);
    view->plan.state = domain::CampaignState::Locked;
    if (auto done = putWithParts(session, view->plan, {{"campaign-contacts", *id, contacts}}, "campaign-lock", job); !done)
        return std::unexpected(done.error());
    TargetRequest shown = request;
    shown.campaign = *id;
    return targetCampaign(session, shown, job);
}

core::Status amendCampaign(Session& session, const std::string& campaignName, const std::string& what, core::JobContext& job)
{
    const auto id = campaignId(session, campaignName);
    if (!id)
        return std::unexpected(id.error());
    auto view = campaign(session, *id);
    if (!view)
        return std::unexpected(view.error());
    if (view->plan.state < domain::CampaignState::Locked)
        return campaignProblem("campaign-not-locked", view->plan.name);
    view->plan.amendments.push_back({session.now(), what});
    return putCampaign(session, view->plan, "campaign-amend", job);
}

} // namespace holdfast::flow
