// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "flow/Indicators.h"
#include "present/pages/WarningPages.h"

#include <QWidget>

class QLabel;

namespace holdfast::charts {
class IndicatorTiles;
}

namespace holdfast::app {

class BlockFrame;
class FitScrollArea;

// Tiles of all indicators, the map of indicator by segment, and the chosen indicator in full.
class IndicatorsView : public QWidget {
    Q_OBJECT
public:
    IndicatorsView(const Surroundings& with, LiveAnswer<flow::IndicatorAnswer>& indicators, QWidget* parent);
    void retranslate();
    void choose(const QString& indicator);
    const QString& chosen() const { return m_chosen; }
    charts::IndicatorTiles* tiles() const { return m_tiles; }
    BlockFrame* map() const { return m_map; }
    BlockFrame* detail() const { return m_detail; }

Q_SIGNALS:
    void actionWanted(const QString& action);

protected:
    void resizeEvent(QResizeEvent* event) override;

private:
    void refresh();
    void refreshDetail();
    void fit();
    Surroundings m_with;
    LiveAnswer<flow::IndicatorAnswer>& m_indicators;
    FitScrollArea* m_scroll;
    QWidget* m_body;
    charts::IndicatorTiles* m_tiles;
    QLabel* m_legend;
    BlockFrame *m_map, *m_detail;
    present::IndicatorMap m_shown;
    QString m_chosen; // empty = the worst
};

} // namespace holdfast::app
