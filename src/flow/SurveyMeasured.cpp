// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SurveyMeasured.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::flow {

using domain::SurveyKind;

namespace {

constexpr double kWidestCounted = 100; // steps of a scale that is counted answer by answer

bool canBeCounted(const domain::AnswerScale& scale)
{
    return scale.low == std::floor(scale.low) && scale.high == std::floor(scale.high) && scale.high - scale.low <= kWidestCounted;
}

std::optional<double> times(const std::optional<double>& value, double factor)
{
    return value ? std::optional(*value * factor) : std::nullopt;
}

analytics::RatingSummary ratingOf(const PartAnswers& answers, const analytics::RatingScale& scale)
{
    return answers.tally ? analytics::ratingSummary(*answers.tally, scale) : analytics::ratingSummary(answers.answers, answers.weights, scale);
}

} // namespace

std::vector<PartAnswers> partAnswers(
    const SurveyCases& cases, const features::SurveySeries& series, const std::vector<std::uint32_t>& part, std::size_t parts)
{
    std::vector<PartAnswers> out(parts);
    const auto each = [&](auto take) {
        for (std::size_t i = 0; i < cases.rows.size(); ++i) {
            const double answer = series.answers[cases.rows[i]];
            const std::size_t at = part.empty() ? 0 : part[i];
            if (at < parts && !std::isnan(answer) && !take(out[at], answer, i))
                return false;
        }
        return true;
    };
    const bool weighted = !cases.weights.empty();
    if (canBeCounted(series.scale)) {
        for (auto& one : out)
            one.tally.emplace(static_cast<int>(series.scale.low), static_cast<int>(series.scale.high), weighted);
        if (each([&](PartAnswers& to, double answer, std::size_t i) { return to.tally->add(answer, cases.weight(i)); }))
            return out;
        out.assign(parts, {});
    }
    each([&](PartAnswers& to, double answer, std::size_t i) {
        to.answers.push_back(answer);
        if (weighted)
            to.weights.push_back(cases.weights[i]);
        return true;
    });
    return out;
}

Measured::Measured(const SurveyCases& cases, const features::SurveySeries& series) : m_cases(cases), m_series(series)
{
    m_nps = series.kind == SurveyKind::Nps;
    if (m_nps)
        m_promoter = analytics::promoterScale(static_cast<int>(series.scale.low), static_cast<int>(series.scale.high));
    m_rating.low = static_cast<int>(std::floor(series.scale.low));
    m_rating.high = static_cast<int>(std::ceil(series.scale.high));
    m_rating.top = width() >= 3 ? 2 : 1;
    m_counted = width() <= kWidestCounted;
}

MeasureValue Measured::value(const std::string& name, const PartAnswers& answers, std::vector<double>* distribution, analytics::Doubts* doubts) const
{
    MeasureValue out;
    out.name = name;
    out.value.n = static_cast<std::int64_t>(answers.size());
    const AnswerSums all = sums(answers);
    out.sumWeights = all.w;
    out.effectiveN = all.ww > 0 ? all.w * all.w / all.ww : 0;
    return m_nps ? promoter(std::move(out), answers, distribution, doubts) : rating(std::move(out), answers, distribution);
}

AnswerSums Measured::sums(const PartAnswers& answers) const
{
    AnswerSums sums;
    if (answers.tally)
        for (std::size_t k = 0; k < answers.tally->cells.size(); ++k) {
            const auto& cell = answers.tally->cells[k];
            if (cell.n > 0)
                sums.add(point(answers.tally->low + static_cast<double>(k)), cell.n, cell.w, cell.ww);
        }
    for (std::size_t i = 0; i < answers.answers.size(); ++i) {
        const double w = answers.weights.empty() ? 1 : answers.weights[i];
        sums.add(point(answers.answers[i]), 1, w, w * w);
    }
    return sums;
}

MeasureDifference Measured::difference(const AnswerSums& a, const AnswerSums& b) const
{
    MeasureDifference out;
    const auto left = summary(a), right = summary(b);
    out.tooFew = a.n < static_cast<double>(kLeastTested) || b.n < static_cast<double>(kLeastTested);
    out.difference.n = static_cast<std::int64_t>(a.n + b.n);
    if (m_nps) {
        analytics::PromoterScore x, y;
        x.nps = times(left.mean, 100);
        x.se = times(left.se, 100);
        y.nps = times(right.mean, 100);
        y.se = times(right.se, 100);
        const auto found = analytics::promoterDifference(x, y);
        out.difference.value = found.difference;
        out.difference.lower = found.lower;
        out.difference.upper = found.upper;
        out.difference.method = "Rocks (2016)";
        out.se = found.se;
        out.statistic = found.z;
        out.p = found.p;
    } else {
        const auto found = analytics::ratingDifference(left, right);
        out.difference.value = times(found.difference, width());
        out.difference.lower = times(found.lower, width());
        out.difference.upper = times(found.upper, width());
        out.difference.method = "Welch (1947)";
        out.se = times(found.se, width());
        out.statistic = found.t;
        out.p = found.p;
    }
    if (out.tooFew) {
        out.p.reset();
        out.statistic.reset();
    }
    return out;
}

// The best end of a reversed NPS scale is its low one.
double Measured::upright(double answer) const
{
    return m_series.scale.reversed ? m_series.scale.low + m_series.scale.high - answer : answer;
}

double Measured::point(double answer) const
{
    if (!m_nps)
        return (answer - m_series.scale.low) / width(); // 0..1: sums lose no digits
    const double at = upright(answer);
    return at >= m_promoter->promoterFrom ? 1 : at <= m_promoter->detractorTo ? -1 : 0;
}

PartAnswers Measured::turned(const PartAnswers& answers) const
{
    PartAnswers out = answers;
    if (out.tally)
        std::reverse(out.tally->cells.begin(), out.tally->cells.end());
    for (double& answer : out.answers)
        answer = upright(answer);
    return out;
}

analytics::RatingSummary Measured::summary(const AnswerSums& sums) const
{
    analytics::RatingSummary out;
    out.n = static_cast<std::int64_t>(sums.n);
    if (sums.n < 1 || !(sums.w > 0))
        return out;
    const double mean = sums.wx / sums.w;
    out.mean = mean;
    if (sums.n < 2)
        return out;
    const double squares = std::max(0.0, sums.wwxx - 2 * mean * sums.wwx + mean * mean * sums.ww) / (sums.w * sums.w);
    // The score of promoters has n, everything else n-1.
    const bool plain = m_nps && m_cases.weights.empty();
    out.se = std::sqrt(squares * (plain ? 1 : sums.n / (sums.n - 1)));
    return out;
}

MeasureValue Measured::promoter(MeasureValue out, const PartAnswers& answers, std::vector<double>* distribution, analytics::Doubts* doubts) const
{
    const PartAnswers mine = m_series.scale.reversed ? turned(answers) : answers;
    const auto found = mine.tally ? analytics::promoterScore(*mine.tally, *m_promoter) : analytics::promoterScore(mine.answers, mine.weights, *m_promoter);
    out.value.value = found.nps;
    out.value.method = "Reichheld (2003)";
    if (found.n > 1) {
        out.se = found.se;
        out.value.lower = found.lower;
        out.value.upper = found.upper;
    }
    if (found.sumWeights > 0) {
        out.promoters = found.promoters / found.sumWeights;
        out.passives = found.passives / found.sumWeights;
        out.detractors = found.detractors / found.sumWeights;
    }
    if (distribution != nullptr)
        *distribution = found.distribution;
    if (doubts != nullptr)
        *doubts = found.doubts;
    return out;
}

MeasureValue Measured::rating(MeasureValue out, const PartAnswers& answers, std::vector<double>* distribution) const
{
    auto found = ratingOf(answers, m_rating);
    out.value.value = found.mean;
    out.value.lower = found.lower;
    out.value.upper = found.upper;
    out.value.method = "Student (1908)";
    out.sd = found.sd;
    out.se = found.se;
    out.median = found.median;
    out.skewness = found.skewness;
    out.kurtosis = found.kurtosis;
    const auto score = [&](const std::optional<double>& at) { return at ? std::optional(domain::scoreOf(m_series.scale, *at)) : std::nullopt; };
    out.score = score(found.mean);
    out.scoreLower = score(m_series.scale.reversed ? found.upper : found.lower);
    out.scoreUpper = score(m_series.scale.reversed ? found.lower : found.upper);
    if (distribution != nullptr && m_counted)
        *distribution = found.counts;
    if (m_series.scale.reversed)
        found = ratingOf(turned(answers), m_rating);
    out.topShare = found.topShare;
    out.topLower = found.topLower;
    out.topUpper = found.topUpper;
    return out;
}

} // namespace holdfast::flow
