// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "domain/CampaignPlan.h"
#include "flow/WatchList.h"
#include "present/Page.h"

#include <QWidget>

class QAction;
class QComboBox;
class QLabel;
class QPushButton;

namespace holdfast::charts {
class TableSpecView;
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;
class CaveatLine;

// Whom to win back first: risk and remaining value of customers, why, and what to do next.
class WatchListView : public QWidget {
    Q_OBJECT
public:
    WatchListView(const Surroundings& with, QWidget* parent);
    void setActive(bool active) { m_watch->setActive(active); }
    void retranslate();
    LiveAnswer<flow::WatchAnswer>* watch() const { return m_watch; }
    charts::TableSpecView* table() const;
    BlockFrame* why() const { return m_why; }
    const std::optional<flow::CustomerRisk>& customer() const { return m_customer; } // whose reasons are shown
    void openWhatIf(); // of that customer

Q_SIGNALS:
    void trainingWanted();
    void segmentMade();
    void campaignWanted(const domain::CampaignAudience& audience);

private:
    flow::WatchRequest request() const; // without the scope
    void ask();
    void refresh();
    void refreshButtons();
    void showWhy();
    void setNote();
    void makeSegment();
    void exportList(bool identified);
    void planCampaign();
    std::vector<std::string> chosen() const; // ids; all listed when none is chosen
    Surroundings m_with;
    LiveAnswer<flow::WatchAnswer>* m_watch;
    std::optional<flow::CustomerRisk> m_customer;
    std::string m_asked; // whose reasons are on their way or shown
    present::Page m_page;
    charts::TileStrip* m_tiles;
    CaveatLine* m_caveats;
    QLabel *m_sortLabel, *m_tierLabel;
    QComboBox *m_sort, *m_tier, *m_degree, *m_cause, *m_value;
    BlockFrame *m_list, *m_why;
    QPushButton *m_note, *m_segment, *m_whatIf, *m_export, *m_plan;
    QAction *m_pseudonymous, *m_identified;
};

} // namespace holdfast::app
