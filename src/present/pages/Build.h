// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// Shared by the pages of this folder only: cells, provenance and the rules about small samples.

#include "core/Estimate.h"
#include "flow/Basis.h"
#include "present/Fmt.h"
#include "present/Page.h"

#include <span>

namespace holdfast::present {

inline constexpr std::int64_t kSmallSample = 30; // below: grey and unranked
inline constexpr std::int64_t kTinySample = 5; // below: no figure is printed

State stateOf(const core::Estimate& estimate);
// "6.84%", "n < 5" or "–".
QString rateText(const core::Estimate& estimate, const Fmt& fmt);
// "6.84% [6.62–7.07]", with the same rules.
QString rateWithInterval(const core::Estimate& estimate, const Fmt& fmt);
double orUndefined(const std::optional<double>& value);

TableSpec::Column column(
    const QString& title, TableSpec::Kind kind = TableSpec::Kind::Text, int decimals = 0, const QString& id = {});
TableSpec::Cell textCell(const QString& text);
TableSpec::Cell countCell(std::uint64_t n, const Fmt& fmt);
TableSpec::Cell shareCell(double share, const Fmt& fmt, int decimals = -1); // -1: as a rate
TableSpec::Cell rateCell(const core::Estimate& estimate, const Fmt& fmt);
TableSpec::Cell numberCell(double value, const Fmt& fmt, int decimals);
TableSpec::Cell moneyCell(double value, const QString& currency, const Fmt& fmt, bool compact = false);
TableSpec::Cell intervalCell(const core::Estimate& estimate, const Fmt& fmt);
TableSpec::Cell deltaCell(double difference, const Fmt& fmt, int upIsGood); // of shares, shown in points

// What every figure of an answer shares: rows, left out, filters, definition, dates, method, fingerprint.
Provenance provenanceOf(const flow::Basis& basis, const QString& subject, const Fmt& fmt);
QString filtersLabel(); // label of the fact that names the filters
QString intervalLine(const core::Estimate& estimate, const Fmt& fmt); // "95% CI (Wilson (1927)): 6.62–7.07%"
// "3,341 ÷ 48,851 = 6.84%"; empty when b is 0.
QString ratioLine(const QString& a, const QString& b, const QString& result);

QString currencyOf(const flow::Basis& basis);
// Words beside each other, "a, b"; and clauses, "a; b".
QString listText(const QStringList& words, const Fmt& fmt);
QString clausesText(const QStringList& clauses, const Fmt& fmt);
QStringList caveatsOf(const flow::Basis& basis);
void describePage(Page& page, const flow::Basis& basis, const Fmt& fmt);

// Axis texts: at most about 24, the year at its first one.
QStringList tickTexts(std::span<const core::Period> periods, const Fmt& fmt);
// The smallest of 5, 10, 20, 25, 50 and 100 % that holds the share.
double scaleFor(double share);

Block emptyBlock(const QString& id, const QString& title, const QString& why, const QString& action);

} // namespace holdfast::present
