// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "flow/CustomerTable.h"

#include <QLineEdit>
#include <QTimer>

class QCompleter;
class QStandardItemModel;

namespace holdfast::app {

// "Find customer": ids and names that fit, while one types; Enter opens the first, or the one chosen.
class FindBox : public QLineEdit {
    Q_OBJECT
public:
    FindBox(const Surroundings& with, QWidget* parent);
    void start(); // takes the focus
    const QStandardItemModel* found() const { return m_found; }

Q_SIGNALS:
    void customerChosen(const QString& id);

protected:
    void keyPressEvent(QKeyEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void ask(bool open);
    void take(const flow::FoundCustomers& found, bool open);
    void choose(const QString& id);
    void retranslate();
    Surroundings m_with;
    QStandardItemModel* m_found;
    QCompleter* m_completer;
    QTimer m_delay;
};

} // namespace holdfast::app
