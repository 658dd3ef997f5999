// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/Facts.h"

#include "core/Decimal.h"
#include "features/ComputedFields.h"
#include "features/ReturnCurve.h"
#include "flow/SurveyFields.h"
#include "flow/value/ValueMethods.h"

#include <chrono>

namespace holdfast::flow {

using core::Code;
using core::Result;

const frame::CustomerColumn* Facts::column(std::string_view name) const
{
    if (const auto* column = snapshot->column(name))
        return column;
    for (const auto& column : computed)
        if (column.name == name)
            return &column;
    return nullptr;
}

double Facts::money(std::int64_t minor) const
{
    return core::Decimal {minor, snapshot->amountScale}.toDouble();
}

namespace {

// What the data allow, best first: a label beats a contract beats silence (domain.md section 4).
domain::ChurnKind bestKind(const frame::Snapshot& snapshot)
{
    if (snapshot.column("status") != nullptr || snapshot.column("churn_date") != nullptr)
        return domain::ChurnKind::Label;
    if (snapshot.column("contract_end") != nullptr)
        return domain::ChurnKind::Contract;
    return domain::ChurnKind::Inactivity;
}

Result<std::shared_ptr<const Facts>> makeFacts(Session& session, std::shared_ptr<const frame::Snapshot> snapshot, core::JobContext& job)
{
    auto settings = readSettings(session);
    if (!settings)
        return std::unexpected(settings.error());
    auto facts = std::make_shared<Facts>();
    facts->snapshot = std::move(snapshot);
    facts->settings = *settings;
    const auto texts = settingsAsText(session);
    if (!texts)
        return std::unexpected(texts.error());
    facts->value = valueModelFrom(*texts);
    facts->late = std::make_shared<LateFacts>();
    facts->late->settings = *texts;
    const auto& shot = *facts->snapshot;
    if (shot.size() == 0)
        return core::fail(Code::NotEnoughData, {{"needs", "customer"}});

    if (facts->settings.currency.empty())
        facts->settings.currency = shot.currency;
    if (shot.transactions.size() > 0) {
        auto history = features::purchaseHistory(features::purchasesOf(shot), job);
        if (!history)
            return std::unexpected(history.error());
        facts->history = std::move(*history);
        if (facts->history.buyers > 0) {
            facts->rfmInput = features::rfmInput(
                facts->history, shot.asOf, shot.amountScale, features::RfmMoney::Net, shot.customers);
            auto rfm = features::rfm(facts->rfmInput, features::RfmScore::Quantile, 5, job);
            if (!rfm)
                return std::unexpected(rfm.error());
            facts->rfm = std::move(*rfm);
        }
    }

    facts->definition = settings->churn;
    if (!settings->churnChosen)
        facts->definition.kind = bestKind(shot);
    facts->proposed = facts->definition.kind == domain::ChurnKind::Inactivity && facts->definition.inactiveDays == 0;
    auto definition = features::resolved(facts->definition, shot, job);
    auto spans = definition ? features::activitySpans(shot, *definition, job)
                            : Result<features::ActivitySpans>(std::unexpected(definition.error()));
    if (spans) {
        facts->definition = *definition;
        facts->spans = std::move(*spans);
    } else if (spans.error().code == Code::Cancelled) {
        return std::unexpected(spans.error());
    } else {
        facts->spansMissing = spans.error();
    }
    facts->computed = features::computedFields(shot, facts->hasTransactions() ? &facts->history : nullptr,
        facts->rfm ? &*facts->rfm : nullptr, facts->rfm ? &facts->rfmInput : nullptr, facts->spans ? &*facts->spans : nullptr);
    auto answers = surveyFields(session, shot, job);
    if (!answers)
        return std::unexpected(answers.error());
    for (auto& column : *answers)
        facts->computed.push_back(std::move(column));
    return facts;
}

} // namespace

Result<std::shared_ptr<const Facts>> facts(Session& session, core::CivilDate asOf, core::JobContext& job)
{
    auto snapshot = session.snapshot(asOf, job);
    if (!snapshot)
        return std::unexpected(snapshot.error());
    if (auto kept = session.keptFacts(snapshot->get()))
        return kept;
    auto made = makeFacts(session, *snapshot, job);
    if (made)
        session.keep(*made);
    return made;
}

Result<Scoped> resolve(Session& session, const Scope& scope, core::JobContext& job)
{
    auto made = facts(session, scope.asOf, job);
    if (!made)
        return std::unexpected(made.error());
    Scoped scoped;
    scoped.facts = *made;
    scoped.grain = scope.period.value_or(scoped.facts->settings.period);
    if (scope.rule) {
        auto saved = segments(session);
        if (!saved)
            return std::unexpected(saved.error());
        auto selection = select(*scoped.facts, *scope.rule, *saved, job);
        if (!selection)
            return std::unexpected(selection.error());
        scoped.selection = std::move(*selection);
    }
    return scoped;
}

Basis basisOf(Session& session, const Scoped& scoped, const Scope& scope, std::string analysis, std::string method,
    std::chrono::steady_clock::time_point started)
{
    const Facts& facts = *scoped.facts;
    const auto& shot = *facts.snapshot;
    Basis basis;
    basis.analysis = std::move(analysis);
    basis.method = std::move(method);
    basis.asOf = shot.asOf;
    basis.dataTo = shot.dataTo;
    basis.n = scoped.customers();
    basis.excluded.insert(shot.leftOut.begin(), shot.leftOut.end());
    for (const auto& source : shot.sources)
        basis.sources.push_back({source.table, source.file, source.rows});
    basis.scope = !scope.name.empty() ? scope.name : scope.rule ? domain::toJson(*scope.rule) : std::string();
    basis.fingerprint = shot.fingerprint;
    basis.parameters = {{"as-of", core::isoText(shot.asOf)}, {"period", std::string(core::word(scoped.grain))},
        {"segment", basis.scope}};
    basis.definitions["churn"] = domain::word(facts.definition.kind);
    if (facts.definition.kind == domain::ChurnKind::Inactivity) {
        basis.definitions["churn.inactive-days"] = std::to_string(facts.definition.inactiveDays);
        basis.definitions["churn.proposed"] = facts.proposed ? "true" : "false";
    } else if (facts.definition.kind == domain::ChurnKind::Label) {
        basis.definitions["churn.dated"] = facts.spans && facts.spans->dated ? "true" : "false";
    } else if (facts.definition.kind == domain::ChurnKind::Contract) {
        basis.definitions["churn.grace-days"] = std::to_string(facts.definition.graceDays);
    }
    if (facts.hasTransactions())
        basis.definitions["purchase"] = "amount > 0; returns are netted";
    if (!facts.settings.currency.empty())
        basis.definitions["currency"] = facts.settings.currency;
    basis.computedAt = session.now();
    basis.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return basis;
}

Windows windowsOf(const Facts& facts, core::Grain grain)
{
    Windows windows;
    const core::CivilDate asOf = facts.snapshot->asOf;
    windows.current = features::lastFullPeriod(asOf, grain);
    windows.now = features::churnWindow(*facts.spans, core::firstDay(windows.current), core::lastDay(windows.current));
    if (!facts.spans->dated || facts.settings.comparison == Comparison::None)
        return windows;
    windows.previous = facts.settings.comparison == Comparison::LastYear ? core::yearBefore(windows.current) : windows.current - 1;
    auto before = features::churnWindow(*facts.spans, core::firstDay(*windows.previous), core::lastDay(*windows.previous));
    if (!before.notEnoughHistory)
        windows.before = std::move(before);
    return windows;
}

} // namespace holdfast::flow
