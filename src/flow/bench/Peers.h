// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "core/Error.h"
#include "core/JobContext.h"

#include <optional>
#include <string>
#include <vector>

// Other programs on the same work, where they are installed, started one after the other in the same run: only a ratio
// says something on a shared machine. They inherit the processor this program is pinned to.
namespace holdfast::flow {

struct PeerRun {
    double seconds = 0; // what the program says of the task alone, else from its start to its end
    std::string check; // the figure it found, e.g. its loss; empty where it says none
};

// The path of a program in PATH; empty when it is not there.
std::string installedProgram(const std::string& name);

// Runs a program with its words and waits for its end. Its last line may be {"seconds": …, "check": "…"}. None: it is
// not installed, or it failed (a library it needs is missing). cancelled: it was stopped.
core::Result<std::optional<PeerRun>> runPeer(const std::vector<std::string>& words, core::JobContext& job);

// python3 or Rscript with a program of ours: `code` is handed over on the command line, `words` are its arguments.
core::Result<std::optional<PeerRun>> runPython(const std::string& code, const std::vector<std::string>& words, core::JobContext& job);
core::Result<std::optional<PeerRun>> runR(const std::string& code, const std::vector<std::string>& words, core::JobContext& job);

} // namespace holdfast::flow
