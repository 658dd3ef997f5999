// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CampaignEvaluate.h"

#include "analytics/compare/Mean.h"
#include "analytics/compare/Proportion.h"
#include "analytics/experiment/ControlDraw.h"
#include "analytics/experiment/Matching.h"
#include "core/Json.h"
#include "flow/CampaignEvaluateArms.h"
#include "flow/CampaignEvaluateCourse.h"
#include "flow/CampaignRunState.h"
#include "flow/CampaignTargetCandidates.h"

#include <algorithm>
#include <limits>
#include <unordered_map>

namespace holdfast::flow {

using core::Code;
using core::Json;
using core::Result;

namespace {

constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
constexpr std::size_t kMostLevels = 12; // of a column
constexpr std::size_t kAsk = 4096; // customers between two questions whether to stop

struct Members {
    LockedCampaign locked;
    CampaignOutcomes outcomes;
    std::shared_ptr<const Facts> facts; // as of the evaluation
    MemberPlaces customer;
    std::vector<double> y; // by contact, NaN = not known
};

// The lists are in the order of the snapshot, but for those added behind: each is looked for after the one before, and an index is made
// when somebody is not found so.
Result<MemberPlaces> placesOf(const frame::Snapshot& shot, const std::vector<std::string>& customers, const core::JobContext& job)
{
    MemberPlaces places;
    places.reserve(customers.size());
    std::unordered_map<std::string_view, std::uint32_t> index;
    std::size_t next = 0;
    bool stopped = false;
    const auto ask = [&](std::size_t i) { return stopped = stopped || (i % kAsk == 0 && job.shouldStop()); };
    for (const auto& id : customers) {
        std::size_t at = next;
        while (at < shot.size() && shot.customers[at] != id && index.empty() && !ask(at))
            ++at;
        if (at == shot.size() && index.empty()) {
            index.reserve(shot.size());
            for (std::uint32_t c = 0; c < shot.size() && !ask(c); ++c)
                index.emplace(shot.customers[c], c);
        }
        if (stopped || ask(places.size()))
            return core::fail(Code::Cancelled);
        if (at == shot.size() || shot.customers[at] != id) {
            const auto it = index.find(id);
            at = it == index.end() ? shot.size() : it->second;
        }
        places.push_back(at < shot.size() ? std::optional(static_cast<std::uint32_t>(at)) : std::nullopt);
        if (at < shot.size())
            next = at + 1;
    }
    return places;
}

Result<Members> membersOf(Session& session, const EvaluateRequest& request, Scoped& scoped, core::JobContext& job)
{
    const auto id = campaignId(session, request.campaign);
    if (!id)
        return std::unexpected(id.error());
    auto locked = lockedCampaign(session, *id);
    if (!locked)
        return std::unexpected(locked.error());
    Members m;
    m.locked = std::move(*locked);
    auto outcomes = outcomesOf(session, *id, m.locked.contacts.size());
    if (!outcomes)
        return std::unexpected(outcomes.error());
    m.outcomes = std::move(*outcomes);
    Scope scope;
    scope.asOf = request.asOf;
    auto resolved = resolve(session, scope, job);
    if (!resolved)
        return std::unexpected(resolved.error());
    scoped = std::move(*resolved);
    m.facts = scoped.facts;
    auto places = placesOf(*m.facts->snapshot, m.locked.contacts.customers, job);
    if (!places)
        return std::unexpected(places.error());
    m.customer = std::move(*places);
    return m;
}

core::Status fillOutcome(Members& m, const EvaluateAnswer& answer, const core::JobContext& job)
{
    if (answer.plan.outcome == "converted") {
        m.y = m.outcomes.converted;
    } else if (answer.plan.outcome == "amount") {
        m.y = m.outcomes.amount;
        const bool read = std::any_of(m.y.begin(), m.y.end(), [](double v) { return std::isfinite(v); });
        if (!read && m.facts->hasTransactions()) { // from the facts, where no file says it
            const auto net = netBetween(*m.facts, answer.from.days, answer.to.days, job);
            for (std::size_t i = 0; i < m.y.size(); ++i)
                m.y[i] = m.customer[i] ? net[*m.customer[i]] : kUnknown;
        }
    } else {
        if (auto done = customersAtEnd(*m.facts, answer.from, answer.to, m.customer, m.locked.contacts.gone, m.y, job); !done)
            return done;
    }
    return job.shouldStop() ? core::fail(Code::Cancelled) : core::Status();
}

ArmRows rowsOf(const Members& m, bool share, std::vector<std::uint32_t>& contact)
{
    ArmRows rows;
    rows.share = share;
    contact.reserve(m.y.size());
    for (auto* column : {&rows.y, &rows.treated, &rows.before, &rows.worth, &rows.score})
        column->reserve(m.y.size());
    const auto& c = m.locked.contacts;
    const bool reckoned = std::all_of(c.uplift.begin(), c.uplift.end(), [](double u) { return std::isfinite(u); });
    for (std::size_t i = 0; i < c.size(); ++i) {
        if (std::isnan(m.y[i]))
            continue;
        contact.push_back(static_cast<std::uint32_t>(i));
        rows.y.push_back(m.y[i]);
        rows.treated.push_back(c.control[i] == 0);
        rows.before.push_back(c.before[i]);
        rows.worth.push_back(c.value[i]);
        if (reckoned)
            rows.score.push_back(c.uplift[i]);
    }
    return rows;
}

void fillCost(const Members& m, EvaluateAnswer& answer)
{
    const auto& contacts = m.locked.contacts;
    const auto& offers = m.locked.lock.offers;
    bool known = false;
    std::vector<double> read(offers.size(), 0), planned(offers.size(), 0);
    for (std::size_t i = 0; i < contacts.size(); ++i) {
        if (std::isfinite(m.outcomes.cost[i])) {
            known = true;
            read[contacts.offer[i]] += m.outcomes.cost[i];
        }
        if (contacts.control[i] == 0)
            planned[contacts.offer[i]] += offers[contacts.offer[i]].strategy.expectedCost();
    }
    answer.money.costKnown = known;
    for (std::size_t j = 0; j < offers.size(); ++j)
        if (const double cost = known ? read[j] : planned[j]; cost != 0) {
            answer.money.cost += cost;
            answer.money.costs.emplace_back(offers[j].strategy.id, cost);
        }
    std::ranges::stable_sort(answer.money.costs, std::greater<>(), [](const auto& part) { return part.second; });
}

Result<std::vector<EffectLine>> linesOf(const Members& m, const ArmRows& rows, const std::vector<std::uint32_t>& contact, const EvaluateRequest& request, double level,
    const core::JobContext& job)
{
    const auto& c = m.locked.contacts;
    std::vector<EffectLine> lines;
    std::vector<std::uint32_t> all(rows.y.size());
    for (std::uint32_t i = 0; i < all.size(); ++i)
        all[i] = i;
    lines.push_back(effectLine(rows, all, level));
    lines.front().field = "all";
    // Groups by the place of each row's word among `words`; beyond them = in none.
    const auto add = [&](const std::string& field, const std::string& label, const std::vector<std::string>& words, const auto& placeOf) {
        std::vector<std::pair<std::string, std::vector<std::uint32_t>>> groups;
        for (const auto& word : words)
            groups.emplace_back(word, std::vector<std::uint32_t>());
        for (std::uint32_t i = 0; i < contact.size(); ++i)
            if (const std::size_t place = placeOf(contact[i]); place < groups.size())
                groups[place].second.push_back(i);
        std::erase_if(groups, [](const auto& group) { return group.second.empty(); });
        std::stable_sort(groups.begin(), groups.end(), [](const auto& a, const auto& b) { return a.second.size() > b.second.size(); });
        if (groups.size() < 2) // one group is all again
            return;
        for (std::size_t g = 0; g < std::min(groups.size(), kMostLevels) && !job.shouldStop(); ++g) {
            auto line = effectLine(rows, groups[g].second, level);
            line.field = field;
            line.label = label;
            line.value = groups[g].first;
            lines.push_back(std::move(line));
        }
    };
    constexpr std::size_t kNone = std::numeric_limits<std::size_t>::max();
    std::vector<std::string> tiers(std::begin(domain::kRiskTiers), std::end(domain::kRiskTiers)), offers;
    tiers.emplace_back(kGoneTier);
    for (const auto& offer : m.locked.lock.offers)
        offers.push_back(offer.strategy.id);
    add("tier", {}, tiers, [&](std::size_t i) { return std::isnan(c.risk[i]) ? kNone : c.gone[i] != 0 ? tiers.size() - 1 : c.tier[i]; });
    add("value-class", {}, {std::begin(domain::kValueClasses), std::end(domain::kValueClasses)}, [&](std::size_t i) { return std::size_t {c.valueClass[i]}; });
    add("offer", {}, offers, [&](std::size_t i) { return std::size_t {c.offer[i]}; });
    for (const auto& name : request.by) {
        const auto* column = m.facts->column(name);
        if (column == nullptr || column->codes.empty())
            return core::fail(Code::UnknownField, {{"field", name}});
        add(column->name, column->label, column->words, [&](std::size_t i) {
            const auto code = m.customer[i] ? column->codes[*m.customer[i]] : 0u;
            return code == 0 ? kNone : std::size_t {code - 1};
        });
    }
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    adjustLines(lines);
    return lines;
}

// Whom the plan was for among all customers, as customersAtEnd() asks.
std::vector<std::uint8_t> goneOf(const Facts& facts, const std::string& who, std::int32_t day)
{
    std::vector<std::uint8_t> gone(facts.snapshot->size(), who == "churned");
    if (who == "both" && facts.spans && facts.spans->dated)
        for (std::size_t c = 0; c < gone.size(); ++c)
            gone[c] = daysGone(*facts.spans, c, day).has_value();
    return gone;
}

// Without a control: customers who were not in the campaign, alike by what was known at the lock.
core::Status addMatched(const Members& m, EvaluateAnswer& answer, core::JobContext& job)
{
    const auto& facts = *m.facts;
    const auto& shot = *facts.snapshot;
    if (answer.plan.outcome == "converted" || !facts.hasTransactions())
        return {}; // the outcome of others is not known
    std::vector<bool> member(shot.size(), false);
    for (const auto& c : m.customer)
        if (c)
            member[*c] = true;
    const auto day = m.locked.lock.day.days;
    const int window = answer.plan.windowDays;
    const auto last = netBetween(facts, day - window + 1, day, job), earlier = netBetween(facts, day - 2 * window + 1, day - window, job),
               year = netBetween(facts, day - 364, day, job);
    const auto after = netBetween(facts, answer.from.days, answer.to.days, job);
    std::vector<std::optional<std::uint32_t>> everybody;
    for (std::uint32_t c = 0; c < shot.size(); ++c)
        everybody.emplace_back(c);
    std::vector<double> y;
    if (answer.plan.outcome == "amount")
        y = after;
    else if (auto done = customersAtEnd(facts, answer.from, answer.to, everybody, goneOf(facts, answer.plan.who, day), y, job); !done)
        return done;
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    std::vector<std::uint32_t> rows;
    std::vector<double> treated;
    for (std::uint32_t c = 0; c < shot.size(); ++c)
        if (!std::isnan(y[c]) && facts.history.firstDay[c] != core::CivilDate::kNone && facts.history.firstDay[c] <= day) {
            rows.push_back(c);
            treated.push_back(member[c]);
        }
    analytics::Matrix x(rows.size(), 5);
    std::vector<std::int32_t> lastBefore(shot.size(), day - 3650);
    std::vector<double> orders(shot.size(), 0);
    const auto& log = shot.transactions;
    for (std::size_t c = 0; c + 1 < log.offsets.size(); ++c) {
        if (c % kAsk == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        for (auto e = log.offsets[c]; e < log.offsets[c + 1]; ++e)
            if (log.days[e] <= day) {
                lastBefore[c] = std::max(lastBefore[c], log.days[e]);
                orders[c] += log.days[e] > day - 365;
            }
    }
    for (std::size_t i = 0; i < rows.size(); ++i) {
        const auto c = rows[i];
        x(i, 0) = day - lastBefore[c];
        x(i, 1) = last[c];
        x(i, 2) = earlier[c];
        x(i, 3) = year[c];
        x(i, 4) = orders[c];
    }
    static const std::vector<std::string> kNames {"recency", "before", "earlier", "year", "orders"};
    const auto pairs = analytics::matchedPairs(x, treated, kNames, job);
    if (!pairs)
        return pairs.error().code == Code::Cancelled ? core::Status(std::unexpected(pairs.error())) : core::Status();
    if (pairs->pairs.empty())
        return {};
    MatchedFigure figure;
    figure.pairs = pairs->pairs.size();
    figure.unmatched = pairs->treated - pairs->pairs.size();
    std::vector<double> differences, side;
    std::vector<double> columns[5];
    std::vector<std::uint32_t> of[2];
    for (const auto& [t, c] : pairs->pairs) {
        differences.push_back(y[rows[t]] - y[rows[c]]);
        side.insert(side.end(), {1, 0});
        for (std::size_t k = 0; k < 5; ++k)
            columns[k].insert(columns[k].end(), {x(t, k), x(c, k)});
        of[1].push_back(rows[t]);
        of[0].push_back(rows[c]);
    }
    figure.difference = meanOf(differences, answer.plan.level);
    figure.difference.method = "matched pairs, Rosenbaum, Rubin (1985)";
    for (std::size_t k = 0; k < 5; ++k)
        figure.balance.push_back({kNames[k], {}, analytics::standardisedDifference(columns[k], side)});
    answer.matched = std::move(figure);
    answer.beforeAfter = beforeAfterOf(facts, answer.from, window, of[1], of[0], answer.plan.level, job);
    answer.beforeAfter->matched = true;
    return job.shouldStop() ? core::fail(Code::Cancelled) : core::Status();
}

void addBalance(const Members& m, const ArmRows& rows, const std::vector<std::uint32_t>& contact, EvaluateAnswer& answer)
{
    const auto& c = m.locked.contacts;
    for (const auto& [id, values] : {std::pair("risk", &c.risk), {"value", &c.value}, {"before", &c.before}}) {
        std::vector<double> x;
        x.reserve(contact.size());
        for (const auto i : contact)
            x.push_back((*values)[i]);
        if (const auto difference = analytics::standardisedDifference(x, rows.treated))
            answer.balance.push_back({id, {}, difference});
    }
}

void addLessons(const Members& m, const ArmRows& rows, const std::vector<std::uint32_t>& contact, EvaluateAnswer& answer, std::int64_t at)
{
    if (!rows.share || !answer.hasControl || answer.open || answer.ratioBroken)
        return;
    for (std::uint32_t j = 0; j < m.locked.lock.offers.size(); ++j) {
        std::vector<double> y, treated;
        for (std::size_t k = 0; k < contact.size(); ++k)
            if (m.locked.contacts.offer[contact[k]] == j) {
                y.push_back(rows.y[k]);
                treated.push_back(rows.treated[k]);
            }
        const auto effect = armEffect(y, treated, true, answer.plan.level);
        if (!effect || effect->treated.n < kLeastArm || effect->control.n < kLeastArm)
            continue;
        const auto& strategy = m.locked.lock.offers[j].strategy;
        const auto saved = savedShare(effect->treated, effect->control, strategy.effect.woken, answer.plan.level);
        answer.lessons.push_back({answer.id, answer.name, strategy.id, at, effect->difference, saved.saved, saved.se, effect->treated.n, effect->control.n, {}});
    }
}

} // namespace

Result<EvaluateAnswer> evaluateCampaign(Session& session, const EvaluateRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    Scoped scoped;
    auto members = membersOf(session, request, scoped, job);
    if (!members)
        return std::unexpected(members.error());
    Members& m = *members;
    const auto& lock = m.locked.lock;
    EvaluateAnswer answer;
    answer.id = m.locked.plan.id;
    answer.name = m.locked.plan.name;
    answer.currency = m.facts->settings.currency;
    answer.digest = lock.digest;
    answer.plan = lock.target;
    answer.drawn = lock.drawn;
    answer.unchanged = m.locked.digest == lock.digest;
    answer.lockedOn = lock.day;
    answer.from = lock.day + 1;
    answer.to = lock.day + lock.target.windowDays;
    // What comes in a file is complete when it is read; only the facts can be too young.
    answer.open = domain::isFromFacts(lock.target.outcome) && m.facts->spans && m.facts->spans->dated && m.facts->snapshot->asOf < answer.to;
    answer.plannedRatio = lock.drawn ? lock.plannedRatio() : 0;
    answer.promisedValue = lock.promise.value;
    answer.promisedLower = lock.promise.lower;
    answer.promisedUpper = lock.promise.upper;
    answer.promisedUplift = lock.promise.uplift;
    answer.issues = m.outcomes.issues;
    if (auto done = fillOutcome(m, answer, job); !done)
        return std::unexpected(done.error());
    std::vector<std::uint32_t> contact;
    const bool share = lock.target.outcome != "amount";
    const auto rows = rowsOf(m, share, contact);
    answer.notKnown = m.locked.contacts.size() - rows.y.size();
    if (rows.y.empty())
        return campaignProblem("campaign-no-outcomes", answer.name);
    for (std::size_t i = 0; i < m.locked.contacts.size(); ++i) {
        if (m.locked.contacts.control[i] != 0)
            continue;
        ++answer.funnel.assigned;
        answer.funnel.contacted += m.outcomes.contacted[i] > 0;
        answer.funnel.responded += m.outcomes.responded[i] > 0;
        answer.funnel.converted += m.outcomes.converted[i] > 0;
    }
    for (const auto& offer : lock.offers)
        answer.offers.push_back(offer.strategy);
    answer.retention = retentionOf(*m.facts, m.locked.contacts, m.customer, answer, job);
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    fillCost(m, answer);
    if (auto done = fillEffects(answer, rows, request, job); !done)
        return std::unexpected(done.error());
    if (answer.hasControl) {
        auto lines = linesOf(m, rows, contact, request, answer.plan.level, job);
        if (!lines)
            return std::unexpected(lines.error());
        answer.lines = std::move(*lines);
        addBalance(m, rows, contact, answer);
        if (m.facts->hasTransactions() && lock.drawn) {
            std::vector<std::uint32_t> of[2];
            for (std::size_t i = 0; i < m.locked.contacts.size(); ++i)
                if (m.customer[i])
                    of[m.locked.contacts.control[i] == 0].push_back(*m.customer[i]);
            answer.beforeAfter = beforeAfterOf(*m.facts, answer.from, answer.plan.windowDays, of[1], of[0], answer.plan.level, job);
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
        }
        addLessons(m, rows, contact, answer, session.now());
    } else if (auto done = addMatched(m, answer, job); !done) {
        return std::unexpected(done.error());
    }
    if (std::min(answer.treated.n, answer.control.n) < kLeastArm)
        answer.doubts.push_back({analytics::DoubtCode::SmallGroup, {}, static_cast<double>(std::min(answer.treated.n, answer.control.n))});
    answer.basis = basisOf(session, scoped, {}, "campaign", "Newcombe (1998), Stat. Med. 17; Deng et al. (2013), WSDM; Radcliffe (2007)", started);
    answer.basis.n = rows.y.size();
    if (answer.notKnown > 0)
        answer.basis.excluded["outcome-missing"] = answer.notKnown;
    answer.basis.parameters["campaign"] = answer.id;
    answer.basis.parameters["target"] = domain::toJson(answer.plan);
    answer.basis.definitions["outcome"] = answer.plan.outcome;
    answer.basis.definitions["lock"] = answer.digest;
    return answer;
}

Result<EvaluateAnswer> closeCampaign(Session& session, const EvaluateRequest& request, const std::string& text, core::JobContext& job)
{
    auto answer = evaluateCampaign(session, request, job);
    if (!answer)
        return answer;
    auto view = campaign(session, answer->id);
    if (!view)
        return std::unexpected(view.error());
    for (auto& lesson : answer->lessons)
        lesson.text = text;
    const auto number = [](const std::optional<double>& v) { return v ? Json(*v) : Json(); };
    const auto estimate = [&](const core::Estimate& e) { return Json {{"value", number(e.value)}, {"lower", number(e.lower)}, {"upper", number(e.upper)}}; };
    view->plan.sections["evaluation"] = Json {{"at", session.now()}, {"decision", answer->decision}, {"effect", estimate(answer->effect)}, {"profit", estimate(answer->money.profit)},
        {"promised", answer->promisedValue}, {"promised_uplift", answer->promisedUplift}, {"text", text}}
                                            .dump(-1, ' ', false, Json::error_handler_t::replace);
    view->plan.state = domain::CampaignState::Evaluated;
    std::vector<PlanPart> parts;
    for (const auto& lesson : answer->lessons)
        parts.push_back({kLessonKind, lesson.campaign + "/" + lesson.strategy, textOf(lesson)});
    if (auto done = putWithParts(session, view->plan, parts, "campaign-evaluate", job); !done)
        return std::unexpected(done.error());
    return answer;
}

Result<std::vector<PromiseKept>> promisesKept(Session& session)
{
    const auto all = campaigns(session);
    if (!all)
        return std::unexpected(all.error());
    const auto lessons = campaignLessons(session);
    if (!lessons)
        return std::unexpected(lessons.error());
    std::vector<PromiseKept> kept;
    for (const auto& summary : *all) {
        if (summary.state != domain::CampaignState::Evaluated)
            continue;
        const auto locked = lockedCampaign(session, summary.id);
        if (!locked)
            continue;
        PromiseKept one {summary.id, summary.name, {}, locked->lock.promise.value, {}};
        const auto section = locked->plan.sections.find("evaluation");
        const Json json = section == locked->plan.sections.end() ? Json() : Json::parse(section->second, nullptr, false);
        if (json.is_object() && json.contains("profit"))
            for (const auto& [key, bound] : {std::pair("value", &one.measured.value), {"lower", &one.measured.lower}, {"upper", &one.measured.upper}})
                if (const auto it = json["profit"].find(key); it != json["profit"].end() && it->is_number())
                    *bound = it->get<double>();
        kept.push_back(one);
        for (const auto& lesson : *lessons)
            if (lesson.campaign == summary.id)
                for (const auto& offer : locked->lock.offers)
                    if (offer.strategy.id == lesson.strategy)
                        kept.push_back({summary.id, summary.name, lesson.strategy, offer.inForce.saved, lesson.saved});
    }
    return kept;
}

} // namespace holdfast::flow
