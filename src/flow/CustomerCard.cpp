// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/CustomerCard.h"

#include "core/Decimal.h"
#include "domain/RuleParts.h"
#include "features/CustomerRhythm.h"
#include "flow/CustomerEvents.h"
#include "flow/IndicatorFacts.h"
#include "flow/TableRows.h"
#include "flow/value/LateFields.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

std::optional<double> finite(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

CardRhythm rhythmOf(const Facts& facts, std::uint32_t customer, const features::Rhythm& rhythm)
{
    const auto& shot = *facts.snapshot;
    CardRhythm card;
    card.silentDays = finite(rhythm.silentDays(shot.asOf.days));
    card.usualGap = finite(rhythm.gapMean);
    card.gapTail = finite(rhythm.gapTail);
    card.orders = rhythm.orders;
    card.ordersLastYear = rhythm.ordersLastYear;
    card.purchaseDays = rhythm.purchaseDays;
    card.windowDays = facts.settings.windowDays;
    card.baselineWindows = rhythm.baselineWindows;
    card.recentOrders = rhythm.recentOrders;
    card.recentSpend = rhythm.recentSpend;
    card.baselineOrders = finite(rhythm.baselineOrders);
    card.baselineSpend = finite(rhythm.baselineSpend);
    card.recentValue = finite(rhythm.recentValue);
    card.baselineValue = finite(rhythm.baselineValue);
    card.stoppedCategories = rhythm.stoppedCategories;
    const auto purchases = features::purchasesOf(shot);
    std::int32_t last = core::CivilDate::kNone;
    for (auto e = purchases.offsets[customer]; e < purchases.offsets[customer + 1]; ++e) {
        if (!purchases.isPurchase(e) || purchases.days[e] == last)
            continue;
        if (last != core::CivilDate::kNone)
            card.gaps.push_back(purchases.days[e] - last);
        last = purchases.days[e];
    }
    return card;
}

void addMoney(const Facts& facts, std::uint32_t customer, CustomerCard& card)
{
    const auto& shot = *facts.snapshot;
    const auto& log = shot.transactions;
    if (log.amounts.empty())
        return;
    std::int64_t year = 0;
    for (auto e = log.offsets[customer]; e < log.offsets[customer + 1]; ++e)
        if (log.days[e] > shot.asOf.days - 365)
            year += log.amounts[e];
    card.net = facts.money(facts.history.net[customer]);
    card.netLastYear = facts.money(year);
    if (facts.history.orders[customer] == 0 || facts.history.buyers < 2)
        return;
    std::int64_t below = 0;
    for (std::size_t c = 0; c < facts.history.size(); ++c)
        below += facts.history.orders[c] > 0 && facts.history.net[c] < facts.history.net[customer];
    card.netShareBelow = static_cast<double>(below) / static_cast<double>(facts.history.buyers - 1);
}

void addState(const Facts& facts, std::uint32_t customer, CustomerCard& card)
{
    if (!facts.spans || !facts.spans->known.contains(customer))
        return;
    const auto& spans = *facts.spans;
    card.active = !spans.churnedNow.contains(customer);
    if (!*card.active && spans.dated && spans.offsets[customer] < spans.offsets[customer + 1])
        card.leftOn = {spans.end[spans.offsets[customer + 1] - 1]};
}

constexpr int kMostMonths = 240; // of stages

void addStages(const Facts& facts, std::uint32_t customer, CustomerCard& card)
{
    const auto& shot = *facts.snapshot;
    core::CivilDate first = card.since;
    for (const auto& event : card.events)
        if (event.day.isValid() && (!first.isValid() || event.day < first))
            first = event.day;
    if (!first.isValid() || first > shot.asOf)
        return;
    const features::StageReader reader(shot, facts.spans ? &*facts.spans : nullptr, stageRulesOf(facts));
    core::Period month = std::max(core::periodOf(first, core::Grain::Month), core::periodOf(shot.asOf, core::Grain::Month) - kMostMonths);
    for (; core::firstDay(month) <= shot.asOf; month = month + 1) {
        const core::CivilDate from = std::max(first, core::firstDay(month)), to = std::min(core::lastDay(month), shot.asOf);
        const auto stage = reader.at(customer, to.days);
        if (stage == features::Stage::None)
            continue;
        if (!card.stages.empty() && card.stages.back().stage == features::word(stage) && card.stages.back().to + 1 == from)
            card.stages.back().to = to;
        else
            card.stages.push_back({from, to, std::string(features::word(stage))});
    }
}

core::Status addDeep(Session& session, const Scope& scope, const CustomerCardRequest& request, std::uint32_t customer, CustomerCard& card, core::JobContext& job)
{
    job.progress(0.3, "measure");
    auto gathered = indicatorFacts(session, scope, {}, job);
    if (gathered) {
        const auto figures = customerFigures(session, **gathered, (*gathered)->shot().asOf, job);
        if (!figures)
            return std::unexpected(figures.error());
        for (const auto& figure : **figures)
            card.indicators.push_back({figure.id, figure.indicator, finite(figure.values[customer]), figure.worrying, figure.higherIsWorse,
                figure.worries(customer)});
        cite(**gathered, card.basis);
    } else if (gathered.error().code == Code::Cancelled) {
        return std::unexpected(gathered.error());
    }
    job.progress(0.6, "measure");
    const auto made = facts(session, scope.asOf, job);
    const auto saved = segments(session);
    if (!made || !saved)
        return std::unexpected(made ? saved.error() : made.error());
    for (const auto& segment : *saved) {
        const auto members = select(**made, segment.rule, *saved, job);
        if (members && members->contains(customer))
            card.segments.push_back(segment.name);
        else if (!members && members.error().code == Code::Cancelled)
            return std::unexpected(members.error());
    }
    job.progress(0.8, "measure");
    CustomerRiskRequest risk;
    risk.risk.makeWhenMissing = request.makeModel;
    risk.risk.scope = scope;
    risk.customer = request.customer;
    auto told = riskOfCustomer(session, risk, job);
    if (told)
        card.risk = std::move(*told);
    else if (told.error().code == Code::Cancelled)
        return std::unexpected(told.error());
    else
        card.riskMissing = told.error();
    return {};
}

} // namespace

Result<CustomerCard> customerCard(Session& session, const CustomerCardRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    Scope everybody = request.scope;
    everybody.rule.reset();
    everybody.name.clear();
    const auto table = customerTable(session, everybody, job);
    if (!table)
        return std::unexpected(table.error());
    const auto found = (*table)->rowOf(request.customer);
    if (!found)
        return core::fail(Code::InvalidParameter, {{"parameter", "customer"}, {"value", request.customer}});
    const std::uint32_t customer = *found;
    const auto scoped = resolve(session, everybody, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto& shot = *facts.snapshot;

    CustomerCard card;
    card.customer = request.customer;
    card.currency = facts.settings.currency;
    card.basis = basisOf(session, *scoped, everybody, "customer", {}, started);
    card.basis.n = 1;
    card.basis.parameters["id"] = request.customer;
    card.basis.parameters["window"] = std::to_string(facts.settings.windowDays);
    for (std::size_t f = 1; f < (*table)->fields().size(); ++f)
        card.fields.push_back({(*table)->fields()[f], (*table)->text(customer, f), (*table)->number(customer, f)});
    for (const auto& field : card.fields)
        if (field.field.field == "name")
            card.name = field.text;
    const auto signups = features::signupDays(shot);
    const auto rhythm = features::rhythmAt(shot, customer, shot.asOf.days, facts.settings.windowDays, signups[customer]);
    const std::int32_t since = signups[customer] != core::CivilDate::kNone ? signups[customer] : rhythm.firstDay;
    if (since != core::CivilDate::kNone)
        card.since = {since};
    addState(facts, customer, card);
    if (facts.hasTransactions()) {
        addMoney(facts, customer, card);
        if (rhythm.purchaseDays > 0) {
            card.rhythm = rhythmOf(facts, customer, rhythm);
            card.degree = features::word(features::degreeOf(rhythm, card.active && !*card.active));
        }
    }
    auto events = customerEvents(session, facts, customer, card.basis, job);
    if (!events)
        return std::unexpected(events.error());
    card.events = std::move(*events);
    for (const auto& event : card.events)
        ++card.eventCounts[event.role];
    addStages(facts, customer, card);
    const auto notes = session.file().documents("customer-note");
    if (!notes)
        return std::unexpected(notes.error());
    if (const auto note = notes->find(request.customer); note != notes->end())
        card.note = note->second;
    if (request.deep)
        if (auto done = addDeep(session, everybody, request, customer, card, job); !done)
            return std::unexpected(done.error());
    card.basis.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return card;
}

Result<CellLineage> customerFieldLineage(Session& session, const std::string& customer, const std::string& field, core::JobContext& job)
{
    TableRowsRequest request;
    request.table = "customer";
    request.lineage = true;
    request.where = domain::comparison("customer", domain::Rule::Op::Equal, {customer});
    std::optional<RowCells> row;
    const auto read = tableRows(session, request, false, [&](const std::vector<RowCells>& rows, const std::vector<RowCells>&) -> core::Status {
        if (!rows.empty())
            row = rows.back();
        return {};
    }, job);
    if (!read)
        return std::unexpected(read.error());
    std::string import;
    std::uint64_t at = 0;
    for (std::size_t c = 0; row && c < read->columns.size() && c < row->size(); ++c) {
        const auto& cell = (*row)[c];
        if (read->columns[c].name == "_import" && cell)
            import = *cell;
        else if (read->columns[c].name == "_row" && cell)
            at = std::stoull(*cell);
    }
    if (import.empty() || at == 0)
        return core::fail(Code::NotEnoughData, {{"needs", "customer"}});
    return cellLineage(session, "customer", import, at, field, job);
}

} // namespace holdfast::flow
