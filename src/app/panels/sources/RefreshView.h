// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <QWidget>

class QComboBox;
class QLabel;

namespace holdfast::app {

class BlockFrame;
class ImportController;
struct SourceFile;

// What a file of a known shape would change: counts, values, examples, the recipe replayed; and the rule by which it
// takes the place of earlier rows.
class RefreshView : public QWidget {
    Q_OBJECT
public:
    RefreshView(const Surroundings& with, ImportController& controller, QWidget* parent);
    void retranslate();
    void refresh(const SourceFile& file);

private:
    Surroundings m_with;
    ImportController& m_controller;
    QLabel* m_ruleLabel;
    QComboBox* m_rule;
    QList<BlockFrame*> m_blocks;
};

} // namespace holdfast::app
