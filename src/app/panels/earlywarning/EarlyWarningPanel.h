// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Panel.h"
#include "domain/CampaignPlan.h"
#include "flow/Indicators.h"

class QComboBox;
class QPushButton;
class QStackedLayout;

namespace holdfast::app {

class AlertsView;
class CorrelationView;
class IndicatorsView;
class LaboratoryView;
class LifetimesView;
class MotivesView;
class RiskView;
class WatchListView;

// What signals churn before it happens?
class EarlyWarningPanel : public Panel {
    Q_OBJECT
public:
    enum Tab { IndicatorsTab, WatchListTab, AlertsTab, CorrelationTab, RiskTab, LifetimesTab, MotivesTab, LaboratoryTab };
    EarlyWarningPanel(const Surroundings& with, QWidget* parent);
    void activate() override;
    void recompute() override;
    LiveAnswer<flow::IndicatorAnswer>* indicators() const { return m_indicators; }
    IndicatorsView* indicatorsView() const { return m_indicatorsView; }
    WatchListView* watchListView() const { return m_watchListView; }
    RiskView* riskView() const { return m_riskView; }
    AlertsView* alertsView() const { return m_alertsView; }
    MotivesView* motivesView() const { return m_motivesView; }
    LifetimesView* lifetimesView() const { return m_lifetimesView; }
    LaboratoryView* laboratoryView() const { return m_laboratoryView; }
    CorrelationView* correlationView() const { return m_correlationView; }
    void editThresholds(const QString& indicator);

Q_SIGNALS:
    void wanted(const QString& action); // "import", "churn-rule"
    void campaignWanted(const domain::CampaignAudience& audience); // a draft for these customers
    void alertsChanged(int open);

protected:
    void retranslate() override;
    void hideEvent(QHideEvent* event) override;

private:
    void refreshActive();
    void refreshBy(); // what customers can be grouped by
    void ask();
    void askLifetimes();
    static QStringList tabNames();
    LiveAnswer<flow::IndicatorAnswer>* m_indicators;
    QStackedLayout* m_pages;
    IndicatorsView* m_indicatorsView;
    WatchListView* m_watchListView;
    AlertsView* m_alertsView;
    CorrelationView* m_correlationView;
    RiskView* m_riskView;
    LifetimesView* m_lifetimesView;
    MotivesView* m_motivesView;
    LaboratoryView* m_laboratoryView;
    QComboBox* m_by;
    QPushButton *m_thresholds, *m_train;
};

} // namespace holdfast::app
