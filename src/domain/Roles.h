// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "frame/Batch.h"

#include <optional>
#include <span>
#include <string_view>

namespace holdfast::domain {

// What one row of a table is (domain.md section 2). The word is the table's name in SQL, JSON and the terminal.
enum class Role : std::uint8_t {
    Customer, Transaction, Interaction, Renewal, Payment, Complaint, Enquiry, SurveyResponse, Touchpoint,
    CampaignContact, ExternalSeries, Benchmark,
    Other // kept as loaded, without fields: no analysis uses it until it is given a role
};
inline constexpr int kRoleCount = 13;

// "customer", "transaction", "interaction", "renewal", "payment", "complaint", "enquiry", "survey_response",
// "touchpoint", "campaign_contact", "external_series", "benchmark", "other".
std::string_view word(Role role);
std::optional<Role> parseRole(std::string_view word);

// A field of a role that the analyses know by name.
struct RoleField {
    std::string_view name; // stable word: "customer", "date", "amount", "unit_price", "signup_date", …
    frame::ValueType type; // what its values must be
    bool required;
    std::string_view synonyms; // header texts it is recognised by, folded, '|' between; English and Chinese
};

// All fields of a role, required first. `transaction` counts amount as given when quantity and unit_price are.
std::span<const RoleField> fieldsOf(Role role);
const RoleField* fieldOf(Role role, std::string_view name);

} // namespace holdfast::domain
