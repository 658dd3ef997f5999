// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "features/RiskFeatures.h"

// Customer columns as features; for RiskFeatures.cpp only.
namespace holdfast::features {

// Numbers and truth values as they are; texts of up to 50 words as a feature for each of the 12 commonest that at least 1 % hold.
void addAttributes(RiskLayout& layout, const frame::Snapshot& snapshot);
// 0 or 1 for a level (a missing cell is no level), else the number; NaN where it is missing or the column is gone.
void fillAttribute(const RiskFeature& feature, const frame::Snapshot& snapshot, std::span<const std::uint32_t> customers, std::span<double> to);

} // namespace holdfast::features
