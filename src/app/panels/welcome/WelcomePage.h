// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <QWidget>

class QComboBox;
class QFrame;
class QLabel;
class QLineEdit;
class QPushButton;
class QTabBar;
class QTableWidget;

namespace holdfast::app {

class CommandButton;
class DropZone;

// Start, or go on where I stopped.
class WelcomePage : public QWidget {
    Q_OBJECT
public:
    WelcomePage(const Surroundings& with, QWidget* parent);
    void refreshRecent();

Q_SIGNALS:
    void newWanted();
    void openWanted();
    void sampleWanted();
    void openPath(const QString& path);
    void updateData(const QString& path);

protected:
    void changeEvent(QEvent* event) override;

private:
    QWidget* makeStart();
    QWidget* makeRecent();
    QFrame* makeSteps();
    void retranslate();
    void fillRecent();
    void refreshSelected();
    QString selectedPath() const;

    Surroundings m_with;
    CommandButton *m_new, *m_open, *m_sample;
    DropZone* m_drop;
    QLabel *m_tagline, *m_privacy, *m_recentTitle, *m_stepsTitle, *m_stepsTime, *m_selected;
    QComboBox* m_language;
    QTabBar* m_theme;
    QFrame* m_recentBlock;
    QTableWidget* m_recent;
    QLineEdit* m_find;
    QPushButton *m_continue, *m_update, *m_locate, *m_remove;
    struct Step {
        QLabel *title, *text, *time;
    };
    QList<Step> m_steps;
    QList<RecentWorkspace> m_shown;
};

} // namespace holdfast::app
