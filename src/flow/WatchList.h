// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/RiskModel.h"

namespace holdfast::flow {

// ---- who is slipping away, worth most first (analyse watchlist) ---------------------------------------------------
enum class WatchSort : std::uint8_t { Expected, Risk, Value, Silence }; // risk x remaining value, risk, remaining value, unusual silence
struct WatchRequest {
    RiskRequest risk;
    WatchSort sort = WatchSort::Expected;
    std::string tier; // "high", "medium", "low", "" = high and medium, "all"
    std::string valueClass, degree, cause; // words, "" = all
    std::uint64_t offset = 0, limit = 100; // of the sorted list
    std::size_t reasons = 3; // a customer, at most
};
struct WatchEntry {
    std::string customer; // id
    double risk = 0;
    std::string tier, valueClass, degree, cause; // stable words
    std::optional<double> value, atRisk; // remaining value, risk x value
    std::optional<double> silentDays, usualGap; // since the last purchase; mean of the own gaps
    std::optional<double> gapTail; // share of the own gaps at least as long, (1 + k) / (1 + n); small = unusual
    std::vector<RiskReason> reasons; // what raises the risk, strongest first
    std::string action; // domain/NextAction.h
    std::string note;
};
struct WatchCount {
    std::string name;
    std::uint64_t n = 0;
};
struct WatchAnswer {
    Basis basis;
    RiskCard card;
    std::vector<WatchEntry> entries; // the page asked for
    std::uint64_t total = 0; // that fit
    double atRisk = 0; // their risk x value, summed
    std::vector<WatchCount> tiers, degrees, causes, values; // of all that fit
    bool causesKnown = false; // there are payments to tell involuntary by; else all count as voluntary
    std::string valueMethod, currency;
    analytics::Doubts doubts;
};
// Active customers of the scope. Degree: domain.md section 4, of purchases before as-of. Cause expected: involuntary with a failed
// payment in the recent window. Failures as measureRisk; invalid-parameter {parameter: tier}.
core::Result<WatchAnswer> watchList(Session& session, const WatchRequest& request, core::JobContext& job);

// A remark about a customer, one undoable step; an empty one is taken away. invalid-parameter {parameter: customer}: an unknown id.
core::Status setCustomerNote(Session& session, const std::string& customer, const std::string& note, core::JobContext& job);

// Pseudonyms of ids under the key of the workspace, in order.
core::Result<std::vector<std::string>> pseudonymsOf(Session& session, const std::vector<std::string>& ids);

} // namespace holdfast::flow
