// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/quality/QualityController.h"

#include <QPointer>

#include <algorithm>

namespace holdfast::app {

static constexpr std::uint64_t kFirstRows = 20;

QualityController::QualityController(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    connect(&workbench, &Workbench::factsChanged, this, &QualityController::invalidate);
    // A mark of a rule changes no figure, only the scores.
    connect(&workbench, &Workbench::stateChanged, this, [this] {
        const flow::History& history = m_workbench.state().history;
        if (history.undo == "expected" || history.redo == "expected")
            invalidate();
    });
    // The badge comes after the figures.
    connect(&workbench, &Workbench::explorationChanged, this, [this] {
        if (m_stale && !m_computing && !m_workbench.isExploring())
            compute(m_active);
    });
    connect(&workbench, &Workbench::closed, this, [this] {
        m_workbench.jobs().drop(QStringLiteral("quality"));
        m_workbench.jobs().drop(QStringLiteral("failing-rows"));
        m_answer.reset();
        m_problem.reset();
        m_changeProblem.reset();
        m_failing.reset();
        m_rules.clear();
        m_place = {};
        m_computing = m_readingRows = m_hasEffects = false;
        m_stale = true;
        Q_EMIT changed();
        Q_EMIT placeChanged();
    });
}

void QualityController::setActive(bool active)
{
    m_active = active;
    if (active && (m_stale || !m_hasEffects) && !(m_computing && m_hasEffects))
        compute(true);
}

void QualityController::measureAgain()
{
    m_stale = true;
    compute(m_active);
}

void QualityController::invalidate()
{
    m_stale = true;
    m_changeProblem.reset();
    if (m_active || !m_workbench.isExploring()) // else when the customers are read
        compute(m_active);
}

void QualityController::compute(bool effects)
{
    const flow::SessionPtr session = m_workbench.session();
    if (!session)
        return;
    m_stale = false;
    m_computing = true;
    m_hasEffects = effects;
    JobRequest request;
    request.name = tr("Judging the quality");
    request.key = QStringLiteral("quality");
    request.visible = false;
    flow::QualityRequest wanted;
    wanted.effects = effects;
    m_workbench.jobs().run<flow::QualityAnswer>(
        request, this, [session, wanted](core::JobContext& job) { return flow::measureQuality(*session, wanted, job); },
        [this, session](core::Result<flow::QualityAnswer> result) {
            if (m_workbench.session() != session)
                return;
            m_computing = false;
            if (result) {
                m_answer = std::move(*result);
                m_problem.reset();
                keepPlace();
                if (m_stale && !m_workbench.isExploring()) // changed meanwhile
                    compute(m_active);
            } else if (result.error().code == core::Code::Cancelled) {
                m_stale = true;
            } else {
                m_answer.reset();
                m_problem = result.error();
                m_rules.clear();
                m_failing.reset();
                Q_EMIT placeChanged();
            }
            Q_EMIT changed();
        });
    Q_EMIT changed();
}

// The place of before where it is still there, else the cell to fix first, else the worst one.
void QualityController::keepPlace()
{
    const std::string ruleId = rule() != nullptr ? rule()->id() : std::string();
    if (present::cellOf(*m_answer, m_place).first >= 0 && !m_place.table.empty()) {
        setPlace(m_place, ruleId);
        return;
    }
    if (!m_answer->fixFirst.empty()) {
        const flow::Fix& fix = m_answer->fixFirst.front();
        for (int d = 0; d < flow::kDimensions; ++d) {
            const present::QualityPlace place {fix.table, fix.column, flow::Dimension(d)};
            const auto rules = present::rulesAt(*m_answer, place);
            if (std::ranges::any_of(rules, [&](const flow::RuleResult& found) { return found.id() == fix.ruleId; })) {
                setPlace(place, fix.ruleId);
                return;
            }
        }
    }
    if (m_answer->tables.empty())
        setPlace({});
    else
        setPlace({m_answer->tables.front().name, {}, flow::Dimension::Completeness});
}

const flow::RuleResult* QualityController::rule() const
{
    return m_rule >= 0 && m_rule < int(m_rules.size()) ? &m_rules[std::size_t(m_rule)] : nullptr;
}

void QualityController::setPlace(const present::QualityPlace& place, const std::string& ruleId)
{
    m_place = place;
    m_rules = m_answer ? present::rulesAt(*m_answer, place) : std::vector<flow::RuleResult>();
    m_rule = 0;
    for (int i = 0; i < int(m_rules.size()); ++i)
        if (m_rules[std::size_t(i)].id() == ruleId)
            m_rule = i;
    readRows();
}

void QualityController::setRule(int index)
{
    if (index == m_rule)
        return;
    m_rule = index;
    readRows();
}

void QualityController::readRows()
{
    m_failing.reset();
    m_failingProblem.reset();
    const flow::RuleResult* now = rule();
    m_readingRows = now != nullptr && now->failed > 0;
    if (!m_readingRows) {
        m_workbench.jobs().drop(QStringLiteral("failing-rows"));
    } else {
        readFailing(kFirstRows, this, [this](core::Result<flow::FailingRows> rows) {
            m_readingRows = false;
            if (rows)
                m_failing = std::move(*rows);
            else if (rows.error().code != core::Code::Cancelled && rows.error().code != core::Code::NotEnoughData)
                m_failingProblem = rows.error(); // a gap or a late table has no rows that could be shown
            Q_EMIT placeChanged();
        });
    }
    Q_EMIT placeChanged();
}

void QualityController::readFailing(
    std::uint64_t limit, QObject* receiver, std::function<void(core::Result<flow::FailingRows>)> done)
{
    const flow::SessionPtr session = m_workbench.session();
    const flow::RuleResult* now = rule();
    if (!session || now == nullptr)
        return;
    JobRequest request;
    request.name = tr("Reading the failing rows");
    request.key = limit == kFirstRows ? QStringLiteral("failing-rows") : QStringLiteral("all-failing-rows");
    request.visible = false;
    m_workbench.jobs().run<flow::FailingRows>(
        request, receiver,
        [session, id = now->id(), limit](core::JobContext& job) { return flow::failingRows(*session, id, 0, limit, job); },
        [this, session, done = std::move(done)](core::Result<flow::FailingRows> rows) {
            if (m_workbench.session() == session)
                done(std::move(rows));
        });
}

void QualityController::setExpected(bool expected)
{
    const flow::RuleResult* now = rule();
    if (now == nullptr)
        return;
    m_changeProblem.reset();
    m_workbench.change(
        expected ? tr("Marking as expected") : tr("Taking the mark back"),
        [id = now->id(), expected](flow::Session& session, core::JobContext&) { return flow::setExpected(session, id, expected); }, 1, {},
        [self = QPointer(this)](const core::Error& error) {
            if (!self || error.code == core::Code::Cancelled)
                return;
            self->m_changeProblem = error;
            Q_EMIT self->placeChanged();
        });
}

} // namespace holdfast::app
