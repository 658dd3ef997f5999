// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "domain/IndexSystem.h"

#include <span>
#include <string>
#include <utility>
#include <vector>

namespace holdfast::flow {

// Items of an index that no column measures, measured by the questions whose name says the same: id, name in either language or one
// of the words surveys use for it ("Seat comfort", "Wi-Fi", "物流速度"). A question measures one item at most, the one it fits best; of
// equally good ones the first. `questions`: column and the text shown. Says how many items were matched.
std::size_t matchItems(domain::IndexSystem& system, std::span<const std::pair<std::string, std::string>> questions);

} // namespace holdfast::flow
