// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "learning/Tasks.h"

#include <algorithm>
#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

namespace holdfast::learning {

int threadCount(int asked)
{
    return asked > 0 ? asked : static_cast<int>(std::max(1u, std::thread::hardware_concurrency()));
}

core::Status runTasks(const std::vector<std::function<core::Status()>>& tasks, int threads, const std::string& stage, core::JobContext& job)
{
    std::atomic<std::size_t> next = 0, done = 0;
    std::mutex mutex;
    std::optional<core::Error> error;
    const auto work = [&] {
        for (std::size_t i = next++; i < tasks.size(); i = next++) {
            auto status = tasks[i]();
            if (!status) {
                const std::lock_guard lock(mutex);
                if (!error)
                    error = status.error();
                next = tasks.size();
                return;
            }
            job.progress(static_cast<double>(++done) / static_cast<double>(tasks.size()), stage);
        }
    };
    std::vector<std::jthread> others;
    for (std::size_t i = 1; i < std::min(static_cast<std::size_t>(threadCount(threads)), tasks.size()); ++i)
        others.emplace_back(work);
    work();
    others.clear();
    if (error)
        return std::unexpected(*error);
    return {};
}

} // namespace holdfast::learning
