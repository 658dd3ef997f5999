// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "briefing/Briefing.h"
#include "flow/BriefingIssues.h"
#include "present/Fmt.h"

namespace holdfast::briefing {

// What a briefing says in figures and findings, without its files.
flow::BriefingIssue issueOf(const Briefing& briefing, const std::string& name);

// The figures and findings of a page, and the digests of the numbers in its tables, as an issue holds them.
std::vector<flow::BriefingIssue::Figure> figuresOf(const present::Page& page);
std::map<std::string, std::string> tablesOf(const present::Page& page);

// "+0.61 pp", "+1,200", or a dash where one of them is no number.
QString changeText(const std::string& before, const std::string& after, const present::Fmt& fmt);

// A page with one table: each figure and finding of these pages that reads otherwise than in the issue, then and now,
// those that moved first; new and gone ones after them. An issue in another language is compared by its figures alone.
present::Page changesSince(const flow::BriefingIssue& issue, const std::vector<present::Page>& pages, bool chinese, const present::Fmt& fmt);

// Of a file, in hexadecimal digits. file-not-found, io-error {path}.
core::Result<std::string> digestOf(const QString& path);

} // namespace holdfast::briefing
