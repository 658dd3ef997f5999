// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/WhatChanged.h"

#include "analytics/compare/Multiplicity.h"
#include "analytics/compare/Proportion.h"
#include "flow/Facts.h"

#include <algorithm>
#include <chrono>
#include <cmath>

namespace holdfast::flow {

using core::Code;
using core::Result;

namespace {

constexpr std::size_t kMostGroups = 12; // a field with more values is a list
constexpr std::uint64_t kSmallN = 30;
constexpr double kSignificant = 0.05;

struct Tally {
    std::string value;
    std::uint64_t activeNow = 0, churnedNow = 0, activeBefore = 0, churnedBefore = 0;
};

struct Grouping {
    std::string field, label;
    std::vector<Tally> groups;
    bool firstOnly = false; // the rest of a segment is no group of its own
};

struct Totals {
    double now = 0, before = 0; // active customers
    double rateNow = 0, rateBefore = 0;
};

double square(double v)
{
    return v * v;
}

core::Estimate around(double value, double variance, std::uint64_t n)
{
    const double half = analytics::normalQuantileTwoSided(0.95) * std::sqrt(variance);
    core::Estimate estimate;
    estimate.value = value;
    estimate.lower = value - half;
    estimate.upper = value + half;
    estimate.n = static_cast<std::int64_t>(n);
    estimate.method = "normal";
    return estimate;
}

double rate(std::uint64_t k, std::uint64_t n)
{
    return n > 0 ? static_cast<double>(k) / static_cast<double>(n) : 0;
}

void count(Tally& tally, std::size_t customer, const Windows& windows)
{
    tally.activeNow += windows.now.activeAtStart.contains(customer);
    tally.churnedNow += windows.now.churned.contains(customer);
    tally.activeBefore += windows.before->activeAtStart.contains(customer);
    tally.churnedBefore += windows.before->churned.contains(customer);
}

// Without customers who are active in neither period; a group of the missing keeps the account whole.
void addColumn(const frame::CustomerColumn& column, const Scoped& scoped, const Windows& windows, std::vector<Grouping>& groupings)
{
    if (column.field == "status" || column.field == "churn_reason" || column.field == "churn_type" || column.field == "name")
        return; // they say who churned, or name people
    const bool words = column.type == frame::ValueType::Text && !column.words.empty() && column.words.size() <= kMostGroups;
    if (!words && column.type != frame::ValueType::Boolean)
        return;
    Grouping grouping;
    grouping.field = column.name;
    grouping.label = column.label.empty() ? column.name : column.label;
    grouping.groups.resize(words ? column.words.size() + 1 : 3);
    for (std::size_t g = 1; g < grouping.groups.size(); ++g)
        grouping.groups[g].value = words ? column.words[g - 1] : g == 1 ? "false" : "true";
    for (std::size_t c = 0; c < scoped.facts->snapshot->size(); ++c) {
        if (scoped.selected() != nullptr && !scoped.selected()->contains(c))
            continue;
        const std::size_t g = words ? column.codes[c] : column.numbers[c] == frame::kMissing ? 0 : static_cast<std::size_t>(column.numbers[c]) + 1;
        count(grouping.groups[g], c, windows);
    }
    std::erase_if(grouping.groups, [](const Tally& tally) { return tally.activeNow + tally.activeBefore == 0; });
    if (grouping.groups.size() > 1)
        groupings.push_back(std::move(grouping));
}

ChurnChange changeOf(ChurnChange::Kind kind, const Grouping& grouping, const Tally& group, const Totals& totals)
{
    const auto activeNow = static_cast<double>(group.activeNow), activeBefore = static_cast<double>(group.activeBefore);
    const double rateNow = rate(group.churnedNow, group.activeNow), rateBefore = rate(group.churnedBefore, group.activeBefore);
    ChurnChange change;
    change.kind = kind;
    change.field = grouping.field;
    change.fieldLabel = grouping.label;
    change.value = group.value;
    change.activeNow = group.activeNow;
    change.churnedNow = group.churnedNow;
    change.activeBefore = group.activeBefore;
    change.churnedBefore = group.churnedBefore;
    change.shareNow = activeNow / totals.now;
    change.shareBefore = activeBefore / totals.before;
    const std::uint64_t n = group.activeNow + group.activeBefore;
    if (kind == ChurnChange::Kind::How) {
        const double weight = (change.shareNow + change.shareBefore) / 2;
        change.effect = around(weight * (rateNow - rateBefore),
            square(weight) * (rateNow * (1 - rateNow) / activeNow + rateBefore * (1 - rateBefore) / activeBefore), n);
        change.p = analytics::twoShareP(static_cast<std::int64_t>(group.churnedNow), static_cast<std::int64_t>(group.activeNow),
            static_cast<std::int64_t>(group.churnedBefore), static_cast<std::int64_t>(group.activeBefore));
    } else {
        const double distance = (rateNow + rateBefore) / 2 - (totals.rateNow + totals.rateBefore) / 2;
        change.effect = around((change.shareNow - change.shareBefore) * distance,
            square(distance) * (change.shareNow * (1 - change.shareNow) / totals.now + change.shareBefore * (1 - change.shareBefore) / totals.before), n);
        change.p = analytics::twoShareP(static_cast<std::int64_t>(group.activeNow), static_cast<std::int64_t>(totals.now),
            static_cast<std::int64_t>(group.activeBefore), static_cast<std::int64_t>(totals.before));
    }
    change.extraLosses = *change.effect.value * totals.now;
    return change;
}

// Groups that are empty in one period have no rate there: their whole part counts as who.
FieldAccount accountOf(const Grouping& grouping, const Totals& totals)
{
    double who = 0, how = 0, howVariance = 0;
    double mean[2] {}, squares[2] {}; // of the mean rates over the shares
    for (const Tally& group : grouping.groups) {
        const double now = static_cast<double>(group.activeNow) / totals.now, before = static_cast<double>(group.activeBefore) / totals.before;
        double rateNow = rate(group.churnedNow, group.activeNow), rateBefore = rate(group.churnedBefore, group.activeBefore);
        if (group.activeNow == 0)
            rateNow = rateBefore;
        if (group.activeBefore == 0)
            rateBefore = rateNow;
        const double middle = (rateNow + rateBefore) / 2, weight = (now + before) / 2;
        who += (now - before) * middle;
        how += weight * (rateNow - rateBefore);
        if (group.activeNow > 0 && group.activeBefore > 0)
            howVariance += square(weight)
                * (rateNow * (1 - rateNow) / static_cast<double>(group.activeNow) + rateBefore * (1 - rateBefore) / static_cast<double>(group.activeBefore));
        mean[0] += now * middle;
        squares[0] += now * square(middle);
        mean[1] += before * middle;
        squares[1] += before * square(middle);
    }
    const double whoVariance = (squares[0] - square(mean[0])) / totals.now + (squares[1] - square(mean[1])) / totals.before;
    const auto n = static_cast<std::uint64_t>(totals.now + totals.before);
    return {grouping.field, grouping.label, around(who, std::max(0.0, whoVariance), n), around(how, howVariance, n)};
}

} // namespace

Result<WhatChangedAnswer> measureWhatChanged(Session& session, const Scope& scope, core::JobContext& job)
{
    const auto started = std::chrono::steady_clock::now();
    auto scoped = resolve(session, scope, job);
    if (!scoped)
        return std::unexpected(scoped.error());
    const Facts& facts = *scoped->facts;
    if (!facts.spans)
        return std::unexpected(*facts.spansMissing);
    WhatChangedAnswer answer;
    answer.basis = basisOf(session, *scoped, scope, "what-changed",
        "Kitagawa (1955); Oaxaca (1973); Blinder (1973); Benjamini, Hochberg (1995)", started);
    const auto windows = windowsOf(facts, scoped->grain);
    if (!windows.before) {
        answer.missing = !facts.spans->dated ? "churn_date" : facts.settings.comparison == Comparison::None ? "comparison" : "history";
        return answer;
    }
    answer.period = windows.current;
    answer.before = windows.previous;
    const auto& shot = *facts.snapshot;
    Tally everybody;
    for (std::size_t c = 0; c < shot.size(); ++c)
        if (scoped->selected() == nullptr || scoped->selected()->contains(c))
            count(everybody, c, windows);
    answer.activeNow = everybody.activeNow;
    answer.churnedNow = everybody.churnedNow;
    answer.activeBefore = everybody.activeBefore;
    answer.churnedBefore = everybody.churnedBefore;
    answer.basis.n = everybody.activeNow + everybody.activeBefore;
    answer.total = analytics::differenceOfShares(static_cast<std::int64_t>(everybody.churnedNow), static_cast<std::int64_t>(everybody.activeNow),
        static_cast<std::int64_t>(everybody.churnedBefore), static_cast<std::int64_t>(everybody.activeBefore));
    if (everybody.activeNow == 0 || everybody.activeBefore == 0) {
        answer.missing = "history";
        return answer;
    }
    const Totals totals {static_cast<double>(everybody.activeNow), static_cast<double>(everybody.activeBefore),
        rate(everybody.churnedNow, everybody.activeNow), rate(everybody.churnedBefore, everybody.activeBefore)};

    std::vector<Grouping> groupings;
    for (const auto& column : shot.columns) {
        if (job.shouldStop())
            return core::fail(Code::Cancelled);
        addColumn(column, *scoped, windows, groupings);
    }
    const auto saved = segments(session);
    if (!saved)
        return std::unexpected(saved.error());
    for (const auto& segment : *saved) {
        const auto members = select(facts, segment.rule, *saved, job);
        if (!members && members.error().code == Code::Cancelled)
            return std::unexpected(members.error());
        if (!members)
            continue; // a rule that no longer fits the data says nothing here
        Grouping grouping {"segment", "segment", {{segment.name}, {}}, true};
        for (std::size_t c = 0; c < shot.size(); ++c)
            if (scoped->selected() == nullptr || scoped->selected()->contains(c))
                count(grouping.groups[members->contains(c) ? 0 : 1], c, windows);
        groupings.push_back(std::move(grouping));
    }

    std::vector<double> p;
    for (const auto& grouping : groupings) {
        if (!grouping.firstOnly)
            answer.accounts.push_back(accountOf(grouping, totals));
        for (const auto& group : grouping.groups) {
            if (group.activeNow < kSmallN || group.activeBefore < kSmallN || (grouping.firstOnly && &group != grouping.groups.data()))
                continue;
            for (const auto kind : {ChurnChange::Kind::How, ChurnChange::Kind::Who}) {
                answer.changes.push_back(changeOf(kind, grouping, group, totals));
                p.push_back(answer.changes.back().p);
            }
        }
    }
    answer.tested = answer.changes.size();
    p = analytics::benjaminiHochberg(p);
    for (std::size_t i = 0; i < p.size(); ++i)
        answer.changes[i].pAdjusted = p[i];
    std::erase_if(answer.changes, [](const ChurnChange& change) { return !(change.pAdjusted < kSignificant); });
    std::stable_sort(answer.changes.begin(), answer.changes.end(),
        [](const ChurnChange& a, const ChurnChange& b) { return std::abs(*a.effect.value) > std::abs(*b.effect.value); });
    answer.basis.seconds = std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count();
    return answer;
}

} // namespace holdfast::flow
