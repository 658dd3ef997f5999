// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/panels/campaigns/CampaignTab.h"
#include "flow/CampaignTarget.h"

class QCheckBox;
class QComboBox;
class QDoubleSpinBox;
class QLabel;
class QPushButton;
class QSpinBox;

namespace holdfast::app {

class CampaignBoard;

// Who gets which offer, who is held back, and what that will show; ends with the lock.
class TargetTab : public CampaignTab {
    Q_OBJECT
public:
    TargetTab(const Surroundings& with, CampaignBook& book, QWidget* parent);
    QString title() const override { return tr("Target"); }
    QString question() const override { return tr("Who gets what, and what will it show?"); }
    void retranslate() override;
    void setActive(bool active) override;
    CampaignBoard* board() const { return m_board; }
    LiveAnswer<flow::TargetAnswer>* answer() const { return m_answer; }
    void lock(); // asks first

private:
    void follow(); // another campaign, or its state
    void refresh();
    void keep(); // the settings as they stand: one step of undo
    void showSettings(const domain::TargetPlan& plan);
    void nameOutcomes(); // the first one by whom the campaign is for
    domain::TargetPlan settings() const;
    LiveAnswer<flow::TargetAnswer>* m_answer;
    CampaignBoard* m_board;
    QLabel *m_budgetLabel, *m_holdoutLabel, *m_windowLabel;
    QDoubleSpinBox* m_budget;
    QSpinBox *m_holdout, *m_window;
    QComboBox *m_outcome, *m_who;
    QCheckBox *m_cautious, *m_everyTier;
    QPushButton* m_lock;
    domain::TargetPlan m_plan;
    struct {
        double budget = 0;
        int holdout = 0, window = 0;
    } m_put; // what the fields show of the plan, which may hold more than they can
    std::string m_shown; // campaign and state the answer is for
    bool m_showing = false;
};

} // namespace holdfast::app
