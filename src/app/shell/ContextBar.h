// SPDX-FileCopyrightText: 2026 The Holdfast authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "app/shell/Surroundings.h"
#include "app/widgets/ContextWidgets.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QMenu;

namespace holdfast::app {

class FindBox;

// The filters as chips in one row; what does not fit folds into "+2".
class ChipRow : public QWidget {
    Q_OBJECT
public:
    explicit ChipRow(const Surroundings& with, QWidget* parent);
    void rebuild();
    QList<Chip*> chips() const { return m_chips; }
    QSize sizeHint() const override { return {120, 26}; }
    QSize minimumSizeHint() const override { return {90, 26}; }

protected:
    void resizeEvent(QResizeEvent* event) override;
    void changeEvent(QEvent* event) override;

private:
    void arrange();
    Surroundings m_with;
    QList<Chip*> m_chips;
    QPushButton *m_all, *m_more, *m_add;
    QMenu* m_addMenu;
};

// One context for every panel: workspace, dates, comparison, filters and how many customers they leave.
class ContextBar : public QFrame {
    Q_OBJECT
public:
    ContextBar(const Surroundings& with, QMenu* workspaceMenu, QWidget* parent);
    void setRailWidth(int width);
    // Grey with a sentence at the right where filters do not apply.
    void setApplies(bool applies);
    void addFilter(); // opens the menu of facets
    void find(); // puts the cursor into the search for a customer
    // The period that the rates of the moment run over: the last full one at the as-of day.
    core::Period currentPeriod() const;
    core::CivilDate asOf() const;
    void stepPeriod(int by);

protected:
    void changeEvent(QEvent* event) override;
    void paintEvent(QPaintEvent* event) override;

private:
    void refresh();
    void refreshCounts();
    void openCalendar();
    void openPeriodMenu();
    void openComparisonMenu();
    void placeMenu(QMenu& menu, QWidget* under);

    Surroundings m_with;
    ContextButton *m_workspace, *m_asOf, *m_period, *m_versus;
    ChipRow* m_chips;
    QLabel *m_filterMark, *m_notApplied;
    ScopeMeter* m_meter;
    FindBox* m_find;
    bool m_applies = true;
};

} // namespace holdfast::app
