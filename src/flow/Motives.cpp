// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Motives.h"

#include "analytics/compare/Proportion.h"
#include "analytics/groups/Factors.h"
#include "analytics/models/Logistic.h"
#include "analytics/survey/Reliability.h"
#include "flow/risk/MotiveEvidences.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace holdfast::flow {

using analytics::DoubtCode;
using analytics::Matrix;
using core::Code;
using core::Result;

namespace {

constexpr const char* kKind = "motives";
constexpr const char* kName = "list";
constexpr std::size_t kMostSegments = 12;
constexpr double kOddsStep = 0.1;

// Scores of all customers by motive, 1 - product of what is left.
class Scores {
public:
    Scores(std::size_t customers, std::size_t motives) : m_left(customers, motives, 1.0), m_last(customers, motives, -1) { }
    void add(const Evidence& evidence)
    {
        // The same kind on the same day says it once.
        const double stamp = static_cast<double>(evidence.kind) * 1e7 + evidence.day;
        auto& last = m_last(evidence.customer, evidence.motive);
        if (last == stamp)
            return;
        last = stamp;
        m_left(evidence.customer, evidence.motive) *= 1 - kEvidenceKinds[evidence.kind].weight;
    }
    double operator()(std::size_t customer, std::size_t motive) const { return 1 - m_left(customer, motive); }

private:
    Matrix m_left, m_last;
};

// Where each category's motives stand in the list.
std::vector<std::vector<std::size_t>> placesOf(const std::vector<domain::Motive>& motives, const std::vector<MotiveCategory>& categories)
{
    std::vector<std::vector<std::size_t>> places(categories.size());
    for (std::size_t k = 0; k < categories.size(); ++k)
        for (std::size_t m = 0; m < motives.size(); ++m)
            if (motives[m].category == categories[k].id)
                places[k].push_back(m);
    return places;
}

double categoryScore(const Scores& scores, std::size_t customer, const std::vector<std::size_t>& motives)
{
    double left = 1;
    for (const auto m : motives)
        left *= 1 - scores(customer, m);
    return 1 - left;
}

void addShares(MotivesAnswer& answer, const Scores& scores, const std::vector<std::vector<std::size_t>>& places,
    const std::vector<domain::Motive>& motives, const std::vector<std::uint32_t>& with, const features::ActivitySpans* spans)
{
    const auto n = static_cast<double>(with.size());
    std::uint64_t gone = 0, staying = 0;
    for (const auto c : with)
        if (spans != nullptr && spans->known.contains(c))
            ++(spans->churnedNow.contains(c) ? gone : staying);
    for (std::size_t k = 0; k < answer.categories.size(); ++k) {
        auto& category = answer.categories[k];
        for (const auto m : places[k])
            category.motives.push_back({motives[m].id, motives[m].name, 0, 0, 0, {}});
        std::uint64_t ofGone = 0, ofStaying = 0;
        for (const auto c : with) {
            const double score = categoryScore(scores, c, places[k]);
            if (score <= 0)
                continue;
            ++category.n;
            category.score += score / n;
            if (spans != nullptr && spans->known.contains(c))
                ++(spans->churnedNow.contains(c) ? ofGone : ofStaying);
            for (std::size_t i = 0; i < places[k].size(); ++i)
                if (const double own = scores(c, places[k][i]); own > 0) {
                    ++category.motives[i].n;
                    category.motives[i].score += own / n;
                }
        }
        category.share = n > 0 ? static_cast<double>(category.n) / n : 0;
        const auto estimate = [](std::uint64_t count, std::uint64_t of) { return analytics::wilsonInterval(static_cast<std::int64_t>(count), static_cast<std::int64_t>(of)); };
        category.interval = estimate(category.n, with.size());
        category.intervalGone = estimate(ofGone, gone);
        category.intervalStaying = estimate(ofStaying, staying);
        for (auto& motive : category.motives) {
            motive.share = n > 0 ? static_cast<double>(motive.n) / n : 0;
            motive.interval = estimate(motive.n, with.size());
        }
        if (gone > 0)
            category.shareGone = static_cast<double>(ofGone) / static_cast<double>(gone);
        if (staying > 0)
            category.shareStaying = static_cast<double>(ofStaying) / static_cast<double>(staying);
    }
}

void addSegments(MotivesAnswer& answer, const Scores& scores, const std::vector<std::vector<std::size_t>>& places,
    const frame::CustomerColumn& column, const std::vector<std::uint32_t>& with)
{
    std::map<std::uint32_t, MotiveSegment> segments;
    for (const auto c : with) {
        const auto code = column.codes[c];
        auto& segment = segments[code];
        segment.value = code == 0 ? std::string() : column.words[code - 1];
        segment.shares.resize(places.size());
        ++segment.n;
        for (std::size_t k = 0; k < places.size(); ++k)
            segment.shares[k] += categoryScore(scores, c, places[k]) > 0;
    }
    for (auto& [code, segment] : segments) {
        for (double& share : segment.shares) {
            segment.intervals.push_back(analytics::wilsonInterval(static_cast<std::int64_t>(share), static_cast<std::int64_t>(segment.n)));
            share /= static_cast<double>(segment.n);
        }
        answer.segments.push_back(std::move(segment));
    }
    std::stable_sort(answer.segments.begin(), answer.segments.end(), [](const auto& a, const auto& b) { return a.n > b.n; });
    answer.segments.resize(std::min(answer.segments.size(), kMostSegments));
}

// Whether the motives fall into their categories by themselves.
std::optional<double> factorAgreement(const Matrix& items, const std::vector<std::size_t>& categoryOf, std::size_t categories, core::JobContext& job)
{
    if (items.columns < 2 * categories || categories < 2)
        return std::nullopt;
    const auto correlations = analytics::correlationMatrix(items);
    if (!correlations)
        return std::nullopt;
    analytics::FactorOptions options;
    options.factors = categories;
    const auto model = analytics::fitFactors(*correlations, options, job);
    if (!model)
        return std::nullopt;
    std::vector<std::size_t> highest(items.columns, 0);
    std::map<std::pair<std::size_t, std::size_t>, std::size_t> votes;
    for (std::size_t m = 0; m < items.columns; ++m) {
        for (std::size_t f = 1; f < categories; ++f)
            if (std::abs(model->loadings(m, f)) > std::abs(model->loadings(m, highest[m])))
                highest[m] = f;
        ++votes[{categoryOf[m], highest[m]}];
    }
    std::map<std::size_t, std::size_t> most;
    for (const auto& [vote, count] : votes)
        most[vote.first] = std::max(most[vote.first], count);
    std::size_t agreeing = 0;
    for (const auto& [category, count] : most)
        agreeing += count;
    return static_cast<double>(agreeing) / static_cast<double>(items.columns);
}

// Alpha, factors and regression, of evidence that was there before the churn it is held against.
core::Status validate(MotivesAnswer& answer, const Facts& facts, const Scores& scores, const std::vector<std::vector<std::size_t>>& places,
    const frame::Selection* scope, int horizonDays, core::JobContext& job)
{
    if (!facts.spans) {
        answer.doubts.push_back({DoubtCode::FewRows, "churn", 0});
        return {};
    }
    const auto window = facts.spans->dated ? features::churnWindow(*facts.spans, facts.snapshot->asOf - (horizonDays - 1), facts.snapshot->asOf)
                                           : features::churnWindow(*facts.spans, {}, {});
    std::vector<std::uint32_t> rows;
    std::vector<double> y;
    for (std::uint32_t c = 0; c < facts.snapshot->size(); ++c)
        if (window.activeAtStart.contains(c) && (scope == nullptr || scope->contains(c))) {
            rows.push_back(c);
            y.push_back(window.churned.contains(c));
        }
    answer.validated = rows.size();
    answer.validatedChurned = static_cast<std::uint64_t>(std::count(y.begin(), y.end(), 1.0));
    Matrix x(rows.size(), places.size());
    std::vector<std::string> names;
    Matrix items;
    std::vector<std::vector<double>> columns;
    std::vector<std::size_t> categoryOf;
    for (std::size_t k = 0; k < places.size(); ++k) {
        names.push_back(answer.categories[k].id);
        for (std::size_t i = 0; i < rows.size(); ++i)
            x(i, k) = categoryScore(scores, rows[i], places[k]) / kOddsStep;
        std::vector<std::vector<double>> own;
        for (const auto m : places[k]) {
            std::vector<double> values(rows.size());
            for (std::size_t i = 0; i < rows.size(); ++i)
                values[i] = scores(rows[i], m);
            if (!values.empty() && *std::max_element(values.begin(), values.end()) > *std::min_element(values.begin(), values.end()))
                own.push_back(std::move(values));
        }
        Matrix some(rows.size(), own.size());
        for (std::size_t m = 0; m < own.size(); ++m)
            std::copy(own[m].begin(), own[m].end(), some.column(m).begin());
        if (const auto reliable = analytics::reliability(some)) {
            answer.categories[k].alpha = reliable->alpha;
            answer.categories[k].alphaLower = reliable->lower;
            answer.categories[k].alphaUpper = reliable->upper;
        }
        for (auto& values : own) {
            columns.push_back(std::move(values));
            categoryOf.push_back(k);
        }
    }
    items = Matrix(rows.size(), columns.size());
    for (std::size_t m = 0; m < columns.size(); ++m)
        std::copy(columns[m].begin(), columns[m].end(), items.column(m).begin());
    answer.factorAgreement = factorAgreement(items, categoryOf, places.size(), job);
    const auto fit = analytics::fitLogistic(x, y, names, {}, job, "churn");
    if (!fit) {
        if (fit.error().code == Code::Cancelled)
            return std::unexpected(fit.error());
        answer.doubts.push_back({DoubtCode::FewEvents, "churn", static_cast<double>(answer.validatedChurned)});
        return {};
    }
    for (std::size_t k = 0; k < places.size(); ++k) {
        const auto& coefficient = fit->coefficients[k + 1];
        answer.categories[k].oddsRatio = coefficient.oddsRatio;
        answer.categories[k].oddsLower = coefficient.oddsRatioLower;
        answer.categories[k].oddsUpper = coefficient.oddsRatioUpper;
        answer.categories[k].p = coefficient.p;
    }
    answer.doubts.insert(answer.doubts.end(), fit->doubts.begin(), fit->doubts.end());
    return {};
}

} // namespace

Result<std::vector<domain::Motive>> motiveList(Session& session)
{
    const auto documents = session.file().documents(kKind);
    if (!documents)
        return std::unexpected(documents.error());
    const auto it = documents->find(kName);
    return it == documents->end() ? domain::standardMotives() : domain::parseMotives(it->second);
}

core::Status setMotiveList(Session& session, const std::vector<domain::Motive>& motives, core::JobContext& job)
{
    const std::string text = domain::toJson(motives);
    if (!motives.empty())
        if (const auto sound = domain::parseMotives(text); !sound)
            return std::unexpected(sound.error());
    auto change = session.file().beginChange("motives", {}, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto put = (*change)->put(kKind, kName, motives.empty() ? std::nullopt : std::optional(text)); !put)
        return put;
    if (auto done = (*change)->commit(); !done)
        return done;
    session.forget();
    return {};
}

Result<MotivesAnswer> measureMotives(Session& session, const MotivesRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, request.scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto motives = motiveList(session);
    if (!motives)
        return std::unexpected(motives.error());
    const frame::CustomerColumn* by = nullptr;
    if (!request.by.empty()) {
        by = facts.column(request.by);
        if (by == nullptr || by->codes.empty())
            return core::fail(Code::UnknownField, {{"field", request.by}});
    }

    MotivesAnswer answer;
    answer.ownList = *motives != domain::standardMotives();
    for (const auto& motive : *motives)
        if (std::none_of(answer.categories.begin(), answer.categories.end(), [&](const auto& c) { return c.id == motive.category; })) {
            answer.categories.emplace_back();
            answer.categories.back().id = motive.category;
        }
    const auto places = placesOf(*motives, answer.categories);
    const std::size_t n = facts.snapshot->size();
    Scores scores(n, motives->size()), before(n, motives->size());
    const bool dated = facts.spans && facts.spans->dated;
    const std::int32_t cutoff = facts.snapshot->asOf.days - request.horizonDays;
    std::vector<std::uint64_t> kinds(std::size(kEvidenceKinds), 0);
    frame::Selection any(n);
    int tables = 0;
    auto looked = eachEvidence(session, facts, *motives, [&](const Evidence& evidence, std::string_view) {
        if (scoped->selected() != nullptr && !scoped->selected()->contains(evidence.customer))
            return;
        ++kinds[evidence.kind];
        any.insert(evidence.customer);
        scores.add(evidence);
        if (evidence.kind != kChurnReason && (!dated || (evidence.day != core::CivilDate::kNone && evidence.day <= cutoff)))
            before.add(evidence);
    }, tables, job);
    if (!looked)
        return std::unexpected(looked.error());
    if (tables == 0)
        return core::fail(Code::NotEnoughData, {{"needs", "complaint"}});

    std::vector<std::uint32_t> with;
    for (std::uint32_t c = 0; c < n; ++c)
        if (any.contains(c))
            with.push_back(c);
    answer.customers = scoped->customers();
    answer.withEvidence = with.size();
    for (std::size_t k = 0; k < kinds.size(); ++k)
        if (kinds[k] > 0)
            answer.kinds.emplace_back(kEvidenceKinds[k].word, kinds[k]);
    addShares(answer, scores, places, *motives, with, facts.spans ? &*facts.spans : nullptr);
    if (by != nullptr)
        addSegments(answer, scores, places, *by, with);
    if (auto status = validate(answer, facts, before, places, scoped->selected(), request.horizonDays, job); !status)
        return std::unexpected(status.error());
    answer.basis = basisOf(session, *scoped, request.scope, "motives", "Cronbach (1951); Jöreskog (1967), varimax; McCullagh, Nelder (1989)", started);
    answer.basis.n = answer.withEvidence;
    answer.basis.parameters["by"] = request.by;
    answer.basis.parameters["horizon"] = std::to_string(request.horizonDays);
    answer.basis.definitions["score"] = "1 - product of (1 - weight) over the evidence";
    answer.basis.definitions["list"] = answer.ownList ? "own" : "standard";
    return answer;
}

Result<MotiveCustomers> customersWith(Session& session, const Scope& scope, const std::string& motive, std::size_t limit, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto motives = motiveList(session);
    if (!motives)
        return std::unexpected(motives.error());
    std::vector<std::size_t> wanted;
    for (std::size_t m = 0; m < motives->size(); ++m)
        if (motive.empty() || (*motives)[m].id == motive || (*motives)[m].category == motive)
            wanted.push_back(m);
    if (wanted.empty())
        return core::fail(Code::InvalidParameter, {{"parameter", "motive"}, {"value", motive}});
    Scores scores(facts.snapshot->size(), motives->size());
    std::vector<std::size_t> pieces(facts.snapshot->size(), 0);
    int tables = 0;
    auto looked = eachEvidence(session, facts, *motives, [&](const Evidence& evidence, std::string_view) {
        if ((scoped->selected() != nullptr && !scoped->selected()->contains(evidence.customer)) || !std::binary_search(wanted.begin(), wanted.end(), evidence.motive))
            return;
        scores.add(evidence);
        ++pieces[evidence.customer];
    }, tables, job);
    if (!looked)
        return std::unexpected(looked.error());
    if (tables == 0)
        return core::fail(Code::NotEnoughData, {{"needs", "complaint"}});
    MotiveCustomers answer;
    answer.motive = motive;
    for (std::uint32_t c = 0; c < pieces.size(); ++c)
        if (pieces[c] > 0)
            answer.customers.push_back({facts.snapshot->customers[c], categoryScore(scores, c, wanted), facts.spans && facts.spans->churnedNow.contains(c), pieces[c]});
    answer.total = answer.customers.size();
    std::stable_sort(answer.customers.begin(), answer.customers.end(), [](const auto& a, const auto& b) { return a.score > b.score; });
    answer.customers.resize(std::min(answer.customers.size(), limit));
    answer.basis = basisOf(session, *scoped, scope, "motives", "score = 1 - product of (1 - weight) over the evidence", started);
    answer.basis.n = answer.total;
    return answer;
}

Result<std::vector<MotiveEvidence>> motivesOf(Session& session, const Scope& scope, const std::string& customer, core::JobContext& job)
{
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto& ids = facts.snapshot->customers;
    const auto it = std::find(ids.begin(), ids.end(), customer);
    if (it == ids.end())
        return core::fail(Code::InvalidParameter, {{"parameter", "customer"}, {"value", customer}});
    const auto index = static_cast<std::uint32_t>(it - ids.begin());
    const auto motives = motiveList(session);
    if (!motives)
        return std::unexpected(motives.error());
    std::vector<MotiveEvidence> result;
    int tables = 0;
    auto looked = eachEvidence(session, facts, *motives, [&](const Evidence& evidence, std::string_view text) {
        if (evidence.customer == index)
            result.push_back({(*motives)[evidence.motive].id, kEvidenceKinds[evidence.kind].word, {evidence.day}, std::string(text),
                kEvidenceKinds[evidence.kind].weight});
    }, tables, job);
    if (!looked)
        return std::unexpected(looked.error());
    std::stable_sort(result.begin(), result.end(), [](const auto& a, const auto& b) { return a.day > b.day; });
    return result;
}

} // namespace holdfast::flow
