// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <atomic>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <mutex>
#include <thread>

namespace holdfast::frame {

// A second thread for work of a few milliseconds that comes in parts. It sleeps between two pieces of work; one that wakes
// too late is not waited for. One owner, one thread at a time.
class SecondHand {
public:
    static constexpr int kHands = 2;
    // hand: 0 = the calling thread, 1 = the other one.
    using Work = std::function<void(std::size_t part, int hand)>;

    SecondHand() = default;
    ~SecondHand();
    SecondHand(const SecondHand&) = delete;
    SecondHand& operator=(const SecondHand&) = delete;

    // Every part from 0 to parts - 1 once, in no order; returns when all are done. `work` must not throw. With a single
    // processor, or when no thread can be had, the caller does them all.
    void share(std::size_t parts, const Work& work);

private:
    void help();
    void take(int hand);

    std::thread m_thread;
    bool m_alone = false; // no second thread here
    std::mutex m_mutex;
    std::condition_variable m_wanted, m_done;
    const Work* m_work = nullptr;
    bool m_inside = false, m_leaving = false;
    std::size_t m_parts = 0;
    std::atomic<std::size_t> m_next {0};
};

} // namespace holdfast::frame
