// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"

#include <QTabBar>
#include <QWidget>

class QHBoxLayout;
class QLabel;
class QPushButton;
class QStackedLayout;
class QVBoxLayout;

namespace holdfast::app {

// Title, tabs, question and actions of a panel: 44 px high.
class PanelHeader : public QWidget {
    Q_OBJECT
public:
    explicit PanelHeader(QWidget* parent = nullptr);
    void setTexts(const QString& title, const QString& question);
    void setTabs(const QStringList& texts); // keeps the current one
    QTabBar* tabs() const { return m_tabs; }
    void addAction(QWidget* action);
    // A note at the right, before the actions.
    void setNote(const QString& text);

private:
    QLabel *m_title, *m_question, *m_note;
    QTabBar* m_tabs;
    QHBoxLayout* m_actions;
};

// One place of the navigation. Panels are made on first visit and compute only while they are seen. A panel of the
// analyses shows how to start instead of its body while the workspace holds nothing.
class Panel : public QWidget {
    Q_OBJECT
public:
    Panel(const Surroundings& surroundings, QWidget* parent);
    PanelHeader* header() const { return m_header; }

    int tab() const { return m_header->tabs()->count() == 0 ? 0 : m_header->tabs()->currentIndex(); }
    void setTab(int tab) { m_header->tabs()->setCurrentIndex(tab); }
    // Filters, dates and comparison act on what is shown.
    virtual bool usesContext() const { return true; }
    // Shown now: computes what is out of date.
    virtual void activate() { }
    // Asks everything again (F5).
    virtual void recompute() { }

Q_SIGNALS:
    void tabChanged(int tab);
    void importWanted();

protected:
    virtual void retranslate() = 0;
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;
    const Surroundings& with() const { return m_with; }
    Workbench& workbench() const { return m_with.workbench; }
    QVBoxLayout* bodyLayout() const { return m_body; }

private:
    void makeStart();
    void refreshStart();
    void forgetFigures(); // of the workspace that is being closed
    Surroundings m_with;
    PanelHeader* m_header;
    QStackedLayout* m_pages;
    QVBoxLayout* m_body;
    QWidget* m_start = nullptr; // made when it is needed
    QLabel *m_startTitle = nullptr, *m_startText = nullptr;
    QPushButton* m_startImport = nullptr;
};

} // namespace holdfast::app
