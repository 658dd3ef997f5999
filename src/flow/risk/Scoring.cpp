// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/risk/Scoring.h"

#include "analytics/models/ProfitThreshold.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

std::string labelOf(const frame::Snapshot& snapshot, const features::RiskFeature& feature)
{
    const auto* column = feature.column.empty() ? nullptr : snapshot.column(feature.column);
    return column == nullptr ? feature.column : column->label.empty() ? column->name : column->label;
}

std::vector<double> mediansOf(const analytics::Matrix& x)
{
    std::vector<double> medians(x.columns, std::nan(""));
    for (std::size_t f = 0; f < x.columns; ++f) {
        std::vector<double> there;
        for (const double v : x.column(f))
            if (!std::isnan(v))
                there.push_back(v);
        if (there.empty())
            continue;
        const auto middle = there.begin() + static_cast<std::ptrdiff_t>(there.size() / 2);
        std::nth_element(there.begin(), middle, there.end());
        medians[f] = *middle;
    }
    return medians;
}

RiskCard cardOf(Session& session, const Facts& facts, const RiskRequest& request, const LearningRows& rows, const learning::ChurnModelFit& fit)
{
    RiskCard card;
    card.kind = learning::word(fit.model.kind());
    card.trainedAt = session.now();
    card.trainedAsOf = facts.snapshot->asOf;
    card.fingerprint = facts.snapshot->fingerprint;
    card.outOfTime = fit.outOfTime;
    card.history = rows.layout.history;
    card.definition = domain::word(facts.definition.kind);
    card.horizonDays = request.horizonDays;
    card.windowDays = rows.layout.windowDays;
    card.cutoffs = rows.cutoffs;
    card.rows = rows.y.size();
    card.events = static_cast<std::uint64_t>(std::count(rows.y.begin(), rows.y.end(), 1.0));
    card.candidates = rows.candidates;
    card.calibration = fit.calibration == analytics::CalibrationKind::Isotonic ? "isotonic" : "platt";
    for (std::size_t k = 0; k < fit.candidates.size(); ++k)
        card.tests.push_back({std::string(learning::word(fit.candidates[k].kind)), k == fit.chosen, metricsOf(fit.candidates[k].training),
            metricsOf(fit.candidates[k].tested), fit.candidates[k].validationLoss});
    for (std::size_t f = 0; f < rows.layout.features.size(); ++f) {
        const auto& feature = rows.layout.features[f];
        card.featureIds.push_back(feature.id);
        card.features.push_back({feature.id, std::string(features::word(feature.group)), feature.column, labelOf(*facts.snapshot, feature), feature.level,
            fit.model.importance()[f], {}});
    }
    for (const auto& out : rows.layout.leftOut)
        card.leftOut.push_back({out.column, out.label, out.reason, out.area});
    for (std::size_t i = 0; i < fit.tree.size(); ++i) {
        const auto& node = fit.tree[i];
        const bool yes = node.parent >= 0 && fit.tree[static_cast<std::size_t>(node.parent)].left == static_cast<int>(i);
        card.tree.push_back({node.parent, yes, node.column, node.threshold, node.n, node.events});
    }
    return card;
}

} // namespace

Result<KeptModel> makeModel(Session& session, const Facts& facts, const RiskRequest& request, core::JobContext& job)
{
    if (request.horizonDays < 1 || request.horizonDays > 3650)
        return core::fail(Code::InvalidParameter, {{"parameter", "horizon"}, {"value", std::to_string(request.horizonDays)}});
    learning::ChurnModelOptions options;
    options.seed = request.seed;
    options.threads = request.threads;
    if (!request.kind.empty()) {
        options.kind = learning::parseModelKind(request.kind);
        if (!options.kind)
            return core::fail(Code::InvalidParameter, {{"parameter", "model"}, {"value", request.kind}});
    }
    const auto tables = riskTables(session, *facts.snapshot, job);
    if (!tables)
        return std::unexpected(tables.error());
    LearningPlan plan;
    plan.horizonDays = request.horizonDays;
    plan.windowDays = facts.settings.windowDays;
    plan.seed = request.seed;
    auto rows = learningRows(facts, *tables, plan, job);
    if (!rows)
        return std::unexpected(rows.error());
    auto fit = learning::fitChurnModel(rows->x, rows->y, rows->customer, rows->held, options, job);
    if (!fit)
        return std::unexpected(fit.error());

    KeptModel kept;
    kept.card = cardOf(session, facts, request, *rows, *fit);
    kept.layout = rows->layout;
    kept.typical = mediansOf(rows->x);
    kept.model = std::move(fit->model);
    // Drift is counted from today's customers: the past ones differ by season and tenure already.
    const auto scored = score(session, facts, kept, job);
    if (!scored)
        return std::unexpected(scored.error());
    kept.scoreBefore = percentiles(scored->risk);
    for (std::size_t f = 0; f < scored->x.columns; ++f)
        kept.before.push_back(percentiles(scored->x.column(f)));
    job.progress(1, "fitting");
    return kept;
}

Result<KeptModel> modelFor(Session& session, const Facts& facts, const RiskRequest& request, core::JobContext& job)
{
    if (request.fresh)
        return makeModel(session, facts, request, job);
    const auto documents = session.file().documents(kModelKind);
    if (!documents)
        return std::unexpected(documents.error());
    if (const auto it = documents->find(kModelName); it != documents->end())
        return keptModel(it->second);
    if (!request.makeWhenMissing)
        return core::fail(Code::ModelMissing);
    return makeModel(session, facts, request, job);
}

Result<std::uint32_t> customerIndex(const frame::Snapshot& snapshot, const std::string& id)
{
    const auto known = std::find(snapshot.customers.begin(), snapshot.customers.end(), id);
    if (known == snapshot.customers.end())
        return core::fail(Code::InvalidParameter, {{"parameter", "customer"}, {"value", id}});
    return static_cast<std::uint32_t>(known - snapshot.customers.begin());
}

Result<Scored> score(Session& session, const Facts& facts, const KeptModel& model, core::JobContext& job)
{
    if (!facts.spans)
        return std::unexpected(*facts.spansMissing);
    const auto tables = riskTables(session, *facts.snapshot, job);
    if (!tables)
        return std::unexpected(tables.error());
    Scored scored;
    scored.customers = activeCustomers(facts, nullptr);
    auto x = features::riskFeatures(*facts.snapshot, *tables, model.layout, scored.customers, facts.snapshot->asOf, job);
    if (!x)
        return std::unexpected(x.error());
    scored.x = std::move(*x);
    auto risk = model.model.probabilities(scored.x, job);
    if (!risk)
        return std::unexpected(risk.error());
    scored.risk = std::move(*risk);
    return scored;
}

static std::optional<double> meanOf(const std::vector<double>& values, std::span<const std::uint32_t> customers)
{
    double sum = 0, n = 0;
    for (const auto c : customers)
        if (!std::isnan(values[c])) {
            sum += values[c];
            ++n;
        }
    return n > 0 ? std::optional(sum / n) : std::nullopt;
}

TierCuts tierCuts(const RiskRequest& request, const Scored& scored, const std::vector<double>& values)
{
    TierCuts cuts;
    const auto& risk = scored.risk;
    const auto meanValue = meanOf(values, scored.customers);
    if (request.tiersByProfit && meanValue && *meanValue > 0) {
        const auto pays = analytics::profitThreshold(std::span<const double>(), {},
            {request.saveShare * *meanValue - request.contactCost, -request.contactCost, 0, 0});
        cuts.high = pays.breakEven.value_or(request.saveShare * *meanValue > request.contactCost ? 0 : 2);
        cuts.medium = cuts.high / 2;
        return cuts;
    }
    if (risk.empty())
        return cuts;
    std::vector<double> sorted(risk.begin(), risk.end());
    std::sort(sorted.begin(), sorted.end(), std::greater<>());
    const auto at = [&](double share) {
        const auto k = static_cast<std::size_t>(std::ceil(std::clamp(share, 0.0, 1.0) * static_cast<double>(sorted.size())));
        return k == 0 ? 2.0 : sorted[k - 1];
    };
    cuts.high = at(request.highShare);
    cuts.medium = std::min(cuts.high, at(std::max(request.highShare, request.mediumShare)));
    return cuts;
}

analytics::Matrix rowsOf(const analytics::Matrix& x, std::span<const std::size_t> rows)
{
    analytics::Matrix part(rows.size(), x.columns);
    for (std::size_t f = 0; f < x.columns; ++f)
        for (std::size_t i = 0; i < rows.size(); ++i)
            part(i, f) = x(rows[i], f);
    return part;
}

Result<std::vector<std::vector<RiskReason>>> reasonsFor(const KeptModel& model, const frame::Snapshot& snapshot, const analytics::Matrix& x,
    std::span<const std::uint32_t> customers, core::JobContext& job)
{
    const auto parts = model.model.contributions(x, job);
    if (!parts)
        return std::unexpected(parts.error());
    const auto& features = model.layout.features;
    // Where each feature's share goes: its group, or its column.
    std::map<std::string, std::size_t> place;
    std::vector<std::size_t> placeOf(features.size());
    std::vector<RiskReason> blank;
    for (std::size_t f = 0; f < features.size(); ++f) {
        const std::string key = features[f].column.empty() ? std::string(features::word(features[f].group)) : "=" + features[f].column;
        const auto [it, fresh] = place.try_emplace(key, blank.size());
        placeOf[f] = it->second;
        if (fresh) {
            RiskReason reason;
            reason.id = features::word(features[f].group);
            reason.column = features[f].column;
            reason.label = labelOf(snapshot, features[f]);
            blank.push_back(std::move(reason));
        }
    }
    std::vector<std::vector<RiskReason>> result(x.rows, blank);
    for (std::size_t i = 0; i < x.rows; ++i) {
        auto& reasons = result[i];
        double sum = 0;
        for (std::size_t f = 0; f < features.size(); ++f) {
            auto& reason = reasons[placeOf[f]];
            reason.logOdds += (*parts)(i, f);
            sum += (*parts)(i, f);
            const double value = x(i, f);
            if (features[f].level.empty() && !std::isnan(value))
                reason.figures[features[f].id] = value;
            else if (!features[f].level.empty() && value == 1)
                reason.text = features[f].level;
        }
        const double baseLogOdds = (*parts)(i, features.size());
        const double base = model.model.calibrated(baseLogOdds), risk = model.model.calibrated(baseLogOdds + sum);
        const double perUnit = std::abs(sum) > 1e-9 ? (risk - base) / sum : 0;
        for (auto& reason : reasons) {
            reason.points = reason.logOdds * perUnit;
            if (reason.id != "attribute" || !reason.text.empty())
                continue;
            const auto* column = snapshot.column(reason.column);
            if (column != nullptr && !column->codes.empty() && column->codes[customers[i]] != 0)
                reason.text = column->words[column->codes[customers[i]] - 1];
        }
        std::stable_sort(reasons.begin(), reasons.end(), [](const auto& a, const auto& b) { return std::abs(a.logOdds) > std::abs(b.logOdds); });
    }
    return result;
}

Basis riskBasis(Session& session, const Scoped& scoped, const RiskRequest& request, const KeptModel& model, std::string analysis,
    std::chrono::steady_clock::time_point started)
{
    const char* method = model.card.kind == "logistic"
        ? "Logistic regression, ridge; isotonic or Platt calibration out of fold; DeLong (1988)"
        : "Chen, Guestrin (2016), XGBoost; isotonic or Platt calibration out of fold; Lundberg et al. (2018); DeLong (1988)";
    Basis basis = basisOf(session, scoped, request.scope, std::move(analysis), method, started);
    basis.parameters["horizon"] = std::to_string(model.card.horizonDays);
    basis.parameters["window"] = std::to_string(model.card.windowDays);
    basis.parameters["model"] = model.card.kind;
    basis.parameters["seed"] = std::to_string(request.seed);
    basis.parameters["tiers"] = request.tiersByProfit ? "profit" : "share";
    basis.parameters["high"] = std::to_string(request.highShare);
    basis.parameters["medium"] = std::to_string(request.mediumShare);
    basis.definitions["risk"] = "chance to churn within the horizon, of customers active at as-of";
    basis.definitions["model.kept"] = model.card.kept ? "true" : "false";
    basis.definitions["model.trained-as-of"] = core::isoText(model.card.trainedAsOf);
    basis.definitions["model.evaluation"] = model.card.outOfTime ? "out-of-time" : "cross-validated";
    return basis;
}

} // namespace holdfast::flow
