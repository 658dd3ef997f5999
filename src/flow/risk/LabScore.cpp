// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/risk/LabScore.h"

#include "flow/risk/Scoring.h"

#include <limits>
#include <string_view>
#include <unordered_map>

namespace holdfast::flow {

core::Result<std::vector<double>> refittedScores(Session& session, const frame::Snapshot& now, core::CivilDate day, int horizonDays, core::JobContext& job)
{
    const auto then = facts(session, day, job);
    if (!then)
        return std::unexpected(then.error());
    RiskRequest request;
    request.scope.asOf = day;
    request.horizonDays = horizonDays;
    request.kind = "logistic"; // quick to make again, and close to the trees
    const auto model = makeModel(session, **then, request, job);
    if (!model)
        return std::unexpected(model.error());
    const auto scored = score(session, **then, *model, job);
    if (!scored)
        return std::unexpected(scored.error());
    std::vector<double> scores(now.size(), std::numeric_limits<double>::quiet_NaN());
    std::unordered_map<std::string_view, std::size_t> places;
    for (std::size_t c = 0; c < now.size(); ++c)
        places.emplace(now.customers[c], c);
    const auto& ids = (*then)->snapshot->customers;
    for (std::size_t i = 0; i < scored->customers.size(); ++i)
        if (const auto place = places.find(ids[scored->customers[i]]); place != places.end())
            scores[place->second] = scored->risk[i];
    return scores;
}

} // namespace holdfast::flow
