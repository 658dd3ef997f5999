// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/EventNotes.h"

#include <QDialog>

class QDateEdit;
class QLineEdit;
class QTreeWidget;

namespace holdfast::app {

// What happened when: events of the imported series, and those written here, which can be added and removed.
class EventNotesDialog : public QDialog {
    Q_OBJECT
public:
    EventNotesDialog(const Surroundings& with, core::CivilDate latest, QWidget* parent);
    void setNotes(const std::vector<flow::EventNote>& notes);

private:
    void add();
    void remove();
    void refresh();
    Surroundings m_with;
    QTreeWidget* m_list;
    QDateEdit* m_day;
    QLineEdit* m_text;
    QPushButton *m_add, *m_remove;
};

} // namespace holdfast::app
