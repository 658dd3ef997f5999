// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <map>
#include <string>

namespace holdfast::tests {

enum class FaultKind { Error, Full, HalfWrite };

// SQLite's file layer with faults: while one lives it is the default for every connection opened. Counts the calls
// that reach the disk and makes the n-th fail, once or from then on. Syncs are counted, not done: no power is cut here.
class FaultyFiles {
public:
    FaultyFiles();
    ~FaultyFiles();
    FaultyFiles(const FaultyFiles&) = delete;
    FaultyFiles& operator=(const FaultyFiles&) = delete;

    // From now on calls count from 1; call number `at` fails. 0 = none.
    void plan(std::uint64_t at, FaultKind kind, bool forGood);
    void heal() { plan(0, FaultKind::Error, false); }
    std::uint64_t calls() const;
    bool struck() const; // the planned call came
    std::map<std::string, int> opens() const; // by file name without its folder
};

} // namespace holdfast::tests
