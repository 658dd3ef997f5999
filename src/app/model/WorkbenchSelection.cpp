// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The selection of customers: facets, filters, counts.
#include "app/model/Workbench.h"

namespace holdfast::app {

void Workbench::explore()
{
    if (!m_session)
        return;
    JobRequest request;
    request.name = tr("Reading the customers");
    request.key = QStringLiteral("explore");
    request.visible = false;
    m_exploring = true;
    const flow::SessionPtr session = m_session;
    flow::Scope all = scope();
    all.rule.reset();
    m_jobs.run<std::shared_ptr<flow::Exploration>>(
        request, this, [session, all](core::JobContext& job) { return flow::explore(*session, all, job); },
        [this, session](core::Result<std::shared_ptr<flow::Exploration>> result) {
            if (m_session != session)
                return;
            m_exploring = false;
            // Bins may have moved with the data: carry the filters over by their meaning.
            Filters kept;
            if (result && m_exploration && !m_filters.empty())
                for (const flow::FacetFilter& filter : m_filters)
                    if (auto same = (*result)->filtersOf(m_exploration->it->ruleOf({filter})))
                        kept.insert(kept.end(), same->begin(), same->end());
            m_explorationProblem.reset();
            m_counts.reset();
            if (result) {
                m_exploration = std::make_shared<SharedExploration>();
                m_exploration->it = std::move(*result);
            } else {
                m_exploration.reset();
                m_explorationProblem = result.error();
            }
            Q_EMIT explorationChanged();
            if (kept != m_filters) {
                m_filters = kept;
                Q_EMIT filtersSettled();
            }
            Q_EMIT filtersChanged();
            count();
        });
}

void Workbench::count()
{
    if (!m_exploration)
        return;
    JobRequest request;
    request.name = tr("Counting the selection");
    request.key = QStringLiteral("brush");
    request.letRunningFinish = true;
    request.visible = false;
    m_jobs.run<flow::BrushAnswer>(
        request, this,
        [exploration = m_exploration, filters = m_filters](core::JobContext& job) {
            const std::lock_guard lock(exploration->mutex);
            return exploration->it->count(filters, job);
        },
        [this, exploration = m_exploration](core::Result<flow::BrushAnswer> result) {
            if (exploration != m_exploration)
                return;
            if (!result) {
                if (result.error().code != core::Code::Cancelled) {
                    m_explorationProblem = result.error();
                    m_exploration.reset();
                    m_counts.reset();
                    Q_EMIT explorationChanged();
                }
                return;
            }
            m_counts = std::move(*result);
            Q_EMIT counted();
        });
}

void Workbench::applyFilters(const Filters& filters)
{
    m_filters = filters;
    m_beforeDrag.reset();
    Q_EMIT filtersChanged();
    Q_EMIT filtersSettled();
    count();
}

void Workbench::setFilters(const Filters& filters)
{
    const Filters before = m_beforeDrag.value_or(m_filters);
    if (filters == before && filters == m_filters) {
        m_beforeDrag.reset();
        return;
    }
    if (filters != before) {
        UndoStack::Step step;
        step.isBrush = true;
        step.before = before;
        step.after = filters;
        m_undo.push(step);
    }
    applyFilters(filters);
    Q_EMIT undoChanged();
}

void Workbench::setFilter(const QString& field, const std::vector<int>& bins, bool dragging)
{
    Filters filters = m_filters;
    const std::string name = field.toStdString();
    const auto it = std::find_if(filters.begin(), filters.end(), [&](const flow::FacetFilter& f) { return f.field == name; });
    if (bins.empty()) {
        if (it != filters.end())
            filters.erase(it);
    } else if (it != filters.end()) {
        it->bins = bins;
    } else {
        filters.push_back({name, bins});
    }
    if (!dragging) {
        setFilters(filters);
        return;
    }
    if (filters == m_filters)
        return;
    if (!m_beforeDrag)
        m_beforeDrag = m_filters;
    m_filters = filters;
    Q_EMIT filtersChanged();
    count();
}

void Workbench::listCustomers(const Filters& filters, std::size_t limit, QObject* receiver,
    std::function<void(core::Result<std::vector<std::string>>)> done)
{
    if (!m_exploration)
        return;
    JobRequest request;
    request.name = tr("Listing the customers");
    request.key = QStringLiteral("list-customers");
    request.visible = false;
    m_jobs.run<std::vector<std::string>>(
        request, receiver,
        [exploration = m_exploration, filters, limit](core::JobContext& job) {
            const std::lock_guard lock(exploration->mutex);
            return exploration->it->customers(filters, limit, job);
        },
        std::move(done));
}

} // namespace holdfast::app
