// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
// The selection of customers: facets, filters, counts.
#include "app/model/Workbench.h"

#include <algorithm>

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
                if (auto same = (*result)->filtersOf(m_exploration->it->ruleOf(m_filters)))
                    kept = std::move(*same);
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

// Only a condition looks at the saved segments: a brush must not wait for long lists to be copied.
static std::optional<std::vector<flow::Segment>> segmentsFor(const Filters& filters, const std::vector<flow::Segment>& segments)
{
    const bool any = std::ranges::any_of(filters, [](const flow::FacetFilter& filter) { return filter.rule.has_value(); });
    return any ? std::optional(segments) : std::nullopt;
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
        [exploration = m_exploration, filters = m_filters, segments = segmentsFor(m_filters, m_state.segments)](core::JobContext& job) {
            const std::lock_guard lock(exploration->mutex);
            if (segments)
                exploration->it->setSegments(*segments);
            return exploration->it->count(filters, job);
        },
        [this, exploration = m_exploration](core::Result<flow::BrushAnswer> result) {
            if (exploration != m_exploration)
                return;
            if (!result) {
                if (result.error().code == core::Code::Cancelled)
                    return;
                // A condition the data no longer fit, or about a segment that is gone: the rest of the selection stays.
                const auto condition = std::ranges::find_if(m_filters, [](const flow::FacetFilter& filter) { return filter.rule.has_value(); });
                if (condition != m_filters.end()) {
                    Filters rest = m_filters;
                    rest.erase(rest.begin() + (condition - m_filters.begin()));
                    Q_EMIT failed(tr("Condition taken out of the selection"), result.error());
                    applyFilters(rest);
                } else {
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

void Workbench::recountConditions()
{
    if (segmentsFor(m_filters, m_state.segments)) {
        Q_EMIT filtersSettled();
        count();
    }
}

void Workbench::applyFilters(const Filters& filters)
{
    // The end of a drag: its last move has asked for these counts already.
    const bool asked = m_beforeDrag && filters == m_filters;
    m_filters = filters;
    m_beforeDrag.reset();
    Q_EMIT filtersChanged();
    Q_EMIT filtersSettled();
    if (!asked)
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

// ---- the selection as a rule ------------------------------------------------------------------------------------------

domain::Rule Workbench::rule() const
{
    return m_exploration ? m_exploration->it->ruleOf(m_filters) : domain::Rule();
}

void Workbench::select(const domain::Rule& rule, std::function<void(const core::Error*)> done)
{
    if (!m_exploration)
        return;
    JobRequest request;
    request.name = tr("Counting the selection");
    request.key = QStringLiteral("select-rule");
    request.visible = false;
    m_jobs.run<Filters>(
        request, this,
        [exploration = m_exploration, rule, segments = m_state.segments](core::JobContext& job) -> core::Result<Filters> {
            const std::lock_guard lock(exploration->mutex);
            exploration->it->setSegments(segments);
            auto filters = exploration->it->filtersOf(rule);
            // What can't be counted does not become the selection.
            if (filters)
                if (auto counted = exploration->it->count(*filters, job); !counted)
                    return std::unexpected(counted.error());
            return filters;
        },
        [this, exploration = m_exploration, done = std::move(done)](core::Result<Filters> filters) {
            if (exploration != m_exploration)
                return;
            if (filters)
                setFilters(*filters);
            if (done)
                done(filters ? nullptr : &filters.error());
            else if (!filters && filters.error().code != core::Code::Cancelled)
                Q_EMIT failed(tr("Selection not changed"), filters.error());
        });
}

void Workbench::combine(Combine how, const domain::Rule& with)
{
    using Kind = domain::Rule::Kind;
    const domain::Rule now = rule();
    const bool everybody = m_filters.empty();
    const auto group = [](Kind kind, std::vector<domain::Rule> parts) {
        domain::Rule made;
        made.kind = kind;
        made.parts = std::move(parts);
        return made;
    };
    // Parts of one kind stay beside each other instead of one within the other.
    const auto parts = [](const domain::Rule& rule, Kind kind) { return rule.kind == kind ? rule.parts : std::vector {rule}; };
    const domain::Rule one = with.kind == Kind::All && with.parts.size() == 1 ? with.parts.front() : with;
    switch (how) {
    case Combine::Replace:
        select(with);
        return;
    case Combine::Keep:
    case Combine::Remove: {
        std::vector<domain::Rule> all = now.parts;
        const auto further = how == Combine::Remove ? std::vector {group(Kind::Not, {one})} : parts(with, Kind::All);
        all.insert(all.end(), further.begin(), further.end());
        select(group(Kind::All, std::move(all)));
        return;
    }
    case Combine::Add: {
        if (everybody)
            return; // there is nobody to add
        std::vector<domain::Rule> any = now.parts.size() == 1 ? parts(now.parts.front(), Kind::Any) : std::vector {now};
        any.push_back(one);
        select(group(Kind::Any, std::move(any)));
        return;
    }
    }
}

void Workbench::invert()
{
    const domain::Rule now = rule();
    domain::Rule inverted;
    inverted.kind = domain::Rule::Kind::Not;
    if (now.parts.size() == 1 && now.parts.front().kind == domain::Rule::Kind::Not)
        inverted = now.parts.front().parts.front();
    else
        inverted.parts = {now.parts.size() == 1 ? now.parts.front() : now};
    select(inverted);
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
        [exploration = m_exploration, filters, limit, segments = segmentsFor(filters, m_state.segments)](core::JobContext& job) {
            const std::lock_guard lock(exploration->mutex);
            if (segments)
                exploration->it->setSegments(*segments);
            return exploration->it->customers(filters, limit, job);
        },
        std::move(done));
}

} // namespace holdfast::app
