// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "flow/RiskModel.h"
#include "present/Page.h"

#include <QWidget>

namespace holdfast::charts {
class TileStrip;
}

namespace holdfast::app {

class BlockFrame;
class CaveatLine;

// Can the risk model be trusted? Its card, its test out of time, what it looks at and where its limits lie.
class RiskView : public QWidget {
    Q_OBJECT
public:
    RiskView(const Surroundings& with, QWidget* parent);
    void setActive(bool active) { m_risk->setActive(active); }
    void retranslate() { refresh(); }
    // One undoable step; a job that can be cancelled.
    void train();
    LiveAnswer<flow::RiskAnswer>* risk() const { return m_risk; }
    BlockFrame* block(int index) const { return m_blocks[index]; }

Q_SIGNALS:
    void trained();

private:
    void refresh();
    Surroundings m_with;
    LiveAnswer<flow::RiskAnswer>* m_risk;
    present::Page m_page;
    charts::TileStrip* m_tiles;
    CaveatLine* m_caveats;
    QList<BlockFrame*> m_blocks;
};

} // namespace holdfast::app
