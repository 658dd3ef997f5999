// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/overview/OverviewController.h"

namespace holdfast::app {

OverviewController::OverviewController(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    connect(&workbench, &Workbench::factsChanged, this, &OverviewController::invalidate);
    connect(&workbench, &Workbench::filtersSettled, this, &OverviewController::invalidate);
    connect(&workbench, &Workbench::explorationChanged, this, [this] {
        if (m_waiting && !m_workbench.isExploring())
            compute();
    });
    connect(&workbench, &Workbench::closed, this, [this] {
        m_workbench.jobs().drop(QStringLiteral("overview"));
        m_answer.reset();
        m_problem.reset();
        m_computing = m_waiting = false;
        m_stale = true;
        Q_EMIT changed();
    });
}

void OverviewController::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        compute();
}

void OverviewController::invalidate()
{
    m_stale = true;
    if (m_active)
        compute();
}

void OverviewController::compute()
{
    const flow::SessionPtr session = m_workbench.session();
    if (!session)
        return;
    m_stale = false;
    m_computing = true;
    m_waiting = m_workbench.isExploring();
    if (m_waiting) {
        Q_EMIT changed();
        return;
    }
    JobRequest request;
    request.name = tr("Computing the overview");
    request.key = QStringLiteral("overview");
    request.visible = false;
    m_workbench.jobs().run<flow::OverviewAnswer>(
        request, this, [session, scope = m_workbench.scope()](core::JobContext& job) { return flow::measureOverview(*session, scope, job); },
        [this, session](core::Result<flow::OverviewAnswer> result) {
            if (m_workbench.session() != session)
                return;
            m_computing = false;
            if (result) {
                m_answer = std::move(*result);
                m_problem.reset();
            } else if (result.error().code == core::Code::Cancelled) {
                m_stale = true;
            } else {
                m_answer.reset();
                m_problem = result.error();
            }
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

} // namespace holdfast::app
