// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/panels/segments/CrossFilterView.h"
#include "app/shell/Panel.h"

class QMenu;
class QPushButton;
class QSplitter;
class QStackedLayout;
class QToolButton;

namespace holdfast::app {

class SavedSegments;

// Which customers leave more than others? The cross-filter and further views as tabs, the saved segments beside them.
class SegmentsPanel : public Panel {
    Q_OBJECT
public:
    SegmentsPanel(const Surroundings& with, QWidget* parent);
    void activate() override;
    void recompute() override { workbench().recompute(); }
    void saveSegment(); // asks for a name
    CrossFilterView* crossFilter() const { return m_crossFilter; }
    const QList<SegmentsView*>& views() const { return m_views; } // one a tab
    SavedSegments* saved() const { return m_saved; }
    QMenu* selectionMenu() const { return m_menu; } // invert, clear, export

Q_SIGNALS:
    void wanted(const QString& action); // "churn-rule"

protected:
    void retranslate() override;
    void showEvent(QShowEvent* event) override;
    void hideEvent(QHideEvent* event) override;

private:
    void refreshButtons();
    void makeMenu();
    void refreshActive(bool seen);

    QPushButton *m_undo, *m_save;
    QToolButton* m_more;
    QMenu* m_menu;
    CrossFilterView* m_crossFilter;
    QList<SegmentsView*> m_views;
    QStackedLayout* m_pages;
    SavedSegments* m_saved;
    QSplitter* m_splitter;
};

} // namespace holdfast::app
