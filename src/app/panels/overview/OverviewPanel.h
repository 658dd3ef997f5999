// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/overview/OverviewController.h"
#include "app/shell/Marks.h"
#include "app/shell/Panel.h"
#include "flow/EventNotes.h"
#include "flow/WhatChanged.h"
#include "present/Page.h"
#include "present/pages/CohortBlock.h"

class QAction;
class QGridLayout;
class QLabel;
class QPushButton;

namespace holdfast::charts {
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;

// Who is leaving, what changed, and where?
class OverviewPanel : public Panel {
    Q_OBJECT
public:
    OverviewPanel(const Surroundings& with, QWidget* parent);
    void activate() override;
    void recompute() override;
    OverviewController* controller() const { return m_controller; }
    BlockFrame* block(int index) const { return m_blocks[index]; }
    LiveAnswer<flow::WhatChangedAnswer>* changed() const { return m_changed; }
    BlockFrame* changes() const { return m_changes; }
    const present::CohortView& cohortView() const { return m_cohortView; }
    void setCohortView(const present::CohortView& view);
    bool isSettled() const; // everything shown is of the moment

Q_SIGNALS:
    void wanted(const QString& action); // "import", "churn-rule"
    void exportWanted();

protected:
    void retranslate() override;
    void hideEvent(QHideEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void refreshChanges();
    void refreshEvents();
    void wordPage(const flow::OverviewAnswer& answer); // with the events
    void refreshCohorts();
    void addCohortMenu();
    void showEvents(); // the list of events, to add and remove
    bool cohortsAsUsual() const { return m_cohortView == present::CohortView(); } // then the overview has them
    const flow::CohortAnswer* cohorts() const; // as drawn
    std::optional<domain::Rule> ruleOfTrend(const MarkPlace& place) const;
    std::optional<domain::Rule> ruleOfFlow(const MarkPlace& place) const;
    std::optional<domain::Rule> ruleOfCohort(const MarkPlace& place) const;
    std::optional<domain::Rule> ruleOfGroup(const MarkPlace& place) const;
    std::optional<domain::Rule> ruleOfChange(const MarkPlace& place) const;
    OverviewController* m_controller;
    LiveAnswer<flow::WhatChangedAnswer>* m_changed;
    LiveAnswer<flow::CohortGrid>* m_cohorts; // for views the overview does not hold
    LiveAnswer<std::vector<flow::EventNote>>* m_events;
    QAction* m_eventsAction;
    present::CohortView m_cohortView;
    QList<QAction*> m_cohortActions; // customers, orders, revenue, from then on, plain mean
    bool m_seen = false;
    charts::TileStrip* m_tiles;
    QGridLayout* m_grid;
    QLabel* m_caveats;
    QPushButton* m_export;
    QList<BlockFrame*> m_blocks;
    BlockFrame* m_changes; // what changed
    QWidget* m_body;
    present::Page m_page;
};

} // namespace holdfast::app
