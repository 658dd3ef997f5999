// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Loyalty.h"

#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/Tail.h"
#include "analytics/survey/PairedGap.h"
#include "analytics/survey/WeightedShare.h"
#include "features/Loyalty.h"
#include "flow/CustomerBands.h"
#include "flow/SurveyWeights.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;
using core::Result;
using domain::kLoyaltyTiers;
using domain::SurveyKind;

namespace {

constexpr const char* kKind = "loyalty";
constexpr const char* kName = "rules";
constexpr int kStepDays = 90; // between moments where there are no waves
constexpr int kYear = 365;
constexpr std::size_t kMostGroups = 40;
constexpr std::int64_t kLeastTested = 30;

// Everything the figures are counted from.
struct Ground {
    SurveyCases cases;
    domain::LoyaltyRules rules;
    bool ownRules = false;
    features::AttitudeAnswers answers;

    const Facts& facts() const { return *cases.customers; }
    const frame::Snapshot& shot() const { return *cases.snapshot; }
    const features::ActivitySpans* spans() const { return facts().spans ? &*facts().spans : nullptr; }
    bool dated() const { return spans() == nullptr || spans()->dated; }
    bool counts(std::size_t customer) const { return !cases.selection || cases.selection->contains(customer); }
    Result<features::LoyaltyState> on(core::CivilDate day, core::JobContext& job) const
    {
        return features::loyaltyOn(shot(), spans(), answers, rules, day, job);
    }
};

Result<std::optional<domain::LoyaltyRules>> storedRules(Session& session)
{
    const auto documents = session.file().documents(kKind);
    if (!documents)
        return std::unexpected(documents.error());
    const auto it = documents->find(kName);
    if (it == documents->end())
        return std::optional<domain::LoyaltyRules>();
    auto rules = domain::parseLoyaltyRules(it->second);
    if (!rules)
        return std::unexpected(rules.error());
    return std::optional(*rules);
}

Result<Ground> groundOf(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto stored = storedRules(session);
    if (!stored)
        return std::unexpected(stored.error());
    SurveyRequest request;
    request.scope = scope;
    request.weighting = domain::WeightingRule {}; // customers are weighted, not their answers: none is left out
    auto cases = surveyCases(session, request, job);
    if (!cases)
        return std::unexpected(cases.error());
    if (cases->customers == nullptr)
        return core::fail(Code::NotEnoughData, {{"needs", "customer"}});
    cases->weighting = cases->model.weighting;
    if (cases->weighting.method == domain::CaseWeighting::Column)
        if (auto weighed = weigh(*cases, cases->model.weighting, job); !weighed)
            return std::unexpected(weighed.error());
    Ground ground {std::move(*cases), stored->value_or(domain::LoyaltyRules {}), stored->has_value(), {}};
    const auto& survey = *ground.cases.survey;
    const auto* csat = survey.first(SurveyKind::Csat);
    const auto* nps = survey.first(SurveyKind::Nps);
    if (csat == nullptr && nps == nullptr)
        return core::fail(Code::MissingField, {{"field", "csat"}});
    std::vector<std::uint32_t> rows;
    for (const auto row : ground.cases.rows)
        if (survey.customers[row] != frame::kNoCustomer && survey.days[row] != core::CivilDate::kNone)
            rows.push_back(row);
    std::stable_sort(rows.begin(), rows.end(), [&](auto a, auto b) { return survey.days[a] < survey.days[b]; });
    for (const auto row : rows) {
        const auto score = [row](const features::SurveySeries* series) {
            return series == nullptr || std::isnan(series->answers[row]) ? std::nan("") : series->score(row);
        };
        ground.answers.customers.push_back(survey.customers[row]);
        ground.answers.days.push_back(survey.days[row]);
        ground.answers.satisfaction.push_back(score(csat));
        ground.answers.recommendation.push_back(score(nps));
    }
    return ground;
}

std::vector<std::uint32_t> customersOf(const Ground& ground, const frame::Selection& among)
{
    std::vector<std::uint32_t> customers;
    for (std::uint32_t c = 0; c < among.size(); ++c)
        if (among.contains(c) && ground.counts(c))
            customers.push_back(c);
    return customers;
}

// Customers with an index on a day, and what each weighs.
struct Scored {
    std::vector<std::uint32_t> customers;
    std::vector<double> weights; // by customer of the snapshot; empty = not weighted
    std::uint64_t standForNobody = 0; // have an index and are left out
    double weight(std::uint32_t c) const { return weights.empty() ? 1 : weights[c]; }

    core::Estimate mean(const std::vector<std::uint32_t>& some, const std::vector<double>& values) const
    {
        std::vector<double> own, by;
        for (const auto c : some) {
            own.push_back(values[c]);
            if (!weights.empty())
                by.push_back(weights[c]);
        }
        return analytics::weightedMean(own, by);
    }
    template <class In> core::Estimate share(const std::vector<std::uint32_t>& some, In in) const
    {
        analytics::WeightedShare counted;
        for (const auto c : some)
            counted.add(in(c), weight(c));
        return counted.estimate();
    }
};

// Who stands for nobody of the customers of the day is not among them.
Result<Scored> scoredOn(const Ground& ground, const CustomerWeights& by, const features::LoyaltyState& state, core::JobContext& job)
{
    Scored scored {customersOf(ground, state.scored), {}};
    auto weights = by.on(state.day, scored.customers, job);
    if (!weights)
        return std::unexpected(weights.error());
    scored.weights = std::move(*weights);
    scored.standForNobody = std::erase_if(scored.customers, [&](auto c) { return !(scored.weight(c) > 0); });
    return scored;
}

// On the as-of day, and what weighs any day.
struct Standing {
    features::LoyaltyState now;
    CustomerWeights weights;
    Scored scored;
};
Result<Standing> standingOf(const Ground& ground, core::JobContext& job)
{
    auto now = ground.on(ground.shot().asOf, job);
    if (!now)
        return std::unexpected(now.error());
    auto weights = CustomerWeights::of(ground.cases, job);
    if (!weights)
        return std::unexpected(weights.error());
    auto scored = scoredOn(ground, *weights, *now, job);
    if (!scored)
        return std::unexpected(scored.error());
    return Standing {std::move(*now), std::move(*weights), std::move(*scored)};
}

void addParts(LoyaltyAnswer& answer, const Ground& ground, const features::LoyaltyState& now, const Scored& scored)
{
    double sum = 0;
    for (std::size_t k = 0; k < domain::kLoyaltyParts; ++k)
        sum += now.present[k] ? ground.rules.weights[k] : 0;
    for (std::size_t k = 0; k < domain::kLoyaltyParts; ++k) {
        LoyaltyAnswer::Part part;
        part.part = static_cast<domain::LoyaltyPart>(k);
        part.present = now.present[k];
        part.weight = part.present && sum > 0 ? ground.rules.weights[k] / sum : 0;
        part.score = scored.mean(scored.customers, now.parts[k]);
        answer.parts.push_back(std::move(part));
    }
}

// Net amount by customer in the year up to A.
std::vector<double> yearSpend(const Ground& ground)
{
    const auto& shot = ground.shot();
    const auto& events = shot.transactions;
    std::vector<double> spend(shot.size(), std::nan(""));
    if (events.amounts.empty())
        return spend;
    for (std::size_t c = 0; c + 1 < events.offsets.size(); ++c) {
        std::int64_t minor = 0;
        for (auto i = events.offsets[c]; i < events.offsets[c + 1]; ++i)
            if (events.days[i] > shot.asOf.days - kYear)
                minor += events.amounts[i];
        spend[c] = ground.facts().money(minor);
    }
    return spend;
}

void addTiers(LoyaltyAnswer& answer, const Ground& ground, const features::LoyaltyState& now, const features::LoyaltyState* before,
    const Scored& scored, const Scored& earlier)
{
    const auto spend = yearSpend(ground);
    std::optional<features::ChurnWindow> window;
    if (before != nullptr && ground.spans() != nullptr && ground.spans()->dated)
        window = features::churnWindow(*ground.spans(), before->day + 1, now.day);
    // Churn of who was `in` something on the earlier day.
    const auto churnOf = [&](auto in) {
        std::vector<std::uint32_t> active;
        if (window)
            std::ranges::copy_if(earlier.customers, std::back_inserter(active), [&](auto c) { return in(c) && window->activeAtStart.contains(c); });
        return earlier.share(active, [&](auto c) { return window->churned.contains(c); });
    };
    for (std::size_t t = 0; t < kLoyaltyTiers; ++t) {
        LoyaltyTierFigure figure;
        figure.tier = static_cast<domain::LoyaltyTier>(t);
        std::vector<std::uint32_t> members;
        for (const auto c : scored.customers)
            if (now.tiers[c] == figure.tier)
                members.push_back(c);
        figure.n = members.size();
        figure.share = scored.share(scored.customers, [&](auto c) { return now.tiers[c] == figure.tier; });
        figure.index = scored.mean(members, now.index);
        figure.spend = scored.mean(members, spend).value;
        figure.churn = churnOf([&](std::uint32_t c) { return before->scored.contains(c) && before->tiers[c] == figure.tier; });
        answer.tiers.push_back(std::move(figure));
    }
    auto sorted = customersOf(ground, now.sorted);
    std::erase_if(sorted, [&](auto c) { return !(scored.weight(c) > 0); });
    for (std::size_t k = 0; k < domain::kLoyaltyKinds; ++k) {
        LoyaltyKindFigure figure;
        figure.kind = static_cast<domain::LoyaltyKind>(k);
        figure.n = static_cast<std::uint64_t>(std::count_if(sorted.begin(), sorted.end(), [&](auto c) { return now.kinds[c] == figure.kind; }));
        figure.share = scored.share(sorted, [&](auto c) { return now.kinds[c] == figure.kind; });
        figure.churn = churnOf([&](std::uint32_t c) { return before->sorted.contains(c) && before->kinds[c] == figure.kind; });
        answer.kinds.push_back(std::move(figure));
    }
}

struct Day {
    core::CivilDate day;
    std::string wave;
};

// Ends of the last full waves before A and A itself; without waves every 90 days back from A.
std::vector<Day> momentsOf(const Ground& ground, int moments)
{
    const auto asOf = ground.shot().asOf;
    std::vector<Day> days;
    for (const auto& wave : ground.cases.survey->waves)
        if (wave.last.isValid() && wave.last < asOf && !wave.partial)
            days.push_back({wave.last, wave.name});
    if (days.size() < 2) {
        days.clear();
        const auto first = ground.answers.days.empty() ? asOf : core::CivilDate {ground.answers.days.front()};
        for (int k = moments - 1; k > 0; --k)
            if (asOf - k * kStepDays >= first)
                days.push_back({asOf - k * kStepDays, {}});
    }
    std::stable_sort(days.begin(), days.end(), [](const auto& a, const auto& b) { return a.day < b.day; });
    if (const auto most = static_cast<std::size_t>(moments - 1); days.size() > most)
        days.erase(days.begin(), days.end() - static_cast<std::ptrdiff_t>(most));
    days.push_back({asOf, {}});
    return days;
}

void addMoment(LoyaltyAnswer& answer, const Scored& scored, const Day& day, const features::LoyaltyState& state)
{
    LoyaltyMoment moment;
    moment.day = day.day;
    moment.wave = day.wave;
    moment.customers = scored.customers.size();
    moment.index = scored.mean(scored.customers, state.index);
    for (const auto c : scored.customers)
        ++moment.tiers[static_cast<std::size_t>(state.tiers[c])];
    answer.moments.push_back(std::move(moment));
}

void addMoves(LoyaltyAnswer& answer, const Ground& ground, const features::LoyaltyState& from, const features::LoyaltyState& to, const Scored& scored)
{
    LoyaltyMoves moves {from.day, to.day, {}, {}, {}, {}};
    const auto place = [](const features::LoyaltyState& state, std::size_t c) {
        return state.scored.contains(c) ? static_cast<std::size_t>(state.tiers[c]) : kLoyaltyTiers;
    };
    std::vector<std::uint32_t> both;
    for (std::size_t c = 0; c < from.scored.size(); ++c) {
        if (!ground.counts(c))
            continue;
        const std::size_t a = place(from, c), b = place(to, c);
        if (a == kLoyaltyTiers && b == kLoyaltyTiers)
            continue;
        ++moves.counts[a][b];
        if (a < kLoyaltyTiers && b < kLoyaltyTiers && scored.weight(static_cast<std::uint32_t>(c)) > 0)
            both.push_back(static_cast<std::uint32_t>(c));
    }
    moves.up = scored.share(both, [&](auto c) { return to.tiers[c] < from.tiers[c]; });
    moves.down = scored.share(both, [&](auto c) { return to.tiers[c] > from.tiers[c]; });
    moves.stayed = scored.share(both, [&](auto c) { return to.tiers[c] == from.tiers[c]; });
    answer.moves.push_back(std::move(moves));
}

struct Group {
    std::string name;
    std::vector<std::uint32_t> members; // scored
};

// By the values of a customer column, or by the saved segments, which may overlap.
Result<std::vector<Group>> customerGroups(Session& session, const Ground& ground, const std::string& by, const std::vector<std::uint32_t>& scored, core::JobContext& job)
{
    std::vector<Group> groups;
    if (by == "segments") {
        const auto saved = segments(session);
        if (!saved)
            return std::unexpected(saved.error());
        for (const auto& segment : *saved) {
            const auto selection = select(ground.facts(), segment.rule, *saved, job);
            if (!selection)
                return std::unexpected(selection.error());
            groups.push_back({segment.name, {}});
            std::copy_if(scored.begin(), scored.end(), std::back_inserter(groups.back().members), [&](auto c) { return selection->contains(c); });
        }
    } else {
        const auto* column = ground.facts().column(by);
        const auto bands = column != nullptr ? customerBands(*column, ground.facts().snapshot->size(), scored) : std::nullopt;
        if (!bands)
            return core::fail(Code::UnknownField, {{"field", by}});
        groups.resize(bands->names.size() + 1);
        for (std::size_t code = 1; code < groups.size(); ++code)
            groups[code].name = bands->names[code - 1];
        for (const auto c : scored)
            groups[bands->codes[c]].members.push_back(c);
    }
    std::erase_if(groups, [](const auto& group) { return group.members.empty(); });
    return groups;
}

// p of the index of the members against everybody else.
double againstOthers(const Group& group, const features::LoyaltyState& now, const Scored& scored)
{
    std::vector<std::uint32_t> others;
    std::ranges::set_difference(scored.customers, group.members, std::back_inserter(others));
    std::vector<analytics::GroupMean> means;
    for (const std::vector<std::uint32_t>* side : {&group.members, &std::as_const(others)}) {
        if (static_cast<std::int64_t>(side->size()) < kLeastTested)
            return std::nan("");
        const auto mean = scored.mean(*side, now.index);
        analytics::WeightedShare counted;
        for (const auto c : *side)
            counted.add(true, scored.weight(c));
        means.push_back({*mean.value, (*mean.upper - *mean.value) / analytics::studentHalfWidth(mean.level, static_cast<double>(mean.n - 1)), counted.effectiveN()});
    }
    return analytics::welchMeansP(means).value_or(std::nan(""));
}

void addGroups(LoyaltyAnswer& answer, const std::vector<Group>& groups, const features::LoyaltyState& now, const Scored& scored)
{
    std::vector<double> p;
    for (const auto& from : groups) {
        LoyaltyGroup group;
        group.value = from.name;
        group.n = from.members.size();
        group.index = scored.mean(from.members, now.index);
        for (const auto c : from.members)
            ++group.tiers[static_cast<std::size_t>(now.tiers[c])];
        group.loyal = scored.share(from.members, [&](auto c) { return now.tiers[c] == domain::LoyaltyTier::Loyal; });
        p.push_back(againstOthers(from, now, scored));
        answer.groups.push_back(std::move(group));
    }
    const auto adjusted = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < p.size(); ++i)
        if (!std::isnan(p[i]))
            answer.groups[i].pAdjusted = adjusted[i];
    std::stable_sort(answer.groups.begin(), answer.groups.end(), [](const auto& a, const auto& b) {
        const bool large = static_cast<std::int64_t>(a.n) >= kLeastTested, other = static_cast<std::int64_t>(b.n) >= kLeastTested;
        return large != other ? large : a.index.value.value_or(0) > b.index.value.value_or(0);
    });
    answer.groups.resize(std::min(answer.groups.size(), kMostGroups));
}

} // namespace

Result<LoyaltyAnswer> measureLoyalty(Session& session, const LoyaltyRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (request.horizonDays < 1 || request.horizonDays > 3650)
        return core::fail(Code::InvalidParameter, {{"parameter", "horizon"}, {"value", std::to_string(request.horizonDays)}});
    if (request.moments < 1 || request.moments > 24)
        return core::fail(Code::InvalidParameter, {{"parameter", "moments"}, {"value", std::to_string(request.moments)}});
    const auto ground = groundOf(session, request.scope, job);
    if (!ground)
        return std::unexpected(ground.error());
    LoyaltyAnswer answer;
    answer.rules = ground->rules;
    answer.ownRules = ground->ownRules;
    answer.by = request.by;
    answer.customers = ground->cases.selection ? ground->cases.selection->count() : ground->shot().size();
    const auto asOf = ground->shot().asOf;
    const auto standing = standingOf(*ground, job);
    if (!standing)
        return std::unexpected(standing.error());
    const auto& [now, weights, scored] = *standing;
    if (scored.customers.empty())
        return core::fail(Code::NotEnoughData);
    std::optional<features::LoyaltyState> before;
    Scored earlier;
    if (ground->dated()) {
        auto state = ground->on(asOf - request.horizonDays, job);
        if (!state)
            return std::unexpected(state.error());
        before = std::move(*state);
        auto then = scoredOn(*ground, weights, *before, job);
        if (!then)
            return std::unexpected(then.error());
        earlier = std::move(*then);
    }
    answer.index = scored.mean(scored.customers, now.index);
    addParts(answer, *ground, now, scored);
    addTiers(answer, *ground, now, before ? &*before : nullptr, scored, earlier);
    if (!request.by.empty()) {
        const auto groups = customerGroups(session, *ground, request.by, scored.customers, job);
        if (!groups)
            return std::unexpected(groups.error());
        addGroups(answer, *groups, now, scored);
    }
    std::optional<features::LoyaltyState> last;
    for (const auto& day : ground->dated() ? momentsOf(*ground, request.moments) : std::vector<Day> {{asOf, {}}}) {
        auto state = day.day == asOf ? now : ground->on(day.day, job);
        if (!state)
            return std::unexpected(state.error());
        const auto then = scoredOn(*ground, weights, *state, job);
        if (!then)
            return std::unexpected(then.error());
        addMoment(answer, *then, day, *state);
        if (last)
            addMoves(answer, *ground, *last, *state, *then);
        last = std::move(*state);
    }
    if (static_cast<std::int64_t>(scored.customers.size()) < kLeastTested)
        answer.doubts.push_back({DoubtCode::FewRows, {}, static_cast<double>(scored.customers.size())});

    SurveyRequest survey;
    survey.scope = request.scope;
    answer.basis = basisOf(session, ground->cases, survey, "loyalty", "Dick, Basu (1994); Wilson (1927); Student (1908); Welch (1947)", started);
    for (const auto& source : ground->shot().sources)
        if (source.table == "transaction")
            answer.basis.sources.push_back({source.table, source.file, source.rows});
    answer.basis.n = scored.customers.size();
    answer.basis.excluded["no-answer"] = answer.customers - scored.customers.size() - scored.standForNobody;
    if (scored.standForNobody > 0)
        answer.basis.excluded["not-in-population"] = scored.standForNobody;
    answer.basis.parameters["by"] = request.by;
    answer.basis.parameters["horizon"] = std::to_string(request.horizonDays);
    answer.basis.parameters["moments"] = std::to_string(request.moments);
    answer.basis.definitions["weights"] = ground->cases.weighting.method == domain::CaseWeighting::None
        ? "none: every customer counts the same"
        : "case weights of the customers with an index, by the rule of the survey, on each day for who was active then; tests and intervals with Kish's effective number";
    answer.basis.definitions["loyalty"] = domain::toJson(answer.rules);
    answer.basis.definitions["index"] = "weighted mean of satisfaction, recommendation, repeat purchase and retention, 0-100; parts not known are left out";
    answer.basis.definitions["tier-churn"] = "tier on the as-of day less the horizon, churn until the as-of day";
    return answer;
}

Result<domain::LoyaltyRules> loyaltyRules(Session& session)
{
    const auto stored = storedRules(session);
    if (!stored)
        return std::unexpected(stored.error());
    return stored->value_or(domain::LoyaltyRules {});
}

core::Status setLoyaltyRules(Session& session, const std::optional<domain::LoyaltyRules>& rules, core::JobContext& job)
{
    if (rules)
        if (auto sound = domain::checkLoyaltyRules(*rules); !sound)
            return sound;
    auto change = session.file().beginChange("loyalty-rules", {}, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto put = (*change)->put(kKind, kName, rules ? std::optional(domain::toJson(*rules)) : std::nullopt); !put)
        return put;
    if (auto done = (*change)->commit(); !done)
        return done;
    session.forget();
    return {};
}

Result<domain::Rule> loyaltyMembers(Session& session, const Scope& scope, std::optional<domain::LoyaltyTier> tier,
    std::optional<domain::LoyaltyKind> kind, core::JobContext& job)
{
    const auto ground = groundOf(session, scope, job);
    if (!ground)
        return std::unexpected(ground.error());
    const auto standing = standingOf(*ground, job);
    if (!standing)
        return std::unexpected(standing.error());
    const auto& [now, weights, scored] = *standing;
    domain::Rule rule;
    rule.kind = domain::Rule::Kind::Ids;
    for (std::uint32_t c = 0; c < ground->shot().size(); ++c)
        if (ground->counts(c) && scored.weight(c) > 0 && (tier || kind || now.scored.contains(c)) && (!tier || (now.scored.contains(c) && now.tiers[c] == *tier))
            && (!kind || (now.sorted.contains(c) && now.kinds[c] == *kind)))
            rule.values.push_back(ground->shot().customers[c]);
    return rule;
}

} // namespace holdfast::flow
