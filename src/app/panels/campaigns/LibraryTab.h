// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/panels/campaigns/CampaignTab.h"
#include "flow/CampaignEvaluate.h"

class QPushButton;

namespace holdfast::app {

class CampaignBoard;
class PlanForm;

// What can be done for whom, at what cost, and what it has been measured to bring. Every change is one step of undo.
class LibraryTab : public CampaignTab {
    Q_OBJECT
public:
    struct Answer {
        std::vector<flow::LibraryEntry> library;
        std::vector<flow::PromiseKept> promises;
    };
    LibraryTab(const Surroundings& with, CampaignBook& book, QWidget* parent);
    QString title() const override { return tr("Library"); }
    QString question() const override { return tr("What can be done for whom, and what does it bring?"); }
    void retranslate() override;
    void setActive(bool active) override;
    CampaignBoard* board() const { return m_board; }
    LiveAnswer<Answer>* answer() const { return m_answer; }
    void edit(const std::string& id); // in a dialog; an id that is not there makes a new one
    void reset(); // asks first

private:
    void follow();
    void refresh();
    std::vector<domain::Strategy> strategies() const; // as they stand
    void write(const QString& name, std::vector<domain::Strategy> list, std::function<void(const core::Error*)> answer);
    LiveAnswer<Answer>* m_answer;
    CampaignBoard* m_board;
    QPushButton *m_edit, *m_add, *m_reset;
    std::string m_key; // of the library the answer is for
};

} // namespace holdfast::app
