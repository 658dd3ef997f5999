// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/sources/ImportController.h"
#include "app/look/Icons.h"
#include "app/shell/Surroundings.h"

#include <QFrame>

class QComboBox;
class QLabel;
class QVBoxLayout;

namespace holdfast::app {

// What is not clear or not right in the current file: one card a finding, open choices first, each with its answer.
class IssueList : public QFrame {
    Q_OBJECT
public:
    IssueList(const Surroundings& with, ImportController& controller, QWidget* parent);
    void refresh();
    // Puts the focus on the first answer that is still open; false = none.
    bool focusNextOpen();

private:
    void showLoaded(const flow::ImportAnswer& answer);
    void addCard(const QString& iconName, IconTone tone, const QString& title, const QString& column, const QString& text, QComboBox* answer);
    Surroundings m_with;
    ImportController& m_controller;
    QLabel *m_title, *m_count;
    QVBoxLayout* m_cards;
    QWidget* m_holder;
    QList<QComboBox*> m_open;
};

} // namespace holdfast::app
