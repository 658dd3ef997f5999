// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Basis.h"
#include "flow/Retention.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast::flow {

struct CustomerField {
    std::string name, label, field; // stable name; header text of the source, empty = computed; domain field or empty
    std::string type; // value type word
    int decimals = 0;
    bool summed = false; // its sum and mean say something
    bool money = false;
    bool personal = false; // name, phone, mail, address
};

struct CustomerOrder {
    struct Key {
        std::size_t field = 0;
        bool descending = false;
        bool operator==(const Key&) const = default;
    };
    std::vector<Key> keys; // the first decides; none = order of the data
    std::string filter; // in the id or any text field, ASCII letters of either case; empty = all
    std::optional<domain::Rule> where; // on top of the scope
    bool operator==(const CustomerOrder&) const = default;
};

struct FieldSum {
    std::uint64_t n = 0; // rows with a value
    std::optional<double> sum, mean, least, most; // none where n is 0 or the field is not summed
};

// Every customer of a scope with every field, as of its day: a view of the snapshot, nothing copied. Rows are named by
// the customer's index in it, so an order is an array of them and stays what it was. Immutable and thread-safe.
class CustomerTable {
public:
    virtual ~CustomerTable() = default;
    virtual const Basis& basis() const = 0;
    virtual const std::vector<CustomerField>& fields() const = 0; // the first is the id
    virtual std::uint32_t customers() const = 0; // of the scope
    virtual std::string id(std::uint32_t row) const = 0;
    virtual std::optional<std::uint32_t> rowOf(const std::string& id) const = 0; // of the scope; linear
    // Canonical text as in rules, empty = missing; a word is as in the source.
    virtual std::string text(std::uint32_t row, std::size_t field) const = 0;
    virtual std::optional<double> number(std::uint32_t row, std::size_t field) const = 0; // days, seconds, 0/1, units

    // Stable; missing last either way; words and ids in their natural order ("C-9" before "C-10").
    // Failures: cancelled; of the rule.
    virtual core::Result<std::vector<std::uint32_t>> rows(const CustomerOrder& order, core::JobContext& job) const = 0;
    virtual core::Result<std::vector<FieldSum>> sums(std::span<const std::uint32_t> rows, core::JobContext& job) const = 0; // by field
    // Tab-separated lines of these rows and fields; breaks within a cell become blanks.
    virtual core::Result<std::string> lines(std::span<const std::uint32_t> rows, std::span<const std::size_t> fields, core::JobContext& job) const = 0;
};
// Failures: of the scope; not-enough-data without customers.
core::Result<std::shared_ptr<const CustomerTable>> customerTable(Session& session, const Scope& scope, core::JobContext& job);

// ---- find ---------------------------------------------------------------------------------------------------------------
struct CustomerMatch {
    std::string id, name; // name empty where the data have none
};
struct FoundCustomers {
    std::vector<CustomerMatch> matches; // the id itself, ids that start so, names with a word that starts so, then those that hold it
    std::uint64_t total = 0; // that hold it
    std::vector<CustomerMatch> nearest; // without a match: three ids that agree longest from the start
};
// Among all customers of the scope's day, whatever its rule. An empty text finds nobody.
core::Result<FoundCustomers> findCustomers(Session& session, const Scope& scope, const std::string& text, std::size_t limit, core::JobContext& job);

} // namespace holdfast::flow
