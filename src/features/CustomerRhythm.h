// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"
#include "frame/Snapshot.h"

#include <limits>
#include <string_view>

namespace holdfast::features {

inline constexpr int kBaselineWindows = 4; // at most
inline constexpr int kFewestBaselineWindows = 2; // else "not enough history" (domain.md section 3)

// What one customer's purchases say on a day; later events are not looked at. The recent window is (day - W, day], the
// baseline the windows of the same length before it, as far as the customer was there. NaN = can't be said.
struct Rhythm {
    static constexpr double kUnknown = std::numeric_limits<double>::quiet_NaN();
    std::int32_t firstDay = core::CivilDate::kNone, lastDay = core::CivilDate::kNone; // of purchases
    std::uint32_t purchaseDays = 0; // distinct
    std::uint32_t orders = 0, ordersLastYear = 0; // lines of one order that follow one another are one
    double gapMean = kUnknown; // days between purchase days, from two gaps up
    double gapTail = kUnknown; // share of the own gaps at least as long as the silence now, (1 + k) / (1 + n); small = unusual
    int baselineWindows = 0; // complete ones, 0..4
    double recentOrders = 0, baselineOrders = kUnknown; // baseline: mean of a window, from two windows up
    double recentSpend = 0, baselineSpend = kUnknown; // net, currency units
    double recentValue = kUnknown, baselineValue = kUnknown; // purchases per order
    std::uint32_t recentReturns = 0;
    std::uint32_t recentCategories = 0, stoppedCategories = 0; // stopped: in two or more baseline windows, not in the recent one
    std::uint32_t stoppedChannels = 0;
    double silentDays(std::int32_t day) const { return lastDay == core::CivilDate::kNone ? kUnknown : day - lastDay; }
};

// `start`: first day the customer can have bought (sign-up), kNone = the first purchase. Categories and channels count
// as far as their codes go to 64. Linear in the customer's events.
Rhythm rhythmAt(const frame::Snapshot& snapshot, std::size_t customer, std::int32_t day, int windowDays, std::int32_t start);

// Sign-up day of each customer, kNone where it is not known.
std::vector<std::int32_t> signupDays(const frame::Snapshot& snapshot);

// How far somebody has gone (domain.md section 4).
enum class ChurnDegree : std::uint8_t { None, Light, Moderate, Severe };
inline constexpr int kChurnDegrees = 4;
std::string_view word(ChurnDegree degree); // "none", "light", "moderate", "severe"
// gone: churned by the definition in force.
ChurnDegree degreeOf(const Rhythm& rhythm, bool gone);

} // namespace holdfast::features
