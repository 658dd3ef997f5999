// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/campaigns/CampaignBook.h"
#include "app/panels/campaigns/PlanDialogs.h"
#include "app/shell/Panel.h"

#include <QList>

class QMenu;
class QPushButton;
class QStackedLayout;
class QToolButton;

namespace holdfast::app {

class CampaignList;
class CampaignTab;
class PlanTab;

// Whom to contact with what under a budget, and did it work?
class CampaignsPanel : public Panel {
    Q_OBJECT
public:
    CampaignsPanel(const Surroundings& with, QWidget* parent);
    bool usesContext() const override { return false; }
    void activate() override;
    void recompute() override;

    CampaignBook* book() const { return m_book; }
    CampaignList* list() const { return m_list; }
    PlanTab* planTab() const { return m_plan; }
    CampaignTab* tabAt(int tab) const { return m_tabs[tab]; }
    // Asks for a new campaign for these: what the watch list, an alert or a segment offers.
    void planFor(const domain::CampaignAudience& audience); // proposes a name by where they come from
    void exportCalendar();
    void exportWorkbook();

protected:
    void retranslate() override;
    void hideEvent(QHideEvent* event) override;

private:
    void refresh();
    void refreshActive(bool active);
    QWidget* makeEmpty();
    void write(const QString& name, const QString& path, std::function<core::Status(core::JobContext&)> work);

    CampaignBook* m_book;
    PlanDialogs m_dialogs;
    CampaignList* m_list;
    QList<CampaignTab*> m_tabs;
    PlanTab* m_plan;
    QStackedLayout *m_pages, *m_tabPages;
    QWidget* m_empty;
    QLabel *m_emptyTitle, *m_emptyText, *m_listTitle;
    QList<QPushButton*> m_templates;
    QPushButton *m_new, *m_goal, *m_export, *m_remove;
    QToolButton* m_add;
    QAction *m_calendar, *m_workbook;
    QLabel* m_state;
};

} // namespace holdfast::app
