// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Private to flow: what a locked campaign keeps, and its documents.

#include "domain/CampaignTarget.h"
#include "flow/CampaignLibrary.h"
#include "flow/CampaignTarget.h"
#include "flow/Campaigns.h"

#include <cmath>

namespace holdfast::flow {

// Those chosen, in the order of the snapshot and those who were gone after the others, an entry each. NaN = not known.
struct CampaignContacts {
    std::vector<std::string> customers; // ids
    std::vector<std::uint32_t> offer; // index into CampaignLock::offers
    std::vector<std::uint8_t> control;
    std::vector<std::uint8_t> gone; // no customer at the lock: risk is the chance to stay away within the window, value what a return is worth
    std::vector<double> risk, value, uplift, net; // at the lock; value: remaining, currency units
    std::vector<double> before; // net amount of the window before the lock
    std::vector<std::uint8_t> tier, valueClass; // index into kRiskTiers, kValueClasses; of who is gone the first tier
    std::string_view tierWord(std::size_t i) const { return gone[i] != 0 ? kGoneTier : domain::kRiskTiers[tier[i]]; }
    std::size_t size() const { return customers.size(); }
};
std::string textOf(const CampaignContacts& contacts);
core::Result<CampaignContacts> parseContacts(const std::string& text); // invalid-value {name: campaign-contacts}

struct LockedOffer {
    domain::Strategy strategy;
    domain::AssumedEffect inForce; // reckoned with
    bool learned = false;
    std::int64_t treated = 0, control = 0;
};
struct CampaignPromise {
    double value = 0, lower = 0, upper = 0; // net of the treated: uplift x remaining value less cost
    double cost = 0, uplift = 0; // expected cost of the treated; their mean uplift
};
struct CampaignLock {
    std::int64_t at = 0; // seconds since 1970 UTC
    core::CivilDate day; // as-of day of the lists: the window begins the day after
    bool drawn = true; // false: arms came with the outcomes
    domain::TargetPlan target;
    std::vector<LockedOffer> offers;
    CampaignPromise promise;
    std::int64_t treated = 0, control = 0;
    std::map<std::string, std::uint64_t> counts; // "audience", "candidates", "leave-alone", "not-worth", "unvalued", "excluded/REASON"
    std::string digest; // of everything above and the contacts
    double plannedRatio() const { return control > 0 ? static_cast<double>(treated) / static_cast<double>(control) : 0; }
};
std::string textOf(const CampaignLock& lock); // section "lock"
core::Result<CampaignLock> parseLock(const std::string& text);
std::string digestOf(CampaignLock lock, const std::string& contacts); // contacts: their text

// Changes a plan and documents that go with it in one step.
struct PlanPart {
    std::string kind, name, body;
};
core::Status putWithParts(Session& session, domain::CampaignPlan plan, const std::vector<PlanPart>& parts, const std::string& step, core::JobContext& job);
inline constexpr const char* kLessonKind = "campaign-lesson"; // documents CAMPAIGN/STRATEGY
std::string textOf(const CampaignLesson& lesson);
core::Result<std::optional<std::string>> partOf(Session& session, std::string_view kind, const std::string& id);

// A plan without the list of its audience, which is long to read. invalid-parameter {problem: campaign-unknown}.
core::Result<domain::CampaignPlan> planWithoutCustomers(Session& session, const std::string& id);

// The lock of a campaign and who is in it. invalid-parameter {problem: campaign-not-locked}.
struct LockedCampaign {
    domain::CampaignPlan plan; // without the list of its audience
    CampaignLock lock;
    CampaignContacts contacts;
    std::string digest; // as the lists are now: that of the lock unless somebody changed them
};
core::Result<LockedCampaign> lockedCampaign(Session& session, const std::string& id);

std::unexpected<core::Error> campaignProblem(const char* problem, const std::string& value = {});

} // namespace holdfast::flow
