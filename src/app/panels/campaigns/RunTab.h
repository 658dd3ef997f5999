// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/panels/campaigns/CampaignTab.h"
#include "flow/CampaignEvaluate.h"
#include "flow/CampaignRun.h"

#include <QPushButton>

namespace holdfast::app {

class CampaignBoard;

// Who is to be contacted, what came back, and is it going as planned?
class MonitorTab : public CampaignTab {
    Q_OBJECT
public:
    MonitorTab(const Surroundings& with, CampaignBook& book, QWidget* parent);
    QString title() const override { return tr("Monitor"); }
    QString question() const override { return tr("Is it going as planned?"); }
    void retranslate() override;
    void setActive(bool active) override;
    CampaignBoard* board() const { return m_board; }
    void exportList();
    void readOutcomes();

private:
    void follow();
    void refresh();
    LiveAnswer<flow::MonitorAnswer>* m_answer;
    CampaignBoard* m_board;
    QPushButton *m_export, *m_read;
    std::string m_id;
};

// Did it work, for whom, and was it worth it? Ends with lessons in the library.
class EvaluateTab : public CampaignTab {
    Q_OBJECT
public:
    EvaluateTab(const Surroundings& with, CampaignBook& book, QWidget* parent);
    QString title() const override { return tr("Evaluate"); }
    QString question() const override { return tr("Did it work, for whom, and was it worth it?"); }
    void retranslate() override;
    void setActive(bool active) override;
    CampaignBoard* board() const { return m_board; }
    void close(); // asks for the lesson in words

private:
    void follow();
    void refresh();
    LiveAnswer<flow::EvaluateAnswer>* m_answer;
    CampaignBoard* m_board;
    QPushButton* m_close;
    std::string m_id;
};

} // namespace holdfast::app
