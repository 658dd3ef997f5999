// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/segments/AnalysisView.h"
#include "flow/Clusters.h"

class QComboBox;
class QMenu;
class QPushButton;
class QToolButton;

namespace holdfast::app {

// Which groups do the customers fall into by themselves? A cluster chosen on the map or in the table becomes a segment, or
// its customers are listed.
class ClustersView : public AnalysisView {
    Q_OBJECT
public:
    ClustersView(const Surroundings& with, QWidget* parent);
    QString title() const override { return tr("Clusters"); }
    QString question() const override { return tr("Which groups do the customers fall into by themselves?"); }
    LiveAnswer<flow::ClusterAnswer>* answer() const { return m_live; }
    int chosen() const { return m_chosen; } // cluster, -1 = none
    void choose(int cluster);

protected:
    LiveAnswerBase* live() const override { return m_live; }
    bool hasAnswer() const override { return m_live->answer() != nullptr; }
    present::Page page() const override;
    void refreshControls() override;

private:
    QString wordsOf(std::size_t cluster) const;
    void ask();
    void fillFigures();
    void openChosen();

    LiveAnswer<flow::ClusterAnswer>* m_live;
    QComboBox* m_number;
    QPushButton* m_figures; // which figures to cluster by
    QMenu* m_menu;
    QLabel* m_words;
    QPushButton *m_open, *m_save;
    std::vector<std::string> m_fields; // chosen; empty = proposed
    int m_chosen = -1;
};

} // namespace holdfast::app
