// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Lifetimes.h"

#include "analytics/survival/Cox.h"
#include "analytics/survival/LogRank.h"
#include "flow/LifeFields.h"
#include "flow/risk/RiskGround.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::size_t kMostGroups = 12;
constexpr double kMostPoints = 200;
constexpr double kReadAt[] = {30, 90, 180, 365, 730, 1095};

struct Lives {
    std::vector<std::uint32_t> customer;
    std::vector<double> time, entry;
    std::vector<std::uint8_t> event;
    std::uint64_t unknownStart = 0;
};

Result<Lives> livesOf(const Facts& facts, const frame::Selection* scope)
{
    if (!facts.spans)
        return std::unexpected(*facts.spansMissing);
    if (!facts.spans->dated)
        return core::fail(Code::NotEnoughData, {{"needs", "churn_date"}});
    Lives lives;
    for (std::uint32_t c = 0; c < facts.spans->size(); ++c) {
        if (scope != nullptr && !scope->contains(c))
            continue;
        const FirstLife life = firstLife(facts, c);
        lives.unknownStart += life.startUnknown;
        if (!life.isSeen())
            continue;
        lives.customer.push_back(c);
        lives.time.push_back(life.days);
        lives.entry.push_back(life.seenFrom);
        lives.event.push_back(life.ended);
    }
    if (lives.time.empty())
        return core::fail(Code::NotEnoughData, {{"needs", "churn_date"}});
    return lives;
}

LifetimeGroup::Point pointAt(const analytics::SurvivalCurve& curve, double time)
{
    const auto reading = curve.read(time, analytics::SurvivalInterval::LogLog);
    return {time, reading.atRisk, {reading.survival, reading.lower, reading.upper, 0.95, reading.atRisk, "Kaplan, Meier (1958)"}};
}

LifetimeGroup groupOf(const analytics::SurvivalCurve& curve)
{
    LifetimeGroup made;
    made.events = curve.events;
    const auto median = curve.quantileWithInterval(0.5, analytics::SurvivalInterval::LogLog);
    made.median = median.value;
    made.medianLower = median.lower;
    made.medianUpper = median.upper;
    for (const double time : kReadAt)
        if (time <= curve.lastTime())
            made.at.push_back(pointAt(curve, time));
    return made;
}

std::vector<LifetimeGroup::Point> courseOf(const analytics::SurvivalCurve& curve)
{
    std::vector<LifetimeGroup::Point> points;
    const double step = std::max(1.0, std::ceil(curve.lastTime() / kMostPoints));
    for (double time = 0; time <= curve.lastTime(); time += step)
        points.push_back(pointAt(curve, time));
    return points;
}

} // namespace

Result<LifetimesAnswer> measureLifetimes(Session& session, const LifetimesRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, request.scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto lives = livesOf(facts, scoped->selected());
    if (!lives)
        return std::unexpected(lives.error());
    std::vector<std::uint32_t> group(lives->time.size(), 0);
    std::vector<std::string> names {""};
    if (!request.by.empty()) {
        const auto* column = facts.column(request.by);
        if (column == nullptr || column->codes.empty())
            return core::fail(Code::UnknownField, {{"field", request.by}});
        std::map<std::uint32_t, std::size_t> counts;
        for (const auto c : lives->customer)
            ++counts[column->codes[c]];
        std::vector<std::uint32_t> codes;
        for (const auto& [code, n] : counts)
            codes.push_back(code);
        std::stable_sort(codes.begin(), codes.end(), [&](auto a, auto b) { return counts[a] > counts[b]; });
        names.clear();
        std::map<std::uint32_t, std::uint32_t> place;
        for (const auto code : codes) {
            place[code] = static_cast<std::uint32_t>(names.size());
            names.push_back(code == 0 ? std::string() : column->words[code - 1]);
        }
        for (std::size_t i = 0; i < group.size(); ++i)
            group[i] = place[column->codes[lives->customer[i]]];
    }
    if (job.shouldStop())
        return core::fail(Code::Cancelled);
    const auto table = analytics::lifeTable({lives->time, lives->event, lives->entry, group, static_cast<std::uint32_t>(names.size())});
    const auto together = analytics::curveOf(analytics::lifeTable({lives->time, lives->event, lives->entry}), 0);
    LifetimesAnswer answer;
    answer.all = groupOf(together);
    answer.all.n = static_cast<std::int64_t>(lives->time.size());
    answer.curve = courseOf(together);
    answer.lateEntry = std::ranges::any_of(lives->entry, [](double entry) { return entry > 0; });
    std::vector<std::size_t> shown;
    double least = 1e18;
    for (std::size_t g = 0; g < std::min(names.size(), kMostGroups); ++g) {
        const auto curve = analytics::curveOf(table, g);
        shown.push_back(g);
        LifetimeGroup made = groupOf(curve);
        made.value = names[g];
        made.n = static_cast<std::int64_t>(std::count(group.begin(), group.end(), g));
        least = std::min(least, curve.lastTime());
        answer.groups.push_back(std::move(made));
    }
    answer.tau = least;
    for (std::size_t g = 0; g < answer.groups.size(); ++g)
        answer.groups[g].restrictedMean = analytics::curveOf(table, g).restrictedMean(least).value;
    if (shown.size() > 1) {
        const auto test = analytics::rankTest(table, analytics::RankWeight::LogRank, shown);
        answer.logRank = test.chi2;
        answer.p = test.p;
        answer.df = test.df;
    }
    answer.basis = basisOf(session, *scoped, request.scope, "km", "Kaplan, Meier (1958); Greenwood (1926), log-log; Mantel (1966)", started);
    answer.basis.n = lives->time.size();
    answer.basis.parameters["by"] = request.by;
    if (lives->unknownStart > 0)
        answer.basis.excluded["start-unknown"] = lives->unknownStart;
    return answer;
}

Result<HazardsAnswer> measureHazards(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto& shot = *facts.snapshot;
    auto lives = livesOf(facts, scoped->selected());
    if (!lives)
        return std::unexpected(lives.error());
    auto layout = features::riskLayout(shot, {}, facts.settings.windowDays, true);
    std::vector<double> gone(lives->event.begin(), lives->event.end());
    for (const auto& leak : features::leaks(shot, layout, lives->customer, gone))
        features::leaveOut(layout, leak);

    HazardsAnswer answer;
    // The commonest level of a column comes first in the layout: it is what the others are held against.
    std::vector<features::RiskFeature> kept;
    std::set<std::string> columns;
    for (const auto& feature : layout.features) {
        if (feature.column.empty())
            continue;
        if (columns.insert(feature.column).second && !feature.level.empty())
            answer.references.emplace_back(feature.column, feature.level);
        else
            kept.push_back(feature);
    }
    layout.features = kept;
    auto x = features::riskFeatures(shot, {}, layout, lives->customer, shot.asOf, job);
    if (!x)
        return std::unexpected(x.error());
    std::vector<std::size_t> rows;
    std::vector<const frame::CustomerColumn*> worded;
    for (const auto& [column, level] : answer.references)
        worded.push_back(shot.column(column));
    for (std::size_t i = 0; i < x->rows; ++i) {
        bool complete = true;
        for (const auto* column : worded)
            complete = complete && column->codes[lives->customer[i]] != 0;
        for (std::size_t f = 0; f < x->columns && complete; ++f)
            complete = !std::isnan((*x)(i, f));
        if (complete)
            rows.push_back(i);
    }
    analytics::Matrix part(rows.size(), x->columns);
    std::vector<double> time, entry;
    std::vector<std::uint8_t> event;
    for (std::size_t f = 0; f < x->columns; ++f)
        for (std::size_t i = 0; i < rows.size(); ++i)
            part(i, f) = (*x)(rows[i], f);
    for (const auto i : rows) {
        time.push_back(lives->time[i]);
        entry.push_back(lives->entry[i]);
        event.push_back(lives->event[i]);
    }
    std::vector<std::string> names;
    for (const auto& feature : kept)
        names.push_back(feature.level.empty() ? feature.column : feature.column + "_" + feature.level);
    analytics::CoxOptions options;
    options.residuals = false;
    const auto fit = analytics::fitCox({part, time, event, entry, names}, options, job);
    if (!fit)
        return std::unexpected(fit.error());
    answer.n = fit->n;
    answer.events = fit->events;
    std::vector<std::optional<std::size_t>> place(kept.size());
    for (std::size_t k = 0; k < fit->kept.size(); ++k)
        place[fit->kept[k]] = k;
    for (std::size_t f = 0; f < kept.size(); ++f) {
        const auto* column = shot.column(kept[f].column);
        HazardCoefficient made;
        made.name = names[f];
        made.column = kept[f].column;
        made.label = column->label.empty() ? column->name : column->label;
        made.level = kept[f].level;
        made.coef = fit->coef[f];
        if (made.coef && place[f]) {
            const double se = std::sqrt(fit->covariance(*place[f], *place[f]));
            constexpr double kNormal = 1.959963984540054;
            made.se = se;
            made.p = std::erfc(std::abs(*made.coef / se) / std::sqrt(2.0));
            made.hazardRatio = std::exp(*made.coef);
            made.lower = std::exp(*made.coef - kNormal * se);
            made.upper = std::exp(*made.coef + kNormal * se);
            if (*place[f] < fit->phTest.size())
                made.proportionalP = fit->phTest[*place[f]].p;
        }
        answer.coefficients.push_back(std::move(made));
    }
    answer.lrP = fit->lr.p;
    answer.proportionalP = fit->phGlobal.p;
    answer.doubts = fit->doubts;
    answer.basis = basisOf(session, *scoped, scope, "cox", "Cox (1972); Efron (1977); Grambsch, Therneau (1994)", started);
    answer.basis.n = fit->n;
    answer.basis.excluded["missing-cell"] = x->rows - rows.size();
    if (lives->unknownStart > 0)
        answer.basis.excluded["start-unknown"] = lives->unknownStart;
    return answer;
}

} // namespace holdfast::flow
