// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/SurveyFields.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

static std::optional<frame::CustomerColumn> lastAnswers(
    const features::SurveyFacts& survey, const features::SurveySeries& series, std::string name, std::size_t customers)
{
    std::vector<double> last(customers, std::nan(""));
    std::vector<std::int32_t> day(customers, core::CivilDate::kNone);
    bool any = false, whole = true;
    for (std::size_t row = 0; row < survey.rows(); ++row) {
        const std::uint32_t customer = survey.customers[row];
        if (customer == frame::kNoCustomer || customer >= customers || std::isnan(series.answers[row]))
            continue;
        // Of two on one day the later row counts; undated ones give way to dated ones.
        const bool later = std::isnan(last[customer]) || day[customer] == core::CivilDate::kNone
            || (survey.days[row] != core::CivilDate::kNone && survey.days[row] >= day[customer]);
        if (!later)
            continue;
        last[customer] = series.answers[row];
        day[customer] = survey.days[row];
        any = true;
        whole = whole && series.answers[row] == std::round(series.answers[row]);
    }
    if (!any)
        return {};
    frame::CustomerColumn column;
    column.name = std::move(name);
    column.type = whole ? frame::ValueType::Integer : frame::ValueType::Decimal;
    column.scale = whole ? 0 : 2;
    column.numbers.assign(customers, frame::kMissing);
    for (std::size_t customer = 0; customer < customers; ++customer)
        if (!std::isnan(last[customer]))
            column.numbers[customer] = std::llround(last[customer] * (whole ? 1 : 100));
    return column;
}

core::Result<std::vector<frame::CustomerColumn>> surveyFields(Session& session, const frame::Snapshot& snapshot, core::JobContext& job)
{
    std::vector<frame::CustomerColumn> columns;
    auto survey = surveyOf(session, snapshot, job);
    if (!survey) {
        if (survey.error().code == core::Code::Cancelled)
            return std::unexpected(survey.error());
        return columns;
    }
    for (const auto& [kind, name] : {std::pair {domain::SurveyKind::Nps, "survey.nps"}, {domain::SurveyKind::Csat, "survey.csat"}, {domain::SurveyKind::Ces, "survey.ces"}})
        if (const auto* series = (*survey)->first(kind))
            if (auto column = lastAnswers(**survey, *series, name, snapshot.size()))
                columns.push_back(std::move(*column));
    return columns;
}

} // namespace holdfast::flow
