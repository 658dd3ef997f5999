// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Estimate.h"
#include "domain/StrategyLibrary.h"
#include "flow/Basis.h"
#include "flow/Session.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

// A locked campaign at work: who is to be contacted, what came of it, and how it goes.
namespace holdfast::flow {

// ---- the list ----------------------------------------------------------------------------------------------------------
struct ContactListRequest {
    std::string campaign; // id or name
    bool identified = false; // ids instead of pseudonyms under the key of the workspace
    std::string purpose, recipient, country; // for the log
};
struct ContactLine {
    std::string customer; // pseudonym, or the id
    std::string offer; // strategy id
    std::string name, nameZh; // of the offer
    std::string action, channel;
    double risk = 0; // at the lock
};
// The treated only; the control is on no list.
struct ContactList {
    std::string campaign, name;
    bool identified = false;
    std::vector<ContactLine> lines; // in the order of the snapshot, those who were gone after the others
};
// invalid-parameter {problem: campaign-not-locked}; campaign-changed when the lists no longer have the digest of the lock.
core::Result<ContactList> contactList(Session& session, const ContactListRequest& request, core::JobContext& job);
// To be called with the bytes of the file when it is written, gives their digest: one entry of the log of exports, which no undo takes
// away, and the first one sets the campaign running (one undoable step).
core::Result<std::string> recordContactExport(Session& session, const ContactListRequest& request, std::uint64_t rows, std::string_view file, core::JobContext& job);

struct ContactExport {
    std::int64_t at = 0;
    std::uint64_t rows = 0;
    bool identified = false;
    std::string digest, purpose, recipient, country;
};
core::Result<std::vector<ContactExport>> contactExports(Session& session, const std::string& campaign, core::JobContext& job); // oldest first

// ---- outcomes ----------------------------------------------------------------------------------------------------------
// Flaws of a file of outcomes; the other rows are taken.
struct OutcomeIssue {
    std::string kind; // "unknown-customer", "control-contacted", "duplicate-customer", "unreadable-value", "arm-differs", "arm-missing" (control
        // or treated: no outcome of anybody in it)
    std::uint64_t count = 0;
    std::vector<std::string> examples; // ids as written, at most 5; unreadable: COLUMN=TEXT
};
struct OutcomesAnswer {
    Basis basis; // n = rows matched
    std::string campaign, name, file;
    std::uint64_t rows = 0, matched = 0;
    bool adopted = false; // the campaign was not drawn here: its arms came with the file
    std::vector<OutcomeIssue> issues;
    std::vector<std::string> columns; // understood: "contacted", "responded", "converted", "cost", "amount", "before", "score", "arm"
};
// CSV with a header: customer (id or pseudonym) and, each where there is one: contacted or sent (a date, or yes/no), responded,
// converted or outcome, cost, amount. Rows of later files take the place of earlier ones of the same customer. A campaign that
// is not locked takes its arms from a column arm (treated, control), with what was spent before and a score from before and score; else
// the column is checked. One undoable step.
// Failures of reading; unknown-column {name: customer}; invalid-parameter {problem: campaign-not-locked} without a column arm;
// not-enough-data {needs: outcomes} when no row names somebody of the campaign.
core::Result<OutcomesAnswer> importOutcomes(Session& session, const std::string& campaign, const std::string& path, core::JobContext& job);

// ---- how it goes -------------------------------------------------------------------------------------------------------
struct MonitorOffer {
    domain::Strategy strategy;
    std::uint64_t planned = 0, contacted = 0, responded = 0, converted = 0;
    double plannedCost = 0, cost = 0;
};
struct CampaignOverlap {
    std::string campaign, name;
    std::uint64_t customers = 0; // in both
};
struct MonitorAnswer {
    Basis basis; // n = members; sources = files of outcomes
    std::string id, name, state, currency;
    core::CivilDate today, from, to; // the window
    std::uint64_t planned = 0, contacted = 0, responded = 0, converted = 0, control = 0, controlContacted = 0;
    core::Estimate responseShare; // of those contacted
    double plannedCost = 0, cost = 0;
    std::vector<MonitorOffer> offers;
    std::vector<std::string> alarms; // "cost-over-plan", "control-contacted", "few-contacted", "unknown-customers", "nothing-yet"
    std::vector<CampaignOverlap> overlaps; // with other locked campaigns whose windows meet
    std::uint64_t fatigued = 0; // contacted by three or more campaigns within 90 days
    std::vector<OutcomeIssue> issues; // of the outcomes read in
    std::vector<ContactExport> exports;
};
core::Result<MonitorAnswer> monitorCampaign(Session& session, const std::string& campaign, core::JobContext& job);

} // namespace holdfast::flow
