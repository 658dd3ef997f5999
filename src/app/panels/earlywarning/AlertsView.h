// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "domain/CampaignPlan.h"
#include "flow/Alerts.h"

#include <QWidget>

class QPushButton;

namespace holdfast::charts {
class TableSpecView;
}

namespace holdfast::app {

class BlockFrame;

// The inbox of alerts. Each change of state is an undo step.
class AlertsView : public QWidget {
    Q_OBJECT
public:
    AlertsView(const Surroundings& with, QWidget* parent);
    void setActive(bool active) { m_alerts->setActive(active); }
    void setBy(const std::string& by); // as flow::AlertRequest::by
    void retranslate();
    LiveAnswer<flow::AlertAnswer>* alerts() const { return m_alerts; }
    charts::TableSpecView* table() const;
    std::size_t openAlerts() const; // open, not closed by hand

Q_SIGNALS:
    void indicatorWanted(const QString& indicator);
    void thresholdsWanted(const QString& indicator); // empty = none chosen
    void segmentMade();
    void openChanged();
    void campaignWanted(const domain::CampaignAudience& audience);

private:
    void refresh();
    void showAlerts();
    void refreshButtons();
    std::vector<flow::Alert> chosen() const;
    void setState(flow::AlertState state);
    void setNote();
    void makeSegment();
    void planCampaign();
    flow::AlertRequest request() const;
    static QString titleOf(const flow::Alert& alert);
    Surroundings m_with;
    LiveAnswer<flow::AlertAnswer>* m_alerts;
    std::string m_by;
    BlockFrame* m_block;
    std::vector<std::string> m_shown; // ids by row
    QPushButton *m_acknowledge, *m_acted, *m_close, *m_reopen, *m_note, *m_segment, *m_show, *m_plan;
};

} // namespace holdfast::app
