// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "workspace/File.h"
#include "workspace/snapshot/Events.h"

namespace holdfast::workspace {

using core::CivilDate;
using domain::Role;
using frame::ValueType;

namespace {

std::vector<StoredImport> ofRole(const std::vector<StoredImport>& all, Role role)
{
    std::vector<StoredImport> some;
    std::copy_if(all.begin(), all.end(), std::back_inserter(some),
        [role](const StoredImport& import) { return import.record.header.role == role; });
    return some;
}

// The day of a date or date-time value; none for a missing one or another type.
CivilDate dayOf(const ColumnMerge& column, std::uint32_t customer)
{
    const std::int64_t value = column.numberOf(customer);
    if (value == frame::kMissing)
        return {};
    if (column.type() == ValueType::Date)
        return {static_cast<std::int32_t>(value)};
    if (column.type() == ValueType::DateTime)
        return {static_cast<std::int32_t>(value / 86400 - (value % 86400 < 0))};
    return {};
}

std::vector<bool> startingAfter(Customers& customers, CivilDate asOf)
{
    std::vector<bool> later(customers.ids.size(), false);
    if (const ColumnMerge* signup = customers.column("signup_date"))
        for (std::uint32_t c = 0; c < later.size(); ++c)
            later[c] = dayOf(*signup, c) > asOf;
    return later;
}

// What is known about leaving, as of the day: a departure dated later has not happened yet.
void blankLaterChurn(Customers& customers, CivilDate asOf)
{
    ColumnMerge* date = customers.column("churn_date");
    if (!date)
        return;
    for (std::uint32_t c = 0; c < customers.ids.size(); ++c) {
        if (dayOf(*date, c) <= asOf)
            continue;
        for (const char* field : {"status", "churn_reason", "churn_type", "churn_date"})
            if (ColumnMerge* column = customers.column(field))
                column->blank(c);
    }
}

std::string currencyOf(Store& store, const std::vector<StoredImport>& transactions)
{
    if (auto chosen = settingOf(store, "currency"); chosen && !chosen->empty())
        return *chosen;
    std::string currency;
    for (const StoredImport& import : transactions) {
        const int position = import.positionOf("currency");
        if (position < 0 || !import.record.header.columns[static_cast<std::size_t>(position)].coded)
            return {};
        const frame::Texts words = readWords(store, import.number, position);
        if (words.size() != 1 || (!currency.empty() && currency != words[0]))
            return {};
        currency = words[0];
    }
    return currency;
}

void cite(frame::Snapshot& shot, const std::vector<StoredImport>& imports, seal::Hasher& fingerprint)
{
    for (const StoredImport& import : imports) {
        const ImportRecord& record = import.record;
        shot.sources.push_back({std::string(domain::word(record.header.role)), record.header.file, record.loaded, record.header.id, record.loadedAt});
        fingerprint.update(std::string(domain::word(record.header.role)) + " " + import.content + "\n");
    }
}

} // namespace

std::shared_ptr<const frame::Snapshot> takeSnapshot(Store& store, std::int64_t loading, CivilDate asOf, core::JobContext& job)
{
    auto imports = storedImports(store, loading);
    std::erase_if(imports, [](const StoredImport& import) { return !import.record.inForce; });
    auto shot = std::make_shared<frame::Snapshot>();
    shot->dataTo = daySpan(imports).last;
    if (!asOf.isValid())
        asOf = shot->dataTo;
    if (!asOf.isValid() && !imports.empty()) {
        // Facts without any date hold on the day they were loaded.
        std::int64_t loaded = 0;
        for (const StoredImport& import : imports)
            loaded = std::max(loaded, import.record.loadedAt);
        asOf = {static_cast<std::int32_t>(loaded / 86400)};
    }
    shot->asOf = asOf;
    for (int i = 0; i < domain::kRoleCount; ++i)
        shot->tableRows[std::string(domain::word(static_cast<Role>(i)))] = 0;
    for (const StoredImport& import : imports)
        shot->tableRows[std::string(domain::word(import.record.header.role))] += import.record.loaded;

    const auto people = ofRole(imports, Role::Customer), transactions = ofRole(imports, Role::Transaction),
               interactions = ofRole(imports, Role::Interaction);
    seal::Hasher fingerprint;
    fingerprint.update("as of " + core::isoText(asOf) + "\n");
    for (const auto* some : {&people, &transactions, &interactions})
        cite(*shot, *some, fingerprint);

    Customers customers;
    customers.aliases = aliasesOf(store);
    for (const auto& [from, to] : customers.aliases)
        fingerprint.update("alias " + from + "\n" + to + "\n");
    shot->aliases = customers.aliases;
    customers.load(store, people, job);
    if (customers.withoutId > 0)
        shot->leftOut["customer-missing"] += customers.withoutId;
    const bool table = !people.empty();
    shot->customersFromTransactions = !table && !transactions.empty();
    std::vector<bool> later = startingAfter(customers, asOf), seen;
    blankLaterChurn(customers, asOf);

    EventAttributes attributes;
    EventRules rules;
    rules.asOf = asOf.days;
    rules.addCustomers = !table;
    rules.amounts = true;
    rules.attributes = table ? nullptr : &attributes;
    GatheredEvents bought = gatherEvents(store, transactions, rules, customers, later, seen, shot->leftOut, job);
    rules.amounts = false;
    rules.addCustomers = !table && transactions.empty();
    rules.attributes = nullptr;
    GatheredEvents acted = gatherEvents(store, interactions, rules, customers, later, seen, shot->leftOut, job);

    // Who is there on the day: not those who start later by their own date, nor those whose events are all later.
    const std::size_t known = customers.ids.size();
    std::vector<bool> active(known, false);
    for (const std::uint32_t c : bought.customers)
        active[c] = true;
    for (const std::uint32_t c : acted.customers)
        active[c] = true;
    const ColumnMerge* signup = customers.column("signup_date");
    std::vector<std::uint32_t> kept, place(known, kNobody);
    std::uint64_t left = 0;
    for (std::uint32_t c = 0; c < known; ++c) {
        const bool dated = signup && dayOf(*signup, c).isValid();
        const bool startsLater = dated ? later[c] : (c < seen.size() && seen[c] && !active[c]);
        if (startsLater || (!table && !active[c])) {
            left += table;
            continue;
        }
        place[c] = static_cast<std::uint32_t>(kept.size());
        kept.push_back(c);
    }
    if (left > 0)
        shot->leftOut["customer-starts-later"] += left;

    for (ColumnMerge& column : customers.columns)
        shot->columns.push_back(column.finish(kept));
    if (!table)
        shot->columns = attributes.finish(kept);
    shot->amountScale = bought.scale;
    if (!bought.days.empty() || !acted.days.empty()) {
        std::int32_t first = std::numeric_limits<std::int32_t>::max(), last = std::numeric_limits<std::int32_t>::min();
        for (const auto* days : {&bought.days, &acted.days})
            for (const std::int32_t day : *days) {
                first = std::min(first, day);
                last = std::max(last, day);
            }
        shot->firstDay = {first};
        shot->lastDay = {last};
    }
    bought.group(store, place, kept.size(), shot->transactions, job);
    acted.group(store, place, kept.size(), shot->interactions, job);
    shot->currency = currencyOf(store, transactions);
    auto& ids = customers.ids.texts();
    if (kept.size() == ids.size()) {
        shot->customers = std::move(ids);
    } else {
        shot->customers.reserve(kept.size());
        for (const std::uint32_t c : kept)
            shot->customers.push_back(std::move(ids[c]));
    }
    fingerprint.update("currency " + shot->currency + "\n");
    shot->fingerprint = seal::hex(fingerprint.finish());
    return shot;
}

} // namespace holdfast::workspace
