// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/panels/quality/RecipeController.h"

#include <QPointer>

namespace holdfast::app {

RecipeController::RecipeController(Workbench& workbench, QObject* parent)
    : QObject(parent)
    , m_workbench(workbench)
{
    connect(&workbench, &Workbench::factsChanged, this, &RecipeController::read);
    connect(&workbench, &Workbench::closed, this, [this] { setTable({}); });
}

void RecipeController::setTable(const std::string& table)
{
    if (table == m_table)
        return;
    m_table = table;
    m_draft = m_inForce = {};
    m_outcome.reset();
    m_problem.reset();
    m_computing = m_applying = false;
    m_workbench.jobs().drop(QStringLiteral("recipe"));
    read();
    Q_EMIT changed();
}

// The recipe in force; a draft that was not touched follows it.
void RecipeController::read()
{
    const flow::SessionPtr session = m_workbench.session();
    if (!session || m_table.empty())
        return;
    m_computing = true;
    JobRequest request;
    request.name = tr("Reading the recipe");
    request.key = QStringLiteral("recipe");
    request.visible = false;
    m_workbench.jobs().run<domain::Recipe>(
        request, this, [session, table = m_table](core::JobContext&) { return flow::recipeInForce(*session, table); },
        [this, session, table = m_table](core::Result<domain::Recipe> recipe) {
            if (m_workbench.session() != session || m_table != table)
                return;
            m_computing = false;
            if (recipe) {
                const bool follow = !isDirty();
                m_inForce = std::move(*recipe);
                if (follow)
                    m_draft = m_inForce;
                m_problem.reset();
                preview();
            } else if (recipe.error().code != core::Code::Cancelled) {
                m_problem = recipe.error();
            }
            Q_EMIT changed();
        });
}

void RecipeController::preview()
{
    const flow::SessionPtr session = m_workbench.session();
    m_outcome.reset();
    if (!session || m_table.empty() || (m_draft.steps.empty() && m_inForce.steps.empty())) {
        m_workbench.jobs().drop(QStringLiteral("recipe"));
        m_computing = false;
        return;
    }
    m_computing = true;
    JobRequest request;
    request.name = tr("Trying the recipe");
    request.key = QStringLiteral("recipe");
    request.visible = false;
    const flow::RecipeRequest wanted {m_table, m_draft, true};
    m_workbench.jobs().run<flow::RecipeOutcome>(
        request, this, [session, wanted](core::JobContext& job) { return flow::previewRecipe(*session, wanted, job); },
        [this, session](core::Result<flow::RecipeOutcome> outcome) {
            if (m_workbench.session() != session)
                return;
            m_computing = false;
            if (outcome) {
                m_outcome = std::move(*outcome);
                m_problem.reset();
            } else if (outcome.error().code != core::Code::Cancelled) {
                m_problem = outcome.error();
            }
            Q_EMIT changed();
        });
}

void RecipeController::addStep(const domain::RecipeStep& step)
{
    m_draft.steps.push_back(step);
    preview();
    Q_EMIT changed();
}

void RecipeController::changeStep(int index, const domain::RecipeStep& step)
{
    m_draft.steps[std::size_t(index)] = step;
    preview();
    Q_EMIT changed();
}

void RecipeController::removeStep(int index)
{
    m_draft.steps.erase(m_draft.steps.begin() + index);
    preview();
    Q_EMIT changed();
}

void RecipeController::moveStep(int from, int to)
{
    const int last = int(m_draft.steps.size()) - 1;
    if (from < 0 || to < 0 || from > last || to > last || from == to)
        return;
    const domain::RecipeStep step = m_draft.steps[std::size_t(from)];
    m_draft.steps.erase(m_draft.steps.begin() + from);
    m_draft.steps.insert(m_draft.steps.begin() + to, step);
    preview();
    Q_EMIT changed();
}

void RecipeController::setOn(int index, bool on)
{
    m_draft.steps[std::size_t(index)].on = on;
    preview();
    Q_EMIT changed();
}

void RecipeController::revert()
{
    m_draft = m_inForce;
    m_problem.reset();
    preview();
    Q_EMIT changed();
}

void RecipeController::apply()
{
    if (!isDirty() || m_applying || m_table.empty())
        return;
    m_applying = true;
    m_problem.reset();
    const flow::RecipeRequest wanted {m_table, m_draft, true};
    m_workbench.change(
        tr("Cleaning the table"),
        [wanted](flow::Session& session, core::JobContext& job) -> core::Status {
            auto outcome = flow::cleanTable(session, wanted, job);
            return outcome ? core::Status() : std::unexpected(outcome.error());
        },
        1,
        [self = QPointer(this), wanted] {
            if (!self)
                return;
            self->m_applying = false;
            if (self->m_table == wanted.table) {
                self->m_inForce = wanted.recipe;
                Q_EMIT self->changed();
            }
        },
        [self = QPointer(this)](const core::Error& error) {
            if (!self)
                return;
            self->m_applying = false;
            if (error.code != core::Code::Cancelled)
                self->m_problem = error;
            Q_EMIT self->changed();
        });
    Q_EMIT changed();
}

} // namespace holdfast::app
