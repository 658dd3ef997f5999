// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/jobs/Watchdog.h"

namespace holdfast::app {

static constexpr int kBeatMs = 5;

Watchdog::Watchdog(QObject* parent)
    : QObject(parent)
{
    m_timer.setTimerType(Qt::PreciseTimer);
    m_timer.setInterval(kBeatMs);
    connect(&m_timer, &QTimer::timeout, this, &Watchdog::beat);
}

void Watchdog::start()
{
    m_longestMs = 0;
    m_beats = 0;
    m_histogram.fill(0);
    m_since.start();
    m_timer.start();
}

void Watchdog::stop()
{
    m_timer.stop();
}

void Watchdog::beat()
{
    const double late = std::max(0.0, static_cast<double>(m_since.nsecsElapsed()) / 1e6 - kBeatMs);
    m_since.start();
    m_longestMs = std::max(m_longestMs, late);
    m_stageMs = std::max(m_stageMs, late);
    ++m_beats;
    ++m_histogram[std::min(static_cast<std::size_t>(late), m_histogram.size() - 1)];
}

double Watchdog::quantileMs(double share) const
{
    const auto wanted = static_cast<quint64>(share * static_cast<double>(m_beats));
    quint64 seen = 0;
    for (std::size_t i = 0; i < m_histogram.size(); ++i) {
        seen += m_histogram[i];
        if (seen > wanted || seen == m_beats)
            return static_cast<double>(i + 1);
    }
    return 0;
}

} // namespace holdfast::app
