// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Session.h"

#include <string>
#include <utility>
#include <vector>

// Customers that are probably one person under two ids. Nothing is merged unasked: a merge is an alias of ids, applied
// when the facts are read, and taken back by undo ("merge").
namespace holdfast::flow {

struct DuplicateEvidence {
    std::string field; // "name", "phone", "email", "address", "birth_date", …
    std::string first, second; // as loaded
    double likeness = 0; // 0..1
};
struct DuplicatePair {
    std::string first, second; // ids; second is the one proposed to stay (loaded first)
    double score = 0; // 0..1
    std::vector<DuplicateEvidence> evidence; // strongest first
};
struct DuplicatesRequest {
    double leastScore = 0.85;
    std::size_t limit = 1000; // pairs handed back, best first
};
struct DuplicatesAnswer {
    std::vector<DuplicatePair> pairs; // best first; pairs merged already are left out
    std::uint64_t total = 0; // pairs at or above leastScore
    std::uint64_t customers = 0, compared = 0; // customers looked at, pairs compared
    std::vector<std::string> fields; // that could be compared; empty: names and contacts are not in the workspace
    std::string method; // citation
    double seconds = 0;
};
// Pairs are formed within blocks (same phone, same e-mail, same start of the folded name, same address), scored by the
// agreement of their fields. Time grows with the blocks, which are capped at 200 customers. Stage "compare".
core::Result<DuplicatesAnswer> findDuplicates(Session& session, const DuplicatesRequest& request, core::JobContext& job);

// (id that goes, id that stays); chains are followed. One step of undo. unknown-field never; not-enough-data for an id
// that no customer has; invalid-parameter for a circle.
core::Status mergeCustomers(Session& session, const std::vector<std::pair<std::string, std::string>>& pairs, core::JobContext& job);
struct Merge {
    std::string from, to;
    std::int64_t at = 0; // seconds since 1970 UTC
};
core::Result<std::vector<Merge>> mergesInForce(Session& session);
// Takes single merges back, as a step of its own.
core::Status separateCustomers(Session& session, const std::vector<std::string>& ids);

} // namespace holdfast::flow
