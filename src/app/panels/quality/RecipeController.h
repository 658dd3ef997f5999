// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/Workbench.h"
#include "flow/Cleaning.h"

#include <QObject>

namespace holdfast::app {

// The cleaning recipe of one table as a draft: every edit is previewed on the rows, nothing is written until apply().
class RecipeController : public QObject {
    Q_OBJECT
public:
    explicit RecipeController(Workbench& workbench, QObject* parent);

    const std::string& table() const { return m_table; }
    void setTable(const std::string& table); // empty = none; a draft of another table is dropped
    const domain::Recipe& draft() const { return m_draft; }
    const domain::Recipe& inForce() const { return m_inForce; }
    bool isDirty() const { return m_draft.steps != m_inForce.steps; }
    // Of the draft; none while it is computed or when there is none.
    const flow::RecipeOutcome* outcome() const { return m_outcome ? &*m_outcome : nullptr; }
    const std::optional<core::Error>& problem() const { return m_problem; }
    bool isComputing() const { return m_computing || m_applying; }

    void addStep(const domain::RecipeStep& step);
    void changeStep(int index, const domain::RecipeStep& step);
    void removeStep(int index);
    void moveStep(int from, int to);
    void setOn(int index, bool on);
    void revert(); // back to the recipe in force
    void apply();

Q_SIGNALS:
    void changed();

private:
    void read();
    void preview();

    Workbench& m_workbench;
    std::string m_table;
    domain::Recipe m_draft, m_inForce;
    std::optional<flow::RecipeOutcome> m_outcome;
    std::optional<core::Error> m_problem;
    bool m_computing = false, m_applying = false;
};

} // namespace holdfast::app
