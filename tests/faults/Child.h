// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <string>

#include <sys/types.h>

namespace holdfast::tests {

// This program started once more to do one thing to a workspace (see Child.cpp) and to be killed at it. What it
// acknowledges comes through a pipe, a line each.
class Child {
public:
    Child(const std::string& task, const std::string& path);
    ~Child(); // kills what still runs
    Child(const Child&) = delete;
    Child& operator=(const Child&) = delete;

    // The next line without its end; empty at the end of output. Waits.
    std::string line();
    // Waits until the child ends or this time has gone by, then kills it with SIGKILL.
    void killAfter(long microseconds);
    void kill();
    // Ends a child that waits for it.
    void release();

private:
    pid_t m_process = -1;
    int m_output = -1, m_input = -1;
    std::string m_rest;
};

inline constexpr int kScriptSteps = 24;

} // namespace holdfast::tests
