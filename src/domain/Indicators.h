// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "domain/Roles.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::domain {

// Which way a series gets worse for the firm.
enum class Worse : std::uint8_t { Higher, Lower, Both };

// What a value of a series is.
enum class IndicatorUnit : std::uint8_t {
    PerCustomer, // events per active customer of the period
    Money, // currency units
    Score, // 0..100
    Promoters, // -100..100
    PerHundred, // events per 100 active customers of the period
    Share, // 0..1
    Level // an outside series in its own unit
};

// One of the thirteen early-warning indicators (domain.md section 5).
struct IndicatorInfo {
    std::string_view id; // "purchase_frequency", …
    IndicatorUnit unit; // of its first series
    Worse worse;
    Role needs; // the table that feeds it
};
std::span<const IndicatorInfo> indicators(); // in the order they are shown
const IndicatorInfo* indicator(std::string_view id); // null: unknown

// What counts as a warning.
enum class ThresholdKind : std::uint8_t {
    Fixed, // the value itself, in the unit of the series
    Relative, // change against the own baseline as a share of it, towards worse: 0.2 = 20 %
    Control, // distance from the centre of the own past in sigmas, towards worse
    Benchmark // distance from the industry value as a share of it, towards worse
};
inline constexpr int kThresholdKinds = 4;
std::string_view word(ThresholdKind kind); // "fixed", "relative", "control", "benchmark"
std::optional<ThresholdKind> parseThresholdKind(std::string_view word);

// Amber: watch; red: breach. Relative, control and benchmark thresholds are above 0 and amber is not beyond red.
struct Threshold {
    std::string indicator;
    ThresholdKind kind = ThresholdKind::Control;
    std::optional<double> amber, red;
    bool on = true;
    bool operator==(const Threshold&) const = default;
};

// What is in force unless changed: one entry for each indicator and kind, those that are off too. On: the control rule (2 and 3 sigmas of
// the own past) for all, and the benchmark for the churn rate. Relative ones are off: against the mean of four periods every season crosses them.
std::vector<Threshold> defaultThresholds();

// invalid-parameter when a threshold can't be: a kind other than fixed at or below 0, amber beyond red. unknown-indicator.
core::Status checkThreshold(const Threshold& threshold);

// {"amber":2,"red":3,"on":true}; a number may be null. invalid-parameter.
core::Result<Threshold> parseThreshold(std::string_view indicator, ThresholdKind kind, std::string_view json);
std::string toJson(const Threshold& threshold);

// What an outside series is about, by its kind column or its name, English or Chinese; else nothing.
enum class OutsideKind : std::uint8_t { Competitor, Economy, Technology };
std::optional<OutsideKind> outsideKind(std::string_view kind, std::string_view series);
// Unemployment, prices and rivals' efforts are worse when high, growth and confidence when low; else Both.
Worse worseOf(OutsideKind kind, std::string_view series);

} // namespace holdfast::domain
