// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "frame/Batch.h"

#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace holdfast::frame {

// One value per customer. Text: codes into words (0 = missing, k = words[k-1]); else numbers (kMissing = missing),
// coded as in BatchColumn.
struct CustomerColumn {
    std::string name; // stable word used by rules and settings: the domain field, else the column name of the import
    std::string label; // what the user sees: header text of the source
    std::string field; // domain field or empty
    ValueType type = ValueType::Text;
    int scale = 0;
    std::vector<std::uint32_t> codes;
    std::vector<std::string> words;
    std::vector<std::int64_t> numbers;
};

// Events grouped by customer and in time order within each: customer c owns [offsets[c], offsets[c+1]).
// All vectors but offsets have one entry an event, or are empty where the data have no such column.
struct EventLog {
    std::vector<std::uint64_t> offsets; // customers + 1
    std::vector<std::int32_t> days; // days since 1970-01-01
    std::vector<std::int32_t> secondsOfDay; // empty when the source had dates only
    std::vector<std::int64_t> amounts; // minor units at Snapshot::amountScale; negative = return
    std::vector<std::uint32_t> orders; // order code, 0 = none; equal codes of one customer are one order
    std::vector<std::uint32_t> products, categories, channels, types; // codes into the words below, 0 = missing
    std::vector<std::string> productWords, categoryWords, channelWords, typeWords;

    std::uint64_t size() const { return days.size(); }
};

struct SnapshotSource {
    std::string table; // role word
    std::string file;
    std::uint64_t rows = 0; // rows in force, before the as-of cut
    std::string importId;
    std::int64_t loadedAt = 0; // seconds since 1970 UTC
};

// The facts as of one day, in memory and never changed: what every analysis reads. Made by workspace only, which
// drops every event after asOf, every customer known to start later, and every label dated later: the one mechanism
// of point in time (domain.md section 3).
struct Snapshot {
    core::CivilDate asOf;
    core::CivilDate firstDay, lastDay; // of the events kept; lastDay may be before asOf
    core::CivilDate dataTo; // last day in the facts of the whole workspace
    std::vector<std::string> customers; // ids; index = customer everywhere else
    std::vector<CustomerColumn> columns;
    EventLog transactions;
    EventLog interactions;
    int amountScale = 2;
    std::string currency; // ISO 4217 or empty
    bool customersFromTransactions = false; // there is no customer table; ids come from the transactions
    // Merged customers: id that went -> id that stays. Columns and event logs follow it already; who reads other tables
    // by customer id must.
    std::map<std::string, std::string> aliases;
    std::vector<SnapshotSource> sources;
    std::map<std::string, std::uint64_t> leftOut; // stable reason word -> rows, e.g. "after-as-of", "customer-missing", "customer-unknown"
    std::map<std::string, std::uint64_t> tableRows; // role word -> rows in force, all roles
    std::string fingerprint; // hex digest of everything that went in, asOf included

    std::size_t size() const { return customers.size(); }
    const CustomerColumn* column(std::string_view nameOrField) const;
};

} // namespace holdfast::frame
