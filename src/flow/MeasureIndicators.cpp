// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "analytics/compare/Correlation.h"
#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/Proportion.h"
#include "analytics/compare/Tail.h"
#include "analytics/series/Autocorrelation.h"
#include "analytics/series/ChangePoints.h"
#include "analytics/series/Decomposition.h"
#include "analytics/series/EventStudy.h"
#include "analytics/series/Outliers.h"
#include "analytics/series/ProcessChart.h"
#include "analytics/series/Trend.h"
#include "flow/IndicatorFacts.h"
#include "flow/IndicatorMethods.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::flow {

using core::Code;
using core::Result;
using domain::IndicatorUnit;
using domain::Worse;

namespace {

constexpr int kMostLag = 6;
constexpr std::size_t kFewestPairs = 8;
constexpr std::size_t kAround = 3; // periods before and after an event
constexpr std::size_t kMostChanges = 12;
constexpr double kNear = 0.05; // of a threshold: watch

std::size_t seasonOf(core::Grain grain)
{
    static constexpr std::size_t kSeasons[] = {7, 52, 12, 4, 0};
    return kSeasons[static_cast<int>(grain)];
}
std::size_t yearOf(core::Grain grain)
{
    static constexpr std::size_t kYears[] = {365, 52, 12, 4, 1};
    return kYears[static_cast<int>(grain)];
}

// Variance of the value of a cell, in the unit of the series; none where one case says nothing about it.
std::optional<double> varianceOf(const features::IndicatorSeries& series, const features::IndicatorCell& cell)
{
    const auto n = static_cast<double>(cell.n);
    if (series.unit == IndicatorUnit::Level || cell.n < 2)
        return std::nullopt;
    const double mean = cell.sum / n;
    if (series.unit == IndicatorUnit::Share)
        return mean * (1 - mean) / n;
    const double scale = series.unit == IndicatorUnit::PerHundred ? 100 : 1;
    return std::max(0.0, (cell.squares - cell.sum * mean) / (n - 1)) / n * scale * scale;
}

core::Estimate difference(double now, double then, const std::optional<double>& variance, std::int64_t n, const char* method)
{
    core::Estimate estimate;
    estimate.value = now - then;
    estimate.n = n;
    estimate.method = method;
    if (variance) {
        const double half = analytics::normalHalfWidth(estimate.level) * std::sqrt(*variance);
        estimate.lower = *estimate.value - half;
        estimate.upper = *estimate.value + half;
    }
    return estimate;
}

class OneSeries {
public:
    OneSeries(const IndicatorFacts& facts, const features::IndicatorSeries& series, core::JobContext& job)
        : m_facts(facts)
        , m_series(series)
        , m_job(job)
        , m_points(facts.points(series, 0))
        , m_bases(controlBases(m_points))
    {
        for (std::size_t i = 0; i < m_points.size(); ++i)
            if (m_points[i].comparable) {
                m_at.push_back(i);
                m_x.push_back(*m_points[i].value.value);
            }
    }

    core::Status measure()
    {
        m_answer.id = m_series.id;
        m_answer.label = m_series.label;
        m_answer.unit = m_series.unit;
        m_answer.worse = m_series.worse;
        m_answer.current = m_at.empty() ? m_points.size() : m_at.back();
        for (std::size_t i = 0; i < m_points.size(); ++i) {
            IndicatorPoint point;
            const auto p = static_cast<std::int32_t>(i);
            point.period = m_facts.period(p);
            point.value = m_points[i].value;
            point.partial = m_facts.partial(p);
            point.comparable = m_points[i].comparable;
            point.center = m_bases[i].center;
            if (m_bases[i].sigma) {
                point.lowerLimit = *m_bases[i].center - 3 * *m_bases[i].sigma;
                point.upperLimit = *m_bases[i].center + 3 * *m_bases[i].sigma;
            }
            point.beyond = m_bases[i].beyond;
            point.run = m_bases[i].run;
            m_answer.points.push_back(std::move(point));
        }
        rules();
        compare();
        if (auto done = trend(); !done)
            return done;
        segments();
        doubts();
        return {};
    }

    void correlate(const std::vector<SeriesPoint>& churn)
    {
        for (int lag = 0; lag <= kMostLag; ++lag) {
            std::vector<double> x, y;
            for (const std::size_t i : m_at)
                if (const std::size_t later = i + static_cast<std::size_t>(lag); later < churn.size() && churn[later].comparable) {
                    x.push_back(*m_points[i].value.value);
                    y.push_back(*churn[later].value.value);
                }
            IndicatorLag entry;
            entry.lag = lag;
            entry.n = static_cast<std::int64_t>(x.size());
            if (x.size() >= kFewestPairs)
                if (const auto found = analytics::correlation(analytics::CorrelationKind::Pearson, x, y, m_job)) {
                    entry.r = found->r;
                    entry.p = found->p;
                    entry.lower = found->lower;
                    entry.upper = found->upper;
                }
            m_answer.lags.push_back(entry);
        }
    }

    void aroundEvents(const std::vector<features::OutsideEvent>& events)
    {
        if (m_at.empty())
            return;
        const core::Grain grain = m_facts.first.grain;
        std::vector<std::size_t> positions;
        for (const auto& event : events) {
            const std::int32_t p = core::periodOf({event.day}, grain).index - m_facts.first.index;
            EventEffect effect {event.text, event.series, {event.day}, std::nullopt, std::nullopt};
            const auto mean = [&](std::int32_t from, std::int32_t to) -> std::optional<double> {
                double sum = 0;
                int n = 0;
                for (std::int32_t i = std::max(from, 0); i < std::min(to, static_cast<std::int32_t>(m_points.size())); ++i)
                    if (m_points[static_cast<std::size_t>(i)].comparable) {
                        sum += *m_points[static_cast<std::size_t>(i)].value.value;
                        ++n;
                    }
                return n > 0 ? std::optional(sum / n) : std::nullopt;
            };
            constexpr auto kReach = static_cast<std::int32_t>(kAround);
            effect.before = mean(p - kReach, p);
            effect.after = mean(p + 1, p + 1 + kReach);
            if (effect.before || effect.after)
                m_answer.events.push_back(std::move(effect));
            if (event.kind != domain::OutsideKind::Technology)
                continue;
            const auto place = std::find(m_at.begin(), m_at.end(), static_cast<std::size_t>(std::max(p, 0)));
            if (p >= 0 && place != m_at.end())
                positions.push_back(static_cast<std::size_t>(place - m_at.begin()));
        }
        if (positions.empty())
            return;
        if (const auto study = analytics::eventStudy(m_x, positions, kAround, kAround, 0.95)) {
            m_answer.eventChange = study->change;
            m_answer.eventP = study->p;
            m_answer.eventsUsed = study->used;
        }
    }

    IndicatorSeriesAnswer take() { return std::move(m_answer); }
    const std::vector<SeriesPoint>& points() const { return m_points; }

private:
    void rules()
    {
        const auto benchmark = m_facts.benchmarkOf(m_series);
        int worst = 0;
        bool near = false, known = false;
        for (const auto& threshold : m_facts.thresholds) {
            if (threshold.indicator != m_series.indicator)
                continue;
            if (threshold.kind == domain::ThresholdKind::Fixed && !m_facts.isFirst(m_series))
                continue;
            for (std::size_t i = 0; i < m_points.size(); ++i)
                m_answer.points[i].level = std::max(m_answer.points[i].level,
                    crossed(m_points[i], m_bases[i], threshold, m_series.worse, m_series.unit, benchmark));
            IndicatorRule rule;
            rule.threshold = threshold;
            rule.changed = m_facts.changed.contains({threshold.indicator, threshold.kind});
            if (!m_at.empty()) {
                const auto& base = m_bases[m_at.back()];
                const auto& now = m_points[m_at.back()];
                if (threshold.amber)
                    rule.amberAt = placeOf(base, threshold.kind, *threshold.amber, m_series.worse, m_series.unit, benchmark);
                if (threshold.red)
                    rule.redAt = placeOf(base, threshold.kind, *threshold.red, m_series.worse, m_series.unit, benchmark);
                rule.level = crossed(now, base, threshold, m_series.worse, m_series.unit, benchmark);
                if (threshold.on && (rule.amberAt || rule.redAt))
                    known = true;
                if (threshold.on && rule.redAt && m_series.worse != Worse::Both) {
                    const double towards = m_series.worse == Worse::Higher ? *rule.redAt - *now.value.value : *now.value.value - *rule.redAt;
                    const double range = threshold.kind == domain::ThresholdKind::Control ? 3 * *base.sigma : std::abs(*rule.redAt);
                    near |= towards >= 0 && towards < kNear * range;
                }
                worst = std::max(worst, rule.level);
            }
            m_answer.rules.push_back(std::move(rule));
        }
        if (m_at.empty())
            return;
        const auto& base = m_bases[m_at.back()];
        const double x = m_x.back();
        // A past without any variation has no limits; while the series stays where it was there is nothing to say.
        if (!known && !(base.center && !base.sigma && std::abs(x - *base.center) <= 1e-12 * std::abs(*base.center)))
            return;
        const bool badRun = base.run && (m_series.worse == Worse::Both || (m_series.worse == Worse::Higher) == (x > *base.center));
        m_answer.state = worst == 2 ? IndicatorState::Breach : worst == 1 || near || badRun ? IndicatorState::Watch : IndicatorState::InControl;
    }

    void compare()
    {
        if (m_at.empty())
            return;
        const std::size_t now = m_at.back();
        const auto& cell = m_series.at(0, static_cast<std::int32_t>(now));
        const double x = m_x.back();
        const auto against = [&](const char* with, core::Period period) {
            const std::int32_t p = period.index - m_facts.first.index;
            if (p < 0 || p >= m_series.periods || !m_points[static_cast<std::size_t>(p)].comparable)
                return;
            const auto& then = m_series.at(0, p);
            IndicatorComparison entry;
            entry.with = with;
            entry.name = core::name(period);
            entry.then = m_points[static_cast<std::size_t>(p)].value.value;
            if (m_series.unit == IndicatorUnit::Share) {
                entry.difference = analytics::differenceOfShares(std::llround(cell.sum), cell.n, std::llround(then.sum), then.n);
            } else {
                const auto a = varianceOf(m_series, cell), b = varianceOf(m_series, then);
                entry.difference = difference(x, *entry.then, a && b ? std::optional(*a + *b) : std::nullopt, cell.n + then.n, "normal, separate variances");
            }
            m_answer.comparisons.push_back(std::move(entry));
        };
        const core::Period current = m_facts.period(static_cast<std::int32_t>(now));
        against("previous", current - 1);
        against("last-year", core::yearBefore(current));
        if (const auto& baseline = m_bases[now].baseline) {
            const std::size_t back = std::min<std::size_t>(m_at.size() - 1, 4);
            auto variance = varianceOf(m_series, cell);
            for (std::size_t k = 0; k < back && variance; ++k) {
                const auto each = varianceOf(m_series, m_series.at(0, static_cast<std::int32_t>(m_at[m_at.size() - 2 - k])));
                variance = each ? std::optional(*variance + *each / static_cast<double>(back * back)) : std::nullopt;
            }
            m_answer.comparisons.push_back({"baseline", std::to_string(back), baseline, difference(x, *baseline, variance, cell.n, "normal, separate variances")});
        }
        if (const Benchmark* entry = m_facts.benchmarkEntry(m_series)) {
            IndicatorComparison comparison {"benchmark", entry->source, entry->value, difference(x, entry->value, varianceOf(m_series, cell), cell.n, "normal")};
            if (m_series.unit == IndicatorUnit::Share && m_points[now].value.lower) {
                comparison.difference.lower = *m_points[now].value.lower - entry->value;
                comparison.difference.upper = *m_points[now].value.upper - entry->value;
                comparison.difference.method = m_points[now].value.method;
            }
            m_answer.comparisons.push_back(std::move(comparison));
        }
    }

    core::Status trend()
    {
        auto& trend = m_answer.trend;
        const core::Grain grain = m_facts.first.grain;
        const std::size_t n = m_x.size(), season = seasonOf(grain);
        if (n < 4)
            return {};
        const bool twoYears = season > 1 && n >= 2 * yearOf(grain);
        const auto kendall = twoYears ? analytics::mannKendallSeasonal(m_x, season) : analytics::mannKendall(m_x);
        trend.tau = kendall.tau;
        trend.p = kendall.p;
        if (auto slope = analytics::theilSen(m_x, 0.95, m_job)) {
            trend.slope = slope->slope;
            trend.slopeLower = slope->lower;
            trend.slopeUpper = slope->upper;
        } else if (slope.error().code == Code::Cancelled) {
            return std::unexpected(slope.error());
        }
        // STL wants a series without gaps: the stretch up to the last point.
        std::size_t from = n - 1;
        while (from > 0 && m_at[from - 1] + 1 == m_at[from])
            --from;
        const std::span<const double> whole(m_x.data() + from, n - from);
        if (season > 1 && whole.size() >= 2 * yearOf(grain) && whole.size() > 2 * season) {
            analytics::StlSettings settings;
            settings.period = season;
            settings.robust = true;
            auto parts = analytics::decomposeStl(whole, settings, analytics::Composition::Additive, m_job);
            if (parts) {
                trend.seasonal = true;
                trend.trend = std::move(parts->trend);
                trend.season = std::move(parts->seasonal);
                trend.strengthTrend = parts->strengthTrend;
                trend.strengthSeasonal = parts->strengthSeasonal;
                trend.stlFrom = m_facts.period(static_cast<std::int32_t>(m_at[from]));
            } else if (parts.error().code == Code::Cancelled) {
                return std::unexpected(parts.error());
            }
        }
        if (n >= 6) {
            auto found = analytics::changePointsPelt(m_x, 3, 2 * std::log(static_cast<double>(n)), m_job);
            if (!found && found.error().code == Code::Cancelled)
                return std::unexpected(found.error());
            if (found && !found->breaks.empty()) {
                const auto& index = found->breaks[found->chosen].index;
                const std::size_t first = index.size() > kMostChanges ? index.size() - kMostChanges : 0;
                for (std::size_t k = first; k < index.size(); ++k) {
                    const std::size_t at = m_at[index[k]];
                    m_answer.points[at].change = true;
                    trend.changes.push_back({m_facts.period(static_cast<std::int32_t>(at)), found->means[k], found->means[k + 1]});
                }
            }
        }
        if (n >= 7)
            for (const std::size_t i : analytics::anomaliesAlong(m_x, 7))
                m_answer.points[m_at[i]].anomaly = true;
        const auto& base = m_bases[m_at.back()];
        if (base.sigma)
            if (const auto chart = analytics::ewmaChart(m_x, {base.center, base.sigma}, 0.2, 3, true))
                for (std::size_t i = 0; i < n; ++i) {
                    auto& point = m_answer.points[m_at[i]];
                    point.ewma = chart->points[i];
                    point.ewmaLower = chart->lower[i];
                    point.ewmaUpper = chart->upper[i];
                }
        return {};
    }

    void segments()
    {
        if (m_series.unit == IndicatorUnit::Level || m_at.empty())
            return;
        const auto benchmark = m_facts.benchmarkOf(m_series);
        const std::size_t now = m_at.back();
        for (std::uint32_t g = 1; g <= m_facts.segments.size(); ++g) {
            const auto points = m_facts.points(m_series, g);
            const auto bases = controlBases(points);
            SegmentReading reading;
            reading.value = points[now].value;
            if (points[now].comparable && bases[now].sigma) {
                const double z = (*points[now].value.value - *bases[now].center) / *bases[now].sigma;
                reading.z = m_series.worse == Worse::Lower ? -z : m_series.worse == Worse::Higher ? z : std::abs(z);
            }
            for (const auto& threshold : m_facts.thresholds)
                if (threshold.indicator == m_series.indicator && (threshold.kind != domain::ThresholdKind::Fixed || m_facts.isFirst(m_series)))
                    reading.level = std::max(reading.level, crossed(points[now], bases[now], threshold, m_series.worse, m_series.unit, benchmark));
            m_answer.segments.push_back(std::move(reading));
        }
    }

    void doubts()
    {
        if (m_x.size() < 20)
            m_answer.doubts.push_back({analytics::DoubtCode::ShortSeries, {}, static_cast<double>(m_x.size())});
        if (const auto r = analytics::dependence(m_x))
            m_answer.doubts.push_back({analytics::DoubtCode::NotIndependent, {}, *r});
        if (m_x.size() >= 8 && !m_bases[m_at.back()].sigma)
            m_answer.doubts.push_back({analytics::DoubtCode::NoVariation});
    }

    const IndicatorFacts& m_facts;
    const features::IndicatorSeries& m_series;
    core::JobContext& m_job;
    std::vector<SeriesPoint> m_points;
    std::vector<ControlBase> m_bases;
    std::vector<std::size_t> m_at; // comparable points
    std::vector<double> m_x; // their values
    IndicatorSeriesAnswer m_answer;
};

void adjustLags(IndicatorAnswer& answer)
{
    std::vector<double> p;
    std::vector<IndicatorLag*> of;
    for (auto& entry : answer.indicators)
        for (auto& series : entry.series)
            for (auto& lag : series.lags)
                if (lag.p) {
                    p.push_back(*lag.p);
                    of.push_back(&lag);
                }
    const auto adjusted = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < of.size(); ++i)
        of[i]->pAdjusted = adjusted[i];
    for (auto& entry : answer.indicators)
        for (auto& series : entry.series)
            for (std::size_t i = 0; i < series.lags.size(); ++i)
                if (series.lags[i].p && (!series.strongest || *series.lags[i].p < *series.lags[*series.strongest].p))
                    series.strongest = i;
}

} // namespace

std::string_view word(IndicatorState state)
{
    static constexpr std::string_view kWords[] = {"not-enough-data", "in-control", "watch", "breach"};
    return kWords[static_cast<int>(state)];
}

Result<IndicatorAnswer> measureIndicators(Session& session, const IndicatorRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (!request.only.empty() && domain::indicator(request.only) == nullptr)
        return core::fail(Code::UnknownIndicator, {{"indicator", request.only}});
    auto made = indicatorFacts(session, request.scope, request.by, job);
    if (!made)
        return std::unexpected(made.error());
    const IndicatorFacts& facts = **made;

    IndicatorAnswer answer;
    answer.grain = facts.scoped.grain;
    answer.segments = facts.segments;
    answer.by = facts.by;
    std::vector<SeriesPoint> churn;
    for (const auto& series : facts.set.series)
        if (series.id == "churn_rate")
            churn = facts.points(series, 0);
    for (const auto& info : domain::indicators()) {
        if (!request.only.empty() && request.only != info.id)
            continue;
        IndicatorAnswerEntry entry;
        entry.id = info.id;
        if (const auto it = facts.set.missing.find(entry.id); it != facts.set.missing.end())
            entry.missing = it->second;
        for (const auto& series : facts.set.series) {
            if (series.indicator != info.id)
                continue;
            if (job.shouldStop())
                return core::fail(Code::Cancelled);
            OneSeries one(facts, series, job);
            if (auto done = one.measure(); !done)
                return std::unexpected(done.error());
            if (series.id != "churn_rate")
                one.correlate(churn);
            one.aroundEvents(facts.set.events);
            entry.series.push_back(one.take());
            const auto& last = entry.series.back();
            if (last.current < last.points.size() && (!answer.current || *answer.current < last.points[last.current].period))
                answer.current = last.points[last.current].period;
        }
        answer.indicators.push_back(std::move(entry));
    }
    adjustLags(answer);
    if (request.methods)
        if (auto done = addMethods(session, facts, answer, job); !done)
            return std::unexpected(done.error());

    answer.basis = basisOf(session, facts.scoped, request.scope, "indicators",
        "Shewhart (1931); Roberts (1959); Mann (1945); Sen (1968); Killick, Fearnhead, Eckley (2012); Cleveland et al. (1990); Benjamini, Hochberg (1995)",
        started);
    cite(facts, answer.basis);
    answer.basis.parameters["indicator"] = request.only.empty() ? "all" : request.only;
    answer.basis.parameters["methods"] = request.methods ? "all" : "series";
    answer.basis.parameters["window-days"] = std::to_string(facts.scoped.facts->settings.windowDays);
    return answer;
}

} // namespace holdfast::flow
