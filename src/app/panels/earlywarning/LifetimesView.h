// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/model/LiveAnswer.h"
#include "app/shell/Surroundings.h"
#include "flow/Lifetimes.h"

#include <QWidget>

namespace holdfast::app {

class BlockFrame;
class CaveatLine;

// How long customers stay: the curve of all, by group, and the attributes that go with leaving sooner.
class LifetimesView : public QWidget {
    Q_OBJECT
public:
    LifetimesView(const Surroundings& with, QWidget* parent);
    void setActive(bool active);
    void setBy(const std::string& field); // empty: one group
    void retranslate() { refresh(); }
    LiveAnswer<flow::LifetimesAnswer>* lives() const { return m_lives; }
    LiveAnswer<flow::HazardsAnswer>* hazards() const { return m_hazards; }

Q_SIGNALS:
    void actionWanted(const QString& action);

private:
    void refresh();
    Surroundings m_with;
    std::string m_by;
    LiveAnswer<flow::LifetimesAnswer>* m_lives;
    LiveAnswer<flow::HazardsAnswer>* m_hazards;
    CaveatLine* m_caveats;
    BlockFrame *m_curve, *m_groups, *m_ratios;
};

} // namespace holdfast::app
