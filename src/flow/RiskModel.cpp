// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/RiskModel.h"

#include "analytics/models/Stability.h"
#include "flow/value/KeptRisk.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr double kDrifted = 0.2, kMattersFrom = 0.01;
constexpr std::int64_t kFewChurners = 100; // tested on fewer, the area's interval is wide

void addDrift(RiskAnswer& answer, const KeptModel& model, const Scored& scored)
{
    const auto psiOf = [](const std::vector<double>& before, std::span<const double> now) -> std::optional<double> {
        std::vector<double> there;
        for (const double v : now)
            if (!std::isnan(v))
                there.push_back(v);
        const auto stability = analytics::populationStability(before, there);
        return stability ? std::optional(stability->psi) : std::nullopt;
    };
    answer.scorePsi = psiOf(model.scoreBefore, scored.risk);
    answer.retrain = answer.scorePsi.value_or(0) > kDrifted;
    for (std::size_t f = 0; f < scored.x.columns; ++f) {
        auto& note = answer.card.features[f];
        note.psi = psiOf(model.before[f], scored.x.column(f));
        answer.retrain |= note.psi.value_or(0) > kDrifted && note.importance >= kMattersFrom;
    }
    std::stable_sort(answer.card.features.begin(), answer.card.features.end(), [](const auto& a, const auto& b) { return a.importance > b.importance; });
}

Result<RiskAnswer> answerOf(Session& session, const Scoped& scoped, const RiskRequest& request, const KeptModel& model,
    std::chrono::steady_clock::time_point started, core::JobContext& job)
{
    const Facts& facts = *scoped.facts;
    const auto scored = score(session, facts, model, job);
    if (!scored)
        return std::unexpected(scored.error());
    const auto value = remainingValue(facts, job);
    if (!value)
        return std::unexpected(value.error());
    RiskAnswer answer;
    answer.card = model.card;
    addDrift(answer, model, *scored);
    const auto cuts = tierCuts(request, *scored, value->byCustomer);
    answer.tiers = {{"high", cuts.high, 0, 0, 0, 0}, {"medium", cuts.medium, 0, 0, 0, 0}, {"low", 0, 0, 0, 0, 0}};
    answer.distribution.assign(10, 0);
    for (std::size_t i = 0; i < scored->customers.size(); ++i) {
        const auto c = scored->customers[i];
        if (scoped.selected() != nullptr && !scoped.selected()->contains(c))
            continue;
        const double risk = scored->risk[i];
        ++answer.scored;
        answer.expected += risk;
        ++answer.distribution[std::min<std::size_t>(9, static_cast<std::size_t>(risk * 10))];
        auto& tier = answer.tiers[risk >= cuts.high ? 0 : risk >= cuts.medium ? 1 : 2];
        ++tier.n;
        tier.meanRisk += risk;
        if (!std::isnan(value->byCustomer[c])) {
            tier.remainingValue += value->byCustomer[c];
            tier.atRisk += risk * value->byCustomer[c];
        }
    }
    for (auto& tier : answer.tiers)
        tier.meanRisk = tier.n > 0 ? tier.meanRisk / static_cast<double>(tier.n) : 0;
    answer.currency = facts.settings.currency;
    answer.valueMethod = value->method;
    answer.basis = riskBasis(session, scoped, request, model, "risk", started);
    answer.basis.n = answer.scored;
    answer.basis.definitions["remaining-value"] = value->method;
    for (const auto& column : answer.card.leftOut)
        if (column.reason == "leak")
            answer.doubts.push_back({analytics::DoubtCode::LeakSuspected, column.label, column.area});
    if (facts.definition.kind == domain::ChurnKind::Inactivity)
        answer.silentDays = std::max(0, facts.definition.inactiveDays - answer.card.horizonDays);
    if (answer.card.chosen().tested.positives < kFewChurners)
        answer.doubts.push_back({analytics::DoubtCode::FewEvents, {}, static_cast<double>(answer.card.chosen().tested.positives)});
    return answer;
}

} // namespace

Result<RiskAnswer> trainRisk(Session& session, const RiskRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, request.scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    auto model = makeModel(session, *scoped->facts, request, job);
    if (!model)
        return std::unexpected(model.error());
    const auto text = textOf(*model);
    if (!text)
        return std::unexpected(text.error());
    auto answer = answerOf(session, *scoped, request, *model, started, job);
    if (!answer)
        return answer;
    auto change = session.file().beginChange("risk-train", {}, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto put = (*change)->put(kModelKind, kModelName, *text); !put)
        return std::unexpected(put.error());
    if (auto done = (*change)->commit(); !done)
        return std::unexpected(done.error());
    session.forget();
    answer->card.kept = true;
    answer->basis.definitions["model.kept"] = "true";
    return answer;
}

Result<RiskAnswer> measureRisk(Session& session, const RiskRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, request.scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const auto model = modelFor(session, *scoped->facts, request, job);
    if (!model)
        return std::unexpected(model.error());
    return answerOf(session, *scoped, request, *model, started, job);
}

Result<std::optional<ModelStatus>> modelStatus(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto documents = session.file().documents(kModelKind);
    if (!documents)
        return std::unexpected(documents.error());
    const auto it = documents->find(kModelName);
    if (it == documents->end())
        return std::optional<ModelStatus>();
    const auto model = keptModel(it->second);
    if (!model)
        return std::unexpected(model.error());
    ModelStatus status;
    const std::string day = core::isoText(model->card.trainedAsOf);
    status.name = "risk-" + day.substr(0, 4) + "." + day.substr(5, 2);
    status.auc = model->card.chosen().tested.auc;
    status.outOfTime = model->card.outOfTime;
    const auto made = facts(session, scope.asOf, job);
    if (!made)
        return std::unexpected(made.error());
    if ((*made)->snapshot->fingerprint == model->card.fingerprint && (*made)->snapshot->asOf == model->card.trainedAsOf)
        return std::optional(status);
    const auto scored = score(session, **made, *model, job);
    if (!scored)
        return std::unexpected(scored.error());
    RiskAnswer drift;
    drift.card = model->card;
    addDrift(drift, *model, *scored);
    status.scorePsi = drift.scorePsi;
    status.retrain = drift.retrain;
    return std::optional(status);
}

Result<CustomerRisk> riskOfCustomer(Session& session, const CustomerRiskRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, request.risk.scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto& shot = *facts.snapshot;
    const auto known = customerIndex(shot, request.customer);
    if (!known)
        return std::unexpected(known.error());
    const auto model = modelFor(session, facts, request.risk, job);
    if (!model)
        return std::unexpected(model.error());
    const auto scored = scoresOf(session, facts, *model, job);
    if (!scored)
        return std::unexpected(scored.error());
    const auto value = remainingValue(facts, job);
    if (!value)
        return std::unexpected(value.error());

    CustomerRisk answer;
    answer.customer = request.customer;
    answer.card = model->card;
    const std::uint32_t index = *known;
    if (!std::isnan(value->byCustomer[index]))
        answer.remainingValue = value->byCustomer[index];
    answer.basis = riskBasis(session, *scoped, request.risk, *model, "risk-customer", started);
    answer.basis.n = 1;
    const auto row = std::lower_bound(scored->customers.begin(), scored->customers.end(), index);
    if (row == scored->customers.end() || *row != index)
        return answer; // gone, or not known
    const std::uint32_t customers[] = {index};
    const auto tables = riskTables(session, shot, job);
    if (!tables)
        return std::unexpected(tables.error());
    auto own = features::riskFeatures(shot, *tables, model->layout, customers, shot.asOf, job);
    if (!own)
        return std::unexpected(own.error());
    analytics::Matrix& x = *own;
    answer.risk = scored->risk[static_cast<std::size_t>(row - scored->customers.begin())];
    const auto cuts = tierCuts(request.risk, *scored, value->byCustomer);
    answer.tier = cuts.of(*answer.risk);
    auto reasons = reasonsFor(*model, shot, x, customers, job);
    if (!reasons)
        return std::unexpected(reasons.error());
    answer.reasons = std::move(reasons->front());
    answer.base = *answer.risk;
    for (const auto& reason : answer.reasons)
        answer.base -= reason.points;
    const auto finite = [](double v) { return std::isnan(v) ? std::nullopt : std::optional(v); };
    for (std::size_t f = 0; f < model->layout.features.size(); ++f) {
        const auto& note = model->card.features[f];
        answer.features.push_back({note.id, note.group, note.column, note.label, note.level, finite(x(0, f)), finite(model->typical[f])});
    }
    if (request.changes.empty())
        return answer;
    for (const auto& [id, changed] : request.changes) {
        const auto at = std::find(model->card.featureIds.begin(), model->card.featureIds.end(), id);
        if (at == model->card.featureIds.end())
            return core::fail(Code::InvalidParameter, {{"parameter", "change"}, {"value", id}});
        x(0, static_cast<std::size_t>(at - model->card.featureIds.begin())) = changed.value_or(std::nan(""));
    }
    const auto changedRisk = model->model.probabilities(x, job);
    if (!changedRisk)
        return std::unexpected(changedRisk.error());
    answer.changedRisk = changedRisk->front();
    answer.changedTier = cuts.of(*answer.changedRisk);
    auto changedReasons = reasonsFor(*model, shot, x, customers, job);
    if (!changedReasons)
        return std::unexpected(changedReasons.error());
    answer.changedReasons = std::move(changedReasons->front());
    return answer;
}

} // namespace holdfast::flow
