// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/CivilDate.h"

#include <optional>
#include <string>
#include <string_view>

namespace holdfast::domain {

// When a customer counts as gone (domain.md section 4). One definition is in force; every figure cites it.
enum class ChurnKind : std::uint8_t { Label, Contract, Inactivity };
std::string_view word(ChurnKind kind); // "label", "contract", "inactivity"
std::optional<ChurnKind> parseChurnKind(std::string_view word);

struct ChurnDefinition {
    ChurnKind kind = ChurnKind::Inactivity;
    int inactiveDays = 0; // inactivity: gone after more than D days without a purchase; 0 = propose D from the data
    int graceDays = 30; // contract: days after the end date in which a renewal still counts
    int version = 1;
    bool operator==(const ChurnDefinition&) const = default;
};

} // namespace holdfast::domain
