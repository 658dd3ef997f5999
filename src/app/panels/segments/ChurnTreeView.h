// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/segments/AnalysisView.h"
#include "flow/ChurnTree.h"

class QPushButton;

namespace holdfast::app {

// Which questions find those who leave? A segment of the tree is saved by its rule, or its customers are listed.
class ChurnTreeView : public AnalysisView {
    Q_OBJECT
public:
    ChurnTreeView(const Surroundings& with, QWidget* parent);
    QString title() const override { return tr("Churn tree"); }
    QString question() const override { return tr("Which questions find those who leave?"); }
    LiveAnswer<flow::ChurnTreeAnswer>* answer() const { return m_live; }
    int chosen() const { return m_chosen; } // node, -1 = none
    void choose(int node);

protected:
    LiveAnswerBase* live() const override { return m_live; }
    bool hasAnswer() const override { return m_live->answer() != nullptr; }
    present::Page page() const override;
    void refreshControls() override;

private:
    int nodeOf(bool leaves, int row) const; // -1 = none
    void openChosen();

    LiveAnswer<flow::ChurnTreeAnswer>* m_live;
    QLabel* m_words;
    QPushButton *m_open, *m_save;
    int m_chosen = -1;
};

} // namespace holdfast::app
