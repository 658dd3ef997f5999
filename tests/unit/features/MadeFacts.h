// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Random.h"
#include "features/Purchases.h"
#include "frame/Snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace holdfast::tests {

struct MadeEvent {
    std::uint32_t customer = 0;
    std::int32_t day = 0;
    std::int64_t amount = 100;
    std::uint32_t order = 0;
};

inline frame::CustomerColumn dateColumn(std::string field, std::vector<std::int64_t> days)
{
    frame::CustomerColumn column;
    column.name = column.field = std::move(field);
    column.type = frame::ValueType::Date;
    column.numbers = std::move(days);
    return column;
}

// Words by customer; "" = missing.
inline frame::CustomerColumn wordColumn(std::string field, const std::vector<std::string>& words)
{
    frame::CustomerColumn column;
    column.name = column.field = std::move(field);
    for (const std::string& word : words) {
        std::uint32_t code = 0;
        for (std::size_t w = 0; w < column.words.size() && !word.empty(); ++w)
            if (column.words[w] == word)
                code = static_cast<std::uint32_t>(w + 1);
        if (code == 0 && !word.empty()) {
            column.words.push_back(word);
            code = static_cast<std::uint32_t>(column.words.size());
        }
        column.codes.push_back(code);
    }
    return column;
}

// Facts of a whole workspace from which snapshots are taken, with the cut at asOf that the workspace makes.
struct MadeFacts {
    std::size_t customers = 0;
    std::vector<MadeEvent> events; // any order
    std::vector<frame::CustomerColumn> columns;

    frame::Snapshot at(std::int32_t asOf) const
    {
        std::vector<std::uint32_t> customer, order;
        std::vector<std::int32_t> days;
        std::vector<std::int64_t> amounts;
        frame::Snapshot snapshot;
        for (const MadeEvent& event : events) {
            if (event.day > asOf)
                continue;
            customer.push_back(event.customer);
            days.push_back(event.day);
            amounts.push_back(event.amount);
            order.push_back(event.order);
            if (!snapshot.firstDay.isValid() || event.day < snapshot.firstDay.days)
                snapshot.firstDay.days = event.day;
            if (event.day > snapshot.lastDay.days || !snapshot.lastDay.isValid())
                snapshot.lastDay.days = event.day;
        }
        snapshot.transactions = features::groupEvents(customers, customer, days, amounts, order);
        snapshot.asOf.days = asOf;
        snapshot.columns = columns;
        for (auto& column : snapshot.columns)
            if (column.field == "churn_date")
                for (auto& day : column.numbers)
                    if (day > asOf)
                        day = frame::kMissing;
        for (std::size_t c = 0; c < customers; ++c)
            snapshot.customers.push_back("c" + std::to_string(c));
        return snapshot;
    }
};

// Customers who buy at their own pace for a while; some amounts are returns or nothing, some orders have several lines.
inline MadeFacts randomFacts(std::uint64_t seed, std::size_t customers, std::int32_t firstDay, std::int32_t days)
{
    core::Random random(seed);
    MadeFacts facts;
    facts.customers = customers;
    std::uint32_t order = 1;
    for (std::uint32_t c = 0; c < customers; ++c) {
        if (random.chance(0.05))
            continue;
        const double pace = 5 + random.exponential(40);
        double day = firstDay + random.uniform() * days * 0.7;
        const double until = day + random.exponential(days * 0.6);
        while (day < until && day < firstDay + days) {
            const auto lines = 1 + random.below(3);
            for (std::uint64_t line = 0; line < lines; ++line) {
                const std::int64_t amount = random.chance(0.1) ? -static_cast<std::int64_t>(random.below(5000))
                    : random.chance(0.05)                      ? 0
                                                               : 1 + static_cast<std::int64_t>(random.below(20000));
                facts.events.push_back({c, static_cast<std::int32_t>(day), amount, random.chance(0.05) ? 0 : order});
            }
            ++order;
            day += random.exponential(pace);
        }
    }
    // The order of a source is not that of time.
    for (std::size_t i = facts.events.size(); i > 1; --i)
        std::swap(facts.events[i - 1], facts.events[random.below(i)]);
    return facts;
}

} // namespace holdfast::tests
