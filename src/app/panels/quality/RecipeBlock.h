// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/quality/RecipeController.h"
#include "app/shell/Surroundings.h"
#include "flow/Quality.h"
#include "present/pages/DataPages.h"

#include <QFrame>
#include <QListWidget>

class QLabel;
class QPushButton;
class QToolButton;

namespace holdfast::charts {
class TableSpecView;
}

namespace holdfast::app {

// The steps as lines of two rows. A click on the box or Space switches a step on and off, a drag or Ctrl+Up and
// Ctrl+Down moves it, Delete takes it out, Enter changes it.
class StepList : public QListWidget {
    Q_OBJECT
public:
    StepList(const Surroundings& with, QWidget* parent);
    void setLines(const QList<present::StepLine>& lines, const QList<bool>& on);

Q_SIGNALS:
    void toggled(int row);
    void moved(int from, int to);
    void removed(int row);
    void opened(int row);

protected:
    void mousePressEvent(QMouseEvent* event) override;
    void keyPressEvent(QKeyEvent* event) override;
    void dropEvent(QDropEvent* event) override;

private:
    Surroundings m_with;
};

// The cleaning recipe of one table: its steps, what they change, and Apply.
class RecipeBlock : public QFrame {
    Q_OBJECT
public:
    RecipeBlock(const Surroundings& with, RecipeController& controller, QWidget* parent);
    void retranslate();
    // The tables with their columns, for the dialog of a step.
    void setTables(const flow::QualityAnswer* answer);
    void addStep(const domain::RecipeStep& proposed);
    StepList* steps() const { return m_list; }

Q_SIGNALS:
    void duplicatesWanted();

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void refreshExamples();
    void addWanted(domain::StepKind kind);
    void openStep(int row);
    void editStep(const domain::RecipeStep& step, int row); // row -1: a new one
    void showChanges();
    const flow::TableQuality* tableOf(const std::string& name) const;

    Surroundings m_with;
    RecipeController& m_controller;
    std::vector<flow::TableQuality> m_tables;
    QLabel *m_title, *m_subtitle, *m_empty, *m_problem, *m_preview;
    QToolButton *m_add, *m_remove, *m_up, *m_down;
    QMenu* m_kinds;
    StepList* m_list;
    charts::TableSpecView* m_examples; // of the step chosen, where there is room
    QPushButton *m_changes, *m_revert, *m_apply;
};

} // namespace holdfast::app
