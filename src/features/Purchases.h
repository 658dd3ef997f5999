// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "core/Error.h"
#include "core/JobContext.h"
#include "frame/Selection.h"
#include "frame/Snapshot.h"

#include <cstdint>
#include <span>
#include <vector>

namespace holdfast::features {

// The events the purchase analyses read: a view, nothing owned. Customer c owns events [offsets[c], offsets[c+1]),
// days ascending within. A purchase is an event with amount > 0 (or = 0 where zeroCounts), or any event where there are
// no amounts: purchases decide activity, orders and gaps; net amounts count returns too. Days after asOf must not be in it.
struct Purchases {
    std::span<const std::uint64_t> offsets;
    std::span<const std::int32_t> days; // since 1970-01-01
    std::span<const std::int64_t> amounts; // minor units at amountScale, or empty
    std::span<const std::uint32_t> orders; // codes, 0 = none, or empty: then each event is an order
    core::CivilDate asOf;
    core::CivilDate firstDay; // of all events, scope or not; none without events
    int amountScale = 2;
    const frame::Selection* scope = nullptr; // customers counted; null = all
    bool zeroCounts = false;

    std::size_t customers() const { return offsets.empty() ? 0 : offsets.size() - 1; }
    bool counts(std::size_t customer) const { return scope == nullptr || scope->contains(customer); }
    bool isPurchase(std::size_t event) const { return amounts.empty() || amounts[event] > 0 || (zeroCounts && amounts[event] == 0); }
};

// The transactions of a snapshot. The snapshot must outlive the view.
Purchases purchasesOf(const frame::Snapshot& snapshot, const frame::Selection* scope = nullptr);
Purchases purchasesOf(frame::Snapshot&&, const frame::Selection* = nullptr) = delete;

// Events in any order -> grouped by customer and stably sorted by day (counting sort, linear). customer[i] < customers;
// amounts and orders are empty or as long as days. For tables that are not in a workspace, and for tests.
frame::EventLog groupEvents(std::size_t customers, std::span<const std::uint32_t> customer,
    std::span<const std::int32_t> days, std::span<const std::int64_t> amounts, std::span<const std::uint32_t> orders);

// asOf and firstDay filled from the log when not given.
Purchases purchasesOf(const frame::EventLog& log, core::CivilDate asOf, int amountScale, const frame::Selection* scope = nullptr);

// Per customer, one entry each; outside the scope as without purchases. Days: kNone = never.
struct PurchaseHistory {
    std::vector<std::int32_t> firstDay, lastDay; // of purchases
    std::vector<std::uint32_t> purchaseDays; // distinct
    std::vector<std::uint32_t> orders; // distinct order codes with a purchase; a purchase without code is its own order
    std::vector<std::uint32_t> ordersLastYear; // of purchases in (asOf - 365, asOf]
    std::vector<std::int64_t> net; // all events, minor units
    std::vector<std::int64_t> purchased; // purchases only
    std::int64_t buyers = 0; // customers with a purchase
    std::int64_t purchases = 0, returns = 0, zeroAmounts = 0; // events
    std::size_t size() const { return firstDay.size(); }
};

// One linear pass. Fails only with cancelled.
core::Result<PurchaseHistory> purchaseHistory(const Purchases& purchases, core::JobContext& job);

} // namespace holdfast::features
