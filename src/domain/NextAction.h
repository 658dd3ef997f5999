// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace holdfast::domain {

// What to do next for a customer at risk, by the built-in rules; the first reason that has a rule decides.
//   complaints -> solve-complaint; payments -> fix-payment; enquiries -> answer-enquiry
//   satisfaction, recommendation -> care-call for high value, else ask-what-went-wrong
//   tenure (a short one) -> onboarding-help; engagement -> re-engage; breadth -> show-range
//   recency, frequency, spend, basket, returns -> care-call for high value, else personal-offer, thank-you for low value
//   attribute and no reason -> care-call for high value, else plan-review
// Nothing is done ("none") in the low tier.
// reasons: ids of what raises the risk, strongest first; tier and valueClass as words.
std::string_view nextAction(std::span<const std::string> reasons, std::string_view tier, std::string_view valueClass);

} // namespace holdfast::domain
