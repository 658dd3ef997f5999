// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdlib>

namespace holdfast::tests {

// How often a random fault is tried: HOLDFAST_FAULT_TRIES for a long run, else `usual`.
inline int tries(int usual)
{
    const char* wanted = std::getenv("HOLDFAST_FAULT_TRIES");
    const int number = wanted ? std::atoi(wanted) : 0;
    return number > 0 ? number : usual;
}

} // namespace holdfast::tests
