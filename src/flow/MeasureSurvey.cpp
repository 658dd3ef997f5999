// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Satisfaction.h"

#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/ShareInterval.h"
#include "analytics/survey/CaseWeights.h"
#include "flow/SurveyMeasured.h"
#include "flow/WavePairs.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::SurveyKind;

namespace {

void adjust(std::vector<MeasureValue>& values)
{
    std::vector<double> p;
    for (const auto& value : values)
        p.push_back(value.against && value.against->p ? *value.against->p : NAN);
    const auto adjusted = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < values.size(); ++i)
        if (!std::isnan(adjusted[i]))
            values[i].against->pAdjusted = adjusted[i];
}

std::vector<MeasureValue> againstTheRest(const Measured& measured, const std::vector<std::string>& names, const std::vector<PartAnswers>& parts, const AnswerSums& all)
{
    std::vector<MeasureValue> values;
    for (std::size_t i = 0; i < parts.size(); ++i) {
        if (parts[i].empty())
            continue;
        values.push_back(measured.value(names[i], parts[i]));
        const AnswerSums own = measured.sums(parts[i]), rest = all.without(own);
        if (rest.n > 0)
            values.back().against = measured.difference(own, rest);
    }
    adjust(values);
    return values;
}

// Those who answered two waves, adjusted as a list of their own.
void adjustSame(std::vector<MeasureValue>& waves)
{
    std::vector<double> p;
    for (const auto& wave : waves)
        p.push_back(wave.same && wave.same->p ? *wave.same->p : NAN);
    const auto adjusted = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < waves.size(); ++i)
        if (!std::isnan(adjusted[i]))
            waves[i].same->pAdjusted = adjusted[i];
}

// Customers who could have answered, from the first to the last day of each wave and of all.
struct Reach {
    std::vector<frame::Selection> waves;
    frame::Selection all;
};
std::shared_ptr<const Reach> reach(Session& session, const SurveyCases& cases)
{
    const auto& survey = *cases.survey;
    if (!cases.customers || !cases.customers->spans || !cases.customers->spans->dated)
        return nullptr;
    const std::string name = "survey-reach " + cases.fingerprint + " " + domain::toJson(cases.model);
    if (auto kept = session.keptBeside(*cases.snapshot, name))
        return std::static_pointer_cast<const Reach>(kept);
    const auto between = [&](core::CivilDate from, core::CivilDate to) {
        const auto window = features::churnWindow(*cases.customers->spans, from, to);
        frame::Selection active = window.activeAtStart;
        active |= window.activeAtEnd;
        return active;
    };
    auto made = std::make_shared<Reach>();
    core::CivilDate first, last;
    for (const auto& wave : survey.waves) {
        if (!wave.first.isValid())
            return nullptr;
        made->waves.push_back(between(wave.first, wave.last));
        first = first.isValid() ? std::min(first, wave.first) : wave.first;
        last = last.isValid() ? std::max(last, wave.last) : wave.last;
    }
    made->all = between(first, last);
    session.keepBeside(*cases.snapshot, name, made);
    return made;
}

ResponseRate responseOf(const SurveyCases& cases, const std::vector<char>& keep, const frame::Selection* active)
{
    ResponseRate out;
    frame::Selection answered(cases.snapshot->size());
    for (std::size_t i = 0; i < cases.rows.size(); ++i) {
        if (!keep.empty() && !keep[i])
            continue;
        ++out.answers;
        if (cases.customer(i) != frame::kNoCustomer)
            answered.insert(cases.customer(i));
    }
    out.customers = answered.count();
    if (cases.snapshot->size() == 0 || out.customers == 0)
        return out;
    frame::Selection base = active != nullptr ? *active : frame::Selection(cases.snapshot->size(), true);
    if (cases.selection)
        base &= *cases.selection;
    base |= answered;
    out.baseKind = active != nullptr ? "active" : "customers";
    out.base = base.count();
    const double k = static_cast<double>(out.customers), n = static_cast<double>(out.base);
    const auto [lower, upper] = analytics::shareInterval(analytics::ShareMethod::Wilson, k, n);
    out.rate = {k / n, lower, upper, 0.95, static_cast<std::int64_t>(out.base), "Wilson (1927)"};
    return out;
}

// Ratings at the steps of the journey, of the touchpoint table.
core::Status addJourney(Session& session, const SurveyCases& cases, SummaryAnswer& answer, core::JobContext& job)
{
    const auto rows = cases.snapshot->tableRows.find("touchpoint");
    if (rows == cases.snapshot->tableRows.end() || rows->second == 0)
        return {};
    auto table = session.factTable(*cases.snapshot, domain::Role::Touchpoint, {"step", "score"}, job);
    if (!table)
        return std::unexpected(table.error());
    const auto *step = (*table)->column("step"), *score = (*table)->column("score");
    if (step == nullptr || score == nullptr || step->codes.empty() || score->numbers.empty())
        return {};
    const double unit = score->type == frame::ValueType::Decimal ? std::pow(10.0, score->scale) : 1;
    features::SurveySeries series;
    series.kind = SurveyKind::Item;
    double low = INFINITY, high = -INFINITY;
    std::vector<PartAnswers> parts(step->words.size());
    PartAnswers all;
    for (std::size_t row = 0; row < (*table)->rows(); ++row) {
        const std::uint32_t customer = (*table)->customers[row];
        const bool inside = !cases.selection || (customer != frame::kNoCustomer && cases.selection->contains(customer));
        if (!inside || step->codes[row] == 0 || score->numbers[row] == frame::kMissing)
            continue;
        const double value = static_cast<double>(score->numbers[row]) / unit;
        low = std::min(low, value);
        high = std::max(high, value);
        parts[step->codes[row] - 1].answers.push_back(value);
        all.answers.push_back(value);
    }
    if (all.answers.empty())
        return {};
    series.scale.low = low < 1 ? 0 : 1;
    series.scale.high = high <= 5 ? 5 : high <= 7 ? 7 : high <= 10 ? 10 : 100;
    if (low < 0 || high > 100)
        return {};
    SurveyCases plain;
    const Measured measured(plain, series);
    answer.journey = againstTheRest(measured, step->words, parts, measured.sums(all));
    answer.journeyScale = std::to_string(static_cast<int>(series.scale.low)) + "-" + std::to_string(static_cast<int>(series.scale.high));
    return {};
}

class Summary {
public:
    Summary(const SurveyCases& everyWave, const SurveyCases& cases, const SurveyGroups& groups) : m_all(everyWave), m_cases(cases), m_groups(groups)
    {
        const auto& survey = *m_all.survey;
        for (const auto row : m_all.rows)
            m_waveOf.push_back(survey.wave[row]);
        // Groups that do not overlap are told apart in one pass.
        m_groupOf.assign(m_cases.rows.size(), kNoPart);
        for (std::uint32_t g = 0; g < m_groups.members.size(); ++g)
            for (std::size_t i = 0; i < m_groupOf.size(); ++i)
                if (m_groups.members[g][i]) {
                    m_apart = m_apart && m_groupOf[i] == kNoPart;
                    m_groupOf[i] = g;
                }
        if (!survey.touchpoint.empty())
            for (const auto row : m_cases.rows)
                m_stepOf.push_back(survey.touchpoint[row] - 1); // missing becomes a part that is not there
    }

    std::optional<SummaryMeasure> measure(SurveyMeasure kind, const features::SurveySeries& series) const
    {
        const Measured measured(m_cases, series);
        const auto own = partAnswers(m_cases, series, {}, 1).front();
        if (!measured.possible() || own.empty())
            return std::nullopt;
        SummaryMeasure out;
        out.measure = kind;
        out.column = series.column;
        out.label = series.label;
        out.scale = series.scale;
        out.overall = measured.value({}, own, &out.distribution, &out.doubts);
        out.missing = m_cases.rows.size() - own.size();
        out.dontKnow = series.dontKnow;
        out.outOfScale = series.outOfScale;
        out.notUnderstood = series.notUnderstood;
        if (series.outOfScale > 0)
            out.doubts.push_back({analytics::DoubtCode::OutOfScale, series.label, static_cast<double>(series.outOfScale)});
        if (series.notUnderstood > 0)
            out.doubts.push_back({analytics::DoubtCode::UnknownWords, series.label, static_cast<double>(series.notUnderstood)});
        const bool small = out.overall.value.n < kLeastTested;
        if (small && std::none_of(out.doubts.begin(), out.doubts.end(), [](const auto& doubt) { return doubt.code == analytics::DoubtCode::SmallGroup; }))
            out.doubts.push_back({analytics::DoubtCode::SmallGroup, {}, static_cast<double>(out.overall.value.n)});
        waves(out, measured, series);
        const AnswerSums all = measured.sums(own);
        std::vector<PartAnswers> parts;
        if (m_apart)
            parts = partAnswers(m_cases, series, m_groupOf, m_groups.members.size());
        else
            for (const auto& members : m_groups.members) {
                std::vector<std::uint32_t> inside(members.size());
                std::ranges::transform(members, inside.begin(), [](char in) { return in ? 0 : kNoPart; });
                parts.push_back(partAnswers(m_cases, series, inside, 1).front());
            }
        out.groups = againstTheRest(measured, m_groups.names, parts, all);
        pairs(out, measured, parts);
        if (!m_stepOf.empty()) {
            const auto& steps = m_cases.survey->touchpoints;
            out.touchpoints = againstTheRest(measured, steps, partAnswers(m_cases, series, m_stepOf, steps.size()), all);
        }
        return out;
    }

private:
    void pairs(SummaryMeasure& out, const Measured& measured, const std::vector<PartAnswers>& parts) const
    {
        std::vector<AnswerSums> sums;
        for (const auto& part : parts)
            sums.push_back(measured.sums(part));
        std::vector<double> p;
        for (std::size_t a = 0; a < parts.size(); ++a)
            for (std::size_t b = a + 1; b < parts.size(); ++b)
                if (sums[a].n > 0 && sums[b].n > 0) {
                    out.pairs.push_back({m_groups.names[a], m_groups.names[b], measured.difference(sums[a], sums[b])});
                    p.push_back(out.pairs.back().difference.p.value_or(NAN));
                }
        const auto adjusted = analytics::benjaminiHochberg(p);
        for (std::size_t i = 0; i < adjusted.size(); ++i)
            if (!std::isnan(adjusted[i]))
                out.pairs[i].difference.pAdjusted = adjusted[i];
    }

    void waves(SummaryMeasure& out, const Measured& measured, const features::SurveySeries& series) const
    {
        const auto& waves = m_all.survey->waves;
        const auto parts = partAnswers(m_all, series, m_waveOf, waves.size());
        WavePairs pairs(m_all, series, [&](double answer) { return measured.figure(answer); });
        std::optional<AnswerSums> before;
        std::size_t last = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (parts[i].empty())
                continue;
            out.waves.push_back(measured.value(waves[i].name, parts[i]));
            MeasureValue& now = out.waves.back();
            now.partial = waves[i].partial;
            if (now.partial)
                continue;
            const AnswerSums sums = measured.sums(parts[i]);
            if (before) {
                now.against = measured.difference(sums, *before);
                now.same = pairs.difference(last, i);
            }
            before = sums;
            last = i;
            if (m_all.wave < 0)
                out.current = out.waves.size() - 1;
        }
        adjust(out.waves);
        adjustSame(out.waves);
        if (m_all.wave >= 0)
            for (std::size_t i = 0; i < out.waves.size(); ++i)
                if (out.waves[i].name == waves[static_cast<std::size_t>(m_all.wave)].name)
                    out.current = i;
    }

    const SurveyCases& m_all;
    const SurveyCases& m_cases;
    const SurveyGroups& m_groups;
    std::vector<std::uint32_t> m_waveOf, m_stepOf, m_groupOf;
    bool m_apart = true;
};

// The answers of the chosen wave among those of all.
SurveyCases ofWave(const SurveyCases& all)
{
    SurveyCases cases = all;
    if (all.wave < 0)
        return cases;
    cases.rows.clear();
    cases.weights.clear();
    for (std::size_t i = 0; i < all.rows.size(); ++i) {
        if (all.survey->wave[all.rows[i]] != static_cast<std::uint32_t>(all.wave))
            continue;
        cases.rows.push_back(all.rows[i]);
        if (!all.weights.empty())
            cases.weights.push_back(all.weights[i]);
    }
    cases.excluded["other-wave"] += all.rows.size() - cases.rows.size();
    return cases;
}

} // namespace

std::string_view word(SurveyMeasure measure)
{
    static constexpr std::string_view kWords[] = {"nps", "csat", "ces", "item"};
    return kWords[static_cast<std::size_t>(measure)];
}

Result<SummaryAnswer> measureSurvey(Session& session, const SummaryRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto all = surveyCases(session, request.survey, job, true);
    if (!all)
        return std::unexpected(all.error());
    SurveyCases cases = ofWave(*all);
    if (cases.rows.empty())
        return core::fail(Code::NotEnoughData);
    cases.designEffect = analytics::kishDesignEffect(cases.weights);
    cases.effectiveN = static_cast<double>(cases.rows.size()) / cases.designEffect;
    auto groups = groupsOf(session, cases, request.by, job);
    if (!groups)
        return std::unexpected(groups.error());
    const auto& survey = *cases.survey;
    SummaryAnswer answer;
    answer.by = request.by;
    const Summary summary(*all, cases, *groups);
    const auto add = [&](SurveyMeasure kind, const features::SurveySeries* series) {
        if (series != nullptr)
            if (auto measure = summary.measure(kind, *series))
                answer.measures.push_back(std::move(*measure));
    };
    const std::vector<std::string> usual {"nps", "csat", "ces"};
    for (const auto& name : request.only.empty() ? usual : request.only) {
        const std::size_t before = answer.measures.size();
        if (name == "items") {
            for (const auto* item : survey.all(SurveyKind::Item))
                add(SurveyMeasure::Item, item);
        } else if (const auto* one = survey.find(name); one != nullptr && (name == one->column && domain::parseSurveyKind(name) != one->kind)) {
            add(one->kind == SurveyKind::Nps ? SurveyMeasure::Nps : SurveyMeasure::Item, one);
        } else if (const auto kind = domain::parseSurveyKind(name); kind && *kind >= SurveyKind::Nps && *kind <= SurveyKind::Ces) {
            add(static_cast<SurveyMeasure>(static_cast<int>(*kind) - static_cast<int>(SurveyKind::Nps)), survey.first(*kind));
        } else {
            return core::fail(Code::UnknownField, {{"field", name}});
        }
        if (!request.only.empty() && answer.measures.size() == before)
            return core::fail(Code::NotEnoughData, {{"needs", name}});
    }
    if (job.shouldStop())
        return core::fail(Code::Cancelled);

    const auto active = reach(session, cases);
    const bool one = cases.wave >= 0;
    answer.response = responseOf(cases, {}, !active ? nullptr : one ? &active->waves[static_cast<std::size_t>(cases.wave)] : &active->all);
    std::vector<char> keep(all->rows.size());
    for (std::size_t w = 0; w < survey.waves.size(); ++w) {
        for (std::size_t i = 0; i < keep.size(); ++i)
            keep[i] = survey.wave[all->rows[i]] == w;
        answer.responseByWave.emplace_back(survey.waves[w].name, responseOf(*all, keep, active ? &active->waves[w] : nullptr));
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
    }
    for (const auto row : cases.rows) {
        answer.straightLines += survey.straight[row] != 0;
        answer.speeders += survey.speeder[row] != 0;
        answer.timed += !survey.durations.empty() && !std::isnan(survey.durations[row]);
    }
    answer.flaggable = cases.rows.size();
    answer.designEffect = cases.designEffect;
    answer.effectiveN = cases.effectiveN;
    if (auto journey = addJourney(session, cases, answer, job); !journey)
        return std::unexpected(journey.error());
    answer.basis = basisOf(session, cases, request.survey, request.only.empty() ? "satisfaction" : request.only.front(),
        "Reichheld (2003); Särndal, Swensson, Wretman (1992), section 5.6; Welch (1947); Benjamini, Hochberg (1995)", started);
    answer.basis.parameters["by"] = request.by;
    answer.basis.definitions["survey.waves-compared"] = "independent samples; those who answered both also with themselves (paired t)";
    answer.basis.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

} // namespace holdfast::flow
