// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/campaigns/CampaignTab.h"
#include "app/panels/campaigns/PlanDialogs.h"
#include "present/Page.h"

class QComboBox;
class QFrame;
class QLabel;
class QPushButton;
class QStackedLayout;

namespace holdfast::charts {
class GanttView;
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;
class ElidedLabel;
class TaskTable;

// Who does what, when and at what cost: schedule, tasks, budget, resources and risks of a campaign.
class PlanTab : public CampaignTab {
    Q_OBJECT
public:
    PlanTab(const Surroundings& with, CampaignBook& book, QWidget* parent);
    QString title() const override;
    QString question() const override;
    void retranslate() override;
    charts::GanttView* gantt() const { return m_gantt; }
    TaskTable* table() const { return m_table; }
    BlockFrame* budget() const { return m_budget; }
    BlockFrame* risks() const { return m_risks; }
    void showTable(bool table);
    void editGoal() { m_dialogs.goal(); }

private:
    void refresh();
    QFrame* makeSchedule();
    void addButton(BlockFrame* block, QPushButton*& button, const char* name);
    void openRow(BlockFrame* block, int row);
    void move(const QString& id, core::CivilDate start, core::CivilDate end);

    PlanDialogs m_dialogs;
    present::Page m_page;
    charts::TileStrip* m_tiles;
    QLabel *m_title, *m_reading;
    ElidedLabel* m_subtitle;
    charts::GanttView* m_gantt;
    std::string m_drawn; // campaign of the schedule
    TaskTable* m_table;
    QStackedLayout* m_views = nullptr;
    BlockFrame *m_budget, *m_resources, *m_risks;
    QComboBox* m_zoom;
    QPushButton *m_asChart, *m_asTable, *m_addTask, *m_addMilestone, *m_addPhase;
    QPushButton *m_addLine = nullptr, *m_limit = nullptr, *m_addResource = nullptr, *m_addRisk = nullptr;
};

} // namespace holdfast::app
