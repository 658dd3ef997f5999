// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/CampaignEvaluate.h"
#include "flow/CampaignRun.h"
#include "flow/CampaignTarget.h"
#include "present/Fmt.h"
#include "present/Page.h"

namespace holdfast::present {

// Campaigns > Target. Tiles: audience, chosen, arms, spend, value, power, leave-alone. Blocks: target-offers (who gets which offer),
// target-budget (TrendSpec), target-power (CurveSpec), target-excluded, target-balance, target-strategies, target-wait, target-list, and where
// those who are gone are asked for target-returns.
Page campaignTargetPage(const flow::TargetAnswer& answer, const Fmt& fmt);

// Campaigns > Monitor. Tiles: contacted, responded, cost, alarms. Blocks: monitor-offers, monitor-alarms, monitor-overlap, monitor-exports.
Page campaignMonitorPage(const flow::MonitorAnswer& answer, const Fmt& fmt);
// The contact list as it is written to a file; column ids customer, offer, name, action, channel.
TableSpec contactTable(const flow::ContactList& list, const Fmt& fmt);
// What reading a file of outcomes found. Block: outcome-issues.
Page outcomesPage(const flow::OutcomesAnswer& answer, const Fmt& fmt);

// Campaigns > Evaluate. Tiles: effect, treated, control, kept, value, cost, roi. Blocks: evaluate-answer (the locked question),
// evaluate-retention (TrendSpec), evaluate-groups, evaluate-qini (CurveSpec), evaluate-money (GapSpec), evaluate-change (TrendSpec), evaluate-balance, evaluate-funnel, evaluate-matched,
// evaluate-lessons, evaluate-issues.
Page campaignEvaluatePage(const flow::EvaluateAnswer& answer, const Fmt& fmt);

// Campaigns > Library. Blocks: library-strategies, library-promises.
Page strategyLibraryPage(const std::vector<flow::LibraryEntry>& library, const std::vector<flow::PromiseKept>& promises, const Fmt& fmt);

// Words of these pages.
QString strategyName(const domain::Strategy& strategy, const Fmt& fmt);
QString effectBasis(const domain::Strategy& strategy, bool learned, std::size_t lessons); // what the effect of an offer rests on
QString exclusionName(const QString& reason); // "no-consent" -> "No consent to contact"
QString channelName(const QString& channel); // a word of its own comes back
QString outcomeIssueName(const QString& kind);
QString campaignAlarmName(const QString& alarm);
QString whomName(const QString& who); // "churned" -> "Those who are gone"
QString outcomeName(const QString& outcome); // "stayed" -> "Still a customer at the end of the window"
QString decisionName(const QString& decision); // "met" -> "The decision rule is met"

} // namespace holdfast::present
