// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

namespace holdfast::core {

// What a running use case is given: it asks shouldStop() at least every 50 ms and tells how far it is.
// Thread-safe. The default context never stops and reports to nobody.
class JobContext {
public:
    // fraction 0..1, or negative when the total is not known; `stage` is a stable word such as "reading".
    using Report = std::function<void(double fraction, const std::string& stage)>;

    JobContext() = default;
    explicit JobContext(Report report) : m_report(std::move(report)) { }
    JobContext(const JobContext&) = delete;
    JobContext& operator=(const JobContext&) = delete;

    bool shouldStop() const { return m_stop.load(std::memory_order_relaxed); }

    // Asks the work to stop; calls what was handed to onStop, from the calling thread.
    void stop()
    {
        m_stop.store(true);
        const std::lock_guard lock(m_mutex);
        for (auto& [id, action] : m_actions)
            action();
    }

    // Reported at most ten times a second, and always at 1.
    void progress(double fraction, const std::string& stage)
    {
        if (!m_report)
            return;
        const auto now = std::chrono::steady_clock::now();
        {
            const std::lock_guard lock(m_mutex);
            if (fraction < 1 && stage == m_lastStage && now - m_last < std::chrono::milliseconds(100))
                return;
            m_last = now;
            m_lastStage = stage;
        }
        m_report(fraction, stage);
    }

    // Runs `action` on stop() as long as the returned handle lives (for instance sqlite3_interrupt).
    [[nodiscard]] std::shared_ptr<void> onStop(std::function<void()> action)
    {
        const std::lock_guard lock(m_mutex);
        const int id = ++m_nextId;
        m_actions.emplace_back(id, std::move(action));
        return std::shared_ptr<void>(this, [this, id](void*) {
            const std::lock_guard inner(m_mutex);
            std::erase_if(m_actions, [id](const auto& entry) { return entry.first == id; });
        });
    }

private:
    std::atomic<bool> m_stop {false};
    Report m_report;
    std::mutex m_mutex;
    std::chrono::steady_clock::time_point m_last {};
    std::string m_lastStage;
    std::vector<std::pair<int, std::function<void()>>> m_actions;
    int m_nextId = 0;
};

} // namespace holdfast::core
