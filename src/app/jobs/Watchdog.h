// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <array>
#include <utility>

namespace holdfast::app {

// Measures how long the interface thread does not get round to its events: a heart-beat every 5 ms, and how late each
// one comes.
class Watchdog : public QObject {
    Q_OBJECT
public:
    explicit Watchdog(QObject* parent = nullptr);
    void start();
    void stop();
    double longestMs() const { return m_longestMs; }
    // The longest since the last call; the one over all stays.
    double takeLongestMs() { return std::exchange(m_stageMs, 0.0); }
    // Lateness that a share (0..1) of the beats stays under, by 1 ms steps.
    double quantileMs(double share) const;
    quint64 beats() const { return m_beats; }

private:
    void beat();
    QTimer m_timer;
    QElapsedTimer m_since;
    double m_longestMs = 0, m_stageMs = 0;
    quint64 m_beats = 0;
    std::array<quint64, 2000> m_histogram {}; // last cell: that and more
};

} // namespace holdfast::app
