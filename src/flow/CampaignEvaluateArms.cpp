// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CampaignEvaluateArms.h"

#include "analytics/compare/Mean.h"
#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/Proportion.h"
#include "analytics/experiment/TwoShares.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace holdfast::flow {

namespace {

constexpr double kBrokenRatio = 0.001;
constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
// The interval of the Qini draws every row anew: beyond so many rows, fewer replicates say the same.
constexpr std::size_t kManyRows = 200'000;

struct Sums {
    std::int64_t n = 0;
    double sum = 0, squares = 0;
};

// Control first.
void sumUp(std::span<const double> y, std::span<const double> treated, Sums (&sums)[2])
{
    for (std::size_t i = 0; i < y.size(); ++i) {
        auto& s = sums[treated[i] > 0];
        ++s.n;
        s.sum += y[i];
        s.squares += y[i] * y[i];
    }
}

ArmFigure figureOf(const Sums& s, bool share, double level)
{
    ArmFigure figure;
    figure.n = s.n;
    figure.sum = s.sum;
    figure.mean = share ? analytics::wilsonInterval(std::llround(s.sum), s.n, level) : analytics::meanInterval(s.n, s.sum, s.squares, level);
    return figure;
}

core::Estimate scaled(core::Estimate e, double factor, double shift)
{
    for (auto* bound : {&e.value, &e.lower, &e.upper})
        if (*bound)
            **bound = **bound * factor + shift;
    if (factor < 0)
        std::swap(e.lower, e.upper);
    return e;
}

// Of rows where both are known, with the covariate taken out where that is possible.
core::Estimate meanGain(const std::vector<double>& y, const std::vector<double>& covariate, const std::vector<double>& treated, double level)
{
    core::Estimate e;
    e.level = level;
    e.n = static_cast<std::int64_t>(y.size());
    const auto adjusted = analytics::cuped(y, covariate, treated, level);
    const auto plain = adjusted ? std::optional(adjusted->adjusted) : analytics::meanDifference(y, treated, level);
    if (!plain)
        return e;
    e.value = plain->effect;
    e.lower = plain->lower;
    e.upper = plain->upper;
    e.method = adjusted ? "CUPED, Deng et al. (2013)" : "Welch (1947)";
    return e;
}

void fillMoney(EvaluateAnswer& answer, const ArmRows& rows)
{
    std::vector<double> gain, covariate, treated;
    for (std::size_t i = 0; i < rows.y.size(); ++i) {
        const double worth = rows.share ? rows.worth[i] : rows.y[i];
        if (std::isnan(worth))
            continue;
        gain.push_back(rows.share ? rows.y[i] * worth : worth);
        covariate.push_back(rows.share ? worth : std::isnan(rows.before[i]) ? 0 : rows.before[i]);
        treated.push_back(rows.treated[i]);
    }
    const auto n = static_cast<double>(answer.treated.n);
    const double level = answer.plan.level;
    if (rows.share)
        answer.money.kept = scaled(answer.effect, n, 0);
    if (gain.empty())
        return;
    const auto each = meanGain(gain, covariate, treated, level);
    answer.money.value = scaled(each, n, 0);
    answer.money.profit = scaled(answer.money.value, 1, -answer.money.cost);
    if (answer.money.cost > 0)
        answer.money.roi = scaled(answer.money.profit, 1 / answer.money.cost, 0);
}

} // namespace

std::optional<ArmEffect> armEffect(std::span<const double> y, std::span<const double> treated, bool share, double level)
{
    Sums sums[2];
    sumUp(y, treated, sums);
    ArmEffect effect;
    effect.treated = figureOf(sums[1], share, level);
    effect.control = figureOf(sums[0], share, level);
    if (sums[0].n == 0 || sums[1].n == 0)
        return {};
    if (share) {
        const auto k1 = std::llround(sums[1].sum), k0 = std::llround(sums[0].sum);
        effect.difference = analytics::differenceOfShares(k1, sums[1].n, k0, sums[0].n, level);
        const double p = analytics::twoShareP(k1, sums[1].n, k0, sums[0].n);
        if (std::isfinite(p))
            effect.p = p;
    } else if (const auto difference = analytics::meanDifference(y, treated, level)) {
        effect.difference = {difference->effect, difference->lower, difference->upper, level, sums[0].n + sums[1].n, "Welch (1947)"};
        effect.p = difference->p;
    }
    return effect;
}

core::Status fillEffects(EvaluateAnswer& answer, const ArmRows& rows, const EvaluateRequest& request, core::JobContext& job)
{
    const double level = answer.plan.level;
    const auto effect = armEffect(rows.y, rows.treated, rows.share, level);
    answer.hasControl = effect.has_value();
    Sums sums[2];
    sumUp(rows.y, rows.treated, sums);
    answer.treated = figureOf(sums[1], rows.share, level);
    answer.control = figureOf(sums[0], rows.share, level);
    if (answer.plannedRatio > 0) {
        answer.ratioP = analytics::sampleRatio(answer.treated.n, answer.control.n, answer.plannedRatio).p;
        // A group that was drawn and has no outcome at all is lost, however few there are.
        answer.ratioBroken = !effect || (answer.ratioP && *answer.ratioP < kBrokenRatio);
    }
    if (answer.ratioBroken)
        answer.doubts.push_back({analytics::DoubtCode::SampleRatioMismatch, {}, answer.ratioP.value_or(0)});
    if (!effect) {
        answer.decision = answer.ratioBroken ? "broken" : "no-control";
        return {};
    }
    answer.effect = effect->difference;
    answer.p = effect->p;
    if (std::all_of(rows.before.begin(), rows.before.end(), [](double b) { return std::isfinite(b); }))
        answer.cuped = analytics::cuped(rows.y, rows.before, rows.treated, level);
    fillMoney(answer, rows);
    const auto& judged = answer.plan.decision == "profit-above-zero" ? answer.money.profit : answer.effect;
    answer.decision = answer.ratioBroken ? "broken" : answer.open ? "open" : judged.lower && *judged.lower > 0 ? "met" : "not-met";
    if (std::any_of(rows.score.begin(), rows.score.end(), [](double s) { return !std::isfinite(s); }) || rows.score.empty())
        return {};
    analytics::UpliftOptions options;
    options.seed = request.seed;
    options.level = level;
    for (int k = 0; k <= 20; ++k)
        options.at.push_back(k / 20.0);
    options.replicates = rows.y.size() > kManyRows ? std::min(request.replicates, 20) : request.replicates;
    auto qini = analytics::upliftMetrics(rows.y, rows.treated, rows.score, options, job);
    if (!qini)
        return std::unexpected(qini.error());
    answer.qini = std::move(*qini);
    return {};
}

EffectLine effectLine(const ArmRows& rows, std::span<const std::uint32_t> members, double level)
{
    std::vector<double> y, treated;
    y.reserve(members.size());
    treated.reserve(members.size());
    for (const auto i : members) {
        y.push_back(rows.y[i]);
        treated.push_back(rows.treated[i]);
    }
    EffectLine line;
    for (const double t : treated)
        ++(t > 0 ? line.treated : line.control);
    const auto effect = armEffect(y, treated, rows.share, level);
    if (!effect)
        return line;
    line.difference = effect->difference;
    if (line.treated >= kLeastArm && line.control >= kLeastArm)
        line.p = effect->p;
    return line;
}

void adjustLines(std::vector<EffectLine>& lines)
{
    std::vector<double> p;
    for (std::size_t k = 1; k < lines.size(); ++k)
        p.push_back(lines[k].p.value_or(kUnknown));
    const auto adjusted = analytics::benjaminiHochberg(p);
    for (std::size_t k = 1; k < lines.size(); ++k)
        if (lines[k].p)
            lines[k].pAdjusted = adjusted[k - 1];
}

SavedShare savedShare(const ArmFigure& treated, const ArmFigure& control, double woken, double level)
{
    SavedShare result;
    result.saved.level = level;
    result.saved.n = treated.n + control.n;
    result.saved.method = "delta method";
    const double nt = static_cast<double>(treated.n), nc = static_cast<double>(control.n);
    const double leftTreated = nt - treated.sum, leftControl = nc - control.sum;
    if (!(nt > 1) || !(nc > 1) || !(leftControl > 0))
        return result;
    const double pt = leftTreated / nt, pc = leftControl / nc;
    // saved = (fall + woken x (1 - pc)) / pc, a function of both shares.
    const double saved = (pc - pt + woken * (1 - pc)) / pc;
    const double byTreated = -1 / pc, byControl = (pt - woken) / (pc * pc);
    // One half added to each count, so that a share of 0 or 1 does not pretend to be sure.
    const double qt = (leftTreated + 0.5) / (nt + 1), qc = (leftControl + 0.5) / (nc + 1);
    result.se = std::sqrt(byTreated * byTreated * qt * (1 - qt) / nt + byControl * byControl * qc * (1 - qc) / nc);
    const double half = analytics::normalQuantileTwoSided(level) * result.se;
    result.saved.value = saved;
    result.saved.lower = saved - half;
    result.saved.upper = saved + half;
    return result;
}

} // namespace holdfast::flow
