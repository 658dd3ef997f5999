// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/model/LiveAnswer.h"

namespace holdfast::app {

LiveAnswerBase::LiveAnswerBase(Workbench& workbench, const QString& key, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
    , m_key(key)
{
    connect(&workbench, &Workbench::factsChanged, this, &LiveAnswerBase::invalidate);
    connect(&workbench, &Workbench::filtersSettled, this, &LiveAnswerBase::invalidate);
    connect(&workbench, &Workbench::explorationChanged, this, [this] {
        if (m_waiting && !m_workbench.isExploring())
            compute();
    });
    connect(&workbench, &Workbench::closing, this, [this] {
        m_workbench.jobs().drop(m_key);
        forget();
        m_problem.reset();
        m_computing = m_waiting = false;
        m_stale = true;
    });
    connect(&workbench, &Workbench::closed, this, &LiveAnswerBase::changed);
}

void LiveAnswerBase::setActive(bool active)
{
    m_active = active;
    if (active && m_stale)
        compute();
}

void LiveAnswerBase::invalidate()
{
    m_stale = true;
    if (m_active)
        compute();
}

void LiveAnswerBase::compute()
{
    if (!m_workbench.session())
        return;
    m_stale = false;
    m_computing = true;
    m_waiting = m_workbench.isExploring();
    if (!m_waiting) {
        JobRequest request;
        request.key = m_key;
        request.visible = false;
        ask(request);
    }
    Q_EMIT changed();
}

void LiveAnswerBase::finish(const core::Error* error)
{
    m_computing = false;
    m_problem.reset();
    if (error && error->code == core::Code::Cancelled)
        m_stale = true;
    else if (error)
        m_problem = *error;
    Q_EMIT changed();
}

} // namespace holdfast::app
