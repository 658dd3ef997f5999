// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "domain/NextAction.h"

namespace holdfast::domain {

namespace {

struct Row {
    std::string_view reason, high, ordinary, low; // action by value class
};
constexpr Row kRows[] = {
    {"complaints", "solve-complaint", "solve-complaint", "solve-complaint"},
    {"payments", "fix-payment", "fix-payment", "fix-payment"},
    {"enquiries", "answer-enquiry", "answer-enquiry", "answer-enquiry"},
    {"satisfaction", "care-call", "ask-what-went-wrong", "ask-what-went-wrong"},
    {"recommendation", "care-call", "ask-what-went-wrong", "ask-what-went-wrong"},
    {"tenure", "onboarding-help", "onboarding-help", "onboarding-help"},
    {"engagement", "re-engage", "re-engage", "re-engage"},
    {"breadth", "show-range", "show-range", "show-range"},
    {"recency", "care-call", "personal-offer", "thank-you"},
    {"frequency", "care-call", "personal-offer", "thank-you"},
    {"spend", "care-call", "personal-offer", "thank-you"},
    {"basket", "care-call", "personal-offer", "thank-you"},
    {"returns", "care-call", "personal-offer", "thank-you"},
    {"attribute", "care-call", "plan-review", "plan-review"},
};

} // namespace

std::string_view nextAction(std::span<const std::string> reasons, std::string_view tier, std::string_view valueClass)
{
    if (tier == "low")
        return "none";
    const auto by = [&](const Row& row) { return valueClass == "high" ? row.high : valueClass == "low" ? row.low : row.ordinary; };
    for (const auto& reason : reasons)
        for (const Row& row : kRows)
            if (row.reason == reason)
                return by(row);
    return by(kRows[std::size(kRows) - 1]);
}

} // namespace holdfast::domain
