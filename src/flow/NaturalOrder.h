// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace holdfast::flow {

// Below, equal to or above 0, as people order names: runs of digits by their number, ASCII letters whatever their case.
// Texts that agree so far are told apart by their bytes.
int compareNatural(std::string_view a, std::string_view b);

// The place of each text in natural order, from 0; equal texts get places of their own, in the order given.
core::Result<std::vector<std::uint32_t>> naturalRanks(std::span<const std::string> texts, core::JobContext& job);

// Sorts rows by keys[row], stably. Linear: one pass for each 16 bits in which the keys differ.
core::Status sortByKeys(std::vector<std::uint32_t>& rows, std::span<const std::uint64_t> keys, core::JobContext& job);

} // namespace holdfast::flow
