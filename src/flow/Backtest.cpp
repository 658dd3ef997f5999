// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Proportion.h"
#include "analytics/models/Metrics.h"
#include "flow/Alerts.h"
#include "flow/IndicatorFacts.h"
#include "flow/risk/LabScore.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::ThresholdKind;

namespace {

double periodsAYear(core::Grain grain)
{
    static constexpr double kPeriods[] = {365.25, 52.18, 12, 4, 1};
    return kPeriods[static_cast<int>(grain)];
}

// Where the churn rate began to rise over its own past: 2 sigmas, or 15 % over the periods before and more than chance.
std::vector<std::size_t> risesOf(std::span<const SeriesPoint> churn)
{
    const auto bases = controlBases(churn);
    std::vector<std::size_t> rises;
    for (const auto& threshold : {domain::Threshold {"churn_rate", ThresholdKind::Control, 2.0, std::nullopt, true},
             domain::Threshold {"churn_rate", ThresholdKind::Relative, 0.15, std::nullopt, true}})
        for (const auto& crossing : crossingsOf(churn, bases, threshold, domain::Worse::Higher, domain::IndicatorUnit::Share, std::nullopt))
            rises.push_back(crossing.from);
    std::sort(rises.begin(), rises.end());
    std::vector<std::size_t> apart;
    for (const std::size_t rise : rises)
        if (apart.empty() || rise > apart.back() + 1)
            apart.push_back(rise);
    return apart;
}

std::vector<double> gridOf(ThresholdKind kind, std::span<const SeriesPoint> points)
{
    std::vector<double> grid;
    if (kind == ThresholdKind::Control)
        for (int i = 4; i <= 16; ++i)
            grid.push_back(0.25 * i);
    else if (kind != ThresholdKind::Fixed)
        for (const double share : {0.02, 0.05, 0.075, 0.1, 0.15, 0.2, 0.25, 0.3, 0.4, 0.5, 0.75, 1.0})
            grid.push_back(share);
    else {
        for (const auto& point : points)
            if (point.comparable)
                grid.push_back(*point.value.value);
        std::sort(grid.begin(), grid.end());
        std::vector<double> some;
        for (int i = 0; i <= 12 && !grid.empty(); ++i)
            some.push_back(grid[(grid.size() - 1) * static_cast<std::size_t>(i) / 12]);
        some.erase(std::unique(some.begin(), some.end()), some.end());
        grid = std::move(some);
    }
    return grid;
}

} // namespace

Result<BacktestAnswer> backtestThreshold(Session& session, const BacktestRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    const auto* info = domain::indicator(request.indicator);
    if (info == nullptr)
        return core::fail(Code::UnknownIndicator, {{"indicator", request.indicator}});
    if (request.within < 1 || request.within > 400)
        return core::fail(Code::InvalidParameter, {{"parameter", "within"}, {"value", std::to_string(request.within)}});
    auto made = indicatorFacts(session, request.scope, "none", job);
    if (!made)
        return std::unexpected(made.error());
    const IndicatorFacts& facts = **made;
    const features::IndicatorSeries *series = nullptr, *churnSeries = nullptr;
    for (const auto& each : facts.set.series) {
        if (each.id == "churn_rate")
            churnSeries = &each;
        if (series == nullptr && each.indicator == request.indicator && (request.series.empty() || each.id == request.series))
            series = &each;
    }
    if (series == nullptr) {
        const auto it = facts.set.missing.find(request.indicator);
        return core::fail(Code::NotEnoughData, {{"needs", it != facts.set.missing.end() ? it->second : std::string(domain::word(info->needs))}});
    }
    if (churnSeries == nullptr)
        return core::fail(Code::NotEnoughData, {{"needs", facts.set.missing.at("churn_rate")}});

    const auto points = facts.points(*series, 0), churn = facts.points(*churnSeries, 0);
    const auto bases = controlBases(points), churnBases = controlBases(churn);
    const auto rises = risesOf(churn);
    const auto benchmark = facts.benchmarkOf(*series);
    const auto within = static_cast<std::size_t>(request.within);

    BacktestAnswer answer;
    answer.indicator = request.indicator;
    answer.series = series->id;
    answer.kind = request.kind;
    for (const std::size_t rise : rises)
        answer.rises.push_back(facts.period(static_cast<std::int32_t>(rise)));
    for (const auto& threshold : facts.thresholds)
        if (threshold.indicator == request.indicator && threshold.kind == request.kind) {
            answer.amber = threshold.amber;
            answer.red = threshold.red;
        }
    // A period can be judged where the threshold could be crossed and churn, in it and after, could be seen to rise.
    std::size_t judged = 0;
    std::vector<bool> judgeable(points.size(), false);
    for (std::size_t i = 0; i < points.size(); ++i) {
        judgeable[i] = points[i].comparable && churn[i].comparable && (churnBases[i].baseline || churnBases[i].sigma)
            && distanceOf(points[i], bases[i], request.kind, series->worse, series->unit, benchmark);
        judged += judgeable[i];
    }
    answer.periods = judged;
    answer.years = static_cast<double>(judged) / periodsAYear(facts.first.grain);
    if (judged < 12)
        answer.doubts.push_back({analytics::DoubtCode::ShortSeries, series->id, static_cast<double>(judged)});
    if (rises.size() < 3)
        answer.doubts.push_back({analytics::DoubtCode::FewEvents, "churn_rate", static_cast<double>(rises.size())});
    const bool same = series->id == "churn_rate";
    for (const double at : gridOf(request.kind, points)) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        const domain::Threshold threshold {request.indicator, request.kind, at, std::nullopt, true};
        BacktestPoint point;
        point.threshold = at;
        double lead = 0;
        std::vector<bool> foretold(rises.size(), false);
        for (const auto& crossing : crossingsOf(points, bases, threshold, series->worse, series->unit, benchmark)) {
            if (!judgeable[crossing.from])
                continue;
            ++point.fired;
            std::optional<std::size_t> next;
            bool together = false;
            for (std::size_t r = 0; r < rises.size(); ++r) {
                together |= rises[r] == crossing.from;
                if (rises[r] > crossing.from && rises[r] <= crossing.from + within) {
                    if (!next)
                        next = rises[r];
                    foretold[r] = true;
                }
            }
            if (next && !(same && together)) {
                ++point.before;
                lead += static_cast<double>(*next - crossing.from);
            } else if (together) {
                ++point.with;
            } else {
                ++point.falseAlarms;
            }
        }
        point.risesForetold = static_cast<std::uint64_t>(std::count(foretold.begin(), foretold.end(), true));
        if (point.before > 0)
            point.leadPeriods = lead / static_cast<double>(point.before);
        if (answer.years > 0)
            point.falseAlarmsPerYear = static_cast<double>(point.falseAlarms) / answer.years;
        answer.points.push_back(std::move(point));
    }
    answer.basis = basisOf(session, facts.scoped, request.scope, "thresholds", "replay of the past, limits from the points before each", started);
    cite(facts, answer.basis);
    answer.basis.n = judged;
    answer.basis.parameters["indicator"] = request.indicator;
    answer.basis.parameters["series"] = series->id;
    answer.basis.parameters["kind"] = domain::word(request.kind);
    answer.basis.parameters["within"] = std::to_string(request.within);
    return answer;
}

namespace {

// One customer at one origin.
struct Case {
    double score = 0; // higher is worse
    double value = 0; // last year's net amount, currency units
    std::int32_t lead = -1; // days to churn; -1 = stayed
};

Result<std::vector<double>> scoresAt(Session& session, const IndicatorFacts& facts, const LabRequest& request, core::CivilDate day, LabAnswer& answer,
    core::JobContext& job)
{
    if (request.score) {
        answer.figure = request.scoreName;
        auto scores = request.score(day);
        if (scores && scores->size() != facts.shot().size())
            return core::fail(Code::Internal, {}, {}, "a score for each customer");
        return scores;
    }
    if (request.figure == "risk") {
        answer.figure = request.figure;
        return refittedScores(session, facts.shot(), day, answer.horizonDays, job);
    }
    const auto figures = customerFigures(session, facts, day, job);
    if (!figures)
        return std::unexpected(figures.error());
    for (const auto& figure : **figures)
        if (figure.id == request.figure || figure.indicator == request.figure) {
            answer.figure = figure.id;
            answer.higherIsWorse = figure.higherIsWorse;
            answer.worrying = figure.worrying;
            auto scores = figure.values;
            if (!figure.higherIsWorse)
                for (double& score : scores)
                    score = -score;
            return scores;
        }
    if (const auto* info = domain::indicator(request.figure.substr(0, request.figure.find('.'))))
        return core::fail(Code::NotEnoughData, {{"needs", std::string(domain::word(info->needs))}});
    return core::fail(Code::UnknownIndicator, {{"indicator", request.figure}});
}

} // namespace

Result<LabAnswer> testWarning(Session& session, const LabRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    for (const auto& [name, value, least, most] : {std::tuple("origins", request.origins, 1, 60), std::tuple("step", request.stepDays, 1, 3650),
             std::tuple("horizon", request.horizonDays, 0, 3650)})
        if (value < least || value > most)
            return core::fail(Code::InvalidParameter, {{"parameter", name}, {"value", std::to_string(value)}});
    auto made = indicatorFacts(session, request.scope, "none", job);
    if (!made)
        return std::unexpected(made.error());
    const IndicatorFacts& facts = **made;
    const Facts& base = *facts.scoped.facts;
    const auto& shot = facts.shot();
    if (!base.spans)
        return std::unexpected(*base.spansMissing);
    if (!base.spans->dated)
        return core::fail(Code::NotEnoughData, {{"needs", "churn_date"}});
    LabAnswer answer;
    answer.horizonDays = request.horizonDays > 0 ? request.horizonDays : base.settings.windowDays;
    const auto* scope = facts.scoped.selected();
    const auto& log = shot.transactions;
    std::vector<Case> cases;
    double aucs = 0;
    int judgedOrigins = 0;
    for (int k = request.origins - 1; k >= 0; --k) {
        const core::CivilDate origin = shot.asOf - answer.horizonDays - k * request.stepDays;
        if (origin < shot.firstDay)
            continue;
        const auto window = features::churnWindow(*base.spans, origin + 1, origin + answer.horizonDays);
        if (window.notEnoughHistory)
            continue;
        auto scores = scoresAt(session, facts, request, origin, answer, job);
        job.progress(1 - static_cast<double>(k) / request.origins, "origins");
        if (!scores && request.figure == "risk" && (scores.error().code == Code::NotEnoughData || scores.error().code == Code::NoVariation))
            continue; // too early for a model
        if (!scores)
            return std::unexpected(scores.error());
        LabOrigin entry;
        entry.day = origin;
        std::vector<double> y, x;
        for (std::size_t c = 0; c < shot.size(); ++c) {
            if ((c & 0xFFF) == 0 && job.shouldStop())
                return core::fail(Code::Cancelled);
            if (!window.activeAtStart.contains(c) || (scope != nullptr && !scope->contains(c)))
                continue;
            Case one;
            one.score = std::isfinite((*scores)[c]) ? (*scores)[c] : -std::numeric_limits<double>::infinity();
            if (c + 1 < log.offsets.size() && !log.amounts.empty()) {
                std::int64_t net = 0;
                for (std::uint64_t i = log.offsets[c]; i < log.offsets[c + 1] && log.days[i] <= origin.days; ++i)
                    if (log.days[i] > origin.days - 365)
                        net += log.amounts[i];
                one.value = std::max(0.0, base.money(net));
            }
            if (window.churned.contains(c)) {
                ++entry.churned;
                one.lead = answer.horizonDays;
                for (std::uint64_t i = base.spans->offsets[c]; i < base.spans->offsets[c + 1]; ++i)
                    if (base.spans->begin[i] <= origin.days && base.spans->end[i] >= origin.days)
                        one.lead = std::clamp(base.spans->end[i] + 1 - origin.days, 1, answer.horizonDays);
            }
            ++entry.n;
            if (std::isfinite(one.score)) {
                y.push_back(one.lead > 0);
                x.push_back(one.score);
            }
            cases.push_back(one);
        }
        entry.known = x.size();
        const auto auc = analytics::areaUnderCurve(y, x);
        entry.auc = auc.value;
        entry.aucLower = auc.lower;
        entry.aucUpper = auc.upper;
        if (auc.value) {
            aucs += *auc.value;
            ++judgedOrigins;
        }
        answer.origins.push_back(entry);
    }
    if (cases.empty())
        return core::fail(Code::NotEnoughData, {{"needs", "history"}});
    if (judgedOrigins > 0)
        answer.auc = aucs / judgedOrigins;

    std::vector<std::uint32_t> order(cases.size());
    std::iota(order.begin(), order.end(), 0u);
    std::stable_sort(order.begin(), order.end(), [&](std::uint32_t a, std::uint32_t b) { return cases[a].score > cases[b].score; });
    std::int64_t churned = 0;
    double worth = 0;
    for (const Case& one : cases)
        if (one.lead > 0) {
            ++churned;
            worth += one.value;
        }
    const auto all = static_cast<std::int64_t>(cases.size());
    for (const double share : {0.01, 0.02, 0.05, 0.1, 0.2, 0.3, 0.5}) {
        const auto wanted = static_cast<std::size_t>(std::llround(share * static_cast<double>(cases.size())));
        LabPoint point;
        point.share = share;
        double caught = 0, days = 0;
        std::vector<std::int32_t> leads;
        for (std::size_t i = 0; i < wanted; ++i) {
            const Case& one = cases[order[i]];
            if (!std::isfinite(one.score))
                break;
            ++point.flagged;
            point.threshold = answer.higherIsWorse ? one.score : -one.score;
            if (one.lead > 0) {
                ++point.hits;
                caught += one.value;
                days += one.lead;
                leads.push_back(one.lead);
            }
        }
        const auto hits = static_cast<std::int64_t>(point.hits), flagged = static_cast<std::int64_t>(point.flagged);
        point.hitRate = analytics::wilsonInterval(hits, churned);
        point.precision = analytics::wilsonInterval(hits, flagged);
        point.falseAlarmRate = analytics::wilsonInterval(flagged - hits, all - churned);
        if (worth > 0)
            point.valueCaught = caught / worth;
        if (!leads.empty()) {
            point.leadDays = days / static_cast<double>(leads.size());
            std::nth_element(leads.begin(), leads.begin() + static_cast<std::ptrdiff_t>(leads.size() / 2), leads.end());
            point.leadDaysMedian = leads[leads.size() / 2];
        }
        answer.points.push_back(std::move(point));
    }
    if (answer.origins.size() > 1)
        answer.doubts.push_back({analytics::DoubtCode::NotIndependent, {}, static_cast<double>(answer.origins.size())});
    if (churned < 30)
        answer.doubts.push_back({analytics::DoubtCode::FewEvents, {}, static_cast<double>(churned)});
    answer.basis = basisOf(session, facts.scoped, request.scope, "warning-lab", "rolling origin; DeLong, DeLong, Clarke-Pearson (1988); Wilson (1927)", started);
    cite(facts, answer.basis);
    answer.basis.n = cases.size();
    answer.basis.parameters["figure"] = answer.figure;
    answer.basis.parameters["origins"] = std::to_string(answer.origins.size());
    answer.basis.parameters["step-days"] = std::to_string(request.stepDays);
    answer.basis.parameters["horizon-days"] = std::to_string(answer.horizonDays);
    return answer;
}

} // namespace holdfast::flow
