// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "frame/SecondHand.h"

#include <system_error>

namespace holdfast::frame {

SecondHand::~SecondHand()
{
    if (!m_thread.joinable())
        return;
    {
        const std::lock_guard lock(m_mutex);
        m_leaving = true;
    }
    m_wanted.notify_one();
    m_thread.join();
}

void SecondHand::take(int hand)
{
    for (std::size_t part = m_next.fetch_add(1); part < m_parts; part = m_next.fetch_add(1))
        (*m_work)(part, hand);
}

void SecondHand::help()
{
    std::unique_lock lock(m_mutex);
    for (;;) {
        m_wanted.wait(lock, [this] { return m_leaving || (m_work != nullptr && m_next.load() < m_parts); });
        if (m_leaving)
            return;
        m_inside = true;
        lock.unlock();
        take(1);
        lock.lock();
        m_inside = false;
        m_done.notify_one();
    }
}

void SecondHand::share(std::size_t parts, const Work& work)
{
    if (!m_thread.joinable() && !m_alone && parts > 1) {
        m_alone = std::thread::hardware_concurrency() < 2;
        if (!m_alone)
            try {
                m_thread = std::thread([this] { help(); });
            } catch (const std::system_error&) {
                m_alone = true;
            }
    }
    {
        const std::lock_guard lock(m_mutex);
        m_work = &work;
        m_parts = parts;
        m_next.store(0);
    }
    if (parts > 1 && !m_alone)
        m_wanted.notify_one();
    take(0);
    std::unique_lock lock(m_mutex);
    m_done.wait(lock, [this] { return !m_inside; });
    m_work = nullptr;
}

} // namespace holdfast::frame
