// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/widgets/Popover.h"

#include <QAction>
#include <QList>

class QLineEdit;
class QListWidget;

namespace holdfast::app {

// Finds a command by any of its words and runs it (Ctrl+K).
class CommandPalette : public Popover {
    Q_OBJECT
public:
    CommandPalette(const QList<QAction*>& commands, const Appearance& appearance, QWidget* parent);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void filter(const QString& text);
    void run();
    QList<QAction*> m_commands;
    QLineEdit* m_edit;
    QListWidget* m_list;
};

} // namespace holdfast::app
