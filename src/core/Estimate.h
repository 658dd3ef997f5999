// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace holdfast::core {

// A figure with its doubt: value, interval at `level`, how many cases it rests on, by which method.
// No value = not defined (no cases). A share is 0..1.
struct Estimate {
    std::optional<double> value;
    std::optional<double> lower;
    std::optional<double> upper;
    double level = 0.95;
    std::int64_t n = 0;
    std::string method; // citation word, e.g. "Wilson (1927)"
};

} // namespace holdfast::core
