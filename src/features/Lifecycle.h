// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/ChurnState.h"

#include <span>
#include <string_view>
#include <vector>

namespace holdfast::features {

// Where somebody stands in the life of a customer (domain.md section 9). None: not there yet.
enum class Stage : std::uint8_t { None, Prospect, New, Growth, Mature, Decline, Churned };
inline constexpr int kStages = 6; // without None
std::string_view word(Stage stage); // "", "prospect", "new", "growth", "mature", "decline", "churned"

struct StageRules {
    int newDays = 90; // since the first purchase
    double growth = 0.2; // this much above the own baseline
    int windowDays = 90; // recent window, and each window of the baseline
};

// The first rule that holds on a day; nothing after the day is looked at:
//   none      signed up later, or neither signed up nor bought by then
//   churned   gone by the churn definition in force
//   prospect  signed up, never bought; only where there are purchases
//   new       first purchase (without purchases: the start) less than newDays ago
//   decline   orders or spend of the window at least 30 % under the own baseline, or a category given up (CustomerRhythm.h); with less
//             than two windows of baseline: no purchase in the window
//   growth    orders or spend at least `growth` above the own baseline and neither below it; or less than two windows of baseline
//   mature    everybody else
class StageReader {
public:
    // spans may be null: nobody is churned then. Both must outlive the reader.
    StageReader(const frame::Snapshot& snapshot, const ActivitySpans* spans, const StageRules& rules);
    Stage at(std::size_t customer, std::int32_t day) const;
    // By day, then by customer. Fails with cancelled only.
    core::Result<std::vector<std::vector<Stage>>> on(std::span<const core::CivilDate> days, core::JobContext& job) const;

private:
    bool gone(std::size_t customer, std::int32_t day) const;
    const frame::Snapshot& m_snapshot;
    const ActivitySpans* m_spans;
    StageRules m_rules;
    std::vector<std::int32_t> m_signups;
};

} // namespace holdfast::features
