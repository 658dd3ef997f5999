// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/value/KeptRisk.h"

#include "flow/value/ValueMethods.h"

#include <limits>

namespace holdfast::flow {

core::Result<std::shared_ptr<const std::vector<double>>> keptRisk(Session& session, const Facts& facts, core::JobContext& job)
{
    using Scores = std::shared_ptr<const std::vector<double>>;
    if (auto kept = std::static_pointer_cast<const std::vector<double>>(facts.late->find("risk")))
        return kept;
    RiskRequest request;
    request.makeWhenMissing = false;
    const auto model = modelFor(session, facts, request, job);
    const auto scored = model ? score(session, facts, *model, job) : core::Result<Scored>(std::unexpected(model.error()));
    if (!scored) {
        if (scored.error().code == core::Code::Cancelled)
            return std::unexpected(scored.error());
        return Scores();
    }
    auto risk = std::make_shared<std::vector<double>>(facts.snapshot->size(), std::numeric_limits<double>::quiet_NaN());
    for (std::size_t i = 0; i < scored->customers.size(); ++i)
        (*risk)[scored->customers[i]] = scored->risk[i];
    Scores scores = std::move(risk);
    facts.late->keep("risk", scores);
    return scores;
}

core::Result<Scored> scoresOf(Session& session, const Facts& facts, const KeptModel& model, core::JobContext& job)
{
    if (!model.card.kept)
        return score(session, facts, model, job);
    const auto kept = keptRisk(session, facts, job);
    if (!kept)
        return std::unexpected(kept.error());
    if (*kept == nullptr) // it does not fit: the reason why
        return score(session, facts, model, job);
    Scored scored;
    scored.customers = activeCustomers(facts, nullptr);
    for (const auto customer : scored.customers)
        scored.risk.push_back((**kept)[customer]);
    return scored;
}

} // namespace holdfast::flow
