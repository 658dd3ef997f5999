// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/Workbench.h"
#include "flow/Retention.h"

#include <QObject>

namespace holdfast::app {

// Asks for the overview of the current scope; keeps the last answer, so that a change of language needs no new one.
class OverviewController : public QObject {
    Q_OBJECT
public:
    explicit OverviewController(Workbench& workbench, QObject* parent);
    // Only while the panel is seen; what changes meanwhile is asked for on the next activate().
    void setActive(bool active);
    const flow::OverviewAnswer* answer() const { return m_answer ? &*m_answer : nullptr; }
    const std::optional<core::Error>& problem() const { return m_problem; }
    bool isComputing() const { return m_computing; }

Q_SIGNALS:
    void changed();

private:
    void invalidate();
    void compute();
    Workbench& m_workbench;
    std::optional<flow::OverviewAnswer> m_answer;
    std::optional<core::Error> m_problem;
    bool m_active = false, m_stale = true, m_computing = false, m_waiting = false;
};

} // namespace holdfast::app
