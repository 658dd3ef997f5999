// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDialog>

class QMenu;
class QTextBrowser;

namespace holdfast::app {

// What keys and gestures do. The commands are read from the menus, so that none is told that is not there.
class HelpDialog : public QDialog {
    Q_OBJECT
public:
    HelpDialog(const QList<QMenu*>& menus, QWidget* parent);

protected:
    void changeEvent(QEvent* event) override;

private:
    void retranslate();
    QList<QMenu*> m_menus;
    QTextBrowser* m_text;
};

} // namespace holdfast::app
