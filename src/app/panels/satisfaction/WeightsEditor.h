// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/satisfaction/IndexDraft.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QPushButton;
class QTableWidget;

namespace holdfast::app {

// The weights of the parts of one node by every kind, side by side. Direct weights and the scores of one expert are typed in;
// which kind counts is chosen above.
class WeightsEditor : public QFrame {
    Q_OBJECT
public:
    WeightsEditor(const Surroundings& with, IndexDraft& draft, QWidget* parent);
    QTableWidget* table() const { return m_table; }
    QComboBox* inForce() const { return m_inForce; }
    void retranslate();

private:
    void refresh();
    void edited(int row, int column);
    void addExpert();
    Surroundings m_with;
    IndexDraft& m_draft;
    QLabel *m_title, *m_inForceLabel, *m_note;
    QComboBox *m_inForce, *m_expert;
    QPushButton* m_addExpert;
    QTableWidget* m_table;
    bool m_filling = false;
};

} // namespace holdfast::app
