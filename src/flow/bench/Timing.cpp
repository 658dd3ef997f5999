// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "flow/bench/Timing.h"

#include <algorithm>
#include <cmath>
#include <fstream>

namespace holdfast::flow {

namespace {

double peakMegabytes()
{
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);)
        if (line.starts_with("VmHWM:"))
            return std::strtod(line.c_str() + 6, nullptr) * 1024 / 1e6;
    return 0;
}

double median(std::vector<double> values)
{
    std::sort(values.begin(), values.end());
    return values[values.size() / 2];
}

} // namespace

void forgetPeak()
{
    std::ofstream("/proc/self/clear_refs") << "5";
}

core::Status Timing::peer(const std::string& name, const core::Result<std::optional<PeerRun>>& run)
{
    if (!run)
        return std::unexpected(run.error());
    if (*run) {
        if (!m_peers.contains(name))
            m_order.push_back(name);
        m_peers[name].push_back(**run);
    }
    return {};
}

BenchStage Timing::stage(std::uint64_t rows) const
{
    BenchStage stage;
    stage.name = m_name;
    stage.check = m_check;
    stage.rows = rows;
    stage.peakMb = peakMegabytes();
    stage.runs = static_cast<int>(m_seconds.size());
    if (m_seconds.empty())
        return stage;
    std::vector<double> sorted = m_seconds;
    std::sort(sorted.begin(), sorted.end());
    stage.seconds = median(sorted);
    const auto share = [&](double p) { return sorted[static_cast<std::size_t>(std::ceil(p * static_cast<double>(sorted.size()))) - 1]; };
    stage.p95 = share(0.95);
    stage.p99 = share(0.99);
    stage.slowest = sorted.back();
    stage.rowsPerSecond = stage.seconds > 0 ? static_cast<double>(rows) / stage.seconds : 0;
    for (const auto& name : m_order) {
        // Round by round, so that a drift of the machine hits both.
        const auto& runs = m_peers.at(name);
        std::vector<double> seconds, ratios;
        for (std::size_t i = 0; i < runs.size(); ++i) {
            seconds.push_back(runs[i].seconds);
            ratios.push_back(m_seconds[std::min(i, m_seconds.size() - 1)] / runs[i].seconds);
        }
        stage.peers.push_back({name, median(seconds), median(ratios), runs.front().check});
    }
    return stage;
}

} // namespace holdfast::flow
