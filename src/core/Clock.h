// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <chrono>
#include <cstdint>
#include <functional>

namespace holdfast::core {

// Seconds since 1970-01-01 UTC. Handed in, so that tests and reproducible output can fix it.
using Clock = std::function<std::int64_t()>;

inline Clock systemClock()
{
    return [] {
        return std::chrono::duration_cast<std::chrono::seconds>(std::chrono::system_clock::now().time_since_epoch())
            .count();
    };
}

} // namespace holdfast::core
