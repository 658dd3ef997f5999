// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Panel.h"
#include "flow/Quality.h"

class QPushButton;
class QStackedLayout;

namespace holdfast::app {

class BlockFrame;
class ChurnRulePage;
class ImportController;
class ImportPage;

// What is in the workspace, what is in new files, and when a customer counts as gone.
class SourcesPanel : public Panel {
    Q_OBJECT
public:
    enum Tab { TablesTab, ImportTab, ChurnRuleTab };
    SourcesPanel(const Surroundings& with, QWidget* parent);
    bool usesContext() const override { return false; }
    void activate() override;
    void addFiles(const QStringList& files);
    int openChoices() const;
    // The next open choice, or loading when there is none.
    void nextStep();
    ImportController* controller() const { return m_controller; }

Q_SIGNALS:
    void openChoicesChanged();
    void filesWanted();
    void overviewWanted();

protected:
    void retranslate() override;

private:
    void refresh();
    void refreshTables();
    void measureJoins();
    ImportController* m_controller;
    QStackedLayout* m_pages;
    QWidget* m_tablesPage;
    BlockFrame *m_tables, *m_joins, *m_imports;
    std::vector<flow::JoinState> m_joinStates;
    bool m_joinsStale = true;
    ImportPage* m_import;
    ChurnRulePage* m_churnRule;
    QPushButton* m_primary;
    enum class Step { None, Choose, Load, Overview } m_step = Step::None;
};

} // namespace holdfast::app
