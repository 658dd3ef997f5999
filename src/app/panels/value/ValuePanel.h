// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Panel.h"
#include "flow/CustomerValue.h"
#include "flow/Lifecycle.h"
#include "present/Page.h"

#include <QHash>

class QComboBox;
class QPushButton;
class QStackedLayout;

namespace holdfast::charts {
class StageFlowView;
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;
class CaveatLine;

// Where is the value, and at which stage is it lost? Every mark with customers behind it (app/shell/Marks.h) filters them on
// every panel or lists them: stages, moves, tenths, bins, channels, points of the Lorenz curve.
class ValuePanel : public Panel {
    Q_OBJECT
public:
    enum Tab { OverviewTab, MethodsTab, LifecycleTab };
    ValuePanel(const Surroundings& with, QWidget* parent);
    void activate() override;
    void recompute() override;
    LiveAnswer<flow::ValueAnswer>* value() const { return m_value; }
    LiveAnswer<flow::LifecycleAnswer>* lifecycle() const { return m_lifecycle; }
    charts::TileStrip* tiles() const { return m_tiles; }
    BlockFrame* block(const QString& id) const { return m_blocks.value(id); }
    charts::StageFlowView* flow() const { return m_flow; }
    void editModel();

Q_SIGNALS:
    void wanted(const QString& action); // "import", "churn-rule"

protected:
    void retranslate() override;
    void hideEvent(QHideEvent* event) override;

private:
    BlockFrame* makeBlock(const char* id);
    QWidget* makeOverview();
    QWidget* makeMethods();
    QWidget* makeFlow();
    QWidget* makeLifecycle();
    void refreshActive();
    void refreshValue();
    void refreshLifecycle();
    void showProblem(const QStringList& ids, const core::Error& problem);
    void addMarks();
    void chooseMethod();
    LiveAnswer<flow::ValueAnswer>* m_value;
    LiveAnswer<flow::LifecycleAnswer>* m_lifecycle;
    present::Page m_page;
    QStackedLayout* m_pages;
    charts::TileStrip* m_tiles;
    QHash<QString, BlockFrame*> m_blocks;
    CaveatLine* m_caveats;
    charts::StageFlowView* m_flow = nullptr;
    BlockFrame* m_flowFrame = nullptr;
    QComboBox* m_method;
    QPushButton* m_model;
};

} // namespace holdfast::app
