// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "flow/Basis.h"
#include "flow/Retention.h"

namespace holdfast::flow {

// ---- how customers buy (analyse behaviour) ----------------------------------------------------------------------------------
// Customers who are alike in one way, with what became of them.
struct BehaviourClass {
    double from = 0, to = 0; // inclusive whole numbers; to infinite = open
    std::uint64_t n = 0, active = 0, churned = 0;
    core::Estimate churnRate; // Wilson, of the current period
    double net = 0; // of all their events, currency units
};
// What is bought, where, at which price: customers by what most of their spending goes to.
struct Preference {
    std::string value; // word of the source; price bands: "1" … "4", cheapest first
    double from = 0, to = 0; // price bands: least and largest amount
    std::uint64_t buyers = 0, purchases = 0; // customers with one, events
    double revenue = 0, share = 0; // of purchases; share of all
    std::uint64_t favourites = 0; // customers who spend most on it
    core::Estimate churnRate; // of those
};
struct PreferenceKind {
    std::string kind; // "category", "product", "channel", "price-band"
    std::vector<Preference> values; // most revenue first, at most 12; price bands in their order, a quarter each of the purchases of all customers
    std::uint64_t distinct = 0;
};
struct HolidayEffect {
    std::string holiday; // "christmas", "black-friday", "singles-day", "spring-festival", "valentine", "easter", "national-day-cn"
    std::uint64_t years = 0; // windows wholly within the data, with four weeks on either side
    std::uint64_t purchases = 0; // in the windows
    core::Estimate index; // purchases a day against the four weeks on either side, 1 = the same; interval of the ratio of two Poisson rates
};
struct PurchaseBehaviour {
    Basis basis; // n: customers; excluded: "customer-without-purchase" (not in cycle and preferences)
    std::vector<BehaviourClass> frequency; // orders in the last 365 days: 0, 1, 2, 3–4, 5–9, 10 and more
    std::vector<BehaviourClass> cycle; // own mean days between purchase days; customers with two or more
    std::uint64_t oneTime = 0; // customers with one purchase day
    std::optional<double> cycleMedian, cycleP25, cycleP75;
    std::vector<PreferenceKind> preferences; // those the data have
    bool hasHours = false;
    std::vector<std::vector<std::uint64_t>> hours; // purchases [weekday, Monday first][hour]
    std::vector<std::uint64_t> weekdays; // purchases
    struct Month {
        std::uint64_t purchases = 0, days = 0; // days of such months in the data
        std::optional<double> index; // purchases a day over those of the whole time; none under 28 days
    };
    std::vector<Month> months; // January first
    std::vector<HolidayEffect> holidays; // those the data reach
    core::CivilDate from, to; // first and last day of the purchases
    std::string currency;
};
// Failures: of the scope; not-enough-data {needs: transaction} without a purchase of the scope.
// Reference: ratio of two rates: Rothman, Greenland (1998), Modern Epidemiology, normal interval of the logarithm.
core::Result<PurchaseBehaviour> measureBehaviour(Session& session, const Scope& scope, core::JobContext& job);

} // namespace holdfast::flow
