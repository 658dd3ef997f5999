// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SatisfactionBehaviour.h"

#include "analytics/compare/Crosstab.h"
#include "analytics/compare/Groups.h"
#include "analytics/compare/Tail.h"
#include "analytics/models/ClusteredSlope.h"
#include "analytics/survey/PairedGap.h"
#include "analytics/survey/Promoter.h"
#include "analytics/survey/WeightedShare.h"
#include "features/SurveyBehaviour.h"
#include "flow/SurveyItems.h"

#include <algorithm>
#include <cmath>
#include <set>

namespace holdfast::flow {

using analytics::DoubtCode;
using core::Code;
using core::Result;
using domain::SurveyKind;

namespace {

constexpr std::size_t kMostPoints = 11;
constexpr std::int64_t kLeastTested = 30; // answers of each level
constexpr std::size_t kLeastEvents = 10; // of the rarer outcome
constexpr double kPoints = 5;

// One answer with its time behind it.
struct Answered {
    std::size_t place = 0; // in cases.rows
    std::uint32_t customer = 0;
    double score = 0; // 0..100
    std::size_t level = 0;
    double bought = 0, spend = 0, gone = 0; // NaN = not known
    double nps = 0; // the answer; NaN = none
    double weight = 1;
};

struct Values {
    std::vector<double> values, weights; // weights empty = not weighted
};

class Measuring {
public:
    Measuring(const BehaviourRequest& request, const SurveyCases& cases, BehaviourAnswer& answer)
        : m_request(request), m_cases(cases), m_answer(answer)
    {
    }

    core::Status run(core::JobContext& job)
    {
        for (auto step : {&Measuring::chooseSeries, &Measuring::makeLevels})
            if (auto done = (this->*step)(); !done)
                return done;
        if (auto done = collect(job); !done)
            return done;
        for (std::size_t k = 0; k < m_answer.levels.size(); ++k)
            fillLevel(k);
        test();
        addWorth();
        return {};
    }

private:
    core::Status chooseSeries()
    {
        const auto& survey = *m_cases.survey;
        m_nps = survey.first(SurveyKind::Nps);
        const auto* csat = survey.first(SurveyKind::Csat);
        if (csat != nullptr) {
            m_answer.possible.push_back("satisfaction");
            if (csat->scale.high - csat->scale.low < static_cast<double>(kMostPoints))
                m_answer.possible.push_back("points");
        }
        if (m_nps != nullptr && promoterScaleOf(*m_nps))
            m_answer.possible.push_back("nps");
        static const std::set<std::string> kKnown {"satisfaction", "points", "nps"};
        if (!kKnown.contains(m_request.by))
            return core::fail(Code::InvalidParameter, {{"parameter", "by"}, {"value", m_request.by}});
        if (std::find(m_answer.possible.begin(), m_answer.possible.end(), m_request.by) == m_answer.possible.end())
            return core::fail(Code::MissingField, {{"field", m_request.by == "nps" ? "nps" : "csat"}});
        m_series = m_request.by == "nps" ? m_nps : csat;
        m_answer.y = m_series->column;
        m_answer.yLabel = m_series->label;
        return {};
    }

    static std::optional<analytics::PromoterScale> promoterScaleOf(const features::SurveySeries& series)
    {
        return analytics::promoterScale(static_cast<int>(series.scale.low), static_cast<int>(series.scale.high));
    }

    core::Status makeLevels()
    {
        const auto add = [&](std::string id) {
            m_answer.levels.emplace_back();
            m_answer.levels.back().id = std::move(id);
        };
        if (m_request.by == "points")
            for (double point = m_series->scale.low; point <= m_series->scale.high; ++point)
                add(std::to_string(static_cast<long>(point)));
        static constexpr const char* kPromoters[] = {"detractors", "passives", "promoters"};
        static constexpr const char* kThirds[] = {"low", "middle", "high"};
        if (m_request.by != "points")
            for (const char* id : m_request.by == "nps" ? kPromoters : kThirds)
                add(id);
        return {};
    }

    std::size_t levelOf(double answer, double score) const
    {
        if (m_request.by == "points")
            return static_cast<std::size_t>(std::clamp(std::lround(answer - m_series->scale.low), 0L, static_cast<long>(m_answer.levels.size()) - 1));
        if (m_request.by == "nps") {
            const auto scale = *promoterScaleOf(*m_series);
            return answer >= scale.promoterFrom ? 2 : answer <= scale.detractorTo ? 0 : 1;
        }
        return score < m_request.lowUnder ? 0 : score < m_request.highFrom ? 1 : 2;
    }

    core::Status collect(core::JobContext& job)
    {
        const Facts& facts = *m_cases.customers;
        m_answer.purchases = facts.hasTransactions();
        m_answer.churnKnown = facts.spans && facts.spans->dated;
        std::vector<std::uint32_t> customers;
        std::vector<std::int32_t> days;
        for (std::size_t i = 0; i < m_cases.rows.size(); ++i) {
            customers.push_back(m_cases.customer(i));
            days.push_back(m_cases.survey->days[m_cases.rows[i]]);
        }
        const auto after = features::behaviourAfter(*m_cases.snapshot, facts.spans ? &*facts.spans : nullptr, customers, days, m_request.horizonDays, job);
        if (!after)
            return std::unexpected(after.error());
        auto& excluded = m_answer.basis.excluded;
        std::set<std::uint32_t> different;
        for (std::size_t i = 0; i < customers.size(); ++i) {
            const auto row = m_cases.rows[i];
            const double answer = m_series->answers[row];
            if (customers[i] == frame::kNoCustomer) {
                ++excluded["anonymous"];
            } else if (!after->complete[i]) {
                ++excluded["horizon-open"];
            } else if (std::isnan(answer)) {
                ++excluded["missing-outcome"];
            } else {
                const double none = std::nan("");
                Answered one {i, customers[i], m_series->score(row), 0, m_answer.purchases ? after->bought[i] : none, after->spend[i], after->gone[i],
                    m_nps != nullptr ? m_nps->answers[row] : none, m_cases.weight(i)};
                one.level = levelOf(answer, one.score);
                if (m_answer.churnKnown && std::isnan(one.gone))
                    ++m_notActive;
                different.insert(one.customer);
                m_answers.push_back(one);
            }
        }
        m_answer.customers = different.size();
        if (m_answers.empty())
            return core::fail(Code::NotEnoughData, {{"needs", excluded.contains("horizon-open") ? "horizon" : "customer"}});
        return {};
    }

    template <class Value> Values valuesOf(std::size_t level, Value value) const
    {
        Values some;
        for (const auto& one : m_answers)
            if (one.level == level && !std::isnan(value(one))) {
                some.values.push_back(value(one));
                if (!m_cases.weights.empty())
                    some.weights.push_back(one.weight);
            }
        return some;
    }

    static analytics::WeightedShare shareOf(const Values& some)
    {
        analytics::WeightedShare share;
        for (std::size_t i = 0; i < some.values.size(); ++i)
            share.add(some.values[i] == 1, some.weights.empty() ? 1 : some.weights[i]);
        return share;
    }

    static core::Estimate meanOf(const Values& some) { return analytics::weightedMean(some.values, some.weights); }

    void fillLevel(std::size_t k)
    {
        auto& level = m_answer.levels[k];
        double own = 0, all = 0;
        for (const auto& one : m_answers) {
            level.answers += one.level == k;
            own += one.level == k ? one.weight : 0;
            all += one.weight;
        }
        level.share = own / all;
        level.repeat = shareOf(valuesOf(k, [](const auto& one) { return one.bought; })).estimate();
        level.spend = meanOf(valuesOf(k, [](const auto& one) { return one.spend; }));
        level.churn = shareOf(valuesOf(k, [](const auto& one) { return one.gone; })).estimate();
        if (m_nps != nullptr)
            if (const auto scale = promoterScaleOf(*m_nps)) {
                const auto scores = valuesOf(k, [](const auto& one) { return one.nps; });
                const auto score = analytics::promoterScore(scores.values, scores.weights, *scale);
                level.recommendation.value = score.nps;
                level.recommendation.lower = score.lower;
                level.recommendation.upper = score.upper;
                level.recommendation.n = score.n;
                level.recommendation.method = "Rocks (2016)";
            }
        if (level.answers > 0 && level.answers < static_cast<std::uint64_t>(kLeastTested))
            m_answer.doubts.push_back({DoubtCode::SmallGroup, level.id, static_cast<double>(level.answers)});
    }

    // Levels with enough cases of an outcome; tests run over these alone.
    template <class Value> std::vector<Values> tested(Value value) const
    {
        std::vector<Values> groups;
        for (std::size_t k = 0; k < m_answer.levels.size(); ++k)
            if (auto some = valuesOf(k, value); static_cast<std::int64_t>(some.values.size()) >= kLeastTested)
                groups.push_back(std::move(some));
        return groups;
    }

    // Weighted: of the effective counts (Rao, Scott 1992).
    static std::optional<double> shareP(const std::vector<Values>& groups)
    {
        if (groups.size() < 2)
            return std::nullopt;
        analytics::Matrix counts(groups.size(), 2);
        for (std::size_t g = 0; g < groups.size(); ++g) {
            const auto share = shareOf(groups[g]);
            const double n = share.effectiveN();
            counts(g, 0) = groups[g].weights.empty() ? static_cast<double>(std::ranges::count(groups[g].values, 1.0)) : *share.estimate().value * n;
            counts(g, 1) = n - counts(g, 0);
        }
        const auto table = analytics::crosstab(counts);
        return table.tests.empty() ? std::nullopt : table.tests.front().p;
    }

    // Weighted: from the weighted means and their errors.
    static std::optional<double> meanP(const std::vector<Values>& groups)
    {
        std::vector<double> values;
        std::vector<std::uint32_t> codes;
        std::vector<analytics::GroupMean> means;
        for (std::uint32_t g = 0; g < groups.size(); ++g) {
            values.insert(values.end(), groups[g].values.begin(), groups[g].values.end());
            codes.resize(values.size(), g);
            if (groups[g].weights.empty())
                continue;
            const auto mean = meanOf(groups[g]);
            const double half = mean.upper.value_or(0) - mean.value.value_or(0);
            means.push_back({mean.value.value_or(0), half / analytics::studentHalfWidth(mean.level, static_cast<double>(mean.n - 1)), shareOf(groups[g]).effectiveN()});
        }
        if (!means.empty() || groups.size() < 2)
            return analytics::welchMeansP(means);
        std::optional<double> p;
        for (const auto& test : analytics::compareGroups(values, codes, groups.size()).tests)
            if (test.name == "welch_t" || test.name == "welch_anova")
                p = test.p;
        return p;
    }

    void test()
    {
        m_answer.repeatP = shareP(tested([](const auto& one) { return one.bought; }));
        m_answer.churnP = shareP(tested([](const auto& one) { return one.gone; }));
        m_answer.spendP = meanP(tested([](const auto& one) { return one.spend; }));
    }

    template <class Value> void addWorth(const char* outcome, bool share, Value value)
    {
        std::vector<double> x, y, weights;
        std::vector<std::uint32_t> customers;
        for (const auto& one : m_answers)
            if (!std::isnan(value(one))) {
                weights.push_back(one.weight);
                x.push_back(one.score / kPoints);
                y.push_back(value(one));
                customers.push_back(one.customer);
            }
        if (y.empty())
            return;
        const auto events = static_cast<std::size_t>(std::count(y.begin(), y.end(), 1.0));
        if (share && std::min(events, y.size() - events) < kLeastEvents) {
            m_answer.doubts.push_back({DoubtCode::FewEvents, outcome, static_cast<double>(std::min(events, y.size() - events))});
            return;
        }
        if (static_cast<std::int64_t>(y.size()) < kLeastTested) {
            m_answer.doubts.push_back({DoubtCode::FewRows, outcome, static_cast<double>(y.size())});
            return;
        }
        const auto slope = analytics::clusteredSlope(x, y, customers, weights);
        m_answer.worth.push_back({outcome, slope.slope, slope.p, slope.correlation});
    }

    void addWorth()
    {
        addWorth("repeat", true, [](const auto& one) { return one.bought; });
        addWorth("spend", false, [](const auto& one) { return one.spend; });
        if (m_request.by != "nps")
            addWorth("recommendation", false, [](const auto& one) { return one.nps; });
        addWorth("churn", true, [](const auto& one) { return one.gone; });
    }

public:
    std::size_t used() const { return m_answers.size(); }
    std::uint64_t notActive() const { return m_notActive; }

private:
    const BehaviourRequest& m_request;
    const SurveyCases& m_cases;
    BehaviourAnswer& m_answer;
    const features::SurveySeries* m_series = nullptr;
    const features::SurveySeries* m_nps = nullptr;
    std::vector<Answered> m_answers;
    std::uint64_t m_notActive = 0;
};

} // namespace

Result<BehaviourAnswer> measureSatisfactionBehaviour(Session& session, const BehaviourRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (request.horizonDays < 1 || request.horizonDays > 3650)
        return core::fail(Code::InvalidParameter, {{"parameter", "horizon"}, {"value", std::to_string(request.horizonDays)}});
    if (!(request.lowUnder >= 0 && request.lowUnder <= request.highFrom && request.highFrom <= 100))
        return core::fail(Code::InvalidParameter, {{"parameter", "cuts"}, {"value", std::to_string(request.lowUnder)}});
    const auto cases = surveyCases(session, request.survey, job);
    if (!cases)
        return std::unexpected(cases.error());
    if (cases->customers == nullptr)
        return core::fail(Code::NotEnoughData, {{"needs", "customer"}});
    if (!cases->customers->hasTransactions() && !(cases->customers->spans && cases->customers->spans->dated))
        return core::fail(Code::NotEnoughData, {{"needs", "transaction"}});
    BehaviourAnswer answer;
    answer.by = request.by;
    answer.horizonDays = request.horizonDays;
    answer.waves = waveNames(*cases);
    Measuring measuring(request, *cases, answer);
    if (auto done = measuring.run(job); !done)
        return std::unexpected(done.error());
    const auto excluded = answer.basis.excluded;
    answer.basis = basisOf(session, *cases, request.survey, "satisfaction-behaviour",
        "Wilson (1927); Pearson (1900); Welch (1951); Liang, Zeger (1986); weighted: Kish (1965); Rao, Scott (1992)", started);
    for (const auto& [reason, count] : excluded)
        answer.basis.excluded[reason] += count;
    if (measuring.notActive() > 0)
        answer.basis.excluded["not-active"] += measuring.notActive();
    for (const auto& source : cases->snapshot->sources)
        if (source.table == "transaction")
            answer.basis.sources.push_back({source.table, source.file, source.rows});
    answer.basis.n = measuring.used();
    answer.basis.parameters["by"] = request.by;
    answer.basis.parameters["horizon"] = std::to_string(request.horizonDays);
    if (request.by == "satisfaction") {
        answer.basis.parameters["low-under"] = std::to_string(std::lround(request.lowUnder));
        answer.basis.parameters["high-from"] = std::to_string(std::lround(request.highFrom));
    }
    answer.basis.definitions["behaviour"] = "in (answer, answer + horizon], horizon over on the as-of day";
    answer.basis.definitions["churn"] = "active on the day of the answer, not at the end of the horizon";
    answer.basis.definitions["weights"] = weightsUsed(*cases);
    return answer;
}

} // namespace holdfast::flow
