// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/overview/OverviewController.h"
#include "app/shell/Panel.h"
#include "flow/WhatChanged.h"
#include "present/Page.h"

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
    void openGroup(int row);
    void openChange(int row);
    OverviewController* m_controller;
    LiveAnswer<flow::WhatChangedAnswer>* m_changed;
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
