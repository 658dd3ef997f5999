// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ingest/Ingest.h"

namespace holdfast::ingest {

// Whether some role knows a field by this header text.
bool isKnownHeader(std::string_view label);

// Header texts of ids, phone numbers and codes: their digits are no quantity and stay text.
bool isIdHeader(std::string_view label);

// Header texts that name the customer a row belongs to.
bool namesCustomer(std::string_view label);

struct FieldProposal {
    std::string field; // empty = free attribute
    double confidence = 0;
};
// For every column the field of `role` it feeds, each field at most once; by header text, then by what the values are.
std::vector<FieldProposal> proposeFields(const std::vector<SniffedColumn>& columns, domain::Role role);

struct RoleProposal {
    std::optional<domain::Role> role;
    double confidence = 0;
};
RoleProposal proposeRole(const std::vector<SniffedColumn>& columns);

// Whether a column can be read as what a field needs, and how well: 0..1.
double fitness(const SniffedColumn& column, frame::ValueType wanted);

} // namespace holdfast::ingest
