// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/Briefing.h"
#include "domain/BriefingPlan.h"
#include "flow/BriefingIssues.h"
#include "flow/Retention.h"
#include "present/Fmt.h"

namespace holdfast::briefing {

// What the figures of an item are kept under in an issue: its page, its choices and the customers it is about in a briefing
// for these, whatever the day and the language.
std::string issueKey(domain::BriefingItem item, const flow::Scope& briefing);

// Adds what a page says to an issue: its figures and findings, and the digests of the numbers in its tables. `key` is that of
// its items; `customers` as for managerCopy. Always in full: what a manager copy does not show is marked.
void addToIssue(flow::BriefingIssue& issue, const present::Page& page, const std::string& key, std::uint64_t customers);

// Whether two issues say the same in a figure; those in two languages do when their numbers agree as far as they are shown.
bool readsAlike(const std::string& before, const std::string& after, bool sameLanguage);

// "+0.61 pp", "+1,200", or a dash where one of them is no number.
QString changeText(const std::string& before, const std::string& after, const present::Fmt& fmt);

// A page with one table, headed as `first`: each figure and finding that reads otherwise in `now` than in the issue, then
// and now, those that moved first; new and gone ones after them. An issue in another language is compared by its figures
// alone. `manager`: without those that rest on a small group then or now.
present::Page changesSince(const flow::BriefingIssue& issue, const flow::BriefingIssue& now, const present::Page& first, bool manager, const present::Fmt& fmt);

// Of a file, in hexadecimal digits. file-not-found, io-error {path}.
core::Result<std::string> digestOf(const QString& path);

} // namespace holdfast::briefing
