// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: the figures of one measure of a survey, for all answers or a part of them.

#include "analytics/survey/AnswerTally.h"
#include "analytics/survey/Promoter.h"
#include "analytics/survey/Rating.h"
#include "flow/Satisfaction.h"
#include "flow/SurveyCases.h"

#include <limits>

namespace holdfast::flow {

// Answers of a part of the respondents: counted where all are whole numbers of a scale that can be counted, else one by one.
struct PartAnswers {
    std::optional<analytics::AnswerTally> tally;
    std::vector<double> answers, weights; // without a tally; weights empty = not weighted
    bool empty() const { return tally ? tally->n() == 0 : answers.empty(); }
    std::size_t size() const { return tally ? static_cast<std::size_t>(tally->n()) : answers.size(); }
};

inline constexpr std::uint32_t kNoPart = std::numeric_limits<std::uint32_t>::max();
// By the part each respondent of cases.rows is in; kNoPart in none. `part` empty: everybody is in the first.
std::vector<PartAnswers> partAnswers(
    const SurveyCases& cases, const features::SurveySeries& series, const std::vector<std::uint32_t>& part, std::size_t parts);

// Sums from which mean and error of a part and of all the others follow.
struct AnswerSums {
    double n = 0, w = 0, wx = 0, ww = 0, wwx = 0, wwxx = 0;
    void add(double x, double count, double weight, double squared)
    {
        n += count;
        w += weight;
        wx += weight * x;
        ww += squared;
        wwx += squared * x;
        wwxx += squared * x * x;
    }
    AnswerSums without(const AnswerSums& part) const
    {
        return {n - part.n, w - part.w, wx - part.wx, ww - part.ww, wwx - part.wwx, wwxx - part.wwxx};
    }
};

// What is averaged, how: NPS counts -1, 0 and 1.
class Measured {
public:
    Measured(const SurveyCases& cases, const features::SurveySeries& series);
    bool possible() const { return !m_nps || m_promoter; } // the scale has a rule
    MeasureValue value(const std::string& name, const PartAnswers& answers, std::vector<double>* distribution = nullptr, analytics::Doubts* doubts = nullptr) const;
    AnswerSums sums(const PartAnswers& answers) const;
    // What of an answer is averaged, in the unit of the measure.
    double figure(double answer) const { return m_nps ? 100 * point(answer) : answer; }
    MeasureDifference difference(const AnswerSums& a, const AnswerSums& b) const;

private:
    double width() const { return m_series.scale.high - m_series.scale.low; }
    double upright(double answer) const;
    double point(double answer) const;
    analytics::RatingSummary summary(const AnswerSums& sums) const;
    MeasureValue promoter(MeasureValue out, const PartAnswers& answers, std::vector<double>* distribution, analytics::Doubts* doubts) const;
    MeasureValue rating(MeasureValue out, const PartAnswers& answers, std::vector<double>* distribution) const;
    PartAnswers turned(const PartAnswers& answers) const;
    const SurveyCases& m_cases;
    const features::SurveySeries& m_series;
    bool m_nps = false, m_counted = true;
    std::optional<analytics::PromoterScale> m_promoter;
    analytics::RatingScale m_rating;
};

} // namespace holdfast::flow
