// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "flow/Bench.h"
#include "flow/bench/Peers.h"

#include <chrono>
#include <map>

namespace holdfast::flow {

// The runs of one stage and of the programs beside it.
class Timing {
public:
    explicit Timing(std::string name) : m_name(std::move(name)) { }

    template <class Work> core::Status ours(Work&& work)
    {
        const auto started = std::chrono::steady_clock::now();
        core::Status done = work();
        m_seconds.push_back(std::chrono::duration<double>(std::chrono::steady_clock::now() - started).count());
        return done;
    }
    // Keeps a run of a peer that is installed.
    core::Status peer(const std::string& name, const core::Result<std::optional<PeerRun>>& run);
    void found(const std::string& check) { m_check = check; }
    // The memory held since forgetPeak() goes with it.
    BenchStage stage(std::uint64_t rows) const;

private:
    std::string m_name, m_check;
    std::vector<double> m_seconds;
    std::vector<std::string> m_order;
    std::map<std::string, std::vector<PeerRun>> m_peers;
};

// Linux: the high-water mark of the resident memory starts anew.
void forgetPeak();

} // namespace holdfast::flow
