// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Period.h"
#include "domain/ChurnDefinition.h"
#include "features/Purchases.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::features {

// What a word in a status column says: true = churned ("churned", "yes", "1", "true", "流失", …), false = active
// ("active", "no", "0", "false", "正常", …), nothing = not understood. Case and outer blanks do not matter.
std::optional<bool> meansChurned(std::string_view word);

// Per customer the spans of days on which the customer is active under a definition, in order and disjoint, never
// touching. The one place where a definition becomes facts; everything about churn is read from here.
//   inactivity: active on day t = a purchase in [t - D, t]: gone after more than D silent days (domain.md section 4).
//   label: from signup_date (else the first purchase, else always) until the day before churn_date; the state now is the
//     status where it is understood, else churn_date <= asOf.
//   contract: from signup_date (as label) until contract_end + graceDays; no end date = active.
struct ActivitySpans {
    static constexpr std::int32_t kAlways = std::numeric_limits<std::int32_t>::min() + 1; // begin not known
    static constexpr std::int32_t kOpen = std::numeric_limits<std::int32_t>::max(); // active as of asOf
    std::vector<std::uint64_t> offsets; // customer c owns spans [offsets[c], offsets[c+1])
    std::vector<std::int32_t> begin, end; // first and last active day; inactivity: end may be after asOf
    std::vector<std::int32_t> firstDay; // per customer: first purchase (inactivity) or start; kNone = never seen
    frame::Selection known; // state is known: who never bought (inactivity) or has no readable label is not in it
    frame::Selection undated; // label: churned on a day nobody wrote down; they have no spans
    std::vector<std::string> notUnderstood; // words of the status column that say nothing, in column order
    bool dated = true; // false: label without dates; there are no spans, only churnedNow
    core::CivilDate asOf, firstFact; // firstFact: first event (inactivity) or first start or end
    domain::ChurnDefinition definition;
    frame::Selection churnedNow; // of the known
    std::size_t size() const { return known.size(); }
};

// definition.inactiveDays must be > 0 for inactivity: see resolved(). Linear.
// Failures: cancelled; not-enough-data {"needs","transaction"} (inactivity without purchases); missing-field
// {"field","status"} (label) or {"field","contract_end"} (contract).
core::Result<ActivitySpans> activitySpans(
    const frame::Snapshot& snapshot, const domain::ChurnDefinition& definition, core::JobContext& job);

// Who churned in [from, to]: every group's churn rate is |churned & group| / |activeAtStart & group|.
struct ChurnWindow {
    core::CivilDate from, to; // to is asOf at the latest
    frame::Selection activeAtStart; // active at the end of the day before `from`
    frame::Selection churned; // of these, not active on `to`
    frame::Selection activeAtEnd;
    bool overall = false; // label without dates: activeAtStart = all known, churned = churned by now, from and to not valid
    bool partial = false; // `to` was cut to asOf
    bool notEnoughHistory = false; // inactivity: the facts begin less than D days before `from`
};

// Pure function of the spans; from <= to. Not failing: a window before all facts is empty.
ChurnWindow churnWindow(const ActivitySpans& spans, core::CivilDate from, core::CivilDate to);

// The last period of this grain that is over on asOf.
core::Period lastFullPeriod(core::CivilDate asOf, core::Grain grain);

} // namespace holdfast::features
