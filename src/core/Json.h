// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

// The one place that includes the JSON library. Include this in .cpp files only: it is slow to compile.
// Doubles are written with the fewest digits that read back the same; non-finite ones as null.
#include <nlohmann/json.hpp>

namespace holdfast::core {

using Json = nlohmann::ordered_json;

} // namespace holdfast::core
