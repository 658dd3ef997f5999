// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// What the analyses of `analyse` share; for this folder only.

#include "cli/Commands.h"
#include "core/Estimate.h"
#include "flow/Basis.h"
#include "flow/Retention.h"
#include "present/DoubtText.h"

namespace holdfast::cli {

// What was asked for: the scope of --segment, --as-of and --set, and the other keys of --set.
struct Asked {
    flow::Scope scope;
    std::map<std::string, std::string> set;
    const Arguments* arguments = nullptr;
};

// --as-of, --segment and --set shape the scope; `keys` are those of --set that are taken beside. unknown-parameter,
// invalid-parameter.
core::Result<Asked> askedFor(const Arguments& arguments, const std::vector<std::string>& keys);

struct Analysis {
    core::Result<Output> (*run)(flow::Session&, const Asked&, core::JobContext&);
    std::vector<std::string> keys {}; // of --set, beside as-of and period
    bool (*writes)(const Asked&) = nullptr; // opened for writing when it says so
};
const std::map<std::string, Analysis>& riskAnalyses(); // with those of watchAnalyses
const std::map<std::string, Analysis>& watchAnalyses();
// Churn by degree, cause and value, as parts of the document of `churn`: classes[], degree, cause, value.
core::Result<core::Json> churnClassesJson(flow::Session& session, const Asked& asked, QString& text, core::JobContext& job);
const std::map<std::string, Analysis>& warningAnalyses();
const std::map<std::string, Analysis>& surveyAnalyses();
const std::map<std::string, Analysis>& driverAnalyses();
const std::map<std::string, Analysis>& loyaltyAnalyses();
const std::map<std::string, Analysis>& campaignAnalyses();
const std::map<std::string, Analysis>& exploreAnalyses();
const std::map<std::string, Analysis>& groupAnalyses(); // clusters, tree, demographics, behaviour, target-groups
// What moved churn between two periods, as parts of the document of `overview`: changes[], change{}, accounts[].
core::Result<core::Json> whatChangedJson(flow::Session& session, const Asked& asked, QString& text, core::JobContext& job);
const std::map<std::string, Analysis>& valueAnalyses(); // clv, crv, lifecycle

// A key of --set as a number or a whole number within a range; invalid-parameter.
core::Result<double> numberOf(const Asked& asked, const std::string& key, double fallback, double low, double high);
core::Result<std::int64_t> wholeOf(const Asked& asked, const std::string& key, std::int64_t fallback, std::int64_t low, std::int64_t high);

// Names by comma; a comma inside a name is \\,.
std::vector<std::string> namesOf(const std::string& text);

core::Json number(double value); // null where not finite
core::Json number(const std::optional<double>& value);
core::Json estimateJson(const core::Estimate& estimate);
// The frame every analysis is printed in (headless.md).
core::Json framed(const flow::Basis& basis, core::Json result, const analytics::Doubts& doubts = {});

} // namespace holdfast::cli
