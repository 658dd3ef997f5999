// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "flow/Indicators.h"

#include <QWidget>

namespace holdfast::app {

class BlockFrame;

// What goes with later churn: indicators at lags, figures of customers, groups of like risk, and all of it together.
class CorrelationView : public QWidget {
    Q_OBJECT
public:
    CorrelationView(const Surroundings& with, LiveAnswer<flow::IndicatorAnswer>& indicators, QWidget* parent);
    void retranslate() { refresh(); }
    BlockFrame* block(int index) const { return m_blocks[index]; }

Q_SIGNALS:
    void actionWanted(const QString& action);

private:
    void refresh();
    Surroundings m_with;
    LiveAnswer<flow::IndicatorAnswer>& m_indicators;
    QList<BlockFrame*> m_blocks;
};

} // namespace holdfast::app
