// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;

namespace holdfast::charts {
class TableSpecView;
}

namespace holdfast::app {

class BlockFrame;
class QualityController;

// The cell looked at: its rule in words, the distribution, the first rows that fail, and what can be done about them.
class RuleDetail : public QWidget {
    Q_OBJECT
public:
    RuleDetail(const Surroundings& with, QualityController& controller, QWidget* parent);
    void retranslate();
    BlockFrame* frame() const { return m_frame; }

Q_SIGNALS:
    void fixWanted(); // a recipe step for the rule looked at

private:
    void refresh();
    void showAllRows();
    void showLineage(int row);

    Surroundings m_with;
    QualityController& m_controller;
    BlockFrame* m_frame;
    QComboBox* m_rules;
    charts::TableSpecView* m_rows;
    QLabel* m_note;
    QPushButton *m_all, *m_fix, *m_expected;
};

} // namespace holdfast::app
