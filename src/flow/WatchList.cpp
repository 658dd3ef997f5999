// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/WatchList.h"

#include "domain/NextAction.h"
#include "features/CustomerRhythm.h"
#include "flow/Privacy.h"
#include "flow/risk/Scoring.h"
#include "seal/Pseudonym.h"

#include <algorithm>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr const char* kNotes = "customer-note";

std::optional<double> finite(double value)
{
    return std::isfinite(value) ? std::optional(value) : std::nullopt;
}

bool oneOf(const std::string& word, std::initializer_list<const char*> words)
{
    return std::find(words.begin(), words.end(), word) != words.end();
}

core::Status checked(const WatchRequest& request)
{
    if (!oneOf(request.tier, {"", "all", "high", "medium", "low"}))
        return core::fail(Code::InvalidParameter, {{"parameter", "tier"}, {"value", request.tier}});
    if (!oneOf(request.valueClass, {"", "high", "ordinary", "low", "unknown"}))
        return core::fail(Code::InvalidParameter, {{"parameter", "value"}, {"value", request.valueClass}});
    if (!oneOf(request.degree, {"", "none", "light", "moderate"}))
        return core::fail(Code::InvalidParameter, {{"parameter", "degree"}, {"value", request.degree}});
    if (!oneOf(request.cause, {"", "voluntary", "involuntary"}))
        return core::fail(Code::InvalidParameter, {{"parameter", "cause"}, {"value", request.cause}});
    return {};
}

// Whether a payment failed in the last days.
bool failedLately(const features::DatedRows& payments, std::size_t customer, std::int32_t day, int windowDays)
{
    for (auto i = payments.offsets[customer]; i < payments.offsets[customer + 1]; ++i)
        if (payments.days[i] <= day && payments.days[i] > day - windowDays && payments.values[i] < 0)
            return true;
    return false;
}

struct Listed {
    WatchEntry entry;
    std::size_t row = 0; // of the scored
    double key = 0;
};

void count(std::vector<WatchCount>& counts, const std::string& name)
{
    for (auto& each : counts)
        if (each.name == name) {
            ++each.n;
            return;
        }
    counts.push_back({name, 1});
}

std::vector<WatchCount> zeros(std::initializer_list<const char*> names)
{
    std::vector<WatchCount> counts;
    for (const char* name : names)
        counts.push_back({name, 0});
    return counts;
}

} // namespace

Result<WatchAnswer> watchList(Session& session, const WatchRequest& request, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    if (auto status = checked(request); !status)
        return std::unexpected(status.error());
    auto scoped = resolve(session, request.risk.scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    const auto& shot = *facts.snapshot;
    const auto model = modelFor(session, facts, request.risk, job);
    if (!model)
        return std::unexpected(model.error());
    const auto scored = score(session, facts, *model, job);
    if (!scored)
        return std::unexpected(scored.error());
    const auto value = remainingValue(facts, job);
    if (!value)
        return std::unexpected(value.error());
    const auto tables = riskTables(session, shot, job);
    if (!tables)
        return std::unexpected(tables.error());
    const auto notes = session.file().documents(kNotes);
    if (!notes)
        return std::unexpected(notes.error());

    WatchAnswer answer;
    answer.card = model->card;
    answer.causesKnown = tables->payments.present();
    answer.valueMethod = value->method;
    answer.currency = facts.settings.currency;
    answer.tiers = zeros({"high", "medium", "low"});
    answer.degrees = zeros({"none", "light", "moderate"});
    answer.causes = zeros({"voluntary", "involuntary"});
    answer.values = zeros({"high", "ordinary", "low", "unknown"});
    const auto classes = valueClasses(value->byCustomer, scored->customers);
    const auto cuts = tierCuts(request.risk, *scored, value->byCustomer);
    const auto signups = features::signupDays(shot);
    const int window = model->layout.windowDays;

    std::vector<Listed> listed;
    for (std::size_t i = 0; i < scored->customers.size(); ++i) {
        if ((i & 0x3FF) == 0 && job.shouldStop())
            return core::fail(Code::Cancelled);
        const auto c = scored->customers[i];
        if (scoped->selected() != nullptr && !scoped->selected()->contains(c))
            continue;
        Listed each;
        WatchEntry& entry = each.entry;
        each.row = i;
        entry.risk = scored->risk[i];
        entry.tier = cuts.of(entry.risk);
        if (request.tier.empty() ? entry.tier == "low" : request.tier != "all" && request.tier != entry.tier)
            continue;
        entry.valueClass = word(classes[c]);
        if (!request.valueClass.empty() && request.valueClass != entry.valueClass)
            continue;
        const auto rhythm = features::rhythmAt(shot, c, shot.asOf.days, window, signups[c]);
        entry.degree = features::word(features::degreeOf(rhythm, false));
        entry.cause = answer.causesKnown && failedLately(tables->payments, c, shot.asOf.days, window) ? "involuntary" : "voluntary";
        if ((!request.degree.empty() && request.degree != entry.degree) || (!request.cause.empty() && request.cause != entry.cause))
            continue;
        entry.value = finite(value->byCustomer[c]);
        if (entry.value)
            entry.atRisk = entry.risk * *entry.value;
        entry.silentDays = finite(rhythm.silentDays(shot.asOf.days));
        entry.usualGap = finite(rhythm.gapMean);
        entry.gapTail = finite(rhythm.gapTail);
        switch (request.sort) {
        case WatchSort::Expected:
            each.key = entry.atRisk.value_or(-1);
            break;
        case WatchSort::Risk:
            each.key = entry.risk;
            break;
        case WatchSort::Value:
            each.key = entry.value.value_or(-1);
            break;
        case WatchSort::Silence:
            each.key = -entry.gapTail.value_or(2);
            break;
        }
        count(answer.tiers, entry.tier);
        count(answer.degrees, entry.degree);
        count(answer.causes, entry.cause);
        count(answer.values, entry.valueClass);
        answer.atRisk += entry.atRisk.value_or(0);
        listed.push_back(std::move(each));
    }
    answer.total = listed.size();
    // Equal ones by risk, then in the order of the customers.
    std::stable_sort(listed.begin(), listed.end(), [](const Listed& a, const Listed& b) {
        return a.key != b.key ? a.key > b.key : a.entry.risk > b.entry.risk;
    });
    const std::size_t first = std::min<std::size_t>(request.offset, listed.size());
    const std::size_t last = request.limit >= listed.size() - first ? listed.size() : first + request.limit;

    std::vector<std::size_t> rows;
    std::vector<std::uint32_t> customers;
    for (std::size_t i = first; i < last; ++i) {
        rows.push_back(listed[i].row);
        customers.push_back(scored->customers[listed[i].row]);
    }
    auto reasons = reasonsFor(*model, shot, rowsOf(scored->x, rows), customers, job);
    if (!reasons)
        return std::unexpected(reasons.error());
    for (std::size_t i = first; i < last; ++i) {
        WatchEntry entry = std::move(listed[i].entry);
        entry.customer = shot.customers[customers[i - first]];
        std::vector<std::string> ids;
        for (auto& reason : (*reasons)[i - first])
            if (reason.logOdds > 0 && entry.reasons.size() < request.reasons) {
                ids.push_back(reason.id);
                entry.reasons.push_back(std::move(reason));
            }
        entry.action = domain::nextAction(ids, entry.tier, entry.valueClass);
        if (const auto note = notes->find(entry.customer); note != notes->end())
            entry.note = note->second;
        answer.entries.push_back(std::move(entry));
    }
    answer.basis = riskBasis(session, *scoped, request.risk, *model, "watchlist", started);
    answer.basis.n = answer.total;
    static constexpr const char* kSorts[] = {"expected", "risk", "value", "silence"};
    answer.basis.parameters["sort"] = kSorts[static_cast<std::size_t>(request.sort)];
    answer.basis.parameters["tier"] = request.tier;
    answer.basis.parameters["limit"] = std::to_string(request.limit);
    answer.basis.definitions["remaining-value"] = value->method;
    answer.basis.definitions["cause"] = answer.causesKnown ? "failed payment in the recent window = involuntary" : "no payments: all voluntary";
    return answer;
}

core::Status setCustomerNote(Session& session, const std::string& customer, const std::string& note, core::JobContext& job)
{
    const auto made = facts(session, {}, job);
    if (!made)
        return std::unexpected(made.error());
    const auto& ids = (*made)->snapshot->customers;
    if (std::find(ids.begin(), ids.end(), customer) == ids.end())
        return core::fail(Code::InvalidParameter, {{"parameter", "customer"}, {"value", customer}});
    auto change = session.file().beginChange("customer-note", customer, job);
    if (!change)
        return std::unexpected(change.error());
    if (auto put = (*change)->put(kNotes, customer, note.empty() ? std::nullopt : std::optional(note)); !put)
        return put;
    if (auto done = (*change)->commit(); !done)
        return done;
    session.forget();
    return {};
}

Result<std::vector<std::string>> pseudonymsOf(Session& session, const std::vector<std::string>& ids)
{
    const auto info = session.file().info();
    if (!info)
        return std::unexpected(info.error());
    const auto key = pseudonymKey(info->id);
    if (!key)
        return std::unexpected(key.error());
    std::vector<std::string> result;
    for (const auto& id : ids)
        result.push_back(seal::pseudonym(*key, "customer\n" + id));
    return result;
}

} // namespace holdfast::flow
